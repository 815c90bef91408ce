"""What the list of findings is searched, narrowed and sorted by: names, values in the sources' words, what was done."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from discrepancies import decisions, pipeline
from discrepancies.decisions import Log
from discrepancies.formats.most_pressing import pressing
from discrepancies.model import SEVERITIES, Decision, Handled
from discrepancies.pages import queue_entries

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import State
    from discrepancies.report import Report

GOLDEN = Path(__file__).parents[1] / "golden"
DOSSIERS = sorted(path for path in GOLDEN.glob("*.yaml") if "." not in path.stem)

MILL = """
    facts:
      injured: {asks: How many people were injured?, kind: count}
      began: {asks: When did it begin?, kind: date}
    events:
      mill: {title: Fire at the Marrow Lane mill}
    sources:
      gazette: {publisher: The Gazette, published: 2024-03-03, event: mill, claims: [
        {fact: injured, value: 7}, {fact: began, value: 2024-03-02}]}
      herald: {published: 2024-03, event: mill, claims: [{fact: injured, value: at least 9}]}
      wire: {published: 2024-03-09, event: mill, claims: [{fact: injured, value: "12"}]}
"""


@pytest.fixture
def report(dossier_of: Callable[..., Dossier]) -> Report:
    """What a check says of the fire at the mill."""
    return pipeline.check(dossier_of(MILL))


def of(listed: dict[str, Any], rule: str) -> dict[str, Any]:
    """The first entry of a rule."""
    found: dict[str, Any] = next(one for one in listed["findings"] if one["rule"] == rule)
    return found


def sources(listed: dict[str, Any], entry: dict[str, Any]) -> list[str]:
    return [listed["sources"][number][0] for number in entry.get("sources", ())]


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
def test_what_is_left_comes_first_the_worst_before_the_rest(path: Path) -> None:
    report = pipeline.check(pipeline.load(str(path)))
    states: dict[str, State] = {report.flagged[0].id: "settled", report.flagged[-1].id: "stale"}
    held = {one.id: one._replace(state=states.get(one.id, one.state)) for one in report.flagged}
    listed = queue_entries.listed(replace(report, flagged=tuple(held.values())), {})["findings"]
    urgency = [
        (one["state"] == "settled", SEVERITIES.index(one["severity"]), one["state"] != "stale") for one in listed
    ]
    assert urgency == sorted(urgency)
    assert sorted(one["id"] for one in listed) == sorted(held)


@pytest.mark.parametrize("path", DOSSIERS, ids=lambda path: path.stem)
def test_every_entry_says_what_it_is_about(path: Path) -> None:
    report = pipeline.check(pipeline.load(str(path)))
    listed = queue_entries.listed(report, {})
    for one in listed["findings"]:
        assert one.get("event") or one.get("what")
        assert bool(one.get("fact")) != bool(one.get("what"))
        assert len(one.get("says", ())) <= queue_entries.MOST_VALUES
        assert listed["answers"][one["fits"]]
        assert set(sources(listed, one)) <= set(report.dossier.sources)


def test_what_more_sources_speak_on_comes_first_as_in_the_report(dossier_of: Callable[..., Dossier]) -> None:
    report = pipeline.check(
        dossier_of("""
            facts: {began: {asks: When?, kind: date}, dead: {asks: How many died?, kind: count}}
            sources:
              a: {event: e, claims: [{fact: began, value: 2020}, {fact: dead, value: 1}]}
              b: {event: e, claims: [{fact: began, value: 2021}, {fact: dead, value: 2}]}
              c: {event: e, claims: [{fact: dead, value: 2}]}
        """)
    )
    errors = [one for one in queue_entries.listed(report, {})["findings"] if one["severity"] == "error"]
    assert [one.fact for one in report.flagged if one.severity == "error"] == ["began", "dead"]
    assert [one["fact"] for one in errors] == ["dead", "began"]
    assert [one.findings[0].fact for one in pressing(report)] == ["dead", "began"]


def test_an_entry_has_the_values_in_the_sources_words_and_the_names_once(report: Report) -> None:
    listed = queue_entries.listed(report, {})
    conflict = of(listed, "value-conflict")
    assert conflict["says"] == ["7", "at least 9", "12"]
    assert sources(listed, conflict) == ["gazette", "herald", "wire"]
    assert listed["sources"][0] == ["gazette", "The Gazette"]
    assert listed["names"] == {
        "event": {"mill": "Fire at the Marrow Lane mill"},
        "fact": {"injured": "How many people were injured?"},
    }


def test_of_many_values_the_two_furthest_apart_are_said(dossier_of: Callable[..., Dossier]) -> None:
    claims = [f"s{n}: {{event: e, claims: [{{fact: dead, value: {value}}}]}}" for n, value in enumerate((8, 3, 21, 5))]
    written = "\n".join(["facts: {dead: {asks: How many?, kind: count}}", "sources:", *(f"  {one}" for one in claims)])
    conflict = of(queue_entries.listed(pipeline.check(dossier_of(written)), {}), "value-conflict")
    assert (conflict["says"], conflict["more"]) == (["3", "21"], 2)


def test_the_newest_evidence_is_the_last_publication_that_is_known(report: Report) -> None:
    listed = queue_entries.listed(report, {})
    assert of(listed, "value-conflict")["newest"] == "2024-03-31"  # the herald's, on some day of March
    assert of(listed, "single-source")["newest"] == "2024-03-03"


def test_what_is_about_no_event_is_called_by_its_sources(report: Report) -> None:
    entry = of(queue_entries.listed(report, {}), "single-source")
    assert entry["who"] == "The Gazette"
    assert entry["what"].startswith("Nobody but The Gazette")
    assert "event" not in entry


def test_what_editors_did_is_said_and_what_they_did_not_is_left_out(report: Report) -> None:
    finding = next(one for one in report.flagged if one.rule == "value-conflict")
    asked = Decision("ask", None, None, "They know.", "Ana", "2024-05-01T10:00:00Z", "The ministry", "2024-06-01")
    handled = Handled("Bo Lund", "2024-05-03", 2, (), False)
    held = replace(report, flagged=(finding._replace(decision=asked, handled=handled),))
    (entry,) = queue_entries.listed(held, {})["findings"]
    assert {key: entry[key] for key in ("answer", "by", "whom", "due", "asked", "assigned", "until", "comments")} == {
        "answer": "ask",
        "by": "Ana",
        "whom": "The ministry",
        "due": "2024-06-01",
        "asked": "2024-05-01T10:00:00Z",
        "assigned": "Bo Lund",
        "until": "2024-05-03",
        "comments": 2,
    }
    (untouched,) = queue_entries.listed(replace(report, flagged=(finding,)), {})["findings"]
    assert not {"answer", "by", "whom", "assigned", "awaits"} & set(untouched)


def test_reasons_are_offered_once_each_the_last_given_first(report: Report) -> None:
    finding = next(one for one in report.flagged if one.rule == "value-conflict")
    given = [("Old.", "2024-01-01T00:00:00Z"), ("New.", "2024-03-01T00:00:00Z"), ("Old.", "2024-02-01T00:00:00Z")]
    made = [Decision("unconfirmed", None, None, reason, "Ana", at) for reason, at in given]
    entries = {str(n): decisions.entry(report.dossier, finding, one) for n, one in enumerate(made)}
    assert queue_entries.listed(report, entries)["reasons"] == ["New.", "Old."]
    assert queue_entries.listed(report, Log(Path("none")).current)["reasons"] == []
