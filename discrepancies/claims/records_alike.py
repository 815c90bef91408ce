"""By what two events may be taken for one another: their days, places and names, and which pairs come near in one.

Everything is an array with an entry an event, so a table of a hundred thousand claims costs a few sorts: events are
only paired with their neighbours in the order of some mark. Of a crowd that one mark puts together a few pairs are
enough to see that it is a crowd.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, isin
from discrepancies.language.calendar import DAY
from discrepancies.language.reading import COMPARABLE

ALL_PAIRS = 60
"""Events of which every pair is looked at."""
NEIGHBOURS = 10
"""How many of those next to it an event is paired with otherwise."""
_YEAR = 366
_WIDEST = 31 * DAY
"""A date that leaves more than this open does not tell when something was."""


class Days(NamedTuple):
    """First and last day of each event, NaN where there is none; near are those at most so many days apart."""

    low: Floats
    high: Floats
    most: float


class Seasons(NamedTuple):
    """First and last day in the calendar, 0 to 365, NaN where there is none; near in whatever year."""

    low: Floats
    high: Floats
    most: float


class Same(NamedTuple):
    """What each event is called, as a code, -1 where it has no such name; alike are those of one code."""

    code: Ints


class Spots(NamedTuple):
    """Where each event was, in degrees, NaN where that is not known; near are those within so many."""

    north: Floats
    east: Floats
    most: float


class Pairs(NamedTuple):
    """Pairs of events that are alike, packed as `packed` does, sorted."""

    packed: Ints
    events: int


Alike = Days | Seasons | Same | Spots | Pairs


def packed(one: Ints, other: Ints, count: int) -> Ints:
    """Pairs of events, out of so many, as one number each."""
    both: Ints = np.minimum(one, other) * count + np.maximum(one, other)
    return both


def holds(mark: Alike, one: Ints, other: Ints) -> Mask:
    """Which pairs are alike in this mark; what is not known is like nothing."""
    match mark:
        case Days(low, high, most):
            alike: Mask = _gap(low, high, one, other) <= most
        case Seasons(low, high, most):
            alike = np.logical_or.reduce([_gap(low, high, one, other, turn) <= most for turn in (-_YEAR, 0, _YEAR)])
        case Same(code):
            alike = (code[one] >= 0) & (code[one] == code[other])
        case Spots(north, east, most):
            across = (east[one] - east[other]) * np.cos(np.radians(north[one]))
            alike = np.hypot(north[one] - north[other], across) <= most
        case Pairs(known, events):
            alike = isin(packed(one, other, events), known)
    return alike


def differs(mark: Same, one: Ints, other: Ints) -> Mask:
    """Which pairs both have such a name, and not the same."""
    apart: Mask = (mark.code[one] >= 0) & (mark.code[other] >= 0) & (mark.code[one] != mark.code[other])
    return apart


def candidates(marks: Sequence[Alike], count: int) -> tuple[Ints, Ints]:
    """Pairs of events that are alike in some mark: all of few events, of many each with its neighbours."""
    if count <= ALL_PAIRS:
        one, other = (side.astype(np.int64) for side in np.triu_indices(count, 1))
        found = packed(one, other, count)
    else:
        days = next((mark.low for mark in marks if isinstance(mark, Days)), np.zeros(count))
        near = [pairs for mark in marks for pairs in _near(mark, days, count)]
        found = distinct(np.concatenate([np.empty(0, dtype=np.int64), *near]))
    one, other = found // max(count, 1), found % max(count, 1)
    alike = np.logical_or.reduce([holds(mark, one, other) for mark in marks]) if marks else np.zeros(len(one), bool)
    return one[alike], other[alike]


def _near(mark: Alike, days: Floats, count: int) -> Iterator[Ints]:
    match mark:
        case Pairs(known, _):
            yield known
        case Same(code):
            yield _neighbours(np.lexsort((days, code)), code >= 0, count)
        case Spots(north, east, most):
            for shift in (0.0, 0.5):
                # A pair on two sides of a line of one grid lies within a square of the other.
                rows, columns = (np.floor(np.nan_to_num(ends) / (2 * most) + shift) for ends in (north, east))
                yield _neighbours(np.lexsort((columns, rows)), ~np.isnan(north), count)
        case Days(low, _, _) | Seasons(low, _, _):
            yield _neighbours(np.argsort(low, kind="stable"), ~np.isnan(low), count)


def _neighbours(ordered: Ints, known: Mask, count: int) -> Ints:
    """Each event beside the next ones in this order, the last beside the first."""
    ordered = ordered[known[ordered]].astype(np.int64)
    steps = range(1, min(NEIGHBOURS, len(ordered) - 1) + 1)
    pairs = [packed(ordered, np.roll(ordered, -step), count) for step in steps]
    return distinct(np.concatenate(pairs)) if pairs else np.empty(0, dtype=np.int64)


def _gap(low: Floats, high: Floats, one: Ints, other: Ints, turn: float = 0) -> Floats:
    gap: Floats = np.maximum(low[one] - high[other] - turn, low[other] + turn - high[one])
    return gap


def claimed_days(claims: pd.DataFrame, rows: Ints, event: Ints, count: int) -> tuple[Floats, Floats]:
    """All the days in which these rows put each event, by its number; NaN where they leave more than a month open."""
    rows = rows[(claims["track"].to_numpy()[rows] == COMPARABLE) & (event[rows] >= 0)]
    low, high = np.full(count, np.inf), np.full(count, -np.inf)
    np.minimum.at(low, event[rows], claims["low"].to_numpy()[rows])
    np.maximum.at(high, event[rows], claims["high"].to_numpy()[rows])
    with np.errstate(invalid="ignore"):
        known = np.isfinite(low) & np.isfinite(high) & (high - low <= _WIDEST)
        return np.where(known, low // DAY, np.nan), np.where(known, high // DAY, np.nan)


def claimed_spot(claims: pd.DataFrame, rows: Ints, event: Ints, count: int) -> Floats:
    """One coordinate of each event, the middle of what is claimed; NaN where nothing is."""
    rows = rows[(claims["track"].to_numpy()[rows] == COMPARABLE) & (event[rows] >= 0)]
    middle = (claims["low"].to_numpy()[rows] + claims["high"].to_numpy()[rows]) / 2
    number = np.bincount(event[rows], minlength=count)
    with np.errstate(invalid="ignore", divide="ignore"):
        spot: Floats = np.bincount(event[rows], weights=middle, minlength=count) / number
    return np.where(number, spot, np.nan)


def claimed_names(claims: pd.DataFrame, rows: Ints, event: Ints, count: int, spelt: Callable[[str], str]) -> Ints:
    """What each event is called as a code, -1 where nothing or several things are claimed."""
    rows = rows[event[rows] >= 0]
    value = claims["value"].cat
    codes = value.codes.to_numpy()[rows].astype(np.int64)
    used, of = np.unique(codes, return_inverse=True)
    spellings = [spelt(text) for text in value.categories[used].tolist()]
    names = {name: code for code, name in enumerate(sorted(set(spellings)))}
    number = np.array([names[name] if name else -1 for name in spellings], dtype=np.int64)[of]
    rows, number = rows[number >= 0], number[number >= 0]
    least, most = np.full(count, len(names)), np.full(count, -1)
    np.minimum.at(least, event[rows], number)
    np.maximum.at(most, event[rows], number)
    return np.where(least == most, most, -1)
