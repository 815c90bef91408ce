"""How each claim stands to an answer: it says so, bears it out, leaves it open or excludes it.

Only what is shown is looked at, a few answers a fact, so the pairs are no more than a small multiple of the claims.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, isin, ranges, runs
from discrepancies.law.agreement import Agreement
from discrepancies.law.held_against import exclude, held, shares

STANCES = ("says", "bears_out", "leaves_open", "excludes")
SAYS, BEARS_OUT, LEAVES_OPEN, EXCLUDES = range(len(STANCES))
_PAIRS = 2**19
"""Pairs of an answer and a row that are looked at in one go."""


class Standing(NamedTuple):
    """How rows stand to some answers, sorted by all three: an entry a row and answer that it has a stance on."""

    answer: Ints
    """Which of the answers asked for, counted from 0."""
    stance: Ints
    row: Ints


def stances(agreement: Agreement, places: Ints) -> Standing:
    """How the rows of the same part stand to these answers; a source that gives an answer is named as that alone.

    What its issuer has replaced stands to no answer but its own.
    """
    part, answers = agreement.comparison.cells.part, agreement.answers
    unfitting = agreement.conflicts.fitting_none(agreement.comparison)
    start, end = (np.searchsorted(part, part[answers.first[places]], side=side) for side in ("left", "right"))
    none = np.empty(0, dtype=np.int64)
    found = [Standing(none, none, none)]
    for of in runs(np.arange(len(places)), np.cumsum(end - start) // _PAIRS):
        some = _stances(agreement, unfitting, places[of], (start[of], end[of]))
        found.append(some._replace(answer=of[some.answer]))
    return Standing(*map(np.concatenate, zip(*found, strict=True)))


def _stances(agreement: Agreement, unfitting: Mask, places: Ints, rows: tuple[Ints, Ints]) -> Standing:
    """How rows stand to answers, those from the one number to the other to each of them.

    `unfitting` are the rows that state no scope and fit none: these exclude what is said of one, too.
    """
    comparison, answers, firm = agreement.comparison, agreement.answers, agreement.comparison.firm
    row, answer = ranges(*rows), np.repeat(np.arange(len(places)), rows[1] - rows[0])
    of = answers.first[places][answer]

    stance = np.full(len(row), -1, dtype=np.int64)
    compared, sharing = held(comparison, row, of), shares(comparison, row, of)
    stance[exclude(comparison, row, of) | (compared & ~sharing & (unfitting[row] | unfitting[of]))] = EXCLUDES
    open_ = compared & sharing
    stance[open_] = LEAVES_OPEN
    within = open_ & (firm.track[row] == firm.track[of]) & ~firm.equal(row, of)
    stance[within & (firm.low[row] >= firm.low[of]) & (firm.high[row] <= firm.high[of])] = BEARS_OUT
    stance[comparison.corrections.aside[row]] = -1
    stance[answers.of_row[row] == places[answer]] = SAYS

    (source,) = codes(comparison.claims, "source")
    teller = answer * (int(source.max(initial=0)) + 1) + source[row]
    says = np.sort(teller[stance == SAYS])
    stance[(stance != SAYS) & isin(teller, says)] = -1
    # The rows of an answer are in order already.
    taken = np.flatnonzero(stance >= 0)
    taken = taken[np.argsort(answer[taken] * len(STANCES) + stance[taken], kind="stable")]
    return Standing(answer[taken], stance[taken], row[taken])
