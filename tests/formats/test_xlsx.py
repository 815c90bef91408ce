"""The workbook of a report: what an editor finds in it, where it leads, and that nothing in it is a formula."""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

import discrepancies
from discrepancies import decisions
from discrepancies.formats import Style, xlsx
from discrepancies.formats import spreadsheet_cells as cells
from discrepancies.report import Report
from discrepancies.save.workbook import Link
from tests.command_line import run

GOLDEN = Path(__file__).parent.parent / "golden"
CLAIMS = """\
facts:
  killed: {asks: How many were killed?, kind: count}
  began: {asks: When did it begin?, kind: date}
events: {mill: {title: Fire at the mill}}
voices: {police: "The police"}
sources:
  gazette:
    publisher: The Gazette
    published: 2024-03-02
    url: https://gazette.example/fire
    archived: https://archive.example/gazette
    event: mill
    claims:
      - {fact: killed, value: 7, quote: "seven died", attributed_to: police}
      - {fact: began, value: 2024-03-01, quote: "on 1 March 2024"}
  wire:
    publisher: "=Wire()"
    published: 2024-03
    url: "https://wire.example/1"
    event: mill
    claims:
      - {fact: killed, value: "9", quote: "+nine people", note: "=HYPERLINK(1)"}
"""


@pytest.fixture(params=["decided", "every_kind", "hostile", "quoted", "reconciled"])
def report(request: pytest.FixtureRequest) -> Report:
    log = decisions.read(GOLDEN / f"{request.param}.decisions.yaml")
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{request.param}.yaml")), decisions=log)


@pytest.fixture
def mill(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    return tmp_path


def written(report: Report) -> bytes:
    out = io.TextIOWrapper(io.BytesIO())
    xlsx.render(report, out, Style())
    return out.buffer.getvalue()


def opened(data: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(data))


def rows(book: openpyxl.Workbook, sheet: str) -> list[dict[str, Any]]:
    """The cells of each row below the header, by what stands at their head."""
    header, *below = book[sheet].iter_rows()
    return [{str(head.value): cell for head, cell in zip(header, row, strict=True)} for row in below]


def test_nothing_is_a_formula_and_a_rerun_changes_no_byte(report: Report) -> None:
    data = written(report)
    assert data == written(report)
    every = [cell for sheet in opened(data) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in every} <= {"s", "n", "d"}
    texts = [cell for cell in every if cell.data_type == "s"]
    assert not [cell.value for cell in texts if cell.value.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert {cell.number_format for cell in texts} == {"@"}
    shown = "".join(cell.value for cell in texts).replace("\n", "")
    assert not [one for one in shown if not one.isprintable() and one not in "\u00a0\u200d\u061c"]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert {info.date_time for info in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_sheet_has_its_header_in_sight_and_filters(report: Report) -> None:
    book = opened(written(report))
    assert book.sheetnames[:3] == ["Findings", "Claims", "Agreement"]
    for sheet in book:
        assert sheet.freeze_panes == "A2"
        assert sheet.auto_filter.ref == f"A1:{sheet.cell(sheet.max_row, sheet.max_column).coordinate}"
        assert all(cell.font.bold for cell in sheet[1])
    assert len(rows(book, "Findings")) == len(report.shown_findings)


def test_a_finding_leads_to_its_claims_and_they_lead_back(report: Report) -> None:
    book = opened(written(report))
    claims = rows(book, "Claims")
    for number, finding in enumerate(rows(book, "Findings"), start=2):
        flagged = report.shown_findings[number - 2]
        assert (finding["id"].value, finding["evidence"].value) == (flagged.id, flagged.evidence)
        if not flagged.rows:
            assert finding["claims"].value is None
            continue
        first, last = (int(end[1:]) for end in finding["claims"].hyperlink.location.removeprefix("Claims!").split(":"))
        assert last - first + 1 == len(flagged.rows) == int(finding["claims"].value.split()[0])
        led_to = claims[first - 2 : last - 1]
        assert {claim["finding id"].value for claim in led_to} == {flagged.id}
        assert {claim["finding"].hyperlink.location for claim in led_to} == {f"Findings!A{number}:A{number}"}


def test_names_come_first_and_keys_last_in_grey(mill: Path) -> None:
    assert run("check", "claims.yaml", "--format", "xlsx", "--output", "out.xlsx").status == 1
    book = opened((mill / "out.xlsx").read_bytes())
    conflict = next(row for row in rows(book, "Findings") if row["rule"].value == "value-conflict")
    told = {head: cell.value for head, cell in conflict.items()}
    assert (told["severity"], told["state"], told["event"]) == ("error", "open", "Fire at the mill")
    assert told["question"] == "How many were killed?"
    assert told["values"] == "7: The Gazette quoting The police\n9: =Wire()"
    assert told["quotes"] == "The Gazette: “seven died”\n=Wire(): “+nine people”"
    assert told["sources"] == "The Gazette\n=Wire()"
    assert [told[key] for key in ("event key", "fact key")] == ["mill", "killed"]
    assert {conflict[key].font.color.rgb for key in ("event key", "fact key", "id", "evidence")} == {"FF6B6B6B"}
    assert conflict["quotes"].alignment.wrap_text


def test_a_claim_leads_to_its_source_and_the_archived_copy(mill: Path) -> None:
    run("check", "claims.yaml", "--format", "xlsx", "--output", "out.xlsx")
    book = opened((mill / "out.xlsx").read_bytes())
    of = {row["source key"].value: row for row in rows(book, "Claims") if row["finding"].value == "value-conflict"}
    gazette, wire = of["gazette"], of["wire"]
    assert gazette["source"].value == "The Gazette"
    assert gazette["source"].hyperlink.target == "https://gazette.example/fire"
    assert gazette["archive"].hyperlink.target == "https://archive.example/gazette"
    assert gazette["quoting"].value == "The police"
    assert gazette["published"].value == datetime(2024, 3, 2)
    assert gazette["published"].number_format == "yyyy-mm-dd"
    assert wire["source"].value == "'=Wire()"
    assert wire["source"].hyperlink.target == "https://wire.example/1"
    assert (wire["archive"].value, wire["published"].value) == (None, "2024-03")
    assert wire["note"].value == "'=HYPERLINK(1)"
    source = rows(book, "Sources")[0]
    assert (source["source"].value, source["claims"].value) == ("The Gazette", 2)
    assert source["archive"].hyperlink.target == "https://archive.example/gazette"


def test_the_agreement_has_figures_and_days_that_can_be_sorted(mill: Path) -> None:
    run("check", "claims.yaml", "--format", "xlsx", "--output", "out.xlsx")
    book = opened((mill / "out.xlsx").read_bytes())
    began, killed, other = rows(book, "Agreement")
    assert [killed[key].value for key in ("answer", "low", "high", "status")] == ["7", 7, 7, "disputed"]
    assert killed["excluded by"].value == "'=Wire()"
    assert other["said by"].value == "'=Wire()"
    assert killed["findings"].hyperlink.location.startswith("Findings!A")
    assert [began[key].value for key in ("low", "high")] == [datetime(2024, 3, 1)] * 2


def test_a_day_is_a_day_only_where_it_is_one_and_a_spreadsheet_counts_it_rightly() -> None:
    assert cells.day("2024-03-02") == date(2024, 3, 2)
    assert [cells.day(text) for text in ("2024-03", "1899-12-30", "2024-W09-6", "20240302", "2024-02-30", None)] == [
        *("2024-03", "1899-12-30", "2024-W09-6", "20240302", "2024-02-30"),
        None,
    ]
    assert cells.moment("2024-03-04T10:30:00.25+02:00") == datetime(2024, 3, 4, 10, 30)


def test_only_addresses_of_the_web_are_led_to() -> None:
    assert cells.web("a", None, "https://a.example/") == Link("a", "https://a.example/")
    for address in ("javascript:alert(1)", "file:///etc/passwd", "https://", "", None):
        assert cells.web("a", address) == "a"


def test_what_is_too_long_for_a_cell_is_cut_and_says_so() -> None:
    cut = cells.text("a" * 40_000)
    assert cut is not None
    assert len(cut) < 32_000
    assert cut.endswith("… and 8,233 more characters")
    assert cells.lines(map(str, range(25))) == "\n".join([*map(str, range(20)), "and 5 more"])
    assert cells.paragraphs("one\ntwo\x07") == "one\ntwo<U+0007>"


def test_report_writes_a_workbook_and_csv_for_spreadsheets_when_asked(mill: Path) -> None:
    plain, excel = run("report", "claims.yaml", "-o", "plain"), run("report", "claims.yaml", "-o", "excel", "--excel")
    assert (plain.status, excel.status) == (0, 0)
    names = {path.name for path in (mill / "plain").iterdir()}
    assert {path.name for path in (mill / "excel").iterdir()} == {*names, "report.xlsx"}
    for name in names:
        before, after = ((mill / folder / name).read_bytes() for folder in ("plain", "excel"))
        assert after == (b"\xef\xbb\xbf" + before if name.endswith(".csv") else before)
    assert rows(opened((mill / "excel" / "report.xlsx").read_bytes()), "Findings")
    again = run("report", "claims.yaml", "-o", "again", "--excel")
    assert again.status == 0
    assert (mill / "again" / "report.xlsx").read_bytes() == (mill / "excel" / "report.xlsx").read_bytes()


@pytest.mark.usefixtures("mill")
def test_check_writes_csv_for_a_spreadsheet_when_asked() -> None:
    for name in ("csv", "ranges"):
        plain, excel = (run("check", "claims.yaml", "--format", name, *more) for more in ((), ("--excel",)))
        assert excel.out == "\ufeff" + plain.out
    refused = run("check", "claims.yaml", "--excel")
    assert refused.status == 2
    assert "--excel goes with --format csv or ranges" in refused.err


@pytest.mark.usefixtures("mill")
def test_a_workbook_does_not_go_to_the_terminal() -> None:
    refused = run("check", "claims.yaml", "--format", "xlsx")
    assert (refused.status, refused.out) == (2, "")
    assert "name it with --output" in refused.err


def test_without_openpyxl_only_what_needs_it_is_refused(mill: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    for arguments in (("report", "-o", "out", "--excel"), ("check", "--format", "xlsx", "-o", "out.xlsx")):
        refused = run(*arguments, "claims.yaml")
        assert (refused.status, refused.out) == (2, "")
        assert refused.err == "Error: writing XLSX needs a library: pip install 'discrepancies[tables]'\n"
    assert [path.name for path in mill.iterdir()] == ["claims.yaml"]
    assert run("report", "claims.yaml", "-o", "out").status == 0
    assert run("check", "claims.yaml", "--format", "csv", "--excel").status == 1
