"""When what a claim says held: the first of the three clocks, which decides what is compared at all.

Claims of times that cannot overlap are never compared. A time written as a stretch (`2021-12-25/2021-12-27`) is what a
figure was counted over, so it is at least each figure over a time within it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

import numpy as np

from discrepancies.claims.table import answering
from discrepancies.columns.arrays import Floats, Ints, Mask, ranges
from discrepancies.kinds import ADDING_UP
from discrepancies.law.stated_times import stated_times
from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Whens:
    """The stretch of time of which each row is said; -inf and inf where it does not say."""

    first: Floats
    last: Floats
    number: Ints
    """Of each stretch there is; -1 where a row says none."""
    counted_over: Mask
    """Rows of a figure that was counted over a stretch: it is at least what was counted within."""

    @cached_property
    def stated(self) -> Mask:
        """Rows that say when it held."""
        said: Mask = self.number >= 0
        return said

    def meet(self, one: Ints | int, other: Ints | int) -> Mask:
        """Which rows are said of a time that may be the other's: claims of others are never compared."""
        meeting: Mask = (self.first[one] <= self.last[other]) & (self.first[other] <= self.last[one])
        return meeting

    def within(self, one: Ints | int, other: Ints | int) -> Mask:
        """Which rows are said of a time within that of the other, and not of the same."""
        inside = (self.first[other] <= self.first[one]) & (self.last[one] <= self.last[other])
        shorter: Mask = inside & (self.number[one] != self.number[other])
        return shorter

    def holds(self, whole: Ints | int, inner: Ints | int) -> Mask:
        """Which rows were counted over a stretch that has all the time of the other, and more, in it."""
        held: Mask = self.counted_over[whole] & self.within(inner, whole) & (self.number[inner] >= 0)
        return held

    def apart(self, one: Ints | int, other: Ints | int) -> Mask:
        """Which rows have nothing to do with the other, for the times of which they are said."""
        over = (self.counted_over[one] | self.counted_over[other]) & (self.number[one] != self.number[other])
        over &= (self.number[one] >= 0) & (self.number[other] >= 0)
        strange: Mask = ~self.meet(one, other) | (over & ~self.holds(one, other) & ~self.holds(other, one))
        return strange


class Meetings(NamedTuple):
    """Rows beside those that they are held against: an entry for each row and each group that it is compared in.

    In a group (`label`, from 0) entries that are `small` are held against those that are `large`: figures of one time
    are both, but what was counted over a stretch is only ever too small beside what was counted within it.
    """

    row: Ints
    label: Ints
    small: Mask
    large: Mask


def whens_of(dossier: Dossier) -> Whens:
    """Find of which time each row is said."""
    rows = len(dossier.claims)
    first, last = np.full(rows, -np.inf), np.full(rows, np.inf)
    number, over = np.full(rows, -1, dtype=np.int64), np.zeros(rows, dtype=bool)
    said = np.flatnonzero(np.asarray(dossier.claims["when"] != ""))
    if len(said):
        first[said], last[said], stretched = stated_times(dossier, "when", said)
        said = said[np.isfinite(first[said]) | np.isfinite(last[said])]
        _, number[said] = np.unique(np.column_stack([first[said], last[said]]), axis=0, return_inverse=True)
        over[said] = stretched[np.isfinite(first[said]) | np.isfinite(last[said])] if len(said) else False
        over &= answering(dossier, lambda fact: fact.kind in ADDING_UP)
    return Whens(first, last, number, over)


def meetings(whens: Whens, rows: Ints, label: Ints, down: Mask) -> Meetings:
    """Put rows, each of a `label` within which it may be compared, into groups of times that may be one.

    Rows that say no time are a group of each label by themselves. `down` are the rows of which the lower figure of two
    counts as the larger.
    """
    known, group = np.unique(np.column_stack([label, whens.number[rows]]), axis=0, return_inverse=True)
    both = np.ones(len(rows), dtype=bool)
    of_group = rows[np.unique(group, return_index=True)[1]]
    one, other = _overlapping(whens, known, of_group)
    over = whens.counted_over[of_group[one]] | whens.counted_over[of_group[other]]
    first_holds = whens.holds(of_group[one], of_group[other])
    holds = first_holds | whens.holds(of_group[other], of_group[one])
    kept = ~over | holds
    one, other, holds, first_holds = one[kept], other[kept], holds[kept], first_holds[kept]
    by_group = np.argsort(group, kind="stable")
    start = np.searchsorted(group[by_group], np.arange(len(known) + 1))
    found = [Meetings(rows, group, both, both)]
    for side, holding in ((one, first_holds), (other, ~first_holds)):
        members = by_group[ranges(start[side], start[side + 1])]
        pair = np.repeat(np.arange(len(side)), start[side + 1] - start[side])
        # The figure of the longer time is the one that is too small, or where figures are turned round, too large.
        is_whole = holding[pair] ^ down[members]
        small, large = ~holds[pair] | is_whole, ~holds[pair] | ~is_whole
        found.append(Meetings(rows[members], len(known) + pair, small, large))
    return Meetings(*map(np.concatenate, zip(*found, strict=True)))


def _overlapping(whens: Whens, known: Ints, row: Ints) -> tuple[Ints, Ints]:
    """The pairs of different groups of one label whose times can overlap; `row` is one of each group's."""
    timed = np.flatnonzero(known[:, 1] >= 0)
    timed = timed[np.lexsort((whens.first[row[timed]], known[timed, 0]))]
    first, last, label = whens.first[row[timed]], whens.last[row[timed]], known[timed, 0]
    moments = np.unique(first)
    place = label * (len(moments) + 1) + np.searchsorted(moments, first)
    until = label * (len(moments) + 1) + np.searchsorted(moments, last, side="right") - 1
    start = np.arange(len(timed)) + 1
    end = np.maximum(np.searchsorted(place, until, side="right"), start)
    return np.repeat(timed, end - start), timed[ranges(start, end)]
