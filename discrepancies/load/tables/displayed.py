"""What a spreadsheet's cell says: its text where it holds one, else the number or date as it is shown.

A spreadsheet turns what is typed into numbers and dates behind one's back: "January 2018" becomes 1 January with a
format that hides the day. Only the format tells them apart, so it decides here how precise a date is. Where a cell
shows less than it holds, nobody can know which of the two a source said, and it is refused.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from decimal import Decimal
from typing import NamedTuple

from discrepancies.language.reading import Unreadable

MOST_DIGITS = 15
"""What a spreadsheet keeps of a number; any further ones are its own invention."""

AS_TEXT = "format it as text and write what the source says"

_FIXED = re.compile(r"(?:#,##)?0(?:\.(0+))?(?:_\))?")
_PLAIN = ("General", "@", "GENERAL", "Standard")
_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[\$[^\]]*\]|\[(?:black|blue|cyan|green|magenta|red|white|yellow)\]')
"""Parts of a format that show no part of a date: what stands in quotes, fillers, the language, a colour."""
_PART = re.compile(r"y+|m+|d+|h+|s+|am/pm|a/p|\.0+")
_PRECISE = {
    "y": "%Y",
    "ym": "%Y-%m",
    "ymd": "%Y-%m-%d",
    "ymdhn": "%Y-%m-%dT%H:%M",
    "ymdhns": "%Y-%m-%dT%H:%M:%S",
}
"""The parts that a format shows (n for minutes), and how a date of that precision is written."""
_LEAP_DAY = datetime(1900, 3, 1)
"""Spreadsheets that count from 1900 have a 29 February in it, which never was; those from 1904 begin later."""
_CLOSE = timedelta(milliseconds=1)


class Content(NamedTuple):
    """What a spreadsheet library says of a cell: what it holds, of which type, in which format."""

    value: object
    error: bool
    format: str


def said(cell: Content) -> str | None:
    """The text that a cell shows, None where it is empty.

    Raises:
        Unreadable: it shows less than it holds, or something that no source says; what is wrong is to be read after
            the cell's name.
    """
    value = cell.value
    if value is None or (isinstance(value, str) and not cell.error):
        return value
    if cell.error:
        raise Unreadable(f"holds the error {value}", "write what the source says")
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return _number(value, cell.format)
    if isinstance(value, datetime):
        return _date(value, cell.format)
    raise Unreadable("holds a time without a day", AS_TEXT)


def _number(value: float, shown: str) -> str:
    exact = Decimal(value) if isinstance(value, int) else Decimal(f"{value:.{MOST_DIGITS}g}")
    if exact and exact.adjusted() >= MOST_DIGITS:
        raise Unreadable(
            f"holds a number of more than {MOST_DIGITS} digits, which a spreadsheet does not keep", AS_TEXT
        )
    if shown in _PLAIN:
        return _plainly(exact)
    fixed = _FIXED.fullmatch(shown)
    if fixed is None:
        raise Unreadable(f'holds {_plainly(exact)} in the format "{shown}", which may show something else', AS_TEXT)
    rounded = exact.quantize(Decimal(1).scaleb(-len(fixed[1] or "")))
    if rounded != exact:
        raise Unreadable(f"shows {rounded:f} and holds {_plainly(exact)}", AS_TEXT)
    return f"{rounded or abs(rounded):f}"


def _plainly(number: Decimal) -> str:
    """A number without an exponent and without zeros at the end."""
    return f"{number.normalize():f}" if number else "0"


def _date(value: datetime, shown: str) -> str:
    nearest = (value + timedelta(milliseconds=500)).replace(microsecond=0)
    value = nearest if abs(nearest - value) <= _CLOSE else value
    if value < _LEAP_DAY:
        raise Unreadable("holds a date before March 1900, of which spreadsheets count the days differently", AS_TEXT)
    pattern = _PRECISE.get(_shown_parts(shown))
    if pattern is None:
        wrong = f'holds {_whole(value)} in the format "{shown}", which shows something else'
        raise Unreadable(wrong, AS_TEXT)
    text = value.strftime(pattern)
    if datetime.strptime(text, pattern) != value:
        raise Unreadable(f"shows {text} and holds {_whole(value)}", AS_TEXT)
    return text


def _whole(value: datetime) -> str:
    return value.isoformat(" ").removesuffix(" 00:00:00")


def _shown_parts(shown: str) -> str:
    """Which parts of a date a format shows, in order of size: "ymd", with n for minutes; "" where that is unclear."""
    text = _SILENT.sub(" ", shown.partition(";")[0].lower())
    if re.search(r"[^\s./:,\-]", _PART.sub(" ", text)):
        return ""
    parts = [part for part in _PART.findall(text) if not part.startswith((".", "a"))]
    found = set()
    for number, part in enumerate(parts):
        timed = parts[number - 1][0] == "h" if number else False
        timed = timed or (number + 1 < len(parts) and parts[number + 1][0] == "s")
        if part[0] == "d" and len(part) > 2:  # the day of the week, which goes with the day
            continue
        found.add("n" if part[0] == "m" and timed else part[0])
    return "".join(part for part in "ymdhns" if part in found)
