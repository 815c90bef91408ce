"""What a language writes figures with, as data: one `Language` each, so that the grammars name no word.

What the words stand for is said in English, the language of values: a figure read in any of the languages becomes
the phrase that a claim would have ("unos 500" is "about 500"), and the kinds read that.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple


class Language(NamedTuple):
    """One language's words, all in lower case."""

    code: str
    before: Mapping[str, tuple[str, ...]]
    """Hedge in English to the phrases that stand before a number."""
    after: Mapping[str, tuple[str, ...]]
    """The same behind it; in English where a claim would have it before."""
    vague: Mapping[str, str]
    """Words for no certain number, and the English ones that `kinds` knows."""
    spelt: Mapping[str, int]
    """Number words below a thousand."""
    grammar: str
    """A well-formed number below a million of millions, in words that one blank separates."""
    joins: str
    """What may stand between two words of one number, besides white space; "" for nothing."""
    thousand: Mapping[str, int]
    """What groups a number: thousand and above."""
    dozens: Mapping[str, int]
    """What else a number may be multiplied by."""
    halves: Mapping[str, int]
    """"half a million"."""
    short: Mapping[str, int]
    """Signs for powers right after digits."""
    point: str
    """The decimal sign; the other one of point and comma groups thousands."""
    ones: frozenset[str]
    """Words for one that are articles or pronouns as well."""
    not_ones: frozenset[str]
    """What makes the one behind it no number: "no one", "the one"."""
    between: tuple[str, ...]
    from_: tuple[str, ...]
    and_: tuple[str, ...]
    to: tuple[str, ...]
    or_: tuple[str, ...]
    shares: str
    """A pattern of what makes a number before it a share, a fraction or a figure of speech."""
    denying: frozenset[str]
    """What stands before a number that is not so, or below zero."""
    changes: tuple[str, ...]
    """What makes "from 6 to 9" no range: "rose"."""
    none: tuple[str, ...]
    """Words for zero that take no hedge."""
    no: tuple[str, ...]
    """Words for zero before one of `losses`."""
    losses: frozenset[str]
    percent: tuple[str, ...]
    ordinals: Mapping[str, int]
    ordinal_signs: str
    no_ordinals: frozenset[str]
    """Words before an ordinal that make it something else: "a second"."""
    no_nouns: frozenset[str]
    """The same behind it: "the first of", "19th century"."""
    spans_of_time: frozenset[str]
    during: frozenset[str]
    """Hedges that before a span of time may mean "during": "over two days"."""
    labels: frozenset[str]
    """What makes a number behind it a name: article 3, case 14."""
    clock: str
    """A pattern of what makes a number before it a time of day."""
    at: frozenset[str]
    """What a time of day stands behind."""
    months: Mapping[str, int]
    short_months: Mapping[str, int]
    month_nouns: frozenset[str]
    """Names of months that are words of another meaning too."""
    weekdays: Mapping[str, int]
    of: tuple[str, ...]
    """What may join day, month and year."""
    the: tuple[str, ...]
    """What may stand before a day."""
    before_month: frozenset[str]
    """What a month alone, or one that means something else too, stands behind."""
    before_year: frozenset[str]
    thirds: Mapping[str, str]
    """"mid", "early", "late"."""
    about: tuple[str, ...]
    bounds: Mapping[str, tuple[str, ...]]
    """before, after, since, until... in English to the phrases."""
    day_signs: str
    """A pattern of what may be glued to a day's digits."""
    day_words: Mapping[str, int]
    on_day: tuple[str, ...]
    """What makes the digits behind it a day of the month: "on the 15th", "el día 15"."""
    decades: tuple[str, ...]
    """What makes the year behind it a decade."""
    first_half: str
    """A pattern of what stands behind a time before noon."""
    second_half: str
    people: frozenset[str]
    """Who and what is counted in the news: what is surely no year's or day's attribute."""
    small: frozenset[str]
    """Words of grammar: they end a unit, and tell the language."""
