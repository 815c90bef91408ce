"""The remedies of input errors that need no thought: each is one edit of the text.

What was wrong may have been meant otherwise, so an edit that the reader of a file can judge is offered only if the file
then no longer has that error. What needs a choice (which of two keys goes, what a value was) is left to the editor.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.load.files import File, read_file
from discrepancies.lsp.edits import made, removed, rewritten
from discrepancies.lsp.outline import unquoted
from discrepancies.save.yaml import quoted
from discrepancies.save.yaml_edits import Edit

if TYPE_CHECKING:
    from discrepancies.lsp.positions import Span
    from discrepancies.lsp.view import View

STEP = "  "
"""What a tab is replaced by."""

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
    """What may mend an input error that stands at a place of a text."""
    for remedy in _offered(view, span, message, instead):
        if not _still_wrong(view, remedy.edit, message):
            yield remedy


def _offered(view: View, span: Span, message: str, instead: str) -> Iterator[Remedy]:
    text, (start, end) = view.lined.text, span
    old = text[start:end]
    if (found := _NEAREST.match(instead)) and f'"{unquoted(old)}"' in message:
        new = found[1] if view.path.endswith(".toml") and old[:1] != '"' else rewritten(old, found[1])
        yield Remedy(f"Write {new}", Edit(start, end, new))
    if instead.endswith("begin it with x- to have it ignored"):
        yield Remedy(f"Have it ignored: x-{old}", Edit(start, start, "x-"))
    if instead.endswith("indent with spaces only"):
        tabs = re.compile(r"\t+").match(text, start)
        if tabs:
            yield Remedy("Write spaces for the tab", Edit(start, tabs.end(), STEP * len(tabs[0])))
    if closing := _CLOSING.match(instead):
        yield from _closed(view, start, closing[1])
    if _IN_QUOTES.match(instead):
        yield from _quoted(view, span)
    entry = view.outline.values.get(start)
    if entry is not None and re.search(r"take (?:the key|\"closed\") out", instead):
        yield Remedy(f"Take {entry.path[-1]} out", removed(view.outline, entry))


def _closed(view: View, start: int, mark: str) -> Iterator[Remedy]:
    """The quotation mark at the end of the line, or before what may go on there."""
    lined = view.lined
    end = lined.ends[lined.line_of(start)]
    line = lined.text[start:end]
    ends = [len(line.rstrip()), *(found.start() for found in re.finditer(r"\s*(?:, \w+:|\}\s*$|\]\s*$)", line))]
    for at in sorted(dict.fromkeys(ends)):
        yield Remedy(f"Put {mark} behind {line[max(at - 12, 0) : at]}", Edit(start + at, start + at, mark))


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
