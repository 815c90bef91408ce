"""How what a story states stands to what one claim says: the same, weaker, firmer, rounded, or something else.

A statement that leaves a claim's values possible is weaker than it, and a claim bears it out; one that rules some of
them out is firmer. That holds for figures and dates alike, as both are intervals.
"""

from __future__ import annotations

from enum import IntEnum
from math import isclose, isinf
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.calendar import holds_such_day
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


class Rows:
    """The rows of a report's claims as intervals."""

    def __init__(self, report: Report) -> None:
        claims = report.dossier.claims
        keys = ("low", "high", "firm_low", "firm_high", "track")
        self._ends = {key: claims[key].to_numpy() for key in keys}
        self._part, self._hedge = (claims[key].astype(str).to_numpy() for key in ("part", "hedge"))

    def of(self, row: int) -> Row:
        """One row, by its number."""
        low, high, firm_low, firm_high, track = (self._ends[key][row].item() for key in self._ends)
        return Row(row, low, high, firm_low, firm_high, track, str(self._part[row]), str(self._hedge[row]))


def relation(stated: Reading, claim: Row) -> Relation | None:
    """How a statement stands to a claim; None where the two cannot be compared."""
    if NEVER in (stated.track, claim.track):
        return None
    if stated.track != claim.track:
        return _of_yearless(stated, claim)
    low, high = claim.low, claim.high
    if _same(stated.low, low) and _same(stated.high, high):
        return Relation.SAME
    if _is_converted(stated, claim) and max(_firm(stated)[0], claim.firm_low) <= min(_firm(stated)[1], claim.firm_high):
        return Relation.SAME
    if stated.low <= low and high <= stated.high:
        return Relation.BORNE_OUT
    if low <= stated.low and stated.high <= high:
        return Relation.FIRMER if _is_its_figure(stated, claim) else Relation.OTHERWISE
    if stated.high < low or high < stated.low:
        rounds = stated.hedge == "exact" and stated.soft_low <= low and high <= stated.soft_high
        return Relation.ROUNDED if rounds else Relation.EXCLUDED
    return Relation.OTHERWISE


def _is_its_figure(stated: Reading, claim: Row) -> bool:
    """Whether a statement inside of a claim is that claim's own figure, with its hedge lost: 9 of "at least 9"."""
    if claim.hedge == "about" and stated.low == stated.high:
        return isclose(stated.low, (claim.low + claim.high) / 2, rel_tol=_OFF_CENTRE)
    if isinf(claim.high) and not isinf(claim.low):
        return stated.low in (claim.low, claim.low - 1)
    return not isinf(claim.low) or stated.high in (claim.high, claim.high + 1)


def _of_yearless(stated: Reading, claim: Row) -> Relation | None:
    """A day without its year beside a dated one: the reader of a story takes the year from around it.

    Of a claim without a year nobody knows whether it bears a year out.
    """
    bare, dated = ((stated.low, stated.high), (claim.low, claim.high))
    if stated.track == COMPARABLE:
        bare, dated = dated, bare
    if {stated.track, claim.track} != {YEARLESS, COMPARABLE} or any(map(isinf, dated)):
        return None
    if not holds_such_day(*dated, *bare):
        return Relation.EXCLUDED
    return Relation.BORNE_OUT if stated.track == YEARLESS else Relation.FIRMER


def _firm(stated: Reading) -> tuple[float, float]:
    low = stated.low if stated.firm_low is None else stated.firm_low
    high = stated.high if stated.firm_high is None else stated.firm_high
    return low, high


def _is_converted(stated: Reading, claim: Row) -> bool:
    return _firm(stated) != (stated.low, stated.high) or (claim.firm_low, claim.firm_high) != (claim.low, claim.high)


def _same(one: float, other: float) -> bool:
    return one == other or isclose(one, other, rel_tol=1e-9)
