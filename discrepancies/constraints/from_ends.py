"""A constraint's answers from the ends of the intervals alone, for all cases at once.

Where every unknown stands in it once this is the whole truth; else what it decides is right, and what it leaves open
is for `solving`. Whatever is not exact in floats is left open too.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import islice, product
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from discrepancies.constraints.expression import (
    Answered,
    Compared,
    Comparison,
    Dated,
    Days,
    Every,
    Figure,
    Inverse,
    Number,
    OnWeekday,
    Order,
    Product,
    Sum,
    Times,
    Truth,
    Unknown,
    Years,
    comparisons,
    figures,
    unknowns,
    within,
)
from discrepancies.constraints.reach import years_between
from discrepancies.language.calendar import DAY

Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]
Ends = tuple[Floats, Floats]

_DUST = 1e-9
"""How far figures that are not whole may be from one another and still be left to exact arithmetic."""

_MOST_CORNERS = 64
_FAR = 1e5 * DAY


class Open(NamedTuple):
    """What is left open of each unknown, from low to high, in as many cases as the arrays have entries."""

    low: Mapping[Unknown, Floats]
    high: Mapping[Unknown, Floats]


def quickly(truth: Truth, open_: Open) -> tuple[Mask, Mask]:
    """In which cases it surely holds, and in which it surely is broken."""
    match truth:
        case Compared() | OnWeekday() | Answered():
            return _comparison(truth, open_)
    answers = [quickly(part, open_) for part in truth.parts]
    holds, broken = zip(*answers, strict=True)
    every, some = np.logical_and.reduce, np.logical_or.reduce
    return (every(holds), some(broken)) if isinstance(truth, Every) else (some(holds), every(broken))


def reached(truth: Truth, open_: Open) -> tuple[Mask, Mask]:
    """In which cases it holds, and in which it fails, where every unknown is at one of its ends: all such corners."""
    ends = {of: _ends(open_.low[of], open_.high[of]) for of in open_.low}
    holds = fails = np.zeros(1, dtype=bool)
    for corner in islice(product((0, 1), repeat=len(ends)), _MOST_CORNERS):
        point = {of: both[end] for end, (of, both) in zip(corner, ends.items(), strict=True)}
        held, failed = quickly(truth, Open(point, point))
        holds, fails = holds | held, fails | failed
    return holds, fails


def _ends(low: Floats, high: Floats) -> Ends:
    """Both ends; for one that is open, somewhere far off."""
    low = np.where(np.isfinite(low), low, np.where(np.isfinite(high), high, 0.0) - _FAR)
    return low, np.where(np.isfinite(high), high, low + 2 * _FAR)


def is_plain(truth: Truth) -> bool:
    """Whether the ends of the intervals tell all: every unknown stands in it once, and every number can be reached."""
    named = list(unknowns(truth))
    return len(set(named)) == len(named) and all(map(_is_whole, comparisons(truth)))


def _is_whole(comparison: Comparison) -> bool:
    if not isinstance(comparison, Compared):
        return True
    steps = {abs(one.factor) for one in figures(comparison) if isinstance(one, Times)}
    return _in_whole_numbers(comparison) and (comparison.order not in ("==", "!=") or steps <= {1})


def _comparison(comparison: Comparison, open_: Open) -> tuple[Mask, Mask]:
    if ends := within(comparison):
        least, most = open_.low[ends.of], open_.high[ends.of]
        inside, outside = (least >= ends.low) & (most <= ends.high), (most < ends.low) | (least > ends.high)
        return (inside, outside) if ends.yes else (outside, inside)
    match comparison:
        case OnWeekday(date, day, yes):
            first, last = _days(date, open_)
            wide = ~(last - first < 7)
            first, last = (np.where(wide, 0.0, end) for end in (first, last))
            among = wide | ((day - first - 3) % 7 <= last - first)
            only = ~wide & (first == last) & among
            return (only, ~among) if yes else (~among, only)
        case Compared(order=order):
            if dates := comparison.dates:
                one, other = (_days(date, open_) for date in dates)
                return _ordered(one, order, other, 0.0)
            one, other = (_figure(figure, open_) for figure in comparison.sides)
            return _ordered(one, order, other, 0.0 if _in_whole_numbers(comparison) else _DUST)
    raise AssertionError


def _in_whole_numbers(comparison: Compared) -> bool:
    """Whether whole numbers alone are compared and calculated with."""
    for one in figures(comparison):
        match one:
            case Unknown() if not one.whole:
                return False
            case Inverse():
                return False
            case Number(number) | Times(number) if number.denominator > 1:
                return False
    return True


def _ordered(left: Ends, order: Order, right: Ends, dust: float) -> tuple[Mask, Mask]:
    """Where the order surely holds, and where it surely does not."""
    match order:
        case ">" | ">=":
            return _ordered(right, "<" if order == ">" else "<=", left, dust)
        case "!=":
            holds, broken = _ordered(left, "==", right, dust)
            return broken, holds
        case "==":
            apart = _below(left[1], right[0], dust) | _below(right[1], left[0], dust)
            same = (left[0] == left[1]) & (right[0] == right[1]) & (left[0] == right[0])
            return same & (dust == 0), apart
        case "<":
            return _below(left[1], right[0], dust), ~_below(left[0], right[1], -dust)
        case "<=":
            return ~_below(right[0], left[1], -dust), _below(right[1], left[0], dust)
    raise AssertionError


def _below(one: Floats, other: Floats, dust: float) -> Mask:
    """Where one is less than the other by more than dust, or, of dust below 0, not more by as much."""
    if dust == 0:
        return one < other
    with np.errstate(invalid="ignore"):
        room = np.where(np.isfinite(one) & np.isfinite(other), dust * (1 + abs(one) + abs(other)), 0.0)
    return one + room < other


def _figure(figure: Figure, open_: Open) -> Ends:
    match figure:
        case Number(value):
            return _point(float(value))
        case Unknown():
            return open_.low[figure], open_.high[figure]
        case Days(start, end, both):
            (first, last), (opens, closes) = _days(start, open_), _days(end, open_)
            return opens - last + both, closes - first + both
        case Years(start, end):
            (first, last), (opens, closes) = _days(start, open_), _days(end, open_)
            return _years(last, opens), _years(first, closes)
        case Sum(left, sign, right):
            (low, high), (least, most) = _figure(left, open_), _figure(right, open_)
            return (low + least, high + most) if sign > 0 else (low - most, high - least)
        case Times(factor, of):
            low, high = _figure(of, open_)
            if not factor:
                return np.zeros_like(low), np.zeros_like(high)
            low, high = low * float(factor), high * float(factor)
            return (low, high) if factor > 0 else (high, low)
        case Product(left, right):
            return _product(_figure(left, open_), _figure(right, open_))
        case Inverse(of):
            low, high = _figure(of, open_)
            known = (low > 0) | (high < 0)
            with np.errstate(divide="ignore"):
                return np.where(known, 1 / high, -np.inf), np.where(known, 1 / low, np.inf)


def _product(one: Ends, other: Ends) -> Ends:
    """The least and the greatest product of figures between these ends; nothing times whatever is nothing."""
    with np.errstate(invalid="ignore"):
        corners = [np.where((left == 0) | (right == 0), 0.0, left * right) for left in one for right in other]
    return np.minimum.reduce(corners), np.maximum.reduce(corners)


def _point(value: float) -> Ends:
    return np.array(value), np.array(value)


def _days(date: Unknown | Dated, open_: Open) -> Ends:
    low, high = (
        (np.array(date.low), np.array(date.high)) if isinstance(date, Dated) else (open_.low[date], open_.high[date])
    )
    with np.errstate(invalid="ignore"):
        first, last = (np.where(np.isfinite(end), end // DAY, end) for end in (low, high))
    return first, last


_years = np.vectorize(years_between, otypes=[np.float64])
