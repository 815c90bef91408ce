"""The log written so that nothing is ever lost: not to two editors at once, not to a kill, not to a full disk.

An append in place, cut short, leaves a log that is damaged or, worse, still reads. So a decision is added to a copy,
which takes the log's place once it is whole on disk; and while one program does so, any other waits for it.
"""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from glob import escape
from pathlib import Path
from typing import TYPE_CHECKING

import yaml

from discrepancies.decisions.keys import ENTRY
from discrepancies.decisions.log import Log, parsed
from discrepancies.load.problems import Problems
from discrepancies.model import Entry
from discrepancies.save.whole_file import UNFINISHED, written_whole

if TYPE_CHECKING:
    from yaml.nodes import Node

PATIENCE = 30
"""Seconds to wait for another program to finish its writing; it takes a fraction of one."""

_HEAD = "# What editors decided, the newest at the end; of several on one finding the last by time counts.\n"
_TEXT = "tag:yaml.org,2002:str"
_MAP, _LIST = "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq"


class Overtaken(Exception):  # noqa: N818
    """Somebody else has decided meanwhile: `entry` is the decision that counts now, None where it was taken back."""

    def __init__(self, entry: Entry | None) -> None:
        self.entry = entry
        super().__init__("somebody else has decided on this finding meanwhile")


def write(path: Path, entry: Entry, *, after: Entry | None) -> Entry:
    """Add a decision to the log, made in view of `after`, the one that counted until then; gives it as it was written.

    Where the clock is behind the time of that one, the new decision is dated like it: what is decided later counts.

    Raises:
        Overtaken: another decision on this finding counts by now; nothing is written.
        InputError: the log cannot be read; nothing is written.
        OSError: the folder cannot be written to, or the disk is full; the log is as it was.
    """
    with _locked(path):
        text, log = _now(path)
        current = log.current.get(entry.id)
        if current != after:
            raise Overtaken(current)
        if current is not None and entry.instant < current.instant:
            entry = entry._replace(decision=entry.decision._replace(at=current.decision.at))
        written = _read_back(path, document(entry))
        text = text or _HEAD
        _replace(path, text + ("" if text.endswith("\n") else "\n") + document(written))
    return written


def withdraw(path: Path, entry: Entry) -> None:
    """Take a decision that one has just written out again, letter by letter; all else stays as it is.

    Raises:
        Overtaken: it is not the one that counts; nothing is written.
        InputError: the log cannot be read; nothing is written.
        OSError: the folder cannot be written to, or the disk is full; the log is as it was.
    """
    with _locked(path):
        text, log = _now(path)
        before, found, rest = text.rpartition(document(entry))
        if log.current.get(entry.id) != entry or not found:
            raise Overtaken(log.current.get(entry.id))
        _replace(path, before + rest)


def document(entry: Entry) -> str:
    """A decision as the log has it, a line a key; why there are dates beside some lines, `keys.py` says."""
    decision, about = entry.decision, {"event": entry.event, "fact": entry.fact}
    finding = {
        **{key: getattr(entry, key) for key in ("evidence", "rule", "event", "fact", "scope", "subject")},
        "sources": entry.sources,
        "rests_on": entry.rests_on,
    }
    claims = [{key: text for key, text in claim.items() if about.get(key) != text} for claim in entry.claims]
    said = {"id": entry.id, **decision._asdict(), "finding": finding, "claims": claims}
    lines = {key: _line(key, said[key]) for key in ENTRY if said[key]}
    lines["finding"] += f" # {decision.at}"
    return "\n".join((f"--- # {decision.at} {entry.id}", *lines.values(), ""))


def _line(key: str, value: object) -> str:
    if isinstance(value, str) and "\n" in value:
        return f"{key}: {json.dumps(value, ensure_ascii=False)}"
    text: str = yaml.serialize(
        yaml.MappingNode(_MAP, [(_node(key), _node(value))], flow_style=False),
        Dumper=yaml.SafeDumper,  # libyaml's writes an emoji as a number
        allow_unicode=True,
        width=float("inf"),
    )
    return text.rstrip("\n")


def _node(value: object) -> Node:
    """A value as YAML, all on one line."""
    if isinstance(value, Mapping):
        pairs = [(_node(key), _node(item)) for key, item in value.items() if item]
        return yaml.MappingNode(_MAP, pairs, flow_style=True)
    if isinstance(value, Sequence) and not isinstance(value, str):
        return yaml.SequenceNode(_LIST, [_node(item) for item in value], flow_style=True)
    return yaml.ScalarNode(_TEXT, str(value))


@contextlib.contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Hold off every other program that writes this log; what a killed one has left behind is cleared away."""
    from filelock import FileLock, Timeout

    real = Path(os.path.realpath(path))
    lock = real.with_name(f".{real.name}.lock")
    try:
        real.parent.stat()  # a folder that is not there would be made for the lock
        with FileLock(lock, timeout=PATIENCE, poll_interval=0.01):
            for left in real.parent.glob(f".{escape(real.name)}.*{UNFINISHED}"):
                left.unlink(missing_ok=True)
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # who waits for it notices; Windows keeps a file that is open
                    lock.unlink()
    except Timeout:
        raise TimeoutError(None, "another program has been writing it for too long", str(path)) from None
    except OSError as error:
        error.filename = str(path)
        raise


def _now(path: Path) -> tuple[str, Log]:
    """The log as it stands, as text and read."""
    data = path.read_bytes() if path.exists() else b""
    problems = Problems()
    log = Log(path, parsed(str(path), data, problems))
    problems.raise_any()
    return data.decode(), log


def _read_back(path: Path, text: str) -> Entry:
    """A document as it will be read: what the log would refuse never gets into it."""
    problems = Problems()
    entries = parsed(str(path), text.encode(), problems)
    problems.raise_any()
    return entries[0]


def _replace(path: Path, text: str) -> None:
    with written_whole(path) as out:
        out.write(text)
    with contextlib.suppress(OSError):  # not every system has folders that can be opened
        folder = os.open(Path(os.path.realpath(path)).parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)
