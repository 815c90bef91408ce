"""A bare amount at one place of a text: digits as each language groups them, number words, vague words.

Apart from hedges and units, because this is where a misread sign does the most harm: what is not well-formed is
refused as a whole, so that "one two three" or 1,00,000 leave no part that looks like a number.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import SPACE, any_of, pattern, plain
from discrepancies.language.digits import EXACT, LARGEST
from discrepancies.language.numerals import read_number
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_SPACES = " \u00a0\u2009\u202f"
_DIGITS = re.compile(
    rf"(?P<spaced>[1-9][0-9]{{0,2}}(?:[{_SPACES}][0-9]{{3}}){{1,4}}(?:[.,][0-9]{{1,9}})?)(?![.,'’]?[0-9]|[{_SPACES}][0-9])"
    r"|[0-9]++(?:[.,'’][0-9]++)*+"
)
_MORE = {"en": {"lakh": 10**5, "lakhs": 10**5, "crore": 10**7, "crores": 10**7, "bn": 10**9, "mn": 10**6}}
"""Further words that multiply the number before them."""
_MULTIPLIERS = (
    "lakh lakhs lac lacs crore crores hundred thousand million millions milliard milliards billion billions trillion "
    "trillions quadrillion mn bn tn trn mille mil mill millón millones mio mrd millionen milliarden tausend "
    "milioni miliardi mila тысяч тысячи тыс млн млрд миллионов миллиардов тисяч мільйонів мільярдів"
)
_TENS_OF_HUNDREDS = re.compile(r"(?:ten|ty) hundred")
_LONGEST = 24
_MOST_WORDS = 20
_PLAIN = re.compile(r"(?:0|[1-9][0-9]{0,14})")
_QUOTED_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:['’][0-9]{3})+")
_BY_POINT = {
    point: (
        re.compile(rf"[1-9][0-9]{{0,2}}(?:{re.escape(comma)}[0-9]{{3}})+(?:{re.escape(point)}[0-9]+)?"),
        re.compile(rf"(?:0|[1-9][0-9]*){re.escape(point)}[0-9]+"),
    )
    for point, comma in (".,", ",.")
}
_ONE_SIGN = re.compile(r"(?:0|[1-9][0-9]*)\.(?:[0-9]{1,2}|[0-9]{4,})")
_COMMA_THOUSANDS = re.compile(r"[1-9][0-9]{0,2}(?:,[0-9]{3})+")


class Amount(NamedTuple):
    """An amount and where it ends; without values it is one that cannot be read."""

    end: int
    values: tuple[str, ...]
    """In English and in full, the likeliest reading first."""
    factor: int = 1
    """What a multiplier behind it made of it."""
    in_words: bool = False
    is_vague: bool = False
    is_one: bool = False
    """Whether it is a word for one that may be no number at all."""
    is_bare: bool = False
    """Whether it is digits alone, with nothing between them."""


class _Patterns(NamedTuple):
    """What a language's tables come to."""

    halves: re.Pattern[str]
    vague: re.Pattern[str]
    words: re.Pattern[str]
    power: re.Pattern[str]
    more: re.Pattern[str]
    multiplier: re.Pattern[str]
    short: re.Pattern[str]
    vague_behind: re.Pattern[str]
    well_formed: re.Pattern[str]


def amount_at(text: str, place: int, language: Language) -> Amount | None:
    """The amount that begins at `place`; None if none does."""
    if text[place : place + 1].isdigit():
        return _in_digits(text, place, language)
    patterns = _patterns(language.code)
    if match := patterns.halves.match(text, place):
        return Amount(match.end(), (said(Decimal(language.halves[plain(match[0])])),), 10, in_words=True)
    if match := patterns.vague.match(text, place):
        return Amount(match.end(), (language.vague[plain(match[0])],), in_words=True, is_vague=True)
    match = patterns.words.match(text, place)
    found = match and _multiplied(text, _in_words(match, language), language)
    if found and (behind := patterns.vague_behind.match(text, found.end)):
        return Amount(behind.end(), ())
    return found


def amount_phrases(language: Language) -> tuple[str, ...]:
    """All that an amount in words may begin with."""
    articles = (
        f"{article} {word}" for article in ("a", "an") for word in ("hundred", *language.thousand, *language.dozens)
    )
    begun = articles if not language.grammar else ()
    return (*language.spelt, *begun, *language.thousand, *language.dozens, *language.halves, *language.vague)


def number_word(language: Language) -> str:
    """A pattern for any single word of a number above one."""
    return any_of(word for word in language.spelt if word not in language.ones)


def _in_digits(text: str, place: int, language: Language) -> Amount | None:
    match = _DIGITS.match(text, place)
    if match is None:
        return None
    if match.end() - place > _LONGEST:
        return Amount(match.end(), ())
    numbers = _grouped(match[0], language)
    end, factor = match.end(), 1
    patterns = _patterns(language.code)
    if multiplied := patterns.power.match(text, end) or patterns.short.match(text, end):
        end, factor = multiplied.end(), _factor(plain(multiplied[1]), language)
        numbers = tuple(EXACT.multiply(number, Decimal(factor)) for number in numbers)
    if any(number > LARGEST for number in numbers):
        numbers = ()
    is_bare = factor == 1 and match[0].isdigit()
    return _multiplied(text, Amount(end, tuple(map(said, numbers)), factor, is_bare=is_bare), language)


def _multiplied(text: str, amount: Amount, language: Language) -> Amount:
    """An amount with "lakh" or "bn" behind it; without values before any other multiplier, for it is part of one."""
    patterns = _patterns(language.code)
    if amount.values and amount.factor == 1 and (match := patterns.more.match(text, amount.end)):
        factor = _MORE[language.code][plain(match[1])]
        numbers = [EXACT.multiply(Decimal(value.replace(",", "")), Decimal(factor)) for value in amount.values]
        values = tuple(said(number) for number in numbers if number <= LARGEST)
        amount = Amount(match.end(), values, factor, in_words=amount.in_words)
    if match := patterns.multiplier.match(text, amount.end):
        return Amount(match.end(), ())
    return amount


def _grouped(digits: str, language: Language) -> tuple[Decimal, ...]:
    """The numbers that digits can be, by the language's way to group them; none where they are ill-formed."""
    if _PLAIN.fullmatch(digits):
        return (Decimal(digits),)
    if any(space in digits for space in _SPACES):
        joined = "".join(character for character in digits if character not in _SPACES)
        return (Decimal(joined.replace(",", ".")),)
    if _QUOTED_THOUSANDS.fullmatch(digits):
        return (Decimal(digits.replace("'", "").replace("’", "")),)
    point = language.point
    comma = "," if point == "." else "."
    grouped, decimal = _BY_POINT[point]
    found: list[Decimal] = []
    if grouped.fullmatch(digits) or decimal.fullmatch(digits):
        found.append(Decimal(digits.replace(comma, "").replace(point, ".")))
    if language.point == ",":
        # A point before other than three digits groups nothing; and Mexico writes thousands as English does.
        if not found and _ONE_SIGN.fullmatch(digits):
            found.append(Decimal(digits))
        if language.code == "es" and _COMMA_THOUSANDS.fullmatch(digits):
            found.append(Decimal(digits.replace(",", "")))
    return tuple(found)


def _in_words(match: re.Match[str], language: Language) -> Amount:
    words = plain(match[0])
    read, length = _spelt(words, language.code)
    end = match.end() if length == len(words) else match.start() + _place_of(match[0], len(words[:length].split()))
    if read is None:
        return Amount(end, ())
    number, factor = read
    return Amount(end, (said(number),), factor, in_words=True, is_one=words[:length] in language.ones and number == 1)


def _place_of(written: str, words: int) -> int:
    """Where the n-th of the words ends."""
    return [match.end() for match in re.finditer(r"\S+", written)][words - 1]


_Read = tuple[Decimal, int] | None


@lru_cache(maxsize=4096)
def _spelt(words: str, code: str) -> tuple[_Read, int]:
    """The number that words begin with and its factor, None where they cannot be read, and how long they are."""
    language = KNOWN[code]
    return _english(words) if not language.grammar else _by_grammar(words, language)


def _english(words: str) -> tuple[_Read, int]:
    """As the kinds read a value; "seven and nine" is two numbers, of which this is the first."""
    part = words
    if _TENS_OF_HUNDREDS.search(words):
        return None, len(words)
    while True:
        try:
            number, rest = read_number(part, whole=False)
        except Unreadable:
            rest = part
        if not rest:
            return (number.low, number.factor), len(part)
        part, joined, _ = part.rpartition(" and ")
        if not joined:
            return None, len(words)


def _by_grammar(words: str, language: Language) -> tuple[_Read, int]:
    """As the language's own grammar has it; text2num takes much that is none, so it is not asked."""
    match = _patterns(language.code).well_formed.match(words)
    if match is None:
        return None, len(words)
    number, rest = _sum(match[0], language), words[match.end() :]
    factor = 10**6 if number >= 10**6 else 1000 if number >= 1000 and match[0].split()[-1] == "mil" else 1
    first, _, more = rest.strip().partition(" ")
    if first in language.dozens and not more:
        return (Decimal(number * language.dozens[first]), language.dozens[first]), len(words)
    if rest and first != language.joins:
        return None, len(words)
    return (Decimal(number), factor), match.end()


def _sum(words: str, language: Language) -> int:
    total = thousands = below = 0
    for word in words.split():
        power = language.thousand.get(word)
        if power is None:
            below += language.spelt.get(word, 0)
        elif power == 1000:
            thousands, below = thousands + (below or 1) * 1000, 0
        else:
            total, thousands, below = total + (thousands + below) * power, 0, 0
    return total + thousands + below


def said(number: Decimal) -> str:
    """A number as a claim has it: 1.5, 650, 2,200,000."""
    whole = number.to_integral_value()
    if number != whole:
        return f"{number:,f}"
    return f"{int(whole):,}" if whole >= 10_000 else str(int(whole))


def _factor(word: str, language: Language) -> int:
    for table in (language.thousand, language.dozens, language.short):
        if word in table:
            return table[word]
    return {"hundred": 100}[word]


@cache
def _patterns(code: str) -> _Patterns:
    language = KNOWN[code]
    powers = (*language.thousand, *language.dozens, *(() if language.grammar else ("hundred",)))
    each = any_of((*language.spelt, *powers))
    joins = rf"(?:{language.joins}{SPACE})?"
    comma = rf"(?:(?<=thousand)|(?<=million)|(?<=billion)),{SPACE}|" if not language.grammar else ""
    article = rf"(?:an?{SPACE}(?={any_of(powers)}))?" if not language.grammar else ""
    return _Patterns(
        halves=pattern(rf"(?:{any_of(language.halves)})"),
        vague=pattern(rf"(?:{any_of(language.vague)})"),
        words=pattern(rf"{article}(?:{each})(?:(?:{comma}-|{SPACE}{joins})(?:{each})){{0,{_MOST_WORDS}}}"),
        power=pattern(rf"(?:{SPACE}|-)({any_of(powers)})"),
        short=pattern(rf"({any_of(language.short)})" if language.short else "(?!)"),
        more=pattern(rf"{SPACE}({any_of(_MORE.get(code, ()))})"),
        multiplier=pattern(rf"{SPACE}(?:{any_of(word for word in _MULTIPLIERS.split() if word not in powers)})"),
        vague_behind=pattern(rf"{SPACE}(?:{any_of(word for word in language.vague if ' ' not in word)})"),
        well_formed=re.compile(language.grammar),
    )
