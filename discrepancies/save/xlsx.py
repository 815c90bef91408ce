"""Writes a whole dossier as XLSX: a sheet of claims, and one for every other section there is.

Every cell is text in the format for text, so that a spreadsheet changes nothing of what is typed over it either. The
file is the same to the byte each time: what says when it was made is set to a fixed day.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Sequence
from io import BytesIO
from itertools import chain
from typing import Any, BinaryIO

from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.safe import guarded
from discrepancies.load.keys import SECTIONS, TITLE
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.save import CannotHold, Contents
from discrepancies.save.yaml import flow

WHOLE = True
MOST_ROWS = 1_048_576
MOST_CHARACTERS = 32_767
ROOM = 1_000
"""Characters left for apostrophes and escapes."""

_ESCAPE = re.compile(r"_(?=x[0-9A-Fa-f]{4}_)")
_MADE = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_WIDE = {"value": 28, "quote": 60, "inferred": 40, "note": 40, "asks": 44, "title": 44, "holds": 44, "says": 44}
_USUAL = 16


def write(contents: Contents, out: BinaryIO) -> None:
    """Write every section with openpyxl.

    Raises:
        CannotHold: more claims than a sheet has rows, or a longer text than a cell may have.
    """
    import openpyxl

    sections = [(name, *_section(name, entries)) for name, entries in contents.sections.items()]
    _refuse_too_much(contents, chain([(contents.title,)], *(rows for _, _, rows in sections)))
    book = openpyxl.Workbook(write_only=True)
    if contents.claims:
        _sheet(book, "claims", tuple(contents.claims), zip(*contents.claims.values(), strict=True))
    if contents.title:
        _sheet(book, TITLE, (TITLE,), [(contents.title,)])
    for name, header, rows in sections:
        _sheet(book, name, header, rows)
    made = BytesIO()
    book.save(made)
    _timeless(made, out)


def _refuse_too_much(contents: Contents, rows: Iterable[Sequence[str | None]]) -> None:
    """Before anything is begun, for openpyxl leaves what it has begun behind."""
    if any(len(column) >= MOST_ROWS for column in contents.claims.values()):
        raise CannotHold(f"a sheet of XLSX holds {MOST_ROWS:,} rows at most: write CSV or Parquet instead")
    texts = chain(chain.from_iterable(rows), *(column.texts for column in contents.claims.values()))
    if any(len(text or "") > MOST_CHARACTERS - ROOM for text in texts):
        raise CannotHold(f"a cell of XLSX holds {MOST_CHARACTERS:,} characters at most: write YAML instead")


def _given(section: str, node: Node) -> list[tuple[str, Node]]:
    """What an entry says, a single text under the key it stands for."""
    if isinstance(node, Entries):
        return [(key.text, value) for key, value in node.entries]
    return [(SECTIONS[section].short or "", node)] if isinstance(node, Scalar) and node.text else []


def _section(name: str, entries: Sequence[tuple[Scalar, Node]]) -> tuple[list[str], list[list[str | None]]]:
    """The header and the rows of a section's sheet, with the keys that some entry has."""
    given = [(key.text, dict(_given(name, node))) for key, node in entries]
    keys = [key for key in SECTIONS[name].keys if any(key in of for _, of in given)]
    holds = SECTIONS[name].keys
    return [SECTIONS[name].one, *keys], [[key, *(_cell(holds[k].holds, of.get(k)) for k in keys)] for key, of in given]


def _cell(holds: str, node: Node) -> str | None:
    """What stands in one cell: a text, a list with "; " between its texts, or YAML for what is nested."""
    if node is None or holds == "special":
        return flow(node) or None
    items = node.items if isinstance(node, Items) else (node,)
    return f"{SEPARATOR} ".join(item.text for item in items if isinstance(item, Scalar)) or None


def _sheet(book: Any, title: str, header: Sequence[str], rows: Iterable[Sequence[str | None]]) -> None:
    from openpyxl.cell import WriteOnlyCell
    from openpyxl.styles import Font
    from openpyxl.utils import get_column_letter

    def cell(text: str | None, font: Font | None = None) -> Any:
        if text is None:
            return None
        made = WriteOnlyCell(sheet)
        # The type is set after the value: openpyxl would take a text that begins with "=" for a formula.
        made.value = _ESCAPE.sub("_x005F_", guarded(text))
        made.data_type = "s"
        made.number_format = "@"
        if font:
            made.font = font
        return made

    sheet = book.create_sheet(title)
    sheet.freeze_panes = "A2"
    for number, key in enumerate(header, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDE.get(key, _USUAL)
    sheet.append([cell(key, Font(bold=True)) for key in header])
    for row in rows:
        sheet.append([cell(text) for text in row])


def _timeless(made: BinaryIO, out: BinaryIO) -> None:
    with zipfile.ZipFile(made) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        for name in old.namelist():
            part = _MADE.sub(rb"\g<1>1980-01-01T00:00:00Z", old.read(name))
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(info, part)
