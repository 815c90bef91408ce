"""YAML nodes made into small trees, every scalar with its line and column, and everything refused that YAML
allows and a claims file does not: anchors, aliases, tags, merge keys, duplicate keys, depth, length, texts that
YAML itself has cut short.

Nothing is built that was not asked for, so there is nothing to expand: a file cannot be larger than it is.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import yaml
from yaml import AliasEvent, MappingEndEvent, MappingStartEvent, ScalarEvent, SequenceEndEvent, SequenceStartEvent

from discrepancies.load.encoding import FORBIDDEN, lines_of, named
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Place

MOST_DEEP = 16
LONGEST_SCALAR = 10_000
LONGEST_VALUE = 200
MOST_PROBLEMS = 1_000
"""Of one file; a file with more is not read further."""

OF_ENTRY = 3
"""How deep the keys of a source, a fact or an event stand."""

YamlEvent = Any
YamlMark = Any
"""libyaml's and PyYAML's own are two classes, and the stubs know the attributes of neither."""


@dataclass(slots=True)
class File:
    """One file's events, and the checks that every node of it gets."""

    name: str
    next: Callable[[], YamlEvent]
    line: Callable[[int], str | None]
    problems: Problems
    commented: frozenset[int]
    """The lines, counted from 0, on which a comment may follow a text."""
    marked: bool
    """Whether there can be an anchor or a tag in it at all."""
    allowed: int = MOST_PROBLEMS
    extra: bool = False
    """Whether what entries have under a key that begins with x- is kept too."""

    @classmethod
    def of(cls, name: str, data: bytes, problems: Problems, parser: Callable[[bytes], Any] | None = None) -> File:
        """The events of these bytes of YAML, by libyaml's parser unless another is given."""
        marked = b"&" in data or b"!" in data
        return cls(name, (parser or parser_of)(data).get_event, lines_of(data), problems, _commented(data), marked)

    def place(self, mark: YamlMark) -> Place:
        """Where the parser was, as a place counted from 1."""
        return Place(self.name, mark.line + 1, mark.column + 1)

    def add(self, at: Place, wrong: str, instead: str) -> None:
        """Record a problem; reading ends when there are too many."""
        self.problems.add(at, wrong, instead)
        self.allowed -= 1
        if self.allowed <= 0:
            raise Ended


def parser_of(data: bytes) -> Any:
    """What gives the events of these bytes: libyaml, or PyYAML's own parser where that is missing."""
    try:
        from yaml._yaml import CParser
    except ImportError:
        return yaml.BaseLoader(data)
    return CParser(data)


def _commented(data: bytes) -> frozenset[int]:
    """The lines, counted from 0, on which a comment may follow a text."""
    if b"#" not in data:
        return frozenset()
    lines = enumerate(data.splitlines())
    return frozenset(number for number, line in lines if b" #" in line or b"\t#" in line)


def node_of(file: File, event: YamlEvent, depth: int) -> Node:
    """What the event opens, to its end, as a tree; `depth` is the number of collections it would be inside of."""
    end: YamlMark = event.end_mark
    if event.__class__ is ScalarEvent:
        refuse_marks(file, event)
        if end.line in file.commented:
            refuse_cut(file, event, None)
        text = text_of(file, event, None)
        return None if text is None else Scalar(text, file.place(event.start_mark))
    at = file.place(event.start_mark)
    if event.__class__ is AliasEvent:
        wrong = f'"*{event.anchor}" is a YAML alias, which is not read'
        file.add(at, wrong, "write out what it stands for, or put the text in double quotes")
        return None
    refuse_marks(file, event)
    refuse_depth(file, event, depth)
    if event.__class__ is MappingStartEvent:
        return Entries(tuple((key, node_of(file, file.next(), depth + 1)) for key in keys_of(file, depth)), at)
    items = []
    while (event := file.next()).__class__ is not SequenceEndEvent:
        items.append(node_of(file, event, depth + 1))
    return Items(tuple(items), at)


def skip(file: File, event: YamlEvent, depth: int) -> None:
    """Pass over what the event opens, to its end: what is refused whole need not be built to be thrown away."""
    inside = depth
    while True:
        if event.__class__ in (MappingStartEvent, SequenceStartEvent):
            refuse_depth(file, event, inside)
            inside += 1
        elif event.__class__ in (MappingEndEvent, SequenceEndEvent):
            inside -= 1
        if inside == depth:
            return
        event = file.next()


def keys_of(file: File, depth: int) -> Iterator[Scalar]:
    """The keys of an opened mapping, up to its end. The caller reads one node after each key.

    Keys that are refused, given twice, or begin with `x-` are not yielded; their nodes are read and dropped. Where the
    extra is kept, those of an entry are.
    """
    kept = file.extra and depth == OF_ENTRY
    first: dict[str, int] = {}
    while (event := file.next()).__class__ is not MappingEndEvent:
        key = key_of(file, event, depth)
        if key is None or (key.text.startswith("x-") and (not kept or key.text in first)):
            node_of(file, file.next(), depth + 1)
        elif key.text in first:
            refuse_twice(file, event, first[key.text])
            node_of(file, file.next(), depth + 1)
        else:
            first[key.text] = key.at.line
            yield key


def key_of(file: File, event: YamlEvent, depth: int) -> Scalar | None:
    """The key that the event begins, None where it is refused; its own node, if it is more than a word, is read."""
    at = file.place(event.start_mark)
    if event.__class__ in (MappingStartEvent, SequenceStartEvent):
        file.add(at, "a key must be a plain word, not a list or mapping", 'write a word before the ":"')
        node_of(file, event, depth + 1)
        return None
    if event.__class__ is ScalarEvent and event.value == "<<" and not event.style:
        file.add(at, 'the merge key "<<" is not read', "write the keys out")
        return None
    key = node_of(file, event, depth + 1)
    if isinstance(key, Scalar) and not key.text:
        file.add(at, "this key is empty", 'write a word before the ":"')
        return None
    return key if isinstance(key, Scalar) else None


def refuse_twice(file: File, event: YamlEvent, line: int) -> None:
    """Report a key that its mapping already has, since `line`."""
    at = file.place(event.start_mark)
    file.add(at, f'the key "{event.value}" is given twice, first in line {line}', "take one of the two out")


def refuse_depth(file: File, event: YamlEvent, depth: int) -> None:
    """Stop at a collection inside of too many others: YAML's own parser slows down with every level."""
    if depth > MOST_DEEP:
        wrong = f"this is nested deeper than {MOST_DEEP} levels"
        file.problems.end(file.place(event.start_mark), wrong, "write it flatter")


def refuse_marks(file: File, event: YamlEvent) -> None:
    """Refuse what YAML lets a node carry besides its text."""
    if event.anchor is not None:
        wrong = f'"&{event.anchor}" is a YAML anchor, which is not read'
        file.add(file.place(event.start_mark), wrong, "take it out, or put the text in double quotes")
    if event.tag is not None:
        wrong = f'"{event.tag}" is a YAML tag, which is not read'
        file.add(file.place(event.start_mark), wrong, "take it out, or put the text in double quotes")


def text_of(file: File, event: YamlEvent, key: str | None) -> str | None:
    """A scalar's text with white space collapsed, None where it is refused; `key` is a claim's key.

    A claim's key must have a text; elsewhere an empty one is left to those who know whether it may be.
    """
    text = event.value
    if text.isprintable():
        collapsed = text if "  " not in text and text == text.strip() else " ".join(text.split())
    elif found := FORBIDDEN.search(text):
        wrong, instead = f"{named(found[0])} is in this text", "take its escape out: it cannot be seen"
        file.add(file.place(event.start_mark), wrong, instead)
        return None
    else:
        collapsed = " ".join(text.split())
    if len(text) > LONGEST_SCALAR:
        file.add(file.place(event.start_mark), *too_long("this text", len(text), LONGEST_SCALAR))
        return None
    if not collapsed:
        return _empty(file, event, key)
    if key == "value" and len(collapsed) > LONGEST_VALUE:
        file.add(file.place(event.start_mark), *too_long("this value", len(collapsed), LONGEST_VALUE))
        return None
    return collapsed


def too_long(what: str, length: int, limit: int) -> tuple[str, str]:
    """What is wrong with a text of so many characters, and what to write instead."""
    return f"{what} has {length:,} characters", f"write at most {limit:,}"


def _empty(file: File, event: YamlEvent, key: str | None) -> str | None:
    at = file.place(event.start_mark)
    if event.style in ("|", ">"):
        header = _after(file, at.line, at.column).split("#")[0].strip()
        wrong = f'"{header}" begins a block of text in YAML, and the block is empty'
        file.add(at, wrong, f'put it in double quotes: "{header}"')
        return None
    if key is None:
        return ""
    remedy = "write one, or unknown" if key == "value" else "write it, or take the key out"
    file.add(at, f"{key} is empty", remedy)
    return None


def refuse_cut(file: File, event: YamlEvent, key: str | None) -> None:
    """Refuse an unquoted text that a # cuts off: all of a quote, elsewhere one whose # touches a word."""
    if event.style:
        return
    end = event.end_mark
    rest = _after(file, end.line + 1, end.column + 1)
    comment = re.match(r"[ \t]+#(.*)", rest)
    if comment and event.value and (key == "quote" or re.match(r"\w", comment[1])):
        what = "the quote" if key == "quote" else "this text"
        instead = "put it in double quotes" + ("" if key == "quote" else ', or write a space after the "#"')
        file.add(Place(file.name, end.line + 1, end.column + 1), f'{what} is cut off here by " #"', instead)


def _after(file: File, line: int, column: int) -> str:
    """The rest of a line from a column on."""
    return (file.line(line) or "")[column - 1 :]
