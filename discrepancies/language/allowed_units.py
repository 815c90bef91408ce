"""The units that are converted: an allow-list, for a library that knows every unit there is knows too many.

What is not here, or means two things, is refused: a registry would take "5 a" for five years and "5 B" for bytes.
"""

from __future__ import annotations

import re

_PREFIXED = (
    *("m", "g", "l", "L", "W", "Wh", "J", "Pa", "Hz", "V", "A", "N", "Sv", "Bq", "Gy", "eV", "mol", "bar"),
    *("meter", "metre", "gram", "gramme", "liter", "litre", "second", "watt", "joule", "pascal", "hertz", "volt"),
    *("ampere", "newton", "sievert", "becquerel", "byte", "bit"),
)
_SIGNS = "n|µ|u|m|c|d|h|k|M|G|T"
_NAMES = "nano|micro|milli|centi|deci|hecto|kilo|mega|giga|tera"
_METRIC = re.compile(rf"(?:{_SIGNS}|{_NAMES})?(?:{'|'.join(_PREFIXED)})s?")
_OTHERS = frozenset(
    (
        *("ha", "hectare", "are", "t", "tonne", "metric ton", "short ton", "long ton", "lb", "pound", "oz", "ounce"),
        *("in", "inch", "inche", "ft", "foot", "feet", "yd", "yard", "mi", "mile", "nautical mile", "furlong"),
        *("fathom", "acre", "stone", "knot", "mph", "K", "kelvin", "degC", "degF", "h", "hr", "hour", "min"),
        *("minute", "s", "sec", "ms", "µs", "d", "day", "week", "fortnight", "%", "percent", "‰", "permille", "ppm"),
        *("psi", "atm", "mmHg", "kB", "MB", "GB", "TB", "kcal", "kilocalorie"),
    )
)
_POWER = re.compile(r"(?:\^?[23]|[²³])$")
_PARTS = re.compile(r" per |[/·]")


def is_allowed(name: str) -> bool:
    """Whether each factor of a unit is on the list, in the singular or the plural, with a prefix where it takes one."""
    return all(_factor(part) for part in _PARTS.split(name))


def _factor(part: str) -> bool:
    words = _POWER.sub("", part.strip())
    for several in ("square ", "cubic "):
        words = words.removeprefix(several)
    lower = words.lower() if len(words) > len("TBq") else words
    return bool(_METRIC.fullmatch(lower)) or lower in _OTHERS or lower.removesuffix("s") in _OTHERS
