"""Where EDTF defines a form it is right: the library `edtf` is the oracle, but for its own faults.

Known faults of edtf 5.0.2, excluded here precisely:

- `~`, `?` on a date with a month or day: it pads by the larger units as well (2017-12~ from 2016-11-01).
  Years and decades alone it pads by one of their own; for the rest its strict interval is widened here.
- `%` it pads by two units; here all three qualifiers mean one.
- `/b` and `a/` it takes to reach ten years; here an unknown end is as open as `..`.
- 2018-1X, 2018-01-1X and an interval with 2018-XX raise AttributeError or ValueError.
- `XXXX-02-29` it puts into the years 0 to 9999, as one stretch.
- -0001-XX it lets run from December to January, and the days of a masked month alike.
- A time of day it drops from the interval.
- A date-time of which the seconds are left out is not EDTF, and not read by it.
"""

from __future__ import annotations

from datetime import date
from datetime import time as clock_time

import pytest
from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY, civil, last_day
from discrepancies.language.edtf import span, stretch
from discrepancies.language.reading import Context, Reading, Unreadable

years = st.integers(-9998, 9998).map(lambda year: f"{year:04d}" if year >= 0 else f"-{-year:04d}")
month_numbers = st.integers(1, 12)


@st.composite
def days(draw: st.DrawFn) -> str:
    year, month = draw(years), draw(month_numbers)
    return f"{year}-{month:02d}-{draw(st.integers(1, last_day(int(year), month))):02d}"


months = st.builds("{}-{:02d}".format, years, month_numbers)
precise = st.one_of(years, months, days())
masked_years = st.builds(
    lambda sign, digits, unknown: sign + digits[: 4 - unknown] + "X" * unknown,
    st.sampled_from(["", "-"]),
    st.integers(1000, 9989).map(str),
    st.integers(1, 3),
)
not_negative = st.integers(0, 9998).map("{:04d}".format)
masked = st.one_of(
    masked_years,
    not_negative.map("{}-XX".format),
    not_negative.map("{}-XX-XX".format),
    st.builds("{}-{:02d}-XX".format, not_negative, month_numbers),
)
parts_of_year = st.builds("{}-{}".format, years, st.integers(33, 41))


def own(text: str) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    return days_of(interval(text, Context()))


def days_of(reading: Reading) -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    assert reading.low % DAY == 0
    assert reading.high % DAY == DAY - 1
    return civil(int(reading.low // DAY)), civil(int(reading.high // DAY))


def oracle(text: str, which: str = "strict") -> tuple[tuple[int, int, int], tuple[int, int, int]]:
    parsed = parse_edtf(text)
    low, high = getattr(parsed, f"lower_{which}")(), getattr(parsed, f"upper_{which}")()
    return tuple(low[:3]), tuple(high[:3])


@given(st.one_of(precise, masked, parts_of_year))
def test_a_date_is_the_oracles_interval(text: str) -> None:
    assert own(text) == oracle(text)


@given(precise, precise)
def test_an_interval_reaches_from_the_first_day_of_one_to_the_last_of_the_other(one: str, other: str) -> None:
    first, last = sorted((one, other), key=lambda text: own(text))
    assert own(f"{first}/{last}") == oracle(f"{first}/{last}")


@given(st.one_of(years, st.integers(1010, 9980).map(lambda year: f"{year // 10}X")), st.sampled_from("~?"))
def test_years_and_decades_are_padded_as_the_oracle_does(text: str, qualifier: str) -> None:
    assert own(text + qualifier) == oracle(text + qualifier, "fuzzy")


@given(months, st.sampled_from("~?%"))
def test_a_month_is_padded_by_a_month(text: str, qualifier: str) -> None:
    (year, month, _), _ = oracle(text)
    before = (year, month - 1) if month > 1 else (year - 1, 12)
    behind = (year, month + 1) if month < 12 else (year + 1, 1)
    assert own(text + qualifier) == ((*before, 1), (*behind, last_day(*behind)))


@given(st.dates(date(2, 1, 1), date(9998, 1, 1)), st.sampled_from("~?%"))
def test_a_day_is_padded_by_a_day(day: date, qualifier: str) -> None:
    low, high = (date.fromordinal(day.toordinal() + step) for step in (-1, 1))
    assert own(f"{day.isoformat()}{qualifier}") == (
        (low.year, low.month, low.day),
        (high.year, high.month, high.day),
    )


@given(precise)
def test_open_and_unknown_ends_are_unbounded(text: str) -> None:
    reading = interval(text, Context())
    for opened in (f"../{text}", f"/{text}"):
        assert interval(opened, Context())[:2] == (float("-inf"), reading.high)
        assert interval(opened, Context()).hedge == "at most"
    for opened in (f"{text}/..", f"{text}/"):
        assert interval(opened, Context())[:2] == (reading.low, float("inf"))
        assert interval(opened, Context()).hedge == "at least"


@given(days(), st.times())
def test_a_time_to_the_second_is_a_point_of_its_day(day: str, time: clock_time) -> None:
    reading = interval(f"{day}T{time:%H:%M:%S}", Context())
    assert reading.low == reading.high
    assert civil(int(reading.low // DAY)) == oracle(f"{day}T{time:%H:%M:%S}")[0]
    assert reading.low % DAY == time.hour * 3600 + time.minute * 60 + time.second


@pytest.mark.parametrize(
    ("text", "offset"),
    [
        ("2018-01-15T04:30:00Z", 0),
        ("2018-01-15T04:30:00+01:00", 3600),
        ("2018-01-15T04:30:00-04", -14_400),
        ("2018-01-15T04:30:00-04:30", -16_200),
        ("2018-01-15T04:30-04:00", -14_400),
        ("2018-01-15T04:30:00", None),
    ],
)
def test_offsets_are_kept_beside_the_clock_as_written(text: str, offset: int | None) -> None:
    reading = interval(text, Context())
    assert reading.offset == offset
    assert reading.low % DAY == 4.5 * 3600


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("2018-1X", ((2018, 10, 1), (2018, 12, 31))),
        ("2018-0X", ((2018, 1, 1), (2018, 9, 30))),
        ("2018-01-0X", ((2018, 1, 1), (2018, 1, 9))),
        ("2018-02-2X", ((2018, 2, 20), (2018, 2, 28))),
        ("2016-02-2X", ((2016, 2, 20), (2016, 2, 29))),
        ("2018-12-3X", ((2018, 12, 30), (2018, 12, 31))),
    ],
)
def test_a_masked_last_digit_is_one_stretch(text: str, days: tuple[tuple[int, int, int], ...]) -> None:
    assert own(text) == days


@pytest.mark.parametrize("text", ["2018-02-3X", "2018-2X", "2018-X1", "2018-01-X5", "2018-1X-15", "1X18"])
def test_separate_days_are_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        stretch(text)


def test_what_is_not_edtf_is_left_to_others() -> None:
    assert stretch("January 2018") is None
    assert stretch("January 2018/March 2018") is None
    assert span("2018-01/2018-03") is None
