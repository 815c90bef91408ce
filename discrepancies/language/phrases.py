"""Phrases of a language as regular expressions, and the one spelling under which a table finds them.

People leave accents out, or the dots of ة, and write either form of an apostrophe, an alef or a ё; a table should not
list them all.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from itertools import groupby
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

Entry = TypeVar("Entry")

NO_LETTER = r"(?![^\W\d_])"
_APOSTROPHES = "'’ʼ"


@lru_cache(maxsize=4096)
def plain(phrase: str) -> str:
    """The spelling that a table is asked for: in lower case, without accents."""
    if phrase.isascii():
        return phrase.lower()
    bare = "".join(_base(character) for character in unicodedata.normalize("NFC", phrase.lower()))
    return bare.replace("’", "'").replace("ʼ", "'")


def keyed(table: Mapping[str, Entry]) -> dict[str, Entry]:
    """A table under the spellings that `plain` gives."""
    return {plain(phrase): entry for phrase, entry in table.items()}


def one_of(phrases: Iterable[str], *, spaced: bool = True) -> str:
    """A regular expression for any of the phrases, the longest first; whole words only, where a script has them."""
    longest_first = sorted(set(phrases), key=lambda phrase: (-len(phrase), phrase))
    if not longest_first:
        return r"(?!)"
    runs = groupby(longest_first, key=lambda phrase: spaced and phrase[-1].isalpha())
    # Asked once a run, not once a phrase: these expressions are compiled each time the program starts.
    return "|".join(f"(?:{'|'.join(map(written, run))}){NO_LETTER if word else ''}" for word, run in runs)


def written(phrase: str) -> str:
    """A regular expression for one phrase, with or without its accents."""
    return re.escape(phrase) if phrase.isascii() and "'" not in phrase else "".join(map(_character, phrase))


def _character(character: str) -> str:
    if character in _APOSTROPHES:
        return f"[{_APOSTROPHES}]"
    base = _base(character)
    return re.escape(character) if base == character else f"[{base}{character}]"


def _base(character: str) -> str:
    """The letter without its marks, one for one, so that no place in a text moves."""
    if character == "ة":
        return "ه"
    return character if character.isascii() else unicodedata.normalize("NFD", character)[0]
