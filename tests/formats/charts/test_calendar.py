"""A calendar axis has lines where its units begin, leaves out only what nothing is in, and says so."""

from __future__ import annotations

from itertools import pairwise
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.formats.charts.calendar import Span, dates, on_calendar
from discrepancies.formats.charts.drawing import FIRST, LAST, LEFT, RIGHT
from discrepancies.kinds.date import interval
from discrepancies.language.reading import Context
from tests.formats.charts.test_scale import labels, reaches

FAR = 86_400 * 365 * 3000


def spans(*texts: str) -> list[Span]:
    return [interval(text, Context())[:2] for text in texts]


@pytest.mark.parametrize(
    ("texts", "said", "context"),
    [
        (("15 January 2018",), ["14 Jan", "15 Jan", "16 Jan", ""], ["2018"]),
        (("2017-12-30", "2018-01-01"), ["30 Dec", "31 Dec", "1 Jan", ""], ["2017–2018"]),
        (("January 2018", "March 2018"), ["Jan", "Feb", "Mar", ""], ["2018"]),
        (("2014", "2020"), ["2014", "2016", "2018", "2020"], []),
        (("2018-01-15 04:30", "2018-01-15 06:00"), ["04:30", "05:00", "05:30"], ["15 January 2018"]),
        (("-0044", "0014"), ["41 BC", "21 BC", "1 BC"], []),
        (("15 January", "17 January"), ["15 Jan", "16 Jan", "17 Jan", ""], ["of a year not given"]),
    ],
)
def test_the_unit_is_as_fine_as_what_is_said_and_what_has_room(
    texts: tuple[str, ...], said: list[str], context: list[str]
) -> None:
    axis = dates(spans(*texts)).axis
    assert labels(axis)[: len(said)] == said
    assert [tick.label for tick in axis.contexts] == context
    assert axis.breaks == ()


def test_a_day_is_drawn_from_its_first_second_to_the_next_day() -> None:
    [day] = spans("15 January 2018")
    scale = dates([day])
    at = [tick.at for tick in scale.axis.ticks]
    assert scale.across(*on_calendar(*day))[:2] == (at[1], at[2])


def test_days_years_apart_are_told_apart_on_a_broken_axis_that_says_what_it_leaves_out() -> None:
    said = spans("2018-01-15", "2018-01-16", "2021-01-08", "2023-12-26", "2023-12-27")
    scale = dates(said)
    assert scale.axis.note == (
        "The axis is broken: nothing is drawn between January 2018 and January 2021, "
        "nor between January 2021 and December 2023."
    )
    assert len(scale.axis.breaks) == 2
    assert [tick.label for tick in scale.axis.contexts] == ["2018", "2021", "2023"]
    places = [scale.across(*on_calendar(*span)) for span in said]
    assert all(one.end <= after.start and one.width > 4 for one, after in pairwise(places))


def test_days_years_apart_that_nothing_is_close_to_need_no_broken_axis() -> None:
    axis = dates(spans("2020-01-15", "2024-04-24")).axis
    assert axis.breaks == ()
    assert labels(axis)[:5] == ["2020", "2021", "2022", "2023", "2024"]


def test_both_calendars_show_the_same_days_where_all_is_of_one_year() -> None:
    dated, yearless = spans("7 March 2019", "9 March 2019"), spans("8 March")
    one, other = dates(dated, yearless), dates(yearless, dated)
    assert labels(one.axis) == labels(other.axis)
    [[low, high]] = yearless
    assert other.across(*on_calendar(low, high))[:2] == one.across(*on_calendar(*spans("8 March 2019")[0]))[:2]
    assert labels(dates(yearless, spans("7 March 2019", "2021")).axis)[:3] == ["7 Mar", "8 Mar", "9 Mar"]


def test_the_last_of_february_has_a_place_beside_any_year() -> None:
    assert labels(dates(spans("2019-02-27"), spans("29 February")).axis)[:2] == ["27 Feb", "28 Feb"]


def test_what_is_open_goes_on_beyond_the_axis() -> None:
    scale = dates(spans("before 20 January 2018", "2018-01-19"))
    assert scale.across(*on_calendar(-inf, spans("2018-01-19")[0][1]))[:3] == (FIRST, scale.axis.ticks[3].at, True)
    assert dates(spans("after 20 January 2018")).across(0, inf).end == LAST


@given(
    st.lists(
        st.tuples(st.integers(-FAR, FAR), st.sampled_from([60, 3600, 86_400, 86_400 * 31])), min_size=1, max_size=7
    )
)
def test_values_stay_in_order_within_the_frame_and_labels_never_touch(starts: list[tuple[int, int]]) -> None:
    said = [(float(start // length * length), float(start // length * length + length - 1)) for start, length in starts]
    scale = dates(said)
    places = [scale.at(value) for value in sorted(end for span in said for end in span)]
    assert places == sorted(places)
    assert all(LEFT <= place <= RIGHT for place in places)
    assert [piece.start for piece in scale.pieces] == sorted(piece.start for piece in scale.pieces)
    assert all(one.high < after.low for one, after in pairwise(scale.pieces))
    assert bool(scale.axis.note) == bool(scale.axis.breaks)
    assert all(left[1] <= right[0] for left, right in pairwise(reaches(scale.axis)))
    assert any(labels(scale.axis)) or scale.axis.contexts
