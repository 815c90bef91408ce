"""An axis of numbers has round ends, labels that never touch, and every value in its place."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.formats.charts.drawing import FIRST, LAST, LEFT, NARROWEST, RIGHT, Axis
from discrepancies.formats.charts.scale import LETTER, numbers

AMOUNTS = st.lists(st.floats(-1e15, 1e15, allow_nan=False).map(lambda value: round(value, 3)), min_size=1, max_size=8)
COUNTS = st.lists(st.integers(0, 10**9).map(float), min_size=1, max_size=8)


def labels(axis: Axis) -> list[str]:
    return [tick.label for tick in axis.ticks]


def reaches(axis: Axis) -> list[tuple[float, float]]:
    """From where to where each label reaches on the narrowest drawing, in pixels."""
    found = []
    for tick in axis.ticks:
        size, place = len(tick.label) * LETTER, tick.at * NARROWEST / 100
        start = place - {"start": 0.0, "middle": size / 2, "end": size}[tick.anchor]
        found += [(start, start + size)] if tick.label else []
    return found


@pytest.mark.parametrize(
    ("ends", "said"),
    [
        ([7, 9], ["7", "8", "9"]),
        ([7], ["6", "7", "8"]),
        ([0], ["0", "1", "2"]),
        ([450, 500, 550], ["440", "460", "480", "500", "520", "540", "560"]),
        ([0, 40], ["0", "10", "20", "30", "40"]),
    ],
)
def test_counts_have_ticks_at_round_whole_numbers(ends: list[float], said: list[str]) -> None:
    assert labels(numbers(ends, whole=True).axis) == said


def test_fractions_have_as_many_digits_as_their_ticks_need() -> None:
    axis = numbers([5.5, 6], unit="km").axis
    assert labels(axis) == ["5.5", "5.6", "5.7", "5.8", "5.9", "6.0"]
    assert [tick.label for tick in axis.contexts] == ["km"]


def test_what_goes_on_has_room_to_do_so() -> None:
    after, before = numbers([7, 9], whole=True, after=True), numbers([640, 650], whole=True, before=True)
    assert labels(after.axis) == ["7", "8", "9", "10"]
    assert after.across(9, inf) == (round(after.at(9), 1), LAST, False, True)
    assert before.across(-inf, 640)[:3] == (FIRST, round(before.at(640), 1), True)


def test_only_what_a_plain_axis_would_show_as_one_is_on_a_logarithmic_one_which_says_so() -> None:
    scale = numbers([3, 650_000], whole=True)
    assert labels(scale.axis) == ["1", "", "", "1,000", "", "", "1,000,000"]
    assert "logarithmic" in scale.axis.note
    places = [scale.at(10.0**power) for power in range(7)]
    assert [after - one for one, after in pairwise(places)] == pytest.approx([15] * 6)
    assert numbers([3, 2_000], whole=True).axis.note == ""


def test_zero_has_a_place_on_a_logarithmic_axis() -> None:
    scale = numbers([0, 3, 650_000], whole=True)
    places = [scale.at(value) for value in (0, 3, 4, 650_000)]
    assert places == sorted(set(places))
    assert places[0] == LEFT
    assert labels(scale.axis)[0] == "0"


@given(st.one_of(AMOUNTS, COUNTS), st.booleans(), st.booleans())
def test_values_stay_in_order_within_the_frame_and_labels_never_touch(
    ends: list[float], before: bool, after: bool
) -> None:
    scale = numbers(ends, whole=all(end == int(end) for end in ends), before=before, after=after)
    places = [scale.at(value) for value in sorted(ends)]
    assert places == sorted(places)
    assert all(LEFT - 1e-6 <= place <= RIGHT + 1e-6 for place in places)
    assert scale.across(-inf, inf)[:2] == (FIRST, LAST)
    spans = reaches(scale.axis)
    assert 2 <= len(scale.axis.ticks) <= 24
    assert all(left[1] < right[0] for left, right in pairwise(spans))
    assert all(start >= -1e-6 and end <= NARROWEST + 1e-6 for start, end in spans)


def test_more_than_nothing_is_drawn_from_nothing() -> None:
    scale = numbers([5e-324, 5500.0])
    assert scale.at(5e-324) == scale.at(0.0) == LEFT
