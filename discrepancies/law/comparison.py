"""The law of comparison, applied once to the whole table: which rows can be compared, and by what.

In one dimension closed intervals that overlap pairwise share a point, so a cell is consistent exactly if its greatest
low is at most its least high; no pair is ever enumerated. Where a fact may change or its claims say when they held,
time decides which of them are held against which.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import Ints, Mask
from discrepancies.law.cells import Cells, cells_of
from discrepancies.law.clocks import Clocks, clocks_of
from discrepancies.law.copies import Copies, copies_of
from discrepancies.law.corrections import Corrections, Ground, corrections_of
from discrepancies.law.echoes import Echoes, echoes_of
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import Lineage, lineage
from discrepancies.law.sayings import sayings_of
from discrepancies.law.scopes import Scopes, scopes_of
from discrepancies.law.whens import Whens, whens_of
from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Comparison:
    """The table's rows put where the law compares them: arrays of one entry a row, each among those of its sort."""

    claims: pd.DataFrame
    lineage: Lineage
    cells: Cells
    saying: Ints
    """A number for each answer: rows of one have the same interval, part, scope and time."""
    said: Intervals
    """The rows' intervals as they are: who says the same, and what is shown."""
    firm: Intervals
    """The same as they are compared: with the precision of a conversion, and with what the fact tolerates."""
    generous: Intervals
    """The same read generously: what excludes nothing here is a soft conflict."""
    scopes: Scopes
    copies: Copies
    whens: Whens
    clocks: Clocks
    corrections: Corrections
    echoes: Echoes

    def alike(self, rows: Ints, others: Ints) -> Mask:
        """Which of the rows say what the one beside it does, or the same to the digits written and the tolerance."""
        said = self.said
        single = (said.low[rows] == said.high[rows]) & (said.low[others] == said.high[others])
        firm = self.firm
        met = (firm.low[rows] <= firm.high[others]) & (firm.low[others] <= firm.high[rows])
        same: Mask = said.equal(rows, others) | (single & met)
        return same

    @cached_property
    def loose(self) -> Mask:
        """Rows that state no scope where others do: held against one another, and against each stated scope."""
        unscoped, part = self.scopes.unscoped, self.cells.part
        if unscoped.all():
            return ~unscoped
        stated = np.zeros(part.max() + 1, dtype=bool)
        stated[part[~unscoped & (self.cells.cell >= 0)]] = True
        return unscoped & stated[part]


def compare(dossier: Dossier) -> Comparison:
    """Lay out the dossier's claims for comparison."""
    claims = dossier.claims
    track = claims["track"].to_numpy()
    said, firm, generous = (
        Intervals(claims[f"{of}low"].to_numpy(), claims[f"{of}high"].to_numpy(), track) for of in ("", "firm_", "soft_")
    )
    said, firm, generous = _with_gaps(claims, said, firm, generous)
    line, cells, scopes = lineage(dossier), cells_of(dossier), scopes_of(dossier)
    whens = whens_of(dossier)
    copies = copies_of(claims, line, cells, scopes, (said, firm))
    if whens.stated.any():
        # What is said of another time is no copy.
        copies = copies.of(~whens.apart(copies.row, copies.origin))
    clocks = clocks_of(dossier, copies)
    saying = sayings_of(dossier, cells, said, whens, clocks)
    ground = Ground(dossier, line, cells, saying, scopes, firm, whens, clocks)
    corrections = corrections_of(ground)
    echoes = echoes_of(ground, generous, corrections)
    return Comparison(
        claims, line, cells, saying, said, firm, generous, scopes, copies, whens, clocks, corrections, echoes
    )


def _with_gaps(claims: pd.DataFrame, *every: Intervals) -> list[Intervals]:
    """The intervals with what alternatives leave out; those that are read more widely than they are said, nothing."""
    gaps = tuple(claims[key].to_numpy() for key in ("gap_low", "gap_high"))
    if np.isnan(gaps[0]).all():
        return list(every)
    low, high = every[0].low, every[0].high
    kept = [(ends, (ends.low == low) & (ends.high == high)) for ends in every]
    return [
        replace(ends, gap_low=np.where(same, gaps[0], np.nan), gap_high=np.where(same, gaps[1], np.nan))
        for ends, same in kept
    ]
