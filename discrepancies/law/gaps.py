"""Claims in the gap of another: "1963" beside "1962 or 1964", which leave it out though both are one stretch.

Two alternatives are held as the stretch from the first to the second, so that the law of intervals holds them too;
only what lies wholly between them is found here.
"""

from __future__ import annotations

import numpy as np

from discrepancies.columns.arrays import Ints, runs
from discrepancies.law.intervals import Intervals


def in_gaps(ends: Intervals, label: Ints, teller: Ints | None = None) -> dict[int, tuple[int, int]]:
    """For each label (-1 is none) in which a row lies in the gap of another: the two; of two tellers where given."""
    found: dict[int, tuple[int, int]] = {}
    if ends.gap_low is None or ends.gap_high is None:
        return found
    gapped = np.flatnonzero((label >= 0) & ~np.isnan(ends.gap_low))
    rows = np.flatnonzero(np.isin(label, label[gapped]) & (label >= 0))
    rows = rows[np.lexsort((ends.low[rows], label[rows]))]
    for of_label in runs(rows, label[rows]):
        with_gap = of_label[~np.isnan(ends.gap_low[of_label])]
        # Of those that begin behind the first alternative, whoever ends first lies in the gap if any does.
        place = np.searchsorted(ends.low[of_label], ends.gap_low[with_gap], side="right")
        least = np.append(np.minimum.accumulate(ends.high[of_label][::-1])[::-1], np.inf)
        for row in with_gap[least[place] < ends.gap_high[with_gap]].tolist():
            within = of_label[ends.between(of_label, np.full(len(of_label), row))]
            if teller is not None:
                within = within[teller[within] != teller[row]]
            if len(within):
                found[int(label[row])] = int(within[0]), row
                break
    return found
