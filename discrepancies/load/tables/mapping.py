"""How the headings of a sheet are mapped to keys: what `[columns]` of a config says, as frozen data.

A sheet is told of by what its headings mean. A column is a key of every row's claims, or it holds values itself and
then says what they answer: so a row comes to as many claims as it has columns of values. `mapped.py` reads by this.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from pathlib import PurePath
from typing import NamedTuple

from discrepancies.load import READERS
from discrepancies.load.revision import PREFIX
from discrepancies.model import Place

EVERY_ROW = "*"
"""The heading under which stands what every row says that does not say otherwise."""
VALUE = "value"
_TABLES = tuple(ending for ending, module in READERS if module.startswith("tables."))
_BLANKS = re.compile(r"[\s_]+")


class Said(NamedTuple):
    """A text of a mapping, and where it stands."""

    text: str
    at: Place


class Use(NamedTuple):
    """What a column is to a row's claims: one of their keys, or values of its own."""

    key: str
    """A claim's key, "source.url" and the like, or an extra's name; VALUE where the column holds values."""
    fixed: Mapping[str, Said]
    """What else is so of the claims that its values make."""
    hedge: str | None = None
    """What is written before each value: "at least"."""
    low: Said | None = None
    high: Said | None = None
    """The headings of the columns with the bounds of a value."""
    until: Said | None = None
    """The heading of the column with the end of what begins in this one."""
    words: Mapping[str, str] = {}
    """What stands for what, folded; for nothing where a cell counts as empty."""


class Mapped(NamedTuple):
    """A column that a mapping speaks of."""

    heading: Said
    uses: tuple[Use, ...]


class Sheet(NamedTuple):
    """The mapping of the sheets that fit a pattern; of all others, where there is none."""

    pattern: str | None
    columns: tuple[Mapped, ...]
    fixed: Mapping[str, Said]
    words: Mapping[str, str]
    at: Place

    def headings(self) -> Iterable[Said]:
        """Every heading that a sheet must have."""
        for column in self.columns:
            yield column.heading
            for use in column.uses:
                yield from (said for said in (use.low, use.high, use.until) if said)


class Mappings(NamedTuple):
    """All mappings, where they are written, and that file's bytes."""

    file: str
    data: bytes
    sheets: tuple[Sheet, ...]

    def of(self, name: str, sheet: str | None = None) -> Sheet | None:
        """The mapping of a file, or of one sheet of a workbook: the first whose pattern fits, else the plain one."""
        path = PurePath(name.split(":", 2)[2] if name.startswith(PREFIX) else name)
        for each in self.sheets:
            file, _, title = (each.pattern or "").partition("#")
            if each.pattern and path.match(file) and folded(title) == folded(sheet or ""):
                return each
        return None if sheet else next((each for each in self.sheets if each.pattern is None), None)


def is_pattern(name: str) -> bool:
    """Whether a name is that of a table's file, or of a sheet in one."""
    return name.partition("#")[0].lower().endswith(_TABLES)


def folded(text: str) -> str:
    """A heading, or a cell's word, without what makes no difference: case, and which blanks stand where."""
    return _BLANKS.sub(" ", text).strip().casefold()
