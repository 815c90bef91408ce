"""The words by which quotes and questions are held against each other: folded, and told by how rare they are."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from functools import lru_cache
from math import log

from discrepancies.evidence.folded import UNSPACED
from discrepancies.evidence.shown.asserted import outcomes
from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES, sentences_of

_STEM = 5
_RUN = 3
_PART = 0.7
"""How far it counts that the shorter is a part of the longer; the rest is how much of both is the same."""
_UNSPACED = re.compile(f"[{UNSPACED}]")
_ASKING = """
    how many much what which when where who whom whose were was did does do is are had has have the there to of with
    number people for in on at by from that this it they them say said
"""
_GRAMMAR = frozenset(
    fold(word) for words in (_ASKING, *(sentences_of(code).grammar for code in LANGUAGES)) for word in words.split()
)


@lru_cache(maxsize=1 << 17)
def tokens(text: str) -> frozenset[str]:
    """The words of a text, folded; of a script without blanks every two signs."""
    found: set[str] = set()
    for word in fold(text).split():
        if _UNSPACED.search(word):
            found.update(word[at : at + 2] for at in range(max(1, len(word) - 1)))
        else:
            found.add(word)
    return frozenset(found)


def bare(text: str) -> frozenset[str]:
    """The words of a text without those of grammar, or all where it has no others."""
    words = tokens(text)
    return words - _GRAMMAR or words


@lru_cache(maxsize=1 << 15)
def telling(text: str) -> frozenset[str]:
    """What the words of a question begin with, without those of grammar; and what becomes of people in it."""
    stems = {word if _UNSPACED.search(word) else word[:_STEM] for word in tokens(text) if word not in _GRAMMAR}
    return frozenset(stems | {f"={one}" for one in outcomes(text, LANGUAGES)})


def rarity(texts: Iterable[Collection[str]]) -> dict[str, float]:
    """How much each word tells: the more the fewer have it."""
    counted: Counter[str] = Counter()
    number = 0
    for words in texts:
        counted.update(words)
        number += 1
    return {word: log(1 + number / held) for word, held in counted.items()}


def likeness(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """How far two sets of words are the same, from 0 to 1, rare words counting more."""
    both = sum(weight[word] for word in one & other)
    if not both:
        return 0.0
    return 2 * both / (sum(weight[word] for word in one) + sum(weight[word] for word in other))


def overlap(one: frozenset[str], other: frozenset[str], weight: Mapping[str, float]) -> float:
    """The same of two quotes, one of which may be a part of the other."""
    both = sum(weight[word] for word in one & other)
    if not both:
        return 0.0
    ours, theirs = (sum(weight[word] for word in words) for words in (one, other))
    return parts_in_common(both, ours, theirs)


def longest_run(one: str, other: str) -> float:
    """How much of two quotes is one run of three words or more, as places in a text would show it."""
    few, many = sorted((fold(one).split(), fold(other).split()), key=len)
    whole = f" {' '.join(many)} "
    for length in range(len(few), _RUN - 1, -1):
        for start in range(len(few) - length + 1):
            if f" {' '.join(few[start : start + length])} " in whole:
                return parts_in_common(length, len(few), len(many))
    return 0.0


def parts_in_common(both: float, one: float, other: float) -> float:
    """How far two stretches are the same that have so much in common, from 0 to 1; one may be a part of the other."""
    return _PART * both / min(one, other) + (1 - _PART) * both / (one + other - both) if both else 0.0
