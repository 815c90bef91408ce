"""Which positions of a fact a report lists, and in which order.

Positions are found by scope in the order of the alphabet, and by value. A reader wants a whole before its parts, and
the figures of a fact that later reports may raise as they came, the last of them above all.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Floats, Ints, distinct
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact


class Found(NamedTuple):
    """All positions there are, in the order of cells and values, and the rows that are compared."""

    rows: Ints
    first: Ints
    """The first position that each of these rows is in."""
    low: Floats
    """The least value of each position."""
    behind: Ints
    """How many rows each position has behind it."""


def listed(dossier: Dossier, comparison: Comparison, found: Found, most: int) -> Ints:
    """The positions that are listed, in order: by part, scope (wholes first), time where figures may grow, and value.

    Of more than `most` positions of a fact those with the most rows are listed; where its figures may grow, the last
    ones. Gives their numbers.
    """
    row = np.zeros(len(found.low), dtype=np.int64)
    row[found.first] = found.rows
    number, fact, grows = np.arange(len(row)), comparison.cells.fact[row], comparison.clocks.cumulative[row]
    since, until = _times(comparison, found)
    best_first = np.lexsort((number, until, since, np.where(grows, 0, -found.behind), fact))
    of = fact[best_first]
    start, end = np.searchsorted(of, of), np.searchsorted(of, of, side="right")
    kept = best_first[np.where(grows[best_first], end - 1 - number, number - start) < most]
    keys = (number, until, since, scope_ranks(dossier, comparison)[row], comparison.cells.part[row])
    return kept[np.lexsort([key[kept] for key in keys])]


def ordered(comparison: Comparison, ranks: Ints, rows: Ints) -> Ints:
    """Rows by fact, scope (wholes first), time where figures may grow, and value; last in each fact what gives none.

    `ranks` are the `scope_ranks` of the whole table.
    """
    clocks, low, high = comparison.clocks, comparison.firm.low[rows], comparison.firm.high[rows]
    grows, fact = clocks.cumulative[rows], comparison.cells.fact[rows]
    since = np.where(grows, np.where(clocks.dated(rows), clocks.earliest[rows], np.inf), 0)
    until = np.where(grows, clocks.latest[rows], 0)
    return rows[np.lexsort((rows, high, low, until, since, ranks[rows], np.isnan(low), fact))]


def scope_ranks(dossier: Dossier, comparison: Comparison) -> Ints:
    """The place of each row's scope among those of its fact, 0 where it states none."""
    rank = np.zeros(len(comparison.cells.fact), dtype=np.int64)
    stated = np.flatnonzero(~comparison.scopes.unscoped)
    facts, scopes = (comparison.claims[key].cat.categories for key in ("fact", "scope"))
    fact, scope = (of[stated] for of in codes(comparison.claims, "fact", "scope"))
    for code in distinct(fact).tolist():
        order = {key: place for place, key in enumerate(wholes_first(dossier.facts[facts[code]]), start=1)}
        place = np.array([order.get(key, 0) for key in scopes], dtype=np.int64)
        rank[stated[fact == code]] = place[scope[fact == code]]
    return rank


def wholes_first(fact: Fact) -> list[str]:
    """The keys of a fact's scopes: each before what it contains, otherwise in the order of the alphabet."""
    within = {key: {*scope.contains, *scope.parts} for key, scope in fact.scopes.items()}
    waiting = sorted(within.keys() - set().union(*within.values()))
    done: dict[str, None] = {}
    while waiting:
        if inner := within[waiting[-1]] - done.keys():
            waiting += sorted(inner)
        else:
            done[waiting.pop()] = None
    return list(reversed(done))


def _times(comparison: Comparison, found: Found) -> tuple[Floats, Floats]:
    """From when to when each position was counted, infinite where nobody says; all alike where figures do not grow.

    What raises a figure dates it, so the rows that give a position its least value do; those that say up to when they
    were counted before those of which only the publication is known.
    """
    clocks, (rows, first, low, _) = comparison.clocks, found
    since, until = np.zeros(len(low)), np.zeros(len(low))
    growing = clocks.cumulative[rows] & (comparison.firm.low[rows] == low[first])
    if not growing.any():
        return since, until
    rows, first = rows[growing], first[growing]
    since[first], until[first] = np.inf, np.inf
    known, says = clocks.dated(rows), clocks.counted[rows]
    said = np.zeros(len(low), dtype=bool)
    said[first[known & says]] = True
    known &= says | ~said[first]
    rows, first = rows[known], first[known]
    until[first] = -np.inf
    np.minimum.at(since, first, clocks.earliest[rows])
    np.maximum.at(until, first, clocks.latest[rows])
    return since, until
