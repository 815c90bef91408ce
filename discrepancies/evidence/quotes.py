"""Where a quote stands in its source's text: word for word, or nearly so, with what differs.

What a copy does to a quote (white space, hyphens, typography, case) is folded away on both sides. A word left out,
added or replaced is reported as altered; a number, a date or a negation that is not the text's is no slip, and then
the quote is not there at all. What a curator puts into square brackets need not stand in the text.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.evidence.decisive import differ, negations
from discrepancies.evidence.folded import Folded, folded
from discrepancies.evidence.near import Near, Within, nearest_stretch

if TYPE_CHECKING:
    from discrepancies.load.texts.source_text import SourceText

AROUND = 32
"""How many characters a selector gives before and after the quote."""
MOST_OTHERS = 99
"""Further places of a quote are counted up to here."""

_FEW = 3

_ELLIPSIS = re.compile(r"\[\s*(?:…|\.\s*\.\s*\.)\s*\]|\(\s*(?:…|\.\s*\.\s*\.)\s*\)|…|\.{3,}|\.\s\.\s\.")
_BRACKETS = re.compile(r"\[([^\[\]]*)\]")
_OPENING = re.compile(r"(?:[ ']|-(?!\d))+")


class Passage(NamedTuple):
    """Where a quote, or one fragment of it, stands: offsets in the plain text."""

    start: int
    end: int


class Change(NamedTuple):
    """Words of a quote and what stands in the text in their place; "" where nothing does."""

    quoted: str
    stands: str

    def decides(self, language: str | None = None) -> bool:
        """Whether a number, a date or a negation differs; in a language that is not read, any word may be one."""
        return differ(self.quoted, self.stands, language)


class Found(NamedTuple):
    """Where a quote stands, and how it differs from what stands there."""

    passages: tuple[Passage, ...]
    """One a fragment of a quote with […], in order."""
    altered: tuple[Change, ...] = ()
    """Empty where the quote stands word for word."""
    others: int = 0
    """How many further places hold it; not more than MOST_OTHERS are counted."""


class Selector(NamedTuple):
    """A passage as the Web Annotation Data Model selects it: by its words, and by its offsets."""

    exact: str
    prefix: str
    suffix: str
    start: int
    end: int


@lru_cache(maxsize=1 << 14)
def find(quote: str, text: SourceText, language: str | None = None) -> Found | None:
    """Where a quote stands in the lines of a text that count: its first place, or the nearest to it.

    None where it does not stand there, or only with another number, date or negation (`nearest` finds that). `language`
    is the source's.
    """
    found = nearest(quote, text, language)
    return None if found is None or any(change.decides(language) for change in found.altered) else found


def nearest(quote: str, text: SourceText, language: str | None = None) -> Found | None:
    """The same with numbers, dates and negations that differ: what the quote may have been taken from."""
    within = folded(text.plain)
    start, end = np.searchsorted(within.at, text.span).tolist()
    if whole := _exactly(quote, within, start, end):
        return Found((_passage(within, *whole[0]),), others=len(whole) - 1)
    fragments = [part for part in _ELLIPSIS.split(quote) if any(map(str.isalnum, _BRACKETS.sub("", part)))]
    passages: list[Passage] = []
    altered: list[Change] = []
    places = MOST_OTHERS + 1
    for fragment in fragments:
        exact = _exactly(_BRACKETS.sub(r"\1", fragment), within, start, end)
        near = (
            Near(*exact[0], ())
            if exact
            else nearest_stretch(fragment, Within(text.plain, within, start, end, language))
        )
        if near is None:
            return None
        passage = _passage(within, near.start, near.end)
        if passages and (denied := _denied(text.plain[passages[-1].end : passage.start], language)):
            altered.append(Change("", denied))
        passages.append(passage)
        altered += (Change(*change) for change in near.changes)
        places = min(places, max(len(exact), 1))
        start = near.end
    return Found(tuple(passages), tuple(altered), places - 1) if passages else None


def selector(text: SourceText, passage: Passage) -> Selector:
    """What selects a passage of a text, with up to AROUND characters of it on either side."""
    plain, (start, end) = text.plain, passage
    return Selector(plain[start:end], plain[max(start - AROUND, 0) : start], plain[end : end + AROUND], start, end)


def _denied(left_out: str, language: str | None) -> str:
    """What a quote leaves out between two fragments, where that is little more than a "not"; else ""."""
    words = left_out.split(maxsplit=_FEW)
    return " ".join(words) if len(words) <= _FEW and negations(left_out, language) else ""


def _exactly(quote: str, within: Folded, start: int, end: int) -> list[tuple[int, int]]:
    """The places, one behind the other, where a quote stands word for word; its own quotation marks aside."""
    sought = folded(quote).text
    opening = _OPENING.match(sought)
    sought = sought[opening.end() if opening else 0 :].rstrip(" '-")
    places: list[tuple[int, int]] = []
    if not any(map(str.isalnum, sought)):
        return places
    at = within.text.find(sought, start, end)
    while at >= 0 and len(places) <= MOST_OTHERS:
        behind = at + len(sought)
        if not within.starts[at]:
            at = within.starts.find(1, at)
        elif within.ends[behind]:
            places.append((at, behind))
            at = behind
        else:
            at += 1
        at = within.text.find(sought, at, end) if at >= 0 else -1
    return places


def _passage(within: Folded, start: int, end: int) -> Passage:
    """Folded offsets as those of the text."""
    return Passage(int(within.at[start]), int(within.at[end - 1]) + 1)
