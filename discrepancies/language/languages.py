"""The languages that values are read in: each a file of data, named by its code and read when first asked for.

A language is two blocks of words, `NUMBERS` and `DATES`, in `language/xx.py`; the grammars name no word themselves.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepancies.language.date_vocabulary import DateWords

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "ru", "uk", "ar", "zh")

_NAMES = {
    "english": "en",
    "spanish": "es",
    "portuguese": "pt",
    "french": "fr",
    "german": "de",
    "italian": "it",
    "russian": "ru",
    "ukrainian": "uk",
    "arabic": "ar",
    "chinese": "zh",
}


def code_of(tag: str | None) -> str | None:
    """The code of a source's language: "es" for es, es-VE or Spanish; None where it is not one of those read."""
    if tag is None:
        return None
    start = tag.strip().lower().replace("_", "-").partition("-")[0]
    code = _NAMES.get(start, start)
    return code if code in LANGUAGES else None


@cache
def dates_of(code: str) -> DateWords:
    """The words for dates of a language that is read."""
    words: DateWords = import_module(f"discrepancies.language.{code}").DATES
    return words
