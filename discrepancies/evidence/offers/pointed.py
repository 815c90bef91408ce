"""What a curator points at in a text: a figure, a name or some words, with the sentence around it.

A caret takes the figure or the word it is in. Words that are selected are taken as they are: where they hold one
figure and say more, they are the quote, and the figure is the value.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.capitals import is_abbreviated, named
from discrepancies.evidence.coverage import figures_of
from discrepancies.evidence.drafts import MOST_WORDS, quote
from discrepancies.evidence.spans import Span
from discrepancies.language.clause_words import parting
from discrepancies.language.telling import languages_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from discrepancies.evidence.figures import Figure
    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.model import Source

_STOP = re.compile(
    r"[.!?…][”’\"')\]»]*\s+(?=[-*•–—“‘\"'(\[«¿¡\s]*[^\W_a-zà-ÿ])|[。！？][”’」』]?|[؟!]\s+|\n\s*\n"
    r"|\n[ \t]*[-*•–—][ \t]+"
)
_WORD = re.compile(r"[^\W_]+(?:[’'‑-][^\W_]+)*")
_REACH = 1_500
"""Characters of a sentence on either side that are looked at."""


class Pointed(NamedTuple):
    """Some words of a text, as offsets in it."""

    start: int
    end: int
    figure: Figure | None
    is_name: bool
    sentence: Span
    clause: Span
    """What of the sentence is said of this figure and of no other one of its sort."""
    quote: str
    """At most MOST_WORDS words, white space made plain."""
    quoted: Span
    """Where they stand."""
    language: str
    """The code of the language they are read in."""
    is_read: bool
    """Whether that is the source's own; else it is only a guess."""


def pointed(text: SourceText, source: Source, start: int, end: int) -> Pointed | None:
    """What lies between two places of a text; None where there is not a word."""
    first, last = text.span
    start, end = _trimmed(text.plain, max(start, first), min(end, last))
    figures = [one for one in figures_of(text, source) if one.start <= end and one.end >= start]
    within = [one for one in figures if start <= one.start and one.end <= end]
    figure = next(iter(within or figures), None)
    selected = (start, end)
    if figure and (not within or start == end):
        selected = figure.start, figure.end
    elif start == end:
        selected = _word(text.plain, start)
    if not any(map(str.isalnum, text.plain[slice(*selected)])):
        return None
    around = _sentence(text, *selected)
    codes = languages_of(source.language, text.plain[slice(*text.span)])
    language = figure.language if figure else next(iter(codes), "en")
    clause = _clause(text.plain, around, figure, figures_of(text, source)) if figure else around
    is_quote = len(text.plain[slice(*selected)].split()) <= MOST_WORDS and _says_more(selected, figure)
    core = (figure.start, figure.end) if figure else selected
    quoted = selected if is_quote else _quoted(text, *core)
    words = " ".join(text.plain[slice(*quoted)].split())
    is_name = figure is None and bool(codes) and _is_name(text, selected, codes)
    return Pointed(*core, figure, is_name, around, clause, words, quoted, language, bool(codes))


def _says_more(selected: Span, figure: Figure | None) -> bool:
    return figure is not None and (selected[0] < figure.start or selected[1] > figure.end)


def _trimmed(plain: str, start: int, end: int) -> Span:
    """The same without white space at either end."""
    words = plain[start:end]
    if not words.strip():
        return start, max(start, end) if not words else start
    return start + len(words) - len(words.lstrip()), end - len(words) + len(words.rstrip())


def _word(plain: str, at: int) -> Span:
    begin = max(0, at - 60)
    found = (one.span() for one in _WORD.finditer(plain, begin, at + 60))
    return next((span for span in found if span[0] <= at <= span[1]), (at, at))


def _sentence(text: SourceText, start: int, end: int) -> Span:
    first, last = text.span
    begin, stop = max(first, start - _REACH), min(last, end + _REACH)
    # What is looked for goes on behind the place, for a sentence may begin with it.
    for found in _STOP.finditer(text.plain, begin, stop):
        if is_abbreviated(text.plain[max(begin, found.start() - 10) : found.start() + 1]):
            continue
        if found.end() <= start:
            begin = found.end()
        elif found.start() >= end:
            return begin, found.start() + 1
    return begin, stop


def _clause(plain: str, around: Span, figure: Figure, others: Sequence[Figure]) -> Span:
    """What lies between the figures of the same sort on either side, from and to where the clauses part."""
    begin, stop = around
    parts = parting(figure.language)
    for one in others:
        if one.kind == figure.kind and begin <= one.end <= figure.start:
            cuts = [found.end() for found in parts.finditer(plain, one.end, figure.start)]
            begin = cuts[-1] if cuts else one.end
        elif one.kind == figure.kind and figure.end <= one.start < stop:
            cuts = [found.start() for found in parts.finditer(plain, figure.end, one.start)]
            stop = cuts[0] if cuts else one.start
    return begin, stop


def _quoted(text: SourceText, start: int, end: int) -> Span:
    """Where the quote around a place stands."""
    words = [re.escape(word) for word in quote(text, start, end).split()]
    begin = max(0, start - 3_000)
    for found in re.finditer(r"\s+".join(words), text.plain[begin : end + 3_000]):
        if begin + found.start() <= start and end <= begin + found.end():
            return begin + found.start(), begin + found.end()
    return start, end


def _is_name(text: SourceText, selected: Span, codes: tuple[str, ...]) -> bool:
    first = max(text.span[0], selected[0] - 200)
    names = named(text.plain, first, selected[1], codes)
    return any(one.start < selected[1] and one.end > selected[0] for one in names)
