"""Claims that state no scope, beside those that do: which scopes they may be about.

Such a claim may be about any scope that somebody states, and about the whole where nobody does: the scope that is
declared to contain all those stated, or else the fact as it was asked, which is at least all that is said of any.
Where those that state their scope cannot all be true, standing beside one of them is enough. Of kinds that do not add
up there is no whole: what shares a value with one that is stated may be about that.

No claim is held against each scope. All who see a fact from one time see the same stretches of values that its scopes
allow, and between them the same gaps: whether a claim reaches a stretch, or lies in a gap, is one look-up in each.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, isin, ranges
from discrepancies.law.cells import Cells
from discrepancies.law.clocks import Clocks
from discrepancies.law.greatest_so_far import timeline
from discrepancies.law.intervals import Intervals
from discrepancies.law.scope_bounds import Bounds, Figures
from discrepancies.law.scopes import Scopes


class Stretches(NamedTuple):
    """The values that scopes allow: from `low` to `high`, as seen in a view. Several of one node may overlap."""

    view: Ints
    node: Ints
    """-1 for a whole that nobody states."""
    low: Floats
    high: Floats

    def and_(self, others: Stretches) -> Stretches:
        """These and others."""
        view, node = np.concatenate([self.view, others.view]), np.concatenate([self.node, others.node])
        return Stretches(view, node, np.concatenate([self.low, others.low]), np.concatenate([self.high, others.high]))

    def at(self, numbers: Ints) -> Stretches:
        """Those of these numbers."""
        return Stretches(self.view[numbers], self.node[numbers], self.low[numbers], self.high[numbers])


@dataclass(frozen=True)
class Beside:
    """Rows that state no scope, beside scopes that are stated."""

    row: Ints
    fits: Mask
    """It may be about one of the stated scopes, or about the whole."""
    differs: Mask
    """There is a stated scope that it cannot be about."""
    view: Ints
    allowed: Stretches
    """What scopes allow as seen in views, sorted by view."""

    def sides(self, number: int, ends: Intervals) -> tuple[list[int], list[int]]:
        """The scopes that the row of this number may be about, and those stated that it cannot be about.

        -1 stands for a whole that nobody states.
        """
        at = slice(*np.searchsorted(self.allowed.view, [self.view[number], self.view[number] + 1]))
        low, high, node = self.allowed.low[at], self.allowed.high[at], self.allowed.node[at]
        row = self.row[number]
        reached = (low <= ends.high[row]) & (high >= ends.low[row])
        fitting = np.unique(node[reached])
        return fitting.tolist(), np.setdiff1d(node[node >= 0], fitting).tolist()


@dataclass(frozen=True)
class _Views:
    """All that rows without a scope look at alike: a label at a time."""

    label: Ints
    part: Ints
    begins: Floats
    ends: Floats


def figures_of(scopes: Scopes, cells: Cells, clocks: Clocks, ends: Intervals, rows: Ints, label: Ints) -> Figures:
    """What rows say of the scopes they state (those of each label are held together)."""
    return Figures(
        rows,
        label[rows],
        scopes.node[rows],
        ends.low[rows],
        ends.high[rows],
        clocks.begins[rows],
        clocks.ends[rows],
        cells.teller[rows],
    )


def beside(
    bounds: Bounds, stated: tuple[Ints, Ints], ends: Intervals, clocks: Clocks, loose: tuple[Ints, Ints, Ints]
) -> Beside:
    """Hold rows without a scope against the scopes that are stated.

    `stated` are (part, node) of all that anybody states, `loose` the rows with their labels and parts.
    """
    row, label, part = loose
    times = np.unique(np.concatenate([clocks.begins[row], clocks.ends[row]]))
    size = max(len(times), 1)
    begins, until = np.searchsorted(times, clocks.begins[row]), np.searchsorted(times, clocks.ends[row])
    _, first, view = np.unique((label * size + begins) * size + until, return_index=True, return_inverse=True)
    views = _Views(label[first], part[first], clocks.begins[row[first]], clocks.ends[row[first]])
    scoped, whole = _seen(bounds, views, *stated)
    every = scoped.and_(whole)
    every = every.at(np.argsort(every.view, kind="stable"))
    low, high = ends.low[row], ends.high[row]
    best = timeline(every.view, every.low, every.high).reached(view, high)
    fits = best >= 0
    fits[fits] = every.high[best[fits]] >= low[fits]
    opens, closes, of = _gaps(scoped)
    widest = timeline(of, opens, closes).reached(view, low)
    differs = widest >= 0
    behind = closes[widest[differs]]
    differs[differs] = (behind > high[differs]) | (behind == np.inf)
    return Beside(row, fits, differs, view, every)


def _seen(bounds: Bounds, views: _Views, part: Ints, node: Ints) -> tuple[Stretches, Stretches]:
    """What each view's stated scopes allow, and what the wholes do that nobody states."""
    order = np.lexsort((node, part))
    part, node = part[order], node[order]
    begin, end = np.searchsorted(part, views.part), np.searchsorted(part, views.part, side="right")
    view, asked = np.repeat(np.arange(len(views.part)), end - begin), node[ranges(begin, end)]
    torn = isin(views.label, bounds.quarrelling)
    low, high = _allowed(bounds, views, view, asked)
    unsaid = torn[view]
    unsaid[unsaid] = ~_said(bounds, views.label[view[unsaid]], asked[unsaid])
    low[unsaid], high[unsaid] = -np.inf, np.inf
    kept = ~torn[view] | unsaid
    single = Stretches(view[kept], asked[kept], low[kept], high[kept])
    each = _by_figure(bounds, views, np.flatnonzero(torn))
    return single.and_(each), _wholes(bounds, views, torn, part, node)


def _allowed(bounds: Bounds, views: _Views, view: Ints, node: Ints) -> tuple[Floats, Floats]:
    """The least and the most that scopes can have, as seen in views."""
    places = bounds.places.of(views.label[view], node)
    low, high = np.full(len(view), -np.inf), np.full(len(view), np.inf)
    known = np.flatnonzero(places >= 0)
    if len(bounds.place):
        least = timeline(bounds.place, bounds.time, bounds.least).reached(places[known], views.ends[view[known]])
        cap = timeline(bounds.place, -bounds.time, -bounds.cap).reached(places[known], -views.begins[view[known]])
        low[known] = np.where(least >= 0, bounds.least[least], -np.inf)
        high[known] = np.where(cap >= 0, bounds.cap[cap], np.inf)
    return low, high


def _said(bounds: Bounds, label: Ints, node: Ints) -> Mask:
    """Of which scopes somebody of the label says anything."""
    return isin(bounds.places.of(label, node), distinct(bounds.own))


def _by_figure(bounds: Bounds, views: _Views, torn: Ints) -> Stretches:
    """What each single figure allows, in the views of labels whose figures cannot all be true."""
    figures = bounds.figures
    order = np.argsort(figures.label, kind="stable")
    labels = figures.label[order]
    begin, end = np.searchsorted(labels, views.label[torn]), np.searchsorted(labels, views.label[torn], side="right")
    view, one = np.repeat(torn, end - begin), order[ranges(begin, end)]
    low = np.where(figures.begins[one] <= views.ends[view], figures.low[one], -np.inf)
    high = np.where(views.begins[view] <= figures.ends[one], figures.high[one], np.inf)
    return Stretches(view, figures.node[one], low, high)


def _wholes(bounds: Bounds, views: _Views, torn: Mask, part: Ints, node: Ints) -> Stretches:
    """What the whole allows in each view in which nobody states it."""
    scopes = bounds.places.scopes
    adds = scopes.adds[node]
    size = max(len(scopes.names), 1)
    parts, stated = np.unique(part[adds], return_counts=True)
    start, roots = scopes.roots
    begin, end = start[node[adds]], start[node[adds] + 1]
    around, number = np.unique(
        np.repeat(part[adds], end - begin) * size + roots[ranges(begin, end)], return_counts=True
    )
    of, root = np.divmod(around, size)
    common = (number == stated[np.searchsorted(parts, of)]) & (scopes.height[root] > 0)
    of, root = of[common], root[common]
    known = isin(of * size + root, distinct(part[adds] * size + node[adds]))
    named = distinct(of[known])
    declared = ~isin(of, named)
    of, root = of[declared], root[declared]

    # The declared whole, where there is one.
    begin, end = np.searchsorted(of, views.part), np.searchsorted(of, views.part, side="right")
    view, asked = np.repeat(np.arange(len(views.part)), end - begin), root[ranges(begin, end)]
    low, high = _allowed(bounds, views, view, asked)
    # Else all there is: no less than any of its scopes.
    any_ = np.flatnonzero(isin(views.part, parts) & ~isin(views.part, named) & (begin == end))
    most = timeline(bounds.places.label[bounds.place], bounds.time, bounds.least)
    reached = most.reached(views.label[any_], views.ends[any_])
    all_ = np.where(reached >= 0, bounds.least[reached], -np.inf) if len(bounds.least) else np.full(len(any_), -np.inf)
    view, low = np.concatenate([view, any_]), np.concatenate([low, all_])
    high = np.concatenate([high, np.full(len(any_), np.inf)])
    low[torn[view]], high[torn[view]] = -np.inf, np.inf
    return Stretches(view, np.full(len(view), -1), low, high)


def _gaps(scoped: Stretches) -> tuple[Floats, Floats, Ints]:
    """The stretches that single scopes do not allow: the first value in each, the first behind it, and its view."""
    order = np.lexsort((scoped.low, scoped.node, scoped.view))
    view, node, low, high = scoped.at(order)
    if not len(order):
        return low, high, view
    first = np.append(True, (np.diff(view) != 0) | (np.diff(node) != 0))
    last = np.append(first[1:], True)
    # The greatest end so far within a node: by rank, so that one running maximum does for all.
    rank = np.empty(len(high), dtype=np.int64)
    by_high = np.argsort(high, kind="stable")
    rank[by_high] = np.arange(len(high))
    base = (np.cumsum(first) - 1) * len(high)
    reach = high[by_high[np.maximum.accumulate(base + rank) - base]]
    before = np.where(first, -np.inf, np.append(-np.inf, reach[:-1]))
    between = before < low
    opens = np.where(np.isinf(before), before, np.nextafter(before, np.inf))[between]
    behind = last & (reach < np.inf)
    return (
        np.concatenate([opens, np.nextafter(reach[behind], np.inf)]),
        np.concatenate([low[between], np.full(int(behind.sum()), np.inf)]),
        np.concatenate([view[between], view[behind]]),
    )
