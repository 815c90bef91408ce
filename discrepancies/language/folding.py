"""One spelling for what readers take for one name: case, diacritics, punctuation and a comma's order aside.

Names, terms and aliases are all compared folded, so the rule for it has to stand in one place. Folding joins
spellings; it never joins people: "Óscar Pérez" and "Oscar Perez" are one spelling, "O. Pérez" is another.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

# Letters that Unicode does not take apart into a base letter and a mark.
_WHOLE_LETTERS = {
    "ß": "ss",
    "ø": "o",
    "đ": "d",
    "ð": "d",
    "ł": "l",
    "æ": "ae",
    "œ": "oe",
    "þ": "th",
    "ı": "i",
    "ħ": "h",
}
# What Arabic hands write in more ways than one; alef with a hamza or madda is taken apart as accented letters are.
_ARABIC_LETTERS = str.maketrans("ىیېےکةہھەٱ", "ييييكهههها", "ءـ")
_LETTERS = str.maketrans(_WHOLE_LETTERS) | _ARABIC_LETTERS
# The marks of European scripts, the vowels of Arabic and the points of Hebrew, which most writers leave out:
# elsewhere (Devanagari, Thai) a mark is a vowel, and part of the name.
_MARKS = re.compile("[\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u064b-\u065f\u0670\u06d6-\u06ed]+")
_INVISIBLE = re.compile("[\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]+")
_ASCII_WORD = re.compile("[a-z0-9]+")
# The half rings that stand for ayn and hamza in romanised names are mostly left out as well.
_APOSTROPHES = re.compile(r"['’‘ʼʻʹʿʾ`´′＇]")
# "Abd al-Salam": the servant's name is one, whether joined or not.
_SERVANT = re.compile(r"(?<!\w)عبد (?=ال\w)")

# What stands behind a comma and is no given name.
_SUFFIX = re.compile(
    r",\s*(?:jr|sr|junior|senior|filho|ii|iii|iv|ph\.?\s?d|m\.?d|esq|inc|ltd|llc|llp|plc|corp|co|gmbh|s\.?a|a\.?g)\.?\s*$",
    re.IGNORECASE,
)


def before_suffix(name: str) -> str:
    """The name without what follows it behind a comma: "King" of "King, Jr.", "Acme" of "Acme, Inc."."""
    return _SUFFIX.sub("", name)


@lru_cache(maxsize=100_000)
def fold(text: str) -> str:
    """Fold a name or term: "Pérez, Óscar" and "OSCAR PEREZ" both give "oscar perez".

    Case, diacritics, apostrophes, punctuation and what cannot be seen go, and so do the ways in which a script
    writes one letter (hamza, full width); "Last, First" is turned around where there is one comma. Scripts
    without any of that stay as they are. Empty where the text has neither letter nor digit.
    """
    if text.isascii() and text.isalpha():
        return text.lower()
    last, comma, first = text.partition(",")
    if comma and "," not in first and last.strip() and first.strip() and not _SUFFIX.search(text):
        text = f"{first} {last}"
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.replace("'", "").replace("`", "").lower()))
    text = unicodedata.normalize("NFKD", _INVISIBLE.sub("", text).casefold()).translate(_LETTERS)
    text = _MARKS.sub("", _APOSTROPHES.sub("", text))
    words = "".join(_of_a_word(character) for character in text)
    return _SERVANT.sub("عبد", unicodedata.normalize("NFC", " ".join(words.split())))


def _of_a_word(character: str) -> str:
    """The character as words have it: a digit of any script as 0 to 9, a blank for what stands between words."""
    kind = unicodedata.category(character)
    return str(unicodedata.digit(character)) if kind == "Nd" else character if kind[0] in "LNM" else " "
