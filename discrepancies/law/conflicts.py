"""Which claims exclude one another: found cell by cell, with the claims that show it, never pair by pair.

A conflict lies within one cell, or between cells of one fact: a date without a year and one with, a whole and
what it contains, a figure that states no scope and fits none of the scopes that others state. Where time has a part
in what excludes what, `conflicts_in_time` and `falls` find it. What its issuer replaced takes no part.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, runs
from discrepancies.law.backward_periods import ending_before_they_start
from discrepancies.law.cells import Cells
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.conflicts_in_time import in_time, timed
from discrepancies.law.conflicts_of_scopes import (
    by_part_and_word,
    outgrown_in,
    unfitting,
    unfitting_itself,
)
from discrepancies.law.falls import falls
from discrepancies.law.gaps import in_gaps
from discrepancies.law.intervals import Intervals
from discrepancies.law.timeless import fitting_no_time
from discrepancies.law.yearless_dates import mixed_parts, years_apart


@dataclass(frozen=True)
class Conflicts:
    """Every conflict of a table, found once: rules report these, and the status of a fact follows from them alone."""

    contradictions: tuple[Conflict, ...]
    """What a source says against itself, in one voice."""
    falls: tuple[Conflict, ...]
    """Where a source goes against the direction that its own figures can take: never more than a warning."""
    across: tuple[Conflict, ...]
    """What two sources or voices say and cannot both be true."""
    names: Ints
    """Rows of lists of names that exclude each other: a complete list lacks what another names."""

    def bearing(self, comparison: Comparison, label: Ints, labels: int) -> tuple[Mask, Mask]:
        """For each label 0..labels-1 of rows (their fact, their part): whether it is disputed, else whether strained.

        It is disputed where a conflict, a misquote or a clash of lists is firm, strained where all are soft.
        """
        clashing = (*self.contradictions, *self.across)
        echoes = comparison.echoes
        hard, soft = np.zeros((2, labels), dtype=bool)
        hard[label[_rows(conflict.one for conflict in clashing if not conflict.soft)]] = True
        soft[label[_rows(conflict.one for conflict in (*clashing, *self.falls))]] = True
        hard[label[echoes.misquotes & ~echoes.softly]] = True
        soft[label[echoes.misquotes]] = True
        hard[label[self.names]] = True
        return hard, soft & ~hard

    def fitting_none(self, comparison: Comparison) -> Mask:
        """The rows that state no scope, and are in conflict with what is said of each scope that is stated."""
        unscoped = comparison.scopes.unscoped
        found = np.zeros(len(unscoped), dtype=bool)
        for conflict in () if unscoped.all() else (*self.contradictions, *self.across):
            if unscoped[conflict.one] and not unscoped[conflict.other]:
                found[conflict.rows[unscoped[conflict.rows]]] = True
        return found


def found(comparison: Comparison) -> Conflicts:
    """Find all conflicts of a table."""
    among = ~comparison.echoes.aside & ~comparison.corrections.aside & ~comparison.cells.listing
    held = replace(comparison, cells=replace(comparison.cells, teller=comparison.echoes.teller))
    return Conflicts(
        contradictions=tuple(contradictions(comparison)),
        falls=tuple(falls(comparison)),
        across=tuple(conflicts(held, among)),
        names=_names_apart(comparison),
    )


def _rows(rows: Iterable[int]) -> Ints:
    return np.fromiter(rows, dtype=np.int64)


def _names_apart(comparison: Comparison) -> Ints:
    """The rows of names that one list gives and another, given as complete, lacks."""
    cell = np.where(comparison.cells.listing & ~comparison.corrections.aside, comparison.cells.cell, -1)
    low, high = comparison.firm.extremes(cell, comparison.cells.cell_count)
    rows = np.flatnonzero(cell >= 0)
    apart: Ints = rows[(low > high)[cell[rows]]]
    return apart


def contradictions(comparison: Comparison) -> Iterator[Conflict]:
    """What one source says in one voice, at one firmness, and cannot all be true, lowering its own figure aside."""
    told, word = ~comparison.cells.listing & ~comparison.corrections.aside, comparison.cells.word
    unit = np.where(told, comparison.cells.unit, -1)
    of_time = _timed(comparison)
    yield from _still(comparison, np.where(of_time, -1, unit))
    yield from in_time(comparison, np.where(of_time, unit, -1), told, across=False)
    yield from fitting_no_time(comparison, told, across=False)
    yield from ending_before_they_start(comparison, told, across=False)
    for rows in mixed_parts(comparison, told):
        words, claims = np.unique(word[rows], return_counts=True)
        for one in words[claims > 1].tolist():
            yield from _mixed(comparison, rows[word[rows] == one], across=False)
    if not comparison.scopes.unscoped.all():
        by_word = by_part_and_word(comparison)
        yield from outgrown_in(comparison, told, by_word, across=False)
        yield from unfitting_itself(comparison, told, by_word)


def conflicts(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """What two different sources or voices say and cannot both be true, one conflict a cell or joined part.

    `among` are the rows that count; the others have been reported as something else. Exact copies take part in a
    conflict, but make none: it would be their origin's own.
    """
    among = among & (comparison.cells.cell >= 0)
    cell = np.where(among, comparison.cells.cell, -1)
    of_time = _timed(comparison)
    yield from _still_across(comparison, among, np.where(of_time, -1, cell))
    telling = among & ~comparison.echoes.same
    yield from in_time(comparison, np.where(of_time, cell, -1), telling, across=True)
    yield from fitting_no_time(comparison, telling, across=True)
    yield from ending_before_they_start(comparison, telling, across=True)
    if not comparison.scopes.unscoped.all():
        yield from outgrown_in(comparison, telling, comparison.cells.part, across=True)
        yield from unfitting(comparison, telling)


def _timed(comparison: Comparison) -> Mask:
    """The rows among which time has a part in what excludes what; never where some dates have no year."""
    of_time = timed(comparison)
    for rows in mixed_parts(comparison, np.ones(len(of_time), dtype=bool)) if of_time.any() else ():
        of_time[rows] = False
    return of_time


def _still(comparison: Comparison, unit: Ints) -> Iterator[Conflict]:
    """Units (-1 none) whose rows, whenever they were counted, have no value in common."""
    firm, units = comparison.firm, comparison.cells.unit_count
    generous = comparison.generous
    hard, soft = (ends.extremes(unit, units) for ends in (firm, generous))
    every = np.flatnonzero(unit >= 0)
    every = every[(hard[0] > hard[1])[unit[every]]]
    every = every[np.argsort(unit[every], kind="stable")]
    for rows in runs(every, unit[every]):
        number = unit[rows[0]]
        vanishes = bool(soft[0][number] <= soft[1][number])
        one, other = int(rows[np.argmax(firm.low[rows])]), int(rows[np.argmin(firm.high[rows])])
        if not vanishes and not _apart(generous, one, other):
            one, other = int(rows[np.argmax(generous.low[rows])]), int(rows[np.argmin(generous.high[rows])])
        yield Conflict(rows, one, other, vanishes, about=one, size=_gap(comparison, one, other))
    gaps, still = in_gaps(firm, unit), in_gaps(comparison.generous, unit)
    for number, (one, other) in gaps.items():
        if hard[0][number] <= hard[1][number]:
            yield Conflict(np.flatnonzero(unit == number), one, other, number not in still, about=one)


def _still_across(comparison: Comparison, among: Mask, cell: Ints) -> Iterator[Conflict]:
    """Cells (-1 none) in which two tellers exclude each other, and parts where dates with and without a year do."""
    cells, same = comparison.cells, comparison.echoes.same
    telling = np.where(same, -1, cell)
    ends = comparison.generous
    generously = _excluding(ends, telling, cells)
    hard = _excluding(comparison.firm, telling, cells)
    soft = hard.keys() - generously.keys()
    # Two that only strain do not show what no generous reading reconciles.
    hard |= {of: shown for of, shown in generously.items() if of in hard and not _apart(ends, *hard[of])}
    node = comparison.scopes.node
    mixed = {(int(cells.part[rows[0]]), int(node[rows[0]])): rows for rows in mixed_parts(comparison, among)}
    rows = np.flatnonzero(np.isin(cell, list(hard)))
    rows = rows[np.argsort(cell[rows], kind="stable")]
    told = set()
    for of_cell in runs(rows, cell[rows]):
        number, part = int(cell[of_cell[0]]), (int(cells.part[of_cell[0]]), int(node[of_cell[0]]))
        rows, vanishes = of_cell, number in soft
        if part in mixed:
            # Dates with and without a year are one conflict: the first two that exclude each other show it.
            rows = mixed[part]
            own = rows[~same[rows]]
            vanishes = vanishes and years_apart(cells, comparison.generous, own, across=True) is None
            told |= set() if vanishes else {part}
        one, other = hard[number]
        yield Conflict(rows, one, other, vanishes, about=one, size=_gap(comparison, one, other))
    for part, of_part in mixed.items():
        own = of_part[~same[of_part]]
        for conflict in _mixed(comparison, own, across=True) if part not in told else ():
            yield conflict._replace(rows=of_part)


def _apart(ends: Intervals, one: int, other: int) -> bool:
    """Whether two rows exclude each other, gaps between alternatives aside."""
    return bool(ends.low[one] > ends.high[other] or ends.low[other] > ends.high[one])


def _gap(comparison: Comparison, one: int, other: int) -> float:
    """How far apart two rows are; 0 where one lies between two alternatives of the other."""
    low, high = comparison.firm.low, comparison.firm.high
    return float(max(low[one] - high[other], low[other] - high[one], 0))


def _mixed(comparison: Comparison, rows: Ints, *, across: bool) -> Iterator[Conflict]:
    """The one conflict between the dates of a part with a year and those without, if there is one."""
    shown = years_apart(comparison.cells, comparison.firm, rows, across=across)
    if shown is not None:
        soft = years_apart(comparison.cells, comparison.generous, rows, across=across) is None
        yield Conflict(rows, *shown, soft, about=shown[0])


def _excluding(ends: Intervals, cell: Ints, cells: Cells) -> dict[int, tuple[int, int]]:
    """For each cell in which two tellers exclude each other, the rows of greatest low and least high that do."""
    low, high = ends.extremes(cell, cells.cell_count)
    rows = np.flatnonzero(cell >= 0)
    rows = rows[(low > high)[cell[rows]]]
    between = in_gaps(ends, cell, cells.teller)
    if not len(rows):
        return between
    rows = rows[np.argsort(cell[rows], kind="stable")]
    of, teller = cell[rows], cells.teller
    first = np.flatnonzero(np.diff(of, prepend=-1))
    highest_low = rows[np.lexsort((-ends.low[rows], of))[first]]
    lowest_high = rows[np.lexsort((ends.high[rows], of))[first]]
    witnesses = zip(highest_low.tolist(), lowest_high.tolist(), strict=True)
    shown = dict(zip(of[first].tolist(), witnesses, strict=True))
    end = np.append(first[1:], len(rows))
    for place in np.flatnonzero(teller[highest_low] == teller[lowest_high]).tolist():
        number = int(of[first[place]])
        found = _across_tellers(ends, teller, rows[first[place] : end[place]], *shown.pop(number))
        if found is not None:
            shown[number] = found
    return between | shown


def _across_tellers(ends: Intervals, teller: Ints, rows: Ints, one: int, other: int) -> tuple[int, int] | None:
    """Where the extremes are one teller's own, the two rows of different tellers that exclude each other, if any."""
    others = rows[teller[rows] != teller[one]]
    if not len(others):
        return None
    above, below = others[np.argmax(ends.low[others])], others[np.argmin(ends.high[others])]
    if ends.low[above] > ends.high[other]:
        return int(above), other
    if ends.low[one] > ends.high[below]:
        return one, int(below)
    # Two of the others cannot exclude each other: each reaches from below `one` to above `other`.
    return None
