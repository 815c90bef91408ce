"""echo: several sources agree, and all of them go back to one.

Why: five articles that repeat one release are one witness. A fact that looks well supported may rest on nobody else.

Passes: two sources with different origins that say the same.

Fails: a release and the article that derives from it; two releases by one issuer.

One finding a group of sources, listing the facts on which they echo one another: they agree, or do not differ, where
one is only less precise.

When not to worry: where the one origin is the one that would know. Look for a second before printing "sources say".
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

import numpy as np

from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.law.issuers import Roots
from discrepancies.law.origins import disjoint
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATUSES, Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "warning"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each group of sources that echo one another on one fact or more."""
    comparison, called = agreement.comparison, wording.naming.all_called
    groups: defaultdict[tuple[str, ...], list[list[int]]] = defaultdict(list)
    for fact in np.flatnonzero(agreement.status == STATUSES.index("echoed")).tolist():
        rows = [row for row in comparison.cells.rows_of_fact(fact) if comparison.cells.cell[row] >= 0]
        sources = tuple(sorted({wording.source(row) for row in rows}))
        if len(sources) > 1:
            groups[sources].append(rows)
    for group, facts in groups.items():
        named = listed(wording.question(rows[0]) for rows in facts)
        roots = {root for rows in facts for root in _origin(comparison, rows)}
        alike = all(comparison.said.equal(np.array(rows), rows[0]).all() for rows in facts)
        on = f"{'agree' if alike else 'do not differ'} on {counted(len(facts), 'fact')} ({named})"
        yield Flag(
            message=f"{listed(called(group))} {on}, "
            f"but {'on each ' if len(facts) > 1 else ''}they go back to one origin ({listed(called(sorted(roots)))})",
            rows=[row for rows in facts for row in rows],
            subject=" + ".join(group),
        )


def _origin(comparison: Comparison, rows: list[int]) -> Roots:
    """The roots of what all these rows go back to; of whoever changes what it repeats these are its origin's."""
    own = frozenset(comparison.lineage.of_row(row) for row in rows if not comparison.echoes.repeats[row])
    return Roots().union(*disjoint(own).sets)
