"""Dates in running text: where one begins and ends, and the English phrase that the kind `date` reads.

The words around a day decide what it is, so structure is settled here, in any language, and meaning is left to the
kind: what it refuses (31 February) is no figure, and no part of it is.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.clocks import Time, time_at
from discrepancies.evidence.figures.days import (
    Day,
    bare_day_at,
    day_at,
    is_noun,
    the_at,
    weekday_at,
    year_at,
    year_behind,
)
from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.numeric_dates import numeric_at
from discrepancies.evidence.figures.phrases import SPACE, Phrase, any_of, is_glued, pattern, plain, refused, word_behind
from discrepancies.kinds import date
from discrepancies.language.reading import NEVER, Context, Reading, Unreadable

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_LOOSE = ("since", "until")
"""Bounds whose own day is part of what is said: police were there since 6 January, and on it."""

_DIGITS = re.compile(r"([0-9]{1,2})")
_IN_BRACKETS = re.compile(r"\(([0-9]{1,2})\)")
_DAY = re.compile(r"([0-9]{1,2})(?=[,;)]?(?:\s*\Z|[.,;:)](?:\s|\Z)))")


class _Front(NamedTuple):
    """What stands before a date and bears on it, in English."""

    end: int
    bound: str = ""
    third: str = ""
    about: str = ""


class _Patterns(NamedTuple):
    bound: re.Pattern[str]
    third: re.Pattern[str]
    about: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    and_: re.Pattern[str]
    or_: re.Pattern[str]
    to: re.Pattern[str]
    several: re.Pattern[str]
    more_days: re.Pattern[str]
    decade: re.Pattern[str]
    on_day: re.Pattern[str]
    at: re.Pattern[str]
    on: re.Pattern[str]


def dates_at(text: str, place: int, language: Language, order: str | None) -> list[Phrase]:
    """The date that begins at `place`, or the several of "6 and 9 January"; empty if there is none.

    `order` is how the source writes 3/4/2018; without it such a date keeps both meanings.
    """
    if text[place].isdigit():
        if is_glued(text, place):
            return []
        if found := numeric_at(text, place, order) or _clock(text, place, language):
            return [found]
        if several := _several(text, place, language):
            return several
    found = (
        _range(text, place, language)
        or _decade(text, place, language)
        or _one(text, place, language)
        or _day_alone(text, place, language)
    )
    if found and found.given == "MD" and (several := _with_more_days(text, found, language)):
        return several
    return [found] if found else []


def _one(text: str, place: int, language: Language) -> Phrase | None:
    front = _front(text, place, language)
    day = day_at(text, front.end, language)
    either = False
    if day is None and (front.bound or front.third or front.about):
        day = year_at(text, front.end, language)
        either = day is not None and (bool(front.about) or is_noun(word_behind(text, day.end), language))
    if day is None or (either and front.bound):
        return None
    if front.third and day.day is not None:
        return refused(text, place, day.end)
    core = " ".join(filter(None, (front.third, front.about, day.said())))
    given, end = day.given, day.end
    if not front.third and not front.about and day.day and (time := _time_behind(text, day.end, language)):
        timed = f"{core} {time.written} {time.zone}".strip()
        if _reads(timed):
            core, given, end = timed, given + "T", time.end
    return _bounded(text, place, end, front.bound, core, given)._replace(either=either)


def _bounded(text: str, start: int, end: int, bound: str, core: str, given: str) -> Phrase:
    phrases = (core,) if not bound else (core, f"{bound} {core}") if bound in _LOOSE else (f"{bound} {core}",)
    values = tuple(phrase for phrase in phrases if _reads(phrase))
    if not values or (bound in _LOOSE and values[0] != core):
        return refused(text, start, end)
    return Phrase(start, end, "date", values, given=given)


def _front(text: str, place: int, language: Language) -> _Front:
    patterns = _patterns(language.code)
    end, bound, third, about = place, "", "", ""
    if text[place].isdigit():
        return _Front(place)
    if match := patterns.bound.match(text, end):
        bound, end = _bounds(language.code)[plain(match[1])], match.end()
    end = the_at(text, end, language) if bound else end
    if match := patterns.third.match(text, end):
        third, end = language.thirds[plain(match[1])], match.end()
    elif match := patterns.about.match(text, end):
        about, end = "about", the_at(text, match.end(), language)
    return _Front(end, bound, third, about)


def _range(text: str, place: int, language: Language) -> Phrase | None:
    """A range of days, months or years; refused where it is one that cannot be read."""
    patterns = _patterns(language.code)
    opener = patterns.between.match(text, place)
    middle = patterns.and_ if opener else patterns.to
    opener = opener or patterns.from_.match(text, place)
    first = _end(text, opener.end() if opener else place, language)
    if first is None or (between := middle.match(text, first.end)) is None:
        return None
    last = _end(text, between.end(), language)
    if last is None or (not (first.month or first.year) and not (last.month)):
        return None
    if word_behind(text, last.end) in language.people and not (last.month or (last.year and first.month)):
        return None
    if first.month and not (first.year or last.month or last.year) and (tail := year_behind(text, last.end, language)):
        last = last._replace(end=tail[0])
        first = first._replace(year=tail[1])
    shared = _shared(first, last)
    if shared is None:
        return refused(text, place, last.end)
    value = f"{shared[0].said()} to {shared[1].said()}"
    given = "".join(letter for letter in "YMDW" if letter in shared[1].given)
    if not _reads(value):
        return refused(text, place, last.end)
    return Phrase(place, last.end, "date", (value,), given=given)


def _end(text: str, place: int, language: Language) -> Day | None:
    start = the_at(text, place, language)
    return day_at(text, start, language) or year_at(text, start, language) or bare_day_at(text, start, language)


def _shared(first: Day, last: Day) -> tuple[Day, Day] | None:
    """Both ends with what is said once for both; None where that leaves open what is meant."""
    if first.month is None and first.year is None:
        first = first._replace(month=last.month)
    if last.month is None and last.year is None:
        if first.day is None:
            return None
        last = last._replace(month=first.month, year=first.year)
    if last.month is None and first.day is not None:
        return None
    if first.year is None and first.month is not None:
        first = first._replace(year=last.year)
    return first, last


def _several(text: str, place: int, language: Language) -> list[Phrase]:
    """Each day of "6 and 9 January"; one refusal where it is "6 or 9 January"."""
    match = _patterns(language.code).several.match(text, place)
    last = match and day_at(text, the_at(text, match.end(), language), language)
    if not match or not last or last.day is None or last.month is None:
        return []
    if match["or"]:
        return [refused(text, place, last.end)]
    found = []
    for each in re.finditer("[0-9]+", match["days"]):
        day = last._replace(day=int(each[0]), weekday=None)
        start = place + each.start()
        found.append(_bounded(text, start, start + len(each[0]), "", day.said(), day.given))
    begins = text.index(str(last.day), match.end()) if str(last.day) in text[match.end() : last.end] else match.end()
    return [*found, _bounded(text, begins, last.end, "", last.said(), last.given)]


def _with_more_days(text: str, first: Phrase, language: Language) -> list[Phrase]:
    """Each day of "January 6 and 9", where what follows is no noun that could be counted."""
    match = _patterns(language.code).more_days.match(text, first.end)
    if not match or is_noun(word_behind(text, match.end()), language):
        return []
    if match["or"]:
        return [refused(text, first.start, match.end())]
    month = first.values[0].rpartition(" ")[2]
    year = f" {match['year']}" if match["year"] else ""
    given = "YMD" if year else "MD"
    days = [(first.start, first.end, first.values[0])]
    days += [
        (first.end + each.start(), first.end + each.end(), f"{each[0]} {month}")
        for each in re.finditer("[0-9]{1,2}", text[first.end : match.end("days")])
    ]
    return [_bounded(text, start, end, "", value + year, given) for start, end, value in days]


def _decade(text: str, place: int, language: Language) -> Phrase | None:
    patterns = _patterns(language.code)
    front = _front(text, place, language)
    match = patterns.decade.match(text, front.end)
    if match is None or is_glued(text, match.start("year")):
        return None
    if len(match["year"]) != 4 or not (match["s"] or match["decade"]):
        return refused(text, place, match.end()) if match["decade"] or match["s"] else None
    core = " ".join(filter(None, (front.third, front.about, f"{match['year']}s")))
    return _bounded(text, place, match.end(), front.bound, core, "Y")


def _day_alone(text: str, place: int, language: Language) -> Phrase | None:
    """A day of the month without the month: "Tuesday (26)", "on the 15th", "el día 15"."""
    if weekday := weekday_at(text, place, language):
        end, day = weekday
        match = _IN_BRACKETS.match(text, end) or _DAY.match(text, end)
        return _day_of_month(place, match, day) if match else None
    found = _patterns(language.code).on_day.match(text, place)
    day_found = found and bare_day_at(text, found.end(), language)
    if found and day_at(text, found.end(), language):
        return None
    if not found or not day_found or is_noun(word_behind(text, day_found.end), language):
        return None
    if text[place].isdigit() or (language.code == "en" and text[day_found.end - 1].isdigit()):
        return None
    return _day_of_month(found.end(), _DIGITS.match(text, found.end()), -1)


def _day_of_month(start: int, match: re.Match[str] | None, weekday: int) -> Phrase | None:
    day = int(match[1]) if match else 0
    if not match or not 1 <= day <= 31:
        return None
    reading = Reading(day, day, day, day, "exact", NEVER, weekday)
    return Phrase(start, match.end(), "date", (match[1],), given="D" if weekday < 0 else "DW", reading=reading)


def _clock(text: str, place: int, language: Language) -> Phrase | None:
    """A time of day, with its day where that follows: "04:30 on 15 January 2018"."""
    time = time_at(text, place, language)
    if time is None:
        return None
    if not isinstance(time, Time):
        return refused(text, place, time)
    joined = _patterns(language.code).on.match(text, time.end)
    day = joined and day_at(text, joined.end(), language)
    if joined and day and day.day and _reads(value := f"{day.said()} {time.written} {time.zone}".strip()):
        return Phrase(place, day.end, "date", (value,), given=day.given + "T")
    reading = Reading(time.low, time.high, time.low, time.high, "exact", NEVER)
    return Phrase(place, time.end, "date", (time.written,), given="T", reading=reading)


def _time_behind(text: str, place: int, language: Language) -> Time | None:
    match = _patterns(language.code).at.match(text, place)
    time = time_at(text, match.end(), language) if match else None
    return time if isinstance(time, Time) else None


@lru_cache(maxsize=4096)
def _reads(value: str) -> bool:
    try:
        date.interval(value, Context())
    except Unreadable:
        return False
    return True


@cache
def _bounds(code: str) -> dict[str, str]:
    return {phrase: bound for bound, phrases in KNOWN[code].bounds.items() for phrase in phrases}


@cache
def _patterns(code: str) -> _Patterns:
    language = KNOWN[code]
    day = rf"[0-9]{{1,2}}(?:{language.day_signs})?"
    and_, or_ = any_of(language.and_), any_of(language.or_)
    to = any_of(word for word in language.to if word != "up to")
    the = rf"(?:(?:{any_of(language.the)}) )?"
    return _Patterns(
        bound=pattern(rf"({any_of(_bounds(code))}) "),
        third=pattern(rf"({any_of(language.thirds)})(?: |-)"),
        about=pattern(rf"({any_of(language.about)}) "),
        between=pattern(rf"(?:{any_of(language.between)}) {the}"),
        from_=pattern(rf"(?:{any_of(language.from_)}) {the}"),
        and_=pattern(rf",? (?:{and_}) {the}"),
        or_=pattern(rf" (?:{or_}) "),
        to=pattern(rf" (?:{to}|until|till) {the}|{SPACE}?[-–—]{SPACE}?"),
        several=pattern(rf"(?P<days>{day}(?:, {day}){{0,6}}),? (?:{and_}|(?P<or>{or_})) "),
        more_days=pattern(
            rf"(?P<days>(?:, {day}){{0,6}},? (?:{and_}|(?P<or>{or_})) (?:the )?{day})(?![\w%]|[.,:/][0-9])"
            r"(?:,? (?P<year>[0-9]{4})(?![\w%]|[.,:/-][0-9]))?"
        ),
        decade=pattern(
            rf"(?:the )?(?P<decade>(?:{any_of(language.decades)}) )?(?P<year>[0-9]{{3}}0|[0-9]0)"
            r"(?P<s>['’]?s)?(?![\w%]|[.,:/-][0-9])"
        ),
        on_day=pattern(rf"(?:{any_of(language.on_day)}) "),
        at=pattern(r",?(?: (?:at|a las|a la|às|as|à|on))? "),
        on=pattern(r",?(?: (?:on|of|del|de|do|em|no dia|el))? "),
    )
