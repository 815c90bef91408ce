"""How what a story states stands to what one claim says: the same, weaker, firmer, rounded, or something else.

A statement that leaves a claim's values possible is weaker than it, and a claim bears it out; one that rules some of
them out is firmer. That holds for figures and dates alike, as both are intervals.
"""

from __future__ import annotations

from enum import IntEnum
from math import isclose, isinf, isnan
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.calendar import DAY, holds_such_day, month_days
from discrepancies.language.reading import COMPARABLE, NEVER, YEARLESS, Reading

if TYPE_CHECKING:
    from discrepancies.report import Report


class Relation(IntEnum):
    """From what a claim says itself to what it rules out."""

    SAME = 0
    BORNE_OUT = 1
    ROUNDED = 2
    FIRMER = 3
    OTHERWISE = 4
    EXCLUDED = 5


_OFF_CENTRE = 0.02
"""How far the figure that "about" is said of may lie from the middle of what is read, as a share."""

BACKING = (Relation.SAME, Relation.BORNE_OUT)


class Row(NamedTuple):
    """What one row of the claims table leaves possible."""

    row: int
    low: float
    high: float
    firm_low: float
    firm_high: float
    track: int
    part: str
    hedge: str


def claimed(read: Reading) -> Row:
    """What a value leaves possible that no claim gives: a decision's, or the date of an event."""
    low = read.low if read.firm_low is None else read.firm_low
    high = read.high if read.firm_high is None else read.firm_high
    return Row(-1, read.low, read.high, low, high, read.track, "", read.hedge)


class Rows:
    """The rows of a report's claims as intervals."""

    def __init__(self, report: Report) -> None:
        claims = report.dossier.claims
        keys = ("low", "high", "firm_low", "firm_high", "track")
        self._ends = {key: claims[key].to_numpy() for key in keys}
        self._part, self._hedge = (claims[key].astype(str).to_numpy() for key in ("part", "hedge"))

    def of(self, row: int) -> Row:
        """One row, by its number."""
        ends = {key: of[row].item() for key, of in self._ends.items()}
        return Row(row=row, **ends, part=str(self._part[row]), hedge=str(self._hedge[row]))


def relation(stated: Reading, claim: Row) -> Relation | None:
    """How a statement stands to a claim; None where the two cannot be compared."""
    if NEVER in (stated.track, claim.track):
        return None
    if stated.track != claim.track:
        return _of_yearless(stated, claim)
    if stated.track == YEARLESS:
        return _of_days(stated, claim)
    low, high = claim.low, claim.high
    if _same(stated.low, low, _slack(stated, claim, 0)) and _same(stated.high, high, _slack(stated, claim, 1)):
        return Relation.SAME
    if stated.low <= low and high <= stated.high:
        return Relation.BORNE_OUT
    if low <= stated.low and stated.high <= high:
        return Relation.FIRMER if _is_its_figure(stated, claim) else Relation.OTHERWISE
    if stated.high < low or high < stated.low:
        if _is_its_bound(stated, claim):
            return Relation.FIRMER
        ends = [end for end in (low, high) if not isinf(end)]
        rounds = stated.hedge == "exact" and all(stated.soft_low <= end <= stated.soft_high for end in ends)
        return Relation.ROUNDED if rounds else Relation.EXCLUDED
    return Relation.OTHERWISE


def _is_its_bound(stated: Reading, claim: Row) -> bool:
    """Whether a statement is the bound that a claim leaves out: 2,000 of "more than 2,000"."""
    if stated.low != stated.high:
        return False
    if isinf(claim.high):
        return _same(stated.low, claim.low, 0) or stated.low == claim.low - 1
    return claim.hedge == "at most" and (_same(stated.low, claim.high, 0) or stated.low == claim.high + 1)


def _is_its_figure(stated: Reading, claim: Row) -> bool:
    """Whether a statement inside of a claim is that claim's own figure, with its hedge lost: 9 of "at least 9"."""
    if claim.hedge == "about" and stated.low == stated.high:
        return any(
            isclose(stated.low, figure, rel_tol=_OFF_CENTRE)
            for figure in ((claim.low + claim.high) / 2, claim.low, claim.high)
        )
    if isinf(claim.high) and not isinf(claim.low):
        return _same(stated.low, claim.low, 0) or stated.low == claim.low - 1
    if claim.hedge == "at most" or isinf(claim.low):
        return stated.high in (claim.high, claim.high + 1)
    return True


def _of_days(stated: Reading, claim: Row) -> Relation:
    """Days without a year beside one another; a weekday that one of them names says nothing of the other."""
    (first, last), (begins, ends) = month_days(stated.low, stated.high), month_days(claim.low, claim.high)
    if (first, last) == (begins, ends):
        return Relation.SAME
    if first <= begins and ends <= last:
        return Relation.BORNE_OUT
    if begins <= first and last <= ends:
        return Relation.FIRMER
    return Relation.EXCLUDED if last < begins or ends < first else Relation.OTHERWISE


def _of_yearless(stated: Reading, claim: Row) -> Relation | None:
    """A day without its year beside a dated one: the reader of a story takes the year from around it.

    Of a claim without a year nobody knows whether it bears a year out.
    """
    bare, dated = (stated.low, stated.high), (claim.low, claim.high)
    if stated.track == COMPARABLE:
        bare, dated = dated, bare
    if {stated.track, claim.track} != {YEARLESS, COMPARABLE} or any(map(isinf, dated)):
        return None
    if not holds_such_day(*dated, *bare):
        return Relation.EXCLUDED
    finer = dated[1] - dated[0] > _days(*bare) * DAY
    return Relation.BORNE_OUT if stated.track == YEARLESS and not finer else Relation.FIRMER


def _days(low: float, high: float) -> int:
    """About how many days a stretch without a year has, never too few."""
    (month, day), (last_month, last_day) = month_days(low, high)
    return max((last_month - month) * 31 + last_day - day + 1, 1)


def _slack(stated: Reading, claim: Row, end: int) -> float:
    """How far an end may be off where one of the two is converted: as far as what was written reaches."""
    firm = (
        stated.low if stated.firm_low is None else stated.firm_low,
        stated.high if stated.firm_high is None else stated.firm_high,
    )
    own = abs((stated.low, stated.high)[end] - firm[end])
    other = abs((claim.low, claim.high)[end] - (claim.firm_low, claim.firm_high)[end])
    return sum(each for each in (own, other) if not isinf(each) and not isnan(each))


def _same(one: float, other: float, slack: float) -> bool:
    return one == other or (not isinf(one) and not isinf(other) and isclose(one, other, rel_tol=1e-9, abs_tol=slack))
