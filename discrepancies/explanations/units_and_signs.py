"""Reasons in what stands beside a figure: another unit, thousands or millions, a minus, an east that was a west."""

from __future__ import annotations

from decimal import Decimal
from typing import NamedTuple

from discrepancies.explanations.opposing_sides import Pair
from discrepancies.language.units import same_unit


class _Mixed(NamedTuple):
    """Two units that are taken for one another: how many of the small make one of the large."""

    small: str
    large: str
    factor: float


_MIXED = (
    _Mixed("feet", "metres", 1 / 0.3048),
    _Mixed("yards", "metres", 1 / 0.9144),
    _Mixed("centimetres", "inches", 2.54),
    _Mixed("kilometres", "miles", 1.609344),
    _Mixed("kilometres", "nautical miles", 1.852),
    _Mixed("miles", "nautical miles", 1.852 / 1.609344),
    _Mixed("pounds", "kilograms", 1 / 0.45359237),
    _Mixed("grams", "ounces", 28.349523125),
    _Mixed("acres", "hectares", 2.4710538146717),
    _Mixed("square kilometres", "square miles", 2.589988110336),
    _Mixed("square feet", "square metres", 10.763910416709722),
    _Mixed("km/h", "mph", 1.609344),
    _Mixed("km/h", "knots", 1.852),
    _Mixed("km/h", "m/s", 3.6),
)
_SPELT = {
    "feet": "ft",
    "metres": "m",
    "yards": "yd",
    "centimetres": "cm",
    "inches": "in",
    "kilometres": "km",
    "miles": "mi",
    "nautical miles": "nautical mile",
    "pounds": "lb",
    "kilograms": "kg",
    "grams": "g",
    "ounces": "oz",
    "acres": "acre",
    "hectares": "ha",
    "square kilometres": "km²",
    "square miles": "mi²",
    "square feet": "ft²",
    "square metres": "m²",
}
"""What each unit is called where a fact is asked in it."""
_FAHRENHEIT, _CELSIUS = ("°F", "°C")
_SCALES = {1_000: "a thousand", 1_000_000: "a million", 1_000_000_000: "a billion"}
_LEAST_KNOWN = 0.025
"""A figure known no better than to so much of itself would fit too many others."""
_LONGITUDE = "lon"


def unit_mixed_up(pair: Pair) -> str | None:
    """Say that one figure is the other in another unit that is taken for the fact's own."""
    unit = pair.fact.unit
    low, high = pair.lower.low, pair.higher.low
    if not unit or not (pair.lower.exact and pair.higher.exact) or high <= 0:
        return None
    if any(same_unit(scale, unit) for scale in (_CELSIUS, _FAHRENHEIT)):
        if _fits(low * 1.8 + 32, high) or _fits((high - 32) / 1.8, low):
            return f"{_plain(high)} °F are {_plain((high - 32) / 1.8)} °C: a unit may be mixed up"
        return None
    if low <= 0:
        return None
    for small, large, factor in _MIXED:
        if not any(same_unit(_SPELT.get(of, of), unit) for of in (small, large)):
            continue
        if _fits(high / factor, low) or _fits(low * factor, high):
            return f"{_plain(high)} {small} are {_plain(high / factor)} {large}: a unit may be mixed up"
    return None


def scale_mixed_up(pair: Pair) -> str | None:
    """Say that one figure is the other in thousands, millions or billions."""
    low, high = pair.lower.low, pair.higher.low
    if not (pair.lower.exact and pair.higher.exact) or low <= 0:
        return None
    for factor, called in _SCALES.items():
        if high == low * factor or (_fits(high / factor, low) and low >= 1):
            return f"{pair.say(high)} is {called} times {pair.say(low)}: a multiplier may be lost, or one too many"
    return None


_NEAR = 0.001
"""Of a figure: two who measured one place, or one thing, are seldom further apart."""


def sign_lost(pair: Pair) -> str | None:
    """Say that one figure is the other with its sign, or its side of the world, turned."""
    lower, higher = pair.lower, pair.higher
    if not (lower.high < 0 < higher.low) or lower.hedge != "exact" or higher.hedge != "exact":
        return None
    if max(-lower.high - higher.high, higher.low + lower.low) > _NEAR * higher.high:
        return None
    if pair.fact.kind != "coordinates":
        return f"{pair.said(lower)} and {pair.said(higher)}: a minus sign may be lost"
    sides = "east and west" if pair.part == _LONGITUDE else "north and south"
    of = "longitude" if pair.part == _LONGITUDE else "latitude"
    one, other = (f"{round((side.low + side.high) / 2, 5):.9g}" for side in (lower, higher))
    return f"{one} and {other}: the sign of the {of} may be lost, or {sides} mixed up"


def _fits(converted: float, written: float) -> bool:
    """Whether a figure in another unit is the one that is written, to its last digit, however that was rounded."""
    last = float(Decimal(1).scaleb(int(Decimal(repr(written)).normalize().as_tuple().exponent)))
    last = 1.0 if last > 1 and abs(written) < 1000 else last
    return abs(converted - written) < last <= _LEAST_KNOWN * abs(written)


def _plain(number: float) -> str:
    """A number as people write it, to three digits behind the point at most."""
    return f"{round(number, 1 if abs(number) >= 10 else 3):,.10g}"
