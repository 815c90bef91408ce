"""A quote as the checks of what it shows read it: the source's own words, and how that source writes.

They share this, and the way to say what is lacking, so that each of them sees the same words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from discrepancies.evidence.languages import languages_of
from discrepancies.language.reading import Context

_CURATORS = re.compile(r"\[[^\[\]]*+\]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
_GOES_ON = "or and to at of in out more less perhaps maybe o u y a e ou de en em por mais"
_ENDS = re.compile(
    rf"[,.;:)]?(?:$|[;)]| (?!(?:{_GOES_ON.replace(' ', '|')})\b)[^\W\d_])",
    re.IGNORECASE,
)
"""What ends a phrase for certain: no number, and no word that may bound it from behind."""


class Said(NamedTuple):
    """What a quote says."""

    text: str
    """The source's own words; a gap or an insertion in square brackets is the curator's, and stands as "…"."""
    languages: tuple[str, ...]
    """The languages its figures may be in: the source's, or any where that is not known; none where it is not read."""
    context: Context


class Gap(NamedTuple):
    """What lies between a quote and the value that it should show."""

    why: str
    """A plain clause: "the quote shows 8, the claim 9"."""
    contradicts: bool = False
    """Whether the quote rules the value out, so that nothing can be inferred: its day is another day."""


def said(quote: str, context: Context) -> Said:
    """The source's words in a quote, and the languages that they may be in."""
    text = _CURATORS.sub(" … ", quote.translate(_UNSEEN))
    return Said(text, languages_of(context.language), context)


def stands_alone(value: str, quote: str) -> bool:
    """Whether a value stands in a quote between signs, word for word: "Killed: at least 9, say the police".

    So it does in notes and tables. Nothing then bounds or continues it, and the grammars need not be asked, which
    take long over thousands of quotes. A point or comma in a number is left to them: languages differ on it.
    """
    place = quote.find(value)
    end = place + len(value)
    if place < 0 or "[" in quote or "." in value or "," in value:
        return False
    before = quote[:place].rstrip(" ")
    after = quote[end : end + 1]
    return (not before or before[-1] in ":(;") and after in ",.;:)" and bool(_ENDS.match(quote, end))
