"""Dates in running text: where one begins and ends. What it means, the reader of values says, of the same words.

From each place where a date can open, the scanner's tokens are followed as far as they go; the longest of them that
read as a whole are the date. What reads in two ways is none, and no part of it is: half of 3/4/2018 is no date either.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language import edtf, numeric_dates, spoken_dates
from discrepancies.language.calendar_spans import of_days
from discrepancies.language.calendar_spans import plain as plain_span
from discrepancies.language.date_guards import (
    is_clause_end,
    is_counted,
    is_doubtful,
    is_doubtful_year,
    is_far_year,
    is_one_of_several,
    kinds_of,
    may_be_noun,
    says_time,
    stands,
)
from discrepancies.language.date_scanner import Fixed, Token
from discrepancies.language.date_walk import Text, candidates, opened, walk
from discrepancies.language.reading import NEVER, Context, Incomplete, NotADate, Reading, Unreadable
from discrepancies.language.start_and_end import Stretch, single, whole

if TYPE_CHECKING:
    from discrepancies.language.date_tokens import Placed


class DatePhrase(NamedTuple):
    """A date, a period or a time of day in a text, from `start` to `end` with what bounds or blurs it."""

    start: int
    end: int
    value: str
    """As it is written, white space made plain, and what it shares with another: "6 January" of "6 and 9 January".

    A value of the kinds date or period; but for a day or a time alone it is none.
    """
    given: str
    """The parts that are given: letters of YMDW, and T for a time of day."""
    stretch: Stretch | None
    """What it means, its two ends apart: twice the same where it is one date, None where an end is not given.

    None for a day of the month alone and for a time alone.
    """
    alone: Reading | None = None
    """A day of the month alone is that number, a time alone its seconds since midnight; both on the track NEVER."""
    either: bool = False
    """Whether it may be a number as well as a year."""
    is_less_likely: bool = False
    """Whether a number is the likelier: 1860 with nothing before it that makes it a year."""


class Found(NamedTuple):
    """What a text has: its dates, and the stretches that look like one and are not to be read as any."""

    dates: list[DatePhrase]
    refused: list[tuple[int, int]]


def date_phrases(text: str, context: Context, code: str) -> list[DatePhrase]:
    """The dates, times of day and periods of a text, left to right, none overlapping.

    `code` is the language whose words are read; `context` says how the source writes 3/4/2018.
    """
    return dates_and_refused(text, context, code).dates


def dates_and_refused(text: str, context: Context, code: str) -> Found:
    """The dates of a text, and what is refused: 3/4/2018 without an order, 31 April 2018, "before 15 January"."""
    whole_text = opened(text, context._replace(language=code), code)
    found = Found([], [])
    resume = 0
    for place in candidates(whole_text):
        if place < resume:
            continue
        at = _at(whole_text, place)
        original = whole_text.aligned.original
        found.dates.extend(
            phrase._replace(start=original(phrase.start), end=original(phrase.end)) for phrase in at.phrases
        )
        if at.is_refused:
            found.refused.append((original(place), original(at.end)))
        resume = at.end
    return found


class _At(NamedTuple):
    """What begins at a place, and up to where it is settled."""

    end: int
    phrases: tuple[DatePhrase, ...] = ()
    is_refused: bool = False


def _at(text: Text, place: int) -> _At:
    walked, broken = walk(text, place)
    while walked and walked[0].token is None:
        del walked[0]
    length = len(walked)
    if broken is not None and not set(kinds_of(walked)) & set("MYEFT"):
        return _At(broken, is_refused=True)
    while length:
        part = walked[:length]
        length -= 1
        if not stands(text, part):
            continue
        if is_doubtful(text, part) or is_one_of_several(text, part):
            return _At(part[-1].end, is_refused=True)
        kinds = kinds_of(part)
        try:
            stretch = _meant(text.plain[part[0].start : part[-1].end], text.context, text.code)
        except (NotADate, Incomplete):
            if set(kinds) <= set("DTRLAZ()") and says_time(text, part) and (alone := _time_alone(part)):
                return _At(part[-1].end, (_phrase(text, part, None, alone),))
            continue
        except Unreadable:
            settled = _without_what_is_unsure(text, part)
            if isinstance(settled, _At):
                return settled
            length = settled
            continue
        return _with_others(text, part, _phrase(text, part, stretch))
    return _several(text, walked) or _day_alone(text, walked) or _At(place)


def _without_what_is_unsure(text: Text, part: Sequence[Placed]) -> _At | int:
    """How many of the tokens may be a date although together they can be read in two ways, or what comes of them.

    The day is sure where the hour is not; of anything else, no part may be read.
    """
    if kinds_of(part).startswith("P") and "D" in kinds_of(part):
        # "Early on 15 January" is on that day.
        return _At(part[0].end)
    times = [number for number, placed in enumerate(part) if placed.token and placed.token.kind == "T"]
    if not times:
        return _loose_dash(text, part) or _At(part[-1].end, is_refused=True)
    if not set(kinds_of(part[: times[0]])) & set("MYEF"):
        return _At(part[times[-1]].end)
    return times[0]


def _loose_dash(text: Text, part: Sequence[Placed]) -> int | None:
    """Where a dash between blanks has a bare number behind it: "in 2018 – 15 people"."""
    for number in range(len(part) - 2, 0, -1):
        placed, behind = part[number], part[-1]
        if placed.token and placed.token.kind == "R" and text.plain[placed.start : placed.end] in "-–—":
            is_loose = text.plain[placed.start - 1] == " " and text.plain[placed.end] == " "
            return (
                number
                if is_loose and behind is part[number + 1] and behind.token and behind.token.kind == "D"
                else None
            )
    return None


@lru_cache(maxsize=4096)
def _meant(written: str, context: Context, code: str) -> Stretch:
    """What a stretch of plain text means as a value of its language.

    Raises:
        Unreadable: it is none, or can be read in more than one way.
    """
    if month := numeric_dates.month(written):
        return single(plain_span(month))
    return edtf.stretch(written.upper()) or spoken_dates.in_language(written, context, code)


def _phrase(text: Text, part: Sequence[Placed], stretch: Stretch | None, alone: Reading | None = None) -> DatePhrase:
    value = " ".join(text.written(part[0].start, part[-1].end).split())
    given = _given(part) if alone is None else "T"
    phrase = DatePhrase(part[0].start, part[-1].end, value, given, stretch, alone)
    if stretch is None:
        return phrase
    either = is_doubtful_year(text, part)
    return phrase._replace(either=either, is_less_likely=either and is_far_year(text, part))


def _given(part: Sequence[Placed]) -> str:
    letters = set()
    for placed in part:
        if placed.token is None:
            continue
        kind, value = placed.token
        letters |= {kind} & set("YMDWT")
        if kind in ("C", "F"):
            letters.add("Y")
        if kind == "E":
            span = value.span
            letters |= set(
                "MD" if span.is_yearless else "YMD" if not span.months else "YM" if span.months < 12 else "Y"
            )
    if "D" in letters and "M" not in letters:
        letters = letters - {"D"} | ({"M"} if "C" not in kinds_of(part) else set())
    return "".join(letter for letter in "YMDWT" if letter in letters)


_ANY_DAY = of_days(2000, 1, 1, 1)


def _time_alone(part: Sequence[Placed]) -> Reading | None:
    """A time of day, or a stretch of hours, in seconds since midnight; None where it is not certain."""
    found = [placed.token for placed in part if placed.token is not None]
    at = 1 if found[0].kind == "L" or found[0].value == "until" else 0
    found.insert(at, Token("E", Fixed(_ANY_DAY)))
    try:
        reading = whole(spoken_dates.of_tokens(found))
    except Unreadable:
        return None
    day = _ANY_DAY.low
    return reading._replace(
        low=reading.low - day,
        high=reading.high - day,
        soft_low=reading.soft_low - day,
        soft_high=reading.soft_high - day,
        track=NEVER,
    )


def _with_others(text: Text, part: Sequence[Placed], phrase: DatePhrase) -> _At:
    """The date, with the other days of "January 6, 7 and 9, 2021"."""
    alone = _At(phrase.end, (phrase,))
    month = next((placed for placed in part if placed.token and placed.token.kind == "M"), None)
    if month is None or not kinds_of(part).endswith("MD"):
        return alone
    listed = [placed for placed in walk(text, phrase.end).found if placed.token is not None]
    if not re.fullmatch("D*R", kinds_of(listed)) or listed[-1].token != ("R", "and"):
        return alone
    behind = [placed for placed in walk(text, listed[-1].end).found if placed.token is not None]
    if not kinds_of(behind).startswith("D") or may_be_noun(text, behind[0].end) or is_counted(text, behind[0].end):
        return alone
    year = behind[1] if kinds_of(behind).startswith("DY") else None
    end = year.end if year else behind[0].end
    tail = f" {text.written(year.start, year.end)}" if year else ""
    blank = " " if text.cut.words.borders else ""
    named = text.written(month.start, month.end) + blank
    days = [*listed[:-1], behind[0]]
    values = [phrase.value + tail, *(named + text.written(day.start, day.end) + tail for day in days)]
    values = [" ".join(value.split()) for value in values]
    found = [
        DatePhrase(start, end, value, "YMD" if year else "MD", stretch)
        for (start, end), value in zip(
            ((phrase.start, phrase.end), *((day.start, day.end) for day in days)), values, strict=True
        )
        if (stretch := _read(value, text))
    ]
    return _At(end, tuple(found)) if len(found) == len(values) else alone


def _several(text: Text, walked: Sequence[Placed]) -> _At | None:
    """Each day of "6, 7 and 9 January 2021"."""
    kinds = kinds_of(walked)
    if not kinds.endswith("R") or not kinds.startswith("D") or set(kinds[:-1]) != {"D"}:
        return None
    if walked[-1].token is None or walked[-1].token.value != "and":
        return None
    behind = walk(text, walked[-1].end).found
    first = next((placed for placed in behind if placed.token is not None), None)
    if first is None or not kinds_of(behind).startswith("DM"):
        return None
    last = _at(text, first.start)
    if len(last.phrases) != 1 or "D" not in last.phrases[0].given:
        return None
    phrase = last.phrases[0]
    tail = text.written(first.end, phrase.end)
    days = [placed for placed in walked if placed.token is not None and placed.token.kind == "D"]
    found = [
        DatePhrase(day.start, day.end, value, phrase.given.replace("W", ""), stretch)
        for day in days
        if (stretch := _read(value := " ".join(f"{text.written(day.start, day.end)}{tail}".split()), text))
    ]
    return _At(last.end, (*found, phrase)) if len(found) == len(days) else _At(last.end, is_refused=True)


def _read(value: str, text: Text) -> Stretch | None:
    try:
        return spoken_dates.in_language(value, text.context, text.code)
    except Unreadable:
        return None


def _day_alone(text: Text, walked: Sequence[Placed]) -> _At | None:
    """A day of the month without the month: "Tuesday (26)", "on the 15th", "el día 15"."""
    days = [placed for placed in walked if placed.token is not None and placed.token.kind == "D"]
    if not days or not text.cut.words.borders:
        return None
    place, day, kinds = walked[0].start, days[0], kinds_of(walked)
    raw, end = text.plain[day.start : day.end], day.end
    if kinds.startswith("W(D)"):
        end += 1
    elif kinds.startswith("WD"):
        if not raw.isdigit() or not is_clause_end(text, end):
            return None
    elif not (kinds.startswith("D") and _is_cued_day(text, place, raw, end)):
        return None
    number = int(re.sub("[^0-9]", "", raw) or day.token.value if day.token else 0)
    if not 1 <= number <= 31:
        return None
    weekday = walked[0].token.value if walked[0].token and walked[0].token.kind == "W" else -1
    reading = Reading(number, number, number, number, "exact", NEVER, weekday)
    given = "DW" if weekday >= 0 else "D"
    return _At(end, (DatePhrase(place, end, " ".join(text.written(place, end).split()), given, None, reading),))


def _is_cued_day(text: Text, place: int, raw: str, end: int) -> bool:
    before = text.plain[max(0, place - 20) : place]
    if not any(before.endswith(f"{cue} ") for cue in text.cut.words.day_cues) or is_counted(text, end):
        return False
    if not raw[0].isdigit() and not is_clause_end(text, end):
        return False
    return text.code != "en" or not raw.isdigit()
