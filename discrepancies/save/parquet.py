"""Writes claims as Parquet: columns of dictionary-encoded text, the form in which millions of claims are kept."""

from __future__ import annotations

from typing import BinaryIO

from discrepancies.save import Contents

WHOLE = False


def write(contents: Contents, out: BinaryIO) -> None:
    """Write the claims with pyarrow."""
    import pyarrow as pa
    import pyarrow.parquet as pq

    columns = {
        key: pa.DictionaryArray.from_arrays(
            pa.array(column.codes, mask=column.codes < 0), pa.array(column.texts, pa.string())
        )
        for key, column in contents.claims.items()
    }
    pq.write_table(pa.table(columns), out)
