"""How long: "3 h 20 min", "2:01:39", "three and a half hours", "18 months", "aged 17".

It is a quantity whose unit is one of time. Where the fact declares none it is held in seconds and said in the largest
unit that it is whole in, and a number without a unit is refused: 46 may be years or minutes.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf, isfinite, nextafter
from typing import TYPE_CHECKING

from discrepancies.kinds import quantity
from discrepancies.kinds.quantity import bounds
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.language.reading import Context, Reading
    from discrepancies.model import Fact

__all__ = ["bounds", "read", "say"]

_UNITS = (("day", 86_400), ("hour", 3_600), ("minute", 60))
"""In which a duration is said, the largest first, with their seconds."""


def read(text: str, fact: Fact, context: Context) -> Reading:
    """The numbers that `text` leaves possible, in the fact's unit.

    Raises:
        Unreadable: as of a quantity, or a number without a unit.
    """
    if fact.unit is None and _is_bare(text, fact, context):
        raise Unreadable(
            f'"{text}" does not say of what unit it is',
            f"write it, as in {text} days, or declare the fact's unit",
        )
    return quantity.read(text, _measured(fact), context)


def say(low: float, high: float, fact: Fact) -> str:
    """The interval as an editor reads it, with the unit."""
    if fact.unit is not None:
        return quantity.say(low, high, fact)
    meant = [_meant(low, -inf), _meant(high, inf)]
    told = [end for end, _ in meant if isfinite(end) and end]
    for unit, seconds in _UNITS:
        if told and all(end % seconds == 0 for end in told):
            lower, upper = (
                end if not isfinite(end) else nextafter(end / seconds, inward) if opened else end / seconds
                for (end, opened), inward in zip(meant, (inf, -inf), strict=True)
            )
            ones = {end / seconds for end in told} == {1.0}
            return quantity.say(lower, upper, replace(fact, unit=unit if ones else f"{unit}s"))
    return quantity.say(low, high, _measured(fact))


def _is_bare(text: str, fact: Fact, context: Context) -> bool:
    """Whether it is a number without a unit; 0 is as long in any."""
    try:
        found = quantity.read(text, fact, context)
    except Unreadable:
        return False
    return bool(found.high)


def _meant(end: float, outwards: float) -> tuple[float, bool]:
    """An end in seconds and whether it is open: then it is the float next to the whole number that is meant."""
    beyond = nextafter(end, outwards)
    return (beyond, True) if isfinite(end) and not end.is_integer() and beyond.is_integer() else (end, False)


def _measured(fact: Fact) -> Fact:
    return replace(fact, unit=fact.unit or "seconds")
