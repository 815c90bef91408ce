"""The sides of a conflict, and which two of them exclude each other: what every reason is asked about.

A conflict may hold a thousand claims, but they give few different figures. Those who give the same one are a side,
so a reason is asked about figures, never about each two claims, and it has to hold for all who stand on a side.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from itertools import combinations
from typing import NamedTuple

from discrepancies.kinds import kind
from discrepancies.language.calendar import holds_such_day
from discrepancies.language.reading import COMPARABLE, YEARLESS
from discrepancies.law.comparison import Comparison
from discrepancies.model import Fact, Flag, Source
from discrepancies.wording import Wording

MOST_SIDES = 8
"""Sides of a conflict that are looked at: those that it shows, then those that most claims stand on."""


class Stated(NamedTuple):
    """An exact figure above zero that somebody gives for a scope; `node` is the scope's in `Comparison.scopes`."""

    value: float
    scope: str
    node: int


class Side(NamedTuple):
    """What some rows of a conflict give alike: one interval with one hedge, of one scope ("" where none is stated)."""

    rows: list[int]
    """In the order of the table."""
    low: float
    high: float
    track: int
    hedge: str
    scope: str
    exact: bool
    """One number, and no hedge."""


class Pair(NamedTuple):
    """Two sides that exclude each other, the lower first (the dated first where only one has a year)."""

    ground: Ground
    fact: Fact
    lower: Side
    higher: Side
    soft: bool
    """The conflict vanishes when the vague widths are doubled."""

    @property
    def part(self) -> str:
        """The part of a compound fact that both sides are about."""
        return self.ground.wording.part(self.lower.rows[0])

    def say(self, value: float) -> str:
        """A number as the fact's kind says it: "1,200", "5.5 km"."""
        return kind(self.fact.kind).say(value, value, self.fact)

    def said(self, side: Side) -> str:
        """What a side gives, as short as can be: "7", "at least 9", "about 500"."""
        if side.hedge in ("about", "vague") or self.fact.kind == "name":
            return self.ground.wording.value(side.rows[0])
        return kind(self.fact.kind).say(side.low, side.high, self.fact)


@dataclass(frozen=True, eq=False)
class Ground:
    """The table's columns as plain lists, one entry a row: reasons look at single rows, where arrays are slow."""

    comparison: Comparison
    wording: Wording
    _stated: dict[int, list[Stated]] = field(default_factory=dict)

    @cached_property
    def hedged(self) -> dict[int, list[int]]:
        """By cell the rows whose figure is a bound, or about right."""
        found: dict[int, list[int]] = {}
        for row, hedge in enumerate(self.wording.columns["hedge"]):
            if hedge in ("at least", "at most", "about"):
                found.setdefault(self.cell[row], []).append(row)
        return found

    @cached_property
    def soft(self) -> list[tuple[float, float]]:
        """The interval with its vague widths doubled."""
        claims = self.comparison.claims
        return list(zip(claims["soft_low"].tolist(), claims["soft_high"].tolist(), strict=True))

    @cached_property
    def cell(self) -> list[int]:
        """The number of the cell in which the row is compared."""
        return list(self.comparison.cells.cell.tolist())

    @cached_property
    def when(self) -> list[str]:
        """When the state held, as written; "" where the claim does not say."""
        return list(self.comparison.claims["when"].astype(object).tolist())

    @cached_property
    def clock(self) -> list[tuple[float, float]]:
        """Up to when the row was counted at the earliest and at the latest."""
        return list(zip(self.comparison.clocks.earliest.tolist(), self.comparison.clocks.latest.tolist(), strict=True))

    def source(self, row: int) -> Source | None:
        """The source that a row is from, None where it is not declared."""
        return self.wording.dossier.sources.get(self.wording.source(row))

    def stated(self, row: int) -> list[Stated]:
        """The exact figures for scopes that anybody gives on a row's fact, sorted, each once."""
        fact = int(self.comparison.cells.fact[row])
        if fact not in self._stated:
            words, node = self.wording, self.comparison.scopes.node
            scope, hedge = words.columns["scope"], words.columns["hedge"]
            self._stated[fact] = sorted(
                {
                    Stated(words.low[row], scope[row], int(node[row]))
                    for row in self.comparison.cells.rows_of_fact(fact)
                    if scope[row] and hedge[row] == "exact" and words.low[row] == words.high[row] > 0
                }
            )
        return self._stated[fact]


def pairs(ground: Ground, flag: Flag) -> list[Pair]:
    """The sides that a conflict shows, each two that exclude each other: what dissolves others dissolves not this one.

    A flag that shows a single row holds it against all others; two of the others are no pair then. Where rows of
    different scopes show the conflict, two sides of one scope are another conflict, reported as such, and those
    that differ least show it best: the scope that is nearest is the likeliest one.
    """
    fact = ground.wording.fact(flag.shown[0])
    if len({ground.wording.part(row) for row in flag.shown}) > 1:
        # A start and an end are not two answers to one question.
        return []
    found = _sides(ground, flag)
    both = combinations(found, 2) if len(flag.shown) > 1 else ((found[0], other) for other in found[1:])
    across = len({ground.wording.columns["scope"][row] for row in flag.shown}) > 1
    apart = []
    for one, other in both:
        lower, higher = (one, other) if (one.track, one.low) <= (other.track, other.low) else (other, one)
        if _excludes(ground, fact, lower, higher) and not (across and one.scope == other.scope):
            apart.append(Pair(ground, fact, lower, higher, flag.soft))
    return sorted(apart, key=lambda pair: pair.higher.low - pair.lower.high) if across else apart


def _sides(ground: Ground, flag: Flag) -> list[Side]:
    """The sides that a conflict's shown rows stand on; where it shows one row alone, the others' too, a few of them."""
    words, cell = ground.wording, ground.cell
    low, high, hedge = words.low, words.high, words.columns["hedge"]

    def stand(row: int) -> tuple[int, float, float, str]:
        return cell[row], low[row], high[row], hedge[row]

    rows_of: dict[tuple[int, float, float, str], list[int]] = {}
    for row in sorted({*flag.rows, *flag.shown}):
        if cell[row] >= 0:
            rows_of.setdefault(stand(row), []).append(row)
    shown = dict.fromkeys(map(stand, flag.shown))
    left = (key for key in rows_of if key not in shown) if len(flag.shown) == 1 else ()
    others = sorted(left, key=lambda key: (-len(rows_of[key]), rows_of[key][0]))
    return [_side(ground, rows_of[key]) for key in (*shown, *others)[:MOST_SIDES]]


def _side(ground: Ground, rows: list[int]) -> Side:
    row, words = rows[0], ground.wording
    low, high, hedge = words.low[row], words.high[row], words.columns["hedge"][row]
    return Side(rows, low, high, words.track[row], hedge, words.columns["scope"][row], low == high and hedge == "exact")


def _excludes(ground: Ground, fact: Fact, lower: Side, higher: Side) -> bool:
    """Whether two sides cannot both be true, by the law of comparison."""
    if lower.track != higher.track:
        tracks = lower.track, higher.track
        return tracks == (COMPARABLE, YEARLESS) and not holds_such_day(lower.low, lower.high, higher.low, higher.high)
    if lower.high >= higher.low:
        return False
    clock = ground.clock
    if fact.over_time == "grows" and max(clock[row][1] for row in lower.rows) < min(
        clock[row][0] for row in higher.rows
    ):
        return False
    if lower.scope and higher.scope and lower.scope != higher.scope:
        scopes = ground.comparison.scopes
        return scopes.contains(int(scopes.node[lower.rows[0]]), int(scopes.node[higher.rows[0]]))
    return True
