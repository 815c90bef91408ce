"""How many: a whole number from 0 up, as sources hedge it.

The bounds are whole numbers, so "more than 9" is the same as "at least 10", and a vague width is rounded
outwards: who says "about 7" may mean 6 or 8.
"""

from __future__ import annotations

from math import ceil, floor, inf
from typing import TYPE_CHECKING

from discrepancies.language.amounts import Asked
from discrepancies.language.hedged_numbers import read_as_written
from discrepancies.language.leeway import Leeway, allowing, softly
from discrepancies.language.numerals import plain_number
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.language.units import PERCENT, same_unit

if TYPE_CHECKING:
    from decimal import Decimal

    from discrepancies.language.reading import Bound, Context
    from discrepancies.model import Fact


def read(text: str, fact: Fact, context: Context) -> Reading:
    """The whole numbers that `text` leaves possible.

    Raises:
        Unreadable: not a hedged whole number, one that reads two ways, or of something else than `fact.unit`.
    """
    if (plain := plain_number(text)) is not None and fact.tolerance is None:
        return Reading(plain, plain, *softly(plain, whole=True), "exact")
    span = read_as_written(text, Asked(fact.unit, fact.about, whole=True, tolerant=fact.tolerance is not None), context)
    for unit in (span.low_unit, span.high_unit):
        if unit and not same_unit(unit, fact.unit):
            raise _not_the_unit(unit, fact.unit)
    low, high = _lowest(span.low, span.low_open), _highest(span.high, span.high_open)
    if low > high:
        raise Unreadable(f'"{text}" leaves no whole number possible', "write the bounds that the source gives")
    # Softly a limit allows its bound itself, but no number "over 0" is none.
    soft_low, soft_high = _lowest(span.soft_low, span.low_open and not span.low), _highest(span.soft_high, False)
    soft_low = max(soft_low, min(low, 1.0))
    # What is counted to the last one is exact; of "1.2 million" it is the hundred thousands that are.
    digits = [float(digit) if digit > 1 else 0.0 for digit in (span.low_digit, span.high_digit)]
    lower, upper = (Leeway(digit) for digit in digits)
    return allowing(Reading(low, high, soft_low, soft_high, span.hedge), lower, upper, fact.tolerance)


def _lowest(end: Decimal | None, is_open: bool) -> float:
    return 0.0 if end is None else float(max(0, floor(end) + is_open))


def _highest(end: Decimal | None, is_open: bool) -> float:
    return inf if end is None else float(ceil(end) - is_open)


def _not_the_unit(written: str, unit: str | None) -> Unreadable:
    if written.lower() in PERCENT:
        return Unreadable("a percentage is not a count", 'declare the fact as a quantity with unit "%"')
    other = "" if unit is None else f', or write "{unit}",'
    return Unreadable(
        f'"{written}" is not understood behind the number',
        f"leave it out{other} if it is what is counted; if it changes the number, write that in digits",
    )


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001  a count is said without its unit
    """The interval as an editor reads it: "7", "at least 9", "at most 650", "450 to 550"."""
    if low == high:
        return f"{low:,.0f}"
    if high == inf:
        return f"at least {low:,.0f}"
    return f"at most {high:,.0f}" if low == 0 else f"{low:,.0f} to {high:,.0f}"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:
    """The interval in JSON: whole numbers, None for no upper bound."""
    return int(low), None if high == inf else int(high)
