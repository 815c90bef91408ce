"""The claims that a finding rests on, as a form that edits one of them begins: what each says and where it stands.

A claim is known by its place in its file, which holds as long as the file does; its number does not, once another file
of the dossier has changed.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from discrepancies.language.safe import visible
from discrepancies.load.problems import InputError, Problems
from discrepancies.save.claim_edits import refuse_unwritable

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding, Place
    from discrepancies.pages.file_changes import Trace
    from discrepancies.report import Report

KEYS = ("value", "scope", "as_of", "quote")
"""What an editor may change of a claim from its card."""

MOST = 50
"""Claims of one finding that are offered; who mends more works in the file."""


def editable(report: Report, finding: Finding, read: Sequence[Trace]) -> list[dict[str, Any]]:
    """The claims of a finding in their order, each once, with the digest of its file among those that were `read`."""
    rows = {report.wording.claim(row): row for row in reversed(report.sorted(finding.rows))}
    digests = {trace.path: trace.left for trace in read}
    shown = [_one(report, claim, row) for claim, row in list(reversed(rows.items()))[:MOST]]
    return [{**one, "seen": digests.get(Path(file_of(one["at"])), "")} for one in shown]


def file_of(at: str) -> str:
    """The file of a claim's place."""
    return at.rpartition(":")[0]


def claim_at(dossier: Dossier, at: str) -> int | None:
    """The number of the claim at a place, such as `editable` gives it; None where there is none."""
    written = dossier.written
    file, _, where = at.rpartition(":")
    if file not in written.files or not where.isdecimal():
        return None
    among = (written.file == written.files.index(file)) & (written.places["fact"] == int(where))
    found = np.flatnonzero(among)
    return int(found[0]) if len(found) else None


def refusal(place: Place, what: str = "change the claim") -> str | None:
    """Why that cannot be done at a place here, and where it can; None where it can."""
    try:
        refuse_unwritable(place, what, Problems())
    except InputError as error:
        (problem,) = error.problems
        return f"{problem.wrong[:1].upper()}{problem.wrong[1:]}: {problem.instead}."
    return None


def _one(report: Report, claim: int, row: int) -> dict[str, Any]:
    written, fact = report.dossier.written, report.wording.fact(row)
    place = written.place(claim, "fact")
    texts = {key: written.columns[key][claim] or "" for key in KEYS}
    return {
        "claim": claim,
        "at": f"{place.file}:{written.places['fact'][claim]}",
        "where": visible(f"{place.file}:{written.line[claim]}"),
        "who": visible(report.wording.who(row)),
        "asks": visible(fact.asks),
        "listed": fact.kind == "names",
        "scopes": [{"key": key, "label": visible(scope.label)} for key, scope in fact.scopes.items()],
        "texts": texts,
        "refused": refusal(place),
    }
