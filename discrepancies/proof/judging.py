"""How a figure or date of a story stands to the claims on the fact that it answers: backed, or in which way not.

A sentence that gives somebody's word, or a passage that gives both answers, may say what is disputed. What editors
decided comes before what sources say.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence, Set
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.language.calendar import DAY, WEEKDAYS, weekday
from discrepancies.language.folding import fold
from discrepancies.language.reading import COMPARABLE
from discrepancies.language.story_words import attributes, doubts
from discrepancies.language.word_stems import stems
from discrepancies.law.held_against import exclude
from discrepancies.proof.decided import Decided, decided_on
from discrepancies.proof.marks import SEVERITY, Kind, Mark
from discrepancies.proof.relations import BACKING, Relation
from discrepancies.wording import listed

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.proof.figures import Figures, Held
    from discrepancies.proof.mentions import Mention
    from discrepancies.proof.questions import Question

_ANSWERS_NAMED = 3
_SENTENCES_BACK = 2
_OF_A_SUBJECT = 6
"""Words at a sentence's beginning in which those stand whom it is about."""
_SO = re.compile(
    r"\W*(?:so|this is what|that is what|such is|así|c'est ce qu|ainsi|das|così|assim|так|هكذا)\b", re.IGNORECASE
)
_BRACKETS = re.compile(r"(?:\s+\w+){0,3}\s*\(([^()\n]{1,60})\)")
_OF_CONFLICT = frozenset({"value-conflict", "self-contradiction", "misquote", "revised-down"})


class Judge:
    """What to say of statements that are held against a fact."""

    def __init__(self, figures: Figures) -> None:
        self.figures, self.report, self.story = figures, figures.report, figures.story
        self.questions = figures.questions
        self._told: set[tuple[int, int, float, float]] = set()
        """What each passage has given as somebody's word: it need not say whose again."""

    @cached_property
    def _findings(self) -> Mapping[tuple[str | None, str | None], Sequence[Finding]]:
        """What is flagged of each event's fact, in order."""
        found: defaultdict[tuple[str | None, str | None], list[Finding]] = defaultdict(list)
        for finding in self.report.flagged:
            found[finding.event, finding.fact].append(finding)
        return found

    def mark(self, mention: Mention, held: Held, beside: Set[int]) -> Mark:
        """How a statement stands; `beside` are the rows of what the passage gives of the same fact besides."""
        kind, message, rows = self._judged(mention, held, beside)
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

    def _judged(self, mention: Mention, held: Held, beside: Set[int]) -> tuple[Kind, str, Sequence[int]]:
        wording, rows = self.report.wording, held.backing
        of_fact = self._findings[held.question.event, held.question.fact.key]
        decided = decided_on(self.report, of_fact, held.question.fact, held.stated)
        said_of = self.story.paragraph(mention.start), held.question.number, held.stated.low, held.stated.high
        given = said_of in self._told or self._is_given(mention, [*rows, *held.rows.get(Relation.FIRMER, ())])
        if given:
            self._told.add(said_of)
        if decided and (not given or decided.stale) and (judged := self._by_decision(decided)):
            return judged
        if wrong := self._wrong_weekday(mention):
            return "unbacked", wrong, rows
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
        against = self._excluding(rows, held.rows.get(Relation.EXCLUDED, ()))
        is_open = self.report.fact(held.question.number).status == "disputed" and not (decided and decided.settles)
        if against and is_open and not given and not beside & set(against):
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
        if decided.rounded:
            return "rounded", f"{who} decided {answer}, and the story rounds it without saying so", decided.rows
        return "against-decision", f"{who} decided {answer}", decided.rows

    def _unbacked(self, mention: Mention, held: Held) -> tuple[Kind, str, Sequence[int]]:
        question = held.question
        firmer, excluded = held.rows.get(Relation.FIRMER, ()), held.rows.get(Relation.EXCLUDED, ())
        if firmer and not held.tied and self.questions.is_elsewhere(mention, question.event):
            where = self.report.wording.naming.event(question.event)
            return "another-event", f"{self._answers(firmer)} says so of {where}", firmer
        if firmer and not (mention.sort == "date" and excluded):
            return "firmer", f"{self._answers(firmer)}: the story says more than that", firmer
        if rounded := held.rows.get(Relation.ROUNDED, ()):
            return "rounded", f"{self._answers(rounded)}: the story rounds it without saying so", rounded
        for other in self.questions.of_fact[question.fact.key]:
            there = self.figures.against(mention, other) if other.event != question.event else None
            if there and self._comes_from(there):
                where = self.report.wording.naming.event(other.event)
                return "another-event", f"{self._answers(there.nearest)} says so of {where}", there.nearest
        every = [row for how in sorted(held.rows) for row in held.rows[how]]
        said = f"no source says so; they say {self._answers(every)}" if every else "no source says so"
        return "unbacked", said, every

    def _comes_from(self, there: Held) -> bool:
        """Whether a statement is what another event's claims say, its hedge lost maybe; "several" is nobody's."""
        if there.best in BACKING:
            return True
        hedges = self.report.dossier.claims["hedge"]
        return there.best == Relation.FIRMER and any(hedges.iloc[row] != "vague" for row in there.nearest)

    def _excluding(self, rows: Sequence[int], others: Sequence[int]) -> tuple[int, ...]:
        """Which of the others are claims that cannot be true with one of the rows: of the same scope and time."""
        if not rows or not others:
            return ()
        one, other = np.repeat(rows, len(others)), np.tile(others, len(rows))
        apart = set(other[exclude(self.report.agreement.comparison, other, one)].tolist())
        about = self.report.wording.about(rows[0])
        for finding in self._findings[about.event, about.fact]:
            if finding.rule in _OF_CONFLICT and finding.severity == "error" and set(rows) & set(finding.rows):
                apart |= set(others) & set(finding.rows)
        return tuple(row for row in others if row in apart)

    def _wrong_weekday(self, mention: Mention) -> str:
        """That a date names a weekday that is not its day's; "" where it does not."""
        date = mention.figure.date if mention.figure else None
        read = date.stretch.start if date and date.stretch else None
        if read is None or read.weekday < 0 or read.track != COMPARABLE or read.high - read.low >= DAY:
            return ""
        day = weekday(int(read.low // DAY))
        return "" if day == read.weekday else f"that day was a {WEEKDAYS[day]}"

    def _is_given(self, mention: Mention, rows: Sequence[int]) -> bool:
        """Whether a sentence gives what it says as somebody's word, or doubts it."""
        sentence = self.story.plain[slice(*mention.sentence)]
        if attributes(sentence, mention.language) or doubts(sentence, mention.language):
            return True
        wording, words = self.report.wording, f" {fold(sentence)} "
        called = {wording.naming.name(key) for row in rows for key in (wording.source(row), wording.voice(row))}
        if any(f" {fold(name)} " in words for name in called if fold(name)):
            return True
        told = set().union(*map(stems, called)) - self._of_events
        return bool(told) and (bool(told & self._in_brackets(mention)) or self._goes_on(mention, told))

    def is_told(self, mention: Mention, rows: Sequence[int]) -> bool:
        """Whether a sentence, or the one before it, says whose word it gives; that it names a source is not enough."""
        wording = self.report.wording
        if attributes(self.story.plain[slice(*mention.sentence)], mention.language):
            return True
        called = {wording.naming.name(key) for row in rows for key in (wording.source(row), wording.voice(row))}
        return self._goes_on(mention, set().union(*map(stems, called)) - self._of_events)

    def is_decided(self, question: Question) -> bool:
        """Whether editors decided on what is flagged of a fact, on this evidence or an earlier one."""
        return any(one.state != "open" for one in self._findings[question.event, question.fact.key])

    def _in_brackets(self, mention: Mention) -> set[str]:
        """The words in the brackets that close a clause: "at least 31 (rescuers, 21 March)"."""
        found = _BRACKETS.match(self.story.plain, mention.end, mention.sentence[1])
        return stems(found[1]) if found else set()

    def _goes_on(self, mention: Mention, told: Set[str]) -> bool:
        """Whether a sentence goes on with what the one before, of the same passage, gives as these people's word."""
        first = self.story.paragraphs[self.story.paragraph(mention.start)][0]
        start = mention.sentence[0]
        if self._is_said_next(mention, told):
            return True
        for _ in range(_SENTENCES_BACK):
            if start <= first:
                return False
            before = self.story.sentence(start - 1)
            sentence = self.story.plain[slice(*before)]
            subject = stems(" ".join(sentence.split()[:_OF_A_SUBJECT]))
            if told & subject or (told & stems(sentence) and attributes(sentence, mention.language)):
                return True
            start = before[0]
        return False

    def _is_said_next(self, mention: Mention, told: Set[str]) -> bool:
        """Whether the next sentence of a passage says who says so: "So berichtet es Herr Farhoud"."""
        end = mention.sentence[1]
        if end >= self.story.paragraphs[self.story.paragraph(mention.start)][1]:
            return False
        sentence = self.story.plain[slice(*self.story.sentence(end))]
        return bool(_SO.match(sentence) and told & stems(sentence)) and attributes(sentence, mention.language)

    @cached_property
    def _of_events(self) -> Set[str]:
        """The words that events are called by, which tell nobody."""
        events = self.report.dossier.events.values()
        return stems(" ".join(f"{one.title or ''} {one.place or ''}" for one in events))

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
