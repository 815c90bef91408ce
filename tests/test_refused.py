"""Values that cannot be read are input errors, unless they are asked to be left out: then a file lists every one."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

import discrepancies
from discrepancies.formats.refused import COLUMNS
from tests.command_line import run

TABLE = """source,event,fact,value
a,e,killed,7
b,e,killed,lots
c,e,killed,9
b,f,killed,N/A
"""


@pytest.fixture
def files(tmp_path: Path) -> tuple[str, str]:
    facts, claims = tmp_path / "facts.yaml", tmp_path / "claims.csv"
    facts.write_text("facts: {killed: {asks: How many?, kind: count}}\n", encoding="utf-8")
    claims.write_text(TABLE, encoding="utf-8")
    return str(facts), str(claims)


def test_without_being_asked_nothing_is_left_out(files: tuple[str, str]) -> None:
    outcome = run("check", *files)
    assert (outcome.status, outcome.out) == (2, "")
    assert "claims.csv:3: value" in outcome.err
    assert "claims.csv:5: value: this says no value; write unknown, or leave the claim out" in outcome.err


def test_what_is_left_out_is_listed_and_counted(files: tuple[str, str], tmp_path: Path) -> None:
    listed, report = tmp_path / "refused.csv", tmp_path / "report.json"
    outcome = run("check", *files, "--refused", str(listed), "--format", "json", "-o", str(report))
    assert (outcome.status, outcome.out) == (1, "")
    assert outcome.err == f"2 values of 4 cannot be read and left out; {listed} says why\n"
    header, *rows = csv.reader(listed.read_text("utf-8").splitlines())
    assert tuple(header) == COLUMNS
    assert [row[1:6] for row in rows] == [["3", "b", "e", "killed", "lots"], ["5", "b", "f", "killed", "N/A"]]
    assert rows[1][6:] == ["this says no value", "write unknown, or leave the claim out"]
    summary = json.loads(report.read_text("utf-8"))["summary"]
    assert (summary["claims"], summary["refused"], summary["status"]) == (2, 2, {"disputed": 1})


@pytest.mark.parametrize(("value", "shown"), [("-562", "-562"), ("-1+2", "'-1+2"), ("=1", "'=1")])
def test_a_negative_number_stands_as_it_is_and_a_formula_never(
    value: str, shown: str, files: tuple[str, str], tmp_path: Path
) -> None:
    Path(files[1]).write_text(f"source,event,fact,value\na,e,killed,{value}\n", encoding="utf-8")
    run("check", *files, "--refused", str(tmp_path / "refused.csv"))
    _, row = csv.reader((tmp_path / "refused.csv").read_text("utf-8").splitlines())
    assert row[5] == shown


def test_where_all_can_be_read_the_list_is_empty_and_nothing_is_said(files: tuple[str, str], tmp_path: Path) -> None:
    Path(files[1]).write_text(TABLE.replace("lots", "8").replace("N/A", "unknown"), encoding="utf-8")
    outcome = run("check", *files, "--refused", str(tmp_path / "refused.csv"))
    assert "left out" not in outcome.err + outcome.out
    assert (tmp_path / "refused.csv").read_text("utf-8") == ",".join(COLUMNS) + "\n"


def test_the_report_says_how_many_are_left_out(files: tuple[str, str], tmp_path: Path) -> None:
    outcome = run("check", *files, "--refused", str(tmp_path / "refused.csv"))
    assert "2 values cannot be read and left out." in outcome.out
    assert [one.claim for one in discrepancies.load(*files, skip_unreadable=True).refused] == [1, 3]


@pytest.mark.parametrize("option", ["--refused", "--output"])
@pytest.mark.parametrize("name", ["claims.csv", "facts.yaml", "decisions.yaml"])
def test_nothing_that_is_read_is_written_over(option: str, name: str, files: tuple[str, str], tmp_path: Path) -> None:
    out = tmp_path / name
    out.touch()
    before = out.read_bytes()
    outcome = run("check", *files, option, str(out))
    assert (outcome.status, out.read_bytes()) == (2, before)
    assert "is read, and would be lost; write to a file of another name" in outcome.err


def test_a_dash_is_standard_output(files: tuple[str, str], tmp_path: Path) -> None:
    asked = ("check", *files, "--refused", str(tmp_path / "refused.csv"), "--format", "json")
    assert run(*asked, "-o", "-") == run(*asked)
