"""Units as people write them: whether two spellings are one unit, and exact conversion where they are not.

Only what is the same for everybody, everywhere and at all times is converted: a ton is three different
weights and a dollar is another sum tomorrow, so those are refused.
"""

from __future__ import annotations

import re
from fractions import Fraction
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from discrepancies.language.allowed_units import is_allowed
from discrepancies.language.languages import ENGLISH, numbers_of
from discrepancies.language.phrases import keyed, plain
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping
    from decimal import Decimal

    from discrepancies.language.amounts import Asked

PERCENT = ("%", "percent", "per cent")

IRREGULAR = {
    "people": "person",
    "men": "man",
    "women": "woman",
    "children": "child",
    "policemen": "policeman",
    "policewomen": "policewoman",
    "feet": "foot",
}
"""Plurals that no ending tells; "persons" is the other plural of "person"."""

TEMPERATURES = {
    **dict.fromkeys(("°c", "℃", "degc", "celsius", "degree celsius", "degrees celsius", "degrees c"), "degC"),
    **dict.fromkeys(("°f", "℉", "degf", "fahrenheit", "degree fahrenheit", "degrees fahrenheit", "degrees f"), "degF"),
}
"""Scales whose zero is not the least there is, and what pint calls them."""

AMBIGUOUS = frozenset(
    (
        *("ton", "tons", "hundredweight", "cwt", "calorie", "calories", "cal"),
        *("gallon", "gallons", "gal", "pint", "pints", "quart", "quarts", "cup", "cups"),
        *("barrel", "barrels", "bushel", "bushels"),
        *("month", "months", "year", "years", "decade", "decades", "century", "centuries"),
    )
)
"""Words that mean different amounts to different people, or no fixed one."""

MEANINGS: Mapping[str, str] = {
    "nm": "nanometres or nautical miles",
    "kt": "knots or kilotonnes",
    "kts": "knots or kilotonnes",
    "gr": "grams or grains",
    "pt": "pints or points",
    "pts": "pints or points",
    "bbl": "barrels of oil (159 litres) or others",
    "bbls": "barrels of oil (159 litres) or others",
    "a": "years or ares",
    "yr": "years of 365 or 366 days",
    "yrs": "years of 365 or 366 days",
    "mo": "months of 28 to 31 days",
}
"""Signs that stand for two things, or for one that is not the same everywhere."""

_MONTHS = {"month": 1, "year": 12, "decade": 120, "century": 1200}
_TIMES = frozenset((*_MONTHS, "second", "minute", "hour", "day", "week"))
_SIGN = 3
"""Up to so many letters a unit is a sign, in which capitals count."""
_NEGATIVE_POWER = re.compile(r"(?<=[^\W\d_])[ ·]([^\W\d_]+)(?:\^?[-−]1|⁻¹)(?![0-9])")

_POINTS = "%-points"
_LONGEST = 60
"""No unit's name is longer, and pint takes long over long ones."""

_WORDS = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")
_FACTOR = r"°?[^\W\d_]+(?:[²³]|\^?[23])?"
_WRITTEN = re.compile(rf"[%‰]|{_FACTOR}(?:[ /·]{_FACTOR})*")
_BETWEEN_FACTORS = re.compile(r" per |[/·]")
_OF_SEVERAL_WORDS = re.compile(r"\b(?:square|cubic) | per ")
_POWER = re.compile(r"(?<=[^\W\d_])\^?([23])")


def same_unit(written: str, unit: str | None) -> bool:
    """Whether `written` is the fact's own unit: as declared, or its singular or plural.

    Capitals count in signs of up to three letters, for mW is not MW; in words they do not.
    """
    return unit is not None and (written == unit or _folded(written) == _folded(unit))


@lru_cache(maxsize=4096)
def _folded(unit: str) -> str:
    lower = unit.lower()
    if lower in PERCENT:
        return PERCENT[0]
    if known := TEMPERATURES.get(lower) or IRREGULAR.get(lower):
        return known
    if len(unit) < 4 or not _WORDS.fullmatch(unit):
        return unit
    start, space, last = lower.rpartition(" ")
    return start + space + _singular(last)


def _singular(word: str) -> str:
    if word in IRREGULAR:
        return IRREGULAR[word]
    if word.endswith("ies"):
        return word[:-3] + "y"
    if word.endswith(("ches", "shes", "sses", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def is_temperature(unit: str | None) -> bool:
    """Whether the unit's zero is not its least value."""
    return unit is not None and unit.lower() in TEMPERATURES


def convert(value: Decimal, written: str, unit: str) -> Fraction:
    """`value` in `written` units as an exact number of `unit`.

    Raises:
        Unreadable: no such unit, one that measures something else or has no fixed size, or pint is missing.
    """
    scale, zero = _conversion(written, unit)
    return Fraction(value) * scale + zero


def calendar_days(value: Decimal, written: str) -> tuple[Fraction, Fraction] | None:
    """The fewest and the most days of so many months or years; None where `written` is no such unit."""
    months = Fraction(value) * _MONTHS.get(sign_of(written) or "", 0)
    if not months:
        return None
    if months % 12 == 0:
        return months / 12 * 365, months / 12 * 366
    return max(months / 12 * 365 - 3, Fraction(0)), months / 12 * 366 + 3


def in_unit(value: Decimal, written: str, unit: str) -> Decimal | Fraction:
    """`value` in the fact's own unit, as it is where that is what is written."""
    return value if same_unit(written, unit) else convert(value, written, unit)


@cache
def _signs(code: str) -> Mapping[str, str]:
    return keyed({**numbers_of(ENGLISH.code).units, **numbers_of(code).units})


@cache
def _names(code: str) -> frozenset[str]:
    return frozenset((*numbers_of(ENGLISH.code).units, *numbers_of(code).units))


def sign_of(written: str, code: str = ENGLISH.code) -> str | None:
    """The sign, or English name, of a unit as a language names it; None where the language has no such unit.

    Capitals count in short signs, for MW is not mW.
    """
    sign = _signs(code).get(plain(written))
    short = len(written) <= _SIGN and written.isascii()
    return sign if sign is not None and (not short or written in _names(code)) else None


def sign_for(written: str, asked: Asked, code: str) -> str:
    """What a unit is called in the fact's terms: its own name where they are one, else its sign, else as written."""
    unit = asked.unit or ""
    if is_temperature(unit) and written in ("C", "F"):
        written = f"°{written}"
    sign = sign_of(written, code) or in_factors(written)
    if sign == _POINTS:
        if not asked.difference:
            raise Unreadable(f'"{written}" are no share but how far two shares are apart', "declare difference: true")
        sign = PERCENT[0]
    return unit if same_unit(sign, unit) or sign == sign_of(unit) else sign


def in_factors(written: str) -> str:
    """A unit with negative powers as one with strokes: "g·L-1" is g/L."""
    return _NEGATIVE_POWER.sub(r"/\1", written)


def is_time(unit: str | None) -> bool:
    """Whether a unit is one of time."""
    return unit is not None and sign_of(unit) in _TIMES


def is_share(unit: str | None) -> bool:
    """Whether a unit is per cent."""
    return unit is not None and unit.lower() in PERCENT


@lru_cache(maxsize=4096)
def _conversion(written: str, unit: str) -> tuple[Fraction, Fraction]:
    """What one `written` unit is in `unit`, and where its zero lies."""
    months = [_MONTHS.get(sign_of(name) or name) for name in (written, unit)]
    if months[0] and months[1]:
        return Fraction(months[0], months[1]), Fraction(0)
    if written in MEANINGS:
        raise Unreadable(f'"{written}" can be {MEANINGS[written]}', f"write the value in {unit}")
    for name in (written, unit):
        if not AMBIGUOUS.isdisjoint(_BETWEEN_FACTORS.split(name.lower())):
            raise Unreadable(
                f'"{name}" is not the same everywhere or always, so nothing is converted to or from it',
                f"write the value in {unit}",
            )
    cannot = Unreadable(f'"{written}" cannot be converted to {unit}', f"write the value in {unit}")
    if written.lower() == unit.lower():
        cannot = Unreadable(f'"{written}" is not the sign for {unit}: capitals count', f"write {unit}")
    if not all(name.lower() in TEMPERATURES or is_allowed(name) for name in (written, unit)):
        raise cannot
    if not _known_shape(written):
        raise cannot
    if written == unit:  # no need of pint, which takes long to load
        return Fraction(1), Fraction(0)
    try:
        registry = _registry()
    except ImportError as error:
        raise Unreadable(
            f'"{written}" can be converted to {unit} only with the units extra',
            f"install discrepancies[units], or write the value in {unit}",
        ) from error
    try:
        source, target = (registry.parse_units(_as_pint_writes(name)) for name in (written, unit))
        zero, one, two = (registry.Quantity(Fraction(n), source).to(target).magnitude for n in range(3))
        scale, even = Fraction(one - zero), two - one == one - zero
    except Exception as error:  # pint parses free text and fails in many ways; all of them mean the same here
        raise cannot from error
    if not even:  # decibels and their like
        raise cannot
    return scale, Fraction(zero)


def _known_shape(name: str) -> bool:
    """Whether it looks like a unit at all; what does not never reaches pint, which might calculate it."""
    return len(name) <= _LONGEST and (name.lower() in TEMPERATURES or _WRITTEN.fullmatch(name) is not None)


def _as_pint_writes(name: str) -> str:
    if name.lower() in TEMPERATURES:
        return TEMPERATURES[name.lower()]
    if not _OF_SEVERAL_WORDS.search(name):
        name = name.replace(" ", "_")
    return _POWER.sub(r"**\1", name)


@cache
def _registry() -> Any:
    """pint's units, built once, in fractions: decimals would round 5/9, and with it 32 °F."""
    import pint

    return pint.UnitRegistry(non_int_type=Fraction)
