"""A text as a browser has it, where a place is counted in units of UTF-16: a sign beyond the first plane is two.

What shows nothing and may do something (a bidi override) is shown as a stand-in of the same length, so that no place
moves between what is shown and what is quoted.
"""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from discrepancies.language.safe import hidden

_LINES = "\n\t"
_STAND_IN = "\ufffd"


class Units:
    """The places of one text, turned into units and back."""

    def __init__(self, plain: str) -> None:
        self.shown = plain if plain.replace("\n", "").replace("\t", "").isprintable() else "".join(map(_shown, plain))
        self._wide = [at for at, one in enumerate(self.shown) if ord(one) > 0xFFFF] if not plain.isascii() else []
        self._unit = [at + number for number, at in enumerate(self._wide)]

    def of(self, offset: int) -> int:
        """The unit at which a character begins."""
        return offset + bisect_left(self._wide, offset)

    def offset(self, unit: int) -> int:
        """The character that a unit is of."""
        return unit - bisect_left(self._unit, unit)

    @property
    def length(self) -> int:
        """How many units it has."""
        return self.of(len(self.shown))


def _shown(character: str) -> str:
    return _STAND_IN if hidden(character) and character not in _LINES else character


units = lru_cache(maxsize=32)(Units)
