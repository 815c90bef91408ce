"""How far what a constraint names can reach: the ends of an unknown, of a date's days, of a calculation.

All ends are those that somebody meant, in fractions, for floats beside an open end are nobody's figure.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from functools import cache
from math import inf, isfinite, nextafter

from discrepancies.constraints.expression import (
    Dated,
    Days,
    Figure,
    Inverse,
    Number,
    Product,
    Sum,
    Times,
    Unknown,
    Years,
)
from discrepancies.language.calendar import DAY, civil

Span = tuple[float, float]
Reach = tuple[Fraction | float, Fraction | float]
Spans = Mapping[Unknown, Span]
"""What is left open of each unknown, both ends possible, as in the claims table; what is not in it can be anything."""

_MEANT = 15
"""What somebody wrote as a bound is hardly ever longer than this; the float next to it always is."""


def bounds(unknown: Unknown, spans: Spans) -> Span:
    """What is left open of an unknown."""
    if unknown in spans:
        return spans[unknown]
    if unknown.sort == "answer":
        return 0.0, float(unknown.terms - 1)
    return (0.0, inf) if unknown.sort in ("count", "names") else (-inf, inf)


def exact_end(end: float, outwards: float) -> tuple[Fraction | float, bool]:
    """The number that is meant by an end, and whether it is itself excluded: an open end is the float next to it."""
    if not isfinite(end):
        return end, False
    meant = nextafter(end, outwards)
    is_open = meant == 0 or len(repr(meant)) <= _MEANT < len(repr(end))
    return Fraction(repr(meant if is_open else end)), is_open


def day_of(second: float) -> float:
    """The day, counted since 1970-01-01, in which a second lies."""
    return second // DAY if isfinite(second) else second


def date_span(date: Unknown | Dated, spans: Spans) -> Span:
    """The seconds in which a date can lie."""
    return (date.low, date.high) if isinstance(date, Dated) else bounds(date, spans)


def day_span(date: Unknown | Dated, spans: Spans) -> Span:
    """The days on which a date can lie."""
    low, high = date_span(date, spans)
    return day_of(low), day_of(high)


def years_between(start: float, end: float) -> float:
    """The full years from one day to another, negative where that comes first."""
    if not (isfinite(start) and isfinite(end)):
        return inf if end > start else -inf
    return float(_years(int(start), int(end)))


@cache
def _years(start: int, end: int) -> int:
    if end < start:
        return -_years(end, start)
    (year, *day), (later, *later_day) = civil(start), civil(end)
    return later - year - (later_day < day)


def years_span(years: Years, spans: Spans) -> Span:
    """The full years that there can be between two dates."""
    (first, last), (opens, closes) = day_span(years.start, spans), day_span(years.end, spans)
    return years_between(last, opens), years_between(first, closes)


def reach(of: Figure, spans: Spans) -> Reach:
    """The least and the greatest that a figure can be."""
    match of:
        case Number(value):
            return value, value
        case Unknown():
            lowest, highest = bounds(of, spans)
            return exact_end(lowest, -inf)[0], exact_end(highest, inf)[0]
        case Days(start, end, both):
            (first, last), (opens, closes) = day_span(start, spans), day_span(end, spans)
            return opens - last + both, closes - first + both
        case Years():
            return years_span(of, spans)
        case Sum(left, sign, right):
            (low, high), (least, most) = reach(left, spans), reach(right, spans)
            return (low + least, high + most) if sign > 0 else (low - most, high - least)
        case Times(factor, inner):
            low, high = (end * factor if factor else Fraction(0) for end in reach(inner, spans))
            return (low, high) if factor >= 0 else (high, low)
        case Product(left, right):
            corners = [_times(one, other) for one in reach(left, spans) for other in reach(right, spans)]
            return min(corners), max(corners)
        case Inverse(inner):
            low, high = reach(inner, spans)
            return (_over(high), _over(low)) if low > 0 or high < 0 else (-inf, inf)


def _times(one: Fraction | float, other: Fraction | float) -> Fraction | float:
    return one * other if one and other else Fraction(0)


def _over(end: Fraction | float) -> Fraction | float:
    return 1 / Fraction(end) if isfinite(end) else Fraction(0)
