"""The English words and signs that a number is written with, in tables, so that the grammar names none.

What bounds a number ("at least"), what blurs it ("about"), the words for numbers and the vague words with the
interval each stands for. Another language is another `Words`; nothing else changes. `docs/numbers.md` shows
these tables to users and a test keeps the two alike.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Limit = Literal["at least", "more than", "at most", "less than"]
Blur = Literal["about", "nearly", "just over", "just under"]
Role = Literal[
    "at least",
    "more than",
    "at most",
    "less than",
    "about",
    "nearly",
    "just over",
    "just under",
    "exactly",
    "plain",
]


class Words(NamedTuple):
    """One language's words for hedged numbers, all in lower case."""

    language: str
    before: Mapping[Role, tuple[str, ...]]
    """What may stand before a number."""
    after: Mapping[Role, tuple[str, ...]]
    """What may stand behind it."""
    none: tuple[str, ...]
    """What stands for zero by itself, and takes no hedge."""
    zero: str
    one: str
    a: tuple[str, ...]
    half: str
    ones: tuple[str, ...]
    teens: tuple[str, ...]
    tens: tuple[str, ...]
    hundred: str
    powers: Mapping[str, int]
    """Thousand and above: what a number in words is grouped by."""
    dozens: Mapping[str, int]
    """What else a number may be multiplied by."""
    short: Mapping[str, int]
    """Signs for powers, after digits only."""
    short_count: Mapping[str, int]
    """The same for counts only, where they cannot be taken for a unit: K is kelvin."""
    few: Mapping[str, tuple[int, int]]
    """Vague words that may be followed by a multiplier: "several", "several hundred"."""
    many: Mapping[str, tuple[int, int]]
    """Vague words that stand by themselves: "dozens"."""
    of: str
    minus: str
    between: str
    and_: str
    but: str
    from_: str
    to: str
    or_: str
    shares: tuple[str, ...]
    """What makes a share of a number before it: "one in three"."""


ENGLISH = Words(
    language="en",
    before={
        "plain": ("only", "just", "a total of", "total of"),
        "exactly": ("exactly", "precisely"),
        "at least": (
            *("at least", "at the least", "at the very least", "no fewer than", "no less than"),
            *("not fewer than", "not less than", "not under", "not below", "as few as", "as little as"),
            *("a minimum of", "minimum of", "minimum", "at a minimum", "upwards of", "≥", ">="),
        ),
        "more than": (*("more than", "greater than", "over", "well over", "above", "exceeding", "in excess of", ">"),),
        "at most": (
            *("at most", "at the most", "at the very most", "up to", "as many as", "as much as"),
            *("no more than", "not more than", "no greater than", "not over", "not above", "not exceeding"),
            *("a maximum of", "maximum of", "maximum", "max", "max.", "≤", "<="),
        ),
        "less than": ("fewer than", "less than", "under", "well under", "below", "<"),
        "about": (
            *("about", "around", "approximately", "approx", "approx.", "roughly", "some", "just about"),
            *("circa", "c.", "ca", "ca.", "an estimated", "estimated", "close to", "in the region of"),
            *("~", "≈"),
        ),
        "nearly": ("nearly", "almost", "approaching"),
        "just over": ("just over", "just above", "slightly over", "slightly more than", "a little over"),
        "just under": (
            *("just under", "just below", "slightly under", "slightly less than", "slightly fewer than"),
            *("a little under",),
        ),
    },
    after={
        "at least": (
            *("+", "or more", "and more", "or over", "and over", "or above", "and above"),
            *("or higher", "at least", "minimum"),
        ),
        "at most": ("or fewer", "or less", "or under", "or below", "or lower", "at most", "maximum"),
        "about": ("or so", "approximately", "approx", "approx.", "roughly"),
    },
    none=("none", "no", "nobody", "no one", "no-one", "nil"),
    zero="zero",
    one="one",
    a=("a", "an"),
    half="half",
    ones=("one", "two", "three", "four", "five", "six", "seven", "eight", "nine"),
    teens=(
        *("ten", "eleven", "twelve", "thirteen", "fourteen"),
        *("fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
    ),
    tens=("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"),
    hundred="hundred",
    powers={"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12},
    dozens={"dozen": 12, "score": 20},
    short={"bn": 10**9},
    short_count={"k": 10**3},
    few={"a couple": (2, 3), "a few": (3, 9), "a handful": (3, 9), "several": (3, 10)},
    many={
        "tens": (20, 99),
        "dozens": (24, 99),
        "scores": (40, 199),
        "hundreds": (200, 999),
        "thousands": (2_000, 9_999),
        "tens of thousands": (20_000, 99_999),
        "hundreds of thousands": (200_000, 999_999),
        "millions": (2_000_000, 9_999_999),
        "tens of millions": (20_000_000, 99_999_999),
        "hundreds of millions": (200_000_000, 999_999_999),
        "billions": (2_000_000_000, 9_999_999_999),
    },
    of="of",
    minus="minus",
    between="between",
    and_="and",
    but="but",
    from_="from",
    to="to",
    or_="or",
    shares=("in", "of", "out of"),
)
