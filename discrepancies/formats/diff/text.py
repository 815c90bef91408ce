"""A difference for a terminal: a heading each for what opened, moved and closed, and what was edited after it."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.diff.outline import Item, chapters, head
from discrepancies.formats.key_marks import dimmed
from discrepancies.formats.layout import wrap
from discrepancies.formats.text import COLOURS, heading, strong
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.formats import Style


def render(difference: Difference, out: TextIO, style: Style) -> None:
    """Write the difference for people at a terminal."""
    lines = dimmed(difference.new.wording.naming, _page(difference, style), style)
    out.writelines(f"{line.rstrip()}\n" for line in lines)


def _page(difference: Difference, style: Style) -> Iterator[str]:
    for sentence in head(difference):
        yield from wrap(visible(sentence), style.width)
    for chapter in chapters(difference):
        yield from ("", *heading(f"{chapter.heading} ({chapter.number:,})", style))
        for item in chapter.items:
            yield from _item(item, style)


def _item(item: Item, style: Style) -> Iterator[str]:
    """The name at the margin, and below it the rest; what has no name stands at the margin itself."""
    margin = "  " if item.name else ""
    if item.name:
        colour = COLOURS[item.severity] if item.severity else None
        yield ""
        yield from (strong(line, style, colour) for line in wrap(visible(item.title), style.width, "", "    "))
    if item.sentence:
        yield from wrap(visible(item.sentence), style.width, margin)
    for line in item.lines:
        yield from wrap(visible(line), style.width, f"{margin}- ", f"{margin}  ")
