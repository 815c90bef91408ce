"""What is said of an interval of dates must be unmistakable: read again it gives the same interval."""

from __future__ import annotations

from datetime import date
from math import inf

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY
from discrepancies.language.dates_in_words import in_words, iso_ends
from discrepancies.language.reading import Context


@pytest.mark.parametrize(
    ("written", "words"),
    [
        ("2018-01-15", "on 15 January 2018"),
        ("2018-01", "on a day in January 2018"),
        ("2018", "on a day in 2018"),
        ("201X", "on a day from 2010 to 2019"),
        ("2018-01/2018-03", "on a day from January to March 2018"),
        ("2017-12/2018-01", "on a day from December 2017 to January 2018"),
        ("6-9 January 2021", "on a day from 6 to 9 January 2021"),
        ("6 January to 9 February 2021", "on a day from 6 January to 9 February 2021"),
        ("2017-12-30/2018-01-02", "on a day from 30 December 2017 to 2 January 2018"),
        ("before 20 January 2018", "on 19 January 2018 or earlier"),
        ("since 20 January 2018", "on 20 January 2018 or later"),
        ("2018-01-15T04:30", "on 15 January 2018 at 04:30"),
        ("2018-01-15T04:30:15", "on 15 January 2018 at 04:30:15"),
        ("4 pm, 15 January 2018", "on 15 January 2018, 16:00 to 16:59"),
        ("before 2018-01-15 04:30", "on 15 January 2018 at 04:29 or earlier"),
        ("2018-01-15T23:00/2018-01-16T01:00", "from 15 January 2018 at 23:00 to 16 January 2018 at 01:00"),
        ("15 January", "on 15 January of a year not given"),
        ("January", "on a day in January of a year not given"),
        ("6-9 January", "on a day from 6 to 9 January of a year not given"),
        ("January to March", "on a day from January to March of a year not given"),
        ("30 January to 2 February", "on a day from 30 January to 2 February of a year not given"),
        ("-0009-01-15", "on 15 January 10 BC"),
        ("-0009-01", "on a day in January 10 BC"),
        ("-0009", "on a day in 10 BC"),
        ("0000", "on a day in 1 BC"),
        ("0079-08-24", "on 24 August AD 79"),
        ("-0489-09-12/-0489-09-14", "on a day from 12 to 14 September 490 BC"),
        ("-0489/-0479", "on a day from 490 BC to 480 BC"),
    ],
)
def test_an_interval_in_words(written: str, words: str) -> None:
    reading = interval(written, Context())
    assert in_words(reading.low, reading.high) == words


seconds = st.integers(-9999 * 365 * DAY // 1, 8000 * 365 * DAY)
clocks = st.sampled_from([0, DAY - 1, 59, 60, 3600, 3659, 86_340, 1, 43_201])
moments = st.builds(lambda second, clock: second // DAY * DAY + clock, seconds, clocks)


@given(st.one_of(moments, st.just(-inf)), st.one_of(moments, st.just(inf)), st.booleans())
def test_words_are_read_back_as_the_same_interval(one: float, other: float, near: bool) -> None:
    low, high = min(one, other), max(one, other)
    if near and -inf < low:
        high = low // DAY * DAY + DAY - 1
    if (low, high) == (-inf, inf):
        assert in_words(low, high) == "on any day"
        return
    assert interval(in_words(low, high), Context())[:2] == (low, high)


yearless_days = st.dates(date(2000, 1, 1), date(2000, 12, 31))


@given(yearless_days, yearless_days)
def test_words_without_a_year_are_read_back(one: date, other: date) -> None:
    first, last = sorted((one, other))
    reading = interval(f"XXXX-{first:%m-%d}/XXXX-{last:%m-%d}", Context())
    assert interval(in_words(reading.low, reading.high), Context())[:2] == reading[:2]


@pytest.mark.parametrize(
    ("low", "high", "ends"),
    [
        (0, DAY - 1, ("1970-01-01", "1970-01-01")),
        (0, DAY - 2, ("1970-01-01T00:00:00", "1970-01-01T23:59:58")),
        (60, DAY - 1, ("1970-01-01T00:01:00", "1970-01-01T23:59:59")),
        (-inf, DAY - 1, (None, "1970-01-01")),
        (-inf, 60, (None, "1970-01-01T00:01:00")),
        (0, inf, ("1970-01-01", None)),
        (-inf, inf, (None, None)),
    ],
)
def test_ends_are_days_only_where_both_are(low: float, high: float, ends: tuple[str | None, str | None]) -> None:
    assert iso_ends(low, high) == ends
