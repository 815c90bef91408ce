"""No decision that was acknowledged is ever lost: to others who decide, to a kill, a full disk or a locked folder."""

from __future__ import annotations

import errno
import os
import re
import subprocess
import sys
from pathlib import Path
from unittest import mock

import pytest
from filelock import FileLock

from discrepancies.decisions import Entry, Overtaken, read, withdraw, write, writing
from discrepancies.load.problems import InputError
from tests.decisions.logs import ID, OTHER, entry

ROOT = Path(__file__).parents[2]
DECIDING = [sys.executable, "-m", "tests.decisions.deciding"]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "decisions.yaml"


def number(one: Entry) -> int:
    return int(one.id, 16)


def in_folder(log: Path) -> list[str]:
    return sorted(path.name for path in log.parent.iterdir())


def test_decisions_follow_one_another(log: Path) -> None:
    first = write(log, entry(ID), after=None)
    other = write(log, entry(OTHER), after=None)
    second = write(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    assert read(log).entries == (first, other, second)
    assert read(log).history(ID) == (first, second)
    assert in_folder(log) == [log.name]


def test_what_somebody_wrote_between_the_decisions_stays(log: Path) -> None:
    write(log, entry(ID), after=None)
    log.write_text(f"{log.read_text()}# to be asked again in June")
    write(log, entry(OTHER), after=None)
    assert "\n# to be asked again in June\n--- # " in log.read_text()
    assert set(read(log).current) == {ID, OTHER}


@pytest.mark.parametrize("before", [None, entry(ID, "ask")])
def test_whoever_was_overtaken_is_told_and_nothing_is_written(log: Path, before: Entry | None) -> None:
    current = write(log, entry(ID, "prefer"), after=None)
    text = log.read_bytes()
    with pytest.raises(Overtaken) as raised:
        write(log, entry(ID), after=before)
    assert raised.value.entry == current
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_whoever_goes_by_what_was_taken_back_is_told(log: Path) -> None:
    first = write(log, entry(ID), after=None)
    withdraw(log, first)
    with pytest.raises(Overtaken) as raised:
        write(log, entry(ID, "ask"), after=first)
    assert raised.value.entry is None
    assert read(log).entries == ()


def test_what_is_decided_later_counts_though_its_clock_is_behind(log: Path) -> None:
    first = write(log, entry(ID, at="2024-05-06T10:00:00Z"), after=None)
    second = write(log, entry(ID, "ask", at="2024-05-06T11:30:00+02:00"), after=first)
    assert second.decision.at == "2024-05-06T10:00:00Z"
    assert read(log).current[ID] == second


def test_a_decision_is_taken_back_letter_by_letter(log: Path) -> None:
    first = write(log, entry(ID), after=None)
    text = log.read_text()
    second = write(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    write(log, entry(OTHER), after=None)
    withdraw(log, second)
    assert log.read_text().startswith(text)
    assert [one.id for one in read(log).entries] == [ID, OTHER]
    withdraw(log, first)
    assert [one.id for one in read(log).entries] == [OTHER]


def test_a_decision_that_counts_no_longer_is_not_taken_back(log: Path) -> None:
    first = write(log, entry(ID), after=None)
    second = write(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    with pytest.raises(Overtaken) as raised:
        withdraw(log, first)
    assert raised.value.entry == second
    withdraw(log, second)
    with pytest.raises(Overtaken) as raised:
        withdraw(log, second)
    assert raised.value.entry == first


def test_nothing_is_added_to_a_log_that_is_wrong(log: Path) -> None:
    log.write_text("<<<<<<< HEAD\n")
    with pytest.raises(InputError):
        write(log, entry(), after=None)
    assert log.read_text() == "<<<<<<< HEAD\n"


def test_what_could_not_be_read_again_is_not_written(log: Path) -> None:
    with pytest.raises(InputError):
        write(log, entry(reason="nobody \x07 counted"), after=None)
    assert in_folder(log) == []


def test_a_log_in_another_folder_stays_there(log: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    log.symlink_to(tmp_path / "shared" / "log.yaml")
    write(log, entry(), after=None)
    assert log.is_symlink()
    assert len(read(tmp_path / "shared" / "log.yaml").entries) == 1
    assert in_folder(tmp_path / "shared" / "log.yaml") == ["log.yaml"]


def test_many_programs_at_once_lose_nothing(log: Path) -> None:
    programs, each = 4, 10
    ranges = [(str(first), str(first + each - 1)) for first in range(0, programs * each, each)]
    running = [subprocess.Popen([*DECIDING, log, *numbers], cwd=ROOT, stdout=subprocess.PIPE) for numbers in ranges]
    said = b"".join(program.communicate()[0] for program in running)
    assert sorted(map(int, said.split())) == list(range(programs * each))
    assert sorted(number(one) for one in read(log).entries) == list(range(programs * each))
    assert in_folder(log) == [log.name]


@pytest.mark.skipif(not hasattr(os, "fork"), reason="a program cannot be split in two here")
def test_a_program_that_is_killed_before_any_act_on_the_disk_leaves_a_whole_log(log: Path) -> None:
    run = subprocess.run([*DECIDING, log], cwd=ROOT, capture_output=True, check=True)
    said = set(map(int, run.stdout.split()))
    there = [number(one) for one in read(log).entries]
    killed = max(there) // 2 - 1
    assert killed > 15
    assert said <= set(there)
    assert len(there) == len(set(there))
    assert in_folder(log) == [log.name]


@pytest.mark.parametrize("act", ["os.fsync", "pathlib.Path.replace", "tempfile.mkstemp"])
@pytest.mark.parametrize("why", [errno.ENOSPC, errno.EROFS, errno.EACCES, errno.EIO])
def test_a_disk_that_takes_nothing_leaves_the_log_as_it_was(log: Path, act: str, why: int) -> None:
    first = write(log, entry(ID), after=None)
    text = log.read_bytes()
    with mock.patch(act, side_effect=OSError(why, os.strerror(why))), pytest.raises(OSError, match=re.escape(str(log))):
        write(log, entry(OTHER), after=None)
    with mock.patch(act, side_effect=OSError(why, os.strerror(why))), pytest.raises(OSError, match=re.escape(str(log))):
        withdraw(log, first)
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_a_full_disk_leaves_the_log_as_it_was(log: Path) -> None:
    write(log, entry(ID), after=None)
    text = log.read_bytes()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(text)}, {len(text)}))"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    decide = f"from tests.decisions.deciding import decide; from pathlib import Path; decide(Path({str(log)!r}), 1)"
    run = subprocess.run(
        [sys.executable, "-c", f"{limit}; {ignore}; {decide}"], cwd=ROOT, capture_output=True, check=False
    )
    assert f"File too large: '{log}'" in run.stderr.decode()
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_a_log_that_another_program_never_lets_go_of_is_waited_for_in_vain(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writing, "PATIENCE", 0)
    with FileLock(log.with_name(".decisions.yaml.lock")), pytest.raises(OSError, match="has been writing it") as raised:
        write(log, entry(), after=None)
    assert raised.value.filename == str(log)
    assert not log.exists()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"dossier/decisions\.yaml"):
        write(tmp_path / "dossier" / "decisions.yaml", entry(), after=None)
    assert list(tmp_path.iterdir()) == []
