"""A claims file read leniently: every key and text with its place, however broken the YAML is around it.

The reader that everything is checked by stops where a file is no YAML any more, which is most of the time while
somebody types. This one never stops: a bracket or a quotation mark that is not closed ends where a line is indented no
deeper than the one it was opened in. It decides nothing; what it says is for places, names and offers only.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cached_property, lru_cache
from typing import NamedTuple

from discrepancies.lsp.positions import Span

MOST_DEEP = 20

Path = tuple[str | int, ...]
"""The keys that lead to something, and the numbers of items in lists, from 0."""

_INDENT = re.compile(r"[ \t]*")
_DASH = re.compile(r"-(?:[ \t]+|(?=[\r\n]|$))")
_QUOTED = r"""\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\n]|'')*'"""
_KEY = re.compile(rf"({_QUOTED}|[^\s#,\[\]{{}}\"'|>&*!%@`][^\r\n]*?)[ \t]*:(?=[\s]|$)")
_FLOW_KEY = re.compile(rf"({_QUOTED}|[^\s,\[\]{{}}\"':#][^,\[\]{{}}\r\n:]*(?::(?=[^\s,\[\]{{}}])[^,\[\]{{}}\r\n:]*)*)")
_PLAIN = re.compile(r"(?:[^\s#]|#(?<=\S#)|[ \t]+(?=[^\s#]))*")
_FLOW_PLAIN = re.compile(r"(?:[^\s#,\[\]{}]|#(?<=\S#)|[ \t]+(?=[^\s#,\[\]{}]))*")
_COMMENT = re.compile(r"[ \t]*(?:#[^\r\n]*)?")
_LINE_END = re.compile(r"\r\n?|\n")
_BLOCK = re.compile(r"[|>][-+0-9]*[ \t]*(?:#[^\r\n]*)?(?=[\r\n]|$)")
_ESCAPE = re.compile(r"\\(.)")


class Entry(NamedTuple):
    """A key with its value, or an item of a list: `path` ends with it. An item has an empty key before its value."""

    path: Path
    key: Span
    value: Span
    text: str
    """Of a single text what it says, white space collapsed; "" of all else."""


class Cursor(NamedTuple):
    """What is being typed at the end of a text: a key of what `path` leads to, or the value that it leads to."""

    path: Path
    in_value: bool
    start: int
    """Where the word begins that is being typed."""


class Outline:
    """The entries of a text in their order."""

    def __init__(self, text: str) -> None:
        reader = _Reader(text)
        self.text, self.entries, self.cursor = text, reader.entries, reader.cursor

    @cached_property
    def by_path(self) -> Mapping[Path, Entry]:
        """Each entry by its path; of a key given twice the first."""
        return {entry.path: entry for entry in reversed(self.entries)}

    @cached_property
    def _starts(self) -> list[int]:
        return [entry.key[0] for entry in self.entries]

    @cached_property
    def values(self) -> Mapping[int, Entry]:
        """The entries by where their value begins, and by where their key does."""
        return {entry.key[0]: entry for entry in self.entries} | {entry.value[0]: entry for entry in self.entries}

    def at(self, offset: int) -> Entry | None:
        """The innermost entry whose key or value a place is in."""
        for number in range(bisect_right(self._starts, offset) - 1, -1, -1):
            entry = self.entries[number]
            if entry.key[0] <= offset <= max(entry.key[1], entry.value[1]):
                return entry
        return None

    def within(self, path: Path) -> Iterator[Entry]:
        """The entries right below a path, in order."""
        depth = len(path)
        for entry in self._below.get(path, ()):
            if len(entry.path) == depth + 1:
                yield entry

    @cached_property
    def _below(self) -> Mapping[Path, list[Entry]]:
        below: dict[Path, list[Entry]] = {}
        for entry in self.entries:
            below.setdefault(entry.path[:-1], []).append(entry)
        return below


@lru_cache(maxsize=64)
def outlined(text: str) -> Outline:
    """The outline of a text, remembered: a request after another is of the same texts."""
    return Outline(text)


def unquoted(raw: str) -> str:
    """What a scalar says as it stands in a file, white space collapsed."""
    raw = raw.strip()
    if raw[:1] == '"':
        raw = _ESCAPE.sub(r"\1", raw[1:].removesuffix('"'))
    elif raw[:1] == "'":
        raw = raw[1:].removesuffix("'").replace("''", "'")
    return " ".join(raw.split())


class _Open(NamedTuple):
    """A block that further lines may belong to: where it is indented to, and whether it is an item of a list."""

    column: int
    path: Path
    item: bool


class _Reader:
    """One pass over a text."""

    def __init__(self, text: str) -> None:
        self.text, self.entries = text, list[Entry]()
        self.cursor: Cursor | None = Cursor((), False, 0)
        self._open: list[_Open] = []
        self._items: dict[Path, int] = {}
        self._unclosed = False
        at = 1 if text.startswith("\ufeff") else 0
        while at < len(text):
            at = self._line(at)
        if text.endswith(("\n", "\r")) and not self._unclosed:
            self.cursor = Cursor((), False, len(text))

    def _line(self, start: int) -> int:
        """Read what begins in a line; gives where the first line begins that is not read with it."""
        at = self._match(_INDENT, start)
        column = at - start
        if self._ends(at):
            if at == len(self.text):
                self._close(column, item=False)
                self.cursor = Cursor(self._parent(), False, at)
            elif self.text[at] == "#":
                self.cursor = None
            return self._next(at)
        while (after := self._match(_DASH, at)) > at:
            self._close(column, item=True)
            path = (*self._parent(), self._number(self._parent()))
            self._open.append(_Open(column, path, True))
            column, at = column + after - at, after
            if self._ends(at):
                self.cursor = Cursor(path, False, at)
                self.entries.append(Entry(path, (at, at), (at, at), ""))
                return self._next(at)
            if not _KEY.match(self.text, at):
                place = len(self.entries)
                end, said = self._value(at, path, column - 1)
                self.entries.insert(place, Entry(path, (at, at), (at, end), said))
                return self._next(end)
            self.entries.append(Entry(path, (at, at), (at, at), ""))
        self._close(column, item=False)
        return self._pair(at, column)

    def _pair(self, at: int, column: int) -> int:
        """A key in a line of its own, with its value."""
        found = _KEY.match(self.text, at)
        if not found:
            self.cursor = Cursor(self._parent(), False, at)
            if self.text[at] in "{[" and not self._open:
                return self._next(self._flow(at, (), -1, 0))
            return self._next(at)
        path = (*self._parent(), unquoted(found[1]))
        self._open.append(_Open(column, path, False))
        value = self._match(_INDENT, found.end())
        if self._ends(value):
            self.cursor = Cursor(path, True, value) if value > found.end() or value == len(self.text) else None
            self.entries.append(Entry(path, found.span(1), (value, value), ""))
            return self._next(value)
        place = len(self.entries)
        end, said = self._value(value, path, column)
        self.entries.insert(place, Entry(path, found.span(1), (value, end), said))
        return self._next(end)

    def _value(self, at: int, path: Path, column: int) -> tuple[int, str]:
        """A value that is not below its key: where it ends, and its text."""
        self.cursor = Cursor(path, True, at)
        if self.text[at] in "{[":
            return self._flow(at, path, column, 0), ""
        if self.text[at] in "\"'":
            end = self._quoted(at, column)
            return end, unquoted(self.text[at:end])
        if self._match(_BLOCK, at) > at:
            end = self._indented(self._next(at), column)
            return end, " ".join(self.text[self._next(at) : end].split())
        end = self._match(_PLAIN, at)
        while True:
            line = self._next(end)
            begin = self._match(_INDENT, line)
            if line >= len(self.text) or begin - line <= column or self._ends(begin) or self._begins(begin):
                return end, unquoted(self.text[at:end])
            end = self._match(_PLAIN, begin)

    def _begins(self, at: int) -> bool:
        return self._match(_DASH, at) > at or _KEY.match(self.text, at) is not None

    def _quoted(self, at: int, column: int) -> int:
        """Where a text in quotation marks ends; one left open at the end of the last line that can belong to it."""
        mark, end = self.text[at], at + 1
        while end < len(self.text):
            one = self.text[end]
            if one in "\r\n" and self._outside(end, column):
                return end
            if one == "\\" and mark == '"':
                end += 2
            elif one == mark:
                if mark == "'" and self.text[end + 1 : end + 2] == "'":
                    end += 2
                    continue
                self.cursor = None if end + 1 < len(self.text) else self.cursor
                return end + 1
            else:
                end += 1
        self._unclosed = True
        return len(self.text)

    def _outside(self, line_end: int, column: int) -> bool:
        """Whether the next line that is not empty is indented no deeper than this."""
        line = self._next(line_end)
        while line < len(self.text):
            begin = self._match(_INDENT, line)
            if begin < len(self.text) and self.text[begin] not in "\r\n":
                return begin - line <= column
            line = self._next(begin)
        return False

    def _indented(self, line: int, column: int) -> int:
        """Where the lines end that are indented deeper than this."""
        end = line
        while line < len(self.text):
            begin = self._match(_INDENT, line)
            if begin < len(self.text) and self.text[begin] not in "\r\n":
                if begin - line <= column:
                    break
                end = self._match_line(begin)
            line = self._next(begin)
        return end

    def _flow(self, at: int, path: Path, column: int, depth: int) -> int:
        """What stands in brackets, to behind them, or to where it must have ended."""
        mapping, number = self.text[at] == "{", 0
        at += 1
        self.cursor = Cursor(path if mapping else (*path, 0), not mapping, at)
        while True:
            at = self._blank(at, column)
            if at >= len(self.text) or self.text[at] in "\r\n":
                self._unclosed = at >= len(self.text)
                return at
            if self.text[at] in "}]":
                self.cursor = None
                return at + 1
            if self.text[at] == ",":
                number += 1
                at += 1
                self.cursor = Cursor(path if mapping else (*path, number), not mapping, at)
            elif not mapping:
                at = self._flow_value(at, at, (at, at), (*path, number), (column, depth))
            else:
                at = self._flow_pair(at, path, column, depth)

    def _flow_pair(self, at: int, path: Path, column: int, depth: int) -> int:
        self.cursor = Cursor(path, False, at)
        found = _FLOW_KEY.match(self.text, at)
        if not found:
            return self._quoted(at, column) if self.text[at] in "\"'" else at + 1
        key = (found.start(1), found.start(1) + len(found[1].rstrip()))
        behind = self._match(_INDENT, found.end())
        if self.text[behind : behind + 1] != ":":
            return found.end()
        inner = (*path, unquoted(found[1]))
        self.cursor = Cursor(inner, True, behind + 1)
        value = self._blank(behind + 1, column)
        if value >= len(self.text) or self.text[value] in ",}]\r\n":
            self.entries.append(Entry(inner, key, (value, value), ""))
            if value >= len(self.text):
                self.cursor = Cursor(inner, True, value)
            return value
        return self._flow_value(value, value, key, inner, (column, depth))

    def _flow_value(self, at: int, start: int, key: Span, path: Path, within: tuple[int, int]) -> int:
        column, depth = within
        self.cursor = Cursor(path, True, start)
        place = len(self.entries)
        if self.text[at] in "{[":
            end = self._flow(at, path, column, depth + 1) if depth < MOST_DEEP else self._match_line(at)
            self.entries.insert(place, Entry(path, key, (at, end), ""))
            return end
        quoted = self.text[at] in "\"'"
        end = self._quoted(at, column) if quoted else max(self._match(_FLOW_PLAIN, at), at + 1)
        self.entries.append(Entry(path, key, (at, end), unquoted(self.text[at:end])))
        return end

    def _blank(self, at: int, column: int) -> int:
        """Behind blanks, comments and line ends; at a line end where what follows lies outside."""
        while at < len(self.text):
            at = self._match(_COMMENT, at) if self.text[at] in " \t#" else at
            if at >= len(self.text) or self.text[at] not in "\r\n":
                break
            if self._outside(at, column) and self.text[self._match(_INDENT, self._next(at)) :][:1] not in ("}", "]"):
                break
            at = self._next(at)
        return at

    def _close(self, column: int, *, item: bool) -> None:
        """Leave the blocks that a line indented to here is not part of; a key's list may stand right below it."""
        while self._open:
            last = self._open[-1]
            if last.column < column or (item and last.column == column and not last.item):
                break
            self._open.pop()

    def _parent(self) -> Path:
        return self._open[-1].path if self._open else ()

    def _number(self, path: Path) -> int:
        number = self._items.get(path, 0)
        self._items[path] = number + 1
        return number

    def _ends(self, at: int) -> bool:
        return at >= len(self.text) or self.text[at] in "\r\n#"

    def _match(self, pattern: re.Pattern[str], at: int) -> int:
        found = pattern.match(self.text, at)
        return found.end() if found else at

    def _match_line(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.start() if found else len(self.text)

    def _next(self, at: int) -> int:
        found = _LINE_END.search(self.text, at)
        return found.end() if found else len(self.text)
