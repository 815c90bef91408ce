"""Claims in Parquet are dictionary-encoded text, whatever reads them."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from discrepancies.save.convert import convert


def test_columns_are_text_that_stands_once(tmp_path: Path) -> None:
    (tmp_path / "in.yaml").write_text(
        "facts: {dead: {asks: How many?, kind: count}}\n"
        "sources: {a: {event: e, claims: [{fact: dead, value: 7}, {fact: dead, value: 7, note: again}]}}\n"
    )
    convert([str(tmp_path / "in.yaml")], str(tmp_path / "out.parquet"))
    table = pq.read_table(tmp_path / "out.parquet")
    assert table.to_pylist() == [
        {"source": "a", "event": "e", "fact": "dead", "value": "7", "quote": None, "note": None},
        {"source": "a", "event": "e", "fact": "dead", "value": "7", "quote": None, "note": "again"},
    ]
    assert {field.type for field in table.schema} == {pa.dictionary(pa.int32(), pa.string())}
