"""Writes into a dossier which texts its quotes were read from, by their SHA-256, and changes nothing else in it.

A claims file is written by people, with comments and in their own order, so it is never parsed and printed anew: only
the few characters that it is about change (see `yaml_edits`). What comes out is read again and held
against what went in before it becomes the file.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import NamedTuple

from discrepancies.load.dossier import Dossier
from discrepancies.load.files import STDIN, Reading, read
from discrepancies.load.problems import Problems
from discrepancies.load.texts.source_text import SourceText
from discrepancies.load.written_claims import Written
from discrepancies.model import Place, Source
from discrepancies.save.entry_alone import part_of
from discrepancies.save.whole_file import written_whole
from discrepancies.save.yaml_edits import Composed, Edit, YamlNode, added, entry

YAML = (".yaml", ".yml")


class Pinned(NamedTuple):
    """What was written for one source."""

    source: str
    text: str
    """The text's path as shown to people."""
    sha256: str
    before: str | None
    """The SHA-256 that stood there."""
    file: str


def pin(
    paths: Sequence[str],
    dossier: Dossier,
    texts: Mapping[str, SourceText],
    reading: Reading = Reading(),  # noqa: B008 - it is frozen
) -> list[Pinned]:
    """Write the SHA-256 of each of these texts to its source, where that says another or none; all files or none.

    `paths` are those the dossier was loaded from, and `reading` how.

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
    _refuse_changed(paths, reading, dossier, problems)
    after = {}
    for name, data in before.items():
        wanted = {key: texts[key].sha256 for key, source in due.items() if source.at.file == name}
        after[name] = pinned(data, wanted)
        if not _differs_only_in(data, after[name], wanted):
            for key, sha256 in wanted.items():
                problems.add(due[key].at, *_no_place(key, sha256))
    problems.raise_any()
    _write(before, after)
    return [Pinned(key, texts[key].name, texts[key].sha256, _given(of), of.at.file) for key, of in due.items()]


def with_text_pinned(data: bytes, source: Source, sha256: str) -> bytes:
    """The bytes of a file with the SHA-256 of the text of a source that it declares, and nothing else changed.

    Raises:
        InputError: it is written in a way that leaves no safe place.
    """
    part = part_of(data, source.at)
    alone = part.alone if part else data
    after = pinned(alone, {source.key: sha256})
    if not _differs_only_in(alone, after, {source.key: sha256}):
        problems = Problems()
        problems.add(source.at, *_no_place(source.key, sha256))
        problems.raise_any()
    return part.put_back(after) if part else after


def _no_place(key: str, sha256: str) -> tuple[str, str]:
    wrong = f'there is no safe place for the SHA-256 of the text of the source "{key}"'
    return wrong, f'write "text: {{sha256: {sha256}}}" there yourself'


def _given(source: Source) -> str | None:
    return source.text.sha256 if source.text else None


def _refuse_tables(due: Mapping[str, Source], problems: Problems) -> None:
    for key, source in due.items():
        if source.at.file != STDIN and Path(source.at.file).suffix.lower() not in YAML:
            wrong = f'the SHA-256 of the text of the source "{key}" can be written into YAML only'
            problems.add(source.at, wrong, "declare the source in a YAML file")
    problems.raise_any()


def _refuse_changed(paths: Sequence[str], reading: Reading, dossier: Dossier, problems: Problems) -> None:
    """What is on the disk must still be the dossier that was loaded, to the last place of a claim."""
    if STDIN in paths:
        problems.add(Place(STDIN, 1, 1), "standard input cannot be written to", "give the dossier as files")
        problems.raise_any()
    now, _ = read(paths, problems, reading=reading)
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


def _write(before: Mapping[str, bytes], after: Mapping[str, bytes]) -> None:
    with ExitStack() as stack:
        for name, data in after.items():
            stack.enter_context(written_whole(Path(name))).write(data.decode())
        problems = Problems()
        for name, data in before.items():
            if Path(name).read_bytes() != data:
                problems.add(Place(name, 1, 1), "this file has changed since it was read", "run the command again")
        problems.raise_any()


def pinned(data: bytes, wanted: Mapping[str, str]) -> bytes:
    """The file with the SHA-256 of each of these sources' texts."""
    whole = Composed.of(data)
    sources = entry(whole.root, "sources")
    return whole.edited(_edit(whole.text, entry(sources, key), sha256) for key, sha256 in wanted.items())


def _edit(text: str, source: YamlNode, sha256: str) -> Edit:
    place = entry(source, "text")
    if place is None:
        return added(text, source, f"text: {{sha256: {sha256}}}")
    start, end = place.start_mark.index, place.end_mark.index
    if isinstance(place.value, str):
        space = "" if text[:start].endswith(" ") else " "
        return Edit(start, end, f"{space}{{sha256: {sha256}}}")
    old = entry(place, "sha256")
    if old is None:
        return added(text, place, f"sha256: {sha256}")
    start, end, digits = old.start_mark.index, old.end_mark.index, old.value.strip()
    found = text.find(digits, start, end)
    if found < 0 or "\\" in text[start:end]:
        return Edit(start, end, f'"{sha256}"')
    return Edit(found, found + len(digits), sha256)


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
