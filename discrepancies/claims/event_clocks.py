"""Times put on the clock of their event: the one way there for a value, an `as_of` and a publication.

A time that states no offset is on the clock of the place already. One that does is moved to the clock of its event,
which is the declared one, or the only one that is stated (UTC is nobody's); where that is not known, a day covers all
clocks there are.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from discrepancies.columns.arrays import Floats, Ints, Mask
from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY
from discrepancies.language.reading import COMPARABLE, Context
from discrepancies.model import Event, Source


@dataclass(frozen=True)
class Dates:
    """Dates by number: first and last second of each, infinite where there is none or it has no year.

    `offset` is what the clock that a date states is east of UTC, in seconds; NaN where it states none. `stretch` tells
    those that are written as one: from one time to another.
    """

    first: Floats
    last: Floats
    offset: Floats
    stretch: Mask

    def on(self, clock: Floats, number: Ints) -> tuple[Floats, Floats]:
        """The dates of these numbers, each on the clock beside it; a day wider each way where that is NaN."""
        first, last = self.first[number], self.last[number]
        if np.isnan(self.offset).all():
            return first, last
        offset = self.offset[number]
        moved = np.where(np.isnan(offset), 0.0, clock - offset)
        unknown = np.where(np.isnan(moved), float(DAY), 0.0)
        moved = np.nan_to_num(moved)
        return first + moved - unknown, last + moved + unknown


def dates(written: Iterable[tuple[str | None, Context]]) -> Dates:
    """Read dates, each in the way its source writes them."""
    read = [interval(text, context) if text else None for text, context in written]
    ends = [
        (one.low, one.high, one.offset) if one and one.track == COMPARABLE else (-np.inf, np.inf, None) for one in read
    ]
    stretch = np.array([one is not None and one.hedge == "range" for one in read], dtype=bool)
    first, last, offset = np.array(ends, dtype=np.float64).reshape(-1, 3).T
    return Dates(first, last, offset, stretch)


def published(sources: Mapping[str, Source], keys: Iterable[str]) -> Dates:
    """When the sources of these keys were published."""
    known = [sources.get(key) for key in keys]
    return dates((source.published if source else None, Context.of(source)) for source in known)


def declared_clocks(events: Mapping[str, Event], keys: Iterable[str]) -> Floats:
    """Seconds east of UTC of the events of these keys, NaN where that is not declared."""
    declared = [events.get(key) for key in keys]
    return np.array([one.utc_offset if one else None for one in declared], dtype=np.float64)


def event_clocks(events: Mapping[str, Event], keys: Sequence[str], event: Ints, offset: Floats) -> Floats:
    """Seconds east of UTC of each event: as declared, else the one offset, not UTC's, that its times state; or NaN.

    `event` and `offset` have an entry a time: its event's number among `keys`, and what it states, NaN for nothing.
    """
    least, most = np.full((2, len(keys)), [[np.inf], [-np.inf]])
    stated = np.flatnonzero(~np.isnan(offset))
    np.minimum.at(least, event[stated], offset[stated])
    np.maximum.at(most, event[stated], offset[stated])
    clock = declared_clocks(events, keys)
    # UTC is how machines write, and nobody's local clock.
    return np.where(np.isnan(clock) & (least == most) & (least != 0), least, clock)
