"""What part of a whole, in per cent: "51%", "more than half", "two-thirds", "one in five", "4 out of 10".

It is a quantity whose unit is per cent, whatever else a fact declares.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from discrepancies.kinds import quantity
from discrepancies.kinds.quantity import bounds

if TYPE_CHECKING:
    from discrepancies.language.reading import Context, Reading
    from discrepancies.model import Fact

__all__ = ["bounds", "read", "say"]


def read(text: str, fact: Fact, context: Context) -> Reading:
    """The numbers that `text` leaves possible, in the fact's unit.

    Raises:
        Unreadable: as of a quantity.
    """
    return quantity.read(text, _measured(fact), context)


def say(low: float, high: float, fact: Fact) -> str:
    """The interval as an editor reads it, with the unit."""
    return quantity.say(low, high, _measured(fact))


def _measured(fact: Fact) -> Fact:
    return replace(fact, unit="%")
