"""The law of comparison, applied once to the whole table: which rows can be compared, and by what.

In one dimension closed intervals that overlap pairwise share a point, so a cell is consistent exactly if its greatest
low is at most its least high; no pair is ever enumerated. Where a fact may change or its claims say when they held,
time decides which of them are held against which.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import Mask
from discrepancies.law.cells import Cells, cells_of
from discrepancies.law.clocks import Clocks, clocks_of
from discrepancies.law.copies import Copies, copies_of
from discrepancies.law.corrections import Corrections, Ground, corrections_of
from discrepancies.law.echoes import Echoes, echoes_of
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import Lineage, lineage
from discrepancies.law.scopes import Scopes, scopes_of
from discrepancies.law.whens import Whens, whens_of
from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Comparison:
    """The table's rows put where the law compares them: arrays of one entry a row, each among those of its sort."""

    claims: pd.DataFrame
    lineage: Lineage
    cells: Cells
    firm: Intervals
    """The rows' intervals as they are."""
    generous: Intervals
    """The same with the vague widths doubled: what excludes nothing here is a soft conflict."""
    scopes: Scopes
    copies: Copies
    whens: Whens
    clocks: Clocks
    corrections: Corrections
    echoes: Echoes

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
    low, high, soft_low, soft_high, track = (
        claims[key].to_numpy() for key in ("low", "high", "soft_low", "soft_high", "track")
    )
    firm, generous = Intervals(low, high, track), Intervals(soft_low, soft_high, track)
    line, cells, scopes = lineage(dossier), cells_of(dossier), scopes_of(dossier)
    whens = whens_of(dossier)
    copies = copies_of(claims, line, cells, scopes, firm)
    # What is said of another time is no copy.
    copies = copies.of(~whens.apart(copies.row, copies.origin))
    clocks = clocks_of(dossier, copies)
    ground = Ground(dossier, line, cells, scopes, firm, whens, clocks)
    corrections = corrections_of(ground)
    echoes = echoes_of(ground, generous, corrections)
    return Comparison(claims, line, cells, firm, generous, scopes, copies, whens, clocks, corrections, echoes)
