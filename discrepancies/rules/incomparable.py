"""incomparable: a value that could not be compared with the others, and why.

Why: what is not compared must not look as if it agreed.

Passes: every claim of the fact could be held against the others.

Fails (as information only): "unknown" or "not established" beside figures; wordings, which are listed and never
compared; times of day of which some state a time zone and others do not, where the event's is not known.

When not to worry: texts and unknowns need nothing done. For times, give the event its `utc_offset`.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.language.reading import ABSOLUTE, NEVER
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each fact of several sources, copies aside, in which some row stands outside comparison, with the reason."""
    comparison = agreement.comparison
    track = comparison.firm.track
    for fact in np.unique(comparison.cells.fact[(track == NEVER) | (track == ABSOLUTE)]).tolist():
        rows = np.array(comparison.cells.rows_of_fact(fact))
        if len({wording.source(row) for row in rows[~comparison.echoes.derived[rows]].tolist()}) < 2:
            continue
        never, absolute = rows[track[rows] == NEVER].tolist(), rows[track[rows] == ABSOLUTE].tolist()
        if wording.fact(int(rows[0])).kind == "text":
            why = f"how {wording.sources(never)} word it is listed side by side, never compared"
        elif never:
            part = f"the {wording.part(never[0])}" if wording.part(never[0]) else "it"
            leave = "leaves" if len({wording.source(row) for row in never}) == 1 else "leave"
            why = f"{wording.sources(never)} {leave} {part} open, which supports nothing and conflicts with nothing"
        elif len(absolute) < len(rows):
            why = (
                f"the times of {wording.sources(absolute)} state different time zones, the others none, "
                "and the event's own is not known"
            )
        else:
            continue
        yield Flag(why, never or absolute, wording.about(int(rows[0]))._replace(scope=None))
