"""A toll that grows day by day, told by two sources: growth is no conflict, every other difference is one.

Each event has a toll for every day. Two sources tell it, claim by claim or a document a day; some figures are wrong,
some are lowered later, some are hedged or dated by the month. What must be found follows from the days alone.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import permutations
from math import inf
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

import discrepancies
from tests.properties.claims_files import Tree, plain

if TYPE_CHECKING:
    from discrepancies.model import Finding

EVENTS = 30
FIRST_DAY = date(2023, 2, 6)
ALWAYS = (datetime.min, datetime.max)
MONTHS = {month: f"{date(2023, month, 1):%B %Y}" for month in range(1, 13)}
OF_CONFLICT = ("value-conflict", "self-contradiction", "revised-down", "misquote")


Stretch = tuple[datetime, datetime]
"""From when to when."""


class Told(NamedTuple):
    """One figure: who gives it, what it leaves possible, and when it may have been counted."""

    source: str
    written: str
    low: float
    high: float
    counted: Stretch
    as_of: str | None = None
    """As written; without it the figure was counted when the document was published, or what it repeats counted."""

    def earlier(self, other: Told) -> bool:
        """Whether it was certainly counted before the other."""
        return self.counted[1] < other.counted[0]

    def above(self, other: Told) -> bool:
        """Whether every number it allows is greater than every one that the other does."""
        return self.low > other.high


class Document(NamedTuple):
    """A source's own keys."""

    published: str | None = None
    derives_from: str | None = None


class Series(NamedTuple):
    """One event: what is told of its toll, and by which documents."""

    claims: tuple[Told, ...]
    documents: Mapping[str, Document]


def _tolls(random: Random) -> list[int]:
    """The toll at the end of each day: it grows fast, then slowly, and not every day."""
    toll, tolls = random.randrange(3, 40), []
    for day in range(random.randint(30, 60)):
        tolls.append(toll)
        toll += random.choice((0, 0, random.randrange(1, 4), random.randrange(120) // (day + 1)))
    return tolls


def _days(first: date, last: date) -> Stretch:
    return datetime.combine(first, time.min), datetime.combine(last, time.max)


def _day(number: int) -> Stretch:
    return _days(FIRST_DAY + timedelta(number), FIRST_DAY + timedelta(number))


def _month(month: int) -> Stretch:
    return _days(date(2023, month, 1), date(2023, month + 1, 1) - timedelta(1))


def _worded(random: Random, number: int) -> tuple[str, float, float]:
    less = max(number - random.randrange(3), 0)
    form = random.randrange(12)
    if form == 0:
        return f"at least {less}", less, inf
    if form == 1:
        return f"{less} to {number + 2}", less, number + 2
    if form == 2:
        return f"up to {number + 1}", 0, number + 1
    return str(number), number, number


def _daily(random: Random, source: str, tolls: Sequence[int], careless: float) -> Iterator[Told]:
    """One source's figures, most days one; where it is `careless` some are wrong, and the next day put right."""
    for number, toll in enumerate(tolls):
        if random.random() < 0.1:
            continue
        said = _worded(random, toll)
        if random.random() < careless:
            wrong = max(toll + random.choice((-3, -1, 1, 2, 20)), 0)
            said = str(wrong), wrong, wrong
        yield Told(source, *said, _day(number), f"{_day(number)[0]:%Y-%m-%d}")


def _twice_daily(random: Random, source: str, tolls: Sequence[int], careless: float) -> Iterator[Told]:
    """The same in half the time: one figure of the morning and one of the evening; now and then two of one second."""
    for claim in _daily(random, source, tolls, careless):
        day, evening = divmod((claim.counted[0].date() - FIRST_DAY).days, 2)
        hour = _day(day)[0] + timedelta(hours=20 if evening else 8)
        timed = claim._replace(counted=(hour, hour), as_of=f"{hour:%Y-%m-%dT%H:%M:%S}")
        yield timed
        if random.random() < careless / 2:
            more = int(claim.low) + 1
            yield timed._replace(written=str(more), low=more, high=more)


def _loosely_dated(random: Random, source: str, tolls: Sequence[int], documents: dict[str, Document]) -> Iterator[Told]:
    """A few figures of a month, or of no day that the source says."""
    last = FIRST_DAY + timedelta(len(tolls) - 1)
    months = range(FIRST_DAY.month, last.month + 1)
    for month in random.sample(months, random.randrange(2)):
        first = max((date(2023, month, 1) - FIRST_DAY).days - 1, 0)
        number = tolls[min(first, len(tolls) - 1)]
        yield Told(source, f"at least {number}", number, inf, _month(month), f"2023-{month:02}")
    if random.random() < 0.3:
        published = documents[source].published
        counted = _days(*(date.fromisoformat(published),) * 2) if published else ALWAYS
        yield Told(source, f"over {tolls[0] - 1}", tolls[0], inf, counted)
        if published:
            yield Told(source, str(tolls[-1]), tolls[-1], tolls[-1], counted)
    if random.random() < 0.1:
        number = tolls[len(tolls) // 2]
        yield Told(source, f"{number:,}", number, number, _month(last.month), MONTHS[last.month])


def _two_sources(random: Random, event: str) -> Series:
    """An agency and a ministry that count by the day, and now and then a third that copies one of them."""
    tolls, careless = _tolls(random), random.choice((0.0, 0.0, 0.02, 0.1))
    after = FIRST_DAY + timedelta(len(tolls))
    documents = {
        f"{event}_agency": Document(str(after)),
        f"{event}_ministry": Document(random.choice((None, str(after), str(after + timedelta(9))))),
    }
    claims: list[Told] = []
    telling = random.choice((_daily, _daily, _twice_daily))
    for source in documents:
        claims += telling(random, source, tolls, careless)
        if telling is _daily and random.random() < 0.4:
            claims += _loosely_dated(random, source, tolls, documents)
    if random.random() < 0.3:
        origin, copy = f"{event}_agency", f"{event}_copy"
        documents[copy] = Document(None, origin)
        claims += [c._replace(source=copy) for c in claims if c.source == origin and c.as_of and random.random() < 0.5]
        if random.random() < careless * 5:
            early, late = sorted(random.sample(range(len(tolls)), 2))
            # The figure of one day, told as that of an earlier one.
            told = str(tolls[late]), tolls[late], tolls[late]
            claims.append(Told(copy, *told, _day(early), f"{_day(early)[0]:%Y-%m-%d}"))
    return Series(_distinct(claims), documents)


def _a_document_a_day(random: Random, event: str) -> Series:
    """Each day's figure is a document of its own, without an as-of; some are copied a day or more later."""
    tolls, careless = _tolls(random), random.choice((0.0, 0.0, 0.02, 0.1))
    documents: dict[str, Document] = {}
    claims: list[Told] = []
    for name in ("agency", "ministry"):
        for claim in _daily(random, name, tolls, careless):
            source = f"{event}_{name}_{claim.as_of}"
            claims.append(claim._replace(source=source, as_of=None))
            documents[source] = Document(claim.as_of)
    for claim in random.sample(claims, len(claims) // 3):
        late = claim.counted[0] + timedelta(random.randrange(9))
        copy = f"{claim.source}_copy"
        documents[copy] = Document(f"{late:%Y-%m-%d}", claim.source)
        retold = _retold(random, claim, careless)._replace(source=copy)
        # What it does not say over again it says as of the day of its own publication.
        same = (retold.low, retold.high) == (claim.low, claim.high)
        claims.append(retold if same else retold._replace(counted=_days(late.date(), late.date())))
    return Series(_distinct(claims), documents)


def _retold(random: Random, claim: Told, careless: float) -> Told:
    """A figure as a copy gives it: mostly as it is, or as a bound, or wrong."""
    number = int(claim.low)
    if random.random() < careless:
        number += random.choice((1, 5))
        return claim._replace(written=str(number), low=number, high=number)
    if number == claim.high and random.random() < 0.3:
        return claim._replace(written=f"up to {number}", low=0)
    return claim


def _distinct(claims: Sequence[Told]) -> tuple[Told, ...]:
    return tuple({(claim.source, claim.written, claim.as_of): claim for claim in claims}.values())


@cache
def _told(seed: int) -> dict[str, Series]:
    random = Random(seed)
    return {
        f"e{number}": (_a_document_a_day if number % 3 == 2 else _two_sources)(random, f"e{number}")
        for number in range(EVENTS)
    }


class Found(NamedTuple):
    """A finding, and the claims of the test that it rests on."""

    finding: Finding
    claims: frozenset[Told]


def _checked(told: Mapping[str, Series], folder: Path) -> dict[str, dict[str, list[Found]]]:
    """The findings that `check` makes of each event, by rule."""
    sources: dict[str, Tree] = {}
    for event, series in told.items():
        for source, document in series.documents.items():
            about: dict[str, Tree] = {"event": event}
            about |= {"published": document.published} if document.published else {}
            about |= {"derives_from": [document.derives_from]} if document.derives_from else {}
            claims = [
                {"fact": "dead", "value": claim.written, "quote": "…"} | ({"as_of": claim.as_of} if claim.as_of else {})
                for claim in series.claims
                if claim.source == source
            ]
            sources[source] = about | {"claims": claims}
    fact = {"asks": "How many people have died?", "kind": "count", "unit": "people", "cumulative": "true"}
    path = folder / "claims.yaml"
    path.write_text(plain({"facts": {"dead": fact}, "sources": sources}), encoding="utf-8")
    report = discrepancies.check(discrepancies.load(str(path)))
    columns = (report.dossier.claims[key].tolist() for key in ("source", "value", "as_of"))
    keys = list(zip(*columns, strict=True))
    claim_of = {(c.source, c.written, c.as_of or ""): c for series in told.values() for c in series.claims}
    found: dict[str, dict[str, list[Found]]] = {event: {} for event in told}
    for finding in report.flagged:
        if finding.event:
            claims_of = frozenset(claim_of[keys[row]] for row in finding.rows)
            found[finding.event].setdefault(finding.rule, []).append(Found(finding, claims_of))
    return found


def _apart(claims: Sequence[Told]) -> Iterator[tuple[Told, Told]]:
    """(higher, lower) where no number is both, and the lower is not certainly the earlier."""
    for higher, lower in permutations(claims, 2):
        if higher.above(lower) and not lower.earlier(higher):
            yield higher, lower


def _of_two_counts(one: Told, other: Told) -> bool:
    """Whether both say up to when they were counted, and certainly not up to one time."""
    return bool(one.as_of and other.as_of) and (one.earlier(other) or other.earlier(one))


def _misquotes(series: Series) -> set[Told]:
    """The copies' figures that cannot stand beside any of their origin's, nor say that they are of another time."""
    wrong = set()
    for claim in series.claims:
        origin = series.documents[claim.source].derives_from
        said = [other for other in series.claims if other.source == origin]
        if said and all(any(_apart((claim, other))) and not _of_two_counts(claim, other) for other in said):
            wrong.add(claim)
    return wrong


def _independent(series: Series) -> list[Told]:
    """The claims without misquotes, and without those that repeat what their origin says of the same days."""
    said = {(claim.source, claim.low, claim.high, claim.counted) for claim in series.claims}
    wrong = _misquotes(series)
    return [
        claim
        for claim in series.claims
        if claim not in wrong
        and (series.documents[claim.source].derives_from, claim.low, claim.high, claim.counted) not in said
    ]


def _lines(claims: Sequence[Told]) -> str:
    """The claims as somebody who looks into a failure wants them."""
    return "\n".join(
        f"{c.source}: {c.written}, {c.as_of or f'counted {c.counted[0]} to {c.counted[1]}'}" for c in claims
    )


@pytest.mark.parametrize("seed", range(4))
def test_growth_is_no_conflict_and_every_other_difference_is(seed: int, tmp_path: Path) -> None:
    told = _told(seed)
    found = _checked(told, tmp_path)
    clean = 0
    for event, series in told.items():
        rules, independent = found[event], _independent(series)
        lowered: dict[str, set[Told]] = {}
        doubled: dict[str, set[Told]] = {}
        for higher, lower in _apart(series.claims):
            if higher.source == lower.source:
                kind = lowered if higher.earlier(lower) else doubled
                kind.setdefault(higher.source, set()).update((higher, lower))
        pairs = [pair for pair in _apart(series.claims) if pair[0].source != pair[1].source]
        joint = [pair for pair in pairs if set(pair) <= set(independent)]
        story = f"{event}\n{_lines(series.claims)}"
        for rule, by_source in (("revised-down", lowered), ("self-contradiction", doubled)):
            flagged = rules.get(rule, [])
            # One finding a fall, or a time: its subject is the source and that.
            assert {str(one.finding.subject).partition(",")[0] for one in flagged} == by_source.keys(), (
                f"{rule} in {story}"
            )
            assert len({one.finding.id for one in flagged}) == len(flagged)
            for one in flagged:
                assert any(_apart([*one.claims])), f"{rule} of\n{_lines([*one.claims])}\nin {story}"
                assert one.claims <= by_source[str(one.finding.subject).partition(",")[0]], f"{rule} in {story}"
        conflicts = rules.get("value-conflict", [])
        assert bool(conflicts) == bool(joint), f"{joint[:1]} in {story}"
        assert len({one.finding.id for one in conflicts}) == len(conflicts)
        for one in conflicts:
            assert any({*pair} <= one.claims for pair in joint), (
                f"value-conflict of\n{_lines([*one.claims])}\nin {story}"
            )
        # Each too low figure is told of, at its time.
        missing = {lower for _, lower in joint} - {claim for one in conflicts for claim in one.claims}
        assert not missing, f"value-conflict without\n{_lines([*missing])}\nin {story}"
        misquoting = {claim.source for claim in _misquotes(series)}
        assert {one.finding.subject for one in rules.get("misquote", [])} == misquoting, story
        clean += not rules.keys() & {*OF_CONFLICT}
    assert EVENTS / 5 < clean < EVENTS * 4 / 5


@pytest.mark.parametrize("seed", range(4))
def test_an_earlier_lower_figure_is_superseded_once_a_fact(seed: int, tmp_path: Path) -> None:
    told = _told(seed)
    found = _checked(told, tmp_path)
    for event, series in told.items():
        pairs = permutations(_independent(series), 2)
        older = {lower for higher, lower in pairs if higher.above(lower) and lower.earlier(higher)}
        superseded = found[event].get("superseded", [])
        assert len(superseded) == bool(older), event
        for one in superseded:
            assert (one.finding.severity, one.finding.subject, one.finding.scope) == ("info", None, None)
            missing = older - one.claims
            assert not missing, f"without\n{_lines(list(missing))}\nin {event}\n{_lines(series.claims)}"


def test_a_toll_that_only_grows_is_told_without_any_conflict(tmp_path: Path) -> None:
    told = {}
    for number in range(EVENTS):
        tolls = _tolls(Random(number))
        documents = {f"e{number}_{name}": Document() for name in ("agency", "ministry")}
        claims = [
            Told(source, str(toll), toll, toll, _day(day), f"{_day(day)[0]:%Y-%m-%d}")
            for source in documents
            for day, toll in enumerate(tolls)
        ]
        told[f"e{number}"] = Series(_distinct(claims), documents)
    for rules in _checked(told, tmp_path).values():
        assert not rules.keys() & {*OF_CONFLICT}
        assert len(rules["superseded"]) == 1


@pytest.mark.parametrize("off", [-1, 1, 10])
def test_one_wrong_day_in_a_long_series_is_found(off: int, tmp_path: Path) -> None:
    """Of tolls that grow by two a day, the ministry gives one figure wrong, on each day of a series in turn."""
    told, wrong = {}, {}
    for number in range(EVENTS):
        documents = {f"e{number}_{name}": Document() for name in ("agency", "ministry")}
        claims = {
            (name, day): Told(f"e{number}_{name}", str(toll), toll, toll, _day(day), f"{_day(day)[0]:%Y-%m-%d}")
            for name in ("agency", "ministry")
            for day, toll in enumerate(range(20, 20 + 2 * EVENTS, 2))
        }
        right = claims["agency", number]
        figure = int(right.low) + off
        claims["ministry", number] = Told(
            f"e{number}_ministry", str(figure), figure, figure, right.counted, right.as_of
        )
        told[f"e{number}"] = Series(tuple(claims.values()), documents)
        wrong[f"e{number}"] = {right, claims["ministry", number]}
    found = _checked(told, tmp_path)
    for number, (event, pair) in enumerate(wrong.items()):
        assert any(pair <= one.claims for one in found[event]["value-conflict"])
        lowers = off > 2 and number < EVENTS - 1
        assert ("revised-down" in found[event]) == lowers


def test_of_two_figures_of_one_second_neither_is_out_of_date(tmp_path: Path) -> None:
    second = datetime(2023, 2, 6, 8)
    figures = {"e_agency": 9, "e_ministry": 7}
    claims = [Told(s, str(n), n, n, (second, second), f"{second:%Y-%m-%dT%H:%M:%S}") for s, n in figures.items()]
    found = _checked({"e": Series(tuple(claims), dict.fromkeys(figures, Document()))}, tmp_path)["e"]
    assert [one.claims for one in found["value-conflict"]] == [{*claims}]
    assert "superseded" not in found
