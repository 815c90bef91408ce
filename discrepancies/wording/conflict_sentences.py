"""A conflict in one plain sentence: which figures exclude each other, who gives them, and the sum that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

import numpy as np

from discrepancies.columns.arrays import Ints
from discrepancies.kinds import FIGURES, kind
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.model import Fact, OverTime
from discrepancies.wording import Wording, listed
from discrepancies.wording.counted_until import moment, of_time
from discrepancies.wording.relations import relate


def clash(comparison: Comparison, wording: Wording, conflict: Conflict, *, alone: bool = False) -> str:
    """Why not all claims of a conflict can be true, and who says each side (or who `alone` says both)."""
    one, other = (wording.about(row).scope for row in (conflict.one, conflict.other))
    words = _apart if one == other else _fits_none if one is None else _outgrown
    part = wording.part(conflict.one)
    if part != wording.part(conflict.other):
        words, part = _backward, ""
    sentence = words(comparison, wording, conflict, alone)
    if alone:
        part = f"{wording.who(conflict.one)} contradicts itself{f' on the {part}' if part else ''}"
    return f"{f'{part}: ' if part else ''}{sentence}{_unless(comparison, wording, conflict)}"


def lowering(comparison: Comparison, wording: Wording, conflict: Conflict) -> str:
    """How a source came to give a lower figure: "a lowers its own figure, from exactly 9 … to exactly 7 …".

    Of a fact that shrinks, it raises it.
    """
    earlier, later = (
        f"{wording.means(row)}{wording.counts(row)}{of_time(comparison, row)}" for row in (conflict.one, conflict.other)
    )
    close = _unless_read_generously(conflict)
    verb = "raises" if comparison.clocks.shrinks[conflict.one] else "lowers"
    return f"{wording.who(conflict.one)} {verb} its own figure, from {earlier} to {later}{close}"


def moment_of(comparison: Comparison, conflict: Conflict) -> str | None:
    """The time that tells a conflict from others about the same; None where time has no part in it."""
    return None if conflict.moment is None else moment(comparison, conflict.moment)


def plus(*figures: float) -> float:
    """The sum of figures as they are written: 0.1 + 0.2 is 0.3, and an open end is where it opens."""
    return float(f"{sum(Decimal(repr(float(figure))) for figure in figures):.12g}")


def _unless(comparison: Comparison, wording: Wording, conflict: Conflict) -> str:
    """What would let both stand after all: a generous reading, or that the fact changes over time."""
    if not conflict.soft:
        return ""
    if not comparison.clocks.of_two_counts(conflict.one, conflict.other):
        return _unless_read_generously(conflict)
    change = _over_time(comparison, wording, conflict)
    return f", though both may hold if it changes over time: then declare over_time: {change}"


def _unless_read_generously(conflict: Conflict) -> str:
    return ", though read more generously both could stand" if conflict.soft else ""


def _over_time(comparison: Comparison, wording: Wording, conflict: Conflict) -> OverTime:
    """How the fact would have to change for all that was counted at certain times to hold."""
    clocks, low, high = comparison.clocks, comparison.firm.low, comparison.firm.high
    rows = conflict.rows[clocks.counted[conflict.rows]]
    rows = rows[np.argsort(clocks.earliest[rows], kind="stable")]
    up, down = (low[rows[1:]] > high[rows[:-1]]).any(), (high[rows[1:]] < low[rows[:-1]]).any()
    if up == down or clocks.moves[conflict.one] or wording.fact(conflict.one).kind not in FIGURES:
        return "varies"
    return "grows" if up else "shrinks"


def _apart(comparison: Comparison, wording: Wording, conflict: Conflict, alone: bool) -> str:
    """Two figures for the same, of which no value is both."""
    sides = []
    for row in (conflict.other, conflict.one):
        same = _alike(comparison, conflict.rows, row)
        who = "" if alone else f" {wording.bracketed(same)}"
        sides.append(f"{wording.means(row)}{wording.counts(row)}{of_time(comparison, row)}{who}")
    noun = wording.noun(conflict.one)
    if relate(comparison, wording, conflict.one, conflict.other) == "overlaps":
        return f"no {noun} fits {sides[0]}, {sides[1]} and the rest together"
    return f"no {noun} is both {sides[0]} and {sides[1]}"


def _backward(comparison: Comparison, wording: Wording, conflict: Conflict, alone: bool) -> str:
    """A period whose end lies before all that its start leaves open."""
    start, end = (_figure(comparison, wording, conflict.rows, row, alone) for row in (conflict.one, conflict.other))
    return f"it would end before it starts: the start is {start}, the end {end}"


def _outgrown(comparison: Comparison, wording: Wording, conflict: Conflict, alone: bool) -> str:
    """A whole that is smaller than what lies in it: one contained scope, or parts that add up to more."""
    rows = conflict.one, *conflict.also
    whole = _figure(comparison, wording, conflict.rows, conflict.other, alone)
    inner = [_figure(comparison, wording, conflict.rows, row, alone) for row in rows]
    if not conflict.also and comparison.firm.low[conflict.one] > comparison.firm.high[conflict.other]:
        return f"{inner[0]} is more than {whole}, which counts these too"
    fact = wording.fact(conflict.one)
    if plus(*(float(comparison.firm.high[row]) for row in rows)) < comparison.firm.low[conflict.other]:
        most = [float(comparison.said.high[row]) for row in rows]
        return f"{whole} is more than {listed(inner)}, which are all there is of it{_sum(fact, most)}"
    least = [float(comparison.said.low[row]) for row in rows]
    return f"{listed(inner)} are more together than {whole}{_sum(fact, least)}"


def _sum(fact: Fact, figures: Sequence[float]) -> str:
    """Figures added up: ": 7 + 3 = 10", or nothing where there is only one."""
    if len(figures) < 2:
        return ""
    total, say = plus(*figures), kind(fact.kind).say
    return f": {' + '.join(say(value, value, fact) for value in figures)} = {say(total, total, fact)}"


def _fits_none(comparison: Comparison, wording: Wording, conflict: Conflict, alone: bool) -> str:
    """A figure that does not say whom it counts, and is none of those that do."""
    figure = _figure(comparison, wording, conflict.rows, conflict.one, alone)
    stated = conflict.rows[comparison.scopes.node[conflict.rows] >= 0]
    sides = listed(dict.fromkeys(_figure(comparison, wording, stated, row, alone) for row in stated.tolist()))
    return f"{figure} does not say whom it counts, and fits none that others do: {sides}"


def _figure(comparison: Comparison, wording: Wording, rows: Ints, row: int, alone: bool) -> str:
    """A figure, whom it counts and which of some rows give it."""
    same = _alike(comparison, rows, row)
    who = "" if alone else f" {wording.bracketed(same)}"
    return f"{wording.means(same[0])}{wording.counts(row)}{who}"


def _alike(comparison: Comparison, rows: Ints, row: int) -> list[int]:
    """Those of some rows that say the same of the same: one interval, in one cell."""
    same = comparison.said.equal(rows, row) & (comparison.cells.cell[rows] == comparison.cells.cell[row])
    found: list[int] = rows[same].tolist()
    return found or [row]
