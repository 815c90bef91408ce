"""What is offered to do: every edit gives a file that loads, says what it said before, and what was offered."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import CodeAction, CreateFile, Diagnostic, Range, TextDocumentEdit

from discrepancies import decisions
from discrepancies.lsp import diagnostics
from discrepancies.lsp.actions import actions
from discrepancies.lsp.checking import checked
from discrepancies.lsp.view import View
from tests.lsp.dossiers import MILL, at, seen


def shown(view: View) -> list[Diagnostic]:
    assert view.files is not None
    found = checked(view.files, view.snapshot.held())
    return diagnostics.of_dossier(found, view.text, view.snapshot.uri).get(view.path, [])


def done(view: View, action: CodeAction) -> str:
    """The file with what was offered done."""
    assert action.edit is not None
    assert action.edit.changes is not None
    ((uri, (edit,)),) = action.edit.changes.items()
    lined = view.text(unquote(urlsplit(uri).path))
    start, end = lined.offset(edit.range.start), lined.offset(edit.range.end)
    assert isinstance(edit.new_text, str)
    return lined.text[:start] + edit.new_text + lined.text[end:]


def mended(folder: Path, text: str) -> list[str]:
    """The files with each remedy of the first error of a text."""
    view = seen(folder, text)
    first, *_ = shown(view)
    return [done(view, one) for one in actions(view, first.range, [first]) if one.diagnostics]


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ("fact: cause", "fact: cuase"),
        ("attributed_to: police", "attributed_to: polce"),
        ("    event: mill_fire\n    published", "    event: mill_fier\n    published"),
        ('quote: "a spark, it seems"', 'quote: "a spark, it seems'),
        ("value: 3, quote: three workers died}", 'value: "3, quote: three workers died}'),
        ("kind: date", "kind: dat"),
        ("    title: Three", "\ttitle: Three"),
        ("quote: three", "qoute: three"),
    ],
)
def test_a_mechanical_remedy_mends(tmp_path: Path, right: str, wrong: str) -> None:
    assert MILL.count(right) == 1
    found = mended(tmp_path, MILL.replace(right, wrong))
    assert found
    for text in found:
        assert not [one for one in shown(seen(tmp_path, text)) if one.code == "input"], text


@pytest.mark.parametrize("text", [MILL, MILL.replace("\n", "\r\n")], ids=["lf", "crlf"])
def test_a_claim_is_given_a_scope_and_a_time(tmp_path: Path, text: str) -> None:
    text = text.replace("kind: count,", "kind: count, over_time: grows,").replace(
        "quote: three", "quote: on 4 March 2019 three"
    )
    view = seen(tmp_path, text)
    place = at(view, "on 4 March 2019")
    found = {one.title: done(view, one) for one in actions(view, Range(place, place), [])}
    assert any("scope: everyone (all who were there)" in title for title in found)
    assert any("as_of: 2019-03-05" in title for title in found)
    assert any("as_of: 4 March 2019" in title for title in found)
    for title, after in found.items():
        again = seen(tmp_path, after)
        assert again.report is not None, title
        assert after.count("\n") == text.count("\n")


def test_a_claim_in_lines_gets_a_line(tmp_path: Path) -> None:
    text = MILL.replace("kind: category,", "kind: category, scopes: [roof],").replace("\n", "\r\n")
    view = seen(tmp_path, text)
    place = at(view, "value: spark")
    (found,) = [one for one in actions(view, Range(place, place), []) if "scope" in one.title]
    assert '        quote: "a spark, it seems"\r\n        scope: roof\r\n  wire:' in done(view, found)


def test_a_quote_is_put_as_its_text_has_it_and_the_text_is_pinned(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_text("We heard that three young workers died there, a spark, it seems.\n", "utf-8")
    view = seen(tmp_path, MILL.replace("    title: Three", "    text: {file: gazette.txt}\n    title: Three"))
    place = at(view, "three workers")
    found = {one.title.split(" ")[0]: done(view, one) for one in actions(view, Range(place, place), [])}
    assert "quote: three young workers died}" in found["Quote"]
    pinned = seen(tmp_path, found["Pin"])
    assert pinned.report is not None
    assert pinned.report.dossier.sources["gazette"].text or ("",)
    assert "sha256: " in found["Pin"]


def test_a_decision_is_begun_in_the_log_and_counts_once_it_is_saved(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL)
    (conflict,) = {one.data["id"] for one in shown(view) if one.data and one.code == "value-conflict"}
    place = at(view, "5, quote")

    def offered(*, creates: bool) -> list[CodeAction]:
        found = actions(view, Range(place, place), [], "Ana Ruiz", creates=creates)
        return [one for one in found if one.title.startswith("Decide on value-conflict")]

    assert offered(creates=False) == [], "there is no log, and the editor can make none"
    (new,) = offered(creates=True)
    assert new.edit is not None
    make, edit = new.edit.document_changes or []
    assert isinstance(make, CreateFile)
    assert isinstance(edit, TextDocumentEdit)
    log = tmp_path / "decisions.yaml"
    log.write_text(str(edit.edits[0].new_text), "utf-8")  # type: ignore[union-attr]
    ((entry,),) = [decisions.read(log).history(conflict)]
    assert (entry.by, entry.decision.answer) == ("Ana Ruiz", "pending")  # type: ignore[union-attr]
    assert view.report is not None
    (finding,) = [one for one in view.report.flagged if one.id == conflict]
    assert entry.evidence == finding.evidence
    view = seen(tmp_path, MILL)
    (more,) = offered(creates=False)
    log.write_text(done(view, more), "utf-8")
    assert len(decisions.read(log).history(conflict)) == 2


def test_nothing_is_decided_on_what_is_no_longer_so(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL, now=MILL.replace("value: 3", "value: 4"))
    place = at(view, "5, quote")
    assert not [one for one in actions(view, Range(place, place), [], creates=True) if "Decide" in one.title]
