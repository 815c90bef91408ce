"""superseded: an earlier figure that a later one has overtaken, the way the fact changes.

Why: the first toll of a day is not wrong because the last one is higher; but it should not be printed any more.

Passes: figures that later ones allow ("at least 7" and later 9); a fact that is declared neither `over_time: grows` nor
`shrinks`, whose figures are then in conflict; figures of one day, or in no certain order.

Fails (as information only): 7 as of 15 January and 9 as of 17 January; of the missing, 800 and later 60.

One finding an event, fact and scope, with every figure that was overtaken and those of the later ones that are furthest
on. When a figure was counted is its `as_of`, else that of an equal claim it repeats, else the day its source was
published.

When not to worry: never; it only says which figures are out of date.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.columns.arrays import distinct, runs
from discrepancies.law.agreement import Agreement
from discrepancies.law.conflicts_in_time import turned
from discrepancies.law.falls import overtaking
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording, counted_until, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag each cell in which a figure was overtaken by a certainly later one."""
    comparison = agreement.comparison
    aside = comparison.echoes.aside | comparison.corrections.aside | comparison.echoes.same
    cell = np.where(aside, -1, comparison.cells.cell)
    by = overtaking(comparison, cell)
    overtaken = np.flatnonzero(by >= 0)
    low, high = turned(comparison, comparison.firm, np.arange(len(cell)))
    overtaken = overtaken[np.lexsort((overtaken, high[overtaken], cell[overtaken]))]
    for rows in runs(overtaken, cell[overtaken]):
        later = distinct(by[rows])
        last = later[low[later] == low[later].max()].tolist()
        figures = listed(
            dict.fromkeys(f"{_figure(agreement, wording, row)} {wording.bracketed([row])}" for row in rows.tolist())
        )
        yield Flag(
            message=f"{figures} {'was' if len(rows) == 1 else 'were'} overtaken by "
            f"{_figure(agreement, wording, last[0])} {wording.bracketed(last)}",
            rows=[*rows.tolist(), *later.tolist()],
            about=wording.about(last[0]),
        )


def _figure(agreement: Agreement, wording: Wording, row: int) -> str:
    comparison = agreement.comparison
    return f"{wording.means(row)}{wording.counts(row)} {counted_until.time(comparison, [row])}"
