"""What the sources leave open: the positions of every fact, its status, and how each source fares.

All of it is counted over the whole table at once. A position is a maximal set of claims with a point in common:
walking up a cell's sorted ends, one lies wherever an interval opens and the next thing to happen is that one
closes. Support is the number of origins, never of sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from discrepancies.claims.table import codes, first_rows
from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, ranges
from discrepancies.language.reading import ABSOLUTE, COMPARABLE, NEVER
from discrepancies.law.comparison import Comparison, compare
from discrepancies.law.conflicts import Conflicts, found
from discrepancies.law.listed_positions import Found, listed
from discrepancies.law.origins import counts, repeats
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES

MOST_POSITIONS = 20
"""Positions listed a fact: those with the most claims behind them; where its figures may grow, the last ones."""


@dataclass(frozen=True)
class Positions:
    """The listed positions, ordered as `listed_positions` says; entry p holds rows start[p]..start[p+1] of `rows`.

    `low` and `high` bound the values that a position leaves open. `total` counts each fact's positions before
    the cap; `origins` is a position's support.
    """

    fact: Ints
    cell: Ints
    low: Floats
    high: Floats
    origins: Ints
    start: Ints
    rows: Ints
    total: Ints

    def of_fact(self, fact: int) -> range:
        """The positions of one event's fact."""
        return range(*np.searchsorted(self.fact, [fact, fact + 1]).tolist())


@dataclass(frozen=True)
class Agreement:
    """Status and positions of every event's fact, by the fact numbers of `comparison`.

    `status` and `part_status` index STATUSES (the latter by part number); `low` and `high` span all claims that
    can be compared, NaN where none can. `support` counts a fact's origins, `sources` those who speak.
    """

    comparison: Comparison
    conflicts: Conflicts
    positions: Positions
    status: NDArray[np.int8]
    low: Floats
    high: Floats
    support: Ints
    sources: Ints

    @cached_property
    def part_status(self) -> NDArray[np.int8]:
        """The status of each part; a simple fact's only part has the status of the fact."""
        part = self.comparison.cells.part
        return _statuses(self.comparison, self.conflicts, part, int(part[-1]) + 1 if len(part) else 0)[0]


def agree(dossier: Dossier) -> Agreement:
    """Compare all claims of a dossier and say what each fact's sources leave open."""
    comparison = compare(dossier)
    facts = len(comparison.cells.first_row)
    conflicts = found(comparison)
    status, support, sources = _statuses(comparison, conflicts, comparison.cells.fact, facts)
    low, high = _span(comparison, facts)
    positions = _positions(dossier, comparison, facts)
    return Agreement(comparison, conflicts, positions, status, low, high, support, sources)


def fared(agreement: Agreement) -> tuple[Ints, Ints, Ints]:
    """For each source code: its claims, its facts that another source's claim was compared with, those not disputed."""
    claims, comparison = agreement.comparison.claims, agreement.comparison
    (source,) = codes(claims, "source")
    sources = len(claims["source"].cat.categories)
    made = np.bincount(source[first_rows(claims)], minlength=sources)
    rows = np.flatnonzero(comparison.cells.cell >= 0)
    pairs = distinct(comparison.cells.fact[rows] * max(sources, 1) + source[rows])
    fact, of = np.divmod(pairs, max(sources, 1))
    compared = np.bincount(fact, minlength=len(agreement.status))[fact] > 1
    sound = compared & (agreement.status[fact] != STATUSES.index("disputed"))
    return made, np.bincount(of[compared], minlength=sources), np.bincount(of[sound], minlength=sources)


def _statuses(
    comparison: Comparison, conflicts: Conflicts, label: Ints, labels: int
) -> tuple[NDArray[np.int8], Ints, Ints]:
    """Status, origins and sources of each label (an event's fact, or a part of one), by DESIGN's order of cases."""
    claims, line = comparison.claims, comparison.lineage
    (source,) = codes(claims, "source")
    sources = _distinct_per(label, source, labels)
    left = np.flatnonzero(~comparison.echoes.repeats)
    support = counts(label[left], line.rows[left], line, labels)

    track = claims["track"].to_numpy()
    compared = left[track[left] != NEVER]
    # Times on several clocks are compared among themselves only.
    clock = label * 2 + (track == ABSOLUTE)
    together = (
        _distinct_per(clock[compared], claims["claim"].to_numpy()[compared], 2 * labels).reshape(-1, 2).max(axis=1)
    )

    status = np.full(labels, STATUSES.index("compatible"), dtype=np.int8)
    status[_all_equal(comparison, label, compared, labels)] = STATUSES.index("agreed")
    status[together < 2] = STATUSES.index("incomparable")
    # Two voices in one document are still one document when others copy it.
    status[(support <= 1) | (_distinct_per(label[left], source[left], labels) <= 1)] = STATUSES.index("echoed")
    status[sources == 1] = STATUSES.index("single-source")
    disputed, strained = conflicts.bearing(comparison, label, labels)
    status[strained] = STATUSES.index("strained")
    status[disputed] = STATUSES.index("disputed")
    return status, support, sources


def _all_equal(comparison: Comparison, label: Ints, compared: Ints, labels: int) -> Mask:
    """Labels whose compared rows are, part by part, one and the same interval that two origins state as fact."""
    cells, line = comparison.cells, comparison.lineage
    cell, part = cells.cell[compared], cells.part[compared]
    equal = np.ones(labels, dtype=bool)
    first = np.zeros(cells.cell_count, dtype=np.int64)
    first[cell[::-1]] = compared[::-1]
    equal[label[compared[~comparison.firm.equal(compared, first[cell])]]] = False
    _, one_of_cell = np.unique(cell, return_index=True)
    parts, number = np.unique(part[one_of_cell], return_counts=True)
    several = compared[one_of_cell][np.isin(part[one_of_cell], parts[number > 1])]
    equal[label[several]] = False
    firm = compared[np.asarray(comparison.claims["stated"] == "fact")[compared]]
    backed = counts(cells.part[firm], line.rows[firm], line, int(cells.part.max(initial=-1)) + 1)
    equal[label[compared[backed[part] < 2]]] = False
    return equal


def _distinct_per(label: Ints, value: Ints, labels: int) -> Ints:
    """How many distinct values each label has."""
    span = int(value.max(initial=0)) + 1
    return np.bincount(distinct(label * span + value) // span, minlength=labels)


def _span(comparison: Comparison, facts: int) -> tuple[Floats, Floats]:
    """Least low and greatest high of each fact's rows; dates with a year, where there are any, speak alone."""
    fact, firm = comparison.cells.fact, comparison.firm
    low, high = np.full(facts, np.inf), np.full(facts, -np.inf)
    dated = np.zeros(facts, dtype=bool)
    dated[fact[firm.track == COMPARABLE]] = True
    rows = np.flatnonzero((firm.track == COMPARABLE) | ((firm.track != NEVER) & ~dated[fact]))
    np.minimum.at(low, fact[rows], firm.low[rows])
    np.maximum.at(high, fact[rows], firm.high[rows])
    nothing = np.ones(facts, dtype=bool)
    nothing[fact[rows]] = False
    return np.where(nothing, np.nan, low), np.where(nothing, np.nan, high)


def _positions(dossier: Dossier, comparison: Comparison, facts: int) -> Positions:
    """Find every cell's positions in one sort, and who supports those that are listed."""
    rows = np.flatnonzero(comparison.cells.cell >= 0)
    cell, low, high = comparison.cells.cell[rows], comparison.firm.low[rows], comparison.firm.high[rows]
    ends = np.concatenate([low, high])
    closes = np.repeat([False, True], len(rows))
    order = np.lexsort((closes, ends, np.concatenate([cell, cell])))
    closes, at = closes[order], ends[order]
    peak = np.flatnonzero(~closes[:-1] & closes[1:])
    before = np.concatenate([[0], np.cumsum(np.bincount(peak, minlength=len(order)))])[: len(order)]
    place = np.empty(len(order), dtype=np.int64)
    place[order] = np.arange(len(order))
    first, end = before[place[: len(rows)]], before[place[len(rows) :]]

    peak_cell = cell[order[peak] % max(len(rows), 1)]
    fact_of_cell = np.zeros(comparison.cells.cell_count, dtype=np.int64)
    fact_of_cell[cell] = comparison.cells.fact[rows]
    fact = fact_of_cell[peak_cell]
    behind = np.cumsum(np.bincount(first, minlength=len(peak) + 1) - np.bincount(end, minlength=len(peak) + 1))
    shown = listed(dossier, comparison, Found(rows, first, at[peak], behind[: len(peak)]), MOST_POSITIONS)
    kept = np.concatenate([[0], np.cumsum(np.bincount(shown, minlength=len(peak)))])
    first, end = kept[first], kept[end]

    position = np.argsort(shown)[ranges(first, end)]
    member = np.repeat(rows, end - first)
    by_position = np.lexsort((member, position))
    position, member = position[by_position], member[by_position]
    line = comparison.lineage
    voices = ~repeats(comparison.claims, line, position, member)
    return Positions(
        fact=fact[shown],
        cell=peak_cell[shown],
        low=at[peak[shown]],
        high=at[peak[shown] + 1],
        origins=counts(position[voices], line.rows[member[voices]], line, len(shown)),
        start=np.searchsorted(position, np.arange(len(shown) + 1)),
        rows=member,
        total=np.bincount(fact, minlength=facts),
    )
