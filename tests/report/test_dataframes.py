"""The report as pandas tables: of one fact the claims in order, of all facts what their answers say."""

from __future__ import annotations

from pathlib import Path

import pytest

import discrepancies
from discrepancies.report import Report
from discrepancies.report.entries import Row

GOLDEN = Path(__file__).parents[1] / "golden"


@pytest.fixture(scope="module")
def report() -> Report:
    return discrepancies.check(discrepancies.load(str(GOLDEN / "reconciled.yaml")))


def test_the_table_of_a_growing_figure_is_in_order_of_time_the_latest_first(report: Report) -> None:
    table = report.table("flood/dead")
    assert table.columns.tolist() == list(Row._fields)
    dated = table[table["time"].str.startswith("as of")]
    assert dated["value"].tolist() == ["16", "15", "11", "13", "12", "12", "5", "at least 9", "4"]
    assert dated["answer"].tolist() == [1, 3, 4, 5, 6, 6, 7, 8, 9]
    assert table["time"].tolist()[-1] == "undated"


def test_the_table_of_another_fact_has_no_times(report: Report) -> None:
    table = report.table("raid/killed")
    assert set(table["time"]) == {""}
    assert table["scope"].fillna("").tolist() == ["", "", "everyone", "group", "women", "officers"]


def test_a_table_of_no_fact(report: Report) -> None:
    with pytest.raises(KeyError, match="raid/dead"):
        report.table("raid/dead")


def test_answers_say_of_whom_and_up_to_when(report: Report) -> None:
    answers = report.facts.set_index(["event", "fact"])["answers"]
    assert answers["raid", "killed"] == [
        "at least 9",
        "11",
        "9 for everyone",
        "7 for the leader and those with him",
        "1 for the women among them",
        "2 for members of the security forces",
    ]
    assert answers["flood", "injured"][:2] == ["38, undated", "41 for all who were hurt, published 16 March 2019"]
    assert answers["flood", "houses"] == ["unknown, published 20 April 2019"]


def test_the_page_of_a_notebook_has_every_fact(report: Report) -> None:
    page = report._repr_html_()
    assert page.startswith("<p>8 facts: ")
    assert page.count("<table") == 2
    assert "7 for the leader and those with him" in page
