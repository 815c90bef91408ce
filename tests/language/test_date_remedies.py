"""What a refused date is to be written as instead: written so, it is read, and means what the text may have meant."""

from __future__ import annotations

import re
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import MONTHS, WEEKDAYS, last_day
from discrepancies.language.reading import Context, Unreadable

days = st.dates(date(1000, 1, 1), date(9990, 12, 31))
_BETWEEN = re.compile(r",? (?:or|and) |, |: |as in |write | for a | if that ")
_A_VALUE = re.compile(rf"(?:-?\d|XXXX|{'|'.join(MONTHS + WEEKDAYS)}|between \d).*")


def refused(text: str, context: Context) -> Unreadable:
    with pytest.raises(Unreadable) as refusal:
        interval(text, context)
    return refusal.value


def remedies(refusal: Unreadable) -> list[str]:
    """The values that a refusal says to write, without the prose around them."""
    pieces = _BETWEEN.split(refusal.instead.replace("between 6 and 9", "6 to 9"))
    return [each for each in pieces if _A_VALUE.fullmatch(each)]


@given(days, st.booleans())
def test_a_day_in_digits(day: date, is_time: bool) -> None:
    compact = f"{day:%Y%m%d}" + ("T0430" if is_time else "")
    assert remedies(refused(compact, Context())) == [day.isoformat()]
    unpadded = f"{day.year}-{day.month}-{day.day}"
    if min(day.month, day.day) < 10:
        assert remedies(refused(unpadded, Context())) == [day.isoformat()]
        assert remedies(refused(unpadded.replace("-", "/"), Context())) == [day.isoformat()]


@given(days)
def test_a_day_that_may_be_two(day: date) -> None:
    if day.day <= 12 and day.day != day.month:
        swapped = date(day.year, day.day, day.month)
        found = remedies(refused(f"{day.day}/{day.month}/{day.year}", Context()))
        assert set(found) == {day.isoformat(), swapped.isoformat()}


@given(st.integers(1, 31), st.integers(1, 31))
def test_two_numbers_with_a_slash(one: int, other: int) -> None:
    found = remedies(refused(f"{one}/{other}", Context()))
    meant = {
        interval(f"{day} {MONTHS[month - 1]}", Context())[:2]
        for day, month in ((one, other), (other, one))
        if month <= 12 and day <= last_day(2000, month)
    }
    assert {interval(each, Context())[:2] for each in found} == meant or not meant


@given(st.integers(1000, 9900), st.integers(1, 99))
def test_a_year_with_a_slash(year: int, other: int) -> None:
    for text in (f"{year}/{other:02d}", f"{other}/{year}"):
        refusal = refused(text, Context())
        for remedy in remedies(refusal) if "as in" not in refusal.instead else ():
            low, high, *_ = interval(remedy, Context())
            assert low <= interval(str(year), Context()).high
            assert high >= interval(str(year), Context()).low


@given(st.integers(1, 21), st.booleans())
def test_a_century_is_the_years_of_either_count(century: int, in_spanish: bool) -> None:
    text = f"siglo {century}" if in_spanish else f"the {century}th century"
    masked, counted = remedies(refused(text, Context(language="es" if in_spanish else "en")))
    assert (
        interval(masked, Context())[:2] == interval(f"{century * 100 - 100:04d}/{century * 100 - 1:04d}", Context())[:2]
    )
    assert interval(counted, Context())[:2] == interval(f"{century * 100 - 99:04d}/{century * 100:04d}", Context())[:2]


@given(days, st.integers(0, 22), st.integers(1, 12))
def test_hours_or_an_offset(day: date, hour: int, later: int) -> None:
    if hour + later <= 12:
        first, last = f"{hour:02d}:30", f"{hour + later:02d}:30"
        hours, offset = remedies(refused(f"{day.isoformat()} {first}-{last}", Context()))
        assert interval(hours, Context())[:2] == interval(f"{day}T{first}/{day}T{last}", Context())[:2]
        assert interval(offset, Context()) == interval(f"{day}T{first}-{last}", Context())


@given(st.sampled_from(MONTHS), st.integers(1, 28))
def test_a_month_and_two_digits(month: str, number: int) -> None:
    day, year = remedies(refused(f"{month[:3]}-{number}", Context()))
    assert interval(day, Context()) == interval(f"{number} {month}", Context())
    assert interval(year, Context())[:2] == interval(f"{month} 1918", Context())[:2]


REFUSED = (
    *(
        "15/01/18",
        "30 February 2018",
        "2017–18",
        "spring 2018",
        "2018-21",
        "the 1900s",
        "XXXX",
        "2004-06~-11",
        "1950S2",
    ),
    *("04:30", "Tuesday", "15 January, 04:30", "2018-01 04:30", "15 January 2018, morning", "15 and 16 January", "18"),
    *("30 December to 2 January", "15 January 2018, 10 pm to 2 am", "742", "[..1964]", "last week", "the 31st", "9/99"),
    *(
        "between 6 January",
        "2018-01T04:30",
        "15 January 2018, 4:30 o'clock",
        "2018-13",
        "2018/13/45",
        "20189999",
        "1950S2",
    ),
)


@pytest.mark.parametrize("text", REFUSED)
@pytest.mark.parametrize("language", ["en", "es", "de", "ru", "zh"])
def test_every_example_is_read(text: str, language: str) -> None:
    context = Context(language=language)
    for remedy in remedies(refused(text, context)):
        assert re.fullmatch(r"\d\d:\d\d( UTC.*| to .*)?|00 to 23|1 to 12.*", remedy) or interval(remedy, context)
