"""JUnit XML is what Jenkins's schema says, has a case a fact, and fails where `check` does by default."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from lxml import etree

import discrepancies
from discrepancies import decisions
from discrepancies.formats import Style, junit
from discrepancies.model import Decision
from discrepancies.report import Filter, Report

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding

HERE = Path(__file__).parent
GOLDEN = HERE.parent / "golden"
DOSSIERS = sorted(path.stem for path in GOLDEN.glob("*.yaml") if not path.match("*.decisions.yaml"))
SCHEMA = etree.XMLSchema(etree.parse(str(HERE / "schemas" / "junit-10.xsd")))
DECIDED = Decision("explained", "scope", None, "both <hold> ]]>", "Ana & Ruiz", "2024-05-06T10:00:00+00:00")
CLASH = """
facts:
  dead: {asks: How many?, kind: count}
  hurt: {asks: How many?, kind: count}
events: {e: {title: "A <fire> & \\"flood\\"\\u202e"}}
sources:
  a: {event: e, claims: [{fact: dead, value: 7, quote: seven}, {fact: hurt, value: 3, quote: three}]}
  b: {event: e, claims: [{fact: dead, value: 9, quote: nine}]}
constraints: {toll: {says: more are hurt than dead, holds: hurt >= 5}}
"""


def reported(name: str, shown: Filter | None = None) -> Report:
    """A golden dossier with what was decided on it."""
    log = decisions.read(GOLDEN / f"{name}.decisions.yaml")
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{name}.yaml")), shown=shown or Filter(), decisions=log)


def suites_of(report: Report) -> Any:
    """The root of a report, once it has been held against the schema and its counts are right."""
    out = io.StringIO()
    junit.render(report, out, Style())
    root = etree.fromstring(out.getvalue().encode())
    SCHEMA.assertValid(root)
    for element in (root, *root):
        assert int(element.get("tests")) == len(element.findall(".//testcase"))
        assert int(element.get("failures")) == len(element.findall(".//failure"))
        assert element.get("errors") == "0"
    names = [(case.get("classname"), case.get("name")) for case in root.iter("testcase")]
    assert len(set(names)) == len(names)
    assert root.get("time") is None
    return root


def fails(finding: Finding) -> bool:
    return finding.severity == "error" and finding.state != "settled"


def named(root: Any, name: str) -> Any:
    (case,) = (case for case in root.iter("testcase") if case.get("name") == name)
    return case


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_case_a_fact_and_one_for_what_is_about_none(name: str) -> None:
    report = reported(name)
    root = suites_of(report)
    facts = [report.fact(number) for number in report.shown_facts]
    keys = {(fact.event, fact.fact.key) for fact in facts}
    others = [finding for finding in report.flagged if (finding.event, finding.fact) not in keys]
    assert len(root.findall(".//testcase")) == len(facts) + len(others) + sum(one.wholly for one in report.not_run)
    assert {(case.get("classname"), case.get("name")) for case in root.iter("testcase")} >= keys
    text = etree.tostring(root, encoding="unicode")
    assert all(f"[{finding.id}]" in text for finding in report.flagged)


@pytest.mark.parametrize("name", DOSSIERS)
def test_it_fails_where_check_does(name: str) -> None:
    report = reported(name)
    failing = {(finding.event, finding.fact, finding.rule) for finding in report.flagged if fails(finding)}
    failures = suites_of(report).findall(".//failure")
    assert bool(failures) == report.fails("error")
    assert {failure.get("type") for failure in failures} <= {rule for *_, rule in failing}
    assert len(failures) == len({(event, fact or rule) for event, fact, rule in failing})


@pytest.mark.parametrize(("state", "fails"), [("open", True), ("stale", True), ("settled", False)])
def test_what_is_settled_passes_and_says_how(state: Any, fails: bool, dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(CLASH), select=["value-conflict"])
    finding = report.flagged[0]._replace(state=state, decision=DECIDED)
    report = Report(report.dossier, report.agreement, report.wording, (finding,))
    case = named(suites_of(report), "dead")
    assert (case.find("failure") is not None) == fails == report.fails("error")
    told = case.findtext("failure") if fails else case.findtext("system-out")
    assert f"{state}: explained (scope) by Ana & Ruiz, 2024-05-06: both <hold> ]]>" in told.splitlines()
    assert case.findtext("system-out").startswith("disputed: claims that cannot all be true\n  7 (a)")


def test_what_one_source_tells_passes(dossier_of: Callable[..., Dossier]) -> None:
    case = named(suites_of(discrepancies.check(dossier_of(CLASH), select=["single-source"])), "hurt")
    assert [child.tag for child in case] == ["system-out"]
    assert case.findtext("system-out").startswith("single-source: nobody else says so\n  3 (a)")


def test_what_is_about_an_event_is_a_case_of_it_and_what_is_about_none_of_the_dossier(
    dossier_of: Callable[..., Dossier],
) -> None:
    root = suites_of(discrepancies.check(dossier_of(CLASH), select=["constraint-broken", "single-source"]))
    event, dossier = root
    assert [case.get("name") for case in event] == [None, "dead", "hurt", "constraint-broken toll"]
    assert event[-1].find("failure").get("type") == "constraint-broken"
    assert dossier.get("name") == junit.DOSSIER
    assert [case.get("name") for case in dossier] == ["single-source a"]


def test_no_two_cases_of_a_suite_have_one_name(dossier_of: Callable[..., Dossier]) -> None:
    idle = dossier_of(CLASH.replace("events: {", "events: {flood: {}, storm: {}, "))
    *_, dossier = suites_of(discrepancies.check(idle, select=["unused"]))
    assert [case.get("name") for case in dossier] == ["unused flood event", "unused storm event"]


def test_nothing_of_a_title_is_markup_or_hidden(dossier_of: Callable[..., Dossier]) -> None:
    root = suites_of(discrepancies.check(dossier_of(CLASH)))
    assert root.find("testsuite/properties/property").get("value") == 'A <fire> & "flood"<U+202E>'


def test_what_xml_refuses_is_made_visible() -> None:
    assert junit._text(["a\ufffe<b>\uffff", "c"]) == "a&lt;U+FFFE&gt;&lt;b&gt;&lt;U+FFFF&gt;\nc"
    assert etree.fromstring(f"<a b={junit._attribute(chr(0xFFFE) + chr(34))}/>").get("b") == '<U+FFFE>"'


def test_a_rule_that_could_not_run_is_skipped() -> None:
    root = suites_of(reported("every_kind"))
    skipped = {case.get("name"): case.find("skipped").get("message") for case in root.iterfind(".//testcase[skipped]")}
    assert skipped["quote-not-found"].startswith("not run: ")
    assert sum(int(suite.get("skipped")) for suite in root.iter("testsuite")) == len(skipped)


def test_a_filter_and_nothing_flagged() -> None:
    root = suites_of(reported("every_kind", Filter(facts=("bridge/broke",))))
    assert [case.get("name") for case in root.iter("testcase") if case.find("skipped") is None] == ["broke"]
    report = reported("every_kind")
    quiet = suites_of(Report(report.dossier, report.agreement, report.wording, ()))
    assert int(quiet.get("tests")) == len(report.shown_facts)
    assert quiet.get("failures") == "0"
    nothing = suites_of(reported("every_kind", Filter(events=("bridge",), facts=("dam/dead",))))
    assert all(case.find("skipped") is not None for case in nothing.iter("testcase"))


def test_the_dossier_that_ships_is_valid_too() -> None:
    report = discrepancies.check(discrepancies.load(str(HERE.parent.parent / "data" / "claims.yaml")))
    assert len(suites_of(report).findall(".//testcase")) >= len(report.shown_facts) > 0
