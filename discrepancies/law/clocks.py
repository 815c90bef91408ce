"""Up to when each claim was counted: the one of the three clocks that puts figures in order of time.

It is the claim's `as_of`, else that of the claim it repeats, else the day its source was published. A date is the
stretch of seconds it covers, so an order that dates leave open is never assumed: a day is not before itself, nor a
month before a day in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import overload

import numpy as np

from discrepancies.claims.event_clocks import Dates, dates, event_clocks, published
from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Floats, Ints, Mask
from discrepancies.language.reading import Context
from discrepancies.law.copies import Copies
from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Clocks:
    """The first and the last second up to which each row may have been counted; -inf and inf where nobody says."""

    earliest: Floats
    latest: Floats
    cumulative: Mask
    """Rows of facts whose figures may grow: of these alone time decides what excludes what."""
    stated: Mask
    """Rows that say themselves up to when they were counted."""
    copies: Copies

    @overload
    def before(self, one: int, other: int) -> bool: ...
    @overload
    def before(self, one: Ints, other: Ints) -> Mask: ...
    def before(self, one: Ints | int, other: Ints | int) -> Mask | bool:
        """Whether rows were certainly counted before others."""
        return self.latest[one] < self.earliest[other]

    def dated(self, rows: Ints) -> Mask:
        """Of which of these rows anybody says up to when they were counted."""
        return np.isfinite(self.earliest[rows]) | np.isfinite(self.latest[rows])

    def covers(self, row: Ints | int, origin: Ints) -> Mask:
        """Which rows have all the time of the other within theirs: they may have it from there."""
        return (self.earliest[row] <= self.earliest[origin]) & (self.latest[origin] <= self.latest[row])

    @cached_property
    def counted(self) -> Mask:
        """The rows that say up to when they were counted, or repeat one that does; others were published some time."""
        copies, says = self.copies, self.stated.copy()
        within = self.covers(copies.row, copies.origin) & ~says[copies.row]
        row, origin = copies.row[within], copies.origin[within]
        while not says[row[says[origin]]].all():
            says[row[says[origin]]] = True
        return says

    @cached_property
    def repeating(self) -> Mask:
        """The rows that do not say themselves up to when they were counted, and repeat others."""
        return ~self.stated & np.isin(np.arange(len(self.stated)), self.copies.row)

    @cached_property
    def begins(self) -> Floats:
        """`earliest` where time counts, -inf elsewhere: what is not cumulative is said of all time."""
        return np.where(self.cumulative, self.earliest, -np.inf)

    @cached_property
    def ends(self) -> Floats:
        """`latest` where time counts, inf elsewhere."""
        return np.where(self.cumulative, self.latest, np.inf)


def clocks_of(dossier: Dossier, copies: Copies) -> Clocks:
    """Find each row's clock: its own, else that of what it repeats, the equal ones first, then those it fits."""
    claims = dossier.claims
    stated = np.asarray(claims["as_of"] != "")
    (source,) = codes(claims, "source")
    first, last = _on_event_clocks(dossier, published(dossier.sources, claims["source"].cat.categories), source)
    read, number = _as_of(dossier, np.flatnonzero(stated))
    first[stated], last[stated] = _on_event_clocks(dossier, read, number, np.flatnonzero(stated))

    pairs = np.flatnonzero(~stated[copies.row])
    row, origin = copies.row[pairs], copies.origin[pairs]
    near = np.where(copies.equal[pairs], 2, copies.shares[pairs].astype(np.int64))
    nearest = np.zeros(len(claims), dtype=np.int64)
    np.maximum.at(nearest, row, near)
    row, origin = row[near == nearest[row]], origin[near == nearest[row]]
    waiting = np.zeros(len(claims), dtype=bool)
    waiting[row] = True
    while True:
        # Whoever repeats a row that repeats another waits for it; those that quote each other in turn wait in vain.
        held = np.zeros(len(claims), dtype=bool)
        held[row[waiting[origin]]] = True
        ready = waiting[row] & ~held[row]
        if not ready.any():
            return Clocks(first, last, answering(dossier, lambda fact: fact.over_time == "grows"), stated, copies)
        settled = row[ready]
        first[settled], last[settled] = np.inf, -np.inf
        np.minimum.at(first, settled, first[origin[ready]])
        np.maximum.at(last, settled, last[origin[ready]])
        waiting[settled] = False


def _as_of(dossier: Dossier, rows: Ints) -> tuple[Dates, Ints]:
    """The dates that rows state, each distinct one read once for each way of writing dates; and each row's number."""
    claims = dossier.claims
    source, written = (of[rows] for of in codes(claims, "source", "as_of"))
    contexts = [Context.of(dossier.sources.get(key)) for key in claims["source"].cat.categories.tolist()]
    distinct = list(dict.fromkeys(contexts))
    context = np.array([distinct.index(one) for one in contexts], dtype=np.int64)
    packed, number = np.unique(written * max(len(distinct), 1) + context[source], return_inverse=True)
    texts = claims["as_of"].cat.categories
    return dates((texts[of // len(distinct)], distinct[of % len(distinct)]) for of in packed.tolist()), number


def _on_event_clocks(
    dossier: Dossier, read: Dates, number: Ints, rows: Ints | slice = slice(None)
) -> tuple[Floats, Floats]:
    """Dates for rows, by their number in `read`, on the clocks of the rows' events."""
    (event,) = codes(dossier.claims, "event")
    keys = dossier.claims["event"].cat.categories.tolist()
    event = event[rows]
    return read.on(event_clocks(dossier.events, keys, event, read.offset[number])[event], number)
