"""The grammar of hedged numbers that counts and quantities share: "at least about 500", "10 to 14", "dozens".

It turns words into an exact interval and leaves to the two kinds what differs between them: whether bounds
are whole numbers, and units. The words themselves are in `number_words`, the numbers in `numerals`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple, get_args

from discrepancies.language.number_words import ENGLISH, Limit
from discrepancies.language.numerals import EXACT, Number, multiplies, one_of, plain_number, read_number, two_numbers
from discrepancies.language.reading import Unreadable
from discrepancies.language.units import same_unit

if TYPE_CHECKING:
    from discrepancies.language.reading import Hedge

_W = ENGLISH
_HALF = Decimal("0.5")
_LIMITS: tuple[str, ...] = get_args(Limit)
_LOWER = ("at least", "more than")
_STRICT = ("more than", "less than")
_BEFORE_ROLES = {phrase: role for role, phrases in _W.before.items() for phrase in phrases}
_AFTER_ROLES = {phrase: role for role, phrases in _W.after.items() for phrase in phrases}
_BEFORE = re.compile(rf"({one_of(_BEFORE_ROLES)}) ?", re.IGNORECASE)
_AFTER_NUMBER = re.compile(rf" ?({one_of(_AFTER_ROLES)})", re.IGNORECASE)
_AT_END = re.compile(rf" ({one_of(_AFTER_ROLES)})$", re.IGNORECASE)
_NONE = re.compile(rf"(?:{one_of(_W.none)})(?: |$)", re.IGNORECASE)
_BETWEEN = re.compile(rf"{_W.between} ", re.IGNORECASE)
_FROM = re.compile(rf"{_W.from_} ", re.IGNORECASE)
_AND = re.compile(rf" {_W.and_} ", re.IGNORECASE)
_TO = re.compile(rf" {_W.to} | ?[–—] ?| - |(?<=[\w%])-(?=[0-9])", re.IGNORECASE)
_TWO_LIMITS = re.compile(rf",? (?:{_W.but}|{_W.and_}) |, ", re.IGNORECASE)
_OR = re.compile(rf"(?:^| ){_W.or_} ", re.IGNORECASE)
_SHARE = re.compile(rf"(?:{one_of(_W.shares)}) ", re.IGNORECASE)
_ANOTHER = re.compile(r"(?<![^\W\d_])(?<!\^)[0-9]")
"""A digit that is not the exponent of a unit."""


class Asked(NamedTuple):
    """What the grammar needs to know of the fact."""

    unit: str | None
    """The fact's own, which may stand before a number too."""
    tolerance: Decimal
    """How far "about" reaches, as a share of the number."""
    whole: bool
    """Whether decimals and negative numbers are refused."""


class Span(NamedTuple):
    """What a hedged number leaves possible, exact; None is no bound, and an open end is itself excluded."""

    low: Decimal | None
    high: Decimal | None
    soft_low: Decimal | None
    soft_high: Decimal | None
    hedge: Hedge
    low_open: bool = False
    high_open: bool = False
    low_unit: str = ""
    """As written, "" where none is."""
    high_unit: str = ""
    negative: bool = False
    """Whether a number in it is below zero as written, so that zero is no floor."""


class _Amount(NamedTuple):
    """One number with the width that its words give it."""

    low: Decimal
    high: Decimal
    soft_low: Decimal
    soft_high: Decimal
    hedge: Hedge
    low_open: bool = False
    high_open: bool = False


class _Written(NamedTuple):
    """One number as it stands there, its hedges and its unit apart."""

    number: Number
    limit: str
    blur: str
    unit: str


def read_span(text: str, asked: Asked) -> Span:
    """The exact interval that `text` leaves possible, in the units written.

    Raises:
        Unreadable: not a hedged number, or one that can be read in two ways.
    """
    limit, blur, rest = _hedges_before(text)
    if plain_number(rest) is not None:
        number = Decimal(rest)
        return _limited(_Written(Number(number, number), limit, blur, ""), text, asked)
    if not text.isascii():
        text = _in_plain_characters(text)
    if (match := _NONE.match(text)) and (match.end() == len(text) or same_unit(text[match.end() :], asked.unit)):
        return Span(Decimal(0), Decimal(0), Decimal(0), Decimal(0), "exact")
    limits = _TWO_LIMITS.split(text, maxsplit=2)
    if len(limits) == 2 and all(_hedges_before(part)[0] for part in limits):
        return _both(text, _hedged(limits[0], asked), _hedged(limits[1], asked))
    return _hedged(text, asked)


def _in_plain_characters(text: str) -> str:
    """All spaces made plain; digits other than 0 to 9 are refused: not every editor can check them."""
    for character in text:
        foreign = character.isdecimal() or (character.isnumeric() and not character.isdigit())
        if foreign and not character.isascii():
            raise Unreadable(f'"{character}" is none of the digits 0 to 9', "write the number in the digits 0 to 9")
    return " ".join(text.split())


def _hedged(text: str, asked: Asked) -> Span:
    limit, blur, rest = _hedges_before(text)
    ends = _ends(rest)
    if ends is None:
        return _limited(_single(text, rest, limit, blur, asked), text, asked)
    if limit or blur not in ("", "about"):
        raise Unreadable(f'"{text}" puts a hedge on a range', 'write the range alone: "10 to 14"')
    return _range(text, ends, blur, asked)


def _hedges_before(text: str) -> tuple[str, str, str]:
    """The limit and the blur that `text` starts with ("" where there is none), and what they stand before."""
    limit = blur = ""
    rest = text
    while match := _BEFORE.match(rest):
        role = _BEFORE_ROLES[match[1].lower()]
        if blur or (limit and role in ("plain", "exactly", *_LIMITS)):
            raise _contradiction(text)
        if role in _LIMITS:
            limit = role
        elif role != "plain":
            blur = role
        rest = rest[match.end() :]
    return limit, blur, rest


def _contradiction(text: str) -> Unreadable:
    return Unreadable(f'"{text}" has hedges that do not go together', 'write one: "at least 9" or "up to 9"')


def _ends(text: str) -> tuple[str, str] | None:
    """The two ends of a range, None where `text` is no range."""
    if between := _BETWEEN.match(text):
        ends = _AND.split(text[between.end() :])
    else:
        start = _FROM.match(text)
        ends = _TO.split(text[start.end() :] if start else text)
        if len(ends) == 1 and not start:
            return None
    if len(ends) != 2 or not all(ends):
        raise Unreadable(
            f'"{text}" is neither one number nor a range',
            'write a range as "10 to 14", a negative number as "-5"',
        )
    return ends[0], ends[1]


def _range(text: str, ends: tuple[str, str], blur: str, asked: Asked) -> Span:
    first, last = (_end(end, asked) for end in ends)
    if first.unit and not last.unit and not same_unit(first.unit, asked.unit):
        raise Unreadable(
            f'"{text}" has a unit with its first number only', f'write "{ends[0]} to {ends[1]} {first.unit}"'
        )
    number = _in_full(text, first.number, last.number)
    if number.low > last.number.high and first.unit in ("", last.unit):
        raise Unreadable(f'"{text}" runs backwards', "write the lower number first")
    low = _amount(number, first.blur or blur, text, asked)
    high = _amount(last.number, last.blur or blur, text, asked)
    return Span(
        low.low,
        high.high,
        low.soft_low,
        high.soft_high,
        "about" if blur else "range",
        low.low_open,
        high.high_open,
        first.unit or last.unit,
        last.unit or first.unit,
        number.low < 0,
    )


def _end(text: str, asked: Asked) -> _Written:
    limit, blur, rest = _hedges_before(text)
    if limit:
        raise _contradiction(text)
    number, unit, rest = _number(rest, asked)
    return _Written(number, limit, blur, _unit(text, unit, rest))


def _in_full(text: str, first: Number, last: Number) -> Number:
    """The first number of "1 to 2 million", which is in millions too.

    That is certain where it is the smaller one, by no more than ten times ("2 to 300 thousand" is not);
    where it is the larger one ("950,000 to 1 million") it can only stand for itself.
    """
    factor = Decimal(last.factor)
    bare = EXACT.divide(last.low, factor)
    if first.factor != 1 or last.factor == 1 or not first.high or (first.low > bare and not last.vague):
        return first
    if first.vague or last.vague or not first.low < bare <= EXACT.multiply(first.low, Decimal(10)):
        raise Unreadable(
            f'"{text}" does not say what its first number is multiplied by',
            'write both in full: "2,000 to 300,000"',
        )
    full = EXACT.multiply(first.low, factor)
    return Number(full, full, last.factor)


def _single(text: str, rest: str, limit: str, blur: str, asked: Asked) -> _Written:
    number, unit, rest = _number(rest, asked)
    if match := _AFTER_NUMBER.match(rest):
        rest = rest[match.end() :]
    elif match := _AT_END.search(rest):
        rest = rest[: match.start()]
    if match:
        role = _AFTER_ROLES[match[1].lower()]
        if role not in _LIMITS and blur in ("", role):
            blur = role
        elif role in _LIMITS and not limit and blur != "exactly":
            limit = role
        else:
            raise _contradiction(text)
    if limit and blur == "exactly":
        raise _contradiction(text)
    return _Written(number, limit, blur, _unit(text, unit, rest))


def _number(text: str, asked: Asked) -> tuple[Number, str, str]:
    """The number, the unit before it and the text behind it; one repeated in brackets must be the same."""
    unit = ""
    if asked.unit and text.startswith(asked.unit) and not text[len(asked.unit) - 1 :][:2].isalpha():
        unit, text = asked.unit, text[len(asked.unit) :].lstrip()
    number, rest = read_number(text, whole=asked.whole)
    if asked.unit and (number.factor != 1 or number.vague) and multiplies(asked.unit):
        raise Unreadable(
            f'"{text}" can have its multiplier from the number or from the unit "{asked.unit}"',
            f"write the number of {asked.unit} in plain digits",
        )
    if rest.startswith(("(", " (")):
        inside, closed, rest = rest.partition("(")[2].partition(")")
        again, more = read_number(inside.strip(), whole=asked.whole)
        if more or not closed or (again.low, again.high) != (number.low, number.high):
            raise Unreadable(f'"{text}" gives two different numbers', "write the one that the source means")
    return number, unit, rest


def _unit(text: str, before: str, rest: str) -> str:
    """The unit written before the number or behind it, once all else is understood."""
    rest = rest.strip()
    if not rest:
        return before
    if _OR.search(rest):
        raise Unreadable(f'"{text}" leaves open which', 'write one claim for each, or a range: "7 to 9"')
    if _SHARE.match(rest):
        raise Unreadable(f'"{text}" is a share, not a number', "write the number that the source gives")
    if _ANOTHER.search(rest):
        raise two_numbers(text)
    if before:
        raise Unreadable(f'"{rest}" is not understood behind the number', f'write "{text.removesuffix(rest).strip()}"')
    return rest


def _amount(number: Number, blur: str, text: str, asked: Asked) -> _Amount:
    low, high = number.low, number.high
    if number.vague:
        if blur:
            raise Unreadable(f'"{text}" is vague twice', "leave out the first hedge")
        return _vague(low, high, "vague")
    if blur in ("", "exactly"):
        return _Amount(low, high, low, high, "exact")
    if not low or (low < 0 and blur != "about"):
        raise Unreadable(f'how far "{text}" reaches is not certain', 'write the bounds: "0 to 5"')
    width = EXACT.multiply(low.copy_abs(), asked.tolerance)
    if blur != "just over":
        low = EXACT.subtract(low, width)
    if blur in ("about", "just over"):
        high = EXACT.add(high, width)
    return _vague(low, high, "about")._replace(low_open=blur == "just over", high_open=blur == "just under")


def _vague(low: Decimal, high: Decimal, hedge: Hedge) -> _Amount:
    """An interval whose width is not the source's: its soft ends lie twice as far from its middle."""
    half = EXACT.multiply(EXACT.subtract(high, low), _HALF)
    return _Amount(low, high, EXACT.subtract(low, half), EXACT.add(high, half), hedge)


def _limited(written: _Written, text: str, asked: Asked) -> Span:
    amount = _amount(written.number, written.blur, text, asked)
    limit, unit, negative = written.limit, written.unit, written.number.low < 0
    if not limit:
        return Span(*amount, unit, unit, negative)
    if limit in _LOWER:
        is_open = amount.low_open or limit in _STRICT
        return Span(amount.low, None, amount.soft_low, None, "at least", is_open, False, unit, unit, negative)
    is_open = amount.high_open or limit in _STRICT
    return Span(None, amount.high, None, amount.soft_high, "at most", False, is_open, unit, unit, negative)


def _both(text: str, one: Span, other: Span) -> Span:
    """What is above the one limit and below the other: "more than 5 but at most 9"."""
    lower, upper = (one, other) if other.low is None else (other, one)
    if lower.low is None or upper.high is None:
        raise _contradiction(text)
    return Span(
        lower.low,
        upper.high,
        lower.soft_low,
        upper.soft_high,
        "range",
        lower.low_open,
        upper.high_open,
        lower.low_unit or upper.high_unit,
        upper.high_unit or lower.low_unit,
        lower.negative,
    )
