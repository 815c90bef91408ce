"""Conflicts between claims of different scopes, and with claims that state none: the law between scopes, as conflicts.

What scopes demand of one another is told by `between_scopes`; here it becomes conflicts, within what one source says
and across sources.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, distinct
from discrepancies.law.between_scopes import Demands, Outgrown, demands, exclude, fewest_against, fits, outgrown
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.intervals import Intervals


def outgrown_in(comparison: Comparison, among: Mask, label: Ints, *, across: bool) -> Iterator[Conflict]:
    """Wholes smaller than what is in them, one conflict for each label and whole."""
    held = demands(comparison, comparison.firm, among, label)
    small = held.rows[held.outgrown]
    if not len(small):
        return
    quarrelling = among & np.isin(label, label[small])
    generous = demands(comparison, comparison.generous, quarrelling, label)

    def key(one: Outgrown) -> tuple[int, int]:
        return int(label[one.whole]), int(comparison.scopes.node[one.whole])

    still = set(map(key, outgrown(generous, across=across)))
    for one in outgrown(held, across=across):
        first, *also = one.inner
        yield Conflict(one.rows, first, one.whole, key(one) not in still, one.whole, tuple(also))


def fitting_none(held: Demands, loose: Mask, label: Ints) -> Ints:
    """The rows that state no scope and fit none of those that are stated, by what is held of their label."""
    beside = fits(held, loose, label)
    return np.setdiff1d(beside.row, beside.row[beside.fits])


def unfitting(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """Parts with a row that states no scope and fits none of those stated: one conflict a part, of two tellers."""
    found, generous = (_against_others(comparison, ends, among) for ends in (comparison.firm, comparison.generous))
    for part, against in found.items():
        row, others = next(iter(against.items()))
        other = next(one for one in others if comparison.cells.teller[one] != comparison.cells.teller[row])
        rows = np.union1d(list(against), _stated(comparison, among, part))
        yield Conflict(rows, row, other, part not in generous, about=row)


def _against_others(comparison: Comparison, ends: Intervals, among: Mask) -> dict[int, dict[int, list[int]]]:
    """For each part the rows that fit no scope, with the stated ones, not all of its own teller, that show it."""
    found: dict[int, dict[int, list[int]]] = {}
    held = demands(comparison, ends, among, comparison.cells.part)
    for row in fitting_none(held, comparison.loose & among, comparison.cells.part).tolist():
        part = int(comparison.cells.part[row])
        nodes = distinct(comparison.scopes.node[_stated(comparison, comparison.cells.cell >= 0, part)])
        against = fewest_against(comparison, ends, row, nodes.tolist(), _stated(comparison, among, part))
        if against:
            found.setdefault(part, {})[row] = against
    return found


def unfitting_itself(comparison: Comparison, among: Mask, by_teller: Ints) -> Iterator[Conflict]:
    """Tellers with a row that states no scope and fits none beside what they say themselves of stated scopes."""
    loose = comparison.loose & among
    hard, soft = (
        fitting_none(demands(comparison, ends, among, by_teller), loose, by_teller)
        for ends in (comparison.firm, comparison.generous)
    )
    for label in np.unique(by_teller[hard]).tolist():
        rows = hard[by_teller[hard] == label]
        stated = _stated(comparison, among & (by_teller == label), int(comparison.cells.part[rows[0]]))
        one = int(rows[0])
        apart = stated[exclude(comparison, comparison.firm, one, stated)]
        other = int((apart if len(apart) else stated)[0])
        vanishes = not np.isin(rows, soft).any()
        yield Conflict(np.union1d(rows, stated), one, other, vanishes, about=one)


def _stated(comparison: Comparison, among: Mask, part: int) -> Ints:
    """The rows of a part that state whom they count."""
    rows = comparison.cells.rows_of_part(part)
    return rows[(comparison.scopes.node[rows] >= 0) & among[rows] & (comparison.cells.cell[rows] >= 0)]


def by_part_and_word(comparison: Comparison) -> Ints:
    """A number for each part and teller at one firmness."""
    words = int(comparison.cells.word.max(initial=0)) + 1
    number: Ints = np.unique(comparison.cells.part * words + comparison.cells.word, return_inverse=True)[1]
    return number
