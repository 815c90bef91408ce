"""Where a finding is to be looked at, for what shows findings beside the lines they are about.

That is each of its claims, the most telling first; without claims, where what it is about is declared. What came
from standard input lies in no file, and so has no place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from discrepancies.load.files import STDIN
from discrepancies.model import Place

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding
    from discrepancies.report import Report


class Spot(NamedTuple):
    """One place of a finding: the row of the claim written there, if one is; file and line, if it is in a file."""

    row: int | None
    file: str | None
    line: int


def spots(report: Report, finding: Finding) -> list[Spot]:
    """Where a finding is to be looked at, the first place first; there always is one."""
    rows = report.sorted(finding.rows) if finding.rows else []
    return [_spot(row, *report.place(row)) for row in rows] or [_spot(None, *_declared(report.dossier, finding)[:2])]


def _spot(row: int | None, file: str, line: int) -> Spot:
    return Spot(row, None if file == STDIN else file, line)


def _declared(dossier: Dossier, finding: Finding) -> Place:
    """Where what a finding is about is declared; else the start of the dossier's first file."""
    if fact := dossier.facts.get(finding.fact or ""):
        return fact.at
    for declared in (dossier.constraints, dossier.sources, dossier.voices, dossier.events):
        for key in (*finding.named, finding.event or ""):
            if key in declared:
                return declared[key].at
    return Place(dossier.paths[0], 1, 1)
