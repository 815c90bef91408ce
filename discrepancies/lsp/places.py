"""Where one can go from a place: to what is named there, to the quote in its text, to the other side, to every use.

Definition leads from a name to its declaration and from a quote to its words in the source's text. Implementation leads
from a claim to the other side of its conflicts. References lead from a name to whatever uses it, and from a claim to
every claim that answers the same.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path as File
from typing import TYPE_CHECKING

from lsprotocol.types import Location

from discrepancies.evidence import located
from discrepancies.load.files import STDIN
from discrepancies.lsp.belonging import absolute

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from discrepancies.load.texts.source_text import SourceText
    from discrepancies.lsp.outline import Entry
    from discrepancies.lsp.view import View
    from discrepancies.report import Report

CONFLICTS = ("error", "warning")
"""The severities of findings that have another side."""

_NUMBERED = (".txt", ".text", ".md", ".markdown")
"""The endings of texts whose lines are those of their file."""


def definition(view: View, position: Position) -> list[Location]:
    """Where what stands at a place is declared, or its quote stands in the text."""
    offset = view.offset(position)
    entry = view.outline.at(offset)
    if entry is None:
        return []
    named = view.named_at(entry, offset)
    if named is not None:
        declared = view.declaration(named)
        return [view.location(declared.file, declared.entry)] if declared else []
    return _in_text(view, entry)


def implementation(view: View, position: Position) -> list[Location]:
    """The other claims of the conflicts that the claim at a place is in."""
    entry = view.outline.at(view.offset(position))
    row = view.row_at(entry.path) if entry else None
    if row is None or view.report is None:
        return []
    wording = view.report.wording
    claim, others = wording.claim(row), dict[int, None]()
    for finding in view.report.flagged:
        claims = [wording.claim(of) for of in finding.rows]
        if finding.severity in CONFLICTS and finding.fact and claim in claims:
            others |= dict.fromkeys(one for one in claims if one != claim)
    return list(_written(view, view.report, others))


def references(view: View, position: Position) -> list[Location]:
    """Every use of the name at a place, or every claim that answers what the claim there does."""
    offset = view.offset(position)
    entry = view.outline.at(offset)
    if entry is None:
        return []
    named = view.named_at(entry, offset)
    if named is None:
        return _answering(view, entry)
    return [
        view.location(path, _at_value(one))
        for path in view.paths
        for one in view.outline_of(path).entries
        if one.text and view.beside(path).names(one) == named
    ]


def _at_value(entry: Entry) -> Entry:
    return entry._replace(key=(entry.value[0], entry.value[0]))


def _answering(view: View, entry: Entry) -> list[Location]:
    claim = view.claim(entry.path)
    if claim is None or "fact" not in claim:
        return []
    asked = view.event_of(entry.path, claim), claim["fact"].text
    found = []
    for file, path, other in view.claims():
        if "fact" in other and (view.event_of(path, other), other["fact"].text) == asked:
            found.append(view.location(file, _at_value(other.get("value", other["fact"]))))
    return found


def _written(view: View, report: Report, claims: dict[int, None]) -> Iterator[Location]:
    """Where claims of the report are written now: where it has them, or where the same claim stands by now."""
    written = report.dossier.written
    now: dict[tuple[str, ...], tuple[str, Mapping[str, Entry]]] = {}
    for file, path, claim in view.claims():
        said = str(path[1]), claim["fact"].text if "fact" in claim else "", view.beside(file).value_of(claim)
        now.setdefault(said, (file, claim))
    for one in claims:
        asked = tuple(written.columns[key][one] or "" for key in ("source", "fact", "value"))
        if asked in now:
            file, claim = now[asked]
            yield view.location(file, _at_value(claim.get("value", claim["fact"])))
        elif (place := written.place(one, "value")).file != STDIN:
            lined = view.text(absolute(place.file))
            at = lined.offset_at(place.line, place.column)
            yield Location(view.snapshot.uri(absolute(place.file)), lined.range((at, at)))


def _in_text(view: View, entry: Entry) -> list[Location]:
    """A claim's quote in its source's text; of a source's `text` that file."""
    row, report = view.row_at(entry.path), view.report
    if report is None or (row is None and entry.path[2:3] != ("text",)):
        return []
    source = str(entry.path[1])
    text = report.dossier.texts.get(source)
    file = _file(view, report, text) if text else None
    if text is None or file is None:
        return []
    found = located(report.dossier).get(report.wording.claim(row)) if row is not None else None
    lined = view.text(file)
    span = (0, 0)
    if found and file.lower().endswith(_NUMBERED):
        ends = found.passages[0].start, found.passages[-1].end
        lines = [text.plain.count("\n", 0, end) + 1 for end in ends]
        columns = [end - (text.plain.rfind("\n", 0, end) + 1) + 1 for end in ends]
        span = lined.offset_at(lines[0], columns[0]), lined.offset_at(lines[1], columns[1])
    elif found:
        words = text.plain[found.passages[0].start : found.passages[0].end].split()
        spoken = re.search(r"\s+".join(map(re.escape, words)), lined.text)
        span = spoken.span() if spoken else span
    return [Location(view.snapshot.uri(file), lined.range(span))]


def _file(view: View, report: Report, text: SourceText) -> str | None:
    """The file that a text was read from: where the dossier says it is, or in the folder of texts."""
    declared, folder = report.dossier.sources[text.source].text, view.files.settled.texts if view.files else None
    beside = [File(declared.at.file).parent / declared.file] if declared and declared.file else []
    within = [File(folder) / text.name] if folder else []
    return next((absolute(str(one)) for one in (*beside, *within) if one.is_file()), None)
