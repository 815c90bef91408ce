"""Writes into a dossier which texts its quotes were read from, by their SHA-256, and changes nothing else in it.

A claims file is written by people, with comments and in their own order, so it is never parsed and printed anew: the
parser's marks say where the few characters belong, and only those change. What comes out is read again and held
against what went in before it becomes the file.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

from discrepancies.load.dossier import Dossier
from discrepancies.load.files import STDIN, read
from discrepancies.load.problems import Problems
from discrepancies.load.texts.source_text import SourceText
from discrepancies.load.written_claims import Written
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


class _Edit(NamedTuple):
    start: int
    end: int
    text: str


def _line_end(text: str, offset: int) -> str:
    """How lines end at a place, or else at the beginning of the file."""
    found = _LINE_END.search(text, offset) or _LINE_END.search(text)
    return found[0] if found else "\n"


def _pinned(text: str, wanted: Mapping[str, str]) -> str:
    """The file with the SHA-256 of each of these sources' texts."""
    import yaml

    mark = "\ufeff" if text.startswith("\ufeff") else ""
    text = text.removeprefix(mark)
    # Nothing lies deeper than the reader allows, and no node stands for another.
    root = yaml.compose(text, Loader=getattr(yaml, "CBaseLoader", yaml.BaseLoader))
    sources = _entry(root, "sources")
    edits = [_edit(text, _entry(sources, key), sha256) for key, sha256 in wanted.items()]
    for start, end, new in sorted(edits, reverse=True):
        text = text[:start] + new + text[end:]
    return mark + text


def _entry(mapping: Any, word: str) -> Any:
    """The value of one of a mapping's keys."""
    return next(value for key, value in mapping.value if " ".join(str(key.value).split()) == word)


def _edit(text: str, source: Any, sha256: str) -> _Edit:
    given = {key.value: value for key, value in source.value if isinstance(key.value, str)}
    if "text" not in given:
        return _added(text, source, f"text: {{sha256: {sha256}}}")
    place = given["text"]
    start, end = place.start_mark.index, place.end_mark.index
    if isinstance(place.value, str):
        space = "" if text[:start].endswith(" ") else " "
        return _Edit(start, end, f"{space}{{sha256: {sha256}}}")
    old = next((value for key, value in place.value if key.value == "sha256"), None)
    if old is None:
        return _added(text, place, f"sha256: {sha256}")
    start, end, digits = old.start_mark.index, old.end_mark.index, old.value.strip()
    found = text.find(digits, start, end)
    if found < 0 or "\\" in text[start:end]:
        return _Edit(start, end, f'"{sha256}"')
    return _Edit(found, found + len(digits), sha256)


def _added(text: str, mapping: Any, entry: str) -> _Edit:
    """One more entry of a mapping: before its claims, else at its end, in the style it is written in."""
    claims = next((n for n, (key, _) in enumerate(mapping.value) if key.value == "claims"), len(mapping.value))
    previous = mapping.value[claims - 1][1] if claims else None
    end = previous.end_mark.index if previous else 0
    if mapping.flow_style:
        if previous is not None and end > previous.start_mark.index:
            return _Edit(end, end, f", {entry}")
        first = mapping.start_mark.index + 1
        return _Edit(first, first, f"{entry}, " if mapping.value else entry)
    mark = mapping.value[0][0].start_mark
    indent = " " * mark.column
    if previous is None or not _ends_its_line(previous):
        return _Edit(mark.index, mark.index, entry + _line_end(text, mark.index) + indent)
    found = _LINE_END.search(text, end)
    end = found.start() if found else len(text)
    return _Edit(end, end, _line_end(text, end) + indent + entry)


def _ends_its_line(node: Any) -> bool:
    """Whether what follows it on its last line is no more than a comment, or the rest of a flow collection."""
    return node.style not in ("|", ">") if isinstance(node.value, str) else bool(node.flow_style)


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
