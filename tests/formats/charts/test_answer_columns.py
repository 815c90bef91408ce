"""Answers that are no numbers have columns in order, and names above them that never meet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from discrepancies.formats.charts.answer_columns import MOST, MOST_LINES, Column, laid_out
from discrepancies.formats.charts.drawing import LEFT, RIGHT


def flat(*labels: str) -> list[Column]:
    return [Column(number, number, label) for number, label in enumerate(labels)]


def test_short_names_stand_in_one_line_above_the_middle_of_their_columns() -> None:
    laid = laid_out(flat("yes", "no"))
    assert [(one.label, one.on.middle, one.turned) for one in laid.axis.headings] == [
        ("yes", 27.5, False),
        ("no", 72.5, False),
    ]
    assert laid.axis.above == 16
    assert laid.across(0, 0)[:2] == (LEFT, 50.0)
    assert laid.across(0, 1)[:2] == (LEFT, RIGHT)


def test_longer_names_are_broken_over_their_own_columns() -> None:
    laid = laid_out(flat("an earthquake", "long-standing neglect", "sabotage"))
    assert [(one.top, one.on.start) for one in laid.axis.headings] == [(0, 5.0), (0, 35.0), (0, 65.0)]
    assert 16 < laid.axis.above <= 16 * MOST_LINES


def test_names_of_many_columns_are_turned() -> None:
    laid = laid_out(flat(*(f"the name {number}" for number in range(12))))
    assert all(one.turned for one in laid.axis.headings)


def test_a_term_spans_those_within_it_and_keeps_a_narrow_column_of_its_own() -> None:
    laid = laid_out(
        [Column(1, 4, "Venezuela"), Column(2, 3, "Caracas"), Column(3, 3, "La Vega"), Column(4, 4, "Junquito")]
    )
    spans = {one.label: one.on[:2] for one in laid.axis.headings}
    assert spans["Venezuela"] == (LEFT, RIGHT)
    assert spans["Venezuela"][0] < spans["Caracas"][0] < spans["La Vega"][0]
    assert [one.top for one in laid.axis.headings] == sorted(one.top for one in laid.axis.headings)
    assert spans["Caracas"][1] == spans["La Vega"][1] == spans["Junquito"][0]
    assert laid.across(2, 3)[:2] == spans["Caracas"]
    assert laid.several(1, 4)
    assert not laid.several(3, 3)


def test_of_too_many_the_last_ones_share_a_column() -> None:
    laid = laid_out(flat(*(f"name {number}" for number in range(MOST + 10))))
    assert len(laid.axis.headings) == MOST
    assert laid.axis.headings[-1].label == "11 others"
    assert laid.across(MOST + 5, MOST + 5) == laid.across(MOST - 1, MOST - 1)


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=30, unique=True))
def test_headings_stand_over_their_own_columns_and_apart(labels: list[str]) -> None:
    laid = laid_out(flat(*labels))
    headings = laid.axis.headings
    assert all(one.on[:2] == edges for one, edges in zip(headings, pairwise(laid.edges), strict=True))
    assert all(one.top + one.height <= laid.axis.above for one in headings)
    assert list(laid.edges) == sorted(set(laid.edges))
    assert all(
        laid.across(one.low, one.low).end <= laid.across(two.low, two.low).end for one, two in pairwise(laid.columns)
    )
