"""A real cluster gives what one process gives, whatever becomes of its workers, and says plainly what it lacks.

Where the extra `cluster` is not installed, what needs one is skipped.
"""

from __future__ import annotations

import asyncio
import os
import re
import socket
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from importlib import metadata
from pathlib import Path
from typing import Any
from unittest import mock

import pytest

from benchmarks import generate
from discrepancies.engines import Engine, EngineError, distributed, engine_named
from discrepancies.engines.by_event import Part
from tests.command_line import Outcome, run
from tests.engines.elsewhere import reported, written

ROOT = Path(__file__).parent.parent.parent
CLAIMS = str(ROOT / "data" / "claims.yaml")
PAGE = ROOT / "docs" / "many-machines.md"
MISSING = "the distributed engine needs a library that is not installed; pip install 'discrepancies[cluster]'"


@pytest.fixture(scope="module")
def two() -> Iterator[Engine]:
    """Two processes."""
    for library in ("distributed", "cryptography"):
        pytest.importorskip(library, reason="the extra `cluster` is not installed")
    with engine_named("distributed", workers=2) as engine:
        assert engine
        yield engine


@pytest.fixture
def dossier(tmp_path: Path) -> str:
    path = tmp_path / "claims.yaml"
    path.write_text("\n".join(generate.dossier(1500, seed=2, reconciled=True)), encoding="utf-8")
    return str(path)


@dataclass(frozen=True)
class Fatal:
    """Does what `function` does; but the first process that is given a part in the middle is killed over it."""

    function: Callable[[Any], Any]
    killed: Path

    def __call__(self, thing: Any) -> Any:
        if isinstance(thing, Part) and thing.first and not self.killed.exists():
            self.killed.touch()
            os._exit(9)
        return self.function(thing)


def process(_: int) -> int:
    return os.getpid()


def death(_: int) -> None:
    os._exit(9)


def stumble(number: int) -> float:
    return 1 / number


@pytest.mark.parametrize("partitions", [1, 64])
def test_two_workers_find_what_one_process_finds(two: Engine, partitions: int, dossier: str) -> None:
    assert written(reported(dossier, engine=two._replace(partitions=partitions))) == written(reported(dossier))


def test_a_worker_killed_midway_costs_no_finding(two: Engine, dossier: str, tmp_path: Path) -> None:
    killed = tmp_path / "killed"

    def fatal(function: Callable[[Any], Any], things: Iterable[Any]) -> Iterator[Any]:
        return two.map(Fatal(function, killed), things)

    shared = reported(dossier, engine=Engine(fatal, 8))
    assert killed.exists()
    assert written(shared) == written(reported(dossier))


def test_what_comes_back_is_in_order_and_from_elsewhere(two: Engine) -> None:
    assert list(two.map(abs, range(0, -100, -1))) == list(range(100))
    assert os.getpid() not in set(two.map(process, range(8)))


def test_no_more_is_given_out_than_is_asked_for_soon(two: Engine) -> None:
    things = iter(range(1000))
    assert next(two.map(abs, things)) == 0
    assert next(things) <= 2 * distributed.TASKS_A_WORKER


def test_a_bug_comes_back_as_it_is(two: Engine) -> None:
    with pytest.raises(ZeroDivisionError) as error:
        list(two.map(stumble, [1, 0]))
    assert error.traceback[-1].name == "stumble"
    assert list(two.map(abs, [-1])) == [1]


def test_work_that_kills_whoever_does_it_is_given_up(two: Engine) -> None:
    with pytest.raises(EngineError, match=r"4 workers died over one task, .*; give more --partitions"):
        list(two.map(death, [1]))
    assert list(two.map(abs, [-1])) == [1]


def test_the_processes_end_with_the_work(two: Engine) -> None:
    del two
    with pytest.raises(KeyboardInterrupt), engine_named("distributed", workers=1) as engine:  # noqa: PT012
        assert engine
        (worker,) = engine.map(process, [0])
        raise KeyboardInterrupt
    with pytest.raises(ProcessLookupError):
        os.kill(worker, 0)


def test_the_command_prints_what_it_prints_in_one_process(two: Engine) -> None:
    del two
    shared = run("check", CLAIMS, "--engine", "distributed", "--workers", "1", "--partitions", "3")
    assert shared == run("check", CLAIMS)
    assert shared.err == ""


def test_the_python_that_the_page_shows_runs(two: Engine, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    del two
    monkeypatch.chdir(tmp_path)
    Path("facts.yaml").write_text("facts: {killed: {asks: How many were killed?, kind: count}}\n")
    Path("claims.csv").write_text("source,event,fact,value,quote\na,raid,killed,7,seven\nb,raid,killed,9,nine\n")
    (shown,) = re.findall(r"```python\n(.*?)```", PAGE.read_text("utf-8"), re.DOTALL)
    names: dict[str, Any] = {}
    exec(compile(shown, PAGE.name, "exec"), names)
    assert [finding.rule for finding in names["report"].flagged] == ["value-conflict", "text-missing"]


def test_workers_of_another_version_are_refused(two: Engine) -> None:
    del two
    installed = metadata.version
    with (
        mock.patch.object(metadata, "version", lambda name: "0.0.1" if name == "discrepancies" else installed(name)),
        pytest.raises(
            EngineError, match=r"^this is discrepancies .*, and the scheduler at tls://.* has .*; install the same"
        ),
        engine_named("distributed", workers=1),
    ):
        pass


def test_no_scheduler_answers(two: Engine) -> None:
    del two
    with socket.create_server(("127.0.0.1", 0)) as nobody, mock.patch.object(distributed, "SECONDS", 0.2):
        address = f"tcp://127.0.0.1:{nobody.getsockname()[1]}"
        refused = run("check", CLAIMS, "--engine", "distributed", "--scheduler", address)
    assert refused.status == 2
    said = f"no scheduler answers at {address}; see whether it runs, and whether the port is right"
    assert refused.err == f"Error: {said}\n"


def test_an_address_that_is_none_is_refused(two: Engine) -> None:
    del two
    refused = run("check", CLAIMS, "--engine", "distributed", "--scheduler", "newsroom")
    assert refused.status == 2
    assert refused.err.startswith("Error: 'newsroom' is no address of a scheduler (missing port number")
    assert refused.err.endswith("write it as tcp://HOST:PORT\n")


def test_it_is_refused_in_a_notebook_too(two: Engine) -> None:
    del two

    async def cell() -> Outcome:
        return run("check", CLAIMS, "--engine", "distributed", "--scheduler", "newsroom")

    with ThreadPoolExecutor(1) as notebook:
        refused = notebook.submit(asyncio.run, cell()).result()
    assert refused.err.startswith("Error: 'newsroom' is no address of a scheduler")


@pytest.mark.parametrize("library", ["distributed", "cryptography"])
def test_a_missing_library_is_named(library: str) -> None:
    if library != "distributed":
        pytest.importorskip("distributed", reason="the extra `cluster` is not installed")
    with mock.patch.dict("sys.modules", {library: None}):
        refused = run("report", CLAIMS, "--engine", "distributed")
    assert refused == (2, "", f"Error: {MISSING}\n")


@pytest.mark.parametrize("option", [("--scheduler", "tcp://127.0.0.1:1"), ("--workers", "2"), ("--partitions", "2")])
def test_options_of_several_processes_need_them(option: tuple[str, str]) -> None:
    refused = run("check", CLAIMS, *option)
    assert refused.status == 2
    assert f"{option[0]} goes with --engine distributed" in refused.err


def test_a_scheduler_has_workers_of_its_own() -> None:
    refused = run("check", CLAIMS, "--engine", "distributed", "--scheduler", "tcp://127.0.0.1:1", "--workers", "2")
    assert refused.status == 2
    assert "leave out --workers" in refused.err


def test_an_engine_has_a_name_that_is_known() -> None:
    with pytest.raises(ValueError, match="nowhere"):
        engine_named("nowhere")
    with engine_named("local") as engine:
        assert engine is None
