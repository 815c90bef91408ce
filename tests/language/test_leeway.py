"""How far figures reach where they are compared, and that the short way for plain digits is the grammar's."""

from __future__ import annotations

from decimal import Decimal

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.claims.values import _of_plain
from discrepancies.kinds import count, quantity
from discrepancies.language.amounts import rounded, twice_as_wide
from discrepancies.language.digits import rounding
from discrepancies.language.leeway import softly
from discrepancies.language.numerals import read_number
from discrepancies.language.reading import Context, Reading
from discrepancies.model import Fact, Place, Tolerance

ONE = Tolerance(Decimal(1))
PERCENT = Tolerance(Decimal("0.01"), "share")
AS_WRITTEN = Tolerance(Decimal(1), "last digit")

plain_digits = st.integers(0, 10**15 - 1) | st.builds(lambda n, z: n * 10**z, st.integers(1, 999), st.integers(0, 12))


def read(text: str, unit: str, tolerance: Tolerance | None = None) -> Reading:
    kind = "count" if unit == "people" else "quantity"
    fact = Fact("k", "?", kind, Place("f", 1, 1), unit=unit, tolerance=tolerance)
    return count.read(text, fact, Context()) if kind == "count" else quantity.read(text, fact, Context())


def firmly(one: Reading, other: Reading) -> bool:
    """Whether two readings share a value as they are compared."""
    (low, high), (least, most) = (
        (each.low, each.high) if each.firm_low is None or each.firm_high is None else (each.firm_low, each.firm_high)
        for each in (one, other)
    )
    return low <= most and least <= high


@given(plain_digits, st.booleans())
def test_plain_digits_are_rounded_alike_on_every_way(number: int, whole: bool) -> None:
    low, high = softly(float(number), whole=whole)
    assert _of_plain(np.array([float(number)]), np.array([whole]))[2:4, 0].tolist() == [low, high]
    exact = read_number(str(number), whole=whole)[0]
    assert (low, high) == pytest.approx(tuple(map(float, rounded(exact.low, rounding(exact), whole=whole))), rel=1e-15)


@given(st.decimals("0.01", 10**6, places=2), st.decimals(1, 100, places=2))
def test_a_width_is_doubled_by_ratio(low: Decimal, ratio: Decimal) -> None:
    high = low * ratio
    least, most = twice_as_wide(low, high)
    assert 0 < least <= low <= high <= most
    assert float(most / least) == pytest.approx(float(ratio) ** 2, rel=1e-9)
    assert float(least * most) == pytest.approx(float(low * high), rel=1e-9)


@pytest.mark.parametrize(
    ("one", "other", "unit", "tolerance", "shares"),
    [
        ("5 miles", "8 km", "km", None, True),
        ("5 miles", "9 km", "km", None, False),
        ("2356 ft", "718 m", "m", None, True),
        ("2970 °C", "3243", "K", None, True),
        ("250 kcal", "1045 kJ", "kJ", None, True),
        ("8 km", "8.4 km", "km", None, False),
        ("225.4 s", "226 s", "s", PERCENT, True),
        ("513 s", "500 s", "s", PERCENT, False),
        ("225.4", "225", "s", AS_WRITTEN, True),
        ("12", "13", "s", AS_WRITTEN, False),
        ("7", "8", "people", ONE, True),
        ("7", "9", "people", ONE, False),
        ("225.4", "226.4", "s", ONE, True),
    ],
)
def test_what_excludes_firmly(one: str, other: str, unit: str, tolerance: Tolerance | None, shares: bool) -> None:
    assert firmly(read(one, unit, tolerance), read(other, unit, tolerance)) is shares


@pytest.mark.parametrize(
    ("one", "other", "unit", "shares"),
    [
        ("300,000", "299,700", "people", True),
        ("300,000", "over 300,000", "people", True),
        ("930", "928", "people", False),
        ("412", "413", "people", False),
        ("none", "hundreds", "people", False),
        ("none", "over 0", "people", False),
        ("51%", "51.2%", "%", True),
        ("51%", "52%", "%", False),
        ("1045 kJ", "1046 kJ", "kJ", True),
        ("$3.8 billion", "3822000000", "USD", True),
        ("1.20 million", "1,206,000", "people", False),
    ],
)
def test_what_excludes_softly(one: str, other: str, unit: str, shares: bool) -> None:
    first, second = read(one, unit), read(other, unit)
    assert (first.soft_low <= second.soft_high and second.soft_low <= first.soft_high) is shares
