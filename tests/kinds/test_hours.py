"""Stretches of hours, in every way they are written: the hours of that day, never its days, or refused."""

from __future__ import annotations

from datetime import datetime
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY, HOUR, MONTHS, day_number
from discrepancies.language.reading import Context, Unreadable

DAYS = ("{d} {m} {y}", "{m} {d}, {y}", "{iso}", "the {d}th of {m} {y}")
SHAPES = (
    *("between {a} and {b} on {day}", "from {a} to {b} on {day}", "{a} to {b} on {day}", "{a}-{b} on {day}"),
    *(
        "{a}–{b}, {day}",
        "{day}, {a} to {b}",
        "{day}, between {a} and {b}",
        "on {day} from {a} to {b}",
        "{day} {a} – {b}",
    ),
)
MANY = 900
MOST_REFUSED = 0.1
"""What may be an offset from UTC, or a time of either half of the day, is refused."""


def twelve(hour: int, minute: int | None) -> str:
    return f"{hour % 12 or 12}" + ("" if minute is None else f":{minute:02d}")


def written(choose: Random) -> tuple[str, float, float]:
    """A stretch of hours, and its first and last second."""
    year, month, day = choose.randint(1900, 2099), choose.randint(1, 12), choose.choice([4, 5, 9, 10, 16, 24, 28])
    start, end = sorted(choose.sample(range(24), 2))
    minutes = choose.choice([(None, None), (0, 0), (30, 30), (0, 45), (None, 30), (15, None)])
    if choose.random() < 0.5:
        a, b = (f"{hour:02d}:{minute or 0:02d}" for hour, minute in zip((start, end), minutes, strict=True))
    else:
        halves = ["am" if hour < 12 else "pm" for hour in (start, end)]
        a, b = (twelve(hour, minute) for hour, minute in zip((start, end), minutes, strict=True))
        first_is_shared = choose.random() < 0.5 and halves[0] == halves[1] and int(a.split(":")[0]) < 12
        a, b = a if first_is_shared else f"{a} {halves[0]}", f"{b} {halves[1]}"
    names = {"d": day, "m": MONTHS[month - 1], "y": year, "iso": f"{year}-{month:02d}-{day:02d}"}
    text = choose.choice(SHAPES).format(a=a, b=b, day=choose.choice(DAYS).format(**names))
    midnight = day_number(year, month, day) * DAY
    first, last = (
        midnight + hour * HOUR + 60 * (minute or 0) for hour, minute in zip((start, end), minutes, strict=True)
    )
    return text, first, last + 59


def test_generated_stretches_of_hours() -> None:
    choose, refused = Random(12), []
    for _ in range(MANY):
        text, first, last = written(choose)
        try:
            reading = interval(text, Context())
        except Unreadable:
            refused.append(text)
            continue
        assert (reading.low, reading.high) == (first, last), text
    assert len(refused) < MANY * MOST_REFUSED, refused


@pytest.mark.parametrize(
    ("text", "means"),
    [
        ("between 4 and 5 pm on 15 January 2018", "2018-01-15T16:00/2018-01-15T17:00"),
        ("15 January 2018, 9 to 5 pm", "2018-01-15T09:00/2018-01-15T17:00"),
        ("11:30 to 12:30 pm on 15 January 2018", "2018-01-15T11:30/2018-01-15T12:30"),
        ("between 11 and noon on 15 January 2018", "2018-01-15T11:00/2018-01-15T12:00"),
        ("4.30 to 5.30 pm on 15 January 2018", "2018-01-15T16:30/2018-01-15T17:30"),
        ("after 4 am on 15 January 2018", "after 2018-01-15 04:00"),
        ("before 4 pm on 15 January 2018", "before 2018-01-15 16:00"),
        ("until 5 pm on 15 January 2018", "until 2018-01-15 17:00"),
        ("since 4 pm on 15 January 2018", "since 2018-01-15 16:00"),
        ("10 pm on 15 January to 2 am on 16 January 2018", "2018-01-15T22:00/2018-01-16T02:00"),
        ("6 January to 4 pm on 9 January 2018", "2018-01-06T00:00/2018-01-09T16:00"),
    ],
)
def test_what_one_end_says_for_both(text: str, means: str) -> None:
    assert interval(text, Context())[:2] == interval(means, Context())[:2]


@pytest.mark.parametrize(
    ("text", "wrong"),
    [
        ("10 pm to 2 am on 15 January 2018", "passes midnight"),
        ("15 January 2018, 10 to 2 am", "passes midnight"),
        ("4 am to 5:30 on 15 January 2018", "only one end of the range says"),
        ("04:30 to 5:30 pm on 15 January 2018", "only one end of the range says"),
        ("15 January 2018, 04:30-05:30", "a time or an offset"),
        ("2018-01-15 08:00-12:00", "a time or an offset"),
        ("4 o'clock on 15 January 2018", "before noon or after it"),
        ("4 pm to 5 January 2018", "only one end of the range has a time"),
        ("15 January 2018, 18:07 (15:17 GMT)", "do not tell the offset"),
    ],
)
def test_refused(text: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        interval(text, Context())


@given(st.datetimes(datetime(1000, 1, 1), datetime(9990, 1, 1)))
def test_a_time_behind_a_blank_and_a_minus_may_be_the_end_of_hours(moment: datetime) -> None:
    iso, clock = moment.date().isoformat(), f"{moment:%H:%M}"
    if clock < "04:30":
        with pytest.raises(Unreadable, match=f"write {iso} {clock} to 04:30, or {iso} {clock} UTC-04:30"):
            interval(f"{iso} {clock}-04:30", Context())
    else:
        assert interval(f"{iso} {clock}-04:30", Context()) == interval(f"{iso}T{clock}-04:30", Context())
    assert interval(f"{iso} {clock}+04:30", Context()) == interval(f"{iso}T{clock}+04:30", Context())
