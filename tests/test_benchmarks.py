"""The benchmarks measure what they say they do: a dossier that is always the same and that can be checked."""

from __future__ import annotations

import csv
import json
import subprocess
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

import discrepancies

BENCHMARKS = Path(__file__).parent.parent / "benchmarks"
CLAIMS = 200


def python(*arguments: str | Path) -> None:
    subprocess.run([sys.executable, *arguments], check=True)


def checked(dossier: Path) -> Any:
    out = dossier.with_suffix(".json")
    check = ("-m", "discrepancies", "check", "--fail-on", "never", "--format", "json")
    python(*check, "--output", out, dossier)
    return json.loads(out.read_text("utf-8"))


def said(report: Any) -> list[tuple[str, ...]]:
    """Each claim without what scopes and days add to it."""
    keys = ("source", "voice", "value", "quote")
    return sorted(
        (fact["event"], fact["fact"], *(claim[key] for key in keys))
        for fact in report["facts"]
        for claim in fact["claims"]
    )


def test_a_generated_dossier_can_be_checked_by_us_and_by_the_peer(tmp_path: Path) -> None:
    for name in ("dossier.yaml", "again.yaml"):
        python(BENCHMARKS / "generate.py", str(CLAIMS), tmp_path / name)
    assert (tmp_path / "dossier.yaml").read_bytes() == (tmp_path / "again.yaml").read_bytes()
    report = checked(tmp_path / "dossier.yaml")
    python(BENCHMARKS / "peer.py", tmp_path / "dossier.yaml", tmp_path / "groups.json")
    groups = json.loads((tmp_path / "groups.json").read_text("utf-8"))
    assert report["summary"]["claims"] == sum(group["claims"] for group in groups) == CLAIMS
    assert report["summary"]["facts"] == len(groups)
    assert report["summary"]["status"]["disputed"] > 0


def test_a_generated_dossier_with_texts_has_quotes_that_stand_there_and_some_that_do_not(tmp_path: Path) -> None:
    for name in ("one", "again"):
        python(BENCHMARKS / "texts.py", str(CLAIMS), "4", "20000", tmp_path / name)
    one, again = (
        {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
        for folder in (tmp_path / "one", tmp_path / "again")
    )
    assert one == again
    assert len(one) == 5
    check = ("-m", "discrepancies", "check", "--fail-on", "never", "--format", "json")
    python(
        *check,
        "--texts",
        tmp_path / "one" / "texts",
        "--output",
        tmp_path / "report.json",
        tmp_path / "one" / "dossier.yaml",
    )
    report = json.loads((tmp_path / "report.json").read_text("utf-8"))
    claims = [claim for fact in report["facts"] for claim in fact["claims"]]
    assert len(claims) == CLAIMS
    assert 0.9 * CLAIMS < sum(claim["selectors"] is not None for claim in claims) < CLAIMS
    rules = {(finding["rule"], finding["severity"]) for finding in report["findings"]}
    assert rules >= {("quote-not-found", "error"), ("quote-not-found", "warning"), ("figure-unclaimed", "info")}


def test_scopes_and_days_are_added_to_claims_that_stay_the_same(tmp_path: Path) -> None:
    python(BENCHMARKS / "generate.py", str(10 * CLAIMS), tmp_path / "plain.yaml")
    python(BENCHMARKS / "generate.py", str(10 * CLAIMS), tmp_path / "reconciled.yaml", "--reconciled")
    plain, reconciled = (checked(tmp_path / f"{name}.yaml") for name in ("plain", "reconciled"))
    assert said(plain) == said(reconciled)
    found = {finding["rule"] for finding in reconciled["findings"]} - {finding["rule"] for finding in plain["findings"]}
    assert {"superseded", "scope-differs", "constraint-broken"} <= found


@pytest.mark.parametrize("sources", [4, 8])
def test_one_fact_is_told_by_as_many_sources_as_asked_for(sources: int, tmp_path: Path) -> None:
    python(BENCHMARKS / "generate.py", str(CLAIMS), tmp_path / "crowd.yaml", "--one-fact", str(sources))
    (fact,) = (report := checked(tmp_path / "crowd.yaml"))["facts"]
    assert (len(fact["claims"]), report["summary"]["sources"]) == (CLAIMS, sources)
    assert {claim["as_of"] is not None for claim in fact["claims"]} == {True}


def test_flights_are_read_as_the_minute_they_were_made_of_or_refused(tmp_path: Path) -> None:
    table, truth = tmp_path / "flights.csv", tmp_path / "truth.csv"
    for name in ("again.csv", "flights.csv"):
        python(BENCHMARKS / "flights.py", str(20 * CLAIMS), tmp_path / name, truth)
    assert (tmp_path / "again.csv").read_bytes() == table.read_bytes()
    dossier = discrepancies.load(str(table.with_suffix(".yaml")), str(table), skip_unreadable=True)
    minute = dict(csv.reader(truth.read_text("utf-8").splitlines()[1:]))
    claims = dossier.claims
    rows = zip(*(claims[key].tolist() for key in ("line", "low", "high")), strict=True)
    for line, low, high in rows:
        start = datetime.fromisoformat(f"{minute[str(line)]}+00:00").timestamp()
        assert (low, high) == (start, start + 59)
    assert len(claims) + len(dossier.refused) == 20 * CLAIMS
    assert len({refused.wrong for refused in dossier.refused}) > 4


def test_exactly_the_populations_that_differ_are_disputed(tmp_path: Path) -> None:
    table = tmp_path / "population.csv"
    python(BENCHMARKS / "population.py", str(3 * CLAIMS), str(2 * CLAIMS), table)
    report = discrepancies.check(discrepancies.load(str(table.with_suffix(".yaml")), str(table)))
    said: dict[str, set[str]] = {}
    for _, event, _, value in list(csv.reader(table.read_text("utf-8").splitlines()))[1:]:
        said.setdefault(event, set()).add(value.replace(",", ""))
    facts = map(report.fact, report.shown_facts)
    # What differs by no more than its closing zeros leave open is strained.
    at_odds = {fact.event for fact in facts if fact.status in ("disputed", "strained")}
    assert at_odds == {event for event, values in said.items() if len(values) > 1} != set()


@pytest.mark.parametrize("order", [(), ("--by-source",)])
def test_the_peers_answer_the_same(order: tuple[str, ...], tmp_path: Path) -> None:
    table = tmp_path / "figures.parquet"
    python(BENCHMARKS / "figures.py", str(20 * CLAIMS), table, *order)
    answers = []
    for way in ("ours", "pandas", "duckdb", "pandera", "truthdiscovery"):
        done = subprocess.run(
            [sys.executable, BENCHMARKS / "peers.py", way, table], capture_output=True, text=True, check=False
        )
        # Which peers are installed is no concern of the tests; what they answer is.
        assert done.returncode in (0, 3), done.stderr
        if done.returncode == 0:
            answers.append({**json.loads(done.stdout.splitlines()[-1]), "seconds": None})
    assert len(answers) > 1
    assert all(answer == answers[0] for answer in answers)
    assert answers[0]["statuses"]["disputed"] > 0
