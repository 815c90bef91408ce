"""A stretch of the calendar and how hedging words move its ends, whether EDTF or English named it.

Both notations end here, so that `2017-12~` and "about December 2017" cannot come to mean different things.
"""

from __future__ import annotations

from typing import NamedTuple

from discrepancies.language.calendar import (
    DAY,
    FIRST_YEAR,
    HOUR,
    LAST_YEAR,
    MONTHS,
    YEARLESS_BASE,
    civil,
    day_number,
    last_day,
    months_later,
    year_digits,
)
from discrepancies.language.reading import COMPARABLE, YEARLESS, Hedge, Reading, Unreadable

AXIS_LOW = day_number(FIRST_YEAR, 1, 1) * DAY
AXIS_HIGH = day_number(LAST_YEAR + 1, 1, 1) * DAY - 1

# Of a month, the days; of a year, the months; of a decade, the years: first and last of each part.
_THIRDS_OF_MONTH = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_THIRDS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_THIRDS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}

_ANY_LEAP_YEAR, _ANY_COMMON_YEAR = 2000, 2001


class Span(NamedTuple):
    """Closed interval of whole seconds, or of month * 100 + day where there is no year.

    `months` is its length where it is one of whole months (12 a year), 0 for a day or less.
    """

    low: int
    high: int
    months: int = 0
    is_yearless: bool = False
    offset: int | None = None

    @property
    def is_day(self) -> bool:
        """One day, of a given year or of none."""
        return self.months == 0 and self.high - self.low == (0 if self.is_yearless else DAY - 1)


def of_years(first: int, last: int) -> Span:
    """All days of some years.

    Raises:
        Unreadable: a year beyond -9999 to 9999.
    """
    for year in (first, last):
        if not FIRST_YEAR <= year <= LAST_YEAR:
            raise Unreadable(
                f"the year {year} is beyond the years -9999 to 9999", "write a year among these, or unknown"
            )
    low, high = day_number(first, 1, 1) * DAY, day_number(last + 1, 1, 1) * DAY - 1
    return Span(low, high, 12 * (last - first + 1))


def of_months(year: int, first: int, last: int) -> Span:
    """All days of some months of one year.

    Raises:
        Unreadable: no such month.
    """
    for month in (first, last):
        if not 1 <= month <= 12:
            raise Unreadable(f"there is no month {month:02d}", "write the month as 01 to 12, or by its name")
    low, high = day_number(year, first, 1), day_number(year, last, last_day(year, last))
    return Span(low * DAY, high * DAY + DAY - 1, last - first + 1)


def of_days(year: int, month: int, first: int, last: int) -> Span:
    """Some days of one month.

    Raises:
        Unreadable: no such day or month.
    """
    if not 1 <= month <= 12:
        return of_months(year, month, month)
    longest = last_day(year, month)
    for day in (first, last):
        if not 1 <= day <= longest:
            raise Unreadable(
                f"there is no {day} {MONTHS[month - 1]} {year_digits(year)}",
                f"check the day, or write the month alone, {year_digits(year)}-{month:02d}",
            )
    low = day_number(year, month, 1) * DAY
    return Span(low + (first - 1) * DAY, low + last * DAY - 1)


def of_yearless(month: int, first: int = 1, last: int | None = None) -> Span:
    """Some days of a month of no given year; the whole month where no day is given.

    Raises:
        Unreadable: no such day or month in any year.
    """
    if not 1 <= month <= 12:
        raise Unreadable(f"there is no month {month:02d}", "write the month as 01 to 12, or by its name")
    longest = last_day(_ANY_LEAP_YEAR, month)
    for day in (first, last or longest):
        if not 1 <= day <= longest:
            raise Unreadable(f"there is no {day} {MONTHS[month - 1]}", "check the day, or write the month alone")
    whole = first == 1 and last is None
    return Span(month * 100 + first, month * 100 + (last or longest), int(whole), is_yearless=True)


def part(span: Span, which: str) -> Span:
    """The early, mid or late third of a month, year or decade, by the widths of docs/dates.md.

    Raises:
        Unreadable: of anything else there are no agreed thirds.
    """
    if span.is_yearless and span.months == 1:
        month = span.low // 100
        first, last = _THIRDS_OF_MONTH[which]
        return of_yearless(month, first, min(last, span.high % 100))
    year, month, _ = civil(span.low // DAY)
    if span.months == 1:
        first, last = _THIRDS_OF_MONTH[which]
        return of_days(year, month, first, min(last, last_day(year, month)))
    if span.months == 12:
        return of_months(year, *_THIRDS_OF_YEAR[which])
    if span.months == 120:
        first, last = _THIRDS_OF_DECADE[which]
        return of_years(year + first, year + last)
    raise Unreadable(f"{which} is read of a month, a year or a decade only", "write the days or months meant")


def plain(span: Span, weekday: int = -1) -> Reading:
    """Read a stretch as it stands."""
    base = YEARLESS_BASE if span.is_yearless else 0.0
    low, high = base + span.low, base + span.high
    track = YEARLESS if span.is_yearless else COMPARABLE
    return Reading(low, high, low, high, "exact", track, weekday, span.offset)


def vague(span: Span, hedge: Hedge = "vague") -> Reading:
    """Read a stretch whose width is a convention: doubled around its middle it is the soft interval."""
    low, high = _doubled_yearless(span) if span.is_yearless else _doubled(span)
    base, track = (YEARLESS_BASE, YEARLESS) if span.is_yearless else (0.0, COMPARABLE)
    return Reading(base + span.low, base + span.high, base + low, base + high, hedge, track, offset=span.offset)


def about(span: Span) -> Reading:
    """Read a stretch as approximate: one unit of its own precision more on either side, of a time one hour.

    Raises:
        Unreadable: without a year, where it would cross New Year.
    """
    if span.is_yearless:
        return vague(_around_yearless(span), "about")
    if span.months:
        low = months_later(span.low // DAY, -span.months) * DAY
        high = months_later(span.high // DAY + 1, span.months) * DAY - 1
    else:
        days = (span.high - span.low + 1) % DAY == 0
        reach = span.high - span.low + 1 if days else HOUR
        low, high = span.low - reach, span.high + reach
    wide = Span(max(low, AXIS_LOW), min(high, AXIS_HIGH), offset=span.offset)
    return vague(wide, "about")


def _doubled(span: Span) -> tuple[int, int]:
    half = (span.high - span.low + 1) // 2
    return max(span.low - half, AXIS_LOW), min(span.high + half, AXIS_HIGH)


def _doubled_yearless(span: Span) -> tuple[int, int]:
    days = _moved(span.high, 0)[0] - _moved(span.low, 0)[0] + 1
    half = -(-days // 2)
    return _digits(span.low, -half, clip=True)[0], _digits(span.high, half, clip=True)[1]


def _around_yearless(span: Span) -> Span:
    if span.months:
        first, last = span.low // 100 - 1, span.high // 100 + 1
        if first < 1 or last > 12:
            raise _crosses_new_year()
        return Span(of_yearless(first).low, of_yearless(last).high, is_yearless=True)
    return Span(_digits(span.low, -1)[0], _digits(span.high, 1)[1], is_yearless=True)


def _moved(digits: int, days: int) -> tuple[int, int]:
    """Day of the year, counted in a leap year and in a common one."""
    month, day = divmod(digits, 100)
    leap = day_number(_ANY_LEAP_YEAR, month, day) - day_number(_ANY_LEAP_YEAR, 1, 1)
    common_day = min(day, last_day(_ANY_COMMON_YEAR, month))
    common = day_number(_ANY_COMMON_YEAR, month, common_day) - day_number(_ANY_COMMON_YEAR, 1, 1)
    return leap + days, common + days


def _digits(digits: int, days: int, *, clip: bool = False) -> tuple[int, int]:
    """The lowest and highest month * 100 + day that lie `days` later, whether the year is leap or not."""
    found = []
    for year, number in zip((_ANY_LEAP_YEAR, _ANY_COMMON_YEAR), _moved(digits, days), strict=True):
        length = 366 if year == _ANY_LEAP_YEAR else 365
        if not clip and not 0 <= number < length:
            raise _crosses_new_year()
        _, month, day = civil(day_number(year, 1, 1) + min(max(number, 0), length - 1))
        found.append(month * 100 + day)
    return min(found), max(found)


def _crosses_new_year() -> Unreadable:
    return Unreadable(
        "without a year, a stretch of days cannot cross New Year",
        "give the years, as in 2017-12-30/2018-01-02",
    )
