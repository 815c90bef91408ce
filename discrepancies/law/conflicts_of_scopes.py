"""Conflicts between claims of different scopes, and with claims that state none: the law between scopes, as conflicts.

What scopes leave of one another is told by `scope_bounds`; here it becomes conflicts, within what one source says and
across sources.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import Ints, Mask, isin, ranges, runs
from discrepancies.law.comparison import Comparison
from discrepancies.law.conflict import Conflict
from discrepancies.law.intervals import Intervals
from discrepancies.law.scope_bounds import Bounds, bounds
from discrepancies.law.scopes import Scopes
from discrepancies.law.unscoped_figures import Beside, beside, figures_of
from discrepancies.law.wholes_and_parts import AtOdds, at_odds

_TRACKS = 4


def outgrown_in(comparison: Comparison, among: Mask, label: Ints, *, across: bool) -> Iterator[Conflict]:
    """Wholes at odds with what is in them, one conflict for each label and whole."""
    rows = np.flatnonzero(among & _related(comparison) & (comparison.cells.cell >= 0) & ~comparison.cells.several)
    labels = _tracked(comparison, label)
    several, number = np.unique(labels[rows], return_counts=True)
    rows = rows[isin(labels[rows], several[number > 1])]
    found = list(at_odds(held(comparison, comparison.firm, rows, label), across=across))
    if not found:
        return
    rows = rows[np.isin(labels[rows], [one.label for one in found])]

    def key(one: AtOdds) -> tuple[int, int]:
        return one.label, one.node

    still = set(map(key, at_odds(held(comparison, comparison.generous, rows, label), across=across)))
    for one in found:
        first, *also = one.inner
        yield Conflict(one.rows, first, one.whole, key(one) not in still, one.whole, tuple(also))


def without_scope(
    comparison: Comparison, ends: Intervals, among: Mask, label: Ints, *, excluded: bool = False
) -> Beside:
    """The rows that state no scope, beside the scopes that are stated: by what those of their label say.

    With `excluded` those are left out that certainly fit one, for their label says nothing of its whole family.
    """
    scopes, compared = comparison.scopes, (comparison.cells.cell >= 0) & ~comparison.cells.several
    size = max(len(scopes.names), 1)
    part, of = _tracked(comparison, comparison.cells.part), _tracked(comparison, label)
    loose = np.flatnonzero(comparison.loose & among & compared)
    # Only what somebody without a scope stands beside.
    anybody = np.flatnonzero((scopes.node >= 0) & compared & np.isin(part, part[loose]))
    stated = anybody[among[anybody]]
    # A date without a year finds none among those with one.
    loose = loose[np.isin(part[loose], part[anybody])]
    known, node = np.divmod(np.unique(part[anybody] * size + scopes.node[anybody]), size)
    if excluded:
        theirs = _families(scopes, of[stated], scopes.node[stated], of[loose])
        loose = loose[theirs == _families(scopes, known, node, part[loose])]
        stated = stated[np.isin(of[stated], of[loose])]
    labels, first = np.unique(of[loose], return_index=True)
    asked = part[loose[first]]
    begin, end = np.searchsorted(known, asked), np.searchsorted(known, asked, side="right")
    found = held(comparison, ends, stated, label, (np.repeat(labels, end - begin), node[ranges(begin, end)]))
    return beside(found, (known, node), ends, comparison.clocks, (loose, of[loose], part[loose]))


def _families(scopes: Scopes, label: Ints, node: Ints, wanted: Ints) -> Ints:
    """Of how many families of scopes each wanted label speaks."""
    size = max(len(scopes.names), 1)
    labels, families = np.unique(np.unique(label * size + scopes.family[node]) // size, return_counts=True)
    place = np.searchsorted(labels, wanted)
    found: Ints = np.where(isin(wanted, labels), np.append(families, 0)[place], 0)
    return found


def unfitting(comparison: Comparison, among: Mask) -> Iterator[Conflict]:
    """Parts with a row that states no scope and fits none of those stated: one conflict a part, of two tellers."""
    by_word = by_part_and_word(comparison)
    part, teller = comparison.cells.part, comparison.cells.teller
    hard = _against_others(comparison, comparison.firm, among, by_word)
    if not len(hard):
        return
    quarrelling = among & np.isin(part, part[hard])
    still = np.unique(part[_against_others(comparison, comparison.generous, quarrelling, by_word)])
    for rows in runs(hard, part[hard]):
        one = int(rows[0])
        stated = _stated(comparison, among, int(part[one]))
        others = stated[teller[stated] != teller[one]]
        if not len(others):
            # Only what its own source alleges besides, or what it nearly repeats, leaves it none.
            continue
        apart = others[exclude(comparison, comparison.firm, one, others)]
        other = int((apart if len(apart) else others)[0])
        yield Conflict(np.union1d(rows, stated), one, other, part[one] not in still, about=one)


def unfitting_itself(comparison: Comparison, among: Mask, by_word: Ints) -> Iterator[Conflict]:
    """Tellers with a row that states no scope and fits none beside what they say, as firmly, of stated scopes."""
    hard = _fitting_none(comparison, comparison.firm, among, by_word)
    if not len(hard):
        return
    hard = hard[np.argsort(by_word[hard], kind="stable")]
    quarrelling = among & np.isin(by_word, by_word[hard])
    soft = _fitting_none(comparison, comparison.generous, quarrelling, by_word)
    for rows in runs(hard, by_word[hard]):
        one = int(rows[0])
        stated = _stated(comparison, among & (by_word == by_word[one]), int(comparison.cells.part[one]))
        apart = stated[exclude(comparison, comparison.firm, one, stated)]
        other = int((apart if len(apart) else stated)[0])
        vanishes = not np.isin(rows, soft).any()
        yield Conflict(np.union1d(rows, stated), one, other, vanishes, about=one)


def exclude(comparison: Comparison, ends: Intervals, row: int, others: Ints) -> Mask:
    """Which of other rows, held against a row as if they counted the same, leave it no value."""
    begins, until = comparison.clocks.begins, comparison.clocks.ends
    above = (ends.low[others] > ends.high[row]) & (begins[others] <= until[row])
    below = (ends.high[others] < ends.low[row]) & (begins[row] <= until[others])
    apart: Mask = above | below
    return apart


def by_part_and_word(comparison: Comparison) -> Ints:
    """A number for each part and teller at one firmness."""
    words = int(comparison.cells.word.max(initial=0)) + 1
    number: Ints = np.unique(comparison.cells.part * words + comparison.cells.word, return_inverse=True)[1]
    return number


def _against_others(comparison: Comparison, ends: Intervals, among: Mask, by_word: Ints) -> Ints:
    """The rows that fit no scope, where others than their own teller take part in that.

    They do where its own words alone leave it a scope, or where one of theirs says over again what leaves it none.
    What it says besides, less or more firmly, does not count against it.
    """
    rows = _fitting_none(comparison, ends, among, comparison.cells.part)
    itself = np.isin(rows, _fitting_none(comparison, ends, among, by_word))
    part, teller, node = comparison.cells.part, comparison.cells.teller, comparison.scopes.node
    stated = np.flatnonzero(among & (node >= 0) & (comparison.cells.cell >= 0))
    taking = ~itself & _another(part, teller, stated, rows)
    told = np.unique(np.column_stack([part, teller]), axis=0, return_inverse=True)[1].reshape(-1)
    doubtful = np.flatnonzero(taking & _another(told, by_word, stated, rows))
    taking[doubtful] = _whatever_said_besides(comparison, ends, among, by_word, rows[doubtful])
    for number in np.flatnonzero(itself).tolist():
        row = int(rows[number])
        beside_it = _stated(comparison, among, int(part[row]))
        own = node[beside_it[by_word[beside_it] == by_word[row]]]
        others = beside_it[(teller[beside_it] != teller[row]) & np.isin(node[beside_it], own)]
        taking[number] = exclude(comparison, ends, row, others).any()
    found: Ints = rows[taking]
    return found


def _another(label: Ints, value: Ints, stated: Ints, rows: Ints) -> Mask:
    """Which of the rows stand, by their label, beside one of those stated that has another value than they."""
    least = np.full(int(label.max(initial=0)) + 1, np.iinfo(np.int64).max)
    most = np.full(len(least), -1)
    np.minimum.at(least, label[stated], value[stated])
    np.maximum.at(most, label[stated], value[stated])
    found: Mask = (least[label[rows]] < value[rows]) | (most[label[rows]] > value[rows])
    return found


def _whatever_said_besides(comparison: Comparison, ends: Intervals, among: Mask, by_word: Ints, rows: Ints) -> Mask:
    """Which rows fit no scope even without what their teller says more or less firmly.

    They are few: of each part those of one word are looked at in one round, with all other parts.
    """
    part, teller = comparison.cells.part, comparison.cells.teller
    found = np.zeros(len(rows), dtype=bool)
    words, of = np.unique(by_word[rows], return_inverse=True)
    of_part = part[rows[np.unique(of, return_index=True)[1]]]
    turn = np.arange(len(words)) - np.searchsorted(of_part, of_part)
    for number in range(int(turn.max(initial=-1)) + 1):
        looked_at = np.flatnonzero(turn[of] == number)
        word = np.full(int(part.max()) + 1, -1)
        said_by = np.full(len(word), -1)
        word[part[rows[looked_at]]], said_by[part[rows[looked_at]]] = by_word[rows[looked_at]], teller[rows[looked_at]]
        counting = among & (word[part] >= 0) & ((teller != said_by[part]) | (by_word == word[part]))
        found[looked_at] = np.isin(rows[looked_at], _fitting_none(comparison, ends, counting, part))
    return found


def _fitting_none(comparison: Comparison, ends: Intervals, among: Mask, label: Ints) -> Ints:
    found = without_scope(comparison, ends, among, label, excluded=True)
    rows: Ints = found.row[~found.fits]
    return rows


_NOTHING = np.zeros(0, dtype=np.int64)


def held(
    comparison: Comparison, ends: Intervals, rows: Ints, label: Ints, asked: tuple[Ints, Ints] = (_NOTHING, _NOTHING)
) -> Bounds:
    """Rows that state a scope, those of each label (one a row, from 0) held against one another.

    `asked` are (label, scope) that need bounds besides, labels as they are by track.
    """
    figures = figures_of(
        comparison.scopes, comparison.cells, comparison.clocks, ends, rows, _tracked(comparison, label)
    )
    return bounds(comparison.scopes, figures, asked)


def _tracked(comparison: Comparison, label: Ints) -> Ints:
    """A label for each track and time of a label: dates without a year are held against their like only."""
    times = _times(comparison)
    return (label * (int(times.max(initial=0)) + 1) + times) * _TRACKS + comparison.firm.track


def _times(comparison: Comparison) -> Ints:
    """A number for each time at which figures are held against one another: one for all where nothing tells them apart.

    Where a part's claims are of times that cannot overlap, each is held against those of its own; so is what varies,
    and what nobody dates of that against nothing.
    """
    whens, clocks, part = comparison.whens, comparison.clocks, comparison.cells.part
    times = np.zeros(len(part), dtype=np.int64)
    said = np.flatnonzero(whens.stated)
    if len(said):
        first, last = np.full((2, int(part.max()) + 1), [[-np.inf], [np.inf]])
        np.maximum.at(first, part[said], whens.first[said])
        np.minimum.at(last, part[said], whens.last[said])
        times = np.where((first > last)[part], whens.number + 1, 0)
    varying = np.flatnonzero(clocks.varies & ~whens.stated)
    if len(varying):
        dated = clocks.dated(varying)
        columns = [clocks.earliest[varying], clocks.latest[varying], np.where(dated, -1, varying)]
        number = np.unique(np.column_stack(columns), axis=0, return_inverse=True)[1]
        times[varying] = int(times.max()) + 1 + number.reshape(-1)
    return times


def _related(comparison: Comparison) -> Mask:
    """The rows that state a scope which lies in others, or in which others lie."""
    scopes = comparison.scopes
    joined = np.zeros(len(scopes.names) + 1, dtype=bool)
    joined[:-1][scopes.height > 0] = True
    joined[scopes.inner] = True
    related: Mask = joined[scopes.node] & (scopes.node >= 0)
    return related


def _stated(comparison: Comparison, among: Mask, part: int) -> Ints:
    """The rows of a part that state whom they count."""
    rows = comparison.cells.rows_of_part(part)
    return rows[(comparison.scopes.node[rows] >= 0) & among[rows] & (comparison.cells.cell[rows] >= 0)]
