"""The matrix: source by source, on how many facts the two can be held against each other, and on how many they clash.

Which sources part ways, and on how much, no list of conflicts shows. Only the sources with most claims are held against
one another, so each claim meets at most so many others, summed up in what each of these sources says of that cell.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.columns.arrays import distinct, isin, numbered, ranges
from discrepancies.language.reading import ABSOLUTE
from discrepancies.law.greatest_so_far import timeline
from discrepancies.model import STATUSES

if TYPE_CHECKING:
    from discrepancies.columns.arrays import Ints, Mask
    from discrepancies.law.comparison import Comparison
    from discrepancies.report import Report

MOST_SOURCES = 50
STEPS = (0.0, 0.1, 0.25, 0.5)
"""The shares of disputed facts above which a cell has the next deeper shade."""


class Cell(NamedTuple):
    """Two sources: the facts on which they can be compared, those on which they cannot both be right, and the shade."""

    compared: int
    disputed: int
    step: int
    """From 0, none disputed, to 4."""


class Line(NamedTuple):
    """One source beside each of them, None beside itself."""

    source: str
    who: str
    """The source by its name, its key behind it."""
    cells: tuple[Cell | None, ...]


class Matrix(NamedTuple):
    """The sources with most claims, a line each, by key; and how many others there are."""

    lines: tuple[Line, ...]
    left_out: int


class _Told(NamedTuple):
    """What one source says of one cell: arrays of an entry each, by part, and the entry of each of `rows`."""

    rows: Ints
    entry: Ints
    part: Ints
    fact: Ints
    source: Ints
    track: Ints
    node: Ints


def matrix(report: Report) -> Matrix:
    """Hold the shown sources against one another on the shown facts."""
    most = sorted(report.fared, key=lambda one: (-one.claims, one.source))[:MOST_SOURCES]
    keys = sorted(one.source for one in most)
    compared, disputed = (of.tolist() for of in _counts(report, keys))
    called = report.wording.naming.called
    lines = tuple(
        Line(
            key,
            called(key),
            tuple(
                None if at == other else _cell(compared[at][other], disputed[at][other]) for other in range(len(keys))
            ),
        )
        for at, key in enumerate(keys)
    )
    return Matrix(lines, len(report.fared) - len(keys))


def _cell(compared: int, disputed: int) -> Cell:
    return Cell(compared, disputed, sum(disputed > least * compared for least in STEPS))


def _counts(report: Report, keys: list[str]) -> tuple[Ints, Ints]:
    """For each two of the sources, on how many facts they are compared, and on how many of these they clash."""
    comparison, size = report.agreement.comparison, len(keys)
    told = _told(report, keys)
    one, other = _beside(told.part, told.part)
    both = (told.source[one] < told.source[other]) & _comparable(comparison, told, one, other)
    compared = _by_pair(told, one[both], other[both], size)
    one, other = _clashing(report, told)
    return compared, _by_pair(told, one, other, size)


def _told(report: Report, keys: list[str]) -> _Told:
    comparison = report.agreement.comparison
    sources = comparison.claims["source"].cat
    number = np.full(len(sources.categories), -1, dtype=np.int64)
    place = {key: at for at, key in enumerate(sources.categories)}
    number[np.array([place[key] for key in keys], dtype=np.int64)] = np.arange(len(keys))
    source = number[sources.codes.to_numpy()]
    asked = np.zeros(len(comparison.cells.first_row), dtype=bool)
    asked[report.shown_facts] = True
    rows = np.flatnonzero((comparison.cells.cell >= 0) & (source >= 0) & asked[comparison.cells.fact])
    # Cells are numbered by part, so entries are in the order of parts too.
    known, entry = numbered(comparison.cells.cell * max(len(keys), 1) + source, rows)
    first = np.zeros(len(known), dtype=np.int64)
    first[entry[rows[::-1]]] = rows[::-1]
    return _Told(
        rows,
        entry[rows],
        comparison.cells.part[first],
        comparison.cells.fact[first],
        source[first],
        comparison.firm.track[first].astype(np.int64),
        comparison.scopes.node[first],
    )


def _beside(part: Ints, sorted_part: Ints) -> tuple[Ints, Ints]:
    """Each entry of some parts beside each entry of sorted ones that is of the same part, as two arrays of places."""
    start, end = np.searchsorted(sorted_part, part), np.searchsorted(sorted_part, part, side="right")
    return np.repeat(np.arange(len(part)), end - start), ranges(start, end)


def _comparable(comparison: Comparison, told: _Told, one: Ints, other: Ints) -> Mask:
    """Whether entries of one part can be compared: on one clock, and one's scope the other's, in it or not stated."""
    clock = (told.track[one] == ABSOLUTE) == (told.track[other] == ABSOLUTE)
    node, beside = told.node[one], told.node[other]
    comparable: Mask = clock & (
        (node == beside)
        | (node < 0)
        | (beside < 0)
        | _within(comparison, node, beside)
        | _within(comparison, beside, node)
    )
    return comparable


def _within(comparison: Comparison, whole: Ints, inner: Ints) -> Mask:
    """Which of some scopes contains the one beside it."""
    found = np.zeros(len(whole), dtype=bool)
    asked = np.flatnonzero((whole >= 0) & (inner >= 0) & (whole != inner))
    if len(asked):
        size = len(comparison.scopes.names)
        around, node = comparison.scopes.within(np.arange(size))
        found[asked] = isin(whole[asked] * size + inner[asked], around * size + node)
    return found


def _clashing(report: Report, told: _Told) -> tuple[Ints, Ints]:
    """Pairs of entries by two sources that have no value in common, though neither need be the earlier figure.

    Only in disputed facts: elsewhere all that differs can be reconciled.
    """
    comparison = report.agreement.comparison
    at_odds = report.agreement.status[comparison.cells.fact[told.rows]] == STATUSES.index("disputed")
    asking, entry = told.rows[at_odds], told.entry[at_odds]
    place, one = _beside(comparison.cells.part[asking], told.part)
    other = entry[place]
    apart = (told.source[one] != told.source[other]) & _comparable(comparison, told, one, other)
    row, one, other = asking[place[apart]], one[apart], other[apart]
    crossing = (told.node[one] < 0) != (told.node[other] < 0)
    dated = told.track[one] == told.track[other]
    pairs = [
        _above(comparison, told, *(of[dated & ~crossing] for of in (row, one, other))),
        _fitting_none(comparison, told, *(of[dated & crossing & (told.node[other] < 0)] for of in (row, one, other))),
        _no_such_day(comparison, told, *(of[~dated] for of in (row, one, other))),
    ]
    return np.concatenate([pair[0] for pair in pairs]), np.concatenate([pair[1] for pair in pairs])


def _above(comparison: Comparison, told: _Told, row: Ints, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """The entries `one` with a figure above a row of entry `other`, of the same scope or one within."""
    node, whole = told.node[one], told.node[other]
    higher = ((node == whole) | _within(comparison, whole, node)) & _higher(comparison, told, row, one)
    return one[higher], other[higher]


def _fitting_none(comparison: Comparison, told: _Told, row: Ints, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Rows of entry `other`, which state no scope, beside sources of whose scopes they fit none."""
    apart = _higher(comparison, told, row, one) | _lower(comparison, told, row, one)
    _, pair = np.unique(row * (int(told.source.max(initial=0)) + 1) + told.source[one], return_inverse=True)
    none = np.bincount(pair, weights=~apart) == 0
    return one[none[pair]], other[none[pair]]


def _higher(comparison: Comparison, told: _Told, row: Ints, entry: Ints) -> Mask:
    """Whether an entry has a figure above that of the row beside it, which need not be the earlier one."""
    low = comparison.firm.low[told.rows]
    reached = timeline(told.entry, comparison.clocks.begins[told.rows], low).reached(entry, comparison.clocks.ends[row])
    higher: Mask = (reached >= 0) & (low[reached] > comparison.firm.high[row]) if len(low) else reached >= 0
    return higher


def _lower(comparison: Comparison, told: _Told, row: Ints, entry: Ints) -> Mask:
    """Whether an entry has a figure below that of the row beside it, and it need not be the earlier one."""
    high = comparison.firm.high[told.rows]
    reached = timeline(told.entry, -comparison.clocks.ends[told.rows], -high).reached(
        entry, -comparison.clocks.begins[row]
    )
    lower: Mask = (reached >= 0) & (high[reached] < comparison.firm.low[row]) if len(high) else reached >= 0
    return lower


def _no_such_day(comparison: Comparison, told: _Told, rows: Ints, one: Ints, other: Ints) -> tuple[Ints, Ints]:
    """Of entries with a year beside rows without one (of entry `other`), or the reverse, those that share no day."""
    order = np.argsort(told.entry, kind="stable")
    at, place = _beside(one, told.entry[order])
    beside = told.rows[order[place]]
    ends = np.stack([of[which] for which in (rows[at], beside) for of in (comparison.firm.low, comparison.firm.high)])
    _, first, alike = np.unique(ends, axis=1, return_index=True, return_inverse=True)
    fits = [comparison.firm.share(int(rows[at[n]]), int(beside[n])) for n in first.tolist()]
    apart = ~np.array(fits, dtype=bool)[alike.reshape(-1)]
    return one[at[apart]], other[at[apart]]


def _by_pair(told: _Told, one: Ints, other: Ints, size: int) -> Ints:
    """On how many facts each two sources meet in these pairs of entries, as a table of sources."""
    low, high = np.minimum(told.source[one], told.source[other]), np.maximum(told.source[one], told.source[other])
    met = distinct((told.fact[one] * size + low) * size + high) % max(size * size, 1)
    counts = np.bincount(met, minlength=size * size).reshape(size, size)
    table: Ints = counts + counts.T
    return table
