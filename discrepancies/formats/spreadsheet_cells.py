"""What a cell of a workbook holds: texts made harmless, days as days, links to the web and within the workbook.

A spreadsheet filters and sorts days only if they are days, and those before March 1900 it counts wrongly; so these, and
whatever is less precise than a day, stay the text that they are.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime
from typing import TYPE_CHECKING

from discrepancies.formats.cards import web_address
from discrepancies.language.safe import visible
from discrepancies.save.workbook import MOST_CHARACTERS, ROOM, Link

if TYPE_CHECKING:
    from discrepancies.save.workbook import Cell

MOST_LINES = 20
"""Lines of a cell that holds several texts."""

_FIRST_DAY = date(1900, 3, 1)
_LONGEST = MOST_CHARACTERS - ROOM


def text(words: str | None) -> str | None:
    """A text on one line; None for an empty one."""
    return _cut(visible(words)) if words else None


def paragraphs(words: str) -> str | None:
    """A text with its lines."""
    return lines(words.splitlines(), most=len(words))


def lines(texts: Iterable[str], most: int = MOST_LINES) -> str | None:
    """Several texts in one cell, a line each, at most so many and how many more there are."""
    every = list(map(visible, texts))
    more = [f"and {len(every) - most:,} more"] if len(every) > most else []
    return _cut("\n".join([*every[:most], *more])) or None


def day(written: str | None) -> Cell:
    """A day as one, where it is one: "2018-01-16"; whatever else is written as a text."""
    try:
        found = date.fromisoformat(written or "")
    except ValueError:
        return text(written)
    # Python reads "20180116" and "2018-W03-2" too.
    return found if found >= _FIRST_DAY and found.isoformat() == written else text(written)


def moment(written: str) -> Cell:
    """A moment as the calendar and clock had it where it was written down; a spreadsheet knows no time zones."""
    found = datetime.fromisoformat(written).replace(microsecond=0, tzinfo=None)
    return found if found.date() >= _FIRST_DAY else text(written)


def web(words: str | None, *addresses: str | None) -> Cell:
    """A text that leads to the first of these that is an address of the web; else the text alone."""
    shown = text(words)
    target = next(filter(None, map(web_address, addresses)), None)
    return Link(shown, target) if shown and target else shown


def within(words: str, sheet: str, first: int, last: int) -> Link:
    """A text that leads to some rows of a sheet."""
    return Link(words, f"#{sheet}!A{first}:A{last}")


def _cut(words: str) -> str:
    """A text that a cell has room for."""
    if len(words) <= _LONGEST:
        return words
    return f"{words[:_LONGEST]}… and {len(words) - _LONGEST:,} more characters"
