"""The greatest value so far, in order of time, for many labels at once: how a law in time is looked up without pairs.

A figure of a growing count is held against the highest that somebody had given before it. One sort and one running
maximum answer that for every claim; the same with signs turned looks the other way, for the lowest still to come.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask


@dataclass(frozen=True)
class Timeline:
    """Entries by label and time, and beside each the entry of the greatest value up to there.

    `place` is label * (moments + 1) + moment, sorted; `best` an entry's number, `rival` that of the greatest value
    of another teller than the best's, -1 where there is none.
    """

    times: Floats
    place: Ints
    best: Ints
    rival: Ints
    teller: Ints

    def reached(self, label: Ints, time: Floats, *, before: bool = False, besides: Ints | None = None) -> Ints:
        """The entry of the greatest value that each label has reached at a time, -1 where it has none yet.

        `before` leaves out what comes at that very time; `besides` leaves out each asker's own teller.
        """
        if not len(self.place):
            return np.full(len(label), -1, dtype=np.int64)
        width = len(self.times) + 1
        moments = np.searchsorted(self.times, time, side="left" if before else "right")
        at = np.searchsorted(self.place, label * width + moments) - 1
        there = (at >= 0) & (self.place[at] // width == label)
        found: Ints = np.where(there, self.best[at], -1)
        if besides is not None:
            own = there & (self.teller[found] == besides)
            found = np.where(own, self.rival[at], found)
        return found


def timeline(label: Ints, time: Floats, value: Floats, teller: Ints | None = None) -> Timeline:
    """Lay entries (all arrays of one length; labels from 0) out in time; without tellers there are no rivals."""
    tellers = np.zeros(len(label), dtype=np.int64) if teller is None else teller
    times, moment = np.unique(time, return_inverse=True)
    place = label * (len(times) + 1) + moment
    by_value = np.argsort(value, kind="stable")
    rank = np.empty(len(value), dtype=np.int64)
    rank[by_value] = np.arange(len(value))
    order = np.argsort(place, kind="stable")
    begins = np.append(True, np.diff(label[order]) != 0)[: len(order)]
    best = by_value[_running(begins, rank[order])] if len(order) else order
    if teller is None:
        return Timeline(times, place[order], best, np.full(len(best), -1, dtype=np.int64), tellers)
    # Whoever is overtaken stays ahead of all that came before: only that one, and who comes after, can be the rival.
    overtaken = np.append(-1, best[:-1])[: len(best)]
    overtaken = np.where(begins | (tellers[overtaken] == tellers[best]), -1, overtaken)
    candidate = np.where(tellers[order] != tellers[best], order, overtaken)
    rival = _running(begins, np.where(candidate < 0, -1, rank[candidate]))
    return Timeline(times, place[order], best, np.where(rival < 0, -1, by_value[rival]), tellers)


def _running(begins: Mask, rank: Ints) -> Ints:
    """The running maximum of ranks (-1 upwards), beginning afresh where a label begins."""
    base = (np.cumsum(begins) - 1) * (len(rank) + 1)
    found: Ints = np.maximum.accumulate(base + rank) - base
    return found


class Stretches(NamedTuple):
    """Entries that each take a stretch of time: of which label, from when to when, with what value, by whom."""

    label: Ints
    opens: Floats
    closes: Floats
    value: Floats
    teller: Ints | None = None

    def of(self, entries: Ints) -> Stretches:
        """Some of them."""
        teller = None if self.teller is None else self.teller[entries]
        return Stretches(self.label[entries], self.opens[entries], self.closes[entries], self.value[entries], teller)


def greatest_meeting(among: Stretches, askers: Stretches) -> Ints:
    """For each asker the entry of greatest value of its label whose stretch meets its own, -1 where none does.

    Where askers have tellers, entries of their own do not count. What opens in time is a run of entries in order of
    opening; each run is a few blocks of a power of two, and in a block those that close late enough are again a run.
    """
    order = np.lexsort((among.opens, among.label))
    label, opens, closes, value, teller = among.of(order)
    times = np.unique(opens)
    place = label * (len(times) + 1) + np.searchsorted(times, opens)
    until = askers.label * (len(times) + 1) + np.searchsorted(times, askers.closes, side="right") - 1
    left, right = np.searchsorted(label, askers.label), np.searchsorted(place, until, side="right")
    best = np.full(len(left), -1, dtype=np.int64)
    block = np.arange(len(order))
    while len(order) and (left < right).any():
        lines = timeline(block, -closes, value, teller)
        open_ = left < right
        for who, at in ((open_ & (left & 1 == 1), left), (open_ & (right & 1 == 1), right - 1)):
            asking = np.flatnonzero(who)
            own = None if askers.teller is None else askers.teller[asking]
            found = lines.reached(at[asking], -askers.opens[asking], besides=own)
            better = (found >= 0) & ((best[asking] < 0) | (value[found] > value[best[asking]]))
            best[asking[better]] = found[better]
        left, right, block = (left + 1) >> 1, right >> 1, block >> 1
    return np.where(best >= 0, order[best], -1) if len(order) else best
