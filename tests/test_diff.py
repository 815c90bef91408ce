"""`discrepancies diff` as a shell sees it: what it reads, how it ends, and what it says of wrong input."""

from __future__ import annotations

import json
from pathlib import Path

import jsonschema
import pytest

import discrepancies
from tests.command_line import run
from tests.mill import OLD, decided, edited
from tests.repository import Git, needs_git, new_repository

SCHEMA = json.loads(
    (Path(discrepancies.__file__).parent / "formats" / "schemas" / "diff.schema.json").read_text(encoding="utf-8")
)


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The current folder, with the dossier before and after an edit."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "old.yaml").write_text(OLD, encoding="utf-8")
    (tmp_path / "new.yaml").write_text(edited(("value: 9", "value: 11")), encoding="utf-8")
    return tmp_path


@pytest.mark.usefixtures("files")
def test_the_command_ends_with_1_if_something_opened_or_moved() -> None:
    assert run("diff", "old.yaml", "old.yaml") == (0, "From old.yaml to old.yaml.\nThe claims are the same.\n", "")
    outcome = run("diff", "old.yaml", "new.yaml")
    assert outcome.status == 1
    assert outcome.out.startswith(
        "From old.yaml to new.yaml.\n1 claim edited.\n2 findings moved.\n\nMoved (2)\n=========\n"
    )
    assert max(map(len, outcome.out.splitlines())) <= 80
    assert run("diff", "old.yaml", "new.yaml", "--fail-on", "never").status == 0
    assert run("diff", "old.yaml", "new.yaml", "--fact", "began").status == 0


def test_the_command_writes_a_file_whole_or_not_at_all(files: Path) -> None:
    outcome = run("diff", "old.yaml", "new.yaml", "--format", "json", "-o", "diff.json")
    assert outcome == (1, "", "")
    jsonschema.validate(json.loads((files / "diff.json").read_text(encoding="utf-8")), SCHEMA)
    outcome = run("diff", "old.yaml", "new.yaml", "-o", "nowhere/diff.txt")
    assert outcome.status == 2
    assert outcome.err.startswith("Error: cannot write ")


def test_one_side_may_be_standard_input(files: Path) -> None:
    new = (files / "new.yaml").read_bytes()
    assert run("diff", "old.yaml", "-", stdin=new).out == run("diff", "old.yaml", "new.yaml").out.replace(
        "new.yaml", "-"
    )
    outcome = run("diff", "-", "-", stdin=new)
    assert (outcome.status, outcome.err.splitlines()[-1]) == (2, 'Error: only one of OLD and NEW can be "-"')


def test_decisions_lie_beside_the_new_side(files: Path, tmp_path: Path) -> None:
    decided(tmp_path, OLD, "value-conflict", "constraint-broken")
    assert "2 decisions made stale" in run("diff", "old.yaml", "new.yaml").out
    (files / "decisions.yaml").rename(files / "log.yaml")
    assert "decision" not in run("diff", "old.yaml", "new.yaml").out
    assert "2 decisions made stale" in run("diff", "old.yaml", "new.yaml", "--decisions", "log.yaml").out


@pytest.mark.parametrize("which", [("broken.yaml", "new.yaml"), ("old.yaml", "broken.yaml")])
def test_wrong_input_on_either_side_is_told_with_its_place(files: Path, which: tuple[str, str]) -> None:
    (files / "broken.yaml").write_text("facts: {dead: {kind: number}}\n", encoding="utf-8")
    outcome = run("diff", *which)
    assert outcome.status == 2
    assert outcome.err.startswith("broken.yaml:1:")
    assert outcome.out == ""


@pytest.mark.usefixtures("files")
def test_a_filter_must_name_what_one_side_has() -> None:
    assert run("diff", "old.yaml", "new.yaml", "--source", "wire").status == 2
    outcome = run("diff", "old.yaml", "new.yaml", "--fact", "injuried")
    assert outcome.err.splitlines()[-1] == "Error: no fact is called 'injuried'; did you mean 'injured'?"


def test_a_folder_and_what_both_sides_share(files: Path) -> None:
    head, _, sources = OLD.partition("sources:\n")
    for side, value in (("a", "9"), ("b", "11")):
        (files / side).mkdir()
        (files / side / "sources.yaml").write_text("sources:\n" + sources.replace("value: 9", f"value: {value}"))
        (files / side / "decisions.yaml").write_text("# none yet\n")
    (files / "facts.yaml").write_text(head, encoding="utf-8")
    outcome = run("diff", "a", "b", "--with", "facts.yaml")
    assert outcome.out.startswith(
        "From a/sources.yaml and facts.yaml to b/sources.yaml and facts.yaml.\n1 claim edited.\n"
    )


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    return new_repository(tmp_path, monkeypatch)


@needs_git
def test_a_revision_is_held_against_the_working_tree(git: Git, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    claims = tmp_path / "data" / "claims.yaml"
    claims.write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "first")
    claims.write_text(edited(("value: 9", "value: 11")), encoding="utf-8")
    outcome = run("diff", "git:HEAD:data/claims.yaml", "data/claims.yaml")
    assert outcome.status == 1
    assert outcome.out.startswith("From git:HEAD:data/claims.yaml to data/claims.yaml.\n1 claim edited.\n")
    assert run("diff", "git:HEAD:data", "data").out == outcome.out
    assert run("diff", "git:HEAD:data", "git::data/claims.yaml").status == 0
    git("commit", "--all", "--message", "second")
    assert run("diff", "git:HEAD~1:data", "git:HEAD:data").status == 1


@needs_git
def test_the_decisions_on_a_revision_lie_where_it_lies_in_the_working_tree(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(OLD, encoding="utf-8")
    git("add", ".")
    git("commit", "--message", "first")
    decided(tmp_path / "data", OLD, "value-conflict", "constraint-broken")
    for folder, name in (("", "git:HEAD:data/claims.yaml"), ("data", "git:HEAD:./claims.yaml")):
        monkeypatch.chdir(tmp_path / folder)
        assert "2 settled" in run("check", name).out
        assert "2 decisions" in run("diff", name, "-", stdin=edited(("value: 9", "value: 11")).encode()).out


@needs_git
@pytest.mark.usefixtures("git")
@pytest.mark.parametrize("old", ["git:HEAD:claims.yaml", "git:HEAD", "git:--help:x.yaml", "git:HEAD:"])
def test_what_git_does_not_have_is_one_clear_line(old: str) -> None:
    outcome = run("diff", old, "-", stdin=OLD.encode())
    assert outcome.status == 2
    assert outcome.err.startswith(f"{old}:1:1: ")
    assert outcome.err.count("\n") == 1
    assert outcome.out == ""
