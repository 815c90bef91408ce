"""A bare number at the start of a text: in digits, in words or vague, before any hedge or unit is thought of.

Kept apart from the hedges because this is where a misread digit would do the most harm: every way of grouping
digits that is not certain is refused here, with what to write instead.
"""

from __future__ import annotations

import re
from decimal import Context, Decimal
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.number_words import ENGLISH
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable

LARGEST = 2**53
"""Above it float64 no longer tells neighbouring whole numbers apart."""

EXACT = Context(prec=1000)
"""Enough digits for a value of 200 characters times any tolerance: nothing is ever rounded in it."""

_NO_LETTER = r"(?![^\W\d_])"

_PLAIN = 15
"""Up to so many digits a number is below 2**53 and needs no grammar."""


class Number(NamedTuple):
    """A number as written, exact: `low` and `high` differ for a vague word alone."""

    low: Decimal
    high: Decimal
    factor: int = 1
    """What a multiplier behind it made of it ("2 million": 1,000,000)."""
    vague: bool = False


def one_of(phrases: Iterable[str]) -> str:
    """A regular expression for any of the phrases, the longest first, whole words only."""
    longest_first = sorted(phrases, key=len, reverse=True)
    runs = groupby(longest_first, key=lambda phrase: phrase[-1].isalpha())
    # Asked once a run, not once a phrase: these expressions are compiled each time the program starts.
    return "|".join(f"(?:{'|'.join(map(re.escape, run))}){_NO_LETTER if word else ''}" for word, run in runs)


_W = ENGLISH
_FACTORS = {_W.hundred: 100, **_W.powers, **_W.dozens, **_W.short, **_W.short_count}
_SPELT = one_of((_W.hundred, *_W.powers, *_W.dozens))
_OF = rf"(?: {_W.of}(?= ))?"

_SIGNED = rf"(?P<minus>[-−] ?|{_W.minus} )?(?P<digits>\.?[0-9](?:[.,'’ ]?[0-9])*)"
_MEASURED = re.compile(rf"{_SIGNED}(?: ?(?P<factor>{_SPELT}|{one_of(_W.short)}))?", re.IGNORECASE)
_SHORT = one_of((*_W.short, *_W.short_count))
_COUNTED = re.compile(rf"{_SIGNED}(?: ?(?P<factor>{_SPELT}|{_SHORT}))?", re.IGNORECASE)
_THOUSANDS = "|".join(rf"(?:{comma}[0-9]{{3}})+" for comma in ",'’ ")
_WHOLE = rf"0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{_THOUSANDS})"
_WELL_FORMED = re.compile(rf"(?:{_WHOLE})(?:\.[0-9]+)?|\.[0-9]+")
_SEPARATORS = str.maketrans("", "", ",'’ ")
_FOR_MACHINES = re.compile(r"(?:e[+-]?|x)[0-9]", re.IGNORECASE)

_TENS, _TEENS, _ONES = one_of(_W.tens), one_of(_W.teens), one_of(_W.ones)
_BELOW_100 = rf"(?:(?:{_TENS})(?:[ -](?:{_ONES}))?|{_TEENS}|{_ONES})"
_BELOW_10000 = rf"{_BELOW_100}(?: {_W.hundred}\b(?:(?: {_W.and_})? {_BELOW_100})?)?"
_GROUP = rf"{_BELOW_10000}(?: (?:{one_of(_W.powers)}))?"
_GROUPS = rf"{_W.zero}\b|{_GROUP}(?:(?: {_W.and_} |, | ){_GROUP})*"
_WORDS = re.compile(rf"(?P<minus>{_W.minus} )?(?P<groups>{_GROUPS})(?: (?P<dozen>{one_of(_W.dozens)}))?", re.IGNORECASE)
_EACH_GROUP = re.compile(rf"({_BELOW_10000})(?: ({one_of(_W.powers)}))?", re.IGNORECASE)
_ONE = re.compile(rf"(?:{one_of(_W.a)}) (?=(?:{_SPELT}))", re.IGNORECASE)
_HALF = re.compile(rf"{_W.half} (?:{one_of(_W.a)}) (?P<factor>{_SPELT})", re.IGNORECASE)
_MANY = re.compile(rf"(?P<many>{one_of(_W.many)}){_OF}", re.IGNORECASE)
_FEW = re.compile(
    rf"(?P<few>{one_of(_W.few)})(?: {_W.of}\b(?= (?:{_SPELT})))?(?P<factors>(?: (?:{_SPELT})){{0,2}}){_OF}",
    re.IGNORECASE,
)


def plain_number(text: str) -> float | None:
    """The number of a text that is nothing but a few digits: the fast way for most values there are."""
    if text.isdigit() and text.isascii() and len(text) <= _PLAIN and (text[0] != "0" or text == "0"):
        return float(text)
    return None


def multiplies(unit: str) -> bool:
    """Whether a unit begins with a multiplier: "million USD", "thousands of tonnes"."""
    first = unit.lower().split(maxsplit=1)[0]
    return first in _FACTORS or first.removesuffix("s") in _FACTORS


def read_number(text: str, *, whole: bool) -> tuple[Number, str]:
    """The number that `text` starts with, and the text behind it.

    `whole` refuses what is negative, and decimals unless a multiplier makes them whole ("1.2 million").

    Raises:
        Unreadable: no number, or one that can be read in two ways.
    """
    if plain_number(text) is not None:
        return Number(Decimal(text), Decimal(text)), ""
    if match := (_COUNTED if whole else _MEASURED).match(text):
        return _in_digits(match, text[match.end() :], whole), text[match.end() :]
    if match := _HALF.match(text):
        factor = _FACTORS[match["factor"].lower()]
        return _exactly(Decimal(factor // 2), factor, match[0], whole), text[match.end() :]
    if match := _ONE.match(text):
        text = f"{_W.one} {text[match.end() :]}"
    if match := _WORDS.match(text):
        return _in_words(match, whole), text[match.end() :]
    if match := _MANY.match(text):
        low, high = _W.many[match["many"].lower()]
        return Number(Decimal(low), Decimal(high), vague=True), text[match.end() :]
    if match := _FEW.match(text):
        return _few(match), text[match.end() :]
    instead = 'write the number in digits, with a hedge where the source has one: "at least 9"'
    if match := re.match(r"[^0-9]+(?=[0-9])", text):
        raise Unreadable(f'"{match[0].strip()}" before the number is not understood', instead)
    raise Unreadable(f'"{text}" is not a number' if text else "there is no number", instead)


def _in_digits(match: re.Match[str], rest: str, whole: bool) -> Number:
    digits = match["digits"]
    if _FOR_MACHINES.match(rest):
        raise Unreadable(f'"{match[0]}{rest}" is written for machines', "write the number out in plain digits")
    if not _WELL_FORMED.fullmatch(digits):
        raise _ill_formed(digits, whole)
    value = Decimal(digits.translate(_SEPARATORS))
    if match["minus"]:
        value = value.copy_negate()
    if not match["factor"]:
        if whole and "." in digits:
            raise _not_whole(digits)
        return _exactly(value, 1, match[0], whole)
    factor = _FACTORS[match["factor"].lower()]
    return _exactly(EXACT.multiply(value, Decimal(factor)), factor, match[0], whole)


def _in_words(match: re.Match[str], whole: bool) -> Number:
    words = match["groups"].lower()
    groups = [] if words == _W.zero else _EACH_GROUP.findall(words)
    value, room, factor = 0, 10 * LARGEST, 1
    for group, power in groups:
        unit = _W.powers.get(power, 1)
        part = _spelt(group) * unit
        if part >= room:
            raise two_numbers(match[0])
        value, room = value + part, unit
        factor = unit * (100 if group.endswith(_W.hundred) else 1)
    if match["dozen"]:
        factor = _W.dozens[match["dozen"].lower()]
        value *= factor
    elif len(groups) > 1:
        factor = 1
    return _exactly(Decimal(-value if match["minus"] else value), factor, match[0], whole)


@lru_cache(maxsize=1024)
def _spelt(words: str) -> int:
    """A well-formed number word below 10,000; of others text2num makes numbers too, so it is never asked."""
    from text_to_num import text2num

    return int(text2num(words, _W.language))


def _few(match: re.Match[str]) -> Number:
    low, high = _W.few[match["few"].lower()]
    factor = 1
    for word in match["factors"].lower().split():
        factor *= _FACTORS[word]
    return Number(Decimal(low * factor), Decimal(high * factor), factor, vague=True)


def _exactly(value: Decimal, factor: int, written: str, whole: bool) -> Number:
    if value.copy_abs() > LARGEST:
        raise Unreadable(
            f'"{written}" is too large to be compared exactly',
            f"write a number up to {LARGEST:,}, or in a larger unit",
        )
    if whole and value < 0:
        raise Unreadable(f'"{written}" is negative, and a count is not', "write a number from 0 up")
    if whole and value != value.to_integral_value():
        raise _not_whole(written)
    return Number(value, value, factor)


def _not_whole(written: str) -> Unreadable:
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", written):
        return Unreadable(
            f'"{written}" can be a thousand and more or a decimal number',
            f"write {written.replace('.', '')} or {written.replace('.', ',')}",
        )
    return Unreadable(
        f'"{written}" is not a whole number, and a count is',
        "write a whole number, or declare the fact as a quantity",
    )


def _ill_formed(digits: str, whole: bool) -> Unreadable:
    if re.fullmatch(r"0[0-9]+(?:\.[0-9]+)?", digits):
        bare = digits.lstrip("0")
        return Unreadable(f'"{digits}" starts with a zero', f"write {bare if bare[:1].isdigit() else '0' + bare}")
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        left, right = digits.split(",")
        instead = f"write {left}{right}, or all the digits of the thousands: 1,234"
        if not whole:
            instead = f"write {left}.{right} with a decimal point, or {left}{right} without a comma"
        return Unreadable(f'the comma in "{digits}" can be a decimal point or stand for thousands', instead)
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)", digits):
        plain = digits.replace(".", "").replace(",", ".")
        return Unreadable(f'"{digits}" has points between the thousands', f"write {plain}")
    if " " in digits:
        return Unreadable(f'"{digits}" can be one number or several', "write one number, its thousands as in 1,234")
    return Unreadable(f'"{digits}" is not grouped as numbers are', "write it as 1234 or 1,234")


def two_numbers(text: str) -> Unreadable:
    """The refusal of more than one number where one is expected."""
    return Unreadable(f'"{text}" is more than one number', 'write one claim for each, or a range: "7 to 9"')
