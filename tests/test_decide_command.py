"""`discrepancies decide` from outside, and what every other command makes of what was decided."""

from __future__ import annotations

import csv
import io
import json
import os
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest

from discrepancies.decisions import read, write
from tests.command_line import Outcome, run
from tests.decisions.logs import decide as record
from tests.decisions.logs import entry

CLAIMS = """\
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people, scopes: {guests: the guests}}
  held: {asks: Was anybody held?, kind: yes-no}
events: {fire: {title: The mill burns}}
sources:
  gazette:
    event: fire
    claims:
      - {fact: killed, value: 7, quote: "seven guests dead"}
      - {fact: held, value: yes, quote: "held one man"}
  wire:
    event: fire
    claims:
      - {fact: killed, value: at least 9, quote: "at least nine dead"}
      - {fact: held, value: no, quote: "nobody was held"}
"""
LATER = '  post: {event: fire, claims: [{fact: killed, value: 11, quote: "eleven dead"}]}\n'
LOG = Path("decisions.yaml")
BY = ("--by", "Ana Ruiz")
SCOPE = ("--answer", "explained", "--because", "scope", "--reason", "Nine counts those who put it out.", *BY)


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("DISCREPANCIES_BY", raising=False)
    Path("claims.yaml").write_text(CLAIMS)


def id_of(fact: str, *paths: str) -> str:
    found = json.loads(run("check", "--format", "json", *(paths or ("claims.yaml",))).out)["findings"]
    return str(next(one["id"] for one in found if one["fact"] == fact and one["severity"] == "error"))


def decide(*arguments: str) -> Outcome:
    return run("decide", id_of("killed"), "claims.yaml", *arguments)


def test_a_decision_is_recorded_and_the_check_passes() -> None:
    done = decide(*SCOPE)
    id_ = id_of("killed")
    assert (done.status, done.err) == (0, "")
    assert done.out == (
        f"Recorded in decisions.yaml: value-conflict, fire/killed [{id_}]:\nexplained (scope).\n"
        "Left to decide: 1 error; 1 settled.\n"
    )
    assert run("check", "claims.yaml", "--fact", "killed").status == 0
    assert run("check", "claims.yaml").status == 1
    assert run(
        "decide", id_of("held")[:5], "claims.yaml", "--answer", "unconfirmed", "--reason", "so", *BY
    ).out.endswith("Nothing left to decide; 2 settled.\n")
    assert run("check", "claims.yaml").status == 0


def test_a_claim_that_comes_later_opens_it_again_and_is_told() -> None:
    decide(*SCOPE)
    Path("claims.yaml").write_text(CLAIMS + LATER)
    found = run("check", "claims.yaml", "--fact", "killed")
    assert found.status == 1
    assert "! since then: it now rests on a claim of post: 11, “eleven dead”" in found.out
    assert "stale]" in found.out
    assert "1 fact disputed: fire/killed (stale)." in found.out


@pytest.mark.parametrize("answer", ["pending", "ask"])
def test_what_waits_is_said_to_stay_open(answer: str) -> None:
    done = decide("--answer", answer, "--reason", "asked on Monday", *BY)
    assert "It stays open." in done.out
    assert run("check", "claims.yaml", "--fact", "killed").status == 1


def test_what_an_editor_knows_better_is_remarked_upon() -> None:
    done = decide("--answer", "prefer", "--value", "8", "--reason", "the coroner", *BY)
    assert "No claim of this finding allows 8; it stands on your reason." in " ".join(done.out.split())


def test_a_name_can_come_from_the_environment() -> None:
    with mock.patch.dict(os.environ, DISCREPANCIES_BY="Bo Li"):
        assert decide(*SCOPE[:-2]).status == 0
    assert read(LOG).entries[0].decision.by == "Bo Li"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (SCOPE[:-2], "Missing option '--by'"),
        (("--because", "scope", *BY), "say what to do: --answer, --assign, --comment, --approve or --undo"),
        (("--answer", "explained", "--reason", "so", *BY), "Error: explained does not say because of what; name"),
        (("--answer", "prefer", "--value", "lots", "--reason", "so", *BY), '"lots" is not a number'),
        (("--answer", "ask", "--reason", " ", *BY), "Error: a decision needs a reason; say in a sentence why it is so"),
        (("--answer", "ask", "--reason", "\x1b[2J", *BY), "the control character U+001B is in the reason"),
        (("--answer", "maybe", "--reason", "so", *BY), "'maybe' is not one of 'prefer'"),
    ],
)
def test_what_is_no_answer_is_told_and_nothing_is_written(arguments: tuple[str, ...], message: str) -> None:
    done = decide(*arguments)
    assert (done.status, done.out) == (2, "")
    assert message in done.err
    assert not LOG.exists()


def test_a_decision_can_be_of_an_earlier_day() -> None:
    assert decide(*SCOPE, "--at", "2024-03-05T14:30+01:00").status == 0
    assert [one.decision.at for one in read(LOG).entries] == ["2024-03-05T14:30:00+01:00"]


@pytest.mark.parametrize("at", ["yesterday", "2024-03-05T14:30", "2024-03-05", ""])
def test_a_time_that_is_none_is_told(at: str) -> None:
    done = decide(*SCOPE, f"--at={at}")
    assert done.status == 2
    assert "write it like 2024-03-05T14:30+01:00" in done.err
    assert not LOG.exists()


def test_an_id_that_is_none_is_told() -> None:
    done = run("decide", "0000", "claims.yaml", *SCOPE)
    assert (done.status, done.out) == (2, "")
    assert 'nothing flagged has the id "0000"' in done.err


def test_a_log_that_is_wrong_is_told_with_its_place_and_left_alone() -> None:
    LOG.write_text("id: 1\n")
    for done in (run("check", "claims.yaml"), run("decide", "0000", "claims.yaml", *SCOPE)):
        assert done.status == 2
        assert "decisions.yaml:1:5: id of this decision" in done.err
    assert LOG.read_text() == "id: 1\n"


def test_whoever_decides_at_the_same_time_is_told() -> None:
    id_ = id_of("killed")

    def overtaking(*given: object, **how: object) -> object:
        record(LOG, entry(id_, by="Bo Li", reason="he was there"))
        return write(*given, **how)  # type: ignore[arg-type]

    with mock.patch("discrepancies.decisions.acting.write", overtaking):
        done = run("decide", id_, "claims.yaml", *SCOPE)
    assert (done.status, done.out) == (2, "")
    assert "meanwhile it was decided: unconfirmed by Bo Li, 2024-05-06: he was there; nothing was recorded" in done.err
    assert len(read(LOG).entries) == 1


def test_a_folder_that_cannot_be_written_to_is_one_clear_line() -> None:
    with mock.patch("tempfile.mkstemp", side_effect=PermissionError(13, "Permission denied")):
        done = decide(*SCOPE)
    assert (done.status, done.out) == (2, "")
    assert done.err == "Error: cannot write decisions.yaml: Permission denied\n"


def test_the_log_lies_beside_the_first_path_or_where_it_is_said_to() -> None:
    Path("folder").mkdir()
    Path("folder", "claims.yaml").write_text(CLAIMS)
    id_ = id_of("killed", "folder/claims.yaml")
    run("decide", id_, "folder/claims.yaml", *SCOPE)
    run("decide", id_, "claims.yaml", "--decisions", "ours.yaml", "--answer", "ask", "--reason", "so", *BY)
    assert [len(read(Path(log)).entries) for log in ("folder/decisions.yaml", "ours.yaml", "decisions.yaml")] == [
        1,
        1,
        0,
    ]
    only = ("--select", "value-conflict", "--fact", "killed")
    assert run("check", "folder/claims.yaml", *only).status == 0
    assert run("check", "claims.yaml", *only, "--decisions", "folder/decisions.yaml").status == 0
    assert run("check", "claims.yaml", *only, "--decisions", "ours.yaml").status == 1


def test_a_log_that_was_named_has_to_be_there() -> None:
    found = run("check", "claims.yaml", "--decisions", "decsions.yaml")
    assert (found.status, found.out) == (2, "")
    assert "there is no file decsions.yaml" in found.err


def test_a_log_among_the_paths_is_no_file_of_claims() -> None:
    decide(*SCOPE)
    assert run("check", "claims.yaml", "decisions.yaml", "--fact", "killed").status == 0
    LOG.rename("ours.yaml")
    ours = ("--decisions", "./ours.yaml")
    assert run("check", "claims.yaml", "ours.yaml", *ours, "--fact", "killed").status == 0
    assert run("decide", id_of("held"), "ours.yaml", "claims.yaml", *ours, *SCOPE).status == 0
    assert run("quotes", "claims.yaml", "ours.yaml", *ours).status == 0
    alone = run("check", "decisions.yaml")
    assert alone.status == 2
    assert "decisions.yaml holds decisions, not claims" in alone.err


def test_what_was_decided_on_a_finding_that_is_gone_can_be_taken_back() -> None:
    id_ = id_of("killed")
    decide(*SCOPE)
    Path("claims.yaml").write_text(CLAIMS.replace("at least 9", "7"))
    refused = run("decide", id_, "claims.yaml", "--comment", "so it was", *BY)
    assert refused.status == 2
    assert f"nothing flags value-conflict, fire/killed [{id_}] any more; all that can be done" in refused.err
    undone = run("decide", id_[:6], "claims.yaml", *BY, "--undo")
    assert undone.status == 0, undone.err
    mark = read(LOG).documents[-1].mark
    said = " ".join(undone.out.split())
    assert f"[{id_}]: undid explained (scope) by Ana Ruiz." in said
    assert f"No decision counts on it now. Nothing flags it any more. To undo that too: --undo {mark}" in said
    assert read(LOG).current == {}
    again = run("decide", id_, "claims.yaml", *BY, "--undo", mark)
    assert "What counts now: explained (scope) by Ana Ruiz, " in " ".join(again.out.split())
    assert "put it out. Nothing flags it any more. To undo that too: --undo " in " ".join(again.out.split())
    assert set(read(LOG).current) == {id_}


def test_every_format_has_the_decision() -> None:
    decide(*SCOPE)
    out = run("check", "claims.yaml", "--format", "json").out
    (finding,) = (one for one in json.loads(out)["findings"] if one["state"] == "settled")
    assert finding["decision"] | {"at": ""} == {
        "answer": "explained",
        "because": "scope",
        "value": None,
        "reason": "Nine counts those who put it out.",
        "by": "Ana Ruiz",
        "at": "",
        "whom": None,
        "until": None,
    }
    assert finding["changed"] == []
    (row,) = (
        row for row in csv.DictReader(io.StringIO(run("check", "claims.yaml", "--format", "csv").out)) if row["by"]
    )
    assert [row[key] for key in ("state", "answer", "because", "value", "reason", "by", "changed")] == [
        *("settled", "explained", "scope", "", "Nine counts those who put it out.", "Ana Ruiz", ""),
    ]
    shown = f"explained (scope) by Ana Ruiz, {row['at'][:10]}: Nine counts those who put it out."
    for format_ in ("text", "show"):
        arguments = ("check", "claims.yaml") if format_ == "text" else ("show", "fire/killed", "claims.yaml")
        assert shown in " ".join(run(*arguments).out.split())
    page = run("check", "claims.yaml", "--format", "markdown").out
    settled = "value-conflict | explained (scope) | Nine counts those who put it out. | Ana Ruiz, "
    assert f"| The mill burns `fire/killed`, {settled}" in page
    assert "## Errors (1 open, 1 settled)" in page


def test_a_check_without_decisions_does_not_wait_for_them() -> None:
    probe = (
        "import sys; from discrepancies.cli import cli; cli.main(['check', 'claims.yaml'], standalone_mode=False); "
        "print(*(name for name in sys.modules if 'decisions' in name or name == 'filelock'), file=sys.stderr)"
    )
    run = subprocess.run([sys.executable, "-c", probe], capture_output=True, encoding="utf-8", check=True)
    assert run.stderr == "\n"
