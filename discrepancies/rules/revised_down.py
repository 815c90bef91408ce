"""revised-down: a source goes against the way that its own figures can take: a toll that falls.

Why: a toll is corrected downwards when somebody was counted twice, or found alive. Which of the two figures holds,
and whether the source says that it takes the first one back, is for an editor to see.

Passes: 7 as of 15 January and 9 as of 17 January; "at least 9" and later "7 to 12" (it may still be 9).

Fails: 9 as of 15 January and 7 as of 17 January, in one source and one voice, of a fact declared `over_time: grows`;
60 missing and later 80, of one declared `over_time: shrinks`.

Each fall of a series is a finding, the largest first; the figures after it that have not caught up take part in it.
Figures of one day, or of days that leave the order open, are a self-contradiction; the lower figure of another source
is a value-conflict. When a figure was counted is its `as_of`, else that of an equal claim it repeats, else the day its
source was published.

When not to worry: the source says that it corrects itself, and why.
"""

from __future__ import annotations

from collections.abc import Iterator

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_conflict
from discrepancies.wording import Wording
from discrepancies.wording.conflict_sentences import lowering
from discrepancies.wording.counted_until import moment

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each fall of what a source, in one voice, gives over time."""
    comparison = agreement.comparison
    for conflict in agreement.conflicts.falls:
        flag = of_conflict(wording, conflict, lowering(comparison, wording, conflict))
        times = (moment(comparison, row) for row in conflict.shown)
        yield flag._replace(subject=f"{wording.teller(conflict.one)}, {' to '.join(times)}")
