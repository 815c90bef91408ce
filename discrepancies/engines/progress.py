"""What long work tells whoever waits for it: how far it is while it runs, and at the end what it took.

A line on standard error is drawn over and over; nothing is shown where that is no terminal, or where the work is done
before anybody could wonder.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from threading import Event, Thread
from time import perf_counter
from typing import TextIO

STAGES = ("reading", "laying out", "comparing", "applying rules", "explaining", "writing")
PATIENCE, EVERY = 2.0, 0.2
"""Seconds before anything is shown, and between two drawings."""


@dataclass
class Progress:
    """One run: the seconds of each of its stages."""

    began: float = field(default_factory=perf_counter)
    seconds: dict[str, float] = field(default_factory=dict)
    now: str = STAGES[0]
    drawing: Thread | None = None
    over: Event = field(default_factory=Event)

    def stop(self) -> None:
        """Show nothing any more, and leave nothing behind."""
        self.over.set()
        if self.drawing is not None:
            self.drawing.join()

    def line(self) -> str:
        """How far it is: "[###...] applying rules, 12 s"."""
        done = STAGES.index(self.now)
        return f"[{'#' * done}{'.' * (len(STAGES) - done)}] {self.now}, {perf_counter() - self.began:.0f} s"

    def took(self, claims: int) -> str:
        """What a run over so many claims took, in two lines."""
        total = perf_counter() - self.began
        each = ", ".join(f"{name} {seconds:.1f} s" for name, seconds in self.seconds.items())
        return f"{claims:,} claims in {total:.1f} s, {claims / total:,.0f} a second{_memory()}\n{each}"

    def draw(self, out: TextIO) -> None:
        """Draw the line over itself until the work is over, then leave none behind."""
        if self.over.wait(PATIENCE):
            return
        drawn = 0
        while not self.over.wait(EVERY):
            out.write(f"\r{self.line():<{drawn}}")
            out.flush()
            drawn = max(drawn, len(self.line()))
        out.write(f"\r{' ' * drawn}\r")
        out.flush()


_PROGRESS: ContextVar[Progress | None] = ContextVar("progress", default=None)


@contextmanager
def stage(name: str) -> Iterator[None]:
    """Do one of the STAGES; if anybody watches, its time is taken."""
    progress = _PROGRESS.get()
    if progress is None:
        yield
        return
    progress.now = name
    began = perf_counter()
    yield
    progress.seconds[name] = progress.seconds.get(name, 0.0) + perf_counter() - began


@contextmanager
def watched(out: TextIO) -> Iterator[Progress]:
    """Take the time of what is done, and show on `out`, if that is a terminal, how far it is."""
    progress = Progress()
    before = _PROGRESS.set(progress)
    if out.isatty():
        progress.drawing = Thread(target=progress.draw, args=(out,), daemon=True)
        progress.drawing.start()
    try:
        yield progress
    finally:
        _PROGRESS.reset(before)
        progress.stop()


def _memory() -> str:
    """The most memory that the process has had; nothing where the system does not tell."""
    try:
        import resource
    except ImportError:
        return ""
    unit = 2**20 if sys.platform == "darwin" else 2**10
    return f", at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit:,.0f} MB"
