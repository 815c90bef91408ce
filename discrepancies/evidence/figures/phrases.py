"""How phrases are looked for inside running text: what separates their words, and what may stand at their edges.

A text has line ends, tables and junk where a value has none. Every pattern made here looks at a bounded stretch, so
that the time taken grows with the text and with nothing else.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discrepancies.language.reading import Reading

SPACE = r"(?:[^\S\n]{1,40}(?:\n[^\S\n]{0,40})?|\n[^\S\n]{0,40})"
"""White space within a phrase: at most one line end, for a blank line ends every phrase."""

_WORD_BEFORE = re.compile(r"([^\W\d_]+|[#№º°])\.?[^\S\n]*\Z")
_WORD_BEHIND = re.compile(rf"{SPACE}([^\W\d_]+)")
_REACH = 24
_GLUED = re.compile(r"[\w+/\\@#.,:'’–-]{0,400}(?<![.,:'’–-])")


class Phrase(NamedTuple):
    """A stretch of text that was understood as one figure, or that must not be read as any."""

    start: int
    end: int
    kind: str
    """"number" or "date"; "" for what is refused, so that no part of it is taken for a figure."""
    values: tuple[str, ...] = ()
    """What a claim would say, one for each way to read it, the likeliest first."""
    unit: str | None = None
    ordinal: bool = False
    identifier: bool = False
    given: str = ""
    either: bool = False
    reading: Reading | None = None
    """Where no kind reads the values: a time or a day of the month alone."""


def any_of(phrases: Iterable[str]) -> str:
    """A pattern for any of the phrases, the longest first, whole words only, white space as a text has it.

    Of no phrases it is one that nothing matches.
    """
    longest_first = sorted(set(phrases), key=len, reverse=True)
    return (
        "|".join(
            SPACE.join(map(re.escape, phrase.split())) + (r"(?!\w)" if phrase[-1].isalnum() else "")
            for phrase in longest_first
        )
        or "(?!)"
    )


def pattern(source: str) -> re.Pattern[str]:
    """Compile a pattern in which capitals do not matter; blanks in it are `SPACE`, as in a phrase."""
    return re.compile(source.replace(" ", SPACE), re.IGNORECASE)


def plain(phrase: str) -> str:
    """A phrase as the tables have it: lower case, single spaces."""
    return " ".join(phrase.lower().split())


def word_before(text: str, place: int) -> str:
    """The word, or sign of a number, that stands before a place on its line; "" where there is none."""
    found = _WORD_BEFORE.search(text, max(0, place - _REACH), place)
    return found[1] if found else ""


def is_glued(text: str, place: int) -> bool:
    """Whether what begins here is part of a longer thing, as in COVID-19, 1/2, v2.0, 555-1234."""
    if place == 0:
        return False
    before = text[place - 1]
    if before.isalnum() or before in "_/\\@#+'’":
        return True
    return before in ".,:-‐‑–−" and place > 1 and text[place - 2].isalnum()


def word_behind(text: str, place: int) -> str:
    """The word that follows a place after one stretch of white space; "" where there is none."""
    found = _WORD_BEHIND.match(text, place)
    return found[1] if found else ""


def refused(text: str, start: int, end: int) -> Phrase:
    """What must not be read: up to `end`, and all that is glued to it."""
    glued = _GLUED.match(text, end)
    return Phrase(start, max(end, glued.end() if glued else end), "")
