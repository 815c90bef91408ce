"""Where the work is done: in this process, or in several on one machine or many; the findings are the same.

An engine is a `map`: it calls one function for each of many parts of the work and gives what comes back in their
order. What is cut into parts is decided in `by_event.py`, whatever the engine. To add one: write `engines/x.py` with a
context manager `engine(scheduler, workers, partitions)`, add its name here, prove it in `tests/engines/`.
"""

from __future__ import annotations

from contextlib import AbstractContextManager, nullcontext
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from discrepancies.load.processes import Map

ENGINES = ("local", "distributed")
"""By name; the first is this process, which needs no module."""


class Engine(NamedTuple):
    """Several processes at work: how they are given it, and into how many parts by event the claims are cut."""

    map: Map
    partitions: int


class EngineError(Exception):
    """The work could not be done there; the message is one sentence, what is wrong and what to do instead."""


def engine_named(
    name: str, scheduler: str | None = None, workers: int | None = None, partitions: int | None = None
) -> AbstractContextManager[Engine | None]:
    """The engine of this name, at work until the context ends; None stands for this process alone.

    `scheduler` is the address of one that is running, else `workers` processes are started here; `partitions` is into
    how many parts the claims are cut, by default a few for each worker.

    Raises:
        EngineError: it cannot be reached, or a library is missing.
        ValueError: no engine has this name.
    """
    if name not in ENGINES:
        raise ValueError(name)
    if name == ENGINES[0]:
        return nullcontext()
    started: AbstractContextManager[Engine] = import_module(f"{__name__}.{name}").engine(scheduler, workers, partitions)
    return started
