"""Whether words that are no numbers say one of something, or none: "the only woman", "nobody", "no boats"."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.evidence.shown.asserted import nobody_knows
from discrepancies.language.hedge_forms import hedge_forms
from discrepancies.language.languages import numbers_of, sentences_of, text_of
from discrepancies.language.phrases import one_of, plain
from discrepancies.language.sentence_vocabulary import listed
from discrepancies.language.units import IRREGULAR, same_unit

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

_SHORTEST = 3
"""Letters that the forms of one word have in common at least."""
_ENDING = 3
"""Letters that an ending has at most."""
_HAN = 6


def shows_one(text: str, unit: str, code: str, taken: Sequence[tuple[int, int]]) -> bool:
    """Whether a text names exactly one of what a unit counts, outside the places that numbers have `taken`."""
    return any(
        _is_one(noun, unit, code) and not any(begins < start < ends for begins, ends in taken)
        for start, noun in _nouns(_patterns(code)[0], text)
    )


def shows_none(text: str, unit: str, code: str, is_of_another: Callable[[str], bool]) -> bool:
    """Whether a text says that there was nobody, or none of what a unit counts."""
    _, nobody, no = _patterns(code)
    nouns = ((start, same_unit(noun, unit) or _is_one(noun, unit, code)) for start, noun in _nouns(no, text))
    starts = [
        *(found.start() for found in nobody.finditer(text)),
        *(start for start, is_counted in nouns if is_counted),
    ]
    return any(not nobody_knows(text, start, code) and not is_of_another(text[start:]) for start in starts)


def _nouns(pattern: re.Pattern[str], text: str) -> Iterator[tuple[int, str]]:
    for found in pattern.finditer(text):
        yield found.start(), found[1]


def _is_one(noun: str, unit: str, code: str) -> bool:
    """Whether a noun is one of what a unit counts: "woman" of women, "mujer" of mujeres."""
    if not unit:
        return False
    forms = hedge_forms(code)
    if not forms.words.spaced:
        people = forms.people if plain(unit) in forms.people else ()
        return noun.startswith((unit, *people))
    if plain(unit) in forms.people and plain(noun) in forms.people and plain(noun) not in ("people", "persons"):
        return True
    lower, of = noun.lower(), unit.lower()
    if lower in IRREGULAR or (lower.endswith("s") and code in ("en", "es", "pt", "fr")):
        return False
    if same_unit(noun, unit) or of in (f"{lower}s", f"{lower}es"):
        return True
    if code in ("en", "es", "pt", "fr"):
        return False
    common = max(_SHORTEST, max(len(lower), len(of)) - _ENDING)
    return len(of) >= common and lower.startswith(of[:common])


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What stands before one of something, words for nobody, and what stands before none of something."""
    words, spaced = text_of(code), numbers_of(code).spaced

    def any_of(phrases: tuple[str, ...]) -> str:
        return f"(?:{one_of(phrases, spaced=spaced)})"

    ones = [word for word in words.only if plain(word) in words.ones or word in ("a", "an")]
    others = [word for word in words.only if word not in ones]
    border, blank, noun = (r"(?<!\w)", " +", r"([^\W\d_]+)") if spaced else ("", "", rf"(\w{{1,{_HAN}}})")
    only = rf"{any_of(tuple(ones))}(?:{blank}{any_of(tuple(others))})?|{any_of(tuple(others))}"
    return (
        re.compile(rf"{border}(?:{only}){blank}{noun}", re.IGNORECASE),
        re.compile(rf"{border}{any_of(listed(sentences_of(code).nobody))}", re.IGNORECASE),
        re.compile(rf"{border}{any_of(words.no)}(?: any)?{blank}{noun}", re.IGNORECASE),
    )
