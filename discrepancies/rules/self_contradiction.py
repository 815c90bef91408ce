"""self-contradiction: one source, in one voice and at one firmness, gives values that cannot both be true.

Why: before sources are held against one another, each should agree with itself. Usually one of the two figures
was taken down wrongly, or the source corrects itself further on.

Passes: a source that says "seven" in its own voice and quotes officials for "at least nine"; "January 2018" in the
headline and "15 January 2018" in the text; "seven died" and "as many as nine, it is alleged".

Fails: "seven people" in the first paragraph and "eight people" in the last, both in the source's own words.

When not to worry: the two claims may count different people, or hold at different times; say so with `scope` or
`when`. Counted up to different days (`as_of`) they only warn: the fact may change over time.
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
    """Flag each source and voice whose own claims on one fact exclude each other."""
    for conflict in agreement.conflicts.contradictions:
        flag = of_conflict(wording, conflict, clash(agreement.comparison, wording, conflict, alone=True))
        teller, stated = wording.teller(conflict.one), wording.stated(conflict.one)
        said = teller if stated == "fact" else f"{teller} ({stated})"
        moment = moment_of(agreement.comparison, conflict)
        yield flag._replace(subject=f"{said}, {moment}" if moment else said)
