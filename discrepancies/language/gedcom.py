"""Dates as family trees are exchanged, GEDCOM: ABT 1850, BET 1 JAN 1900 AND 3 MAR 1900, 15 JAN 44 B.C.

Its words stand in front and are few; what it leaves open is what the hedges of plain English leave open. A text that is
none of its dates may still be one of the source's language.
"""

from __future__ import annotations

import re

from discrepancies.language import start_and_end as stretches
from discrepancies.language.calendar import MONTHS
from discrepancies.language.calendar_spans import Span, about, of_days, of_months, of_years, plain
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.start_and_end import Stretch

_DATE = re.compile(
    r"(?:@#DGREGORIAN@\s+)?(?:(?:(?P<day>[0-9]{1,2})\s+)?(?P<month>[A-Z]{3})\s+)?(?P<year>[0-9]{1,4})(?P<new>/[0-9]{2,4})?"
    r"(?:\s*(?P<bc>B\.?C\.?(?:E\.?)?))?"
)
_APPROXIMATE = re.compile(r"(?:ABT|CAL|EST)\.?\s+(.+)")
_ONE_SIDE = re.compile(r"(BEF|AFT|FROM|TO)\.?\s+(.+)")
_TWO_SIDES = re.compile(r"(?:BET\.?\s+(.+?)\s+AND|FROM\s+(.+?)\s+TO)\s+(.+)")
_OF_A_PHRASE = re.compile(r"INT\.?\s+([^(]+?)\s*\(.*\)")
_CALENDAR = re.compile(r"@#D(?!GREGORIAN)[A-Z ]+@.*")
_MONTHS = {name[:3].upper(): number for number, name in enumerate(MONTHS, 1)}


def stretch(text: str) -> Stretch | None:
    """Read a date, range or period of GEDCOM; None if the text does not look like one.

    Raises:
        Unreadable: it is one, but of another calendar, or there is no such day.
    """
    written = " ".join(text.upper().split())
    if _CALENDAR.search(written):
        raise Unreadable("days of another calendar are not read", "write the day of the Gregorian calendar")
    if phrase := _OF_A_PHRASE.fullmatch(written):
        return _single(_date(phrase[1]))
    if approximate := _APPROXIMATE.fullmatch(written):
        date = _span(approximate[1])
        return date and stretches.single(about(date))
    if ends := _TWO_SIDES.fullmatch(written):
        first, last = _date(ends[1] or ends[2]), _date(ends[3])
        return stretches.span_between(first, last) if first and last else None
    if side := _ONE_SIDE.fullmatch(written):
        date_of_side = _date(side[2])
        return date_of_side and _bounded(side[1], date_of_side)
    return _single(_date(written))


def _single(date: Reading | None) -> Stretch | None:
    return date and stretches.single(date)


def _bounded(word: str, date: Reading) -> Stretch:
    match word:
        case "BEF":
            return Stretch(None, stretches.before(date))
        case "AFT":
            return Stretch(stretches.after(date), None)
        case "FROM":
            return Stretch(date, None)
    return Stretch(None, date)


def _date(text: str) -> Reading | None:
    span = _span(text)
    return span and plain(span)


def _span(text: str) -> Span | None:
    match = _DATE.fullmatch(text)
    if match is None or (match["month"] and match["month"] not in _MONTHS):
        return None
    if len(match["year"]) < 3 and not match["bc"]:
        return None
    year, month = int(match["year"]), _MONTHS.get(match["month"] or "")
    if match["new"]:
        raise Unreadable(
            "a year with a slash is of the old calendar", f"write the day by the new one, with the year {year + 1}"
        )
    year = 1 - year if match["bc"] else year
    if month is None:
        return of_years(year, year)
    if match["day"] is None:
        return of_months(year, month, month)
    return of_days(year, month, int(match["day"]), int(match["day"]))
