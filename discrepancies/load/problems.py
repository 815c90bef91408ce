"""Input errors, collected while reading goes on, so that a fact-checker gets all of them in one go.

Each says where, what is wrong and what to write instead, and shows the line with a caret under the place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from discrepancies.model import Place

SHOWN = 50
WIDTH = 100


class Problem(NamedTuple):
    """One input error; `instead` is the remedy, worded as an instruction."""

    place: Place
    wrong: str
    instead: str


class InputError(Exception):
    """The files are wrong; `problems` says how, sorted by place. The message is what the terminal shows."""

    def __init__(self, problems: list[Problem], line_of: Callable[[Place], str | None]) -> None:
        self.problems = tuple(problems)
        super().__init__("\n".join(_rendered(self.problems, line_of)))


@dataclass
class Problems:
    """Collects problems; `texts` holds the files' lines so that each problem can show its own."""

    found: list[Problem] = field(default_factory=list)
    texts: dict[str, Callable[[int], str | None]] = field(default_factory=dict)

    def add(self, place: Place, wrong: str, instead: str) -> None:
        """Record one problem; reading goes on."""
        self.found.append(Problem(place, wrong, instead))

    def raise_any(self) -> None:
        """Raise one InputError with all that was found, if anything was.

        Raises:
            InputError: at least one problem was recorded.
        """
        if self.found:
            order = {file: number for number, file in enumerate(self.texts)}
            unique = sorted(set(self.found), key=lambda p: (order.get(p.place.file, -1), p.place, p.wrong))
            raise InputError(unique, self._line)

    def _line(self, place: Place) -> str | None:
        lines = self.texts.get(place.file)
        return lines(place.line) if lines else None


def _rendered(problems: tuple[Problem, ...], line_of: Callable[[Place], str | None]) -> Iterator[str]:
    for place, wrong, instead in problems[:SHOWN]:
        yield "".join(map(_visible, f"{place.file}:{place.line}:{place.column}: {wrong}; {instead}"))
        line = line_of(place)
        if line is not None:
            yield from _pointed(line, place.column - 1)
    if len(problems) > SHOWN:
        yield f"and {len(problems) - SHOWN} more input errors"


def _pointed(line: str, column: int) -> Iterator[str]:
    """The line, cut to a window around the column, and a caret under that column."""
    start = max(0, min(column - WIDTH // 2, len(line) - WIDTH))
    shown = "".join(map(_visible, line[start : start + WIDTH]))
    before = shown[: column - start]
    yield f"    {shown}"
    yield f"    {' ' * sum(map(_columns, before))}^"


def _visible(character: str) -> str:
    """Tabs and control characters take one column and reach no terminal."""
    return " " if character == "\t" else "\ufffd" if _hidden(character) else character


def _hidden(character: str) -> bool:
    return unicodedata.category(character) in ("Cc", "Cf", "Cn", "Cs", "Zl", "Zp")


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
