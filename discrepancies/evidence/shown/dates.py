"""Whether a quote shows a date: its days, months and years are the claim's, as far as the quote has them.

A quote that leaves the year to its page does not show the year, and that has to be said; one that has another day
shows another date, whatever anybody infers. Each end of a period is held against the same end of the quote's.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from math import isinf
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures import figures_in
from discrepancies.evidence.shown.asserted import asserted
from discrepancies.evidence.shown.said import Gap, Said
from discrepancies.kinds import date
from discrepancies.language.calendar import DAY, civil, holds_such_day, is_yearless, month_days, yearless
from discrepancies.language.date_phrases import DatePhrase, dates_and_refused
from discrepancies.language.dates_in_words import in_words
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.language.start_and_end import Stretch, single, whole

if TYPE_CHECKING:
    from discrepancies.model import Fact

_NUMERIC = re.compile(r"[0-9]{1,2}([/.-])[0-9]{1,2}\1[0-9]{2,4}")
_MOST = 3
"""How many dates of a quote a sentence names."""

# How far a date of the quote is from the claim's: the same; the same as far as it goes; another that can be true
# together with it; one that cannot.
SHOWN, IN_PART, OTHERWISE, EXCLUDED = range(4)


class _Dated(NamedTuple):
    """A date that a quote shows, and the times of day that it has apart from its dates."""

    phrase: str
    reading: Reading
    ends: Stretch
    """The date as a period has it; neither end of a day whose month is not given."""
    times: frozenset[tuple[float, float]]
    is_day_alone: bool = False
    """Whether neither month nor year are given, and the reading is the bare number of the day."""


class _Held(NamedTuple):
    """A date of the quote held against the claim's."""

    how: int
    lacks: tuple[str, ...] = ()
    shows: str = ""


def gap(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show a date or a period: it has none, another, or a part of it only."""
    read = [figure for figure in figures_in(said.text, said.language, said.context) if figure.date]
    times = frozenset(_times(figure.date for figure in read if figure.date))
    so, left_open = asserted(said, read)
    dates = [list(_dated(figure.date, times)) for figure in so if figure.date]
    if not read and (unclear := _in_two_ways(said)):
        return Gap(f'"{unclear}" in the quote can be read in two ways; say with `dates` how its source writes them')
    if left_open and not any(dates):
        return Gap(f'the quote does not say that it was so of "{left_open[0].text}"')
    if fact.kind == "period":
        return _of_period([each for ways in dates for each in _as_ends(ways)], value, said.context)
    return _of_date([each for ways in dates for each in _as_one(ways)], value, said.context)


def _in_two_ways(said: Said) -> str | None:
    """What stands in a quote as 3/4/2018, of a source that does not say whether the day or the month is first."""
    refused = dates_and_refused(said.text, said.context, said.language).refused
    written = (said.text[start:end] for start, end in refused)
    return next((each for each in written if _NUMERIC.fullmatch(each)), None)


def _times(dates: Iterable[DatePhrase]) -> Iterator[tuple[float, float]]:
    """The times of day that stand apart from their day, in seconds since midnight."""
    return ((each.alone.low, each.alone.high) for each in dates if each.alone and each.given == "T")


def _dated(date: DatePhrase, times: frozenset[tuple[float, float]]) -> Iterator[_Dated]:
    """The ways to read a date in the quote: what is so since a day, or until it, is so on it as well."""
    if date.stretch is None:
        if date.alone and date.given != "T":
            yield _Dated(date.value, date.alone, Stretch(None, None), times, is_day_alone=True)
        return
    start, end = date.stretch
    own = start or end
    if own is not None and None in date.stretch and not (isinf(own.low) or isinf(own.high)):
        yield _Dated(date.value, own, single(own), times)
    try:
        yield _Dated(date.value, whole(date.stretch), date.stretch, times)
    except Unreadable:
        # Without a year nothing is later or earlier: only the day itself can be held against the claim.
        return


def _as_ends(ways: list[_Dated]) -> list[_Dated]:
    """The ways to read a date in a period: "until 9 January" is its end, though it may be a date too."""
    return [each for each in ways if (each.ends.start is None) != (each.ends.end is None)] or ways


def _as_one(ways: list[_Dated]) -> list[_Dated]:
    """The ways to read a single date: "until 9 January 2021" is no 9 January."""
    return [each for each in ways if each.ends.start is None and each.ends.end is not None] or ways


def _of_date(dates: list[_Dated], value: str, context: Context) -> Gap | None:
    claimed = date.interval(value, context)
    return _gap([_held(claimed, each, each.reading) for each in dates], value, claimed)


def _of_period(dates: list[_Dated], value: str, context: Context) -> Gap | None:
    """What one of the ends lacks, first of all one that the quote rules out."""
    start, end = date.stretch(value, context)
    has_both = start is not None and end is not None and start is not end
    lacking: list[Gap | None] = []
    for name, claimed in (("start", start), ("end", end)):
        if claimed is not None:
            held = list(_ends_held(dates, name, claimed, has_both))
            lacking.append(_gap(held, value, claimed) if held or not dates else Gap(f"the quote has no {name}"))
    return max(filter(None, lacking), key=lambda each: each.contradicts, default=None)


def _ends_held(dates: Iterable[_Dated], name: str, claimed: Reading, has_both: bool) -> Iterator[_Held]:
    """The same ends of the quote's dates; a single date may be the other end, and then excludes nothing."""
    for each in dates:
        reading = each.ends.start if name == "start" else each.ends.end
        if reading is not None or each.is_day_alone:
            held = _held(claimed, each, reading or each.reading)
            if not (has_both and each.ends.start is each.ends.end and held.how == EXCLUDED):
                yield held


def _held(claimed: Reading, shown: _Dated, reading: Reading) -> _Held:
    """The claim's date or end against the quote's `reading`, a date or an end of `shown`."""
    if shown.is_day_alone:
        held = _day_held(claimed, int(reading.low))
    elif is_yearless(reading.low) and not is_yearless(claimed.low):
        held = _held_without_year(claimed, reading, shown.times)
    else:
        held = _held_in_full(claimed, reading, shown.times)
    if claimed.weekday >= 0 and held.how <= IN_PART:
        if reading.weekday < 0:
            held = _Held(IN_PART, (*held.lacks, "weekday"))
        elif reading.weekday != claimed.weekday:
            held = _Held(EXCLUDED)
    return held._replace(shows=shown.phrase if shown.is_day_alone else _words(shown.phrase, reading))


def _day_held(claimed: Reading, day: int) -> _Held:
    """The day of a month that is not given, "Tuesday (26)"."""
    if is_yearless(claimed.low):
        first, last = month_days(claimed.low, claimed.high)
        lacks: tuple[str, ...] = ("month",)
    elif claimed.high - claimed.low < DAY:
        first = last = civil(int(claimed.low // DAY))[1:]
        lacks = ("month", "year")
    else:
        return _Held(OTHERWISE)
    if first != last:
        return _Held(OTHERWISE)
    return _Held(IN_PART, lacks) if first[1] == day else _Held(EXCLUDED)


def _held_without_year(claimed: Reading, shown: Reading, times: frozenset[tuple[float, float]]) -> _Held:
    first, last = (_month_and_day(end) for end in (claimed.low, claimed.high))
    if (first, last, claimed.hedge) == (shown.low, shown.high, shown.hedge):
        timed = claimed.high - claimed.low < DAY - 1
        return _Held(IN_PART, ("year", *(_lacking_time(claimed, times) if timed else ())))
    together = holds_such_day(claimed.low, claimed.high, shown.low, shown.high)
    return _Held(OTHERWISE if together else EXCLUDED)


def _lacking_time(claimed: Reading, times: frozenset[tuple[float, float]]) -> tuple[str, ...]:
    """The time of day, where it is none of the times that the quote has apart from its dates."""
    if (claimed.low % DAY, claimed.high % DAY) in times:
        return ()
    return ("such time of day",) if times else ("time of day",)


def _month_and_day(end: float) -> float:
    return end if isinf(end) else yearless(*civil(int(end // DAY))[1:])


def _held_in_full(claimed: Reading, shown: Reading, times: frozenset[tuple[float, float]]) -> _Held:
    if (claimed.low, claimed.high, claimed.hedge) == (shown.low, shown.high, shown.hedge):
        same_clock = claimed.offset is None or claimed.offset == shown.offset
        return _Held(SHOWN) if same_clock else _Held(IN_PART, ("offset from UTC",))
    if claimed.high - claimed.low < DAY - 1 and (shown.low, shown.high) == _day_of(claimed.low):
        lacks = _lacking_time(claimed, times)
        return _Held(IN_PART, lacks) if lacks else _Held(SHOWN)
    if is_yearless(claimed.low) and not is_yearless(shown.low):
        together = holds_such_day(shown.low, shown.high, claimed.low, claimed.high)
    else:
        together = claimed.low <= shown.high and shown.low <= claimed.high
    return _Held(OTHERWISE if together else EXCLUDED)


def _day_of(moment: float) -> tuple[float, float]:
    return moment // DAY * DAY, moment // DAY * DAY + DAY - 1


def _gap(held: list[_Held], value: str, claimed: Reading) -> Gap | None:
    """What the date nearest to the claim's leaves open."""
    if not held:
        return Gap("the quote shows no date")
    nearest = min(held, key=lambda each: (each.how, len(each.lacks)))
    if nearest.how == SHOWN:
        return None
    if nearest.how == IN_PART:
        return Gap(f"the quote has no {' and no '.join(nearest.lacks)}")
    shows = list(dict.fromkeys(each.shows for each in held))
    listed = ", ".join(shows[:_MOST]) + (" …" if len(shows) > _MOST else "")
    return Gap(f"the quote shows {listed}, the claim {_words(value, claimed)}", nearest.how == EXCLUDED)


def _words(phrase: str, reading: Reading) -> str:
    """A date in words; a vague one as it is written."""
    if reading.hedge in ("about", "vague"):
        return phrase
    return in_words(reading.low, reading.high).removeprefix("on ").removesuffix(" of a year not given")
