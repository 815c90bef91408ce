"""A list of names, complete or not: one yes-no question for each name anybody gives.

An open list says yes to the names in it and nothing of others; a closed one says no to every name that it
lacks. Who is missing is then the same question as any other disagreement.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.kinds.name import spelling
from discrepancies.kinds.yes_no import YES
from discrepancies.language.folding import fold
from discrepancies.language.reading import Bound, Context, Reading, Unreadable

if TYPE_CHECKING:
    from discrepancies.model import Fact

SEPARATOR = ";"


def read(text: str, fact: Fact, context: Context) -> tuple[tuple[str, Reading], ...]:  # noqa: ARG001
    """Read names separated by semicolons: (folded spelling, yes) for each.

    Raises:
        Unreadable: an empty name, or one name twice in the list.
    """
    spellings = []
    for name in written(text):
        if not fold(name):
            raise Unreadable(f"the list {text!r} has an empty name", "write one name between two semicolons")
        spellings.append(spelling(name, fact))
    twice = next((name for name in spellings if spellings.count(name) > 1), None)
    if twice is not None:
        raise Unreadable(f"{twice!r} is in the list twice", "write each name once")
    return tuple((name, YES) for name in spellings)


def written(text: str) -> list[str]:
    """The names of a list as written, in order."""
    return [name.strip() for name in text.split(SEPARATOR)]


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """Whether a name is on the list: "yes" or "no"; a spelling that nearly matches is on it too."""
    return "yes" if high else "no"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Names are not numbers: (None, None)."""
    return None, None
