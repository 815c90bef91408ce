"""A text by lines as the protocol counts them, and its places in the units that the editor has agreed to.

A line ends with "\\n", "\\r\\n" or "\\r" and nothing else: what Python takes for line ends besides (form feeds, U+2028)
would put every later place a line off.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cached_property
from typing import TYPE_CHECKING

from lsprotocol.types import Position, Range

if TYPE_CHECKING:
    from collections.abc import Iterable

    from lsprotocol.types import TextDocumentContentChangeEvent

UTF_8, UTF_16, UTF_32 = "utf-8", "utf-16", "utf-32"

Span = tuple[int, int]
"""Start and end, offsets in a text."""

_LINE_END = re.compile(r"\r\n?|\n")
_ASTRAL = re.compile("[\U00010000-\U0010ffff]")


class LinedText:
    """A text that never changes, and its places in the units of an encoding."""

    def __init__(self, text: str, encoding: str = UTF_16) -> None:
        self.text, self.encoding = text, encoding

    @cached_property
    def starts(self) -> list[int]:
        """Where each line begins."""
        return [0, *(end.end() for end in _LINE_END.finditer(self.text))]

    @cached_property
    def ends(self) -> list[int]:
        """Where each line ends, before its line end."""
        return [*(end.start() for end in _LINE_END.finditer(self.text)), len(self.text)]

    def line_of(self, offset: int) -> int:
        """The number of the line that an offset is in, from 0."""
        return bisect_right(self.starts, offset) - 1

    def offset_at(self, line: int, column: int) -> int:
        """The offset of a place counted from 1 in characters, as the loader counts; held within the text."""
        number = min(max(line, 1), len(self.starts)) - 1
        return min(self.starts[number] + max(column, 1) - 1, self.ends[number])

    def offset(self, position: Position) -> int:
        """The offset of a position; one behind a line's end is at it, as the protocol has it."""
        if position.line >= len(self.starts):
            return len(self.text)
        start, end = self.starts[position.line], self.ends[position.line]
        return start + _characters(self.text[start:end], position.character, self.encoding)

    def position(self, offset: int) -> Position:
        """The position of an offset."""
        line = self.line_of(offset)
        start = self.starts[line]
        return Position(line, _units(self.text[start : min(offset, self.ends[line])], self.encoding))

    def range(self, span: Span) -> Range:
        """The range of a stretch."""
        return Range(self.position(span[0]), self.position(span[1]))


def changed(text: str, changes: Iterable[TextDocumentContentChangeEvent], encoding: str) -> str:
    """A text with the changes of one notification, each made to what the one before has left."""
    for change in changes:
        where = getattr(change, "range", None)
        if where is None:
            text = change.text
            continue
        lined = LinedText(text, encoding)
        start, end = sorted((lined.offset(where.start), lined.offset(where.end)))
        text = text[:start] + change.text + text[end:]
    return text


def _units(text: str, encoding: str) -> int:
    if text.isascii() or encoding == UTF_32:
        return len(text)
    return len(text.encode("utf-8", "replace")) if encoding == UTF_8 else len(text) + len(_ASTRAL.findall(text))


def _characters(line: str, units: int, encoding: str) -> int:
    """How many characters of a line so many units reach to; within one that is several units, to before it."""
    if line.isascii() or encoding == UTF_32:
        return min(units, len(line))
    for number, character in enumerate(line):
        units -= _units(character, encoding)
        if units < 0:
            return number
    return len(line)
