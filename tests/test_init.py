"""The dossier to start from can be checked as it is, shows each status that one asks about, and harms nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_init_and_check_show_one_fact_of_each_status() -> None:
    assert run("init").status == 0
    report = json.loads(run("check", "--format", "json").out)
    assert report["summary"]["status"] == {"disputed": 1, "compatible": 1, "agreed": 1, "echoed": 1}
    assert report["summary"]["findings"]["error"] == 1
    assert run("check").status == 1


def test_the_schema_beside_it_is_its_own(folder: Path) -> None:
    run("init")
    assert (folder / "data" / "claims.schema.json").read_text("utf-8") == run("schema").out
    assert "claims.schema.json" in (folder / "data" / "claims.yaml").read_text("utf-8").splitlines()[0]


def test_the_config_beside_it_finds_it_from_below(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    run("init")
    monkeypatch.chdir(folder / "data")
    assert run("check", "--format", "json").out == run("check", "claims.yaml", "--format", "json").out


def test_another_folder_is_made_and_named(folder: Path) -> None:
    done = run("init", "mill/fire")
    assert done.out.splitlines()[-1] == "read the first, then run: discrepancies check mill/fire/data/claims.yaml"
    assert (folder / "mill" / "fire" / "data" / "claims.yaml").exists()


@pytest.mark.parametrize("there", ["claims.yaml", "claims.schema.json"])
def test_nothing_is_written_over(folder: Path, there: str) -> None:
    (folder / "data").mkdir()
    (folder / "data" / there).write_text("mine")
    done = run("init")
    assert (done.status, done.out) == (2, "")
    assert done.err == f"Error: {Path('data') / there} is there already: move it away, or give another folder\n"
    assert [(path.name, path.read_text()) for path in (folder / "data").iterdir()] == [(there, "mine")]


def test_a_folder_that_cannot_be_written_to_is_said(folder: Path) -> None:
    (folder / "data").write_text("a file")
    done = run("init")
    assert (done.status, done.out) == (2, "")
    assert done.err.startswith("Error: cannot write data")
