"""The register: every decision with what became of it, those undone and decided anew too."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import openpyxl
import pytest
from lxml import html

import discrepancies
from discrepancies import decisions
from discrepancies.formats import Style, register
from discrepancies.model import Decision, Deed, Finding
from discrepancies.report import Report
from tests.command_line import run

CLAIMS = """\
facts:
  killed: {asks: How many were killed?, kind: count}
  hurt: {asks: How many were hurt?, kind: count}
events: {mill: {title: Fire at the mill}}
sources:
  gazette: {publisher: The Gazette, event: mill, claims: [{fact: killed, value: 7}, {fact: hurt, value: 3}]}
  wire: {publisher: "=Wire", event: mill, claims: [{fact: killed, value: 9}, {fact: hurt, value: 4}]}
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "claims.yaml").write_text(CLAIMS)
    return tmp_path


def checked() -> Report:
    dossier = discrepancies.load("claims.yaml")
    return discrepancies.check(dossier, decisions=decisions.read("decisions.yaml", ("error",)))


def conflict(fact: str) -> Finding:
    return next(one for one in checked().flagged if one.rule == "value-conflict" and one.fact == fact)


def decide(fact: str, answer: Decision) -> str:
    """Record an answer; gives its mark."""
    finding = conflict(fact)
    current = checked().log.current.get(finding.id)  # type: ignore[union-attr]
    entry = decisions.entry(discrepancies.load("claims.yaml"), finding, answer)
    after = {finding.id: current.mark if current else ""}
    (written,) = decisions.write(Path("decisions.yaml"), [entry], after)
    return written.mark


def do(fact: str, deed: Deed) -> None:
    decisions.write(Path("decisions.yaml"), [deed], {conflict(fact).id: ""})


@pytest.fixture
def decided(folder: Path) -> Report:
    seven = Decision("prefer", None, "7", "The Gazette\nwas there.", "Ana Ruiz", "2024-03-04T10:30:00+02:00")
    first = decide("killed", seven)
    decide("killed", seven._replace(answer="unconfirmed", value=None, at="2024-03-05T10:30:00+02:00"))
    ask = decide(
        "hurt", Decision("ask", None, None, "@them", "Bo Li", "2024-03-06T09:00:00Z", "The mill", "2024-04-01")
    )
    do("hurt", decisions.commented(conflict("hurt"), "=Look", "Ana Ruiz", "2024-03-07T09:00:00Z"))
    decisions.undo(Path("decisions.yaml"), [ask], "Bo Li", "2024-03-08T09:00:00Z")
    assert first != ask
    assert folder.exists()
    return checked()


def test_every_document_is_there_the_newest_first_with_what_became_of_it(decided: Report) -> None:
    told = [(one.did, one.state, one.document.by) for one in register.registered(decided)]
    assert told == [
        ("undone: ask of Bo Li, 2024-03-06", "", "Bo Li"),
        ("comment", "", "Ana Ruiz"),
        ("ask", "undone", "Bo Li"),
        ("unconfirmed", "awaits approval", "Ana Ruiz"),
        ("prefer", "replaced", "Ana Ruiz"),
    ]


def test_what_changed_and_what_is_gone_is_said(decided: Report, folder: Path) -> None:
    assert decided.log
    (folder / "claims.yaml").write_text(CLAIMS.replace("value: 9", "value: 10").replace("value: 4", "value: 3"))
    states = {(one.did, one.state): one for one in register.registered(checked())}
    assert states["unconfirmed", "stale"].changed == ("wire now says 10 instead of 9",)
    assert states["unconfirmed", "stale"].values == ("The Gazette: 7", "=Wire: 9")
    assert ("ask", "undone") in states


def test_the_page_shows_it_and_runs_nothing(decided: Report) -> None:
    out = io.StringIO()
    register.render_page(decided, out, Style())
    page = html.fromstring(out.getvalue())
    assert [one.text_content() for one in page.findall(".//h2")][2:] == ["ask", "unconfirmed", "prefer: 7"]
    assert not page.findall(".//script")
    assert "script-src" not in out.getvalue()
    assert page.xpath("//li[contains(@class, 'is-undone')]//span[@class='badge undone']")
    links = page.xpath("//a[@class='id']/@href")
    assert links[-1] == f"index.html#f-{conflict('killed').id}"


def test_the_table_has_no_formula(decided: Report) -> None:
    out = io.StringIO()
    register.render_table(decided, out, Style())
    rows = list(csv.DictReader(io.StringIO(out.getvalue(), newline=""), strict=True))
    assert [row["says"] for row in rows] == ["", "'=Look", "'@them", "The Gazette was there.", "The Gazette was there."]
    assert (rows[2]["whom"], rows[2]["until"]) == ("The mill", "2024-04-01")
    assert not [text for row in rows for text in row.values() if text.startswith(("=", "+", "-", "@"))]


@pytest.mark.usefixtures("decided")
def test_report_writes_it_where_there_is_a_log(folder: Path) -> None:
    assert run("report", "claims.yaml", "-o", "out", "--excel").status == 0
    assert {"decisions.html", "decisions.csv"} <= {path.name for path in (folder / "out").iterdir()}
    assert (folder / "out" / "decisions.csv").read_bytes().startswith(b"\xef\xbb\xbf")
    book = openpyxl.load_workbook(folder / "out" / "report.xlsx")
    header, *rows = [[cell.value for cell in row] for row in book["Decisions"].iter_rows()]
    assert [row[header.index("state now")] for row in rows] == [None, None, "undone", "settled", "replaced"]
    assert book["Decisions"].cell(4, header.index("finding") + 1).hyperlink.location.startswith("Findings!A")
    findings, *of = [[cell.value for cell in row] for row in book["Findings"].iter_rows()]
    assert [row[findings.index("comments")] for row in of if row[findings.index("comments")]] == [
        "Ana Ruiz, 2024-03-07: =Look"
    ]
    (folder / "decisions.yaml").unlink()
    assert run("report", "claims.yaml", "-o", "without").status == 0
    assert not {"decisions.html", "decisions.csv"} & {path.name for path in (folder / "without").iterdir()}


def test_the_page_has_the_newest_and_says_where_all_are(decided: Report, monkeypatch: pytest.MonkeyPatch) -> None:
    def covers() -> str:
        out = io.StringIO()
        register.render_page(decided, out, Style())
        page = html.fromstring(out.getvalue())
        assert len(page.xpath("//li[contains(@class, 'entry')]")) == min(5, register.MOST_ON_PAGE)
        return str(page.xpath("string(//p[@class='covers'])"))

    assert covers().startswith("5 entries, the newest first. ")
    monkeypatch.setattr(register, "MOST_ON_PAGE", 2)
    assert covers().startswith("5 entries, the newest first; the page has 2 of them, and decisions.csv has all. ")
    out = io.StringIO()
    register.render_table(decided, out, Style())
    assert len(out.getvalue().splitlines()) == 6
