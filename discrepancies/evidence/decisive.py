"""The words of a quote that must be the text's own: numbers, dates, and what turns a sentence into its opposite.

A figure that was changed leaves a quote 97% alike, and is the one change that must never pass for a slip of the pen.
The words of English, Spanish and Portuguese count in every source, beside those of its own language: to be too strict
costs an editor a look. Where the words of its language are not known, any word may be such a one.
"""

from __future__ import annotations

import re
from functools import cache

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.language import Language
from discrepancies.evidence.languages import READ, code_of, languages_of
from discrepancies.language.folding import fold


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
_NEGATIONS = {
    "en": "no not never none nobody nothing nowhere neither nor without",
    "es": "no ni nunca jamas nadie nada ningun ninguno ninguna tampoco sin",
    "pt": "nao nem nunca jamais ninguem nada nenhum nenhuma tampouco sem",
    "fr": "non ne pas ni jamais rien aucun aucune nul nulle sans guere",
    "de": "nein nicht nichts nie niemals niemand nirgends kein keine keiner keinen keinem keines weder noch ohne",
    "it": "no non mai ne nessun nessuno nessuna niente nulla neanche nemmeno senza",
    "ru": "не нет ни никто никого ничего никогда никакой нельзя без",
    "uk": "не ні нема немає ніхто нікого нічого ніколи жоден жодного без",
    "ar": "لا لم لن ليس ليست ما غير دون بدون ولا ولم ولن وليس",
    "zh": "不 没 没有 沒有 无 未 非 别",
}
"""Words that deny, by language, folded or not."""
# What bounds a figure: "at least nine" and "at most nine" differ in one word.
_BOUNDS = "least most more less fewer over under menos mas mais minimo maximo"

_EVERYWHERE = ("en", "es", "pt")
_PREFIXES = ("un", "in", "im", "il", "ir", "dis", "non", "des")
_CONTRACTED = re.compile(r"n['’‘ʼ]t\b", re.IGNORECASE)
_CANNOT = re.compile(r"\bcannot\b", re.IGNORECASE)
_WORD = re.compile(r"[^\s\-‐-―−]+")
_SIGNED = re.compile(r"(?<!\S)[-−](?=\d)")
_AROUND = ".,;:!?'\"()[]{}*_`<>|¿¡…“”„‘’«»"


def differ(one: str, other: str, language: str | None = None) -> bool:
    """Whether two wordings of one passage differ in a number, a date or a negation, or one is the other negated.

    `language` is the source's; in one that is not read, any other word may be what a number was.
    """
    mine, theirs = _words(one), _words(other)
    if not languages_of(language):
        return mine != theirs
    code = code_of(language)
    if [word for word in mine if _decides(word, code)] != [word for word in theirs if _decides(word, code)]:
        return True
    return _negates(set(mine), set(theirs)) or _negates(set(theirs), set(mine))


def negations(words: str, language: str | None = None) -> list[str]:
    """The words that deny, in order."""
    denying = _denying(code_of(language))
    return [word for word in _words(words) if word in denying]


@cache
def _denying(code: str | None) -> frozenset[str]:
    of = " ".join(_NEGATIONS.get(each or "", "") for each in (*_EVERYWHERE, code))
    return frozenset(fold(word) for word in of.split())


@cache
def _decisive(code: str | None) -> frozenset[str]:
    codes = (*_EVERYWHERE, *((code,) if code in READ else ()))
    return _denying(code).union(
        f"{_MORE_FIGURES} {_BOUNDS}".split(), *(_of_figures(KNOWN[each]) for each in codes if each)
    )


def _words(text: str) -> list[str]:
    text = _CANNOT.sub("can not", _CONTRACTED.sub(" not", _SIGNED.sub("minus ", text)))
    return [_plain(word) for word in _WORD.findall(text)]


def _plain(word: str) -> str:
    """A figure as it is written, but for what stands around it; of any other word the letters."""
    if any(character.isdigit() or character.isnumeric() for character in word):
        bare = word.strip(_AROUND).casefold()
        return f".{bare}" if f".{bare}" in word.casefold() and not bare.startswith(".") else bare
    return fold(word.replace(".", "").replace(",", " ")).replace(" ", "")


def _decides(word: str, code: str | None) -> bool:
    return word in _decisive(code) or any(character.isnumeric() or character in "%€$£" for character in word)


def _negates(words: set[str], others: set[str]) -> bool:
    """Whether one of the words is another's with a prefix that denies it."""
    return any(prefix + word in others for word in words - others for prefix in _PREFIXES if len(word) > 2)
