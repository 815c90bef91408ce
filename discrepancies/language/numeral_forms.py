"""One language's words for numbers as patterns and tables, made once: what numerals are found by."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import keyed, one_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.language.number_vocabulary import NumberWords

OF_MONEY = {"m": 10**6, "b": 10**9, "k": 10**3}
"""Signs that are units behind other numbers: metres, bytes, kelvin."""


class NumeralForms(NamedTuple):
    """One language's words for numbers as patterns and tables."""

    words: NumberWords
    factors: Mapping[str, int]
    measured: re.Pattern[str]
    """Digits, with the multiplier behind them that a quantity may have."""
    counted: re.Pattern[str]
    paid: re.Pattern[str]
    half: re.Pattern[str]
    a: re.Pattern[str]
    minus: re.Pattern[str]
    dozen: re.Pattern[str]
    and_half: re.Pattern[str]
    zero: re.Pattern[str]
    many: re.Pattern[str]
    few: re.Pattern[str]
    rounded: re.Pattern[str]
    of: re.Pattern[str]
    of_power: re.Pattern[str]
    multiplier: re.Pattern[str]
    point: re.Pattern[str]
    digit: re.Pattern[str]
    ones: Mapping[str, int]
    halves: Mapping[str, str]
    vague: Mapping[str, tuple[int, int]]
    rounds: Mapping[str, int]
    """`rounded` and `hedged` of the words."""
    always_rounded: frozenset[str]


@cache
def numeral_forms(code: str) -> NumeralForms:
    """The words for numbers of a language."""
    words = numbers_of(code)
    spaced = words.spaced
    factors = keyed({**words.times, **words.powers, **words.dozens, **words.plurals})
    signs = keyed({**words.short, **words.short_count})
    spelt = one_of((*words.times, *words.powers, *words.dozens), spaced=spaced)
    plurals = one_of((*words.times, *words.powers, *words.dozens, *words.plurals), spaced=spaced)
    minus = one_of(words.minus, spaced=spaced)
    signed = rf"(?P<minus>[-−] ?|(?:{minus}) ?)?(?P<digits>[.,]?[0-9](?:[.,'’ ]?[0-9](?![0-9]*/))*)"
    short, counted = (one_of(signs_of, spaced=spaced) for signs_of in (words.short, signs))
    glued_of = one_of(word for word in words.of if word.endswith("'"))
    of = rf"(?: (?:{one_of(words.of)})(?= )| (?:{glued_of}))?"
    blank = " " if spaced else " ?"

    ones = {**{word: number for word, number in words.spelt.items() if number < 10}, **dict.fromkeys(words.zero, 0)}

    def pattern(expression: str) -> re.Pattern[str]:
        return re.compile(expression, re.IGNORECASE)

    return NumeralForms(
        words=words,
        factors=OF_MONEY | factors | signs,
        measured=pattern(rf"{signed}(?: ?(?P<factor>{short}|{spelt}))?"),
        counted=pattern(rf"{signed}(?: ?(?P<factor>{counted}|{spelt}))?"),
        paid=pattern(rf"{signed}(?: ?(?P<factor>{one_of((*signs, *OF_MONEY), spaced=spaced)}|{spelt}))?"),
        half=pattern(
            rf"(?P<half>{one_of(words.halves, spaced=False)})(?: ?(?P<factor>{spelt})|(?= |$)|(?<=['’\u3400-\u9fff-])"
            rf"|(?=(?:{one_of(words.units, spaced=spaced)})))"
        ),
        a=pattern(rf"(?:{one_of(words.a, spaced=spaced)}){blank}(?P<factor>{spelt})"),
        minus=pattern(rf"(?:{minus}){blank}"),
        dozen=pattern(rf"{blank}(?P<dozen>{one_of(words.dozens, spaced=spaced)})"),
        and_half=pattern(rf"{blank}(?:{one_of(words.and_half, spaced=spaced)})(?:{blank}(?P<factor>{spelt}))?"),
        zero=pattern(one_of(words.zero, spaced=spaced)),
        many=pattern(rf"(?P<many>{one_of(words.many, spaced=spaced)}){of}"),
        few=pattern(
            rf"(?P<few>{one_of(words.few, spaced=spaced)})(?:{of}(?P<factors>(?:{blank}(?:{plurals})){{1,2}}))?{of}"
        ),
        rounded=pattern(rf"(?P<rounded>{one_of((*words.rounded, *words.hedged), spaced=spaced)}){of}"),
        of=pattern(of),
        of_power=pattern(rf"{of}{blank}(?:(?:{one_of(words.a, spaced=spaced)}){blank})?(?P<factor>{spelt})"),
        multiplier=pattern(plurals),
        point=pattern(rf"{blank}(?:{one_of(words.point, spaced=spaced)}){blank}"),
        digit=pattern(one_of(ones, spaced=spaced)),
        ones=keyed(ones),
        halves=keyed(words.halves),
        vague=keyed({**words.few, **words.many}),
        rounds=keyed({**words.hedged, **words.rounded}),
        always_rounded=frozenset(keyed(words.rounded)),
    )
