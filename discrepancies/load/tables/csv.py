"""Reads CSV and TSV (RFC 4180): every cell is the text that stands there, and nothing is taken for a number or a date.

Which character separates cells is told from the first row, or it is refused: a spreadsheet in Spanish or German
writes semicolons. Errors name the line as an editor counts it, also below a cell of several lines.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator
from io import StringIO
from itertools import islice

from discrepancies.language.safe import unguarded
from discrepancies.load.encoding import vetted
from discrepancies.load.gathered import Gathered
from discrepancies.load.nodes import LONGEST_SCALAR
from discrepancies.load.problems import Problems
from discrepancies.load.table import ROW, Header, Rows, header
from discrepancies.model import Place

BLOCK = 4096
LONGEST_CELL = 1 << 20
"""Characters; a quotation mark that is never closed would else take in the rest of the file, however long."""

_FIRST = re.compile(r"[ \r\n]*[^\r\n]*")
_SEPARATORS = {",": "commas", ";": "semicolons", "\t": "tabs"}


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read the claims of one file into `gathered`; whatever is wrong with it goes to `problems`, never an exception."""
    gathered.files.append(name)
    before = len(problems.found)
    checked = vetted(data, name, problems)
    if checked is None or len(problems.found) > before:
        gathered.whole = False
        return
    text = checked.decode("utf-8-sig")
    separator = _separator(name, text, problems)
    rows = _rows(name, text, separator, problems, gathered) if separator else None
    if rows is None:
        gathered.whole = False
        return
    gathered.add(rows.block(len(gathered.files) - 1))


def _separator(name: str, text: str, problems: Problems) -> str | None:
    """What stands between the names of the columns; None where that cannot be told."""
    first = _FIRST.match(text)
    outside = "".join(first[0].split('"')[::2]) if first else ""
    found = [separator for separator in _SEPARATORS if separator in outside]
    if len(found) > 1:
        both = " and ".join(_SEPARATORS[separator] for separator in found)
        wrong = f"{both} stand between the names of the columns"
        problems.add(Place(name, 1, 1), wrong, "separate them by commas only, or put a name that holds one in quotes")
        return None
    return found[0] if found else ","


def _rows(name: str, text: str, separator: str, problems: Problems, gathered: Gathered) -> Rows | None:
    numbered = _numbered(name, text, separator, problems, gathered)
    line, names = next(((line, row) for line, row in numbered if any(cell.strip() for cell in row)), (1, []))
    heading = header(name, [unguarded(cell) for cell in names], line, problems)
    if heading is None:
        return None
    rows = Rows(name, heading, problems, unguarded)
    while block := list(islice(numbered, BLOCK)):
        fitting = [(line, row) for line, row in block if _fits(rows, line, row, heading)]
        rows.extend([line for line, _ in fitting], [row for _, row in fitting])
        if rows.full:
            gathered.whole = False
            break
    return rows


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


def _fits(rows: Rows, line: int, row: list[str], heading: Header) -> bool:
    """Whether a row has as many cells as the first; an empty one is passed over."""
    if len(row) == heading.width:
        return True
    if not any(cell.strip() for cell in row):
        return False
    wrong = f"this row has {_cells(len(row))}, and the first has {heading.width}"
    more = len(row) > heading.width
    instead = (
        "put a cell that holds the separator in double quotes" if more else "write a separator for each empty cell"
    )
    rows.add(Place(rows.name, line, ROW), wrong, instead)
    return False


def _cells(count: int) -> str:
    return "1 cell" if count == 1 else f"{count} cells"
