"""Conflicts between scopes: a whole smaller than what is in it, and a figure of no stated scope that fits none.

Claims that state a scope are held against those that state another by what scopes need of one another. Where some
state a scope and others do not, each of these others may count any of the stated ones, so it conflicts only if no
choice lets it stand beside the claims that say whom they count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, isin, ranges, runs
from discrepancies.law.comparison import Comparison
from discrepancies.law.greatest_so_far import Timeline, timeline
from discrepancies.law.intervals import Intervals
from discrepancies.law.scopes import Asked, Scopes, ask, dust

_TRIES = 64
"""How many sets of claims are tried to find one in which two tellers take part."""


class Outgrown(NamedTuple):
    """A figure that others, of scopes within its own, leave no room for."""

    whole: int
    """The row that is too small."""
    inner: tuple[int, ...]
    """The rows, each of another scope, that need more together: none of them could be left out."""
    rows: Ints
    """All rows that take part in the conflict about this whole."""


@dataclass(frozen=True)
class Demands:
    """What the claims of stated scopes demand of each other: `rows` of the table, and the question each puts.

    Rows of one `label`, scope and time share their question; `high` is the least high among them.
    """

    comparison: Comparison
    ends: Intervals
    rows: Ints
    label: Ints
    said: Timeline
    asked: Asked
    question: Ints
    high: Floats

    @property
    def outgrown(self) -> Mask:
        """Which of the rows lie below what the scopes within theirs need."""
        return self.asked.below[self.asked.root[self.question]] > self.ends.high[self.rows]

    @property
    def excluded(self) -> Mask:
        """Which of the rows lie below what is said of their own scope, or needed by those within."""
        return self.asked.need[self.asked.root[self.question]] > self.ends.high[self.rows]


def demands(comparison: Comparison, ends: Intervals, among: Mask, label: Ints) -> Demands:
    """Hold the rows `among` that state a scope against one another, each label (one a row, from 0) by itself."""
    scopes = comparison.scopes
    rows = np.flatnonzero(among & (scopes.node >= 0) & (comparison.cells.cell >= 0))
    place = label[rows] * max(len(scopes.names), 1) + scopes.node[rows]
    said = timeline(place, comparison.clocks.begins[rows], ends.low[rows])
    asked, question = _asked(scopes, said, ends.low[rows], place, comparison.clocks.ends[rows])
    high = np.full(len(asked.label), np.inf)
    np.minimum.at(high, question, ends.high[rows])
    return Demands(comparison, ends, rows, label[rows], said, asked, question, high)


def _asked(scopes: Scopes, said: Timeline, low: Floats, place: Ints, time: Floats) -> tuple[Asked, Ints]:
    """The answers to what is asked of places (label * nodes + node) at times, each once, and the number of each's."""
    times, moment = np.unique(time, return_inverse=True)
    packed, question = np.unique(place * max(len(times), 1) + moment, return_inverse=True)
    places, moments = np.divmod(packed, max(len(times), 1))
    label, node = np.divmod(places, max(len(scopes.names), 1))
    return ask(scopes, said, low, label, node, times[moments]), question


def outgrown(demands: Demands, *, across: bool) -> Iterator[Outgrown]:
    """One conflict for each label and whole that is too small; `across` takes only those between two tellers."""
    comparison, rows = demands.comparison, demands.rows
    small = np.flatnonzero(demands.outgrown)
    if not len(small):
        return
    scopes, high = comparison.scopes, demands.ends.high
    whole = demands.label[small] * len(scopes.names) + scopes.node[rows[small]]
    order = np.lexsort((rows[small], high[rows[small]], whole))
    small, whole = small[order], whole[order]
    by_label = np.argsort(demands.label, kind="stable")
    for group in runs(small, whole):
        label = demands.label[group[0]]
        span = np.searchsorted(demands.label[by_label], [label, label + 1])
        together = rows[by_label[slice(*span)]]
        shown = _shown(demands, group, together, across=across)
        if shown is not None:
            least, inner = shown
            larger = _larger(demands, rows[group], least, inner, together)
            yield Outgrown(least, inner, np.unique(np.concatenate([rows[group], inner, larger])))


def _shown(demands: Demands, group: Ints, together: Ints, *, across: bool) -> tuple[int, tuple[int, ...]] | None:
    """A row of a whole that is too small, and the fewest rows within that show it."""
    comparison = demands.comparison
    scopes, low, high = comparison.scopes, demands.ends.low, demands.ends.high
    seen: set[tuple[int, float, float]] = set()
    for least in demands.rows[group].tolist():
        alike = int(comparison.cells.teller[least]), float(high[least]), float(comparison.clocks.ends[least])
        if alike in seen or len(seen) == _TRIES:
            continue
        seen.add(alike)
        in_time = together[comparison.clocks.begins[together] <= comparison.clocks.ends[least]]
        said: dict[int, list[int]] = {}
        for row in in_time[np.argsort(-low[in_time], kind="stable")].tolist():
            said.setdefault(int(scopes.node[row]), []).append(row)
        without = [frozenset[int]()]
        tried = set(without)
        while without and len(tried) <= _TRIES:
            left_out = without.pop(0)
            demand = _Demand(scopes, low, said, left_out)
            inner = demand.fewest(int(scopes.node[least]), float(high[least]))
            if not inner:
                continue
            if not across or len({int(comparison.cells.teller[row]) for row in (least, *inner)}) > 1:
                return least, inner
            further = [left_out | {row} for row in inner]
            without += [rows for rows in further if rows not in tried]
            tried |= set(further)
    return None


class _Demand(NamedTuple):
    """What single rows demand of a whole: those said of each node, greatest low first, but for some left out."""

    scopes: Scopes
    low: Floats
    said: Mapping[int, Sequence[int]]
    left_out: frozenset[int]

    def fewest(self, whole: int, high: float) -> tuple[int, ...]:
        """Rows within a whole that need more than `high` together, none of which can be spared; () if none do."""
        need, rows = self._within(whole)
        if need <= high:
            return ()
        for row in rows:
            if len(rows) > 1:
                spared = self._replace(said={int(self.scopes.node[one]): [one] for one in rows if one != row})
                if spared._within(whole)[0] > high:
                    return spared.fewest(whole, high)
        return rows

    def needed(self, node: int) -> float:
        """The least value a node can have."""
        return self._of(node)[0]

    def _within(self, whole: int) -> tuple[float, tuple[int, ...]]:
        """What the scopes directly within a node need, and the rows that say so."""
        scopes = self.scopes
        need, together = -np.inf, 0.0
        rows: tuple[int, ...] = ()
        of_parts: tuple[int, ...] = ()
        for edge in range(scopes.start[whole], scopes.start[whole + 1]):
            inner, said = self._of(int(scopes.inner[edge]))
            if scopes.part[edge]:
                together, of_parts = together + max(inner, 0), of_parts + (said if inner > 0 else ())
            elif inner > need:
                need, rows = inner, said
        together -= float(dust(np.float64(together)))
        return (together, of_parts) if of_parts and together > need else (need, rows)

    def _of(self, node: int) -> tuple[float, tuple[int, ...]]:
        need, rows = self._within(node)
        row = next((row for row in self.said.get(node, ()) if row not in self.left_out), None)
        return (float(self.low[row]), (row,)) if row is not None and self.low[row] >= need else (need, rows)


def _larger(demands: Demands, wholes: Ints, least: int, inner: Sequence[int], together: Ints) -> Ints:
    """The rows that are too much for a whole by themselves, or in the place of one of those that are so together.

    `wholes` are the rows of the whole that are too small, of which `inner` shows `least` to be so.
    """
    comparison, low, high = demands.comparison, demands.ends.low, demands.ends.high
    nodes, begins, until = comparison.scopes.node, comparison.clocks.begins, comparison.clocks.ends
    within = comparison.scopes.within(nodes[[least]])[1]
    rows = together[np.isin(nodes[together], within) & (nodes[together] != nodes[least])]
    last = np.argsort(-until[wholes], kind="stable")
    smallest = np.append(np.inf, np.minimum.accumulate(high[wholes[last]]))
    left = smallest[np.searchsorted(-until[wholes[last]], -begins[rows], side="right")]
    in_time = begins[rows] <= until[least]
    for one in inner:
        others = sum(float(low[other]) for other in inner if other != one)
        beside = in_time & (nodes[rows] == nodes[one])
        left[beside] = np.minimum(left[beside], high[least] - others)
    larger: Ints = rows[low[rows] > left]
    return larger


class Fits(NamedTuple):
    """Rows that state no scope beside the scopes that others state: pairs (row, node), and whether the row fits it."""

    row: Ints
    node: Ints
    fits: Mask


def fits(held: Demands, loose: Mask, label: Ints) -> Fits:
    """Hold each `loose` row against each scope that is stated in its part, by what is `held` of its label."""
    comparison, ends = held.comparison, held.ends
    nodes, part, clocks = comparison.scopes.node, comparison.cells.part, comparison.clocks
    size = max(len(comparison.scopes.names), 1)
    stated = np.flatnonzero((nodes >= 0) & (comparison.cells.cell >= 0))
    known = distinct(part[stated] * size + nodes[stated])
    row = np.flatnonzero(loose & (comparison.cells.cell >= 0))
    begin, end = np.searchsorted(known, [part[row] * size, (part[row] + 1) * size])
    row, node = np.repeat(row, end - begin), known[ranges(begin, end)] % size
    if not len(row):
        return Fits(row, node, np.zeros(0, dtype=bool))

    place, said_at = label[row] * size + node, held.label * size + nodes[held.rows]
    asked, question = _asked(comparison.scopes, held.said, ends.low[held.rows], place, clocks.ends[row])
    enough = asked.need[asked.root][question] <= ends.high[row]

    caps = held.asked.caps(held.high)
    of = held.asked.question
    least = timeline(held.asked.label[of] * size + held.asked.node, -held.asked.time[of], -caps)
    reached = least.reached(place, -clocks.begins[row])
    cap = np.where(reached >= 0, caps[reached], np.inf) if len(caps) else np.full(len(row), np.inf)
    fits = enough & (ends.low[row] <= cap)

    # Where those that state their scope cannot all be right, standing beside one of them is enough.
    quarrel = distinct(held.label[held.excluded])
    torn = isin(label[row], quarrel)
    fits[torn] = _beside_one(comparison, ends, held.rows, said_at, row[torn], place[torn])
    return Fits(row, node, fits)


def _beside_one(comparison: Comparison, ends: Intervals, rows: Ints, at: Ints, row: Ints, place: Ints) -> Mask:
    """Whether each `row` can stand beside some of `rows`, which are `at` its place, or has none there.

    It can where they share a value, and where the lower of the two is certainly the earlier.
    """
    low, high, begins, until = ends.low, ends.high, comparison.clocks.begins, comparison.clocks.ends
    reaching = timeline(at, low[rows], high[rows]).reached(place, high[row])
    earlier = timeline(at, until[rows], -low[rows]).reached(place, begins[row], before=True)
    later = timeline(at, -begins[rows], high[rows]).reached(place, -until[row], before=True)
    beside = ~isin(place, distinct(at))
    beside |= (reaching >= 0) & (high[rows[reaching]] >= low[row])
    beside |= (earlier >= 0) & (low[rows[earlier]] <= high[row])
    beside |= (later >= 0) & (high[rows[later]] >= low[row])
    return beside


def fewest_against(comparison: Comparison, ends: Intervals, row: int, nodes: Sequence[int], stated: Ints) -> list[int]:
    """Rows that state a scope, none of which can be spared, of two tellers with a row that states none and fits none.

    `nodes` are the scopes it may count. Empty where one teller's own claims are the whole of every such set.
    """
    teller = comparison.cells.teller
    waiting, tried = [frozenset[int]()], 0
    while waiting and tried < _TRIES:
        left_out, tried = waiting.pop(0), tried + 1
        against = [one for one in _telling(comparison, ends, row, stated) if one not in left_out]
        if any(_stands(comparison, ends, row, node, against) for node in nodes):
            continue
        for one in list(against):
            fewer = [other for other in against if other != one]
            if not any(_stands(comparison, ends, row, node, fewer) for node in nodes):
                against = fewer
        if any(teller[one] != teller[row] for one in against):
            return against
        waiting += [left_out | {one} for one in against]
    return []


def _telling(comparison: Comparison, ends: Intervals, row: int, stated: Ints) -> list[int]:
    """Of rows that state a scope, the few that can matter: each scope's extremes, of its first two tellers each way.

    The row's own teller comes first, so that its own claims are the first to be spared.
    """
    kept: set[int] = set()
    apart = exclude(comparison, ends, row, stated)
    for node in distinct(comparison.scopes.node[stated]).tolist():
        here = comparison.scopes.node[stated] == node
        for rows in (stated[here], stated[here & apart]):
            for order in (-ends.low[rows], ends.high[rows]):
                by_value = rows[np.argsort(order, kind="stable")]
                kept |= {*by_value[:1].tolist(), *_besides(comparison, by_value, row)[:1].tolist()}
                kept |= set(_besides(comparison, by_value, int(by_value[0]))[:1].tolist() if len(by_value) else ())
    return sorted(kept, key=lambda one: (comparison.cells.teller[one] != comparison.cells.teller[row], one))


def _besides(comparison: Comparison, rows: Ints, row: int) -> Ints:
    others: Ints = rows[comparison.cells.teller[rows] != comparison.cells.teller[row]]
    return others


def _stands(comparison: Comparison, ends: Intervals, row: int, node: int, stated: Sequence[int]) -> bool:
    """Whether a row as a figure for a node can stand beside rows that state their scope.

    That is with all of them or, where these quarrel among themselves, with one that states this scope.
    """
    of = {one: int(comparison.scopes.node[one]) for one in stated}
    if _consistent(comparison, ends, of):
        return _consistent(comparison, ends, of | {row: node})
    here = np.array([one for one in stated if of[one] == node], dtype=np.int64)
    return not len(here) or not exclude(comparison, ends, row, here).all()


def _consistent(comparison: Comparison, ends: Intervals, of: Mapping[int, int]) -> bool:
    """Whether rows, each as a figure for a node, can all be true."""
    in_order = sorted(of, key=lambda one: -float(ends.low[one]))
    for least, whole in of.items():
        said: dict[int, list[int]] = {}
        for one in in_order:
            if comparison.clocks.begins[one] <= comparison.clocks.ends[least]:
                said.setdefault(of[one], []).append(one)
        if _Demand(comparison.scopes, ends.low, said, frozenset()).needed(whole) > ends.high[least]:
            return False
    return True


def exclude(comparison: Comparison, ends: Intervals, row: int, others: Ints) -> Mask:
    """Which of other rows, held against a row as if they counted the same, leave it no value."""
    begins, until = comparison.clocks.begins, comparison.clocks.ends
    above = (ends.low[others] > ends.high[row]) & (begins[others] <= until[row])
    below = (ends.high[others] < ends.low[row]) & (begins[row] <= until[others])
    apart: Mask = above | below
    return apart
