"""A workbook is read as it is shown, whole, or refused by the name of a cell."""

from __future__ import annotations

import io
import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import discrepancies
from discrepancies.load.tables import xlsx
from tests.load.tables.tables import read_from, wrong_with

HEADER = ("source", "event", "fact", "value", "quote")


def book(folder: Path, *rows: tuple[Any, ...], title: str = "claims", **sheets: list[tuple[Any, ...]]) -> Path:
    """A workbook with a sheet of claims, and others; a cell may be (value, number format)."""
    made = openpyxl.Workbook()
    made.active.title = title
    for name, lines in {title: [HEADER, *rows], **sheets}.items():
        sheet = made[name] if name in made.sheetnames else made.create_sheet(name)
        for line, cells in enumerate(lines, start=1):
            for column, cell in enumerate(cells, start=1):
                value, shown = cell if isinstance(cell, tuple) else (cell, None)
                sheet.cell(line, column, value).number_format = shown or "General"
    path = folder / "claims.xlsx"
    made.save(path)
    return path


def test_a_claim_is_a_row(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("a", "e", "killed", 7.0, "seven"),
        (),
        ("a", "e", "began", (datetime(2018, 1, 1), "mmm-yy")),
        ("b", "e", "called", "=x", " a\n b "),
        ("b", "e", "called", "'=1", "_x005F_x0041__x0009_"),
    )
    made = openpyxl.load_workbook(path)
    made["claims"]["D5"].data_type = "s"
    made.save(path)
    assert read_from(path) == [
        {"source": "a", "event": "e", "fact": "killed", "value": "7", "quote": "seven", "line": "2"},
        {"source": "a", "event": "e", "fact": "began", "value": "2018-01", "line": "4"},
        {"source": "b", "event": "e", "fact": "called", "value": "=x", "quote": "a b", "line": "5"},
        {"source": "b", "event": "e", "fact": "called", "value": "=1", "quote": "_x0041_", "line": "6"},
    ]


@pytest.mark.parametrize("title", ["claims", "Claims", "Sheet1"])
def test_the_only_sheet_holds_the_claims_and_others_may_be_ignored(title: str, tmp_path: Path) -> None:
    ignored: dict[str, list[tuple[Any, ...]]] = {"x-notes": [("anything",)], "empty": []}
    path = book(tmp_path, ("a", "e", "killed", 7), title=title, **ignored)
    assert len(read_from(path)) == 1


def test_cells_that_are_not_certain_are_refused_by_their_names(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("a", "e", "killed", (7.4, "0")),
        ("a", "e", "killed", "=3+4"),
        ("a", "e", "called", "#N/A"),
        ("a", "e", "killed", 7, None, "stray"),
    )
    assert wrong_with(path) == [
        "claims.xlsx:2: value: D2 shows 7 and holds 7.4; format it as text and write what the source says",
        "claims.xlsx:3: value: D3 holds a formula without a result; write what the source says",
        "claims.xlsx:4: value: D4 holds the error #N/A; write what the source says",
        'claims.xlsx:5: "stray" stands in a column without a name; name the column in the first row, or delete it',
    ]


def test_a_formula_says_the_result_that_was_saved_with_it(tmp_path: Path) -> None:
    path = book(tmp_path, ("a", "e", "killed", "=3+4"), ("b", "e", "killed", 8))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    with zipfile.ZipFile(path, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part.replace(b"<f>3+4</f><v></v>", b"<f>3+4</f><v>7</v>"))
    assert [claim["value"] for claim in read_from(path)] == ["7", "8"]


def test_merged_cells_and_other_sheets_are_refused(tmp_path: Path) -> None:
    path = book(tmp_path, ("a", "e", "killed", 7), ("a", "e", "killed", 7), fcats=[("fact", "asks")])
    made = openpyxl.load_workbook(path)
    made["claims"].merge_cells("A2:A3")
    made.save(path)
    found = wrong_with(path)
    assert found[0] == (
        "claims.xlsx:1: cells are merged from A2 on; unmerge them and write into each cell what it says"
    )
    assert found[1].startswith('claims.xlsx:1: the sheet "fcats" is no section of a dossier; write "facts", or begin')
    assert found[2] == "claims.xlsx:3: source: this claim has no source; write it"


def test_a_workbook_can_be_a_whole_dossier(tmp_path: Path) -> None:
    path = book(
        tmp_path,
        ("a", "e", "role", "serving", "q"),
        ("b", "e", "role", "former", "q"),
        facts=[
            ("fact", "asks", "kind", "terms"),
            ("role", "What was he?", "category", "[serving, {former: [retired]}]"),
        ],
        sources=[
            ("source", "published", "derives_from"),
            ("a", (datetime(2018, 1, 15), "d/m/yyyy")),
            ("b", None, "a; c"),
            ("c",),
        ],
        events=[("event", "title"), ("e", "The raid")],
        voices=[("voice", "title"), ("crowd", "The crowd")],
    )
    dossier = discrepancies.load(str(path))
    assert [term.name for term in dossier.facts["role"].terms] == ["serving", "former", "retired"]
    assert dossier.sources["a"].published == "2018-01-15"
    assert dossier.sources["b"].derives_from == ("a", "c")
    assert dossier.events["e"].title == "The raid"
    assert discrepancies.check(dossier).fact(0).status == "disputed"


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        (
            [("fact", "asks", "knid"), ("x", "?", "count")],
            '#facts:1: knid: a sheet of facts has no key "knid"; write "kind"',
        ),
        (
            [("fact", "asks", "kind"), ("x", "?", "cuont")],
            '#facts:2: kind: kind of the fact "x" is "cuont"; write "count"',
        ),
        ([("fact", "asks", "kind"), (None, "?", "count")], '#facts:2: this row has no fact; write its key into "fact"'),
        ([("asks", "kind"), ("?", "count")], '#facts:1: there is no column "fact"; write "fact" above the keys'),
        (
            [("fact", "asks", "kind", "terms"), ("x", "?", "category", "[a")],
            "#facts:2: terms: in this cell's YAML this",
        ),
        (
            [("fact", "asks", "kind", "terms"), ("x", "?", "category", "&a [b]")],
            '#facts:2: terms: "&a" is a YAML anchor',
        ),
        ([("fact", "asks", "kind"), ("killed", "?", "count")], '#facts:2: fact: the fact "killed" is declared twice'),
        ([("fact", "asks", "kind"), ("x", (7.4, "0"), "count")], "#facts:2: asks: B2 shows 7 and holds 7.4"),
    ],
)
def test_what_is_wrong_with_a_section_is_said_by_its_sheet(
    rows: list[tuple[Any, ...]], said: str, tmp_path: Path
) -> None:
    found = wrong_with(book(tmp_path, ("a", "e", "killed", 7), facts=rows))
    assert any(line.startswith(f"claims.xlsx{said}") for line in found), found


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04nothing", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"source,value\n"])
def test_what_is_no_workbook_is_said_to_be_none(data: bytes, tmp_path: Path) -> None:
    path = tmp_path / "claims.xlsx"
    path.write_bytes(data)
    assert wrong_with(path)[0].startswith("claims.xlsx:1: this is ")


def test_a_file_that_unpacks_to_too_much_is_not_unpacked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = book(tmp_path, ("a", "e", "killed", 7))
    monkeypatch.setattr(xlsx, "MOST_BYTES", 1000)
    assert wrong_with(path)[0].startswith("claims.xlsx:1: this file unpacks to more than")


def test_a_damaged_sheet_is_said_to_be_damaged(tmp_path: Path) -> None:
    path = book(tmp_path, ("a", "e", "killed", 7))
    with zipfile.ZipFile(path) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, part in parts.items():
            archive.writestr(name, part[:-200] if name.endswith("sheet1.xml") else part)
    path.write_bytes(out.getvalue())
    assert wrong_with(path)[0].startswith('claims.xlsx:1: the sheet "claims" is damaged; ')
