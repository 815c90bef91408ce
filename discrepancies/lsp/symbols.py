"""What a claims file holds, as the outline that editors show: sections, what they declare, and a source's claims."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol.types import DocumentSymbol, SymbolKind

from discrepancies.load.keys import SECTIONS
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.lsp.outline import Entry, Path
    from discrepancies.lsp.view import View

_KINDS = {
    "facts": SymbolKind.Field,
    "events": SymbolKind.Event,
    "voices": SymbolKind.Interface,
    "sources": SymbolKind.Module,
    "constraints": SymbolKind.Operator,
}


def symbols(view: View) -> list[DocumentSymbol]:
    """The sections of a file, each with what it declares."""
    ends = _ends(view)
    found = []
    for section, kind in _KINDS.items():
        entry = view.outline.by_path.get((section,))
        if entry is None:
            continue
        inner = [_declared(view, one, kind, ends) for one in view.outline.within((section,))]
        detail = counted(len(inner), SECTIONS[section].one)
        found.append(_symbol(view, entry, SymbolKind.Namespace, (section, detail), ends, inner))
    return sorted(found, key=lambda one: one.range.start.line)


def _declared(view: View, entry: Entry, kind: SymbolKind, ends: dict[Path, int]) -> DocumentSymbol:
    section, key = str(entry.path[0]), str(entry.path[1])
    claims = [_claim(view, one, ends) for one in view.outline.within((*entry.path, "claims"))]
    return _symbol(view, entry, kind, (key, view.title(section, key)), ends, claims)


def _claim(view: View, entry: Entry, ends: dict[Path, int]) -> DocumentSymbol:
    claim = view.claim(entry.path) or {}
    fact = claim["fact"].text if "fact" in claim else "a claim"
    name = f"{fact}: {view.value_of(claim)}" if "value" in claim else fact
    detail = claim["quote"].text if "quote" in claim else ""
    return _symbol(view, entry, SymbolKind.Constant, (name, detail), ends, [])


def _symbol(
    view: View,
    entry: Entry,
    kind: SymbolKind,
    told: tuple[str, str],
    ends: dict[Path, int],
    inner: list[DocumentSymbol],
) -> DocumentSymbol:
    """One symbol; `told` is its name and what is shown beside it."""
    name, detail = told
    start = entry.key[0]
    end = max(ends.get(entry.path, 0), entry.value[1], entry.key[1])
    return DocumentSymbol(
        name=name.strip() or "?",
        detail=detail or None,
        kind=kind,
        range=view.lined.range((start, end)),
        selection_range=view.lined.range((start, max(entry.key[1], start))),
        children=inner or None,
    )


def _ends(view: View) -> dict[Path, int]:
    """Where the last of what belongs to each path ends."""
    ends: dict[Path, int] = {}
    for entry in view.outline.entries:
        for depth in range(1, len(entry.path) + 1):
            path = entry.path[:depth]
            ends[path] = max(ends.get(path, 0), entry.key[1], entry.value[1])
    return ends
