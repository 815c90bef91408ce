"""Times of day and offsets from UTC, in the one place where `T04:30-04:00` and "4:30 p.m." meet.

A time narrows a day; an offset says on which clock, and is kept as written for the table to convert.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from discrepancies.language.calendar import HOUR
from discrepancies.language.calendar_spans import Span
from discrepancies.language.reading import Incomplete, Unreadable

_OFFSET = re.compile(r"(?:utc|gmt)?\s?(?:([+-])(\d{1,2})(?::?([0-5]\d))?)?")
_WRITE_OFFSET = "write the offset from UTC, as in 04:30 UTC-04:00"
_FURTHEST = 14 * HOUR


class Clock(NamedTuple):
    """A stretch of seconds within a day, and the seconds east of UTC of the clock that shows it."""

    low: int
    high: int
    offset: int | None = None


def clock(hour: str, minute: str | None, second: str | None, half: str | None, offset: str | None = None) -> Clock:
    """Read a time's parts; `half` is a or p, and what is not given widens it to the whole hour or minute.

    Raises:
        Unreadable: no such time of day, or no such offset.
    """
    written = ":".join(filter(None, (hour, minute, second)))
    hours, minutes, seconds = int(hour), int(minute or 0), int(second or 0)
    if half:
        if not 1 <= hours <= 12:
            raise Unreadable(
                f"there is no {written} {half}m",
                "write the hour as 1 to 12 with am or pm, or as 00 to 23 without",
            )
        hours = hours % 12 + (12 if half == "p" else 0)
    if hours == 24:
        raise Unreadable("24:00 is the next day's 00:00", "write that day and 00:00")
    if hours > 23 or minutes > 59 or seconds > 59:
        raise Unreadable(f"there is no time {written}", "write the time as 00:00 to 23:59")
    low = hours * HOUR + minutes * 60 + seconds
    width = 0 if second else 59 if minute else HOUR - 1
    return Clock(low, low + width, seconds_east(offset) if offset else None)


def seconds_east(text: str) -> int:
    """Seconds east of UTC of `Z`, `UTC`, `-04:00`, `GMT-4`.

    Raises:
        Unreadable: no such offset.
    """
    lowered = text.strip().lower()
    if lowered == "z":
        return 0
    match = _OFFSET.fullmatch(lowered)
    if match is None:
        raise Unreadable(f"{text.strip()} is not an offset from UTC", _WRITE_OFFSET)
    sign, hours, minutes = match.groups()
    east = int(hours or 0) * HOUR + int(minutes or 0) * 60
    if east > _FURTHEST:
        raise Unreadable("no clock is more than 14 hours from UTC", _WRITE_OFFSET)
    return -east if sign == "-" else east


def without_year() -> Incomplete:
    """Why a time of a day without a year is none: nothing is filled in, so nothing could hold it."""
    return Incomplete("the time of day has a day without a year", "give the year, as in 2018-01-15 04:30")


def at(day: Span, time: Clock) -> Span:
    """Narrow a day to a time of it.

    Raises:
        Unreadable: it is not one day of a given year.
    """
    if day.is_yearless:
        raise without_year()
    if not day.is_day:
        raise Incomplete("the time of day has no day", "give the whole date, as in 2018-01-15 04:30")
    return Span(day.low + time.low, day.low + time.high, offset=time.offset)
