"""scope-differs: figures differ, and so does whom they count; the sum shows what would reconcile them.

Why: nine dead and seven dead can both be right, if the two others are the officers. Printed side by side without
saying whom each counts, they mislead.

Passes: the same figure for the same scope; figures for two scopes within one whole, which nobody takes for each
other; "at least 5 for everyone" beside "7 for the group".

Fails: 9 for everyone and 7 for the group that is part of it (9 = 7 + 2, if the 2 are the officers); 9 without a scope,
where others say 9 for everyone and 7 for the group, or 7 for the group alone.

One finding an event, fact and whole. Where the sources give the parts themselves and these add up to the whole, it is
told as information. A whole below what is in it is no difference of scope but a value-conflict, and so is a figure
without a scope that can be neither the whole nor any scope that others state.

When not to worry: the figures are given with the words that say whom they count.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, runs
from discrepancies.kinds import adds_up
from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflicts_of_scopes import without_scope
from discrepancies.law.figures_by_scope import ByScope, by_scope
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, listed, named
from discrepancies.wording.scope_sums import Sum, Sums, parts_given, sums

if TYPE_CHECKING:
    from discrepancies.law.unscoped_figures import Beside

SEVERITY: Severity = "warning"

_MOST = 8
"""Scopes in one whole, and figures without a scope, of which a finding tells."""


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each whole of which tellers give more than others give for a scope in it, and each figure of no scope."""
    comparison = agreement.comparison
    if comparison.scopes.unscoped.all():
        return
    among = ~comparison.echoes.aside & ~comparison.echoes.same & ~comparison.cells.several
    among &= (comparison.cells.cell >= 0) & ~comparison.corrections.aside
    for part in by_scope(comparison, among):
        ground = sums(comparison, wording, part.rows)
        for place in np.flatnonzero(comparison.scopes.height[part.node] > 0).tolist():
            inside = part.places(comparison.scopes.all_in(int(part.node[place])))
            inner = part.below(place, inside[inside != place])
            if len(inner):
                yield _whole(ground, part, place, inner)
        yield from _unrelated(ground, part)
    yield from _unstated(comparison, wording, among)


def _whole(ground: Sums, part: ByScope, place: int, inner: Ints) -> Flag:
    """What reconciles a whole with smaller figures for scopes in it: its parts together, else each by itself."""
    scopes, whole = ground.comparison.scopes, int(part.node[place])
    pairs = {int(part.node[one]): part.pair(place, one) for one in inner[:_MOST].tolist()}
    given, missing = parts_given(ground.comparison, whole, part.stated)
    sentences: list[str] = []
    reconciled, told = True, set[int]()
    if first := next((pairs[node] for node in given if node in pairs), None):
        rows = [pairs[node][1] if node in pairs else part.stated[node] for node in given]
        sum_ = ground.of_parts(first[0], whole, rows, missing)
        if sum_ is not None:
            sentences = [f"{listed(map(ground.figure, (first[0], *rows)), _MOST)}: {sum_.words}"]
            reconciled = sum_.given
            told = {node for one in given for node in scopes.all_in(one).tolist()}
            deeper = [one for node, (_, one) in pairs.items() if node in told and node not in given]
            sentences += [f"{ground.figure(one)} is part of that" for one in deeper]
    for node, (row, one) in pairs.items():
        if node not in told:
            sum_ = ground.of_pair(row, whole, one)
            sentences.append(f"{ground.figure(row)} and {ground.figure(one)}: {sum_.words}")
            reconciled = reconciled and sum_.given
    if len(inner) > _MOST:
        sentences.append(f"and so for {len(inner) - _MOST} more scopes in it")
    about = ground.wording.about(int(part.first_low[place]))
    rows_of = part.differing(place, inner[:_MOST]).tolist()
    return Flag("; ".join(sentences), rows_of, about, severity="info" if reconciled else None)


def _unrelated(ground: Sums, part: ByScope) -> Iterator[Flag]:
    """Figures that differ for scopes of which nothing is declared, how one relates to the other."""
    pairs = part.unrelated(ground.comparison.scopes, _MOST)
    if not pairs:
        return
    sentences, rows = [], []
    for one, other in pairs:
        words = ground.of_pair(one, int(ground.comparison.scopes.node[one]), other).words
        sides = f"{ground.figure(one)} and {ground.figure(other)}"
        sentences.append(f"{sides}: {words} (nothing is declared of how the two relate)")
        rows += [one, other]
    about = ground.wording.about(rows[0])._replace(scope=None)
    yield Flag("; ".join(dict.fromkeys(sentences)), np.unique(np.append(rows, part.alike(rows))).tolist(), about)


def _unstated(comparison: Comparison, wording: Wording, among: Mask) -> Iterator[Flag]:
    """Figures that do not say whom they count, and may be about some of the scopes that others state but not all."""
    beside = without_scope(comparison, comparison.firm, among, comparison.cells.part)
    found = np.flatnonzero(beside.fits & beside.differs)
    teller, node = comparison.cells.teller, comparison.scopes.node
    for of_part in runs(found, comparison.cells.part[beside.row[found]]):
        part = comparison.cells.rows_of_part(int(comparison.cells.part[beside.row[of_part[0]]]))
        stated = part[among[part] & (node[part] >= 0)]
        alone = len(np.unique(teller[stated])) < 2
        numbers = of_part[teller[beside.row[of_part]] != teller[stated[0]]] if alone else of_part
        if len(numbers):
            rows = beside.row[numbers]
            _, first = np.unique(
                np.stack([comparison.firm.low[rows], comparison.firm.high[rows]]), axis=1, return_index=True
            )
            ground = sums(comparison, wording, stated)
            told = [_unsaid(ground, beside, number, stated) for number in numbers[np.sort(first)][:_MOST].tolist()]
            yield Flag(
                "; ".join(dict.fromkeys(sum_.words for sum_ in told)),
                [*rows.tolist(), *stated.tolist()],
                wording.about(int(rows[0])),
                severity="info" if all(sum_.given for sum_ in told) else None,
            )


def _unsaid(ground: Sums, beside: Beside, number: int, stated: Ints) -> Sum:
    """What a figure without a scope may be about, and what would make that up."""
    comparison, scopes, wording = ground.comparison, ground.comparison.scopes, ground.wording
    row = int(beside.row[number])
    fact = wording.fact(row)
    fitting, against = beside.sides(number, comparison.firm)
    names = [named(fact, scopes.names[node]) for node in fitting if node >= 0]
    root = _top(comparison, stated) if -1 in fitting else -1
    if -1 in fitting:
        whole = f"{named(fact, scopes.names[root])}, of whom nobody else speaks" if root >= 0 else "the whole"
        names.insert(0, whole)
    not_ = listed([named(fact, scopes.names[node]) for node in against])
    whom = "whom it counts" if adds_up(fact) else "what it is about"
    sentence = (
        f"{wording.means(row)} {wording.bracketed([row])} does not say {whom}: it fits {listed(names)}, and not {not_}"
    )
    return _made_up(ground, row, [*fitting, root] if -1 in fitting else fitting, (sentence, stated, set(against)))


def _made_up(ground: Sums, row: int, fitting: list[int], told: tuple[str, Ints, set[int]]) -> Sum:
    """The sentence on a figure without a scope, with the sum by which it is one of those `fitting`."""
    comparison, scopes = ground.comparison, ground.comparison.scopes
    sentence, stated, against = told
    low, high = comparison.firm.low, comparison.firm.high
    if not adds_up(ground.wording.fact(row)):
        return Sum(sentence, given=False)
    of = {int(scopes.node[one]): int(one) for one in stated[::-1]}
    smaller = {node: one for node, one in of.items() if node in against and low[row] > high[one]}
    if not smaller:
        return Sum(sentence, given=False)
    for whole in (node for node in fitting if node >= 0 and scopes.height[node] > 0):
        given, missing = parts_given(comparison, whole, of)
        rows = [of[node] for node in given]
        if any(node in smaller for node in given) and (sum_ := ground.of_parts(row, whole, rows, missing)):
            return Sum(f"{sentence}; beside {listed(map(ground.figure, rows))}, {sum_.words}", sum_.given)
        inner = [one for node, one in smaller.items() if scopes.contains(whole, node)]
        if inner:
            return _nearest(ground, row, whole, (sentence, inner))
    return (
        _nearest(ground, row, -1, (sentence, list(smaller.values()))) if -1 in fitting else Sum(sentence, given=False)
    )


def _nearest(ground: Sums, row: int, whole: int, told: tuple[str, list[int]]) -> Sum:
    """The same as one figure in a whole, the greatest, and a rest."""
    sentence, inner = told
    nearest = min(inner, key=lambda one: (-float(ground.comparison.firm.high[one]), one))
    sum_ = ground.of_pair(row, whole, nearest)
    return Sum(f"{sentence}; beside {ground.figure(nearest)}, {sum_.words}", sum_.given)


def _top(comparison: Comparison, stated: Ints) -> int:
    """The scope that is declared to contain all those stated, -1 where there is none."""
    scopes = comparison.scopes
    start, roots = scopes.roots
    common: set[int] | None = None
    for node in np.unique(scopes.node[stated]).tolist():
        of = set(roots[start[node] : start[node + 1]].tolist())
        common = of if common is None else common & of
    return next((root for root in sorted(common or ()) if scopes.height[root] > 0), -1)
