"""scope-differs: figures differ, and so does whom they count; the sum shows what would reconcile them.

Why: nine dead and seven dead can both be right, if the two others are the officers. Printed side by side without
saying whom each counts, they mislead.

Passes: the same figure for the same scope; figures for two scopes within one whole, which nobody takes for each
other; "at least 5 for everyone" beside "7 for the group".

Fails: 9 for everyone and 7 for the group that is part of it (9 = 7 + 2, if the 2 are the officers); 9 without a scope,
where others say 9 for everyone and 7 for the group.

One finding an event, fact and whole. A whole below what is in it is no difference of scope but a value-conflict, and
so is a figure without a scope that fits none of those that others state.

When not to worry: the figures are given with the words that say whom they count.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, isin, ranges
from discrepancies.kinds import kind
from discrepancies.law.agreement import Agreement
from discrepancies.law.between_scopes import demands, fits
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, listed, named
from discrepancies.wording.conflict_sentences import plus

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each whole of which tellers give more than others give for a scope in it, and each figure of no scope."""
    comparison = agreement.comparison
    if comparison.scopes.unscoped.all():
        return
    among = ~comparison.echoes.aside & ~comparison.echoes.same & (comparison.cells.cell >= 0)
    yield from _wholes(comparison, wording, among)
    yield from _unstated(comparison, wording, among)


def _wholes(comparison: Comparison, wording: Wording, among: Mask) -> Iterator[Flag]:
    scopes = comparison.scopes
    rows = np.flatnonzero(among & (scopes.node >= 0))
    rows = rows[np.argsort(comparison.cells.cell[rows], kind="stable")]
    start = np.unique(comparison.cells.cell[rows], return_index=True)[1]
    end = np.append(start[1:], len(rows))
    for larger, smaller in _differing(comparison, rows, start):
        for inner in smaller:
            pair = _pair(comparison, rows[start[larger] : end[larger]], rows[start[inner] : end[inner]])
            if pair is not None:
                yield _reconciled(comparison, wording, *pair)


def _differing(comparison: Comparison, rows: Ints, start: Ints) -> Iterator[tuple[int, list[int]]]:
    """Cells with a figure above one of other cells of their part that may count fewer: places in `start`."""
    scopes, first = comparison.scopes, rows[start]
    most = np.maximum.reduceat(comparison.firm.low[rows], start) if len(rows) else np.zeros(0)
    least = np.minimum.reduceat(comparison.firm.high[rows], start) if len(rows) else np.zeros(0)
    part, node, size = comparison.cells.part[first], scopes.node[first], len(scopes.names)
    begin, end = np.searchsorted(part, part), np.searchsorted(part, part, side="right")
    larger, smaller = np.repeat(np.arange(len(first)), end - begin), ranges(begin, end)
    differs = (larger != smaller) & (most[larger] > least[smaller])
    larger, smaller = larger[differs], smaller[differs]
    nodes = np.unique(node)
    place, inner = scopes.within(nodes)
    known = nodes[place] * size + inner
    known.sort()
    within = isin(node[larger] * size + node[smaller], known)
    around = isin(node[smaller] * size + node[larger], known)
    pairs = zip(node[larger].tolist(), node[smaller].tolist(), strict=True)
    siblings = np.array([scopes.together(*pair) for pair in pairs], dtype=bool)
    kept = within | ~(around | siblings)
    larger, smaller = larger[kept], smaller[kept]
    for of in np.unique(larger).tolist():
        yield of, smaller[larger == of].tolist()


def _pair(comparison: Comparison, wholes: Ints, inner: Ints) -> tuple[int, int, Ints] | None:
    """A row of a whole and one of a scope in it, of two tellers, the former above the latter; and all such rows."""
    low, high, teller = comparison.firm.low, comparison.firm.high, comparison.cells.teller
    above = wholes[low[wholes] > high[inner].min()]
    below = inner[high[inner] < low[wholes].max()]
    for one in _first_two(teller, above[np.lexsort((above, -low[above]))]):
        for other in _first_two(teller, below[np.lexsort((below, high[below]))]):
            if low[one] > high[other] and teller[one] != teller[other]:
                return one, other, np.concatenate([above, below])
    return None


def _first_two(teller: Ints, rows: Ints) -> list[int]:
    """The first row, and the first of another teller."""
    others = rows[teller[rows] != teller[rows[0]]]
    return [int(row) for row in (*rows[:1], *others[:1])]


def _reconciled(comparison: Comparison, wording: Wording, one: int, other: int, rows: Ints) -> Flag:
    """What would reconcile the figure for a whole with a smaller one for a scope in it."""
    sides = " and ".join(
        f"{wording.means(row)}{wording.counts(row)} {wording.bracketed([row])}" for row in (one, other)
    )
    whole, inner = (int(comparison.scopes.node[row]) for row in (one, other))
    message, about = f"{sides}: {_sum(comparison, wording, one, other, whole)}", wording.about(one)
    if not comparison.scopes.contains(whole, inner):
        message, about = f"{message} (nothing is declared of how the two relate)", about._replace(scope=None)
    return Flag(message=message, rows=rows.tolist(), about=about)


def _sum(comparison: Comparison, wording: Wording, one: int, other: int, whole: int) -> str:
    """The larger figure as the smaller one and a rest, and who the rest would be."""
    low, high, fact = comparison.said.low, comparison.said.high, wording.fact(one)
    of = kind(fact.kind)
    rest = plus(low[one], -high[other]), plus(high[one], -low[other])
    said = of.say(*rest, fact)
    exact = low[one] == high[one] and low[other] == high[other]
    if not exact:
        return f"{said} more, if they are {_rest(comparison, wording, one, other, whole, rest)}"
    total, part = (of.say(float(low[row]), float(low[row]), fact) for row in (one, other))
    verb = "is" if rest[0] == 1 else "are"
    return f"{total} = {part} + {said}, if the {said} {verb} {_rest(comparison, wording, one, other, whole, rest)}"


def _rest(comparison: Comparison, wording: Wording, one: int, other: int, whole: int, rest: tuple[float, float]) -> str:
    """Whom a whole counts besides a scope in it: its other parts, a scope of that very figure, or else just others."""
    scopes, inner, fact = comparison.scopes, int(comparison.scopes.node[other]), wording.fact(one)
    if parts := scopes.rest(whole, inner):
        return listed(named(fact, part) for part in parts)
    part = comparison.cells.rows_of_part(int(comparison.cells.part[one]))
    third = part[(scopes.node[part] >= 0) & (scopes.node[part] != whole) & (scopes.node[part] != inner)]
    fitting = third[(comparison.said.low[third] == rest[0]) & (comparison.said.high[third] == rest[1])]
    if len(fitting):
        return named(fact, scopes.names[int(scopes.node[fitting[0]])])
    of_whole, of_inner = (named(fact, scopes.names[node]) for node in (whole, inner))
    return f"counted as {of_whole} and not as {of_inner}"


def _unstated(comparison: Comparison, wording: Wording, among: Mask) -> Iterator[Flag]:
    """Figures that do not say whom they count, and fit some of the scopes that others state but not all."""
    stated_by = demands(comparison, comparison.firm, among, comparison.cells.part)
    held = fits(stated_by, comparison.loose & among, comparison.cells.part)
    rows, place = np.unique(held.row, return_inverse=True)
    fitted = np.bincount(place, weights=held.fits, minlength=len(rows))
    every = np.bincount(place, minlength=len(rows))
    for at in np.flatnonzero((fitted > 0) & (fitted < every)).tolist():
        row = int(rows[at])
        pairs = slice(*np.searchsorted(held.row, [row, row + 1]))
        nodes, fit = held.node[pairs], held.fits[pairs]
        part = comparison.cells.rows_of_part(int(comparison.cells.part[row]))
        stated = part[among[part] & (comparison.scopes.node[part] >= 0)]
        if (comparison.cells.teller[stated] != comparison.cells.teller[row]).any():
            beside = stated[np.isin(comparison.scopes.node[stated], nodes[~fit])]
            yield Flag(
                message=_unsaid(comparison, wording, row, nodes, fit, beside),
                rows=[row, *stated.tolist()],
                about=wording.about(row),
            )


def _unsaid(comparison: Comparison, wording: Wording, row: int, nodes: Ints, fit: Mask, beside: Ints) -> str:
    scopes = comparison.scopes
    fact = wording.fact(row)
    fitting, not_fitting = (
        listed([named(fact, scopes.names[node]) for node in nodes[of].tolist()], len(nodes)) for of in (fit, ~fit)
    )
    sentence = (
        f"{wording.means(row)} {wording.bracketed([row])} does not say whom it counts: "
        f"it fits {fitting}, and not {not_fitting}"
    )
    for whole in nodes[fit].tolist():
        for other in beside.tolist():
            inner = int(scopes.node[other])
            if comparison.firm.low[row] > comparison.firm.high[other] and scopes.contains(whole, inner):
                figure = f"{wording.means(other)}{wording.counts(other)} {wording.bracketed([other])}"
                return f"{sentence}; beside {figure}, {_sum(comparison, wording, row, other, whole)}"
    return sentence
