"""A bare "2018": a year by its place in the sentence, a number by what follows, or, where neither tells, either."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies.evidence.figures.days import is_noun
from discrepancies.evidence.figures.phrases import Phrase, is_glued, word_before, word_behind

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_YEAR = re.compile(r"[12][0-9]{3}(?![\w%]|[.,:/'’-][0-9]|[-–][^\W\d_])")
_NEAR = range(1900, 2101)
_FAR = range(1000, 2101)


def year_alone_at(text: str, place: int, language: Language) -> Phrase | None:
    """The year that stands at `place`; None where it counts what follows, or is more likely to count."""
    match = _YEAR.match(text, place)
    if match is None or is_glued(text, place):
        return None
    noun = word_behind(text, match.end())
    is_cued = word_before(text, place).lower() in language.before_year
    is_year = int(match[0]) in _NEAR or (int(match[0]) in _FAR and is_cued and not is_noun(noun, language))
    if not is_year or noun in language.people:
        return None
    doubtful = is_noun(noun, language) or not is_cued
    unit = noun if is_noun(noun, language) else None
    return Phrase(place, match.end(), "date", (match[0],), unit, given="Y", either=doubtful)
