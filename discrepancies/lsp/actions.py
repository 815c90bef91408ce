"""What an editor offers to do at a place: mend an input error, say more of a claim, pin a text, decide on a finding.

Every one is an edit of what is open in the editor; nothing is written to the disk here. A decision becomes an entry of
the log that still has to be given its answer and its reason, and counts once the log is saved.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path as File
from typing import TYPE_CHECKING

from lsprotocol.types import (
    CodeAction,
    CodeActionKind,
    CreateFile,
    CreateFileOptions,
    Diagnostic,
    OptionalVersionedTextDocumentIdentifier,
    Range,
    TextDocumentEdit,
    TextEdit,
    WorkspaceEdit,
)

from discrepancies.decisions.answers import now
from discrepancies.decisions.laid_out import document
from discrepancies.decisions.states import entry as logged
from discrepancies.decisions.writing import HEAD
from discrepancies.evidence.figures import figures
from discrepancies.evidence.quotes import nearest
from discrepancies.language.reading import Context
from discrepancies.language.safe import visible
from discrepancies.load.declarations import date_problem
from discrepancies.lsp.belonging import absolute
from discrepancies.lsp.diagnostics import INPUT
from discrepancies.lsp.edits import added, rewritten, smallest
from discrepancies.lsp.remedies import remedies
from discrepancies.model import Decision
from discrepancies.save.pinning import pinned
from discrepancies.save.yaml import scalar
from discrepancies.save.yaml_edits import Edit

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.lsp.outline import Entry
    from discrepancies.lsp.view import View
    from discrepancies.model import Finding
    from discrepancies.report import Report

CHANGING = ("grows", "shrinks", "varies")
"""The facts whose figures need a time."""

UNDECIDED = "to be written"
"""The reason of a decision that is only begun."""

NOBODY = "your name"


def actions(
    view: View, at: Range, diagnostics: Sequence[Diagnostic], by: str = "", *, creates: bool = False
) -> list[CodeAction]:
    """What is offered at a place. `by` signs a decision; `creates` is whether the editor can make new files."""
    offset = view.offset(at.start)
    return [
        *_mending(view, diagnostics),
        *_saying_more(view, offset),
        *_deciding(view, offset, diagnostics, by, creates=creates),
    ]


def _mending(view: View, diagnostics: Sequence[Diagnostic]) -> Iterator[CodeAction]:
    for one in diagnostics:
        instead = one.data.get("instead") if isinstance(one.data, dict) else None
        if one.code == INPUT and isinstance(instead, str):
            span = view.offset(one.range.start), view.offset(one.range.end)
            for remedy in remedies(view, span, one.message, instead):
                yield _action(view, remedy.title, remedy.edit, mends=one)


def _saying_more(view: View, offset: int) -> Iterator[CodeAction]:
    """What a claim may be given."""
    entry = view.outline.at(offset)
    if entry is None or entry.path[:1] != ("sources",) or len(entry.path) < 2:
        return
    claim = view.claim(entry.path)
    if claim:
        item = view.outline.by_path[entry.path[:4]]
        for new, why in (*_scopes(view, claim), *_times(view, entry, claim)):
            edit = added(view.outline, item, claim, new)
            if edit is not None:
                yield _action(view, f"Add {new} ({why})", edit)
        yield from _words_of_text(view, entry, claim)
    yield from _pin(view, str(entry.path[1]))


def _scopes(view: View, claim: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    if "fact" in claim and "scope" not in claim:
        for key, (_, label) in view.scopes(claim["fact"].text).items():
            yield f"scope: {scalar(key)}", label or key


def _times(view: View, entry: Entry, claim: Mapping[str, Entry]) -> Iterator[tuple[str, str]]:
    """The days that a quote names, and the day of publication, for a figure that may change."""
    fact = claim["fact"].text if "fact" in claim else ""
    if "as_of" in claim or view.about("facts", fact, "over_time") not in CHANGING:
        return
    source = str(entry.path[1])
    declared = view.report.dossier.sources.get(source) if view.report else None
    context = Context.of(declared) if declared else Context(language=view.about("sources", source, "language") or None)
    days = (
        [one.value for one in figures(claim["quote"].text, context) if one.kind == "date"] if "quote" in claim else []
    )
    for day in (day for day in dict.fromkeys(days) if day and not date_problem(day, context, yearless=False)):
        yield f"as_of: {scalar(day)}", "its quote names it"
    if published := view.about("sources", source, "published"):
        yield f"as_of: {scalar(published)}", "its source appeared then"


def _words_of_text(view: View, entry: Entry, claim: Mapping[str, Entry]) -> Iterator[CodeAction]:
    """The words of the text in place of a quote that differs from them."""
    text = view.report.dossier.texts.get(str(entry.path[1])) if view.report else None
    if text is None or "quote" not in claim or not claim["quote"].text:
        return
    found = nearest(claim["quote"].text, text, view.about("sources", str(entry.path[1]), "language") or None)
    if found is None or not found.altered:
        return
    words = " […] ".join(" ".join(text.plain[start:end].split()) for start, end in found.passages)
    old = view.lined.text[slice(*claim["quote"].value)]
    yield _action(view, f"Quote as the text has it: {words}", Edit(*claim["quote"].value, rewritten(old or '"', words)))


def _pin(view: View, source: str) -> Iterator[CodeAction]:
    """The SHA-256 of a text that is at hand and is not pinned."""
    if view.report is None or not view.fresh:
        return
    text, declared = view.report.dossier.texts.get(source), view.report.dossier.sources.get(source)
    given = declared.text.sha256 if declared and declared.text else None
    if text is None or declared is None or given is not None or absolute(declared.at.file) != view.path:
        return
    before = view.lined.text
    after = pinned(before.encode(), {source: text.sha256}).decode()
    yield _action(view, f"Pin the text of {source} by its SHA-256", smallest(before, after))


def _deciding(
    view: View, offset: int, diagnostics: Sequence[Diagnostic], by: str, *, creates: bool
) -> Iterator[CodeAction]:
    """An entry of the log for each finding there."""
    report, files = view.report, view.files
    if report is None or files is None or not view.fresh:
        return
    ids = {one.data.get("id") for one in diagnostics if isinstance(one.data, dict)}
    entry = view.outline.at(offset)
    row = view.row_at(entry.path) if entry else None
    claim = None if row is None else report.wording.claim(row)
    log = absolute(files.log)
    if not creates and log not in view.snapshot.buffers and not File(log).exists():
        return
    for finding in report.flagged:
        here = finding.id in ids or (claim is not None and claim in map(report.wording.claim, finding.rows))
        if here and finding.state != "settled":
            edit = _appended(view, log, _begun(report, finding, by), creates=creates)
            title = f"Decide on {finding.rule}: begin an entry in {File(log).name} [{finding.id}]"
            yield CodeAction(title, kind=CodeActionKind.QuickFix, edit=edit)


def _begun(report: Report, finding: Finding, by: str) -> str:
    """A decision as the log has it, pending, with a reason to be written."""
    decision = Decision("pending", None, None, UNDECIDED, by or NOBODY, now())
    return document(logged(report.dossier, finding, decision))


def _appended(view: View, log: str, new: str, *, creates: bool) -> WorkspaceEdit:
    """A file with a document more, made where it is not there."""
    lined, uri = view.text(log), view.snapshot.uri(log)
    text = lined.text
    head = HEAD if not text.strip() else "" if text.endswith("\n") else "\n"
    there = log in view.snapshot.buffers or File(log).exists()
    edit = TextEdit(lined.range((len(text), len(text))), head + new)
    if there:
        return WorkspaceEdit(changes={uri: [edit]})
    named = OptionalVersionedTextDocumentIdentifier(uri=uri)
    make = CreateFile(uri, options=CreateFileOptions(ignore_if_exists=True)) if creates else None
    return WorkspaceEdit(document_changes=[*filter(None, [make]), TextDocumentEdit(named, [edit])])


def _action(view: View, title: str, edit: Edit, mends: Diagnostic | None = None) -> CodeAction:
    change = TextEdit(view.lined.range((edit.start, edit.end)), edit.text)
    return CodeAction(
        visible(title),
        kind=CodeActionKind.QuickFix,
        diagnostics=[mends] if mends else None,
        is_preferred=True if mends else None,
        edit=WorkspaceEdit(changes={view.snapshot.uri(view.path): [change]}),
    )
