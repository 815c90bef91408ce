"""What the figures for some scopes leave of others: the least and the most that each scope can have.

Bounds go up and down once. On the way up a scope has at least what is said of it, what each scope that it contains
has, and what its parts have together; a complete whole has at most what its parts have at most. On the way down a
scope has at most what its whole has, a part what the whole leaves beside the other parts, and a part of a complete
whole at least what the other parts leave of it. No scope is visited twice, and none by itself: all scopes of one
height go together, of every event at once.

What is said of a growing fact holds from the time it was counted on (at least) and up to then (at most), so such a
fact has bounds of its own at each time that somebody gives.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, isin, ranges
from discrepancies.law.greatest_so_far import Timeline, timeline
from discrepancies.law.scopes import Scopes

_DUST = 1e-12
"""How much of a sum of fractions may come from adding floats; whole numbers add up exactly."""


class Figures(NamedTuple):
    """What is said of stated scopes: an entry each, those of one `label` to be held together."""

    rows: Ints
    label: Ints
    node: Ints
    low: Floats
    high: Floats
    begins: Floats
    """From when on at least `low` is said to be so; -inf for always."""
    ends: Floats
    """Until when at most `high` is said to be so; inf for ever."""
    teller: Ints


@dataclass(frozen=True)
class Places:
    """The scopes of each label that figures speak of, and the wholes around them: (group, node), packed and sorted.

    A *group* is a label's family of scopes: what is said of one family bears on no other.
    """

    scopes: Scopes
    groups: Ints
    """label * families + family, sorted."""
    packed: Ints

    @cached_property
    def node(self) -> Ints:
        """The scope of each place."""
        return self.packed % self._size

    @cached_property
    def group(self) -> Ints:
        """The group of each place."""
        return self.packed // self._size

    @cached_property
    def start(self) -> Ints:
        """Where the places of each group begin, and where the last one's end."""
        return np.searchsorted(self.packed, np.arange(len(self.groups) + 1) * self._size)

    def of(self, label: Ints, node: Ints) -> Ints:
        """The places of scopes, -1 where a label has none."""
        wanted = label * self._families + self.scopes.family[node]
        group = np.searchsorted(self.groups, wanted)
        packed = group * self._size + node
        place = np.searchsorted(self.packed, packed)
        there = isin(wanted, self.groups) & isin(packed, self.packed)
        return np.where(there, place, -1)

    @cached_property
    def label(self) -> Ints:
        """The label of each place."""
        return self.groups[self.group] // self._families

    @cached_property
    def _size(self) -> int:
        return max(len(self.scopes.names), 1)

    @cached_property
    def _families(self) -> int:
        return int(self.scopes.family.max(initial=0)) + 1


class Edges(NamedTuple):
    """The ways from entries down to those directly in them: sorted by the whole's height, then by the whole."""

    whole: Ints
    inner: Ints
    part: Mask
    levels: Ints
    """Where the edges of each height begin, from 1 on, and where the last one's end."""


@dataclass(frozen=True)
class Bounds:
    """The least and the most of each scope, an entry for each place at each of its group's times.

    `low_row` and `high_row` are the figures (their number among those held) that say most of an entry's own scope, -1
    where none does. `inside` is what the scopes within an entry's need, `together` what its parts need; `allowed` is
    the most that the parts of a complete whole have. `need` and `most` take in what is said of the scope itself, and
    the `least` and `cap` what is said of all others too.
    """

    figures: Figures
    places: Places
    place: Ints
    time: Floats
    edges: Edges
    low_row: Ints
    high_row: Ints
    inside: Floats
    together: Floats
    allowed: Floats
    need: Floats
    most: Floats
    least: Floats
    cap: Floats
    by_row: Ints
    """The one figure that shows an entry's `need`; -1 where several do together."""
    said: Timeline
    capped: Timeline

    @cached_property
    def node(self) -> Ints:
        """The scope of each entry."""
        return self.places.node[self.place]

    @cached_property
    def quarrelling(self) -> Ints:
        """The labels whose figures cannot all be true, sorted."""
        return distinct(self.places.label[self.place[self.need > self.most]])

    @cached_property
    def down(self) -> tuple[Ints, Ints]:
        """The edges by their whole: those of entry e are start[e]..start[e + 1] of the second array."""
        order = np.argsort(self.edges.whole, kind="stable")
        return np.searchsorted(self.edges.whole[order], np.arange(len(self.place) + 1)), order

    def at(self, place: Ints, time: Floats) -> Ints:
        """The entries of places at times of their group."""
        times, packed, order = self._by_time
        wanted = place * max(len(times), 1) + np.searchsorted(times, time)
        found: Ints = order[np.searchsorted(packed, wanted)]
        return found

    @cached_property
    def own(self) -> Ints:
        """The place of each figure."""
        return self.places.of(self.figures.label, self.figures.node)

    @cached_property
    def at_end(self) -> Ints:
        """Each figure's entry at the last time until which it is said to be so."""
        return self.at(self.own, self.figures.ends)

    @cached_property
    def at_begin(self) -> Ints:
        """Each figure's entry at the first time from which on it is said to be so."""
        timed = np.zeros(len(self.places.groups), dtype=bool)
        timed[self.places.group[self.place[np.isfinite(self.time)]]] = True
        dated = timed[self.places.group[self.own]]
        return self.at(self.own, np.where(dated, self.figures.begins, self.figures.ends))

    @cached_property
    def _by_time(self) -> tuple[Floats, Ints, Ints]:
        times = np.unique(self.time)
        packed = self.place * max(len(times), 1) + np.searchsorted(times, self.time)
        order = np.argsort(packed, kind="stable")
        return times, packed[order], order


def bounds(scopes: Scopes, figures: Figures, asked: tuple[Ints, Ints]) -> Bounds:
    """Hold the figures of each label against one another; `asked` are (label, node) that need bounds besides."""
    places = _places(scopes, figures, asked)
    own = places.of(figures.label, figures.node)
    place, time, first = _entries(places, figures, places.group[own])
    said = timeline(own, figures.begins, figures.low, figures.teller)
    capped = timeline(own, -figures.ends, -figures.high, figures.teller)
    low_row, high_row = said.reached(place, time), capped.reached(place, -time)
    low, high = (np.append(of, end) for of, end in ((figures.low, -np.inf), (figures.high, np.inf)))
    edges = _edges(places, place, first)
    size = len(place)
    found = Bounds(
        figures,
        places,
        place,
        time,
        edges,
        low_row,
        high_row,
        inside=np.full(size, -np.inf),
        together=np.zeros(size),
        allowed=np.full(size, np.inf),
        need=low[low_row],
        most=high[high_row],
        least=np.zeros(size),
        cap=np.zeros(size),
        by_row=low_row.copy(),
        said=said,
        capped=capped,
    )
    open_parts = _up(found)
    found.least[:], found.cap[:] = found.need, found.most
    _down(found, open_parts)
    return found


def dust(sums: Floats) -> Floats:
    """What adding floats may have added to sums that are no whole numbers."""
    finite = np.where(np.isfinite(sums), sums, 0.0)
    return np.where(finite == np.rint(finite), 0.0, np.abs(finite) * _DUST)


def _places(scopes: Scopes, figures: Figures, asked: tuple[Ints, Ints]) -> Places:
    """The scopes that figures state, those asked for besides in their families, and all that they lie in."""
    families, size = int(scopes.family.max(initial=0)) + 1, max(len(scopes.names), 1)
    groups, group = np.unique(figures.label * families + scopes.family[figures.node], return_inverse=True)
    wanted = asked[0] * families + scopes.family[asked[1]]
    known = isin(wanted, groups)
    beside = np.searchsorted(groups, wanted[known]) * size + asked[1][known]
    stated = distinct(np.concatenate([group * size + figures.node, beside]))
    found, at = [stated], stated
    outer, wholes = scopes.around
    while len(at):
        group, node = np.divmod(at, size)
        begin, end = outer[node], outer[node + 1]
        at = distinct(np.repeat(group, end - begin) * size + wholes[ranges(begin, end)])
        # What is stated is on its way already.
        at = at[~isin(at, stated)]
        found.append(at)
    return Places(scopes, groups, distinct(np.concatenate(found)))


def _entries(places: Places, figures: Figures, group: Ints) -> tuple[Ints, Floats, Ints]:
    """Each place at each time of its group, and for each entry the first one of its group at its time."""
    timed = np.zeros(len(places.groups), dtype=bool)
    timed[group[np.isfinite(figures.begins) | np.isfinite(figures.ends)]] = True
    dated = timed[group]
    of = np.concatenate([group, group[dated]])
    times, code = np.unique(np.concatenate([figures.ends, figures.begins[dated]]), return_inverse=True)
    slices = distinct(of * max(len(times), 1) + code)
    of, code = np.divmod(slices, max(len(times), 1))
    start, end = places.start[of], places.start[of + 1]
    begins = np.cumsum(end - start) - (end - start)
    return ranges(start, end), np.repeat(times[code], end - start), np.repeat(begins, end - start)


def _edges(places: Places, place: Ints, first: Ints) -> Edges:
    """The ways down from each entry to those directly in it."""
    scopes, node = places.scopes, places.node
    begin, end = scopes.start[node], scopes.start[node + 1]
    whole, edge = np.repeat(np.arange(len(node)), end - begin), ranges(begin, end)
    size = max(len(scopes.names), 1)
    wanted = places.group[whole] * size + scopes.inner[edge]
    known = isin(wanted, places.packed)
    whole, edge, inner = whole[known], edge[known], np.searchsorted(places.packed, wanted[known])
    # The same for every time: entries of one group and time lie side by side, in the order of its places.
    first_edge = np.searchsorted(whole, np.arange(len(node) + 1))
    start, stop = first_edge[place], first_edge[place + 1]
    down = ranges(start, stop)
    entry = np.repeat(np.arange(len(place)), stop - start)
    below = first[entry] + inner[down] - places.start[places.group[inner[down]]]
    height = scopes.height[node[place[entry]]]
    order = np.argsort(height, kind="stable")
    levels = np.searchsorted(height[order], np.arange(1, int(height.max(initial=0)) + 2))
    return Edges(entry[order], below[order], scopes.part[edge[down]][order], levels)


class _Open(NamedTuple):
    """The most that the parts of complete wholes have: the sum of those that have any bound, and how many have none."""

    sum: Floats
    unbounded: Ints


def _up(found: Bounds) -> _Open:
    """What each scope needs, and has at most, by what is said of it and of those in it."""
    scopes, edges, node = found.places.scopes, found.edges, found.node
    need, most, inside = found.need, found.most, found.inside
    parts = np.bincount(np.repeat(np.arange(len(scopes.names)), np.diff(scopes.start))[scopes.part], minlength=1)
    parts = np.append(parts, np.zeros(max(len(scopes.names) - len(parts), 0), dtype=np.int64))
    complete = scopes.complete[node]
    open_parts = _Open(np.zeros(len(node)), np.where(complete, parts[node], 1))
    for begin, end in zip(edges.levels[:-1].tolist(), edges.levels[1:].tolist(), strict=True):
        if begin == end:
            continue
        whole, inner, part = edges.whole[begin:end], edges.inner[begin:end], edges.part[begin:end]
        here = whole[np.append(True, whole[1:] != whole[:-1])]
        needed = need[inner]
        np.maximum.at(inside, whole[~part], needed[~part])
        if part.any():
            np.add.at(found.together, whole[part], np.maximum(needed[part], 0))
            sums = found.together[here] - dust(found.together[here])
            inside[here] = np.maximum(inside[here], np.where(sums > 0, sums, -np.inf))
        _shown_by(found, whole, inner, here)
        need[here] = np.maximum(need[here], inside[here])
        if not complete[here].any():
            continue
        bounded = part & complete[whole] & np.isfinite(most[inner])
        np.add.at(open_parts.sum, whole[bounded], most[inner[bounded]])
        np.subtract.at(open_parts.unbounded, whole[bounded], 1)
        closed = here[open_parts.unbounded[here] == 0]
        found.allowed[closed] = open_parts.sum[closed] + dust(open_parts.sum[closed])
        most[closed] = np.minimum(most[closed], found.allowed[closed])
    return open_parts


def _shown_by(found: Bounds, whole: Ints, inner: Ints, here: Ints) -> None:
    """Note for wholes which one figure within shows what they need, -1 where it takes several."""
    over = found.inside[here] > found.need[here]
    found.by_row[here[over]] = -1
    grown = found.inside[whole] > found.need[whole]
    alone = grown & (found.need[inner] >= found.inside[whole]) & (found.by_row[inner] >= 0)
    found.by_row[whole[alone]] = found.by_row[inner[alone]]


def _down(found: Bounds, open_parts: _Open) -> None:
    """What each scope has at most and at least, by what is said of those it lies in."""
    edges, need, most = found.edges, found.need, found.most
    complete = found.places.scopes.complete[found.node]
    for begin, end in reversed(list(zip(edges.levels[:-1].tolist(), edges.levels[1:].tolist(), strict=True))):
        whole, inner, part = edges.whole[begin:end], edges.inner[begin:end], edges.part[begin:end]
        left = found.cap[whole]
        others = found.together[whole[part]] - np.maximum(need[inner[part]], 0)
        left[part] -= others - dust(others)
        np.minimum.at(found.cap, inner, left)
        if not complete[whole].any():
            continue
        bounded = np.isfinite(most[inner])
        missing = open_parts.unbounded[whole] - ~bounded
        last = part & complete[whole] & (missing == 0)
        rest = found.least[whole] - open_parts.sum[whole] + np.where(bounded, most[inner], 0.0)
        np.maximum.at(found.least, inner[last], (rest - dust(rest))[last])
