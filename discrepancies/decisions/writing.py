"""The log written so that nothing is ever lost: not to two editors at once, not to a kill, not to a full disk.

An append in place, cut short, leaves a log that is damaged or, worse, still reads. So what is decided or done is added
to a copy, which takes the log's place once it is whole on disk; and while one program does so, any other waits for it.
What is written stays: an undo is a document like any other.
"""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path

from discrepancies.decisions.answers import NotAnAnswer
from discrepancies.decisions.deeds import same_name
from discrepancies.decisions.laid_out import about, document
from discrepancies.decisions.log import Log, grown, parsed
from discrepancies.load.problems import Problems
from discrepancies.model import Deed, Document, Entry
from discrepancies.save.whole_file import held, written_whole

HEAD = "# What editors decided, the newest at the end; of several on one finding the last by time counts.\n"


class Overtaken(Exception):  # noqa: N818
    """Others have decided, undone or redone something meanwhile.

    `now` has the decision that counts on each finding that this is about, None where none does.
    """

    def __init__(self, now: Mapping[str, Entry | None]) -> None:
        self.now = now
        super().__init__("somebody else has decided on this finding meanwhile")

    @property
    def entry(self) -> Entry | None:
        """The decision that counts now on the first of these findings."""
        return next(iter(self.now.values()), None)


def write(path: Path, documents: Sequence[Document], after: Mapping[str, str]) -> tuple[Document, ...]:
    """Add documents to the log, all of them or none; gives them as they were written.

    `after` has the mark of the decision that counted on each finding when the editor decided on it, "" or nothing for
    none; what is no decision needs none. Several documents are marked as one act. Where the clock is behind what was
    done before, they are dated like that: what is decided later counts.

    Raises:
        Overtaken: another decision counts by now, or what is approved or undone is out of force; nothing is written.
        InputError: the log cannot be read; nothing is written.
        OSError: the folder cannot be written to, or the disk is full; the log is as it was.
    """
    return _added(path, lambda _: documents, after)


def undo(path: Path, marks: Sequence[str], by: str, at: str) -> tuple[Document, ...]:
    """Take the documents of these marks out of force, all of them or none; gives what was written to do so.

    A decision is in force while it counts, an assignment while it is the last, and all else until it is undone. What
    an undone one had replaced is in force again, as is what an undone undo had undone. What somebody took back that was
    their own nobody else brings back: it would count in their name, and an approval, by itself.

    Raises:
        NotAnAnswer: somebody else took that back, and it was their own; nothing is written.
        Overtaken: one of them is not in force, or not there; nothing is written.
        InputError: the log cannot be read; nothing is written.
        OSError: the folder cannot be written to, or the disk is full; the log is as it was.
    """

    def undos(log: Log) -> Sequence[Document]:
        found = [log.marked.get(mark) for mark in dict.fromkeys(marks)]
        if None in found:
            raise Overtaken({})
        for one in found:
            own = _brought_back(log, one) if one else None
            if one and own and same_name(own.by, one.by) and not same_name(own.by, by):
                raise NotAnAnswer(f"{own.by} took that back, and nobody else brings it back; do it in your own name")
        return [Deed(*one[:3], *about(one), "undo", one.mark, by, at) for one in found if one]

    return _added(path, undos, {})


def _added(path: Path, make: Callable[[Log], Sequence[Document]], after: Mapping[str, str]) -> tuple[Document, ...]:
    with held(path):
        text, log = _now(path)
        made = _as_one_act(make(log))
        log = log.on({one.id for one in made})
        overtaken = [one.id for one in made if not _timely(log, one, after)]
        if overtaken:
            raise Overtaken({id_: log.current.get(id_) for id_ in overtaken})
        new = "".join(document(_dated(log, one)) for one in made)
        written = _read_back(path, new, log)
        text = text or HEAD
        _replace(path, text + ("" if text.endswith("\n") else "\n") + new)
    return written


def _as_one_act(made: Sequence[Document]) -> Sequence[Document]:
    """Several documents with what they share as one act."""
    if len(made) < 2:
        return made
    batch = sha256("".join(one.mark for one in made).encode()).hexdigest()[:12]
    return [one if one.batch else one._replace(batch=batch) for one in made]


def _timely(log: Log, one: Document, after: Mapping[str, str]) -> bool:
    """Whether what a document goes by is still so."""
    current = log.current.get(one.id)
    if isinstance(one, Entry):
        return (current.mark if current else "") == after.get(one.id, "")
    if one.does == "approve":
        return current is not None and current.mark == one.says
    return one.does != "undo" or _counts(log, log.marked[one.says])


def _counts(log: Log, one: Document) -> bool:
    """Whether a document is in force and has not been replaced by a later one."""
    if isinstance(one, Entry):
        return log.current.get(one.id) == one
    if one.does == "assign":
        return log.assigned(one.id) == one
    return one.mark not in log.undone


def _dated(log: Log, one: Document) -> Document:
    """A document dated no earlier than what it replaces, and never like another that says the same."""
    history = log.history(one.id)
    before = [other.at for other in history if _sort(other) == _sort(one) or _undoes(one) == other.mark]
    latest = max(before, key=datetime.fromisoformat, default=one.at)
    if datetime.fromisoformat(latest) > one.instant:
        one = _at(one, latest)
    marks = {other.mark for other in history}
    while one.mark in marks:
        one = _at(one, (one.instant + timedelta(seconds=1)).isoformat(timespec="seconds"))
    return one


def _sort(one: Document) -> str:
    return one.does if isinstance(one, Deed) else "answer"


def _brought_back(log: Log, one: Document) -> Document | None:
    """What is in force again once a document is undone, if that is an undo, or an undo of an undo of an undo."""
    times = 0
    while mark := _undoes(one):
        one, times = log.marked[mark], times + 1
    return one if times % 2 else None


def _undoes(one: Document) -> str | None:
    return one.says if isinstance(one, Deed) and one.does == "undo" else None


def _at(one: Document, at: str) -> Document:
    return one._replace(at=at) if isinstance(one, Deed) else one._replace(decision=one.decision._replace(at=at))


def _now(path: Path) -> tuple[str, Log]:
    """The log as it stands, as text and read."""
    data = path.read_bytes() if path.exists() else b""
    problems = Problems()
    log = Log(path, grown(str(path), data, problems))
    problems.raise_any()
    return data.decode(), log


def _read_back(path: Path, text: str, log: Log) -> tuple[Document, ...]:
    """Documents as they will be read: what the log would refuse never gets into it."""
    problems = Problems()
    documents = parsed(str(path), text.encode(), problems, log.documents)
    problems.raise_any()
    return documents


def _replace(path: Path, text: str) -> None:
    with written_whole(path) as out:
        out.write(text)
    with contextlib.suppress(OSError):  # not every system has folders that can be opened
        folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
