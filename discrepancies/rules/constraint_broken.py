"""constraint-broken: what must hold between the facts of an event cannot hold for what the sources say.

Why: figures that agree one by one may not fit together. A list of five names does not go with seven dead, nor four
days with the 6th to the 9th; somebody has miscounted, or counts something else.

Passes: `count(named) == killed` with five names on an open list and "7" killed (two are not named); `women + men <=
killed` with "7", "2" and "at least 8"; a constraint on a fact of which nobody speaks.

Fails: `women + men <= killed` with "7", "2" and "8", whether one source says so or several do together;
`days(lasted) == duration` with "6-9 January 2021" and "5 days".

A figure is as precise as its last written digit: shares of 29%, 29% and 43% may make 100%. What only a generous reading
of vague words and round figures lets hold is a warning.

One finding an event and constraint, with the fewest claims that break it. Each source is held to its own claims, all
sources to what they say together. A fact that is disputed is tried with each of its answers, and only what fails with
all of them is broken; one on which a source contradicts itself is left out of what it says alone.
`discrepancies check --explain-constraints` shows every answer.

When not to worry: see whether the constraint is true of this event; if it is not, name the events that it is `for`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from discrepancies.constraints.judging import BROKEN, Broken, Judged, judged
from discrepancies.constraints.saying import broken_by, told_by
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import About, Flag, Severity
from discrepancies.wording import Wording, listed

SEVERITY: Severity = "error"


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag each event in which a constraint is broken, by sources alone or jointly."""
    breaches: dict[tuple[str, str], list[tuple[str, list[int]]]] = {}
    hard: set[tuple[str, str]] = set()
    for one in judged(dossier, agreement):
        by_event: dict[str, list[Broken]] = {}
        for case in np.flatnonzero(one.answers == BROKEN).tolist():
            by_event.setdefault(one.event(case), []).append(one.broken(case))
        for event, broken in by_event.items():
            before = breaches.setdefault((one.constraint.key, event), [])
            if not all(breach.soft for breach in broken):
                hard.add((one.constraint.key, event))
            before.extend(_jointly(one, broken[0], wording, before) if one.jointly else _alone(one, broken, wording))
    for (key, event), found in breaches.items():
        constraint = dossier.constraints[key]
        if found:
            soft = (key, event) not in hard
            why = "; ".join(words for words, _ in found) + (", though read more generously it could hold" * soft)
            yield Flag(
                message=f"{constraint.says}: {why}" if constraint.says else why,
                rows=sorted({row for _, rows in found for row in rows}),
                about=About(event=event),
                subject=key,
                rests_on=(constraint.holds,),
                soft=soft,
            )


def _alone(one: Judged, broken: Sequence[Broken], wording: Wording) -> Iterator[tuple[str, list[int]]]:
    """What sources break by their own claims, those that break it alike together."""
    facts = wording.dossier.facts
    alike: dict[str, list[Broken]] = {}
    for breach in broken:
        alike.setdefault(broken_by(one.truth, breach, facts), []).append(breach)
    for words, breaches in alike.items():
        who = told_by(breaches[0], wording) if len(breaches) == 1 else _all(breaches, wording)
        yield f"{words} ({who})" if who else words, [row for breach in breaches for row in breach.every_row]


def _all(breaches: Sequence[Broken], wording: Wording) -> str:
    return listed(wording.naming.all_called(breach.source or "" for breach in breaches))


def _jointly(one: Judged, broken: Broken, wording: Wording, alone: Sequence[object]) -> Iterator[tuple[str, list[int]]]:
    """What several sources break together; what one of them breaks alone has been said of it."""
    rows = list(broken.every_row)
    if broken.otherwise and len(broken.rows) == 1:
        # Each answer breaks it by itself.
        return
    if len({wording.source(row) for row in rows}) > 1:
        words = f"{broken_by(one.truth, broken, wording.dossier.facts)} ({told_by(broken, wording)})"
        yield f"taken together, {words}" if alone else words, rows
