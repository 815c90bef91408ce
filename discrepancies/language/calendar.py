"""The calendar as arithmetic, so that dates of any precision are intervals and compare like numbers.

The axis is the local clock: whole seconds since 1970-01-01T00:00, proleptic Gregorian, years -9999 to 9999.
A date without a year stands on an axis of its own, month * 100 + day, shifted by `YEARLESS_BASE` so far below
every date that an interval alone tells which of the two it is. Between one such day and the next lie its
weekdays, so that "Monday 15 January" is a point in the stretch that is "15 January".
"""

from __future__ import annotations

from datetime import date

DAY = 86_400
HOUR = 3_600
FIRST_YEAR, LAST_YEAR = -9999, 9999
MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

YEARLESS_BASE = -1e15
"""15 January of no given year is at YEARLESS_BASE + 115; every date is above -4e11."""
_WEEKDAY = 0.125
"""How far apart a day's weekdays are on that axis: what a float can tell apart so far out, and eight make a day."""

# From here on a year is known by its digits alone.
_PLAIN_YEARS = 1000

# The Gregorian calendar repeats itself every 400 years, so `datetime.date` serves for years it does not know.
_CYCLE_YEARS = 400
_CYCLE_DAYS = 146_097
_EPOCH = date(1970, 1, 1).toordinal()
_BASE_YEAR = 400
_BASE = date(_BASE_YEAR, 1, 1).toordinal()
# From 29 February 1896 to 29 February 1904 is the longest wait for any day of the calendar; for one that is a
# Sunday, say, it is forty years.
_EVERY_DAY_COMES = 8 * 366
_EVERY_WEEKDAY_COMES = 41 * 366


def day_number(year: int, month: int, day: int) -> int:
    """Count days since 1970-01-01 (day 0).

    Raises:
        ValueError: the calendar has no such day.
    """
    cycle, rest = divmod(year, _CYCLE_YEARS)
    return date(rest + _BASE_YEAR, month, day).toordinal() - _EPOCH + (cycle - 1) * _CYCLE_DAYS


def civil(number: int) -> tuple[int, int, int]:
    """Year, month and day of a day counted since 1970-01-01."""
    cycle, rest = divmod(number + _EPOCH - _BASE, _CYCLE_DAYS)
    day = date.fromordinal(rest + _BASE)
    return day.year + cycle * _CYCLE_YEARS, day.month, day.day


def last_day(year: int, month: int) -> int:
    """How many days the month has."""
    if month == 2:
        return 29 if is_leap(year) else 28
    return 30 if month in (4, 6, 9, 11) else 31


def is_leap(year: int) -> bool:
    """Whether the year has a 29 February."""
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def weekday(number: int) -> int:
    """Weekday of a day counted since 1970-01-01, a Thursday; Monday is 0."""
    return (number + 3) % 7


def months_later(number: int, months: int) -> int:
    """The first day of a month, moved by whole months (either way), both counted since 1970-01-01."""
    year, month, _ = civil(number)
    years, month0 = divmod(month - 1 + months, 12)
    return day_number(year + years, month0 + 1, 1)


def year_digits(year: int) -> str:
    """Write a year as ISO 8601 and EDTF do: four digits, a minus before."""
    return f"{year:04d}" if year >= 0 else f"-{-year:04d}"


def year_said(year: int) -> str:
    """Write a year as people do: 2018, AD 79, 44 BC (the year -43)."""
    if year >= _PLAIN_YEARS:
        return str(year)
    return f"AD {year}" if year > 0 else f"{1 - year} BC"


def yearless(month: int, day: int) -> float:
    """Place a day of no given year on its axis."""
    return YEARLESS_BASE + month * 100 + day


def is_yearless(low: float) -> bool:
    """Whether an interval that starts here is one of days of no given year."""
    return YEARLESS_BASE < low < YEARLESS_BASE / 2


def on_weekday(low: float, high: float, named: int) -> tuple[float, float]:
    """The days of no given year from `low` to `high` with all their weekdays, or a single one with that named."""
    if low == high and named >= 0:
        return low + (named + 1) * _WEEKDAY, low + (named + 1) * _WEEKDAY
    return low, high + 7 * _WEEKDAY


def weekdays_of(low: float, high: float) -> range:
    """The weekdays that an interval without a year allows for its day; all of them where it has more days."""
    first, last = ((end - YEARLESS_BASE) % 1 for end in (low, high))
    if high - low >= 1 - _WEEKDAY or (first == last == 0):
        return range(7)
    return range(max(int(first / _WEEKDAY), 1) - 1, int(last / _WEEKDAY))


def month_days(low: float, high: float) -> tuple[tuple[int, int], tuple[int, int]]:
    """First and last (month, day) of an interval without a year."""
    first, last = int(low - YEARLESS_BASE), int(high - YEARLESS_BASE)
    return (first // 100, first % 100), (last // 100, last % 100)


def holds_such_day(dated_low: float, dated_high: float, yearless_low: float, yearless_high: float) -> bool:
    """Whether a dated interval (seconds) touches a day that an interval without a year allows.

    Exact, 29 February included: only leap years have it. Infinite ends are allowed; the time taken does not
    depend on how long the interval is.
    """
    if not dated_low <= dated_high:
        return False
    named = weekdays_of(yearless_low, yearless_high)
    if dated_high - dated_low >= (_EVERY_DAY_COMES if len(named) == 7 else _EVERY_WEEKDAY_COMES) * DAY:
        return True
    first, last = int(dated_low // DAY), int(dated_high // DAY)
    start, end = month_days(yearless_low, yearless_high)
    for year in range(civil(first)[0], civil(last)[0] + 1):
        leap = is_leap(year)
        opens = (3, 1) if start == (2, 29) and not leap else start
        closes = (2, 28) if end == (2, 29) and not leap else end
        if opens > closes or (len(named) < 7 and weekday(day_number(year, *opens)) not in named):
            continue
        if day_number(year, *opens) <= last and first <= day_number(year, *closes):
            return True
    return False
