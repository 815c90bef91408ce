"""CSV for spreadsheets: the findings, and the agreement with one row an answer.

Lines end in a line feed and texts are made safe for a spreadsheet, where a cell that begins with = + - or @ would
be a formula. Several texts in one cell are separated by "; ".
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import chain
from typing import TYPE_CHECKING, TextIO

import numpy as np

from discrepancies.formats import Render, Style, columns, decision_words
from discrepancies.formats.excerpt_marks import marked
from discrepancies.language.safe import cell
from discrepancies.law.stances import STANCES
from discrepancies.model import STATUSES
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Ints
    from discrepancies.language.reading import Bound
    from discrepancies.model import Handled
    from discrepancies.report import Report

FINDING = (
    *("rule", "severity", "state", "event", "fact", "scope", "subject", "message", "sources", "claims"),
    *("quotes", "inferred", "explanations", "answer", "because", "value", "reason", "by", "at", "whom", "until"),
    *("changed", "assigned", "assigned_until", "comments", "approved_by", "awaits_approval", "id", "evidence"),
)
AGREEMENT = (
    *("event", "fact", "asks", "kind", "unit", "status", "part", "scope", "value", "means", "time"),
    *("low", "high", "sources", "sources_count", "origins", "origins_count", "bears_out", "leaves_open", "excludes"),
    *("quotes", "inferred", "answers_total"),
)
EVERY = ("record", *dict.fromkeys((*FINDING, *AGREEMENT)))

MOST_QUOTES = 8
"""Claims quoted in a cell."""

_SEPARATOR = "; "


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write findings and agreement as one table, whose first column says which of the two a row is."""
    findings, agreement = (
        _placed("finding", FINDING, _findings(report)),
        _placed("agreement", AGREEMENT, _agreement(report)),
    )
    write_table(out, EVERY, chain(findings, agreement))


def render_findings(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the findings, one row each."""
    write_table(out, FINDING, _findings(report))


def render_agreement(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the agreement, one row an answer: who says it, bears it out, leaves it open and excludes it."""
    write_table(out, AGREEMENT, _agreement(report))


FILES: Mapping[str, Render] = {"findings.csv": render_findings, "agreement.csv": render_agreement}


def write_table(out: TextIO, header: Sequence[str], rows: Iterable[Iterable[object]]) -> None:
    """Write a header and rows of cells, which have been made safe."""
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(header)
    writer.writerows(rows)


def _placed(record: str, header: Sequence[str], rows: Iterable[tuple[object, ...]]) -> Iterator[Iterator[object]]:
    """Rows under a header as rows under EVERY."""
    place = [header.index(column) if column in header else len(header) for column in EVERY[1:]]
    return (chain((record,), map((*row, "").__getitem__, place)) for row in rows)


def _findings(report: Report) -> Iterator[tuple[str, ...]]:
    wording = report.wording
    for finding in report.shown_findings:
        decision = finding.decision
        yield (
            *map(_text, (finding.rule, finding.severity, finding.state, finding.event, finding.fact)),
            *map(_text, (finding.scope, finding.subject, finding.message)),
            _several(sorted({wording.source(row) for row in finding.rows})),
            _several(dict.fromkeys(_said(report, row) for row in finding.rows)),
            *_shown_by(report, finding.rows),
            _several(f"{kind}: {text}" for kind, text in finding.explanations),
            *map(_text, decision._replace(reason=decision_words.reason(decision)) if decision else [""] * 8),
            _several(finding.changed),
            *_handled(finding.handled),
            finding.id,
            finding.evidence,
        )


def _handled(handled: Handled) -> tuple[str, ...]:
    comments = str(handled.comments) if handled.comments else ""
    waits = "yes" if handled.awaits_approval else ""
    return _text(handled.assigned), _text(handled.until), comments, _several(handled.approved_by), waits


def _said(report: Report, row: int) -> str:
    """Who says what, of whom and up to when: "a: 7 for the leader and those with him"."""
    wording = report.wording
    return f"{wording.source(row)}: {report.labelled(wording.value(row), row, report.time([row]))}"


def _shown_by(report: Report, rows: Sequence[int]) -> tuple[str, str]:
    """The quotes of the claims in these rows, at most MOST_QUOTES, and how values that they do not show are known.

    A quote whose source's text is at hand stands in its context, with marks around it.
    """
    wording = report.wording
    quotes = list(dict.fromkeys(quoted for row in rows[:MOST_QUOTES] if (quoted := _quoted(report, row))))
    known = (f"{wording.source(row)}: {wording.value(row)}: {how}" for row in rows if (how := report.inferred(row)))
    more = [f"and {counted(len(rows) - MOST_QUOTES, 'more claim')}"] if quotes and len(rows) > MOST_QUOTES else []
    return _several([*quotes, *more]), _several(dict.fromkeys(known))


def _quoted(report: Report, row: int) -> str:
    """Who says it, and the words that show it; "" where there are none."""
    excerpt, quote = report.excerpt(row), report.quote(row)
    words = marked(excerpt) if excerpt else f"“{quote}”"
    return f"{report.wording.source(row)}: {words}" if quote else ""


def _agreement(report: Report) -> Iterator[tuple[object, ...]]:
    agreement = report.agreement
    facts = np.array(report.shown_facts, dtype=np.int64)
    known = columns.answers(report, facts)
    number = agreement.answers.fact[known.place]
    asked = list(_asked(report, facts))
    of_fact = np.searchsorted(facts, number).tolist()
    total = agreement.answers.total[number].tolist()
    for place, answer, answers_total in zip(of_fact, _answers(report, known), total, strict=True):
        yield (*asked[place], *answer, answers_total)


def _asked(report: Report, facts: Ints) -> Iterator[tuple[str, ...]]:
    """Event, fact, asks, kind, unit and status of each fact."""
    wording, first_row = report.wording, report.agreement.comparison.cells.first_row
    events = columns.named(report, "event", first_row[facts]).written(_texts)
    write = cache(_text)
    for event, row, status in zip(
        events, first_row[facts].tolist(), report.agreement.status[facts].tolist(), strict=True
    ):
        fact = wording.fact(row)
        yield (event, *map(write, (fact.key, fact.asks, fact.kind, fact.unit)), STATUSES[status])


def _answers(report: Report, known: columns.Answers) -> Iterator[tuple[object, ...]]:
    """Of each answer: part, scope, words, meaning, time, low, high, who stands how to it, and the evidence."""
    said, who, several = report.agreement.answers, known.stances, len(STANCES)
    shown_by = [_shown_by(report, said.said_by(place).tolist()) for place in known.place.tolist()]
    sources, origins = who.sources(_texts, _SEPARATOR), who.origins(_texts, _SEPARATOR)
    return zip(
        columns.part_names(report, known).written(_texts),
        *(known.columns[key].written(_texts) for key in ("scope", "value", "means")),
        columns.times(report, known).written(_texts),
        *(known.columns[key].written(_ends) for key in ("low", "high")),
        sources[::several],
        who.totals()[::several],
        origins[::several],
        who.origin_totals()[::several],
        *(sources[stance::several] for stance in range(1, several)),
        *zip(*shown_by, strict=True) if shown_by else ((), ()),
        strict=True,
    )


def _text(text: str | None) -> str:
    return cell(text) if text else ""


def _texts(texts: Sequence[str | None]) -> list[str]:
    return list(map(_text, texts))


def _ends(ends: Sequence[Bound]) -> list[str]:
    """Ends of intervals: the program's own numbers and dates, which need no guard."""
    return ["" if end is None else str(end) for end in ends]


def _several(texts: Iterable[str]) -> str:
    return _SEPARATOR.join(map(cell, texts))
