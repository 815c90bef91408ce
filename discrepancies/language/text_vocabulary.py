"""What a language needs besides its numbers so that they are found in running text, in tables as everywhere.

A value is written to be read; in a sentence the same words may be an article, a pronoun, an ordinal or a name. These
are the words by which one tells.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.phrases import plain

if TYPE_CHECKING:
    from collections.abc import Mapping

_NONE: Mapping[str, int] = MappingProxyType({})


class TextWords(NamedTuple):
    """One language's words that decide whether a number in a sentence is one, all in lower case."""

    small: frozenset[str] = frozenset()
    """Words that end what is counted, besides those of grammar: no name goes on with them."""
    ones: frozenset[str] = frozenset()
    """Words for one that are articles or pronouns as well."""
    not_ones: frozenset[str] = frozenset()
    """What makes the one behind it no number: "no one", "the one"."""
    not_one_nouns: frozenset[str] = frozenset()
    """The same behind it: "one another", "one day"."""
    ones_count: bool = False
    """Whether "one" before a noun counts it; an article never does."""
    only: tuple[str, ...] = ()
    """What says that there is exactly one of what is named behind it: "the only"."""
    aged: tuple[str, ...] = ()
    """What stands before years of age that have no noun: "the ages of 2 and 15"."""
    none: tuple[str, ...] = ()
    """Words for none that need nothing behind them."""
    no: tuple[str, ...] = ()
    """Words for none of what is named behind them: "no", "without"."""
    losses: frozenset[str] = frozenset()
    """What "no" counts wherever it stands: "no survivors"."""
    ordinals: Mapping[str, int] = _NONE
    ordinal_signs: str = ""
    """A pattern of what makes digits before it an ordinal: 21st."""
    ordinal_before: str = ""
    """The same before them: 第21."""
    not_ordinals: frozenset[str] = frozenset()
    """Words before an ordinal that make it something else: "a second"."""
    not_ordinal_nouns: frozenset[str] = frozenset()
    """The same behind it: "the first of", "19th century"."""
    labels: frozenset[str] = frozenset()
    """What makes a number behind it a name: article 3, case 14."""
    unsure_shares: frozenset[str] = frozenset()
    """Words for shares, besides ordinals, that are other words as well: "half-time", "the Latin Quarter"."""
    unsure_hedges: frozenset[str] = frozenset()
    """Hedges behind a noun that may belong to what follows: "nine people maximum security"."""
    goes_on: frozenset[str] = frozenset()
    """What makes "or more", "at least" the beginning of something else: more than, at least as many."""
    behind_nouns: frozenset[str] = frozenset()
    """Where nothing parts words, hedges that are certain behind a noun too."""
    the: str = ""
    """A pattern of what may stand between a hedge and a number besides: "about the 20"."""
    part_of: tuple[str, ...] = ()
    """What makes a number before another a part of it, though nobody writes a share so: "nine of 14 men"."""
    changes: tuple[str, ...] = ()
    """What makes "from 6 to 9" no range: "rose"."""
    during: frozenset[str] = frozenset()
    """Hedges that before a span of time may mean "during": "over two days"."""
    no_figure: str = ""
    """A pattern of digits that are no number with what is glued to them: "1990s"."""
    clock: str = ""
    """A pattern of what makes a number before it a time of day."""
    at: frozenset[str] = frozenset()
    """What a time of day stands behind."""
    decade: frozenset[str] = frozenset()
    """What the years of a decade stand behind: "los años 90"."""
    idioms: str = ""
    """A pattern of what makes a number before it a figure of speech, or one that cannot be read."""
    denying: frozenset[str] = frozenset()
    """What stands before a number that is not so, or below zero."""
    of_needed: frozenset[str] = frozenset()
    """Vague words that are other words as well where no "of" is behind them: "scores"."""
    denying_words: frozenset[str] = frozenset()
    """The same before numbers in words only: "no two"."""
    unsure_units: frozenset[str] = frozenset()
    """Units that are words of grammar as well: "in"."""
    clitics: str = ""
    """Letters that are written as one with the word behind them: و, ب."""
    traps: tuple[str, ...] = ()
    """Words that begin as a number does: 一些, 十分."""


def words(text: str) -> frozenset[str]:
    """The words of a text, without their accents, as a table is asked for them."""
    return frozenset(map(plain, text.split()))


def counted(table: str, step: int = 1) -> dict[str, int]:
    """A table of ordinals from the forms of each: a comma parts the numbers, a blank the forms of one."""
    return {form: number * step for number, forms in enumerate(table.split(","), 1) for form in forms.split()}


def each(text: str) -> tuple[str, ...]:
    """The words of a text, with their accents, as a pattern is made of them."""
    return tuple(text.split())
