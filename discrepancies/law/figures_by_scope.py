"""The figures of each part of a fact by the scope they state: which scopes' figures are below another's.

A scope's greatest low and least high, and those of a second teller, are all that it takes to find two tellers of whom
one gives more for one scope than the other for another.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask
from discrepancies.law.comparison import Comparison
from discrepancies.law.scopes import Scopes


@dataclass(frozen=True)
class ByScope:
    """The scopes stated in one part, sorted: of each the rows of the greatest low and the least high.

    `first_low` and `first_high` are these rows, `second_low` and `second_high` those of another teller than theirs, -1
    where there is none. `rows` are all rows of the part that state a scope.
    """

    comparison: Comparison
    node: Ints
    first_low: Ints
    second_low: Ints
    first_high: Ints
    second_high: Ints
    rows: Ints

    @cached_property
    def stated(self) -> Mapping[int, int]:
        """The scopes that are stated, each with the row of its greatest low."""
        return dict(zip(self.node.tolist(), self.first_low.tolist(), strict=True))

    def places(self, nodes: Ints) -> Ints:
        """The places, here, of those of some scopes that are stated."""
        found: Ints = np.flatnonzero(np.isin(self.node, nodes))
        return found

    def below(self, place: int, others: Ints) -> Ints:
        """Those of other scopes of which a teller gives less than another does for this one; the tallest first."""
        low, high, teller = self._low, self._high, self.comparison.cells.teller
        one, second = self.first_low[place], self.second_low[place]
        same = teller[self.first_high[others]] == teller[one]
        apart = ~same & (low[one] > high[self.first_high[others]])
        apart |= same & (low[one] > high[self.second_high[others]])
        apart |= same & (low[second] > high[self.first_high[others]])
        found = others[apart]
        height = self.comparison.scopes.height[self.node[found]]
        ordered: Ints = found[np.lexsort((self.node[found], -height))]
        return ordered

    def pair(self, place: int, other: int) -> tuple[int, int]:
        """A row of this scope and one of another below it, of two tellers."""
        teller = self.comparison.cells.teller
        one, below = int(self.first_low[place]), int(self.first_high[other])
        if teller[one] != teller[below]:
            return one, below
        if self._low[one] > self._high[self.second_high[other]]:
            return one, int(self.second_high[other])
        return int(self.second_low[place]), below

    def differing(self, place: int, inner: Ints) -> Ints:
        """All rows of a scope that are above some of others, and all of those that are below it."""
        node, low, high = self.comparison.scopes.node[self.rows], self._low[self.rows], self._high[self.rows]
        least, most = self._high[self.first_high[inner]].min(), self._low[self.first_low[place]]
        above = (node == self.node[place]) & (low > least)
        below = np.isin(node, self.node[inner]) & (high < most)
        found: Ints = np.concatenate([self.rows[above], self.rows[below]])
        return found

    def unrelated(self, scopes: Scopes, most: int) -> list[tuple[int, int]]:
        """Up to so many pairs of rows, one above the other, of scopes that nothing declared relates."""
        start, roots = scopes.roots
        of = [roots[start[node] : start[node + 1]].tolist() for node in self.node.tolist()]
        under: dict[int, list[int]] = {}
        for place, own in enumerate(of):
            for root in own:
                under.setdefault(root, []).append(place)
        if any(len(places) == len(of) for places in under.values()):
            return []
        every = np.arange(len(of))
        found: list[tuple[int, int]] = []
        for place in np.argsort(-self._low[self.first_low], kind="stable").tolist():
            apart = np.ones(len(of), dtype=bool)
            for root in of[place]:
                apart[under[root]] = False
            below = self.below(place, every[apart])[: most - len(found)]
            found += [self.pair(place, other) for other in below.tolist()]
            if len(found) == most:
                break
        return found

    def alike(self, rows: list[int]) -> Ints:
        """The rows that state one of the scopes of some."""
        node = self.comparison.scopes.node
        found: Ints = self.rows[np.isin(node[self.rows], node[rows])]
        return found

    @cached_property
    def _low(self) -> Floats:
        """Each row's low, and last, at -1, that of no row."""
        return np.append(self.comparison.firm.low, -np.inf)

    @cached_property
    def _high(self) -> Floats:
        return np.append(self.comparison.firm.high, np.inf)


def by_scope(comparison: Comparison, among: Mask) -> Iterator[ByScope]:
    """The parts of adding facts in which figures for two scopes differ."""
    scopes, part = comparison.scopes, comparison.cells.part
    rows = np.flatnonzero(among & (scopes.node >= 0))
    rows = rows[scopes.adds[scopes.node[rows]]]
    if not len(rows):
        return
    size = max(len(scopes.names), 1)
    packed, group = np.unique(part[rows] * size + scopes.node[rows], return_inverse=True)
    first_low, second_low = _first_two(comparison, rows, group, -comparison.firm.low[rows])
    first_high, second_high = _first_two(comparison, rows, group, comparison.firm.high[rows])
    of, node = np.divmod(packed, size)
    start = np.flatnonzero(np.append(True, np.diff(of) != 0))
    end = np.append(start[1:], len(of))
    most = np.maximum.reduceat(comparison.firm.low[first_low], start)
    least = np.minimum.reduceat(comparison.firm.high[first_high], start)
    in_parts = np.searchsorted(part[rows], of[start]), np.searchsorted(part[rows], of[start], side="right")
    for at in np.flatnonzero((most > least) & (end - start > 1)).tolist():
        here = slice(start[at], end[at])
        yield ByScope(
            comparison,
            node[here],
            first_low[here],
            second_low[here],
            first_high[here],
            second_high[here],
            rows[in_parts[0][at] : in_parts[1][at]],
        )


def _first_two(comparison: Comparison, rows: Ints, group: Ints, value: Floats) -> tuple[Ints, Ints]:
    """The row of the least value of each group, and the same of another teller than that one's; -1 for none."""
    teller = comparison.cells.teller[rows]
    order = np.lexsort((rows, value, group))
    firsts = order[np.flatnonzero(np.append(True, np.diff(group[order]) != 0))]
    others = order[teller[order] != teller[firsts[group[order]]]]
    seconds = np.full(len(firsts), -1, dtype=np.int64)
    seconds[group[others[::-1]]] = rows[others[::-1]]
    return rows[firsts], seconds
