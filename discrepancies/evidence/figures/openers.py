"""Where in a text a figure may begin: the few words that open one, so that the grammars look at nothing else.

Most words that open a figure ("at least", "since", "a hundred") mostly open something else; such a word counts only
if the next one can go on with it. That is what keeps reading a text as fast as splitting it into words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.amounts import amount_phrases
from discrepancies.evidence.figures.known import KNOWN

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from discrepancies.evidence.figures.language import Language

WORD = re.compile(r"[0-9][0-9.,]*+|[^\W_]+")

_CURRENCIES = frozenset({"us", "r", "c", "bs", "usd", "eur"})


class Openers(NamedTuple):
    """The words that open a figure of a language."""

    dates: frozenset[str]
    numbers: frozenset[str]
    alone: frozenset[str]
    """Those that may be a figure by themselves."""
    before: Mapping[str, frozenset[str]]
    """The others, each with the words that may follow it in a figure, besides digits."""


@cache
def openers(code: str) -> Openers:
    """The words that open figures in a language."""
    language = KNOWN[code]
    dates, fronts = _of_dates(language)
    numbers, hedges = _of_numbers(language)
    alone = frozenset(words[0] for phrase in (*dates, *numbers) if len(words := _words(phrase)) == 1)
    phrases = [_words(phrase) for phrase in (*dates, *numbers, *fronts, *hedges)]
    followers = alone | _CURRENCIES | {words[0] for words in phrases} | {_words(phrase)[0] for phrase in language.the}
    singles = {words[0] for phrase in (*fronts, *hedges) if len(words := _words(phrase)) == 1} | {"a", "an"}
    before = {word: followers if word in singles else frozenset[str]() for word in {words[0] for words in phrases}}
    for words in phrases:
        if len(words) > 1:
            before[words[0]] |= {words[1]}
    before["a"] = before.get("a", frozenset()) - language.months.keys() - language.ordinals.keys()
    return Openers(
        _firsts((*dates, *fronts)),
        _firsts((*numbers, *hedges)),
        alone,
        {word: after for word, after in before.items() if word not in alone},
    )


def _of_dates(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Phrases that are dates or begin with one, and those that stand before one."""
    days = (*language.months, *language.short_months, *language.weekdays, *language.day_words)
    bounds = (phrase for phrases in language.bounds.values() for phrase in phrases)
    fronts = (*bounds, *language.thirds, *language.about, *language.between, *language.from_, *language.on_day)
    return days, (*fronts, *language.decades)


def _of_numbers(language: Language) -> tuple[tuple[str, ...], tuple[str, ...]]:
    hedges = (phrase for phrases in language.before.values() for phrase in phrases)
    numbers = (*amount_phrases(language), *language.ordinals, *language.none, *language.no)
    return numbers, (*hedges, *language.between, *language.from_)


def _firsts(phrases: Iterable[str]) -> frozenset[str]:
    return frozenset(_words(phrase)[0] for phrase in phrases)


def _words(phrase: str) -> list[str]:
    return WORD.findall(phrase)
