"""Up to when each claim was counted: the one of the three clocks that puts figures in order of time.

It is the claim's `as_of`, else that of the claim it repeats where the two are equal (of several, of those most like it
in all else that they say), else the day its source was published. A date is the stretch of seconds it covers, so an
order that dates leave open is never assumed: a day is not before itself, nor a month before a day in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Floats, Ints, Mask, ranges
from discrepancies.law.copies import Copies
from discrepancies.law.stated_times import published_times, stated_times
from discrepancies.load.dossier import Dossier
from discrepancies.model import OverTime


@dataclass(frozen=True)
class Clocks:
    """The first and the last second up to which each row may have been counted; -inf and inf where nobody says."""

    earliest: Floats
    latest: Floats
    grows: Mask
    """Rows of facts whose answer may only go up while nobody errs."""
    shrinks: Mask
    """Rows of those whose answer may only go down."""
    varies: Mask
    """Rows of those whose answer may go either way: only figures of one time are held against one another."""
    stated: Mask
    """Rows that say themselves up to when they were counted."""
    counted: Mask
    """These, and rows that repeat them; of the others only the publication is known, if that."""
    published: tuple[Floats, Floats]
    """The first and the last second at which each row's source may have been published."""
    copies: Copies

    @cached_property
    def moves(self) -> Mask:
        """Rows of facts whose answers stand in order of time; of the others time only explains."""
        return self.grows | self.shrinks | self.varies

    @cached_property
    def falls(self) -> Mask:
        """Rows of facts whose figures can go one way only: of these an earlier figure may be overtaken."""
        return self.grows | self.shrinks

    @overload
    def before(self, one: int, other: int) -> bool: ...
    @overload
    def before(self, one: Ints, other: Ints) -> Mask: ...
    def before(self, one: Ints | int, other: Ints | int) -> Mask | bool:
        """Whether rows were certainly counted before others."""
        return self.latest[one] < self.earliest[other]

    def coincide(self, one: Ints | int, other: Ints | int) -> Mask:
        """Which rows were certainly counted up to the same time, as far as they say."""
        same: Mask = (self.earliest[one] == self.earliest[other]) & (self.latest[one] == self.latest[other])
        return same & self.dated(one)

    def dated(self, rows: Ints | int) -> Mask:
        """Of which of these rows anybody says up to when they were counted."""
        known: Mask = np.isfinite(self.earliest[rows]) | np.isfinite(self.latest[rows])
        return known

    def of_two_counts(self, one: Ints | int, other: Ints | int) -> Mask:
        """Which rows say up to when they were counted, as those beside them do, and certainly not up to one time."""
        apart: Mask = (self.latest[one] < self.earliest[other]) | (self.latest[other] < self.earliest[one])
        return apart & self.counted[one] & self.counted[other]

    @cached_property
    def repeating(self) -> Mask:
        """The rows that do not say themselves up to when they were counted, and repeat others."""
        return ~self.stated & np.isin(np.arange(len(self.stated)), self.copies.row[self.copies.equal])

    @cached_property
    def begins(self) -> Floats:
        """From when a row's figure bounds what is around it; -inf where time does not count.

        A larger figure within bounds a whole that does not end before it begins. What shrinks does so the other way in
        time, so its seconds are counted backwards.
        """
        return np.where(self.grows, self.earliest, np.where(self.shrinks, -self.latest, -np.inf))

    @cached_property
    def ends(self) -> Floats:
        """Until when a row's figure is bounded by what is within it; inf where time does not count."""
        return np.where(self.grows, self.latest, np.where(self.shrinks, -self.earliest, np.inf))


def clocks_of(dossier: Dossier, copies: Copies) -> Clocks:
    """Find each row's clock: its own, else that of the equal rows it repeats, else its publication."""
    stated = np.asarray(dossier.claims["as_of"] != "")
    published = published_times(dossier)
    first, last = published[0].copy(), published[1].copy()
    said = np.flatnonzero(stated)
    if len(said):
        first[said], last[said], _ = stated_times(dossier, "as_of", said)
    counted = _inherited(_closest(dossier, copies, stated), stated, first, last)
    grows, shrinks, varies = (_moving(dossier, way) for way in ("grows", "shrinks", "varies"))
    return Clocks(first, last, grows, shrinks, varies, stated, counted, published, copies)


def _moving(dossier: Dossier, way: OverTime) -> Mask:
    return answering(dossier, lambda fact: fact.over_time == way)


def _closest(dossier: Dossier, copies: Copies, stated: Mask) -> tuple[Ints, Ints]:
    """Undated rows beside those that they repeat: of equal ones those of most the same scope, time and voice.

    A copy of a whole source is counted when its origin was, claim by claim: nothing that the origin says elsewhere of
    another scope or of another day makes its clock less certain.
    """
    row = np.concatenate([copies.row[copies.equal], copies.again[0]])
    origin = np.concatenate([copies.origin[copies.equal], copies.again[1]])
    row, origin = row[~stated[row]], origin[~stated[row]]
    scope, when, firmness, source, voice = codes(dossier.claims, "scope", "when", "stated", "source", "voice")
    sources, voices = (dossier.claims[key].cat.categories for key in ("source", "voice"))
    own = sources.get_indexer(voices)[voice] == source
    likeness = np.zeros(len(row), dtype=np.int64)
    for same in (
        scope[row] == scope[origin],
        when[row] == when[origin],
        firmness[row] == firmness[origin],
        (voice[row] == voice[origin]) | (own[row] & own[origin]),
        ~stated[origin],
    ):
        likeness = 2 * likeness + same
    most = np.full(len(stated), -1)
    np.maximum.at(most, row, likeness)
    closest = likeness == most[row]
    return row[closest], origin[closest]


def _inherited(pairs: tuple[Ints, Ints], stated: Mask, first: Floats, last: Floats) -> Mask:
    """Give rows that repeat others the times of these, in place; and tell which rows have a stated time so.

    Whoever repeats a row that repeats another waits for it; those that quote each other in turn wait in vain.
    """
    counted = stated.copy()
    row, origin = pairs
    order = np.argsort(origin, kind="stable")
    row, origin = row[order], origin[order]
    inherits = np.zeros(len(stated), dtype=bool)
    inherits[row] = True
    waits = np.bincount(row, minlength=len(stated))
    opens, closes = np.full((2, len(stated)), [[np.inf], [-np.inf]])
    settled = np.flatnonzero(~inherits)
    while len(settled):
        own = settled[inherits[settled]]
        first[own], last[own] = opens[own], closes[own]
        start, end = np.searchsorted(origin, settled), np.searchsorted(origin, settled, side="right")
        told = ranges(start, end)
        to, of = row[told], origin[told]
        np.minimum.at(opens, to, first[of])
        np.maximum.at(closes, to, last[of])
        counted[to[counted[of]]] = True
        np.subtract.at(waits, to, 1)
        settled = np.unique(to[waits[to] == 0])
    # Whoever waits in vain knows no more than when it was published.
    counted[waits > 0] = stated[waits > 0]
    return counted
