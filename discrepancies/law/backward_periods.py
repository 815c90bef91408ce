"""Periods that would end before they start: "until the 4th" in one source, "since the 6th" in another.

The two ends of a period are compared apart, so nothing else holds a start against an end. Without a year there is no
before: a period may go over New Year.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, runs
from discrepancies.language.reading import YEARLESS
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict


def ending_before_they_start(comparison: Comparison, among: Mask, *, across: bool) -> Iterator[Conflict]:
    """Where an end lies before all that a start leaves open: of one word, or `across` two tellers; one for each fact.

    `one` is the start, `other` the end.
    """
    cells, firm = comparison.cells, comparison.firm
    part = comparison.claims["part"]
    kinds = part.cat.categories.tolist()
    if "start" not in kinds or "end" not in kinds:
        return
    code = part.cat.codes.to_numpy()
    start, end = code == kinds.index("start"), code == kinds.index("end")
    rows = np.flatnonzero(among & (start | end) & (cells.cell >= 0) & ~cells.listing & (firm.track != YEARLESS))
    # Of one fact, scope, time and clock; and, where a source is held against itself, of one word.
    keys = (cells.fact, comparison.scopes.node, comparison.whens.number, firm.track)
    word = np.zeros(len(part), dtype=np.int64) if across else cells.word
    label = np.unique(np.column_stack([*keys, word])[rows], axis=0, return_inverse=True)[1]
    latest, earliest = np.full(len(rows), -np.inf), np.full(len(rows), np.inf)
    np.maximum.at(latest, label[start[rows]], firm.low[rows[start[rows]]])
    np.minimum.at(earliest, label[end[rows]], firm.high[rows[end[rows]]])
    backward = np.flatnonzero((latest > earliest)[label])
    backward = backward[np.argsort(label[backward], kind="stable")]
    for of_label in runs(rows[backward], label[backward]):
        shown = _shown(comparison, of_label[start[of_label]], of_label[end[of_label]], across=across)
        if shown is not None:
            one, other = shown
            soft = bool(comparison.generous.low[one] <= comparison.generous.high[other])
            size = float(firm.low[one] - firm.high[other])
            yield Conflict(of_label, one, other, soft, about=one, size=size)


def _shown(comparison: Comparison, starts: Ints, ends: Ints, *, across: bool) -> tuple[int, int] | None:
    """The latest start and the earliest end that exclude each other, of two tellers if it is to be `across`."""
    firm, teller = comparison.firm, comparison.cells.teller
    latest, earliest = starts[np.argmax(firm.low[starts])], ends[np.argmin(firm.high[ends])]
    if not across or teller[latest] != teller[earliest]:
        return int(latest), int(earliest)
    # One teller has both: whoever else shows it does so with one of them.
    others, other_ends = starts[teller[starts] != teller[earliest]], ends[teller[ends] != teller[latest]]
    if len(others):
        one = others[np.argmax(firm.low[others])]
        if firm.low[one] > firm.high[earliest]:
            return int(one), int(earliest)
    if len(other_ends):
        one = other_ends[np.argmin(firm.high[other_ends])]
        if firm.low[latest] > firm.high[one]:
            return int(latest), int(one)
    return None
