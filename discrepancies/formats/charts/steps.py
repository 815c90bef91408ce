"""A figure over time: each claim a mark where its time and its figure meet, the claims of one teller joined in steps.

A row a claim on an axis of figures would be a barcode of a toll that grows every day; here an editor sees who was ahead
of whom, and where somebody fell. The words stand beside it, the latest first, as everywhere.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import isfinite
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.formats.charts import calendar, scale
from discrepancies.formats.charts.drawing import Leg, Spot, Steps, Told
from discrepancies.kinds import FIGURES
from discrepancies.language.reading import NEVER
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.formats.charts.scale import Scale
    from discrepancies.report import Report

MOST_MARKS = 300
"""Claims drawn; of more, the latest."""
COLOURS = 6
"""Tellers told apart by colour; others share the last."""


def steps(report: Report, number: int) -> Steps | None:
    """The drawing of one event's fact whose answer may change; None where fewer than two times are known of it."""
    fact = report.fact(number)
    if fact.fact.over_time == "fixed" or fact.fact.kind not in FIGURES:
        return None
    rows = [row for row in report.in_order(number) if report.agreement.comparison.said.track[row] != NEVER]
    times = {row: time for row in rows if (time := _time(report, row))}
    if len(set(times.values())) < 2:
        return None
    drawn = [row for row in rows if row in times][:MOST_MARKS]
    across, upwards = calendar.dates([times[row] for row in drawn]), _upwards(report, drawn)
    colour = {who: min(n, COLOURS - 1) for n, who in enumerate(dict.fromkeys(map(report.wording.who, reversed(drawn))))}
    spots = {row: _spot(report, row, times[row], (across, upwards), colour) for row in drawn}
    undrawn = len(rows) - len(drawn)
    return Steps(
        number=number,
        asks=fact.fact.asks,
        across=across.axis,
        upwards=tuple(tick._replace(at=round(100 - tick.at, 1)) for tick in upwards.axis.ticks),
        unit=fact.fact.unit or "",
        legs=tuple(_legs(report, drawn, spots)),
        spots=tuple(spots.values()),
        told=tuple(_told(report, row, spots[row].colour if row in spots else -1) for row in rows[:MOST_MARKS]),
        note=f"Not drawn, for want of a time or of room: {counted(undrawn, 'claim')}." if undrawn else "",
    )


def _time(report: Report, row: int) -> tuple[float, float] | None:
    """The stretch of time in which a row's figure held or was counted; None where that is not known."""
    comparison = report.agreement.comparison
    whens, clocks = comparison.whens, comparison.clocks
    first, last = (whens.first, whens.last) if whens.stated[row] else (clocks.earliest, clocks.latest)
    span = float(first[row]), float(last[row])
    return span if all(map(isfinite, span)) else None


def _upwards(report: Report, rows: Sequence[int]) -> Scale:
    """The axis of the figures, of which nothing that is open at an end gives one there."""
    said, at_most = report.agreement.comparison.said, report.agreement.comparison.claims["hedge"] == "at most"
    low = np.where(at_most.to_numpy()[rows], -np.inf, said.low[rows])
    ends = np.concatenate([low, said.high[rows]])
    fact = report.wording.fact(rows[0])
    return scale.numbers(
        ends[np.isfinite(ends)].tolist() or [0.0],
        whole=fact.kind == "count",
        before=bool((ends == -np.inf).any()),
        after=bool((ends == np.inf).any()),
    )


def _spot(
    report: Report, row: int, time: tuple[float, float], scales: tuple[Scale, Scale], colour: dict[str, int]
) -> Spot:
    across, upwards = scales
    said, who = report.agreement.comparison.said, report.wording.who(row)
    on = upwards.across(float(said.low[row]), float(said.high[row]))
    title = f"{who}: {report.labelled(report.wording.value(row), row, report.time([row]))}"
    x = across.across(*calendar.on_calendar(*time)).middle
    # A figure open at an end is where it opens.
    y = on.start if on.after else on.end if on.before else on.middle
    return Spot(x, round(100 - y, 1), round(100 - on.end, 1), round(100 - on.start, 1), colour[who], title)


def _legs(report: Report, rows: Sequence[int], spots: dict[int, Spot]) -> Iterator[Leg]:
    """From each figure of a teller on to its next: along to that one's time, and then up or down."""
    of: dict[str, list[int]] = {}
    for row in reversed(rows):
        of.setdefault(f"{report.wording.who(row)} {report.wording.scope(row)}", []).append(row)
    for series in of.values():
        for one, other in pairwise(sorted((spots[row] for row in series), key=lambda spot: spot.x)):
            yield Leg(one.x, one.y, other.x, one.y, one.colour)
            yield Leg(other.x, one.y, other.x, other.y, one.colour)


def _told(report: Report, row: int, colour: int) -> Told:
    wording = report.wording
    about = report.labelled("", row, report.time([row])).lstrip(" ,")
    return Told(wording.who(row), wording.answers(row).removeprefix("exactly "), about, colour)
