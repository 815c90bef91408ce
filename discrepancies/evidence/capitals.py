"""Name-like phrases of a text: what its capital letters single out, for a curator to see who and what no claim names.

It lists and never judges: a phrase is wrong here at no greater cost than a line too many. A capital says nothing
where a sentence begins, in a heading all in capitals, and in scripts that have none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from functools import cache
from typing import NamedTuple

from discrepancies.language.languages import dates_of, sentences_of

MOST_WORDS = 8
"""What runs on for longer is a heading."""
MOST_LETTERS = 120
"""What is longer is no word of any language."""


class Named(NamedTuple):
    """Where a name-like phrase stands: offsets in the text."""

    start: int
    end: int


class _Word(NamedTuple):
    text: str
    start: int
    end: int
    begins: bool
    """Whether it begins a sentence, a quote or a line, where a capital says nothing."""
    joins: bool
    """Whether nothing but a space stands between it and the word before."""


_WORD = re.compile(r"(?:[^\W\d_]\.){2,}|[^\W\d_][^\W_]*(?:[’'‑-][^\W_]+)*")
_POSSESSIVE = re.compile(r"[’']s$")
_ENDS = re.compile(r"[.!?:;…•]")
_OPENERS = tuple("“\"‘'«„‹¿¡—")
_SPACES = " \t\u00a0\u202f"
_ROMAN = re.compile(r"[IVX]+")
_ABBREVIATIONS = (
    "mr mrs ms dr prof st sr sra srta dra ing gen col capt cap lt sgt maj cmdr gov sen rep rev hon no nº nr art av"
)
_ABBREVIATED = frozenset(_ABBREVIATIONS.split())
_LAST_WORD = re.compile(r"(?<![^\W\d_])([^\W\d_]+)\.$")
_SMALL_WORDS = "of the de del la las los el da das do dos du van von der den di bin al"
PARTICLES = frozenset(_SMALL_WORDS.split())
"""What may stand between the words of one name."""
_MOST_PARTICLES = 2
_SHORTEST = 4
"""Letters of the name of a month or weekday that is not cut short, but for May."""


def named(text: str, start: int = 0, end: int | None = None, codes: Sequence[str] = ("en",)) -> Iterator[Named]:
    """The name-like phrases between two offsets, in order: runs of words with capitals ("Ministry of the Interior").

    `codes` are the languages that the text may be in. A single word counts within a sentence only, but for an acronym;
    in German, where every noun has a capital, only an acronym.
    """
    language = _language(tuple(codes))
    words = list(_words(text[start:end], start))
    small = language.beginners | {word.text for word in words if word.text.islower()}
    for run in _runs(words):
        name = _trimmed(run, small, language)
        if name and len(name) <= MOST_WORDS and name[-1].end - name[0].start <= MOST_LETTERS:
            yield Named(name[0].start, name[-1].end)


class _Language(NamedTuple):
    """What a text's languages, and English, write with a capital that is no name."""

    beginners: frozenset[str]
    """Words that begin sentences and no names, whether or not the text writes them small elsewhere."""
    times: frozenset[str]
    nouns: bool
    """Whether every noun has a capital."""


@cache
def _language(codes: tuple[str, ...]) -> _Language:
    dates = [dates_of(code) for code in ("en", *codes)]
    return _Language(
        frozenset(word for code in ("en", *codes) for word in sentences_of(code).grammar.split()),
        frozenset(
            word
            for of in dates
            for table in (of.months, of.weekdays)
            for word in table
            if len(word) >= _SHORTEST or word == "may"
        ),
        any(sentences_of(code).nouns_have_capitals for code in codes),
    )


def _words(text: str, offset: int) -> Iterator[_Word]:
    """The words of each line that is not all in capitals."""
    for line in text.splitlines(keepends=True):
        last, at = "", 0
        for found in _WORD.finditer(line if any(map(str.islower, line)) else ""):
            word = _POSSESSIVE.sub("", found[0])
            start = offset + found.start()
            yield _Word(word, start, start + len(word), *_borders(last, line[at : found.start()]))
            last, at = word, found.start() + len(word)
        offset += len(line)


def is_abbreviated(words: str) -> bool:
    """Whether the point that some words end with cuts a word short, and ends nothing: "Mrs.", "J."."""
    found = _LAST_WORD.search(words)
    return found is not None and (found[1].lower() in _ABBREVIATED or len(found[1]) == 1)


def _borders(last: str, gap: str) -> tuple[bool, bool]:
    """Whether a word begins something, and whether it goes on from the one before, by what stands between."""
    if gap.startswith(".") and (last.lower() in _ABBREVIATED or len(last) == 1):
        gap = gap[1:]
    begins = not last or bool(_ENDS.search(gap)) or gap.endswith(_OPENERS)
    return begins, bool(last) and not gap.strip(_SPACES)


def _runs(words: Sequence[_Word]) -> Iterator[list[_Word]]:
    """Words with capitals that stand side by side, particles between them included."""
    run: list[_Word] = []
    particles: list[_Word] = []
    for word in words:
        if run and not (word.joins and not word.begins):
            yield run
            run, particles = [], []
        if word.text[0].isupper():
            run += [*particles, word]
            particles = []
        elif run and word.text in PARTICLES and len(particles) < _MOST_PARTICLES:
            particles.append(word)
        elif run:
            yield run
            run, particles = [], []
    if run:
        yield run


def _trimmed(run: list[_Word], small: Set[str], language: _Language) -> list[_Word]:
    """A run without the word that only begins a sentence; empty where nothing name-like is left."""
    if run[0].begins and run[0].text.lower() in small:
        run = run[1:]
        while run and run[0].text in PARTICLES:
            run = run[1:]
    while run and run[0].text.lower() in language.times:
        run = run[1:]
    if len(run) > 2 and run[0].text == "The":
        run = run[1:]
    if len(run) != 1:
        return run
    word = run[0]
    within = not language.nouns and not word.begins and word.text.lower() not in language.beginners
    single = len(word.text) > 1 and not _ROMAN.fullmatch(word.text)
    return run if single and (within or word.text.isupper()) else []
