"""The words of a quote that must be the text's own: numbers, dates, and what turns a sentence into its opposite.

A figure that was changed leaves a quote 97% alike, and is the one change that must never pass for a slip of the pen.
English words count in every source, beside those of its own language, and those of all where it states none: to be too
strict costs an editor a look. Where the words of its language are not known, any word may be such a one.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.evidence.folded import UNSPACED
from discrepancies.language.amounts import LIMITS
from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES, code_of, dates_of, numbers_of, sentences_of, text_of
from discrepancies.language.sentence_vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CONTRACTED = re.compile(r"n['’‘ʼ]t\b", re.IGNORECASE)
_CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
_WORD = re.compile(rf"[{UNSPACED}]|[^\s\-‐-―−{UNSPACED}]+")
_SIGNED = re.compile(r"(?<!\S)[-−](?=\d)")
_AROUND = ".,;:!?'\"()[]{}*_`<>|¿¡…“”„‘’«»。，、；：！？（）《》"


def differ(one: str, other: str, language: str | None = None) -> bool:
    """Whether two wordings of one passage differ in a number, a date or a negation, or one is the other negated.

    `language` is the source's; in one that is not read, any other word may be what a number was.
    """
    mine, theirs = _words(one), _words(other)
    if language is not None and code_of(language) is None:
        return mine != theirs
    decisive = _decisive(_codes(language))
    if [word for word in mine if _decides(word, decisive)] != [word for word in theirs if _decides(word, decisive)]:
        return True
    prefixes = {prefix for code in _codes(language) for prefix in listed(sentences_of(code).prefixes)}
    return _negates(set(mine), set(theirs), prefixes) or _negates(set(theirs), set(mine), prefixes)


def negations(words: str, language: str | None = None) -> list[str]:
    """The words that deny, in order."""
    denying = _denying(_codes(language))
    return [word for word in _words(words) if word in denying]


def _codes(language: str | None) -> tuple[str, ...]:
    """The languages whose words count: the source's and English, all where it states none."""
    own = code_of(language)
    return LANGUAGES if language is None else tuple(dict.fromkeys(("en", *([own] if own else []))))


@cache
def _denying(codes: tuple[str, ...]) -> frozenset[str]:
    return frozenset(word for code in codes for word in _folded(listed(sentences_of(code).denying)))


@cache
def _decisive(codes: tuple[str, ...]) -> frozenset[str]:
    grammar = _folded(sentences_of(code).grammar for code in codes)
    return _denying(codes) | (frozenset().union(*(_of_figures(code) for code in codes)) - frozenset(grammar))


def _of_figures(code: str) -> set[str]:
    """The single words that a language writes numbers, dates and their bounds with, but for its words of grammar."""
    numbers, dates = numbers_of(code), dates_of(code)
    of_numbers = (
        *(numbers.spelt, numbers.times, numbers.powers, numbers.dozens, numbers.few, numbers.many, numbers.none),
        *(numbers.zero, numbers.minus, numbers.halves, numbers.parts, numbers.rounded, numbers.hedged),
    )
    bounds = (phrases for table in (numbers.before, numbers.after) for role, phrases in table.items() if role in LIMITS)
    others = (
        *(dates.months, dates.weekdays, dates.clock.parts),
        text_of(code).ordinals,
        listed(sentences_of(code).counting),
    )
    return {word for table in (*of_numbers, *bounds, *others) for word in _folded(table)}


def _folded(phrases: Iterable[str]) -> Iterator[str]:
    """The words of some phrases as a text has them."""
    return (word for phrase in phrases for word in _words(phrase) if word)


def _words(text: str) -> list[str]:
    text = _CANNOT.sub("can not", _CONTRACTED.sub(" not", _SIGNED.sub("minus ", text)))
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """A figure as it is written, but for what stands around it; of any other word the letters."""
    if any(character.isdigit() or character.isnumeric() for character in word):
        bare = word.strip(_AROUND).casefold()
        return f".{bare}" if f".{bare}" in word.casefold() and not bare.startswith(".") else bare
    return fold(word.replace(".", "").replace(",", " ")).replace(" ", "")


def _decides(word: str, decisive: frozenset[str]) -> bool:
    return word in decisive or any(character.isnumeric() or character in "%€$£¥₹₽₴" for character in word)


def _negates(words: set[str], others: set[str], prefixes: set[str]) -> bool:
    """Whether one of the words is another's with a prefix that denies it."""
    return any(prefix + word in others for word in words - others for prefix in prefixes if len(word) > 2)
