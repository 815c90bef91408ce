"""SARIF is what its published schema says, lies at the claims' lines, and has decisions as suppressions."""

from __future__ import annotations

import io
import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import discrepancies
from discrepancies import decisions
from discrepancies.formats import Style, sarif
from discrepancies.model import Decision
from discrepancies.report import Filter, Report
from discrepancies.rules import RULES

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
DOSSIERS = sorted(path.stem for path in GOLDEN.glob("*.yaml") if not path.match("*.decisions.yaml"))
SCHEMA = json.loads((HERE / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
# Named, for a format that nobody can check is an error here, and would otherwise be let through.
FORMATS = jsonschema.FormatChecker(("uri", "uri-reference"))
DECIDED = Decision("explained", "scope", None, "both [hold](x)\u202e", "Ana {0} Ruiz", "2024-05-06T10:00:00+00:00")
CLASH = """
facts: {dead: {asks: How many?, kind: count}}
sources:
  a: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}
  b:
    event: e
    claims: [{fact: dead, value: 9, quote: nine}]
"""


def reported(name: str, shown: Filter | None = None) -> Report:
    """A golden dossier with what was decided on it."""
    log = decisions.read(GOLDEN / f"{name}.decisions.yaml")
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{name}.yaml")), shown=shown or Filter(), decisions=log)


def run_of(report: Report) -> Any:
    """The one run of a report, once the whole has been held against the schema."""
    out = io.StringIO()
    sarif.render(report, out, Style())
    log = json.loads(out.getvalue())
    jsonschema.Draft7Validator(SCHEMA, format_checker=FORMATS).validate(log)
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    return run


def result_of(report: Report, finding: Finding) -> Any:
    (result,) = run_of(Report(report.dossier, report.agreement, report.wording, (finding,)))["results"]
    return result


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_result_a_finding_at_the_lines_of_its_claims(name: str) -> None:
    report = reported(name)
    run = run_of(report)
    assert [rule["id"] for rule in run["tool"]["driver"]["rules"]] == list(RULES)
    for result, finding in zip(run["results"], report.flagged, strict=True):
        assert RULES[result["ruleIndex"]] == result["ruleId"] == finding.rule
        assert result["level"] == {"info": "note"}.get(finding.severity, finding.severity)
        assert set(result["partialFingerprints"].values()) == {finding.id, finding.evidence}
        lines = [
            place["physicalLocation"]["region"]["startLine"]
            for place in (*result["locations"], *result.get("relatedLocations", ()))
        ]
        assert len(result["locations"]) == 1
        if finding.rows:
            assert lines == [report.place(row)[1] for row in report.sorted(finding.rows)]
        status = {"settled": "accepted", "open": "underReview", "stale": "rejected"}[finding.state]
        assert [one["status"] for one in result.get("suppressions", ())] == [status] * (finding.decision is not None)
        assert "baselineState" not in result


@pytest.mark.parametrize(
    ("state", "changed", "status"),
    [
        ("settled", (), "accepted"),
        ("open", (), "underReview"),
        ("stale", ("b now says 11 instead of 9",), "rejected"),
    ],
)
def test_a_decision_is_a_suppression(
    state: Any, changed: tuple[str, ...], status: str, dossier_of: Callable[..., Dossier]
) -> None:
    report = discrepancies.check(dossier_of(CLASH))
    finding = report.flagged[0]._replace(state=state, decision=DECIDED, changed=changed)
    (suppression,) = result_of(report, finding)["suppressions"]
    assert (suppression["kind"], suppression["status"]) == ("external", status)
    assert "explained (scope) by Ana {0} Ruiz, 2024-05-06: both [hold](x)<U+202E>" in suppression["justification"]
    assert all(change in suppression["justification"] for change in changed)


def test_a_message_holds_no_placeholder_and_no_link(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(CLASH))
    finding = report.flagged[0]._replace(message="a {0} says [click](http://example.org) and b [x]")
    text = result_of(report, finding)["message"]["text"].splitlines()[0]
    assert text == r"a {{0}} says \[click\](http://example.org) and b \[x\]."
    finding = finding._replace(message="one [group]")
    assert result_of(report, finding)["message"]["text"].splitlines()[0] == "One [group]."


def test_what_came_from_standard_input_has_no_place() -> None:
    dossier = discrepancies.load("-", stdin=io.BytesIO(CLASH.encode()))
    (result,) = run_of(discrepancies.check(dossier, select=["value-conflict"]))["results"]
    assert "locations" not in result
    assert [list(location) for location in result["relatedLocations"]] == [["message"]]


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("claims.yaml", "claims.yaml"),
        ("sub/two words%.yaml", "sub/two%20words%25.yaml"),
        ("./Ñandú:7#a?b.yaml", "%C3%91and%C3%BA%3A7%23a%3Fb.yaml"),
        ("a\\b.yaml", "a%5Cb.yaml"),
    ],
)
def test_a_path_is_a_uri_as_it_was_given(name: str, uri: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path(name).parent.mkdir(exist_ok=True)
    Path(name).write_text(CLASH, encoding="utf-8")
    results = run_of(discrepancies.check(discrepancies.load(name)))["results"]
    locations = {result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"] for result in results}
    assert locations == {uri}
    absolute = run_of(discrepancies.check(discrepancies.load(str(tmp_path / name))))["results"][0]
    assert absolute["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].startswith("file:///")


def test_what_is_about_no_claim_lies_where_that_is_declared(dossier_of: Callable[..., Dossier]) -> None:
    unused = """
        facts:
          dead: {asks: How many?, kind: count}
          hurt: {asks: How many?, kind: count}
        voices:
          mayor: The mayor
        sources: {a: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}}
    """
    results = run_of(discrepancies.check(dossier_of(unused), select=["unused"]))["results"]
    lines = {result["locations"][0]["physicalLocation"]["region"]["startLine"] for result in results}
    assert lines == {4, 6}


def test_at_most_so_many_claims_are_located_beside_the_first(dossier_of: Callable[..., Dossier]) -> None:
    many = [f"  s{n}: {{event: e, claims: [{{fact: dead, value: {n}, quote: x}}]}}" for n in range(150)]
    text = "\n".join(["facts: {dead: {asks: How many?, kind: count}}", "sources:", *many])
    (result,) = run_of(discrepancies.check(dossier_of(text), select=["value-conflict"]))["results"]
    assert len(result["relatedLocations"]) == sarif.MOST_RELATED
    assert result["properties"]["claims"] == 150


def test_a_filter_and_nothing_flagged() -> None:
    report = reported("every_kind", Filter(facts=("bridge/broke",)))
    assert len(run_of(report)["results"]) == len(report.shown_findings) > 0
    assert run_of(Report(report.dossier, report.agreement, report.wording, ()))["results"] == []


def test_the_dossier_that_ships_is_valid_too() -> None:
    report = discrepancies.check(discrepancies.load(str(HERE.parent.parent / "data" / "claims.yaml")))
    assert len(run_of(report)["results"]) == len(report.flagged) > 0
