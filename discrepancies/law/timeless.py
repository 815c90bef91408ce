"""Claims that do not say when it held, beside claims that do: each fits any stated time whose answer it shares.

So it conflicts only if it fits none. Where the fact may change, the order of time decides instead.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, distinct
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.greatest_so_far import timeline
from discrepancies.law.intervals import Intervals


def fitting_no_time(comparison: Comparison, among: Mask, *, across: bool) -> Iterator[Conflict]:
    """Rows that share no value with any claim of a stated time: one conflict a cell, or a teller in it.

    `across` tells of those that somebody else's claims exclude, else of those that the teller's own do.
    """
    cells, stated = comparison.cells, comparison.whens.stated
    if not stated.any():
        return
    held = among & (cells.cell >= 0) & ~comparison.clocks.moves
    timeless, timely = np.flatnonzero(held & ~stated), np.flatnonzero(held & stated)
    known = distinct(cells.cell[timely])
    timeless = timeless[np.isin(cells.cell[timeless], known)]
    unfit = timeless[~_fits(comparison.firm, cells.cell, timeless, timely)]
    hard = unfit[~_fits(comparison.generous, cells.cell, unfit, timely)]
    by_cell = timely[np.argsort(cells.cell[timely], kind="stable")]
    label = cells.cell[unfit] if across else cells.unit[unfit]
    for number in distinct(label).tolist():
        of = unfit[label == number]
        span = np.searchsorted(cells.cell[by_cell], [cells.cell[of[0]], cells.cell[of[0]] + 1])
        others = by_cell[slice(*span)]
        for row in of.tolist():
            theirs = others[(cells.teller[others] != cells.teller[row]) == across]
            if len(theirs):
                gap = _gap(comparison.firm, row, theirs)
                nearest = int(theirs[np.argmin(gap)])
                one, other = (
                    (row, nearest) if comparison.firm.low[row] > comparison.firm.high[nearest] else (nearest, row)
                )
                rows = np.union1d(of, others if across else theirs)
                yield Conflict(rows, one, other, not np.isin(of, hard).any(), about=row, size=float(gap.min()))
                break


def _fits(ends: Intervals, cell: Ints, timeless: Ints, timely: Ints) -> Mask:
    """Which of the timeless rows share a value with some timely one of their cell."""
    found = timeline(cell[timely], ends.low[timely], ends.high[timely]).reached(cell[timeless], ends.high[timeless])
    there = found >= 0
    fits = np.zeros(len(timeless), dtype=bool)
    fits[there] = ends.high[timely[found[there]]] >= ends.low[timeless[there]]
    return fits


def _gap(ends: Intervals, row: int, others: Ints) -> Ints:
    gap: Ints = np.maximum(ends.low[row] - ends.high[others], ends.low[others] - ends.high[row])
    return gap
