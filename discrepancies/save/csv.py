"""Writes claims as CSV: a row a claim, cells that no spreadsheet takes for a formula, lines that end in a line feed."""

from __future__ import annotations

import csv
from io import TextIOWrapper
from typing import BinaryIO

from discrepancies.language.safe import guarded
from discrepancies.save import Contents

WHOLE = False


def write(contents: Contents, out: BinaryIO, separator: str = ",") -> None:
    """Write the claims with a header row, in UTF-8."""
    text = TextIOWrapper(out, encoding="utf-8", newline="")
    rows = csv.writer(text, lineterminator="\n", delimiter=separator)
    rows.writerow(contents.claims)
    rows.writerows(zip(*(map(_cell, column) for column in contents.claims.values()), strict=True))
    text.detach()  # writes what is left and leaves `out` open


def _cell(text: str | None) -> str:
    return guarded(text) if text else ""
