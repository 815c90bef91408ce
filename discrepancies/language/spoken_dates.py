"""Dates in words, of any language, read by a small grammar in which nothing is filled in or passed over.

After times, weekdays and hedging words are taken out, what is left must be one of a few orders of day, month
and year; what a range says once ("6 to 9 January 2021") counts for both of its ends.
"""

from __future__ import annotations

from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language import start_and_end as stretches
from discrepancies.language.calendar import DAY, MONTHS, last_day
from discrepancies.language.calendar_spans import (
    Span,
    about,
    of_days,
    of_months,
    of_yearless,
    of_years,
    part,
    plain,
    vague,
)
from discrepancies.language.clock import Clock, at
from discrepancies.language.date_hours import past_midnight, with_hours
from discrepancies.language.date_tokens import how_to_write, tokens, without_brackets
from discrepancies.language.date_years import with_years
from discrepancies.language.languages import code_of
from discrepancies.language.reading import YEARLESS, Context, Incomplete, NotADate, Reading, Unreadable
from discrepancies.language.start_and_end import Stretch

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discrepancies.language.date_scanner import Fixed, Token
    from discrepancies.language.date_vocabulary import Fraction

_ORDERS = frozenset(
    ["", "D", "M", "Y", "DM", "MD", "DY", "DMY", "MDY", "YMD", "MY", "YM", "E", "FY", "YF", "FM", "FMY"]
)

_FIELDS = {
    "D": "day",
    "M": "month",
    "Y": "year",
    "E": "fixed",
    "F": "fraction",
    "W": "weekday",
    "T": "time",
    "Z": "zone",
    "P": "third",
    "A": "is_about",
}

# Where the words before it make the start or end of a month or year an edge, not a vague third of it.
_EDGES = {
    ("since", "start"): "since",
    ("from", "start"): "since",
    ("no earlier", "start"): "no earlier",
    ("before", "start"): "before",
    ("until", "end"): "until",
    ("by", "end"): "no later",
    ("no later", "end"): "no later",
    ("before", "end"): "no later",
    ("after", "end"): "after",
    ("by", "start"): "no later than the first day",
    ("no later", "start"): "no later than the first day",
    ("until", "start"): "no later than the first day",
}
_DASHES = ("-", "–")
_THIRDS = {"start": "early", "end": "late"}
_NO_DAY = ("the month is missing", "write the day with its month, as in 15 January")


class _Piece(NamedTuple):
    """One date as far as its own words go."""

    order: str = ""
    day: int | None = None
    month: int | None = None
    year: int | None = None
    fixed: Fixed | None = None
    fraction: Fraction | None = None
    weekday: int = -1
    time: Clock | None = None
    zone: int | None = None
    third: str | None = None
    is_about: bool = False
    is_about_time: bool = False
    """Whether it is the time of day that is about."""


def stretch(text: str, context: Context) -> Stretch:
    """Read a date, range or bound in its source's language; in English where that reads nothing.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    own = code_of(context.language) or "en"
    try:
        return in_language(text, context, own)
    except NotADate as error:
        wrong = error.wrong
    if own != "en":
        with suppress(NotADate):
            return in_language(text, context, "en")
    raise NotADate(wrong, how_to_write(own))


def in_language(text: str, context: Context, code: str) -> Stretch:
    """Read a date, range or bound in one language.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    return of_tokens(tokens(text, context, code))


def of_tokens(tokens: Sequence[Token]) -> Stretch:
    """Read the date, range or bound that all of some tokens are.

    Raises:
        Unreadable: they are none, or can be read in more than one way.
    """
    found, kinds = list(tokens), "".join([token.kind for token in tokens])
    if "C" in kinds or "B" in kinds:
        found = with_years(found)
    if "(" in kinds:
        found = without_brackets(found)
    if "T" in kinds:
        found = with_hours(found)
    without_year = bool(found) and found[-1].kind == "N"
    if without_year:
        found.pop()
    behind = found.pop().value if found and found[-1].kind in "OX" else None
    front = found.pop(0).value if found and (found[0].kind in "LX" or found[0].value == "until") else None
    if "T" in kinds:
        front = front or _before_hours(found)
    middles = [place for place, token in enumerate(found) if token.kind == "R"]
    if behind is not None and (front is not None or middles):
        raise _not_a_date()
    if middles:
        read = _range(found, middles, front)
    elif front == "between":
        raise Incomplete("between needs two ends", "write both, as in between 6 and 9 January 2021")
    else:
        read = _bounded(_piece(found), str(front or behind or ""))
    if without_year and any(end is not None and end.track != YEARLESS for end in read):
        raise Unreadable("a year is given", "leave out “of a year not given”")
    return read


def _before_hours(found: list[Token]) -> str | None:
    """Take out the "from" or "between" of hours that stand behind their day: "15 January 2018 from 16:00 to 17:30"."""
    for place, (token, after) in enumerate(pairwise(found)):
        if token in (("L", "from"), ("L", "between")) and after.kind == "T":
            return str(found.pop(place).value)
    return None


def _bounded(piece: _Piece, bound: str) -> Stretch:
    edge = _EDGES.get((bound, piece.third or ""))
    if edge is not None:
        bound, piece = edge, piece._replace(third=None)
    reading = _reading(piece)
    match bound:
        case "before":
            return Stretch(None, stretches.before(reading))
        case "by" | "no later":
            return Stretch(None, stretches.no_later_than(reading))
        case "until":
            return Stretch(None, reading)
        case "after":
            return Stretch(stretches.after(reading), None)
        case "no earlier":
            return Stretch(stretches.no_earlier_than(reading), None)
        case "since" | "from" | "onwards":
            return Stretch(reading, None)
        case "no later than the first day":
            return Stretch(None, stretches.no_later_than(stretches.first_day(reading)))
    return stretches.single(reading)


def _range(found: Sequence[Token], middles: Sequence[int], front: object) -> Stretch:
    middle = found[middles[0]].value
    if front == "since" and middle in ("to", "until"):
        front = "from"
    if len(middles) > 1 or front not in (None, "from", "between") or (middle == "and") != (front == "between"):
        if middle == "and":
            raise Unreadable("this is two answers", "write two claims, or a range, as in 15-16 January 2018")
        raise _not_a_date()
    left, right = _piece(found[: middles[0]]), _piece(found[middles[0] + 1 :])
    if middle in _DASHES and front is None and (one := _joined(left, right)):
        return stretches.single(_reading(one))
    if left.order == "Y" and right.order == "D" and middle in _DASHES:
        first = left.year or 0
        years = f"{first:04d} to {first + ((right.day or 0) - first) % 100:04d}"
        raise Unreadable("the last year is cut short", f"write both years in full, as in {years}")
    if _is_time(left) and right.order and right.time is None:
        raise Unreadable("only one end of the range has a time of day", "write the time of both ends, or of neither")
    if left.time and right.time and (left.is_about or right.is_about) and not (left.order and right.order):
        raise Unreadable(
            "of hours of which one end is about, the other may be too",
            "write the earliest and the latest time, as in 15:30 to 17:30",
        )
    left, right = _shared(left, right)
    if middle in ("or", "/"):
        return _either(left, right, middle)
    if left.third == "start":
        left = left._replace(third=None)
    if right.third == "end":
        right = right._replace(third=None)
    start, end = _reading(left), _reading(right)
    if left.time and right.time and start.low > end.high and start.low // DAY == end.low // DAY:
        raise past_midnight()
    return stretches.span_between(start, end)


def _joined(left: _Piece, right: _Piece) -> _Piece | None:
    """The one date whose parts a dash joins: "8 December 2011 - 6:45 pm", as timetables have it, or "Feb-2018".

    Raises:
        Unreadable: the dash joins a month and two digits, a day or a year.
    """
    if _is_time(left) != _is_time(right) and not (left.time and right.time):
        time, day = (left, right) if _is_time(left) else (right, left)
        return day._replace(time=time.time, zone=time.zone)
    if left == _Piece("M", month=left.month) and right == _Piece("Y", year=right.year):
        return _Piece("MY", month=left.month, year=right.year)
    for one, other in ((left, right), (right, left)):
        if one == _Piece("M", month=one.month) and other == _Piece("D", day=other.day):
            month = MONTHS[(one.month or 1) - 1]
            raise Unreadable(
                f"{other.day} may be a day or a year",
                f"write {other.day} {month}, or the year in full, as in {month} 1918",
            )
    return None


def _either(left: _Piece, right: _Piece, middle: str) -> Stretch:
    """One of two dates; with a slash, the night between two days."""
    if right.order == "Y" and left.year is not None and not left.fixed:
        right = left._replace(year=right.year)
    first, second = _reading(left), _reading(right)
    if middle == "/" and (left.order[:1], second.low - first.high) != ("D", 1):
        raise _not_a_date()
    return stretches.one_of(first, second)


def _shared(left: _Piece, right: _Piece) -> tuple[_Piece, _Piece]:
    """Give either end what the other says for both: "6 to 9 January 2021", "January 6 to 9, 2021"."""
    if _is_time(left) and not right.is_about:
        left = right._replace(time=left.time, zone=right.zone if left.zone is None else left.zone)
    elif _is_time(right) and not left.is_about:
        zone = right.zone
        left = left._replace(zone=zone if left.zone is None else left.zone)
        right = left._replace(time=right.time, zone=zone)
    if left.order == "D" and not left.is_about and right.day is not None:
        left = left._replace(order="DM", month=right.month)
    if right.order in ("D", "DY") and left.order == "MD" and not left.is_about:
        right = right._replace(order="M" + right.order, month=left.month)
    if left.order[:1] == "Y" and left.month is not None:
        right = _of_year_first(left, right)
    if left.year is None and left.month is not None and right.month is not None:
        left = left._replace(year=right.year)
    return left, right


def _of_year_first(left: _Piece, right: _Piece) -> _Piece:
    """Where the year comes first, the end takes what it does not say from the beginning: 2021年1月6日至9日."""
    if right.order == "D" and left.day is not None:
        return right._replace(order="YMD", month=left.month, year=left.year)
    return right._replace(order="Y" + right.order, year=left.year) if right.order in ("M", "MD") else right


def _is_time(piece: _Piece) -> bool:
    return piece.time is not None and piece == _Piece(time=piece.time, zone=piece.zone)


def _piece(found: Sequence[Token]) -> _Piece:
    fields = {_FIELDS[kind]: value for kind, value in found if kind in _FIELDS}
    order = "".join([kind for kind, _ in found if kind in "DMYEF"])
    if len(fields) < len(found) or order not in _ORDERS:
        raise _not_a_date()
    if "time" in fields and "is_about" in fields:
        fields["is_about_time"] = any({one.kind, other.kind} == {"A", "T"} for one, other in pairwise(found))
    return _Piece(order, **fields)


def _reading(piece: _Piece) -> Reading:
    span = _span(piece)
    if piece.time is not None:
        span = at(span, piece.time)
    if piece.zone is not None:
        if span.is_day or span.months or span.offset is not None:
            raise Unreadable("an offset from UTC needs a time of day", "write it behind the time, as in 04:30 UTC")
        span = span._replace(offset=piece.zone)
    is_about = piece.is_about or (piece.fixed is not None and piece.fixed.is_about)
    is_one_day = span.is_day or piece.time is not None
    if piece.weekday >= 0 and (not is_one_day or (is_about and not piece.is_about_time) or piece.third):
        raise Incomplete("a weekday needs a single day", "give the day, or leave the weekday out")
    if piece.weekday >= 0 and is_about:
        stretches.weekday_fits(plain(span, piece.weekday))
    if piece.third is not None:
        if is_about:
            raise Unreadable(f"about and {piece.third} are two hedges at once", "leave one of them out")
        return vague(part(span, _THIRDS.get(piece.third, piece.third)))
    return about(span) if is_about else plain(span, piece.weekday)


def _span(piece: _Piece) -> Span:
    if piece.fixed is not None:
        return piece.fixed.span
    if piece.fraction is not None:
        return _fraction(piece.fraction, piece.month, piece.year)
    match piece.day, piece.month, piece.year:
        case int(day), int(month), int(year):
            return of_days(year, month, day, day)
        case int(day), int(month), None:
            return of_yearless(month, day, day)
        case None, int(month), int(year):
            return of_months(year, month, month)
        case None, int(month), None:
            return of_yearless(month)
        case None, None, int(year):
            return of_years(year, year)
        case int(), None, _:
            raise Incomplete(*_NO_DAY)
    if piece.time is not None:
        raise Incomplete("the time of day has no day", "add the day, as in 2018-01-15 04:30")
    if piece.weekday >= 0:
        raise Incomplete("a weekday alone may be any week's", "add the day, as in Tuesday 26 December 2023")
    raise _not_a_date()


def _fraction(fraction: Fraction, month: int | None, year: int | None) -> Span:
    number, of = fraction
    if number > of or year is None or (month is not None and of == 4):
        raise Unreadable(
            "only quarters and halves of a year and halves of a month are read, with their year",
            "write the days or months, as in 2018-01/2018-03",
        )
    if month is not None:
        first, last = (1, 15) if number == 1 else (16, last_day(year, month))
        return of_days(year, month, first, last)
    length = 12 // of
    return of_months(year, (number - 1) * length + 1, number * length)


def _not_a_date() -> Unreadable:
    return NotADate("this is not a date that can be read with certainty", how_to_write("en"))
