"""CSV for spreadsheets: the findings, and the agreement with one row a position.

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
from discrepancies.model import STATUSES
from discrepancies.report import MOST_SOURCES
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Ints
    from discrepancies.language.reading import Bound
    from discrepancies.report import Report

FINDING = (
    *("rule", "severity", "state", "event", "fact", "scope", "subject", "message", "sources", "claims"),
    *("quotes", "inferred", "explanations", "answer", "because", "value", "reason", "by", "at", "changed"),
    *("id", "evidence"),
)
AGREEMENT = (
    *("event", "fact", "asks", "kind", "unit", "status", "part", "scope", "value", "time", "low", "high"),
    *("sources", "sources_count", "origins", "quotes", "inferred", "positions_total"),
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
    """Write the agreement, one row a position; a fact on which nothing can be compared has one row too."""
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
            *map(_text, decision._replace(reason=decision_words.reason(decision)) if decision else [""] * 6),
            _several(finding.changed),
            finding.id,
            finding.evidence,
        )


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
    positions, number = _positions(report, facts), agreement.positions.fact
    start, end = np.searchsorted(number, facts).tolist(), np.searchsorted(number, facts, side="right").tolist()
    total = agreement.positions.total[facts].tolist()
    asked = _asked(report, facts)
    for fact, about, begin, after, positions_total in zip(facts.tolist(), asked, start, end, total, strict=True):
        if begin == after:
            yield (*about, *_without_position(report, fact), 0)
        for _ in range(begin, after):
            yield (*about, *next(positions), positions_total)


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


def _positions(report: Report, facts: Ints) -> Iterator[tuple[object, ...]]:
    """Of each position of these facts: part, scope, value, time, low, high, sources, how many, origins, evidence."""
    known, agreed = columns.positions(report, facts), report.agreement.positions
    ends = zip(agreed.start[known.place].tolist(), agreed.start[known.place + 1].tolist(), strict=True)
    shown_by = [_shown_by(report, agreed.rows[first:after].tolist()) for first, after in ends]
    return zip(
        columns.part_names(report, known).written(_texts),
        *(known.columns[key].written(_texts) for key in ("scope", "value")),
        columns.times(report, known).written(_texts),
        *(known.columns[key].written(_ends) for key in ("low", "high")),
        known.sources(_texts, _SEPARATOR),
        known.speaking.tolist(),
        known.origins,
        *zip(*shown_by, strict=True),
        strict=True,
    )


def _without_position(report: Report, fact: int) -> tuple[object, ...]:
    """The same of a fact on which nothing can be compared: how the sources word it, without an interval."""
    rows, wording, agreement = report.claims_of(fact), report.wording, report.agreement
    values = _several(dict.fromkeys(map(wording.value, rows)))
    sources = _several(sorted(set(map(wording.source, rows)))[:MOST_SOURCES])
    support = int(agreement.sources[fact]), int(agreement.support[fact])
    return "", "", values, "", "", "", sources, *support, *_shown_by(report, rows)


def _text(text: str | None) -> str:
    return cell(text) if text else ""


def _texts(texts: Sequence[str | None]) -> list[str]:
    return list(map(_text, texts))


def _ends(ends: Sequence[Bound]) -> list[str]:
    """Ends of intervals: the program's own numbers and dates, which need no guard."""
    return ["" if end is None else str(end) for end in ends]


def _several(texts: Iterable[str]) -> str:
    return _SEPARATOR.join(map(cell, texts))
