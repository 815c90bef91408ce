"""A workbook of claims: nothing but text in it, whatever the claims say, and what is declared to choose from."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from discrepancies.kinds import KINDS
from discrepancies.save.convert import convert

DOSSIER = """\
facts:
  called: {asks: "=What?", kind: text}
  role: {asks: Which?, kind: category, terms: [a, {b: [c]}], aliases: {x: a}}
events: {e: {title: "+1"}, f: }
voices: {crowd: "@crowd"}
sources:
  a:
    published: 2018-01-15
    event: e
    claims:
      - {fact: called, value: "=1+1", quote: "7"}
      - {fact: called, value: "_x0041_", quote: "2018-01"}
  b: {derives_from: [a], claims: []}
"""


@pytest.fixture
def book(tmp_path: Path) -> openpyxl.Workbook:
    (tmp_path / "claims.yaml").write_text(DOSSIER)
    convert([str(tmp_path / "claims.yaml")], str(tmp_path / "out.xlsx"))
    return openpyxl.load_workbook(tmp_path / "out.xlsx")


def test_every_cell_is_text_in_the_format_for_text(book: openpyxl.Workbook) -> None:
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert {cell.number_format for cell in cells} == {"@"}
    assert not [cell.value for cell in cells if cell.value.startswith(("=", "+", "-", "@"))]


def test_a_sheet_a_section_with_its_header_in_sight(book: openpyxl.Workbook) -> None:
    assert book.sheetnames == ["claims", "facts", "events", "voices", "sources", "x-lists"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(cell.font.bold for sheet in book for cell in sheet[1])
    rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
    header, *claims = rows["claims"]
    assert header == ["source", "event", "fact", "value", "quote", "attributed_to", "stated"]
    assert claims == [
        ["a", "e", "called", "'=1+1", "7", None, None],
        ["a", "e", "called", "_x005F_x0041_", "2018-01", None, None],
    ]
    assert rows["facts"][2] == ["role", "Which?", "category", "[a, {b: [c]}]", "{x: a}"]
    assert rows["voices"] == [["voice", "title"], ["crowd", "'@crowd"]]
    assert rows["events"] == [["event", "title"], ["e", "'+1"], ["f", None]]
    assert rows["sources"][2] == ["b", None, None, "a"]


def test_every_sheet_filters_by_its_columns(book: openpyxl.Workbook) -> None:
    ends = {sheet.title: f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}" for sheet in book}
    assert {sheet.title: sheet.auto_filter.ref for sheet in book} == ends


def test_what_is_typed_below_the_last_row_stays_text_too(book: openpyxl.Workbook) -> None:
    claims = book["claims"]
    assert {claims.column_dimensions[letter].number_format for letter in "ABCDEFG"} == {"@"}


def offered(book: openpyxl.Workbook, sheet: str) -> dict[str, list[str]]:
    """What the drop-downs of a sheet offer, by the column's name."""
    found = {}
    for one in book[sheet].data_validations.dataValidation:
        assert (one.type, one.errorStyle, one.showErrorMessage) == ("list", "warning", True)
        title, cells = one.formula1.replace("$", "").split("!")
        letter, rows = re.fullmatch(r"([A-Z]+)(2:[A-Z]+1048576)", str(one.sqref)).groups()  # type: ignore[union-attr]
        assert rows == f"2:{letter}1048576"
        found[book[sheet][f"{letter}1"].value] = [row[0].value for row in book[title.strip("'")][cells]]
    return found


def test_cells_that_name_something_offer_what_is_declared(tmp_path: Path) -> None:
    scopes = "  dead: {asks: How many?, kind: count, scopes: {all: {parts: [some]}, some: the rest}}\n"
    text = DOSSIER.replace('events: {e: {title: "+1"}, f: }\n', scopes)
    (tmp_path / "claims.yaml").write_text(text)
    convert([str(tmp_path / "claims.yaml")], str(tmp_path / "out.xlsx"))
    book = openpyxl.load_workbook(tmp_path / "out.xlsx")
    assert book["x-lists"].sheet_state == "hidden"
    assert offered(book, "claims") == {
        "source": ["a", "b"],
        "event": ["e"],
        "fact": ["called", "role", "dead"],
        "attributed_to": ["crowd", "a", "b"],
        "scope": ["all", "some"],
        "stated": ["fact", "likely", "alleged"],
    }
    assert offered(book, "facts")["kind"] == list(KINDS)
    assert offered(book, "sources") == {"event": ["e"]}


def test_a_list_is_as_long_as_need_be(tmp_path: Path) -> None:
    keys = [f"a_source_with_quite_a_long_name_of_its_own_{number}" for number in range(300)]
    sources = "".join(f"  {key}: {{event: e, claims: [{{fact: n, value: 7}}]}}\n" for key in keys)
    (tmp_path / "claims.yaml").write_text(f"facts: {{n: {{asks: How many?, kind: count}}}}\nsources:\n{sources}")
    convert([str(tmp_path / "claims.yaml")], str(tmp_path / "out.xlsx"))
    assert offered(openpyxl.load_workbook(tmp_path / "out.xlsx"), "claims")["source"] == keys
