"""XLSX: a workbook for whoever goes through the findings in a spreadsheet, filters them and passes them on.

People's and publishers' names come first and keys last, in grey. A finding leads to its claims in another sheet, a
claim to its source and the archived copy. Every text is one, whatever it begins with; the file is the same to the byte
each time. It takes openpyxl.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from typing import TYPE_CHECKING, TextIO, cast

from discrepancies.formats import Render, Style, answer_words, edition_words, outline, register, xlsx_findings
from discrepancies.formats import spreadsheet_cells as cells
from discrepancies.save import workbook
from discrepancies.save.workbook import Heading
from discrepancies.wording import listed, span

if TYPE_CHECKING:
    from io import TextIOWrapper

    from discrepancies.report import Agreed, Answer, Report
    from discrepancies.save.workbook import Cell

AGREEMENT = (
    Heading("event", 26, wrapped=True),
    Heading("question", 34, wrapped=True),
    Heading("status", 14),
    Heading("state", 10),
    Heading("part", 16, wrapped=True),
    Heading("answer", 30, wrapped=True),
    Heading("that is", 30, wrapped=True),
    Heading("of whom or what", 22, wrapped=True),
    Heading("time", 22, wrapped=True),
    Heading("said by", 40, wrapped=True),
    Heading("sources", 9),
    Heading("origins", 9),
    Heading("borne out by", 30, wrapped=True),
    Heading("left open by", 30, wrapped=True),
    Heading("excluded by", 30, wrapped=True),
    Heading("low", 12),
    Heading("high", 12),
    Heading("findings", 12),
    *(Heading(key, aside=True) for key in ("event key", "fact key", "kind", "unit")),
)
SOURCES = (
    Heading("source", 30, wrapped=True),
    Heading("archive", 14),
    Heading("title", 50, wrapped=True),
    Heading("published", 12),
    Heading("language", 10),
    Heading("goes back to", 36, wrapped=True),
    *(Heading(counts, 15) for counts in outline.SOURCES[2:]),
    Heading("source key", 24, aside=True),
)
DECISIONS = (
    Heading("at", 16),
    Heading("by", 18, wrapped=True),
    Heading("decided or done", 26, wrapped=True),
    Heading("value", 18, wrapped=True),
    Heading("reason or comment", 50, wrapped=True),
    Heading("state now", 16),
    Heading("changed since", 40, wrapped=True),
    Heading("approved by", 20, wrapped=True),
    Heading("asked of", 20, wrapped=True),
    Heading("until", 12),
    Heading("event", 26, wrapped=True),
    Heading("question", 34, wrapped=True),
    Heading("decided on", 40, wrapped=True),
    Heading("finding", 24, wrapped=True),
    *(Heading(key, aside=True) for key in ("event key", "fact key", "subject", "id", "mark")),
    Heading("at, with its offset from UTC", 26, aside=True),
)
ABOUT = (Heading("about", 18), Heading("this report", 100, wrapped=True))


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the workbook.

    Raises:
        ImportError: openpyxl is not installed.
    """
    book = workbook.new()
    places = xlsx_findings.places(report)
    workbook.add(book, "Findings", xlsx_findings.FINDINGS, xlsx_findings.findings(report, places))
    workbook.add(book, "Claims", xlsx_findings.CLAIMS, xlsx_findings.claims(report))
    workbook.add(book, "Agreement", AGREEMENT, _agreement(report))
    if report.log:
        workbook.add(book, "Decisions", DECISIONS, _decisions(report))
    workbook.add(book, "Sources", SOURCES, _sources(report))
    workbook.add(book, "About", ABOUT, _about(report))
    whole = BytesIO()
    workbook.save(book, whole)
    cast("TextIOWrapper", out).buffer.write(whole.getvalue())


FILES: Mapping[str, Render] = {"report.xlsx": render}


def _agreement(report: Report) -> Iterator[tuple[Cell, ...]]:
    """A row an answer, of the facts in their order."""
    row_of = {finding.id: row for row, finding in enumerate(report.shown_findings, start=xlsx_findings.FIRST)}
    for number in report.shown_facts:
        fact = report.fact(number)
        state = report.fact_state(number)
        about = (fact.event, fact.fact.key, fact.fact.kind, fact.fact.unit)
        found = [row_of[id_] for id_ in fact.findings]
        for answer in fact.answers:
            yield (
                *(cells.text(report.dossier.event_title(fact.event) or fact.event), cells.text(fact.fact.asks)),
                *(fact.status, state),
                *_answer(report, fact, answer),
                xlsx_findings.led_to(found),
                *map(cells.text, about),
            )


def _answer(report: Report, fact: Agreed, answer: Answer) -> Iterator[Cell]:
    label = fact.fact.scopes[answer.scope].label if answer.scope else None
    stands = answer_words.stances(report, answer)
    yield from map(cells.text, (answer.part, answer.value, answer.means, label, answer.time))
    yield cells.text(answer_words.says_so(report, answer))
    yield from (answer.says.sources_total, answer.origins)
    yield from (cells.text(stands.get(how)) for how in answer_words.STANDS.values())
    yield from (cells.day(end) if isinstance(end, str) else end for end in span(fact.fact, answer.low, answer.high))


def _decisions(report: Report) -> Iterator[tuple[Cell, ...]]:
    """All that was decided and done, the newest first; see `register`."""
    row_of = {finding.id: row for row, finding in enumerate(report.shown_findings, start=xlsx_findings.FIRST)}
    for one in register.registered(report):
        of, row = one.document, row_of.get(one.document.id)
        yield (
            cells.moment(of.at),
            *map(cells.text, (of.by, one.did, one.value)),
            *(cells.paragraphs(one.says), cells.text(one.state), cells.lines(one.changed)),
            *(cells.lines(one.approved_by), cells.text(one.whom), cells.day(one.until)),
            *(cells.text(one.event), cells.text(one.asks), cells.lines(one.values)),
            cells.within(of.rule, "Findings", row, row) if row else cells.text(of.rule),
            *map(cells.text, (of.event, of.fact, of.subject, of.id, of.mark, of.at)),
        )


def _sources(report: Report) -> Iterator[tuple[Cell, ...]]:
    naming = report.wording.naming
    for one in report.fared:
        source = report.dossier.sources.get(one.source)
        yield (
            cells.web(naming.brief(one.source), *(source.url, source.archived) if source else ()),
            cells.web(xlsx_findings.ARCHIVED, source.archived) if source and source.archived else None,
            cells.text(source.title) if source else None,
            cells.day(source.published) if source else None,
            cells.text(source.language) if source else None,
            cells.text(listed(map(naming.brief, one.origins))),
            *(one.claims, one.compared, one.compatible),
            cells.text(one.source),
        )


def _about(report: Report) -> Iterator[tuple[Cell, ...]]:
    """What the report covers and what it was made from, as at the head of every other format."""
    covers, found = outline.head(report)
    said = {
        "title": outline.title(report),
        "covers": covers,
        "facts": found,
        "findings": outline.tally(report),
        "made from": outline.basis(report),
        "not run": outline.not_run(report),
    }
    method = edition_words.lines(report.edition) if report.edition else ()
    yield from ((cells.text(what), cells.text(words)) for what, words in (*said.items(), *method) if words)
