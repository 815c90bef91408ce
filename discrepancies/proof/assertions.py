"""What a story asserts without a figure: that something was so of which sources only say that it may have been.

Two kinds of it can be told by words. A sentence that has nearly all the words of a quote under an alleged or likely
claim, and no doubt, is firmer than that. And a term of a category that sources dispute, or an editor decided on, says
which of them is right: "a serving officer".
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.kinds import kind
from discrepancies.language.folding import fold
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.story_words import DOUBTING, attributes, doubts
from discrepancies.language.telling import languages_of
from discrepancies.language.word_stems import stems
from discrepancies.proof.figures import Figures, Held
from discrepancies.proof.marks import SEVERITY, Mark
from discrepancies.proof.mentions import Mention
from discrepancies.proof.relations import Relation

if TYPE_CHECKING:
    from discrepancies.evidence.spans import Span, Spans
    from discrepancies.proof.judging import Judge
    from discrepancies.proof.questions import Question

_ASSERTED = ("yes-no", "category", "name", "names", "text")
_MOST_WORDS, _FEWEST = 0.6, 3
"""How much of a quote's words a sentence must have, and how many; fewer only where it has all."""
_BESIDE = 2
"""Words behind a term in which what it is said of must stand."""
_WORD = re.compile(r"\w+")


class _Doubted(NamedTuple):
    """A claim that is not stated as a fact, and what its quote says beside the doubt."""

    question: Question
    row: int
    words: frozenset[str]
    told: bool
    """Whether the quote says who says so itself: then a sentence that does so too has lost the doubt all the same."""


class Assertions:
    """The sentences of a story that assert what the dossier doubts, disputes or has decided."""

    def __init__(self, figures: Figures, judge: Judge) -> None:
        self.figures, self.judge = figures, judge
        self.report, self.story = figures.report, figures.story
        self.code = (languages_of(figures.context.language, self.story.plain) or ("en",))[0]

    def marks(self, quoted: Spans) -> Iterator[Mark]:
        """A mark for each of them outside of quotations, which are `quoted`."""
        for sentence in self.story.sentences:
            words = self.story.plain[slice(*sentence)]
            if doubts(words, self.code) or words.rstrip().endswith("?"):
                continue
            if found := self._firmer(sentence, quoted):
                yield found
        yield from self._of_terms(quoted)

    def _firmer(self, sentence: Span, quoted: Spans) -> Mark | None:
        """That a sentence asserts what its source doubts."""
        said = stems(self.story.plain[slice(*sentence)])
        for one in self._doubted:
            both = one.words & said
            if len(both) < min(_FEWEST, len(one.words)) or len(both) < _MOST_WORDS * len(one.words):
                continue
            span = self._span(sentence, both)
            mention = Mention(*span, "name", self.story.text[slice(*span)], self.code, sentence)
            if quoted.meet(span) or (not one.told and self.judge.is_told(mention, (one.row,))):
                continue
            wording = self.report.wording
            message = f"{wording.sources((one.row,))} gives it as {wording.stated(one.row)}, and the story as a fact"
            about = one.question.event, one.question.fact.key
            return Mark(*span, mention.text, "firmer", SEVERITY["firmer"], message, *about, (one.row,), guessed=True)
        return None

    def _span(self, sentence: Span, words: frozenset[str]) -> Span:
        """From the first to the last of some words in a sentence."""
        start, end = sentence
        places = [one.span() for one in _WORD.finditer(self.story.plain, start, end) if stems(one[0]) & words]
        return places[0][0], places[-1][1]

    @cached_property
    def _doubted(self) -> Sequence[_Doubted]:
        """The claims in the story's language that no source states as a fact, with what their quotes say."""
        report, wording = self.report, self.report.wording
        doubtful = stems(DOUBTING[self.code].replace(",", " "))
        events = stems(" ".join(f"{one.title or ''} {one.place or ''}" for one in report.dossier.events.values()))
        found = []
        for one in self.figures.questions.all:
            if one.fact.kind not in _ASSERTED:
                continue
            stated = {wording.value(row) for row in one.rows if wording.stated(row) == "fact"}
            for row in one.rows:
                if wording.stated(row) == "fact" or wording.value(row) in stated:
                    continue
                words = frozenset(stems(self.report.quote(row)) - doubtful - events)
                if len(words) > 1 and self.code in self.figures.questions.languages_of(one):
                    found.append(_Doubted(one, row, words, attributes(self.report.quote(row), self.code)))
        return found

    def _of_terms(self, quoted: Spans) -> Iterator[Mark]:
        """How the terms of a story stand that are said of what a disputed or decided category is about."""
        for one in self.figures.questions.all:
            if one.fact.kind != "category" or not self._is_at_issue(one):
                continue
            asked = stems(one.fact.asks)
            for term in self._terms(one):
                for found in re.finditer(rf"(?<!\w){re.escape(term)}(?!\w)", self.story.plain, re.IGNORECASE):
                    behind = " ".join(self.story.plain[found.end() :].split(maxsplit=_BESIDE)[:_BESIDE])
                    if quoted.meet(found.span()) or not stems(behind) & (asked - stems(term)):
                        continue
                    if mark := self._of_term(one, term, found.span()):
                        yield mark

    def _is_at_issue(self, question: Question) -> bool:
        status = self.report.fact(question.number).status
        return status == "disputed" or self.judge.is_decided(question)

    def _terms(self, question: Question) -> list[str]:
        """The terms and other words that claims of a fact have, as they write them."""
        return sorted({self.report.wording.value(row) for row in question.rows})

    def _of_term(self, question: Question, term: str, span: Span) -> Mark | None:
        mention = Mention(*span, "name", self.story.text[slice(*span)], self.code, self.story.sentence(span[0]))
        try:
            read = kind("category").read(term, question.fact, self.figures.context)
        except Unreadable:
            return None
        if not isinstance(read, Reading):
            return None
        same = tuple(row for row in question.rows if fold(self.report.wording.value(row)) == fold(term))
        rows = {Relation.SAME: same, Relation.EXCLUDED: tuple(row for row in question.rows if row not in same)}
        held = Held(question, read, 1.0, {how: of for how, of in rows.items() if of}, tied=False)
        mark = self.judge.mark(mention, held, set())
        return mark if mark.mark != "backed" else None
