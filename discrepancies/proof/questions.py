"""Which fact a statement of a story answers: the writer says so, or its words and its unit tell.

The words of a fact are those of its question, its scopes and the quotes under it; a word that many facts have tells
little. Words are taken by their stem, and what becomes of people (killed, hurt, arrested …) by what it means, so that
"died" answers "How many people were killed?".
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.shown.asserted import outcomes
from discrepancies.evidence.spans import Span
from discrepancies.kinds import MEASURED
from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES, code_of
from discrepancies.language.word_stems import GRAMMAR, cut, stems
from discrepancies.proof.mentions import Mention
from discrepancies.proof.story import Story

if TYPE_CHECKING:
    from discrepancies.language.sentence_vocabulary import Outcome
    from discrepancies.model import Fact
    from discrepancies.report import Report

COUNTED = ("count", *MEASURED)
DATED = ("date", "period")

_OF_THE_QUESTION, _OF_A_QUOTE = 1.0, 0.6
_NEAR, _FAR = 1.0, 0.45
_OUTCOME, _SAME_NOUN, _OTHER_NOUN = 1.5, 0.8, -0.8
_MOSTLY, _NEARLY_ALWAYS = 0.4, 0.75
"""How much of a name's use in quotes must be about an event for it to tell that event, and of another word's."""
_ELSEWHERE, _UNMENTIONED = 0.6, 0.35
"""How much of its words' weight a fact keeps of an event that the sentence is less about, or the story not at all."""

_ENDS = re.compile(r"[,;:()—–。；，：،؛]|\s-\s")
_JOINTS = re.compile(
    r"\b(?:and|but|while|with|y|e|pero|mientras|con|et|mais|und|aber|и|а|но|та|en|maar|و)\b", re.IGNORECASE
)
_DIGITS = re.compile(r"\d(?:[\d.,]*\d)?")
_YEAR = re.compile(r"\d{4}")
_CAPITAL = re.compile(r"(?<=\s)[A-ZÀ-ÝА-ЯЁІЇЄҐ][\w’'-]*")


class Question(NamedTuple):
    """An event's fact, with its claims and the words that tell of it."""

    number: int
    event: str
    fact: Fact
    rows: tuple[int, ...]
    stems: Mapping[str, float]
    outcomes: frozenset[Outcome]
    """What becomes of those whom it counts."""


class Fit(NamedTuple):
    """How well the words around a statement fit a question."""

    question: Question
    words: float
    shared: int
    """How many words the two share."""


class Questions:
    """All that a dossier's claims answer, and which of it a sentence of a story is about."""

    def __init__(self, report: Report, story: Story, stated: Sequence[Mention]) -> None:
        self.report, self.story = report, story
        self._told: dict[int, frozenset[Outcome]] = {}
        figures = [one for one in stated if one.sort in ("figure", "date")]
        self._starts, self._ends = [one.start for one in figures], [one.end for one in figures]
        wording = report.wording
        self.all = [
            Question(number, fact.event, fact.fact, fact.rows, {}, outcomes(_asked(fact.fact), LANGUAGES))
            for number in report.shown_facts
            for fact in (report.fact(number),)
        ]
        quotes = [" ".join({report.quote(row) for row in one.rows}) for one in self.all]
        asked = [_asked(one.fact) for one in self.all]
        holders = Counter(
            stem for one, quote in zip(asked, quotes, strict=True) for stem in {*stems(one), *stems(quote)}
        )
        self._rarity = {stem: log(1 + len(self.all) / held) for stem, held in holders.items()}
        events = {stem for key in {one.event for one in self.all} for stem in stems(wording.naming.event(key))}
        self.all = [
            one._replace(
                stems={
                    **{stem: _OF_A_QUOTE * self._rarity[stem] for stem in stems(quote) - events},
                    **{stem: _OF_THE_QUESTION * self._rarity[stem] for stem in stems(words)},
                }
            )
            for one, words, quote in zip(self.all, asked, quotes, strict=True)
        ]

    @cached_property
    def of_fact(self) -> Mapping[str, Sequence[Question]]:
        """The questions of all events by their fact, in the order of the events."""
        found: defaultdict[str, list[Question]] = defaultdict(list)
        for one in sorted(self.all, key=lambda question: question.event):
            found[one.fact.key].append(one)
        return found

    def of_tie(self, mention: Mention) -> list[Question]:
        """The questions that a statement's tie names: of the event that its sentence is about, where it names none."""
        tie = mention.tie
        if tie is None:
            return []
        named = [one for one in self.all if one.fact.key == tie.fact and tie.event in (None, one.event)]
        weight = self.events_near(mention)
        return sorted(named, key=lambda one: -weight.get(one.event, 0.0))

    def fitting(self, mention: Mention, kinds: Sequence[str]) -> list[Fit]:
        """The questions of these kinds whose words stand around a statement, the likeliest first."""
        near, far = self._words_around(mention)
        weight = self.events_near(mention)
        told = self._outcomes(mention)
        own = stems(mention.text)
        found = []
        for one in self.all:
            if one.fact.kind not in kinds:
                continue
            if told and one.outcomes and not told & one.outcomes:
                continue
            both = [stem for stem in near | far if stem in one.stems]
            meant = told & one.outcomes
            words = sum(one.stems[stem] * (_NEAR if stem in near else _FAR) for stem in both)
            words += _OUTCOME * len(meant)
            words += self._counted(mention, one)
            shared = sum(stem not in own for stem in both) + len(meant)
            found.append(Fit(one, words * weight.get(one.event, _UNMENTIONED), shared))
        return sorted(found, key=lambda fit: (-fit.words, fit.question.event, fit.question.fact.key))

    def events_near(self, mention: Mention) -> Mapping[str, float]:
        """How much each event is what a sentence is about, from 0 to 1: by its own words, else by those before it."""
        place = self.story.paragraph(mention.start)
        for span in (mention.sentence, self._until(place, mention.sentence), *reversed(self.story.paragraphs[:place])):
            if scores := self._events_in(span):
                return self._scaled(scores)
        return self._scaled(self._events_in((0, len(self.story.plain))))

    def named_in(self, mention: Mention) -> frozenset[str]:
        """The events that a sentence names by words of their own: those that most of them are of."""
        scores = self._events_in(mention.sentence)
        most = max(scores.values(), default=0.0)
        return frozenset(event for event, score in scores.items() if score >= _ELSEWHERE * most)

    def is_elsewhere(self, mention: Mention, event: str) -> bool:
        """Whether a passage names events, and not this one."""
        scores = self._events_in(self._until(self.story.paragraph(mention.start), mention.sentence))
        return bool(scores) and event not in scores

    def _until(self, place: int, sentence: Span) -> Span:
        return self.story.paragraphs[place][0], sentence[1]

    def _scaled(self, scores: Mapping[str, float]) -> Mapping[str, float]:
        most = max(scores.values(), default=0.0)
        said = self._events_in((0, len(self.story.plain)))
        every = {one.event for one in self.all}
        if not most:
            return dict.fromkeys(every, 1.0)
        return {
            event: 1.0 if scores.get(event) == most else _ELSEWHERE if said.get(event) else _UNMENTIONED
            for event in every
        }

    @lru_cache(maxsize=1024)  # noqa: B019 - it lives as long as the story
    def _events_in(self, span: Span) -> Mapping[str, float]:
        """How many of an event's own words stand in a stretch, rare ones more."""
        words = stems(self.story.plain[slice(*span)])
        found = {
            event: sum(weight for stem, weight in marks.items() if stem in words)
            for event, marks in self._marks.items()
        }
        return {event: score for event, score in found.items() if score}

    @cached_property
    def _marks(self) -> Mapping[str, Mapping[str, float]]:
        """The words that tell an event: those of its title, place, key and date that not every event has."""
        dossier = self.report.dossier
        words: dict[str, set[str]] = {}
        for event in sorted({one.event for one in self.all}):
            declared = dossier.events.get(event)
            said = (event.replace("_", " "), declared.title, declared.place) if declared else (event.replace("_", " "),)
            words[event] = stems(" ".join(filter(None, said)))
            words[event] |= set(_YEAR.findall(declared.date or "")) if declared else set()
        sources = (name for source in dossier.sources.values() for name in (source.publisher, source.by) if name)
        cited = set().union(*map(stems, sources))
        words = {event: marks - cited or marks for event, marks in words.items()}
        held = Counter(stem for one in words.values() for stem in one)
        return {
            event: {
                stem: log(1 + len(words) / held[stem])
                for stem in marks
                if len(words) == 1 or (held[stem] < len(words) and self._is_mostly_of(stem, event))
            }
            for event, marks in words.items()
        }

    def _is_mostly_of(self, stem: str, event: str) -> bool:
        """Whether a word, where quotes have it, stands mostly in those about an event: so that it tells this one."""
        held = self._held_by.get(stem, {})
        declared = self.report.dossier.events.get(event)
        called = f"{declared.title or ''} {declared.place or ''}" if declared else ""
        most = _MOSTLY if stem in stems(" ".join(_CAPITAL.findall(called))) else _NEARLY_ALWAYS
        return stem.isdigit() or not held or held.get(event, 0) >= most * sum(held.values())

    @cached_property
    def _held_by(self) -> Mapping[str, Mapping[str, int]]:
        """How many facts of each event have a word in their quotes."""
        found: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for one in self.all:
            for stem in stems(" ".join({self.report.quote(row) for row in one.rows})):
                found[stem][one.event] += 1
        return found

    def passage(self, mention: Mention) -> Span:
        """The words that tell what a statement is about: its sentence, or in a language of no source its paragraph."""
        if mention.language in self.languages:
            return mention.sentence
        return self.story.paragraphs[self.story.paragraph(mention.start)]

    def is_of_the_dossier(self, mention: Mention) -> bool:
        """Whether a passage is about any event at all, by its own words, those of a fact, or what became of people."""
        passage = self.passage(mention)
        if self._events_in(passage) or any(self._outcomes(mention) & one.outcomes for one in self.all):
            return True
        words = {stem for stem in stems(self.story.plain[slice(*passage)]) if not stem.isdigit()}
        return any(len(words & one.stems.keys()) > 1 for one in self.all)

    def near(self, mention: Mention) -> frozenset[str]:
        """The stems that stand near a statement, as far as the next figure or the end of the clause."""
        return self._words_around(mention)[0]

    def counts_another(self, mention: Mention, question: Question) -> bool:
        """Whether what stands behind a number is in the language of a fact's claims, and in none of its words."""
        number = mention.figure.number if mention.figure else None
        if number is None or number.unit or not number.noun or not question.fact.unit or question.fact.kind != "count":
            return False
        if mention.language not in self._languages[question.number]:
            return False
        told = self._outcomes(mention)
        if told & question.outcomes:
            return False
        counted = {cut(word) for word in [word for word in fold(number.noun).split() if word not in GRAMMAR][:2]}
        return bool(counted) and not counted & {*_words_of(question.fact.unit), *question.stems}

    def counts_nothing(self, mention: Mention) -> bool:
        """Whether a number stands without what it counts, as an age does: "a lawyer, 67"."""
        number = mention.figure.number if mention.figure else None
        return number is not None and not number.unit and not number.noun and not self._outcomes(mention)

    def tells_another_fate(self, mention: Mention, question: Question) -> bool:
        """Whether a fact counts people by what became of them, and nothing beside the figure says that it did."""
        return bool(question.outcomes) and not self._outcomes(mention) & question.outcomes

    def is_quoted(self, mention: Mention) -> int | None:
        """A row that claims no figure and whose quote has a figure's digits, and a word that stands near it.

        None where none has. A figure that is claimed itself is no such thing: it is held against its claim.
        """
        number = mention.figure.number if mention.figure else None
        digits = _DIGITS.findall(mention.text)
        if number is None or number.unit or len(digits) != 1:
            return None
        near = self.near(mention)
        return next((row for words, row in self._quoted.get(digits[0], ()) if words & near), None)

    @cached_property
    def _quoted(self) -> Mapping[str, Sequence[tuple[set[str], int]]]:
        """The figures in digits of quotes under claims that are none, each with the quote's words and the row."""
        found: defaultdict[str, list[tuple[set[str], int]]] = defaultdict(list)
        for one in self.all:
            if one.fact.kind in (*COUNTED, *DATED):
                continue
            for row in one.rows:
                quote = self.report.quote(row)
                for digits in dict.fromkeys(_DIGITS.findall(quote)):
                    found[digits].append((stems(quote) - {digits}, row))
        return found

    @cached_property
    def _languages(self) -> Mapping[int, frozenset[str]]:
        """The languages of the sources that answer each question."""
        sources, wording = self.report.dossier.sources, self.report.wording
        found = {}
        for one in self.all:
            of = (sources.get(key) for key in {wording.source(row) for row in one.rows})
            found[one.number] = frozenset((code_of(source.language) if source else None) or "en" for source in of)
        return found

    def languages_of(self, question: Question) -> frozenset[str]:
        """The languages of the sources that answer a question."""
        return self._languages[question.number]

    @cached_property
    def languages(self) -> frozenset[str]:
        """The languages of all sources."""
        return frozenset().union(*self._languages.values())

    def counts_the_same(self, mention: Mention, question: Question) -> bool:
        """Whether what stands behind a number is what a fact counts."""
        return self._counted(mention, question) > 0

    def _counted(self, mention: Mention, question: Question) -> float:
        """How far what a figure counts is what a fact counts: the first words behind it, beside the fact's unit."""
        number = mention.figure.number if mention.figure else None
        unit = question.fact.unit
        if mention.sort != "figure" or number is None or not unit:
            return 0.0
        if number.unit:
            return _SAME_NOUN if question.fact.kind != "count" else 0.0
        if not number.noun:
            return 0.0
        counted = _words_of(number.noun)[:2]
        if set(counted) & set(_words_of(unit)):
            return _SAME_NOUN
        return 0.0 if set(counted) & set(question.stems) else _OTHER_NOUN

    def _outcomes(self, mention: Mention) -> frozenset[Outcome]:
        """What became of those whom a figure counts: by the words behind it, else by those before."""
        if mention.start not in self._told:
            before, behind = self._beside(mention)
            codes = (mention.language,)
            told = outcomes(f"{mention.text} {behind}", codes) or outcomes(before, codes)
            self._told[mention.start] = told
        return self._told[mention.start]

    def _beside(self, mention: Mention) -> tuple[str, str]:
        """The words before a statement and behind it, as far as the next figure or the end of the clause."""
        start, end = mention.sentence
        ended, begun = bisect_right(self._ends, mention.start), bisect_left(self._starts, mention.end)
        before = max(start, self._ends[ended - 1]) if ended else start
        after = min(end, self._starts[begun]) if begun < len(self._starts) else end
        left, right = self.story.plain[before : mention.start], self.story.plain[mention.end : after]
        behind = _ENDS.split(right, maxsplit=1)[0]
        if behind == right and after < end:
            behind = _JOINTS.split(right)[0]
        return _ENDS.split(left)[-1], behind

    def _words_around(self, mention: Mention) -> tuple[frozenset[str], frozenset[str]]:
        """The stems near a statement, and those elsewhere in its sentence."""
        near = stems(" ".join((*self._beside(mention), mention.text)))
        return frozenset(near), frozenset(stems(self.story.plain[slice(*mention.sentence)]) - near)


def _asked(fact: Fact) -> str:
    scopes = " ".join(f"{key} {scope.label}" for key, scope in fact.scopes.items())
    return f"{fact.key.replace('_', ' ')} {fact.asks} {fact.unit or ''} {scopes}"


def _words_of(text: str) -> list[str]:
    """The words of a noun by their stems, those of people in general too."""
    return [cut(word) for word in fold(text).split()]
