"""Conflicts between claims of one time, and of figures that another has overtaken the wrong way: one a moment.

Where a fact may change, or its claims say when they held, each time has its own true answer, so each disagreement of
one time is a conflict of its own. It is told under the time of the figure that is too small (of what shrinks, too
large), beside the one that excludes it most; with a figure that nobody dates, under none.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, ranges, runs
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.greatest_so_far import Stretches, greatest_meeting, timeline
from discrepancies.law.intervals import Intervals
from discrepancies.law.whens import Meetings, meetings


def timed(comparison: Comparison) -> Mask:
    """The rows of cells in which time has a part in what excludes what, and how firmly."""
    cells, clocks, whens = comparison.cells, comparison.clocks, comparison.whens
    of_time = np.zeros(cells.cell_count + 1, dtype=bool)
    of_time[cells.cell[clocks.moves | whens.stated]] = True
    counted = np.flatnonzero(clocks.counted & (cells.cell >= 0))
    if len(counted):
        first, last = np.full((2, cells.cell_count), [[np.inf], [-np.inf]])
        np.minimum.at(first, cells.cell[counted], clocks.latest[counted])
        np.maximum.at(last, cells.cell[counted], clocks.earliest[counted])
        of_time[:-1] |= first < last
    of_time[-1] = False
    found: Mask = of_time[cells.cell]
    return found


def in_time(comparison: Comparison, label: Ints, telling: Mask, *, across: bool) -> Iterator[Conflict]:
    """The conflicts of each label of rows (their cell, their unit; -1 none) in which time has a part.

    `telling` are the rows that make conflicts; others take part in them. `across` takes those of two tellers, and
    figures overtaken the wrong way; else only what was not certainly counted in order is held against one another.
    """
    low, high = comparison.firm.extremes(label, int(label.max(initial=-1)) + 1)
    rows = np.flatnonzero(label >= 0)
    rows = rows[(low > high)[label[rows]]]
    if not len(rows):
        return
    ends = comparison.firm, comparison.generous
    pairs, hard = _apart(comparison, rows[telling[rows]], label, ends, across=across)
    if len(pairs.small):
        yield from _by_moment(comparison, label, rows, pairs, hard)


def turned(comparison: Comparison, ends: Intervals, rows: Ints) -> tuple[Floats, Floats]:
    """The ends of rows, those of facts that shrink with their signs turned: so they may only grow, too."""
    shrinks = comparison.clocks.shrinks[rows]
    return np.where(shrinks, -ends.high[rows], ends.low[rows]), np.where(shrinks, -ends.low[rows], ends.high[rows])


class _Pairs(NamedTuple):
    """Rows that are too small beside rows that show it, and whether nobody dates one of the two."""

    small: Ints
    large: Ints
    undated: Mask


class _Held(NamedTuple):
    """Rows that are held against one another, in groups of times that may be one."""

    comparison: Comparison
    entries: Meetings
    across: bool

    def pairs(self, ends: Intervals, *, firmly: bool) -> _Pairs:
        """Each row that is too small beside the greatest figure that excludes it, by these ends of the rows.

        `firmly` leaves out pairs that were counted, as both say, and certainly not up to one time.
        """
        clocks, (row, _, small, large) = self.comparison.clocks, self.entries
        ordered, counted = clocks.falls[row], clocks.counted[row]
        undated = ordered & ~clocks.dated(row)
        if not self.across:
            cases = [(small, large, ordered | (counted & firmly), True)]
        elif not firmly:
            cases = [(small, large, ordered, False)]
        else:
            cases = [
                (small, large & ~counted, ordered, False),
                (small & ~counted, large & counted, ordered, False),
                (small & counted, large & counted, counted, True),
            ]
        found = []
        for below, above, in_order, meeting in cases:
            times = (np.where(in_order, clocks.earliest[row], -np.inf), np.where(in_order, clocks.latest[row], np.inf))
            dated = self._excluded(ends, (below & ~undated, above & ~undated), times, meeting=meeting)
            found.append(_Pairs(*dated, np.zeros(len(dated[0]), dtype=bool)))
            for sides in ((below & undated, above), (below & ~undated, above & undated)) if undated.any() else ():
                others = self._excluded(ends, sides, times, meeting=meeting)
                found.append(_Pairs(*others, np.ones(len(others[0]), dtype=bool)))
        return _together(found)

    def whenever_counted(self, ends: Intervals) -> _Pairs:
        """The same of rows of which only the time matters of which they are said."""
        (row, _, small, large), whens = self.entries, self.comparison.whens
        pairs = self._excluded(ends, (small, large), (whens.first[row], whens.last[row]), meeting=True)
        return _Pairs(*pairs, np.zeros(len(pairs[0]), dtype=bool))

    def _excluded(
        self, ends: Intervals, sides: tuple[Mask, Mask], times: tuple[Floats, Floats], *, meeting: bool
    ) -> tuple[Ints, Ints]:
        """The rows of the one side that lie below some of the other, each with the greatest of these.

        By their `times` the greater must not be certainly the later or, where they are to be `meeting`, not certainly
        the earlier either.
        """
        row, label, _, _ = self.entries
        low, high = turned(self.comparison, ends, row)
        every = Stretches(label, *times, low, self.comparison.cells.teller[row] if self.across else None)
        small, large = (np.flatnonzero(side) for side in sides)
        askers, among = every.of(small), every.of(large)
        if meeting:
            above = greatest_meeting(among, askers)
        else:
            line = timeline(among.label, among.opens, among.value, among.teller)
            above = line.reached(askers.label, askers.closes, besides=askers.teller)
        small, above = small[above >= 0], large[above[above >= 0]]
        apart = low[above] > high[small]
        return row[small[apart]], row[above[apart]]


def _together(pairs: Sequence[_Pairs]) -> _Pairs:
    return _Pairs(*map(np.concatenate, zip(*pairs, strict=True)))


def _apart(
    comparison: Comparison, rows: Ints, label: Ints, ends: tuple[Intervals, Intervals], *, across: bool
) -> tuple[_Pairs, _Pairs]:
    """The pairs of these rows that exclude each other by the one ends, and firmly by the other.

    Where nothing may change, nothing was counted over a stretch and nobody says up to when it was counted, only the
    time counts of which claims are said, and no groups of times are needed.
    """
    clocks, whens = comparison.clocks, comparison.whens
    # What varies is compared at one time only: that of which it is said, else that up to which it was counted.
    rows = rows[~clocks.varies[rows] | clocks.dated(rows) | whens.stated[rows]]
    involved = np.zeros(int(label.max(initial=-1)) + 1, dtype=bool)
    involved[label[rows[clocks.moves[rows] | clocks.counted[rows] | whens.counted_over[rows]]]] = True
    plain, others = rows[~involved[label[rows]]], rows[involved[label[rows]]]
    moments = _moments(comparison, others, np.zeros(len(others), dtype=bool))
    apart = np.where(clocks.varies[others][:, None], moments, 0)
    _, group = np.unique(np.column_stack([label[others], apart]), axis=0, return_inverse=True)
    held = _Held(comparison, meetings(whens, others, group, clocks.shrinks[others]), across)
    both = np.ones(len(plain), dtype=bool)
    alone = _Held(comparison, Meetings(plain, label[plain] * 2 + whens.stated[plain], both, both), across)
    firm, generous = ends
    return (
        _together([held.pairs(firm, firmly=False), alone.whenever_counted(firm)]),
        _together([held.pairs(generous, firmly=True), alone.whenever_counted(generous)]),
    )


def _moments(comparison: Comparison, rows: Ints, undated: Mask) -> Floats:
    """Columns that tell times apart: when it held and, of what may change, up to when it was counted."""
    clocks, whens = comparison.clocks, comparison.whens
    counts = clocks.falls[rows] | (clocks.varies[rows] & ~whens.stated[rows])
    times = (np.where(counts & ~undated, ends[rows], 0) for ends in (clocks.earliest, clocks.latest))
    return np.column_stack([np.where(undated, -1, whens.number[rows]), *times, undated])


def _by_moment(comparison: Comparison, label: Ints, rows: Ints, pairs: _Pairs, hard: _Pairs) -> Iterator[Conflict]:
    """One conflict for each label and time, shown by the pair that is furthest apart: a firm one, if there is one."""
    small, large, undated = map(np.concatenate, zip(pairs, hard, strict=True))
    firm = np.arange(len(small)) >= len(pairs.small)
    nobody = comparison.clocks.falls[rows] & ~comparison.clocks.dated(rows)
    every = np.concatenate([small, rows])
    columns = [label[every], _moments(comparison, every, np.concatenate([undated, nobody]))]
    groups, number = np.unique(np.column_stack(columns), axis=0, return_inverse=True)
    group, of_row = number[: len(small)], number[len(small) :]
    low, high = turned(comparison, comparison.firm, np.arange(len(label)))
    gap = low[large] - high[small]
    order = np.lexsort((large, small, -gap, ~firm, group))
    shown = order[np.unique(group[order], return_index=True)[1]]

    top, bottom = np.full((2, len(groups)), [[-np.inf], [np.inf]])
    np.maximum.at(top, group, low[large])
    np.minimum.at(bottom, group, high[small])
    taking = (high[rows] < top[of_row]) | (low[rows] > bottom[of_row])
    beside = _alike(rows, np.column_stack([of_row, low[rows], high[rows]]), large[shown].astype(np.int64))
    entries = np.concatenate(
        [
            np.column_stack([group, small]),
            np.column_stack([group, large]),
            np.column_stack([of_row, rows])[taking],
            np.column_stack([group[shown][beside[0]], beside[1]]),
        ]
    )
    packed = distinct(entries[:, 0] * len(label) + entries[:, 1])
    together = runs(packed % max(len(label), 1), packed // max(len(label), 1))
    down = comparison.clocks.shrinks
    for pair, members in zip(shown.tolist(), together, strict=True):
        one, other = int(large[pair]), int(small[pair])
        moment = _moment(comparison, other, one, nobody=bool(undated[pair]))
        if down[one]:
            one, other = other, one
        yield Conflict(members, one, other, not firm[pair], about=one, moment=moment, size=float(gap[pair]))


def _alike(rows: Ints, said: Floats, wanted: Ints) -> tuple[Ints, Ints]:
    """For each of some rows wanted those that say the same: (place in `wanted`, row)."""
    _, number = np.unique(said, axis=0, return_inverse=True)
    by_number = np.argsort(number, kind="stable")
    asked = number[np.searchsorted(rows, wanted)]
    start, end = (np.searchsorted(number[by_number], asked, side=side) for side in ("left", "right"))
    return np.repeat(np.arange(len(wanted)), end - start), rows[by_number[ranges(start, end)]]


def _moment(comparison: Comparison, small: int, large: int, *, nobody: bool) -> int | None:
    """The row whose time a conflict is told under; None where time tells nothing apart."""
    if nobody:
        return large if comparison.clocks.dated(small) else small
    return small if comparison.clocks.moves[small] or comparison.whens.stated[small] else None
