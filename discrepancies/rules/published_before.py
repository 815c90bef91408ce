"""published-before: a source reports a date that lies after its own publication.

Why: nobody reports what has not happened yet. One of the two dates is wrong: a slip of the year, a page date
that is the day of printing, a text that was updated later.

Passes: an article of 16 January 2018 on the 15th; one published "January 2018" on 20 January 2018 (it may have
appeared on the 31st); a hearing announced for next month, where the fact is declared `future: true`.

Fails: an article of 16 January 2018 that has the raid on 17 January 2018.

When not to worry: the article may have appeared late in the evening of a place west of the event.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.kinds.date import say
from discrepancies.language.calendar import DAY
from discrepancies.language.reading import COMPARABLE
from discrepancies.law import clocks
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.wording import Wording

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each date that is certainly later than the source that reports it."""
    comparison = agreement.comparison
    claims = comparison.claims
    past = [
        code
        for code, key in enumerate(claims["fact"].cat.categories)
        if dossier.facts[key].kind in ("date", "period") and not dossier.facts[key].future
    ]
    published = [clocks.published(dossier.sources.get(key)) for key in claims["source"].cat.categories.tolist()]
    last, offset = np.array([(end.high, end.offset) if end else (np.inf, None) for end in published], dtype=float).T
    clock = np.array(
        [getattr(dossier.events.get(key), "utc_offset", None) for key in claims["event"].cat.categories.tolist()],
        dtype=float,
    )
    source, event = (claims[key].cat.codes.to_numpy() for key in ("source", "event"))
    dated = np.flatnonzero(np.isin(claims["fact"].cat.codes.to_numpy(), past) & (comparison.track == COMPARABLE))
    # A time on a clock of its own is put on the event's; where that is not known, a day covers all clocks there are.
    moved = clock[event[dated]] - offset[source[dated]]
    moved = np.where(np.isnan(offset[source[dated]]), 0.0, np.where(np.isnan(moved), DAY, moved))
    for row in dated[comparison.low[dated] > last[source[dated]] + moved].tolist():
        end = published[source[row]]
        dates = f"has its {wording.part(row)}" if wording.part(row) else "dates this"
        yield Flag(
            message=f"{wording.source(row)} was published {say(end.low, end.high, wording.fact(row))}, "
            f"yet {dates} {wording.means(row)}",
            rows=[row],
            subject=wording.source(row),
            about=wording.about(row),
        )
