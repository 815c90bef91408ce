"""Dates: a day, month, year or time as the interval of seconds it covers, so that precision never conflicts.

"January 2018" holds "15 January 2018", and only what cannot both be true is apart. Plain forms take a short
way, for most dates are plain; EDTF comes before English, for where it defines a form it is right.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from discrepancies.language import edtf, gedcom, numeric_dates, spoken_dates
from discrepancies.language.calendar import DAY, day_number, last_day
from discrepancies.language.calendar_spans import plain
from discrepancies.language.clock import clock, without_year
from discrepancies.language.dates_in_words import in_words, iso_ends
from discrepancies.language.en import DATES as ENGLISH
from discrepancies.language.reading import COMPARABLE, YEARLESS, Context, Reading, Unreadable
from discrepancies.language.start_and_end import Stretch, single, whole

if TYPE_CHECKING:
    from discrepancies.model import Fact

Bound = int | float | str | None

_PLAIN = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?|(?:([0-9]{1,2}) )?([A-Za-z]{3,9}) ([0-9]{4})")

_TIMED = re.compile(
    r"(?:(?P<day>DAY),?(?: -)? )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?"
    r"(?:(?P<half>[ap])| ?(?P<noon>[ap])\.?m\.?)?(?(day)|,? (?:(?P<behind>DAY)|\((?P<bracketed>DAY)\)))".replace(
        "DAY", "[a-z0-9](?:[a-z0-9 ,./-]*[a-z0-9])?"
    ),
    re.IGNORECASE | re.ASCII,
)


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001 - a date reads alike for any fact
    """Read a date: seconds on the local clock since 1970-01-01T00:00; docs/dates.md lists the forms.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    return interval(text, context)


def interval(text: str, context: Context) -> Reading:
    """Read a date that answers no fact: when a source was published, up to when a figure was counted.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    return _plain(text) or (_timed(text, context) if ":" in text else None) or whole(_other(text, context))


def stretch(text: str, context: Context) -> Stretch:
    """Read a date with its beginning and end apart.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    one = _plain(text)
    return single(one) if one else _other(text, context)


def _other(text: str, context: Context) -> Stretch:
    """Read what is not among the plain forms."""
    if month := numeric_dates.month(text):
        return single(plain(month))
    if context.dates == "gedcom" and (found := gedcom.stretch(text)):
        return found
    return edtf.stretch(text) or spoken_dates.stretch(text, context)


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001 - a date is said alike for any fact
    """Say an interval of `read`: "on 15 January 2018", "on a day in January of a year not given"."""
    return in_words(low, high)


def bounds(low: float, high: float) -> tuple[Bound, Bound]:
    """Both ends in ISO 8601: days if the interval is one of whole days, else seconds; None if unbounded."""
    return iso_ends(low, high)


def _timed(text: str, context: Context) -> Reading | None:
    """Read a time behind a day or before it, as timetables have a million of; None if that is not all it is.

    The day is looked up among those read before, so that a month of minutes costs thirty days.
    """
    match = _TIMED.fullmatch(text)
    if match is None:
        return None
    before, hour, minute, second, short, half, behind, bracketed = match.groups()
    day = _day(before or behind or bracketed, context)
    if day is None:
        return None
    time = clock(hour, minute, second, (short or half or "").lower() or None)
    if day.track == YEARLESS:
        raise without_year()
    low, high = day.low + time.low, day.low + time.high
    return Reading(low, high, low, high, "exact", COMPARABLE, day.weekday)


@lru_cache(maxsize=4096)
def _day(text: str, context: Context) -> Reading | None:
    """One certain day, of a given year or of none; None for anything else."""
    try:
        day = interval(text, context)
    except Unreadable:
        return None
    if day.hedge != "exact" or day.offset is not None:
        return None
    if day.track == YEARLESS:
        return day if day.low == day.high else None
    return day if day.low % DAY == 0 and day.high == day.low + DAY - 1 else None


def _plain(text: str) -> Reading | None:
    """Read "2018-01-15", "2018-01", "2018", "15 January 2018", "January 2018"; None if it is none of them."""
    match = _PLAIN.fullmatch(text)
    if match is None:
        return None
    iso_year, iso_month, iso_day, named_day, name, named_year = match.groups()
    year = int(iso_year or named_year)
    month = ENGLISH.months.get(name.lower()) if name else int(iso_month or 0)
    day = int(iso_day or named_day or 0)
    if month is None:
        return None
    try:
        if iso_day or named_day:
            first = last = day_number(year, month, day)
        elif iso_month or name:
            first, last = day_number(year, month, 1), day_number(year, month, last_day(year, month))
        else:
            first, last = day_number(year, 1, 1), day_number(year, 12, 31)
    except ValueError:
        return None
    low, high = float(first * DAY), float(last * DAY + DAY - 1)
    return Reading(low, high, low, high, "exact")
