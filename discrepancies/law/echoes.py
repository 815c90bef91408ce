"""Which rows are no word of their own: what repeats an ancestor, says it exactly, or gets it wrong.

A wrong copy is reported as that and set aside, with whatever copies it in turn: the same conflict is not told again
between the other sources.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import Mask
from discrepancies.law.cells import Cells
from discrepancies.law.clocks import Clocks
from discrepancies.law.copies import Copies
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import Lineage, repeats


@dataclass(frozen=True)
class Echoes:
    """How the rows stand to what they repeat; all but `fits` have one entry a row."""

    fits: Mask
    """For each pair of copies: they share a value, or the lower figure of a growing fact is certainly the earlier."""
    misquotes: Mask
    """Rows that fit none of what they should repeat."""
    softly: Mask
    """Those of them that a more generous reading lets fit some of it."""
    aside: Mask
    """Rows that misquote, or repeat a misquote: they count as that, not as a further conflict."""
    repeats: Mask
    """Rows that repeat an ancestor's claim of the same event and fact."""
    same: Mask
    """Rows that say exactly what an ancestor says: that claim over again, no further side in a conflict."""


def echoes_of(
    claims: pd.DataFrame, line: Lineage, cells: Cells, ends: tuple[Intervals, Intervals], clocks: Clocks
) -> Echoes:
    """Tell what each row is beside those that it repeats; `ends` are the rows' firm and their generous intervals."""
    firm, generous = ends
    copies = clocks.copies
    row, origin = copies.row, copies.origin
    grown = (firm.high[row] < firm.low[origin]) & clocks.before(row, origin)
    grown |= (firm.high[origin] < firm.low[row]) & clocks.before(origin, row)
    fits = copies.shares | (clocks.cumulative[row] & grown)
    misquotes = np.zeros(len(claims), dtype=bool)
    misquotes[row] = True
    misquotes[row[fits]] = False
    softly = np.zeros(len(claims), dtype=bool)
    for pair in np.flatnonzero(misquotes[row]).tolist():
        softly[row[pair]] |= generous.share(int(row[pair]), int(origin[pair]))
    return Echoes(
        fits=fits,
        misquotes=misquotes,
        softly=softly,
        aside=_set_aside(copies, fits, misquotes),
        repeats=repeats(claims, line, cells.fact),
        same=_same(copies, cells, clocks),
    )


def _set_aside(copies: Copies, fits: Mask, misquotes: Mask) -> Mask:
    """Misquotes, and the rows that fit nothing but rows set aside: copies of a misquote are its echo."""
    aside = misquotes
    row, origin = copies.row[fits], copies.origin[fits]
    while True:
        sound = np.zeros(len(aside), dtype=bool)
        sound[row[~aside[origin]]] = True
        further = aside.copy()
        further[row] |= ~sound[row]
        if np.array_equal(further, aside):
            return aside
        aside = further


def _same(copies: Copies, cells: Cells, clocks: Clocks) -> Mask:
    """The rows that say what an ancestor says of one scope; a growing figure that states its time, of one time too."""
    row, origin = copies.row, copies.origin
    as_of = (clocks.earliest[row] == clocks.earliest[origin]) & (clocks.latest[row] == clocks.latest[origin])
    as_of |= ~(clocks.stated & clocks.cumulative)[row]
    same = np.zeros(len(cells.cell), dtype=bool)
    same[row[copies.equal & copies.inherited & (cells.cell[row] == cells.cell[origin]) & as_of]] = True
    return same
