"""Which figures of a quote it says are so: not those that it denies, leaves open, or names only to count from.

"Nobody knows whether nine died" has a nine in it and shows none; "the eve of 15 January" is another day. A list of
words finds most of that and never all, so what is found is no figure, and what is not stays for a reader to see.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.folding import fold
from discrepancies.language.languages import LANGUAGES, dates_of, numbers_of, sentences_of
from discrepancies.language.phrases import one_of
from discrepancies.language.sentence_vocabulary import listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discrepancies.evidence.figures import Figure
    from discrepancies.evidence.shown.said import Said
    from discrepancies.language.sentence_vocabulary import Outcome
    from discrepancies.model import Fact

_FAR = 160
"""Characters before a figure in which it may be denied."""
_NEAR = 60
_ENDS = r"[.;!?。；！？\n]"
_CONTRACTED = re.compile(r"n['’‘ʼ]t\b", re.IGNORECASE)
_FIRST = r"(?<![^\W\d_])"
_WORDS = r"(?:\s+[^\W\d_]+){0,%d}?\s+"
_SIGNS = r".{0,%d}?"
"""The same where no blanks part the words."""
_BLANK_OR_WORD = r"\s+(?:[^\W\d_]+,?\s+)?"


class Asserted(NamedTuple):
    """The figures that a quote says are so, and the others."""

    so: list[Figure]
    open: list[Figure]


class _Patterns(NamedTuple):
    """One language's words around figures."""

    turns: re.Pattern[str]
    left_open: re.Pattern[str]
    denied: re.Pattern[str]
    """Right before a number."""
    denied_day: re.Pattern[str]
    """Up to a few words before a date."""
    beside: re.Pattern[str]
    beside_behind: re.Pattern[str]
    nobody_knows: re.Pattern[str]


def asserted(said: Said, figures: Iterable[Figure]) -> Asserted:
    """Sort out the figures of a quote, given in order."""
    found = Asserted([], [])
    for figure in figures:
        (found.open if _is_open(said.text, figure) else found.so).append(figure)
    return found


def is_of_another(clause: str, fact: Fact, code: str) -> bool:
    """Whether words of a language tell of another outcome than a fact asks for: who was hurt, not who was killed."""
    asked = outcomes(f"{fact.key.replace('_', ' ')} {fact.asks}", LANGUAGES)
    told = outcomes(_patterns(code).turns.split(clause, maxsplit=1)[0], (code,)) if asked else frozenset()
    return bool(told) and not asked & told


def nobody_knows(text: str, start: int, code: str) -> bool:
    """Whether what counts nobody at a place is about who knows: "no one knows how many"."""
    return bool(_patterns(code).nobody_knows.match(text, start))


def outcomes(text: str, codes: Sequence[str]) -> frozenset[Outcome]:
    """What becomes of people by the words of a text, which may be in any of these languages."""
    folded = fold(text)
    words = set(folded.split())
    return frozenset(
        outcome
        for code in codes
        for outcome, told in _outcome_words(code).items()
        if (any(word in folded for word in told) if not numbers_of(code).spaced else words & told)
    )


@cache
def _outcome_words(code: str) -> Mapping[Outcome, frozenset[str]]:
    return {outcome: frozenset(map(fold, listed(phrases))) for outcome, phrases in sentences_of(code).outcomes.items()}


def _is_open(text: str, figure: Figure) -> bool:
    patterns = _patterns(figure.language)
    behind = text[figure.end : figure.end + _NEAR]
    before = unicodedata.normalize("NFC", text[max(0, figure.start - _FAR) : figure.start])
    before = _CONTRACTED.sub(" not", before)
    if any(not patterns.turns.search(before, found.end()) for found in patterns.left_open.finditer(before)):
        return True
    near = patterns.turns.split(before)[-1][-_NEAR:]
    if figure.kind == "number":
        return bool(patterns.denied.search(near)) or nobody_knows(text, figure.start, figure.language)
    return bool(
        patterns.denied_day.search(near) or patterns.beside.search(near) or patterns.beside_behind.match(behind)
    )


@cache
def _patterns(code: str) -> _Patterns:
    says, spaced = sentences_of(code), numbers_of(code).spaced
    blank, gap, first = (r"\s+", _WORDS, _first(code)) if spaced else (r"\s*", _SIGNS, "")

    def any_of(phrases: str) -> str:
        return f"(?:{one_of(listed(phrases), spaced=spaced)})".replace(r"\ ", blank)

    small = f"(?:{one_of(dates_of(code).skipped, spaced=spaced)}){blank}"
    nobody = rf"{any_of(says.nobody)}{gap % 3}{any_of(says.knows)}"
    unknown = rf"{any_of(says.unknown).replace(blank, _BLANK_OR_WORD)},?{gap % 2}{any_of(says.whether)}"
    sources = {
        "turns": rf"{_ENDS}|{first}{any_of(says.turns)}",
        "left_open": rf"{first}(?:{any_of(says.leaves_open)}|{nobody}|{unknown})",
        "denied": rf"{first}{any_of(says.denies)}{blank}\Z",
        "denied_day": rf"{first}{any_of(says.denies)}{gap % (2 if spaced else 6)}(?:{small})*\Z",
        "beside": rf"{first}{any_of(says.beside)}{blank}(?:[^\W\d_]+\s+)?\Z",
        "beside_behind": rf"\s*{any_of(says.beside_behind)}",
        "nobody_knows": rf"{first}{nobody}",
    }
    return _Patterns(**{name: re.compile(source, re.IGNORECASE) for name, source in sources.items()})


def _first(code: str) -> str:
    """A pattern of where a word begins, behind an "and" that is written as part of it where a language does so."""
    attached = numbers_of(code).attached
    return rf"{_FIRST}(?:{'|'.join(attached)})?" if attached else _FIRST
