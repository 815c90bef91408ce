"""Who says the same: the answers of every fact, which of them a report lists, and in which order.

An answer is the claims of one fact, and part of it, that give one interval of one scope and one time; nothing is made
of two of them that neither says.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Floats, Ints
from discrepancies.law.comparison import Comparison
from discrepancies.law.origins import counts, repeats
from discrepancies.law.row_order import scope_ranks
from discrepancies.load.dossier import Dossier

MOST = 50
"""Answers listed a fact: those that most claims give; where they move over time, the latest."""


@dataclass(frozen=True)
class Answers:
    """The listed answers, fact by fact: by part, scope (wholes first), time where they move (the latest first), value.

    Answer n is said by rows start[n]..start[n + 1] of `rows`. `first` is the row whose words stand for it: the
    commonest words, of these the first; `origins` is how many origins say it. `total` counts each fact's answers
    before the cap. What says that nothing is known, or cannot be compared, is listed too: last in its part.
    """

    fact: Ints
    first: Ints
    origins: Ints
    start: Ints
    rows: Ints
    of_row: Ints
    """The listed answer that each row of the table gives, -1 where that is not listed."""
    total: Ints

    def of_fact(self, fact: int) -> range:
        """The answers of one event's fact."""
        return range(*np.searchsorted(self.fact, [fact, fact + 1]).tolist())

    def said_by(self, answer: int) -> Ints:
        """The rows that give one answer."""
        return self.rows[self.start[answer] : self.start[answer + 1]]


def answers_of(dossier: Dossier, comparison: Comparison) -> Answers:
    """Group the rows that say the same, and list the groups."""
    claims, line, cells = comparison.claims, comparison.lineage, comparison.cells
    of = comparison.saying
    row = np.unique(of, return_index=True)[1]
    fact = cells.fact[row]
    kept = _listed(dossier, comparison, of, row)
    place = np.full(len(row), -1, dtype=np.int64)
    place[kept] = np.arange(len(kept))
    of_row = place[of]
    member = np.flatnonzero(of_row >= 0)
    member = member[np.argsort(of_row[member], kind="stable")]
    answer = of_row[member]
    own = ~repeats(claims, line, answer, member)
    return Answers(
        fact=fact[kept],
        first=_wording(comparison, answer, member, len(kept)),
        origins=counts(answer[own], line.rows[member[own]], line, len(kept)),
        start=np.searchsorted(answer, np.arange(len(kept) + 1)),
        rows=member,
        of_row=of_row,
        total=np.bincount(fact, minlength=len(cells.first_row)),
    )


def _listed(dossier: Dossier, comparison: Comparison, of: Ints, row: Ints) -> Ints:
    """The answers that are listed, in order, of all there are; `row` is one of each, `of` the answer of each row."""
    cells = comparison.cells
    number, fact = np.arange(len(row)), cells.fact[row]
    claims = np.bincount(of[~comparison.echoes.repeats], minlength=len(row))
    since, until = _times(comparison, row)
    ranks = np.lexsort((number, -np.bincount(of, minlength=len(row)), -claims, -until, -since, fact))
    rank = np.empty(len(row), dtype=np.int64)
    rank[ranks] = number - np.searchsorted(fact[ranks], fact[ranks])
    kept = np.flatnonzero(rank < MOST)
    keys = (number, -until, -since, scope_ranks(dossier, comparison)[row], cells.cell[row] < 0, cells.part[row])
    return kept[np.lexsort([key[kept] for key in keys])]


def _times(comparison: Comparison, row: Ints) -> tuple[Floats, Floats]:
    """From when to when what these rows say held or was counted; -inf where it does not move, or nobody knows."""
    clocks, whens = comparison.clocks, comparison.whens
    held = clocks.moves[row] & whens.stated[row]
    dated = clocks.moves[row] & clocks.dated(row) & ~held
    pairs = ((whens.first, clocks.earliest), (whens.last, clocks.latest))
    since, until = (np.where(held, when[row], np.where(dated, clock[row], -np.inf)) for when, clock in pairs)
    return since, until


def _wording(comparison: Comparison, answer: Ints, rows: Ints, answers: int) -> Ints:
    """The row whose words stand for each answer, given (answer, row) in order: the commonest words, then the first."""
    (value,) = codes(comparison.claims, "value")
    packed = answer * (int(value.max(initial=0)) + 1) + value[rows]
    _, of, times = np.unique(packed, return_inverse=True, return_counts=True)
    best = np.lexsort((np.arange(len(rows)), -times[of], answer))
    _, begins = np.unique(answer[best], return_index=True)
    chosen: Ints = rows[best[begins]] if answers else np.empty(0, dtype=np.int64)
    return chosen
