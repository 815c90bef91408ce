"""Reads CSV and TSV (RFC 4180): every cell is the text that stands there, and nothing is taken for a number or a date.

Which character separates cells is told from the first row, or it is refused: a spreadsheet in Spanish or German
writes semicolons. Errors name the line as an editor counts it, also below a cell of several lines.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from functools import partial
from io import StringIO
from itertools import islice

from discrepancies.language.safe import unguarded
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.table import ROW, Rows, header, text_of
from discrepancies.load.tables import mapped
from discrepancies.load.tables.mapping import Sheet, folded
from discrepancies.load.tables.plan import Row
from discrepancies.load.yaml_nodes import LONGEST_SCALAR
from discrepancies.model import Place

LONGEST_CELL = 1 << 20
"""Characters; a quotation mark that is never closed would else take in the rest of the file, however long."""

_FIRST = re.compile(r"[ \r\n]*[^\r\n]*")
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read the claims of one file into `gathered`, as every `Reader` does."""
    text = text_of(name, data, problems)
    if (sheet := gathered.mapped(name)) and mapped.read(
        name, _as_they_are(name, text, sheet, problems, gathered), sheet, gathered, problems
    ):
        return
    numbered = _numbered(name, text, _separator(name, text, problems), problems, gathered)
    line, names = next(((line, row) for line, row in numbered if any(cell.strip() for cell in row)), (1, []))
    heads = header(name, [unguarded(cell) for cell in names], line, problems, extra=gathered.extra)
    rows = Rows(name, heads, problems, unguarded)
    rows.fill(numbered, partial(_fitting, rows), gathered)


def _as_they_are(name: str, text: str, sheet: Sheet, problems: Problems, gathered: Gathered) -> Iterator[Row]:
    """The rows of a mapped sheet, which may be of any width; a heading that it maps may hold a separator."""
    headings = {folded(heading.text) for heading in sheet.headings()}
    begin = text[:LONGEST_CELL]

    def fits(separator: str) -> tuple[int, int]:
        rows = list(islice(csv.reader(StringIO(begin, newline=""), delimiter=separator), mapped.SEARCHED))
        return max((len(headings & {folded(cell) for cell in row}), len(row)) for row in rows or [[]])

    limit = csv.field_size_limit(LONGEST_CELL + 1)
    try:
        separator = max(_SEPARATORS, key=fits)
    except csv.Error:
        separator = _separator(name, text, problems)
    finally:
        csv.field_size_limit(limit)
    for line, row in _numbered(name, text, separator, problems, gathered):
        if any(cell.strip() for cell in row):
            yield Row(line, [unguarded(cell) for cell in row])


def _separator(name: str, text: str, problems: Problems) -> str:
    """What stands between the names of the columns."""
    first = _FIRST.match(text)
    outside = "".join(first[0].split('"')[::2]) if first else ""
    found = [separator for separator in _SEPARATORS if separator in outside]
    if len(found) > 1:
        both = " and ".join(_SEPARATORS[separator] for separator in found)
        wrong = f"{both} stand between the names of the columns"
        problems.end(Place(name, 1, 1), wrong, "separate them by commas only, or put a name that holds one in quotes")
    return found[0] if found else ","


def _numbered(
    name: str, text: str, separator: str, problems: Problems, gathered: Gathered
) -> Iterator[tuple[int, list[str]]]:
    """The rows with the line that each begins in, up to the end or to a quotation mark that leaves no rows to tell."""
    limit = csv.field_size_limit(LONGEST_CELL)
    rows = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    try:
        for row in rows:
            yield line, row
            line = rows.line_num + 1
    except csv.Error as error:
        problems.add(Place(name, line, ROW), *_told(str(error), line, rows.line_num))
        gathered.whole = False
    finally:
        csv.field_size_limit(limit)


def _told(error: str, line: int, reached: int) -> tuple[str, str]:
    if "expected after" in error:
        where = "" if reached == line else f" (in line {reached})"
        wrong = f"a quotation mark closes a cell of this row before its end{where}"
        return wrong, 'write a quotation mark inside a cell twice: ""'
    if "field larger" in error and reached == line:
        return f"a cell of this row has more than {LONGEST_CELL:,} characters", f"write at most {LONGEST_SCALAR:,}"
    return "a quotation mark in this row is never closed", "close it, or write it twice where it is part of the text"


def _fitting(rows: Rows, numbered: tuple[int, list[str]]) -> tuple[int, list[str]] | None:
    """A row that has as many cells as the first, else None; an empty one is passed over."""
    line, row = numbered
    width = rows.header.width
    if len(row) == width:
        return numbered
    if any(cell.strip() for cell in row):
        wrong = f"this row has {_cells(len(row))}, and the first has {width}"
        more = "put a cell that holds the separator in double quotes"
        rows.refuse(line, None, wrong, more if len(row) > width else "write a separator for each empty cell")
    return None


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
