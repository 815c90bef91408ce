"""A bare number at the start of a text: in digits, in words or vague, before any hedge or unit is thought of.

Kept apart from the hedges because this is where a misread digit would do the most harm. The words are the
language's, the digits are read in `digits`, and numbers in words in `spelt_numbers`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.language.digits import (
    COMMAS,
    EXACT,
    FRACTION,
    TENTH,
    THOUSAND,
    Number,
    digits_value,
    fraction_value,
    last_of,
    not_whole,
    power_of_ten,
    refuse_thousandths,
    within_limits,
)
from discrepancies.language.languages import ENGLISH, LANGUAGES, numbers_of
from discrepancies.language.numeral_forms import OF_MONEY, NumeralForms, numeral_forms
from discrepancies.language.parts_of_one import further_part, part_at
from discrepancies.language.phrases import one_of, plain
from discrepancies.language.reading import Unreadable
from discrepancies.language.spelt_numbers import Spelt, spelt_at

if TYPE_CHECKING:
    from discrepancies.language.languages import Style

_TEN, _HUNDRED = 10, 100
PLAIN = 15
"""Up to so many digits a number is below 2**53 and needs no grammar."""

_INSTEAD = 'write the number in digits, with a hedge where the source has one: "at least 9"'
_FRACTION = re.compile(rf"(?P<minus>[-−])?(?P<part>{FRACTION})")
_MIXED = re.compile(rf" ?(?P<fraction>[¼-¾⅐-⅞])|[ -](?P<digits>{FRACTION})")


def plain_number(text: str) -> float | None:
    """The number of a text that is nothing but a few digits: the fast way for most values there are."""
    if text.isdigit() and text.isascii() and len(text) <= PLAIN and (text[0] != "0" or text == "0"):
        return float(text)
    return None


def multiplies(unit: str) -> bool:
    """Whether a unit begins with a multiplier: "million USD", "thousands of tonnes"."""
    factors = numeral_forms(ENGLISH.code).factors
    first = unit.lower().split(maxsplit=1)[0]
    return first in factors or first.removesuffix("s") in factors


def is_multiplier(text: str) -> bool:
    """Whether a text begins with what multiplies a number in any of the languages, or as a sign."""
    first = plain(text.strip().partition(" ")[0]).removesuffix(".")
    return first in OF_MONEY or any(
        first in table or first.removesuffix("s") in table
        for table in (numeral_forms(code).factors for code in LANGUAGES)
    )


def other_multiplier(text: str, code: str) -> bool:
    """Whether a word of the text multiplies by another number in a language than in English: a French billion."""
    own, english = numeral_forms(code).factors, numeral_forms(ENGLISH.code).factors
    return any(own.get(word, 0) != english.get(word, own.get(word, 0)) for word in plain(text).split() if word in own)


def is_anothers(text: str, code: str) -> bool:
    """Whether a multiplier has the form that its language keeps for less than two: "3 billion" is no French."""
    return _of_many(code).search(text) is not None


@cache
def _of_many(code: str) -> re.Pattern[str]:
    words = one_of(numbers_of(code).below_two)
    return re.compile(rf"(?<![0-9.,])(?:[2-9]|[1-9][0-9]+)(?:[.,][0-9]+)? (?:{words})", re.IGNORECASE)


def read_number(
    text: str, *, whole: bool, style: Style = ENGLISH, money: bool = False, hedged: bool = False, partial: bool = False
) -> tuple[Number, str]:
    """The number that `text` starts with, and the text behind it.

    `whole` refuses what is negative, and decimals unless a multiplier makes them whole ("1.2 million"); `hedged`
    says that a hedge stands before it, where "тысячи" is one thousand and not several; `partial` that what
    multiplies it may stand behind another one: "1.5-2 million".

    Raises:
        Unreadable: no number, or one that can be read in two ways.
    """
    if plain_number(text) is not None:
        return Number(Decimal(text), Decimal(text), last=Decimal(1)), ""
    forms = numeral_forms(style.code)
    pattern = forms.paid if money else forms.counted if whole else forms.measured
    is_count, whole = whole, whole and not partial
    if not whole and (match := _FRACTION.match(text)):
        value = fraction_value(match["part"])
        value = value.copy_negate() if match["minus"] else value
        return Number(value, value, last=TENTH, point=True), text[match.end() :]
    if match := pattern.match(text):
        if money and not match["factor"]:
            refuse_thousandths(match["digits"], style.sign)
        value = digits_value(match["digits"], style.sign, whole=is_count)
        return _in_digits(match, value, text[match.end() :], style, whole)
    if (match := forms.half.match(text)) and (match["factor"] or not whole):
        factor = forms.factors[plain(match["factor"])] if match["factor"] else 1
        value = EXACT.multiply(Decimal(forms.halves[plain(match["half"])]), Decimal(factor))
        number = _exactly(value, factor, match[0], style, whole)._replace(part=value < 1)
        return _joined(number, text[match.end() :], forms)
    if found := _part(text, style, whole) or _in_words(text, forms, style, whole, hedged=hedged):
        return found
    if match := forms.a.match(text):
        factor = forms.factors[plain(match["factor"])]
        return _with_half(Number(Decimal(factor), Decimal(factor), factor), match[0], text[match.end() :], style, whole)
    if match := re.match(r"[^0-9]+(?=[0-9])", text):
        raise Unreadable(f'"{match[0].strip()}" before the number is not understood', _INSTEAD)
    raise Unreadable(f'"{text}" is not a number' if text else "there is no number", _INSTEAD)


def _in_digits(match: re.Match[str], value: Decimal, rest: str, style: Style, whole: bool) -> tuple[Number, str]:
    forms, digits = numeral_forms(style.code), match["digits"]
    power, rest = (Decimal(1), rest) if match["factor"] else power_of_ten(match[0], rest, whole=whole)
    if whole and not match["factor"] and re.match(r" ?[^\W\d_]", rest) and is_multiplier(rest):
        raise Unreadable(f'"{rest.strip()}" behind the number is not understood', "write the number in full, in digits")
    mixed = None if whole or match["factor"] else _MIXED.match(rest)
    if mixed:
        value = EXACT.add(value, fraction_value(mixed["fraction"] or mixed["digits"]))
        rest = rest[mixed.end() :]
    factor = forms.factors[plain(match["factor"])] if match["factor"] else 1
    if mixed and (multiplier := forms.multiplier.match(rest.lstrip())):
        factor, rest = forms.factors[plain(multiplier[0])], rest.lstrip()[multiplier.end() :]
    if match["minus"]:
        value = value.copy_negate()
    full = EXACT.multiply(EXACT.multiply(value, Decimal(factor)), power)
    if power == 1:
        full = _checked(full, match, style, whole)
    scale = EXACT.multiply(power, Decimal(factor if factor >= THOUSAND else 1))
    last = EXACT.multiply(TENTH if mixed else last_of(digits, style.sign), scale)
    point = last < scale
    full, smallest, rest = _with_smaller(full, factor, rest, style)
    if smallest < factor:
        last, point = Decimal(smallest), False
    grouped = bool(re.search(r"[.,'’ ][0-9]{3}$", digits))
    number = Number(full, full, factor, grouped=grouped, last=last, point=point)
    return _with_half(number, match[0], rest, style, whole)


def _with_smaller(value: Decimal, factor: int, rest: str, style: Style) -> tuple[Decimal, int, str]:
    """The number with what smaller multipliers behind it add, and the smallest: "2 crore 30 lakh", 1亿2000万."""
    forms = numeral_forms(style.code)
    while factor > 1 and (match := forms.measured.match(rest.removeprefix(" "))):
        smaller = forms.factors[plain(match["factor"])] if match["factor"] else factor
        if match["minus"] or smaller >= factor:
            break
        part = EXACT.multiply(digits_value(match["digits"], style.sign, whole=False), Decimal(smaller))
        if part >= factor:
            break
        value, factor, rest = EXACT.add(value, part), smaller, rest.removeprefix(" ")[match.end() :]
    return value, factor, rest


def _decimals(text: str, forms: NumeralForms, code: str) -> tuple[str, int]:
    """The decimals that stand in words behind a number ("point two five"), "" where none do, and where they end."""
    blank = " " if forms.words.spaced else ""
    match = forms.point.match(text)
    digits, end, at = "", 0, match.end() if match else 0
    while match:
        if two := _two_decimals(text, at, forms, code):
            return digits + two[0], two[1]
        digit = forms.digit.match(text, at)
        if digit is None:
            break
        digits, end = digits + str(forms.ones[plain(digit[0])]), digit.end()
        if not text.startswith(blank, end):
            break
        at = end + len(blank)
    return digits, end


def _two_decimals(text: str, at: int, forms: NumeralForms, code: str) -> tuple[str, int] | None:
    """The two decimals of "point seventy-one" and where they end, before what may multiply them."""
    spelt = spelt_at(text, at, code) if forms.words.spaced else None
    if spelt is None or not _TEN <= spelt.value // spelt.factor < _HUNDRED:
        return None
    multiplier = forms.multiplier.search(text, at, spelt.end) if spelt.factor > 1 else None
    if spelt.factor > 1 and multiplier is None:
        return None
    end = multiplier.start() if multiplier else spelt.end
    return str(spelt.value // spelt.factor), at + len(text[at:end].rstrip())


def _checked(value: Decimal, match: re.Match[str], style: Style, whole: bool) -> Decimal:
    """The value; of a count one that has no decimals but zeros, and not three of them."""
    tail = match["digits"].rpartition("," if style.sign in COMMAS else ".")
    if whole and not match["factor"] and tail[1] and (value != value.to_integral_value() or len(tail[2]) == 3):
        raise not_whole(match[0], style.sign)
    return within_limits(value, match[0], style.sign, whole=whole)


def _with_half(number: Number, written: str, rest: str, style: Style, whole: bool) -> tuple[Number, str]:
    """The number with "and a half" behind it and what that half is multiplied by."""
    forms = numeral_forms(style.code)
    if found := _with_part(number, written, rest, style, whole):
        return found
    match = forms.and_half.match(rest)
    if (
        match is None
        or (match["factor"] and number.factor != 1)
        or (whole and number.factor == 1 and not match["factor"])
    ):
        return _joined(number, rest, forms)
    factor = forms.factors[plain(match["factor"])] if match["factor"] else number.factor
    value = EXACT.add(number.low, EXACT.multiply(Decimal("0.5"), Decimal(number.factor)))
    if match["factor"]:
        value = EXACT.multiply(value, Decimal(factor))
    full = _exactly(value, factor, written + match[0], style, whole)
    return _joined(full, rest[match.end() :], forms)


def _part(text: str, style: Style, whole: bool) -> tuple[Number, str] | None:
    """A part of one in words, or of what multiplies it: "three quarters of a million"."""
    forms = numeral_forms(style.code)
    minus = forms.minus.match(text)
    found = part_at(text, minus.end() if minus else 0, style.code)
    if found is None:
        return None
    value, end = found[0].copy_negate() if minus else found[0], found[1]
    factor, end = _multiplied(text, end, forms)
    if whole and factor == 1:
        return None
    number = _exactly(EXACT.multiply(value, Decimal(factor)), factor, text[:end], style, whole)
    return _joined(number._replace(part=factor == 1), text[end:], forms)


def _multiplied(text: str, end: int, forms: NumeralForms) -> tuple[int, int]:
    """What multiplies a part of one that ends at `end`, and where that ends: "of a million"."""
    match = forms.of_power.match(text, end)
    return (forms.factors[plain(match["factor"])], match.end()) if match else (1, end)


def _with_part(number: Number, written: str, rest: str, style: Style, whole: bool) -> tuple[Number, str] | None:
    """The number with a part of one behind it and what multiplies both: "five and a quarter million"."""
    found = None if number.vague or number.factor != 1 else further_part(rest, style.code)
    if found is None:
        return None
    forms = numeral_forms(style.code)
    factor, end = _multiplied(rest, found[1], forms)
    if whole and factor == 1:
        return None
    part = found[0].copy_negate() if number.low < 0 else found[0]
    value = EXACT.multiply(EXACT.add(number.low, part), Decimal(factor))
    return _joined(_exactly(value, factor, written + rest[:end], style, whole), rest[end:], forms)


def _joined(number: Number, rest: str, forms: NumeralForms) -> tuple[Number, str]:
    """The number without the "of" that some languages have between a million and its noun."""
    if forms.words.powers_take_of and number.factor != 1 and (match := forms.of.match(rest)):
        rest = rest[match.end() :]
    return number, rest


def _in_words(text: str, forms: NumeralForms, style: Style, whole: bool, *, hedged: bool) -> tuple[Number, str] | None:
    if (match := forms.rounded.match(text)) and (hedged or plain(match["rounded"]) in forms.always_rounded):
        value = Decimal(forms.rounds[plain(match["rounded"])])
        return Number(value, value, rounded=not hedged), text[match.end() :]
    many = forms.many.match(text)
    minus = forms.minus.match(text)
    start = minus.end() if minus else 0
    spelt = spelt_at(text, start, style.code, hedged=hedged)
    if many and (spelt is None or spelt.end < many.end() or (spelt.end == many.end() and not hedged)):
        low, high = forms.vague[plain(many["many"])]
        return Number(Decimal(low), Decimal(high), vague=True), text[many.end() :]
    few = forms.few.match(text)
    if few and (spelt is None or spelt.end <= few.end()):
        return _few(few, forms), text[few.end() :]
    if spelt is None:
        zero = forms.zero.match(text, start)
        return None if zero is None else (Number(Decimal(0), Decimal(0)), text[zero.end() :])
    count, factor, end = spelt.value, spelt.factor, spelt.end
    if (dozen := forms.dozen.match(text, end)) and _takes_dozens(spelt, forms):
        factor = forms.factors[plain(dozen["dozen"])]
        count, end = count * factor, dozen.end()
    decimals, after = _decimals(text[end:], forms, style.code)
    value, end, factor = Decimal(f"{count}.{decimals or 0}"), end + after, 1 if decimals else factor
    multiplier = forms.multiplier.match(text[end:].lstrip()) if decimals else None
    if multiplier and forms.factors[plain(multiplier[0])] > _HUNDRED:  # "virgule cinq cents" may be .500
        factor = forms.factors[plain(multiplier[0])]
        end = len(text) - len(text[end:].lstrip()) + multiplier.end()
        value = EXACT.multiply(value, Decimal(factor))
    number = _exactly(value.copy_negate() if minus else value, factor, text[:end], style, whole)
    if decimals:
        number = number._replace(last=EXACT.multiply(Decimal(1).scaleb(-len(decimals)), Decimal(factor)), point=True)
    return _with_half(number, text[:end], text[end:], style, whole)


def _takes_dozens(spelt: Spelt, forms: NumeralForms) -> bool:
    """Whether dozens behind it are all multiplied; "three hundred and two dozen" may be 324."""
    return spelt.value < _HUNDRED or spelt.factor > 1 or not forms.words.spaced


def _few(match: re.Match[str], forms: NumeralForms) -> Number:
    low, high = forms.vague[plain(match["few"])]
    factor = 1
    for word in forms.multiplier.findall(match["factors"] or ""):
        factor *= forms.factors[plain(word)]
    return Number(Decimal(low * factor), Decimal(high * factor), factor, vague=True)


def _exactly(value: Decimal, factor: int, written: str, style: Style, whole: bool) -> Number:
    value = within_limits(value, written, style.sign, whole=whole)
    return Number(value, value, factor)
