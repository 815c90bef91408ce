"""A period is its start and its end, each read on its own; what is less precise never conflicts."""

from __future__ import annotations

import pytest

from discrepancies.kinds import period
from discrepancies.kinds.date import interval
from discrepancies.language.reading import UNKNOWN, YEARLESS, Context, Reading, Unreadable
from discrepancies.model import Fact, Place

FACT = Fact("operation", "When did it last?", "period", Place("claims.yaml", 1, 1))


def read(text: str) -> tuple[Reading, Reading]:
    (start_name, start), (end_name, end) = period.read(text, FACT, Context())
    assert (start_name, end_name) == ("start", "end")
    return start, end


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-06/2021-01-09",
        "2021-01-06 to 2021-01-09",
        "6-9 January 2021",
        "6–9 January 2021",
        "between 6 and 9 January 2021",
        "from 6 to 9 January 2021",
        "from the 6th until the 9th of January 2021",
        "January 6-9, 2021",
    ],
)
def test_both_ends(text: str) -> None:
    assert read(text) == (interval("2021-01-06", Context()), interval("2021-01-09", Context()))


def test_one_date_leaves_both_ends_in_it() -> None:
    for text in ("2021-01-06", "January 2021", "2021", "about 6 January 2021"):
        assert read(text) == (interval(text, Context()), interval(text, Context()))


def test_a_weekday_stays_with_its_end() -> None:
    start, end = read("Wednesday 6 to Saturday 9 January 2021")
    assert (start.weekday, end.weekday) == (2, 5)


@pytest.mark.parametrize("text", ["2021-01-06/..", "2021-01-06/", "since 6 January 2021", "6 January 2021 onwards"])
def test_an_end_not_given_is_unknown(text: str) -> None:
    start, end = read(text)
    assert start == interval("2021-01-06", Context())
    assert end is UNKNOWN


@pytest.mark.parametrize("text", ["../2021-01-09", "/2021-01-09", "until 9 January 2021"])
def test_a_start_not_given_is_unknown(text: str) -> None:
    start, end = read(text)
    assert start is UNKNOWN
    assert end == interval("2021-01-09", Context())


def test_bounds_of_one_end_stay_bounds() -> None:
    assert read("after 6 January 2021") == (interval("since 7 January 2021", Context()), UNKNOWN)
    assert read("before 9 January 2021") == (UNKNOWN, interval("by 8 January 2021", Context()))


def test_without_a_year() -> None:
    start, end = read("6-9 January")
    assert (start.track, end.track) == (YEARLESS, YEARLESS)
    assert (start, end) == (interval("6 January", Context()), interval("9 January", Context()))


def test_qualifiers_belong_to_their_end() -> None:
    start, end = read("2021-01~/2021-02")
    assert (start.hedge, end.hedge) == ("about", "exact")


@pytest.mark.parametrize(
    "text",
    [
        "2021-01-09/2021-01-06",
        "9-6 January 2021",
        "30 December to 2 January",
        "../..",
        "6 and 9 January 2021",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        read(text)


def test_parts_are_said_as_dates() -> None:
    start, _ = read("6-9 January 2021")
    assert period.say(start.low, start.high, FACT) == "on 6 January 2021"
    assert period.bounds(start.low, start.high) == ("2021-01-06", "2021-01-06")
    assert period.say(UNKNOWN.low, UNKNOWN.high, FACT) == "not given"
    assert period.bounds(UNKNOWN.low, UNKNOWN.high) == (None, None)
