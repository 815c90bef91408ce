"""The words of a quote that must be the text's own: numbers, dates, and what turns a sentence into its opposite.

A figure that was changed leaves a quote 97% alike, and is the one change that must never pass for a slip of the pen.
Whichever of the languages a source is in, the words of all count: to be too strict costs an editor a look.
"""

from __future__ import annotations

import re

from discrepancies.language.english import ENGLISH
from discrepancies.language.folding import fold
from discrepancies.language.language import Language
from discrepancies.language.portuguese import PORTUGUESE
from discrepancies.language.spanish import SPANISH


def _of_figures(language: Language) -> set[str]:
    """The single words that a language writes numbers and dates with, folded."""
    numbers = (language.spelt, language.thousand, language.dozens, language.vague, language.ordinals, language.none)
    dates = (language.months, language.short_months, language.weekdays)
    words = {fold(word) for table in (*numbers, *dates) for word in table}
    return words - {"a", "an"}


_MORE_FIGURES = (
    "half quarter both double twice thrice pair couple minus am pm today yesterday tomorrow tonight "
    "medio media mitad ambos ambas doble par hoy ayer manana anoche "
    "meio meia metade dobro dupla hoje ontem amanha"
)
_NEGATIONS = (
    "no not never none nobody nothing nowhere neither nor without "
    "ni nunca jamas nadie nada ningun ninguno ninguna tampoco sin nao nem jamais ninguem nenhum nenhuma tampouco sem"
)
# What bounds a figure: "at least nine" and "at most nine" differ in one word.
_BOUNDS = "least most more less fewer over under menos mas mais minimo maximo"

_NOT = frozenset(_NEGATIONS.split())
_DECISIVE = _NOT.union(f"{_MORE_FIGURES} {_BOUNDS}".split(), *map(_of_figures, (ENGLISH, SPANISH, PORTUGUESE)))
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "des")
_CONTRACTED = re.compile(r"n['’‘ʼ]t\b", re.IGNORECASE)
_CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s\-‐-―−]+")
_SIGNED = re.compile(r"(?<!\S)[-−](?=\d)")
_AROUND = ".,;:!?'\"()[]{}*_`<>|¿¡…“”„‘’«»"


def differ(one: str, other: str) -> bool:
    """Whether two wordings of one passage differ in a number, a date or a negation, or one is the other negated."""
    mine, theirs = _words(one), _words(other)
    if [word for word in mine if _decides(word)] != [word for word in theirs if _decides(word)]:
        return True
    return _negates(set(mine), set(theirs)) or _negates(set(theirs), set(mine))


def negations(words: str) -> list[str]:
    """The words that deny, in order."""
    return [word for word in _words(words) if word in _NOT]


def _words(text: str) -> list[str]:
    text = _CANNOT.sub("can not", _CONTRACTED.sub(" not", _SIGNED.sub("minus ", text)))
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """A figure as it is written, but for what stands around it; of any other word the letters."""
    if any(character.isdigit() or character.isnumeric() for character in word):
        bare = word.strip(_AROUND).casefold()
        return f".{bare}" if f".{bare}" in word.casefold() and not bare.startswith(".") else bare
    return fold(word.replace(".", "").replace(",", " ")).replace(" ", "")


def _decides(word: str) -> bool:
    return word in _DECISIVE or any(character.isnumeric() or character in "%€$£" for character in word)


def _negates(words: set[str], others: set[str]) -> bool:
    """Whether one of the words is another's with a prefix that denies it."""
    return any(prefix + word in others for word in words - others for prefix in _PREFIXES if len(word) > 2)
