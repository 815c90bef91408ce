"""How the values of each kind are put on a drawing: on an axis of numbers, on a calendar, or in columns."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.formats.charts import answer_columns, calendar, scale
from discrepancies.formats.charts.answer_columns import Column
from discrepancies.formats.charts.drawing import LAST, LEFT, RIGHT, Mark, Stretch
from discrepancies.kinds import MEASURED
from discrepancies.language.calendar import DAY

if TYPE_CHECKING:
    from discrepancies.formats.charts.drawing import Axis
    from discrepancies.model import Fact
    from discrepancies.report import Answer, Report

PARTS = ("start", "end")
"""Of a period."""
_NARROW = 1.6
"""Percent of the width: a day, or a time of it, is a point where it is narrower than this."""
_LEAST = 1.2
"""Percent of the width that a stretch of values takes at least, so as not to look like one value."""


class Plot(NamedTuple):
    """An axis, and how a row of the claims table is marked on it and an answer of its fact shaded behind."""

    axis: Axis
    mark: Callable[[int], Mark]
    shade: Callable[[Answer], Stretch]


def plot(report: Report, fact: Fact, rows: Sequence[int], beside: Sequence[int] = ()) -> Plot:
    """The drawing for rows of one fact that say something; of dates, all with a year or all without.

    `beside` are the other ones, which a drawing of their own shows.
    """
    if fact.kind in ("count", *MEASURED, "coordinates"):
        return _on_numbers(report, fact, rows)
    if fact.kind in ("date", "period"):
        return _on_calendar(report, rows, beside)
    return {"category": _by_term, "yes-no": _by_answer, "name": _by_name, "identifier": _by_name, "names": _by_listed}[
        fact.kind
    ](report, rows)


def stretch(on: Stretch, *, exact: bool, soft: bool) -> Mark:
    """The mark of a value that stands there: a point for an exact one, else a bar that is not mistaken for one."""
    if exact:
        return Mark("point", Stretch(on.middle, on.middle), soft)
    start = min(on.start, LAST - _LEAST)
    return Mark("bar", on._replace(start=round(start, 1), end=round(max(on.end, start + _LEAST), 1)), soft)


def on_day(axis: scale.Scale, low: float, high: float, *, soft: bool) -> Mark:
    """The mark of an interval of time: a day is a point where it would be hard to see."""
    on = axis.across(*calendar.on_calendar(low, high))
    return stretch(on, exact=high - low < DAY and on.width < _NARROW, soft=soft)


def joining(starts: Sequence[Stretch], ends: Sequence[Stretch]) -> Iterator[Mark]:
    """What joins a period's start to its end, from the last that it may have to the first; none where they meet."""
    start, end = max((on.end for on in starts), default=RIGHT), min((on.start for on in ends), default=LEFT)
    if start < end:
        yield Mark("link", Stretch(start, end))


def _on_numbers(report: Report, fact: Fact, rows: Sequence[int]) -> Plot:
    comparison = report.agreement.comparison
    low, high = comparison.said.low[list(rows)], comparison.said.high[list(rows)]
    # The zero of "up to 650" is no figure that anybody gives: it need not be on the axis.
    at_most = np.asarray(comparison.claims["hedge"].iloc[list(rows)] == "at most")
    ends = np.concatenate([np.where(at_most, -inf, low), high])
    axis = scale.numbers(
        ends[np.isfinite(ends)].tolist() or [0.0],
        whole=fact.kind == "count",
        unit=fact.unit or "",
        before=bool((ends == -inf).any()),
        after=bool((ends == inf).any()),
    )

    def mark(row: int) -> Mark:
        least, most = (float(end) for end in (comparison.said.low[row], comparison.said.high[row]))
        return stretch(axis.across(least, most), exact=least == most, soft=soft(report, row))

    return Plot(axis.axis, mark, lambda answer: axis.across(answer.low, answer.high))


def _on_calendar(report: Report, rows: Sequence[int], beside: Sequence[int]) -> Plot:
    comparison = report.agreement.comparison
    spans = list(zip(comparison.said.low[list(rows)].tolist(), comparison.said.high[list(rows)].tolist(), strict=True))
    others = list(
        zip(comparison.said.low[list(beside)].tolist(), comparison.said.high[list(beside)].tolist(), strict=True)
    )
    axis = calendar.dates(spans, others)

    def mark(row: int) -> Mark:
        return on_day(axis, float(comparison.said.low[row]), float(comparison.said.high[row]), soft=soft(report, row))

    return Plot(axis.axis, mark, lambda answer: axis.across(*calendar.on_calendar(answer.low, answer.high)))


def soft(report: Report, row: int) -> bool:
    """Whether a row reaches as far as it does only because its words are taken to: "about", "several", "early"."""
    if report.wording.fact(row).kind not in ("date", "period"):
        return report.wording.columns["hedge"][row] in ("about", "vague")
    said, generous = report.agreement.comparison.said, report.agreement.comparison.generous
    return bool(said.low[row] != generous.low[row] or said.high[row] != generous.high[row])


def _by_term(report: Report, rows: Sequence[int]) -> Plot:
    """A column for each term that somebody gives."""
    comparison, wording = report.agreement.comparison, report.wording
    said = {(float(comparison.said.low[row]), float(comparison.said.high[row])): wording.means(row) for row in rows}
    laid = answer_columns.laid_out([Column(*ends, label) for ends, label in sorted(said.items())])

    def mark(row: int) -> Mark:
        on = laid.across(comparison.said.low[row], comparison.said.high[row])
        return _in_column(on, several=laid.several(comparison.said.low[row], comparison.said.high[row]))

    return Plot(laid.axis, mark, lambda answer: answer_columns.inset(laid.across(answer.low, answer.high)))


def _by_answer(report: Report, rows: Sequence[int]) -> Plot:  # noqa: ARG001 - both answers, whichever are given
    """A column for no and one for yes, in the order of the answers everywhere."""
    comparison = report.agreement.comparison
    laid = answer_columns.laid_out([Column(0, 0, "no"), Column(1, 1, "yes")])
    return Plot(
        laid.axis,
        lambda row: _in_column(laid.across(comparison.said.low[row], comparison.said.high[row])),
        lambda answer: answer_columns.inset(laid.across(answer.low, answer.high)),
    )


def _by_name(report: Report, rows: Sequence[int]) -> Plot:
    """A column for each name; what is shaded as one across several are names that nearly match."""
    low = report.agreement.comparison.said.low
    said = {float(low[row]): report.wording.value(row) for row in reversed(rows)}
    laid = answer_columns.laid_out([Column(at, at, said[at]) for at in sorted(said)])

    def shade(answer: Answer) -> Stretch:
        of = low[list(answer.rows)]
        return answer_columns.inset(laid.across(of.min(), of.max()))

    return Plot(laid.axis, lambda row: _in_column(laid.across(low[row], low[row])), shade)


def _by_listed(report: Report, rows: Sequence[int]) -> Plot:
    """A column for each name that is on somebody's list; a cross where a list that is complete lacks it."""
    comparison = report.agreement.comparison
    said = {int(comparison.cells.part[row]): row for row in reversed(rows)}
    laid = answer_columns.laid_out([Column(part, part, report.part_name(row)) for part, row in sorted(said.items())])

    def place(row: int) -> Stretch:
        return laid.across(comparison.cells.part[row], comparison.cells.part[row])

    def mark(row: int) -> Mark:
        one = _in_column(place(row))
        return one if comparison.said.high[row] else one._replace(shape="cross")

    return Plot(laid.axis, mark, lambda answer: answer_columns.inset(place(answer.rows[0])))


def _in_column(on: Stretch, *, several: bool = False) -> Mark:
    if several:
        return Mark("bar", answer_columns.inset(on))
    return Mark("point", Stretch(on.middle, on.middle))
