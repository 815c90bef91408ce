"""One day, month or year at one place of a text, as far as its own words go.

Half of what looks like a day is none: "15 may have", "in May 15 people", "Jan Smith". The tables say which words mean
something else too, and here is where that decides.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import any_of, pattern, plain, word_before, word_behind
from discrepancies.language.calendar import MONTHS, WEEKDAYS

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_END = r"(?![\w%]|[.,:/'’][0-9])"
_YEAR = rf"[0-9]{{4}}{_END}(?![-–][0-9])"
_YEARS = range(1000, 2101)
_NEAR_YEARS = range(1900, 2101)


class Day(NamedTuple):
    """What is said of a day, and where that ends."""

    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    weekday: int | None = None

    @property
    def given(self) -> str:
        """The parts that it has: letters of YMDW."""
        parts = zip("YMDW", (self.year, self.month, self.day, self.weekday), strict=True)
        return "".join(letter for letter, part in parts if part is not None)

    def said(self) -> str:
        """In English: "Tuesday 26 December 2023"."""
        return " ".join(
            filter(
                None,
                (
                    "" if self.weekday is None else WEEKDAYS[self.weekday],
                    "" if self.day is None else str(self.day),
                    "" if self.month is None else MONTHS[self.month - 1],
                    "" if self.year is None else f"{self.year:04d}",
                ),
            )
        )


class _Patterns(NamedTuple):
    weekday: re.Pattern[str]
    day_month: re.Pattern[str]
    month_day: re.Pattern[str]
    month: re.Pattern[str]
    day: re.Pattern[str]
    the: re.Pattern[str]
    year: re.Pattern[str]


def day_at(text: str, place: int, language: Language) -> Day | None:
    """The day, month or month of a year that begins at `place`, with its weekday; None if there is none."""
    patterns = _patterns(language.code)
    if text[place : place + 1].isdigit():
        return _day_month(text, place, language)
    start, weekday = place, None
    if match := patterns.weekday.match(text, place):
        weekday, start = language.weekdays[plain(match["weekday"])], match.end()
        if text[start : start + 1] == "(":
            return _in_brackets(text, start + 1, weekday, language)
    found = _day_month(text, start, language) or _month_day(text, start, language)
    if weekday is not None:
        return found._replace(weekday=weekday) if found and found.day is not None else None
    return found or _month(text, start, language)


def _in_brackets(text: str, place: int, weekday: int, language: Language) -> Day | None:
    """The day in brackets behind its weekday: "Thursday (27 October)"."""
    found = _day_month(text, place, language) or _month_day(text, place, language)
    if found is None or found.day is None or text[found.end : found.end + 1] != ")":
        return None
    return found._replace(end=found.end + 1, weekday=weekday)


def bare_day_at(text: str, place: int, language: Language) -> Day | None:
    """A day of the month without its month, as in "6 to 9 January"."""
    patterns = _patterns(language.code)
    if match := patterns.the.match(text, place):
        place = match.end()
    match = patterns.day.match(text, place)
    if match is None:
        return None
    return Day(match.end(), _number(match, language))


def year_behind(text: str, place: int, language: Language) -> tuple[int, int] | None:
    """The year that a day without one is given behind it, and where it ends: "6 to 9, 2021"."""
    match = _patterns(language.code).year.match(text, place)
    return (match.end(), int(match["year"])) if match else None


def year_at(text: str, place: int, language: Language) -> Day | None:
    """A year by itself, where it is one by its digits and by what follows; None if it may count something."""
    match = _BARE_YEAR.match(text, place)
    if match is None:
        return None
    year, noun = int(match[0]), word_behind(text, match.end())
    counts = noun in language.people
    likely = year in _NEAR_YEARS if is_noun(noun, language) else year in _YEARS
    return Day(match.end(), year=year) if likely and not counts else None


def is_noun(word: str, language: Language) -> bool:
    """Whether a word behind digits may be what they count."""
    return word.islower() and (word not in language.small)


_BARE_YEAR = re.compile(rf"[12][0-9]{{3}}{_END}(?![-–](?:[^\W\d_]|[0-9]{{1,3}}(?![0-9])))")


def _number(match: re.Match[str], language: Language) -> int:
    return int(match["day"]) if match["day"] else language.day_words[plain(match["word"])]


def _day_month(text: str, place: int, language: Language) -> Day | None:
    match = _patterns(language.code).day_month.match(text, place)
    if match is None:
        return None
    name, year = plain(match["month"]).rstrip("."), match["year"] or match["hyphened"]
    if not _is_month(match["month"], language, with_day=True, with_year=bool(year)):
        return None
    end = match.end() if year else match.end("month")
    return Day(end, _number(match, language), _month_named(name, language), int(year) if year else None)


def _month_day(text: str, place: int, language: Language) -> Day | None:
    match = _patterns(language.code).month_day.match(text, place)
    if match is None:
        return None
    name, year = plain(match["month"]).rstrip("."), match["year"]
    if not _is_month(match["month"], language, with_day=True, with_year=bool(year)):
        return None
    if not year:
        noun = word_behind(text, match.end())
        counts = noun in language.people or (not match["sign"] and word_before(text, place).lower() == "in")
        if counts or language.code != "en":
            return None
    return Day(match.end(), _number(match, language), _month_named(name, language), int(year) if year else None)


def _month(text: str, place: int, language: Language) -> Day | None:
    match = _patterns(language.code).month.match(text, place)
    if match is None:
        return None
    name, year = plain(match["month"]).rstrip("."), match["year"]
    if year:
        if not _is_month(match["month"], language, with_day=False, with_year=True):
            return None
        return Day(match.end(), month=_month_named(name, language), year=int(year))
    if name not in language.months or text[match.end() : match.end() + 1] in ("-", "'", "’"):
        return None
    before, behind = word_before(text, place).lower(), word_behind(text, match.end())
    is_capital = match["month"][0].isupper()
    if before not in language.before_month and (name in language.month_nouns or is_capital != (language.code == "en")):
        return None
    if name in language.month_nouns and is_capital != (language.code == "en"):
        return None
    if behind[:1].isupper():
        return None
    return Day(match.end(), month=_month_named(name, language))


def _is_month(written: str, language: Language, *, with_day: bool, with_year: bool) -> bool:
    """Whether a word that is the name of a month is meant as one."""
    name = plain(written).rstrip(".")
    if name not in language.months and language.code != "en":
        return with_day and with_year
    return with_year or written[0].isupper() or name not in language.month_nouns or language.code != "en"


def _month_named(name: str, language: Language) -> int:
    return language.months.get(name) or language.short_months[name]


@cache
def _patterns(code: str) -> _Patterns:
    language = KNOWN[code]
    of = rf"(?: (?:{any_of(language.of)}))?"
    the = rf"(?:(?:{any_of(language.the)}) )"
    sign = rf"(?P<sign>{language.day_signs})?"
    day = rf"(?:(?P<day>[0-9]{{1,2}}){sign}|(?P<word>{any_of(language.day_words)})){_END}"
    month = rf"(?P<month>{any_of(language.months)}|(?:{any_of(language.short_months)})\.?)(?!\w)"
    year = rf"(?:,?{of} (?P<year>{_YEAR}))"
    weekday = rf"(?P<weekday>{any_of(language.weekdays)})\.?,? {the}?"
    return _Patterns(
        weekday=pattern(weekday),
        day_month=pattern(rf"{day}(?:{of} |-){month}(?:{year}|-(?P<hyphened>{_YEAR}))?"),
        month_day=pattern(rf"{month} {the}?{day}{year}?"),
        month=pattern(rf"{month}{year}?"),
        day=pattern(day),
        the=pattern(the),
        year=pattern(year),
    )


def the_at(text: str, place: int, language: Language) -> int:
    """Where the article ends that stands before a day; `place` itself where none does."""
    match = _patterns(language.code).the.match(text, place)
    return match.end() if match else place


def weekday_at(text: str, place: int, language: Language) -> tuple[int, int] | None:
    """A weekday and where it ends, for a day of the month in brackets behind it."""
    match = _patterns(language.code).weekday.match(text, place)
    return (match.end(), language.weekdays[plain(match["weekday"])]) if match else None
