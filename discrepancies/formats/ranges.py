"""Ranges as CSV, the form in which conflict data sets give a toll: low, best and high of each event, fact and scope.

Low and high span all that the sources leave possible, empty where that is unbounded. There is a best value only
where an editor preferred one, for a recorded reason; where one chose a range to publish, low and high are that.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TextIO

import numpy as np

from discrepancies.decisions.answers import RANGES, VALUED, value_read
from discrepancies.formats import Render, Style, columns
from discrepancies.formats.csv import write_table
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.safe import cell
from discrepancies.law.origins import counts
from discrepancies.model import STATUSES, About
from discrepancies.wording import span

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Floats, Ints
    from discrepancies.language.reading import Bound
    from discrepancies.model import Fact, Finding
    from discrepancies.report import Report

HEADER = ("event", "fact", "scope", "low", "best", "high", "sources", "origins", "status")


class _Groups(NamedTuple):
    """The claims of one event, fact and scope each: their first row, what they span, who is behind them."""

    first: Ints
    low: Floats
    high: Floats
    sources: Ints
    origins: Ints


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write one row for each shown event, fact and scope; facts that are neither figures nor dates have none."""
    write_table(out, HEADER, _rows(report))


FILES: Mapping[str, Render] = {"ranges.csv": render}


def _rows(report: Report) -> Iterator[tuple[object, ...]]:
    first_row, wording = report.agreement.comparison.cells.first_row, report.wording
    facts = [number for number in report.shown_facts if wording.fact(int(first_row[number])).kind in RANGES]
    groups = _groups(report, np.array(facts, dtype=np.int64))
    decided = _decided(report)
    lows, highs = columns.ends(report, groups.first, groups.low, groups.high)
    ends = zip(lows.written(list), highs.written(list), strict=True)
    behind = zip(groups.sources.tolist(), groups.origins.tolist(), strict=True)
    for row, (low, high), counted in zip(groups.first.tolist(), ends, behind, strict=True):
        about, status = wording.about(row), report.agreement.status[report.agreement.comparison.cells.fact[row]]
        said = _answered(report, wording.fact(row), decided.get(about), (low, high))
        keys = (cell(key or "") for key in about)
        yield *keys, *("" if end is None else end for end in said), *counted, STATUSES[status]


def _groups(report: Report, facts: Ints) -> _Groups:
    table, comparison = report.dossier.claims, report.agreement.comparison
    rows = columns.rows_of(report, facts)
    scope, source = (table[key].cat.codes.to_numpy()[rows].astype(np.int64) for key in ("scope", "source"))
    packed = comparison.cells.fact[rows] * (int(scope.max(initial=0)) + 1) + scope
    teller = int(source.max(initial=0)) + 1
    groups, start, of = np.unique(packed, return_index=True, return_inverse=True)
    low, high = columns.spanned(report, rows, of, len(groups))
    own = ~comparison.echoes.repeats[rows]
    return _Groups(
        first=rows[start],
        low=low,
        high=high,
        sources=np.bincount(np.unique(of * teller + source) // teller, minlength=len(groups)),
        origins=counts(of[own], comparison.lineage.rows[rows[own]], comparison.lineage, len(groups)),
    )


def _decided(report: Report) -> dict[About, Finding]:
    """The findings that editors settled with a value, by what they are about."""
    return {
        About(finding.event, finding.fact, finding.scope or None): finding
        for finding in reversed(report.flagged)
        if finding.state == "settled" and finding.decision and finding.decision.answer in VALUED
    }


def _answered(
    report: Report, fact: Fact, finding: Finding | None, ends: tuple[Bound, Bound]
) -> tuple[Bound, Bound, Bound]:
    """Low, best and high: what the sources leave possible, with what an editor answered in its place."""
    low, high = ends
    if finding is None or finding.decision is None:
        return low, None, high
    value = finding.decision.value or ""
    try:
        reading = value_read(report.dossier, finding, fact, value)
    except Unreadable:
        reading = None
    first, last = span(fact, reading.low, reading.high) if isinstance(reading, Reading) else (None, None)
    if finding.decision.answer == "range":
        return first, None, last
    return low, first if first is not None and first == last else cell(value), high
