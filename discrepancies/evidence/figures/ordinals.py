"""Ordinals in running text: "the second anniversary", the 21st, 3º, told apart from counts and from fractions."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import (
    Phrase,
    any_of,
    is_glued,
    pattern,
    plain,
    refused,
    word_before,
    word_behind,
)

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_LARGEST_DIGITS = 4


def ordinal_at(text: str, place: int, language: Language) -> Phrase | None:
    """The ordinal that begins at `place`; refused where it is a fraction or a figure of speech."""
    digits, words = _patterns(language)
    match = digits.match(text, place) or words.match(text, place)
    if match is None:
        return None
    noun = word_behind(text, match.end())
    if (
        is_glued(text, place)
        or text[match.end() : match.end() + 1] in ("-", "‐", "‑")
        or not noun
        or noun.lower() in language.small
        or noun.lower() in language.no_nouns
        or (noun[0].isupper() and match[0][0].isupper())
        or word_before(text, place).lower() in language.no_ordinals
    ):
        return refused(text, place, match.end())
    number = int(match["digits"]) if match.re is digits else language.ordinals[plain(match[0]).replace("‑", "-")]
    return Phrase(place, match.end(), "number", (str(number),), noun, ordinal=True)


@cache
def _compiled(code: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    language = KNOWN[code]
    digits = rf"(?P<digits>[1-9][0-9]{{0,{_LARGEST_DIGITS - 1}}})(?:{language.ordinal_signs})(?!\w)"
    return pattern(digits), pattern(rf"(?:{any_of(language.ordinals)})")


def _patterns(language: Language) -> tuple[re.Pattern[str], re.Pattern[str]]:
    return _compiled(language.code)
