"""The data in the page is the report: what the script can draw of a fact is what the other formats say of it."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.formats import answer_words, page_data
from discrepancies.language.safe import hidden, visible
from discrepancies.model import STATUSES
from discrepancies.report import Filter, Report
from tests.formats.test_golden import DOSSIERS, reported


def at(column: dict[str, Any], n: int) -> Any:
    return column["values"][column["of"][n] if "of" in column else 0]


def data_of(report: Report) -> dict[str, Any]:
    data: dict[str, Any] = json.loads(page_data.data(report))
    return data


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_facts_claims_and_answers_are_those_of_the_report(dossier: str) -> None:
    report = reported(dossier)
    data = data_of(report)
    facts, claims, answers = data["facts"], data["claims"], data["answers"]
    claim, place = 0, 0
    for n, number in enumerate(report.shown_facts):
        fact = report.fact(number)
        assert [at(facts[key], n) for key in ("event", "fact", "asks", "status")] == [
            *map(visible, (fact.event, fact.fact.key, fact.fact.asks, fact.status))
        ]
        assert at(facts["unlisted"], n) == fact.answers_total - len(fact.answers)
        labels = [at(answers["label"], place + k) for k in range(facts["answers"][n])]
        assert labels == [visible(answer.label) for answer in fact.answers]
        assert [at(answers["support"], place + k) for k in range(facts["answers"][n])] == [
            answer_words.support(answer.says.sources_total, answer.origins) for answer in fact.answers
        ]
        place += facts["answers"][n]
        told = [
            (at(claims["value"], k), claims["answer"][k], at(claims["quote"], k) or "", claims["line"][k])
            for k in range(claim, claim + facts["claims"][n])
        ]
        claim += facts["claims"][n]
        assert sorted(told) == sorted(
            (visible(row.value), row.answer, visible(row.quote), row.line) for row in report.rows(number)
        )
        ranks = [rank or len(fact.rows) for _, rank, _, _ in told]
        assert ranks == sorted(ranks)
    assert (claim, place) == (len(claims["line"]), sum(facts["answers"]))


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_who_says_it_of_whom_and_up_to_when_is_as_told_elsewhere(dossier: str) -> None:
    report = reported(dossier)
    claims = data_of(report)["claims"]
    told = {
        (at(claims["who"], n), at(claims["about"], n), at(claims["inferred"], n), claims["line"][n])
        for n in range(len(claims["line"]))
    }
    wording = report.wording
    assert told == {
        (
            visible(wording.who(row) + ("" if wording.stated(row) == "fact" else f", as {wording.stated(row)}")),
            visible(report.labelled("", row, report.time([row])).lstrip(" ,")),
            visible(report.inferred(row)) or None,
            report.place(row)[1],
        )
        for number in report.shown_facts
        for row in report.claims_of(number)
    }


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_findings_are_those_of_the_report(dossier: str) -> None:
    report = reported(dossier)
    data = data_of(report)
    findings, begin = data["findings"], 0
    assert findings["id"] == [finding.id for finding in report.shown_findings]
    for n, finding in enumerate(report.shown_findings):
        assert [at(findings[key], n) for key in ("rule", "severity", "state")] == [
            finding.rule,
            finding.severity,
            finding.state,
        ]
        fact = findings["fact"][n]
        assert (fact >= 0) == bool(finding.event and finding.fact)
        if fact >= 0:
            assert [at(data["facts"][key], fact) for key in ("event", "fact")] == [finding.event, finding.fact]
        sources = [at(findings["source"], begin + k) for k in range(findings["sources"][n])]
        assert sources == sorted({visible(report.wording.source(row)) for row in finding.rows})
        begin += findings["sources"][n]


def test_what_is_filtered_out_is_not_embedded() -> None:
    report = reported("every_kind", Filter(sources=("gazette",)))
    data = data_of(report)
    assert len(data["facts"]["claims"]) == len(report.shown_facts)
    assert all(-1 <= fact < len(report.shown_facts) for fact in data["findings"]["fact"])


def test_nothing_is_embedded_where_nothing_is_shown() -> None:
    data = data_of(reported("every_kind", Filter(facts=("nobody_asks",))))
    assert (data["facts"]["claims"], data["claims"]["line"], data["findings"]["fact"]) == ([], [], [])


@given(st.recursive(st.text(), lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner)))
def test_json_in_a_script_ends_no_script_and_is_the_same_json(value: Any) -> None:
    written = page_data.in_script(json.dumps(value, ensure_ascii=False))
    assert not set(written) & set("<>&\u2028\u2029")
    assert json.loads(written) == value


def test_what_hides_in_a_text_is_visible_in_the_data() -> None:
    assert not [one for one in page_data.data(reported("hostile")) if hidden(one)]


def test_statuses_are_those_that_the_page_knows() -> None:
    data = data_of(reported("every_kind"))
    assert set(data["facts"]["status"]["values"]) <= set(STATUSES)
