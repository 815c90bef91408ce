"""The arithmetic of days against `datetime.date`, and days without a year against a loop over all days."""

from __future__ import annotations

from datetime import date, timedelta
from math import inf, nan

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.language.calendar import (
    DAY,
    YEARLESS_BASE,
    civil,
    day_number,
    holds_such_day,
    is_leap,
    is_yearless,
    last_day,
    month_days,
    months_later,
    on_weekday,
    weekday,
    weekdays_of,
    yearless,
)

EPOCH = date(1970, 1, 1)
days = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(days)
def test_days_are_numbered_as_the_standard_library_does(day: date) -> None:
    number = (day - EPOCH).days
    assert day_number(day.year, day.month, day.day) == number
    assert civil(number) == (day.year, day.month, day.day)
    assert weekday(number) == day.weekday()


@given(st.integers(-4_000_000, 4_000_000))
def test_before_the_year_one_the_calendar_repeats_every_400_years(number: int) -> None:
    year, month, day = civil(number)
    assert civil(number + 146_097) == (year + 400, month, day)
    assert day_number(year, month, day) == number


@pytest.mark.parametrize(
    ("day", "number"),
    [
        ((1970, 1, 1), 0),
        ((1969, 12, 31), -1),
        ((0, 12, 31), -719_163),
        ((0, 2, 29), -719_469),
        ((-1, 12, 31), -719_529),
    ],
)
def test_known_days(day: tuple[int, int, int], number: int) -> None:
    assert day_number(*day) == number
    assert civil(number) == day


@pytest.mark.parametrize("day", [(2018, 2, 29), (1900, 2, 29), (-1, 2, 29), (2018, 13, 1), (2018, 0, 1), (2018, 4, 31)])
def test_days_the_calendar_lacks(day: tuple[int, int, int]) -> None:
    with pytest.raises(ValueError, match=r"day|month"):
        day_number(*day)


@given(days)
def test_a_month_ends_the_day_before_the_next_one_starts(day: date) -> None:
    length = last_day(day.year, day.month)
    assert day.replace(day=length).day == length
    assert civil(day_number(day.year, day.month, length) + 1)[2] == 1
    assert is_leap(day.year) == (last_day(day.year, 2) == 29)


@given(st.integers(-9000, 9000), st.integers(1, 12), st.integers(-40, 40))
def test_months_later_counts_months_one_by_one(year: int, month: int, months: int) -> None:
    expected_year, expected_month = year, month
    for _ in range(abs(months)):
        expected_month += 1 if months > 0 else -1
        if expected_month == 13:
            expected_year, expected_month = expected_year + 1, 1
        if expected_month == 0:
            expected_year, expected_month = expected_year - 1, 12
    assert civil(months_later(day_number(year, month, 1), months)) == (expected_year, expected_month, 1)


def test_days_without_a_year_stand_apart_from_all_dates() -> None:
    assert yearless(1, 15) == YEARLESS_BASE + 115
    assert month_days(yearless(1, 15), yearless(12, 31)) == ((1, 15), (12, 31))
    assert is_yearless(yearless(1, 1))
    assert is_yearless(yearless(12, 31))
    for second in (
        -inf,
        inf,
        0.0,
        float(day_number(-9999, 1, 1) * DAY),
        float(day_number(9999, 12, 31) * DAY),
    ):
        assert not is_yearless(second)


yearless_days = st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: (day.month, day.day))


@given(
    st.dates(date(1890, 1, 1), date(2110, 1, 1)),
    st.integers(0, 3700),
    st.integers(0, DAY - 1),
    st.integers(0, DAY - 1),
    yearless_days,
    yearless_days,
)
def test_holds_such_day_is_a_loop_over_days(
    start: date, length: int, opens: int, closes: int, one: tuple[int, int], other: tuple[int, int]
) -> None:
    first, last = min(one, other), max(one, other)
    if length == 0:
        opens, closes = min(opens, closes), max(opens, closes)
    number = (start - EPOCH).days
    met = any(first <= (day.month, day.day) <= last for day in (start + timedelta(n) for n in range(length + 1)))
    assert met == holds_such_day(
        number * DAY + opens, (number + length) * DAY + closes, yearless(*first), yearless(*last)
    )


def test_29_february_comes_in_leap_years_only() -> None:
    leap_day = yearless(2, 29)

    def held(first: tuple[int, int, int], last: tuple[int, int, int]) -> bool:
        return holds_such_day(day_number(*first) * DAY, day_number(*last) * DAY + DAY - 1, leap_day, leap_day)

    assert held((2016, 2, 1), (2016, 2, 29))
    assert not held((2018, 1, 1), (2018, 12, 31))
    assert not held((2016, 3, 1), (2020, 2, 28))
    assert held((2016, 3, 1), (2020, 2, 29))
    assert not held((1896, 3, 1), (1904, 2, 28))
    assert held((1896, 3, 1), (1904, 2, 29))
    assert held((-4, 2, 29), (-4, 2, 29))


def test_a_weekday_narrows_a_day_to_some_years() -> None:
    whole, monday, sunday = (on_weekday(yearless(1, 15), yearless(1, 15), named) for named in (-1, 0, 6))
    assert (weekdays_of(*whole), weekdays_of(*monday), weekdays_of(*sunday)) == (range(7), range(1), range(6, 7))
    assert whole[0] < monday[0] < sunday[0] <= whole[1] < yearless(1, 16)
    assert month_days(*monday) == month_days(*whole) == ((1, 15), (1, 15))
    assert weekdays_of(*on_weekday(yearless(1, 1), yearless(1, 31), 3)) == range(7)

    def held(year: int, last: int, days: tuple[float, float]) -> bool:
        return holds_such_day(day_number(year, 1, 1) * DAY, day_number(last, 12, 31) * DAY, *days)

    assert held(2018, 2018, monday)
    assert not held(2019, 2019, monday)
    assert held(2019, 2024, monday)
    assert not held(2019, 2023, monday)
    assert held(1, 400, sunday)
    leap = on_weekday(yearless(2, 29), yearless(2, 29), 0)
    assert not held(2018, 2043, leap)
    assert held(2018, 2044, leap)


def test_endless_intervals_hold_every_day() -> None:
    for day in ((1, 1), (2, 29), (12, 31)):
        assert holds_such_day(-inf, inf, yearless(*day), yearless(*day))
        assert holds_such_day(0.0, inf, yearless(*day), yearless(*day))
        assert holds_such_day(-inf, 0.0, yearless(*day), yearless(*day))
        assert holds_such_day(-3e11, 2.5e11, yearless(*day), yearless(*day))


def test_no_interval_holds_no_day() -> None:
    assert not holds_such_day(nan, nan, yearless(1, 1), yearless(12, 31))
    assert not holds_such_day(1.0, 0.0, yearless(1, 1), yearless(12, 31))
