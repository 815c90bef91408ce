"""Extended Date/Time Format, ISO 8601-2 and the Library of Congress: levels 0 and 1, the common part of 2.

EDTF is what archives write, and it is exact about being inexact. What it allows but an interval cannot say
(sets of separate days, seasons that depend on the hemisphere) is refused with what to write instead.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies.language.calendar import last_day, year_digits
from discrepancies.language.calendar_spans import Span, about, of_days, of_months, of_yearless, of_years, plain
from discrepancies.language.clock import at, clock
from discrepancies.language.numeric_dates import padded, two_numbers
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.start_and_end import Stretch, one_of, single, span_between

if TYPE_CHECKING:
    from collections.abc import Sequence

_DATE = re.compile(
    r"(?P<year>(?!-0000)-?[0-9X]{4})(?:-(?P<month>[0-9X]{2})(?:-(?P<day>[0-9X]{2})"
    r"(?:[T ](?P<hour>\d\d):(?P<minute>\d\d)(?::(?P<second>\d\d))?(?P<offset>Z|\s?[+-]\d\d(?::?\d\d)?)?)?)?)?"
    r"(?P<qualifier>[~?%])?",
    re.ASCII,
)
_MASKED_YEAR = re.compile(r"-?\d{1,3}X{1,3}")
_LENGTHS = {33: 3, 34: 3, 35: 3, 36: 3, 37: 4, 38: 4, 39: 4, 40: 6, 41: 6}
_FIRST_OF_LENGTH = {3: 33, 4: 37, 6: 40}

_LIKE_EDTF = re.compile(r"[0-9XYTZSE~?%/.,{}:+\s\[\]-]+", re.ASCII)
_SHORT_END = re.compile(
    r"(?P<shared>\d{4}-)\d\d/(?P<month>\d\d)"
    r"|(?P<month_of>\d{4}-\d\d-)\d\d/(?P<day>\d\d)"
    r"|(?P<year_of>\d{4}-)\d\d-\d\d/(?P<days>\d\d-\d\d)"
    r"|(?P<day_of>\d{4}-\d\d-\d\d[T ])\d\d:\d\d/(?P<time>\d\d:\d\d)",
    re.ASCII,
)
"""What ISO 8601 lets the end of a range leave out: 1966-05/06 is May to June."""
_NUMERIC = re.compile(r"\d{1,2}/\d{1,4}|\d{4}/\d{1,2}")
_OPEN = ("", "..")

_ONE_OF = re.compile(r"\[([^\[\]]{1,200})\]")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T.{0,20})?", re.ASCII)
_UNPADDED = re.compile(r"(-?\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_SEPARATE = "write the days meant, one claim each, or the range they lie in"
_REFUSED = (
    (re.compile(r"-0000.{0,30}"), "there is no year -0000", "write 0000 for 1 BC, -0001 for 2 BC"),
    (
        re.compile(r"Y[-+]?\d+(E\d+)?(S\d+)?"),
        "years are read from -9999 to 9999",
        "write a year of four digits, or unknown",
    ),
    (
        re.compile(r"\{.{0,200}"),
        "a set of dates is several answers",
        "write one claim for each, or the range a/b",
    ),
    (
        re.compile(r"-?\d+S\d+"),
        "significant digits are not read",
        "write the years it may be, as in 195X or 1940/1959",
    ),
    (
        re.compile(r"-?\d+E\d+(S\d+)?"),
        "exponents are not read",
        "write a year of four digits, or unknown",
    ),
    (
        re.compile(r"[~?%]?-?[0-9X]{4}[~?%]?(?:-[~?%]?[0-9X]{2}[~?%]?){1,2}"),
        "a date with only one of its parts in doubt is a set of separate days",
        "put the ~ behind the whole date, as in 2004-06-11~, or write the range meant",
    ),
    (re.compile(r"(\d{3})"), "a year has four digits", r"write 0\1"),
    (
        re.compile(r"\d{2}"),
        "a year has four digits",
        "write all of them, as in 2018, 19XX for a century or 201X for a decade",
    ),
    (re.compile(r"\d{4}-\d\d?T.{0,20}"), "the time of day has no day", "add the day, as in 2018-01-15T04:30"),
)


def stretch(text: str) -> Stretch | None:
    """Read an EDTF date or interval; None if the text does not look like one.

    Raises:
        Unreadable: it is EDTF, but not one interval of days.
    """
    if not _LIKE_EDTF.fullmatch(text):
        return None
    if members := _ONE_OF.fullmatch(text):
        return _one_of(members[1].split(","))
    if short := _SHORT_END.fullmatch(text):
        shared, end = filter(None, short.groups())
        text = text.replace(f"/{end}", f"/{shared}{end}")
    if text.count("/") != 1:
        one = _date(text)
        return one and single(one)
    first, _, last = text.partition("/")
    first, last = first.rstrip(), last.lstrip()
    if _NUMERIC.fullmatch(text):
        raise Unreadable("two numbers with a slash may be a day, a month or a year", two_numbers(first, last))
    if first in _OPEN and last in _OPEN:
        raise Unreadable("neither end is given", "write unknown")
    start, end = _date(first), _date(last)
    if start is None and end is None:
        return None
    if start is not None and end is not None:
        return span_between(start, end)
    if (first if start is None else last) in _OPEN:
        return Stretch(start, end)
    return None


def _one_of(members: Sequence[str]) -> Stretch | None:
    """One of several dates, "[1962, 1964]", held as the stretch from the first to the last; None if there is none.

    Raises:
        Unreadable: the set is open, or one of the dates is none.
    """
    ends = [end.strip() for member in members for end in member.split("..")]
    if "" in ends:
        raise Unreadable("this set of dates has no first or no last", "write the range, as in 1964/.. or ../1964")
    dates = [date for end in ends if (date := _date(end))]
    if len(dates) < len(ends):
        return None
    if len(dates) == 1:
        return single(dates[0])
    found = one_of(min(dates, key=lambda date: date.low), max(dates, key=lambda date: date.high))
    if found.start is None or len(members) == len(ends) == 2:
        return found
    # Others lie between the first and the last.
    return single(found.start._replace(gap_low=None, gap_high=None))


def span(text: str) -> tuple[Span, bool] | None:
    """Read one EDTF date without interval, and whether it is qualified; None if it does not look like one.

    Raises:
        Unreadable: no such date, or not one interval of days.
    """
    match = _DATE.fullmatch(text)
    if match is None:
        return None
    year, month, day, hour, minute, second, offset, qualifier = match.groups()
    found = _calendar(year, month or "XX", day or "XX")
    if hour is not None:
        behind = (offset or "").strip()
        if " " in text and second is None and behind[:1] == "-" and f"{hour}:{minute}" < behind[1:]:
            raise Unreadable(
                "what follows the dash may be a time or an offset from UTC",
                f"write {text.split()[0]} {hour}:{minute} to {behind[1:]}, "
                f"or {text.removesuffix(behind).rstrip()} UTC{behind}",
            )
        found = at(found, clock(hour, minute, second, None, offset))
    return found, qualifier is not None


def _date(text: str) -> Reading | None:
    found = span(text)
    if found is not None:
        return about(found[0]) if found[1] else plain(found[0])
    if compact := _COMPACT.fullmatch(text):
        raise Unreadable("a date without hyphens may be any number", padded(*compact.groups()))
    if short := _UNPADDED.fullmatch(text):
        raise Unreadable("a month and a day have two digits here", padded(*short.groups()))
    for form, wrong, instead in _REFUSED:
        if match := form.fullmatch(text):
            raise Unreadable(wrong, match.expand(instead))
    return None


def _calendar(year: str, month: str, day: str) -> Span:
    if year == "XXXX":
        return _without_year(month, day)
    if "X" in year:
        return _of_masked_year(year, month, day)
    number = int(year)
    if month == "XX":
        if day != "XX":
            raise Unreadable(f"{year}-XX-{day} is one day of every month", _SEPARATE)
        return of_years(number, number)
    months = _digits(month)
    if day == "XX":
        return _of_months(number, months)
    if months[0] != months[1]:
        raise Unreadable(f"{year}-{month}-{day} is a day in each of several months", _SEPARATE)
    first, last = _digits(day)
    longest = last_day(number, months[0]) if 1 <= months[0] <= 12 else 31
    return of_days(number, months[0], *((first, last) if first == last else (max(first, 1), min(last, longest))))


def _without_year(month: str, day: str) -> Span:
    if month == "XX":
        raise Unreadable("no year and no month are given", "write unknown, or a month or day, as in XXXX-01-15")
    if "X" in month + day.removesuffix("XX"):
        raise Unreadable("several days without a year are not one interval here", _SEPARATE)
    return of_yearless(int(month)) if day == "XX" else of_yearless(int(month), int(day), int(day))


def _of_masked_year(year: str, month: str, day: str) -> Span:
    if not _MASKED_YEAR.fullmatch(year):
        raise Unreadable(f"{year} is a set of separate years", _SEPARATE)
    if (month, day) != ("XX", "XX"):
        raise Unreadable(f"{year}-{month} is a set of separate months or days", _SEPARATE)
    ends = sorted((int(year.replace("X", "0")), int(year.replace("X", "9"))))
    return of_years(*ends)


def _of_months(year: int, months: tuple[int, int]) -> Span:
    first, last = months
    if first != last:
        return of_months(year, max(first, 1), min(last, 12))
    if first in _LENGTHS:
        length = _LENGTHS[first]
        start = (first - _FIRST_OF_LENGTH[length]) * length + 1
        return of_months(year, start, start + length - 1)
    if 21 <= first <= 32:
        raise Unreadable(
            "the months of a season differ by hemisphere",
            f"write the months, as in {year_digits(year)}-03/{year_digits(year)}-05",
        )
    if first > 12:
        raise Unreadable(f"there is no month {first:02d}", "write the month as 01 to 12, or two years as 2017/2018")
    return of_months(year, first, last)


def _digits(masked: str) -> tuple[int, int]:
    """Lowest and highest number of two digits of which the last may be X."""
    if masked[0] == "X":
        raise Unreadable(f"{masked} is a set of separate months or days", _SEPARATE)
    return int(masked.replace("X", "0")), int(masked.replace("X", "9"))
