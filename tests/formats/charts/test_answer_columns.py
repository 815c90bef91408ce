"""Answers that are no numbers have columns in order, and names above them that never meet."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from discrepancies.formats.charts.answer_columns import MOST, Column, laid_out
from discrepancies.formats.charts.drawing import LEFT, NARROWEST, RIGHT
from discrepancies.formats.charts.scale import LETTER
from discrepancies.formats.layout import columns


def flat(*labels: str) -> list[Column]:
    return [Column(number, number, label) for number, label in enumerate(labels)]


def test_short_names_stand_in_one_line_above_the_middle_of_their_columns() -> None:
    laid = laid_out(flat("yes", "no"))
    assert [(one.label, one.at, one.anchor) for one in laid.axis.headings] == [
        ("yes", 27.5, "middle"),
        ("no", 72.5, "middle"),
    ]
    assert laid.axis.levels == 1
    assert laid.across(0, 0)[:2] == (LEFT, 50.0)
    assert laid.across(0, 1)[:2] == (LEFT, RIGHT)


def test_longer_names_have_a_line_each() -> None:
    laid = laid_out(flat("an earthquake", "long-standing neglect", "sabotage"))
    assert [one.level for one in laid.axis.headings] == [0, 1, 2]
    assert [one.at for one in laid.axis.headings] == [5.0, 35.0, 65.0]


def test_a_term_spans_those_within_it_and_keeps_a_narrow_column_of_its_own() -> None:
    laid = laid_out(
        [Column(1, 4, "Venezuela"), Column(2, 3, "Caracas"), Column(3, 3, "La Vega"), Column(4, 4, "Junquito")]
    )
    spans = {one.label: one.on[:2] for one in laid.axis.headings}
    assert spans["Venezuela"] == (LEFT, RIGHT)
    assert spans["Venezuela"][0] < spans["Caracas"][0] < spans["La Vega"][0]
    assert spans["Caracas"][1] == spans["La Vega"][1] == spans["Junquito"][0]
    assert laid.across(2, 3)[:2] == spans["Caracas"]
    assert laid.several(1, 4)
    assert not laid.several(3, 3)


def test_of_too_many_the_last_ones_share_a_column() -> None:
    laid = laid_out(flat(*(f"name {number}" for number in range(MOST + 10))))
    assert len(laid.axis.headings) == MOST
    assert laid.axis.headings[-1].label == "11 others"
    assert laid.across(MOST + 5, MOST + 5) == laid.across(MOST - 1, MOST - 1)


def test_a_name_too_long_for_a_telephone_is_shortened_and_given_whole_besides() -> None:
    long = "the committee for " * 5
    [heading] = laid_out(flat(long)).axis.headings
    assert heading.label.endswith("…")
    assert heading.full == long


@given(st.lists(st.text(min_size=1, max_size=40), min_size=1, max_size=30, unique=True))
def test_headings_stay_within_the_drawing_and_apart(labels: list[str]) -> None:
    laid = laid_out(flat(*labels))
    reached: dict[int, float] = {}
    for one in laid.axis.headings:
        size, place = columns(one.label) * LETTER, one.at * NARROWEST / 100
        start = place - {"start": 0.0, "middle": size / 2, "end": size}[one.anchor]
        assert start >= reached.get(one.level, -1e-6)
        assert start + size <= NARROWEST
        reached[one.level] = start + size
    assert list(laid.edges) == sorted(set(laid.edges))
    assert all(
        laid.across(one.low, one.low).end <= laid.across(two.low, two.low).end for one, two in pairwise(laid.columns)
    )
