"""A program that decides, for the tests to run several of, or to end at its worst moments.

`deciding.py LOG FIRST LAST` records decisions number FIRST to LAST, and prints the number of each once it is recorded.
`deciding.py LOG` does so again and again, and dies each time one act on the disk later, as if it had been killed.
"""

from __future__ import annotations

import os
import sys
from itertools import count
from pathlib import Path

from tests.decisions.logs import decide, entry

ACTS = frozenset({"open", "os.rename", "os.remove", "os.chmod"})


def record(log: Path, number: int) -> None:
    decide(log, entry(f"{number:012x}"))
    os.write(1, f"{number}\n".encode())


def die_before(act: int) -> None:
    """Die before this act that others can see; they are counted from 1."""
    left = act

    def look(event: str, _: object = None) -> None:
        nonlocal left
        left -= event in ACTS
        if not left:
            os._exit(9)

    really = os.fsync

    def sync(descriptor: int) -> None:
        look("open")
        really(descriptor)

    sys.addaudithook(look)
    setattr(os, "fsync", sync)  # noqa: B010 - of another type than its own


def die_at_every_act(log: Path) -> None:
    """Record two decisions, each time as a program of its own, until one lives to the end."""
    for act in count(1):
        if not (program := os.fork()):
            die_before(act)
            record(log, 2 * act)
            record(log, 2 * act + 1)
            os._exit(0)
        if not os.waitstatus_to_exitcode(os.waitpid(program, 0)[1]):
            return


if __name__ == "__main__":
    path, *numbers = sys.argv[1:]
    if numbers:
        for number in range(int(numbers[0]), int(numbers[1]) + 1):
            record(Path(path), number)
    else:
        record(Path(path), 0)  # whatever has to be imported is, before acts are counted
        die_at_every_act(Path(path))
