"""Exact answers on systems of inequalities, whole numbers and measured ones, and none where it would take too long."""

from __future__ import annotations

from fractions import Fraction
from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.constraints.linear import Inequality, Patience, Undecided, satisfiable

TOP = 4
rows = st.lists(
    st.tuples(st.lists(st.integers(-4, 4), min_size=3, max_size=3), st.integers(-8, 8), st.booleans()), max_size=4
)


def system(given: list[tuple[list[int], int, bool]]) -> list[Inequality]:
    """The rows, and every unknown from 0 to TOP."""
    box = [([sign * (of == n) for of in range(3)], TOP if sign > 0 else 0, False) for n in range(3) for sign in (1, -1)]
    return [Inequality(dict(enumerate(map(Fraction, c))), Fraction(b), strict) for c, b, strict in (*given, *box)]


@settings(max_examples=1500)
@given(rows)
def test_whole_numbers_by_trying_all(given: list[tuple[list[int], int, bool]]) -> None:
    found = any(
        all(sum(map(int.__mul__, c, at)) < b + (not strict) for c, b, strict in given)
        for at in product(range(TOP + 1), repeat=3)
    )
    assert satisfiable(system(given), {0, 1, 2}, Patience()) == found


@settings(max_examples=200)
@given(rows)
def test_measured_values_by_trying_a_fine_grid(given: list[tuple[list[int], int, bool]]) -> None:
    found = any(
        all(sum(map(int.__mul__, c, at)) < 6 * b + (not strict) for c, b, strict in given)
        for at in product(range(6 * TOP + 1), repeat=3)
    )
    # A grid proves that there is a solution, not that there is none.
    assert satisfiable(system(given), set(), Patience()) or not found


@pytest.mark.parametrize(
    ("strict", "whole", "found"), [(False, False, True), (True, False, False), (False, True, False)]
)
def test_a_single_value_between_two_bounds(strict: bool, whole: bool, found: bool) -> None:
    half = Fraction(1, 2)
    bounds = [Inequality({"x": 1}, half, strict), Inequality({"x": -1}, -half)]
    assert satisfiable(bounds, {"x"} if whole else set(), Patience()) == found


def test_what_takes_too_long_is_not_decided() -> None:
    with pytest.raises(Undecided):
        satisfiable([Inequality({"x": 1, "y": -1}, 0), Inequality({"x": -1, "y": 1}, 0)], {"x", "y"}, Patience(1))


@pytest.mark.parametrize("most", [None, 30])
def test_whole_numbers_between_measured_ones_however_far_they_go(most: int | None) -> None:
    """An end is a start and a stretch, less one: the stretch is at least 4.5, and each end fits one or none does."""
    rows = [
        Inequality({"end": 1, "start": -1, "stretch": -1}, -1),
        Inequality({"end": -1, "start": 1, "stretch": 1}, 1),
        Inequality({"stretch": -1}, Fraction(-9, 2)),
        *([] if most is None else [Inequality({"end": 1, "start": -1}, Fraction(most, 10))]),
    ]
    assert satisfiable(rows, {"end", "start"}, Patience()) == (most is None)
