"""Where a number stands: an axis of one piece or several, its ends at round numbers, a label wherever one fits."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil, floor, inf, log10
from typing import NamedTuple

from discrepancies.formats.charts.drawing import FIRST, LAST, LEFT, NARROWEST, RIGHT, Axis, Stretch, Tick
from discrepancies.formats.layout import columns

LETTER = 7.3
"""Pixels a column of letters takes at most, in the size of labels."""
_GAP = 8.0
_STEPS = 5
"""Labels that an axis should have, about."""
_DRAWN = 1e-300
_LOGARITHMIC = 1000
"""Where the greatest value is so many times the least, a plain axis would show the lesser ones as one."""


class Piece(NamedTuple):
    """A stretch of values, from `low` to `high`, and where it is drawn."""

    low: float
    high: float
    start: float
    end: float


@dataclass(frozen=True)
class Scale:
    """An axis and the law by which values stand on it: evenly, or by the logarithm of their distance from `origin`."""

    pieces: tuple[Piece, ...]
    axis: Axis
    origin: float | None = None

    def at(self, value: float) -> float:
        """Where a value stands; at the nearest end where the axis does not cover it."""
        piece = next((piece for piece in self.pieces if value <= piece.high), self.pieces[-1])
        low, high, of = (self._drawn(one) for one in (piece.low, piece.high, min(max(value, piece.low), piece.high)))
        return piece.start + (piece.end - piece.start) * (of - low) / (high - low)

    def across(self, low: float, high: float) -> Stretch:
        """From one value to another; up to the edge of the drawing where the axis does not reach that far."""
        before, after = low < self.pieces[0].low, high > self.pieces[-1].high
        start, end = FIRST if before else self.at(low), LAST if after else self.at(high)
        return Stretch(round(start, 1), round(end, 1), before, after)

    def _drawn(self, value: float) -> float:
        return value if self.origin is None else log10(value - self.origin)


def numbers(
    ends: Sequence[float], *, whole: bool = False, unit: str = "", before: bool = False, after: bool = False
) -> Scale:
    """An axis for numbers; `before` and `after` leave room where something goes on below the least or above the most.

    `ends` are the finite ones, at least one; `whole` numbers have ticks at whole numbers.
    """
    # "More than 0" begins at the least number there is, of which no logarithm can be drawn.
    ends = [0.0 if 0 < end < _DRAWN else end for end in ends]
    low, high = min(ends), max(ends)
    least = min((end for end in ends if end > 0), default=inf)
    if low >= 0 and high >= _LOGARITHMIC * least:
        return _logarithmic(low, least, high, unit, after=after)
    step = _round((high - low) / _STEPS or abs(low) / (2 * _STEPS) or 1)
    step = max(step, 1) if whole else step
    first, last = floor(low / step + 1e-9), ceil(high / step - 1e-9)
    first -= (before and low - first * step < step / 2) or first == last
    first = max(first, 0) if low >= 0 else first
    last = max(last + (after and last * step - high < step / 2), first + 2)
    piece = Piece(first * step, last * step, LEFT, RIGHT)
    plain = Scale((piece,), Axis())
    digits = max(0, -floor(log10(step) + 1e-9))
    ticks = [(plain.at(n * step), _said(n * step, digits)) for n in range(first, last + 1)]
    return Scale((piece,), Axis(labelled(ticks), _context(unit)))


def _logarithmic(low: float, least: float, high: float, unit: str, *, after: bool) -> Scale:
    """An axis on which each tick is ten times the one before; where zero is said too, it stands at the left end."""
    first, last = floor(log10(least) + 1e-9), ceil(log10(high) - 1e-9)
    last += after and 10.0**last < 2 * high
    powers = [10.0**n for n in range(first, last + 1)]
    # Zero has no logarithm: it is put as far from the first power as that is from twice itself.
    origin = -powers[0] if low == 0 else 0.0
    piece = Piece(0.0 if low == 0 else powers[0], powers[-1], LEFT, RIGHT)
    plain = Scale((piece,), Axis(), origin)
    digits = max(0, -first)
    marked = [0.0, *powers] if low == 0 else powers
    ticks = [(plain.at(power), _said(power, digits if power < 1 else 0)) for power in marked]
    note = "A logarithmic scale: each line stands for ten times the one before."
    return Scale((piece,), Axis(labelled(ticks), _context(unit), note=note), origin)


def labelled(ticks: Sequence[tuple[float, str]], width: float = NARROWEST) -> tuple[Tick, ...]:
    """Ticks (place, label) with their labels, every second or third only where there is no room for all."""
    for every in range(1, len(ticks) + 1):
        shown = [_anchored(at, label, width) for at, label in ticks[::every]]
        if all(left[1] + _GAP <= right[0] for left, right in pairwise(_reach(tick, width) for tick in shown)):
            break
    return tuple(
        shown[number // every] if number % every == 0 else Tick(round(at, 1), "")
        for number, (at, _) in enumerate(ticks)
    )


def _anchored(at: float, label: str, width: float) -> Tick:
    """A tick whose label stands below it, or beside its line where that would reach beyond the drawing."""
    half, place = columns(label) * LETTER / 2, at * width / 100
    return Tick(round(at, 1), label, "start" if place < half else "end" if place + half > width else "middle")


def _reach(tick: Tick, width: float) -> tuple[float, float]:
    """From where to where a label reaches, in pixels."""
    size, place = columns(tick.label) * LETTER, tick.at * width / 100
    start = place - {"start": 0.0, "middle": size / 2, "end": size}[tick.anchor]
    return start, start + size


def _round(step: float) -> float:
    """The next of 1, 2, 5, 10, 20, 50 and so on."""
    power = 10.0 ** floor(log10(step))
    return next(power * factor for factor in (1, 2, 5, 10) if power * factor >= step * (1 - 1e-9))


def _said(value: float, digits: int) -> str:
    return f"{value:,.{digits}f}" if abs(value) < 1e12 and digits < 7 else f"{value:g}"


def _context(unit: str) -> tuple[Tick, ...]:
    return (Tick(LEFT, unit, "start"),) if unit else ()
