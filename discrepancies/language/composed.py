"""Figures of several numbers, each with its unit: "6 ft 2 in", "3 hours and 20 minutes", "250 mg/5 mL", "2:01:39"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.language.digits import EXACT, TENTH, Number, last_digit
from discrepancies.language.languages import ENGLISH, numbers_of
from discrepancies.language.numerals import read_number
from discrepancies.language.phrases import NO_LETTER, keyed, one_of, plain
from discrepancies.language.reading import Unreadable
from discrepancies.language.units import convert, is_time, same_unit, sign_of

if TYPE_CHECKING:
    from discrepancies.language.amounts import Asked

CLOCK = re.compile(r"(?P<first>[0-9]{1,4}):(?P<second>[0-5][0-9])(?::(?P<third>[0-5][0-9](?:\.[0-9]+)?))?(?![0-9:])")
_PER_SEVERAL = re.compile(r" ?(?P<unit>[^\W\d]+)/(?P<several>[0-9]+(?:\.[0-9]+)?) ?(?P<per>[^\W\d]+)")
_NEXT = {"hour": "minute", "minute": "second", "m": "cm"}
"""The unit of a number that is left without one: "3h20", "1 m 80"."""
_SIXTY = Decimal(60)


@cache
def _unit(code: str) -> re.Pattern[str]:
    words = numbers_of(code)
    names = {*words.units, *numbers_of(ENGLISH.code).units}
    border = NO_LETTER if words.spaced else ""
    return re.compile(rf" ?(?P<unit>(?:{one_of(names, spaced=False)}){border})", re.IGNORECASE)


@cache
def _of_one_or_two(code: str) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, str]]:
    """Units that stand for two of themselves, the article before one of a unit, and the signs of the former."""
    words = numbers_of(code)
    return (
        re.compile(one_of(words.unit_pairs), re.IGNORECASE),
        re.compile(rf"(?:{one_of(words.a)})(?= )", re.IGNORECASE),
        keyed(words.unit_pairs),
    )


@cache
def _half(code: str) -> re.Pattern[str]:
    words = numbers_of(code)
    return re.compile(rf" ?(?:{one_of(words.and_half, spaced=words.spaced)})", re.IGNORECASE)


@cache
def _of_one(code: str) -> re.Pattern[str]:
    words = numbers_of(code)
    return re.compile(rf" (?:(?:{one_of(words.of)}) ?)?(?P<a>(?:{one_of(words.a)}) )?", re.IGNORECASE)


def of_one(rest: str, code: str) -> str:
    """What stands behind a part of one, without what joins the two: " mile" of " of a mile"."""
    match = _of_one(code).match(rest)
    joined = match and (match["a"] or unit_at(rest, match.end(), code))
    return f" {rest[match.end() :]}" if match and joined else rest


@cache
def _joint(code: str) -> re.Pattern[str]:
    words = numbers_of(code)
    return re.compile(rf",? (?:{one_of(words.and_, spaced=not words.attached)}) ?|, | |", re.IGNORECASE)


def unit_at(text: str, at: int, code: str) -> tuple[str, int] | None:
    """The sign of the unit that is written at `at`, and where it ends."""
    match = _unit(code).match(text, at)
    if match is None:
        return None
    sign = sign_of(match["unit"], code)
    return None if sign is None else (sign, match.end())


def clock_at(text: str, unit: str) -> tuple[Number, str, str] | None:
    """The seconds of "2:01:39", their unit and the text behind them; "3:46" is minutes where the fact counts seconds.

    Raises:
        Unreadable: hours and minutes, or minutes and seconds.
    """
    match = CLOCK.match(text)
    if match is None:
        return None
    first, second = Decimal(match["first"]), Decimal(match["second"])
    if match["third"]:
        seconds = (first * _SIXTY + second) * _SIXTY + Decimal(match["third"])
        last = Decimal(1).scaleb(-len(match["third"].partition(".")[2]))
    elif unit == "second":
        seconds, last = first * _SIXTY + second, Decimal(1)
    elif unit in ("hour", "day"):
        seconds, last = (first * _SIXTY + second) * _SIXTY, _SIXTY
    else:
        raise Unreadable(
            f'"{match[0]}" can be hours and minutes, or minutes and seconds',
            f'write "{match["first"]} h {match["second"]} min" or "{match["first"]} min {match["second"]} s"',
        )
    return Number(seconds, seconds, last=last, point=True), "second", text[match.end() :]


def one_unit(text: str, asked: Asked) -> tuple[Number, str, str] | None:
    """The one of "an hour", or the two of "ساعتان", with its unit; None where `text` begins otherwise."""
    pairs, article, signs = _of_one_or_two(asked.style.code)
    if two := pairs.match(text):
        sign = signs[plain(two[0])]
        number, rest = composed(Number(Decimal(2), Decimal(2)), f" {sign}{text[two.end() :]}", asked)
        return number, "", rest
    match = article.match(text)
    if match is None or unit_at(text, match.end(), asked.style.code) is None:
        return None
    number, rest = composed(Number(Decimal(1), Decimal(1)), text[match.end() :], asked)
    return number, "", rest


def composed(number: Number, rest: str, asked: Asked) -> tuple[Number, str]:
    """A number with those behind it that are part of it, in the unit of the first, and the text with that unit."""
    code = asked.style.code
    if match := _PER_SEVERAL.fullmatch(rest):
        share, last = (EXACT.divide(of, Decimal(match["several"])) for of in (number.low, last_digit(number)))
        return number._replace(low=share, high=share, last=last, point=True), f" {match['unit']}/{match['per']}"
    found = unit_at(rest, 0, code)
    if found is None or number.vague:
        return number, rest
    sign, end = found
    if not _of_the_kind(sign, asked):
        return number, rest
    total, smallest, last = number.low, sign, last_digit(number)
    while step := _further(rest, end, smallest, asked):
        part, smallest, end = step
        total, last = EXACT.add(total, _in(part.low, smallest, sign)), _in(last_digit(part), smallest, sign)
    if half := _and_half(rest, end, code):
        total, last, end = EXACT.add(total, Decimal("0.5")), TENTH, half
    if total == number.low:
        return number, rest
    return number._replace(low=total, high=total, last=last, point=True), f" {sign}{rest[end:]}"


def _of_the_kind(sign: str, asked: Asked) -> bool:
    """Whether a unit measures what the fact's does."""
    if asked.unit is None or same_unit(sign, asked.unit) or (asked.time and is_time(sign)):
        return True
    try:
        convert(Decimal(1), sign, asked.unit)
    except Unreadable:
        return False
    return True


def _and_half(rest: str, end: int, code: str) -> int | None:
    """Where "and a half" behind a unit ends: "a year and a half"."""
    match = _half(code).match(rest, end)
    return match.end() if match else None


def _further(rest: str, end: int, unit: str, asked: Asked) -> tuple[Number, str, int] | None:
    """The next number with its unit, and where it ends; it must be less than one of the unit before it."""
    code = asked.style.code
    joint = _joint(code).match(rest, end)
    start = joint.end() if joint else end
    try:
        part, behind = read_number(rest[start:], whole=False, style=asked.style)
    except Unreadable:
        return None
    after = len(rest) - len(behind)
    found = unit_at(rest, after, code)
    if found is None:
        if behind or unit not in _NEXT or after - start != len("20"):
            return None
        found = _NEXT[unit], after
    try:
        fits = not part.vague and 0 <= _in(part.low, found[0], unit) < 1
    except Unreadable:
        return None
    return (part, *found) if fits and found[0] != unit else None


def _in(value: Decimal, written: str, unit: str) -> Decimal:
    exact = convert(value, written, unit)
    return EXACT.divide(Decimal(exact.numerator), Decimal(exact.denominator))
