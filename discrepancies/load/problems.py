"""Input errors, collected while reading goes on, so that a fact-checker gets all of them in one go.

Each says where, what is wrong and what to write instead, and shows the line with a caret under the place.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import chain
from typing import NamedTuple, NoReturn

from discrepancies.language.safe import in_columns
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

    def __init__(self, problems: list[Problem], said: Callable[[Problem], Iterator[str]]) -> None:
        self.problems = tuple(problems)
        more = [f"and {len(problems) - SHOWN} more input errors"] if len(problems) > SHOWN else []
        super().__init__("\n".join([*chain.from_iterable(map(said, self.problems[:SHOWN])), *more]))


class Ended(Exception):  # noqa: N818
    """Reading of this file, or of this sheet, stops here; the reason is among the problems."""


@dataclass
class Problems:
    """Collects problems; `texts` holds the files' lines so that each problem can show its own.

    `columns` says of a table's file what its columns are called: the column of a place in it is then the number of
    one, and 1 that of the row as a whole, which has no name.
    """

    found: list[Problem] = field(default_factory=list)
    texts: dict[str, Callable[[int], str | None]] = field(default_factory=dict)
    columns: dict[str, Sequence[str]] = field(default_factory=dict)

    def add(self, place: Place, wrong: str, instead: str) -> None:
        """Record one problem; reading goes on."""
        self.found.append(Problem(place, wrong, instead))

    def end(self, place: Place, wrong: str, instead: str) -> NoReturn:
        """Record one problem after which this file cannot be read on.

        Raises:
            Ended: always.
        """
        self.add(place, wrong, instead)
        raise Ended

    def raise_any(self) -> None:
        """Raise one InputError with all that was found, if anything was.

        Raises:
            InputError: at least one problem was recorded.
        """
        if self.found:
            order = {file: number for number, file in enumerate(self.texts)}
            unique = sorted(set(self.found), key=lambda p: (order.get(p.place.file, -1), p.place, p.wrong))
            raise InputError(unique, self._said)

    def _said(self, problem: Problem) -> Iterator[str]:
        """A problem as the terminal shows it: in a text with its line, in a table with the name of the column."""
        place, wrong, instead = problem
        columns = self.columns.get(place.file)
        if columns is not None:
            column = columns[place.column - 1] if place.column <= len(columns) else ""
            yield in_columns(f"{place.file}:{place.line}: {column and f'{column}: '}{wrong}; {instead}")
            return
        yield in_columns(f"{place.file}:{place.line}:{place.column}: {wrong}; {instead}")
        lines = self.texts.get(place.file)
        line = lines(place.line) if lines else None
        if line is not None:
            yield from _pointed(line, place.column - 1)


def _pointed(line: str, column: int) -> Iterator[str]:
    """The line, cut to a window around the column, and a caret under that column."""
    start = max(0, min(column - WIDTH // 2, len(line) - WIDTH))
    shown = in_columns(line[start : start + WIDTH])
    yield f"    {shown}"
    yield f"    {' ' * sum(map(_columns, shown[: column - start]))}^"


def _columns(character: str) -> int:
    if unicodedata.combining(character):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1
