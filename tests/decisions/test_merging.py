"""Two editors decide on two branches: git keeps both decisions, or says that it cannot; it never mixes them."""

from __future__ import annotations

import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

from discrepancies.decisions import Entry, read
from discrepancies.load.problems import InputError
from tests.decisions.logs import ID, OTHER, decide, entry
from tests.repository import Git, needs_git, new_repository

LOG = Path("decisions.yaml")
BEFORE = entry(ID, at="2024-01-01T00:00:00Z")
ANA = {"by": "Ana Ruiz", "at": "2024-02-01T10:00:00Z", "reason": "the gazette was corrected"}
BO = {"by": "Bo Li", "at": "2024-02-01T11:00:00Z", "reason": "the wire counts the officers"}
IN_LINES = {"reason": "one\ntwo\nthree\nfour"}

PAIRS = [
    ([entry(ID, "explained", **ANA)], [entry(other, answer, **{**BO, **same})])
    for other, answer, same in product(
        (ID, OTHER), ("explained", "ask"), ({}, {"by": ANA["by"]}, {"by": ANA["by"], "reason": ANA["reason"]})
    )
]
PAIRS += [([entry(ID, **{**ANA, **IN_LINES})], [entry(other, **{**BO, **IN_LINES})]) for other in (ID, OTHER)]
PAIRS += [([entry(ID, **ANA), entry(OTHER, **ANA)], [entry(ID, **BO), entry(OTHER, **BO)])]

each_pair = pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=range(len(PAIRS)))


def decided_on_two_branches(git: Git, ours: list[Entry], theirs: list[Entry]) -> None:
    """A log, to which the branch checked out has added ours and another one theirs."""
    decide(LOG, BEFORE)
    git("add", ".")
    git("commit", "--message=before")
    git("branch", "theirs")
    for branch, entries in (("theirs", theirs), ("main", ours)):
        git("checkout", branch)
        for one in entries:
            decide(LOG, one, after=read(LOG).current.get(one.id))
        git("commit", "--all", f"--message={branch}")


def in_log() -> list[str]:
    return sorted(map(str, read(LOG).entries))


@needs_git
@each_pair
def test_where_git_may_take_both_sides_it_does(
    ours: list[Entry], theirs: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = new_repository(tmp_path, monkeypatch)
    Path(".gitattributes").write_text("decisions.yaml merge=union\n")
    decided_on_two_branches(git, ours, theirs)
    git("merge", "theirs")
    assert in_log() == sorted(map(str, [BEFORE, *ours, *theirs]))


@needs_git
@each_pair
def test_a_conflict_is_told_and_goes_away_with_its_markers(
    ours: list[Entry], theirs: list[Entry], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = new_repository(tmp_path, monkeypatch)
    decided_on_two_branches(git, ours, theirs)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "theirs")
    with pytest.raises(InputError, match="git has left a conflict here"):
        read(LOG)
    LOG.write_text(re.sub(r"^(<{7}|={7}|>{7}).*\n", "", LOG.read_text(), flags=re.MULTILINE))
    assert in_log() == sorted(map(str, [BEFORE, *ours, *theirs]))
