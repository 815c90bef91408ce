"""How much: a number with a unit, as sources hedge it.

Unlike a count it has no next number, so "more than 9" begins at the float after 9. Another unit than the
fact's is converted exactly, and a bound becomes a float at the very end; but what was converted is held against
others only as precisely as its last digit was written.
"""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction
from math import inf, nextafter
from typing import TYPE_CHECKING

from discrepancies.language.ages import age_of
from discrepancies.language.amounts import Asked, Span
from discrepancies.language.currencies import currency_of
from discrepancies.language.digits import EXACT
from discrepancies.language.hedged_numbers import read_as_written
from discrepancies.language.languages import styles_of
from discrepancies.language.leeway import Leeway, allowing, softly
from discrepancies.language.numerals import plain_number
from discrepancies.language.reading import Reading, Unreadable, exactly
from discrepancies.language.units import calendar_days, convert, is_share, is_temperature, is_time, same_unit

if TYPE_CHECKING:
    from discrepancies.language.reading import Bound, Context
    from discrepancies.model import Fact

_MEANT = 15
"""What somebody wrote as a bound is hardly ever longer than this; the float next to it always is."""
_SAID = 4
"""So many digits are said of a number that has no end of them."""


def read(text: str, fact: Fact, context: Context) -> Reading:
    """The numbers that `text` leaves possible, in `fact.unit`.

    "At most 5" means from 0 up, but from minus infinity for a temperature or a negative number.

    Raises:
        Unreadable: not a hedged number, one that reads two ways, or in a unit that cannot be converted.
    """
    if (plain := plain_number(text)) is not None and fact.tolerance is None:
        return Reading(plain, plain, *softly(plain, whole=False), "exact", digit=float(plain > 0))
    if is_time(fact.unit) and (age := _age(text, fact, context)):
        return age
    span = read_as_written(text, _asked(fact), context)
    low, high = _lowest(span.low, span, text, fact), _highest(span.high, span, text, fact)
    soft_low, soft_high = low, high
    if span.soft_low is not None:  # softly a limit allows its bound itself, but nothing "over 0" is 0
        soft_low = min(low, _lowest(span.soft_low, span._replace(low_open=not span.low), text, fact))
    if span.soft_high is not None:
        soft_high = max(high, _highest(span.soft_high, span._replace(high_open=not span.high), text, fact))
    floor = -inf if is_temperature(fact.unit) or span.negative or high < 0 else 0.0
    low, soft_low = max(low, floor), max(soft_low, floor)
    if low > high:
        raise Unreadable(
            f'"{text}" leaves no number possible', "write the bounds that the source gives, the lower first"
        )
    lower = _leeway(span.low, span.low_digit, span.low_unit, fact)
    upper = _leeway(span.high, span.high_digit, span.high_unit, fact)
    return allowing(Reading(low, high, soft_low, soft_high, span.hedge), lower, upper, fact.tolerance)


def _leeway(end: Decimal | None, digit: Decimal, written: str, fact: Fact) -> Leeway:
    """What the last digit of an end stands for in the fact's unit, and whether it was written in another one."""
    if end is None or not digit:
        return Leeway()
    if not written or same_unit(written, fact.unit):
        return Leeway(float(digit))
    one, next_one = (Fraction(_in_unit(value, written, fact, 0)) for value in (end, EXACT.add(end, digit)))
    return Leeway(abs(float(next_one - one)), converted=True)


def _asked(fact: Fact) -> Asked:
    unit = fact.unit
    money = unit is not None and currency_of(unit) is not None
    return Asked(
        unit,
        fact.about,
        whole=False,
        money=money,
        share=is_share(unit),
        time=is_time(unit),
        difference=fact.difference,
        tolerant=fact.tolerance is not None,
    )


def _age(text: str, fact: Fact, context: Context) -> Reading | None:
    """The years of "aged 17", from 17 to just under 18, in the fact's unit; None where `text` is no age."""
    for style in styles_of(context.language, context.decimal):
        if (found := age_of(text, style)) is not None:
            low, end = (
                _float(_in_unit(Decimal(years), "years", fact, longest), text) for longest, years in enumerate(found)
            )
            return exactly(low, nextafter(end, -inf), "range" if found[1] - found[0] > 1 else "exact")
    return None


def _lowest(end: Decimal | None, span: Span, text: str, fact: Fact) -> float:
    if end is None:
        return -inf
    low = _float(_in_unit(end, span.low_unit, fact, 0), text)
    return nextafter(low, inf) if span.low_open else low


def _highest(end: Decimal | None, span: Span, text: str, fact: Fact) -> float:
    if end is None:
        return inf
    high = _float(_in_unit(end, span.high_unit, fact, 1), text)
    return nextafter(high, -inf) if span.high_open else high


def _in_unit(end: Decimal, written: str, fact: Fact, longest: int) -> Decimal | Fraction:
    """An end in the fact's unit; where days are asked of months, the fewest or the most that these can have."""
    if not written or same_unit(written, fact.unit):
        return end
    if fact.unit is None:
        raise Unreadable(
            f'"{written}" is not understood behind the number',
            "declare the fact's unit; if it changes the number, write that in digits",
        )
    days = calendar_days(end, written) if fact.kind == "duration" else None
    if days and not calendar_days(Decimal(1), fact.unit):
        return days[longest] * convert(Decimal(1), "days", fact.unit)
    converted = convert(end, written, fact.unit)
    return converted - convert(Decimal(0), written, fact.unit) if fact.difference else converted


def _float(end: Decimal | Fraction, text: str) -> float:
    try:
        return float(end)
    except OverflowError as error:
        raise Unreadable(f'"{text}" is too large in the fact\'s unit', "declare a larger unit") from error


def say(low: float, high: float, fact: Fact) -> str:
    """The interval as an editor reads it, with the unit: "5 kg", "more than 9 kg", "450 to 550 km"."""
    if low == high:
        return "about " * _endless(float(low)) + _with_unit(_number(low), fact.unit)
    if (low, high) == (-inf, inf):
        return "any number"
    lower, start = _said(low, -inf, "at least", "more than")
    upper, end = _said(high, inf, "at most", "less than")
    if high == inf:
        return f"{lower} {_with_unit(start, fact.unit)}"
    if low == -inf or (low == 0 and not is_temperature(fact.unit)):
        return f"{upper} {_with_unit(end, fact.unit)}"
    if (lower, upper) == ("at least", "at most"):
        return _with_unit(f"{start} to {end}", fact.unit)
    return f"{lower} {_with_unit(start, fact.unit)} but {upper} {_with_unit(end, fact.unit)}"


def _said(end: float, outwards: float, closed: str, opened: str) -> tuple[str, str]:
    """A bound's words and number: an open end is the float next to the shorter number that is meant."""
    meant = nextafter(end, outwards)
    if meant == 0 or len(repr(meant)) <= _MEANT < len(repr(end)):
        return opened, _number(meant)
    return closed, _number(end)


def _number(value: float) -> str:
    """The shortest digits that read as this float again, with commas and without an exponent.

    What needs more than anybody writes comes of a fraction or a conversion, and is said to a few of them.
    """
    number = Decimal(repr(value or 0.0))
    if _endless(float(value)):
        few = f"{round(number, max(_SAID - 1 - number.adjusted(), 0)):,f}"
        return few.rstrip("0").removesuffix(".") if "." in few else few
    return f"{number:,f}".removesuffix(".0")


def _endless(value: float) -> bool:
    """Whether a number needs more digits than anybody writes: a third, 40 minutes in hours."""
    return not value.is_integer() and len(Decimal(repr(value)).as_tuple().digits) > _MEANT


def _with_unit(number: str, unit: str | None) -> str:
    if unit is None:
        return number
    if unit.endswith(("$", "€", "£", "¥")):
        return f"{unit} {number}"
    return f"{number}{unit}" if unit == "%" else f"{number} {unit}"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:
    """The interval in JSON: int for a whole number, None for no bound; an open end stays the float it is."""
    return _in_json(low), _in_json(high)


def _in_json(end: float) -> Bound:
    if end in (-inf, inf):
        return None
    return int(end) if end.is_integer() else end
