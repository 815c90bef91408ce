"""Up to when figures were counted, in words: without it an editor cannot see why a lower figure may stand.

Only facts whose figures may grow have a time here. Where nobody says up to when a figure was counted, the day on
which it was published stands in, and is called that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

import numpy as np

from discrepancies.language.dates_in_words import in_words
from discrepancies.law.comparison import Comparison

UNDATED = "undated"
"""Said of a figure that may grow where nobody says up to when it was counted, though others of its fact are dated."""

_ON = re.compile(r"^(?:on (?:a day (?:in|from) )?|from )")


def time(comparison: Comparison, rows: Sequence[int]) -> str:
    """Up to when these rows of one fact were counted (see `Comparison.counted`): "as of 3 to 5 January 2018".

    "published 6 January 2018" where none of them says so, "first published" where what they repeat was; `UNDATED` where
    that is not known either. "" of a fact whose figures do not grow, or of which none is dated: there is nothing to put
    in order.
    """
    clocks, every = comparison.clocks, np.array(rows)
    if not clocks.cumulative[rows[0]]:
        return ""
    known = every[clocks.dated(every)]
    if not len(known):
        of_fact = comparison.cells.rows_of_fact(int(comparison.cells.fact[rows[0]]))
        return UNDATED if clocks.dated(np.array(of_fact)).any() else ""
    says = clocks.counted[known]
    counted = known[says] if says.any() else known
    said = in_words(float(clocks.earliest[counted].min()), float(clocks.latest[counted].max()))
    how = "as of" if says.any() else "first published" if clocks.repeating[counted].all() else "published"
    return f"{how} {_ON.sub('', said)}"


def copied_from(comparison: Comparison, row: int) -> list[int]:
    """The rows that a row which states no time itself has it from, because it repeats what they say."""
    copies, clocks = comparison.copies, comparison.clocks
    if not clocks.cumulative[row]:
        return []
    origin = copies.origin[copies.row == row]
    alike = clocks.covers(row, origin) & (clocks.counted[origin] == clocks.counted[row])
    found: list[int] = origin[alike].tolist()
    return found
