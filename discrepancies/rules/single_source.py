"""single-source: facts for which there is one source and no other.

Why: a claim that nobody else makes has been checked against nothing here.

Passes: a second source speaks on the fact, even in disagreement or as a copy (then see echo).

Fails (as information only): one source alone answers the question.

One finding a source, listing the facts.

When not to worry: where the source is the one to know, such as a court on its own filing date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES, Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each source that alone answers one fact or more."""
    comparison = agreement.comparison
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for fact in np.flatnonzero(agreement.status == STATUSES.index("single-source")).tolist():
        row = comparison.cells.rows_of_fact(fact)[0]
        alone[wording.source(row)].append(fact)
    for source, facts in alone.items():
        named = listed(wording.question(comparison.cells.rows_of_fact(fact)[0]) for fact in facts)
        yield Flag(
            message=f"nobody but {wording.naming.called(source)} speaks on {counted(len(facts), 'fact')}: {named}",
            rows=[row for fact in facts for row in comparison.cells.rows_of_fact(fact)],
            subject=source,
        )
