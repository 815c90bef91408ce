"""Edits of a YAML file that change the few characters they are about, and not one besides.

A claims file is written by people, with comments and in their own order, so it is never parsed and printed anew: the
parser's marks say where the characters belong. Where they say too little (a key with a question mark, say) an edit
comes out wrong, so whoever edits holds what the file then says against what it should say before it is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

LINE_END = re.compile(r"\r\n?|\n")
BLOCK = ("|", ">")
"""The styles of a scalar whose text stands in lines of its own."""
STEP = 2
"""Columns by which what has no neighbour is indented."""

_COMMENT = re.compile(r"(?:^|(?<=[\s,\[\]{}:]))#")
_TO_COMMA = re.compile(r"\s*,[ \t]*")
_REST = re.compile(r"[ \t]*(?:\r\n?|\n|$)")

YamlNode = Any
"""libyaml's nodes and PyYAML's own carry marks of two classes, and the stubs know the attributes of neither."""

Said = str | list["Said"] | list[tuple["Said", "Said"]]
"""What a node says, whatever way it is written."""


class Edit(NamedTuple):
    """Some characters of a text, and what is to stand in their place."""

    start: int
    end: int
    text: str


class Composed(NamedTuple):
    """A file as text, without its byte order mark, and as nodes with their places in that text."""

    mark: str
    text: str
    root: YamlNode

    @classmethod
    def of(cls, data: bytes) -> Composed:
        """What these bytes hold.

        Nothing in them lies deeper than the reader allows, and no node stands for another.

        Raises:
            yaml.YAMLError: they are not YAML.
            UnicodeDecodeError: they are not UTF-8.
        """
        import yaml

        text = data.decode("utf-8")
        mark = "\ufeff" if text.startswith("\ufeff") else ""
        text = text.removeprefix(mark)
        root: YamlNode = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
        return cls(mark, text, root)

    def edited(self, edits: Iterable[Edit]) -> bytes:
        """The file with these edits, none of which overlaps another."""
        text = self.text
        for start, end, new in sorted(edits, reverse=True):
            text = text[:start] + new + text[end:]
        return (self.mark + text).encode()


def entry(mapping: YamlNode, word: str) -> YamlNode:
    """The value of one of a mapping's keys, None where it has none."""
    pairs = mapping.value if isinstance(getattr(mapping, "value", None), list) else ()
    return next((value for key, value in pairs if " ".join(str(key.value).split()) == word), None)


def said(node: YamlNode) -> Said:
    """What a node says: its text with white space collapsed, or what its items or its keys and their values say."""
    if node is None:
        return ""
    if isinstance(node.value, str):
        return " ".join(node.value.split())
    if node.id == "mapping":
        return [(said(key), said(value)) for key, value in node.value]
    return [said(item) for item in node.value]


def end_of(node: YamlNode, text: str) -> int:
    """Where the last character that belongs to a node ends: no comment, blank line or next key behind it."""
    start, end = node.start_mark.index, node.end_mark.index
    if isinstance(node.value, str):
        return start + len(text[start:end].rstrip()) if node.style in BLOCK else int(end)
    if node.flow_style or not node.value:
        return int(end)
    last = node.value[-1]
    return end_of(last[1] if isinstance(last, tuple) else last, text)


def line_end(text: str, offset: int) -> str:
    """How lines end at a place, or else at the beginning of the file."""
    found = LINE_END.search(text, offset) or LINE_END.search(text)
    return found[0] if found else "\n"


def end_of_line(text: str, offset: int) -> int:
    """Where the line that a place is in ends, before its line end."""
    found = LINE_END.search(text, offset)
    return found.start() if found else len(text)


def commented(text: str) -> bool:
    """Whether there may be a comment in a piece of YAML."""
    return _COMMENT.search(text) is not None


def added(text: str, mapping: YamlNode, new: str) -> Edit:
    """One more entry of a mapping: before its claims, else at its end, in the style it is written in."""
    claims = next((n for n, (key, _) in enumerate(mapping.value) if key.value == "claims"), len(mapping.value))
    previous = mapping.value[claims - 1][1] if claims else None
    end = end_of(previous, text) if previous else 0
    if mapping.flow_style:
        if previous is not None and end > previous.start_mark.index:
            return Edit(end, end, f", {new}")
        first = mapping.start_mark.index + 1
        return Edit(first, first, f"{new}, " if mapping.value else new)
    mark = mapping.value[0][0].start_mark
    indent = " " * mark.column
    if previous is None:
        return Edit(mark.index, mark.index, new + line_end(text, mark.index) + indent)
    end = end_of_line(text, end)
    return Edit(end, end, line_end(text, end) + indent + new)


def removed(text: str, mapping: YamlNode, word: str) -> Iterator[Edit]:
    """One entry of a mapping less; comments beside it and between its key and its value stay."""
    number = next(n for n, (key, _) in enumerate(mapping.value) if key.value == word)
    key, value = mapping.value[number]
    start, begin, end = key.start_mark.index, value.start_mark.index, end_of(value, text)
    between = text[key.end_mark.index : begin]
    head = end_of_line(text, begin) if isinstance(value.value, str) and value.style in BLOCK else begin
    if commented(between):
        yield Edit(start, key.end_mark.index + between.index(":") + 1, "")
        yield Edit(begin, end, "")
    elif commented(text[begin:head]):
        yield Edit(start, text.index("#", begin), "")
        yield Edit(head, end, "")
    elif mapping.flow_style:
        yield _taken_from_flow(text, mapping, number, start, end)
    else:
        yield _taken_from_block(text, mapping, number, start, end)


def _taken_from_flow(text: str, mapping: YamlNode, number: int, start: int, end: int) -> Edit:
    if comma := _TO_COMMA.match(text, end):
        return Edit(start, comma.end(), "")
    before = mapping.value[number - 1][1].end_mark.index if number else start
    return Edit(before if _TO_COMMA.fullmatch(text, before, start) else start, end, "")


def _taken_from_block(text: str, mapping: YamlNode, number: int, start: int, end: int) -> Edit:
    rest = _REST.match(text, end)
    if rest is None:  # a comment is beside it
        return Edit(start, text.index("#", end), "")
    first = start - mapping.value[number][0].start_mark.column
    if not text[first:start].strip():
        return Edit(first, rest.end(), "")
    following = mapping.value[number + 1][0].start_mark.index if number + 1 < len(mapping.value) else end
    return Edit(start, end if text[end:following].strip() else following, "")
