"""What the editor holds of the files, and their dossiers checked again whenever something changes: one check at a time.

A check runs in a thread on what was held when it began. What it finds is shown only if none of its files has changed
meanwhile, so that no diagnostic is of an older text than the one that is shown; a newer change has it given up.
"""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from pygls.uris import from_fs_path

from discrepancies.load.problems import Problem
from discrepancies.lsp import diagnostics
from discrepancies.lsp.belonging import Files, Found, Held, dossier_of
from discrepancies.lsp.checking import Checked, Superseded, checked
from discrepancies.lsp.positions import UTF_16, LinedText, changed

if TYPE_CHECKING:
    from lsprotocol.types import Diagnostic, TextDocumentContentChangeEvent

    from discrepancies.report import Report

TOGETHER = 0.03
"""Seconds in which further changes are taken together with the first."""

_LOG = logging.getLogger(__name__)


class Buffer(NamedTuple):
    """A file as the editor holds it."""

    uri: str
    text: str
    version: int | None

    @property
    def data(self) -> bytes:
        """Its bytes; half a character stays half of one, for the reader to refuse."""
        return self.text.encode("utf-8", "surrogatepass")


class Snapshot(NamedTuple):
    """What was held at one moment."""

    buffers: Mapping[str, Buffer]
    encoding: str

    def held(self) -> Held:
        """The bytes of what is held, by absolute path."""
        return {path: buffer.data for path, buffer in self.buffers.items()}

    def uri(self, path: str) -> str:
        """The address of a file, as the editor writes it if that has it open."""
        return self.buffers[path].uri if path in self.buffers else str(from_fs_path(path))

    def text(self, path: str) -> LinedText:
        """The text of a file, as the editor holds it or as it is on the disk; "" where it cannot be read."""
        if path in self.buffers:
            return LinedText(self.buffers[path].text, self.encoding)
        try:
            return LinedText(Path(path).read_bytes().decode("utf-8-sig", "replace"), self.encoding)
        except OSError:
            return LinedText("", self.encoding)


class Reported(NamedTuple):
    """A report, and what was held when it was made."""

    report: Report
    buffers: Mapping[str, Buffer]
    undecided: Report | None = None
    """The same without decisions: the next check begins from it."""


class Looked(NamedTuple):
    """One dossier looked over: what to show of it, and what came of the check."""

    files: Files
    shown: dict[str, list[Diagnostic]]
    found: Checked


class _Round(NamedTuple):
    """What one round of checks has found."""

    belongs: Mapping[str, Found]
    looked: tuple[Looked, ...]
    settings: Mapping[str, list[Diagnostic]]


Publish = Callable[[str, int | None, list["Diagnostic"]], None]
"""Shows the diagnostics of a file, by its address and the version that they are of."""


class Watched:
    """All that is open in one editor."""

    def __init__(self, publish: Publish) -> None:
        self.encoding = UTF_16
        self.buffers: dict[str, Buffer] = {}
        self.belongs: dict[str, Found] = {}
        self.reports: dict[Files, Reported] = {}
        """The last report that could be made of each dossier; its text may be another now."""
        self._publish = publish
        self._closed: set[str] = set()
        self._shown: dict[str, dict[object, list[Diagnostic]]] = {}
        self._due: set[str | None] = set()
        self._wake = asyncio.Event()
        self._pool = ThreadPoolExecutor(1, "checking")

    def opened(self, path: str, buffer: Buffer) -> None:
        """The editor holds a file."""
        self._closed.discard(path)
        self.buffers[path] = buffer
        self.touch(path)

    def changed(self, path: str, version: int | None, changes: list[TextDocumentContentChangeEvent]) -> None:
        """The editor holds another text of it."""
        if (before := self.buffers.get(path)) is None:
            return
        self.buffers[path] = Buffer(before.uri, changed(before.text, changes, self.encoding), version)
        self.touch(path)

    def closed(self, path: str) -> None:
        """The editor holds it no longer: nothing is shown of it, and what is on the disk counts."""
        buffer = self.buffers.pop(path, None)
        self.belongs.pop(path, None)
        self._closed.add(path)
        if self._shown.pop(path, None) is not None and buffer:
            self._publish(buffer.uri, None, [])
        self.touch(path)

    def touch(self, path: str | None) -> None:
        """Have the dossier of a file checked again; of no file in particular, every one."""
        self._due.add(path)
        self._wake.set()

    def snapshot(self) -> Snapshot:
        """What is held now."""
        return Snapshot(dict(self.buffers), self.encoding)

    async def run(self) -> None:
        """Check whatever is due, for ever."""
        loop = asyncio.get_running_loop()
        while True:
            await self._wake.wait()
            await asyncio.sleep(TOGETHER)
            self._wake.clear()
            due, self._due = self._due, set()
            snapshot = self.snapshot()
            try:
                done = await loop.run_in_executor(self._pool, self._round, snapshot, due)
            except Superseded:
                self._due |= due
            except Exception:
                _LOG.exception("this is a fault of the program")
                self._forget(due)
            else:
                self._show(snapshot, done)

    def _forget(self, due: set[str | None]) -> None:
        """Show nothing of what could not be checked: what is shown is of an older text."""
        for owner in {owner for owners in self._shown.values() for owner in owners}:
            if None in due or not isinstance(owner, Files) or not due.isdisjoint(owner.paths):
                self._replace(owner, {})

    def _superseded(self, snapshot: Snapshot, files: Files) -> bool:
        """Whether the editor holds another text of one of these files than it did."""
        paths = files.paths
        return any(self.buffers.get(path) is not snapshot.buffers.get(path) for path in paths)

    def _round(self, snapshot: Snapshot, due: set[str | None]) -> _Round:
        held = snapshot.held()
        belongs = {path: dossier_of(path, held) for path in snapshot.buffers}
        wrong = dict[Problem, None].fromkeys(problem for found in belongs.values() for problem in found.wrong)
        settings = diagnostics.of_problems(wrong, snapshot.text, snapshot.uri)
        every = dict.fromkeys(found.files for found in belongs.values() if found.files)
        looked = tuple(self._looked(snapshot, files, held) for files in every if self._is_due(files, due))
        return _Round(belongs, looked, settings)

    def _is_due(self, files: Files, due: set[str | None]) -> bool:
        known = {found.files for found in self.belongs.values()}
        return files not in known or None in due or not due.isdisjoint(files.paths)

    def _looked(self, snapshot: Snapshot, files: Files, held: Held) -> Looked:
        def superseded() -> bool:
            return self._superseded(snapshot, files)

        last = self.reports.get(files)
        found = checked(files, held, superseded, last.undecided if last else None)
        shown = diagnostics.of_dossier(found, snapshot.text, snapshot.uri)
        return Looked(files, shown, found)

    def _show(self, snapshot: Snapshot, done: _Round) -> None:
        """Show what a round has found of what is still as it was."""
        self.belongs = {path: found for path, found in done.belongs.items() if path in self.buffers}
        known = {found.files for found in self.belongs.values()}
        for looked in done.looked:
            if self._superseded(snapshot, looked.files):
                self._due.add(next(iter(looked.files.paths)))
                self._wake.set()
                continue
            if looked.found.report is not None:
                reported = Reported(looked.found.report, snapshot.buffers, looked.found.undecided)
                self.reports[looked.files] = reported
            nothing: dict[str, list[Diagnostic]] = {path: [] for path in looked.files.paths}
            self._replace(looked.files, nothing | looked.shown)
        if all(self.buffers.get(path) is snapshot.buffers.get(path) for path in done.settings):
            self._replace("settings", done.settings)
        for owner in {owner for owners in self._shown.values() for owner in owners} - known - {"settings"}:
            self._replace(owner, {})
        self.reports = {files: report for files, report in self.reports.items() if files in known}

    def _replace(self, owner: object, shown: Mapping[str, list[Diagnostic]]) -> None:
        """Show these diagnostics in place of those that the same dossier had before, in whatever file."""
        before = {path for path, owners in self._shown.items() if owner in owners}
        for path in sorted(before | shown.keys()):
            owners = self._shown.setdefault(path, {})
            if path in shown:
                owners[owner] = shown[path]
            else:
                owners.pop(owner, None)
            if path in self._closed:
                self._shown.pop(path)
                continue
            buffer = self.buffers.get(path)
            every = [one for those in owners.values() for one in those]
            self._publish(self.snapshot().uri(path), buffer.version if buffer else None, every)
            if not owners:
                self._shown.pop(path)
