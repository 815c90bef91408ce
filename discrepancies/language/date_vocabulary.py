"""What a language writes dates with, as data: one `DateWords` each, so that the grammar of dates names no word.

All words are in lower case, without vowel marks and with straight apostrophes, as `date_scanner` makes the text.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

NEVER = r"(?!)"
"""A pattern that nothing matches: what a language does not have."""

Phrases = tuple[str, ...]


class Fraction(NamedTuple):
    """A quarter or half: which, of how many."""

    number: int
    of: int


class ClockWords(NamedTuple):
    """What a language writes times of day with."""

    front: str = NEVER
    """A pattern of what may stand before an hour and makes a bare number one: "a las", "ore"."""
    front_or_to: str = NEVER
    """Those of `front` that between two hours mean "to": "à"."""
    hour: str = NEVER
    """A pattern of what stands behind an hour of 24: "Uhr", "h"."""
    hour_of_twelve: str = NEVER
    """The same where an hour up to twelve may be one before noon or after it: "часов"."""
    minute: str = NEVER
    half: str = r"[ap]\.?\s?m"
    """A pattern of "a.m." and "p.m.", but for a point at its end."""
    parts: Mapping[str, str] = {}
    """Parts of the day beside an hour, and the hours (of 24) that they may mean: "1-11", "22-23 1-5"."""
    hours: Mapping[str, int] = {}
    """The hours of twelve in words."""
    spoken: Mapping[str, int] = {}
    """Phrases around an hour {} in words or digits, and how many minutes they move it: "half past {}"."""
    times: Mapping[str, tuple[str, str]] = {}
    """Times with a name of their own: noon."""
    is_of_day: bool = False
    """Whether what stands behind an hour is never said of how long something took, as "Uhr" is not."""
    twelve: bool = False
    """Whether hours in digits up to twelve may be those after noon, too: 4:30 is then refused without its part."""


class DateWords(NamedTuple):
    """One language's words for dates."""

    language: str
    """Its name in English, for messages."""
    examples: str
    """Dates as it writes them, for messages."""
    months: Mapping[str, int]
    """Monday is 0 in `weekdays`; months are 1 to 12, in every form that a date may have."""
    weekdays: Mapping[str, int]
    skipped: Phrases
    """What says nothing between the parts of a date: "of", "the", "on", "in"."""
    front: Mapping[str, Phrases]
    """What bounds the date behind it: before, by, after, since, from, between, no later, no earlier."""
    behind: Mapping[str, Phrases]
    """What bounds the date before it: the same, and onwards."""
    to: Phrases
    until: Phrases
    """What bounds alone or stands between two ends."""
    and_: Phrases
    or_: Phrases
    about: Phrases
    thirds: Mapping[str, Phrases]
    """early, mid, late, start, end."""
    fractions: Mapping[str, Fraction]
    decades: Phrases
    """Patterns with a group `year` of the first year, or with `century` and `tens`."""
    centuries: Phrases
    """Patterns with a group `number` in digits or Roman ones: never read, for writers differ on their years."""
    bc: Phrases
    ad: Phrases
    refused: Mapping[str, Phrases]
    """Words of no certain day, by the reason: relative, week, season, part of day, midnight."""
    clock: ClockWords
    day_signs: str = NEVER
    """A pattern of what may be glued to a day's digits."""
    first_day: Phrases = ()
    """The first of a month in words."""
    day_words: Mapping[str, int] = {}
    """All days of a month in words."""
    year_signs: str = NEVER
    """A pattern of what stands behind a year, as 年 does."""
    apart: Phrases = ()
    """Those of `skipped` that begin another statement: in "15 in January" the day is not the month's."""
    month_signs: str = NEVER
    decade_names: Mapping[str, int] = {}
    yearless: Phrases = ()
    """What says that no year is given."""
    glued: Phrases = ()
    """What may be written without a blank behind it."""
    leading: frozenset[str] = frozenset()
    """Those of `to` that say nothing at the beginning."""
    day_first: str = ""
    """The signs between digits that this language puts only behind a day: 3.4.2018 is in April."""
    digits: str = ""
    """The ten digits of its script, where it has its own."""
    numerals: Mapping[str, str] = {}
    """Numbers in its own characters, and their digits."""
    attached: str = ""
    """Letters that are words and may be written as one with what follows: و and ب."""
    unbound: Phrases = ()
    """Where no blanks part the words: what begins like one of them and goes on as another word: 前往, 中国."""
    doubtful: str = ""
    """Signs behind a date that may belong to what follows: 前 is "before" and "former"."""
    borders: bool = True
    """Whether blanks stand between its words."""
    cues: frozenset[str] = frozenset()
    """Words behind which, in a sentence, a year or month alone is one: "in", "since"."""
    counted: frozenset[str] = frozenset()
    """What is counted in the news: a number before it is no year and no day."""
    month_nouns: frozenset[str] = frozenset()
    """Names of months that are words of another meaning too."""
    day_cues: Phrases = ()
    """What makes the number behind it a day of the month that is not named: "on the 15th"."""
    day_point: bool = False
    """Whether a point behind its digits makes them a day, as in German, rather than end a sentence."""
    month_first: bool = False
    """Whether a month may stand before its day where no year follows."""


def fractions(
    ordinals: Mapping[int, Phrases],
    quarters: Phrases,
    halves: Phrases,
    signs: Mapping[str, int] | None = None,
    shape: str = "{ordinal} {part}",
) -> dict[str, Fraction]:
    """Write out the quarters and halves; `signs` are letters that a digit follows: q1 is of 4, h1 of 2."""
    found = {
        shape.format(ordinal=word, part=part): Fraction(number, of)
        for parts, of in ((quarters, 4), (halves, 2))
        for part in parts
        for number, written in ordinals.items()
        for word in written
    }
    for sign, of in (signs or {}).items():
        found |= {f"{sign}{number}": Fraction(number, of) for number in range(1, of + 1)}
    return found


def numbered(*forms: str, first: int = 1) -> dict[str, int]:
    """Number words: each of `forms` has the words of one number, with | between them."""
    return {word: number for number, form in enumerate(forms, first) for word in form.split("|")}
