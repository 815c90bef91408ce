"""Which positions of a fact a report lists, and in which order.

Positions are found by scope in the order of the alphabet, and by value. A reader wants a whole before its parts, and
the figures of a fact that later reports may raise as they came, the last of them above all.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from discrepancies.columns.arrays import distinct

if TYPE_CHECKING:
    from discrepancies.law.comparison import Comparison, Floats, Ints, Mask
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact


def listed(
    dossier: Dossier, comparison: Comparison, rows: Ints, first: Ints, low: Floats, behind: Ints, most: int
) -> Ints:
    """The positions that are listed, in order: by part, scope (wholes first), time where figures may grow, and value.

    `rows` are those compared and `first` the first position each is in, of positions in the order of cells and
    values, whose least values are `low` and which have so many rows `behind` them. Of more than `most` positions of
    a fact those with the most rows are listed; where its figures may grow, the last ones. Gives their numbers.
    """
    row = np.zeros(len(low), dtype=np.int64)
    row[first] = rows
    number, fact, grows = np.arange(len(low)), comparison.fact[row], comparison.cumulative[row]
    since, until = _times(comparison, rows, first, low)
    best_first = np.lexsort((number, until, since, np.where(grows, 0, -behind), fact))
    of = fact[best_first]
    start, end = np.searchsorted(of, of), np.searchsorted(of, of, side="right")
    kept = best_first[np.where(grows[best_first], end - 1 - number, number - start) < most]
    keys = (number, until, since, scope_ranks(dossier, comparison)[row], comparison.part[row])
    order: Ints = kept[np.lexsort([key[kept] for key in keys])]
    return order


def ordered(comparison: Comparison, ranks: Ints, rows: Ints) -> Ints:
    """Rows by fact, scope (wholes first), time where figures may grow, and value; last in each fact what gives none.

    `ranks` are the `scope_ranks` of the whole table.
    """
    since, until, low, high = (
        key[rows] for key in (comparison.earliest, comparison.latest, comparison.low, comparison.high)
    )
    grows = comparison.cumulative[rows]
    since = np.where(grows, np.where(dated(comparison, rows), since, np.inf), 0)
    until = np.where(grows, until, 0)
    order: Ints = rows[np.lexsort((rows, high, low, until, since, ranks[rows], np.isnan(low), comparison.fact[rows]))]
    return order


def scope_ranks(dossier: Dossier, comparison: Comparison) -> Ints:
    """The place of each row's scope among those of its fact, 0 where it states none."""
    rank = np.zeros(len(comparison.fact), dtype=np.int64)
    stated = np.flatnonzero(~comparison.unscoped)
    facts, keys = (comparison.claims[key].cat for key in ("fact", "scope"))
    fact, scope = (of.codes.to_numpy()[stated].astype(np.int64) for of in (facts, keys))
    for code in distinct(fact).tolist():
        declared = dossier.facts[facts.categories[code]]
        order = {key: place for place, key in enumerate(wholes_first(declared), start=1)}
        place = np.array([order.get(key, 0) for key in keys.categories], dtype=np.int64)
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


def dated(comparison: Comparison, rows: Ints) -> Mask:
    """Of which of these rows anybody says up to when they were counted."""
    known: Mask = np.isfinite(comparison.earliest[rows]) | np.isfinite(comparison.latest[rows])
    return known


def _times(comparison: Comparison, rows: Ints, first: Ints, low: Floats) -> tuple[Floats, Floats]:
    """From when to when each position was counted, infinite where nobody says; all alike where figures do not grow.

    What raises a figure dates it, so the rows that give a position its least value do; those that say up to when they
    were counted before those of which only the publication is known.
    """
    since, until = np.zeros(len(low)), np.zeros(len(low))
    growing = comparison.cumulative[rows] & (comparison.low[rows] == low[first])
    if not growing.any():
        return since, until
    rows, first = rows[growing], first[growing]
    since[first], until[first] = np.inf, np.inf
    known, says = dated(comparison, rows), comparison.counted[rows]
    said = np.zeros(len(low), dtype=bool)
    said[first[known & says]] = True
    known &= says | ~said[first]
    rows, first = rows[known], first[known]
    until[first] = -np.inf
    np.minimum.at(since, first, comparison.earliest[rows])
    np.maximum.at(until, first, comparison.latest[rows])
    return since, until
