"""Workbooks as every part of the program writes them: text stays text, a header stays in sight, each column filters.

A spreadsheet makes numbers, dates and formulas of what it is given, so every text is told to be one, with the guard of
CSV besides, for a workbook may be saved as that. The file is the same to the byte each time: what says when it was
made is set to a fixed day. openpyxl writes it.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from io import BytesIO
from itertools import chain, islice, starmap
from typing import Any, BinaryIO, NamedTuple

from wcwidth import wcswidth

from discrepancies.language.safe import guarded

MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
MOST_LINKS = 65_000
"""A spreadsheet takes 65,530 in a sheet, and a file with more for a damaged one."""
LONGEST_LINK = 2_000
"""Characters, for the same reason."""
ROOM = 1_000
"""Characters left for apostrophes and escapes."""
USUAL = 16
"""How wide a column is, in characters."""
LISTS = "x-lists"
"""The hidden sheet with the lists that cells offer; a reader of claims leaves it aside."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_LINE_HEIGHT, _HIGHEST = 15, 405
"""How high a line is, and a row can be, in points."""
_BREAKS = 0.95
"""Of its own length, what a text takes: letters are narrower than digits, by which widths are counted."""
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_ERROR_TITLE = "Not on the list"
_ERROR = "Nothing of that name is declared here. Keep it if it is a new one that you are going to declare."
_FONT = "Calibri", 11
_GREY, _BLUE, _WASH = "FF6B6B6B", "FF1D4F7C", "FFEFEBE2"
# A number that stands as text is meant so: without this every such cell wears a green corner.
_AS_MEANT = b'<ignoredErrors><ignoredError sqref="A1:XFD1048576" numberStoredAsText="1"/></ignoredErrors>'


class Heading(NamedTuple):
    """A column: what stands at its head, how wide it is in characters, and how its cells look."""

    name: str
    width: int = USUAL
    wrapped: bool = False
    aside: bool = False
    """Set in grey: what a person seldom reads, such as a key."""


class Link(NamedTuple):
    """A text that leads somewhere: to an address of the web, or "#Claims!A2:A5" in the same workbook."""

    text: str
    target: str


Cell = str | int | float | date | Link | None
"""A text, a number, a day or moment, or nothing."""


def new() -> Any:
    """An empty workbook that is written row by row.

    Raises:
        ImportError: openpyxl is not installed.
    """
    import openpyxl

    book = openpyxl.Workbook(write_only=True)
    book.properties.creator = "discrepancies"
    return book


def add(
    book: Any,
    title: str,
    headings: Sequence[Heading],
    rows: Iterable[Sequence[Cell]],
    choices: Mapping[str, str] | None = None,
) -> None:
    """Put a sheet into a workbook: a header, and the rows below it, as many as a sheet holds.

    `choices` says for a column's name which cells hold what its drop-down offers: "'x-lists'!$A$2:$A$9".
    """
    from openpyxl.utils import get_column_letter

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation, sheet.page_setup.fitToHeight, sheet.print_title_rows = "landscape", 0, "1:1"
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    letters = [get_column_letter(number) for number in range(1, len(headings) + 1)]
    for letter, heading in zip(letters, headings, strict=True):
        column = sheet.column_dimensions[letter]
        column.width = heading.width
        column.number_format = "@"  # for what is typed below the last row
    for name, cells in (choices or {}).items():
        letter = letters[[heading.name for heading in headings].index(name)]
        sheet.data_validations.append(_offered(cells, f"{letter}2:{letter}{MOST_ROWS}"))
    put = _Cells(sheet, headings)
    sheet.append(put.header())
    written = 1
    for row in islice(rows, MOST_ROWS - 1):
        written += 1
        lines = max(starmap(_lines, zip(headings, row, strict=True)), default=1)
        if lines > 1:
            # As if the spreadsheet had set it: a height that openpyxl sets stays when the text changes.
            sheet.row_dimensions[written] = {"ht": str(min(lines * _LINE_HEIGHT, _HIGHEST))}
        sheet.append(put.row(row))
    sheet.auto_filter.ref = f"A1:{letters[-1]}{written}"


def add_lists(book: Any, lists: Mapping[str, Sequence[str]]) -> dict[str, str]:
    """Put a hidden sheet of lists into a workbook; gives for each list's name the cells that hold it.

    A list in the cell's own settings ends at 255 characters; one that stands in cells has no such end.
    """
    from openpyxl.utils import get_column_letter

    filled = {name: list(islice(texts, MOST_ROWS - 1)) for name, texts in lists.items() if texts}
    if filled:
        longest = max(map(len, filled.values()))
        rows = ([texts[at] if at < len(texts) else None for texts in filled.values()] for at in range(longest))
        add(book, LISTS, [Heading(name) for name in filled], rows)
        book[LISTS].sheet_state = "hidden"
    letters = map(get_column_letter, range(1, len(filled) + 1))
    return {
        name: f"'{LISTS}'!${letter}$2:${letter}${len(texts) + 1}"
        for letter, (name, texts) in zip(letters, filled.items(), strict=True)
    }


def save(book: Any, out: BinaryIO) -> None:
    """Write a workbook, with nothing in it that says when."""
    made = BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new_:
        for name in old.namelist():
            part = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            if name.startswith("xl/worksheets/sheet"):
                part = part.replace(b"</worksheet>", _AS_MEANT + b"</worksheet>")
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new_.writestr(info, part)


def _lines(heading: Heading, value: Cell) -> int:
    """How many lines a cell takes, as far as one can tell without its letters' widths."""
    text = value.text if isinstance(value, Link) else value
    if not heading.wrapped or not isinstance(text, str):
        return 1
    return sum(1 + int(_columns(line) * _BREAKS / heading.width) for line in text.split("\n"))


def _columns(line: str) -> int:
    return len(line) if line.isascii() else max(wcswidth(line), 0)


def _offered(cells: str, where: str) -> Any:
    """A drop-down: what is not on its list may be written too, once somebody has said so."""
    from openpyxl.worksheet.datavalidation import DataValidation

    offered = DataValidation(type="list", formula1=cells, allow_blank=True, errorStyle="warning")
    offered.showErrorMessage, offered.errorTitle, offered.error = True, _ERROR_TITLE, _ERROR
    offered.add(where)
    return offered


class _Cells:
    """Makes the cells of a sheet; each look is worked out once, for openpyxl takes long over it."""

    def __init__(self, sheet: Any, headings: Sequence[Heading]) -> None:
        self.sheet = sheet
        self.headings = headings
        self.links = 0
        self._looks: dict[tuple[Heading, str, bool], Any] = {}

    def header(self) -> list[Any]:
        from openpyxl.styles import Alignment, Font, PatternFill

        cells = [self._text(heading.name) for heading in self.headings]
        for cell in cells:
            cell.font, cell.fill = Font(*_FONT, bold=True), PatternFill("solid", fgColor=_WASH)
            cell.alignment, cell.number_format = Alignment(vertical="top", wrap_text=True), "@"
        return cells

    def row(self, row: Sequence[Cell]) -> list[Any]:
        """The cells of a row."""
        pairs = zip(self.headings, row, strict=True)
        return [None if value is None else self._cell(heading, value) for heading, value in pairs]

    def _cell(self, heading: Heading, value: Cell) -> Any:
        linked = isinstance(value, Link) and self._leads(value)
        if isinstance(value, (str, Link)):
            made, format_ = self._text(value if isinstance(value, str) else value.text), "@"
        else:
            made = self._made(value)
            moment = isinstance(value, datetime)
            format_ = "yyyy-mm-dd hh:mm" if moment else "yyyy-mm-dd" if isinstance(value, date) else "General"
        made._style = self._look(heading, format_, linked=linked)
        if isinstance(value, Link) and linked:
            self._lead(made, value.target)
        return made

    def _leads(self, link: Link) -> bool:
        self.links += 1
        return bool(link.target) and len(link.target) <= LONGEST_LINK and self.links <= MOST_LINKS

    def _lead(self, cell: Any, target: str) -> None:
        from openpyxl.worksheet.hyperlink import Hyperlink

        inside = target.startswith("#")
        # The reference is filled in when the row is written.
        cell._hyperlink = Hyperlink(ref="", **{"location" if inside else "target": target.removeprefix("#")})

    def _made(self, value: Any) -> Any:
        from openpyxl.cell import WriteOnlyCell

        return WriteOnlyCell(self.sheet, value)

    def _text(self, text: str) -> Any:
        made = self._made(None)
        # The type is set after the value: openpyxl would take a text that begins with "=" for a formula.
        made.value = _ESCAPE.sub("_x005F_", guarded(text))
        made.data_type = "s"
        return made

    def _look(self, heading: Heading, format_: str, *, linked: bool) -> Any:
        key = heading, format_, linked
        if key not in self._looks:
            from openpyxl.styles import Alignment, Font

            model = self._made(None)
            model.number_format = format_
            model.alignment = Alignment("left" if "yyyy" in format_ else None, "top", wrap_text=heading.wrapped)
            if heading.aside or linked:
                model.font = Font(*_FONT, color=_BLUE if linked else _GREY, underline="single" if linked else None)
            self._looks[key] = model._style
        return self._looks[key]


def too_much(rows: Iterable[Sequence[str | None]], columns: Iterable[Sequence[str]] = ()) -> bool:
    """Whether one of these texts is longer than a cell may be."""
    texts = chain(chain.from_iterable(rows), *columns)
    return any(len(text or "") > MOST_CHARACTERS - ROOM for text in texts)
