"""Keys set in grey behind the names they belong to: dim at a terminal, code in Markdown, a span of its own in a page.

Sentences carry them in brackets, "Gazette [gazette]"; which brackets hold a key the dossier's naming knows. In a page
the words of scripts that run from right to left are set apart too, for they would turn the sentence around them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

from discrepancies.language.safe import markdown as plain
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.wording import Naming

# What is safe between the ticks of code, in a table's cell too.
_CODE = re.compile(r"[^`|<>&\\]+")

_LEFTWARDS = "[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]+"
_RUN = re.compile(rf"({_LEFTWARDS}(?:[^\w()\[\]{{}};]{{1,3}}{_LEFTWARDS})*)")
"""Words of a script that runs from right to left, and what joins them."""
_RIGHTWARDS = re.compile("[A-Za-z]")


def dimmed(naming: Naming, lines: Iterable[str], style: Style) -> Iterator[str]:
    """Lines of a terminal, with their keys in grey where there is colour."""
    if not style.colour:
        yield from lines
        return
    import click

    for line in lines:
        pieces = naming.keyed(line)
        yield "".join(click.style(words, dim=True) if is_key else words for words, is_key in pieces)


def markdown(naming: Naming, text: str) -> str:
    """A text in Markdown, nothing in which acts as markup, its keys as code."""
    pieces = naming.keyed(visible(text))
    return "".join(
        f"`{words[1:-1]}`" if is_key and _CODE.fullmatch(words) else plain(words) for words, is_key in pieces
    )


def html(naming: Naming, text: str) -> Markup:
    """A text in a page, everything escaped, its keys in spans, what runs the other way set apart."""
    text = visible(text)
    turns = bool(_RIGHTWARDS.search(text))
    spans = (
        Markup('<span class="key">{}</span>').format(words) if is_key else _set_apart(words) if turns else escape(words)
        for words, is_key in naming.keyed(text)
    )
    return Markup("").join(spans)


def _set_apart(words: str) -> Markup:
    """Words with every run from right to left in an element of its own, so that "; 1 origin" stays behind a name."""
    pieces = enumerate(_RUN.split(words))
    return Markup("").join(Markup("<bdi>{}</bdi>").format(of) if place % 2 else escape(of) for place, of in pieces)
