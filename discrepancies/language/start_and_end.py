"""What a date phrase says of a beginning and an end, so that `date` and `period` read the same words.

A date takes the whole stretch as one interval (some moment in it); a period takes its two ends apart.
"""

from __future__ import annotations

from math import inf
from typing import NamedTuple

from discrepancies.language.calendar import DAY, HOUR, MONTHS, WEEKDAYS, civil, weekday, year_said
from discrepancies.language.calendar_spans import AXIS_HIGH, AXIS_LOW
from discrepancies.language.reading import YEARLESS, Reading, Unreadable


class Stretch(NamedTuple):
    """Beginning and end as read; None where that end is not given; twice the same where there is one date."""

    start: Reading | None
    end: Reading | None


def single(reading: Reading) -> Stretch:
    """One date, of whatever precision."""
    return Stretch(reading, reading)


def span_between(start: Reading, end: Reading) -> Stretch:
    """From one date to another, both included; two clocks are put on the first's.

    Raises:
        Unreadable: it runs backwards, or only one end has a year or an offset.
    """
    if start.track != end.track:
        raise Unreadable("only one end of the range has a year", "give the year of both ends, or of neither")
    if (start.offset is None) != (end.offset is None):
        raise Unreadable(
            "only one end of the range has an offset from UTC", "give the offset of both ends, or of neither"
        )
    if start.offset is not None and end.offset is not None and start.offset != end.offset:
        end = _on_clock(end, start.offset)
    if start.low > end.high:
        if start.track == YEARLESS:
            raise Unreadable(
                "without a year, a range cannot cross New Year or run backwards",
                "give the years, as in 2017-12-30/2018-01-02",
            )
        raise Unreadable("the range ends before it starts", "write the earlier date first, each with its year")
    return Stretch(start, end)


def one_of(first: Reading, second: Reading) -> Stretch:
    """One of two dates, held as the stretch from the earlier to the later, with the gap between them.

    Raises:
        Unreadable: only one of them has a year or an offset, or a weekday is not its day's.
    """
    for each in (first, second):
        weekday_fits(each)
    early, late = sorted((first, second), key=lambda each: each.low)
    start, end = span_between(early, late)
    if start is None or end is None or end.high <= start.high:
        raise Unreadable("one of the two dates is in the other", "write the wider of them alone")
    gap = (start.high, end.low) if start.high + 1 < end.low else (None, None)
    ends = start._replace(high=end.high, soft_high=end.soft_high, hedge="range", weekday=-1)
    return single(ends._replace(gap_low=gap[0], gap_high=gap[1]))


def first_day(reading: Reading) -> Reading:
    """The first day of a month or longer.

    Raises:
        Unreadable: the date has no year.
    """
    _dated(reading)
    high = reading.low + DAY - 1
    return reading._replace(high=high, soft_low=reading.low, soft_high=high)


def _at_the_hour(reading: Reading) -> Reading:
    """An hour that is given without minutes, as the end of something: from 4 to 5 pm is one hour, not two."""
    if reading.high - reading.low != HOUR - 1 or reading.low % HOUR or reading.soft_high != reading.high:
        return reading
    high = reading.low + 59
    return reading._replace(high=high, soft_high=high)


def after(reading: Reading) -> Reading:
    """Later than all of a date.

    Raises:
        Unreadable: the date has no year, is itself vague, or nothing comes after it.
    """
    _sharp(reading, "after")
    reading = _at_the_hour(reading)
    if reading.high >= AXIS_HIGH:
        raise Unreadable("nothing comes after the year 9999 here", "write an earlier year")
    return _from(reading, reading.high + 1)


def before(reading: Reading) -> Reading:
    """Earlier than all of a date.

    Raises:
        Unreadable: the date has no year, is itself vague, or nothing comes before it.
    """
    _sharp(reading, "before")
    if reading.low <= AXIS_LOW:
        raise Unreadable("nothing comes before the year -9999 here", "write a later year")
    return _to(reading, reading.low - 1)


def no_earlier_than(reading: Reading) -> Reading:
    """In a date or later.

    Raises:
        Unreadable: the date has no year.
    """
    _dated(reading)
    return _from(reading, reading.low)


def no_later_than(reading: Reading) -> Reading:
    """In a date or earlier.

    Raises:
        Unreadable: the date has no year.
    """
    _dated(reading)
    reading = _at_the_hour(reading)
    return _to(reading, reading.high)


def whole(stretch: Stretch) -> Reading:
    """Read a stretch as one moment somewhere in it.

    Raises:
        Unreadable: it has no year and one end only, or names a weekday that no reading could carry.
    """
    start, end = stretch
    if start is not None and start is end:
        return start
    if start is not None:
        weekday_fits(start)
    if end is not None:
        weekday_fits(end)
    if start is not None and end is not None:
        end = _at_the_hour(end)
        return start._replace(high=end.high, soft_high=end.soft_high, hedge="range", weekday=-1)
    if start is not None:
        return no_earlier_than(start)
    if end is not None:
        return no_later_than(end)
    raise Unreadable("neither end is given", "write unknown")


def _on_clock(reading: Reading, offset: int) -> Reading:
    shift = offset - (reading.offset or 0)
    return reading._replace(
        low=reading.low + shift,
        high=reading.high + shift,
        soft_low=reading.soft_low + shift,
        soft_high=reading.soft_high + shift,
        offset=offset,
        gap_low=None,
        gap_high=None,
    )


def _from(reading: Reading, low: float) -> Reading:
    weekday_fits(reading)
    soft = reading.soft_low if low == reading.low else low
    return Reading(low, inf, soft, inf, "at least", reading.track, -1, reading.offset)


def _to(reading: Reading, high: float) -> Reading:
    weekday_fits(reading)
    soft = reading.soft_high if high == reading.high else high
    return Reading(-inf, high, -inf, soft, "at most", reading.track, -1, reading.offset)


def _dated(reading: Reading) -> None:
    if reading.track == YEARLESS:
        raise Unreadable("without a year, nothing can be earlier or later", "give the year")


def _sharp(reading: Reading, word: str) -> None:
    _dated(reading)
    if (reading.low, reading.high) != (reading.soft_low, reading.soft_high):
        raise Unreadable(
            f"{word} a vague date does not say {word} which day", f"write {word} a plain day, month or year"
        )


def weekday_fits(reading: Reading) -> None:
    """A weekday travels with a single day only; elsewhere it may be dropped if it is right.

    Raises:
        Unreadable: it is not that day's, or the day has no year.
    """
    if reading.weekday < 0:
        return
    name = WEEKDAYS[reading.weekday]
    if reading.track == YEARLESS:
        raise Unreadable(f"without a year, {name} cannot be checked here", "leave the weekday out")
    number = int(reading.low // DAY)
    if weekday(number) != reading.weekday:
        year, month, day = civil(number)
        raise Unreadable(
            f"{day} {MONTHS[month - 1]} {year_said(year)} is a {WEEKDAYS[weekday(number)]}, not a {name}",
            "leave the weekday out, or claim the day itself",
        )
