"""The protocol: which request goes to which feature, and nothing that knows of claims.

pygls reads and writes the messages. Texts are kept here and not by pygls, whose idea of a line is Python's. Every
request is answered in a thread from what was held when it came; only what is held is changed on the event loop.
"""

from __future__ import annotations

import asyncio
import os
import sys
from collections.abc import Callable, Generator
from functools import partial
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol, lsp_method
from pygls.uris import to_fs_path

from discrepancies import __version__
from discrepancies.load import READERS
from discrepancies.load.texts.opening import ENDINGS
from discrepancies.lsp import places
from discrepancies.lsp.actions import actions
from discrepancies.lsp.belonging import dossier_of
from discrepancies.lsp.completion import completion
from discrepancies.lsp.hover import hover
from discrepancies.lsp.positions import UTF_16
from discrepancies.lsp.symbols import symbols
from discrepancies.lsp.view import View
from discrepancies.lsp.watched import Buffer, Watched

WATCHED = f"**/*{{{','.join((*(ending for ending, _ in READERS), *ENDINGS, '.toml'))}}}"
"""The files whose changes on the disk count: claims, texts and settings."""

PARENT_EVERY = 3.0
"""Seconds between two looks whether the editor is still there."""

_SYNC = (types.TEXT_DOCUMENT_DID_OPEN, types.TEXT_DOCUMENT_DID_CHANGE, types.TEXT_DOCUMENT_DID_CLOSE)

_Found = TypeVar("_Found")


class Protocol(LanguageServerProtocol):
    """The protocol without pygls's own copies of the texts."""

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Generator[Any, Any, None]:
        """Leave it to the server."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None


class Server(LanguageServer):
    """A server, what its editor has open, and how it ended."""

    def __init__(self) -> None:
        super().__init__("discrepancies", __version__, protocol_cls=Protocol)
        self.watched = Watched(self._publish)
        self.asked_to_stop = False
        self.by = os.environ.get("DISCREPANCIES_BY", "")
        """Who decides."""
        self.running: set[asyncio.Task[None]] = set()

    def view(self, uri: str) -> View:
        """What a request about a file sees."""
        path, snapshot = path_of(uri), self.watched.snapshot()
        known = self.watched.belongs.get(path)
        files = (known or dossier_of(path, snapshot.held())).files
        return View(path, snapshot, files, self.watched.reports.get(files) if files else None)

    async def answered(self, feature: Callable[..., _Found], uri: str, *more: Any) -> _Found:
        """What a feature says of a file as it is now, worked out in a thread."""
        snapshot = self.view(uri)
        return await asyncio.to_thread(feature, snapshot, *more)

    @property
    def creates(self) -> bool:
        """Whether the editor can make new files."""
        edits = self.client_capabilities.workspace and self.client_capabilities.workspace.workspace_edit
        can = (edits.resource_operations or ()) if edits and edits.document_changes else ()
        return types.ResourceOperationKind.Create in can

    def begin(self, task: Any) -> None:
        """Have something go on beside the messages."""
        running = asyncio.ensure_future(task)
        self.running.add(running)
        running.add_done_callback(self.running.discard)

    def _publish(self, uri: str, version: int | None, found: list[types.Diagnostic]) -> None:
        self.text_document_publish_diagnostics(types.PublishDiagnosticsParams(uri, found, version))


def path_of(uri: str) -> str:
    """The absolute path of a file by its address."""
    return os.path.abspath(to_fs_path(uri) or uri)  # noqa: PTH100 - links are not followed


def made() -> Server:
    """A server with all its features."""
    server = Server()
    _life(server)
    _texts(server)
    _questions(server)
    return server


def _life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    def initialize(params: types.InitializeParams) -> None:
        given = params.initialization_options
        if isinstance(given, dict) and isinstance(given.get("by"), str):
            server.by = given["by"]

    @server.feature(types.INITIALIZED)
    def initialized(_: types.InitializedParams) -> None:
        agreed = server.workspace.position_encoding
        server.watched.encoding = str(getattr(agreed, "value", agreed) or UTF_16)
        server.begin(server.watched.run())
        if server.process_id and sys.platform != "win32":
            server.begin(_ends_with(server.process_id))
        files = server.client_capabilities.workspace and server.client_capabilities.workspace.did_change_watched_files
        if files and files.dynamic_registration:
            watchers = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(WATCHED)])
            wanted = types.Registration("watched", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, watchers)
            server.client_register_capability(types.RegistrationParams([wanted]))

    @server.feature(types.SHUTDOWN)
    def shutdown(_: None) -> None:
        server.asked_to_stop = True


async def _ends_with(process: int) -> None:
    """End when the editor has ended without a word."""
    while True:
        await asyncio.sleep(PARENT_EVERY)
        try:
            os.kill(process, 0)
        except ProcessLookupError:
            os._exit(1)
        except OSError:
            return


def _texts(server: Server) -> None:
    watched = server.watched

    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    def opened(params: types.DidOpenTextDocumentParams) -> None:
        one = params.text_document
        watched.opened(path_of(one.uri), Buffer(one.uri, one.text, one.version))

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    def changed(params: types.DidChangeTextDocumentParams) -> None:
        watched.changed(path_of(params.text_document.uri), params.text_document.version, list(params.content_changes))

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    def closed(params: types.DidCloseTextDocumentParams) -> None:
        watched.closed(path_of(params.text_document.uri))

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    def saved(params: types.DidSaveTextDocumentParams) -> None:
        watched.touch(path_of(params.text_document.uri))

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    def on_disk(_: types.DidChangeWatchedFilesParams) -> None:
        watched.touch(None)


def _questions(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    async def hovered(params: types.HoverParams) -> types.Hover | None:
        return await server.answered(hover, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=[" ", "{", "[", '"']))
    async def completed(params: types.CompletionParams) -> types.CompletionList:
        return await server.answered(completion, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    async def defined(params: types.DefinitionParams) -> list[types.Location]:
        return await server.answered(places.definition, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_IMPLEMENTATION)
    async def other_side(params: types.ImplementationParams) -> list[types.Location]:
        return await server.answered(places.implementation, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_REFERENCES)
    async def used(params: types.ReferenceParams) -> list[types.Location]:
        return await server.answered(places.references, params.text_document.uri, params.position)

    @server.feature(types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions([types.CodeActionKind.QuickFix]))
    async def offered(params: types.CodeActionParams) -> list[types.CodeAction]:
        found = partial(actions, by=server.by, creates=server.creates)
        return await server.answered(found, params.text_document.uri, params.range, params.context.diagnostics)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    async def listed(params: types.DocumentSymbolParams) -> list[types.DocumentSymbol]:
        return await server.answered(symbols, params.text_document.uri)
