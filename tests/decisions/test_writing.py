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

from discrepancies.decisions import Entry, Overtaken, read, undo, write
from discrepancies.decisions.laid_out import document
from discrepancies.load.problems import InputError
from discrepancies.save import whole_file
from tests.decisions.logs import ID, OTHER, decide, entry

ROOT = Path(__file__).parents[2]
BO = ("Bo Li", "2024-05-09T10:00:00Z")
DECIDING = [sys.executable, "-m", "tests.decisions.deciding"]


@pytest.fixture
def log(tmp_path: Path) -> Path:
    return tmp_path / "decisions.yaml"


def number(one: Entry) -> int:
    return int(one.id, 16)


def in_folder(log: Path) -> list[str]:
    return sorted(path.name for path in log.parent.iterdir())


def test_decisions_follow_one_another(log: Path) -> None:
    first = decide(log, entry(ID))
    other = decide(log, entry(OTHER))
    second = decide(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    assert read(log).entries == (first, other, second)
    assert read(log).history(ID) == (first, second)
    assert in_folder(log) == [log.name]


def test_what_somebody_wrote_between_the_decisions_stays(log: Path) -> None:
    decide(log, entry(ID))
    log.write_text(f"{log.read_text()}# to be asked again in June")
    decide(log, entry(OTHER))
    assert "\n# to be asked again in June\n--- # " in log.read_text()
    assert set(read(log).current) == {ID, OTHER}


@pytest.mark.parametrize("before", [None, entry(ID, "ask")])
def test_whoever_was_overtaken_is_told_and_nothing_is_written(log: Path, before: Entry | None) -> None:
    current = decide(log, entry(ID, "prefer"))
    text = log.read_bytes()
    with pytest.raises(Overtaken) as raised:
        decide(log, entry(ID), after=before)
    assert raised.value.entry == current
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_whoever_goes_by_what_was_taken_back_is_told(log: Path) -> None:
    first = decide(log, entry(ID))
    undo(log, [first.mark], "Bo Li", "2024-05-07T10:00:00Z")
    with pytest.raises(Overtaken) as raised:
        decide(log, entry(ID, "ask"), after=first)
    assert raised.value.entry is None
    assert raised.value.now == {ID: None}
    assert read(log).current == {}


def test_what_is_decided_later_counts_though_its_clock_is_behind(log: Path) -> None:
    first = decide(log, entry(ID, at="2024-05-06T10:00:00Z"))
    second = decide(log, entry(ID, "ask", at="2024-05-06T11:30:00+02:00"), after=first)
    assert second.decision.at == "2024-05-06T10:00:00Z"
    assert read(log).current[ID] == second


def test_what_is_undone_stays_in_the_log_and_what_it_replaced_counts_again(log: Path) -> None:
    first = decide(log, entry(ID))
    second = decide(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    decide(log, entry(OTHER))
    text = log.read_text()
    (undone,) = undo(log, [second.mark], "Bo Li", "2024-05-08T10:00:00Z")
    assert log.read_text() == text + document(undone)
    assert read(log).current[ID] == first
    assert read(log).history(ID) == (first, second, undone)
    undo(log, [undone.mark], "Ana Ruiz", "2024-05-09T10:00:00Z")
    assert read(log).current[ID] == second
    assert set(read(log).current) == {ID, OTHER}


def test_a_decision_that_counts_no_longer_is_not_undone(log: Path) -> None:
    first = decide(log, entry(ID))
    second = decide(log, entry(ID, "ask", at="2024-05-07T10:00:00Z"), after=first)
    with pytest.raises(Overtaken) as raised:
        undo(log, [first.mark], *BO)
    assert raised.value.entry == second
    undo(log, [second.mark], *BO)
    with pytest.raises(Overtaken) as raised:
        undo(log, [second.mark], *BO)
    assert raised.value.entry == first
    with pytest.raises(Overtaken):
        undo(log, ["0" * 12], *BO)


def test_what_was_done_as_one_is_undone_as_one(log: Path) -> None:
    made = write(log, [entry(f"{number:012x}") for number in range(40)], {})
    assert len({one.batch for one in made}) == 1
    text = log.read_bytes()
    overtaking = decide(log, entry(made[7].id, "ask", at="2024-05-08T10:00:00Z"), after=read(log).current[made[7].id])
    with pytest.raises(Overtaken) as raised:
        undo(log, [one.mark for one in made], *BO)
    assert raised.value.now == {made[7].id: overtaking}
    undo(log, [overtaking.mark], *BO)
    undone = undo(log, [one.mark for one in made], *BO)
    assert read(log).current == {}
    undo(log, [one.mark for one in undone], *BO)
    assert [one.mark for one in read(log).current.values()] == [one.mark for one in made]
    assert log.read_bytes().startswith(text)


def test_of_several_that_are_decided_in_one_go_all_are_written_or_none(log: Path) -> None:
    first = decide(log, entry(OTHER))
    text = log.read_bytes()
    with pytest.raises(Overtaken) as raised:
        write(log, [entry(ID), entry(OTHER, "ask")], {})
    assert raised.value.now == {OTHER: first}
    assert log.read_bytes() == text
    write(log, [entry(ID), entry(OTHER, "ask")], {OTHER: first.mark})
    assert len(read(log).entries) == 3


def test_what_is_decided_again_in_the_same_second_is_another_decision(log: Path) -> None:
    first = decide(log, entry(ID))
    undo(log, [first.mark], first.by, first.at)
    again = decide(log, entry(ID))
    assert again.mark != first.mark
    assert read(log).current[ID] == again


def test_nothing_is_added_to_a_log_that_is_wrong(log: Path) -> None:
    log.write_text("<<<<<<< HEAD\n")
    with pytest.raises(InputError):
        decide(log, entry())
    assert log.read_text() == "<<<<<<< HEAD\n"


def test_what_could_not_be_read_again_is_not_written(log: Path) -> None:
    with pytest.raises(InputError):
        decide(log, entry(reason="nobody \x07 counted"))
    assert in_folder(log) == []


def test_a_log_in_another_folder_stays_there(log: Path, tmp_path: Path) -> None:
    (tmp_path / "shared").mkdir()
    log.symlink_to(tmp_path / "shared" / "log.yaml")
    decide(log, entry())
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
    first = decide(log, entry(ID))
    text = log.read_bytes()
    with mock.patch(act, side_effect=OSError(why, os.strerror(why))), pytest.raises(OSError, match=re.escape(str(log))):
        decide(log, entry(OTHER))
    with mock.patch(act, side_effect=OSError(why, os.strerror(why))), pytest.raises(OSError, match=re.escape(str(log))):
        undo(log, [first.mark], *BO)
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_a_full_disk_leaves_the_log_as_it_was(log: Path) -> None:
    decide(log, entry(ID))
    text = log.read_bytes()
    limit = f"import resource; resource.setrlimit(resource.RLIMIT_FSIZE, ({len(text)}, {len(text)}))"
    ignore = "import signal; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)"
    program = f"from tests.decisions.deciding import record; from pathlib import Path; record(Path({str(log)!r}), 1)"
    run = subprocess.run(
        [sys.executable, "-c", f"{limit}; {ignore}; {program}"], cwd=ROOT, capture_output=True, check=False
    )
    assert f"File too large: '{log}'" in run.stderr.decode()
    assert log.read_bytes() == text
    assert in_folder(log) == [log.name]


def test_a_log_that_another_program_never_lets_go_of_is_waited_for_in_vain(
    log: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(whole_file, "PATIENCE", 0)
    with FileLock(log.with_name(".decisions.yaml.lock")), pytest.raises(OSError, match="has been writing it") as raised:
        decide(log, entry())
    assert raised.value.filename == str(log)
    assert not log.exists()


def test_a_folder_that_is_not_there_is_not_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match=r"dossier/decisions\.yaml"):
        decide(tmp_path / "dossier" / "decisions.yaml", entry())
    assert list(tmp_path.iterdir()) == []
