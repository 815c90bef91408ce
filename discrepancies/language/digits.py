"""Numbers in digits, to the last separator: what can be grouped in two ways is refused, with what to write instead.

Decimals and thousands are told apart as the source's language does it, or as the source itself says.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Context, Decimal
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.language.number_vocabulary import Sign

LARGEST = 2**53
"""Above it float64 no longer tells neighbouring whole numbers apart."""

EXACT = Context(prec=1000)
"""Enough digits for a value of 200 characters times any tolerance: nothing is ever rounded in it."""

TENTH = Decimal("0.1")
"""How finely a number in words is meant that is not whole: "two and a half"."""

ROUND = 3
"""So many zeros end a rounded number, however many digits stand before them."""

THOUSAND = 1000
"""From here on what multiplies a number makes it as coarse: "3 thousand", not "3 dozen"."""

PARTS = "¼½¾⅓⅔⅕⅖⅗⅘⅙⅚⅛⅜⅝⅞"
FRACTION = rf"(?:[{PARTS}]|[1-9][0-9]?/[1-9][0-9]{{0,2}}(?![0-9/]))"
"""A part of one, in one character or in digits."""

COMMAS = ("comma", "blank")
"""The signs by which a comma stands before decimals."""

_DENOMINATORS = frozenset((*range(2, 13), 16, 20, 24, 25, 32, 50, 64, 100))

THOUSANDS = "|".join(rf"(?:{comma}[0-9]{{3}})+" for comma in ",'’ ")
_WHOLE = rf"0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{THOUSANDS})"
_WELL_FORMED = re.compile(rf"(?:{_WHOLE})(?:\.[0-9]+)?|\.[0-9]+")
_INDIAN = re.compile(r"[1-9][0-9]?(?:,[0-9]{2})+,[0-9]{3}(?:\.[0-9]+)?")
_POINT = re.compile(r"[1-9][0-9]{0,2}\.[0-9]{3}")
_TWO_WAYS = re.compile(r"[1-9][0-9]{0,2}[.,][0-9]{3}")
_SEPARATORS = str.maketrans("", "", ",'’ ")
_SWAPPED = str.maketrans(".,", ",.")
_WITH_BLANKS = str.maketrans(".,", ", ")
_BETWEEN_DIGITS = re.compile(r"(?<=[0-9])[.,](?=[0-9])|(?<![0-9])[.,](?=[0-9])")
_FOR_MACHINES = re.compile(r"(?:e[+-]?|x)[0-9]", re.IGNORECASE)
_POWER_OF_TEN = re.compile(
    r"e(?P<e>[+-]?[0-9]{1,3})(?![0-9])"
    r"| ?[x×·] ?10(?:\^|\*\*)(?P<caret>[-−+]?[0-9]{1,3})(?![0-9])| ?[x×·] ?10(?P<raised>[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]{1,3})",
    re.IGNORECASE,
)
_MOST_TENS = 300


class Number(NamedTuple):
    """A number as written, exact: `low` and `high` differ for a vague word alone."""

    low: Decimal
    high: Decimal
    factor: int = 1
    """What a multiplier behind it made of it ("2 million": 1,000,000)."""
    vague: bool = False
    rounded: bool = False
    """Whether the word itself says about: "une centaine"."""
    grouped: bool = False
    """Whether its thousands are set apart."""
    part: bool = False
    """Whether it is a part of one in words, which without a unit may be a share of anything."""
    last: Decimal = Decimal(0)
    """What its last written digit stands for, closing zeros counted; 0 where it is in words."""
    point: bool = False
    """Whether that digit is as fine as the source meant it: it stands behind a point, or in a smaller unit."""


def digits_value(digits: str, sign: Sign, *, whole: bool) -> Decimal:
    """What digits with their separators come to.

    Raises:
        Unreadable: not grouped as numbers are, or in a way that stands for two numbers.
    """
    if sign == "blank" and _POINT.fullmatch(digits):
        if whole:
            raise _not_whole(digits)
        raise Unreadable(
            f'"{digits}" can be a thousand and more or a decimal number',
            f"write {digits.replace('.', '')} or {digits.replace('.', ',')}",
        )
    if sign == "unknown" and _TWO_WAYS.fullmatch(digits):
        raise Unreadable(
            f'"{digits}" can be a thousand and more or a decimal number, and its language is not read so',
            f'write {digits.translate(str.maketrans("", "", ".,"))}, or say "decimal: comma" or "decimal: point" of the'
            " source",
        )
    in_points = digits.translate(_SWAPPED) if sign in COMMAS else digits
    if _WELL_FORMED.fullmatch(in_points) or (sign == "indian" and _INDIAN.fullmatch(in_points)):
        return Decimal(in_points.translate(_SEPARATORS))
    raise as_written(_ill_formed(in_points, whole), sign)


def as_written(refusal: Unreadable, sign: Sign) -> Unreadable:
    """A refusal of figures with points, as a source that has commas there would write them."""
    if sign not in COMMAS:
        return refusal
    wrong = _signed_as(_SWAPPED, refusal.wrong)
    instead = _signed_as(_WITH_BLANKS if sign == "blank" else _SWAPPED, refusal.instead)
    return Unreadable(
        wrong.replace("the comma in", "the point in").replace("has points between", "has commas between"),
        instead.replace("with a decimal point", "with a decimal comma").replace("without a comma", "without a point"),
    )


def _signed_as(signs: Mapping[int, int], text: str) -> str:
    return _BETWEEN_DIGITS.sub(lambda found: found[0].translate(signs), text)


def last_of(digits: str, sign: Sign) -> Decimal:
    """What the last of some digits stands for: 1 in 160, 0.01 in 1.50."""
    _, point, decimals = digits.rpartition("," if sign in COMMAS else ".")
    return Decimal(1).scaleb(-len(decimals)) if point else Decimal(1)


def last_digit(number: Number) -> Decimal:
    """What the last digit stands for as it is written: 1 in 300,000, a million in "3 million", a tenth in "a half"."""
    if number.last:
        return number.last
    if number.low != number.low.to_integral_value():
        return TENTH
    factor = Decimal(number.factor) if number.factor >= THOUSAND else Decimal(1)
    return min(factor, Decimal(1).scaleb(_closing_zeros(number.low)[0]))


def rounding(number: Number) -> Decimal:
    """What a number may be rounded to: its last digit, or where it ends in zeros what the digit before them stands for.

    Zeros count where there are three of them, or as many as the digits before: 5,000 and 20, not 930 or 11,500.
    """
    if number.point or number.low != number.low.to_integral_value():
        return last_digit(number)
    zeros, before = _closing_zeros(number.low)
    return Decimal(1).scaleb(zeros if zeros >= min(before, ROUND) else 0)


def grain_of(number: Number) -> Decimal:
    """What the last digit stands for, the zeros that end a whole number aside: 10 in 160, 0.01 in 1.50."""
    if number.point or number.low != number.low.to_integral_value():
        return last_digit(number)
    return Decimal(1).scaleb(_closing_zeros(number.low)[0])


def _closing_zeros(value: Decimal) -> tuple[int, int]:
    """How many zeros end a whole number, and how many digits stand before them."""
    digits = str(abs(int(value)))
    bare = digits.rstrip("0")
    return (len(digits) - len(bare), len(bare)) if bare else (0, 1)


def power_of_ten(digits: str, text: str, *, whole: bool) -> tuple[Decimal, str]:
    """What "× 10^6" or "e6" behind digits multiplies them by, and the text behind that; 1 where there is none.

    Raises:
        Unreadable: for a count, which nobody writes so.
    """
    match = _POWER_OF_TEN.match(text)
    if _FOR_MACHINES.match(text) and (whole or match is None):
        raise Unreadable(f'"{digits}{text}" is written for machines', "write the number out in plain digits")
    if match is None:
        return Decimal(1), text
    raised = unicodedata.normalize("NFKC", match["e"] or match["caret"] or match["raised"]).replace("−", "-")
    if abs(int(raised)) > _MOST_TENS:
        raise Unreadable(f'"{digits}{match[0]}" is too large to be compared exactly', "write it in a larger unit")
    return Decimal(1).scaleb(int(raised)), text[match.end() :]


def fraction_value(written: str) -> Decimal:
    """What a fraction comes to: "½" and "1/2" are 0.5.

    Raises:
        Unreadable: it may be something else, such as a date or a score.
    """
    above, _, below = unicodedata.normalize("NFKC", written).replace("⁄", "/").partition("/")
    if int(below) not in _DENOMINATORS or int(above) >= int(below):
        raise two_numbers(written)
    return EXACT.divide(Decimal(above), Decimal(below))


def within_limits(value: Decimal, written: str, sign: Sign, *, whole: bool) -> Decimal:
    """The value, where it can be compared exactly and its kind allows it.

    Raises:
        Unreadable: too large; or, where `whole` asks for a count, negative or with decimals.
    """
    if value.copy_abs() > LARGEST:
        raise Unreadable(
            f'"{written}" is too large to be compared exactly',
            f"write a number up to {LARGEST:,}, or in a larger unit",
        )
    if whole and value < 0:
        raise Unreadable(
            f'"{written}" is negative, and a count is not',
            "write a number from 0 up, or declare the fact as a quantity",
        )
    if whole and value != value.to_integral_value():
        raise not_whole(written, sign)
    return value


def not_whole(written: str, sign: Sign) -> Unreadable:
    """The refusal of a count with decimals, or with three zeros that can be decimals."""
    return as_written(_not_whole(written.translate(_SWAPPED) if sign in COMMAS else written), sign)


def refuse_thousandths(digits: str, sign: Sign) -> None:
    """Refuse money with three decimals behind a comma: "$10,000" is often written as English writes it."""
    if sign in COMMAS and _POINT.fullmatch(digits.translate(_SWAPPED)):
        raise Unreadable(
            f'"{digits}" can be a thousand and more or a decimal number',
            f"write {digits.replace(',', '')} or {digits}0",
        )


def _not_whole(written: str) -> Unreadable:
    if re.fullmatch(r"[1-9][0-9]{0,2}\.[0-9]{3}", written):
        whole, _, decimals = written.partition(".")
        other = f" or {whole}" if not int(decimals) else ""
        return Unreadable(
            f'"{written}" can be a thousand and more or a decimal number',
            f"write {whole}{decimals}{other}{', or declare the fact as a quantity' if not other else ''}",
        )
    return Unreadable(
        f'"{written}" is not a whole number, and a count is',
        "write a whole number, or declare the fact as a quantity",
    )


def _ill_formed(digits: str, whole: bool) -> Unreadable:
    if re.fullmatch(r"0[0-9]+(?:\.[0-9]+)?", digits):
        bare = digits.lstrip("0")
        return Unreadable(f'"{digits}" starts with a zero', f"write {bare if bare[:1].isdigit() else '0' + bare}")
    if _INDIAN.fullmatch(digits):
        figure, point, decimals = digits.partition(".")
        return Unreadable(
            f'"{digits}" is grouped as numbers are in India',
            f'write {int(figure.replace(",", "")):,}{point}{decimals}, or say "decimal: indian" of the source',
        )
    if re.fullmatch(r"[0-9]+,[0-9]{1,2}", digits):
        left, right = digits.split(",")
        instead = f"write {left}{right}, or all the digits of the thousands: 1,234"
        if not whole:
            instead = f"write {left}.{right} with a decimal point, or {left}{right} without a comma"
        return Unreadable(f'the comma in "{digits}" can be a decimal point or stand for thousands', instead)
    if re.fullmatch(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}(?:,[0-9]+)?|\.[0-9]{3},[0-9]+)", digits):
        as_points = digits.replace(".", "").replace(",", ".")
        wants_whole = whole and "." in as_points
        instead = "write a whole number, or declare the fact as a quantity" if wants_whole else f"write {as_points}"
        return Unreadable(f'"{digits}" has points between the thousands', instead)
    if " " in digits:
        return Unreadable(f'"{digits}" can be one number or several', "write one number, its thousands as in 1,234")
    return Unreadable(f'"{digits}" is not grouped as numbers are', "write it as 1234 or 1,234")


def two_numbers(text: str) -> Unreadable:
    """The refusal of more than one number where one is expected."""
    return Unreadable(f'"{text}" is more than one number', 'write one claim for each, or a range: "7 to 9"')
