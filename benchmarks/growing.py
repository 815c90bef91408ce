"""What the families of growing dossiers are written with: a fact, sources and their claims, words by number."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

Lines = Iterator[str]

LETTERS = "abcdefghijklmnopqrstuvwxyz"
DAY = date(2020, 1, 1)


class Family(NamedTuple):
    """A kind of dossier: how it is written, and up to which size it is measured, in three steps."""

    lines: Callable[[int], Lines]
    most: int
    steps: tuple[int, ...] = (4, 2, 1)
    """What the largest size is divided by."""

    @property
    def sizes(self) -> tuple[int, ...]:
        """The sizes to measure, from the least."""
        return tuple(self.most // step for step in self.steps)


def counted(more: str = "") -> str:
    """The section with one fact that is a count, and whatever more it says."""
    return f"facts: {{killed: {{asks: How many?, kind: count{more}}}}}"


def claimed(claims: Mapping[str, list[str]] | Iterator[tuple[str, list[str]]], about: str = "") -> Lines:
    """The section of sources, each with its claims as they follow `event: `, and what else all say of themselves."""
    yield "sources:"
    for key, said in claims.items() if isinstance(claims, Mapping) else claims:
        yield f"  {key}:"
        yield from (f"    {about}",) if about else ()
        yield "    claims:"
        yield from (f"      - {{event: {claim}}}" for claim in said)


def word(number: int) -> str:
    """A word of its own for each number, in letters."""
    letters = ""
    while True:
        number, letter = divmod(number, 26)
        letters = LETTERS[letter] + letters
        if not number:
            return f"B{letters}a"
