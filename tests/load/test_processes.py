"""What several processes read of several files is what one reads, errors and their order included."""

from __future__ import annotations

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.load import processes
from discrepancies.load.files import File, Read, read
from discrepancies.load.problems import Problems

FACTS = "facts: {killed: {asks: How many?, kind: count}}\n"


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    monkeypatch.setattr(processes, "WORTH", 10)
    monkeypatch.setattr(processes, "cores", lambda: 3)
    paths = [tmp_path / name for name in ("facts.yaml", "a.yaml", "claims.csv", "b.yml", "c.yaml")]
    for path in paths:
        source = path.stem
        claims = f"{{event: e, claims: [{{fact: killed, value: 7, quote: “ö”}}, {{fact: killed, value: {source}}}]}}"
        path.write_text(f"sources: {{{source}: {claims}}}\n", encoding="utf-8")
    paths[0].write_text(FACTS, encoding="utf-8")
    paths[2].write_text("source,event,fact,value\na,e,killed,9\n", encoding="utf-8")
    return [str(path) for path in paths]


def content(paths: list[str], each: Any) -> tuple[Any, ...]:
    problems = Problems()
    draft, _ = read(paths, problems, None, each)
    written = draft.written
    columns = {key: list(column) for key, column in written.columns.items()}
    places = [written.place(claim, key) for claim in range(len(written)) for key in written.places]
    return columns, places, written.files, problems.found, [problems.texts[path](1) for path in paths]


def test_other_processes_read_the_same(files: list[str]) -> None:
    assert content(files, processes.spread) == content(files, map)


def test_errors_come_back_in_their_order(files: list[str]) -> None:
    for path in (files[1], files[4]):
        Path(path).write_text("sources: {x: {event: e, event: f, claims: [", encoding="utf-8")
    found = content(files, processes.spread)
    assert found == content(files, map)
    assert {problem.place.file for problem in found[3]} >= {files[1], files[4]}


def test_where_no_process_starts_this_one_reads(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(*_: Any, **__: Any) -> None:
        raise PermissionError

    monkeypatch.setattr(subprocess, "Popen", refused)
    assert content(files, processes.spread) == content(files, map)


def test_what_a_process_that_fails_should_read_this_one_reads(
    files: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processes, "__name__", "no_such_module")
    assert content(files, processes.spread) == content(files, map)


def test_a_process_ends_with_what_started_it(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[subprocess.Popen[bytes]] = []

    class Watched(subprocess.Popen[bytes]):
        def __init__(self, *given: Any, **named: Any) -> None:
            super().__init__(*given, **named)
            started.append(self)

    def interrupted(_: File) -> Read:
        raise KeyboardInterrupt

    monkeypatch.setattr(subprocess, "Popen", Watched)
    opened = [File(path, Path(path).read_bytes()) for path in files]
    with pytest.raises(KeyboardInterrupt):
        list(processes.spread(interrupted, opened))
    assert started
    assert all(process.poll() is not None for process in started)


def test_small_files_are_not_worth_a_process(files: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(processes, "WORTH", 2_000_000)
    monkeypatch.setattr(subprocess, "Popen", None)
    assert len(content(files, processes.spread)[1]) > 0


@given(
    files=st.lists(st.builds(File, st.sampled_from(["a.yaml", "b.yml", "c.csv"]), st.binary(max_size=40))),
    cores=st.integers(1, 5),
)
def test_shares_are_done_sooner_than_by_one_process(files: list[File], cores: int) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(processes, "WORTH", 20)
        shares = processes._shares(files, cores)
    away = [number for share in shares for number in share]
    sizes = [len(file.data) if file.name != "c.csv" else 0 for file in files]
    assert len(shares) < cores
    assert all(shares)
    assert len(set(away)) == len(away)
    assert all(files[number].name != "c.csv" for number in away)
    assert all(20 + sum(sizes[number] for number in share) < sum(sizes) for share in shares)
