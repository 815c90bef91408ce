"""Counts as properties: the interval read is the set of numbers that the plain meaning of the words allows."""

from __future__ import annotations

from fractions import Fraction
from math import inf
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds import count
from discrepancies.language.reading import COMPARABLE, Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said

if TYPE_CHECKING:
    from collections.abc import Callable

KILLED = Fact("killed", "How many people were killed?", "count", Place("facts.yaml", 1, 1), unit="people")


def read(text: str, fact: Fact = KILLED) -> Reading:
    return count.read(text, fact, Context())


TENTH = Fraction(1, 10)
MEANINGS: dict[str, Callable[[int, int], bool]] = {
    "{}": lambda v, n: v == n,
    "exactly {}": lambda v, n: v == n,
    "{} people": lambda v, n: v == n,
    "at least {}": lambda v, n: v >= n,
    "no fewer than {}": lambda v, n: not v < n,
    "{} or more": lambda v, n: v == n or v > n,
    "{}+": lambda v, n: v >= n,
    "more than {}": lambda v, n: v > n,
    "over {} people": lambda v, n: v > n,
    ">{}": lambda v, n: v > n,
    "at most {}": lambda v, n: v <= n,
    "no more than {}": lambda v, n: not v > n,
    "{} or fewer": lambda v, n: v == n or v < n,
    "≤{}": lambda v, n: v <= n,
    "fewer than {}": lambda v, n: v < n,
    "under {}": lambda v, n: v < n,
    # rounded outwards: whatever lies less than one beyond the tenth is still possible
    "about {}": lambda v, n: abs(v - n) < n * TENTH + 1,
    "~{}": lambda v, n: abs(v - n) < n * TENTH + 1,
    "nearly {}": lambda v, n: v <= n and n - v < n * TENTH + 1,
    "just over {}": lambda v, n: v > n and v - n < n * TENTH + 1,
    "just under {}": lambda v, n: v < n and n - v < n * TENTH + 1,
    "at least about {}": lambda v, n: v - n > -n * TENTH - 1,
    "up to about {}": lambda v, n: v - n < n * TENTH + 1,
}


def spelt(n: int) -> str:
    """English for n below a million, written from the rules of the language alone."""
    small = [
        "zero",
        "one",
        "two",
        "three",
        "four",
        "five",
        "six",
        "seven",
        "eight",
        "nine",
        "ten",
        "eleven",
        "twelve",
    ]
    small += [f"{ten}teen" for ten in ("thir", "four", "fif", "six", "seven", "eigh", "nine")]
    tens = [f"{ten}ty" for ten in ("twen", "thir", "for", "fif", "six", "seven", "eigh", "nine")]
    if n < 20:
        return small[n]
    if n < 100:
        return tens[n // 10 - 2] + (f"-{small[n % 10]}" if n % 10 else "")
    if n < 1000:
        return f"{small[n // 100]} hundred" + (f" and {spelt(n % 100)}" if n % 100 else "")
    return f"{spelt(n // 1000)} thousand" + (f" {'and ' * (n % 1000 < 100)}{spelt(n % 1000)}" if n % 1000 else "")


WRITINGS: list[Callable[[int], str]] = [str, lambda n: f"{n:,}", lambda n: f"{n:,}".replace(",", " "), spelt]


@given(st.integers(1, 2000), st.sampled_from(sorted(MEANINGS)), st.sampled_from(WRITINGS))
def test_the_interval_is_the_set_of_numbers_that_the_words_allow(
    n: int, phrase: str, write: Callable[[int], str]
) -> None:
    reading = read(phrase.format(write(n)))
    allows = MEANINGS[phrase]
    assert {v for v in range(3 * n + 20) if allows(v, n)} == {
        v for v in range(3 * n + 20) if reading.low <= v <= reading.high
    }
    assert (reading.high == inf) == allows(10**15, n)
    assert reading.soft_low <= reading.low <= reading.high <= reading.soft_high
    assert reading.track == COMPARABLE


@given(st.integers(0, 999_999))
def test_every_number_in_words_is_read_as_itself(n: int) -> None:
    assert read(spelt(n)).low == read(spelt(n).title()).high == n


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["{} to {}", "between {} and {}"]),
)
def test_a_range_holds_its_ends_and_never_runs_backwards(a: int, b: int, phrase: str) -> None:
    if a > b:
        with pytest.raises(Unreadable):
            read(phrase.format(a, b))
    else:
        assert said(read(phrase.format(a, b))) == (a, b, "range")


@given(st.integers(0, 2**53), st.sampled_from(sorted(MEANINGS)))
def test_what_is_said_reads_as_the_same_interval(n: int, phrase: str) -> None:
    try:
        reading = read(phrase.format(n))
    except Unreadable:
        assert n == 0
        return
    if reading.high == inf or reading.high <= 2**53:
        again = read(count.say(reading.low, reading.high, KILLED))
        assert (again.low, again.high) == (reading.low, reading.high)
