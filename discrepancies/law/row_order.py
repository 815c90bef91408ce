"""In which order a fact's rows are told: a whole before what it contains, and figures that move over time as they came.

The table is sorted by scope in the order of the alphabet, and by value; a reader wants neither.
"""

from __future__ import annotations

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, distinct
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact


def ordered(comparison: Comparison, ranks: Ints, rows: Ints) -> Ints:
    """Rows by fact, scope (wholes first), time where figures may grow, and value; last in each fact what gives none.

    `ranks` are the `scope_ranks` of the whole table.
    """
    clocks, low, high = comparison.clocks, comparison.firm.low[rows], comparison.firm.high[rows]
    grows, fact = clocks.moves[rows], comparison.cells.fact[rows]
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
