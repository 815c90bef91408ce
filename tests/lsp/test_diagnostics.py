"""What is wrong and what is flagged, over standard input and output: where, how grave, of which version."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from pathlib import Path
from random import Random

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol import types

from tests.lsp.dossiers import MILL
from tests.lsp.editor import PATIENCE, ROOT, Editor, editing, environment, ran


def codes(found: list[types.Diagnostic]) -> set[object]:
    return {one.code for one in found}


def shown(text: str, one: types.Diagnostic, encoding: str = "utf-16-le") -> str:
    """What stands in a diagnostic's range, by the editor's own way of counting."""
    line = text.split("\n")[one.range.start.line].encode(encoding)
    width = {"utf-8": 1, "utf-16-le": 2, "utf-32-le": 4}[encoding]
    assert one.range.end.line == one.range.start.line
    return line[one.range.start.character * width : one.range.end.character * width].decode(encoding)


def test_a_conflict_stands_at_both_its_claims_and_names_the_other_side(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(MILL, "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file)
            found = [one for one in await editor.diagnostics(uri, 1) if one.code == "value-conflict"]
            assert [shown(MILL, one) for one in found] == ["3", "5"]
            assert {one.severity for one in found} == {types.DiagnosticSeverity.Error}
            (other,) = found[0].related_information or []
            assert other.location.range == found[1].range
            assert "wire" in other.message

    ran(talk)


def test_what_is_typed_counts_and_not_what_is_on_the_disk(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(MILL, "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file, "")
            assert not editor.last(uri)
            editor.replace(uri, 2, MILL)
            assert "value-conflict" in codes(await editor.diagnostics(uri, 2))
            line = MILL.split("\n").index(
                "      - {fact: killed, value: 5, quote: five people were killed, attributed_to: police}"
            )
            at = types.Range(types.Position(line, 30), types.Position(line, 31))
            editor.change(uri, 3, types.TextDocumentContentChangePartial(at, "3"))
            assert "value-conflict" not in codes(await editor.diagnostics(uri, 3))
            editor.replace(uri, 4, MILL.replace("fact: cause", "fact: cuase"))
            (wrong,) = await editor.diagnostics(uri, 4)
            assert shown(MILL.replace("fact: cause", "fact: cuase"), wrong) == "cuase"
            assert 'write "cause"' in wrong.message
            assert wrong.code == "input"

    ran(talk)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
def test_columns_are_counted_as_the_editor_does(tmp_path: Path, encoding: str) -> None:
    text = MILL.replace("quote: three workers", "quote: 🔥🔥 שלום three workers").replace(
        "{fact: killed, value: 3, quote: 🔥🔥 שלום three workers died}",
        "{quote: 🔥🔥 שלום three workers died, fact: killed, value: thre}",
    )

    async def talk() -> None:
        async with editing(tmp_path, [encoding]) as editor:
            assert editor.encoding == encoding
            for version, ended in enumerate(("\n", "\r\n"), 1):
                uri = editor.open(tmp_path / f"claims{version}.yaml", text.replace("\n", ended), version)
                (wrong,) = [one for one in await editor.diagnostics(uri, version) if one.code == "input"]
                assert shown(text, wrong, {"utf-8": "utf-8"}.get(encoding, f"{encoding}-le")) == "thre"

    ran(talk)


def test_each_file_of_a_dossier_has_its_own(tmp_path: Path) -> None:
    facts, wire = MILL[: MILL.index("  wire:")], "sources:\n" + MILL[MILL.index("  wire:") :]
    (tmp_path / "discrepancies.toml").write_text('paths = ["a.yaml", "b.yaml"]\n', "utf-8")
    (tmp_path / "a.yaml").write_text(facts, "utf-8")
    (tmp_path / "b.yaml").write_text(wire, "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            one = editor.open(tmp_path / "a.yaml")
            other = (tmp_path / "b.yaml").as_uri()
            assert "value-conflict" in codes(await editor.diagnostics(one, 1))
            assert "value-conflict" in codes(await editor.diagnostics(other, None))
            editor.open(tmp_path / "b.yaml", wire.replace("value: 5", "value: 3"), 7)
            assert "value-conflict" not in codes(await editor.diagnostics(other, 7))
            await editor.until(lambda: "value-conflict" not in codes(editor.last(one)))
            editor.close(other)
            await editor.until(lambda: not editor.last(other) and "value-conflict" in codes(editor.last(one)))

    ran(talk)


def test_a_file_that_is_closed_has_none_left(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(MILL, "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file)
            await editor.diagnostics(uri, 1)
            editor.close(uri)
            assert await editor.diagnostics(uri, None) == []

    ran(talk)


def test_what_changes_on_the_disk_counts(tmp_path: Path) -> None:
    file = tmp_path / "claims.yaml"
    file.write_text(MILL, "utf-8")
    log = tmp_path / "decisions.yaml"

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file)
            found = await editor.diagnostics(uri, 1)
            conflict = next((one.data or {})["id"] for one in found if one.code == "value-conflict")
            decide = [
                *RUN,
                "decide",
                conflict,
                str(file),
                "--answer",
                "unconfirmed",
                "--reason",
                "we asked",
                "--by",
                "Ana",
            ]
            subprocess.run(decide, check=True, env=environment(), cwd=tmp_path, capture_output=True)
            assert log.exists()
            event = types.FileEvent(log.as_uri(), types.FileChangeType.Created)
            editor.client.workspace_did_change_watched_files(types.DidChangeWatchedFilesParams([event]))
            await editor.until(lambda: "value-conflict" not in codes(editor.last(uri)))

    ran(talk)


def test_settings_are_told_of_too(tmp_path: Path) -> None:
    file, settings = tmp_path / "claims.yaml", tmp_path / "discrepancies.toml"
    file.write_text(MILL, "utf-8")
    settings.write_text('paths = ["claims.yaml"]\nignor = "single-source"\n', "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file)
            assert "value-conflict" in codes(await editor.diagnostics(uri, 1))
            (wrong,) = await editor.diagnostics(settings.as_uri(), None)
            assert wrong.range.start == types.Position(1, 0)
            editor.open(settings, 'paths = ["claims.yaml"]\nignore = "value-conflict"\n', 4)
            await editor.until(lambda: editor.last(uri) and "value-conflict" not in codes(editor.last(uri)))
            assert not editor.last(settings.as_uri())

    ran(talk)


def test_sheets_as_they_are_are_part_of_a_dossier(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(MILL[: MILL.index("sources:")], "utf-8")
    (tmp_path / "sheet.csv").write_text("Paper,Dead\ngazette,3\nwire,5\n", "utf-8")
    settings = 'paths = ["facts.yaml", "sheet.csv"]\n[columns]\n"*" = {event = "mill_fire"}\nPaper = "source"\n'
    (tmp_path / "discrepancies.toml").write_text(f'{settings}Dead = {{fact = "killed"}}\n', "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "facts.yaml")
            assert "value-conflict" not in codes(await editor.diagnostics(uri, 1))
            found = await editor.diagnostics((tmp_path / "sheet.csv").as_uri(), None)
            conflict = [one.range.start.line for one in found if one.code == "value-conflict"]
            assert conflict == [1, 2]
            editor.replace(uri, 2, MILL[: MILL.index("sources:")].replace("people?", "workers?"))
            await editor.diagnostics(uri, 2)

    ran(talk)


def test_a_file_that_is_none_of_ours_is_left_alone(tmp_path: Path) -> None:
    async def talk() -> None:
        async with editing(tmp_path) as editor:
            other = editor.open(tmp_path / "compose.yaml", "services:\n  a: {}\n")
            uri = editor.open(tmp_path / "claims.yaml", MILL)
            await editor.diagnostics(uri, 1)
            assert not editor.last(other)

    ran(talk)


def test_no_diagnostic_is_of_an_older_version_than_one_before(tmp_path: Path) -> None:
    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "claims.yaml", MILL)
            for version in range(2, 60):
                editor.replace(uri, version, MILL.replace("value: 5", f"value: {version}"))
            for one in await editor.diagnostics(uri, 59):
                assert "exactly 58" not in one.message
            assert "exactly 59" in str(editor.last(uri))
            versions = [one.version or 0 for one in editor.sent[uri]]
            assert versions == sorted(versions)

    ran(talk)


async def ask_everything(editor: Editor, uri: str, place: types.Position) -> None:
    """Every request that there is about a place; one that fails, or is not answered, is raised."""
    of = types.TextDocumentIdentifier(uri)
    client = editor.client
    everywhere = types.ReferenceContext(include_declaration=True)
    async with asyncio.timeout(PATIENCE):
        await client.text_document_hover_async(types.HoverParams(of, place))
        await client.text_document_completion_async(types.CompletionParams(of, place))
        await client.text_document_definition_async(types.DefinitionParams(of, place))
        await client.text_document_implementation_async(types.ImplementationParams(of, place))
        await client.text_document_references_async(types.ReferenceParams(everywhere, of, place))
        await client.text_document_document_symbol_async(types.DocumentSymbolParams(of))
        nothing = types.CodeActionContext(diagnostics=[])
        await client.text_document_code_action_async(types.CodeActionParams(of, types.Range(place, place), nothing))


def test_however_it_is_broken_every_request_is_answered(tmp_path: Path) -> None:
    """At sixty places, each of them typed over the one before."""
    random = Random(11)

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(tmp_path / "claims.yaml", MILL)
            for version in range(2, 62):
                at = random.randrange(len(MILL))
                text = MILL[:at] + random.choice(["{", "}", '"', "'", ":", "\t", "\n", "- ", "#", "&a", "*", "\u0007"])
                text += MILL[at + random.randrange(3) :]
                editor.replace(uri, version, text)
                line = text.count("\n", 0, at)
                await ask_everything(editor, uri, types.Position(line, random.randrange(60)))
            await editor.diagnostics(uri, 61)
            assert editor.told == []

    ran(talk)


RUN = [sys.executable, "-P", "-m", "discrepancies"]


def message(method: str, params: object, number: int | None = None) -> bytes:
    said = {"jsonrpc": "2.0", "method": method, "params": params} | ({} if number is None else {"id": number})
    body = json.dumps(said).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


BEGIN = message("initialize", {"capabilities": {}, "processId": None, "rootUri": None}, 1) + message("initialized", {})


@pytest.mark.parametrize(
    ("said", "status"),
    [
        (BEGIN + message("shutdown", None, 2) + message("exit", None), 0),
        (BEGIN + message("exit", None), 1),
        (BEGIN, 1),
        (b"", 1),
    ],
    ids=["asked", "not-asked", "died", "never-spoke"],
)
def test_it_ends_with_its_editor(tmp_path: Path, said: bytes, status: int) -> None:
    done = subprocess.run([*RUN, "lsp"], input=said, capture_output=True, env=environment(), cwd=tmp_path, timeout=60)
    assert done.returncode == status
    assert done.stderr == b""
    out = done.stdout
    while out:  # nothing but messages
        head, _, rest = out.partition(b"\r\n\r\n")
        assert head.startswith(b"Content-Length: ")
        length = int(head.split(b"\r\n")[0].split(b": ")[1])
        assert json.loads(rest[:length])["jsonrpc"] == "2.0"
        out = rest[length:]


@pytest.mark.skipif(sys.platform == "win32", reason="there a process cannot be asked whether it lives")
def test_it_ends_when_its_editor_has_ended_without_closing_anything(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as gone:
        gone.wait()
    told = {"capabilities": {}, "processId": gone.pid, "rootUri": None}
    server = subprocess.Popen(
        [*RUN, "lsp"], stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, env=environment(), cwd=tmp_path
    )
    with server:
        assert server.stdin is not None
        server.stdin.write(message("initialize", told, 1) + message("initialized", {}))
        server.stdin.flush()
        assert server.wait(60) == 1


def test_the_editor_shows_what_check_flags(tmp_path: Path) -> None:
    text = (ROOT / "data" / "claims.yaml").read_text("utf-8")
    file = tmp_path / "claims.yaml"
    file.write_text(text, "utf-8")

    async def talk() -> None:
        async with editing(tmp_path) as editor:
            uri = editor.open(file)
            found = await editor.diagnostics(uri, 1)
            told = [*RUN, "check", str(file), "--format", "json", "--fail-on", "never"]
            done = subprocess.run(told, capture_output=True, env=environment(), check=True)
            flagged = {one["id"] for one in json.loads(done.stdout)["findings"]}
            assert {(one.data or {})["id"] for one in found} == flagged

    ran(talk)
