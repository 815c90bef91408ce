"""A running text in the one spelling that a language's words are looked up in, and where each of its places came from.

Values are short and made plain as a whole; of a text, whatever is found has to be shown where it stands.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

BREAK = "\x00"
"""What stands for a blank line, and for signs that no phrase goes on over."""

_SPACE = r"\s{2,}|[^\S ]"
_MARKED = r"[^\W\d_][\u0300-\u036f]+|İ"


class AlignedText(NamedTuple):
    """A text made plain, and how far its places have moved from some of them on."""

    text: str
    places: list[int]
    moved: list[int]

    def original(self, place: int) -> int:
        """Where in the original text a place of this one is."""
        before = bisect_right(self.places, place)
        return place + (self.moved[before - 1] if before else 0)


def aligned(text: str, spelt: Callable[[str], str], uneven: Iterable[str] = ()) -> AlignedText:
    """Make a text plain: `spelt` writes it letter for letter, but for the patterns of what it makes longer or shorter.

    White space is one blank, a blank line a BREAK.
    """
    found = AlignedText("", [], [])
    pieces: list[str] = []
    done = length = 0
    for match in _uneven(tuple(uneven)).finditer(text):
        between, piece = text[done : match.start()], match[0]
        blank = BREAK if piece.count("\n") > 1 else " "
        pieces += (spelt(between), blank if piece.isspace() else spelt(piece))
        length += len(pieces[-2]) + len(pieces[-1])
        done = match.end()
        if done - length != (found.moved[-1] if found.moved else 0):
            found.places.append(length)
            found.moved.append(done - length)
    pieces.append(spelt(text[done:]))
    return found._replace(text="".join(pieces))


@cache
def _uneven(patterns: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile("|".join((*patterns, _SPACE, _MARKED)))
