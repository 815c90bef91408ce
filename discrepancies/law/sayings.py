"""Which rows say the same of the same: one interval of one part, scope and time is one answer.

What a report lists as an answer, and whether a source only says over again what its ancestor said, go by this number.
"""

from __future__ import annotations

from typing import Any

import numpy as np
from numpy.typing import NDArray

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Ints
from discrepancies.language.reading import NEVER
from discrepancies.law.cells import Cells
from discrepancies.law.clocks import Clocks
from discrepancies.law.intervals import Intervals
from discrepancies.law.whens import Whens
from discrepancies.load.dossier import Dossier


def sayings_of(dossier: Dossier, cells: Cells, said: Intervals, whens: Whens, clocks: Clocks) -> Ints:
    """For each row the number of what it says, in the order of the parts."""
    scope, value = codes(dossier.claims, "scope", "value")
    keys: list[NDArray[Any]] = [np.nan_to_num(said.high), np.nan_to_num(said.low), said.track]
    if said.gap_low is not None and said.gap_high is not None:
        keys += [np.nan_to_num(said.gap_low), np.nan_to_num(said.gap_high)]
    if (silent := said.track == NEVER).any():
        # A text is compared with nothing, and yet two that are the same say the same.
        keys.append(np.where(silent & answering(dossier, lambda fact: fact.kind == "text"), value, 0))
    # Nor does it matter when nothing was known.
    if (moves := clocks.moves & ~silent).any():
        keys += [np.where(moves, clocks.earliest, 0), np.where(moves, clocks.latest, 0)]
    keys += [key for key in (whens.number + 1, scope) if key.any()]
    keys.append(cells.part)
    rows = np.lexsort(keys)
    changes = np.zeros(len(rows), dtype=bool)
    for key in keys:
        changes[1:] |= key[rows[1:]] != key[rows[:-1]]
    saying = np.empty(len(rows), dtype=np.int64)
    saying[rows] = np.cumsum(changes)
    return saying
