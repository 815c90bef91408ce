"""A quote as the checks of what it shows read it: the source's own words, and how that source writes.

They share this, and the way to say what is lacking, so that each of them sees the same words.
"""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from discrepancies.language.languages import dates_of, numbers_of
from discrepancies.language.phrases import one_of
from discrepancies.language.reading import Context

_CURATORS = re.compile(r"\[[^\[\]]*+\]")
_UNSEEN = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))


class Said(NamedTuple):
    """What a quote says."""

    text: str
    """The source's own words; a gap or an insertion in square brackets is the curator's, and stands as "…"."""
    language: str
    """The code of the one language that its figures are read in."""
    context: Context


class Gap(NamedTuple):
    """What lies between a quote and the value that it should show."""

    why: str
    """A plain clause: "the quote shows 8, the claim 9"."""
    contradicts: bool = False
    """Whether the quote rules the value out, so that nothing can be inferred: its day is another day."""


def said(quote: str, context: Context, code: str) -> Said:
    """The source's words in a quote, to be read in one language."""
    return Said(_CURATORS.sub(" … ", quote.translate(_UNSEEN)), code, context)


def stands_alone(value: str, quote: str, code: str) -> bool:
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
    return (not before or before[-1] in ":(;") and after in ",.;:)" and bool(_ends(code).match(quote, end))


@cache
def _ends(code: str) -> re.Pattern[str]:
    """What ends a phrase for certain: no number, and no word that may go on with it or bound it from behind."""
    numbers, dates = numbers_of(code), dates_of(code)
    behind = (phrases for table in (numbers.after, dates.behind) for phrases in table.values())
    joints = (numbers.and_, numbers.or_, numbers.to, numbers.but, numbers.of, numbers.out_of, numbers.and_half)
    words = one_of({phrase.split()[0] for phrases in (*behind, *joints, dates.to, dates.until) for phrase in phrases})
    return re.compile(rf"[,.;:)]?(?:$|[;)]| (?!{words})[^\W\d_])", re.IGNORECASE)
