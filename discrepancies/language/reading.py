"""What reading a value yields, whatever its kind: one closed interval, or the reason why none can be had.

All kinds share this so that one law compares them all. `low` and `high` are what a value says. `soft_low` and
`soft_high` are the same read generously: with every vague width (about, nearly, several, ~, early, mid, late) doubled,
with the bound itself of "over 300,000", and with all that is rounded to the digits that are written.
"""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

if TYPE_CHECKING:
    from discrepancies.language.number_vocabulary import Sign
    from discrepancies.model import Source

Bound = int | float | str | None
"""One end of an interval as the JSON report gives it: None where it is unbounded."""

Hedge = Literal["exact", "about", "at least", "at most", "range", "vague"]

# What an interval may be compared with: only intervals of one track share an axis.
COMPARABLE = 0
YEARLESS = 1
ABSOLUTE = 2
NEVER = -1


class Reading(NamedTuple):
    """A value read: closed interval [low, high] in float64, NaN where there is nothing to compare."""

    low: float
    high: float
    soft_low: float
    soft_high: float
    hedge: Hedge
    track: int = COMPARABLE
    weekday: int = -1
    """The weekday the value names, Monday 0, -1 where it names none (dates only)."""
    offset: int | None = None
    """Seconds east of UTC where the value states them (times of day only); low and high are then on that clock."""
    firm_low: float | None = None
    """Where the value begins as it is compared: wider than `low` by the precision of a conversion, and by half of what
    the fact tolerates; None where there is neither."""
    firm_high: float | None = None
    digit: float = 0.0
    """What its last written digit stands for, in the fact's unit; 0 where that is exact."""
    gap_low: float | None = None
    """Where the first of two alternatives ends, as 1962 does in "1962 or 1964"; None where there are none."""
    gap_high: float | None = None
    """Where the second begins: what lies wholly between is left out."""


class Context(NamedTuple):
    """What besides the fact decides how a value reads."""

    dates: str | None = None
    """"day-first" or "month-first": how the source writes 3/4/2018; or "gedcom"."""
    language: str | None = None
    decimal: Sign | None = None
    """How the source tells decimals and thousands apart, where not as its language does."""

    @classmethod
    def of(cls, source: Source | None) -> Context:
        """How a source writes; nothing where it is not declared."""
        return cls(source.dates, source.language, cast("Sign | None", source.decimal)) if source else cls()


class Unreadable(ValueError):  # noqa: N818 - it is the value that is
    """A value that cannot be read with certainty: what is wrong, and what to write instead."""

    def __init__(self, wrong: str, instead: str) -> None:
        super().__init__(wrong, instead)  # as it is made again, in another process
        self.wrong = wrong
        self.instead = instead

    def __str__(self) -> str:
        return f"{self.wrong}; {self.instead}"


class NotADate(Unreadable):
    """A text that is no date of a language, for it has words that are none of a date's there."""


class Incomplete(Unreadable):
    """What has words of a date and is none by itself: a day without its month, a time without its day."""


def exactly(low: float, high: float, hedge: Hedge = "exact") -> Reading:
    """Read as an interval without any vague width: [low, high], soft or not."""
    return Reading(low, high, low, high, hedge)


UNKNOWN = Reading(nan, nan, nan, nan, "vague", NEVER)
"""`unknown`, `not established`: an answer that supports nothing and conflicts with nothing."""

UNKNOWN_WORDS = frozenset({"unknown", "not established"})
