"""look-alike-events: two events that are easily confused.

Why: claims on different events are never compared, so a claim put under the wrong event hides a conflict, or makes
one, and one person in two records is counted twice. Where two events are asked the same questions and look alike
besides, somebody should look twice.

Passes: two events with fewer than three facts in common; two that lie far apart in the year, in place and in title;
two people who died on one day in one place, and have different names.

Fails: three facts or more in common, and dates within 30 days of each other, or within 14 days in the calendar of
another year, or the same place, or similar titles, declared or as claimed: two records of one name.

When not to worry: when every claim has been checked against its quote and stands under its own event.

What puts more than 20 events together (or, of more than 1,000 events, two in a hundred) is what makes a series, and
tells nothing of any two of them; how many pairs that leaves out is said once. Titles count as similar only where they
are the same once there are more than 1,000 events.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np

from discrepancies.claims.records_alike import Alike, Same, Seasons, candidates, differs, holds
from discrepancies.columns.arrays import Ints, Mask, distinct, isin
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Flag, Severity
from discrepancies.rules.event_marks import Ways, called, ways
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "warning"

FACTS_IN_COMMON = 3
MOST_PAIRS = 1000
"""Pairs that are listed."""
FEW, OF_MANY = 20, 50
"""More events than a few, and than one in so many, are a series where they are all alike in one way."""


class _Looking(NamedTuple):
    """Pairs of events by their numbers, the bits of the ways in which they are alike, and how many facts they share."""

    one: Ints
    other: Ints
    bits: Ints
    common: Ints


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:
    """Flag pairs of events that share facts and look alike, with every way in which they do."""
    found, asked = _asked(agreement)
    if len(found) < 2:
        return
    known = ways(dossier, wording, found)
    alike = _alike(known, asked, len(found))
    if not len(alike.one):
        return
    crowded = _crowded(alike, len(found))
    order = np.lexsort((alike.other, alike.one, -np.bitwise_count(alike.bits)))
    shown = order[~crowded[order]][:MOST_PAIRS]
    for pair in np.sort(shown).tolist():
        yield _flag(dossier, known, alike, pair)
    more = len(order) - len(shown)
    if more:
        every = known.words(int(np.bitwise_or.reduce(alike.bits[crowded]))) if crowded.any() else []
        by = f" ({listed(every)})" if every else ""
        noun = "more pair" if len(shown) else "pair"
        message = f"{counted(more, noun)} of events are alike as those of a series are{by}, and not listed"
        yield Flag(message, rows=(), subject="series", severity="info")


def _asked(agreement: Agreement) -> tuple[list[str], Ints]:
    """The events that are asked enough, and the facts that each of them is asked, as bits."""
    comparison = agreement.comparison
    first = comparison.claims[["event", "fact"]].iloc[comparison.cells.first_row]
    event, fact = (first[key].cat.codes.to_numpy().astype(np.int64) for key in ("event", "fact"))
    enough = np.flatnonzero(np.bincount(event, minlength=1) >= FACTS_IN_COMMON)
    kept = isin(event, enough)
    asked = np.zeros((len(enough), int(fact.max(initial=0)) // 63 + 1), dtype=np.int64)
    number = np.searchsorted(enough, event[kept])
    np.bitwise_or.at(asked, (number, fact[kept] // 63), 1 << fact[kept] % 63)
    return first["event"].cat.categories[enough].tolist(), asked


def _alike(known: Ways, asked: Ints, count: int) -> _Looking:
    """The pairs that are easily confused, whether they are of a series or not."""
    marks = [way.mark for way in known.all]
    one, other = candidates(marks, count)
    common = np.bitwise_count(asked[one] & asked[other]).sum(axis=1, dtype=np.int64)
    one, other, common = (side[common >= FACTS_IN_COMMON] for side in (one, other, common))
    alike = [holds(mark, one, other) & ~_common(mark, one, count) for mark in marks]
    for number, mark in enumerate(marks):
        if isinstance(mark, Seasons):
            # What is near in time is near in the calendar, which matters where the years differ.
            alike[number] &= ~alike[number - 1]
    told = _told(known, alike, one, other)
    bits = np.zeros(len(one), dtype=np.int64)
    for number, mask in enumerate(alike):
        bits |= mask.astype(np.int64) << number
    return _Looking(one[told], other[told], bits[told], common[told])


def _common(mark: Alike, one: Ints, count: int) -> Mask:
    """Which events are called what more of them are than that could tell two of them apart."""
    if not isinstance(mark, Same):
        return np.zeros(len(one), dtype=bool)
    called_so = np.bincount(mark.code + 1)
    common: Mask = called_so[mark.code[one] + 1] > _most(count)
    return common


def _most(count: int) -> int:
    """How many of so many events a way of being alike may put together before it makes a series of them."""
    return max(FEW, count // OF_MANY)


def _told(known: Ways, alike: Sequence[Mask], one: Ints, other: Ints) -> Mask:
    """Where likeness tells: any that is declared, a title, and what else is claimed of events that no title parts."""
    nothing = np.zeros(len(one), dtype=bool)

    def some(*sorts: str) -> Mask:
        chosen = (mask for way, mask in zip(known.all, alike, strict=True) if way.sort in sorts)
        every: Mask = np.logical_or.reduce([nothing, *chosen])
        return every

    apart = np.logical_or.reduce([nothing, *(differs(mark, one, other) for mark in known.titles)])
    if known.similar is not None:
        apart &= ~holds(known.similar, one, other)
    told: Mask = some("declared") | (~apart & some("title", "time", "place"))
    return told


def _crowded(alike: _Looking, count: int) -> Mask:
    """Which pairs are alike in ways that more events share than tell anything of two of them."""
    most = _most(count)
    order = np.argsort(alike.bits, kind="stable")
    bits, first = np.unique(alike.bits[order], return_index=True)
    pairs = dict(zip(bits.tolist(), np.split(order, first[1:]), strict=True))
    events = {of: distinct(np.concatenate([alike.one[own], alike.other[own]])) for of, own in pairs.items()}
    crowded = {of for of, found in events.items() if len(found) > most}
    for of in pairs.keys() - crowded:
        more = [also for also in pairs if also & of == of]
        if not crowded.isdisjoint(more) or len(distinct(np.concatenate([events[also] for also in more]))) > most:
            crowded.add(of)
    return np.isin(alike.bits, list(crowded))


def _flag(dossier: Dossier, known: Ways, alike: _Looking, pair: int) -> Flag:
    both = [int(alike.one[pair]), int(alike.other[pair])]
    bits = int(alike.bits[pair])
    events = [known.events[number] for number in both]
    one, other = (called(dossier, event) for event in events)
    return Flag(
        message=f"the events {one} and {other} are easily confused: "
        f"{counted(int(alike.common[pair]), 'fact')} in common, and {listed(known.words(bits))}",
        rows=(),
        subject=" + ".join(events),
        rests_on=known.rests_on(both, bits),
    )
