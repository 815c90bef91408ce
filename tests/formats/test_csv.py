"""CSV comes back whole from whoever reads it, and no cell is a formula."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pandas as pd
import pytest

import discrepancies
from discrepancies.formats import Style
from discrepancies.formats import csv as csv_format
from discrepancies.language.safe import visible
from discrepancies.report import Report

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture(params=["every_kind", "hostile", "quoted", "reconciled"])
def report(request: pytest.FixtureRequest) -> Report:
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{request.param}.yaml")))


def written(report: Report, render: str) -> str:
    out = io.StringIO()
    getattr(csv_format, render)(report, out, Style())
    return out.getvalue()


@pytest.mark.parametrize("render", ["render", "render_findings", "render_agreement"])
def test_a_table_is_rectangular_and_holds_no_formula(report: Report, render: str) -> None:
    text = written(report, render)
    header, *rows = csv.reader(io.StringIO(text, newline=""), strict=True)
    assert rows
    assert {len(row) for row in rows} == {len(header)}
    numbers = {header.index(column) for column in ("low", "high") if column in header}
    cells = [cell for row in rows for place, cell in enumerate(row) if place not in numbers]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert "\r" not in text
    assert not [one for one in text if one != "\n" and not one.isprintable() and one not in "\u00a0\u200d\u061c"]


def test_pandas_reads_numbers_as_numbers_and_texts_as_they_were() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "hostile.yaml")))
    table = pd.read_csv(io.StringIO(written(report, "render_agreement")), keep_default_na=False)
    grown = table[table["fact"] == "grown"]
    assert grown["low"].astype(float).tolist() == [-5, 5]
    assert grown["value"].tolist() == ["'-5", "5"]
    assert table["sources_count"].dtype.kind == "i"


def test_one_row_an_answer(report: Report) -> None:
    rows = list(csv.DictReader(io.StringIO(written(report, "render_agreement"))))
    facts = [report.fact(number) for number in report.shown_facts]
    expected = [
        (
            fact.event,
            fact.fact.key,
            answer.part,
            visible(answer.value),
            "; ".join(answer.says.sources),
            str(answer.origins),
        )
        for fact in facts
        for answer in fact.answers
    ]
    keys = ("event", "fact", "part", "value", "sources", "origins_count")
    shown = [tuple(row[key].lstrip("'") for key in keys) for row in rows]
    assert shown == expected


def test_the_one_table_has_the_rows_of_both(report: Report) -> None:
    both = list(csv.DictReader(io.StringIO(written(report, "render"))))
    for record, render in (("finding", "render_findings"), ("agreement", "render_agreement")):
        alone = list(csv.DictReader(io.StringIO(written(report, render))))
        same = [{key: row[key] for key in alone[0]} for row in both if row["record"] == record]
        assert same == alone


def test_answers_say_up_to_when_and_come_in_that_order() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "reconciled.yaml")))
    rows = list(csv.DictReader(io.StringIO(written(report, "render_agreement"))))
    dead = [(row["value"], row["time"]) for row in rows if row["fact"] == "dead"]
    assert dead[2:5] == [
        ("15", "as of 12 March 2019"),
        ("11", "as of 11 March 2019"),
        ("13", "as of 10 March 2019"),
    ]
    scopes = [row["scope"] for row in rows if row["fact"] == "killed"]
    assert scopes == ["", "", "everyone", "group", "women", "officers"]
    assert {row["time"] for row in rows if row["fact"] == "killed"} == {""}


def test_the_claims_of_a_finding_say_of_whom_and_up_to_when() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "reconciled.yaml")))
    rows = list(csv.DictReader(io.StringIO(written(report, "render_findings"))))
    claims = {(row["rule"], row["fact"], row["scope"]): row["claims"].split("; ") for row in rows}
    assert claims["revised-down", "dead", ""] == ["radio: 11, as of 11 March 2019", "radio: 13, as of 10 March 2019"]
    assert claims["self-contradiction", "arrested", "everyone"] == [
        *("police: 6 for everyone", "police: 8 for those under 18"),
    ]
