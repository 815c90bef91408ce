"""The log of decisions, read as strictly as claims are: what nobody can have meant is refused with its place.

A log is written by this program and merged by git, and people look into it; now and then they mend it by hand. So
every text keeps its letters, an error is shown with a caret under it, and all are shown in one go.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from os import PathLike
from pathlib import Path
from typing import cast

import yaml
from yaml import DocumentEndEvent, MappingStartEvent, ScalarEvent, StreamEndEvent

from discrepancies.decisions.answers import misfit
from discrepancies.decisions.keys import CLAIM, ENTRY, FINDING, SOURCE
from discrepancies.load.encoding import lines_of, vetted
from discrepancies.load.fields import Fields, fields
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.syntax import translated
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.load.yaml_nodes import File, YamlEvent, keys_of, node_of, refuse_marks, skip
from discrepancies.model import Answer, Decision, Entry, Place

_MARKERS = re.compile(rb"^(?:<{7}|={7}|>{7}|\|{7})(?=[ \r\n]|$)", re.MULTILINE)
_NOT_A_DECISION = "a decision is made of keys", 'begin it with "id: …"'


@dataclass(frozen=True)
class Log:
    """The decisions of one file, in its order."""

    path: Path
    entries: tuple[Entry, ...] = ()

    @cached_property
    def current(self) -> Mapping[str, Entry]:
        """The decision on each finding's id that counts: the last by time, of equal times the last in the file."""
        return {id_: entries[-1] for id_, entries in self._by_id.items()}

    def history(self, id_: str) -> tuple[Entry, ...]:
        """All decisions on one id, the last one to count at the end."""
        return self._by_id.get(id_, ())

    @cached_property
    def _by_id(self) -> Mapping[str, tuple[Entry, ...]]:
        found: defaultdict[str, list[Entry]] = defaultdict(list)
        for entry in self.entries:
            found[entry.id].append(entry)
        return {id_: tuple(sorted(entries, key=lambda entry: entry.instant)) for id_, entries in found.items()}


def read(path: str | PathLike[str]) -> Log:
    """Read a log; one that is not there is empty.

    Raises:
        InputError: the file is wrong; it lists everything that is, each with its place and remedy.
    """
    path, problems = Path(path), Problems()
    problems.texts[name := str(path)] = lambda _: None
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        return Log(path)
    except OSError as error:
        problems.add(Place(name, 1, 1), f"this file cannot be read ({error.strerror})", "check the path")
        data = b""
    entries = parsed(name, data, problems)
    problems.raise_any()
    return Log(path, entries)


def parsed(name: str, data: bytes, problems: Problems) -> tuple[Entry, ...]:
    """The decisions in these bytes; whatever is wrong with them goes to `problems`."""
    problems.texts[name] = lines_of(data)
    entries: list[Entry] = []
    try:
        data = vetted(data, name, problems)
        if not _conflicts(name, data, problems):
            file = File.of(name, data, problems)
            entries.extend(entry for entry in _documents(file) if entry is not None)
    except yaml.YAMLError as error:
        line, column, wrong, instead = translated(error, lines_of(data))
        problems.add(Place(name, line, column), wrong, instead)
    except Ended:
        pass
    return tuple(entries)


def _conflicts(name: str, data: bytes, problems: Problems) -> bool:
    """Report what a merge has left for somebody to settle; nothing else can be said of a file that has it."""
    starts = [found.start() for found in _MARKERS.finditer(data)]
    for start in starts:
        wrong = "git has left a conflict here"
        instead = "keep the decisions of both sides, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>"
        problems.add(Place(name, data.count(b"\n", 0, start) + 1, 1), wrong, instead)
    return bool(starts)


def _documents(file: File) -> Iterator[Entry | None]:
    file.next()
    while (event := file.next()).__class__ is not StreamEndEvent:
        at, event = file.place(event.start_mark), file.next()
        if event.__class__ is MappingStartEvent:
            refuse_marks(file, event)
            yield _entry(at, _node(file, at), file.problems)
        elif event.__class__ is ScalarEvent and not event.value and not event.style:
            file.add(at, "there is no decision in this document", 'take its "---" out')
        else:
            skip(file, event, 1)
            file.add(file.place(event.start_mark), *_NOT_A_DECISION)
        while event.__class__ is not DocumentEndEvent:
            event = file.next()


def _node(file: File, at: Place) -> Entries:
    """An opened mapping to its end; the reason keeps its lines."""
    entries: list[tuple[Scalar, Node]] = []
    for key in keys_of(file, 1):
        event = file.next()
        read = _lines(file, event) if key.text == "reason" else node_of(file, event, 2)
        entries.append((key, read))
    return Entries(tuple(entries), at)


def _lines(file: File, event: YamlEvent) -> Node:
    """A text as it is, with its lines; anything else as it is elsewhere."""
    node = node_of(file, event, 2)
    return Scalar(event.value.strip(), node.at) if isinstance(node, Scalar) else node


def _entry(at: Place, node: Entries, problems: Problems) -> Entry | None:
    before = len(problems.found)
    given = fields("this decision", at, node, ENTRY, problems)
    if given is None:
        return None
    decision = _decision(given, problems)
    about = given.special.get("finding")
    on = fields("finding of this decision", about.at, about, FINDING, problems) if about else None
    claims = _claims(given.special.get("claims"), on, problems)
    sources = _sources(on.special.get("sources"), problems) if on else {}
    if decision is None or on is None or len(problems.found) > before:
        return None
    return Entry(
        id=given.text("id") or "",
        evidence=on.text("evidence") or "",
        rule=on.text("rule") or "",
        event=on.text("event"),
        fact=on.text("fact"),
        scope=on.text("scope"),
        subject=on.text("subject"),
        claims=claims,
        decision=decision,
        sources=sources,
        rests_on=on.names("rests_on"),
    )


def _decision(given: Fields, problems: Problems) -> Decision | None:
    texts = [given.text(key) for key in Decision._fields]
    answer, because, value, _, _, at = texts
    if answer and (wrong := misfit(answer, because, value)):
        problems.add(given.texts["answer"].at, *wrong)
    if at and not _readable(at):
        problems.add(given.texts["at"].at, f"there is no such time as {at}", ENTRY["at"].write)
    return Decision(cast("Answer", answer), because, value, *map(str, texts[3:])) if answer else None


def _readable(at: str) -> bool:
    try:
        return datetime.fromisoformat(at).tzinfo is not None
    except ValueError:
        return False


def _claims(node: Node, on: Fields | None, problems: Problems) -> tuple[Mapping[str, str], ...]:
    """The claims, each with the event and fact of the finding where it names none of its own."""
    if node is not None and not isinstance(node, Items):
        problems.add(node.at, "claims must be a list", "write them in brackets, each in braces")
    about = {key: text for key in ("event", "fact") if on and (text := on.text(key))}
    claims = []
    for item in node.items if isinstance(node, Items) else ():
        if item and (given := fields("this claim", item.at, item, CLAIM, problems)):
            claims.append({**about, **{key: found.text for key, found in given.texts.items()}})
            for key in ("event", "fact") if on else ():
                if key not in claims[-1]:
                    problems.add(
                        item.at, f"neither this claim nor the finding names its {key}", f'add "{key}: …" to it'
                    )
    return tuple(claims)


def _sources(node: Node, problems: Problems) -> Mapping[str, Mapping[str, str]]:
    entries = node.entries if isinstance(node, Entries) else ()
    read = [(key.text, fields(f'the source "{key.text}"', key.at, said, SOURCE, problems)) for key, said in entries]
    return {key: {name: found.text for name, found in said.texts.items()} for key, said in read if said}
