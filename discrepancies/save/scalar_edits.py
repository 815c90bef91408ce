"""The ways in which one text of a YAML file can be written anew, the one that disturbs least first.

What stays of a text keeps its lines, its quotation marks and its escapes; only the words that differ are written. Which
of the ways the file can take (a plain text cannot hold every character, and not everywhere) only reading it tells.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from discrepancies.save.yaml import quoted, scalar
from discrepancies.save.yaml_edits import BLOCK, Edit, YamlNode, commented, end_of, end_of_line, line_end, said

_WORD = re.compile(r"\S+")


def rewritten(text: str, node: YamlNode, new: str) -> Iterator[list[Edit]]:
    """The ways to put `new`, a text without line breaks, in place of a scalar's text, each as edits."""
    start, end = _inside(text, node)
    by_word = list(_by_word(text[start:end], str(said(node)).split(), new.split(), node.style))
    if by_word:
        yield [Edit(start + one.start, start + one.end, one.text) for one in by_word]
    yield [Edit(start, end, _escaped(new, node.style))]
    if node.style in BLOCK:
        return
    start, end = node.start_mark.index, node.end_mark.index
    if not node.style:
        yield [Edit(start, end, scalar(new))]
    yield [Edit(start, end, quoted(new))]


def relisted(text: str, node: YamlNode, names: Sequence[str]) -> Iterator[list[Edit]]:
    """The same of a list: each name in its place, else the list anew where no comment is lost by that."""
    if len(names) == len(node.value):
        renamed = [(item, name) for item, name in zip(node.value, names, strict=True) if said(item) != name]
        ways = [list(rewritten(text, item, name)) for item, name in renamed if isinstance(item.value, str)]
        for way in range(max(map(len, ways), default=0)):
            yield [edit for edits in ways for edit in edits[min(way, len(edits) - 1)]]
    start, end = node.start_mark.index, end_of(node, text)
    if commented(text[start:end]):
        return
    if node.flow_style:
        yield [Edit(start, end, f"[{', '.join(map(scalar, names))}]")]
    else:
        between = line_end(text, start) + " " * int(node.start_mark.column)
        yield [Edit(start, end, between.join(f"- {scalar(name)}" for name in names))]


def _inside(text: str, node: YamlNode) -> tuple[int, int]:
    """Where a scalar's text begins and ends: within its quotation marks, behind the header of a block."""
    start, end = node.start_mark.index, end_of(node, text)
    if node.style in BLOCK:
        lines = [found.start() for found in _WORD.finditer(text, end_of_line(text, start), end)]
        return lines[0], end
    return (start + 1, end - 1) if node.style in ("'", '"') else (start, end)


def _by_word(inside: str, old: Sequence[str], new: Sequence[str], style: str) -> Iterator[Edit]:
    """The words that differ, where each word of the text stands as such in the file; nothing where it does not."""
    at = [found.span() for found in _WORD.finditer(inside)]
    if len(at) != len(old) or not new:
        return
    for _, low, high, begin, end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        words = _escaped(" ".join(new[begin:end]), style)
        if old[low:high] == new[begin:end]:
            continue
        if low < high and words:
            yield Edit(at[low][0], at[high - 1][1], words)
        elif low:  # with the blank before it
            yield Edit(at[low - 1][1], at[max(low, high) - 1][1], words and f" {words}")
        else:
            yield Edit(at[0][0], at[high][0], words and f"{words} ")


def _escaped(text: str, style: str) -> str:
    """A text as it stands between quotation marks of this style, or without any."""
    if style == "'":
        return text.replace("'", "''")
    return quoted(text)[1:-1] if style == '"' else text
