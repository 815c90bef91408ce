"""names-differ: a list of names given as complete lacks a name that another source gives.

Why: a list of the dead with one name too few leaves somebody out, and one with a name too many buries the living.

Passes: an open list of four names and another of seven (the first does not claim to be all); the same names in
other spellings (see spelling-differs).

Fails: a list with `closed: true` of six names, where another source names a seventh; two closed lists that differ.

When not to worry: one of the lists may count others (only the men, only those identified by then).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from discrepancies.columns.arrays import runs
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, listed

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each fact whose lists differ, once, with every name that somebody's complete list lacks."""
    comparison = agreement.comparison
    is_listed = comparison.claims["listed"].to_numpy()
    apart = agreement.conflicts.names
    for rows_of_fact in runs(apart, comparison.cells.fact[apart]):
        given: defaultdict[str, list[int]] = defaultdict(list)
        lacking: defaultdict[str, list[int]] = defaultdict(list)
        for row in rows_of_fact.tolist():
            (given if is_listed[row] else lacking)[wording.part(row)].append(row)
        by_list: defaultdict[str, list[str]] = defaultdict(list)
        for part, rows in lacking.items():
            by_list[wording.sources(rows)].append(part)
        missing = [
            f"the complete list of {lists} lacks "
            + listed(f"{wording.name(given[part][0])} (named by {wording.sources(given[part])})" for part in parts)
            for lists, parts in by_list.items()
        ]
        rows = [row for part in lacking for row in (*lacking[part], *given[part])]
        yield Flag(message=", and ".join(missing), rows=rows, about=wording.about(rows[0]))
