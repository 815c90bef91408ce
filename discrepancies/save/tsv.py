"""Writes claims as TSV: CSV with tabs between the cells."""

from __future__ import annotations

from typing import BinaryIO

from discrepancies.save import Contents, csv

WHOLE = False


def write(contents: Contents, out: BinaryIO) -> None:
    """Write the claims with a header row, in UTF-8."""
    csv.write(contents, out, separator="\t")
