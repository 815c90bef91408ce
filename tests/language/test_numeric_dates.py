"""3/4/2018 is two days unless the source says how it writes dates: read only where one order is possible."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds.date import interval
from discrepancies.language.reading import Context, Unreadable


@given(st.dates(date(1000, 1, 1)), st.sampled_from("/.-"))
def test_the_sources_order_decides(day: date, sign: str) -> None:
    meant = interval(day.isoformat(), Context())
    day_first = f"{day.day}{sign}{day.month:02d}{sign}{day.year}"
    month_first = f"{day.month:02d}{sign}{day.day}{sign}{day.year}"
    assert interval(day_first, Context(dates="day-first")) == meant
    assert interval(month_first, Context(dates="month-first")) == meant


@given(st.dates(date(1000, 1, 1)), st.sampled_from("/.-"))
def test_without_an_order_only_what_reads_one_way(day: date, sign: str) -> None:
    text = f"{day.day}{sign}{day.month}{sign}{day.year}"
    if day.day > 12 or day.day == day.month:
        assert interval(text, Context()) == interval(day.isoformat(), Context())
    else:
        with pytest.raises(Unreadable, match=day.isoformat()):
            interval(text, Context())


def test_a_date_against_its_sources_order_is_refused() -> None:
    with pytest.raises(Unreadable, match="can only be day-first, but its source writes month-first"):
        interval("15/01/2018", Context(dates="month-first"))


@pytest.mark.parametrize(
    "text", ["30/02/2018", "13/13/2018", "0/1/2018", "15/1/18", "15/1/201", "2018/1/5", "115/1/2018"]
)
def test_refused_in_any_order(text: str) -> None:
    for order in (None, "day-first", "month-first"):
        with pytest.raises(Unreadable):
            interval(text, Context(dates=order))


def test_year_first_needs_no_order() -> None:
    for order in (None, "day-first", "month-first"):
        assert interval("2018/04/03", Context(dates=order)) == interval("2018-04-03", Context())
        assert interval("2018.04.03", Context(dates=order)) == interval("2018-04-03", Context())
