"""What there is to confuse two events by: the date, place and title that are declared, and those that are claimed.

Which fact tells where, or what somebody is called, only its words say: "Where was it?", "What was he called?".
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import partial
from typing import Literal, NamedTuple

import numpy as np

from discrepancies.claims.records_alike import (
    Alike,
    Days,
    Pairs,
    Same,
    Seasons,
    Spots,
    claimed_days,
    claimed_names,
    claimed_spot,
    packed,
)
from discrepancies.columns.arrays import Floats, Ints
from discrepancies.kinds import identifier
from discrepancies.kinds import name as name_kind
from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY, civil, day_number, month_days
from discrepancies.language.folding import fold
from discrepancies.language.reading import COMPARABLE, YEARLESS, Context, Reading
from discrepancies.load.dossier import Dossier
from discrepancies.model import Event, Fact, Place
from discrepancies.wording import Naming, Wording

NEAR_DAYS = 30
NEAR_IN_CALENDAR = 14
NEAR_DEGREES = 0.01
SIMILAR = 80
FEW_EVENTS = 1000
MOST_FACTS = 12
"""Facts whose claims are looked at; a dossier with more tells its events apart in other ways."""

WHERE = frozenset(
    [
        "where",
        "place",
        "location",
        "town",
        "city",
        "village",
        "street",
        "address",
        "venue",
        "district",
        "donde",
        "lugar",
        "ciudad",
        "pueblo",
        "onde",
        "local",
        "cidade",
        "ou",
        "lieu",
        "ville",
        "wo",
        "ort",
        "stadt",
        "dove",
        "luogo",
        "citta",
        "где",
        "место",
        "город",
        "село",
        "де",
        "місце",
        "місто",
        "اين",
        "مكان",
        "مدينه",
    ]
)
CALLED = frozenset(
    [
        "name",
        "called",
        "named",
        "title",
        "nombre",
        "titulo",
        "llama",
        "llamaba",
        "nome",
        "chama",
        "chamava",
        "nom",
        "titre",
        "appelle",
        "appelait",
        "titel",
        "heisst",
        "hiess",
        "titolo",
        "chiama",
        "chiamava",
        "имя",
        "название",
        "заголовок",
        "зовут",
        "звали",
        "імя",
        "назва",
        "звати",
        "звали",
        "اسم",
        "عنوان",
    ]
)
CHINESE_WHERE, CHINESE_CALLED = ("哪里", "地点", "何处"), ("姓名", "名称", "标题", "名字")

Sort = Literal["declared", "title", "name", "time", "place"]


class Way(NamedTuple):
    """A way in which two events may be alike: in words, by what is compared, and how much it tells."""

    words: str
    mark: Alike
    sort: Sort
    fact: str = ""


@dataclass(frozen=True)
class Ways:
    """All ways in which these events may be alike; the titles that part two of them, and which of those are similar."""

    dossier: Dossier
    wording: Wording
    events: list[str]
    all: list[Way] = field(default_factory=list)
    titles: list[Same] = field(default_factory=list)
    similar: Pairs | None = None

    def words(self, bits: int) -> list[str]:
        """The ways of these bits in words."""
        # Of one fact the last way says most: on one day, not only within thirty.
        alike = {way.fact or way.words: way.words for number, way in enumerate(self.all) if bits >> number & 1}
        return list(alike.values())

    def rests_on(self, events: list[int], bits: int) -> tuple[str, ...]:
        """What is declared of these events, and what is claimed of them in the ways of these bits."""
        declared = [self.dossier.events.get(self.events[number]) or _bare(self.events[number]) for number in events]
        told = [
            f"{event.key} {key}: {word or ''}"
            for event in declared
            for key, word in (("title", event.title), ("date", event.date), ("place", event.place))
        ]
        facts = {way.fact for number, way in enumerate(self.all) if way.fact and bits >> number & 1}
        return (*told, *(words for event in declared for words in self._claimed(event.key, facts)))

    def _claimed(self, event: str, facts: set[str]) -> list[str]:
        claims = self.dossier.claims
        rows = np.flatnonzero((claims["event"] == event).to_numpy() & claims["fact"].isin(facts).to_numpy())
        said = {f"{event} {self.wording.fact(row).key}: {self.wording.value(row)}" for row in rows.tolist()}
        return sorted(said)


def called(dossier: Dossier, event: str) -> str:
    """An event by its title, where it has one, and its key."""
    return Naming(dossier).event(event)


def ways(dossier: Dossier, wording: Wording, keys: list[str]) -> Ways:
    """The ways in which the events of these keys may be alike."""
    found = _declared(dossier, wording, keys)
    claims = dossier.claims
    categories = claims["event"].cat.categories.tolist()
    number = {key: place for place, key in enumerate(keys)}
    of_code = np.array([number.get(key, -1) for key in categories], dtype=np.int64)
    event = of_code[claims["event"].cat.codes.to_numpy()]
    code = claims["fact"].cat.codes.to_numpy()
    part = claims["part"].astype(object).to_numpy()
    telling = [
        (place, fact)
        for place, key in enumerate(claims["fact"].cat.categories.tolist())
        if (fact := dossier.facts[key]).kind in ("date", "period", "coordinates") or _sort(fact)
    ]
    for place, fact in telling[:MOST_FACTS]:
        rows = np.flatnonzero(code == place)
        words = fact.key.replace("_", " ")
        if fact.kind in ("date", "period"):
            days = claimed_days(claims, rows[part[rows] != "end"], event, len(keys))
            found.all.append(Way(f"{words} within {NEAR_DAYS} days", Days(*days, NEAR_DAYS), "time", fact.key))
            found.all.append(Way(f"{words} on one day", Days(*days, 0), "time", fact.key))
        elif fact.kind == "coordinates":
            spot = [claimed_spot(claims, rows[part[rows] == of], event, len(keys)) for of in ("lat", "lon")]
            mark = Spots(spot[0], spot[1], NEAR_DEGREES)
            found.all.append(Way(f"{words} within a kilometre", mark, "place", fact.key))
        elif sort := _sort(fact):
            same = Same(claimed_names(claims, rows, event, len(keys), partial(_spelt, fact=fact)))
            found.all.append(Way(f"the same {words}", same, sort, fact.key))
            if sort == "title":
                found.titles.append(same)
    return found


def _sort(fact: Fact) -> Sort | None:
    """What a fact's answer is to an event: what it is called, where it was, another name of it, or none of these."""
    asked = f"{fact.key.replace('_', ' ')} {fact.asks}"
    words = set(fold(asked).split())
    if fact.kind in ("name", "text", "category") and (words & WHERE or any(one in asked for one in CHINESE_WHERE)):
        return "place"
    if fact.kind == "identifier":
        return "title"
    if fact.kind in ("name", "text") and (words & CALLED or any(one in asked for one in CHINESE_CALLED)):
        return "title"
    return "name" if fact.kind == "name" else None


def _spelt(text: str, fact: Fact) -> str:
    """What a claim calls it, as it is compared; "" where nobody knows."""
    if fold(text) in ("unknown", "not established"):
        return ""
    if fact.kind == "identifier":
        return identifier.spelling(text, fact)
    return " ".join(sorted(name_kind.spelling(text, fact).split()))


def _declared(dossier: Dossier, wording: Wording, keys: list[str]) -> Ways:
    if not dossier.events:
        return Ways(dossier, wording, keys)
    events = [dossier.events.get(key) or _bare(key) for key in keys]
    read = [interval(event.date, Context()) if event.date else None for event in events]
    dates = [(one.low // DAY, one.high // DAY) if one and one.track == COMPARABLE else _NEVER for one in read]
    seasons = [_season(one) if one else _NEVER for one in read]
    places = [fold(event.place or "") for event in events]
    titles = [" ".join(sorted(fold(event.title or "").split())) for event in events]
    title = _coded(titles)
    similar = _similar(titles) if len(keys) <= FEW_EVENTS and any(titles) else None
    across = f"dates within {NEAR_IN_CALENDAR} days in the calendar of different years"
    of_time = [
        Way(f"dates within {NEAR_DAYS} days", Days(*_ends(dates), NEAR_DAYS), "declared"),
        Way(across, Seasons(*_ends(seasons), NEAR_IN_CALENDAR), "declared"),
    ]
    others = [
        Way("one place", Same(_coded(places)), "declared"),
        Way("similar titles", Same(title) if similar is None else similar, "declared"),
    ]
    return Ways(dossier, wording, keys, [*of_time, *others], [Same(title)], similar)


_NEVER = (np.nan, np.nan)


def _bare(key: str) -> Event:
    """An event that nobody declares."""
    return Event(key, Place("", 0, 0))


def _ends(spans: list[tuple[float, float]]) -> tuple[Floats, Floats]:
    ends = np.array(spans, dtype=np.float64).reshape(-1, 2)
    return ends[:, 0], ends[:, 1]


def _coded(texts: list[str]) -> Ints:
    """Texts as codes, "" as -1."""
    code = {text: number for number, text in enumerate(sorted(set(texts) - {""}))}
    return np.array([code.get(text, -1) for text in texts], dtype=np.int64)


def _similar(titles: list[str]) -> Pairs:
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    given = np.array([bool(title) for title in titles])
    score = process.cdist(titles, titles, scorer=Indel.normalized_similarity) >= SIMILAR / 100
    one, other = np.nonzero(np.triu(score & given[:, None] & given, 1))
    return Pairs(np.sort(packed(one.astype(np.int64), other.astype(np.int64), len(titles))), len(titles))


def _season(reading: Reading) -> tuple[float, float]:
    """First and last day in the calendar, 0 to 365; NaN where the date is too wide to stand for a season."""
    if reading.track == YEARLESS:
        ends = month_days(reading.low, reading.high)
    elif reading.high - reading.low <= NEAR_DAYS * DAY + DAY:
        ends = (civil(int(reading.low // DAY))[1:], civil(int(reading.high // DAY))[1:])
    else:
        return _NEVER
    first, last = (day_number(2000, month, day) - day_number(2000, 1, 1) for month, day in ends)
    return float(first), float(last)
