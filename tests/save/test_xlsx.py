"""A workbook holds nothing but text: no formula, no number, no date, whatever stands in the claims."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

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
    assert book.sheetnames == ["claims", "facts", "events", "voices", "sources"]
    assert {sheet.freeze_panes for sheet in book} == {"A2"}
    assert all(cell.font.bold for sheet in book for cell in sheet[1])
    rows = {sheet.title: [[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book}
    assert rows["claims"][1:] == [["a", "e", "called", "'=1+1", "7"], ["a", "e", "called", "_x005F_x0041_", "2018-01"]]
    assert rows["facts"][2] == ["role", "Which?", "category", "[a, {b: [c]}]", "{x: a}"]
    assert rows["voices"] == [["voice", "title"], ["crowd", "'@crowd"]]
    assert rows["events"] == [["event", "title"], ["e", "'+1"], ["f", None]]
    assert rows["sources"][2] == ["b", None, None, "a"]
