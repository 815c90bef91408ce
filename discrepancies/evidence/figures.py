"""The figures of running text: each number and date with its hedge and its unit, as `language/` finds them.

A date wins over the numbers in it, and what is no date with certainty keeps its numbers from being read. Nothing is
read in a language that nobody reads, nor in a web or mail address.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import chain
from typing import Literal, NamedTuple

from discrepancies.language.date_phrases import DatePhrase, dates_and_refused
from discrepancies.language.languages import Style, code_of, styles_of
from discrepancies.language.number_phrases import NumberPhrase, number_phrases
from discrepancies.language.reading import Context
from discrepancies.language.telling import languages_of


class Figure(NamedTuple):
    """A number or a date in a text, from `start` to `end` with its hedges."""

    start: int
    end: int
    text: str
    language: str
    """The code of the language that it was read in."""
    number: NumberPhrase | None = None
    date: DatePhrase | None = None
    """Both where it may be a year as well as a number."""

    @property
    def kind(self) -> Literal["number", "date"]:
        """Which of the two it likelier is."""
        return "number" if self.date is None or (self.number and self.date.is_less_likely) else "date"

    @property
    def either(self) -> bool:
        """Whether it may be a year as well as a number."""
        return bool(self.number and self.date)

    @property
    def value(self) -> str | None:
        """What a claim would say, in the source's own words; None where it is no value by itself: "Tuesday (26)"."""
        if self.date:
            return None if self.date.alone else self.date.value
        return self.number.value if self.number and not self.number.identifier else None

    @property
    def given(self) -> str:
        """The parts of a date that are given: letters of YMDW, and T for a time of day."""
        return self.date.given if self.date else ""


def figures(text: str, context: Context) -> list[Figure]:
    """The figures of a text in order, none overlapping another, in the language that its source states or it tells.

    Where it may be in several, the longest of what they read counts: "entre 10 y 14" is one range, though English sees
    two numbers in it.
    """
    codes = languages_of(context.language, text)
    return list(_longest(chain.from_iterable(figures_in(text, code, context) for code in codes)))


@lru_cache(maxsize=4096)
def figures_in(text: str, code: str, context: Context) -> tuple[Figure, ...]:
    """The figures of a text as one language reads them."""
    found = dates_and_refused(text, context, code)
    numbers = number_phrases(text, style_of(code, context))
    unsure = [date for date in found.dates if date.either]
    sure = _Stretches([*found.refused, *((date.start, date.end) for date in found.dates if not date.either)])
    free = [number for number in numbers if not sure.meet(number.start, number.end)]
    read = [Figure(date.start, date.end, "", code, date=date) for date in found.dates if not date.either]
    read += _either(unsure, free, code)
    return tuple(each._replace(text=text[each.start : each.end]) for each in sorted(read))


def _either(dates: Sequence[DatePhrase], numbers: Sequence[NumberPhrase], code: str) -> Iterator[Figure]:
    """The numbers, and the years that may be such: where both are one stretch or one within the other, one figure."""
    years = _Stretches([(date.start, date.end) for date in dates])
    taken = set()
    for number in numbers:
        place = years.meet(number.start, number.end)
        year = dates[place - 1] if place else None
        if year is None:
            yield Figure(number.start, number.end, "", code, number=number)
        elif year.start not in taken:
            taken.add(year.start)
            yield Figure(min(number.start, year.start), max(number.end, year.end), "", code, number, year)
    yield from (Figure(date.start, date.end, "", code, date=date) for date in dates if date.start not in taken)


class _Stretches:
    """Stretches of a text that do not overlap."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        self.spans = sorted(spans)

    def meet(self, start: int, end: int) -> int:
        """Which of the stretches, from 1, has a part between two places; 0 where none does."""
        place = bisect_left(self.spans, (end, end))
        return place if place and self.spans[place - 1][1] > start else 0


def style_of(code: str, context: Context) -> Style:
    """How a source writes numbers in a language that it states, or that its words tell."""
    tag = context.language if code_of(context.language) == code else code
    return styles_of(tag, context.decimal)[0]


def _longest(found: Iterable[Figure]) -> Iterator[Figure]:
    """Of figures that overlap the longest, and of one stretch the first."""
    last: Figure | None = None
    for figure in sorted(found, key=lambda each: (each.start, -each.end)):
        if last is None or figure.start >= last.end:
            if last:
                yield last
            last = figure
        elif figure.end - figure.start > last.end - last.start:
            last = figure
    if last:
        yield last
