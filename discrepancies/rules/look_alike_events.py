"""look-alike-events: two declared events that are easily confused.

Why: claims on different events are never compared, so a claim put under the wrong event hides a conflict, or makes
one. Where two events are asked the same questions and look alike besides, somebody should look twice.

Passes: two events with fewer than three facts in common; two that lie far apart in the year, in place and in title.

Fails: three facts or more in common, and dates within 30 days of each other, or within 14 days in the calendar of
another year, or the same place, or similar titles.

When not to worry: when every claim has been checked against its quote and stands under its own event.

In a register of more than 1,000 events titles count as similar only where they are the same, and at most 1,000
pairs are listed: there a list of look-alikes says little anyway.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from itertools import combinations, islice
from typing import NamedTuple, cast

import numpy as np

from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY, civil, day_number, month_days
from discrepancies.language.folding import fold
from discrepancies.language.reading import COMPARABLE, YEARLESS, Context, Reading
from discrepancies.law.agreement import Agreement
from discrepancies.load.dossier import Dossier
from discrepancies.model import Event, Flag, Severity
from discrepancies.wording import Wording, counted, listed

SEVERITY: Severity = "warning"

FACTS_IN_COMMON = 3
NEAR_DAYS = 30
NEAR_IN_CALENDAR = 14
SIMILAR = 0.8
FEW_EVENTS = 1000
MOST_PAIRS = 1000
MOST_LOOKED_AT = 50_000

_YEAR = 366


class _Look(NamedTuple):
    """An event as somebody might confuse it: `date` in days, `calendar` in days of a leap year (either may lack),
    place and title folded, the title's words sorted."""

    event: Event
    facts: frozenset[str]
    date: tuple[float, float] | None
    calendar: tuple[int, int] | None
    place: str
    title: str


def check(dossier: Dossier, agreement: Agreement, wording: Wording) -> Iterator[Flag]:  # noqa: ARG001
    """Flag pairs of declared events that share facts and look alike, with every way in which they do."""
    if not dossier.events_declared:
        return
    looks = [
        look
        for key, facts in sorted(_facts_by_event(agreement).items())
        if (look := _look(dossier.events[key], facts)) and len(facts) >= FACTS_IN_COMMON
    ]
    pairs = sorted(set(islice(_candidates(looks), MOST_LOOKED_AT)))
    flags = (flag for one, other in pairs if (flag := _flag(looks[one], looks[other])))
    yield from islice(flags, MOST_PAIRS)


def _facts_by_event(agreement: Agreement) -> dict[str, frozenset[str]]:
    comparison = agreement.comparison
    facts: defaultdict[str, set[str]] = defaultdict(set)
    asked = comparison.claims[["event", "fact"]].iloc[comparison.cells.first_row]
    for event, fact in zip(asked["event"].tolist(), asked["fact"].tolist(), strict=True):
        facts[event].add(fact)
    return {event: frozenset(of) for event, of in facts.items()}


def _look(event: Event, facts: frozenset[str]) -> _Look:
    reading = interval(event.date, Context()) if event.date else None
    return _Look(
        event=event,
        facts=facts,
        date=(reading.low / DAY, reading.high / DAY) if reading and reading.track == COMPARABLE else None,
        calendar=_calendar(reading) if reading else None,
        place=fold(event.place or ""),
        title=" ".join(sorted(fold(event.title or "").split())),
    )


def _calendar(reading: Reading) -> tuple[int, int] | None:
    """First and last day in the calendar, 0 to 365; None where the date is too wide to stand for a season."""
    if reading.track == YEARLESS:
        ends = month_days(reading.low, reading.high)
    elif reading.high - reading.low <= NEAR_DAYS * DAY + DAY:
        ends = (civil(int(reading.low // DAY))[1:], civil(int(reading.high // DAY))[1:])
    else:
        return None
    first, last = (day_number(2000, month, day) - day_number(2000, 1, 1) for month, day in ends)
    return first, last


def _candidates(looks: list[_Look]) -> Iterator[tuple[int, int]]:
    """Pairs that may look alike: of one place, of similar titles, or near in the calendar (whatever the year)."""
    from rapidfuzz import process
    from rapidfuzz.distance import Indel

    yield from _sharing(looks, lambda look: look.place)
    if len(looks) > FEW_EVENTS:
        yield from _sharing(looks, lambda look: look.title)
    elif any(look.title for look in looks):
        titles = [look.title for look in looks]
        similar = process.cdist(titles, titles, scorer=Indel.normalized_similarity) >= SIMILAR
        yield from cast("list[tuple[int, int]]", list(map(tuple, np.argwhere(np.triu(similar, 1)).tolist())))
    days = sorted(
        (look.calendar[0] + turn, number) for number, look in enumerate(looks) if look.calendar for turn in (0, _YEAR)
    )
    for start, (day, number) in enumerate(days):
        end = bisect_right(days, (day + 2 * NEAR_DAYS, len(looks)))
        yield from ((min(number, other), max(number, other)) for _, other in days[start + 1 : end] if other != number)
    wide = [number for number, look in enumerate(looks) if look.date and not look.calendar]
    yield from ((min(one, other), max(one, other)) for one in wide for other in range(len(looks)) if one != other)


def _sharing(looks: list[_Look], what: Callable[[_Look], str]) -> Iterator[tuple[int, int]]:
    groups: defaultdict[str, list[int]] = defaultdict(list)
    for number, look in enumerate(looks):
        if what(look):
            groups[what(look)].append(number)
    for group in groups.values():
        yield from combinations(group, 2)


def _flag(one: _Look, other: _Look) -> Flag | None:
    common = one.facts & other.facts
    alike = [why for why, holds in _WAYS.items() if holds(one, other)]
    if len(common) < FACTS_IN_COMMON or not alike:
        return None
    return Flag(
        message=f"the events {_called(one.event)} and {_called(other.event)} are easily confused: "
        f"{counted(len(common), 'fact')} in common, and {listed(alike)}",
        rows=(),
        subject=f"{one.event.key} + {other.event.key}",
        rests_on=tuple(
            f"{key}: {word or ''}"
            for event in (one.event, other.event)
            for key, word in (
                (f"{event.key} title", event.title),
                (f"{event.key} date", event.date),
                (f"{event.key} place", event.place),
            )
        ),
    )


def _called(event: Event) -> str:
    return f"{event.key} ({event.title})" if event.title else event.key


def _near_in_time(one: _Look, other: _Look) -> bool:
    if one.date is None or other.date is None:
        return False
    return max(one.date[0] - other.date[1], other.date[0] - one.date[1]) <= NEAR_DAYS


def _near_in_calendar(one: _Look, other: _Look) -> bool:
    if one.calendar is None or other.calendar is None or _near_in_time(one, other):
        return False
    (start, end), (first, last) = one.calendar, other.calendar
    return any(max(start - last - turn, first + turn - end) <= NEAR_IN_CALENDAR for turn in (-_YEAR, 0, _YEAR))


def _in_one_place(one: _Look, other: _Look) -> bool:
    return bool(one.place) and one.place == other.place


def _alike_in_title(one: _Look, other: _Look) -> bool:
    from rapidfuzz.distance import Indel

    return bool(one.title and other.title) and Indel.normalized_similarity(one.title, other.title) >= SIMILAR


_WAYS: Mapping[str, Callable[[_Look, _Look], bool]] = {
    f"dates within {NEAR_DAYS} days": _near_in_time,
    f"dates within {NEAR_IN_CALENDAR} days in the calendar of different years": _near_in_calendar,
    "one place": _in_one_place,
    "similar titles": _alike_in_title,
}
