"""Periods: a start and an end, each a date of its own, so that sources may differ on one of them only.

A period becomes two claims, compared apart. What one phrase gives for both ("January 2021") leaves each end
anywhere in it; what gives one end only ("since 6 January 2021") leaves the other unknown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.kinds import date
from discrepancies.language.reading import UNKNOWN, Context, Reading

if TYPE_CHECKING:
    from discrepancies.model import Fact

say = date.say
bounds = date.bounds


def read(text: str, fact: Fact, context: Context) -> tuple[tuple[str, Reading], ...]:  # noqa: ARG001
    """Read a period as its ("start", reading) and ("end", reading); UNKNOWN where an end is not given.

    Raises:
        Unreadable: it is none, runs backwards, or can be read in more than one way.
    """
    start, end = date.stretch(text, context)
    return ("start", start or UNKNOWN), ("end", end or UNKNOWN)
