"""The languages that figures are read in, and which of them a line of text is written in.

Without that, a word of one language is a number of another: "at once" has an eleven in Spanish, "direitos dos homens"
a two.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from discrepancies.evidence.figures.english import ENGLISH
from discrepancies.evidence.figures.portuguese import PORTUGUESE
from discrepancies.evidence.figures.spanish import SPANISH

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from discrepancies.evidence.figures.language import Language

KNOWN: Mapping[str, Language] = {language.code: language for language in (ENGLISH, SPANISH, PORTUGUESE)}


@cache
def telling(codes: tuple[str, ...]) -> Mapping[str, tuple[int, ...]]:
    """Words that speak for some of the languages but not for all: each with the places of those in `codes`."""
    found: dict[str, tuple[int, ...]] = {}
    for place, code in enumerate(codes):
        language = KNOWN[code]
        for word in language.small | language.people | frozenset(language.months):
            found[word] = (*found.get(word, ()), place)
    return {word: places for word, places in found.items() if len(places) < len(codes)}


def spoken(codes: Sequence[str], votes: Iterable[int]) -> frozenset[str]:
    """The languages that most of the telling words speak for; all of them where none tells."""
    counted = list(votes)
    most = max(counted, default=0)
    return frozenset(code for code, count in zip(codes, counted, strict=True) if count == most)
