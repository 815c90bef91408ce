"""Whether a quote holds a name, a term or a wording: the same words in the same order, spelling aside.

Only what a reader sees at a glance counts. An inflection ("stole" for "stolen"), half a name or a translation is
no slip, but somebody has to stand for it: with an alias of the fact, or with `inferred`.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import TYPE_CHECKING

from discrepancies.evidence.shown.said import Gap
from discrepancies.kinds import identifier
from discrepancies.kinds import names as names_kind
from discrepancies.language.folding import fold
from discrepancies.language.reading import Unreadable
from discrepancies.wording import listed

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discrepancies.evidence.shown.said import Said
    from discrepancies.model import Fact

# A number keeps the signs within it, for article 4.1 is not article 4; a word behind a hyphen keeps the hyphen.
_WORD = re.compile(r"(?:(?<=[^\W_])-)?(?:[0-9]++(?:[.,/:][0-9]++)*+(?![^\W_])|[^\W_]++(?:['’ʼ`´][^\W_]++)*+)")
_POSSESSIVE = re.compile(r"['’ʼ`´]s$", re.IGNORECASE)
_DIGITS = re.compile(r"[0-9]+(?:\.[0-9]+)?")
_BETWEEN = re.compile(r"[\s()\[\]\"“”«»<>]+")
_MOST_WORDS = 6
"""So many pieces an identifier may be written in."""
_HYPHENS = str.maketrans({"‐": "-", "‑": "-"})


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """The words of a text, folded: "Anti-Pérez's No. 316/23" gives anti, -perez, no, 316/23."""
    found = _WORD.findall(unicodedata.normalize("NFC", text.translate(_HYPHENS)))
    return tuple(("-" if word[0] == "-" else "") + _folded(word.removeprefix("-")) for word in found)


def _folded(word: str) -> str:
    return word if word[-1].isdigit() and not word.isalnum() else fold(_POSSESSIVE.sub("", word))


def holds(quote: str, phrase: str) -> bool:
    """Whether the words of `phrase` stand in `quote` in a row.

    What stands right behind a hyphen begins no phrase: a co-founder is no founder.
    """
    said, sought = words(quote), words(phrase)
    if not sought:
        return False
    loosely = [word.removeprefix("-") for word in said]
    rest = [word.removeprefix("-") for word in sought[1:]]
    return any(
        said[place] == sought[0] and loosely[place + 1 : place + len(sought)] == rest
        for place in range(len(said) - len(rest))
    )


def gap_of_name(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show a name or a term: neither it nor an alias of it is there; None if it does."""
    return None if _shows(said, fact, value) else Gap(f'the quote does not say "{value}"')


def gap_of_names(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show a list of names: which of them are not there; None if it shows them all."""
    missing = [f'"{name}"' for name in names_kind.written(value) if not _shows(said, fact, name)]
    return Gap(f"the quote does not say {listed(missing)}") if missing else None


def gap_of_wording(said: Said, fact: Fact, value: str) -> Gap | None:  # noqa: ARG001  a wording has no aliases
    """Why a quote does not show a wording: it has other words; None if it does."""
    return None if holds(said.text, value) else Gap(f'the quote does not say "{value}"')


def gap_of_identifier(said: Said, fact: Fact, value: str) -> Gap | None:
    """Why a quote does not show an identifier: what stands there between blanks or brackets has another spelling."""
    sought = identifier.spelling(value, fact)
    words = _BETWEEN.split(said.text)
    for start in range(len(words)):
        for end in range(start + 1, min(start + _MOST_WORDS, len(words)) + 1):
            try:
                if identifier.spelling(" ".join(words[start:end]).strip(".,;:"), fact) == sought:
                    return None
            except Unreadable:
                continue
    return Gap(f'the quote does not say "{value}"')


def gap_of_coordinates(said: Said, fact: Fact, value: str) -> Gap | None:  # noqa: ARG001  a place has no aliases
    """Why a quote does not show coordinates: their numbers do not stand there in a row; None if they do."""
    quoted, sought = (_DIGITS.findall(text.replace(",", ".")) for text in (said.text, value))
    if any(quoted[start : start + len(sought)] == sought for start in range(len(quoted))):
        return None
    return Gap(f'the quote does not say "{value}"')


def _shows(said: Said, fact: Fact, name: str) -> bool:
    return any(holds(said.text, spelling) for spelling in (name, _turned(name), *_others(fact, name)))


def _turned(name: str) -> str:
    """The name the way that it stands in a sentence: "Pérez, Óscar" gives "Óscar Pérez"."""
    last, _, first = name.partition(",")
    return f"{first} {last}"


def _others(fact: Fact, name: str) -> Iterable[str]:
    """The name as declared, and every alias of it."""
    folded = fold(name)
    declared = fact.aliases.get(folded, name)
    return (declared, *(alias for alias, of in fact.aliases.items() if fold(of) == fold(declared)))
