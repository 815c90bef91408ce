"""Reads XLSX: claims in a sheet called "claims" or in the only one, and any other section in a sheet of its name.

openpyxl reads the file row by row. What a cell says is decided in `displayed.py`; a formula says the result that was
saved with it. Hidden rows and sheets are read like any other: hiding is how a table is looked at, not what it says.
"""

from __future__ import annotations

import re
import warnings
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import ExitStack
from functools import partial
from io import BytesIO
from itertools import repeat
from pathlib import PurePath
from typing import Any

from discrepancies.language.reading import Unreadable
from discrepancies.language.safe import unguarded
from discrepancies.language.spelling import suggestion
from discrepancies.load.gathered import Gathered
from discrepancies.load.keys import SECTIONS, TITLE
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.table import IGNORED, ROW, Rows, header, library, nameless
from discrepancies.load.tables import mapped, sheets
from discrepancies.load.tables.displayed import Content, said
from discrepancies.load.tables.mapping import Sheet
from discrepancies.load.tables.plan import Row
from discrepancies.model import Place

MOST_BYTES = 1 << 30
"""Of the unpacked file: a few bytes can unpack to any size."""
CLAIMS = "claims"

_MERGED = re.compile(rb'<(?:\w+:)?mergeCell [^>]*ref="([A-Z]+[0-9]+)(?::[A-Z]+([0-9]+))?"')
_FORMULA = re.compile(rb"<(?:\w+:)?f[\s/>]")
_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_STRINGS = ("s", "inlineStr", "str")
_OLD = b"\xd0\xcf\x11\xe0"


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read one workbook into `gathered`, as every `Reader` does."""
    problems.columns[name] = ("",)
    try:
        import openpyxl
    except ImportError:
        problems.end(Place(name, 1, ROW), *library("reading XLSX"))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of what openpyxl does not keep, none of which is text
            with ExitStack() as books:
                _workbook(name, partial(_opened, data, openpyxl.load_workbook, books), gathered, problems)
    except Unreadable as error:
        problems.end(Place(name, 1, ROW), error.wrong, error.instead)


def _workbook(name: str, opened: Callable[[bool], Any], gathered: Gathered, problems: Problems) -> None:
    """Read every sheet; `opened` gives the workbook with formulas, or with what they came to when it was saved."""
    book = opened(False)
    chosen = [sheet for sheet in book.worksheets if not sheet.title.startswith(IGNORED)]
    filled = [sheet for sheet in chosen if next(_rows(sheet, None), None)]
    results = None
    mappings = {sheet.title: found for sheet in filled if (found := gathered.mapped(name, sheet.title))}
    for sheet in filled:
        section = _section(sheet.title, alone=len(filled) == 1)
        mapping = mappings.get(sheet.title) or (gathered.mapped(name) if section == CLAIMS else None)
        if section is None and mapping is None:
            if not mappings:  # a workbook of somebody's own has sheets that are not for us
                problems.add(Place(name, 1, ROW), *_without_section(name, sheet.title, gathered))
                gathered.whole = False
            continue
        xml = book._archive.read(sheet._worksheet_path)  # nothing public tells of merged cells row by row
        if _FORMULA.search(xml) and results is None:
            results = opened(True)
        shown = results[sheet.title] if results and _FORMULA.search(xml) else None
        try:
            top = mapped.read(_called(name, sheet.title, mappings, gathered), _rows(sheet, shown), mapping, gathered,
                              problems) if mapping else 0  # fmt: skip
            if merged := next((found for found in _MERGED.finditer(xml) if int(found[2] or 0) > top), None):
                wrong = f"cells are merged from {merged[1].decode()} on{_in(sheet.title, section)}"
                problems.add(Place(name, 1, ROW), wrong, "unmerge them and write into each cell what it says")
            if not top:
                _section_of(name, sheet.title, section or CLAIMS, _rows(sheet, shown), gathered, problems)
        except Ended:
            gathered.whole = False


def _section_of(
    name: str, title: str, section: str, rows: Iterator[Row], gathered: Gathered, problems: Problems
) -> None:
    if section == CLAIMS:
        _claims(name, rows, gathered, problems)
    elif section == TITLE:
        sheets.read_title(f"{name}#{title}", rows, gathered, problems)
    else:
        sheets.read(f"{name}#{title}", section, rows, gathered, problems)


def _called(name: str, title: str, mappings: Mapping[str, Sheet], gathered: Gathered) -> str:
    """What a mapped sheet is called where something is said of its rows: as its file, where it is the only one."""
    if len(mappings) < 2:
        return name
    gathered.files.append(f"{name}#{title}")
    return gathered.files[-1]


def _without_section(name: str, title: str, gathered: Gathered) -> tuple[str, str]:
    """What to say of a sheet that is neither a section nor mapped: (what is wrong, what to write instead)."""
    wrong = f'the sheet "{title}" is no section of a dossier'
    if gathered.mapped(name):
        return wrong, f'name the sheet that is meant: [columns."{PurePath(name).name}#{title}"]'
    return wrong, suggestion(title, (CLAIMS, TITLE, *SECTIONS), "begin it with x- to have it ignored")


def _in(title: str, section: str | None) -> str:
    return "" if section == CLAIMS else f' in the sheet "{title}"'


def _opened(data: bytes, load: Any, books: ExitStack, results: bool) -> Any:
    if data.startswith(_OLD):
        raise Unreadable("this is an old .xls file, or one with a password", "save it as .xlsx without a password")
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            unpacked = sum(part.file_size for part in archive.infolist())
        if unpacked > MOST_BYTES:
            wrong = f"this file unpacks to more than {MOST_BYTES >> 20:,} MB"
            raise Unreadable(wrong, "save the sheet as CSV or Parquet")
        book = load(BytesIO(data), read_only=True, data_only=results)
        books.callback(book.close)
        return book
    except Unreadable:
        raise
    except Exception as error:  # openpyxl lets through whatever its parts run into
        raise Unreadable(
            "this is not an XLSX file, or a damaged one", "open it in a spreadsheet and save it again"
        ) from error


def _section(title: str, *, alone: bool) -> str | None:
    known = next((section for section in (CLAIMS, TITLE, *SECTIONS) if section == title.strip().lower()), None)
    return CLAIMS if known is None and alone else known


def _rows(sheet: Any, results: Any) -> Iterator[Row]:
    """The rows of a sheet that say something, each with its number."""
    sheet.reset_dimensions()  # what a file says of its own size is not always so
    shown = repeat(None) if results is None else _cells(results)
    for number, (row, saved) in enumerate(zip(_cells(sheet), shown, strict=False), start=1):
        cells: list[str | None] = []
        wrong: dict[int | None, tuple[str, str]] = {}
        for place, cell in enumerate(row):
            try:
                cells.append(_text(cell, saved[place] if saved is not None and place < len(saved) else None))
            except Unreadable as refused:
                cells.append(None)
                wrong[place] = (f"{cell.coordinate} {refused.wrong}", refused.instead)
        if wrong or any(cell and cell.strip() for cell in cells):
            yield Row(number, cells, wrong)


def _cells(sheet: Any) -> Iterator[Sequence[Any]]:
    rows = sheet.iter_rows()
    while True:
        try:
            row = next(rows, None)
        except Exception as error:  # as above
            wrong = f'the sheet "{sheet.title}" is damaged'
            raise Unreadable(wrong, "open it in a spreadsheet and save it again") from error
        if row is None:
            return
        yield row


def _text(cell: Any, saved: Any) -> str | None:
    if cell.value is None:
        return None
    if cell.data_type == "f":
        if saved is None or saved.value is None:
            raise Unreadable("holds a formula without a result", "write what the source says")
        cell = saved
    if cell.data_type not in _STRINGS:
        return said(Content(cell.value, cell.data_type == "e", cell.number_format))
    return unguarded(_ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(cell.value)))


def _claims(name: str, rows: Iterator[Row], gathered: Gathered, problems: Problems) -> None:
    first = next(rows)
    claims = Rows(name, header(name, first.cells, first.number, problems, extra=gathered.extra), problems)
    claims.fill(rows, partial(_fitting, claims), gathered)


def _fitting(claims: Rows, row: Row) -> tuple[int, list[str | None]] | None:
    """A row as wide as the first, None where it was refused; what stands beyond that is reported."""
    width = claims.header.width
    for cell in row.wrong:
        claims.refuse(row.number, cell, *row.wrong[cell])
    beyond = next((text for text in row.cells[width:] if text and text.strip()), None)
    if beyond is not None:
        claims.refuse(row.number, None, *nameless(beyond[:60]))
    return None if row.wrong else (row.number, [*row.cells[:width], *repeat(None, width - len(row.cells))])
