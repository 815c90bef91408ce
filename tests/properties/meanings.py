"""What a phrase means, as the plain set of the values it leaves possible: the ground the oracle stands on.

Nothing here knows of intervals. A set is the bits of one whole number, so that "have these a value in common?" is
`&`. Counts run from 0 to MOST, which stands for itself and all above. Dates are in `meanings_of_dates`.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from math import sqrt
from random import Random
from typing import NamedTuple

from tests.properties.claims_files import Tree

MOST = 1500


class Meaning(NamedTuple):
    """The values a phrase leaves possible, and those it leaves read softly: vague widths doubled, figures rounded."""

    possible: int
    soft: int
    same: Hashable
    """What equal answers share."""
    digits: int = 0
    """For a date without a year: the days of a year, month * 32 + day; else 0."""


Answer = Mapping[str, Meaning | None]
"""What a claim says of each part of its fact ("" where a fact has no parts); None is unknown."""


class Phrase(NamedTuple):
    """A value as written, and what it means."""

    written: str
    answer: Answer


def bits(values: Iterator[int]) -> int:
    """The set of these values."""
    found = 0
    for value in values:
        found |= 1 << value
    return found


def lowest(values: int) -> int:
    """The least value of a set that has one."""
    return (values & -values).bit_length() - 1


def highest(values: int) -> int:
    """The greatest value of a set that has one."""
    return values.bit_length() - 1


# Counts

_WORDS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_EXACT = ("{n}", "exactly {n}", "only {n}", "a total of {n}", "{n} people")
_AT_LEAST = ("at least {n}", "no fewer than {n}", "{n}+", "{n} or more", ">= {n}", "a minimum of {n}", "≥{n}")
_MORE = ("more than {n}", "over {n}", ">{n}", "in excess of {n}")
_AT_MOST = ("up to {n}", "as many as {n}", "at most {n}", "no more than {n}", "<= {n}", "{n} or fewer")
_FEWER = ("fewer than {n}", "less than {n}", "under {n}", "<{n}")
_ABOUT = ("about {n}", "around {n}", "some {n}", "~{n}", "roughly {n}", "{n} or so", "an estimated {n}")
_NEARLY = ("nearly {n}", "almost {n}")
_RANGE = ("{n} to {m}", "between {n} and {m}", "from {n} to {m}", "{n}-{m}", "{n}–{m}")
_VAGUE = {"several": (3, 10), "dozens": (24, 99), "hundreds": (200, 999)}


def counts(random: Random, tolerance: Fraction) -> Phrase:
    """A count from 0 to 40, hedged in some way."""
    n = random.choice((*range(41), 7, 7, 9, 9, 10))
    form = random.randrange(11)
    if form == 10:
        word = random.choice(list(_VAGUE))
        return _count(word, _VAGUE[word], _twice(*_VAGUE[word]))
    least, most = _rounded(n)
    if form < 3:
        spelled = n < len(_WORDS) and random.random() < 0.3
        return _count(_WORDS[n] if spelled else random.choice(_EXACT).format(n=n), (n, n), (least, most))
    if form == 3:
        return _count(random.choice(_AT_LEAST).format(n=n), (n, None), (least, None))
    if form == 4:
        return _count(random.choice(_MORE).format(n=n), (n + 1, None), (least, None))
    if form == 5:
        return _count(random.choice(_AT_MOST).format(n=n), (None, n), (None, most))
    n = max(n, 1)
    least, most = _rounded(n)
    if form == 6:
        return _count(random.choice(_FEWER).format(n=n), (None, n - 1), (None, most))
    if form == 7:
        m = n + random.randint(1, 8)
        return _count(random.choice(_RANGE).format(n=n, m=m), (n, m), (least, _rounded(m)[1]))
    width = n * tolerance
    if form == 8:
        low, high = _twice(n - width, n)
        return _count(random.choice(_NEARLY).format(n=n), (n - width, n), (min(low, least), max(high, most)))
    about = random.choice(_ABOUT).format(n=n)
    limit = random.choice(("", "", "", "at least ", "up to ")) if about.startswith("about") else ""
    low, high = _twice(n - width, n + width)
    bounded_below, bounded_above = limit != "up to ", limit != "at least "
    return _count(
        limit + about,
        (n - width if bounded_below else None, n + width if bounded_above else None),
        (min(low, least) if bounded_below else None, max(high, most) if bounded_above else None),
    )


Number = Fraction | float
Ends = tuple[Number | None, Number | None]


def _twice(low: Number, high: Number) -> tuple[float, float]:
    """A vague width twice as wide by ratio: as far to both sides as half of what lies between its ends."""
    half = sqrt(high / low)
    return low / half, high * half


def _rounded(n: int) -> tuple[int, int]:
    """What is written so when it is rounded: zeros count if there are three, or as many as the digits before them."""
    digits = str(n).rstrip("0")
    zeros = len(str(n)) - len(digits)
    if not n or not zeros or (zeros < 3 and zeros < len(digits)):
        return n, n
    half = 10**zeros // 2
    return n - half, n + half - 1


@cache
def _count(written: str, ends: Ends, soft: Ends) -> Phrase:
    possible = _whole(*ends)
    return Phrase(written, {"": Meaning(possible, _whole(*soft), possible)})


def _whole(low: Number | None, high: Number | None) -> int:
    """The whole numbers from `low` to `high`, and the one just outside where an end is not whole."""
    return bits(
        number
        for number in range(MOST + 1)
        if (low is None or number + 1 > low) and (high is None or number - 1 < high)
    )


# Words

TERMS: Tree = ["serving", "former", "retired"]
TREE: Tree = {"North": {"Alba": ["Aro", "Ast"], "Bel": ["Bor"]}, "South": ["Cor", "Cid"]}
_ROLES = {"serving": 0, "on duty": 0, "former": 1, "ex": 1, "Retired": 2}
_PLACES = {
    "North": range(6), "Alba": range(1, 4), "Aro": range(2, 3), "Ast": range(3, 4), "Bel": range(4, 6),
    "Bor": range(5, 6), "South": range(6, 9), "Cor": range(7, 8), "Cid": range(8, 9),
}  # fmt: skip
_PEOPLE = {"Ana Ruiz": 0, "Ruiz, Ana": 0, "ÁNA RUIZ": 0, "Anita": 0, "Bo Larsson": 1, "Carmen Delgado": 2}
_NEARLY_CARMEN = "Carmen Delgada"


def _point(number: int, same: Hashable) -> Answer:
    return {"": Meaning(1 << number, 1 << number, same)}


def roles(random: Random) -> Phrase:
    """A term of a flat list, or an alias."""
    written, number = random.choice(list(_ROLES.items()))
    return Phrase(written, _point(number, number))


def places(random: Random) -> Phrase:
    """A node of a tree: itself, or any of those below it."""
    written, nodes = random.choice(list(_PLACES.items()))
    possible = bits(iter(nodes))
    return Phrase(written, {"": Meaning(possible, possible, possible)})


def answers(random: Random) -> Phrase:
    """Yes or no."""
    written = random.choice(("yes", "no"))
    return Phrase(written, _point(written == "yes", written))


def people(random: Random) -> Phrase:
    """A name; the last two are one letter apart and so the same, but never equal."""
    written = random.choice((*_PEOPLE, _NEARLY_CARMEN, _NEARLY_CARMEN))
    number = _PEOPLE.get(written, _PEOPLE["Carmen Delgado"])
    return Phrase(written, _point(number, (number, written == _NEARLY_CARMEN)))


YES, NO = Meaning(2, 2, True), Meaning(1, 1, False)


def lists(random: Random) -> Phrase:
    """A list of names, each of which it gives: a yes."""
    names = random.sample(("Ana", "Boris", "Cem", "Dinah"), random.randint(1, 3))
    written = [random.choice(("Ana", "ANA", "Anita")) if name == "Ana" else name for name in names]
    return Phrase("; ".join(written), dict.fromkeys(names, YES))


def words(random: Random) -> Phrase:
    """Text, which is never compared."""
    return Phrase(random.choice(("rogue cop", "officer", "rebel")), {"": None})
