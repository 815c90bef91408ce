"""Conflicts between figures that may only grow: of one time, or below what was certainly counted earlier."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Ints, Mask
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.greatest_so_far import timeline
from discrepancies.law.intervals import Intervals


def lowered(comparison: Comparison) -> Iterator[Conflict]:
    """Where one source, in one voice, gives a figure of a growing fact that is below its own certainly earlier one.

    One conflict a unit; `one` is the earlier row, `other` the later and lower one.
    """
    unit = comparison.cells.unit
    hard, soft = (in_time(comparison, ends, unit, earlier=True) for ends in (comparison.firm, comparison.generous))
    still_lower = set(unit[soft.small].tolist())
    for number, conflict in _grouped(comparison, hard, unit, unit):
        yield conflict._replace(soft=number not in still_lower)


def superseded(comparison: Comparison, label: Ints) -> Mask:
    """The rows of growing facts that certainly came before a figure above them: one of their own label (-1 is none)."""
    return overtaking(comparison, label) >= 0


def overtaking(comparison: Comparison, label: Ints) -> Ints:
    """For each row of a growing fact the greatest certainly later figure above it, -1 where there is none.

    Rows are held against those of their own label (-1 against none).
    """
    clocks, firm = comparison.clocks, comparison.firm
    rows = np.flatnonzero((label >= 0) & clocks.cumulative)
    found = np.full(len(label), -1, dtype=np.int64)
    low, high = firm.low[rows], firm.high[rows]
    later = timeline(label[rows], -clocks.earliest[rows], low)
    above = later.reached(label[rows], -clocks.latest[rows], before=True)
    over = np.flatnonzero(above >= 0)
    over = over[low[above[over]] > high[over]]
    found[rows[over]] = rows[above[over]]
    return found


class _Apart(NamedTuple):
    """Rows of growing facts that exclude each other: each too small one with one that shows it, and all of them."""

    small: Ints
    large: Ints
    rows: Ints


def in_time(
    comparison: Comparison, ends: Intervals, label: Ints, *, earlier: bool = False, across: bool = False
) -> _Apart:
    """Hold growing figures of one label (-1 none) against those above them that are not certainly later.

    `earlier` takes of these only those that are certainly earlier, `across` only rows of two tellers.
    """
    clocks = comparison.clocks
    rows = np.flatnonzero((label >= 0) & clocks.cumulative)
    of, low, high = label[rows], ends.low[rows], ends.high[rows]
    teller = comparison.cells.teller[rows] if across else None
    opens, closes = clocks.earliest[rows], clocks.latest[rows]
    if earlier:
        opens, closes = closes, opens
    above = timeline(of, opens, low, teller).reached(of, closes, before=earlier, besides=teller)
    below = timeline(of, -closes, -high, teller).reached(of, -opens, before=earlier, besides=teller)
    small = np.flatnonzero(above >= 0)
    small = small[low[above[small]] > high[small]]
    large = np.flatnonzero(below >= 0)
    large = large[high[below[large]] < low[large]]
    return _Apart(rows[small], rows[above[small]], np.union1d(rows[small], rows[large]))


def _grouped(comparison: Comparison, apart: _Apart, label: Ints, wide: Ints) -> Iterator[tuple[int, Conflict]]:
    """A conflict for each label, shown by its smallest dated figure; of the `wide` label all rows that take part."""
    earliest = comparison.clocks.earliest
    undated = np.isinf(earliest[apart.small]) | np.isinf(earliest[apart.large])
    order = np.lexsort((apart.small, comparison.firm.high[apart.small], undated, label[apart.small]))
    labels, first = np.unique(label[apart.small[order]], return_index=True)
    for number, at in zip(labels.tolist(), order[first].tolist(), strict=True):
        rows = apart.rows[wide[apart.rows] == number]
        one, other = int(apart.large[at]), int(apart.small[at])
        yield number, Conflict(rows, one, other, soft=False, about=one)


def in_time_across(comparison: Comparison, cell: Ints) -> Iterator[Conflict]:
    """Cells of growing facts in which two units exclude each other."""
    telling = np.where(comparison.echoes.same, -1, cell)
    hard, soft = (in_time(comparison, ends, telling, across=True) for ends in (comparison.firm, comparison.generous))
    if len(hard.small):
        still = set(telling[soft.small].tolist())
        everyone = in_time(comparison, comparison.firm, cell, across=True)
        for number, conflict in _grouped(comparison, hard._replace(rows=everyone.rows), telling, cell):
            yield conflict._replace(soft=number not in still)


def at_one_time(comparison: Comparison, unit: Ints) -> Iterator[Conflict]:
    """Units of growing facts with two figures in no certain order that exclude each other."""
    apart, firm, generous = in_time(comparison, comparison.firm, unit), comparison.firm, comparison.generous
    first, last = comparison.clocks.earliest, comparison.clocks.latest
    for number in np.unique(unit[apart.rows]).tolist():
        rows = apart.rows[unit[apart.rows] == number]
        unordered = (first[rows][:, None] <= last[rows]) & (first[rows] <= last[rows][:, None])
        over = unordered & (firm.low[rows][:, None] > firm.high[rows])
        if over.any():
            gap = firm.low[rows][:, None] - firm.high[rows]
            one, other = np.unravel_index(np.argmax(np.where(over, gap, -np.inf)), over.shape)
            taking = rows[over.any(axis=0) | over.any(axis=1)]
            soft = not (unordered & (generous.low[rows][:, None] > generous.high[rows])).any()
            yield Conflict(taking, int(rows[one]), int(rows[other]), soft, about=int(rows[one]))
