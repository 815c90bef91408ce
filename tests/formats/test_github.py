"""Annotations are read by GitHub's runner as what was written, and nothing in a quote is a command."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies import decisions
from discrepancies.formats import Style, github
from discrepancies.model import Decision
from discrepancies.report import Filter, Report
from tests.actions_log import Command, commands

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

GOLDEN = Path(__file__).parent.parent / "golden"
DOSSIERS = sorted(path.stem for path in GOLDEN.glob("*.yaml") if not path.match("*.decisions.yaml"))
DECIDED = Decision("unconfirmed", None, None, "nobody knows", "an editor", "2024-05-06T10:00:00+00:00")


def written(report: Report) -> list[Command]:
    out = io.StringIO()
    github.render(report, out, Style())
    return commands(out.getvalue())


def reported(name: str, shown: Filter | None = None) -> Report:
    """A golden dossier with what was decided on it."""
    log = decisions.read(GOLDEN / f"{name}.decisions.yaml")
    return discrepancies.check(discrepancies.load(str(GOLDEN / f"{name}.yaml")), shown=shown or Filter(), decisions=log)


@pytest.mark.parametrize("name", DOSSIERS)
def test_an_annotation_a_finding_at_its_line(name: str) -> None:
    report = reported(name)
    found = [one for one in written(report) if one.properties["title"] != "discrepancies"]
    kinds = {"error": "error", "warning": "warning", "info": "notice"}
    by_id = {finding.id: finding for finding in report.flagged if finding.state != "settled"}
    assert sorted(one.name for one in found) == sorted(kinds[finding.severity] for finding in by_id.values())
    for one in found:
        finding = next(by_id[id_] for id_ in by_id if f"[{id_}]" in one.data)
        assert one.properties["file"] == str(GOLDEN / f"{name}.yaml")
        if finding.rows:
            assert int(one.properties["line"]) == report.place(report.sorted(finding.rows)[0])[1]
        assert one.properties["title"].startswith(finding.rule)


def test_what_is_settled_is_not_shown_and_what_is_stale_says_why() -> None:
    report = reported("every_kind")
    first, second, *_ = report.flagged
    settled = first._replace(state="settled", decision=DECIDED)
    stale = second._replace(state="stale", decision=DECIDED, changed=("herald now says 11 instead of 9",))
    (only,) = written(Report(report.dossier, report.agreement, report.wording, (settled, stale)))
    assert f"[{second.id}]" in only.data
    assert only.data.splitlines()[-2:] == [
        "stale: unconfirmed by an editor, 2024-05-06: nobody knows",
        "since then: herald now says 11 instead of 9",
    ]


def test_more_than_github_shows_is_said_first(dossier_of: Callable[..., Dossier]) -> None:
    numbers = range(github.MOST + 1)
    facts = [f"  f{n}: {{asks: How many?, kind: count}}" for n in numbers]
    sources = [
        f"  {key}: {{event: e, claims: [{', '.join(f'{{fact: f{n}, value: {value}, quote: x}}' for n in numbers)}]}}"
        for key, value in {"a": 7, "b": 9}.items()
    ]
    text = "\n".join(["facts:", *facts, "sources:", *sources])
    first, *others = written(discrepancies.check(dossier_of(text), select=["value-conflict"]))
    assert (first.name, first.properties) == ("notice", {"title": "discrepancies"})
    assert first.data.startswith("11 errors.")
    assert {one.name for one in others} == {"error"}
    assert len(others) == github.MOST + 1


def test_standard_input_has_no_file_and_nothing_flagged_says_nothing() -> None:
    text = "facts: {dead: {asks: How many?, kind: count}}\nsources: {a: {event: e, claims: [{fact: dead, value: 7}]}}"
    report = discrepancies.check(discrepancies.load("-", stdin=io.BytesIO(text.encode())))
    assert {tuple(one.properties) for one in written(report)} == {("title",)}
    assert written(Report(report.dossier, report.agreement, report.wording, ())) == []


def test_a_filter_chooses_what_is_shown() -> None:
    report = reported("every_kind", Filter(facts=("bridge/broke",)))
    assert len(written(report)) == len(report.shown_findings) > 0


@given(st.text(alphabet=st.sampled_from("%:,=\r\n #[]a02D") | st.characters()))
def test_whatever_is_said_comes_out_of_the_log_as_it_was(text: str) -> None:
    line = github.annotation("error", {"title": text, "line": "7"}, text)
    assert commands(line) == [Command("error", {"title": text, "line": "7"} if text else {"line": "7"}, text)]
