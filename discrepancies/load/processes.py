"""Several large YAML files, read by several processes of this machine at once.

libyaml's events are Python objects, so one process reads with one core whatever it does. The others are started as
programs of their own: a copy of this process would copy its threads' locks, and `multiprocessing` would run the
caller's script a second time. What comes back are columns of codes, which cost little to send.
"""

from __future__ import annotations

import os
import pickle
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import ExitStack, contextmanager
from itertools import chain
from typing import TYPE_CHECKING, Protocol, TypeVar, cast

if TYPE_CHECKING:
    from discrepancies.load.files import File, Read

Given = TypeVar("Given")
Made = TypeVar("Made")


class Map(Protocol):
    """Calls a function for each of several things, and gives what comes back in their order.

    Function, things and what comes back go between processes, so all of them can be pickled.
    """

    def __call__(self, function: Callable[[Given], Made], things: Iterable[Given], /) -> Iterator[Made]: ...  # noqa: D102


WORTH = 1_500_000
"""Bytes of YAML that are read in the time in which another process starts, a fifth of a second."""


def spread(read: Callable[[File], Read], files: Iterable[File]) -> Iterator[Read]:
    """Read each file, and give what they say in their order; some in other processes where that is faster."""
    opened = list(files)
    shares = _shares(opened, cores())
    away = set(chain.from_iterable(shares))
    found: dict[int, Read] = {}
    try:
        with ExitStack() as ends:
            others = [ends.enter_context(_elsewhere([opened[number] for number in share])) for share in shares]
            found = {number: read(file) for number, file in enumerate(opened) if number not in away}
            for share, read_there in zip(shares, others, strict=True):
                found.update(zip(share, read_there(), strict=True))
    except OSError:
        # Where no process may be started there is still this one; and what made one fail is best seen here.
        pass
    for number, file in enumerate(opened):
        yield found[number] if number in found else read(file)


def _shares(files: list[File], cores: int) -> list[list[int]]:
    """The YAML files by number that other processes should read, one share each, so that all are done at once."""
    sizes = {number: len(file.data) for number, file in enumerate(files) if file.name.endswith((".yaml", ".yml"))}
    shares: list[list[int]] = [[] for _ in range(cores)]
    # This process, the first, reads while the others start: what they are given is on top of that.
    ends = [0, *[WORTH] * (cores - 1)]
    for number in sorted(sizes, key=lambda number: -sizes[number]):
        first = ends.index(min(ends))
        shares[first].append(number)
        ends[first] += sizes[number]
    return [share for share in shares[1:] if share]


def cores() -> int:
    """How many cores this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _elsewhere(files: list[File]) -> Iterator[Callable[[], list[Read]]]:
    """Files being read in a process of their own; what is given waits for what they say.

    What goes there and back is kept in files: a pipe would stop that process whenever this one is busy.
    """
    from subprocess import DEVNULL, Popen
    from tempfile import TemporaryFile

    # Nothing is calculated there, and starting the threads to do so would take as long as all other imports.
    alone = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "OPENBLAS_NUM_THREADS": "1"}
    program, environment = [sys.executable, "-m", __name__], {**os.environ, **alone}
    with TemporaryFile() as given, TemporaryFile() as said:
        pickle.dump(files, given, pickle.HIGHEST_PROTOCOL)
        given.seek(0)
        with Popen(program, stdin=given, stdout=said, stderr=DEVNULL, env=environment) as process:  # noqa: S603

            def read_there() -> list[Read]:
                if process.wait():
                    raise ChildProcessError
                said.seek(0)
                return cast("list[Read]", pickle.load(said))  # noqa: S301 - written by the process just started

            try:
                yield read_there
            finally:
                process.kill()  # where this one ends early; one that has ended is left alone


def _serve() -> None:
    """Read the files on standard input, and write what they say to standard output."""
    import gc

    # Start-up: only a process started for it reads here.
    from discrepancies.load.files import read_file

    gc.disable()  # as on the command line, and for the same reasons
    files = pickle.load(sys.stdin.buffer)  # noqa: S301 - written by the process that started this one
    pickle.dump([read_file(file) for file in files], sys.stdout.buffer, pickle.HIGHEST_PROTOCOL)
    gc.freeze()


if __name__ == "__main__":
    _serve()
