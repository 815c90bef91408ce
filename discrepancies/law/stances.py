"""How each claim stands to an answer: it says so, bears it out, leaves it open or excludes it.

Only what is shown is looked at, a few answers a fact, so the pairs are no more than a small multiple of the claims.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, isin, ranges
from discrepancies.law.answers import Answers
from discrepancies.law.comparison import Comparison
from discrepancies.law.held_against import exclude, held, shares

STANCES = ("says", "bears_out", "leaves_open", "excludes")
SAYS, BEARS_OUT, LEAVES_OPEN, EXCLUDES = range(len(STANCES))


class Standing(NamedTuple):
    """How rows stand to some answers, sorted by all three: an entry a row and answer that it has a stance on."""

    answer: Ints
    """Which of the answers asked for, counted from 0."""
    stance: Ints
    row: Ints


def stances(comparison: Comparison, answers: Answers, places: Ints) -> Standing:
    """How the rows of the same part stand to these answers; a source that gives an answer is named as that alone.

    What its issuer has replaced stands to no answer but its own.
    """
    cells, firm = comparison.cells, comparison.firm
    part = cells.part[answers.first[places]]
    start, end = np.searchsorted(cells.part, part), np.searchsorted(cells.part, part, side="right")
    row, answer = ranges(start, end), np.repeat(np.arange(len(places)), end - start)
    of = answers.first[places][answer]

    stance = np.full(len(row), -1, dtype=np.int64)
    stance[exclude(comparison, row, of)] = EXCLUDES
    open_ = held(comparison, row, of) & shares(comparison, row, of)
    stance[open_] = LEAVES_OPEN
    within = open_ & (firm.track[row] == firm.track[of]) & ~firm.equal(row, of)
    stance[within & (firm.low[row] >= firm.low[of]) & (firm.high[row] <= firm.high[of])] = BEARS_OUT
    stance[comparison.corrections.aside[row]] = -1
    stance[answers.of_row[row] == places[answer]] = SAYS

    (source,) = codes(comparison.claims, "source")
    teller = answer * (int(source.max(initial=0)) + 1) + source[row]
    says = np.sort(teller[stance == SAYS])
    stance[(stance != SAYS) & isin(teller, says)] = -1
    taken = np.flatnonzero(stance >= 0)
    taken = taken[np.lexsort((row[taken], stance[taken], answer[taken]))]
    return Standing(answer[taken], stance[taken], row[taken])
