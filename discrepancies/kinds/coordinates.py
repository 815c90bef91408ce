"""Where a place lies: a latitude and a longitude, compared apart, so that sources may differ in one of them only.

What is written with four decimals may be anything that rounds to them, and the fact's tolerance, in metres, is
allowed on the ground: half of it on either side of each claim.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from decimal import Decimal
from math import ceil, cos, log10, radians
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.reading import Bound, Context, Reading, Unreadable

if TYPE_CHECKING:
    from discrepancies.model import Fact

METRES = 111_320
"""Of a degree of latitude, and of one of longitude at the equator."""
_WITHIN = Decimal("0.499")
"""Of the last digit: what rounds to 48.7793 does not touch what rounds to 48.7794."""

_HEMISPHERES: Mapping[str, str] = {
    **dict.fromkeys(("n", "north", "с", "пн", "ش", "شمالا", "北", "北纬", "norte", "nord"), "N"),
    **dict.fromkeys(("s", "south", "ю", "пд", "ج", "جنوبا", "南", "南纬", "sur", "sul", "sud", "süd"), "S"),
    **dict.fromkeys(("e", "east", "в", "сх", "ق", "شرقا", "东", "东经", "este", "leste", "est", "ost"), "E"),
    **dict.fromkeys(("w", "west", "з", "зх", "غ", "غربا", "西", "西经", "oeste", "ouest", "ovest"), "W"),
}
_O_IS_WEST: Mapping[str, str] = {"o": "W"}
_OF_LANGUAGE: Mapping[str, Mapping[str, str]] = {
    "es": _O_IS_WEST,
    "fr": _O_IS_WEST,
    "it": _O_IS_WEST,
    "pt": {"o": "W", "l": "E"},
    "de": {"o": "E"},
}
"""Letters that stand for a side of the world in one language and for another one, or none, elsewhere."""

_LABEL = re.compile(r"(?<![^\W\d_])(?:lat|lon|lng|long|latitude|longitude)\b\.?\s*[:=]?\s*", re.IGNORECASE)
# "с. ш." and "в. д.": degrees of latitude and of longitude, which the letter before tells already.
_OF_DEGREES = re.compile(r"(?<=[сюпндхвз])\.?\s*[шд]\b\.?", re.IGNORECASE)
_SIGNS = str.maketrans(
    {"−": "-", "–": "-", "º": "°", "˚": "°", "′": "'", "’": "'", "ʹ": "'", "″": '"', "”": '"', "“": '"'}
)
_NUMBER = r"[0-9]{1,3}(?:[.,][0-9]{1,15})?"
_ANGLE = rf"[-+]?{_NUMBER}\s*(?:°\s*(?:{_NUMBER}\s*'\s*(?:{_NUMBER}\s*(?:\"|'')\s*)?)?)?"
_SIDE = r"[^\W\d_]{1,8}\.?"
_BEHIND = re.compile(rf"({_ANGLE})\s*({_SIDE})\s*[,;/]?\s*({_ANGLE})\s*({_SIDE})")
_BEFORE = re.compile(rf"({_SIDE})\s*({_ANGLE})\s*[,;/]?\s*({_SIDE})\s*({_ANGLE})")
_BARE = re.compile(rf"\(?\s*({_ANGLE})(?:\s*;\s*|\s*/\s*|\s*,\s+|\s+|(?<=\.[0-9]{{3}}),|(?<=°),)\s*({_ANGLE})\s*\)?")
_PAIR = re.compile(r"([-+]?[0-9]{1,3}\.[0-9]+),([-+]?[0-9]{1,3}\.[0-9]+)")


class Angle(NamedTuple):
    """Degrees as written, and the worth of the last digit."""

    degrees: Decimal
    last: Decimal


def read(text: str, fact: Fact, context: Context) -> tuple[tuple[str, Reading], ...]:
    """Read coordinates as their ("lat", reading) and ("lon", reading), in degrees, north and east positive.

    Raises:
        Unreadable: there are not two of them, one is out of its bounds, or what it counts from is not certain.
    """
    plain = _OF_DEGREES.sub("", _LABEL.sub("", unicodedata.normalize("NFC", text))).translate(_SIGNS).strip()
    lat, lon = _two(text, plain, context)
    if abs(lat.degrees) > 90 or abs(lon.degrees) > 180:
        raise Unreadable(
            f'"{text}" lies nowhere: a latitude is at most 90°, a longitude at most 180°',
            "write the latitude first, then the longitude",
        )
    metres = float(fact.tolerance.amount if fact.tolerance else 0) / 2
    wider = metres / (METRES * max(cos(radians(float(lat.degrees))), 1e-6))
    return ("lat", _reading(lat, metres / METRES)), ("lon", _reading(lon, min(wider, 180.0)))


def _two(text: str, plain: str, context: Context) -> tuple[Angle, Angle]:
    """The latitude and the longitude, whichever comes first."""
    if (found := _BEHIND.fullmatch(plain)) or (found := _BEFORE.fullmatch(plain)):
        behind = found.re is _BEHIND
        angles = [found[1], found[3]] if behind else [found[2], found[4]]
        sides = [_side(text, side, context) for side in ((found[2], found[4]) if behind else (found[1], found[3]))]
        if ("N" in sides or "S" in sides) and ("E" in sides or "W" in sides):
            if any(angle[0] in "-+" for angle in angles):
                raise Unreadable(f'"{text}" has a sign and a side of the world', "write one of the two")
            one, other = (_angle(text, angle, side in "SW") for angle, side in zip(angles, sides, strict=True))
            return (one, other) if sides[0] in "NS" else (other, one)
        raise Unreadable(f'"{text}" gives two latitudes or two longitudes', "write one of each")
    if (found := _PAIR.fullmatch(plain)) or (found := _BARE.fullmatch(plain)):
        return _angle(text, found[1], found[1][0] == "-"), _angle(text, found[2], found[2][0] == "-")
    raise Unreadable(
        f'"{text}" is not a latitude and a longitude',
        "write both in degrees, as in 48.7793, 8.0805 or 48°46'45\"N 8°4'50\"E",
    )


def _side(text: str, letters: str, context: Context) -> str:
    """The side of the world that letters stand for: N, S, E or W."""
    word = letters.rstrip(".").casefold()
    language = (context.language or "").split("-")[0].lower()
    side = _HEMISPHERES.get(word) or _OF_LANGUAGE.get(language, {}).get(word)
    if side is None and word == "o":
        raise Unreadable(
            f'the "{letters}" of "{text}" is west in Spanish and east in German',
            "write W or E, or declare the source's language",
        )
    if side is None:
        raise Unreadable(f'the "{letters}" of "{text}" is no side of the world', "write N, S, E or W")
    return side


def _angle(text: str, written: str, negative: bool) -> Angle:
    parts = re.findall(_NUMBER, written)
    degrees, last, worth = Decimal(0), Decimal(1), Decimal(1)
    for number in parts:
        value = Decimal(number.replace(",", "."))
        if worth < 1 and value >= 60:
            raise Unreadable(f'"{text}" has 60 minutes or seconds, or more', "write them as fewer than 60")
        exponent = value.as_tuple().exponent
        degrees, last = degrees + value * worth, worth.scaleb(exponent if isinstance(exponent, int) else 0)
        worth /= 60
    return Angle(-degrees if negative else degrees, last)


def _reading(angle: Angle, allowed: float) -> Reading:
    """What rounds to the angle; softly also what is cut off after its last digit; the tolerance on either side."""
    half, whole = angle.last * _WITHIN, angle.last
    low, high = float(angle.degrees - half), float(angle.degrees + half)
    soft_low, soft_high = float(angle.degrees - whole) - allowed, float(angle.degrees + whole) + allowed
    firm = (low - allowed, high + allowed) if allowed else (None, None)
    return Reading(low, high, soft_low, soft_high, "exact", firm_low=firm[0], firm_high=firm[1])


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """The angle in the middle, with as many digits as tell it from its neighbours: "48.7793°"."""
    digits = max(0, ceil(-log10(high - low) - 0.01))
    return f"{(low + high) / 2:.{min(digits, 9)}f}°"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:
    """The interval in JSON: degrees, north and east positive."""
    return low, high
