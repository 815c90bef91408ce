"""Durations: hours with their minutes, times by the clock, halves, months and ages."""

from __future__ import annotations

from math import nextafter

import pytest

from discrepancies.kinds import duration
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place
from tests.kinds.meaning import said


def lasting(unit: str | None) -> Fact:
    return Fact("took", "How long?", "duration", Place("facts.yaml", 1, 1), unit=unit)


def read(text: str, unit: str | None) -> Reading:
    return duration.read(text, lasting(unit), Context())


@pytest.mark.parametrize(
    ("text", "unit", "number"),
    [
        ("18 months", "years", 1.5),
        ("two and a half years", "years", 2.5),
        ("3 h 20 min", "minutes", 200),
        ("three hours and twenty minutes", "minutes", 200),
        ("3h20", "minutes", 200),
        ("half an hour", "minutes", 30),
        ("an hour", "minutes", 60),
        ("a year and a half", "months", 18),
        ("2:01:39", "s", 7299),
        ("3:46", "s", 226),
        ("3 h 20 min", None, 12_000),
    ],
)
def test_how_long_in_the_facts_unit(text: str, unit: str | None, number: float) -> None:
    assert said(read(text, unit)) == (number, number, "exact")


@pytest.mark.parametrize(
    ("text", "low", "end"),
    [("51-year-old", 51, 52), ("aged 51", 51, 52), ("a 17-year-old", 17, 18), ("in his 30s", 30, 40)],
)
def test_an_age_is_all_of_its_year(text: str, low: int, end: int) -> None:
    assert read(text, "years")[:2] == (low, nextafter(end, 0))


def test_months_and_years_have_no_certain_number_of_days() -> None:
    day = 86400
    assert read("2 years", None)[:2] == (730 * day, 732 * day)
    assert said(read("18 months", None)) == said(read("a year and a half", None))
    assert read("1 month", "days").low <= 28
    assert read("1 month", "days").high >= 31


@pytest.mark.parametrize(
    ("text", "unit"), [("3:46", "minutes"), ("3 h 70 min", "minutes"), ("20 min 3 h", "s"), ("5 kg", "s")]
)
def test_what_is_no_certain_time_is_refused(text: str, unit: str) -> None:
    with pytest.raises(Unreadable):
        read(text, unit)


@pytest.mark.parametrize("text", ["46", "about 46", "40 to 50"])
def test_a_number_alone_is_no_duration_where_nobody_says_the_unit(text: str) -> None:
    with pytest.raises(Unreadable, match="of what unit"):
        read(text, None)
    assert read(text, "years")
    assert read(f"{text} years", None)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("1 h 52", "112 minutes"),
        ("60 hours", "60 hours"),
        ("72 hours", "3 days"),
        ("1 hour", "1 hour"),
        ("more than three days", "more than 3 days"),
        ("less than 90 minutes", "less than 90 minutes"),
        ("at least 1 hour", "at least 1 hour"),
        ("2:01:39", "7,299 seconds"),
        ("in his 40s", "at least 14,600 days but less than 18,300 days"),
        ("2 to 36 hours", "2 to 36 hours"),
    ],
)
def test_where_no_unit_is_declared_it_is_said_in_the_largest_that_it_is_whole_in(text: str, words: str) -> None:
    reading = read(text, None)
    assert duration.say(reading.low, reading.high, lasting(None)) == words


def test_a_duration_is_said_in_its_unit() -> None:
    assert duration.say(200, 200, lasting("minutes")) == "200 minutes"
    assert duration.bounds(200.0, 200.0) == (200, 200)
