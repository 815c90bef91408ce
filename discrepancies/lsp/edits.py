"""Edits of a text that may be no YAML: a key more in a claim, a key less, a text written anew.

They are worked out from the outline, change the few characters that they are about, and are offered only: the editor
shows them, and takes them back.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies.save.yaml import quoted, scalar
from discrepancies.save.yaml_edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.lsp.outline import Entry, Outline

_LINE_END = re.compile(r"\r\n?|\n")
_COMMA = re.compile(r"[ \t]*,[ \t]*")


def added(outline: Outline, item: Entry, claim: Mapping[str, Entry], new: str) -> Edit | None:
    """One key more, behind the last of a claim; None where it has none to stand behind."""
    last = max(claim.values(), key=lambda entry: entry.key[0], default=None)
    if last is None:
        return None
    end = max([last.value[1], *(one.value[1] for one in outline.within(last.path))])
    if outline.text[item.value[0] : item.value[0] + 1] == "{":
        return Edit(end, end, f", {new}")
    line = _begin(outline.text, last.key[0])
    indent = " " * (last.key[0] - line)
    found = _LINE_END.search(outline.text, end)
    behind = found.start() if found else len(outline.text)
    ending = found[0] if found else "\n"
    return Edit(behind, behind, f"{ending}{indent}{new}")


def removed(outline: Outline, entry: Entry) -> Edit:
    """A key and its value less: of a mapping in braces with the comma, else with its line."""
    text, (start, end) = outline.text, (entry.key[0], max(entry.key[1] + 1, entry.value[1]))
    line, found = _begin(text, start), _LINE_END.search(text, end)
    if not text[line:start].strip() and (found is None or not text[end : found.start()].strip()):
        return Edit(line, found.end() if found else len(text), "")
    if comma := _COMMA.match(text, end):
        return Edit(start, comma.end(), "")
    before = re.search(r",[ \t]*$", text[line:start])
    return Edit(line + before.start() if before else start, end, "")


def rewritten(old: str, new: str) -> str:
    """A text as it is to stand where another stands: in quotation marks where that is in some."""
    return quoted(new) if old[:1] in ("'", '"') else scalar(new)


def smallest(before: str, after: str) -> Edit:
    """What makes of one text the other, in one piece."""
    most = min(len(before), len(after))
    start = next((at for at in range(most) if before[at] != after[at]), most)
    end = next((at for at in range(most - start) if before[-1 - at] != after[-1 - at]), most - start)
    return Edit(start, len(before) - end, after[start : len(after) - end])


def made(text: str, edit: Edit) -> str:
    """A text with an edit."""
    return text[: edit.start] + edit.text + text[edit.end :]


def _begin(text: str, offset: int) -> int:
    """Where the line of a place begins."""
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1
