"""The interval of each row: what its words leave possible, and which rows leave each other no value.

A claim is held against another by these alone. The rows have three of them: the interval as it was read; the one by
which it is compared, wider by the precision of a conversion and by what the fact tolerates; and the one that a generous
reading gives, by which a conflict over vague words and rounded figures is told from one that no reading mends.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from discrepancies.columns.arrays import Floats, Ints, Mask
from discrepancies.language.calendar import DAY, holds_such_day
from discrepancies.language.reading import ABSOLUTE, YEARLESS


@dataclass(frozen=True)
class Intervals:
    """The least and the greatest value that each row allows, and the track on which it is compared."""

    low: Floats
    high: Floats
    track: NDArray[np.int8]
    gap_low: Floats | None = None
    """Where the first of two alternatives of a row ends, NaN where it has none; None where no row has."""
    gap_high: Floats | None = None
    """Where the second begins."""

    def overlap(self, rows: Ints, others: Ints) -> Mask:
        """Which rows of one track with those beside them leave a value possible that these do too."""
        met: Mask = (self.low[rows] <= self.high[others]) & (self.low[others] <= self.high[rows])
        if self.gap_low is not None:
            met &= ~self.between(rows, others) & ~self.between(others, rows)
        return met

    def between(self, rows: Ints, others: Ints) -> Mask:
        """Which rows lie wholly between the two alternatives of the one beside it."""
        if self.gap_low is None or self.gap_high is None:
            return np.zeros(len(rows), dtype=bool)
        within: Mask = (self.low[rows] > self.gap_low[others]) & (self.high[rows] < self.gap_high[others])
        within &= self.track[rows] == self.track[others]
        return within

    def equal(self, rows: Ints, others: Ints | int) -> Mask:
        """Which of the rows allow exactly what the one beside it does."""
        same: Mask = (self.low[rows] == self.low[others]) & (self.high[rows] == self.high[others])
        for gap in (self.gap_low, self.gap_high):
            if gap is not None:
                same &= (gap[rows] == gap[others]) | (np.isnan(gap[rows]) & np.isnan(gap[others]))
        return same

    def share(self, one: int, other: int) -> bool:
        """Whether two rows allow a value in common, one of them without a year or not, or on a clock of its own."""
        low, high, track = self.low, self.high, self.track
        # A time on a clock that is not the event's may there be another day.
        apart = 0 if (track[one] == ABSOLUTE) == (track[other] == ABSOLUTE) else DAY
        if (track[one] == YEARLESS) == (track[other] == YEARLESS):
            met = bool(low[one] <= high[other] + apart and low[other] <= high[one] + apart)
            return met and (apart > 0 or bool(self.overlap(np.array([one]), np.array([other]))[0]))
        dated, digits = (one, other) if track[other] == YEARLESS else (other, one)
        return holds_such_day(low[dated] - apart, high[dated] + apart, low[digits], high[digits])

    def extremes(self, label: Ints, labels: int) -> tuple[Floats, Floats]:
        """The greatest low and the least high of each label 0..labels-1; rows labelled -1 count nowhere."""
        greatest, least = np.full(labels, -np.inf), np.full(labels, np.inf)
        rows = np.flatnonzero(label >= 0)
        np.maximum.at(greatest, label[rows], self.low[rows])
        np.minimum.at(least, label[rows], self.high[rows])
        return greatest, least
