"""Times of a day as timetables write them: each is one minute, whichever way it is read, or refused."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds import date
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.language.start_and_end import whole

CONTEXT = Context("month-first", "en")
SHAPES = (
    *("%Y-%m-%d %H:%M", "%Y-%m-%d %I:%M %p", "%Y/%m/%d %H:%M", "%m/%d/%Y %I:%M%p", "%a %m/%d/%Y %I:%M %p"),
    *("%b %d, %Y %I:%M %p", "%a, %b %d, %Y %I:%M %p", "%A, %B %d, %Y, %I:%M %p", "%d %B %Y %H:%M", "%d-%b-%Y %H:%M"),
    *("%I:%M %p, %b %d, %Y", "%H:%M, %d %B %Y", "%H:%M (%b %d %Y)", "%b %d, %Y - %I:%M %p", "%I:%M %p - %d %B %Y"),
    *("%Y-%m-%d %H:%M:%S", "%b %d %Y at %I:%M %p", "%I:%M %p on %d %B %Y"),
)


def slowly(text: str) -> Reading:
    """What the grammar reads, without the short way."""
    return whole(date.stretch(text, CONTEXT))


@given(st.datetimes(datetime(1900, 1, 1), datetime(2100, 1, 1)), st.sampled_from(SHAPES), st.booleans())
def test_a_time_is_its_minute(when: datetime, shape: str, short: bool) -> None:
    when = when.replace(microsecond=0)
    text = when.strftime(shape)
    if short:
        text = text.replace(" AM", "a").replace(" PM", "p")
    reading = date.read(text, None, CONTEXT)  # type: ignore[arg-type]
    start = when.replace(tzinfo=UTC) if "%S" in shape else when.replace(second=0, tzinfo=UTC)
    seconds = 0 if "%S" in shape else 59
    assert (reading.low, reading.high) == (start.timestamp(), (start + timedelta(seconds=seconds)).timestamp())
    assert reading == slowly(text)


DAYS = st.sampled_from(
    [
        *("8 December 2011", "Dec 8, 2011", "Thu Dec 8 2011", "12/8/2011", "2011-12-08", "8 December", "December 2011"),
        *("about 8 December 2011", "before 8 December 2011", "6 to 9 January 2021", "2011", "Thursday", "31 June 2011"),
        *("early January 2018", "8 December 2011 UTC", "12/8/11", "XXXX-12-08", "2011-12-08~", "the 8th", "yesterday"),
    ]
)
TIMES = st.sampled_from(
    ["18:45", "6:45 PM", "6:45p", "6:45 p.m.", "06:45:30", "18:45 UTC", "25:00", "13:45 PM", "6 PM"]
)
FORMS = st.sampled_from(["{day} {time}", "{time} {day}", "{time}, {day}", "{day} - {time}", "{time} ({day})"])


@given(DAYS, TIMES, FORMS)
def test_the_short_way_leads_where_the_grammar_does(day: str, time: str, form: str) -> None:
    text = form.format(day=day, time=time)

    def answer(read: object) -> object:
        try:
            return read(text)  # type: ignore[operator]
        except Unreadable as error:
            return error.wrong, error.instead

    assert answer(lambda one: date.interval(one, CONTEXT)) == answer(slowly)


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("6:45 PM", "no day"),
        ("6:45p Dec 8", "without a year"),
        ("18:45 (Dec 08)", "without a year"),
        ("12/08/11 18:45", "four digits"),
        ("08-Dec-2011 06:45 PM CST", "time zones"),
        ("6:45 PM Estimated", "does not belong"),
        ("Thu 6:45 PM", "no day"),
    ],
)
def test_what_leaves_the_minute_open_is_refused(text: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        date.interval(text, CONTEXT)
