"""Every way to write a date, against the days it means; what reads two ways, or not at all, is refused."""

from datetime import date, datetime, timedelta
from itertools import pairwise
from math import inf

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from discrepancies.kinds import date as kind
from discrepancies.language.calendar import DAY, MONTHS, WEEKDAYS, month_days
from discrepancies.language.reading import COMPARABLE, YEARLESS, Context, Reading, Unreadable
from discrepancies.model import Fact, Place

FACT = Fact("happened", "When was it?", "date", Place("claims.yaml", 1, 1))
EPOCH = date(1970, 1, 1)
days = st.dates(date(1000, 1, 1), date(9990, 12, 31))
two_days = st.tuples(days, days).map(sorted)


def read(text: str) -> Reading:
    return kind.read(text, FACT, Context())


def covers(reading: Reading) -> tuple[date, date]:
    assert reading.low % DAY == 0
    assert reading.high % DAY == DAY - 1
    return EPOCH + timedelta(reading.low // DAY), EPOCH + timedelta(reading.high // DAY)


def named(day: date) -> str:
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def spellings(day: date) -> list[str]:
    month, year, number = MONTHS[day.month - 1], day.year, day.day
    ending = "th" if 10 < number < 20 else {1: "st", 2: "nd", 3: "rd"}.get(number % 10, "th")
    return [
        day.isoformat(),
        f"{number} {month} {year}",
        f"{number:02d} {month[:3]} {year}",
        f"{number} {month[:3]}. {year}",
        f"{number}{ending} of {month}, {year}",
        f"the {number}{ending} of {month} {year}",
        f"on {number} {month.upper()} {year}",
        f"{month} {number}{ending}, {year}",
        f"{month} {number}, {year}",
        f"{month[:3]} {number} {year}",
        f"{year} {month} {number}",
        f"{number}-{month[:3]}-{year}",
        f"{year}/{day.month:02d}/{number:02d}",
    ]


@given(days)
def test_all_spellings_of_a_day_are_that_day(day: date) -> None:
    for text in spellings(day):
        reading = read(text)
        assert covers(reading) == (day, day)
        assert (reading.hedge, reading.track, reading.weekday, reading.offset) == (
            "exact",
            COMPARABLE,
            -1,
            None,
        )
        assert (reading.soft_low, reading.soft_high) == (reading.low, reading.high)


@given(days, st.integers(0, 6))
def test_a_weekday_is_kept_whether_it_fits_or_not(day: date, weekday: int) -> None:
    name = WEEKDAYS[weekday]
    for text in (f"{name} {named(day)}", f"{name[:3]}, {day.isoformat()}", f"{named(day)}, {name}"):
        assert read(text) == read(named(day))._replace(weekday=weekday)
    assert read(f"{name} {day.day} {MONTHS[day.month - 1]}").weekday == weekday


@given(days)
def test_dates_nest_by_precision(day: date) -> None:
    month, year, decade = MONTHS[day.month - 1], day.year, day.year // 10
    ladder = [
        f"{named(day)} 04:30:15",
        f"{named(day)} 04:30",
        f"{named(day)}, 4 am",
        named(day),
        f"{month} {year}",
        f"{year}",
        f"{decade}X",
        f"{decade // 10}XX",
    ]
    readings = [read(text) for text in ladder]
    for inner, outer in pairwise(readings):
        assert outer.low <= inner.low <= inner.high <= outer.high
    assert (
        read(f"about {month} {year}").low < readings[4].low <= readings[4].high < read(f"{year}-{day.month:02d}~").high
    )


@given(days)
def test_a_month_and_a_year_are_all_their_days_and_no_other(day: date) -> None:
    first, last = covers(read(f"{MONTHS[day.month - 1]} {day.year}"))
    assert {(each.year, each.month) for each in (first, last)} == {(day.year, day.month)}
    assert {(first - timedelta(1)).month, (last + timedelta(1)).month}.isdisjoint({day.month})
    first, last = covers(read(str(day.year)))
    assert ((first - timedelta(1)).year, first.year, last.year, (last + timedelta(1)).year) == (
        day.year - 1,
        day.year,
        day.year,
        day.year + 1,
    )


@given(days)
def test_thirds_of_a_month_share_it_out(day: date) -> None:
    month = f"{MONTHS[day.month - 1]} {day.year}"
    early, mid, late = (read(f"{third} {month}") for third in ("early", "mid", "late"))
    whole = read(month)
    assert (early.low, late.high) == (whole.low, whole.high)
    assert (early.high + 1, mid.high + 1) == (mid.low, late.low)
    assert read(f"mid-{month}") == read(f"the middle of {month}") == mid
    assert read(f"the beginning of {month}") == early
    assert read(f"the end of {month}") == late


@given(
    days,
    st.sampled_from(["early {m} {y}", "mid-{m} {y}", "late {y}", "about {m} {y}", "{y}~", "early {d}0s"]),
)
def test_soft_widths_are_double_around_the_middle(day: date, form: str) -> None:
    assume(day.year // 10 % 10)
    reading = read(form.format(m=MONTHS[day.month - 1], y=day.year, d=day.year // 10))
    width = reading.high - reading.low
    assert abs(reading.soft_high - reading.soft_low - 2 * width) <= 2
    assert reading.soft_low + reading.soft_high == reading.low + reading.high
    assert reading.hedge in ("vague", "about")


@given(days, st.sampled_from(["{d} {m} {y}", "{m} {y}", "{y}", "{d} {m} {y} at 04:30"]))
def test_before_and_after_leave_out_exactly_the_date(day: date, form: str) -> None:
    text = form.format(d=day.day, m=MONTHS[day.month - 1], y=day.year)
    middle, earlier, later = read(text), read(f"before {text}"), read(f"after {text}")
    assert (earlier.low, earlier.high + 1, later.low - 1, later.high) == (-inf, middle.low, middle.high, inf)
    assert (earlier.hedge, later.hedge) == ("at most", "at least")
    for by in ("by", "until", "no later than", "on or before"):
        assert read(f"{by} {text}") == earlier._replace(high=middle.high, soft_high=middle.high)
    for since in ("since", "from", "no earlier than", "on or after"):
        assert read(f"{since} {text}") == later._replace(low=middle.low, soft_low=middle.low)


@given(two_days)
def test_a_range_reaches_from_one_day_to_the_other(pair: list[date]) -> None:
    first, last = pair
    forms = [
        f"{first.isoformat()}/{last.isoformat()}",
        f"{first.isoformat()} to {last.isoformat()}",
        f"from {named(first)} to {named(last)}",
        f"between {named(first)} and {named(last)}",
        f"{named(first)} – {named(last)}",
    ]
    for text in forms:
        assert covers(read(text)) == (first, last)
        assert read(text).hedge == "range"
    if first < last:
        with pytest.raises(Unreadable, match="ends before it starts"):
            read(f"{named(last)} to {named(first)}")


@given(days, st.integers(1, 31))
def test_what_a_range_says_once_counts_for_both_ends(day: date, other: int) -> None:
    assume(other >= day.day)
    try:
        last = day.replace(day=other)
    except ValueError:
        return
    month, year = MONTHS[day.month - 1], day.year
    for text in (
        f"{day.day}-{other} {month} {year}",
        f"{day.day} to {other} {month} {year}",
        f"between {day.day} and {other} {month} {year}",
        f"{month} {day.day}–{other}, {year}",
        f"{month} {day.day} to {month} {other}, {year}",
    ):
        assert covers(read(text)) == (day, last)


@given(st.dates(date(2000, 1, 1), date(2000, 12, 31)))
def test_days_without_a_year_by_their_digits(day: date) -> None:
    month = MONTHS[day.month - 1]
    for text in (f"{day.day} {month}", f"{month} {day.day}", f"XXXX-{day.month:02d}-{day.day:02d}"):
        reading = read(text)
        assert reading.track == YEARLESS
        assert month_days(reading.low, reading.high) == ((day.month, day.day),) * 2
    assert read(month).low <= read(f"{day.day} {month}").low <= read(month).high


@given(st.dates(date(2000, 1, 3), date(2000, 12, 29)))
def test_about_without_a_year_holds_the_days_around_in_any_year(day: date) -> None:
    first, last = month_days(*read(f"about {day.day} {MONTHS[day.month - 1]}")[:2])
    for year in (2000, 2001):
        try:
            meant = day.replace(year=year)
        except ValueError:
            continue
        for near in (meant - timedelta(1), meant, meant + timedelta(1)):
            assert first <= (near.month, near.day) <= last


@given(st.datetimes(datetime(1000, 1, 1), datetime(9990, 1, 1)))
def test_all_spellings_of_a_time_are_that_minute(moment: datetime) -> None:
    seconds = (moment.replace(second=0, microsecond=0) - datetime(1970, 1, 1)).total_seconds()
    clock, day, iso = f"{moment:%H:%M}", named(moment.date()), moment.date().isoformat()
    half = f"{(moment.hour - 1) % 12 + 1}:{moment.minute:02d} {'pm' if moment.hour >= 12 else 'am'}"
    dotted = half.replace("m", ".m.", 1)
    for text in (
        f"{iso}T{clock}",
        f"{iso} {clock}",
        f"{day}, {clock}",
        f"{clock} on {day}",
        f"{iso} {half}",
        f"{day} at {dotted}",
    ):
        reading = read(text)
        assert (reading.low, reading.high) == (seconds, seconds + 59)
    for text in (
        f"{iso}T{clock}-04:30",
        f"{day} {clock} UTC-4:30",
        f"{iso} {half} GMT-04:30",
    ):
        assert read(text) == reading._replace(offset=-16_200)


def test_two_offsets_are_put_on_one_clock() -> None:
    assert read("2018-01-15T04:30-04:00/2018-01-15T09:30Z") == read("2018-01-15T04:30-04:00/2018-01-15T05:30-04:00")


def test_weekdays_that_no_reading_can_carry_are_dropped_only_if_right() -> None:
    assert read("before Tuesday 26 December 2023") == read("before 26 December 2023")
    assert read("Wednesday 6 to Saturday 9 January 2021") == read("6-9 January 2021")
    for text in (
        "before Wednesday 26 December 2023",
        "Monday 6 to Saturday 9 January 2021",
        "Monday 6 to 9 January",
    ):
        with pytest.raises(Unreadable, match="leave the weekday out"):
            read(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "the",
        "-",
        "2018 2019",
        "January January 2018",
        "15 15 January 2018",
        "early late 2018",
        "about about 2018",
        "Monday Tuesday 15 January 2018",
        "to 2018",
        "2018 to",
        "between 2018",
        "between 2017 to 2018",
        "2017 and 2018",
        "since 2017 or later",
        "6 to 9",
        "6 to January 2018",
        "January 6 to 2018",
        "January 2018 to 9",
        "first quarter of January 2018",
        "third half of 2018",
        "first half of January",
        "2018 UTC",
        "15 January 2018 UTC",
        "2018-01-15T04:30Z UTC",
        "04:30 to Tuesday 05:30 on 15 January 2018",
        "about 04:30 to 05:30 on 15 January 2018",
        "15 January 2018 04:60",
        "15 January 2018 at 0:30 pm",
        "early 15 January 2018",
        "early 18XX",
        "15 January 2018 of a year not given",
        "after 9999",
        "before -9999",
        "after about 2018",
        "2018-01-15T04:30Z/2018-01-15T05:30",
        "XXXX-01-15/2018-01-16",
        "until 15 January",
        "XXXX-12~",
        "١٥ January 2018",
    ],
)
def test_refused(text: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(text)
    assert refusal.value.wrong
    assert refusal.value.instead
    assert not refusal.value.wrong.endswith(".")


WORDS = [
    *("2018", "2018-01", "2018-01-15", "XXXX-01-15", "201X", "-0009", "1990s", "3/4/2018", "Q1"),
    *(
        "15",
        "9th",
        "99",
        "0",
        "00",
        "31",
        "30",
        "January",
        "Feb.",
        "February",
        "Tuesday",
        "first",
        "half",
        "quarter",
    ),
    *(
        "mid",
        "early",
        "end",
        "of",
        "the",
        "on",
        "a",
        "day",
        "year",
        "not",
        "given",
        "about",
        "or",
        "later",
        "earlier",
    ),
    *(
        "before",
        "until",
        "since",
        "from",
        "between",
        "to",
        "and",
        "04:30",
        "4",
        "pm",
        "noon",
        "UTC",
        "-04:00",
        "Z",
    ),
    *("~", "?", "%", "/", "..", "-", "–", "T", "X", ",", ".", "[", "{"),
]


@given(st.text(max_size=200))
def test_any_text_is_read_or_refused(text: str) -> None:
    answered(text)


@given(st.lists(st.sampled_from(WORDS), max_size=12), st.sampled_from([" ", "", "-"]))
def test_any_words_of_dates_are_read_or_refused(words: list[str], between: str) -> None:
    answered(between.join(words))


@given(
    days.flatmap(lambda day: st.sampled_from(spellings(day))),
    st.integers(0, 40),
    st.characters(codec="utf-8"),
)
def test_a_mistyped_date_is_read_or_refused(text: str, place: int, character: str) -> None:
    answered(text[:place] + character + text[place:])
    answered(text[:place] + character + text[place + 1 :])
    answered(text[:place] + text[place + 1 :])


def answered(text: str) -> None:
    """Read or refused, never another exception; and what is read is an interval that can be said."""
    try:
        reading = read(text)
    except Unreadable:
        return
    assert reading.soft_low <= reading.low <= reading.high <= reading.soft_high
    assert read(kind.say(reading.low, reading.high, FACT))[:2] == reading[:2]


@pytest.mark.parametrize(
    "piece",
    ["1", "X", "2018-", "2018-01-", "~", "a.", " ", "January ", "no later ", "1:", "th", "/", "0's", "utc+"],
)
def test_long_inputs_are_answered(piece: str) -> None:
    with pytest.raises(Unreadable):
        read(f"January{piece * (10_000 // len(piece))}!")


def test_refusals_write_years_as_they_are_to_be_written() -> None:
    with pytest.raises(Unreadable, match=r"there is no 30 February -0009; .* -0009-02$"):
        read("-0009-02-30")
