"""A story's figures and dates, held against the claims on the fact that each of them answers.

What the writer ties is held against that fact. Anything else is held against the facts whose words stand around it,
and of these first against one that has its value: so a guess rather backs a statement than blames it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.shown import numbers
from discrepancies.evidence.shown.said import Said
from discrepancies.language.attribution import attributes, doubts
from discrepancies.language.folding import fold
from discrepancies.language.reading import YEARLESS, Context, Reading
from discrepancies.proof.decided import Decided, decided_on
from discrepancies.proof.marks import SEVERITY, Kind, Mark
from discrepancies.proof.questions import COUNTED, DATED, Question, Questions
from discrepancies.proof.relations import BACKING, Relation, Rows, relation
from discrepancies.wording import listed

if TYPE_CHECKING:
    from discrepancies.proof.mentions import Mention
    from discrepancies.proof.story import Story
    from discrepancies.report import Report

_PLAUSIBLE, _LIKELY, _CERTAIN = 0.35, 0.9, 1.8
"""How much its words must weigh for a statement to be backed by a fact, to be blamed for what that says otherwise, and
to be blamed for another fact's value."""
_OF_THE_BEST = 0.5
"""How much of the best fact's words another must have to be meant instead."""
_ANSWERS_NAMED = 3


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
            tied = [self._against(mention, one, 0.0, tied=True) for one in self.questions.of_tie(mention)]
            found = list(filter(None, tied))
            return min(found, key=lambda one: one.best not in BACKING, default=None) if found else None
        kinds = COUNTED if mention.sort == "figure" else DATED
        fits = self.questions.fitting(mention, kinds)
        found = [one for fit in fits if (one := self._against(mention, fit.question, fit.words, tied=False))]
        most = max((one.words for one in found), default=0.0)
        near = [one for one in found if one.words >= max(_PLAUSIBLE, _OF_THE_BEST * most)]
        here = self.questions.events_near(mention)
        asked = {one.question.fact.key for one in near if here.get(one.question.event) == 1}
        backed = [
            one
            for one in near
            if one.best in BACKING and (here.get(one.question.event) == 1 or one.question.fact.key not in asked)
        ]
        if backed:
            return backed[0]
        if most >= _LIKELY:
            return near[0]
        anywhere = [one for one in found if one.best == Relation.SAME]
        return anywhere[0] if anywhere and most < _LIKELY else None

    def _against(self, mention: Mention, question: Question, words: float, *, tied: bool) -> Held | None:
        figure = mention.figure
        if figure is None or (mention.sort == "figure") != (question.fact.kind in COUNTED):
            return None
        found: dict[Relation, list[int]] = {}
        first: Reading | None = None
        for part, stated in self._stated(mention, question):
            first = first or stated
            claims = [self._rows.of(row) for row in self._cells.rows_of_fact(question.number)]
            dated = any(claim.track == stated.track for claim in claims)
            for claim in claims:
                apart = claim.track != stated.track and dated and stated.track != YEARLESS
                if part in ("", claim.part) and not apart and (how := relation(stated, claim)) is not None:
                    found.setdefault(how, []).append(claim.row)
        if first is None:
            return None
        return Held(question, first, words, {how: tuple(rows) for how, rows in found.items()}, tied)

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

    def mark(self, mention: Mention, held: Held, *, both: bool) -> Mark:
        """How a statement stands; `both` where the passage gives another answer of the same fact beside it."""
        kind, message, rows = self._judged(mention, held, both=both)
        question = held.question
        return Mark(
            mention.start,
            mention.end,
            mention.text,
            kind,
            SEVERITY[kind],
            message,
            question.event,
            question.fact.key,
            self._one_a_claim(rows),
            self._origins(rows) if kind == "backed" else 0,
            guessed=not held.tied,
        )

    def _judged(self, mention: Mention, held: Held, *, both: bool) -> tuple[Kind, str, Sequence[int]]:
        wording, rows = self.report.wording, held.backing
        decided = decided_on(self.report, held.question.event, held.question.fact, held.stated)
        given = self._is_given(mention, [*rows, *held.rows.get(Relation.FIRMER, ())])
        if decided and not given and (judged := self._by_decision(decided)):
            return judged
        if not rows:
            return self._unbacked(mention, held)
        said = self._answers(rows)
        if held.best == Relation.SAME and not given:
            if all(wording.stated(row) != "fact" for row in rows):
                doubt = listed(sorted({wording.stated(row) for row in rows}))
                return "firmer", f"{wording.sources(rows)} gives it as {doubt}, and the story as a fact", rows
            if all(wording.voice(row) != wording.source(row) for row in rows):
                whom = listed(dict.fromkeys(wording.naming.called(wording.voice(row)) for row in rows))
                return "firmer", f"it is the word of {whom}, and the story gives it without saying so", rows
        against = held.rows.get(Relation.EXCLUDED, ())
        is_open = self.report.fact(held.question.number).status == "disputed" and not (decided and decided.settles)
        if against and is_open and not given and not both:
            message = f"{said} says so, and {self._answers(against)} cannot be true with it"
            return "disputed", message, [*rows, *against]
        backs = "says so" if held.best == Relation.SAME else "bears it out"
        return "backed", f"{said} {backs}", rows

    def _by_decision(self, decided: Decided) -> tuple[Kind, str, Sequence[int]] | None:
        who, answer = decided.by, decided.says
        if decided.stale and decided.agrees:
            return "decision-stale", f"{who} decided {answer}, and the evidence has changed since", decided.rows
        if decided.stale or decided.agrees:
            return None
        if decided.firmer:
            return "firmer", f"{who} decided {answer}, and the story says more than that", decided.rows
        return "against-decision", f"{who} decided {answer}", decided.rows

    def _unbacked(self, mention: Mention, held: Held) -> tuple[Kind, str, Sequence[int]]:
        question = held.question
        if firmer := held.rows.get(Relation.FIRMER, ()):
            return "firmer", f"{self._answers(firmer)}: the story says more than that", firmer
        if rounded := held.rows.get(Relation.ROUNDED, ()):
            return "rounded", f"{self._answers(rounded)}: the story rounds it without saying so", rounded
        for (event, fact), other in sorted(self.questions.by_key.items()):
            if fact == question.fact.key and event != question.event:
                there = self._against(mention, other, 0.0, tied=False)
                if there and there.best in BACKING and there.stated.hedge in ("exact", held.stated.hedge):
                    where = self.report.wording.naming.event(event)
                    return "another-event", f"{self._answers(there.backing)} says so of {where}", there.backing
        every = [row for how in sorted(held.rows) for row in held.rows[how]]
        said = f"no source says so; they say {self._answers(every)}" if every else "no source says so"
        return "unbacked", said, every

    def _is_given(self, mention: Mention, rows: Sequence[int]) -> bool:
        """Whether a sentence gives what it says as somebody's word, or doubts it."""
        sentence = self.story.plain[slice(*mention.sentence)]
        if attributes(sentence, mention.language) or doubts(sentence, mention.language):
            return True
        wording, words = self.report.wording, f" {fold(sentence)} "
        called = {wording.naming.name(key) for row in rows for key in (wording.source(row), wording.voice(row))}
        return any(f" {fold(name)} " in words for name in called if fold(name))

    def _answers(self, rows: Sequence[int]) -> str:
        """What rows say and who says it: "7 (Gazette), at least 9 (Wire)"."""
        wording = self.report.wording
        said: dict[str, list[int]] = {}
        for row in rows:
            said.setdefault(f"{wording.value(row)}{wording.counts(row)}", []).append(row)
        return listed((f"{words} {wording.bracketed(of)}" for words, of in said.items()), _ANSWERS_NAMED)

    def _one_a_claim(self, rows: Sequence[int]) -> tuple[int, ...]:
        return tuple({self.report.wording.claim(row): row for row in reversed(rows)}.values())[::-1]

    def _origins(self, rows: Sequence[int]) -> int:
        answers = self.report.agreement.answers
        places = {int(answers.of_row[row]) for row in rows} - {-1}
        return max((int(answers.origins[place]) for place in places), default=0)
