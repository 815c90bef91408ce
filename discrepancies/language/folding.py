"""One spelling for what readers take for one name: case, diacritics, punctuation and a comma's order aside.

Names, terms and aliases are all compared folded, so the rule for it has to stand in one place. Folding joins
spellings; it never joins people: "Óscar Pérez" and "Oscar Perez" are one spelling, "O. Pérez" is another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "đ": "d", "ð": "d", "ł": "l", "æ": "ae", "œ": "oe", "þ": "th", "ı": "i", "ħ": "h"}
)
# The marks of European scripts only: elsewhere (Devanagari, Thai) a mark is a vowel, and part of the name.
_LATIN_MARKS = re.compile("[\u0300-\u036f]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
_APOSTROPHES = re.compile(r"['’ʼ`´]")


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Fold a name or term: "Pérez, Óscar" and "OSCAR PEREZ" both give "oscar perez".

    Case, diacritics, apostrophes and punctuation go; "Last, First" is turned around where there is one comma.
    Scripts without case or diacritics stay as they are. Empty where the text has neither letter nor digit.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    last, comma, first = text.partition(",")
    if comma and "," not in first and last.strip() and first.strip():
        text = f"{first} {last}"
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.replace("'", "").replace("`", "").lower()))
    text = unicodedata.normalize("NFKD", text.casefold()).translate(_WHOLE_LETTERS)
    text = _LATIN_MARKS.sub("", _APOSTROPHES.sub("", text))
    words = "".join(character if _is_of_a_word(character) else " " for character in text)
    return unicodedata.normalize("NFC", " ".join(words.split()))


def _is_of_a_word(character: str) -> bool:
    return unicodedata.category(character)[0] in "LNM"
