"""The desk of one run: what the files say now, and what an editor writes into the log.

Before anything is shown or written the files are held against what was read, so that no answer is taken on evidence
that is no longer there, nor over an answer that somebody else gave meanwhile. One request at a time.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import cache, partial
from hashlib import sha256
from pathlib import Path
from threading import Lock
from typing import TYPE_CHECKING, Any, NamedTuple

from discrepancies import decisions, pipeline
from discrepancies.decisions import Deed, Entry, NotAnAnswer
from discrepancies.decisions.answers import now
from discrepancies.language.safe import visible
from discrepancies.load.files import Reading
from discrepancies.model import NOBODY
from discrepancies.pages import history, passages, queue, queue_entries
from discrepancies.pages.acts import Answered, Batch, Moved, Recorded, Reply, Seen
from discrepancies.pages.editable_claims import editable
from discrepancies.pages.file_changes import Trace, contents, stamps
from discrepancies.pages.links import Files
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.decisions import Document, Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.tables.mapping import Mappings
    from discrepancies.model import Finding, Severity
    from discrepancies.report import Report

__all__ = ["Desk", "House", "Moved", "Recorded", "Reply"]


class House(NamedTuple):
    """How this newsroom works."""

    four_eyes: tuple[Severity, ...] = ()
    """Of findings as severe as these a decision counts once somebody else approved it."""
    editor: str | None = None
    """The address that opens a file at a line; see `config.link`."""
    editors: tuple[str, ...] = ()
    """Who works here, as far as that is known before anybody has written anything."""
    columns: Mappings | None = None
    """How the headings of sheets are mapped to keys."""


class _Seen(NamedTuple):
    """What the files said when they were last read."""

    claims: tuple[Trace, ...]
    texts: tuple[Trace, ...]
    logged: tuple[Trace, ...]
    log: Log
    checked: Report
    """Before any decision."""
    report: Report
    findings: dict[str, Finding]
    listed: Callable[[], dict[str, Any]]
    """The queue, worked out when it is first asked for."""


class Desk:
    """What one run of the review page reads and writes.

    Every method raises `InputError` where the files are wrong now; nothing is written then. What writes raises `Moved`
    where what the editor saw is no longer so, `NotAnAnswer` where something is missing or wrong in what was given, and
    `OSError` where the log cannot be written; it is as it was then.
    """

    def __init__(
        self,
        paths: tuple[str, ...],
        log: Path,
        texts: str | None = None,
        clock: Callable[[], str] = now,
        house: House = House(),  # noqa: B008 - it is frozen
    ) -> None:
        self.paths, self.log, self.texts, self.house = paths, log, texts, house
        self._clock = clock
        self._lock = Lock()
        self._seen: _Seen | None = None

    @property
    def key(self) -> str:
        """What tells this log from any other, in every run of the review: browsers keep what is typed under it."""
        return sha256(str(self.log.resolve()).encode("utf-8", "replace")).hexdigest()[:12]

    def reading(self, held: Mapping[str, bytes]) -> Reading:
        """How the files are read if they held this."""
        return Reading(held, self.house.columns)

    def listed(self) -> dict[str, Any]:
        """The queue; see `queue_entries.listed`."""
        with self._lock:
            seen = self._look()
            return seen.listed()

    def names(self) -> list[str]:
        """Whom one may assign to, ask or mention: who is in the log, the most frequent first, and who works here."""
        with self._lock:
            return _names(self._look().log, self.house.editors)

    def shown(self, id_: str, reader: str = "") -> dict[str, Any]:
        """One finding, to who signed in; see `queue.shown`.

        Raises:
            Moved: there is none of this id any more.
        """
        with self._lock:
            seen = self._look()
            finding = _found(seen, id_)
            shown = queue.shown(seen.report, finding, seen.log, Files(self.texts, self.house.editor), reader)
            return {**shown, "claims": editable(seen.report, finding, seen.claims)}

    def passage(self, claim: int) -> dict[str, Any]:
        """The text around the quote of a claim, by its number; see `passages.passage`.

        Raises:
            Moved: the quote or its text is not there any more.
        """
        with self._lock:
            found = passages.passage(self._look().report, claim)
            if found is None:
                raise Moved("gone", "The files changed: this quote is not in a text that is at hand.")
            return found

    def asks(self) -> list[dict[str, Any]]:
        """What is asked of whom and still open; see `history.asks`."""
        with self._lock:
            seen = self._look()
            return history.asks(seen.report, seen.log)

    def decide(self, reply: Reply) -> Recorded:
        """Write an answer to one finding into the log."""
        with self._lock:
            seen = self._look()
            entry = self._entries(seen, [reply.seen], reply.answered)[0]
            finding = seen.findings[entry.id]
            remarks = decisions.remarks(seen.report.dossier, finding, entry.decision)
            written = self._write([entry], {entry.id: reply.after})
            return Recorded(_marks(written), " ".join((queue.said(entry.decision), *remarks, *self._awaited(written))))

    def bulk(self, batch: Batch) -> Recorded:
        """Write one answer to many findings into the log, all of them or none."""
        with self._lock:
            seen = self._look()
            entries = self._entries(seen, batch.on, batch.answered)
            written = self._write(entries, {one.id: one.after for one in batch.on})
            return Recorded(_marks(written), " ".join((_told(written), *self._awaited(written))))

    def assign(self, id_: str, to: str, until: str, by: str) -> Recorded:
        """Make a finding somebody's to look at, by a day where one is given; "nobody" makes it nobody's."""
        return self._do(id_, lambda _, finding: decisions.assigned(finding, to, by, self._clock(), until))

    def comment(self, id_: str, text: str, by: str) -> Recorded:
        """Remark on a finding without deciding."""
        return self._do(id_, lambda _, finding: decisions.commented(finding, text, by, self._clock()))

    def approve(self, shown: Seen, by: str) -> Recorded:
        """Stand behind what somebody else decided, as it was on the screen."""

        def approved(seen: _Seen, finding: Finding) -> Deed:
            _unmoved(seen, [shown])
            return decisions.approved(finding, seen.log.current.get(finding.id), by, self._clock())

        return self._do(shown.id, approved)

    def undo(self, marks: Sequence[str], by: str) -> str:
        """Take what was written out of force, all of it or none; gives what to tell the editor."""
        with self._lock:
            seen = self._look()
            undone = [seen.log.marked[mark] for mark in marks if mark in seen.log.marked]
            who = " ".join(by.split())
            if not who:
                raise NotAnAnswer("an undo needs a name; say who undoes it")
            if not marks or len(undone) < len(marks):
                raise Moved("gone", "That is not in the log any more: there is nothing to undo.")
            try:
                decisions.undo(self.log, marks, who, self._clock())
            except decisions.Overtaken as overtaken:
                raise _overtaken(overtaken.now) from None
            return f"Taken back: {_told(undone)}"

    @contextmanager
    def looking(self) -> Iterator[_Seen]:
        """What the files say now, held still for whoever looks or writes."""
        with self._lock:
            yield self._look()

    def _do(self, id_: str, make: Callable[[_Seen, Finding], Deed]) -> Recorded:
        with self._lock:
            seen = self._look()
            written = self._write([make(seen, _found(seen, id_))], {})
            return Recorded(_marks(written), _told(written))

    def _entries(self, seen: _Seen, shown: Sequence[Seen], answered: Answered) -> list[Entry]:
        """The documents of one answer to findings that are as they were shown."""
        _unmoved(seen, shown)
        dossier, at = seen.report.dossier, self._clock()
        because, value, whom, until = (text or None for text in (answered.because, answered.value, *answered[-2:]))
        given = decisions.Given(answered.answer, answered.reason, answered.by, at, because, value, whom, until)
        entries = []
        for finding in (seen.findings[one.id] for one in shown):
            try:
                decision = decisions.decided(dossier, finding, given)
            except NotAnAnswer as error:
                raise error if len(shown) == 1 else NotAnAnswer(f"{error} ({decisions.about(finding)})") from None
            entries.append(decisions.entry(dossier, finding, decision))
        return entries

    def _awaited(self, written: Sequence[Document]) -> list[str]:
        """What is said of decisions that do not count yet."""
        found = self._look().findings
        many = sum(found[one.id].handled.awaits_approval for one in written if one.id in found)
        whose = f", {many:,} of them" if len(written) > 1 else ""
        return [f"It stays open until somebody else approves it{whose}."] if many else []

    def _write(self, documents: Sequence[Document], after: Mapping[str, str]) -> tuple[Document, ...]:
        try:
            return decisions.write(self.log, documents, after)
        except decisions.Overtaken as overtaken:
            raise _overtaken(overtaken.now) from None

    def _look(self) -> _Seen:
        """What the files say now, read again only as far as they changed."""
        claims, logged = contents(map(Path, self.paths)), contents([self.log])
        seen = self._seen
        same = seen is not None and seen.claims == claims and seen.texts == self._stamps(seen.report.dossier)
        if seen is None or not same or seen.logged != logged:
            checked = seen.checked if seen and same else self._checked(seen)
            dossier, log = checked.dossier, decisions.read(self.log, self.house.four_eyes)
            report = pipeline.decided(checked, log)
            findings = {finding.id: finding for finding in report.flagged}
            listed = cache(partial(queue_entries.listed, report, log.current))
            seen = self._seen = _Seen(claims, self._stamps(dossier), logged, log, checked, report, findings, listed)
        return seen

    def _checked(self, seen: _Seen | None) -> Report:
        dossier = pipeline.load(*self.paths, texts=self.texts, columns=self.house.columns)
        return pipeline.checked_again(dossier, seen.checked) if seen else pipeline.check(dossier)

    def _stamps(self, dossier: Dossier) -> tuple[Trace, ...]:
        return stamps(Path(self.texts) if self.texts else None, dossier.sources.values())


def _found(seen: _Seen, id_: str) -> Finding:
    if id_ not in seen.findings:
        raise Moved("gone", "The claims changed: this is flagged no longer, and there is nothing to decide.", (id_,))
    return seen.findings[id_]


def _unmoved(seen: _Seen, shown: Sequence[Seen]) -> None:
    """Refuse what was seen otherwise than it is now."""
    gone = [one.id for one in shown if one.id not in seen.findings]
    if gone and len(shown) == 1:
        _found(seen, gone[0])
    if gone:
        raise Moved("gone", _of_many("flagged no longer", gone), tuple(gone))
    current = seen.log.current
    decided = {one.id: current.get(one.id) for one in shown if queue.mark(current.get(one.id)) != one.after}
    if decided:
        raise _overtaken(decided, many=len(shown) > 1)
    changed = [one.id for one in shown if seen.findings[one.id].evidence != one.evidence]
    if changed and len(shown) > 1:
        raise Moved("evidence", _of_many("on other evidence now", changed), tuple(changed))
    if changed:
        says = "The claims changed while you read: nothing was recorded. They are now as below."
        raise Moved("evidence", says, tuple(changed))


def _of_many(what: str, ids: Sequence[str]) -> str:
    """What became of some of many findings."""
    are = "are" if len(ids) > 1 else "is"
    return f"{counted(len(ids), 'finding')} of these {are} {what}: nothing was recorded. Look at them and choose again."


def _overtaken(now: Mapping[str, Entry | None], *, many: bool = False) -> Moved:
    """What there is in the place of what the editor saw."""
    ids = tuple(now)
    if many or len(ids) > 1:
        return Moved("decided", _of_many("decided otherwise meanwhile", ids), ids)
    entry = next(iter(now.values()), None)
    if entry is None:
        says = "What you saw was taken back meanwhile: nothing was recorded. Answer again if you want to."
        return Moved("decided", says, ids)
    by, at, reason = entry.by, entry.instant, entry.decision.reason
    said = f"{by} answered this meanwhile, on {at:%Y-%m-%d at %H:%M}: {queue.said(entry.decision)} “{reason}”"
    return Moved("decided", f"{visible(said)} Nothing of yours was recorded: answer again if you want to.", ids)


def _marks(documents: Sequence[Document]) -> tuple[str, ...]:
    return tuple(one.mark for one in documents)


def _told(documents: Sequence[Document]) -> str:
    """What documents that were written as one act say, as a sentence."""
    first = documents[0]
    said = queue.said(first.decision) if isinstance(first, Entry) else f"{_deed(first)}."
    return said if len(documents) == 1 else f"{said[:-1]}, of {counted(len(documents), 'finding')}."


def _deed(deed: Deed) -> str:
    until = f", by {deed.until}" if deed.until else ""
    says = {
        "assign": f"assigned to {deed.says}{until}",
        "comment": "a comment",
        "approve": "approved",
        "undo": "an undo",
    }
    return visible(says[deed.does])


def _names(log: Log, editors: Sequence[str]) -> list[str]:
    found: Counter[str] = Counter()
    for one in log.documents:
        found.update(filter(None, _named(one)))
    return list(dict.fromkeys((*(name for name, _ in found.most_common()), *editors)))


def _named(one: Document) -> Iterator[str | None]:
    yield one.by
    if isinstance(one, Entry):
        yield one.decision.whom
    elif one.does == "assign" and one.says != NOBODY:
        yield one.says
