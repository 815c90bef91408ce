"""Reasons in two dates: day and month swapped, a night between them, a digit miswritten.

Most dates that differ differ in some digit, so only what a slip makes likelier than chance is offered: one digit, or
two neighbours swapped, of the day, the month or the year, where the rest of the date is the same.
"""

from __future__ import annotations

from functools import lru_cache
from math import nan
from typing import NamedTuple

from discrepancies.explanations.figures import CACHED, are_swapped, differ_in_one
from discrepancies.explanations.opposing_sides import Pair
from discrepancies.language.calendar import DAY, MONTHS, civil, day_number, month_days
from discrepancies.language.reading import COMPARABLE, YEARLESS

_FOUR_DIGITS = range(1000, 10_000)
_ANY_LEAP_YEAR, _ANY_COMMON_YEAR = 2000, 2001


class _Day(NamedTuple):
    """One day of the calendar, and its number since 1970-01-01; without a year both are None."""

    year: int | None
    month: int
    day: int
    number: int | None


def day_month_swapped(pair: Pair) -> str | None:
    """Say that each date is the other's with day and month swapped."""
    days = _days(pair)
    if days is None:
        return None
    one, other = days
    if not _same_year(one, other) or one.day == one.month or (one.day, one.month) != (other.month, other.day):
        return None
    return f"{one.day:02d}/{one.month:02d} and {other.day:02d}/{other.month:02d}: day and month swapped"


def next_day(pair: Pair) -> str | None:
    """Say that one day follows the other."""
    days = _days(pair)
    if days is None:
        return None
    for one, other in (days, days[::-1]):
        if _follows(one, other):
            return f"{_both(one, other)}: a night, or a time zone"
    return None


def day_digits_swapped(pair: Pair) -> str | None:
    """Say that the digits of the day are swapped."""
    days = _days(pair)
    if days is None:
        return None
    one, other = days
    if not _same_year(one, other) or one.month != other.month or not _swapped(one.day, other.day):
        return None
    if not _at_one_hour(pair):
        return None
    return f"{_both(one, other)}: the digits of the day may be swapped"


def day_digit_slip(pair: Pair) -> str | None:
    """Say that one digit of the day or of the month differs, or the digits of the month are swapped."""
    days = _days(pair)
    if days is None or not _same_year(*days) or not _at_one_hour(pair):
        return None
    one, other = days
    if _follows(one, other) or _follows(other, one):
        return None
    if one.month == other.month and differ_in_one(f"{one.day:02d}", f"{other.day:02d}"):
        return f"{_both(one, other)}: one digit of the day differs, and may be a slip"
    if one.day == other.day and _swapped(one.month, other.month):
        return f"{_both(one, other)}: the digits of the month may be swapped"
    if one.day == other.day and differ_in_one(f"{one.month:02d}", f"{other.month:02d}"):
        return f"{_both(one, other)}: one digit of the month differs, and may be a slip"
    return None


def _at_one_hour(pair: Pair) -> bool:
    """Whether two times of day would be one if they were of one day; days without a time always are."""
    one, other = ((side.low % DAY, side.high % DAY) for side in (pair.lower, pair.higher))
    return pair.lower.track != pair.higher.track or (one[0] <= other[1] and other[0] <= one[1])


def _swapped(one: int, other: int) -> bool:
    return are_swapped(f"{one:02d}", f"{other:02d}")


def year_digit_slip(pair: Pair) -> str | None:
    """Say that the years differ by a digit or by two swapped ones, and nothing else does."""
    lower, higher = pair.lower, pair.higher
    if not lower.hedge == higher.hedge == "exact" or not lower.track == higher.track == COMPARABLE:
        return None
    within, within_other = _within_year(lower.low, lower.high), _within_year(higher.low, higher.high)
    if within is None or within_other is None:
        return None
    (one, first, last), (other, opens, closes) = within, within_other
    if first > closes or opens > last:
        return None
    if are_swapped(str(one), str(other)):
        return f"{one} and {other}: two digits of the year may be swapped"
    if differ_in_one(str(one), str(other)):
        return f"{one} and {other}: one digit of the year differs, and may be a slip"
    return None


def _days(pair: Pair) -> tuple[_Day, _Day] | None:
    """The days of both sides, or the days that their times are on; None where one gives no single day."""
    lower, higher = pair.lower, pair.higher
    if lower.hedge != "exact" or higher.hedge != "exact":
        return None
    one, other = _day(lower.track, lower.low, lower.high), _day(higher.track, higher.low, higher.high)
    return (one, other) if one and other else None


@lru_cache(CACHED)
def _day(track: int, low: float, high: float) -> _Day | None:
    if track == YEARLESS:
        first, last = month_days(low, high)
        return _Day(None, *first, None) if first == last else None
    if track != COMPARABLE or low // DAY != high // DAY:
        return None
    number = int(low // DAY)
    return _Day(*civil(number), number)


@lru_cache(CACHED)
def _within_year(low: float, high: float) -> tuple[int, tuple[int, int], tuple[int, int]] | None:
    """The year of a date, and the first and last (month, day) in it; None where it is not within one."""
    (year, *first), (last_year, *last) = civil(int(low // DAY)), civil(int(high // DAY))
    if year != last_year or year not in _FOUR_DIGITS:
        return None
    return year, (first[0], first[1]), (last[0], last[1])


def _same_year(one: _Day, other: _Day) -> bool:
    return one.year == other.year or None in (one.year, other.year)


def _follows(one: _Day, other: _Day) -> bool:
    """Whether the other is the day after the one, in some year where none is given."""
    if one.number is not None and other.number is not None:
        return one.number + 1 == other.number
    given = one.year if one.year is not None else other.year
    years = (_ANY_LEAP_YEAR, _ANY_COMMON_YEAR) if given is None else (given,)
    turns = (one.month, one.day, other.month, other.day) == (12, 31, 1, 1)
    return turns or any(_number(one, year) + 1 == _number(other, year) for year in years)


def _number(day: _Day, year: int) -> float:
    """The day's number in a year, NaN where that has no such day."""
    try:
        return day_number(year, day.month, day.day)
    except ValueError:
        return nan


def _both(one: _Day, other: _Day) -> str:
    """Two days as a sentence names them, without what the second says for both."""
    if one.year != other.year:
        return f"{_said(one)} and {_said(other)}"
    if one.month != other.month:
        return f"{one.day} {MONTHS[one.month - 1]} and {_said(other)}"
    return f"{one.day} and {_said(other)}"


def _said(day: _Day) -> str:
    year = "" if day.year is None else f" {day.year:04d}"
    return f"{day.day} {MONTHS[day.month - 1]}{year}"
