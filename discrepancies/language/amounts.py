"""What the hedges of a number make of it: an interval with open and soft ends, in the units written."""

from __future__ import annotations

from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, get_args

from discrepancies.language.digits import EXACT, Number
from discrepancies.language.languages import ENGLISH, Style
from discrepancies.language.number_vocabulary import Limit
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.language.reading import Hedge

LIMITS: tuple[str, ...] = get_args(Limit)
_HALF = Decimal("0.5")
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


class Amount(NamedTuple):
    """One number with the width that its words give it."""

    low: Decimal
    high: Decimal
    soft_low: Decimal
    soft_high: Decimal
    hedge: Hedge
    low_open: bool = False
    high_open: bool = False


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
        return _vague(low, high, "vague")
    if blur in ("", "exactly"):
        return Amount(low, high, low, high, "exact")
    if not low or (low < 0 and blur != "about"):
        raise Unreadable(f'how far "{text}" reaches is not certain', 'write the bounds: "0 to 5"')
    width = EXACT.multiply(low.copy_abs(), asked.about)
    if blur != "just over":
        low = EXACT.subtract(low, width)
    if blur in ("about", "just over"):
        high = EXACT.add(high, width)
    return _vague(low, high, "about")._replace(low_open=blur == "just over", high_open=blur == "just under")


def _vague(low: Decimal, high: Decimal, hedge: Hedge) -> Amount:
    """An interval whose width is not the source's: its soft ends lie twice as far from its middle."""
    half = EXACT.multiply(EXACT.subtract(high, low), _HALF)
    return Amount(low, high, EXACT.subtract(low, half), EXACT.add(high, half), hedge)


def limited(written: Written, text: str, asked: Asked) -> Span:
    """What one number leaves possible, by what limits it."""
    width = amount(written.number, written.blur, text, asked)
    limit, unit, negative = written.limit, written.unit, written.number.low < 0
    if not limit:
        return Span(*width, unit, unit, negative)
    if limit in _LOWER:
        is_open = width.low_open or limit in _STRICT
        return Span(width.low, None, width.soft_low, None, "at least", is_open, False, unit, unit, negative)
    is_open = width.high_open or limit in _STRICT
    return Span(None, width.high, None, width.soft_high, "at most", False, is_open, unit, unit, negative)


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
    )
