"""Figures that go against the way they can take: each fall of a series is one, however long and however often it falls.

A fall is a drop from one figure of a source to its next. What comes after it and stays below what was reached before
takes part in it. Where the fact shrinks, figures are turned round, and a fall is a rise. What was overtaken the right
way is told from the same order of time.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask, runs
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.conflicts_in_time import turned
from discrepancies.law.greatest_so_far import timeline


def falls(comparison: Comparison) -> Iterator[Conflict]:
    """Where one source, in one voice, goes against the way that its own certainly earlier figures left open.

    `one` is the earlier row, `other` the later, of each fall.
    """
    clocks, unit = comparison.clocks, comparison.cells.unit
    rows = np.flatnonzero((unit >= 0) & clocks.falls & ~comparison.corrections.aside)
    rows = rows[clocks.dated(rows)]
    label = _of_one_time(comparison, unit, rows)
    rows, label, above, before = _below(comparison, rows, label)
    if not len(rows):
        return
    low, high = turned(comparison, comparison.firm, np.arange(len(unit)))
    starts = (before >= 0) & (low[before] > high[rows])
    # What does not drop itself goes on with the fall before it; the first of a series has none.
    first = np.append(True, label[1:] != label[:-1])[: len(rows)]
    time = np.append(True, clocks.earliest[rows[1:]] != clocks.earliest[rows[:-1]])[: len(rows)]
    fall = np.cumsum((starts & time) | first)
    shown = np.where(starts, before, above)
    for entries in runs(np.arange(len(rows)), fall):
        at = entries[0]
        one, other = int(shown[at]), int(rows[at])
        members = np.array(sorted({*rows[entries].tolist(), int(above[at]), one}))
        soft = not _excludes(comparison, one, other)
        yield Conflict(members, one, other, soft, about=one, moment=other, size=float(low[one] - high[other]))


def superseded(comparison: Comparison, label: Ints) -> Mask:
    """The rows that a certainly later figure of their own label (-1 is none) overtook the way the fact goes."""
    return overtaking(comparison, label) >= 0


def overtaking(comparison: Comparison, label: Ints) -> Ints:
    """For each row the certainly later figure that is furthest beyond it the way the fact goes, -1 where none is.

    Rows are held against those of their own label (-1 against none), and of the time of which they are said.
    """
    clocks = comparison.clocks
    rows = np.flatnonzero((label >= 0) & clocks.falls)
    found = np.full(len(label), -1, dtype=np.int64)
    low, high = turned(comparison, comparison.firm, rows)
    of = _of_one_time(comparison, label, rows)
    later = timeline(of, -clocks.earliest[rows], low)
    above = later.reached(of, -clocks.latest[rows], before=True)
    over = np.flatnonzero(above >= 0)
    over = over[low[above[over]] > high[over]]
    found[rows[over]] = rows[above[over]]
    return found


def _of_one_time(comparison: Comparison, label: Ints, rows: Ints) -> Ints:
    """The label of each of these rows, told apart by when it held."""
    when = comparison.whens.number
    of: Ints = label[rows] * (int(when.max(initial=-1)) + 2) + when[rows] + 1
    return of


def _below(comparison: Comparison, rows: Ints, label: Ints) -> tuple[Ints, Ints, Ints, Ints]:
    """The rows below a certainly earlier one of their label, in order of time, the lowest of a time first.

    Beside each its label, the row that had reached furthest before it, and the furthest of the last time before it.
    """
    clocks = comparison.clocks
    low, high = turned(comparison, comparison.firm, rows)
    opens, closes = clocks.earliest[rows], clocks.latest[rows]
    above = timeline(label, closes, low).reached(label, opens, before=True)
    small = np.flatnonzero(above >= 0)
    small = small[low[above[small]] > high[small]]
    small = small[np.lexsort((rows[small], high[small], closes[small], opens[small], label[small]))]
    before = _last_before(label, closes, low, small, opens)
    return rows[small], label[small], rows[above[small]], np.where(before >= 0, rows[before], -1)


def _last_before(label: Ints, closes: Floats, low: Floats, asked: Ints, opens: Floats) -> Ints:
    """For each entry asked the greatest of the last time of its label that closes before it opens, -1 if none does."""
    order = np.lexsort((-low, closes, label))
    times = np.unique(closes)
    place = label[order] * (len(times) + 1) + np.searchsorted(times, closes[order])
    wanted = label[asked] * (len(times) + 1) + np.searchsorted(times, opens[asked])
    at = np.searchsorted(place, wanted) - 1
    first = np.searchsorted(place, place[np.maximum(at, 0)])
    there = (at >= 0) & (label[order[np.maximum(at, 0)]] == label[asked])
    found: Ints = np.where(there, order[first], -1)
    return found


def _excludes(comparison: Comparison, one: int, other: int) -> bool:
    """Whether two rows exclude each other however generously they are read."""
    low, high = comparison.generous.low, comparison.generous.high
    return bool(low[one] > high[other] or low[other] > high[one])
