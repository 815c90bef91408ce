"""Keys set in grey behind the names they belong to: dim at a terminal, code in Markdown, a span of its own in a page.

Sentences carry them in brackets, "Gazette [gazette]"; which brackets hold a key the dossier's naming knows.
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
    """A text in a page, everything escaped, its keys in spans."""
    pieces = naming.keyed(visible(text))
    spans = (
        Markup('<span class="key">{}</span>').format(words) if is_key else escape(words) for words, is_key in pieces
    )
    return Markup("").join(spans)
