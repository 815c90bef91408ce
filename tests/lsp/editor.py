"""An editor as the language server meets it: a process over standard input and output, and no clock to go by."""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import AsyncIterator, Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from lsprotocol import types
from pygls.lsp.client import LanguageClient

PATIENCE = 60
"""Seconds after which a server that says nothing is held to be dead; nothing depends on how fast it is."""

ROOT = Path(__file__).parent.parent.parent


class Editor:
    """One editor: what it has open, and the diagnostics that it was sent."""

    def __init__(self, client: LanguageClient, encoding: str) -> None:
        self.client, self.encoding = client, encoding
        self.sent: dict[str, list[types.PublishDiagnosticsParams]] = {}
        self.edits: list[types.ApplyWorkspaceEditParams] = []
        self.told: list[types.ShowMessageParams] = []
        self._news = asyncio.Event()

        def published(params: types.PublishDiagnosticsParams) -> None:
            self.sent.setdefault(params.uri, []).append(params)
            self._news.set()

        def said(params: types.ShowMessageParams) -> None:
            self.told.append(params)
            self._news.set()

        def applied(params: types.ApplyWorkspaceEditParams) -> types.ApplyWorkspaceEditResult:
            self.edits.append(params)
            self._news.set()
            return types.ApplyWorkspaceEditResult(applied=True)

        def registered(_: types.RegistrationParams) -> None:
            return None

        client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)(published)
        client.feature(types.WINDOW_SHOW_MESSAGE)(said)
        client.feature(types.WORKSPACE_APPLY_EDIT)(applied)
        client.feature(types.CLIENT_REGISTER_CAPABILITY)(registered)

    def open(self, path: Path, text: str | None = None, version: int = 1) -> str:
        """Open a file; gives its address."""
        uri = path.as_uri()
        words = text if text is not None else path.read_bytes().decode()
        item = types.TextDocumentItem(uri, "yaml", version, words)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def replace(self, uri: str, version: int, text: str) -> None:
        """Have another text of a file."""
        self.change(uri, version, types.TextDocumentContentChangeWholeDocument(text))

    def change(self, uri: str, version: int, *changes: types.TextDocumentContentChangeEvent) -> None:
        """Change some of a file."""
        named = types.VersionedTextDocumentIdentifier(version=version, uri=uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(named, list(changes)))

    def close(self, uri: str) -> None:
        """Hold a file no longer."""
        self.client.text_document_did_close(types.DidCloseTextDocumentParams(types.TextDocumentIdentifier(uri)))

    async def until(self, holds: Callable[[], Any]) -> Any:
        """Wait until something is so; gives it."""
        async with asyncio.timeout(PATIENCE):
            while not (found := holds()):
                self._news.clear()
                await self._news.wait()
        return found

    async def diagnostics(self, uri: str, version: int | None) -> list[types.Diagnostic]:
        """What was sent of one version of a file."""

        def those() -> types.PublishDiagnosticsParams | None:
            return next((one for one in reversed(self.sent.get(uri, [])) if one.version == version), None)

        found: types.PublishDiagnosticsParams = await self.until(those)
        return list(found.diagnostics)

    def last(self, uri: str) -> list[types.Diagnostic]:
        """What was sent of a file last; nothing where nothing was."""
        sent = self.sent.get(uri)
        return list(sent[-1].diagnostics) if sent else []


@asynccontextmanager
async def editing(folder: Path, encodings: list[str] | None = None, **options: Any) -> AsyncIterator[Editor]:
    """An editor with a server of its own, in a folder; the server is asked to end, and does."""
    client = LanguageClient("an-editor", "1")
    editor = Editor(client, "")
    await client.start_io(sys.executable, "-P", "-m", "discrepancies", "lsp", cwd=folder, env=environment())
    general = types.GeneralClientCapabilities(position_encodings=encodings) if encodings else None
    asked = types.InitializeParams(types.ClientCapabilities(general=general), root_uri=folder.as_uri(), **options)
    async with asyncio.timeout(PATIENCE):
        answer = await client.initialize_async(asked)
    editor.encoding = str(answer.capabilities.position_encoding)
    client.initialized(types.InitializedParams())
    try:
        yield editor
    finally:
        async with asyncio.timeout(PATIENCE):
            await client.shutdown_async(None)
            client.exit(None)
            await client.stop()  # type: ignore[no-untyped-call]


def environment() -> dict[str, str]:
    """The environment in which this checkout is what runs."""
    return {**os.environ, "PYTHONPATH": str(ROOT)}


def ran(talk: Callable[[], Coroutine[Any, Any, None]]) -> None:
    """Run what an editor does, to its end; in a thread of its own, for a browser's driver keeps a loop in this one."""
    with ThreadPoolExecutor(1) as aside:
        aside.submit(asyncio.run, talk()).result()
