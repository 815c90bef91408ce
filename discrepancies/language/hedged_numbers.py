"""The grammar of hedged numbers that counts and quantities share: "at least about 500", "10 to 14", "dozens".

It turns words into an exact interval and leaves to the two kinds what differs between them: whether bounds
are whole numbers, and units. The words themselves are in `number_vocabulary`, the numbers in `numerals`.
"""

from __future__ import annotations

import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.amounts import LIMITS, Asked, Span, Written, amount, both, contradiction, limited, stretch
from discrepancies.language.composed import clock_at, composed, of_one, one_unit
from discrepancies.language.currencies import currency_before, same_currency
from discrepancies.language.digits import EXACT, PARTS, Number, grain_of, last_digit, not_whole, two_numbers
from discrepancies.language.hedge_forms import HedgeForms, hedge_forms, in_two_limits
from discrepancies.language.languages import styles_of
from discrepancies.language.numerals import (
    is_anothers,
    is_multiplier,
    multiplies,
    other_multiplier,
    plain_number,
    read_number,
)
from discrepancies.language.phrases import plain
from discrepancies.language.ranges import in_full, leaves_open, refuse_share, refuse_shortened
from discrepancies.language.reading import Unreadable
from discrepancies.language.shares import share_at
from discrepancies.language.units import in_factors, in_unit, same_unit, sign_for, sign_of

if TYPE_CHECKING:
    from discrepancies.language.reading import Context

_SAME_IN_BRACKETS = re.compile(r"(?P<unit>[^()]*?) ?\((?P<inside>[^()]+)\)(?P<behind>[^()]*)")
_MARKS = re.compile("[\u0640\u064b-\u0652\u0670]")
"""Vowel signs and stretching strokes, which Arabic is written with or without."""
_WITH_ALEF = re.compile("\u064b\u0627|\u0627\u064b")
"""An ending that is written or not; without its vowel sign "ألفا" would be two thousand."""
_BESIDE_UNSPACED = re.compile(r"(?<=[\u3400-\u9fff]) | (?=[\u3400-\u9fff])")
_TWO_BLANKS = re.compile("  +")
_HYPHENED = re.compile(r"\A-(?=[^\W\d_]{2,})")
"""What joins a number and its unit before a noun: "a 12-mile fence"."""
GIVE_OR_TAKE = re.compile(r" ?(?:±|\+/[-−]|\+[-−]) ?(?=[0-9])")
_FROM_OLD_TO_YOUNG = frozenset({"Ma", "Ga", "ka", "Mya", "mya", "kya", "BP"})
"""Units of time before now, of which the greater number comes first."""
_IN_FULL = "write the number in full, in digits, with its unit alone"
_IN_ENGLISH = re.compile("[a-z]{2}", re.IGNORECASE)
_ANOTHER = re.compile(r"(?<![^\W\d_])(?<!\^)[0-9]")
"""A digit that is not the exponent of a unit."""


def read_span(text: str, asked: Asked) -> Span:
    """The exact interval that `text` leaves possible, in the units written.

    Raises:
        Unreadable: not a hedged number, or one that can be read in two ways.
    """
    forms = hedge_forms(asked.style.code)
    text = _TWO_BLANKS.sub(" ", text)
    limit, blur, rest = _hedges_before(text, forms)
    if plain_number(rest) is not None:
        return limited(Written(read_number(rest, whole=True)[0], limit, blur, ""), text, asked)
    if not text.isascii():
        text = _in_plain_characters(text, asked, forms)
    if not asked.whole:
        text = in_factors(text)
    if (match := forms.none.match(text)) and (
        match.end() == len(text) or _noun(text[match.end() :], asked, forms) == asked.unit is not None
    ):
        return Span(Decimal(0), Decimal(0), Decimal(0), Decimal(0), "exact")  # it stays none, however it is read
    if _means_people(asked, forms) and (persons := forms.persons.get(plain(_hedges_before(text, forms)[2]))):
        text = f"{text.removesuffix(_hedges_before(text, forms)[2])}{persons}"
    if limits := in_two_limits(text, forms):
        return both(text, _hedged(limits[0], asked, forms), _hedged(limits[1], asked, forms))
    return _hedged(text, asked, forms)


def _in_plain_characters(text: str, asked: Asked, forms: HedgeForms) -> str:
    """Blanks made plain, and the language's own digits 0 to 9; others are refused: not every editor can check them."""
    text = _MARKS.sub("", _WITH_ALEF.sub("", text.translate(forms.digits)))
    for character in text:
        foreign = character.isdecimal() or (character.isnumeric() and not character.isdigit())
        if (
            foreign
            and not character.isascii()
            and character not in forms.known
            and (asked.whole or character not in PARTS)
        ):
            raise Unreadable(f'"{character}" is none of the digits 0 to 9', "write the number in the digits 0 to 9")
    text = " ".join(text.split())
    if forms.words.spaced:
        return text
    to = forms.words.to[0]
    return forms.side_by_side.sub(
        lambda found: f"{found[0][0]}{found['scale']}{to}{found[0][1:]}",
        _BESIDE_UNSPACED.sub("", text),
    )


def _hedged(text: str, asked: Asked, forms: HedgeForms) -> Span:
    limit, blur, rest = _hedges_before(text, forms)
    if found := _alternatives(text, rest, asked, forms):
        ends, joint = found, ""
    else:
        ends, joint = _ends(rest, forms)
    if not joint and not found:
        return limited(_single(text, rest, Hedges(limit, blur), asked, forms), text, asked)
    if limit or blur not in ("", "about"):
        raise Unreadable(f'"{text}" puts a hedge on a range', 'write the range alone: "10 to 14"')
    if GIVE_OR_TAKE.match(f"{joint}0"):
        return _give_or_take(text, ends, asked, forms)
    return _range(text, ends, blur, asked, joint)


def _hedges_before(text: str, forms: HedgeForms) -> tuple[str, str, str]:
    """The limit and the blur that `text` starts with ("" where there is none), and what they stand before."""
    limit = blur = ""
    rest = text
    while match := forms.before.match(rest):
        role = forms.before_roles[plain(match[1])]
        if role == "article":
            rest = rest[match.end() :]
            continue
        if blur or (limit and role in ("plain", "exactly", *LIMITS)):
            raise contradiction(text)
        if role in LIMITS:
            limit = role
        elif role != "plain":
            blur = role
        rest = rest[match.end() :]
    if article := forms.article.match(rest):
        rest = rest[article.end() :]
    return limit, blur, rest


def _alternatives(text: str, rest: str, asked: Asked, forms: HedgeForms) -> tuple[str, str] | None:
    """The ends of "9 or 10", the lower first; None where `text` names no two numbers.

    Raises:
        Unreadable: numbers between which there are others.
    """
    match = forms.or_.search(rest)
    if match is None or not match.start() or forms.after_number.match(rest, match.start()):
        return None
    try:
        one, other = (_end(end, asked, forms) for end in (rest[: match.start()], rest[match.end() :]))
    except Unreadable:
        return None
    ends = (rest[: match.start()], rest[match.end() :])
    if one.number.low > other.number.low:
        one, other, ends = other, one, (ends[1], ends[0])
    if (
        not asked.whole
        or (one.unit and not other.unit and one.unit != asked.unit)
        or other.number.low - one.number.low != 1
    ):
        raise leaves_open(text, f"{ends[0]} {forms.words.to[0]} {ends[1]}")
    return ends


def _ends(text: str, forms: HedgeForms) -> tuple[tuple[str, str], str]:
    """The two ends of a range and what stands between them; "" where `text` is no range."""
    behind = forms.at_end.search(text)
    if behind and forms.after_roles[plain(behind[1])] == "plain":
        text = text[: behind.start()]
    if opening := forms.between.match(text):
        joints = list(forms.and_.finditer(text, opening.end()))
    elif not (joints := list(GIVE_OR_TAKE.finditer(text))):
        opening = forms.from_.match(text)
        behind = forms.at_end.search(text)
        joints = list(forms.to.finditer(text, opening.end() if opening else 0, behind.start() if behind else len(text)))
        if not joints and not opening:
            return ("", ""), ""
    start = opening.end() if opening else 0
    ends = (text[start : joints[0].start()], text[joints[0].end() :]) if len(joints) == 1 else ("", "")
    if not all(ends):
        raise Unreadable(
            f'"{text}" is neither one number nor a range',
            'write a range as "10 to 14", a negative number as "-5"',
        )
    return ends, joints[0][0]


def _give_or_take(text: str, ends: tuple[str, str], asked: Asked, forms: HedgeForms) -> Span:
    """The interval around a number that "±" gives."""
    middle, width = (_end(end, asked, forms) for end in ends)
    if middle.unit and width.unit and not same_unit(middle.unit, width.unit):
        raise two_numbers(text)
    low = EXACT.subtract(middle.number.low, width.number.low)
    high = EXACT.add(middle.number.low, width.number.low)
    unit, digit = middle.unit or width.unit, last_digit(width.number)
    if asked.whole and (low != low.to_integral_value() or high != high.to_integral_value()):
        raise two_numbers(text)
    return Span(low, high, low, high, "range", False, False, unit, unit, low < 0, digit, digit)


def _range(text: str, ends: tuple[str, str], blur: str, asked: Asked, joint: str) -> Span:
    forms = hedge_forms(asked.style.code)
    first, last = (_end(end, asked, forms) for end in ends)
    to = forms.words.to[0]
    if first.unit and not last.unit and not asked.money and not same_unit(first.unit, asked.unit):
        raise Unreadable(
            f'"{text}" has a unit with its first number only', f'write "{ends[0]} {to} {ends[1]} {first.unit}"'
        )
    if last.number.part:
        refuse_share(text, asked.unit, first.unit or last.unit)
    if asked.whole and last.number.high != last.number.high.to_integral_value():
        raise not_whole(ends[1], asked.style.sign)
    number = in_full(text, first.number, last.number)
    if asked.whole:
        for end in ends if number is first.number else ends[1:]:
            read_number(_hedges_before(end, forms)[2], whole=True, style=asked.style)  # now that no multiplier follows
    if number.low > last.number.high and first.unit in ("", last.unit):
        if last.unit not in _FROM_OLD_TO_YOUNG:
            hedges = text.removesuffix(_hedges_before(text, forms)[2])
            other_order = f': "{hedges}{ends[1]} {to} {ends[0]}"' if number.factor == last.number.factor else ""
            raise Unreadable(f'"{text}" runs backwards', f"write the lower number first{other_order}")
        first, number, last = last._replace(number=number), last.number, last._replace(number=number)
    refuse_shortened(text, (number, last.number), joint, to)
    low = amount(number, first.blur or blur, text, asked)
    high = amount(last.number, last.blur or blur, text, asked)
    units = first.unit or last.unit, last.unit or first.unit
    return stretch(low, high, units, "about" if blur else "range")


def _end(text: str, asked: Asked, forms: HedgeForms) -> Written:
    limit, blur, rest = _hedges_before(text, forms)
    if limit:
        raise contradiction(text)
    number, unit, rest = _number(rest, asked, partial=True)
    return Written(number, limit, blur, _unit(text, unit, rest, asked, forms))


class Hedges(NamedTuple):
    """What stands before a number, "" where nothing does."""

    limit: str
    blur: str


def _single(text: str, rest: str, hedges: Hedges, asked: Asked, forms: HedgeForms) -> Written:
    limit, blur = hedges
    number, unit, rest = _number(rest, asked, hedged=bool(limit or blur))
    if match := forms.after_number.match(rest):
        rest = rest[match.end() :]
    elif match := forms.at_end.search(rest):
        rest = rest[: match.start()]
    if match:
        role = forms.after_roles[plain(match[1])]
        if role == "plain":
            pass
        elif role not in LIMITS and blur in ("", role):
            blur = role
        elif role in LIMITS and not limit and blur != "exactly":
            limit = role
        else:
            raise contradiction(text)
    if limit and blur == "exactly":
        raise contradiction(text)
    again = _SAME_IN_BRACKETS.fullmatch(rest)
    if again and again["unit"].strip() and not _ANOTHER.search(again["unit"]):
        rest = again["unit"] + again["behind"]
    written = Written(number, limit, blur, _unit(text, unit, rest, asked, forms))
    if again and again["unit"].strip():
        _hold_against(text, written, again["inside"].strip(), asked, forms)
    return written


def _hold_against(text: str, written: Written, inside: str, asked: Asked, forms: HedgeForms) -> None:
    """Refuse a figure that the brackets behind it contradict: "40 km (52 miles)"."""
    number, unit, rest = _number(_hedges_before(inside, forms)[2], asked)
    other = _unit(inside, unit, rest, asked, forms)
    different = Unreadable(f'"{text}" gives two different numbers', "write the one that the source means")
    if not other or asked.whole or not asked.unit:
        if (number.low, number.high) != (written.number.low, written.number.high):
            raise different
        return
    if asked.money:
        return
    one, two = (
        [Fraction(in_unit(end, unit, asked.unit)) for end in (value.low, value.low + grain_of(value) / 2)]
        for value, unit in ((written.number, written.unit or asked.unit), (number, other))
    )
    if abs(one[0] - two[0]) > abs(one[1] - one[0]) + abs(two[1] - two[0]):
        raise different


def _number(text: str, asked: Asked, *, hedged: bool = False, partial: bool = False) -> tuple[Number, str, str]:
    """The number, the unit before it and the text behind it; one repeated in brackets must be the same."""
    unit = ""
    if asked.share and (share := share_at(text, asked.style)):
        return share[0], asked.unit or "", share[1]
    if asked.time and asked.unit and (clock := clock_at(text, sign_of(asked.unit) or "")):
        return clock
    if asked.money:
        unit, text = currency_before(text)
    elif asked.unit and text.startswith(asked.unit) and not text[len(asked.unit) - 1 :][:2].isalpha():
        unit, text = asked.unit, text[len(asked.unit) :].lstrip()
    whole = asked.whole
    if not whole and (one := one_unit(text, asked)):
        return one
    number, rest = read_number(text, whole=whole, style=asked.style, money=asked.money, hedged=hedged, partial=partial)
    if number.part:
        rest = of_one(rest, asked.style.code)
    rest = _HYPHENED.sub(" ", rest)
    if rest and not whole and not asked.money:
        number, rest = composed(number, rest, asked)
    if number.part and not partial:
        refuse_share(text, asked.unit, unit or rest)
    if asked.unit and (number.factor != 1 or number.vague) and multiplies(asked.unit):
        raise Unreadable(
            f'"{text}" can have its multiplier from the number or from the unit "{asked.unit}"',
            f"write the number of {asked.unit} in plain digits",
        )
    if rest.startswith(("(", " (")):
        inside, closed, rest = rest.partition("(")[2].partition(")")
        again, more = read_number(inside.strip(), whole=whole, style=asked.style)
        if more or not closed or (again.low, again.high) != (number.low, number.high):
            raise Unreadable(f'"{text}" gives two different numbers', "write the one that the source means")
    return number, unit, rest


def _unit(text: str, before: str, rest: str, asked: Asked, forms: HedgeForms) -> str:
    """The unit written before the number or behind it, once all else is understood."""
    rest = rest.strip()
    if asked.money and before and asked.unit and same_currency(before, asked.unit, forms.code):
        before = asked.unit
    if not rest:
        return before
    if (noun := _noun(rest, asked, forms)) == asked.unit and not before:
        return noun
    if is_multiplier(rest) and (asked.whole or asked.money):
        raise Unreadable(f'"{rest}" behind the number is not understood', _IN_FULL)
    if forms.or_.search(rest):
        raise leaves_open(text, "7 to 9")
    if forms.share.match(rest):
        raise Unreadable(f'"{text}" is a share, not a number', "write the number that the source gives")
    if _ANOTHER.search(rest) and (asked.whole or noun == rest):
        raise two_numbers(text)
    if before and not (asked.money and same_currency(rest, before, forms.code)):
        raise Unreadable(f'"{rest}" is not understood behind the number', _IN_FULL)
    return noun


def _noun(rest: str, asked: Asked, forms: HedgeForms) -> str:
    """The fact's own unit where that is what is written, in the source's language; else what is written."""
    if asked.unit is None:
        return rest
    if same_unit(rest, asked.unit) or (asked.money and same_currency(rest, asked.unit, forms.code)):
        return asked.unit
    if not asked.whole:
        return sign_for(rest, asked, forms.code)
    if _means_people(asked, forms) and plain(rest) in forms.people:
        return asked.unit
    counter = forms.counter.match(rest)
    if counter and same_unit(rest[counter.end() :].strip(), asked.unit):
        return asked.unit
    return rest


def _means_people(asked: Asked, forms: HedgeForms) -> bool:
    return asked.unit is not None and plain(asked.unit) in forms.people


def read_as_written(text: str, asked: Asked, context: Context) -> Span:
    """What `text` leaves possible, read as its source's language has it, and where that reads nothing as English does.

    Raises:
        Unreadable: as the source's own language refuses it.
    """
    refused: Unreadable | None = None
    own, *english = styles_of(context.language, context.decimal)
    others = tuple(english)
    if asked.whole and _IN_ENGLISH.search(text):
        # "250,000 to 300,000" has English words, and a count no decimals.
        others = tuple(style._replace(sign="point" if style.sign == "unknown" else style.sign) for style in others)
    if not is_anothers(text, own.code):
        others = (own, *(() if other_multiplier(text, own.code) else others))
    for style in others:
        try:
            return read_span(text, asked._replace(style=style))
        except Unreadable as refusal:
            refused = refused or refusal
    raise refused or Unreadable(f'"{text}" is not a number', "write the number in digits")
