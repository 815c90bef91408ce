"""The claims that were left out because their value cannot be read: a row each, with where it stands and what to write.

It is what a person who scraped a table goes through afterwards, so it opens in a spreadsheet.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats.csv import write_table
from discrepancies.language.safe import cell

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

_NEGATIVE = re.compile(r"-[0-9]+(?:[.,][0-9]+)*")

COLUMNS = ("file", "line", "source", "event", "fact", "value", "wrong", "instead")


def render(dossier: Dossier, out: TextIO) -> None:
    """Write the refused claims in the order of the files."""
    write_table(out, COLUMNS, _rows(dossier))


def _rows(dossier: Dossier) -> Iterator[tuple[object, ...]]:
    written = dossier.written
    keys = [written.columns[key] for key in ("source", "event", "fact", "value")]
    for claim, wrong, instead in dossier.refused:
        place = written.place(claim, "value")
        *of, value = (column[claim] or "" for column in keys)
        # A negative number is no formula, and is looked for as it stands in the table.
        said = value if _NEGATIVE.fullmatch(value) else cell(value)
        yield cell(place.file), place.line, *map(cell, of), said, cell(wrong), cell(instead)
