"""Whether two claims that share no value may both stand, for they tell of two times.

This is asked of pairs; `conflicts_in_time` finds the same in a whole table without making any.
"""

from __future__ import annotations

from discrepancies.columns.arrays import Ints, Mask
from discrepancies.law.clocks import Clocks
from discrepancies.law.intervals import Intervals
from discrepancies.law.whens import Whens


def both_stand(whens: Whens, clocks: Clocks, ends: Intervals, one: Ints, other: Ints) -> Mask:
    """Which rows may stand beside the other though they share no value, for the times of the two."""
    low, high = ends.low, ends.high
    both: Mask = whens.apart(one, other)
    both |= whens.holds(one, other) & (high[one] >= low[other])
    both |= whens.holds(other, one) & (high[other] >= low[one])
    both |= clocks.varies[one] & ~of_one_time(whens, clocks, one, other)
    both |= _overtaken(clocks, ends, one, other) | _overtaken(clocks, ends, other, one)
    return both


def of_one_time(whens: Whens, clocks: Clocks, one: Ints, other: Ints) -> Mask:
    """Which rows are certainly of the other's time: when it held or, where neither says, up to when it was counted."""
    same = whens.number[one] == whens.number[other]
    of_one: Mask = same & ((whens.number[one] >= 0) | clocks.coincide(one, other))
    return of_one


def perhaps_of_one_time(whens: Whens, clocks: Clocks, one: Ints, other: Ints) -> Mask:
    """Which rows may be of the time of the other; of a fact that is fixed, whatever they were counted up to."""
    ordered = clocks.falls[one] & (clocks.before(one, other) | clocks.before(other, one))
    perhaps: Mask = ~whens.apart(one, other) & ~ordered
    perhaps &= ~clocks.varies[one] | of_one_time(whens, clocks, one, other)
    return perhaps


def _overtaken(clocks: Clocks, ends: Intervals, one: Ints, other: Ints) -> Mask:
    """Which rows' figures are certainly earlier than the other's, which went the way that the fact can take."""
    up, down = ends.high[one] < ends.low[other], ends.high[other] < ends.low[one]
    overtaken: Mask = ((clocks.grows[one] & up) | (clocks.shrinks[one] & down)) & clocks.before(one, other)
    return overtaken
