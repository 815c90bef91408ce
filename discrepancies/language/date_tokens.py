"""The words and signs an English date is made of, so that the grammar deals in days, months and years only.

Every character must belong to a token that is known here; a word that is not, or that no interval could stand
for ("yesterday", "spring"), is refused by name.
"""

from __future__ import annotations

import re
from typing import Any, NamedTuple

from discrepancies.language import edtf, numeric_dates
from discrepancies.language.calendar import MONTHS, WEEKDAYS
from discrepancies.language.clock import clock, seconds_east
from discrepancies.language.reading import Context, Unreadable
from discrepancies.language.span import Span, of_years

HOW_TO_WRITE = "write it in English or as EDTF: 2018-01-15, 15 January 2018, January 2018, 15 January, mid-January 2018"


class Fixed(NamedTuple):
    """A date that stands in one token, and whether the token calls it approximate."""

    span: Span
    is_about: bool


class Fraction(NamedTuple):
    """A quarter or half: which, of how many."""

    number: int
    of: int


class Token(NamedTuple):
    """One word or sign. Kinds: D day, M month, Y year, E a date in one token, F fraction, W weekday, T time,
    Z offset, P early, mid, late, A about, L a word in front that bounds, O one behind, R between two ends,
    N without a year.
    """

    kind: str
    value: Any


MONTH_WORDS = {
    word: number
    for number, name in enumerate(MONTHS, 1)
    for word in (name.lower(), name[:3].lower(), *(["sept"] if name == "September" else []))
}
_WEEKDAY_WORDS = {word: number for number, name in enumerate(WEEKDAYS) for word in (name.lower(), name[:3].lower())} | {
    "tues": 1,
    "weds": 2,
    "thur": 3,
    "thurs": 3,
}
_WORDS: dict[str, Token | None] = (
    dict.fromkeys(("of", "the", "on", "in", "at", "during"))
    | {word: Token("M", number) for word, number in MONTH_WORDS.items()}
    | {word: Token("W", number) for word, number in _WEEKDAY_WORDS.items()}
    | {word: Token("P", word) for word in ("early", "mid", "late", "end", "start")}
    | {"middle": Token("P", "mid"), "beginning": Token("P", "start")}
    | {word: Token("A", True) for word in ("about", "around", "circa", "ca", "c", "approximately", "approx", "roughly")}
    | {word: Token("L", word) for word in ("before", "by", "after", "since", "from", "between")}
    | {word: Token("R", "to") for word in ("to", "through")}
    | {word: Token("R", "until") for word in ("until", "till")}
    | {"and": Token("R", "and"), "noon": Token("T", clock("12", "00", None, None))}
    | {word: Token("O", "onwards") for word in ("onwards", "onward")}
    | {f"q{number}": Token("F", Fraction(number, 4)) for number in (1, 2, 3, 4)}
)
_TURNS: dict[str, Token | None] = {
    "no later than": Token("L", "no later"),
    "not later than": Token("L", "no later"),
    "not after": Token("L", "no later"),
    "on or before": Token("L", "no later"),
    "no earlier than": Token("L", "no earlier"),
    "not earlier than": Token("L", "no earlier"),
    "not before": Token("L", "no earlier"),
    "on or after": Token("L", "no earlier"),
    "prior to": Token("L", "before"),
    "earlier than": Token("L", "before"),
    "later than": Token("L", "after"),
    "up to": Token("R", "until"),
    "or earlier": Token("O", "no later"),
    "or before": Token("O", "no later"),
    "or later": Token("O", "no earlier"),
    "or after": Token("O", "no earlier"),
    "of a year not given": Token("N", None),
    "on a day": None,
}
_ORDINALS = {"first": 1, "1st": 1, "second": 2, "2nd": 2, "third": 3, "3rd": 3, "fourth": 4, "4th": 4}

_RELATIVE = (
    "which day this is depends on when it was written",
    "write the day meant, and under inferred how it is known",
)
_WEEK = ("a week is not read", "write its days, as in 15-21 January 2018")
_SEASON = ("the months of a season differ by hemisphere", "write the months, as in 2018-03/2018-05")
_TIME_OF_DAY = (
    "part of a day is not an agreed stretch of time",
    "write the day alone, or the times, as in 18:00",
)
_REFUSED = (
    dict.fromkeys(("yesterday", "today", "tomorrow", "last", "next", "this", "ago", "later", "now"), _RELATIVE)
    | dict.fromkeys(("days", "weeks", "month", "months", "year", "years"), _RELATIVE)
    | dict.fromkeys(("week", "weekend"), _WEEK)
    | dict.fromkeys(("spring", "summer", "autumn", "fall", "winter"), _SEASON)
    | dict.fromkeys(("night", "morning", "evening", "afternoon", "dawn", "dusk", "overnight"), _TIME_OF_DAY)
    | {
        "midnight": ("midnight may be where the day begins or ends", "write 00:00 of the day that begins"),
        "or": ("this is two answers", "write two claims, or a range, as in 15-16 January 2018"),
        "century": ("writers differ on the years of a century", "write the years, as in 18XX or 1801/1900"),
        "bc": ("years before Christ are written as numbers", "write -0009 for 10 BC, 0000 for 1 BC"),
        "bce": ("years before Christ are written as numbers", "write -0009 for 10 BC, 0000 for 1 BC"),
    }
)
_ZONE = (
    "names of time zones are not read, for they depend on place and season",
    "write the offset from UTC, as in 04:30-04:00",
)
_REFUSED |= dict.fromkeys(("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "bst"), _ZONE)

_HYPHENED = re.compile(r"\b(\d{1,2})-([a-z]{3,9})-(\d{4})\b", re.ASCII)
_BRACKETED = re.compile(r"(\d{1,2}:\d\d[^()]*)\(([^()]+)\)", re.ASCII)
"""A time with its day in brackets: "18:45 (8 December 2011)"."""
_NUMERIC_SIGNS = re.compile(r"[/.-]")
_CLOCK = re.compile(r"(\d{1,2})(?:[:.](\d\d))?(?::(\d\d))?\s?([ap]?)", re.ASCII)
_TOKEN = re.compile(
    r"""
    (?P<skip>[\s,]+)
  | (?P<turn>TURNS)(?!\w)
  | (?P<fraction>(?:ORDINALS)\s(?:quarter|half))(?!\w)
  | (?P<numeric>(?:\d{1,2}(?P<a>[/.-])\d{1,2}(?P=a)\d{1,4}|\d{4}(?P<b>[/.])\d{1,2}(?P=b)\d{1,4})(?![\w/]))
  | (?P<clock>\d{1,2}:\d\d(?::\d\d)?(?:[ap]|\s?[ap]\.?m\.?)?(?![\w:])|\d{1,2}(?:\.\d\d)?\s?[ap]\.?m\.?(?!\w))
  | (?P<decade>\d{3}0'?s(?!\w))
  | (?P<edtf>(?<!\w)-?\d[\dx]{3}(?:-[\dx]{2}(?:-[\dx]{2}
        (?:[t\s]\d\d:\d\d(?::\d\d)?(?:z|\s?[+-]\d\d(?::?\d\d)?)?(?!\s?[ap]\.?m|[\d:]))?)?)?[~?%]?(?!\w)
      |(?<!\w)xxxx-[\dx]{2}(?:-[\dx]{2})?[~?%]?(?!\w))
  | (?P<day>\d{1,2}(?:st|nd|rd|th)?(?!\w))
  | (?P<zone>(?:z|utc|gmt)(?:\s?[+-]\d{1,2}(?::?\d\d)?)?(?![\w:]))
  | (?P<word>q[1-4](?!\w)|[a-z\u00c0-\u024f]+\.?)
  | (?P<about>[~≈])
  | (?P<dash>[-–—])
    """.replace("TURNS", "|".join(turn.replace(" ", r"\s") for turn in _TURNS)).replace(
        "ORDINALS", "|".join(_ORDINALS)
    ),
    re.VERBOSE | re.ASCII,
)


def tokens(text: str, context: Context) -> list[Token]:
    """Cut a phrase into tokens, in order, without fillers and commas.

    Raises:
        Unreadable: something in it belongs to no date, or a part of it is none.
    """
    lowered = _HYPHENED.sub(r"\1 \2 \3", " ".join(text.lower().replace("−", "-").replace("‑", "-").split()))
    if bracketed := _BRACKETED.fullmatch(lowered):
        lowered = f"{bracketed[1]} {bracketed[2]}"
    found: list[Token] = []
    place = 0
    while place < len(lowered):
        match = _TOKEN.match(lowered, place)
        if match is None:
            raise _unknown(lowered[place:].split(maxsplit=1)[0], lowered)
        place = match.end()
        if match.lastgroup == "word" and match[0].rstrip(".") not in _WORDS:
            raise _unknown(match[0], lowered)
        token = _token(match.lastgroup or "", match[0], context)
        hyphen_of_mid = token == Token("R", "-") and found and found[-1].kind == "P"
        if token is not None and not hyphen_of_mid:
            found.append(token)
    return found


def _token(group: str, text: str, context: Context) -> Token | None:
    match group:
        case "turn":
            return _TURNS[text]
        case "word":
            return _WORDS[text.rstrip(".")]
        case "day":
            return Token("D", int(text.rstrip("stndrh")))
        case "edtf":
            return _edtf(text)
        case "dash":
            return Token("R", "-")
        case "clock":
            return Token("T", clock(*_CLOCK.findall(text)[0]))
        case "zone":
            return Token("Z", seconds_east(text))
        case "about":
            return Token("A", True)
        case "numeric":
            first, second, third = _NUMERIC_SIGNS.split(text)
            return Token("E", Fixed(numeric_dates.span(first, second, third, context), is_about=False))
        case "decade":
            return Token("E", Fixed(_decade(int(text[:4])), is_about=False))
        case "fraction":
            ordinal, kind = text.split()
            return Token("F", Fraction(_ORDINALS[ordinal], 4 if kind == "quarter" else 2))
    return None


def _unknown(word: str, text: str) -> Unreadable:
    """Refuse a phrase for its unknown word, or better for one that is known to be none of a date's."""
    for known in text.replace(",", " ").replace(".", " ").split():
        if known in _REFUSED:
            return Unreadable(*_REFUSED[known])
    return Unreadable(f"“{word}” does not belong in a date", HOW_TO_WRITE)


def _edtf(text: str) -> Token:
    if text.isdigit():
        return Token("Y", int(text))
    found = edtf.span(text.upper())
    if found is None:
        raise Unreadable(f"“{text}” does not belong in a date", HOW_TO_WRITE)
    return Token("E", Fixed(*found))


def _decade(year: int) -> Span:
    if year % 100 == 0:
        raise Unreadable(f"the {year}s may be ten years or a hundred", f"write {year // 10}X or {year // 100}XX")
    return of_years(year, year + 9)
