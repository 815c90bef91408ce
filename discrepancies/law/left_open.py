"""What all claims of a fact leave open together: an interval of nobody's own, and so never one of its answers."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from discrepancies.columns.arrays import Floats, Ints
from discrepancies.law.comparison import Comparison
from discrepancies.model import STATUSES, Status

_TOGETHER: tuple[Status, ...] = ("compatible", "agreed", "echoed")
"""The statuses of facts whose claims can all be true and are more than one."""


def left_open(comparison: Comparison, label: Ints, status: NDArray[np.int8]) -> tuple[Floats, Floats]:
    """What the rows of each label share, where all that are compared are of one part, scope and time; else NaN."""
    firm, clocks, labels = comparison.firm, comparison.clocks, len(status)
    counts = (comparison.cells.cell >= 0) & ~comparison.corrections.aside
    rows = np.flatnonzero(counts)
    of = label[rows]
    low, high = firm.extremes(np.where(counts, label, -1), labels)
    open_ = np.isin(status, [STATUSES.index(one) for one in _TOGETHER]) & (low <= high)
    for about in (comparison.cells.cell[rows], comparison.whens.number[rows]):
        least, most = np.full(labels, np.iinfo(np.int64).max), np.full(labels, -1)
        np.minimum.at(least, of, about)
        np.maximum.at(most, of, about)
        open_ &= least == most
    # Of a fact that moves, what is said of two times is about two questions.
    timed = rows[clocks.moves[rows]]
    begins, ends = np.full(labels, -np.inf), np.full(labels, np.inf)
    np.maximum.at(begins, label[timed], clocks.earliest[timed])
    np.minimum.at(ends, label[timed], clocks.latest[timed])
    open_ &= begins <= ends
    return np.where(open_, low, np.nan), np.where(open_, high, np.nan)
