"""Worlds of one length in several units: what rounding to the digits written explains is no dispute."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations
from random import Random

from tests.properties.worlds import wrong_status
from tests.properties.worlds_values import exactly
from tests.properties.worlds_written import Claim, Source, Told, Value, World

METRES = {"km": 1000.0, "miles": 1609.344, "m": 1.0, "ft": 0.3048, "yards": 0.9144}
FIGURES = {
    "km": ["8", "8.0", "8.05", "8.1", "9", "7.6"],
    "miles": ["5", "5.0", "5.1", "4.9", "6"],
    "m": ["8,046", "8,047", "8,000", "8,050", "7,900"],
    "ft": ["26,400", "26,000", "26,401"],
    "yards": ["8,800", "9,000", "8,790"],
}


def _length(figure: str, unit: str) -> Value:
    """Give a length in kilometres, and what rounds to the digits it is written with."""
    number, factor = float(figure.replace(",", "")), METRES[unit] / 1000
    digits = len(figure.partition(".")[2])
    half = 0.5 * 10**-digits
    if "." not in figure:
        half = max(half, (exactly(int(number)).perhaps[1] - number))
    low, high, there = (number - half) * factor, (number + half) * factor, number * factor
    return Value(f"{figure} {unit}", there, there, (low, high), (low, high))


def converted(random: Random) -> World:
    """Give one length, as several sources have it, each in its unit."""
    keys = "abcd"[: random.randint(2, 4)]
    said = []
    for key in keys:
        unit = random.choice(list(METRES))
        said.append(Claim(key, _length(random.choice(FIGURES[unit]), unit)))
    return World({"kind": "quantity", "unit": "km"}, tuple(Source(key) for key in keys), tuple(said))


def oracle(world: World, told: Told, _number: int) -> Iterator[str]:
    """What rounding explains is not disputed, what it does not explain is."""
    pairs = [(one.value, other.value) for one, other in combinations(world.claims, 2)]
    apart = [max(one.surely[0], other.surely[0]) - min(one.surely[1], other.surely[1]) for one, other in pairs]
    quiet = {"compatible", "agreed", "strained"}
    if any(gap > 1e-9 for gap in apart):
        yield from wrong_status(frozenset({"disputed"}), told)
    elif all(gap < -1e-9 for gap in apart):
        yield from wrong_status(frozenset(quiet), told)
    same = {(one.low, one.high) for one, _ in pairs} | {(other.low, other.high) for _, other in pairs}
    if len(same) == 1 and told.fact["status"] not in quiet:
        yield f"one length in {len(world.claims)} claims: came {told.fact['status']}"


MAKERS = ["converted"]
