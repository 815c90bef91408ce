"""published-before: a source reports a date, or counts up to one, that lies after its own publication.

Why: nobody reports what has not happened yet. One of the two dates is wrong: a slip of the year, a page date
that is the day of printing, a text that was updated later.

Passes: an article of 16 January 2018 on the 15th; one published "January 2018" on 20 January 2018 (it may have
appeared on the 31st); a hearing announced for next month, where the fact is declared `future: true`.

Fails: an article of 16 January 2018 that has the raid on 17 January 2018, or that counts the dead `as_of` that day.

When not to worry: the article may have appeared late in the evening of a place west of the event.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from discrepancies.claims import event_clocks
from discrepancies.claims.table import answering, codes
from discrepancies.kinds.date import say
from discrepancies.language.reading import COMPARABLE
from discrepancies.law.agreement import Agreement
from discrepancies.law.comparison import Comparison
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.flags import of_claim
from discrepancies.wording import Wording

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each date that is certainly later than the source that reports it, and each count up to one."""
    yield from _counted(agreement.comparison, wording)
    low, track, claims = agreement.comparison.firm.low, agreement.comparison.firm.track, dossier.claims
    published = event_clocks.published(dossier.sources, claims["source"].cat.categories)
    clock = event_clocks.declared_clocks(dossier.events, claims["event"].cat.categories)
    past = answering(dossier, lambda fact: fact.kind in ("date", "period") and not fact.future)
    dated = np.flatnonzero(past & (track == COMPARABLE))
    source, event = (of[dated] for of in codes(claims, "source", "event"))
    late = low[dated] > published.on(clock[event], source)[1]
    for row, of in zip(dated[late].tolist(), source[late].tolist(), strict=True):
        day = say(float(published.first[of]), float(published.last[of]), wording.fact(row))
        dates = f"has its {wording.part(row)}" if wording.part(row) else "dates this"
        message = f"{wording.called(row)} was published {day}, yet {dates} {wording.means(row)}"
        yield of_claim(wording, row, message)


def _counted(comparison: Comparison, wording: Wording) -> Iterator[Flag]:
    """Claims counted, as they say, up to a time after their own source was published."""
    clocks = comparison.clocks
    late = np.flatnonzero(clocks.stated & (clocks.earliest > clocks.published[1]))
    # A compound claim is counted once, however many parts it has.
    late = late[np.unique(comparison.claims["claim"].to_numpy()[late], return_index=True)[1]]
    for row in np.sort(late).tolist():
        day, until = (
            say(float(first[row]), float(last[row]), wording.fact(row))
            for first, last in (clocks.published, (clocks.earliest, clocks.latest))
        )
        message = f"{wording.called(row)} was published {day}, yet gives {wording.answers(row)} counted up to {until}"
        yield of_claim(wording, row, message.replace("up to on ", "up to "))
