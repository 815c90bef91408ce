"""Times with and without an offset from UTC: what `check` finds is what trying every minute finds.

An event without a clock of its own takes the one offset that its claims state, but for UTC, which is nobody's clock;
where they state several, or UTC, times with an offset are compared with one another only, and so are days and times
without.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import combinations
from pathlib import Path
from random import Random
from typing import NamedTuple

import pytest

import discrepancies
from tests.properties.claims_files import plain
from tests.properties.dossiers import FACTS

DAY = 24 * 60
OFFSETS = {"Z": 0, " UTC": 0, "-04:00": -240, "+05:30": 330, " UTC-4": -240}


class Told(NamedTuple):
    """A time as written, the minutes of January 2018 it covers on its own clock, and that clock in minutes."""

    written: str
    first: int
    last: int
    offset: int | None


def _told(random: Random) -> Told:
    day, hour, minute = random.choice((14, 15, 15, 16)), random.choice((0, 4, 8, 9, 23)), random.choice((0, 30, 30))
    start = (day - 1) * DAY + hour * 60 + minute
    form = random.randrange(8)
    if form == 0:
        return Told(f"2018-01-{day}", (day - 1) * DAY, day * DAY - 1, None)
    if form == 1:
        return Told("January 2018", 0, 31 * DAY - 1, None)
    zone = random.choice(("", *OFFSETS))
    offset = OFFSETS.get(zone)
    if form == 2 and hour < 23 and zone in ("", " UTC", " UTC-4"):
        written = f"{day} January 2018, {hour:02}:{minute:02} to {hour + 1:02}:{minute:02}{zone}"
        return Told(written, start, start + 60, offset)
    return Told(f"2018-01-{day}T{hour:02}:{minute:02}{zone}", start, start, offset)


def _minutes(told: Told, clock: int) -> frozenset[int]:
    """The minutes it covers, on this clock."""
    shift = 0 if told.offset is None else clock - told.offset
    return frozenset(range(told.first + shift, told.last + shift + 1))


def _expected(told: Sequence[Told], clock: int | None) -> str:
    """The status of a fact that each of several sources answers once, from its maximal sets of claims."""
    stated = {one.offset for one in told} - {None}
    local_times = stated - {0}
    if clock is None and len(local_times) == 1:
        clock = next(iter(local_times))
    apart = clock is None and bool(stated)
    groups = [
        {n: _minutes(one, clock or 0) for n, one in enumerate(told) if not apart or (one.offset is None) == local}
        for local in ((True, False) if apart else (True,))
    ]
    together: set[frozenset[int]] = set()
    for group in groups:
        sets = [
            frozenset(some)
            for size in range(1, len(group) + 1)
            for some in combinations(group, size)
            if frozenset.intersection(*(group[n] for n in some))
        ]
        together |= {one for one in sets if not any(one < other for other in sets)}
    filled = [group for group in groups if group]
    if len(together) > len(filled):
        return "disputed"
    if len(told) == 1:
        return "single-source"
    if max(map(len, filled)) < 2:
        return "incomparable"
    return "agreed" if len(filled) == 1 and len(set(filled[0].values())) == 1 else "compatible"


@pytest.mark.parametrize("seed", range(6))
def test_times_are_compared_on_one_clock_or_not_at_all(seed: int, tmp_path: Path) -> None:
    random = Random(seed)
    asked: dict[str, list[Told]] = {}
    clocks: dict[str, int | None] = {}
    for number in range(100):
        told = [_told(random) for _ in range(random.randint(1, 3))]
        asked[f"e{number}"] = [random.choice(told) for _ in range(random.randint(1, 4))]
        clocks[f"e{number}"] = random.choice((None, None, -240, 330))
    signs = {-240: "-04:00", 330: "+05:30"}
    events = {event: {"utc_offset": signs[clock]} if clock is not None else {} for event, clock in clocks.items()}
    sources = {
        f"s{n}": {
            "claims": [
                {"fact": "day", "event": event, "value": told[n].written, "quote": "…"}
                for event, told in asked.items()
                if n < len(told)
            ]
        }
        for n in range(4)
    }
    path = tmp_path / "claims.yaml"
    path.write_text(plain({"facts": {"day": FACTS["day"]}, "events": events, "sources": sources}), encoding="utf-8")
    report = discrepancies.check(discrepancies.load(str(path)))
    for one in map(report.fact, report.shown_facts):
        told = asked[one.event]
        assert one.status == _expected(told, clocks[one.event]), (clocks[one.event], told)
