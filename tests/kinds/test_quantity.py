"""Quantities: hedged numbers with open ends, negative numbers and exact conversion of units."""

from __future__ import annotations

import sys
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from math import inf, nextafter
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.kinds import quantity
from discrepancies.language import units
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said

if TYPE_CHECKING:
    from collections.abc import Callable


def measured(unit: str | None) -> Fact:
    return Fact("measured", "How much?", "quantity", Place("facts.yaml", 1, 1), unit=unit)


def read(text: str, unit: str | None = "kg") -> Reading:
    return quantity.read(text, measured(unit), Context())


def after(number: float) -> float:
    return nextafter(number, inf)


def before(number: float) -> float:
    return nextafter(number, -inf)


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("5", "kg", 5),
        ("5 kg", "kg", 5),
        ("5kg", "kg", 5),
        ("five kg", "kg", 5),
        ("1.5", "kg", 1.5),
        (".5 kg", "kg", 0.5),
        ("1.234", "kg", 1.234),
        ("1,234.5", "kg", 1234.5),
        ("0.1", None, 0.1),
        ("-5", "kg", -5),
        ("minus five", "°C", -5),
        ("−5 °C", "°C", -5),
        ("-0.5 °C", "°C", -0.5),
        ("5%", "%", 5),
        ("5 %", "%", 5),
        ("5 percent", "%", 5),
        ("five per cent", "%", 5),
        ("5%", "percent", 5),
        ("US$ 5 million", "US$", 5_000_000),
        ("US$5 million", "US$", 5_000_000),
        ("US$ 1.2bn", "US$", 1_200_000_000),
        ("USD 5", "USD", 5),
        ("5 USD", "USD", 5),
        ("5 Hectares", "hectare", 5),
        ("1 hectare", "hectares", 1),
        ("5 degrees Celsius", "°C", 5),
        ("half a million", "USD", 500_000),
        ("seven", "s", 7),
        ("minus 5", "m", -5),
        ("5", "million USD", 5),
        ("5 C", "°C", 5),
        ("48F", "°F", 48),
        ("45.2 per 100,000", "per 100,000", 45.2),
        ("105 g·L-1", "g/L", 105),
        ("½ kg", "kg", 0.5),
        ("1/2", "kg", 0.5),
        ("2½ kg", "kg", 2.5),
        ("2 1/2 kg", "kg", 2.5),
        ("two and a half kg", "kg", 2.5),
        ("1e2", "kg", 100),
        ("1.5 × 10^6 kg", "kg", 1_500_000),
        ("6.02 x 10²³", None, 6.02e23),
        ("3 × 10⁻³ m", "m", 0.003),
    ],
)
def test_a_number_in_the_facts_own_unit(text: str, unit: str | None, number: float) -> None:
    assert said(read(text, unit)) == (number, number, "exact")


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("180 kmph", "km/h", 180),
        ("5 sq km", "km2", 5),
        ("5 kilos", "kg", 5),
        ("6 ft 2 in", "m", 1.8796),
        ("250 mg/5 mL", "mg/mL", 50),
        ("5 miles (8 km)", "km", 8.04672),
        ("5 lb", "kg", 2.26796185),
        ("5 miles", "km", 8.04672),
        ("5 feet", "m", 1.524),
        ("5 in", "cm", 12.7),
        ("3 cm", "m", 0.03),
        ("5 tonnes", "kg", 5000),
        ("5 short tons", "kg", 4535.9237),
        ("5 km²", "hectares", 500),
        ("5 km2", "ha", 500),
        ("5 square kilometres", "hectares", 500),
        ("90 km/h", "m/s", 25),
        ("90 km per hour", "m/s", 25),
        ("2 hours", "minutes", 120),
        ("5‰", "%", 0.5),
        ("5 mW", "MW", 5e-9),
        ("5 nautical miles", "km", 9.26),
        ("32 °F", "°C", 0),
        ("50 °F", "°C", 10),
        ("-40 degrees Fahrenheit", "celsius", -40),
        ("100 °F", "°C", float(Fraction(340, 9))),
        ("300 K", "°C", 26.85),
        ("0 °C", "K", 273.15),
    ],
)
def test_another_unit_is_converted_exactly(text: str, unit: str, number: float) -> None:
    assert said(read(text, unit)) == (number, number, "exact")


@pytest.mark.parametrize(
    ("text", "unit", "meaning"),
    [
        ("at least 9", "kg", (9, inf, "at least")),
        ("9+ kg", "kg", (9, inf, "at least")),
        ("more than 9", "kg", (after(9), inf, "at least")),
        ("more than 5 miles", "km", (after(8.04672), inf, "at least")),
        ("at most 5", "kg", (0, 5, "at most")),
        ("less than 9 kg", "kg", (0, before(9), "at most")),
        ("at most 5", "°C", (-inf, 5, "at most")),
        ("below 0 °C", "°C", (-inf, before(0), "at most")),
        ("up to 50 °F", "°C", (-inf, 10, "at most")),
        ("at most 5 °C", "K", (0, 278.15, "at most")),
        ("up to -5", "kg", (-inf, -5, "at most")),
        ("less than 0", "%", (-inf, before(0), "at most")),
        ("at most 0", "%", (0, 0, "at most")),
        ("about 500", "kg", (450, 550, "about")),
        ("about 0.7", "kg", (0.63, 0.77, "about")),
        ("about -5 °C", "°C", (-5.5, -4.5, "about")),
        ("about 5 miles", "km", (7.242048, 8.851392, "about")),
        ("nearly 500 kg", "kg", (450, 500, "about")),
        ("just over 500", "kg", (after(500), 550, "about")),
        ("just under 500", "kg", (450, before(500), "about")),
        ("at least about US$ 5 million", "US$", (4.5e6, inf, "at least")),
        ("5 to 10 kg", "kg", (5, 10, "range")),
        ("5 ± 1 kg", "kg", (4, 6, "range")),
        ("5 kg ± 0.5 kg", "kg", (4.5, 5.5, "range")),
        ("501-498.5 Ma", "Ma", (498.5, 501, "range")),
        ("5–10%", "%", (5, 10, "range")),
        ("5%-10%", "%", (5, 10, "range")),
        ("US$ 5 to 10 million", "US$", (5e6, 1e7, "range")),
        ("5 m to 10 km", "m", (5, 10000, "range")),
        ("5 to 10 km", "m", (5000, 10000, "range")),
        ("-5 to -3 °C", "°C", (-5, -3, "range")),
        ("-5 to 3", "%", (-5, 3, "range")),
        ("more than 5 but less than 9 kg", "kg", (after(5), before(9), "range")),
        ("more than 5 but at most 9 km", "m", (after(5000), 9000, "range")),
        ("several kg", "kg", (3, 10, "vague")),
        ("hundreds of kilometres", "km", (200, 999, "vague")),
        ("millions of USD", "USD", (2_000_000, 9_999_999, "vague")),
    ],
)
def test_hedges(text: str, unit: str, meaning: tuple[float, float, str]) -> None:
    assert said(read(text, unit)) == meaning


@pytest.mark.parametrize(
    ("text", "unit", "instead"),
    [
        ("1,5", "kg", "write 1.5 with a decimal point, or 15 without a comma"),
        ("1,23", "kg", "write 1.23 with a decimal point, or 123 without a comma"),
        ("1.234,5", "kg", "write 1234.5"),
        ("00.5", "kg", "write 0.5"),
        ("5 USD", "EUR", "write the value in EUR"),
        ("5 kg", "km", "write the value in km"),
        ("5 KG", "kg", "write kg"),
        ("5 million", "million USD", "write the number of million USD in plain digits"),
        ("several million USD", "million USD", "write the number of million USD in plain digits"),
        ("5 pt", "litres", "write the value in litres"),
        ("2 a", "days", "write the value in days"),
        ("10,000 bbl", "litres", "write the value in litres"),
        ("2 yrs", "days", "write the value in days"),
        ("5 nm", "km", "write the value in km"),
        ("5 tons", "kg", "write the value in kg"),
        ("5 kg", "tons", "write the value in tons"),
        ("18 months", "days", "write the value in days"),
        ("20 miles per gallon", "km/l", "write the value in km/l"),
        ("5 dB", "W", "write the value in W"),
        ("5 flurbs", "kg", "write the value in kg"),
        ("5 kg", None, "declare the fact's unit; if it changes the number, write that in digits"),
        ("5 m to 10", "km", 'write "5 m to 10 m"'),
        ("US$ 5 kg", "US$", "write the number in full, in digits, with its unit alone"),
        ("$50 млн", "$", "write the number in full, in digits, with its unit alone"),
        ("10 km to 5 m", "m", "write the bounds that the source gives, the lower first"),
    ],
)
def test_a_refusal_says_what_to_write(text: str, unit: str | None, instead: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(text, unit)
    assert refusal.value.instead == instead


REFUSED = """
7/9/2|9/7|1e999|5 ± kg|0.1 + 3|3 h 20 min|5k|€5|–5|5°|5 m^3^3^3|5 m**9|5 kg gold|10 to -5|nearly -5|about 0
one in three|one of 3|5 kg or 6 kg|5 kg, 6 kg|at least|9007199254740993|9007199254740992.5|1.2.3|5. kg
5 kg kg|kg|5 per cent|nan kg|inf kg
"""


@pytest.mark.parametrize("text", REFUSED.strip().replace("\n", "|").split("|"))
def test_what_is_not_certain_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text, "kg")


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("40 km (52 miles)", "km"),
        ("5 percentage points", "%"),
        ("2 in 6 ft", "m"),
    ],
)
def test_what_can_be_something_else_is_refused(text: str, unit: str) -> None:
    with pytest.raises(Unreadable):
        read(text, unit)


def test_a_difference_moves_no_zero_point() -> None:
    warming = replace(measured("°C"), difference=True)
    assert said(quantity.read("2.7 °F", warming, Context())) == (1.5, 1.5, "exact")
    assert quantity.read("5 percentage points", replace(measured("%"), difference=True), Context()).low == 5


def test_a_value_too_large_for_the_facts_unit_is_refused() -> None:
    with pytest.raises(Unreadable, match="too large"):
        quantity._float(Fraction(10) ** 400, "10 of them")


def test_without_pint_the_refusal_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    units._registry.cache_clear()
    monkeypatch.setitem(sys.modules, "pint", None)
    with pytest.raises(Unreadable) as refusal:
        read("5 furlongs", "m")
    assert refusal.value.instead == "install discrepancies[units], or write the value in m"
    assert said(read("5 m", "m")) == (5, 5, "exact")


@pytest.mark.parametrize(
    ("low", "high", "unit", "said", "bounds"),
    [
        (5, 5, "kg", "5 kg", (5, 5)),
        (5, 5, None, "5", (5, 5)),
        (0.1, 0.1, "kg", "0.1 kg", (0.1, 0.1)),
        (5e-9, 5e-9, "MW", "0.000000005 MW", (5e-9, 5e-9)),
        (1234.5, 1234.5, "kg", "1,234.5 kg", (1234.5, 1234.5)),
        (9, inf, "kg", "at least 9 kg", (9, None)),
        (after(9), inf, "kg", "more than 9 kg", (after(9), None)),
        (after(0), inf, "kg", "more than 0 kg", (after(0), None)),
        (0, 650, "km", "at most 650 km", (0, 650)),
        (0, before(650), "km", "less than 650 km", (0, before(650))),
        (-inf, before(0), "%", "less than 0%", (None, before(0))),
        (-inf, 5, "°C", "at most 5 °C", (None, 5)),
        (0, 5, "°C", "0 to 5 °C", (0, 5)),
        (-5, -3, "°C", "-5 to -3 °C", (-5, -3)),
        (450, 550, "km", "450 to 550 km", (450, 550)),
        (5, 10, "%", "5 to 10%", (5, 10)),
        (5e6, 5e6, "US$", "US$ 5,000,000", (5_000_000, 5_000_000)),
        (after(500), 550, "kg", "more than 500 kg but at most 550 kg", (after(500), 550)),
        (450, before(500), "kg", "at least 450 kg but less than 500 kg", (450, before(500))),
        (-inf, inf, "kg", "any number", (None, None)),
        (-0.0, 0.0, "kg", "0 kg", (0, 0)),
    ],
)
def test_an_interval_in_words_and_in_json(
    low: float, high: float, unit: str | None, said: str, bounds: tuple[float | None, float | None]
) -> None:
    assert quantity.say(low, high, measured(unit)) == said
    assert quantity.bounds(float(low), float(high)) == bounds


MEANINGS: dict[str, Callable[[Fraction, Fraction], bool]] = {
    "{}": lambda v, n: v == n,
    "{} kg": lambda v, n: v == n,
    "at least {}": lambda v, n: v >= n,
    "more than {} kg": lambda v, n: v > n,
    "{} or more": lambda v, n: v >= n,
    "at most {}": lambda v, n: 0 <= v <= n,
    "less than {}": lambda v, n: 0 <= v < n,
    "about {}": lambda v, n: 10 * abs(v - n) <= n,
    "nearly {} kg": lambda v, n: v <= n and 10 * (n - v) <= n,
    "just over {}": lambda v, n: v > n and 10 * (v - n) <= n,
    "just under {}": lambda v, n: v < n and 10 * (n - v) <= n,
}


@given(st.integers(1, 10**6), st.sampled_from(sorted(MEANINGS)))
def test_the_ends_are_the_last_floats_that_the_words_allow(tens: int, phrase: str) -> None:
    n = Fraction(tens * 5, 2)  # so that a tenth of it, more or less, is a float too
    reading = read(phrase.format(float(n)))
    allows = MEANINGS[phrase]
    assert allows(Fraction(reading.low), n)
    assert not allows(Fraction(before(reading.low)), n)
    if reading.high == inf:
        assert allows(Fraction(10) ** 300, n)
    else:
        assert allows(Fraction(reading.high), n)
        assert not allows(Fraction(after(reading.high)), n)


@given(
    st.decimals(min_value=-(10**9), max_value=10**9, places=3),
    st.sampled_from([*sorted(MEANINGS), "{} to 10000000000", "at least {} but below 2 trillion"]),
    st.sampled_from(["kg", "°C", "%", "US$", None]),
)
def test_what_is_said_reads_as_the_same_interval(number: Decimal, phrase: str, unit: str | None) -> None:
    text = phrase.replace(" kg", "").format(f"{number:f}")
    try:
        reading = read(text, unit)
    except Unreadable:
        assert number <= 0
        return
    again = read(quantity.say(reading.low, reading.high, measured(unit)), unit)
    assert (again.low, again.high) == (reading.low, reading.high)
    assert reading.soft_low <= reading.low <= reading.high <= reading.soft_high


@settings(deadline=None)  # the first one builds the registry of units
@given(
    st.decimals(min_value=0, max_value=10**6, places=4),
    st.sampled_from([("miles", "km"), ("lb", "kg"), ("acres", "ha")]),
)
def test_there_and_back_is_the_same_to_the_last_digit(number: Decimal, pair: tuple[str, str]) -> None:
    one, other = pair
    there = units.convert(number, one, other)
    assert there * units.convert(Decimal(1), other, one) == Fraction(number)
