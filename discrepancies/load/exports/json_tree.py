"""JSON as a small tree with the place of every text in it, so that what is wrong can be shown where it stands.

Numbers and true and false are the words that stand there, null is a text that is empty, and white space is collapsed
but for line ends, as nobody sees it. A key given twice, as JSON allows, is refused: programs differ on which counts.
"""

from __future__ import annotations

import json
import re
from bisect import bisect_right
from typing import NoReturn

from discrepancies.language.spelling import shortened
from discrepancies.load.encoding import FORBIDDEN, vetted
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Place

LARGEST = 50_000_000
DEEPEST = 32
_SPACE = re.compile(r"[ \t\r\n]*")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*+"')
_WORD = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?|true|false|null")
_BLANKS = re.compile(r"[^\S\n]+")
_EXPORT = "export the file anew, or put it right by hand"


def tree(name: str, data: bytes, problems: Problems) -> Node:
    """The value that a file holds.

    Raises:
        Ended: it is not UTF-8, not JSON, nested deeper than any export, or too large.
    """
    if len(data) > LARGEST:
        wrong = f"the file has {len(data):,} bytes, and an export at most {LARGEST:,}"
        problems.end(Place(name, 1, 1), wrong, "export a part of it")
    before = len(problems.found)
    text = vetted(data, name, problems).decode("utf-8-sig")
    if len(problems.found) > before:
        raise Ended
    return _Json(name, text, problems).whole()


def entry(node: Node, *path: str) -> Node:
    """What stands under a key, or under a key within it; None where nothing does."""
    for key in path:
        entries = node.entries if isinstance(node, Entries) else ()
        node = next((value for name, value in entries if name.text == key), None)
    return None if isinstance(node, Scalar) and not node.text else node


def said(node: Node, *path: str) -> Scalar | None:
    """The text under a key, None where there is none."""
    found = entry(node, *path)
    return found if isinstance(found, Scalar) else None


def items_of(node: Node) -> tuple[Node, ...]:
    """The items of a list; what is none is a list of one, as many exports have it."""
    if isinstance(node, Items):
        return node.items
    return () if node is None else (node,)


class _Json:
    """The text of a file, and how far it has been read."""

    def __init__(self, name: str, text: str, problems: Problems) -> None:
        self.name, self.text, self.problems = name, text, problems
        self.at = 0
        self.starts = [0, *(end.end() for end in re.finditer(r"\r\n?|\n", text))]

    def whole(self) -> Node:
        node = self.value(1)
        if self.next():
            self.refuse("JSON ends before this", "take it out, or export it anew")
        return node

    def place(self, at: int) -> Place:
        line = bisect_right(self.starts, at)
        return Place(self.name, line, at - self.starts[line - 1] + 1)

    def refuse(self, wrong: str, instead: str = _EXPORT) -> NoReturn:
        self.problems.end(self.place(self.at), wrong, instead)

    def next(self) -> str:
        """The next sign that is no white space, "" at the end."""
        self.at = _SPACE.match(self.text, self.at).end()  # type: ignore[union-attr]
        return self.text[self.at : self.at + 1]

    def value(self, depth: int) -> Node:
        sign = self.next()
        if depth > DEEPEST:
            self.refuse(f"this is nested deeper than {DEEPEST}")
        if sign == "{":
            return self.entries(depth)
        if sign == "[":
            return self.items(depth)
        if sign == '"':
            return self.string()
        found = _WORD.match(self.text, self.at)
        if not found:
            self.refuse("this is no JSON" if sign else "the file ends in the middle", _EXPORT)
        at, self.at = self.at, found.end()
        return Scalar("" if found[0] == "null" else found[0], self.place(at))

    def string(self) -> Scalar:
        found = _STRING.match(self.text, self.at)
        if not found:
            wrong = "this text is not closed, or has a line end or an unknown escape in it"
            self.refuse(wrong, 'write \\n for a line end, \\\\ for a backslash, and " at its end')
        at, self.at = self.at, found.end()
        text = json.loads(found[0]) if "\\" in found[0] else found[0][1:-1]
        return Scalar(_BLANKS.sub(" ", FORBIDDEN.sub(" ", text)).strip(), self.place(at))

    def entries(self, depth: int) -> Entries:
        start, self.at = self.place(self.at), self.at + 1
        found: dict[str, tuple[Scalar, Node]] = {}
        while self.more("}", bool(found)):
            if self.next() != '"':
                self.refuse("a key in double quotes is missing here", "write it, or take out the comma before it")
            key = self.string()
            if key.text in found:
                wrong = f'the key "{shortened(key.text)}" is given twice, first at line {found[key.text][0].at.line}'
                self.problems.add(key.at, wrong, "take one of the two out")
            if self.next() != ":":
                self.refuse('a ":" is missing before this', "write it")
            self.at += 1
            found[key.text] = key, self.value(depth + 1)
        return Entries(tuple(found.values()), start)

    def items(self, depth: int) -> Items:
        start, self.at = self.place(self.at), self.at + 1
        found: list[Node] = []
        while self.more("]", bool(found)):
            found.append(self.value(depth + 1))
        return Items(tuple(found), start)

    def more(self, closing: str, begun: bool) -> bool:
        """Whether there is a further one before the closing bracket, at which it then stands."""
        sign = self.next()
        if sign == closing:
            self.at += 1
            return False
        if begun:
            if sign != ",":
                wrong = (
                    f'a "," or "{closing}" is missing before this' if sign else f'a "{closing}" is missing at the end'
                )
                self.refuse(wrong, "write it, or export the file anew")
            self.at += 1
        return True
