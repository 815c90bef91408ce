"""The rows of a Parquet file that is mapped: as texts, or refused cell by cell where a text is not certain.

A moment is its text, and a measured number that is whole is that number; so a table that a program kept as it liked
can be read, and only a cell whose digits nobody knows is refused.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import count
from typing import Any

from discrepancies.load.tables.plan import Row

_MEASURED = "is stored as a measured number, whose digits are not certain", "store the column as text"
_OTHERWISE = "is stored as something that has no text", "store the column as text"


def as_they_are(file: Any, folders: Mapping[str, str]) -> Iterator[Row]:
    """A row with the names of the columns, then the rows; `folders` are the columns that the file's path stands for."""
    yield Row(1, [*file.schema_arrow.names, *folders])
    numbers = count(1)
    for part in file.iter_batches():
        for cells in zip(*(column.to_pylist() for column in part.columns), strict=True):
            texts: list[str | None] = []
            wrong: dict[int | None, tuple[str, str]] = {}
            for place, cell in enumerate(cells):
                text = _text(cell)
                if isinstance(text, tuple):
                    wrong[place] = f"{cell!r:.60} {text[0]}", text[1]
                    text = None
                texts.append(text)
            yield Row(next(numbers), [*texts, *folders.values()], wrong)


def _text(cell: object) -> str | tuple[str, str] | None:
    """What a cell says; what is wrong with it and what to write instead, where that is not certain."""
    if cell is None or isinstance(cell, str):
        return cell
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        if cell != cell:  # not a number
            return None
        return str(int(cell)) if cell.is_integer() and abs(cell) <= 2**53 else _MEASURED
    if isinstance(cell, list | dict | bytes):
        return _OTHERWISE
    return str(cell)
