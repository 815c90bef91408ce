"""Reads JSON Lines: a claim a line, an object whose keys are those of a claim, `source` among them.

Every value is the text that stands there: a number is its digits as written, true and false are those words, null is
nothing, and a list holds names.
"""

from __future__ import annotations

import json
from itertools import islice
from typing import Any

from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.spelling import shortened
from discrepancies.load.encoding import vetted
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.table import IGNORED, KEYS, ROW, Header, Rows, unknown_column
from discrepancies.model import Place

BLOCK = 4096

_CELL = {key: number for number, key in enumerate(KEYS)}
_VALUE = _CELL["value"]


class _Object(tuple[tuple[str, Any], ...]):
    """The keys and values of an object, in order, a key perhaps twice."""

    __slots__ = ()


class _Wrong(Exception):  # noqa: N818
    """A line cannot be read; (what is wrong, what to write instead)."""


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read the claims of one file into `gathered`; whatever is wrong with it goes to `problems`, never an exception."""
    gathered.files.append(name)
    before = len(problems.found)
    checked = vetted(data, name, problems)
    if checked is None or len(problems.found) > before:
        gathered.whole = False
        return
    problems.columns[name] = ("", *KEYS)
    rows = Rows(name, Header(_CELL, len(KEYS), ()), problems)
    lines = enumerate(checked.decode("utf-8-sig").split("\n"), start=1)
    while not rows.full and (block := list(islice(lines, BLOCK))):
        read_ = [(number, cells) for number, line in block if (cells := _cells(rows, number, line))]
        lists = [entry for entry, (_, cells) in enumerate(read_) if isinstance(cells[_VALUE], _Names)]
        rows.extend([number for number, _ in read_], [cells for _, cells in read_], lists)
    gathered.whole &= not rows.full
    gathered.add(rows.block(len(gathered.files) - 1))


class _Names(str):
    """A list of names, joined."""

    __slots__ = ()


def _cells(rows: Rows, number: int, line: str) -> list[str | None] | None:
    """The cells of one line; None where there are none, or it was refused."""
    if not line.strip():
        return None
    cells: list[str | None] = [None] * len(KEYS)
    try:
        first: set[str] = set()
        for key, value in _object(line):
            if key in first:
                raise _Wrong(f'the key "{shortened(key)}" is given twice', "take one of the two out")
            first.add(key)
            if key in _CELL:
                cells[_CELL[key]] = _text(key, value)
            elif not key.startswith(IGNORED):
                raise _Wrong(*unknown_column(key))
    except _Wrong as wrong:
        rows.add(Place(rows.name, number, ROW), *wrong.args)
        return None
    return cells


def _object(line: str) -> _Object:
    try:
        found = json.loads(
            line, object_pairs_hook=_Object, parse_int=str, parse_float=str, parse_constant=_refuse_constant
        )
    except json.JSONDecodeError as error:
        wrong = f"this is not JSON from character {error.colno} on"
        raise _Wrong(wrong, 'write one object a line: {"source": …, "fact": …, "value": …}') from None
    except RecursionError:
        raise _Wrong("this is nested too deep", 'write one object a line: {"source": …, "value": …}') from None
    if not isinstance(found, _Object):
        raise _Wrong("this line is no object", 'write one object a line: {"source": …, "fact": …, "value": …}')
    return found


def _refuse_constant(word: str) -> str:
    raise _Wrong(f"{word} is not JSON", "put it in double quotes, or leave the key out")


def _text(key: str, value: object) -> str | None:
    """A value as the text that stands there."""
    if value is None or isinstance(value, str):
        return value
    if isinstance(value, bool):
        return "true" if value else "false"
    if key != "value" or not isinstance(value, list):
        raise _Wrong(f"{key} must be a single text", "write it without brackets and braces")
    return _joined(value)


def _joined(names: list[object]) -> _Names:
    """A list of names as one text."""
    if not names:
        raise _Wrong("this list of names is empty", "write the names, or unknown")
    texts = []
    for name in names:
        if not isinstance(name, str):
            raise _Wrong("a list of names holds single names only", "write each name as one text")
        if not name.strip():
            raise _Wrong("a name in this list is empty", "write the name, or take it out")
        if SEPARATOR in name:
            raise _Wrong('a name in a list cannot hold ";"', "write each name as an item of its own")
        texts.append(name)
    return _Names(f"{SEPARATOR} ".join(texts))
