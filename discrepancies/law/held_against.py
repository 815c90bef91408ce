"""Which two claims of one part of a fact are held against one another, and which exclude one another.

Decided here and nowhere else for whoever looks at claims two by two; `conflicts` asks the same of a whole table
without ever making a pair.
"""

from __future__ import annotations

import numpy as np

from discrepancies.columns.arrays import Ints, Mask
from discrepancies.language.reading import ABSOLUTE, NEVER
from discrepancies.law.comparison import Comparison
from discrepancies.law.two_times import both_stand, perhaps_of_one_time


def held(comparison: Comparison, rows: Ints, others: Ints) -> Mask:
    """Which of the rows are held against the one beside it: of one scope, or one states none, and maybe of one time."""
    scopes = comparison.scopes
    of_one = (scopes.node[rows] == scopes.node[others]) | scopes.unscoped[rows] | scopes.unscoped[others]
    found: Mask = of_one & _comparable(comparison, rows, others)
    found &= perhaps_of_one_time(comparison.whens, comparison.clocks, rows, others)
    return found


def shares(comparison: Comparison, rows: Ints, others: Ints) -> Mask:
    """Which of the rows leave a value possible that the one beside it does too."""
    firm = comparison.firm
    found = firm.overlap(rows, others)
    for pair in np.flatnonzero(firm.track[rows] != firm.track[others]).tolist():
        one, other = int(rows[pair]), int(others[pair])
        found[pair] = NEVER not in (firm.track[one], firm.track[other]) and firm.share(one, other)
    return found


def exclude(comparison: Comparison, rows: Ints, others: Ints) -> Mask:
    """Which of the rows and the one beside it cannot both be true.

    Claims of two times may both stand (see `two_times`), and so may all where several answers can be true at once.
    A figure that states no scope may be of another one than what it differs from.
    """
    scopes = comparison.scopes
    apart = (scopes.node[rows] == scopes.node[others]) & _comparable(comparison, rows, others)
    apart &= ~comparison.cells.several[rows]
    apart &= ~shares(comparison, rows, others)
    found: Mask = apart & ~both_stand(comparison.whens, comparison.clocks, comparison.firm, rows, others)
    return found


def _comparable(comparison: Comparison, rows: Ints, others: Ints) -> Mask:
    """Whether the two say something on one axis: a date without a year is held against one with."""
    one, other = comparison.firm.track[rows], comparison.firm.track[others]
    same = (one == other) | ((one != ABSOLUTE) & (other != ABSOLUTE))
    found: Mask = same & (one != NEVER) & (other != NEVER)
    return found
