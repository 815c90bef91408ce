"""Shares: percentages, and what people say instead of them."""

from __future__ import annotations

from fractions import Fraction
from math import nextafter

import pytest

from discrepancies.kinds import share
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said

SHARE = Fact("share", "What share?", "share", Place("facts.yaml", 1, 1))


def read(text: str) -> Reading:
    return share.read(text, SHARE, Context())


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("51%", 51),
        ("51.2 per cent", 51.2),
        ("half", 50),
        ("a quarter", 25),
        ("two-thirds", float(Fraction(200, 3))),
        ("three quarters", 75),
        ("one in five", 20),
        ("4 out of 10", 40),
        ("four out of ten", 40),
        ("0.5", 0.5),
    ],
)
def test_a_share_in_per_cent(text: str, number: float) -> None:
    assert said(read(text)) == (number, number, "exact")


def test_a_hedged_share() -> None:
    assert read("more than half").low == nextafter(50, 100)
    assert read("5–10%")[:2] == (5, 10)
    assert read("nearly two-thirds").high == float(Fraction(200, 3))


@pytest.mark.parametrize(
    "text", ["5 percentage points", "one in five or six", "6 out of 5", "half a million", "half of them"]
)
def test_what_is_no_share_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


def test_a_share_is_said_in_per_cent() -> None:
    assert share.say(51, 51, SHARE) == "51%"
    assert share.say(51.25, 51.25, SHARE) == "51.25%"
    assert share.bounds(51.0, 51.0) == (51, 51)


def test_nobody_says_the_endless_digits_of_a_fraction() -> None:
    third = read("a third").low
    assert share.say(third, third, SHARE) == "about 33.33%"
    assert share.say(third, 50, SHARE) == "33.33 to 50%"
