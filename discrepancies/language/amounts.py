"""What the hedges of a number make of it: an interval with open and soft ends, in the units written."""

from __future__ import annotations

from decimal import ROUND_CEILING, Context, Decimal
from typing import TYPE_CHECKING, NamedTuple, get_args

from discrepancies.language.digits import EXACT, Number, last_digit, rounding
from discrepancies.language.languages import ENGLISH, Style
from discrepancies.language.number_vocabulary import Limit
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.language.reading import Hedge

LIMITS: tuple[str, ...] = get_args(Limit)
_HALF = Decimal("0.5")
_EDGE = Decimal("1e-9")
"""Of what a number is rounded to: 51.5 is rounded to 52, so what is rounded to 51 ends so far below it."""
FINE = 100
"""So many times what a number is rounded to it is, where it has three digits."""
_ROUGHLY = Context(prec=28)
"""For roots, of which no digit is anybody's."""
_LOWER = ("at least", "more than")
_STRICT = ("more than", "less than")


class Asked(NamedTuple):
    """What the grammar needs to know of the fact."""

    unit: str | None
    """The fact's own, which may stand before a number too."""
    about: Decimal
    """How far "about" reaches, as a share of the number."""
    whole: bool
    """Whether decimals and negative numbers are refused."""
    style: Style = ENGLISH
    money: bool = False
    """Whether the unit is a currency, which is written before the number too."""
    share: bool = False
    """Whether the unit is per cent, so that "half" is one."""
    time: bool = False
    """Whether the unit is one of time, so that "2:01:39" is one."""
    difference: bool = False
    """Whether it is how far two values are apart, so that percentage points are per cent."""
    tolerant: bool = False
    """Whether the fact says itself how far answers may differ, so that no zero counts as a sign of rounding."""


class Span(NamedTuple):
    """What a hedged number leaves possible, exact; None is no bound, and an open end is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    soft_low: Decimal | None
    soft_high: Decimal | None
    hedge: Hedge
    low_open: bool = False
    high_open: bool = False
    low_unit: str = ""
    """As written, "" where none is."""
    high_unit: str = ""
    negative: bool = False
    """Whether a number in it is below zero as written, so that zero is no floor."""
    low_digit: Decimal = Decimal(0)
    """What the last written digit of the lower number stands for; 0 where it is none or vague."""
    high_digit: Decimal = Decimal(0)


class Amount(NamedTuple):
    """One number with the width that its words give it, and what its last written digit stands for."""

    low: Decimal
    high: Decimal
    soft_low: Decimal
    soft_high: Decimal
    hedge: Hedge
    low_open: bool = False
    high_open: bool = False
    digit: Decimal = Decimal(0)


class Written(NamedTuple):
    """One number as it stands there, its hedges and its unit apart."""

    number: Number
    limit: str
    blur: str
    unit: str


def contradiction(text: str) -> Unreadable:
    """The refusal of hedges of which one denies the other."""
    return Unreadable(f'"{text}" has hedges that do not go together', 'write one: "at least 9" or "up to 9"')


def amount(number: Number, blur: str, text: str, asked: Asked) -> Amount:
    """The width that a number has by what blurs it.

    Raises:
        Unreadable: vague twice, or a blur that reaches nobody knows how far.
    """
    low, high = number.low, number.high
    if number.rounded and not blur:
        blur = "about"
    if number.vague:
        if blur:
            raise Unreadable(f'"{text}" is vague twice', "leave out the first hedge")
        return Amount(low, high, *twice_as_wide(low, high), "vague")
    digit = last_digit(number) if low else Decimal(0)
    soft_low, soft_high = rounded(low, last_digit(number) if asked.tolerant else rounding(number), whole=asked.whole)
    if blur in ("", "exactly"):
        return Amount(low, high, soft_low, soft_high, "exact", digit=digit)
    if not low or (low < 0 and blur != "about"):
        raise Unreadable(f'how far "{text}" reaches is not certain', 'write the bounds: "0 to 5"')
    width = EXACT.multiply(low.copy_abs(), asked.about)
    if blur != "just over":
        low = EXACT.subtract(low, width)
    if blur in ("about", "just over"):
        high = EXACT.add(high, width)
    wide_low, wide_high = twice_as_wide(low, high)
    soft_low, soft_high = min(soft_low, wide_low), max(soft_high, wide_high)
    return Amount(low, high, soft_low, soft_high, "about", blur == "just over", blur == "just under", digit)


def twice_as_wide(low: Decimal, high: Decimal) -> tuple[Decimal, Decimal]:
    """An interval whose width is not the source's, read generously: twice as wide by ratio, around the same middle.

    So "several", 3 to 10, is 1.6 to 18.3, and no width ever reaches past zero; one that begins at zero stays there.
    """
    if high < 0:
        nearest, furthest = twice_as_wide(-high, -low)
        return -furthest, -nearest
    if low <= 0:
        return low, EXACT.add(high, EXACT.multiply(EXACT.subtract(high, low), _HALF))
    ratio = _ROUGHLY.sqrt(_ROUGHLY.divide(high, low))
    return _ROUGHLY.divide(low, ratio), _ROUGHLY.multiply(high, ratio)


def rounded(value: Decimal, unit: Decimal, *, whole: bool) -> tuple[Decimal, Decimal]:
    """All that is rounded to a value by so much; nothing else is rounded to none.

    Halves go upwards, so what is rounded to 51 does not touch what is rounded to 52; but of three digits nobody knows
    which way the last was rounded, and 1045 and 1046 are both the same 1045.5.
    """
    if value < 0:
        nearest, furthest = rounded(-value, unit, whole=whole)
        return -furthest, -nearest
    if not value:
        return value, value
    half = EXACT.multiply(unit, _HALF)
    low, high = EXACT.subtract(value, half), EXACT.add(value, half)
    if whole:
        return low.to_integral_value(ROUND_CEILING), high.to_integral_value(ROUND_CEILING) - 1
    fine = value >= FINE * unit
    return low, high if fine else EXACT.subtract(high, EXACT.multiply(unit, _EDGE))


def limited(written: Written, text: str, asked: Asked) -> Span:
    """What one number leaves possible, by what limits it."""
    width = amount(written.number, written.blur, text, asked)
    limit, unit, digit, negative = written.limit, written.unit, width.digit, written.number.low < 0
    if not limit:
        return Span(*width[:-1], unit, unit, negative, digit, digit)
    ends = unit, unit, negative, digit, digit
    if limit in _LOWER:
        is_open = width.low_open or limit in _STRICT
        return Span(width.low, None, width.soft_low, None, "at least", is_open, False, *ends)
    is_open = width.high_open or limit in _STRICT
    return Span(None, width.high, None, width.soft_high, "at most", False, is_open, *ends)


def stretch(low: Amount, high: Amount, units: tuple[str, str], hedge: Hedge) -> Span:
    """What lies between two numbers; it allows softly what either of them does by itself."""
    soft_low, soft_high = low.soft_low, high.soft_high
    if units[0] == units[1]:
        soft_low, soft_high = min(soft_low, high.soft_low), max(soft_high, low.soft_high)
    return Span(
        low.low,
        high.high,
        soft_low,
        soft_high,
        hedge,
        low.low_open,
        high.high_open,
        *units,
        low.low < 0,
        low.digit,
        high.digit,
    )


def both(text: str, one: Span, other: Span) -> Span:
    """What is above the one limit and below the other: "more than 5 but at most 9"."""
    lower, upper = (one, other) if other.low is None else (other, one)
    if lower.low is None or upper.high is None:
        raise contradiction(text)
    return Span(
        lower.low,
        upper.high,
        lower.soft_low,
        upper.soft_high,
        "range",
        lower.low_open,
        upper.high_open,
        lower.low_unit or upper.high_unit,
        upper.high_unit or lower.low_unit,
        lower.negative,
        lower.low_digit,
        upper.high_digit,
    )
