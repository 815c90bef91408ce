"""Which facts some words of a text may answer: by what is counted, by the words around, and by what others claimed.

A fact is offered only where its kind reads the words at all. What tells most is that another source was claimed in like
words; then the words of the question itself. It is an offer in an order and never a choice: a person makes the claim.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.evidence.shown.asserted import outcomes
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.language.word_stems import cut, stems
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.evidence.offers.pointed import Pointed
    from discrepancies.language.sentence_vocabulary import Outcome
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Fact

MOST, MOST_EVENTS = 8, 12
_BESIDE = 60
"""Characters on either side that are near, besides those of the quote."""
_FIGURES = ("count", *MEASURED)
_DATES = ("date", "period")
_OF_WORDS = ("name", "names", "category", "text", "identifier", "yes-no")
_NEAR, _FAR = 1.0, 0.45
_OUTCOME, _SAME_NOUN, _OTHER_NOUN, _LIKE, _SAME_VALUE, _UNANSWERED, _ANSWERED = 1.5, 0.8, -0.8, 4.0, 0.8, 0.3, 0.6
_LIKE_ENOUGH = 0.3
"""How alike two passages are, from 0 to 1, that are said to be in like words."""
_MOST_OF = 0.5
"""How much of an event's words a text has that is about it."""
_OTHER_EVENT = 0.85
"""How much likeness to a passage on another event tells."""
_NAMED, _LATER = 0.6, 0.8
"""How much of its score a fact keeps of another event than the likeliest, where the sentence names that, or not."""
_SURE_ENOUGH, _LEAD = 0.9, 1.3
"""From which score on a fact is put into the form, and how many times that of the next it has to be."""


class Likely(NamedTuple):
    """A fact to offer, with the event it would be of, how the words are written as its value, and why."""

    fact: str
    event: str
    value: str
    why: str
    score: float
    tells: bool
    """Whether what stands in the very clause speaks for it, and the source has not answered it yet."""


class _Near(NamedTuple):
    """The words around what was pointed at."""

    near: frozenset[str]
    far: frozenset[str]
    outcomes: frozenset[Outcome]
    sentence: str

    def spelt(self, wanted: Collection[str]) -> str:
        """The first word of the sentence that begins like one of these stems."""
        words = (word.strip('.,;:()“”"') for word in self.sentence.split())
        return next((word for word in words if stems_of(word) & set(wanted)), min(wanted))


class LikelyFacts:
    """What a dossier asks and what is claimed in it, made ready to be looked up by words."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._asked = {key: stems_of(_asked(fact)) for key, fact in dossier.facts.items()}
        self._outcomes = {key: outcomes(_asked(fact), LANGUAGES) for key, fact in dossier.facts.items()}
        columns = dossier.written.columns
        self._claims = list(zip(*(columns[key] for key in ("event", "fact", "source", "value")), strict=True))
        self._quotes = [_words_of(quote or "") for quote in columns["quote"]]

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        """How much a word tells: less, the more facts have it."""
        holders: defaultdict[str, set[str]] = defaultdict(set)
        for key, words in self._asked.items():
            for stem in words:
                holders[stem].add(key)
        for (_, fact, _, _), words in zip(self._claims, self._quotes, strict=True):
            for stem in words:
                holders[stem].add(str(fact))
        every = max(len(self._asked), 1)
        return {stem: log(1 + every / len(held)) for stem, held in holders.items()}

    @cached_property
    def _standing(self) -> Mapping[str, np.ndarray]:
        """The claims whose quote has a word, by the word."""
        found: defaultdict[str, list[int]] = defaultdict(list)
        for claim, words in enumerate(self._quotes):
            for stem in words:
                found[stem].append(claim)
        return {stem: np.array(claims) for stem, claims in found.items()}

    @cached_property
    def _weight(self) -> np.ndarray:
        """How much the words of each claim's quote weigh together."""
        return np.array([sum(self._rarity[stem] for stem in words) for words in self._quotes] or [0.0])

    @cached_property
    def _answered(self) -> Mapping[tuple[str, str], Sequence[tuple[str, str]]]:
        """Who claims what, by event and fact: source and value."""
        found: defaultdict[tuple[str, str], list[tuple[str, str]]] = defaultdict(list)
        for event, fact, source, value in self._claims:
            found[str(event), str(fact)].append((str(source), str(value)))
        return found

    def offered(self, source: str, text: SourceText, at: Pointed, value: str, events: Events) -> list[Likely]:
        """The facts that some words may answer, the likeliest first, each of the event that it is likeliest of."""
        words = self._words(text, at)
        alike = self._alike(source, words)
        found = []
        for key, fact in self.dossier.facts.items():
            readable = self._value(fact, at, value, source)
            told, asks = words.outcomes, self._outcomes[key]
            if readable is None or (told and asks and not told & asks):
                continue
            by_event = [
                self._of(source, fact, readable, event, words, alike) for event in self._events(key, events.likeliest)
            ]
            kept_of_other = _NAMED if events.named else _LATER
            by_event[1:] = [one._replace(score=one.score * kept_of_other) for one in by_event[1:]]
            best = max(by_event, key=lambda one: one.score, default=None)
            if best is not None:
                counts = self._counts(fact, at)
                found.append(best._replace(score=best.score + counts, why=_why(_unit(fact, counts), best.why)))
        most = max((one.score for one in found), default=0.0)
        kept = [one for one in found if one.score > 0 and one.score >= most / 8]
        return sorted(kept or found, key=lambda one: -one.score)[:MOST]

    def scopes(self, fact: str, text: SourceText, at: Pointed) -> list[tuple[str, str]]:
        """The scopes of a fact that the words around name, with the words."""
        words = self._words(text, at)
        found = []
        for key, scope in self.dossier.facts[fact].scopes.items():
            own = stems_of(f"{scope.label} {key.replace('_', ' ')}")
            near, far = own & words.near, own & words.far
            if near or far:
                found.append((2 * len(near) + len(far), key, words.spelt(near or far)))
        return [(key, f"“{word}” is near") for _, key, word in sorted(found, key=lambda one: -one[0])]

    def _words(self, text: SourceText, at: Pointed) -> _Near:
        sentence = text.plain[slice(*at.sentence)]
        begin, end = max(at.clause[0], at.start - _BESIDE), min(at.clause[1], at.end + _BESIDE)
        near = _words_of(text.plain[begin:end])
        told = outcomes(text.plain[slice(*at.clause)], (at.language,))
        return _Near(near, _words_of(sentence) - near, told if at.figure else frozenset(), sentence)

    def _value(self, fact: Fact, at: Pointed, value: str, source: str) -> str | None:
        """How the words are written as a value of a fact; None where its kind is not of such words."""
        sort = _DATES if at.figure and at.figure.kind == "date" else _FIGURES
        if at.figure and not (fact.kind in sort or (at.figure.either and fact.kind in _FIGURES)):
            return "" if fact.kind in ("text", "identifier", "coordinates") and not value else None
        if not at.figure and fact.kind not in _OF_WORDS:
            return None
        if fact.kind == "yes-no":
            return ""
        number = at.figure.number if at.figure else None
        if number and fact.kind in MEASURED and not number.unit and number.noun and not _has_unit(fact, number.noun):
            return None
        return value if _read(fact, value, Context.of(self.dossier.sources.get(source))) is not None else None

    def _events(self, fact: str, events: Sequence[str]) -> Collection[str]:
        """The events to think of: the first, and the others that are asked this."""
        return [event for place, event in enumerate(events) if not place or (event, fact) in self._answered]

    def _of(
        self, source: str, fact: Fact, value: str, event: str, words: _Near, alike: Mapping[tuple[str, str], _Alike]
    ) -> Likely:
        asked = self._asked[fact.key]
        near, far = asked & words.near, asked & words.far
        score = sum(_NEAR * self._rarity.get(one, 0) for one in near) + sum(
            _FAR * self._rarity.get(one, 0) for one in far
        )
        score += _OUTCOME * len(words.outcomes & self._outcomes[fact.key])
        like, here = _NOTHING, (event, fact.key)
        for (other, key), one in alike.items():
            if key == fact.key:
                share = one._replace(likeness=one.likeness * (1 if other == event else _OTHER_EVENT))
                like = max(like, share, key=lambda each: each.likeness)
        score += _LIKE * like.likeness
        others = [said for who, said in self._answered.get(here, ()) if who != source]
        own = [said for who, said in self._answered.get(here, ()) if who == source]
        same = bool(value) and any(self._same(fact, value, said, source) for said in set(others))
        score += _SAME_VALUE * same + _UNANSWERED * (bool(others) and not own) - _ANSWERED * bool(own)
        said = [f"{counted(like.sources, 'other')} claim{'s' * (like.sources == 1)} this in like words"]
        reasons = said if like.likeness >= _LIKE_ENOUGH else []
        reasons += ["another says the same"] if same and not reasons else []
        reasons += [f"“{words.spelt(near or far)}” is near"] if (near or far) and not reasons else []
        reasons += ["asked of this event, not answered here"] if others and not own else []
        tells = bool(
            near or words.outcomes & self._outcomes[fact.key] or (like.beside and like.likeness >= _LIKE_ENOUGH)
        )
        return Likely(fact.key, event, value, "; ".join(reasons), score, tells and not own)

    def _same(self, fact: Fact, one: str, other: str, source: str) -> bool:
        if fact.kind in _OF_WORDS:
            return fold(one) == fold(other)
        mine = _read(fact, one, Context.of(self.dossier.sources.get(source)))
        theirs = _read(fact, other, Context())
        return isinstance(mine, Reading) and isinstance(theirs, Reading) and mine[:2] == theirs[:2]

    def _alike(self, source: str, words: _Near) -> Mapping[tuple[str, str], _Alike]:
        """How like these words what others claimed is, by event and fact."""
        if not self._quotes:
            return {}
        shared, beside = np.zeros(len(self._quotes)), np.zeros(len(self._quotes), dtype=bool)
        own = 0.0
        for stem in words.near | words.far:
            if stem in self._standing:
                tells = self._rarity[stem] * (_NEAR if stem in words.near else _FAR)
                shared[self._standing[stem]] += tells
                beside[self._standing[stem]] |= stem in words.near
                own += tells
        likeness = shared / np.sqrt(np.maximum(self._weight * max(own, 1e-9), 1e-9))
        found: dict[tuple[str, str], _Alike] = {}
        who: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
        for claim in np.flatnonzero(likeness > _LIKE_ENOUGH / 2).tolist():
            event, fact, other, _ = map(str, self._claims[claim])
            if other != source:
                if likeness[claim] >= _LIKE_ENOUGH:
                    who[event, fact].add(other)
                before = found.get((event, fact), _NOTHING)
                found[event, fact] = max(
                    before, _Alike(float(likeness[claim]), 0, bool(beside[claim])), key=lambda one: one.likeness
                )
        return {key: one._replace(sources=len(who[key])) for key, one in found.items()}

    def _counts(self, fact: Fact, at: Pointed) -> float:
        """How far what a figure counts is what a fact counts: its unit, or the first words behind it."""
        number = at.figure.number if at.figure else None
        if number is None or not fact.unit:
            return 0.0
        if number.unit:
            return _SAME_NOUN if fact.kind != "count" else _OTHER_NOUN
        counts = {cut(word) for word in number.noun.lower().split()[:2]}
        if counts & {cut(word) for word in fact.unit.lower().split()}:
            return _SAME_NOUN
        if not counts:
            return 0.0
        return 0.0 if counts & self._asked[fact.key] else _OTHER_NOUN


class _Alike(NamedTuple):
    likeness: float
    sources: int
    beside: bool
    """Whether words of the very clause are among the like ones."""


_NOTHING = _Alike(0.0, 0, beside=False)


def sure(found: Sequence[Likely], events: Events) -> Likely | None:
    """The first of some facts, where it may be put into the form: a hasty hand saves what stands there.

    It is of the likeliest event, its own words speak for it, the source has not answered it, and it is well ahead.
    """
    if not found:
        return None
    first, behind = found[0], max((one.score for one in found[1:]), default=0.0)
    enough = first.score >= max(_SURE_ENOUGH, _LEAD * behind)
    return first if first.tells and enough and first.event == events.likeliest[0] else None


def _has_unit(fact: Fact, noun: str) -> bool:
    return bool(stems_of(fact.unit or "") & stems_of(noun))


def _words_of(text: str) -> frozenset[str]:
    """The stems of a text without its numbers, which are values and tell no question."""
    return frozenset(stem for stem in stems_of(text) if not stem[0].isdigit())


def _why(*reasons: str) -> str:
    return "; ".join(filter(None, reasons))


def _unit(fact: Fact, counts: float) -> str:
    return f"unit {fact.unit}" if counts > 0 else ""


def _asked(fact: Fact) -> str:
    scopes = " ".join(f"{key} {scope.label}" for key, scope in fact.scopes.items())
    return f"{fact.key.replace('_', ' ')} {fact.asks} {fact.unit or ''} {scopes}"


@lru_cache(maxsize=1 << 16)
def stems_of(text: str) -> frozenset[str]:
    """The stems of a text, worked out once."""
    return frozenset(stems(text))


@lru_cache(maxsize=1 << 14)
def _reading(fact: Fact, value: str, context: Context) -> Reading | tuple[tuple[str, Reading], ...] | None:
    try:
        return kind(fact.kind).read(value, fact, context)
    except Unreadable:
        return None


def _read(fact: Fact, value: str, context: Context) -> Reading | tuple[tuple[str, Reading], ...] | None:
    """What a value means to a fact; None where its kind does not read it."""
    if not value:
        return None
    try:
        return _reading(fact, value, context)
    except TypeError:  # a fact with scopes, terms or aliases has no hash
        try:
            return kind(fact.kind).read(value, fact, context)
        except Unreadable:
            return None


class Events(NamedTuple):
    """The events that a sentence may be about, the likeliest first."""

    likeliest: tuple[str, ...]
    named: bool
    """Whether the sentence names that one by its own words."""
    sure: bool
    """Whether something tells it: the sentence, what is claimed nearby, the source itself or its text."""


def events_of(
    dossier: Dossier, source: str, words: Collection[str], near: Sequence[str], text: Collection[str]
) -> Events:
    """The events that a sentence may be about: those it names, that claimed nearby, the source's own, all others.

    `near` are the events of what is claimed nearby, the nearest first; `text` the words of all of the text.
    """
    claimed = dossier.written.columns["event"].first()
    titles = {key: (event.title, event.place) for key, event in dossier.events.items()}
    marks = {
        key: stems_of(" ".join(filter(None, (key.replace("_", " "), *titles.get(key, ())))))
        for key in dict.fromkeys((*dossier.events, *(event for event in claimed if event)))
    }
    held = Counter(stem for own in marks.values() for stem in own)

    def named_by(all_words: Collection[str], least: float) -> list[str]:
        telling = {key: sum(1 / held[stem] for stem in own & set(all_words)) for key, own in marks.items()}
        found = (key for key, score in telling.items() if score >= max(1, least * len(marks[key])))
        return sorted(found, key=lambda key: -telling[key])

    own = dossier.sources[source].event
    named = named_by(words, 0)
    known = dict.fromkeys([*named, *near[:1], *([own] if own else []), *near])
    of_text = [] if known else named_by(text, _MOST_OF)[:1]
    found = tuple(dict.fromkeys([*known, *of_text, *dossier.events, *claimed]))[:MOST_EVENTS]
    return Events(found or ("",), bool(named), bool(known or of_text))
