"""A difference in Markdown, for the pull request that makes it; nothing that a source wrote acts as markup."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.diff.outline import Item, chapters, head
from discrepancies.language.safe import markdown as plain

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.formats import Style

# What at the beginning of a line would make it a list.
_LISTS = re.compile(r"^(\d{0,9})(?=[-+.)](?:\s|$)|(?<!\d)[-+])")


def render(difference: Difference, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the difference as Markdown."""
    out.writelines(f"{line}\n" for line in _page(difference))


def _page(difference: Difference) -> Iterator[str]:
    yield from ("# What changed", "", " ".join(map(plain, head(difference))))
    for chapter in chapters(difference):
        yield from ("", f"## {chapter.heading} ({chapter.number:,})")
        for item in chapter.items:
            yield from _item(item)


def _item(item: Item) -> Iterator[str]:
    if item.name:
        yield from ("", f"### {plain(' '.join(item.title.split()))}")
    if item.sentence:
        yield from ("", _line(item.sentence))
    if item.lines:
        yield from ("", *(f"- {_line(line)}" for line in item.lines))


def _line(text: str) -> str:
    return _LISTS.sub(r"\1\\", plain(text))
