"""A whole newsroom at one desk, at once: nothing is lost, nothing twice, and what it takes stays what it is.

    python -m benchmarks.desk [EDITORS] [DECISIONS]

Serves an invented dossier to editors (50 by default) who sign in and each decide on findings of their own (20), all at
the same time, while idle and slow clients hold connections open; then asks for the queue and the page 5,000 times. It
prints what was kept, how long an answer took, and the memory, threads and open files of the server before and after.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, contextmanager, suppress
from http.client import HTTPConnection
from itertools import count
from pathlib import Path
from statistics import median, quantiles
from tempfile import TemporaryDirectory
from time import perf_counter, sleep
from typing import Any

from discrepancies import decisions
from discrepancies.pages import users

PASSWORD = "a mill by the lane"
IDLE, SLOW, REQUESTS = 900, 50, 5_000
WAIT, KEPT = 10, 4
"""Seconds in which idle and slow clients are dropped, and that a connection is surely kept."""


class Editor:
    """One who has signed in, with a connection that is kept."""

    def __init__(self, port: int, name: str) -> None:
        self.name, self.port = name, port
        self.connection = HTTPConnection("127.0.0.1", port, timeout=120)
        self.token = ""
        self.took: list[float] = []
        self.last = 0.0

    def ask(self, path: str, body: Any = None) -> tuple[int, Any]:
        """One request, and what it was told."""
        own = f"http://127.0.0.1:{self.port}"
        headers = {"X-Review-Token": self.token, "Origin": own, "Content-Type": "application/json"}
        began = perf_counter()
        if began > self.last + KEPT:
            self.connection.close()  # the server has, or will soon; a browser sees that by itself
        self.connection.request("GET" if body is None else "POST", path, body and json.dumps(body), headers)
        answer = self.connection.getresponse()
        said = answer.read()
        self.last = perf_counter()
        self.took.append(self.last - began)
        return answer.status, json.loads(said) if "json" in answer.headers["Content-Type"] else said

    def sign_in(self) -> None:
        """Sign in, waiting for one's turn."""
        while True:
            status, said = self.ask("/api/sign-in", {"name": self.name, "password": PASSWORD})
            if status == 200:
                self.token = said["token"]
                return
            assert status == 429, said
            sleep(said["wait"])

    def decide(self, findings: list[dict[str, Any]]) -> int:
        """Decide on these; how many were recorded."""
        kept = 0
        for one in findings:
            seen = {"id": one["id"], "evidence": one["evidence"], "after": one["mark"]}
            said = {**seen, "answer": "unconfirmed", "reason": f"{self.name} says so.", "by": self.name}
            kept += self.ask("/api/decisions", said)[0] == 201
        return kept


def dossier(findings: int) -> str:
    """Claims of which each fact is disputed: an event each."""
    events = "".join(f"  e{number}: {{title: Event {number}}}\n" for number in range(findings))
    sources = "".join(
        f"  {name}:\n    claims:\n"
        + "".join(f"      - {{event: e{number}, fact: injured, value: {value}}}\n" for number in range(findings))
        for name, value in (("gazette", 7), ("herald", 11))
    )
    return f"facts:\n  injured: {{asks: How many?, kind: count, unit: people}}\nevents:\n{events}sources:\n{sources}"


def state(pid: int) -> str:
    """What a process takes now."""
    status = dict(line.split(":", 1) for line in Path(f"/proc/{pid}/status").read_text().splitlines())
    files = len(list(Path(f"/proc/{pid}/fd").iterdir()))
    ticks = sum(map(int, Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[11:13]))
    used = ticks / os.sysconf("SC_CLK_TCK")
    megabytes, threads = int(status["VmRSS"].split()[0]) / 1024, status["Threads"].strip()
    return f"{megabytes:.0f} MB, {threads} threads, {files} files, {used:.0f} s of processor time"


@contextmanager
def served(folder: Path) -> Iterator[tuple[int, int]]:
    """The desk of a dossier, served; its process and its port."""
    command = [sys.executable, "-m", "discrepancies", "review", str(folder / "claims.yaml"), "--listen", "127.0.0.1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, encoding="utf-8") as running:
        assert running.stdout
        port = int(running.stdout.readline().rstrip("/\n").rpartition(":")[2])
        try:
            yield running.pid, port
        finally:
            running.send_signal(signal.SIGINT)


@contextmanager
def crowd(port: int) -> Iterator[list[socket.socket]]:
    """Clients that bring nothing, and those that bring a byte now and then."""
    with ExitStack() as open_, ThreadPoolExecutor(1) as sending:
        all_ = [open_.enter_context(socket.create_connection(("127.0.0.1", port))) for _ in range(IDLE + SLOW)]
        ended = [False]

        def drip() -> None:
            for letter in "GET / HTTP/1.1\r\nX-Slow: " + "x" * 1000:
                for one in all_[:SLOW]:
                    with suppress(OSError):  # dropped, as it should be
                        one.send(letter.encode())
                sleep(0.5)
                if ended[0]:
                    return

        sending.submit(drip)
        try:
            yield all_
        finally:
            ended[0] = True


def dropped(clients: list[socket.socket]) -> int:
    """How many of these the server has ended."""
    ended = 0
    for one in clients:
        one.setblocking(False)
        try:
            ended += one.recv(1) == b""
        except BlockingIOError:
            pass
        except OSError:
            ended += 1
    return ended


def main(editors: int = 50, each: int = 20) -> None:
    """Do it, and print what came of it."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        (folder / "claims.yaml").write_text(dossier(editors * each), "utf-8")
        names = [f"Editor {number}" for number in range(editors)]
        for one in names:
            users.add(folder / "users.txt", one, PASSWORD)
        with served(folder) as (pid, port):
            team = [Editor(port, one) for one in names]
            print(f"at first: {state(pid)}")
            with crowd(port) as clients, ThreadPoolExecutor(editors) as pool:
                list(pool.map(Editor.sign_in, team))
                print(f"{editors} signed in, {IDLE} idle and {SLOW} slow clients: {state(pid)}")
                findings = team[0].ask("/api/queue")[1]["findings"][: editors * each]
                for editor in team:
                    editor.took.clear()
                parts = [findings[number::editors] for number in range(editors)]
                began = perf_counter()
                kept = sum(pool.map(Editor.decide, team, parts))
                took = perf_counter() - began
                times = [one for editor in team for one in editor.took]
                slowest = quantiles(times, n=100)[98]
                print(f"{kept:,} recorded in {took:.0f} s; each {median(times):.2f} s, 99 in 100 under {slowest:.2f} s")
                sleep(max(0.0, WAIT - took))
                print(f"{dropped(clients):,} of {len(clients):,} idle and slow clients dropped: {state(pid)}")
            written = decisions.read(folder / "decisions.yaml")
            often = Counter(entry.id for entry in written.entries)
            print(f"in the log: {len(often):,} findings, {sum(number > 1 for number in often.values())} twice")
            steps = count()
            for _ in range(5):
                for _ in range(REQUESTS // 5):
                    editor = team[next(steps) % editors]
                    assert editor.ask("/" if next(steps) % 3 else f"/api/findings/{findings[0]['id']}")[0] == 200
                print(f"{REQUESTS // 5:,} requests more: {state(pid)}")


if __name__ == "__main__":
    main(*map(int, sys.argv[1:3]))
