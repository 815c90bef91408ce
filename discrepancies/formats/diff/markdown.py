"""A difference in Markdown, for the pull request that makes it; nothing that a source wrote acts as markup."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.diff.outline import Item, chapters, head
from discrepancies.formats.key_marks import markdown as keyed
from discrepancies.language.safe import markdown as plain

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.formats import Style

# What at the beginning of a line would make it a list.
_LISTS = re.compile(r"^(\d{0,9})(?=[-+.)](?:\s|$)|(?<!\d)[-+])")


def render(difference: Difference, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the difference as Markdown."""
    out.writelines(f"{line}\n" for line in _page(difference, partial(keyed, difference.new.wording.naming)))


def _page(difference: Difference, told: Callable[[str], str]) -> Iterator[str]:
    yield from ("# What changed", "", " ".join(map(plain, head(difference))))
    for chapter in chapters(difference):
        yield from ("", f"## {chapter.heading} ({chapter.number:,})")
        for item in chapter.items:
            yield from _item(item, told)


def _item(item: Item, told: Callable[[str], str]) -> Iterator[str]:
    if item.name:
        yield from ("", f"### {told(' '.join(item.title.split()))}")
    if item.sentence:
        yield from ("", _line(item.sentence, told))
    if item.lines:
        yield from ("", *(f"- {_line(line, told)}" for line in item.lines))


def _line(text: str, told: Callable[[str], str]) -> str:
    return _LISTS.sub(r"\1\\", told(text))
