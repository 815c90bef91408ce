"""What the page is told of a finding: the answers that make sense, and suggestions that choose nobody."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from discrepancies import decisions, pipeline
from discrepancies.decisions import Log, NotAnAnswer
from discrepancies.explanations import KINDS
from discrepancies.model import ANSWERS, Decision
from discrepancies.pages import queue

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding
    from discrepancies.report import Report

SIGNED = {"reason": "r", "by": "b", "at": "2024-01-01T00:00:00Z"}
GOLDEN = Path(__file__).parents[1] / "golden"
DOSSIERS = sorted(path for path in GOLDEN.glob("*.yaml") if "." not in path.stem)


@pytest.fixture(params=DOSSIERS, ids=lambda path: path.stem)
def report(request: pytest.FixtureRequest) -> Report:
    """What a check says of each dossier with golden files."""
    return pipeline.check(pipeline.load(str(request.param)))


def found(report: Report, rule: str) -> Finding:
    return next(finding for finding in report.flagged if finding.rule == rule)


def test_every_answer_is_offered_under_a_key_of_its_own() -> None:
    assert tuple(offer.name for offer in queue.OFFERS) == ANSWERS
    keys = [offer.key for offer in queue.OFFERS]
    assert len({*keys, "j", "k", "z", "?"}) == len(keys) + 4


def test_what_is_offered_is_taken(report: Report) -> None:
    for finding in report.flagged:
        shown = queue.shown(report, finding, Log(Path()))
        assert set(shown["values"]) == {"prefer", "range"} & set(shown["answers"])
        for answer, values in shown["values"].items():
            for value in values:
                decided = decisions.decided(report.dossier, finding, decisions.Given(answer, value=value, **SIGNED))
                assert decided.value == value


def test_what_is_not_offered_would_be_refused(report: Report) -> None:
    for finding in report.flagged:
        answers = queue.shown(report, finding, Log(Path()))["answers"]
        for answer in {"prefer", "range"} - set(answers):
            given = decisions.Given(answer, "r", by="b", at="2024-01-01T00:00:00Z", value="7 to 9")
            with pytest.raises(NotAnAnswer):
                decisions.decided(report.dossier, finding, given)


def test_a_range_is_offered_where_there_is_one(report: Report) -> None:
    for finding in report.flagged:
        shown = queue.shown(report, finding, Log(Path()))
        if "range" in shown["answers"]:
            unit = report.dossier.facts[str(finding.fact)].unit or ""
            example = shown["asked"]["range"].rpartition("such as ")[2].replace("kg", unit)
            given = decisions.Given("range", value=example, **SIGNED)
            assert decisions.decided(report.dossier, finding, given)


def test_explanations_offered_come_first_with_their_sentence(dossier_of: Callable[..., Dossier]) -> None:
    report = pipeline.check(dossier_of(TOLL))
    kinds = queue.shown(report, found(report, "value-conflict"), Log(Path()))["kinds"]
    assert sorted(one["kind"] for one in kinds) == sorted(KINDS)
    offered = [one["kind"] for one in kinds if one["text"]]
    assert offered == [one.kind for one in found(report, "value-conflict").explanations]
    assert [one["kind"] for one in kinds][: len(offered)] == offered


TOLL = """
    facts:
      injured: {asks: How many?, kind: count}
      standing: {asks: Was he?, kind: category, terms: [serving, former]}
    sources:
      a: {event: e, claims: [{fact: injured, value: seven}, {fact: standing, value: serving, quote: serving}]}
      b: {event: e, claims: [{fact: injured, value: 7}, {fact: standing, value: former, quote: former}]}
      c: {event: e, claims: [{fact: injured, value: at least 9}, {fact: injured, value: 1200, quote: "1,200"}]}
"""


def test_values_are_suggested_as_sources_write_them_once_for_each_meaning(dossier_of: Callable[..., Dossier]) -> None:
    report = pipeline.check(dossier_of(TOLL))
    of = {(one.rule, one.fact): queue.shown(report, one, Log(Path()))["values"] for one in report.flagged}
    injured = {"prefer": ["seven", "at least 9", "1200"], "range": ["7 to 1,200", "at least 7"]}
    assert of["value-conflict", "injured"] == injured
    assert of["value-conflict", "standing"] == {"prefer": ["serving", "former"]}


def test_a_range_keeps_its_open_end(dossier_of: Callable[..., Dossier]) -> None:
    claims = """
    facts: {injured: {asks: How many?, kind: count}}
    sources:
      a: {event: e, claims: [{fact: injured, value: 5}]}
      b: {event: e, claims: [{fact: injured, value: at least 7}]}
    """
    report = pipeline.check(dossier_of(claims))
    finding = found(report, "value-conflict")
    assert queue.shown(report, finding, Log(Path()))["values"]["range"] == ["at least 5"]
    given = decisions.Given("range", value="at least 5", **SIGNED)
    assert decisions.decided(report.dossier, finding, given).value == "at least 5"


def test_an_answer_says_whom_it_asks_and_by_when() -> None:
    asked = Decision("ask", None, None, "r", "b", "2024-01-01T00:00:00Z", "The ministry", "2024-06-01")
    assert queue.said(asked) == "ask The ministry, by 2024-06-01."


def test_a_value_that_stands_over_a_quote_is_not_said_again(dossier_of: Callable[..., Dossier]) -> None:
    report = pipeline.check(dossier_of(TOLL))
    html = queue.shown(report, found(report, "value-conflict"), Log(Path()))["html"]
    assert html.count("<h4><bdi>at least 9</bdi></h4>") == 1
    assert "value: <bdi>at least 9</bdi>" not in html
    assert "value: <bdi>7</bdi>" in html, "beside seven, as another source writes it"


def test_a_mark_tells_any_two_entries_apart(dossier_of: Callable[..., Dossier]) -> None:
    report = pipeline.check(dossier_of(TOLL))
    finding = found(report, "value-conflict")
    decision = Decision("unconfirmed", None, None, "r", "b", "2024-01-01T00:00:00Z")
    entry = decisions.entry(report.dossier, finding, decision)
    others = [entry._replace(decision=decision._replace(by="c")), entry._replace(evidence="0" * 12)]
    assert len({queue.mark(one) for one in (None, entry, *others)}) == 4
    assert queue.mark(entry._replace(claims=())) == queue.mark(entry)
