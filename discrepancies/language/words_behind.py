"""What stands behind a number in a text: its hedge, its unit, what it counts, and a hedge behind that.

"Nine people at least" is bounded by what follows its noun, and "nine people, at least two of them children" is not.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.amounts_in_text import Amount, amount_at, with_unit
from discrepancies.language.phrases import plain
from discrepancies.language.places_in_text import word_behind
from discrepancies.language.units import sign_of

if TYPE_CHECKING:
    from discrepancies.language.languages import Style
    from discrepancies.language.text_forms import TextForms

_MOST_WORDS = 3
_NOUN = re.compile(r" ([^\W\d_]+(?:[-‐‑'’][^\W\d_]+)*)")
_HAN_NOUN = re.compile("[\u3400-\u9fff]{1,4}")
_HYPHENED = re.compile(r"[-‐‑]([^\W\d_]+)(?:[-‐‑](?:olds?|long|high|wide|deep|strong))?(?![\w-])")


class Behind(NamedTuple):
    """What stands behind a number."""

    amount: Amount
    """With its unit, where that stands behind a hedge."""
    end: int
    """Where the number ends with the hedge and the unit that stand right behind it."""
    junk_from: int
    """Where nothing may be glued to it."""
    noun: str = ""
    hedge: str = ""
    """The hedge behind the noun, as the value has it."""
    hedge_end: int = 0
    hyphened: str = ""
    is_unit: bool = False
    """Whether what is hyphened is a unit: "20-second"."""
    is_uncertain: bool = False
    """Whether it may be bounded by what follows, and nobody knows."""


def words_behind(text: str, amount: Amount, forms: TextForms, style: Style, *, is_range: bool) -> Behind:
    """What stands behind an amount, or behind the last of a range."""
    end = amount.last
    match, is_uncertain = (None, False) if is_range else _hedge(text, end, forms, style)
    if match is None and not is_uncertain and amount.unit and not is_range:
        match, is_uncertain = _hedge(text, amount.end, forms, style)
    if match:
        end = max(end, match.end())
        if amount.unit is None:
            amount = with_unit(text, amount._replace(end=end, behind=end), forms, style)
            end = amount.last
    found = Behind(amount, end, end, is_uncertain=is_uncertain)
    if hyphened := None if amount.unit else _HYPHENED.match(text, end):
        is_unit = sign_of(hyphened[1], forms.code) is not None
        return found._replace(
            noun=hyphened[1], hyphened=hyphened[1], is_unit=is_unit, junk_from=hyphened.end(), hedge_end=end
        )
    if amount.shape in ("share", "persons", "clock"):
        return found
    at = max(end, amount.behind)
    if is_range or match or is_uncertain:
        return found._replace(noun=_words(text, at, forms) if forms.words.spaced else _han_words(text, at))
    return (_noun if forms.words.spaced else _han_noun)(text, at, found, forms, style)


def _words(text: str, at: int, forms: TextForms) -> str:
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _NOUN.match(text, at)) and not _ends(match[1], forms):
        words.append(match[1])
        at = match.end()
    return " ".join(words)


def _ends(word: str, forms: TextForms) -> bool:
    """Whether a word is none of a noun."""
    known = plain(word)
    if known in forms.small or known in forms.parts or known in forms.hedges_behind:
        return True
    return bool(forms.text.clitics) and known[0] in forms.text.clitics and known[1:] in forms.openers


def _noun(text: str, at: int, found: Behind, forms: TextForms, style: Style) -> Behind:
    words: list[str] = []
    while len(words) < _MOST_WORDS and (match := _NOUN.match(text, at)) and not _ends(match[1], forms):
        words.append(match[1])
        at = match.end()
        hedge, is_uncertain = _hedge(text, at, forms, style)
        if hedge is not None or is_uncertain:
            noun = " ".join(words)
            if hedge is None:
                return found._replace(noun=noun, is_uncertain=True)
            return found._replace(noun=noun, hedge=f" {hedge[1]}", hedge_end=hedge.end())
    return found._replace(noun=" ".join(words))


def _han_noun(text: str, at: int, found: Behind, forms: TextForms, style: Style) -> Behind:
    end = at
    for _ in range(2):
        if counted := forms.counted.match(text, end):
            end = counted.end()
    hedge, is_uncertain = _hedge(text, end, forms, style)
    if end > at and hedge:
        is_certain = hedge[1] in forms.text.behind_nouns or not text[hedge.end() : hedge.end() + 1].isalpha()
        if is_certain:
            return found._replace(noun=text[at:end], hedge=hedge[1], hedge_end=hedge.end(), is_uncertain=is_uncertain)
        if len(hedge[1]) > 1:
            return found._replace(is_uncertain=True)
    return found._replace(noun=_han_words(text, at))


def _han_words(text: str, at: int) -> str:
    noun = _HAN_NOUN.match(text, at)
    return noun[0] if noun else ""


def _hedge(text: str, at: int, forms: TextForms, style: Style) -> tuple[re.Match[str] | None, bool]:
    """The hedge that stands at a place, and whether it is uncertain that it is one.

    "Or more than 5" is none, and "at least two of them" is the next number's.
    """
    match = forms.hedges.after_number.match(text, at) or forms.hedge_behind_comma.match(text, at)
    if match is None:
        return None, False
    if match[1] == "+":
        return match, False
    follows = word_behind(text, match.end())
    if follows and plain(follows) in forms.text.goes_on:
        return None, False
    following = amount_at(text, match.end() + 1, forms, style) if text.startswith(" ", match.end()) else None
    if following:
        return None, following.number is None
    if match.re is forms.hedge_behind_comma and follows:
        return None, True
    if plain(match[1]) in forms.text.unsure_hedges and follows and plain(follows) not in forms.small:
        return None, True
    return match, False
