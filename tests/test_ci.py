"""What docs/ci.md has people put into their repositories works: the hook, and every command of the files shown."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

import pytest
import yaml

from tests.command_line import run

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "ci.md").read_text("utf-8")
FILES = re.findall(r"```yaml\n(.*?)```", PAGE, re.DOTALL)
COMMANDS = sorted(set(re.findall(r"^ *(?:- |- run: |run: )?discrepancies (.+)$", "".join(FILES), re.MULTILINE)))
CLASH = """
facts: {dead: {asks: How many?, kind: count}}
sources:
  a: {event: e, claims: [{fact: dead, value: 7, quote: seven}]}
  b: {event: e, claims: [{fact: dead, value: 9, quote: nine}]}
"""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a dossier where the page has it."""
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "claims.yaml").write_text(CLASH, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_the_page_shows_commands() -> None:
    assert len(COMMANDS) == 3
    assert len([yaml.safe_load(file) for file in FILES]) == 4


@pytest.mark.parametrize("command", COMMANDS)
def test_a_command_of_the_page_works(command: str, repository: Path) -> None:
    outcome = run(*shlex.split(command))
    assert outcome.status == (1 if command.startswith("check") else 0)
    assert outcome.err == ""
    assert (repository / "reports" / "junit.xml").exists() == command.startswith("report")


@pytest.mark.usefixtures("repository")
def test_the_hook_checks_the_whole_dossier_whatever_changed() -> None:
    (hook,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text("utf-8"))
    shown = yaml.safe_load(FILES[0])["repos"][0]["hooks"][0]
    program, *arguments = shlex.split(hook["entry"])
    assert (program, hook["id"], hook["pass_filenames"]) == ("discrepancies", shown["id"], False)
    assert run(*arguments, *shown["args"]).status == 1
    assert run(*arguments, *shown["args"], "--fail-on", "never").status == 0
    changed = ["data/claims.yaml", "texts/gazette.txt", "decisions.yaml", "figures.csv"]
    assert all(re.search(hook["files"], name) for name in changed)
    assert not re.search(hook["files"], "README.md")
