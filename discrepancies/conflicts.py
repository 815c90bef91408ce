"""Which claims exclude one another: found cell by cell, with the two claims that show it, never pair by pair.

A conflict lies within one cell, or between cells of one fact: a date without a year and one with, or a figure
that states no scope and fits none of the scopes that others state.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.comparison import Comparison, extremes, share
from discrepancies.kinds.calendar import holds_such_day
from discrepancies.kinds.reading import COMPARABLE, YEARLESS

if TYPE_CHECKING:
    from discrepancies.comparison import Floats, Ints, Mask


class Conflict(NamedTuple):
    """Claims of one fact that cannot all be true; `one` and `other` are the rows that show it best."""

    fact: int
    rows: Ints
    one: int
    other: int
    soft: bool
    """It vanishes when the vague widths are doubled."""


class _Ends(NamedTuple):
    low: Floats
    high: Floats


Apart = Callable[["Comparison", _Ends, "Ints"], "tuple[int, int] | None"]
"""Finds the two rows of a joined part that show why its cells exclude one another."""


def disputed(comparison: Comparison, label: Ints, labels: int) -> Mask:
    """For each label 0..labels-1 of rows (their fact, their part), whether claims of it cannot all be true."""
    flags = np.zeros(labels, dtype=bool)
    cell = np.where(_loose(comparison), -1, comparison.cell)
    low, high = extremes(comparison.low, comparison.high, cell, comparison.cells)
    rows = np.flatnonzero(cell >= 0)
    flags[label[rows[(low > high)[cell[rows]]]]] = True
    flags[label[comparison.misquotes]] = True
    for rows in _joined_parts(comparison, np.ones(len(cell), dtype=bool)):
        apart = (_years_apart, _fits_no_scope, _fits_no_scope_itself)
        flags[label[rows[0]]] |= any(one(comparison, _ends(comparison), rows) for one in apart)
    return flags


def contradictions(comparison: Comparison) -> Iterator[Conflict]:
    """What one source says in one voice and cannot all be true."""
    unit = np.where(_loose(comparison) | comparison.listing, -1, comparison.unit)
    hard, soft = (extremes(*ends, unit, comparison.units) for ends in (_ends(comparison), _soft_ends(comparison)))
    for number in np.flatnonzero(hard[0] > hard[1]).tolist():
        rows = np.flatnonzero(unit == number)
        one, other = rows[np.argmax(comparison.low[rows])], rows[np.argmin(comparison.high[rows])]
        yield Conflict(int(comparison.fact[one]), rows, int(one), int(other), bool(soft[0][number] <= soft[1][number]))
    for rows in _joined_parts(comparison, ~comparison.listing):
        tellers, claims = np.unique(comparison.teller[rows], return_counts=True)
        for teller in tellers[claims > 1].tolist():
            yield from _joined(comparison, rows[comparison.teller[rows] == teller], _years_apart)
        for conflict in _joined(comparison, rows, _fits_no_scope_itself):
            own = comparison.teller[rows] == comparison.teller[conflict.one]
            yield conflict._replace(rows=rows[own])


def conflicts(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """What two different sources or voices say and cannot both be true, one conflict a cell or joined part.

    `among` are the rows that count; the others have been reported as something else. Exact copies take part in a
    conflict, but make none: it would be their origin's own.
    """
    among = among & (comparison.cell >= 0)
    cell = np.where(among & ~_loose(comparison), comparison.cell, -1)
    telling = np.where(comparison.same, -1, cell)
    hard = _excluding(_ends(comparison), telling, comparison)
    soft = hard.keys() - _excluding(_soft_ends(comparison), telling, comparison).keys()
    joined = {int(comparison.part[rows[0]]): rows for rows in _joined_parts(comparison, among)}
    rows = np.flatnonzero(np.isin(cell, list(hard)))
    rows = rows[np.argsort(cell[rows], kind="stable")]
    told = set()
    for of_cell in np.split(rows, np.flatnonzero(np.diff(cell[rows])) + 1) if len(rows) else ():
        number, part = int(cell[of_cell[0]]), int(comparison.part[of_cell[0]])
        rows, vanishes = of_cell, number in soft
        if part in joined and YEARLESS in comparison.track[joined[part]]:
            # Dates with and without a year are one conflict: the first two that exclude each other show it.
            rows = joined[part]
            own = rows[~comparison.same[rows]]
            vanishes = vanishes and _years_apart_across(comparison, _soft_ends(comparison), own) is None
            told |= set() if vanishes else {part}
        yield Conflict(int(comparison.fact[rows[0]]), rows, *hard[number], vanishes)
    for part, of_part in joined.items():
        own = of_part[~comparison.same[of_part]]
        for apart in (_years_apart_across, _fits_no_scope) if part not in told else ():
            yield from (conflict._replace(rows=of_part) for conflict in _joined(comparison, own, apart))


def _ends(comparison: Comparison) -> _Ends:
    return _Ends(comparison.low, comparison.high)


def _soft_ends(comparison: Comparison) -> _Ends:
    return _Ends(comparison.claims["soft_low"].to_numpy(), comparison.claims["soft_high"].to_numpy())


def _excluding(ends: _Ends, cell: Ints, comparison: Comparison) -> dict[int, tuple[int, int]]:
    """For each cell in which two units exclude each other, the rows of greatest low and least high that do."""
    low, high = extremes(*ends, cell, comparison.cells)
    rows = np.flatnonzero(cell >= 0)
    rows = rows[(low > high)[cell[rows]]]
    if not len(rows):
        return {}
    of = cell[rows]
    cells, first = np.unique(np.sort(of), return_index=True)
    highest_low = rows[np.lexsort((-ends.low[rows], of))[first]]
    lowest_high = rows[np.lexsort((ends.high[rows], of))[first]]
    witnesses = zip(highest_low.tolist(), lowest_high.tolist(), strict=True)
    shown = dict(zip(cells.tolist(), witnesses, strict=True))
    unit = comparison.unit
    for number, (one, other) in list(shown.items()):
        if unit[one] == unit[other]:
            found = _across_units(ends, unit, rows[of == number], one, other)
            if found is None:
                del shown[number]
            else:
                shown[number] = found
    return shown


def _across_units(ends: _Ends, unit: Ints, rows: Ints, one: int, other: int) -> tuple[int, int] | None:
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


def _loose(comparison: Comparison) -> Mask:
    """Rows that state no scope where others do: held against each stated scope, not against one another."""
    unscoped = comparison.unscoped
    if unscoped.all():
        return ~unscoped
    stated = np.zeros(comparison.part.max() + 1, dtype=bool)
    stated[comparison.part[~unscoped & (comparison.cell >= 0)]] = True
    return unscoped & stated[comparison.part]


def _joined_parts(comparison: Comparison, among: Mask) -> Iterator[Ints]:
    """The rows of each part that has more than one cell."""
    rows = np.flatnonzero(among & (comparison.cell >= 0))
    first = np.unique(comparison.cell[rows], return_index=True)[1]
    parts, count = np.unique(comparison.part[rows[first]], return_counts=True)
    rows = rows[np.isin(comparison.part[rows], parts[count > 1])]
    if len(rows):
        yield from np.split(rows, np.flatnonzero(np.diff(comparison.part[rows])) + 1)


def _joined(comparison: Comparison, rows: Ints, apart: Apart) -> Iterator[Conflict]:
    """The one conflict between the cells of a part, if there is one."""
    shown = apart(comparison, _ends(comparison), rows)
    if shown is not None:
        soft = apart(comparison, _soft_ends(comparison), rows) is None
        yield Conflict(int(comparison.fact[rows[0]]), rows, *shown, soft)


def _years_apart_across(comparison: Comparison, ends: _Ends, rows: Ints) -> tuple[int, int] | None:
    return _years_apart(comparison, ends, rows, across=True)


def _years_apart(comparison: Comparison, ends: _Ends, rows: Ints, *, across: bool = False) -> tuple[int, int] | None:
    """A dated row and one without a year, of the smallest set of rows that no day satisfies together.

    Two rows may suffice; two dated ones may also leave between them no such day as others give. `across` takes
    only sets in which two tellers take part.
    """
    track = comparison.track[rows]
    dated, digits = rows[track == COMPARABLE], rows[track == YEARLESS]
    if not len(dated) or not len(digits) or _allows(ends, dated, digits):
        return None
    sets = (
        (ones, others)
        for sizes in ((1, 1), (2, 1), (1, 2), (2, 2))
        for ones in combinations(_distinct(comparison, ends, dated), sizes[0])
        for others in combinations(_distinct(comparison, ends, digits), sizes[1])
    )
    for ones, others in sets:
        tellers = {int(comparison.teller[row]) for row in (*ones, *others)}
        if (len(tellers) > 1 or not across) and _no_smaller_set_fails(ends, ones, others):
            return ones[0], others[0]
    return None


def _no_smaller_set_fails(ends: _Ends, ones: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether these rows fail together, and would not without any one of them."""
    smaller = [
        *((ones[:out] + ones[out + 1 :], others) for out in range(len(ones))),
        *((ones, others[:out] + others[out + 1 :]) for out in range(len(others))),
    ]
    return not _allows(ends, ones, others) and all(_allows(ends, *rows) for rows in smaller)


def _allows(ends: _Ends, ones: Sequence[int] | Ints, others: Sequence[int] | Ints) -> bool:
    """Whether some day satisfies all rows: dated ones, and others without a year."""
    (low, high), (least, most) = (
        (ends.low[list(rows)].max(initial=-np.inf), ends.high[list(rows)].min(initial=np.inf))
        for rows in (ones, others)
    )
    if not len(ones) or not len(others):
        return bool(low <= high and least <= most)
    return bool(low <= high and least <= most) and holds_such_day(low, high, least, most)


def _distinct(comparison: Comparison, ends: _Ends, rows: Ints) -> list[int]:
    """One row for each distinct interval and teller."""
    columns = (ends.low[rows], ends.high[rows], comparison.teller[rows])
    seen = dict(zip(zip(*(column.tolist() for column in columns), strict=True), rows.tolist(), strict=True))
    return list(seen.values())


def _fits_no_scope_itself(comparison: Comparison, ends: _Ends, rows: Ints) -> tuple[int, int] | None:
    return _fits_no_scope(comparison, ends, rows, itself=True)


def _fits_no_scope(comparison: Comparison, ends: _Ends, rows: Ints, *, itself: bool = False) -> tuple[int, int] | None:
    """A row without a scope that fits none of the scopes that are stated, and a row that it excludes.

    The two are of different tellers or, where the row excludes only what its own teller says, of one (`itself`).
    """
    unscoped, stated = rows[comparison.unscoped[rows]], rows[~comparison.unscoped[rows]]
    if not len(unscoped) or not len(stated):
        return None
    fits = np.zeros(len(unscoped), dtype=bool)
    cell = comparison.cell[stated]
    for one in np.unique(cell).tolist():
        of_scope = stated[cell == one]
        low, high = ends.low[of_scope].max(), ends.high[of_scope].min()
        if low > high:
            low, high = ends.low[of_scope].min(), ends.high[of_scope].max()
        fits |= (ends.low[unscoped] <= high) & (low <= ends.high[unscoped])
    for row in unscoped[~fits].tolist():
        apart = stated[(ends.low[stated] > ends.high[row]) | (ends.high[stated] < ends.low[row])]
        others = apart[comparison.teller[apart] != comparison.teller[row]]
        if itself != bool(len(others)):
            return row, int((apart if itself else others)[0])
    return None


def exclude_softly(comparison: Comparison, one: int, other: int) -> bool:
    """Whether two rows exclude each other even where the vague widths are doubled."""
    return not share(*_soft_ends(comparison), comparison.track, one, other)
