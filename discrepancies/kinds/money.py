"""How much money, in the currency that is the fact's unit: "$5m", "5 million dollars", "€ 1.2bn", "₹500 crore".

It is a quantity whose unit is a currency; none is ever converted to another.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.kinds import quantity

if TYPE_CHECKING:
    from discrepancies.language.reading import Bound, Context, Reading
    from discrepancies.model import Fact


def read(text: str, fact: Fact, context: Context) -> Reading:
    """The numbers that `text` leaves possible, in the fact's unit.

    Raises:
        Unreadable: as of a quantity.
    """
    return quantity.read(text, fact, context)


def say(low: float, high: float, fact: Fact) -> str:
    """The interval as an editor reads it, with the unit."""
    return quantity.say(low, high, fact)


def bounds(low: float, high: float) -> tuple[Bound, Bound]:
    """The interval in JSON."""
    return quantity.bounds(low, high)
