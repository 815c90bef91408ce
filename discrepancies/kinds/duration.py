"""How long: "3 h 20 min", "2:01:39", "three and a half hours", "18 months", "aged 17".

It is a quantity whose unit is one of time; where the fact declares none, seconds.
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
    return replace(fact, unit=fact.unit or "seconds")
