"""What a language writes hedged numbers with, in tables, so that the grammar names no word.

What bounds a number ("at least"), what blurs it ("about"), the words for numbers and the vague words with the
interval each stands for. Another language is another `NumberWords` in its own file; nothing else changes.
`docs/numbers.md` shows the English tables to users and a test keeps the two alike.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, Literal, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

Limit = Literal["at least", "more than", "at most", "less than"]
Blur = Literal["about", "nearly", "just over", "just under"]
Role = Literal[
    "at least",
    "more than",
    "at most",
    "less than",
    "about",
    "nearly",
    "just over",
    "just under",
    "exactly",
    "plain",
    "article",
]
Sign = Literal["point", "comma", "blank", "indian", "unknown"]
"""How decimals and thousands are told apart: 1,234.5; 1.234,5; 1 234,5; 12,34,567.8. With blanks, 1.234 is refused, for
nobody knows what the point is; where it is not known at all, 1,234 is too."""

NOTHING: Mapping[str, int] = MappingProxyType({})


class NumberWords(NamedTuple):
    """One language's words for hedged numbers, all in lower case."""

    before: Mapping[Role, tuple[str, ...]]
    """What may stand before a number."""
    after: Mapping[Role, tuple[str, ...]]
    """What may stand behind it, or behind its noun."""
    none: tuple[str, ...]
    """What stands for zero by itself, and takes no hedge."""
    zero: tuple[str, ...]
    spelt: Mapping[str, int]
    """Words for 1 to 9, 10 to 19 (or, where they are one word, 29) and the tens to 90; whole hundreds of one word."""
    times: Mapping[str, int]
    """What multiplies a number before it within a group: hundred."""
    powers: Mapping[str, int]
    """Thousand and above: what a number in words is grouped by."""
    few: Mapping[str, tuple[int, int]]
    """Vague words that may be followed by a multiplier: "several", "several hundred"."""
    many: Mapping[str, tuple[int, int]]
    """Vague words that stand by themselves: "dozens"."""
    minus: tuple[str, ...]
    between: tuple[str, ...]
    and_: tuple[str, ...]
    but: tuple[str, ...]
    from_: tuple[str, ...]
    to: tuple[str, ...]
    or_: tuple[str, ...]
    of: tuple[str, ...] = ()
    """What joins a vague word, or a power, and what is counted."""
    powers_take_of: bool = False
    """Whether "two million" is joined so too: "dos millones de personas"."""
    shares: tuple[str, ...] = ()
    """What makes a share of a number before it: "one in three"."""
    joins_tens: str = " "
    """A pattern of what stands between tens and ones: "twenty-one", "treinta y uno"."""
    joins: str = " "
    """A pattern of what stands between hundreds and what is below, and between groups."""
    articles: tuple[str, ...] = ()
    """Words for one that are articles before digits: "un 60 por ciento"."""
    joins_times: str = ""
    """A pattern of what stands before a multiplier, where it is more than a blank."""
    ones_first: str = ""
    """A pattern of what joins ones and the tens behind them: "einundzwanzig"."""
    tens_take_teens: tuple[int, ...] = ()
    """Tens that count on to 19: "soixante-douze"."""
    bare: tuple[str, ...] = ()
    """Multipliers that stand for one of themselves with nothing before them: "mil", "hundert"."""
    bare_hedged: tuple[str, ...] = ()
    """The same where a hedge is before them, and many else: "более тысячи"."""
    below_two: tuple[str, ...] = ()
    """Multipliers, others in English, that two and more take in another form: "3 billion" is no French."""
    pairs: Mapping[str, int] = NOTHING
    """Multipliers that stand for two of themselves: "ألفان"."""
    gap: str = ""
    """What must stand for places that are skipped: 一百零五, for 一百五 is 150."""
    glued: bool = False
    """Whether the parts of a number may be written as one word."""
    spaced: bool = True
    """Whether blanks part the words."""
    a: tuple[str, ...] = ()
    """What stands for one before a multiplier: "a hundred"."""
    halves: Mapping[str, str] = MappingProxyType({})
    """What stands for a number with a half before a multiplier or a unit: "half a" 0.5, "полтора" 1.5."""
    and_half: tuple[str, ...] = ()
    """What adds a half: "two and a half", "dos millones y medio"."""
    denominators: str = ""
    """Words for parts of one behind how many they are, each number with its words: "3 third thirds, 4 quarter"."""
    lone_parts: tuple[str, ...] = ()
    """Those of them that stand for one part by themselves: "четверть"."""
    joins_parts: str = " "
    """A pattern of what stands between the two: "three-fifths"."""
    and_part: tuple[str, ...] = ()
    """What adds a part to a whole number: "two and a quarter", "две целых три десятых"."""
    point: tuple[str, ...] = ()
    """What stands before decimals in words: "five point two"."""
    dozens: Mapping[str, int] = NOTHING
    """What else a number may be multiplied by."""
    short: Mapping[str, int] = NOTHING
    """Signs for powers, after digits only."""
    short_count: Mapping[str, int] = NOTHING
    """The same for counts only, where they cannot be taken for a unit: K is kelvin."""
    plurals: Mapping[str, int] = NOTHING
    """Multipliers behind vague words only: "varios miles"."""
    rounded: Mapping[str, int] = NOTHING
    """Words for about so many: "une centaine"."""
    hedged: Mapping[str, int] = NOTHING
    """Words that stand for one number where a hedge is before them, and for many else: "более тысячи"."""
    people: tuple[str, ...] = ()
    """Words for people, for a fact that counts people."""
    persons: Mapping[str, int] = NOTHING
    """Words that are people and their number in one: "شخصان"."""
    counters: tuple[str, ...] = ()
    """Measure words between a number and what it counts."""
    units: Mapping[str, str] = MappingProxyType({})
    """Names of units, of parts of time and of per cent, each with the sign or the English name that stands for it."""
    currencies: Mapping[str, str] = MappingProxyType({})
    """Words for currencies, each with its code; with a sign where several countries call theirs so."""
    parts: Mapping[str, str] = MappingProxyType({})
    """Words for shares: "a third" 1/3, "half" 1/2."""
    out_of: tuple[str, ...] = ()
    """What makes a share of two numbers: "one in five"."""
    ages: tuple[str, ...] = ()
    """How an age is said, with # for the number: "aged #", "#-year-old"."""
    decades: Mapping[str, str] = MappingProxyType({})
    """How an age is said in tens of years, with # for the number, or with the first year behind it."""
    unit_pairs: Mapping[str, str] = MappingProxyType({})
    """Units that stand for two of themselves: "ساعتان"."""
    tenths: str = ""
    """What makes tenths of the number before it: 三成 is 30%."""
    percent_before: str = ""
    """What makes the number behind it a percentage: 百分之."""
    reversed_parts: str = ""
    """The same where the whole comes first: 五分之一."""
    attached: tuple[str, ...] = ()
    """Words written as one with what follows: "بين 9 و14"."""
    sign: Sign = "point"
    digits: str = ""
    """The language's own digits, 0 to 9, one set or several."""


def in_ascii(table: Mapping[str, int]) -> dict[str, int]:
    """A table of German words with those too that have ae for ä."""
    letters = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
    return {**table, **{word.translate(letters): number for word, number in table.items()}}


def in_forms(ones: str, tens: str, hundreds: str) -> dict[str, int]:
    """A table from the forms that words have in the cases: a comma parts the numbers, a blank the forms of one."""
    table: dict[str, int] = {}
    for words, step, first in ((ones, 1, 1), (tens, 10, 2), (hundreds, 100, 1)):
        for number, forms in enumerate(words.split(","), first):
            table.update(dict.fromkeys(forms.split(), number * step))
    return table


def named(table: str) -> dict[str, str]:
    """A table from lines that each give a sign and, behind a colon, its names with commas between."""
    found: dict[str, str] = {}
    for line in table.strip().splitlines():
        sign, _, names = line.partition(":")
        found.update(dict.fromkeys((name.strip() for name in names.split(",")), sign.strip()))
    return found
