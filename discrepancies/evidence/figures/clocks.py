"""Times of day in running text: 04:30, 4.30 a.m., 16h30, 4:30 de la tarde; to the reader of values, 16:30.

They are no counts, and without their day they are no dates either.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import SPACE, pattern, word_before
from discrepancies.language import clock as clocks
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_SIGNS = re.compile(
    r"([0-9]{1,2})(?:(?P<sign>[:.])([0-5][0-9])(?::([0-5][0-9]))?(?![0-9:/]|\.[0-9])"
    r"|h(?P<minutes>[0-5][0-9])?(?![^\W_]))?(?P<hours>\s?h(?:oras|rs|s)?(?!\w))?",
    re.IGNORECASE,
)
_ZONE = re.compile(r"[^\S\n]{0,3}\(?((?:UTC|GMT)(?:[+−-][0-9]{1,2}(?::?[0-9]{2})?)?|Z)(?![\w+-])\)?")
_NAMED_ZONE = re.compile(r"[^\S\n]{0,3}\(?(?:[A-Z]{1,4}T)(?!\w)")


class Time(NamedTuple):
    """A time of day: where it ends, as a value has it, and its seconds since midnight."""

    end: int
    written: str
    low: int
    high: int
    zone: str
    """UTC and the like, "" where none is given."""


def time_at(text: str, place: int, language: Language) -> Time | int | None:
    """The time that begins at `place`; where it ends, if it is one that cannot be read; None if there is none."""
    match = _SIGNS.match(text, place)
    if match is None:
        return None
    first, second = _halves(language.code)
    end, half = match.end(), ""
    for letter, words in (("a", first), ("p", second)):
        if found := words.match(text, end):
            end, half = found.end(), letter
    minutes = match[3] or match["minutes"]
    colon = match["sign"] == ":" or match["minutes"]
    if not (colon or half or (word_before(text, place).lower() in language.at and "h" in match[0].lower())):
        return None
    if _NAMED_ZONE.match(text, end) and not _ZONE.match(text, end):
        return end
    try:
        time = clocks.clock(match[1], minutes, match[4], half if 1 <= int(match[1]) <= 12 else None)
    except Unreadable:
        return end
    zone = _ZONE.match(text, end)
    written = f"{time.low // 3600:02d}:{time.low % 3600 // 60:02d}" + (f":{time.low % 60:02d}" if match[4] else "")
    if not minutes:
        written = f"{time.low // 3600 % 12 or 12} {'p' if time.low >= 12 * 3600 else 'a'}m"
    return Time(zone.end() if zone else end, written, time.low, time.high, zone[1].replace("−", "-") if zone else "")


@cache
def _halves(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    language = KNOWN[code]
    return pattern(rf"{SPACE}?(?:{language.first_half})"), pattern(rf"{SPACE}?(?:{language.second_half})")
