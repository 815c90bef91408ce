"""value-conflict: two sources give values that cannot both be true.

Why: this is what the program is for. Somebody has to find out which figure holds, or print both.

Passes: "7" and "at least 5" (seven is at least five); "January 2018" and "15 January 2018" (less precise is not
different); "about 500" and "530"; "in Miranda" and "in El Junquito", where the tree of places has one in the other.

Fails: "7" and "at least 9" (no number is both); "14 January 2018" and "15 January" (without a year, but of no
15th); "serving" and "former".

One finding an event, fact and scope, however many sources take part; of a fact that may change over time, or whose
claims say when it held, one a time, the largest first. What a source says against itself is a
self-contradiction, and what it says against the source it copies a misquote; neither is reported again here.

When not to worry: a warning instead of an error means that the conflict vanishes if the widths given to "about",
"nearly", "several", "early" and their like are doubled, or that the two were counted up to different days: then the
message says which `over_time` the fact would need. Figures that count different people are reconciled by giving each
claim its scope.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_conflict
from discrepancies.wording import Wording
from discrepancies.wording.conflict_sentences import clash, moment_of

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each cell in which rows of two sources or voices exclude each other."""
    comparison = agreement.comparison
    for conflict in agreement.conflicts.across:
        flag = of_conflict(wording, conflict, clash(comparison, wording, conflict))
        yield flag._replace(subject=moment_of(comparison, conflict))
