"""The remedies of input errors that need no thought: each is one edit of the text.

What was wrong may have been meant otherwise, so an edit that the reader of a file can judge is offered only if the file
then no longer has that error. What needs a choice (which of two keys goes, what a value was) is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.load.files import File, read_file
from discrepancies.lsp.edits import made, removed, rewritten
from discrepancies.lsp.outline import unquoted
from discrepancies.save.yaml import quoted
from discrepancies.save.yaml_edits import Edit

if TYPE_CHECKING:
    from discrepancies.lsp.positions import Span
    from discrepancies.lsp.view import View

WIDTHS = (2, 4, 8)
"""How many spaces a tab may stand for."""

_NEAREST = re.compile(r'write "([^"…]+)"(?:$|, or )')
_IN_QUOTES = re.compile(r"put .*in (?:double )?quotes")
_CLOSING = re.compile(r"put (['\"]) at the end of the text")
_VALUE = re.compile(
    r"([ \t]*(?:-[ \t]+)*[^\s:{\[][^\r\n:{\[]*:[ \t]+)([^\s\"'|>{\[][^\r\n]*?)(?:[ \t]+#[^\r\n]*)?[ \t]*$"
)


class Remedy(NamedTuple):
    """One edit, and what the editor reads before choosing it."""

    title: str
    edit: Edit


def remedies(view: View, span: Span, message: str, instead: str) -> Iterator[Remedy]:
    """What may mend an input error that stands at a place: of several ways to do one thing the first that does."""
    offered: dict[str, list[Remedy]] = {}
    for remedy in _offered(view, span, message, instead):
        offered.setdefault(remedy.title, []).append(remedy)
    for ways in offered.values():
        yield from islice((way for way in ways if not _still_wrong(view, way.edit, message)), 1)


def _offered(view: View, span: Span, message: str, instead: str) -> Iterator[Remedy]:
    text, (start, end) = view.lined.text, span
    old = text[start:end]
    if (found := _NEAREST.match(instead)) and f'"{unquoted(old)}"' in message:
        new = found[1] if view.path.endswith(".toml") and old[:1] != '"' else rewritten(old, found[1])
        yield Remedy(f"Write {new}", Edit(start, end, new))
    if instead.endswith("begin it with x- to have it ignored"):
        yield Remedy(f"Have it ignored: x-{old}", Edit(start, start, "x-"))
    if instead.endswith("indent with spaces only"):
        yield from _untabbed(view, start)
    if closing := _CLOSING.match(instead):
        yield from _closed(view, start, closing[1])
    if _IN_QUOTES.match(instead):
        yield from _quoted(view, span)
    entry = view.outline.values.get(start)
    if entry is not None and re.search(r"take (?:the key|\"closed\") out", instead):
        yield Remedy(f"Take {entry.path[-1]} out", removed(view.outline, entry))


def _untabbed(view: View, start: int) -> Iterator[Remedy]:
    """Spaces in place of the tabs there: as many as a line beside has, or as tabs are usually wide."""
    lined = view.lined
    tabs, line = len(lined.text) - len(lined.text[start:].lstrip("\t ")) - start, lined.line_of(start)
    around = (one for one in (line - 1, line + 1) if 0 <= one < len(lined.starts))
    beside = [lined.text[lined.starts[one] : lined.ends[one]] for one in around]
    indents = [len(one) - len(one.lstrip(" ")) for one in beside if one.strip()]
    for spaces in (*indents, *(width * tabs for width in WIDTHS)):
        yield Remedy("Write spaces for the tab", Edit(start, start + tabs, " " * spaces))


def _closed(view: View, start: int, mark: str) -> Iterator[Remedy]:
    """The quotation mark before the next key in braces, or before the brace; else at the end of the line."""
    lined = view.lined
    line = lined.line_of(start)
    end = lined.ends[line]
    rest = lined.text[start:end]
    ends = [len(rest.rstrip())]
    if "{" in lined.text[lined.starts[line] : start] or "[" in lined.text[lined.starts[line] : start]:
        ends = [found.start() for found in re.finditer(r"\s*(?:, \w+:|[}\]]+\s*$)", rest)]
    for at in ends:
        yield Remedy(f"Close the text with {mark}", Edit(start + at, start + at, mark))


def _quoted(view: View, span: Span) -> Iterator[Remedy]:
    """The value that begins at a place, or in whose line it is, in quotation marks."""
    lined, (start, _) = view.lined, span
    line = lined.line_of(start)
    found = _VALUE.match(lined.text[lined.starts[line] : lined.ends[line]])
    if found and lined.starts[line] + found.end(1) <= start:
        begin = lined.starts[line] + found.start(2)
        yield Remedy("Put the text in double quotes", Edit(begin, begin + len(found[2]), quoted(found[2])))
        return
    entry = view.outline.values.get(start)
    if entry is not None and entry.value[0] == start and entry.text:
        old = lined.text[slice(*entry.value)]
        yield Remedy("Put the text in double quotes", Edit(*entry.value, quoted(old)))


def _still_wrong(view: View, edit: Edit, message: str) -> bool:
    """Whether the file, read by itself, has the same error as before, or more than before."""
    if view.path.endswith(".toml"):
        return False
    before, after = view.lined.text, made(view.lined.text, edit)
    old, new = (read_file(File(view.path, one.encode("utf-8", "surrogatepass"))).found for one in (before, after))
    said = [one for one in old if message.startswith(one.wrong)]
    return bool(said) and (len(new) >= len(old) or len([one for one in new if one in said]) >= len(said))
