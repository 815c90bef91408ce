"""What is done to a finding from the terminal without deciding, and what is asked of whom."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run

CLAIMS = """\
facts: {dead: {asks: How many died?, kind: count}}
sources:
  gazette: {event: fire, claims: [{fact: dead, value: 7, quote: seven dead}]}
  wire: {event: fire, claims: [{fact: dead, value: 9, quote: nine dead}]}
"""
POST = "  post: {event: fire, claims: [{fact: dead, value: 8, quote: eight dead}]}\n"
ANA, BO = ("--by", "Ana Ruiz"), ("--by", "Bo Li")


@pytest.fixture
def id_(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(CLAIMS)
    Path("discrepancies.toml").write_text('four-eyes = ["error"]\n')
    found = json.loads(run("check", "claims.yaml", "--format", "json").out)["findings"]
    return str(next(one["id"] for one in found if one["severity"] == "error"))


def test_a_finding_is_assigned_remarked_decided_approved_and_undone(id_: str) -> None:
    decide = ("decide", id_, "claims.yaml")
    assert "assigned to Bo Li, by 2024-06-01." in " ".join(
        run(*decide, "--assign", "Bo Li", "--until", "2024-06-01", *ANA).out.split()
    )
    assert "commented." in run(*decide, "--comment", "He knows.", *ANA).out
    said = run(*decide, "--answer", "unconfirmed", "--reason", "so", *ANA).out
    assert "until somebody else approves it" in " ".join(said.split())
    report = run("check", "claims.yaml")
    assert report.status == 1
    assert "= decided, awaits approval" in report.out
    assert "somebody else has to approve it" in run(*decide, "--approve", *ANA).err
    assert run(*decide, "--approve", *BO).status == 0
    report = run("check", "claims.yaml", "--format", "json")
    (finding,) = (one for one in json.loads(report.out)["findings"] if one["id"] == id_)
    assert (report.status, finding["state"]) == (0, "settled")
    assert finding["handled"] == {
        "assigned": "Bo Li",
        "until": "2024-06-01",
        "comments": 1,
        "approved_by": ["Bo Li"],
        "awaits_approval": False,
    }
    undone = run(*decide, "--undo", *ANA)
    assert "undid the approval by Bo Li." in " ".join(undone.out.split())
    assert run("check", "claims.yaml").status == 1
    words = undone.out.split()
    mark = words[words.index("--undo") + 1]
    assert run(*decide, "--undo", mark, *ANA).status == 0
    assert run("check", "claims.yaml").status == 0
    assert "no mark" in run("decide", id_, *ANA, "--undo", "claims.yaml").err


@pytest.mark.parametrize(
    ("given", "told"),
    [
        ((), "say what to do: --answer, --assign, --comment, --approve or --undo"),
        (("--comment", "so", "--approve"), "--comment and --approve are several acts; run this once for each"),
        (("--comment", "so", "--reason", "so"), "--reason goes with --answer, not with --comment"),
        (("--approve", "--until", "2024-06-01"), "--until goes with --answer or --assign, not with --approve"),
        (("--assign", "Bo", "--until", "June"), '"June" is no day; write it like 2024-06-01'),
        (("--answer", "ask", "--reason", "so", "--until", "2024-02-30"), '"2024-02-30" is no day'),
        (("--answer", "pending", "--reason", "so", "--whom", "Bo"), "pending asks nobody"),
        (("--approve",), "nobody has decided on this finding; there is nothing to approve"),
        (("--undo",), "there is nothing to undo"),
        (("--undo", "0123456789ab"), "no documents on this finding have a mark that begins with"),
    ],
)
def test_what_contradicts_itself_is_refused_and_nothing_is_written(id_: str, given: tuple[str, ...], told: str) -> None:
    done = run("decide", id_, "claims.yaml", *ANA, *given)
    assert (done.status, done.out) == (2, "")
    assert told in done.err
    assert not Path("decisions.yaml").exists()


def test_what_is_asked_is_listed_until_a_claim_answers_it(id_: str) -> None:
    assert run("asks", "claims.yaml").out == "No question waits for an answer.\n"
    asked = ("--answer", "ask", "--whom", "The coroner", "--until", "2024-06-01", "--reason", "How many?")
    run("decide", id_, "claims.yaml", *ANA, "--at", "2024-05-06T10:00Z", *asked)
    waiting = run("asks", "claims.yaml", "--open")
    assert waiting.status == 0
    assert "Overdue (1)" in waiting.out
    assert "The coroner, asked by Ana Ruiz on 2024-05-06, to answer by 2024-06-01" in waiting.out
    Path("claims.yaml").write_text(CLAIMS + POST)
    assert run("asks", "claims.yaml", "--open").out == "No question waits for an answer.\n"
    (ask,) = json.loads(run("asks", "claims.yaml", "--format", "json").out)["asks"]
    assert (ask["id"], ask["whom"], ask["state"]) == (id_, "The coroner", "answered")
    assert [claim["source"] for claim in ask["claims"]] == ["post"]
    assert max(map(len, run("asks", "claims.yaml").out.splitlines())) <= 80
