"""What somebody or something is called: one spelling, or a known other one, is one name.

A name reads as the number of its folded spelling, which means something only among the names of one table:
`table.py` numbers them, and lets names that nearly match overlap without being equal (see `spelling.py`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.language.folding import fold
from discrepancies.language.reading import Bound, Context, Reading, Unreadable, exactly

if TYPE_CHECKING:
    from discrepancies.model import Fact


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001
    """Read a name. The interval is a place-holder, [0, 0]: names are numbered against one another later.

    Raises:
        Unreadable: there is no letter or digit in it.
    """
    if not fold(text):
        raise Unreadable(f"{text!r} holds no name", "write the name, or unknown")
    return exactly(0, 0)


def spelling(text: str, fact: Fact) -> str:
    """The folded spelling that stands for this name, aliases joined; two equal spellings are one name."""
    folded = fold(text)
    alias = fact.aliases.get(folded)
    return folded if alias is None else fold(alias)


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """A name's number says nothing; the report shows the names as written."""
    return ""


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Names are not numbers: (None, None)."""
    return None, None
