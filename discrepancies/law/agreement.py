"""How far the sources agree: the answers of every fact, its status, what it leaves open, and how each source fares.

All of it is counted over the whole table at once. Support is the number of origins, never of sources.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from discrepancies.claims.table import codes, first_rows
from discrepancies.columns.arrays import Floats, Ints, Mask, distinct
from discrepancies.language.reading import ABSOLUTE, COMPARABLE, NEVER
from discrepancies.law.answers import Answers, answers_of
from discrepancies.law.comparison import Comparison, compare
from discrepancies.law.conflicts import Conflicts, found
from discrepancies.law.left_open import left_open
from discrepancies.law.origins import counts
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES


@dataclass(frozen=True)
class Agreement:
    """Status and answers of every event's fact, by the fact numbers of `comparison`.

    `status` and `part_status` index STATUSES (the latter by part number); `low` and `high` span all claims that
    can be compared, NaN where none can. `support` counts a fact's origins, `sources` those who speak.
    """

    comparison: Comparison
    conflicts: Conflicts
    answers: Answers
    status: NDArray[np.int8]
    low: Floats
    high: Floats
    support: Ints
    sources: Ints

    @cached_property
    def part_status(self) -> NDArray[np.int8]:
        """The status of each part; a simple fact's only part has the status of the fact."""
        part = self.comparison.cells.part
        return _statuses(self.comparison, self.conflicts, part, int(part[-1]) + 1 if len(part) else 0)[0]

    @cached_property
    def left_open(self) -> tuple[Floats, Floats]:
        """What all claims of each fact leave open; NaN where they conflict, or are not all about the same."""
        return left_open(self.comparison, self.comparison.cells.fact, self.status)

    @cached_property
    def part_left_open(self) -> tuple[Floats, Floats]:
        """The same of each part."""
        return left_open(self.comparison, self.comparison.cells.part, self.part_status)


def agree(dossier: Dossier) -> Agreement:
    """Compare all claims of a dossier and say what each fact's sources leave open."""
    comparison = compare(dossier)
    facts = len(comparison.cells.first_row)
    conflicts = found(comparison)
    status, support, sources = _statuses(comparison, conflicts, comparison.cells.fact, facts)
    low, high = _span(comparison, facts)
    answers = answers_of(dossier, comparison)
    return Agreement(comparison, conflicts, answers, status, low, high, support, sources)


def fared(agreement: Agreement) -> tuple[Ints, Ints, Ints]:
    """For each source code: its claims, its facts that another source's claim was compared with, those not disputed."""
    claims, comparison = agreement.comparison.claims, agreement.comparison
    (source,) = codes(claims, "source")
    sources = len(claims["source"].cat.categories)
    made = np.bincount(source[first_rows(claims)], minlength=sources)
    rows = np.flatnonzero(comparison.cells.cell >= 0)
    pairs = distinct(comparison.cells.fact[rows] * max(sources, 1) + source[rows])
    fact, of = np.divmod(pairs, max(sources, 1))
    compared = np.bincount(fact, minlength=len(agreement.status))[fact] > 1
    sound = compared & (agreement.status[fact] != STATUSES.index("disputed"))
    return made, np.bincount(of[compared], minlength=sources), np.bincount(of[sound], minlength=sources)


def _statuses(
    comparison: Comparison, conflicts: Conflicts, label: Ints, labels: int
) -> tuple[NDArray[np.int8], Ints, Ints]:
    """Status, origins and sources of each label (an event's fact, or a part of one), by DESIGN's order of cases."""
    claims, line = comparison.claims, comparison.lineage
    (source,) = codes(claims, "source")
    sources = _distinct_per(label, source, labels)
    left = np.flatnonzero(~comparison.echoes.repeats)
    support = counts(label[left], line.rows[left], line, labels)

    track = claims["track"].to_numpy()
    compared = left[(track[left] != NEVER) & ~comparison.corrections.aside[left]]
    # Times on several clocks are compared among themselves only.
    clock = label * 2 + (track == ABSOLUTE)
    together = (
        _distinct_per(clock[compared], claims["claim"].to_numpy()[compared], 2 * labels).reshape(-1, 2).max(axis=1)
    )

    status = np.full(labels, STATUSES.index("compatible"), dtype=np.int8)
    status[_all_equal(comparison, label, compared, labels)] = STATUSES.index("agreed")
    status[together < 2] = STATUSES.index("incomparable")
    # Two voices in one document are still one document when others copy it.
    status[(support <= 1) | (_distinct_per(label[left], source[left], labels) <= 1)] = STATUSES.index("echoed")
    status[sources == 1] = STATUSES.index("single-source")
    disputed, strained = conflicts.bearing(comparison, label, labels)
    status[strained] = STATUSES.index("strained")
    status[disputed] = STATUSES.index("disputed")
    return status, support, sources


def _all_equal(comparison: Comparison, label: Ints, compared: Ints, labels: int) -> Mask:
    """Labels whose compared rows are, part by part, one interval of one time that two origins state as fact."""
    cells, line, clocks, when = comparison.cells, comparison.lineage, comparison.clocks, comparison.whens.number
    cell, part = cells.cell[compared], cells.part[compared]
    equal = np.ones(labels, dtype=bool)
    first = np.zeros(cells.cell_count, dtype=np.int64)
    first[cell[::-1]] = compared[::-1]
    one = first[cell]
    same = comparison.alike(compared, one) & (when[compared] == when[one])
    same &= (clocks.earliest[compared] == clocks.earliest[one]) & (clocks.latest[compared] == clocks.latest[one]) | (
        ~clocks.moves[compared]
    )
    equal[label[compared[~same]]] = False
    _, one_of_cell = np.unique(cell, return_index=True)
    parts, number = np.unique(part[one_of_cell], return_counts=True)
    several = compared[one_of_cell][np.isin(part[one_of_cell], parts[number > 1])]
    equal[label[several]] = False
    firm = compared[np.asarray(comparison.claims["stated"] == "fact")[compared]]
    backed = counts(cells.part[firm], line.rows[firm], line, int(cells.part.max(initial=-1)) + 1)
    equal[label[compared[backed[part] < 2]]] = False
    return equal


def _distinct_per(label: Ints, value: Ints, labels: int) -> Ints:
    """How many distinct values each label has."""
    span = int(value.max(initial=0)) + 1
    return np.bincount(distinct(label * span + value) // span, minlength=labels)


def _span(comparison: Comparison, facts: int) -> tuple[Floats, Floats]:
    """Least low and greatest high of each fact's rows; dates with a year, where there are any, speak alone."""
    fact, said = comparison.cells.fact, comparison.said
    low, high = np.full(facts, np.inf), np.full(facts, -np.inf)
    dated = np.zeros(facts, dtype=bool)
    dated[fact[said.track == COMPARABLE]] = True
    rows = np.flatnonzero((said.track == COMPARABLE) | ((said.track != NEVER) & ~dated[fact]))
    np.minimum.at(low, fact[rows], said.low[rows])
    np.maximum.at(high, fact[rows], said.high[rows])
    nothing = np.ones(facts, dtype=bool)
    nothing[fact[rows]] = False
    return np.where(nothing, np.nan, low), np.where(nothing, np.nan, high)
