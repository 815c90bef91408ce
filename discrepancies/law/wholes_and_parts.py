"""Wholes that cannot be what is said of them, by what is said of the scopes in them; and the claims that show it.

A whole can be too small for what is in it, and a complete one too large for its parts. Who shows it are the fewest
claims of which none can be spared; across sources they are of two tellers, wherever such a set is found.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import islice
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Ints, distinct, ranges, runs
from discrepancies.law.scope_bounds import Bounds, dust

_TRIES = 8
"""Figures for one whole that are tried to find two tellers who exclude each other."""
_MOST = 20
"""Scopes of a whole of which all claims are listed that are too much for it: those above it most."""


class AtOdds(NamedTuple):
    """A figure that others, of scopes within its own, leave no room for; all numbers are rows of the table."""

    whole: int
    """The row that is too small, or too large for a complete whole."""
    inner: tuple[int, ...]
    """The rows, each of another scope, that show it: none of them could be left out."""
    rows: Ints
    """All rows that take part in the conflict about this whole."""
    label: int
    node: int


def at_odds(bounds: Bounds, *, across: bool) -> Iterator[AtOdds]:
    """One conflict for each label and whole at odds with what is in it; `across` takes only those of two tellers."""
    figures = bounds.figures
    small = np.flatnonzero(bounds.inside[bounds.at_end] > figures.high)
    large = np.flatnonzero(bounds.allowed[bounds.at_begin] < figures.low)
    contained = _contained_above(bounds)
    if not len(small) + len(large) + len(contained):
        return
    search = _Search(bounds, across=across)
    small = small[np.lexsort((figures.rows[small], figures.high[small], bounds.own[small]))]
    large = large[np.lexsort((figures.rows[large], -figures.low[large], bounds.own[large]))]
    by_place: dict[int, list[Ints]] = {}
    for side, of in enumerate((small, large)):
        for group in runs(of, bounds.own[of]):
            by_place.setdefault(int(bounds.own[group[0]]), [small[:0], large[:0]])[side] = group
    for place, (too_small, too_large) in by_place.items():
        found = search.outgrown(too_small) or search.short(too_large)
        if found is not None:
            yield search.told(place, found, too_small, too_large)
    for entry in contained.tolist():
        if int(bounds.place[entry]) not in by_place and (found := search.short_of(entry)) is not None:
            yield search.told(int(bounds.place[entry]), found, small[:0], large[:0])


def _contained_above(bounds: Bounds) -> Ints:
    """The first entry of each complete whole whose parts have less together than a scope that it contains as well."""
    together = bounds.together - dust(bounds.together)
    entries = np.flatnonzero((bounds.inside > bounds.allowed) & (together <= bounds.allowed))
    first: Ints = entries[np.unique(bounds.place[entries], return_index=True)[1]]
    return first


class _Shown(NamedTuple):
    """The figures that show a conflict, by their numbers."""

    whole: int
    inner: list[int]


@dataclass(frozen=True)
class _Search:
    """Looks for the figures that show a conflict, in plain lists: each looks at a few entries."""

    bounds: Bounds
    across: bool

    def outgrown(self, small: Ints) -> _Shown | None:
        """Of figures that are too small for what is in their scope, the first, and the fewest within that show it."""
        bounds, figures = self.bounds, self.bounds.figures
        for whole in self._different(small):
            entry, high = int(bounds.at_end[whole]), float(figures.high[whole])
            inner = self._fewest(whole, self._needing(entry), high)
            if self._enough(whole, inner):
                return _Shown(whole, inner)
            if self._several_tellers(whole) and (inner := self._with_a_rival(whole, entry, high)):
                return _Shown(whole, inner)
        return None

    def short(self, large: Ints) -> _Shown | None:
        """Of figures that are too large for the parts of their complete whole, the first, and the parts' figures."""
        bounds, figures = self.bounds, self.bounds.figures
        for whole in self._different(large):
            entry = int(bounds.at_begin[whole])
            inner = self._allowing(entry)
            if not self._enough(whole, inner) and self._several_tellers(whole):
                inner = self._other_parts(whole, inner, entry, float(figures.low[whole]))
            if self._enough(whole, inner):
                return _Shown(whole, inner)
        return None

    def short_of(self, entry: int) -> _Shown | None:
        """A figure of a scope that a complete whole contains besides, and the parts' that leave it no room."""
        first, *others = self._needing(entry)
        inner = [*self._allowing(entry), *others]
        return _Shown(first, inner) if self._enough(first, inner) else None

    def told(self, place: int, found: _Shown, small: Ints, large: Ints) -> AtOdds:
        """The conflict as rows of the table, with all that take part in it."""
        bounds, rows = self.bounds, self.bounds.figures.rows
        beside = self._too_much(found, small) if len(small) else self._too_little(found)
        taking = np.concatenate([small, large, [found.whole, *found.inner], beside]).astype(np.int64)
        inner = sorted(found.inner, key=lambda one: (bounds.figures.node[one], rows[one]))
        return AtOdds(
            whole=int(rows[found.whole]),
            inner=tuple(rows[inner].tolist()),
            rows=np.unique(rows[taking]),
            label=int(bounds.places.label[place]),
            node=int(bounds.places.node[place]),
        )

    # What shows it

    def _different(self, whole: Ints) -> Iterator[int]:
        """The first few figures of a whole that differ in anything that counts here."""
        figures = self.bounds.figures
        alike = {
            (self._teller[one], figures.low[one], figures.high[one], figures.ends[one], figures.begins[one]): one
            for one in reversed(whole.tolist())
        }
        kept = set(alike.values())
        return islice((one for one in whole.tolist() if one in kept), _TRIES if self.across else 1)

    def _needing(self, entry: int) -> list[int]:
        """The figures that show together what the scopes within an entry's need."""
        bounds = self.bounds
        found: list[int] = []
        waiting = [entry]
        while waiting:
            at = waiting.pop()
            if at != entry and (row := int(bounds.by_row[at])) >= 0:
                found.append(row)
                continue
            contained, parts = self._below(at)
            alone = next((one for one in contained if bounds.need[one] >= bounds.inside[at]), None)
            waiting += [part for part in parts if bounds.need[part] > 0] if alone is None else [alone]
        return found

    def _allowing(self, entry: int) -> list[int]:
        """The figures that show together what the parts of a complete whole have at most."""
        bounds = self.bounds
        found: list[int] = []
        waiting = [entry]
        while waiting:
            at = waiting.pop()
            row = int(bounds.high_row[at])
            if at != entry and row >= 0 and bounds.figures.high[row] <= bounds.allowed[at]:
                found.append(row)
            else:
                waiting += self._below(at)[1]
        return found

    def _below(self, entry: int) -> tuple[list[int], list[int]]:
        """The entries directly in one: those that are contained, and its disjoint parts."""
        start, order = self.bounds.down
        edges = order[start[entry] : start[entry + 1]]
        inner, part = self.bounds.edges.inner[edges], self.bounds.edges.part[edges]
        return inner[~part].tolist(), inner[part].tolist()

    def _fewest(self, whole: int, inner: Sequence[int], high: float, kept: int = -1) -> list[int]:
        """Those of some figures of disjoint scopes that are together more than `high`, and none of which is spared.

        The whole's own teller is spared first, and the `kept` one not at all.
        """
        low = {one: float(self.bounds.figures.low[one]) for one in inner}
        order = sorted(low, key=lambda one: (self._teller[one] != self._teller[whole], low[one]))
        for one in order if len(low) > 1 else ():
            rest = sum(value for other, value in low.items() if other != one)
            if one != kept and len(low) > 1 and _more(rest, high):
                del low[one]
        return list(low)

    def _with_a_rival(self, whole: int, entry: int, high: float) -> list[int]:
        """Figures that are more than `high` together, one of them of another teller; [] where none was found."""
        bounds = self.bounds
        at = slice(*np.searchsorted(self._slice, [self._slice[entry], self._slice[entry] + 1]))
        teller = np.full(at.stop - at.start, self._teller[whole])
        rivals = bounds.said.reached(bounds.place[at], bounds.time[at], besides=teller).tolist()
        waiting: list[tuple[int, float, tuple[int, ...]]] = [(entry, high, ())]
        least: dict[int, float] = {}
        while waiting:
            here, left, beside = waiting.pop()
            if left >= least.get(here, np.inf) and here != entry:
                continue
            least[here] = left
            rival = rivals[here - at.start]
            if here != entry and rival >= 0 and bounds.figures.low[rival] > left:
                others = [row for part in beside for row in self._shown(part)]
                inner = self._fewest(whole, [*others, rival], high, rival)
                if not _more(sum(float(bounds.figures.low[one]) for one in inner if one != rival), high):
                    return inner
            contained, parts = self._below(here)
            waiting += [(one, left, beside) for one in contained]
            for part in parts:
                others = [one for one in parts if one != part and bounds.need[one] > 0]
                needed = sum(float(bounds.need[one]) for one in others)
                waiting.append((part, left - needed, (*beside, *others)))
        return []

    def _shown(self, entry: int) -> list[int]:
        """The figures that show what an entry's scope needs."""
        row = int(self.bounds.by_row[entry])
        return [row] if row >= 0 else self._needing(entry)

    def _other_parts(self, whole: int, inner: list[int], entry: int, low: float) -> list[int]:
        """The parts' figures with one of them in another teller's words, where these leave no more room."""
        bounds, figures = self.bounds, self.bounds.figures
        places = bounds.own[inner]
        time = np.full(len(inner), -bounds.time[entry])
        teller = np.full(len(inner), self._teller[whole])
        rivals = bounds.capped.reached(places, time, besides=teller).tolist()
        together = sum(float(figures.high[one]) for one in inner)
        for number, (one, rival) in enumerate(zip(inner, rivals, strict=True)):
            if rival >= 0 and together - figures.high[one] + figures.high[rival] < low:
                return [*inner[:number], rival, *inner[number + 1 :]]
        return inner

    def _enough(self, whole: int, inner: Sequence[int]) -> bool:
        return bool(inner) and (not self.across or len({self._teller[one] for one in (whole, *inner)}) > 1)

    def _several_tellers(self, whole: int) -> bool:
        return self.across and int(self._tellers[self.bounds.figures.label[whole]]) > 1

    # Who takes part

    def _too_much(self, found: _Shown, small: Ints) -> Ints:
        """The figures within that are too much by themselves, or in the place of one that is so with others."""
        bounds, figures = self.bounds, self.bounds.figures
        label, node = int(figures.label[found.whole]), int(figures.node[found.whole])
        nodes = bounds.places.scopes.all_in(node)
        rows = self._said_of(label, nodes[nodes != node])
        last = small[np.argsort(-figures.ends[small], kind="stable")]
        least = np.append(np.inf, np.minimum.accumulate(figures.high[last]))
        left = least[np.searchsorted(-figures.ends[last], -figures.begins[rows], side="right")]
        in_time = figures.begins[rows] <= figures.ends[found.whole]
        total = sum(float(figures.low[one]) for one in found.inner)
        for one in found.inner:
            beside = in_time & (figures.node[rows] == figures.node[one])
            left[beside] = np.minimum(left[beside], figures.high[found.whole] - (total - figures.low[one]))
        rows = rows[figures.low[rows] > left]
        most = distinct(figures.node[rows])
        if len(most) > _MOST:
            greatest = np.full(len(bounds.places.scopes.names), -np.inf)
            np.maximum.at(greatest, figures.node[rows], figures.low[rows])
            most = most[np.argsort(-greatest[most], kind="stable")[:_MOST]]
            rows = rows[np.isin(figures.node[rows], most)]
        return rows

    def _too_little(self, found: _Shown) -> Ints:
        """The parts' figures that leave a complete whole no more room than those that show it."""
        figures = self.bounds.figures
        label = int(figures.label[found.whole])
        rows = self._said_of(label, figures.node[found.inner])
        together = sum(float(figures.high[one]) for one in found.inner)
        beside = np.full(len(self.bounds.places.scopes.names), np.inf)
        beside[figures.node[found.inner]] = together - figures.high[found.inner]
        little: Ints = rows[beside[figures.node[rows]] + figures.high[rows] < figures.low[found.whole]]
        return little

    def _said_of(self, label: int, nodes: Ints) -> Ints:
        """The figures of a label for some scopes."""
        places = self.bounds.places.of(np.full(len(nodes), label), nodes)
        places = distinct(places[places >= 0])
        order, own = self._by_place
        found: Ints = order[ranges(np.searchsorted(own, places), np.searchsorted(own, places, side="right"))]
        return found

    @cached_property
    def _by_place(self) -> tuple[Ints, Ints]:
        order = np.argsort(self.bounds.own, kind="stable")
        return order, self.bounds.own[order]

    @cached_property
    def _teller(self) -> list[int]:
        return list(self.bounds.figures.teller.tolist())

    @cached_property
    def _tellers(self) -> Ints:
        """How many tellers each label has."""
        figures = self.bounds.figures
        span = int(figures.teller.max(initial=0)) + 1
        return np.bincount(distinct(figures.label * span + figures.teller) // span)

    @cached_property
    def _slice(self) -> Ints:
        """A number for all entries of one group and time, which lie side by side."""
        group, time = self.bounds.places.group[self.bounds.place], self.bounds.time
        return np.cumsum(np.append(True, (group[1:] != group[:-1]) | (time[1:] != time[:-1]))[: len(group)])


def _more(together: float, high: float) -> bool:
    return bool(together - float(dust(np.array([together]))[0]) > high)
