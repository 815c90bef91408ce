"""A story's figures and dates, held against the claims on the fact that each of them answers; `judging` says the rest.

What the writer ties is held against that fact. Anything else is held against the facts whose words stand around it,
and of these first against one that has its value: so a guess rather backs a statement than blames it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.shown import numbers
from discrepancies.evidence.shown.said import Said
from discrepancies.kinds import MEASURED
from discrepancies.language.reading import YEARLESS, Context, Reading
from discrepancies.language.spelt_numbers import spelt_at
from discrepancies.language.story_words import counts_from_elsewhere
from discrepancies.language.units import is_time, sign_of
from discrepancies.language.word_stems import stems
from discrepancies.proof.questions import COUNTED, DATED, Fit, Question, Questions
from discrepancies.proof.relations import BACKING, Relation, Row, Rows, relation

if TYPE_CHECKING:
    from discrepancies.proof.mentions import Mention
    from discrepancies.proof.story import Story
    from discrepancies.report import Report

_PLAUSIBLE, _LIKELY = 0.35, 0.9
"""How much its words must weigh for a fact to back a statement, and for one to be blamed by what it says otherwise."""
_OF_THE_BEST = 0.55
"""How much of the best fact's words another must have to be meant instead."""
_AS_FAR = 1.6
"""How much better the words of another event's fact must fit than those of the event that a passage is about."""
_SHARED, _SHARED_ELSEWHERE = 2, 3
"""How many words a statement must share with a fact to be blamed by what that says otherwise: of the event that its
passage is about (one less where its sentence names that), and of another."""
_TOO_FAR = 100
"""How many times what is claimed a figure may be that is still meant as an answer."""
_MUCH_LESS = 1.25
"""How far a bound may lie from what is claimed, as a ratio, and still be no other figure."""
_SMALL = 3
_RARE_DIGITS = 2
_OFFSET = re.compile(r"\b(?:after|before|later|earlier|since|ago|between)\b", re.IGNORECASE)


def is_unsure(mention: Mention) -> bool:
    """Whether a figure is a small number in words, or a share in words, which mostly counts nothing that is claimed."""
    number = mention.figure.number if mention.figure else None
    if number is None or any(map(str.isdigit, mention.text)):
        return False
    spelt = spelt_at(mention.text, 0, mention.language)
    return number.shape == "share" or (spelt is not None and spelt.value <= _SMALL and spelt.end == len(mention.text))


def is_offset(mention: Mention, story: Story) -> bool:
    """Whether a stretch of time is counted from another time: "two days later"."""
    number = mention.figure.number if mention.figure else None
    if number is None or number.unit is None or not is_time(sign_of(number.unit, mention.language) or number.unit):
        return False
    start, end = mention.sentence
    return counts_from_elsewhere(story.plain[start : mention.start], story.plain[mention.end : end], mention.language)


class Held(NamedTuple):
    """A statement held against one question: how it stands to each of its rows."""

    question: Question
    stated: Reading
    words: float
    rows: Mapping[Relation, tuple[int, ...]]
    tied: bool

    @property
    def best(self) -> Relation | None:
        """The nearest that a claim comes to it."""
        return min(self.rows, default=None)

    @property
    def nearest(self) -> tuple[int, ...]:
        """The rows that come nearest to it."""
        return self.rows[min(self.rows)] if self.rows else ()

    @property
    def backing(self) -> tuple[int, ...]:
        """The rows that say it or bear it out."""
        return next((self.rows[how] for how in BACKING if how in self.rows), ())


class Figures:
    """The figures and dates of a story, to be held against a report's claims one by one."""

    def __init__(self, report: Report, story: Story, questions: Questions, context: Context) -> None:
        self.report, self.story, self.questions, self.context = report, story, questions, context
        self._rows = Rows(report)
        self._cells = report.agreement.comparison.cells

    def held(self, mention: Mention) -> Held | None:
        """The question that a statement answers, and how it stands to its claims; None where it answers none."""
        if mention.tie:
            tied = [self.against(mention, one, tied=True) for one in self.questions.of_tie(mention)]
            return min(filter(None, tied), key=lambda one: one.best not in BACKING, default=None)
        kinds = COUNTED if mention.sort == "figure" else DATED
        fits = self.questions.fitting(mention, kinds)
        plausible = (fit for fit in fits if fit.words >= _PLAUSIBLE)
        found = [one for fit in plausible if (one := self.against(mention, fit.question, fit.words))]
        shared = {fit.question.number: fit.shared for fit in fits}
        most = max((one.words for one in found), default=0.0)
        near = [one for one in found if one.words >= max(_PLAUSIBLE, _OF_THE_BEST * most)]
        if backed := self._backed(mention, near):
            return backed
        own = self._own(mention, near)
        nearly = (one for one in own if one.best in (Relation.FIRMER, Relation.ROUNDED))
        if hedged := next((one for one in nearly if self._may_blame(mention, one)), None):
            return hedged
        named = self.questions.named_in(mention)
        bare = self.questions.counts_nothing(mention)
        told = [
            one
            for one in own or near
            if shared[one.question.number]
            >= (_SHARED - (one.question.event in named) + bare if own else _SHARED_ELSEWHERE)
        ]
        likely = max(told, key=lambda one: one.words, default=None)
        if likely and likely.words >= _LIKELY and self._may_blame(mention, likely):
            return likely
        return self._anywhere(mention, fits)

    def _may_blame(self, mention: Mention, held: Held) -> bool:
        """Whether a guess may hold a statement against a fact that says otherwise.

        A small number in words must count what the fact does, and a stretch of time not be counted from another.
        What counts other things, or is a hundred times what the claims say, is about something else.
        """
        if is_offset(mention, self.story) and not _asks_for_an_offset(held.question):
            return False
        questions = self.questions
        if questions.counts_another(mention, held.question) or questions.tells_another_fate(mention, held.question):
            return False
        if not self._is_of_that_size(held):
            return False
        return not is_unsure(mention) or self.questions.counts_the_same(mention, held.question)

    def _is_of_that_size(self, held: Held) -> bool:
        """Whether a figure is about as large as one that is claimed, or has its digits."""
        if held.question.fact.kind in DATED:
            return True
        claims = [self._rows.of(row) for rows in held.rows.values() for row in rows]
        ends = {end for one in claims for end in (one.low, one.high) if not isinf(end)}
        own = [end for end in (held.stated.low, held.stated.high) if not isinf(end)]
        return any(_are_near(one, other) for one in own for other in ends)

    def _anywhere(self, mention: Mention, fits: Sequence[Fit]) -> Held | None:
        """A fact of the passage's event that has just this value, where no words tell: only of a rare number."""
        rare = mention.sort == "date" or sum(map(str.isdigit, mention.text)) >= _RARE_DIGITS
        if not rare:
            return None
        held = (self.against(mention, fit.question, fit.words) for fit in fits)
        own = self._own(mention, [one for one in held if one and one.best == Relation.SAME])
        return own[0] if own else None

    def _own(self, mention: Mention, found: Sequence[Held]) -> list[Held]:
        """Those of the events that a sentence names; where it names none, of those that its passage is about."""
        here, named = self.questions.events_near(mention), self.questions.named_in(mention)
        return [
            one for one in found if one.question.event in named or (not named and here.get(one.question.event) == 1)
        ]

    def _backed(self, mention: Mention, near: Sequence[Held]) -> Held | None:
        """The likeliest question whose claims give a statement: of an event that the sentence names, if it names one.

        Another event's claim backs it only where the passage's own has nothing of the same fact or the same words.
        """
        own = self._own(mention, near)
        asked = {one.question.fact.key for one in own}
        most = max((one.words for one in own), default=0.0)
        backing = (one for one in near if one.best in BACKING and not self._is_by_chance(mention, one.question))
        strange = _AS_FAR * most
        return next(
            (
                one
                for one in backing
                if one in own
                or (
                    one.question.fact.key not in asked
                    and (one.words > strange or self.questions.counts_the_same(mention, one.question))
                )
            ),
            None,
        )

    def _is_by_chance(self, mention: Mention, question: Question) -> bool:
        """Whether a figure has a claim's value and counts something else: "two of her five children" of two dead."""
        questions = self.questions
        fate = questions.tells_another_fate(mention, question)
        if not is_unsure(mention) or mention.language not in questions.languages_of(question):
            return fate and questions.counts_another(mention, question)
        return fate or not (question.outcomes or questions.counts_the_same(mention, question))

    def against(self, mention: Mention, question: Question, words: float = 0.0, *, tied: bool = False) -> Held | None:
        """How a statement stands to the claims on one question; None where it cannot be an answer to it."""
        figure = mention.figure
        if figure is None or (mention.sort == "figure") != (question.fact.kind in COUNTED):
            return None
        stated = self._stated(mention, question)
        if not stated:
            return None
        found: dict[Relation, list[int]] = {}
        claims = [self._rows.of(row) for row in self._cells.rows_of_fact(question.number)]
        dated = any(claim.track == stated[0][1].track for claim in claims)
        scopes = self._scopes_told(mention, question)
        ends: dict[int, list[tuple[Relation, int]]] = {}
        for part, read in stated:
            for claim in claims:
                apart = claim.track != read.track and dated and read.track != YEARLESS
                if part in ("", claim.part) and not apart and (how := relation(read, claim)) is not None:
                    how = self._of_its_scope(how, claim.row, scopes)
                    if how == Relation.BORNE_OUT and mention.sort == "figure" and _is_another_bound(read, claim):
                        how = Relation.OTHERWISE
                    ends.setdefault(self.report.wording.claim(claim.row), []).append((how, claim.row))
        for of_claim in ends.values():
            # A period is as its worse end is; one day beside a period may be either end of it.
            how, row = (max if len(stated) > 1 else min)(of_claim)
            found.setdefault(how, []).append(row)
        return Held(question, stated[0][1], words, {how: tuple(rows) for how, rows in found.items()}, tied)

    def _scopes_told(self, mention: Mention, question: Question) -> frozenset[str] | None:
        """The scopes of claims that may be meant: those whose words stand near, else those of none.

        None where any may: no claim has one, or all have the same.
        """
        if not question.fact.scopes:
            return None
        scopes = self._scope_of
        claimed = {scopes(row) for row in question.rows}
        if len(claimed) < 2:
            return None
        near = self.questions.near(mention)
        told = {
            key
            for key, scope in question.fact.scopes.items()
            if key in claimed and self._words_of_scope(key, scope.label, question) & near
        }
        return frozenset(told) or (frozenset({""}) if "" in claimed else None)

    def _words_of_scope(self, key: str, label: str | None, question: Question) -> set[str]:
        others = {f"{other} {scope.label or ''}" for other, scope in question.fact.scopes.items() if other != key}
        return stems(f"{key.replace('_', ' ')} {label or ''}") - set().union(*map(stems, others))

    def _of_its_scope(self, how: Relation, row: int, told: frozenset[str] | None) -> Relation:
        """How a claim stands that may be about others than the statement is: what only fits there is no answer."""
        if told is None or self._scope_of(row) in told or how == Relation.EXCLUDED:
            return how
        return how if how == Relation.SAME and told == {""} else Relation.OTHERWISE

    def _scope_of(self, row: int) -> str:
        return self.report.wording.about(row).scope or ""

    def _stated(self, mention: Mention, question: Question) -> list[tuple[str, Reading]]:
        """What a statement means as an answer to a question: of a period each end apart."""
        figure = mention.figure
        if figure is None:
            return []
        if mention.sort == "figure":
            said = Said(self.story.plain, mention.language, self.context)
            read = numbers.read_as(figure, said, question.fact)
            return [("", read)] if read else []
        start, end = figure.date.stretch if figure.date and figure.date.stretch else (None, None)
        if start and end and (start.low, start.high) != (end.low, end.high):
            if question.fact.kind == "period":
                return [("start", start), ("end", end)]
            return [("", start._replace(high=end.high, soft_high=end.soft_high, hedge="range"))]
        one = start or end
        return [("", one)] if one else []


def _asks_for_an_offset(question: Question) -> bool:
    """Whether a fact asks how long after or before something else is: "How long after the first did it fall?"."""
    return question.fact.kind in MEASURED and bool(_OFFSET.search(question.fact.asks))


def _are_near(one: float, other: float) -> bool:
    if not one or not other:
        return max(one, other) <= _TOO_FAR
    small, large = sorted(map(abs, (one, other)))
    return large <= _TOO_FAR * small or f"{small:e}".split("e")[0] == f"{large:e}".split("e")[0]


def _is_another_bound(stated: Reading, claim: Row) -> bool:
    """Whether a range or a bound holds a claim and is not its own: "at least 7" of at least 14, "2 to 18" of 2 to 8."""
    if stated.hedge == claim.hedge == "range":
        return True
    if stated.hedge == "vague":
        return False
    if isinf(stated.high):
        return 0 < stated.low * _MUCH_LESS < claim.low
    return stated.hedge == "at most" and not isinf(claim.high) and claim.high * _MUCH_LESS < stated.high
