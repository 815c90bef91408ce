"""Dates with a year and dates without: which of them no day satisfies together.

"15 January" excludes no single year, yet with "14 January 2018" it leaves no day; nor may two dated claims leave
between them such a day as others give. So here alone a conflict can take more than two claims.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, runs
from discrepancies.language.calendar import holds_such_day
from discrepancies.language.reading import COMPARABLE, YEARLESS
from discrepancies.law.cells import Cells
from discrepancies.law.comparison import Comparison
from discrepancies.law.intervals import Intervals


def mixed_parts(comparison: Comparison, among: Mask) -> Iterator[Ints]:
    """The rows of each part, and scope, in which some dates have a year and others none."""
    rows = np.flatnonzero(among & (comparison.cells.cell >= 0) & ~comparison.cells.several)
    scopes = comparison.scopes
    of_scope = comparison.cells.part * (len(scopes.names) + 1) + scopes.node + 1
    rows = rows[np.argsort(of_scope[rows], kind="stable")]
    of, track = of_scope[rows], comparison.firm.track[rows]
    mixed = np.isin(of, np.intersect1d(of[track == YEARLESS], of[track == COMPARABLE]))
    yield from runs(rows[mixed], of[mixed])


def years_apart(cells: Cells, ends: Intervals, rows: Ints, *, across: bool = False) -> tuple[int, int] | None:
    """A dated row and one without a year, of the smallest set of rows that no day satisfies together.

    Two rows may suffice; two dated ones may also leave between them no such day as others give. `across` takes
    only sets in which two tellers take part.
    """
    track = ends.track[rows]
    dated, digits = rows[track == COMPARABLE], rows[track == YEARLESS]
    if not len(dated) or not len(digits) or _allows(ends, dated, digits):
        return None
    sets = (
        (ones, others)
        for sizes in ((1, 1), (2, 1), (1, 2), (2, 2))
        for ones in combinations(_distinct(cells.teller, ends, dated), sizes[0])
        for others in combinations(_distinct(cells.teller, ends, digits), sizes[1])
    )
    for ones, others in sets:
        tellers = {int(cells.teller[row]) for row in (*ones, *others)}
        if (len(tellers) > 1 or not across) and _no_smaller_set_fails(ends, ones, others):
            return ones[0], others[0]
    return None


def _no_smaller_set_fails(ends: Intervals, ones: tuple[int, ...], others: tuple[int, ...]) -> bool:
    """Whether these rows fail together, and would not without any one of them."""
    smaller = [
        *((ones[:out] + ones[out + 1 :], others) for out in range(len(ones))),
        *((ones, others[:out] + others[out + 1 :]) for out in range(len(others))),
    ]
    return not _allows(ends, ones, others) and all(_allows(ends, *rows) for rows in smaller)


def _allows(ends: Intervals, ones: Sequence[int] | Ints, others: Sequence[int] | Ints) -> bool:
    """Whether some day satisfies all rows: dated ones, and others without a year."""
    (low, high), (least, most) = (
        (ends.low[list(rows)].max(initial=-np.inf), ends.high[list(rows)].min(initial=np.inf))
        for rows in (ones, others)
    )
    if not len(ones) or not len(others):
        return bool(low <= high and least <= most)
    return bool(low <= high and least <= most) and holds_such_day(low, high, least, most)


def _distinct(teller: Ints, ends: Intervals, rows: Ints) -> list[int]:
    """One row for each distinct interval and teller."""
    columns = (ends.low[rows], ends.high[rows], teller[rows])
    seen = dict(zip(zip(*(column.tolist() for column in columns), strict=True), rows.tolist(), strict=True))
    return list(seen.values())
