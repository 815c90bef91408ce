"""The benchmarks measure what they say they do: a dossier that is always the same and that can be checked."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

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
