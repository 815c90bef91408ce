"""What a number in running text is of: the words behind it, or a sign on either side, as written.

Which unit that is, and whether it is the fact's, is not decided here: only where it begins and ends.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import SPACE, any_of, pattern

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_PERCENT = re.compile(r"[^\S\n]?([%‰])")
_SIGN = re.compile(r"[^\S\n]?(°\s?[CF](?!\w))")
_GLUED = re.compile(
    r"(kg|g|mg|t|km/h|km²|km2|km|m²|m2|m³|m3|m|cm|mm|mi|mph|kph|ha|lbs?|ft|L|l|ml|kW|MW|GW|kWh|MWh|GB|MB|Hz|kHz|MHz|V|W)"
    r"(?!\w)"
)
_HYPHENED = re.compile(r"[-‐‑]([^\W\d_]+)(?:[-‐‑](?:olds?|long|high|wide|deep|strong))?(?!\w)")
_OF = pattern(" (?:of|de)(?= )")
_MILLION = re.compile(r"(m)(?!\w)")
_MOST_WORDS = 3
_WORD = re.compile(rf"{SPACE}([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)")
_MONEY = re.compile(r"(?:\b[A-Z]{1,3})?[$€£¥][^\S\n]?")
_MONEY_BEFORE = re.compile(r"(?:(?<!\w)[A-Z]{1,3})?[$€£¥][^\S\n]?\Z")


class Unit(NamedTuple):
    """The words or the sign of a unit and where they end; a sign belongs to the figure, a word only describes it."""

    end: int
    written: str
    is_glued: bool = False
    is_share: bool = False
    """Whether it is per cent, which belongs to the figure."""
    is_million: bool = False
    """Whether it is an "m" that is as likely a million as a metre."""


def unit_at(text: str, place: int, language: Language, *, skip_of: bool) -> Unit | None:
    """The unit behind a number that ends at `place`; `skip_of` where "of" joins the two: "thousands of victims"."""
    if match := _PERCENT.match(text, place) or _percent(language.code).match(text, place):
        return Unit(match.end(), " ".join(match[1].split()), is_glued=True, is_share=True)
    if match := _MILLION.match(text, place):
        return Unit(match.end(), match[1], is_glued=True, is_million=True)
    if match := _SIGN.match(text, place) or _GLUED.match(text, place):
        return Unit(match.end(), " ".join(match[1].split()), is_glued=True)
    if match := _HYPHENED.match(text, place):
        return Unit(match.end(), match[1], is_glued=True)
    if skip_of and (of := _OF.match(text, place)):
        place = of.end()
    words: list[str] = []
    end = place
    while len(words) < _MOST_WORDS and (found := _WORD.match(text, end)) is not None:
        word = found[1].lower()
        if word in language.small or word in language.spelt or (words and "\n" in found[0]):
            break
        words.append(found[1])
        end = found.end()
    return Unit(end, " ".join(words)) if words else None


def money_at(text: str, place: int) -> tuple[int, str] | None:
    """A currency sign before a number, and where it ends."""
    match = _MONEY.match(text, place)
    return (match.end(), match[0].strip()) if match else None


def money_before(text: str, place: int) -> tuple[int, str] | None:
    """A currency sign that ends right before a number, and where it begins."""
    match = _MONEY_BEFORE.search(text, max(0, place - 6), place)
    return (match.start(), match[0].strip()) if match else None


def is_currency(unit: str | None) -> bool:
    """Whether a unit is a sign that stands before a number, with its country or without: US$."""
    return bool(unit and _MONEY.fullmatch(unit))


@cache
def _percent(code: str) -> re.Pattern[str]:
    return pattern(rf"{SPACE}({any_of(KNOWN[code].percent)})")
