"""`--only` and `--most` of `check`: less of a long report, and no failure hidden."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run

CLAIMS = """
facts:
  killed: {asks: How many people were killed?, kind: count}
  held: {asks: Was anybody held?, kind: yes-no}
sources:
  gazette: {event: bridge, claims: [{fact: killed, value: 7}, {fact: held, value: yes}]}
  wire:
    event: bridge
    claims: [{fact: killed, value: at least 9}, {fact: held, value: yes}, {fact: killed, event: harbour, value: 3}]
"""


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("claims.yaml").write_text(CLAIMS)


def shown_of(*options: str) -> tuple[list[str], int]:
    """The facts that a report of the loud dossier shows with these options, and the exit status."""
    found = run("check", "claims.yaml", "--format", "json", *options)
    return [f"{fact['event']}/{fact['fact']}" for fact in json.loads(found.out)["facts"]], found.status


def test_only_shows_facts_of_these_statuses_and_what_is_flagged_on_them() -> None:
    assert shown_of("--only", "disputed") == (["bridge/killed"], 1)
    assert shown_of("--only", "agreed", "--only", "single-source") == (["bridge/held", "harbour/killed"], 0)
    text = run("check", "claims.yaml", "--only", "agreed", "--format", "json").out
    assert "value-conflict" not in text


def test_most_shows_so_many_facts_the_most_pressing_first_and_hides_no_failure() -> None:
    assert shown_of("--most", "1") == (["bridge/killed"], 1)
    assert shown_of("--most", "2") == (["bridge/held", "bridge/killed"], 1)
    assert shown_of("--most", "9") == shown_of()
    assert shown_of("--most", "1", "--event", "harbour") == (["harbour/killed"], 0)
