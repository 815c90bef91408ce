"""Reads JSON Lines: a claim a line, an object whose keys are those of a claim, `source` among them.

Every value is the text that stands there: a number is its digits as written, true and false are those words, null is
nothing, and a list holds names.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from functools import partial
from typing import Any

from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.reading import Unreadable
from discrepancies.language.spelling import shortened
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.table import IGNORED, KEYS, Header, Names, Rows, text_of, unknown_column
from discrepancies.load.tables import mapped
from discrepancies.load.tables.mapping import folded
from discrepancies.load.tables.plan import Row

_CELL = {key: number for number, key in enumerate(KEYS)}


class _Object(tuple[tuple[str, Any], ...]):
    """The keys and values of an object, in order, a key perhaps twice."""

    __slots__ = ()


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read the claims of one file into `gathered`, as every `Reader` does."""
    text = text_of(name, data, problems)
    if (sheet := gathered.mapped(name)) and mapped.read(name, _as_they_are(text), sheet, gathered, problems):
        return
    problems.columns[name] = ("", *KEYS)
    lines = text.split("\n")
    extras = _extras(lines) if gathered.extra else {}
    rows = Rows(name, Header({**_CELL, **extras}, len(KEYS) + len(extras), ()), problems)
    rows.fill(enumerate(lines, start=1), partial(_row, rows), gathered)


def _extras(lines: Iterable[str]) -> dict[str, int]:
    """A cell for each key that some object has and nothing looks at."""
    found: dict[str, None] = {}
    for line in lines:
        if f'"{IGNORED}' in line:
            with suppress(Unreadable):
                found |= {key: None for key, _ in _object(line) if key.startswith(IGNORED) and key != IGNORED}
    return {key: number for number, key in enumerate(found, start=len(KEYS))}


def _as_they_are(text: str) -> Iterator[Row]:
    """The rows of a mapped file, below one with every key that some object has."""
    found: list[tuple[int, _Object | Unreadable]] = []
    heads: dict[str, int] = {}
    shown: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), start=1):
        try:
            row = _object(line) if line.strip() else _Object()
        except Unreadable as error:
            found.append((number, error))
            continue
        found.append((number, row))
        for key, _ in row:
            heads.setdefault(folded(key), len(heads))
            shown.setdefault(folded(key), key)
    yield Row(1, list(shown.values()))
    for number, one in found:
        if isinstance(one, Unreadable):
            yield Row(number, (), {None: (one.wrong, one.instead)})
            continue
        cells: list[str | None] = [None] * len(heads)
        wrong: dict[int | None, tuple[str, str]] = {}
        for key, value in one:
            cell = heads[folded(key)]
            if cells[cell] is not None:
                wrong[None] = f'the key "{shortened(key)}" is given twice', "take one of the two out"
            try:
                cells[cell] = _text("value", value)
            except Unreadable as error:
                wrong[cell] = error.wrong, error.instead
        yield Row(number, cells, wrong)


def _row(rows: Rows, numbered: tuple[int, str]) -> tuple[int, list[str | None]] | None:
    """The cells of one line; None where there are none, or it was refused."""
    number, line = numbered
    if not line.strip():
        return None
    of = rows.header.cells
    cells: list[str | None] = [None] * rows.header.width
    try:
        first: set[str] = set()
        for key, value in _object(line):
            if key in first:
                raise Unreadable(f'the key "{shortened(key)}" is given twice', "take one of the two out")
            first.add(key)
            if key in _CELL:
                cells[of[key]] = _text(key, value)
            elif key in of:
                cells[of[key]] = value if isinstance(value, str) else None
            elif not key.startswith(IGNORED):
                raise Unreadable(*unknown_column(key))
    except Unreadable as error:
        rows.refuse(number, None, error.wrong, error.instead)
        return None
    return number, cells


def _object(line: str) -> _Object:
    try:
        found = json.loads(
            line, object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        wrong = f"this is not JSON from character {error.colno} on"
        raise Unreadable(wrong, 'write one object a line: {"source": …, "fact": …, "value": …}') from None
    except RecursionError:
        raise Unreadable("this is nested too deep", 'write one object a line: {"source": …, "value": …}') from None
    if not isinstance(found, _Object):
        raise Unreadable("this line is no object", 'write one object a line: {"source": …, "fact": …, "value": …}')
    return found


def _refuse_constant(word: str) -> str:
    raise Unreadable(f"{word} is not JSON", "put it in double quotes, or leave the key out")


def _text(key: str, value: object) -> str | None:
    """A value as the text that stands there."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if key != "value" or not isinstance(value, list):
        raise Unreadable(f"{key} must be a single text", "write it without brackets and braces")
    return _joined(value)


def _joined(names: list[object]) -> Names:
    """A list of names as one text."""
    if not names:
        raise Unreadable("this list of names is empty", "write the names, or unknown")
    texts = []
    for name in names:
        if not isinstance(name, str):
            raise Unreadable("a list of names holds single names only", "write each name as one text")
        if not name.strip():
            raise Unreadable("a name in this list is empty", "write the name, or take it out")
        if SEPARATOR in name:
            raise Unreadable('a name in a list cannot hold ";"', "write each name as an item of its own")
        texts.append(name)
    return Names(f"{SEPARATOR} ".join(texts))
