"""Letters and their accents made one character, as the tables of words have them, without losing where each stood.

A PDF often gives "más" as four characters; read letter by letter, "más de 400" would be 400 exactly.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from typing import NamedTuple

_MARKED = re.compile(r"[^\W\d_][\u0300-\u036f]+")


class Composed(NamedTuple):
    """A text with composed letters, and how far it has fallen behind the original from some places on."""

    text: str
    places: list[int]
    behind: list[int]

    def original(self, place: int) -> int:
        """Where in the original text a place of this one is."""
        before = bisect_right(self.places, place)
        return place + (self.behind[before - 1] if before else 0)


def composed(text: str) -> Composed:
    """Compose the letters of a text."""
    if unicodedata.is_normalized("NFC", text):
        return Composed(text, [], [])
    pieces: list[str] = []
    places: list[int] = []
    behind: list[int] = []
    done = length = 0
    for match in _MARKED.finditer(text):
        letter = unicodedata.normalize("NFC", match[0])
        pieces += (text[done : match.start()], letter)
        length += match.start() - done + len(letter)
        done = match.end()
        places.append(length)
        behind.append(done - length)
    return Composed("".join((*pieces, text[done:])), places, behind)
