"""The whole of it: a story's statements one after the other, each with its mark."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from typing import TYPE_CHECKING

from discrepancies.evidence.spans import Spans
from discrepancies.kinds import date as date_kind
from discrepancies.language.reading import YEARLESS, Context, Reading, Unreadable
from discrepancies.language.story_words import attributes
from discrepancies.model import SEVERITIES, Fact, Place, Severity
from discrepancies.proof.accepting import with_accepted
from discrepancies.proof.assertions import Assertions
from discrepancies.proof.codes import Codes, lettered
from discrepancies.proof.figures import Figures, Held, is_offset, is_unsure
from discrepancies.proof.judging import Judge
from discrepancies.proof.marks import SEVERITY, Mark
from discrepancies.proof.mentions import Mention, mentions
from discrepancies.proof.names import Names
from discrepancies.proof.questions import Questions
from discrepancies.proof.quotations import Quotations
from discrepancies.proof.relations import BACKING, claimed, relation
from discrepancies.proof.sums import Sums

if TYPE_CHECKING:
    from discrepancies.proof.story import Story
    from discrepancies.report import Report

_ANY_DATE = Fact("date", "", "date", Place("", 1, 1))


@dataclass(frozen=True)
class Proof:
    """A story, and every statement of it with its mark, in order."""

    story: Story
    report: Report
    marks: tuple[Mark, ...]

    @cached_property
    def counts(self) -> Mapping[str, int]:
        """How many marks of each kind there are, those that an editor lets stand left out but for what is backed."""
        found: dict[str, int] = {}
        for one in self.marks:
            if one.accepted is None:
                found[one.mark] = found.get(one.mark, 0) + 1
        return found

    def fails(self, level: Severity) -> bool:
        """Whether a statement is marked that gravely or more, and nobody lets it stand."""
        grave = SEVERITIES[: SEVERITIES.index(level) + 1]
        return any(one.severity in grave and one.mark != "backed" and one.accepted is None for one in self.marks)


def prove(report: Report, story: Story, language: str | None = None) -> Proof:
    """Hold a story against what a check gave; `language` is the story's, told from its words where it is not given."""
    context = Context(language=language)
    stated = mentions(story, context)
    questions = Questions(report, story, stated)
    figures = Figures(report, story, questions, context)
    judge = Judge(figures)
    names, quotations, dates = Names(report), Quotations(report), _Dates(report, story, questions)
    sums = Sums(story, stated, context)
    held = {place: figures.held(one) for place, one in enumerate(stated) if one.sort in ("figure", "date")}
    about = Spans.of((stated[place].start, stated[place].end) for place, against in held.items() if against)
    given = _given(story, ((stated[place], against) for place, against in held.items() if against))
    found: list[Mark] = []
    for place, one in enumerate(stated):
        if one.sort == "quotation":
            quotation = quotations.mark(one)
            apart = quotation.severity == "warning" and not questions.is_of_the_dossier(one)
            found.append(quotation._replace(severity="info") if apart else quotation)
        elif one.sort == "name":
            found += filter(None, [names.mark(one)])
        elif against := held[place]:
            beside = given[story.paragraph(one.start), against.question.number] - {*against.backing}
            mark = judge.mark(one, against, beside)
            known = dates.mark(one) if mark.mark not in ("backed", "disputed") and not against.tied else None
            mark = known if known and _rather(known, against) else mark
            found.append(sums.instead(mark, one))
        else:
            unbacked = _unbacked(one, figures, about)
            found += filter(None, [dates.mark(one) or (sums.instead(unbacked, one) if unbacked else None)])
    taken = Spans.of((one.start, one.end) for one in found if one.mark != "unbacked" or one.fact)
    codes = list(Codes(report).marks(story, taken))
    quoted = Spans.of((one.start, one.end) for one in stated if one.sort == "quotation")
    asserted = [one for one in Assertions(figures, judge).marks(quoted) if not _is_marked(one, found)]
    named = Spans.of([*((code.start, code.end) for code in codes), *lettered(story)])
    found = [one for one in found if one.fact or not named.meet((one.start, one.end))]
    return Proof(story, report, tuple(with_accepted(report, _stamped(story, [*found, *codes, *asserted]))))


def _is_marked(asserted: Mark, found: Sequence[Mark]) -> bool:
    """Whether a figure or a name of what a sentence asserts is marked already."""
    return any(one.mark != "backed" and one.start < asserted.end and asserted.start < one.end for one in found)


def _rather(known: Mark, against: Held) -> bool:
    """Whether a date is one of the event rather than a wrong answer to a fact that its words only nearly fit."""
    return known.event is not None and known.event == against.question.event and against.question.fact.kind != "date"


def _given(story: Story, held: Iterable[tuple[Mention, Held]]) -> Mapping[tuple[int, int], Set[int]]:
    """The rows of all that each paragraph gives as answers to a fact, by the numbers of both."""
    found: defaultdict[tuple[int, int], set[int]] = defaultdict(set)
    for mention, against in held:
        found[story.paragraph(mention.start), against.question.number].update(against.backing)
    return found


def _unbacked(mention: Mention, figures: Figures, about: Spans) -> Mark | None:
    """That no claim gives a figure or date; None where it is none by itself: "one of them", "two days later".

    In a passage that is about nothing of the dossier (the weather, another report), and where it stands in the quote
    of a claim on something else, it is only listed. `about` are the statements that are held against a fact.
    """
    said = "no claim gives this date"
    if mention.sort == "figure":
        if is_unsure(mention) or is_offset(mention, figures.story):
            return None
        said = "no claim gives this figure"
    questions, report = figures.questions, figures.report
    passage, quoted = questions.passage(mention), questions.is_quoted(mention)
    if quoted is not None:
        said += f"; it stands in the words of {report.wording.called(quoted)}"
    grave = quoted is None and (about.meet(passage) or questions.is_of_the_dossier(mention))
    rows = () if quoted is None else (quoted,)
    severity: Severity = "warning" if grave else "info"
    return Mark(mention.start, mention.end, mention.text, "unbacked", severity, said, rows=rows)


def _stamped(story: Story, marks: Sequence[Mark]) -> Iterator[Mark]:
    """The marks with their ids: of the sentence they stand in, what they are and what they are held against."""
    seen: dict[str, int] = {}
    for one in sorted(marks, key=lambda mark: (mark.start, mark.end)):
        sentence = " ".join(story.plain[slice(*story.sentence(one.start))].split())
        said = "\x1f".join((one.mark, one.text, sentence, one.event or "", one.fact or ""))
        seen[said] = seen.get(said, 0) + 1
        yield one._replace(id=sha256(f"{said}\x1f{seen[said]}".encode()).hexdigest()[:12])


class _Dates:
    """The dates that a dossier has besides its facts: of its events, and of its sources where a story cites them."""

    def __init__(self, report: Report, story: Story, questions: Questions) -> None:
        self.report, self.story, self.questions = report, story, questions

    def mark(self, mention: Mention) -> Mark | None:
        """That a date is an event's own, or that of a source that the sentence cites; None where it is neither."""
        figure = mention.figure
        if mention.sort != "date" or figure is None or figure.date is None or figure.date.stretch is None:
            return None
        stated = figure.date.stretch.start or figure.date.stretch.end
        if stated is None:
            return None
        near = self.questions.events_near(mention)
        for event, read in self._events:
            if stated.track == YEARLESS and near.get(event, 1.0) < 1:
                continue
            if relation(stated, claimed(read)) in BACKING:
                message = f"{self.report.wording.naming.event(event)} is dated so"
                return self._made(mention, message, event)
        if attributes(self.story.plain[slice(*mention.sentence)], mention.language):
            for source, read in self._sources:
                if relation(stated, claimed(read)) in BACKING:
                    return self._made(mention, f"{self.report.wording.naming.called(source)} is dated so", None)
        for when in self._counted_up_to:
            if relation(stated, claimed(when)) in BACKING:
                return self._made(mention, "figures of the dossier are counted up to then", None)
        return None

    @cached_property
    def _counted_up_to(self) -> list[Reading]:
        given = self.report.dossier.claims["as_of"].dropna().astype(str).unique()
        return [read for text in given if text and (read := _read(text))]

    def _made(self, mention: Mention, message: str, event: str | None) -> Mark:
        return Mark(mention.start, mention.end, mention.text, "backed", SEVERITY["backed"], message, event)

    @cached_property
    def _events(self) -> list[tuple[str, Reading]]:
        given = [(key, event.date) for key, event in self.report.dossier.events.items() if event.date]
        return [(key, read) for key, text in given if (read := _read(text))]

    @cached_property
    def _sources(self) -> list[tuple[str, Reading]]:
        given = [(key, source.published) for key, source in self.report.dossier.sources.items() if source.published]
        return [(key, read) for key, text in given if (read := _read(text))]


def _read(text: str) -> Reading | None:
    try:
        return date_kind.read(text, _ANY_DATE, Context())
    except Unreadable:
        return None
