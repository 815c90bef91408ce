"""Which claims exclude one another: found cell by cell, with the claims that show it, never pair by pair.

A conflict lies within one cell, or between cells of one fact: a date without a year and one with, a whole and
what it contains, a figure that states no scope and fits none of the scopes that others state. In the cells of a
cumulative fact a lower figure that is certainly the earlier excludes nothing.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, distinct, runs
from discrepancies.law.between_scopes import Demands, Outgrown, demands, exclude, fewest_against, fits, outgrown
from discrepancies.law.cells import Cells
from discrepancies.law.comparison import Comparison
from discrepancies.law.greatest_so_far import timeline
from discrepancies.law.intervals import Intervals
from discrepancies.law.yearless_dates import mixed_parts, years_apart


class Conflict(NamedTuple):
    """Claims of one fact that cannot all be true; `one` and `other` are the rows that show it best."""

    rows: Ints
    one: int
    other: int
    soft: bool
    """It vanishes when the vague widths are doubled."""
    about: int
    """The row whose event, fact and scope the conflict is about."""
    also: tuple[int, ...] = ()
    """The other rows of the smallest set, where two do not suffice: parts that are too much together."""

    @property
    def shown(self) -> tuple[int, ...]:
        """The smallest set of rows that shows it."""
        return self.one, self.other, *self.also


def disputed(comparison: Comparison, label: Ints, labels: int) -> Mask:
    """For each label 0..labels-1 of rows (their fact, their part), whether claims of it cannot all be true."""
    flags = np.zeros(labels, dtype=bool)
    firm, loose = comparison.firm, comparison.loose
    cell = np.where(loose, -1, comparison.cells.cell)
    still = np.where(comparison.clocks.cumulative, -1, cell)
    low, high = firm.extremes(still, comparison.cells.cell_count)
    rows = np.flatnonzero(still >= 0)
    flags[label[rows[(low > high)[cell[rows]]]]] = True
    flags[label[_in_time(comparison, firm, cell).rows]] = True
    flags[label[comparison.echoes.misquotes]] = True
    for rows in mixed_parts(comparison, np.ones(len(cell), dtype=bool)):
        flags[label[rows[0]]] |= years_apart(comparison.cells, firm, rows) is not None
    if not comparison.scopes.unscoped.all():
        for held_by in (comparison.cells.part, _by_teller(comparison)):
            held = demands(comparison, firm, ~comparison.scopes.unscoped, held_by)
            flags[label[held.rows[held.outgrown]]] = True
            flags[label[_fitting_none(held, loose, held_by)]] = True
    return flags


def contradictions(comparison: Comparison) -> Iterator[Conflict]:
    """What one source says in one voice and cannot all be true, lowering its own figure aside."""
    told, teller = ~comparison.cells.listing, comparison.cells.teller
    unit = np.where(comparison.loose | ~told, -1, comparison.cells.unit)
    yield from _still(comparison, np.where(comparison.clocks.cumulative, -1, unit))
    yield from _at_one_time(comparison, unit)
    for rows in mixed_parts(comparison, told):
        tellers, claims = np.unique(teller[rows], return_counts=True)
        for one in tellers[claims > 1].tolist():
            yield from _mixed(comparison, rows[teller[rows] == one], across=False)
    if not comparison.scopes.unscoped.all():
        by_teller = _by_teller(comparison)
        yield from _outgrown(comparison, told, by_teller, across=False)
        yield from _unfitting_itself(comparison, told, by_teller)


def lowered(comparison: Comparison) -> Iterator[Conflict]:
    """Where one source, in one voice, gives a figure of a growing fact that is below its own certainly earlier one.

    One conflict a unit; `one` is the earlier row, `other` the later and lower one.
    """
    unit = np.where(comparison.loose, -1, comparison.cells.unit)
    hard, soft = (_in_time(comparison, ends, unit, earlier=True) for ends in (comparison.firm, comparison.generous))
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


def conflicts(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """What two different sources or voices say and cannot both be true, one conflict a cell or joined part.

    `among` are the rows that count; the others have been reported as something else. Exact copies take part in a
    conflict, but make none: it would be their origin's own.
    """
    among = among & (comparison.cells.cell >= 0)
    cell = np.where(among & ~comparison.loose, comparison.cells.cell, -1)
    yield from _still_across(comparison, among, np.where(comparison.clocks.cumulative, -1, cell))
    yield from _in_time_across(comparison, cell)
    if not comparison.scopes.unscoped.all():
        telling = among & ~comparison.echoes.same
        yield from _outgrown(comparison, telling, comparison.cells.part, across=True)
        yield from _unfitting(comparison, telling)


def _still(comparison: Comparison, unit: Ints) -> Iterator[Conflict]:
    """Units (-1 none) whose rows, whenever they were counted, have no value in common."""
    firm, units = comparison.firm, comparison.cells.unit_count
    hard, soft = (ends.extremes(unit, units) for ends in (firm, comparison.generous))
    for number in np.flatnonzero(hard[0] > hard[1]).tolist():
        rows = np.flatnonzero(unit == number)
        one, other = int(rows[np.argmax(firm.low[rows])]), int(rows[np.argmin(firm.high[rows])])
        vanishes = bool(soft[0][number] <= soft[1][number])
        yield Conflict(rows, one, other, vanishes, about=one)


def _still_across(comparison: Comparison, among: Mask, cell: Ints) -> Iterator[Conflict]:
    """Cells (-1 none) in which two units exclude each other, and parts where dates with and without a year do."""
    cells, same = comparison.cells, comparison.echoes.same
    telling = np.where(same, -1, cell)
    hard = _excluding(comparison.firm, telling, cells)
    soft = hard.keys() - _excluding(comparison.generous, telling, cells).keys()
    mixed = {int(cells.part[rows[0]]): rows for rows in mixed_parts(comparison, among)}
    rows = np.flatnonzero(np.isin(cell, list(hard)))
    rows = rows[np.argsort(cell[rows], kind="stable")]
    told = set()
    for of_cell in runs(rows, cell[rows]):
        number, part = int(cell[of_cell[0]]), int(cells.part[of_cell[0]])
        rows, vanishes = of_cell, number in soft
        if part in mixed:
            # Dates with and without a year are one conflict: the first two that exclude each other show it.
            rows = mixed[part]
            own = rows[~same[rows]]
            vanishes = vanishes and years_apart(cells, comparison.generous, own, across=True) is None
            told |= set() if vanishes else {part}
        one, other = hard[number]
        yield Conflict(rows, one, other, vanishes, about=one)
    for part, of_part in mixed.items():
        own = of_part[~same[of_part]]
        for conflict in _mixed(comparison, own, across=True) if part not in told else ():
            yield conflict._replace(rows=of_part)


def _mixed(comparison: Comparison, rows: Ints, *, across: bool) -> Iterator[Conflict]:
    """The one conflict between the dates of a part with a year and those without, if there is one."""
    shown = years_apart(comparison.cells, comparison.firm, rows, across=across)
    if shown is not None:
        soft = years_apart(comparison.cells, comparison.generous, rows, across=across) is None
        yield Conflict(rows, *shown, soft, about=shown[0])


def _excluding(ends: Intervals, cell: Ints, cells: Cells) -> dict[int, tuple[int, int]]:
    """For each cell in which two units exclude each other, the rows of greatest low and least high that do."""
    low, high = ends.extremes(cell, cells.cell_count)
    rows = np.flatnonzero(cell >= 0)
    rows = rows[(low > high)[cell[rows]]]
    if not len(rows):
        return {}
    rows = rows[np.argsort(cell[rows], kind="stable")]
    of, unit = cell[rows], cells.unit
    first = np.flatnonzero(np.diff(of, prepend=-1))
    highest_low = rows[np.lexsort((-ends.low[rows], of))[first]]
    lowest_high = rows[np.lexsort((ends.high[rows], of))[first]]
    witnesses = zip(highest_low.tolist(), lowest_high.tolist(), strict=True)
    shown = dict(zip(of[first].tolist(), witnesses, strict=True))
    end = np.append(first[1:], len(rows))
    for place in np.flatnonzero(unit[highest_low] == unit[lowest_high]).tolist():
        number = int(of[first[place]])
        found = _across_units(ends, unit, rows[first[place] : end[place]], *shown.pop(number))
        if found is not None:
            shown[number] = found
    return shown


def _across_units(ends: Intervals, unit: Ints, rows: Ints, one: int, other: int) -> tuple[int, int] | None:
    """Where the extremes are one unit's own, the two rows of different units that exclude each other, if any."""
    others = rows[unit[rows] != unit[one]]
    if not len(others):
        return None
    above, below = others[np.argmax(ends.low[others])], others[np.argmin(ends.high[others])]
    if ends.low[above] > ends.high[other]:
        return int(above), other
    if ends.low[one] > ends.high[below]:
        return one, int(below)
    # Two of the others cannot exclude each other: each reaches from below `one` to above `other`.
    return None


class _Apart(NamedTuple):
    """Rows of growing facts that exclude each other: each too small one with one that shows it, and all of them."""

    small: Ints
    large: Ints
    rows: Ints


def _in_time(
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


def _in_time_across(comparison: Comparison, cell: Ints) -> Iterator[Conflict]:
    """Cells of growing facts in which two units exclude each other."""
    telling = np.where(comparison.echoes.same, -1, cell)
    hard, soft = (_in_time(comparison, ends, telling, across=True) for ends in (comparison.firm, comparison.generous))
    if len(hard.small):
        still = set(telling[soft.small].tolist())
        everyone = _in_time(comparison, comparison.firm, cell, across=True)
        for number, conflict in _grouped(comparison, hard._replace(rows=everyone.rows), telling, cell):
            yield conflict._replace(soft=number not in still)


def _at_one_time(comparison: Comparison, unit: Ints) -> Iterator[Conflict]:
    """Units of growing facts with two figures in no certain order that exclude each other."""
    apart, firm, generous = _in_time(comparison, comparison.firm, unit), comparison.firm, comparison.generous
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


def _outgrown(comparison: Comparison, among: Mask, label: Ints, *, across: bool) -> Iterator[Conflict]:
    """Wholes smaller than what is in them, one conflict for each label and whole."""
    held = demands(comparison, comparison.firm, among, label)
    small = held.rows[held.outgrown]
    if not len(small):
        return
    quarrelling = among & np.isin(label, label[small])
    generous = demands(comparison, comparison.generous, quarrelling, label)

    def key(one: Outgrown) -> tuple[int, int]:
        return int(label[one.whole]), int(comparison.scopes.node[one.whole])

    still = set(map(key, outgrown(generous, across=across)))
    for one in outgrown(held, across=across):
        first, *also = one.inner
        yield Conflict(one.rows, first, one.whole, key(one) not in still, one.whole, tuple(also))


def _fitting_none(held: Demands, loose: Mask, label: Ints) -> Ints:
    """The rows that state no scope and fit none of those that are stated, by what is held of their label."""
    beside = fits(held, loose, label)
    return np.setdiff1d(beside.row, beside.row[beside.fits])


def _unfitting(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """Parts with a row that states no scope and fits none of those stated: one conflict a part, of two tellers."""
    found, generous = (_against_others(comparison, ends, among) for ends in (comparison.firm, comparison.generous))
    for part, against in found.items():
        row, others = next(iter(against.items()))
        other = next(one for one in others if comparison.cells.teller[one] != comparison.cells.teller[row])
        rows = np.union1d(list(against), _stated(comparison, among, part))
        yield Conflict(rows, row, other, part not in generous, about=row)


def _against_others(comparison: Comparison, ends: Intervals, among: Mask) -> dict[int, dict[int, list[int]]]:
    """For each part the rows that fit no scope, with the stated ones, not all of its own teller, that show it."""
    found: dict[int, dict[int, list[int]]] = {}
    held = demands(comparison, ends, among, comparison.cells.part)
    for row in _fitting_none(held, comparison.loose & among, comparison.cells.part).tolist():
        part = int(comparison.cells.part[row])
        nodes = distinct(comparison.scopes.node[_stated(comparison, comparison.cells.cell >= 0, part)])
        against = fewest_against(comparison, ends, row, nodes.tolist(), _stated(comparison, among, part))
        if against:
            found.setdefault(part, {})[row] = against
    return found


def _unfitting_itself(comparison: Comparison, among: Mask, by_teller: Ints) -> Iterator[Conflict]:
    """Tellers with a row that states no scope and fits none beside what they say themselves of stated scopes."""
    loose = comparison.loose & among
    hard, soft = (
        _fitting_none(demands(comparison, ends, among, by_teller), loose, by_teller)
        for ends in (comparison.firm, comparison.generous)
    )
    for label in np.unique(by_teller[hard]).tolist():
        rows = hard[by_teller[hard] == label]
        stated = _stated(comparison, among & (by_teller == label), int(comparison.cells.part[rows[0]]))
        one = int(rows[0])
        apart = stated[exclude(comparison, comparison.firm, one, stated)]
        other = int((apart if len(apart) else stated)[0])
        vanishes = not np.isin(rows, soft).any()
        yield Conflict(np.union1d(rows, stated), one, other, vanishes, about=one)


def _stated(comparison: Comparison, among: Mask, part: int) -> Ints:
    """The rows of a part that state whom they count."""
    rows = comparison.cells.rows_of_part(part)
    return rows[(comparison.scopes.node[rows] >= 0) & among[rows] & (comparison.cells.cell[rows] >= 0)]


def _by_teller(comparison: Comparison) -> Ints:
    """A number for each part and teller."""
    tellers = int(comparison.cells.teller.max(initial=0)) + 1
    number: Ints = np.unique(comparison.cells.part * tellers + comparison.cells.teller, return_inverse=True)[1]
    return number
