"""Which names are probably one, spelt differently or shorter: offered to the editor, and never used to join people.

Of two names compared as the same only because they are alike, `spelling-differs` says so. A name is shorter by a
title, an initial for a word, a word less, or an abbreviation; it is spelt differently where one word is a slip
(one edit, or two letters exchanged) or words are transcribed otherwise. All names given here are folded.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence, Set
from functools import cache, lru_cache
from itertools import combinations
from typing import NamedTuple

from discrepancies.language.name_words import ABBREVIATIONS, APART, KNOWN, ROMAN, SMALL, SOUNDS, TITLES

LONG_ENOUGH = 5
"""Letters a word needs before one edit in it counts as a slip: short names differ by one letter too often."""
LONGEST = 40
"""Letters of the longest word in which slips are looked for; no name's word has more."""

FEW = 8
"""So many names are tried pair by pair; of more that are all alike, no pairs are told."""

_INITIAL, _WHOLE = 1, 2

Words = tuple[str, ...]


class Likeness(NamedTuple):
    """Which of some names are alike: each with those like it, and crowds of names each of which is like many others."""

    near_to: dict[str, set[str]]
    crowds: list[list[str]]

    def pairs(self) -> Iterator[tuple[str, str]]:
        """All pairs but those of crowds, each once, in order."""
        return ((one, other) for one in sorted(self.near_to) for other in sorted(self.near_to[one]) if one < other)


def alike(one: str, other: str) -> bool:
    """Whether two different names are probably one: spelt differently, or one of them shorter."""
    few, many = sorted((_words(one), _words(other)), key=len)
    if _stands_in(few, many) or _misspelt(few, many) or _first_letters(few, many):
        return True
    return len(few) == len(many) and _first_letters(many, few)


def shorter(one: str, other: str) -> bool:
    """Whether the first name says the same as the other and less: it lacks a title or words, or abbreviates them."""
    if len(one) >= len(other):
        return False
    few, many = _words(one), _words(other)
    if few == many and len(one.split()) == len(other.split()):
        return len(few) == len(one.split())  # abbreviated; two titles are as much as one another
    if len(few) == len(many) and not any(map(_is_initial, few)) and few != many:
        return False
    return (len(few) <= len(many) and _stands_in(few, many)) or _first_letters(few, many)


def likeness(names: Collection[str]) -> Likeness:
    """Which of these names are alike; of a few all pairs are tried, of many only those that share a word."""
    distinct = sorted(set(names))
    if len(distinct) <= FEW:
        return _of_pairs((pair for pair in combinations(distinct, 2) if alike(*pair)), [])
    return _among_many(tuple(distinct))


@lru_cache(maxsize=100_000)
def _words(name: str) -> Words:
    """The words of a name that tell it: without titles before it, and short forms of a word as one."""
    words = name.split()
    start = next((place for place, word in enumerate(words) if word not in TITLES), len(words) - 1)
    return tuple(ABBREVIATIONS.get(word, word) for word in words[start:])


def _stands_in(few: Words, many: Words) -> bool:
    """Whether all words of the one stand in the other in order, as initials or transcribed otherwise maybe.

    At least one has to stand there whole, and nothing before the first that makes another place of it.
    """
    at, first, whole = 0, -1, False
    for word in few:
        for place in range(at, len(many)):
            how = _match(word, many[place])
            if how:
                break
        else:
            return False
        whole |= how == _WHOLE
        first = place if first < 0 else first
        at = place + 1
    return whole and (first == 0 or APART.isdisjoint(many[:first]))


def _match(one: str, other: str) -> int:
    """How one word stands for the other: whole, as its initial, or (0) not at all."""
    if one == other:
        return _INITIAL if _is_initial(one) else _WHOLE
    if len(one) == 1 or len(other) == 1:
        return _INITIAL if one[0] == other[0] and _is_initial(min(one, other, key=len)) else 0
    return _WHOLE if is_transcribed(one, other) else 0


def _misspelt(one: Words, other: Words) -> bool:
    """Whether they are the same words, but for a slip in one of them."""
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 1 and is_slip(*apart[0])


def is_transcribed(one: str, other: str) -> bool:
    """Whether two words are transcriptions of one; two given names, families or places of their own are not.

    In two scripts a name of one sound is one, however well known it is in both.
    """
    of_their_own = {one, other} <= KNOWN and one.isascii() == other.isascii()
    return sound(one) == sound(other) and not of_their_own


def _is_initial(word: str) -> bool:
    """Whether it is one letter of a script that has capitals: elsewhere one sign is a whole name."""
    return len(word) == 1 and word.upper() != word


def _first_letters(few: Words, many: Words) -> bool:
    """Whether the one is made of the other's first letters: "WHO" or "W.H.O." of World Health Organization."""
    letters = "".join(few)
    if len(few) not in (1, len(letters)) or not 2 <= len(letters) <= min(len(many), 8) or len(few) > len(many):
        return False
    return letters in (_letters(many), _letters([word for word in many if word not in SMALL]))


def _letters(words: Iterable[str]) -> str:
    return "".join(word[0] for word in words)


def is_slip(one: str, other: str) -> bool:
    """Whether one word is the other by a slip of the pen: one edit, or two letters that changed places.

    Two given names, families or places of their own are no slip of one another.
    """
    if not LONG_ENOUGH <= max(len(one), len(other)) <= LONGEST or abs(len(one) - len(other)) > 1:
        return False
    if not (one + other).isalpha() or {one, other} <= KNOWN:
        return False
    return _edits()(one, other, score_cutoff=1) == 1 or _exchanged(one, other)


@cache
def _edits() -> Callable[..., int]:
    from rapidfuzz.distance import OSA

    return OSA.distance


def _exchanged(one: str, other: str) -> bool:
    if len(one) != len(other):
        return False
    apart = [(a, b) for a, b in zip(one, other, strict=True) if a != b]
    return len(apart) == 2 and apart[0] == apart[1][::-1]


@lru_cache(maxsize=100_000)
def sound(word: str) -> str:
    """What all transcriptions of a word share; a short word in Latin letters is its own."""
    roman = word if word.isascii() else word.translate(ROMAN)
    if len(roman) < LONG_ENOUGH or not (roman.isascii() and roman.isalpha()):
        return roman
    for written, meant in SOUNDS:
        roman = roman.replace(written, meant)
    return "".join(letter for before, letter in zip(" " + roman, roman, strict=False) if letter != before)


def _of_pairs(pairs: Iterable[tuple[str, str]], crowds: list[list[str]]) -> Likeness:
    near_to: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in pairs:
        near_to[one].add(other)
        near_to[other].add(one)
    return Likeness(dict(near_to), crowds)


@lru_cache(maxsize=8)  # the table asks first, then the rule
def _among_many(names: tuple[str, ...]) -> Likeness:
    """As by trying all pairs: a name is held against those alone that have a word like its rarest."""
    words = [_words(name) for name in names]
    holding: defaultdict[str, set[int]] = defaultdict(set)
    beginning: defaultdict[str, set[int]] = defaultdict(set)
    for number, of in enumerate(words):
        for word in of:
            (beginning if _is_initial(word) else holding)[word].add(number)
    near_to, crowded = _like_words(sorted(holding))
    crowds = list(_crowds(names, words, crowded))
    pairs = set()
    for number, of in enumerate(words):
        asked: list[list[Set[int]]] = [
            [holding[word], *(holding[near] for near in near_to.get(word, ())), beginning.get(word[0], frozenset())]
            for word in of
            if not _is_initial(word)
        ]
        asked.sort(key=lambda places: sum(map(len, places)))
        found: set[int] = set().union(*asked[0]) if asked else set()
        for places in asked[1:]:
            found = {place for place in found if any(place in among for among in places)}
        pairs |= {
            (min(number, place), max(number, place))
            for place in found
            if place != number and alike(names[number], names[place])
        }
    pairs |= _called_by_letters(words)
    told = {(names[one], names[other]) for one, other in pairs}
    told.update(pair for crowd in crowds if len(crowd) <= FEW for pair in combinations(crowd, 2) if alike(*pair))
    crowd_of = _joined(crowd for crowd in crowds if len(crowd) > FEW)
    apart = (pair for pair in told if crowd_of.get(pair[0]) is None or crowd_of[pair[0]] is not crowd_of.get(pair[1]))
    return _of_pairs(apart, [sorted(crowd) for crowd in {id(crowd): crowd for crowd in crowd_of.values()}.values()])


def _joined(crowds: Iterable[Sequence[str]]) -> dict[str, list[str]]:
    """Each name of a crowd to its crowd, where crowds that share a name are one."""
    crowd_of: dict[str, list[str]] = {}
    for crowd in crowds:
        for name in crowd:
            one, other = crowd_of.setdefault(crowd[0], [crowd[0]]), crowd_of.setdefault(name, [name])
            if one is not other:
                few, many = sorted((one, other), key=len)
                many += few
                crowd_of.update(dict.fromkeys(few, many))
    return crowd_of


def _called_by_letters(words: Sequence[Words]) -> set[tuple[int, int]]:
    letters: defaultdict[str, list[int]] = defaultdict(list)
    for number, of in enumerate(words):
        joined = "".join(of)
        if len(of) in (1, len(joined)) and 2 <= len(joined) <= 8:
            letters[joined].append(number)
    return {
        (min(short, number), max(short, number))
        for number, of in enumerate(words)
        for first in {_letters(of), _letters([word for word in of if word not in SMALL])}
        for short in letters.get(first, ())
        if _first_letters(words[short], of)
    }


def _like_words(words: Sequence[str]) -> tuple[dict[str, Set[str]], list[list[str]]]:
    """For each word those like it, and the crowds of words that are all alike, of which no pairs are made.

    Words one edit apart share a form with one letter taken out: at one place where a letter differs, where the
    shorter is that form where one is missing. Words with letters exchanged have the same letters.
    """
    near_to: defaultdict[str, set[str]] = defaultdict(set)
    groups: defaultdict[tuple[str, int], list[str]] = defaultdict(list)
    known = set(words)
    long = [word for word in words if LONG_ENOUGH <= len(word) <= LONGEST and word.isalpha()]
    for word in words:
        groups[sound(word), -1].append(word)
    for word in long:
        groups["".join(sorted(word)), -2].append(word)
        for cut in range(len(word)):
            form = word[:cut] + word[cut + 1 :]
            groups[form, cut].append(word)
            if form in known and not {form, word} <= KNOWN:
                near_to[word].add(form)
                near_to[form].add(word)
    crowded = []
    for (_, cut), group in groups.items():
        if len(group) > FEW and cut != -2:
            crowded.append(group)
        elif len(group) > FEW:
            _exchange(group, near_to)
        elif len(group) > 1:
            for one, other in combinations(group, 2):
                if is_transcribed(one, other) or is_slip(one, other):
                    near_to[one].add(other)
                    near_to[other].add(one)
    return dict(near_to), crowded


def _exchange(group: Sequence[str], near_to: defaultdict[str, set[str]]) -> None:
    """Pair the words of a group with the same letters that differ by two of them: all exchanges are tried."""
    known = set(group)
    for word in group:
        for one, other in combinations(range(len(word)), 2):
            exchanged = word[:one] + word[other] + word[one + 1 : other] + word[one] + word[other + 1 :]
            if exchanged != word and exchanged in known and not {word, exchanged} <= KNOWN:
                near_to[word].add(exchanged)
                near_to[exchanged].add(word)


def _crowds(names: Sequence[str], words: Sequence[Words], crowded: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The names that differ by one word only, each of them one of a crowd."""
    crowds_of: defaultdict[str, list[int]] = defaultdict(list)
    for crowd_number, crowd in enumerate(crowded):
        for word in crowd:
            crowds_of[word].append(crowd_number)
    together: defaultdict[tuple[object, ...], list[str]] = defaultdict(list)
    for name, of in zip(names, words, strict=True):
        for place, word in enumerate(of):
            for crowd_number in crowds_of.get(word, ()):
                together[(crowd_number, *of[:place], "", *of[place + 1 :])].append(name)
    return (group for group in together.values() if len(group) > 1)
