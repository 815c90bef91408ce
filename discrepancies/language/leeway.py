"""How far a figure reaches when it is held against others: what its writing leaves open, and what its fact tolerates.

What a value says stays as it is; only what it excludes is less. Every width in a claim that nobody wrote is made here
or in `amounts`, which doubles the vague ones.
"""

from __future__ import annotations

from math import ceil, isfinite
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.amounts import FINE
from discrepancies.language.digits import ROUND

if TYPE_CHECKING:
    from discrepancies.language.reading import Reading
    from discrepancies.model import Tolerance

EDGE = 1e-9
"""Of the last digit: what is rounded to 12 does not touch what is rounded to 13."""
_DUST = 1e-12
"""Of a figure: floats that lie apart by just what is tolerated do touch."""


class Leeway(NamedTuple):
    """What the last written digit of an end stands for, in the fact's unit, and whether the end was converted to it."""

    digit: float = 0.0
    converted: bool = False


def allowing(reading: Reading, lower: Leeway, upper: Leeway, tolerance: Tolerance | None) -> Reading:
    """The reading with the ends by which it is compared: a converted figure is as precise as its last written digit.

    Half of what a fact tolerates is allowed on either side, so that two answers as far apart as that are the same.
    """
    digits = [end.digit for end in (lower, upper) if end.digit]
    digit = min(digits) if digits else 0.0
    if tolerance is None and not (lower.converted or upper.converted):
        return reading._replace(digit=digit) if digit else reading
    below, above = _tolerated(reading.low, lower, tolerance), _tolerated(reading.high, upper, tolerance)
    low = reading.low - max(below, _of_conversion(lower))
    high = reading.high + max(above, _of_conversion(upper))
    if tolerance is not None and tolerance.by == "last digit":  # which the soft ends allow already
        below = above = 0.0
    return reading._replace(
        soft_low=min(reading.soft_low - below, low),
        soft_high=max(reading.soft_high + above, high),
        firm_low=low,
        firm_high=high,
        digit=digit,
    )


def softly(value: float, *, whole: bool) -> tuple[float, float]:
    """All that is rounded to a whole number of plain digits, as `amounts.rounded` has it of any number."""
    digits = f"{value:.0f}"
    bare = digits.rstrip("0")
    if not bare:
        return value, value
    zeros = len(digits) - len(bare)
    half = 10.0 ** (zeros if zeros >= min(len(bare), ROUND) else 0) / 2
    if whole:
        return float(ceil(value - half)), float(ceil(value + half)) - 1
    return value - half, value + half - (2 * half * EDGE if value < FINE * 2 * half else 0.0)


def _of_conversion(end: Leeway) -> float:
    return end.digit / 2 * (1 - EDGE) if end.converted else 0.0


def _tolerated(value: float, end: Leeway, tolerance: Tolerance | None) -> float:
    """How far beyond an end the fact's tolerance reaches."""
    if tolerance is None or not isfinite(value):
        return 0.0
    if tolerance.by == "last digit":
        return end.digit / 2 * (1 - EDGE)
    amount = float(tolerance.amount) * (abs(value) if tolerance.by == "share" else 1.0)
    return amount / 2 + abs(value) * _DUST
