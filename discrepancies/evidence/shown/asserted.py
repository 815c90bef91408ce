"""Which figures of a quote it says are so: not those that it denies, leaves open, or names only to count from.

"Nobody knows whether nine died" has a nine in it and shows none; "the eve of 15 January" is another day. A list of
words finds most of that and never all, so what is found is no figure, and what is not stays for a reader to see.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.folding import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from discrepancies.evidence.figures import Figure
    from discrepancies.evidence.shown.said import Said
    from discrepancies.model import Fact

_FAR = 160
"""Characters before a figure in which it may be denied."""
_NEAR = 40
_TURNS = re.compile(r"[.;!?\n]|\b(?:but|pero|sino|mas|porém)\b", re.IGNORECASE)

KNOWS = {
    "en": r"(?:knows?|knew|can say|could say|can tell|could tell|is sure|was sure|is certain)",
    "es": r"(?:sabe|sabía|supo|conoce|puede decir|está segur[oa])",
    "pt": r"(?:sabe|sabia|soube|conhece|pode dizer|tem certeza)",
}
"""What "nobody" and "none" do where they count nobody: nobody knows."""
_LEFT_OPEN = {
    "en": (
        rf"\b(?:(?:nobody|no[ -]one|none) {KNOWS['en']}"
        r"|(?:not|n['’]t)(?: yet| immediately)? (?:known?|clear|certain|sure|say|tell|established|confirm(?:ed)?|true)"
        r" (?:whether|if|that|how|when)|un(?:known|clear|certain|sure|confirmed|true) (?:whether|if|that|how|when)"
        r"|den(?:y|ies|ied|ying)(?: \w+)? that|false that|ruled out that|rejected \w+ that)\b"
    ),
    "es": (
        rf"\b(?:nadie {KNOWS['es']}|no (?:se (?:sabe|sabía|conoce)|está claro|es seguro|es cierto|sabe|sabía|consta)"
        r" (?:si|que|cuánt\w+|cuándo)|se (?:desconoce|ignora) (?:si|cuánt\w+|cuándo)"
        r"|(?:negó|niega|negaron|niegan|desmintió|desmiente|descartó|descarta) que)\b"
    ),
    "pt": (
        rf"\b(?:ninguém {KNOWS['pt']}|não (?:se (?:sabe|sabia)|está claro|é certo|é verdade|sabe|sabia)"
        r" (?:se|que|quant\w+|quando)|(?:negou|nega|negaram|negam|desmentiu|desmente|descartou|descarta) que)\b"
    ),
}
_NOT = {
    "en": r"(?:\bnot|n['’]t|\bnever)(?: (?:on|in|at|by|from|the|a))*\s+\Z",
    "es": r"\b(?:no|nunca)(?: (?:el|en|a|los|del?))*\s+\Z",
    "pt": r"\b(?:não|nunca)(?: (?:o|em|a|no|na|dia|de))*\s+\Z",
}
_BESIDE = {
    "en": r"\b(?:eves?|anniversary|anniversaries|weeks?|weekend|day|days|months?|run-up) (?:of|to|following|preceding)"
    r"(?: the)?\s+\Z",
    "es": r"\b(?:vísperas?|aniversario|semana|fin de semana|días) (?:del?|al?)(?: el)?\s+\Z",
    "pt": r"\b(?:vésperas?|aniversário|semana|fim de semana|dias) (?:d[eoa]|ao?)\s+\Z",
}
"""What makes the day behind it the one that another is counted from."""
_EITHER = re.compile(r",?\s+(?:or|o|u|ou)\s+(?:(?:on|the|el|em|no|a)\s+)*\Z", re.IGNORECASE)

_OUTCOMES = tuple(
    frozenset(words.split())
    for words in (
        (
            "kill kills killed killing dead die died dies death deaths perished fatality fatalities murio murieron "
            "muerto muerta muertos muertas muerte muertes fallecio fallecieron fallecido fallecidos morreu morreram "
            "morto morta mortos mortas morte mortes"
        ),
        "hurt injured injury injuries wounded wounds herido herida heridos heridas lesionado ferido ferida feridos",
        "arrest arrests arrested detained detido detidos detenido detenida detenidos arrestado arrestados preso presos",
        "missing disappeared desaparecido desaparecida desaparecidos",
        "evacuated displaced homeless evacuado evacuados desplazados desabrigados",
    )
)
"""What may become of people: who asks for one is not answered by another."""


class Asserted(NamedTuple):
    """The figures that a quote says are so, and the others."""

    so: list[Figure]
    open: list[Figure]


def asserted(said: Said, figures: Iterable[Figure]) -> Asserted:
    """Sort out the figures of a quote, given in order; two dates joined by "or" are one, of both."""
    found = Asserted([], [])
    for figure in figures:
        before = said.text[max(0, figure.start - _FAR) : figure.start]
        if any(_is_open(before, said.text[figure.end :], figure, code) for code in said.languages):
            found.open.append(figure)
        elif found.so and _are_either(found.so[-1], figure, said.text):
            found.so[-1] = _either(found.so[-1], figure, said.text)
        else:
            found.so.append(figure)
    return found


def is_of_another(clause: str, fact: Fact) -> bool:
    """Whether words tell of another outcome than a fact asks for: who was hurt, where it asks who was killed."""
    asked = _outcomes(f"{fact.key.replace('_', ' ')} {fact.asks}")
    told = _outcomes(_TURNS.split(clause, maxsplit=1)[0])
    return bool(asked and told) and not asked & told


def _outcomes(words: str) -> frozenset[int]:
    said = set(fold(words).split())
    return frozenset(number for number, outcome in enumerate(_OUTCOMES) if said & outcome)


def _is_open(before: str, behind: str, figure: Figure, code: str) -> bool:
    left_open, denied, beside, knows = _patterns(code)
    if any(not _TURNS.search(before, found.end()) for found in left_open.finditer(before)):
        return True
    if figure.values == ("none",) and knows.match(behind):
        return True
    return figure.kind == "date" and bool(denied.search(before[-_NEAR:]) or beside.search(before[-_NEAR:]))


def _are_either(one: Figure, other: Figure, text: str) -> bool:
    days = all(figure.kind == "date" and set(figure.given) - set("DWT") for figure in (one, other))
    return days and bool(_EITHER.fullmatch(text[one.end : other.start]))


def _either(one: Figure, other: Figure, text: str) -> Figure:
    values = tuple(f"{first} or {second}" for first in one.values for second in other.values)
    return one._replace(end=other.end, text=text[one.start : other.end], values=values)


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    knows = rf"(?: (?:of|de|entre) (?:\w+ ){{0,2}}?\w+)? {KNOWS[code]}\b"
    patterns = (_LEFT_OPEN[code], _NOT[code], _BESIDE[code], knows)
    return tuple(re.compile(pattern.replace(" ", r"\s+"), re.IGNORECASE) for pattern in patterns)
