"""Marks around what is quoted from a text, and around the figure in it, that are there without colour too.

The quote stands between « and », the figure in it between ‹ and ›; where the text itself has those, between brackets.
Markdown has its own marks, as far as they hold.
"""

from __future__ import annotations

from collections.abc import Callable
from itertools import chain
from typing import TYPE_CHECKING

from discrepancies.language.safe import markdown as plain
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.evidence.excerpts import Excerpt, Stretch

Marks = tuple[str, str]
"""What goes before and after some words."""

GUILLEMETS = (("«", "»"), ("‹", "›"))
BRACKETS = (("[[", "]]"), ("{", "}"))
"""Marks of the quote, and of the figure."""
BOLD: Marks = ("**", "**")
ITALIC: Marks = ("*", "*")


def marked(excerpt: Excerpt) -> str:
    """The excerpt for a terminal or a cell, between quotation marks of its own."""
    quote, figure = _marks(excerpt)
    return f"“{_marked(excerpt, lambda _: quote, lambda _: figure, visible)}”"


def markdown(excerpt: Excerpt) -> str:
    """The excerpt as Markdown: the quote bold, the figure in it italic too."""
    quote, figure = ((plain(before), plain(after)) for before, after in _marks(excerpt))

    def bold(stretch: Stretch) -> Marks:
        return BOLD if _stands_alone(excerpt.text, stretch) else quote

    def italic(stretch: Stretch) -> Marks:
        return ITALIC if _stands_alone(excerpt.text, stretch) else figure

    return f"“{_marked(excerpt, bold, italic, plain)}”"


def _marks(excerpt: Excerpt) -> tuple[Marks, Marks]:
    return BRACKETS if any(mark in excerpt.text for mark in chain(*GUILLEMETS)) else GUILLEMETS


def _marked(
    excerpt: Excerpt, quote: Callable[[Stretch], Marks], figure: Callable[[Stretch], Marks], write: Callable[[str], str]
) -> str:
    """The excerpt with its marks, which `quote` and `figure` choose, every stretch of it as `write` puts it."""
    # Where two marks meet, what ends goes before what begins, and the quote's mark is the outer one.
    edges: list[tuple[int, int, str]] = []
    for outer, stretches, choose in ((True, excerpt.quoted, quote), (False, excerpt.figures, figure)):
        for stretch in stretches:
            before, after = choose(stretch)
            edges += [(stretch[0], 2 if outer else 3, before), (stretch[1], 1 if outer else 0, after)]
    words, at = "", 0
    for offset, _, mark in sorted(edges):
        words += write(excerpt.text[at:offset]) + mark
        at = offset
    return words + write(excerpt.text[at:])


def _stands_alone(text: str, stretch: Stretch) -> bool:
    """Whether no letter or digit touches it; between those, Markdown does not take every asterisk for a mark."""
    start, end = stretch
    return not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum())
