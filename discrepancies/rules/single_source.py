"""single-source: facts for which there is one source and no other.

Why: a claim that nobody else makes has been checked against nothing here.

Passes: a second source speaks on the fact, even in disagreement or as a copy (then see echo).

Fails (as information only): one source alone answers the question.

One finding a source, listing the facts. Who was read for them (`covers`) and says nothing is named as silent; of whom
that is not said, nobody knows whether it was looked for there.

When not to worry: where the source is the one to know, such as a court on its own filing date.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.load.keys import EVERY_FACT
from discrepancies.model import STATUSES, Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "info"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each source that alone answers one fact or more."""
    comparison = agreement.comparison
    alone: defaultdict[str, list[int]] = defaultdict(list)
    for fact in np.flatnonzero(agreement.status == STATUSES.index("single-source")).tolist():
        row = comparison.cells.rows_of_fact(fact)[0]
        alone[wording.source(row)].append(fact)
    read = _read(dossier)
    for source, facts in alone.items():
        first = [comparison.cells.rows_of_fact(fact)[0] for fact in facts]
        named = listed(map(wording.question, first))
        message = f"nobody but {wording.naming.called(source)} speaks on {counted(len(facts), 'fact')}: {named}"
        silent = {key: on for key, of in read.items() if key != source and (on := _left_out(wording, of, first))}
        if silent:
            called = wording.naming.called
            counts = (f"{called(key)} ({counted(len(on), 'fact')})" for key, on in silent.items())
            message += f"; read for it and silent: {listed(counts if len(facts) > 1 else map(called, silent))}"
        yield Flag(
            message=message,
            rows=[row for fact in facts for row in comparison.cells.rows_of_fact(fact)],
            subject=source,
            rests_on=tuple(f"{key} is silent on {', '.join(on)}" for key, on in silent.items()),
        )


class _Read(NamedTuple):
    """What a source was read for: the events it speaks of, and the facts, or `EVERY_FACT`."""

    events: set[str | None]
    facts: tuple[str, ...]


def _read(dossier: Dossier) -> dict[str, _Read]:
    """The sources that say what they were read for, by key."""
    read = {key: _Read({one.event}, one.covers) for key, one in sorted(dossier.sources.items()) if one.covers}
    if read:
        told = dossier.claims[["source", "event"]].drop_duplicates()
        for source, event in zip(told["source"].tolist(), told["event"].tolist(), strict=True):
            if source in read:
                read[source].events.add(event)
    return read


def _left_out(wording: Wording, of: _Read, rows: Sequence[int]) -> list[str]:
    """Which of the questions that rows answer a source was read for; somebody else alone answers them."""
    return [
        wording.question(row)
        for row in rows
        if wording.about(row).event in of.events and not {EVERY_FACT, wording.fact(row).key}.isdisjoint(of.facts)
    ]
