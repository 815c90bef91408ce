"""What a project settles once for every command: `discrepancies.toml`, or `[tool.discrepancies]` in pyproject.toml.

It is read by tomllib, which says nothing of where a key stands; so the places for error messages are looked up in the
text afterwards, a statement a line, which is how people write it. Everything wrong is said in one go, as in a claims
file. Paths are those of the file's folder, and handed on as one would type them in the working folder: so a report
does not show where the config lies.
"""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, cast, get_args
from urllib.parse import quote

from discrepancies.engines import ENGINES
from discrepancies.language.spelling import suggestion
from discrepancies.load.encoding import lines_of, vetted
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.revision import PREFIX
from discrepancies.load.tables import mapping_read
from discrepancies.load.tables.mapping import Mappings
from discrepancies.model import SEVERITIES, Level, Place, Severity
from discrepancies.rules import RULES

NAME = "discrepancies.toml"
PYPROJECT, TABLE = "pyproject.toml", ("tool", "discrepancies")


class Config(NamedTuple):
    """What is settled; every path as one would type it in the working folder."""

    file: str | None = None
    """Where it is written; None where there is no such file."""
    paths: tuple[str, ...] = ()
    """The claims files."""
    texts: str | None = None
    """The folder with the sources' texts."""
    decisions: str | None = None
    """The log of the editors' decisions; it need not be there yet."""
    ignore: tuple[str, ...] = ()
    """Rules that are not run."""
    fail_on: Level | None = None
    engine: str | None = None
    four_eyes: tuple[Severity, ...] = ()
    """Of findings as severe as these a decision counts once somebody else approved it."""
    editor: str | None = None
    """The address that opens a file at a line: "vscode://file/{path}:{line}"."""
    columns: Mappings | None = None
    """How the headings of sheets are mapped to keys."""


class Setting(NamedTuple):
    """One key: what it is for, and what may stand there."""

    about: str
    example: str
    """What may stand there, as it is written."""
    words: tuple[str, ...] = ()
    """The words that may be written, where only some may."""
    several: bool = False
    """A list of texts, or a single one."""


SETTINGS: Mapping[str, Setting] = {
    "paths": Setting("The claims files; `*` stands for any name", '["data/claims.yaml"]', several=True),
    "texts": Setting("The folder with the sources' texts", '"texts"'),
    "decisions": Setting("The log of the editors' decisions", '"data/decisions.yaml"'),
    "ignore": Setting("Rules that are not run", '["single-source"]', RULES, several=True),
    "fail-on": Setting(
        "From which severity on an open finding makes `check` exit with 1", '"warning"', get_args(Level)
    ),
    "engine": Setting("Whether one process does the work or several", '"distributed"', ENGINES),
    "four-eyes": Setting(
        "The severities whose decisions count once another editor approved them", '["error"]', SEVERITIES, several=True
    ),
    "editor": Setting("The address that opens a file at a line", '"vscode://file/{path}:{line}"'),
}
"""Every key, in the order in which the documentation has them."""

COLUMNS = "columns"
"""The table that maps the headings of sheets; see `load.tables.mapping`."""

_KEY = r"""(?:[\w-]+|"[^"\n]*"|'[^'\n]*')"""
_KEYS = rf"{_KEY}(?:[ \t]*\.[ \t]*{_KEY})*"
_HEADER = re.compile(rf"[ \t]*\[\[?[ \t]*({_KEYS})[ \t]*\]")
_STATEMENT = re.compile(rf"[ \t]*({_KEYS})[ \t]*=[ \t]*")
_AT = re.compile(r" \(at (?:line (\d+), column (\d+)|end of document)\)$")
_REMEDIES = {
    "Invalid value": 'put a text in double quotes and a list in brackets, such as paths = ["data/claims.yaml"]',
    "Cannot overwrite a value": "take one of the two out",
    "Expected '=' after a key in a key/value pair": 'write a key, "=" and what it is',
}
_RUNS = ("javascript", "data", "vbscript")
"""Addresses that do not open something but are something; no page should link one."""
_FIELDS = re.compile(r"\{(path|line|column)\}")


class _Written(NamedTuple):
    """A config's text, and where each of its keys and their values stand."""

    name: str
    text: str
    places: Mapping[tuple[str, ...], tuple[Place, Place]]
    within: tuple[str, ...]
    """The table that is ours."""

    def of_columns(self, names: tuple[str, ...], word: str | None = None) -> Place:
        """Where a key below [columns] stands, or a word in what it is set to."""
        return self.key(COLUMNS, *names) if word is None else self.value(COLUMNS, *names, word=word)

    def key(self, *names: str) -> Place:
        """Where a key of our table stands; where our table begins, or the file, if it is not found."""
        return self._at(names)[0]

    def value(self, *names: str, word: str | None = None) -> Place:
        """Where its value stands, or a word in it."""
        at = self._at(names)[1]
        if word is None:
            return at
        lines = self.text.split("\n")
        start = sum(len(line) + 1 for line in lines[: at.line - 1]) + at.column - 1
        found = re.compile(rf"""["']{re.escape(word)}["']|(?<![\w-]){re.escape(word)}(?![\w-])""").search(
            self.text, start
        )
        if not word or not found:
            return at
        begin = self.text.rfind("\n", 0, found.start()) + 1
        return Place(self.name, self.text.count("\n", 0, begin) + 1, found.start() - begin + 1)

    def _at(self, names: tuple[str, ...]) -> tuple[Place, Place]:
        start = Place(self.name, 1, 1)
        return self.places.get((*self.within, *names)) or self.places.get(self.within) or (start, start)


def read(folder: Path, held: Mapping[str, bytes] | None = None) -> Config:
    """The config of a folder: of the first folder that has one, from this upwards. Where none has, all is unset.

    What is `held` of a file, by its path, is read in place of what is in it.

    Raises:
        InputError: it is wrong; the error lists everything that is, each with its place and remedy.
    """
    for each in (folder, *folder.parents):
        for name, within in ((NAME, ()), (PYPROJECT, TABLE)):
            try:
                data = held[str(each / name)] if held and str(each / name) in held else (each / name).read_bytes()
            except (FileNotFoundError, NotADirectoryError, PermissionError) as error:
                if isinstance(error, PermissionError) and name == NAME:
                    raise
                continue
            # A project's file that does not even have the word is none of our business, right or wrong.
            if within and TABLE[-1].encode() not in data:
                continue
            problems = Problems()
            config = _read(each / name, data, within, problems)
            problems.raise_any()
            if config is not None:
                return config
    return Config()


def link(editor: str, file: str, line: int) -> str:
    """The address at which an editor opens a file at a line, by the pattern that the config gives."""
    said = {"path": quote(str(Path(file).absolute()), safe="/:"), "line": str(line), "column": "1"}
    return _FIELDS.sub(lambda found: said[found[1]], editor)


def _read(file: Path, data: bytes, within: tuple[str, ...], problems: Problems) -> Config | None:
    """What a file settles; None where it has no table of ours."""
    name = _from_here(file.parent, file.name)
    problems.texts[name] = lines_of(data)
    try:
        text = vetted(data, name, problems).decode("utf-8-sig").replace("\r\n", "\n")
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        problems.add(*_broken(name, text, str(error)))
        return Config()
    except Ended:
        return Config()
    for part in within:
        found = table.get(part)
        if found is None:
            return None
        if not isinstance(found, dict):
            problems.add(Place(name, 1, 1), f"{'.'.join(within)} is no table", f"write [{'.'.join(within)}]")
            return Config()
        table = found
    written = _Written(name, text, dict(_places(name, text)), within)
    return _settled(file.parent, table, written, problems)._replace(file=name)


def _settled(folder: Path, table: Mapping[str, Any], written: _Written, problems: Problems) -> Config:
    given: dict[str, Any] = {}
    for key, value in table.items():
        if key == COLUMNS:
            given[key] = mapping_read.read(written.name, written.text.encode(), value, written.of_columns, problems)
        elif key not in SETTINGS:
            problems.add(written.key(key), f'there is no setting "{key}"', suggestion(key, SETTINGS))
        elif texts := _texts(key, value, written, problems):
            given[key.replace("-", "_")] = texts if SETTINGS[key].several else texts[0]
    if "paths" in given:
        given["paths"] = tuple(path for pattern in given["paths"] for path in _files(folder, pattern))
    for key in ("texts", "decisions"):
        if key in given:
            given[key] = _from_here(folder, given[key])
    if "texts" in given and not Path(given["texts"]).is_dir():
        wrong = f"there is no folder {given['texts']}"
        problems.add(written.value("texts"), wrong, "make it, write where it is, or take the line out")
    if "decisions" in given and Path(given["decisions"]).is_dir():
        problems.add(written.value("decisions"), "this is a folder", 'name the file in it: "decisions.yaml"')
    if "editor" in given and (found := _no_editor(given["editor"])):
        problems.add(written.value("editor"), *found)
    return Config(**given)


def _texts(key: str, value: Any, written: _Written, problems: Problems) -> tuple[str, ...]:
    """What a key is set to, as texts; none where any of it is wrong."""
    setting, before = SETTINGS[key], len(problems.found)
    items = value if isinstance(value, list) and setting.several else [value]
    for item in items:
        if not isinstance(item, str):
            what = "a text or a list of texts" if setting.several else "a text"
            problems.add(written.value(key), f"{key} is not {what}", f"write {key} = {setting.example}")
        elif not item.strip():
            problems.add(written.value(key), f"{key} is empty", f"write {key} = {setting.example}, or take it out")
        elif setting.words and item not in setting.words:
            wrong = f'{key} cannot be "{item}"'
            problems.add(written.value(key, word=item), wrong, suggestion(item, setting.words))
    return tuple(items) if len(problems.found) == before else ()


def _no_editor(pattern: str) -> tuple[str, str] | None:
    scheme = re.match(r"([A-Za-z][A-Za-z0-9+.-]*):", pattern)
    if "{path}" in pattern and scheme and scheme[1].lower() not in _RUNS and not re.search(r"[\s\"'<>]", pattern):
        return None
    return "this address opens no file", f"write one with {{path}} in it, such as {SETTINGS['editor'].example}"


def _files(folder: Path, pattern: str) -> Iterator[str]:
    """The files that a pattern stands for, by name; of one that fits none, itself, for whoever reads it to refuse."""
    found: list[str] = []
    whole = pattern.startswith(PREFIX) or Path(pattern).is_absolute() or (folder / pattern).exists()
    if not whole and re.search(r"[*?\[]", pattern):
        found = sorted(str(path.relative_to(folder)) for path in folder.glob(pattern))
    yield from (_from_here(folder, path) for path in found or [pattern])


def _from_here(folder: Path, path: str) -> str:
    """A path of that folder as one would type it in the working folder."""
    if path.startswith(PREFIX) or Path(path).is_absolute() or folder == Path.cwd():
        return path
    return os.path.relpath(folder / path)


def _broken(name: str, text: str, said: str) -> tuple[Place, str, str]:
    """Place, wrong and remedy of what tomllib cannot read."""
    at = _AT.search(said)
    wrong = said[: at.start()] if at else said
    lines = text.split("\n")
    line, column = (int(at[1]), int(at[2])) if at and at[1] else (len(lines), len(lines[-1]) + 1)
    instead = _REMEDIES.get(wrong, 'write it as TOML: a key, "=", and a text in double quotes or a list in brackets')
    return Place(name, line, column), wrong[:1].lower() + wrong[1:], instead


def _places(name: str, text: str) -> Iterator[tuple[tuple[str, ...], tuple[Place, Place]]]:
    """Each table and key of a text with where it and its value stand; of one written twice, the last."""
    within: tuple[str, ...] = ()
    for number, line in enumerate(text.split("\n"), 1):
        if found := _HEADER.match(line):
            within = _names(found[1])
            at = Place(name, number, found.start(1) + 1)
            yield within, (at, at)
        elif found := _STATEMENT.match(line):
            names, value = (*within, *_names(found[1])), Place(name, number, found.end() + 1)
            yield names, (Place(name, number, found.start(1) + 1), value)


def _names(keys: str) -> tuple[str, ...]:
    return tuple(key.strip("\"'") for key in cast("list[str]", re.findall(_KEY, keys)))
