"""The languages that are read: each a file of data, named by its code and read when first asked for.

A language is four blocks of words, `NUMBERS`, `DATES`, `TEXT` and `SENTENCES`, in `language/xx.py`; the grammars name
no word themselves.
"""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.language.date_vocabulary import DateWords
    from discrepancies.language.number_vocabulary import NumberWords, Sign
    from discrepancies.language.sentence_vocabulary import SentenceWords
    from discrepancies.language.text_vocabulary import TextWords

LANGUAGES = ("en", "es", "pt", "fr", "de", "it", "ru", "uk", "ar", "zh", "nl")

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
    "dutch": "nl",
}


_ELSEWHERE: Mapping[str, Sign] = {
    **dict.fromkeys(
        ("es-mx", "es-gt", "es-hn", "es-ni", "es-sv", "es-pa", "es-do", "es-pr", "es-us", "es-419"), "point"
    ),
    **dict.fromkeys(("de-ch", "de-li", "it-ch"), "point"),
    "en-in": "indian",
    "en-za": "unknown",
}
"""Places that write decimals otherwise than most who speak the language do."""


class Style(NamedTuple):
    """How a source writes numbers: its language, and its decimal sign."""

    code: str = "en"
    sign: Sign = "point"


ENGLISH = Style()
"""How a source writes that says nothing of it."""


def code_of(tag: str | None) -> str | None:
    """The code of a source's language: "es" for es, es-VE or Spanish; None where it is not one of those read."""
    if tag is None:
        return None
    start = tag.strip().lower().replace("_", "-").partition("-")[0]
    code = _NAMES.get(start, start)
    return code if code in LANGUAGES else None


def name_of(code: str) -> str:
    """What a language that is read is called: "Spanish" for es."""
    return next(name for name, of in _NAMES.items() if of == code).title()


def numbers_of(code: str) -> NumberWords:
    """The words for numbers of a language that is read."""
    words: NumberWords = _words(code).NUMBERS
    return words


def dates_of(code: str) -> DateWords:
    """The words for dates of a language that is read."""
    words: DateWords = _words(code).DATES
    return words


def text_of(code: str) -> TextWords:
    """The words by which a language that is read tells numbers in a sentence."""
    words: TextWords = _words(code).TEXT
    return words


def sentences_of(code: str) -> SentenceWords:
    """The words around figures of a language that is read."""
    words: SentenceWords = _words(code).SENTENCES
    return words


@cache
def _words(code: str) -> Any:
    return import_module(f"discrepancies.language.{code}")


def styles_of(tag: str | None, sign: Sign | None) -> tuple[Style, ...]:
    """How a source's values are read: as its language writes them, and else as English does.

    English is no more than a second try where the language is another, so nothing that the two write differently is
    read by it.
    """
    code = code_of(tag)
    if tag is None:
        return (Style("en", sign or "point"),)
    if code is None:
        return (Style("en", sign or "unknown"),)
    usual = _ELSEWHERE.get(tag.lower()) or numbers_of(code).sign
    own = Style(code, sign or usual)
    return (own,) if code == "en" else (own, Style("en", sign or "unknown"))
