"""Two editors decide on two branches: git keeps both decisions, or says that it cannot; it never mixes them."""

from __future__ import annotations

import re
import subprocess
from itertools import product
from pathlib import Path

import pytest

from discrepancies.decisions import Document, read, write
from discrepancies.load.problems import InputError
from tests.decisions.logs import ID, OTHER, decide, deed, entry
from tests.repository import Git, needs_git, new_repository

LOG = Path("decisions.yaml")
BEFORE = entry(ID, at="2024-01-01T00:00:00Z")
ANA = {"by": "Ana Ruiz", "at": "2024-02-01T10:00:00Z", "reason": "the gazette was corrected"}
BO = {"by": "Bo Li", "at": "2024-02-01T11:00:00Z", "reason": "the wire counts the officers"}
IN_LINES = {"reason": "one\ntwo\nthree\nfour"}

PAIRS: list[tuple[list[Document], list[Document]]] = [
    ([entry(ID, "explained", **ANA)], [entry(other, answer, **{**BO, **same})])
    for other, answer, same in product(
        (ID, OTHER), ("explained", "ask"), ({}, {"by": ANA["by"]}, {"by": ANA["by"], "reason": ANA["reason"]})
    )
]
PAIRS += [([entry(ID, **{**ANA, **IN_LINES})], [entry(other, **{**BO, **IN_LINES})]) for other in (ID, OTHER)]
PAIRS += [([entry(ID, **ANA), entry(OTHER, **ANA)], [entry(ID, **BO), entry(OTHER, **BO)])]

ASKED = {"whom": "The ministry", "until": "2024-06-01"}
ASSIGNED, SAID = deed("assign", "Bo Li", until="2024-06-01"), deed("comment", "So they say.", by="Cy Ode")
LATER = "2024-02-01T12:00:00Z"
OURS, THEIRS = entry(ID, "ask", **ANA, **ASKED), entry(OTHER, "ask", **{**BO, **ASKED, "by": ANA["by"]})
ONE_ACT = [SAID._replace(batch="0" * 12), ASSIGNED._replace(batch="0" * 12)]
PAIRS += [
    ([ASSIGNED], [ASSIGNED._replace(at=LATER)]),
    ([ASSIGNED], [deed("assign", "Bo Li", id_=OTHER, until="2024-06-01", at=LATER)]),
    ([SAID, ASSIGNED], [SAID._replace(at=LATER), entry(ID, **BO)]),
    ([deed("undo", BEFORE.mark)], [deed("approve", BEFORE.mark, by="Cy Ode", at=LATER)]),
    ([deed("undo", BEFORE.mark)], [deed("undo", BEFORE.mark, at=LATER)]),
    ([*ONE_ACT], [one._replace(at=LATER) for one in ONE_ACT]),
    ([OURS], [THEIRS]),
    ([OURS], [THEIRS._replace(id=ID)]),
    ([OURS._replace(batch="0" * 12)], [THEIRS._replace(batch="0" * 12)]),
]

each_pair = pytest.mark.parametrize(("ours", "theirs"), PAIRS, ids=range(len(PAIRS)))


def decided_on_two_branches(git: Git, ours: list[Document], theirs: list[Document]) -> None:
    """A log, to which the branch checked out has added ours and another one theirs."""
    decide(LOG, BEFORE)
    git("add", ".")
    git("commit", "--message=before")
    git("branch", "theirs")
    for branch, entries in (("theirs", theirs), ("main", ours)):
        git("checkout", branch)
        for one in entries:
            current = read(LOG).current.get(one.id)
            write(LOG, [one], {one.id: current.mark if current else ""})
        git("commit", "--all", f"--message={branch}")


def in_log() -> list[str]:
    return sorted(map(str, read(LOG).documents))


@needs_git
@each_pair
def test_where_git_may_take_both_sides_it_does(
    ours: list[Document], theirs: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = new_repository(tmp_path, monkeypatch)
    Path(".gitattributes").write_text("decisions.yaml merge=union\n")
    decided_on_two_branches(git, ours, theirs)
    git("merge", "theirs")
    assert in_log() == sorted(map(str, [BEFORE, *ours, *theirs]))


@needs_git
@each_pair
def test_a_conflict_is_told_and_goes_away_with_its_markers(
    ours: list[Document], theirs: list[Document], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    git = new_repository(tmp_path, monkeypatch)
    decided_on_two_branches(git, ours, theirs)
    with pytest.raises(subprocess.CalledProcessError):
        git("merge", "theirs")
    with pytest.raises(InputError, match="git has left a conflict here"):
        read(LOG)
    LOG.write_text(re.sub(r"^(<{7}|={7}|>{7}).*\n", "", LOG.read_text(), flags=re.MULTILINE))
    assert in_log() == sorted(map(str, [BEFORE, *ours, *theirs]))
