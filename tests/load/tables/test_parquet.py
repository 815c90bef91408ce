"""Parquet is read by its columns: text as it is, other types where their text is certain."""

from __future__ import annotations

from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from tests.load.tables.tables import read_from, wrong_with


def file(folder: Path, name: str = "claims.parquet", **columns: Any) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    size = len(columns["value"])
    usual = {"source": ["a"] * size, "event": ["e"] * size, "fact": ["called"] * size}
    pq.write_table(pa.table({**usual, **columns}), path)
    return path


@pytest.mark.parametrize(
    ("values", "texts"),
    [
        (["NA", " x \n y"], ["NA", "x y"]),
        (pa.array(["x", "y", "x"]).dictionary_encode(), ["x", "y", "x"]),
        (pa.array(["x"], pa.large_string()), ["x"]),
        (pa.array(["x"], pa.dictionary(pa.int8(), pa.large_string())), ["x"]),
        (
            pa.chunked_array([pa.array(["x"]).dictionary_encode(), pa.array(["y", "x"]).dictionary_encode()]),
            ["x", "y", "x"],
        ),
        ([7, 2**62], ["7", str(2**62)]),
        (pa.array([7], pa.uint8()), ["7"]),
        ([True, False], ["true", "false"]),
        ([Decimal("9.10")], ["9.10"]),
        ([date(2018, 1, 15)], ["2018-01-15"]),
    ],
)
def test_what_is_certain_is_its_text(values: Any, texts: list[str], tmp_path: Path) -> None:
    assert [claim["value"] for claim in read_from(file(tmp_path, value=values))] == texts


def test_rows_are_counted_and_what_is_absent_is_absent(tmp_path: Path) -> None:
    path = file(tmp_path, value=["x", "y"], quote=[None, "q"], note=["", " "], locator=pa.nulls(2))
    assert read_from(path) == [
        {"source": "a", "event": "e", "fact": "called", "value": "x", "line": "1"},
        {"source": "a", "event": "e", "fact": "called", "value": "y", "quote": "q", "line": "2"},
    ]


@pytest.mark.parametrize(
    ("values", "kind"),
    [
        ([7.0], "double"),
        ([datetime(2018, 1, 1)], "timestamp[us]"),
        ([b"x"], "binary"),
        ([["x"]], "list<element: string>"),
    ],
)
def test_a_type_without_one_text_is_refused_by_column(values: Any, kind: str, tmp_path: Path) -> None:
    assert wrong_with(file(tmp_path, value=["x"], note=values)) == [
        f"claims.parquet:1: note: this column is of type {kind}, whose text is not certain; store it as text"
    ]


@pytest.mark.parametrize("column", ["source", "event", "fact", "value"])
def test_a_column_that_is_refused_is_not_said_to_be_missing_from_each_row(column: str, tmp_path: Path) -> None:
    values: dict[str, Any] = {"source": ["a"], "event": ["e"], "value": ["x"], column: [7.5]}
    assert wrong_with(file(tmp_path, **values)) == [
        f"claims.parquet:1: {column}: this column is of type double, whose text is not certain; store it as text"
    ]


def test_a_name_that_is_not_declared_is_said_beside_what_else_is_wrong(tmp_path: Path) -> None:
    wrong = wrong_with(file(tmp_path, value=["x", None], fact=["killde", "killed"]))
    assert any("which is not declared" in line for line in wrong)


def test_what_is_wrong_is_said_by_row_and_column(tmp_path: Path) -> None:
    unknown, *others = wrong_with(file(tmp_path, value=["x", None, "a\x07"], source=["a", "b", None], qoute=["q"] * 3))
    assert unknown.startswith('claims.parquet:1: qoute: a table of claims has no column "qoute"; write "quote"')
    assert others == [
        "claims.parquet:2: value: this claim has no value; write one, or unknown",
        "claims.parquet:3: source: this claim has no source; write it",
        "claims.parquet:3: value: the control character U+0007 is in this cell; delete it: it cannot be seen",
    ]


@pytest.mark.parametrize("data", [b"", b"PAR1PAR1", b"PAR1" + bytes(100) + b"PAR1"])
def test_what_is_no_parquet_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "claims.parquet"
    path.write_bytes(data)
    assert wrong_with(path)[0] == "claims.parquet:1: this is not a Parquet file, or a damaged one; write it again"


def test_a_folder_is_read_in_order_and_its_names_are_columns(tmp_path: Path) -> None:
    for source in ("b", "a"):
        path = file(tmp_path, f"parts/source={source}/part.parquet", value=[source, "x"], source=[source] * 2)
        pq.write_table(pq.read_table(path, partitioning=None).drop_columns(["source"]), path)
    (tmp_path / "parts" / "_SUCCESS.parquet").write_text("")
    claims = read_from(tmp_path / "parts")
    assert [(claim["source"], claim["value"], claim["line"]) for claim in claims] == [
        *[("a", "a", "1"), ("a", "x", "2"), ("b", "b", "1"), ("b", "x", "2")],
    ]


def test_two_columns_of_one_name_are_refused(tmp_path: Path) -> None:
    columns = [pa.array(["a"]), pa.array(["killed"]), pa.array(["7"]), pa.array(["8"])]
    pq.write_table(pa.table(columns, names=["source", "fact", "value", "value"]), tmp_path / "claims.parquet")
    assert wrong_with(tmp_path / "claims.parquet") == [
        'claims.parquet:1: value: there are two columns "value"; take one of the two out'
    ]
