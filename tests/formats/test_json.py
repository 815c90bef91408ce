"""The JSON report is what its schema says, adds up, and never holds what no number is."""

from __future__ import annotations

import io
import json
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import jsonschema
import pytest

import discrepancies
from discrepancies.formats import Style
from discrepancies.formats import json as json_format
from discrepancies.law.answers import MOST
from discrepancies.law.stances import STANCES
from discrepancies.model import SEVERITIES, STATED, STATES, STATUSES, Decision, Explanation
from discrepancies.report import MOST_SOURCES, Filter, Report, Stance
from tests.formats.test_golden import reported

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

GOLDEN = Path(__file__).parent.parent / "golden"
SCHEMA = json.loads(
    (Path(discrepancies.__file__).parent / "formats" / "schemas" / "report.schema.json").read_text(encoding="utf-8")
)


def refuse(constant: str) -> None:
    raise AssertionError(f"{constant} is not JSON")


def written(report: Report) -> str:
    out = io.StringIO()
    json_format.render(report, out, Style())
    return out.getvalue()


def valid(report: Report) -> Any:
    data = json.loads(written(report), parse_constant=refuse)
    jsonschema.Draft202012Validator(SCHEMA, format_checker=jsonschema.FormatChecker()).validate(data)
    return data


@pytest.fixture(params=["every_kind", "hostile", "quoted", "reconciled"])
def report(request: pytest.FixtureRequest) -> Report:
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{request.param}.yaml")))


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    assert SCHEMA["properties"]["format"]["const"] == json_format.FORMAT
    properties = {name: part.get("properties", {}) for name, part in SCHEMA["$defs"].items()}
    assert SCHEMA["$defs"]["status"]["enum"] == list(STATUSES)
    assert properties["finding"]["severity"]["enum"] == list(SEVERITIES)
    assert properties["claim"]["stated"]["enum"] == list(STATED)
    assert properties["fact"]["answers"]["maxItems"] == MOST
    assert properties["stance"]["sources"]["maxItems"] == MOST_SOURCES


def test_a_report_is_what_the_schema_says_and_adds_up(report: Report) -> None:
    data = valid(report)
    facts, findings, summary = data["facts"], data["findings"], data["summary"]
    assert summary["facts"] == len(facts)
    assert summary["claims"] == sum(len(fact["claims"]) for fact in facts)
    assert summary["status"] == Counter(fact["status"] for fact in facts)
    assert summary["findings"] == Counter(finding["severity"] for finding in findings)
    assert summary["open"] == len(findings)
    assert summary["events"] == len(data["events"])
    assert summary["sources"] == len(data["sources"])
    assert {id_ for fact in facts for id_ in fact["findings"]} == {
        finding["id"] for finding in findings if finding["event"] and finding["fact"]
    }
    assert [(fact["event"], fact["fact"]) for fact in facts] == sorted((fact["event"], fact["fact"]) for fact in facts)


SAID = ("value", "means", "scope", "as_of", "when")


def as_json(stance: Stance) -> dict[str, Any]:
    return {key: list(part) if isinstance(part, tuple) else part for key, part in stance._asdict().items()}


def test_it_says_the_same_as_the_report_object(report: Report) -> None:
    for number, fact in zip(report.shown_facts, valid(report)["facts"], strict=True):
        agreed = report.fact(number)
        parts = fact["parts"] or [{"part": "", **fact}]
        answers = [(part["part"], answer) for part in parts for answer in part["answers"]]
        assert (fact["status"], fact["answers_total"]) == (agreed.status, agreed.answers_total)
        assert [(part, *(one[key] for key in SAID), *(one[key] for key in STANCES)) for part, one in answers] == [
            (one.part, *(getattr(one, key) for key in SAID), *(as_json(getattr(one, key)) for key in STANCES))
            for one in agreed.answers
        ]
        assert (fact["open"] and fact["open"]["means"]) == (agreed.open and agreed.open.means)
        claims = [(claim["source"], claim["value"], claim["means"], claim["line"]) for claim in fact["claims"]]
        rows = report.rows(number)
        assert sorted(claims) == sorted((row.source, row.value, row.means, row.line) for row in rows)


def test_a_period_spans_from_its_start_to_its_end() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "every_kind.yaml")))
    facts = {(fact["event"], fact["fact"]): fact for fact in valid(report)["facts"]}
    rain = facts["dam", "rain"]
    assert (rain["low"], rain["high"], rain["answers"]) == ("2019-03-01", "2019-03-07", [])
    assert [(claim["low"], claim["high"]) for claim in rain["claims"]] == [
        ("2019-03-01", "2019-03-06"),
        ("2019-03-01", "2019-03-07"),
    ]
    assert [(part["part"], part["status"], part["low"], part["high"]) for part in rain["parts"]] == [
        ("start", "agreed", "2019-03-01", "2019-03-01"),
        ("end", "disputed", "2019-03-06", "2019-03-07"),
    ]
    since = facts["bridge", "rain"]
    assert [(part["part"], part["low"], part["high"], part["status"]) for part in since["parts"]][1] == (
        *("end", None, None),
        since["parts"][1]["status"],
    )
    assert since["claims"][0]["low"] == "2020-01-03"
    assert since["claims"][0]["high"] is None


def test_names_are_parts_as_somebody_writes_them() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "every_kind.yaml")))
    missing = next(fact for fact in valid(report)["facts"] if fact["fact"] == "missing" and fact["event"] == "dam")
    assert [part["part"] for part in missing["parts"]] == ["Ben Ash", "Cleo Birch", "Dan Cedar"]
    assert [answer["value"] for answer in missing["parts"][2]["answers"]] == ["without Dan Cedar", "Dan Cedar"]


def test_dates_open_ends_and_whole_numbers(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(
        """
        facts:
          day: {asks: When?, kind: date}
          dead: {asks: How many?, kind: count}
          area: {asks: How large?, kind: quantity, unit: km}
        sources:
          a:
            event: e
            claims: [{fact: day, value: 15 January}, {fact: dead, value: at least 9}, {fact: area, value: 2.50}]
          b:
            event: e
            claims: [{fact: day, value: "2018-01-15T04:30"}, {fact: dead, value: unknown}, {fact: area, value: 2}]
        """
    )
    facts = {fact["fact"]: fact for fact in valid(discrepancies.check(dossier))["facts"]}
    ends = {key: [(claim["low"], claim["high"]) for claim in fact["claims"]] for key, fact in facts.items()}
    assert ends["day"][0] == ("XXXX-01-15", "XXXX-01-15")
    assert ends["day"][1][0].startswith("2018-01-15T04:30")
    assert ends["dead"] == [(9, None), (None, None)]
    assert ends["area"] == [(2.5, 2.5), (2, 2)]
    assert isinstance(ends["area"][1][0], int)


def test_long_lists_are_cut_beside_their_totals(dossier_of: Callable[..., Dossier]) -> None:
    many = MOST_SOURCES + 5
    sources = [f"  s{n:03}: {{event: e, claims: [{{fact: dead, value: 7}}]}}" for n in range(many)]
    sources += [f"  t{n:03}: {{event: e, claims: [{{fact: dead, value: {100 + n}}}]}}" for n in range(MOST + 2)]
    text = "\n".join(["facts: {dead: {asks: How many?, kind: count}}", "sources:", *sources])
    (fact,) = valid(discrepancies.check(dossier_of(text)))["facts"]
    assert (fact["answers_total"], len(fact["answers"])) == (MOST + 3, MOST)
    says, excludes = (fact["answers"][0][stance] for stance in ("says", "excludes"))
    assert (says["sources_total"], len(says["sources"]), len(says["origins"])) == (many, MOST_SOURCES, many)
    assert excludes["sources_total"] == MOST + 2
    assert len(fact["claims"]) == many + MOST + 2


def test_what_editors_decided_is_written() -> None:
    data = valid(reported("decided"))
    states = Counter(finding["state"] for finding in data["findings"])
    assert states == {state: data["summary"][state] for state in STATES}
    assert set(states) == set(STATES)
    assert all(bool(finding["changed"]) == (finding["state"] == "stale") for finding in data["findings"])
    closed = {one["fact"]: one["decision"] for one in data["closed"]}
    assert {fact: decision["answer"] for fact, decision in closed.items()} == {"owner": "ask", "killed": "explained"}
    reason = closed["killed"]["reason"]
    assert reason.splitlines()[0] == "Seven are the guests."


def test_explanations_and_decisions_are_written() -> None:
    report = discrepancies.check(discrepancies.load(str(GOLDEN / "every_kind.yaml")))
    decided = report.flagged[0]._replace(
        state="settled",
        explanations=(Explanation("scope", "one of them counts more"),),
        decision=Decision("explained", "scope", None, 'both "hold"', "an editor", "2024-05-06T10:00:00Z"),
    )
    report = Report(report.dossier, report.agreement, report.wording, (decided,))
    (finding,) = valid(report)["findings"]
    assert finding["explanations"] == [{"kind": "scope", "text": "one of them counts more"}]
    assert finding["decision"]["reason"] == 'both "hold"'
    assert finding["decision"]["value"] is None


@pytest.mark.parametrize(
    ("shown", "facts", "sources"),
    [
        (Filter(events=("bridge",)), 9, {"gazette", "herald", "herald_online", "post"}),
        (Filter(facts=("dam/dead",)), 1, {"gazette", "herald", "post"}),
        (Filter(sources=("post",)), 3, {"post"}),
    ],
)
def test_a_filter_chooses_what_is_shown_and_counted(shown: Filter, facts: int, sources: set[str]) -> None:
    data = valid(discrepancies.check(discrepancies.load(str(GOLDEN / "every_kind.yaml")), shown=shown))
    assert data["summary"]["facts"] == len(data["facts"]) == facts
    assert {source["source"] for source in data["sources"]} == sources
    assert data["summary"]["claims"] == sum(len(fact["claims"]) for fact in data["facts"])


def test_what_acts_on_a_terminal_is_escaped_and_what_is_readable_is_not() -> None:
    text = 'é 日 "\\ \u202e\x9b\x7f\u2028\n\U000e0041 👩\u200d👧'
    encoded = json_format.text(text)
    assert json.loads(encoded) == text
    assert all(one in encoded for one in ("é", "日", "👩\u200d👧"))
    assert not set(encoded) & set("\u202e\x9b\x7f\u2028\n\U000e0041")
    assert json_format.text(None) == "null"


def test_every_fact_and_finding_has_a_line_of_its_own(report: Report) -> None:
    lines = written(report).splitlines()
    assert sum(line.startswith('  {"event": ') and '"asks"' in line for line in lines) == len(report.shown_facts)
    assert sum(line.startswith('  {"id": ') for line in lines) == len(report.flagged)
    assert written(report).endswith("}\n")


def test_answers_come_by_scope_and_those_of_a_growing_figure_the_latest_first() -> None:
    facts = valid(discrepancies.check(discrepancies.load(str(GOLDEN / "reconciled.yaml"))))["facts"]
    answers = {fact["fact"]: [(one["scope"], one["low"]) for one in fact["answers"]] for fact in facts}
    assert answers["dead"] == [(None, low) for low in (16, 15, 15, 11, 13, 12, 5, 9, 4, 12)]
    assert answers["injured"] == [
        *((None, 38), ("everyone", 41), ("everyone", 41), ("everyone", 30)),
        *(("rescuers", 6), ("volunteers", 3), ("residents", 35)),
    ]
    dead = next(fact["claims"] for fact in facts if fact["fact"] == "dead")
    assert [claim["as_of"] for claim in dead][:3] == [None, "2019-03-24", None]
