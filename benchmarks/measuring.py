"""What a process takes, and a line of the table: the same for every benchmark.

Processor time (user and system), time on the clock and peak memory are those of whole processes. What is compared runs
in turn, A B A B, so that a busy machine slows both; the figures are medians over the rounds.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile
from time import perf_counter
from typing import Any, NamedTuple

HERE = Path(__file__).parent
CHECK = ("-m", "discrepancies", "check", "--fail-on", "never")
NOT_INSTALLED = 3
"""How a peer ends whose library is not there."""
ALIKE = {key: word for key, word in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"} | {
    "OPENBLAS_NUM_THREADS": "1"
}
"""The same for both sides: bytecode is kept, as it is for installed libraries, and numpy starts no threads, whose
processor time would count against the other side only."""


class Cost(NamedTuple):
    """What one process took: processor time in seconds, peak memory in MB, seconds on the clock."""

    seconds: float
    megabytes: float
    elapsed: float


class Row(NamedTuple):
    """One line of the table: what we took, what it is held against, their ratio if any, and what it should be."""

    what: str
    ours: str
    beside: str
    ratio: float | None
    aim: str


def cost(arguments: Sequence[str]) -> Cost:
    """Run Python with these arguments and say what it took.

    Raises:
        SystemExit: it failed.
    """
    began = perf_counter()
    process = subprocess.Popen([sys.executable, *arguments], stdout=subprocess.DEVNULL, env=ALIKE)
    _, status, usage = os.wait4(process.pid, 0)
    elapsed = perf_counter() - began
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"{' '.join(arguments)} failed with {process.returncode}")
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return Cost(usage.ru_utime + usage.ru_stime, usage.ru_maxrss / unit, elapsed)


def told(arguments: Sequence[str]) -> dict[str, Any] | None:
    """What a script says of itself in its last line, as JSON; None where a library is not installed.

    Raises:
        SystemExit: it failed for another reason.
    """
    with TemporaryFile("w+") as out:
        done = subprocess.run([sys.executable, *arguments], stdout=out, env=os.environ, check=False)
        if done.returncode == NOT_INSTALLED:
            return None
        if done.returncode:
            raise SystemExit(f"{' '.join(arguments)} failed with {done.returncode}")
        out.seek(0)
        said: dict[str, Any] = json.loads(out.read().splitlines()[-1])
        return said


def in_turn(commands: Sequence[Sequence[str]], rounds: int) -> list[Cost]:
    """The median cost of each command, run in turn so many times, after one run that is not counted."""
    for command in commands:
        cost(command)
    measured = [[cost(command) for command in commands] for _ in range(rounds)]
    return [Cost(*(median(figures) for figures in zip(*runs, strict=True))) for runs in zip(*measured, strict=True)]


def beside(what: str, one: Sequence[str], other: Sequence[str], rounds: int, aim: str) -> Row:
    """A line on time alone: how many times the other's the one takes."""
    ours, theirs = in_turn([one, other], rounds)
    return Row(what, f"{ours.seconds:.2f} s", f"{theirs.seconds:.2f} s", ours.seconds / theirs.seconds, aim)


def check(dossier: Path) -> list[str]:
    """The command that checks a dossier and writes its JSON beside it."""
    return [*CHECK, str(dossier), "--format", "json", "--output", str(dossier.with_suffix(".json"))]
