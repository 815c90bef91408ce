"""Reasons in the digits of two figures: one is the other rounded, miswritten, or one person short.

Digits are compared as they stand in decimal, so 0.1 is 0.1. Only counts are miswritten: what was measured differs in
some digit whenever it was measured twice.
"""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache
from math import ceil, floor
from typing import Literal, NamedTuple

from discrepancies.explanations.opposing_sides import Pair, Side

PEOPLE = ("people", "persons")
"""Units of which one is a person."""

CACHED = 50_000
"""Figures, and pairs of them, remembered: small counts come back in fact after fact."""

_WORDS = ("one digit", "two digits", "three digits", "four digits", "five digits", "six digits")
_FIRM = ("exact", "at least", "at most", "range")
_CERTAIN = 15
"""Float64 holds every decimal number of so many digits apart; a longer one is the float beside an open end."""

Slip = Literal["swapped", "tenfold", "one digit", ""]


class _Written(NamedTuple):
    """A figure in decimal: its digits with the point, and how many it has without the zeros that end it."""

    number: Decimal
    digits: str
    significant: int


class _Rounding(NamedTuple):
    """One figure rounded to another: how many digits the finer one has, and to how many it is rounded."""

    finer: float
    rounder: float
    significant: int
    digits: int


def rounded(pair: Pair) -> str | None:
    """Say that a figure of three digits or more is the other one rounded, by no more than "about" reaches."""
    return _rounded(pair, near=True)


def rounded_far(pair: Pair) -> str | None:
    """Say that any figure is the other one rounded: likely enough, but so is one person more, or a later report."""
    return _rounded(pair, near=False)


def swapped_or_tenfold(pair: Pair) -> str | None:
    """Say that two neighbouring digits are swapped, or that one figure is ten times the other."""
    found = _slipped(pair)
    if found not in ("swapped", "tenfold"):
        return None
    lower, higher = pair.say(pair.lower.low), pair.say(pair.higher.low)
    if found == "swapped":
        which = "the digits" if pair.higher.low < 100 else "two digits"
        return f"{lower} and {higher}: {which} may be swapped"
    return f"{higher} is ten times {lower}: a zero may be missing or one too many"


def one_digit_slip(pair: Pair) -> str | None:
    """Say that all digits but one are the same."""
    if _slipped(pair) != "one digit":
        return None
    return f"{pair.say(pair.lower.low)} and {pair.say(pair.higher.low)}: one digit differs, and may be a slip"


def one_more_or_less(pair: Pair) -> str | None:
    """Say that two counts that are firm differ by exactly one."""
    lower, higher = pair.lower, pair.higher
    if higher.low - lower.high != 1 or lower.hedge not in _FIRM or higher.hedge not in _FIRM:
        return None
    unit = pair.fact.unit
    one = "one" if unit is None else "one person" if unit in PEOPLE else f"one of the {unit}"
    return f"{pair.said(lower)} and {pair.said(higher)}: with or without {one}"


def are_swapped(one: str, other: str) -> bool:
    """Whether the digits are the same but for two neighbours, which have changed places."""
    places = _differing(one, other)
    if len(places) != 2:
        return False
    first, second = places
    return one[first + 1 : second] in ("", ".") and (one[first], one[second]) == (other[second], other[first])


def differ_in_one(one: str, other: str) -> bool:
    """Whether the digits are the same but for one."""
    return len(_differing(one, other)) == 1


def decimal(value: float) -> Decimal | None:
    """A bound as the number that somebody wrote; None for a float beside an open end, which nobody did."""
    written = _written(value)
    return written.number if written else None


def added(one: float, other: float) -> float:
    """The sum of two figures as they are written: 0.1 and 0.2 make 0.3."""
    return one + other if one.is_integer() and other.is_integer() else float(Decimal(repr(one)) + Decimal(repr(other)))


def _rounded(pair: Pair, *, near: bool) -> str | None:
    lower, higher = _figure(pair.lower, pair), _figure(pair.higher, pair)
    found = _rounding(lower, higher) if lower is not None and higher is not None else None
    if found is None or not (pair.lower if found.finer == lower else pair.higher).exact:
        return None
    reach = pair.fact.about * abs(Decimal(found.rounder))
    if near and (found.significant < 3 or abs(Decimal(found.rounder) - Decimal(found.finer)) > reach):
        return None
    count = _WORDS[found.digits - 1] if found.digits <= len(_WORDS) else f"{found.digits} digits"
    return f"{pair.say(found.finer)} is {pair.say(found.rounder)} to {count}"


@lru_cache(CACHED)
def _rounding(one: float, other: float) -> _Rounding | None:
    """Which of two figures is the other, rounded to fewer digits; None where neither is."""
    for finer, rounder in ((one, other), (other, one)):
        exact, target = _written(finer), _written(rounder)
        if exact is None or target is None or exact.significant <= target.significant:
            continue
        unit = Decimal(1).scaleb(exact.number.adjusted() - target.significant + 1)
        if exact.number.quantize(unit, ROUND_HALF_UP) == target.number:
            return _Rounding(finer, rounder, exact.significant, target.significant)
    return None


def _figure(side: Side, pair: Pair) -> float | None:
    """The number that is exact, or stands behind "about"; None where there is no single one."""
    if side.exact or side.hedge != "about":
        return side.low if side.exact else None
    # "Nearly" and "just over" count as about, too, but their number is not in the middle.
    number = decimal((side.low + side.high) / 2)
    if number is None:
        return None
    width = abs(number) * pair.fact.about
    low, high = number - width, number + width
    ends = (max(floor(low), 0), ceil(high)) if pair.fact.kind == "count" else (float(low), float(high))
    return float(number) if ends == (side.low, side.high) else None


def _slipped(pair: Pair) -> Slip:
    """The slip that makes one exact figure of the other, as both are written."""
    lower, higher = pair.lower, pair.higher
    if not lower.exact or not higher.exact:
        return ""
    return _slip(lower.low, higher.low)


@lru_cache(CACHED)
def _slip(lower: float, higher: float) -> Slip:
    one, other = _written(lower), _written(higher)
    if one is None or other is None or len(_bare(one)) < 2 or len(_bare(other)) < 2:
        return ""
    if are_swapped(one.digits, other.digits):
        return "swapped"
    if other.number == 10 * one.number:
        return "tenfold"
    return "one digit" if differ_in_one(one.digits, other.digits) else ""


@lru_cache(CACHED)
def _written(value: float) -> _Written | None:
    number = Decimal(repr(value))
    if len(number.as_tuple().digits) > _CERTAIN and not value.is_integer():
        return None
    digits = f"{number:f}".removesuffix(".0")
    return _Written(Decimal(digits), digits, len(number.normalize().as_tuple().digits))


def _bare(figure: _Written) -> str:
    """The digits alone, without point, sign and leading zeros."""
    return figure.digits.replace(".", "").lstrip("-0")


def _differing(one: str, other: str) -> list[int]:
    """The places in which two figures of one length differ, [] where they are not alike but for digits."""
    if len(one) != len(other) or one.find(".") != other.find("."):
        return []
    return [place for place, (left, right) in enumerate(zip(one, other, strict=True)) if left != right]
