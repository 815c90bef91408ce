"""Dates in digits alone, 3/4/2018: read where only one order is possible, or where the source says its order.

Half the world reads the other day, so nothing here is settled by likelihood.
"""

from __future__ import annotations

import re

from discrepancies.language.calendar import MONTHS, last_day
from discrepancies.language.calendar_spans import Span, of_days, of_months
from discrepancies.language.reading import Context, Unreadable

_MONTH = re.compile(r"([0-9]{1,2})-([0-9]{4})")
_ORDERS = ("day-first", "month-first")


def span(first: str, second: str, third: str, context: Context) -> Span:
    """Read three groups of digits, one of them a year of four; `context.dates` is the source's order.

    Raises:
        Unreadable: no such day, both orders are possible, or the source's own order is not.
    """
    order = context.dates if context.dates in _ORDERS else None
    if len(first) == 4:
        return _year_first(first, second, third)
    if len(third) != 4 or len(first) > 2:
        raise Unreadable("a year has four digits", "write the year in full, as in 2018-01-15 or 15 January 2018")
    year = int(third)
    days = {
        name: (day, month)
        for name, day, month in zip(_ORDERS, (int(first), int(second)), (int(second), int(first)), strict=True)
        if 1 <= month <= 12 and 1 <= day <= last_day(year, month)
    }
    if not days:
        raise Unreadable("there is no such day in any order", "check the day")
    if order is not None and order not in days:
        only = next(iter(days))
        raise Unreadable(
            f"this can only be {only}, but its source writes {order}",
            f"write {_iso(year, *days[only])} if that is the day, or check the source's dates key",
        )
    if order is None and len(set(days.values())) == 2:
        one, other = days.values()
        raise Unreadable(
            f"this may be {_words(year, *one)} or {_words(year, *other)}",
            f"write {_iso(year, *one)} or {_iso(year, *other)}, "
            "or give its source the key dates: day-first or month-first",
        )
    day, month = days[order] if order in days else next(iter(days.values()))
    return of_days(year, month, day, day)


def month(text: str) -> Span | None:
    """A month and its year in digits, which only one order can mean: 06-1991; None if it does not look like one.

    Raises:
        Unreadable: no such month.
    """
    match = _MONTH.fullmatch(text)
    return match and of_months(int(match[2]), int(match[1]), int(match[1]))


def _year_first(year: str, month: str, day: str) -> Span:
    if (len(month), len(day)) != (2, 2):
        raise Unreadable("a month and a day have two digits here", padded(year, month, day))
    return of_days(int(year), int(month), int(day), int(day))


def padded(year: str, month: str, day: str) -> str:
    """What to write instead of 2018/1/5: its month and day with two digits, if there is such a day."""
    if 1 <= int(month) <= 12 and 1 <= int(day) <= last_day(int(year), int(month)):
        return f"write {year}-{int(month):02d}-{int(day):02d}"
    return "check the day, and write it as in 2018-01-05"


def two_numbers(first: str, last: str) -> str:
    """What to write instead of 15/01, 01/2018 or 2018/19: whatever it can be."""
    one, other = int(first), int(last)
    if len(last) == 4 or len(first) == 4:
        year, rest, digits = (one, other, last) if len(first) == 4 else (other, one, first)
        if 1 <= rest <= 12:
            return f"write {year:04d}-{rest:02d}"
        if len(first) == 4 and len(digits) == 2:
            return f"write {year:04d} to {year + (rest - year) % 100:04d}"
        return "write the month and the year, as in 2018-01"
    days = [(day, month) for day, month in ((one, other), (other, one)) if _is_day(day, month)]
    if not days:
        return "write the day with its month, as in 15 January"
    return "write " + " or ".join(f"{day} {MONTHS[month - 1]}" for day, month in dict.fromkeys(days))


def _is_day(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= last_day(2000, month)


def _words(year: int, day: int, month: int) -> str:
    return f"{day} {MONTHS[month - 1]} {year:04d}"


def _iso(year: int, day: int, month: int) -> str:
    return f"{year:04d}-{month:02d}-{day:02d}"
