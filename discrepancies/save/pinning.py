"""Writes into a dossier which texts its quotes were read from, by their SHA-256, and changes nothing else in it.

A claims file is written by people, with comments and in their own order, so it is never parsed and printed anew: the
parser's marks say where the few characters belong, and only those change. What comes out is read again and held
against what went in before it becomes the file.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from discrepancies.load.dossier import Dossier
from discrepancies.load.files import STDIN, read
from discrepancies.load.problems import Problems
from discrepancies.load.texts.source_text import SourceText
from discrepancies.load.written import Written
from discrepancies.model import Place, Source
from discrepancies.save.whole_file import written_whole

YAML = (".yaml", ".yml")

_LINE_END = re.compile(r"\r\n?|\n")


class Pinned(NamedTuple):
    """What was written for one source."""

    source: str
    text: str
    """The text's path as shown to people."""
    sha256: str
    before: str | None
    """The SHA-256 that stood there."""
    file: str


def pin(paths: Sequence[str], dossier: Dossier, texts: Mapping[str, SourceText]) -> list[Pinned]:
    """Write the SHA-256 of each of these texts to its source, where that says another or none; all files or none.

    `paths` are those the dossier was loaded from.

    Raises:
        InputError: a file has changed since, is standard input, or is written in a way that leaves no safe place.
        OSError: a file cannot be written; all are as they were.
    """
    due = {
        key: source for key, source in dossier.sources.items() if key in texts and _given(source) != texts[key].sha256
    }
    if not due:
        return []
    problems = Problems()
    _refuse_tables(due, problems)
    before = {name: Path(name).read_bytes() for name in {source.at.file for source in due.values()} if name != STDIN}
    _refuse_changed(paths, dossier, problems)
    after = {}
    for name, data in before.items():
        wanted = {key: texts[key].sha256 for key, source in due.items() if source.at.file == name}
        after[name] = _pinned(data.decode("utf-8"), wanted)
        if not _differs_only_in(data, after[name].encode(), wanted):
            for key, sha256 in wanted.items():
                wrong = f'there is no safe place for the SHA-256 of the text of the source "{key}"'
                problems.add(due[key].at, wrong, f'write "text: {{sha256: {sha256}}}" there yourself')
    problems.raise_any()
    _write(before, after)
    return [Pinned(key, texts[key].name, texts[key].sha256, _given(of), of.at.file) for key, of in due.items()]


def _given(source: Source) -> str | None:
    return source.text.sha256 if source.text else None


def _refuse_tables(due: Mapping[str, Source], problems: Problems) -> None:
    for key, source in due.items():
        if source.at.file != STDIN and Path(source.at.file).suffix.lower() not in YAML:
            wrong = f'the SHA-256 of the text of the source "{key}" can be written into YAML only'
            problems.add(source.at, wrong, "declare the source in a YAML file")
    problems.raise_any()


def _refuse_changed(paths: Sequence[str], dossier: Dossier, problems: Problems) -> None:
    """What is on the disk must still be the dossier that was loaded, to the last place of a claim."""
    if STDIN in paths:
        problems.add(Place(STDIN, 1, 1), "standard input cannot be written to", "give the dossier as files")
        problems.raise_any()
    now, _ = read(paths, problems)
    problems.raise_any()
    parts = ("facts", "events", "voices", "sources", "constraints")
    declared = all(getattr(now, part) == getattr(dossier, part) for part in parts)
    if not declared or _claimed(now.written) != _claimed(dossier.written):
        problems.add(Place(paths[0], 1, 1), "the dossier has changed since it was read", "run the command again")
        problems.raise_any()


def _claimed(written: Written) -> tuple[object, ...]:
    """What is claimed and where, so that it can be compared."""
    places = [written.file, written.line, *written.places.values()]
    return [list(column) for column in written.columns.values()], [each.tolist() for each in places]


def _write(before: Mapping[str, bytes], after: Mapping[str, str]) -> None:
    with ExitStack() as stack:
        for name, text in after.items():
            stack.enter_context(written_whole(Path(name))).write(text)
        problems = Problems()
        for name, data in before.items():
            if Path(name).read_bytes() != data:
                problems.add(Place(name, 1, 1), "this file has changed since it was read", "run the command again")
        problems.raise_any()


class _Node(NamedTuple):
    """What the parser says of a node: where it begins and ends, and the keys and values of a mapping."""

    start: int
    end: int
    inline: bool
    """Whether what follows it on its last line is no more than a comment, or the rest of a flow collection."""
    flow: bool = False
    word: str | None = None
    """The text of a scalar."""
    entries: tuple[tuple[_Node, _Node], ...] = ()


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


class _Lines(NamedTuple):
    """A file's text, and where each of its lines begins."""

    text: str
    starts: list[int]

    def offset(self, mark: Any) -> int:
        """Where a mark of the parser is; it counts one line too many at the end of a file."""
        return self.starts[mark.line] + mark.column if mark.line < len(self.starts) else len(self.text)

    def column(self, offset: int) -> int:
        return offset - self.starts[bisect_right(self.starts, offset) - 1]

    def line_end(self, offset: int) -> str:
        """How lines end here, or else at the beginning of the file."""
        found = _LINE_END.search(self.text, offset) or _LINE_END.search(self.text)
        return found[0] if found else "\n"


def _pinned(text: str, wanted: Mapping[str, str]) -> str:
    """The file with the SHA-256 of each of these sources' texts."""
    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    lines = _Lines(text, [0, *(end.end() for end in _LINE_END.finditer(text))])
    sources = _entry(_root(lines), "sources")
    edits = [_edit(lines, _entry(sources, key), sha256) for key, sha256 in wanted.items()]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return mark + text


def _entry(mapping: _Node, word: str) -> _Node:
    return next(value for key, value in mapping.entries if " ".join((key.word or "").split()) == word)


def _edit(lines: _Lines, source: _Node, sha256: str) -> _Edit:
    given = {key.word: value for key, value in source.entries}
    if "text" not in given:
        return _added(lines, source, f"text: {{sha256: {sha256}}}")
    place = given["text"]
    if place.word is not None:
        space = "" if lines.text[: place.start].endswith(" ") else " "
        return _Edit(place.start, place.end, f"{space}{{sha256: {sha256}}}")
    old = next((value for key, value in place.entries if key.word == "sha256"), None)
    if old is None:
        return _added(lines, place, f"sha256: {sha256}")
    digits = (old.word or "").strip()
    start = lines.text.find(digits, old.start, old.end)
    if start < 0 or "\\" in lines.text[old.start : old.end]:
        return _Edit(old.start, old.end, f'"{sha256}"')
    return _Edit(start, start + len(digits), sha256)


def _added(lines: _Lines, mapping: _Node, entry: str) -> _Edit:
    """One more entry of a mapping: before its claims, else at its end, in the style it is written in."""
    claims = next((n for n, (key, _) in enumerate(mapping.entries) if key.word == "claims"), len(mapping.entries))
    previous = mapping.entries[claims - 1][1] if claims else None
    if mapping.flow:
        if previous is not None and previous.end > previous.start:
            return _Edit(previous.end, previous.end, f", {entry}")
        return _Edit(mapping.start + 1, mapping.start + 1, f"{entry}, " if mapping.entries else entry)
    first = mapping.entries[0][0].start
    indent = " " * lines.column(first)
    if previous is None or not previous.inline:
        return _Edit(first, first, entry + lines.line_end(first) + indent)
    found = _LINE_END.search(lines.text, previous.end)
    end = found.start() if found else len(lines.text)
    return _Edit(end, end, lines.line_end(end) + indent + entry)


def _root(lines: _Lines) -> _Node:
    import yaml

    events: Iterator[Any] = yaml.parse(lines.text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    next(events)  # the stream begins
    next(events)  # the document begins
    return _node(events, next(events), lines)


def _node(events: Iterator[Any], event: Any, lines: _Lines) -> _Node:
    """What the event opens, to its end; a list is passed over. Nothing lies deeper than the reader allows."""
    import yaml

    start = lines.offset(event.start_mark)
    entries = []
    if isinstance(event, yaml.ScalarEvent):
        return _Node(start, lines.offset(event.end_mark), event.style not in ("|", ">"), word=event.value)
    flow = bool(event.flow_style)
    while not isinstance(inner := next(events), (yaml.MappingEndEvent, yaml.SequenceEndEvent)):
        key = _node(events, inner, lines)
        if isinstance(event, yaml.MappingStartEvent):
            entries.append((key, _node(events, next(events), lines)))
    return _Node(start, lines.offset(inner.end_mark), flow, flow, entries=tuple(entries))


def _differs_only_in(before: bytes, after: bytes, wanted: Mapping[str, str]) -> bool:
    """Whether the two say the same but for these sources' SHA-256."""
    import yaml

    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        meant, said = yaml.load(before, Loader=loader), yaml.load(after, Loader=loader)  # noqa: S506 - builds texts alone
        for key, sha256 in wanted.items():
            source = meant["sources"][key]
            source["text"] = {**(source.get("text") or {}), "sha256": sha256}
    except (yaml.YAMLError, KeyError):
        return False
    return bool(meant == said)
