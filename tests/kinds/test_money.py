"""Money: a currency by its sign, its code or in words, and never another one."""

from __future__ import annotations

import pytest

from discrepancies.kinds import money
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said


def read(text: str, unit: str, language: str | None = None) -> Reading:
    fact = Fact("paid", "How much?", "money", Place("facts.yaml", 1, 1), unit=unit)
    return money.read(text, fact, Context(language=language))


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("$5 million", "US$", 5_000_000),
        ("5 million dollars", "USD", 5_000_000),
        ("US$7 million", "$", 7_000_000),
        ("$5m", "$", 5_000_000),
        ("$44B", "$", 44_000_000_000),
        ("₹500 crore", "₹", 5_000_000_000),
        ("5 million euros", "€", 5_000_000),
        ("US$3m", "US$", 3_000_000),
        ("half a billion dollars", "$", 500_000_000),
        ("EUR 4.9 million", "€", 4_900_000),
        ("£12,000", "GBP", 12_000),
    ],
)
def test_a_sum_in_the_facts_currency(text: str, unit: str, number: float) -> None:
    assert said(read(text, unit)) == (number, number, "exact")


def test_a_range_of_sums() -> None:
    assert read("$5m-$10m", "USD")[:2] == (5_000_000, 10_000_000)
    assert read("between $5 and $10 million", "USD")[:2] == (5_000_000, 10_000_000)
    assert said(read("12,50 €", "EUR", "de")) == (12.5, 12.5, "exact")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("A$5", "$"),
        ("5 pesos", "MXN"),
        ("5 rupees", "INR"),
        ("€5", "US$"),
        ("EUR 4.9 million", "USD"),
        ("$5.2 million (2015 prices)", "USD"),
        ("$5 kg", "$"),
        ("¥5", "CNY"),
        ("5 dollars", "AUD"),
    ],
)
def test_another_currency_is_refused(text: str, unit: str) -> None:
    with pytest.raises(Unreadable):
        read(text, unit)


def test_no_advice_leaves_a_multiplier_out() -> None:
    for text in ("$50 млн", "$3 zillion"):
        with pytest.raises(Unreadable) as refusal:
            read(text, "$")
        assert refusal.value.instead == "write the number in full, in digits, with its unit alone"


def test_a_sum_is_said_with_its_currency() -> None:
    fact = Fact("paid", "How much?", "money", Place("facts.yaml", 1, 1), unit="US$")
    assert money.say(5e6, 5e6, fact) == "US$ 5,000,000"
    assert money.bounds(5e6, 5e6) == (5_000_000, 5_000_000)
