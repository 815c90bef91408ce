"""The desk of one run: what the files say now, and what an editor writes into the log.

Before anything is shown or written the files are held against what was read, so that no answer is taken on evidence
that is no longer there, nor over an answer that somebody else gave meanwhile. One request at a time.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache, partial
from pathlib import Path
from secrets import token_urlsafe
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

from discrepancies import decisions, pipeline
from discrepancies.decisions.answers import now
from discrepancies.language.safe import visible
from discrepancies.pages import queue, queue_entries
from discrepancies.pages.file_changes import Trace, contents, stamps

if TYPE_CHECKING:
    from discrepancies.decisions import Entry, Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Decision, Finding
    from discrepancies.report import Report


class Reply(NamedTuple):
    """What an editor answers to a finding, and what was on the screen: its evidence, and the answer that counted."""

    id: str
    evidence: str
    after: str
    """The mark of that answer; see `queue.mark`."""
    answer: str
    because: str
    value: str
    """ "" where the answer takes none."""
    reason: str
    by: str


class Recorded(NamedTuple):
    """An answer that is in the log: what takes it back, and what to tell the editor."""

    receipt: str
    said: str


class Moved(Exception):  # noqa: N818 - nothing is wrong, it is only no longer so
    """What the editor saw is no longer there; the message says what is, and nothing was written."""

    def __init__(self, why: Literal["decided", "evidence", "gone"], says: str) -> None:
        super().__init__(says)
        self.why = why


class _Seen(NamedTuple):
    """What the files said when they were last read."""

    claims: tuple[Trace, ...]
    texts: tuple[Trace, ...]
    logged: tuple[Trace, ...]
    log: Log
    report: Report
    findings: dict[str, Finding]
    listed: Callable[[], dict[str, Any]]
    """The queue, worked out when it is first asked for."""


class Desk:
    """What one run of the review page reads and writes.

    Every method raises `InputError` where the files are wrong now; nothing is written then.
    """

    def __init__(
        self, paths: tuple[str, ...], log: Path, texts: str | None = None, clock: Callable[[], str] = now
    ) -> None:
        self.paths, self.log, self.texts = paths, log, texts
        self._clock = clock
        self._lock = Lock()
        self._seen: _Seen | None = None
        self._written: dict[str, tuple[str, Decision]] = {}

    def listed(self) -> dict[str, Any]:
        """The queue; see `queue_entries.listed`."""
        with self._lock:
            seen = self._look()
            return seen.listed()

    def shown(self, id_: str) -> dict[str, Any]:
        """One finding; see `queue.shown`.

        Raises:
            Moved: there is none of this id any more.
        """
        with self._lock:
            seen = self._look()
            return queue.shown(seen.report, _found(seen, id_), seen.log.decisions(id_))

    def decide(self, reply: Reply) -> Recorded:
        """Write an answer into the log.

        Raises:
            Moved: the evidence is another now, or somebody else has answered.
            NotAnAnswer: something is missing or wrong in the answer.
            OSError: the log cannot be written; it is as it was.
        """
        with self._lock:
            seen = self._look()
            finding, current, dossier = _found(seen, reply.id), seen.log.current.get(reply.id), seen.report.dossier
            if queue.mark(current) != reply.after:
                raise Moved("decided", _told(current))
            if finding.evidence != reply.evidence:
                raise Moved(
                    "evidence", "The claims changed while you read: nothing was recorded. They are now as below."
                )
            given = decisions.Given(
                reply.answer, reply.reason, reply.by, self._clock(), reply.because or None, reply.value or None
            )
            decision = decisions.decided(dossier, finding, given)
            try:
                made = decisions.entry(dossier, finding, decision)
                (written,) = decisions.write(self.log, [made], {finding.id: reply.after})
            except decisions.Overtaken as overtaken:
                raise Moved("decided", _told(overtaken.entry)) from None
            receipt = token_urlsafe(12)
            self._written[receipt] = written.mark, decision
            return Recorded(receipt, " ".join((queue.said(decision), *decisions.remarks(dossier, finding, decision))))

    def undo(self, receipt: str) -> str:
        """Take an answer of this run out of force; gives what to tell the editor.

        Raises:
            Moved: it is not there any more, or somebody has decided since.
            OSError: the log cannot be written; it is as it was.
        """
        with self._lock:
            self._look()
            if receipt not in self._written:
                raise Moved("gone", "That answer is not of this run, or was taken back already.")
            mark, decision = self._written[receipt]
            try:
                decisions.undo(self.log, [mark], decision.by, self._clock())
            except decisions.Overtaken as overtaken:
                raise Moved("decided", _told(overtaken.entry)) from None
            del self._written[receipt]
            return f"Taken back: {queue.said(decision)}"

    def _look(self) -> _Seen:
        """What the files say now, read again only as far as they changed."""
        claims, logged = contents(map(Path, self.paths)), contents([self.log])
        seen = self._seen
        same = seen is not None and seen.claims == claims and seen.texts == self._stamps(seen.report.dossier)
        if seen is None or not same or seen.logged != logged:
            dossier = seen.report.dossier if seen and same else pipeline.load(*self.paths, texts=self.texts)
            log = decisions.read(self.log)
            report = pipeline.check(dossier, decisions=log)
            findings = {finding.id: finding for finding in report.flagged}
            listed = cache(partial(queue_entries.listed, report, log.current))
            seen = self._seen = _Seen(claims, self._stamps(dossier), logged, log, report, findings, listed)
        return seen

    def _stamps(self, dossier: Dossier) -> tuple[Trace, ...]:
        return stamps(Path(self.texts) if self.texts else None, dossier.sources.values())


def _found(seen: _Seen, id_: str) -> Finding:
    if id_ not in seen.findings:
        raise Moved("gone", "The claims changed: this is flagged no longer, and there is nothing to decide.")
    return seen.findings[id_]


def _told(entry: Entry | None) -> str:
    """What there is in the place of what the editor saw."""
    if entry is None:
        return "The answer that you saw was taken back meanwhile: nothing was recorded. Answer again if you want to."
    by, at, reason = entry.decision.by, entry.instant, entry.decision.reason
    said = f"{by} answered this meanwhile, on {at:%Y-%m-%d at %H:%M}: {queue.said(entry.decision)} “{reason}”"
    return f"{visible(said)} Nothing of yours was recorded: answer again if you want to."
