"""Where a date stands: an axis of years, months, days or hours, broken where nothing was for a long while."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf, isfinite
from typing import NamedTuple

from discrepancies.formats.charts.drawing import LEFT, NARROWEST, RIGHT, Axis, Tick
from discrepancies.formats.charts.scale import LETTER, Piece, Scale
from discrepancies.language.calendar import (
    DAY,
    HOUR,
    MONTHS,
    civil,
    day_number,
    is_yearless,
    last_day,
    month_days,
    year_said,
)

Span = tuple[float, float]
"""First and last second, or the second after it where it is one of an axis."""

_MINUTE = 60
_LEAP_YEAR = 2000
"""What has no year is put into one, so that it can be drawn."""

_UNITS = {
    "minute": (_MINUTE, (1, 2, 5, 10, 15, 30), 5),
    "hour": (HOUR, (1, 2, 3, 6, 12), 6),
    "day": (DAY, (1, 2, 3, 5, 7, 10, 14), 6),
    "month": (30.4 * DAY, (1, 2, 3, 6), 3),
    "year": (365.2 * DAY, (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000), 4),
}
"""Each unit's seconds, about; how many may lie between two ticks; and the columns its labels take."""
_OF_MANY_YEARS = 8
"""Columns of a month's label where it says the year too."""
_FEW = 2
"""Units that are drawn however narrow they are, so that a day does not become a month for its label."""
_MOST_PIECES = 3
_FINE = 120
"""What is told apart may be so many times smaller than what the axis covers."""
_LONG = 0.3
"""The share of the axis from which on nothing can be left out."""
_LEAST = 0.28
"""The least share of the width that a piece has: its years must fit below it."""
_BETWEEN = 4.0
"""Percent of the width between two pieces."""


class _Grid(NamedTuple):
    """Ticks every `every` units."""

    unit: str
    every: int


def dates(spans: Sequence[Span], beside: Sequence[Span] = ()) -> Scale:
    """An axis for intervals of seconds (both ends included; some end is finite), or for dates without a year.

    `beside` are what another drawing below or above shows of the other calendar: where all that has a year is of one
    year, both show the same days.
    """
    closed = [on_calendar(*span) for span in spans]
    known = sorted(set(_known([*closed, *_same_days(spans, beside)])))
    before, after = any(low == -inf for low, _ in closed), any(high == inf for _, high in closed)
    pieces = _pieces(_apart(known), before=before, after=after)
    if any(one.high >= other.low for (one, _), (other, _) in pairwise(pieces)):
        pieces = _pieces([known], before=before, after=after)
    contexts = [
        Tick(
            round(piece.start, 1), "of a year not given" if is_yearless(spans[0][0]) else _context(piece, grid), "start"
        )
        for piece, grid in pieces
    ]
    axis = Axis(
        ticks=tuple(tick for piece, grid in pieces for tick in _ticks(piece, grid)),
        contexts=tuple(one for one in contexts if one.label),
        breaks=tuple(round(piece.end + _BETWEEN / 2, 1) for piece, _ in pieces[:-1]),
        note=_note([piece for piece, _ in pieces]),
    )
    return Scale(tuple(piece for piece, _ in pieces), axis)


def _pieces(clusters: Sequence[list[Span]], *, before: bool, after: bool) -> list[tuple[Piece, _Grid]]:
    """A piece of the axis for each cluster of sorted spans, with its grid: the wider the more there is in it."""
    total = sum(map(len, clusters))
    finest = "day" if len(clusters) > 1 else _finest(clusters[0])
    shares = [max(_LEAST, len(cluster) / total) for cluster in clusters]
    room = RIGHT - LEFT - _BETWEEN * (len(clusters) - 1)
    pieces, start = [], LEFT
    for number, (cluster, share) in enumerate(zip(clusters, shares, strict=True)):
        width = room * share / sum(shares)
        low, high, grid = _framed(
            cluster,
            finest,
            width * NARROWEST / 100,
            before=before and number == 0,
            after=after and number == len(clusters) - 1,
        )
        pieces.append((Piece(low, high, start, start + width), grid))
        start += width + _BETWEEN
    return pieces


def on_calendar(low: float, high: float) -> Span:
    """From the first second of an interval to the one after its last; without a year, in a leap year."""
    if not is_yearless(low):
        return low, high + 1
    first, last = month_days(low, high)
    return day_number(_LEAP_YEAR, *first) * DAY, (day_number(_LEAP_YEAR, *last) + 1) * DAY


def _same_days(spans: Sequence[Span], beside: Sequence[Span]) -> Iterator[Span]:
    """What stands beside these spans, in their year."""
    dated = [span for span in (*spans, *beside) if not is_yearless(span[0])]
    years = {civil(int(end // DAY))[0] for span in dated for end in span if isfinite(end)}
    if len(years) != 1:
        return
    year = _LEAP_YEAR if is_yearless(spans[0][0]) else years.pop()
    for span in beside:
        low, high = on_calendar(*span)
        yield (low if low == -inf else _in_year(low, year)), (high if high == inf else _in_year(high - 1, year) + 1)


def _in_year(second: float, year: int) -> float:
    """The same time of the same day in another year, of 29 February the day before where it has none."""
    number, clock = divmod(second, DAY)
    _, month, day = civil(int(number))
    return day_number(year, month, min(day, last_day(year, month))) * DAY + clock


def _known(spans: Sequence[Span]) -> Iterator[Span]:
    """Spans that are closed, and the finite ends of what is open at the other, as points."""
    for low, high in spans:
        if isfinite(low) and isfinite(high):
            yield low, high
        else:
            yield from ((end, end) for end in (low, high) if isfinite(end))


def _finest(spans: Sequence[Span]) -> str:
    """The unit in which all ends are given."""
    ends = {end for span in spans for end in span}
    return next(unit for unit in ("year", "month", "day", "minute") if unit == "minute" or _are_whole(unit, ends))


def _are_whole(unit: str, ends: Iterable[float]) -> bool:
    return all(_second(unit, _index(unit, end)) == end for end in ends)


def _apart(spans: list[Span]) -> list[list[Span]]:
    """Sorted, distinct spans in groups far apart, where on one axis for all of them some would look like one."""
    groups = [spans]
    while len(groups) < _MOST_PIECES:
        gaps = [(gap, number, cut) for number, group in enumerate(groups) for gap, cut in _gaps(group)]
        if not gaps:
            return groups
        _, number, cut = max(gaps, key=lambda gap: (gap[0], -gap[1], -gap[2]))
        groups[number : number + 1] = [groups[number][:cut], groups[number][cut:]]
    return groups


def _gaps(spans: list[Span]) -> Iterator[tuple[float, int]]:
    """Where nothing is for long in a group of spans of which two could not be told apart: how long, before which."""
    whole = max(high for _, high in spans) - spans[0][0]
    steps = [max(after[0] - one[0], abs(after[1] - one[1])) for one, after in pairwise(spans)]
    if min(steps, default=whole) * _FINE >= whole:
        return
    reached = spans[0][1]
    for cut, (low, high) in enumerate(spans[1:], start=1):
        if low - reached > _LONG * whole:
            yield low - reached, cut
        reached = max(reached, high)


def _framed(spans: list[Span], finest: str, width: float, *, before: bool, after: bool) -> tuple[float, float, _Grid]:
    """The first and last second of a piece so many pixels wide, whole units of it around the spans; and its grid."""
    low, high = spans[0][0], max(end for _, end in spans)
    grid = _grid(low, high, finest, width)
    first, last = _index(grid.unit, low), _index(grid.unit, high - 1 if high > low else high) + 1
    room = grid.every if last - first > 2 * grid.every else 1
    if last - first < 2:
        first, last = first - 1, last + 1
    first -= room if before else 0
    last += room if after else 0
    return _second(grid.unit, first), _second(grid.unit, last), grid


def _grid(low: float, high: float, finest: str, width: float) -> _Grid:
    """The finest grid whose labels have room, none finer than what is said."""
    years = civil(int((high - 1) // DAY))[0] - civil(int(low // DAY))[0]
    names = list(_UNITS)
    for unit in names[names.index(finest) :]:
        seconds, steps, letters = _UNITS[unit]
        if unit == "month" and years:
            letters = _OF_MANY_YEARS
        for every in steps:
            units = (high - low) / (seconds * every)
            if units <= _FEW or (units + 1) * (letters * LETTER + 10) <= width:
                return _Grid(unit, every)
    return _Grid("year", _UNITS["year"][1][-1])


def _ticks(piece: Piece, grid: _Grid) -> Iterator[Tick]:
    """A line where each unit begins, and its name to the right of it, as far as the piece has room."""
    scale = Scale((piece,), Axis())
    years = civil(int((piece.high - 1) // DAY))[0] > civil(int(piece.low // DAY))[0]
    first = _index(grid.unit, piece.low)
    if grid.unit != "day":
        first = -(-first // grid.every) * grid.every
    free = 0.0
    for index in range(first, _index(grid.unit, piece.high) + 1, grid.every):
        second = _second(grid.unit, index)
        at = scale.at(second)
        label = _label(second, grid.unit, years=years)
        start, end = at * NARROWEST / 100, at * NARROWEST / 100 + len(label) * LETTER + 3
        fits = start >= free and end <= piece.end * NARROWEST / 100 + 6
        free = end if fits else free
        yield Tick(round(at, 1), label if fits else "", "start")


def _index(unit: str, second: float) -> int:
    """The number of the unit in which a second lies."""
    if unit in ("minute", "hour", "day"):
        return int(second // _UNITS[unit][0])
    year, month, _ = civil(int(second // DAY))
    return year if unit == "year" else year * 12 + month - 1


def _second(unit: str, index: int) -> float:
    """The first second of a unit by its number."""
    if unit in ("minute", "hour", "day"):
        return float(index * _UNITS[unit][0])
    year, month = (index, 0) if unit == "year" else divmod(index, 12)
    return float(day_number(year, month + 1, 1) * DAY)


def _label(second: float, unit: str, *, years: bool) -> str:
    year, month, day = civil(int(second // DAY))
    if unit == "year":
        return year_said(year)
    name = MONTHS[month - 1][:3]
    if unit == "month":
        return f"{name} {year_said(year)}" if years else name
    if unit == "day" or second % DAY == 0:
        return f"{day} {name}"
    return f"{int(second % DAY // HOUR):02d}:{int(second % HOUR // _MINUTE):02d}"


def _context(piece: Piece, grid: _Grid) -> str:
    """What the labels of a piece leave unsaid."""
    first, last = civil(int(piece.low // DAY)), civil(int((piece.high - 1) // DAY))
    if grid.unit == "year" or (grid.unit == "month" and first[0] < last[0]):
        return ""
    if first == last:
        return f"{first[2]} {MONTHS[first[1] - 1]} {year_said(first[0])}"
    return year_said(first[0]) if first[0] == last[0] else f"{year_said(first[0])}–{year_said(last[0])}"


def _note(pieces: Sequence[Piece]) -> str:
    """What a broken axis leaves out."""
    left_out = [f"{_month(one.high - 1)} and {_month(after.low)}" for one, after in pairwise(pieces)]
    if not left_out:
        return ""
    return f"The axis is broken: nothing is drawn between {', nor between '.join(left_out)}."


def _month(second: float) -> str:
    year, month, _ = civil(int(second // DAY))
    return f"{MONTHS[month - 1]} {year_said(year)}"
