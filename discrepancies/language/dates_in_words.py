"""An interval of time back in words, so that an editor reads in a table exactly what a date leaves open.

The words fit one interval only: what `in_words` says, the kind `date` reads back to the same ends.
"""

from __future__ import annotations

from functools import lru_cache
from math import floor, inf, isfinite, isnan

from discrepancies.language.calendar import (
    DAY,
    MONTHS,
    WEEKDAYS,
    civil,
    is_yearless,
    last_day,
    month_days,
    weekdays_of,
    year_digits,
    year_said,
)

Day = tuple[int, int, int]

CACHED = 50_000
"""Intervals remembered: one date is said of many facts and claims."""


@lru_cache(maxsize=CACHED)
def in_words(low: float, high: float) -> str:
    """Say [low, high], in seconds as of `calendar`: "on a day in 2018", "on 20 January 2018 or later"."""
    if isnan(low) or isnan(high):
        return "not given"
    if is_yearless(low):
        return f"{_yearless(low, high)} of a year not given"
    if low == -inf:
        return "on any day" if high == inf else f"on {_moment(high, ends=True)} or earlier"
    if high == inf:
        return f"on {_moment(low, ends=False)} or later"
    first, opens = divmod(low, DAY)
    last, closes = divmod(high, DAY)
    if (opens, closes) == (0, DAY - 1):
        return _days(civil(int(first)), civil(int(last)))
    if first == last:
        return f"on {_day(civil(int(first)))}{_times(opens, closes)}"
    return f"from {_moment(low, ends=False)} to {_moment(high, ends=True)}"


@lru_cache(maxsize=CACHED)
def iso_ends(low: float, high: float) -> tuple[str | None, str | None]:
    """Write both ends in ISO 8601, as days where the interval is one of whole days, else as seconds.

    None where an end is infinite or not given; `XXXX-01-15` where there is no year.
    """
    if is_yearless(low):
        first, last = month_days(low, high)
        return "XXXX-{:02d}-{:02d}".format(*first), "XXXX-{:02d}-{:02d}".format(*last)
    whole = (not isfinite(low) or low % DAY == 0) and (not isfinite(high) or high % DAY == DAY - 1)
    return _iso_end(low, whole), _iso_end(high, whole)


def _iso_end(second: float, whole: bool) -> str | None:
    if not isfinite(second):
        return None
    number, clock = divmod(second, DAY)
    day = _iso(civil(int(number)))
    return day if whole else f"{day}T{_clock(clock)}"


def _yearless(low: float, high: float) -> str:
    (month, day), (last_month, last) = month_days(low, high)
    if (month, day) == (last_month, last):
        named = weekdays_of(low, high)
        return f"on {f'{WEEKDAYS[named[0]]} ' if len(named) == 1 else ''}{day} {MONTHS[month - 1]}"
    if day == 1 and last == last_day(2000, last_month):
        if month == last_month:
            return f"on a day in {MONTHS[month - 1]}"
        return f"on a day from {MONTHS[month - 1]} to {MONTHS[last_month - 1]}"
    first = f"{day}" if month == last_month else f"{day} {MONTHS[month - 1]}"
    return f"on a day from {first} to {last} {MONTHS[last_month - 1]}"


def _days(first: Day, last: Day) -> str:
    if first == last:
        return f"on {_day(first)}"
    if first[2] > 1 or last[2] < last_day(last[0], last[1]):
        return f"on a day from {_shared(first, last)} to {_day(last)}"
    if first[:2] == last[:2]:
        return f"on a day in {_month(first)}"
    if (first[1], last[1]) == (1, 12):
        between = (year_said(first[0]), year_said(last[0]))
        return f"on a day in {between[0]}" if first[0] == last[0] else f"on a day from {between[0]} to {between[1]}"
    opening = MONTHS[first[1] - 1] if first[0] == last[0] else _month(first)
    return f"on a day from {opening} to {_month(last)}"


def _shared(first: Day, last: Day) -> str:
    """Say the first day of a range, without what its last day says for both."""
    if first[0] != last[0]:
        return _day(first)
    return f"{first[2]}" if first[1] == last[1] else f"{first[2]} {MONTHS[first[1] - 1]}"


def _moment(second: float, *, ends: bool) -> str:
    number, clock = divmod(second, DAY)
    day = _day(civil(int(number)))
    if clock == (DAY - 1 if ends else 0):
        return day
    minutes = clock % 60 == (59 if ends else 0)
    return f"{day} at {_clock(clock)[:5] if minutes else _clock(clock)}"


def _times(opens: float, closes: float) -> str:
    if opens == closes:
        return f" at {_clock(opens)}"
    first, last = _clock(opens), _clock(closes)
    if opens % 60 == 0 and closes % 60 == 59:
        first, last = first[:5], last[:5]
    return f" at {first}" if first == last else f", {first} to {last}"


def _day(day: Day) -> str:
    return f"{day[2]} {MONTHS[day[1] - 1]} {year_said(day[0])}"


def _month(day: Day) -> str:
    return f"{MONTHS[day[1] - 1]} {year_said(day[0])}"


def _iso(day: Day) -> str:
    return f"{year_digits(day[0])}-{day[1]:02d}-{day[2]:02d}"


def _clock(second: float) -> str:
    whole = floor(second)
    return f"{whole // 3600:02d}:{whole // 60 % 60:02d}:{whole % 60:02d}"
