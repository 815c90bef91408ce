"""Long work says how far it is, on a terminal only and on one line that it takes away again."""

from __future__ import annotations

import io
from time import sleep

import pytest

from discrepancies.engines import progress
from discrepancies.engines.progress import STAGES, Progress, stage, watched
from tests.command_line import run


class Terminal(io.StringIO):
    """Something written to that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def test_nothing_is_shown_where_there_is_no_terminal_or_no_wait() -> None:
    for out in (io.StringIO(), Terminal()):
        with watched(out), stage("reading"):
            pass
        assert out.getvalue() == ""


def test_the_line_is_drawn_over_and_taken_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    monkeypatch.setattr(progress, "EVERY", 0.001)
    out = Terminal()
    with watched(out):
        for name in STAGES:
            with stage(name):
                while name not in out.getvalue():
                    sleep(0.001)
    drawn = out.getvalue().split("\r")
    assert drawn[1].startswith("[......] reading, ")
    assert "[####..] explaining" in out.getvalue()
    assert (drawn[-2].strip(), drawn[-1]) == ("", "")


def test_stages_add_up_by_name() -> None:
    with watched(io.StringIO()) as seen:
        for name in ("reading", "comparing", "reading"):
            with stage(name):
                pass
    assert list(seen.seconds) == ["reading", "comparing"]
    assert "1,000 claims in " in seen.took(1000)


def test_outside_of_a_run_nobody_watches() -> None:
    with stage("reading"):
        pass
    assert Progress().seconds == {}


def test_stats_go_to_standard_error() -> None:
    plain, told = run("check", "data/claims.yaml"), run("check", "data/claims.yaml", "--stats")
    assert told.out == plain.out
    first, second = told.err.removeprefix(plain.err).splitlines()
    assert " claims in " in first
    assert [part.split()[0] for part in second.split(", ")] == [name.split()[0] for name in STAGES]
