"""Reasons in how the claims came about: when, in which language, on whose word, and in how vague a word.

Each has to hold for all who stand on the two sides: who gave the lower figure after the higher one had come out, too,
has not been overtaken by time.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from math import inf
from typing import NamedTuple

from discrepancies.explanations.opposing_sides import Ground, Pair, Side
from discrepancies.kinds.date import interval
from discrepancies.language.calendar import holds_such_day
from discrepancies.language.dates_in_words import in_words
from discrepancies.language.reading import Context

_UNDATED = (-inf, inf)
_OF_BOTH = {
    "is not dated": "neither is dated",
    "is as of": "both are as of",
    "was published": "both were published",
}
_AGAIN = {"is as of": "as of ", "was published": ""}


class _Time(NamedTuple):
    """A stretch of time, and whether it has a year (its track)."""

    track: int
    low: float
    high: float


def wider_hedge(pair: Pair) -> str | None:
    """Say that the conflict vanishes if vague words reach further than is agreed."""
    if not pair.soft:
        return None
    ground = pair.ground
    # What is only rounded has no vague word that could reach further.
    wide = [
        (side, ground.soft[side.rows[0]] if _is_vague(pair, side) else (side.low, side.high))
        for side in (pair.lower, pair.higher)
    ]
    (lower, (low, high)), (higher, (start, end)) = wide
    if not (holds_such_day(low, high, start, end) if lower.track != higher.track else low <= end and start <= high):
        return None
    vague = [side for side, ends in wide if ends != (side.low, side.high) and side.hedge != "exact"]
    if not vague:
        return None
    words = " and ".join(f'"{ground.wording.value(side.rows[0])}"' for side in vague)
    they = "it" if len(vague) == 1 else "they"
    return f"{words} may reach further: read more generously, {they} would let both stand"


def _is_vague(pair: Pair, side: Side) -> bool:
    """Whether a side's width is not its source's own."""
    return side.hedge in ("about", "vague") or pair.fact.kind in ("date", "period")


def another_time(pair: Pair) -> str | None:
    """Say that one side is said of some time, and the other of none: of others than its own it would stand."""
    for said, other in ((pair.lower, pair.higher), (pair.higher, pair.lower)):
        time = _when(pair.ground, said)
        if time is not None and not any(pair.ground.when[row] for row in other.rows):
            when = in_words(*time[1:]).removeprefix("on ").removeprefix("a day in ")
            return f"{pair.said(said)} is said of {when}, {pair.said(other)} of no time that is stated: both may hold"
    return None


def grown(pair: Pair) -> str | None:
    """Say of a figure that is known to grow or shrink, and whose dates leave the order open, that it may have."""
    return _may_have_grown(pair, undated=False)


def grown_undated(pair: Pair) -> str | None:
    """Say the same where nobody dates one of the figures."""
    return _may_have_grown(pair, undated=True)


def later_report(pair: Pair) -> str | None:
    """Say of a figure that is not known to change over time that both sides say up to when they counted."""
    clock, counted = pair.ground.clock, pair.ground.comparison.clocks.counted
    if pair.fact.over_time != "fixed" or not all(counted[row] for side in pair[2:4] for row in side.rows):
        return None
    for one in (pair, pair._replace(lower=pair.higher, higher=pair.lower)):
        last = max(one.lower.rows, key=lambda row: clock[row][1])
        first = min(one.higher.rows, key=lambda row: clock[row][0])
        if clock[last][1] < clock[first][0]:
            return f"{_dated(one, last, first)}: they were counted at different times"
    return None


def dropped_hedge(pair: Pair) -> str | None:
    """Say that somebody else hedges the very figure that one side gives firmly, so that both would stand."""
    ground = pair.ground
    low, high = ground.wording.low, ground.wording.high
    for side, against in ((pair.lower, pair.higher), (pair.higher, pair.lower)):
        if not side.exact or side.track != against.track:
            continue
        for row in ground.hedged.get(ground.cell[side.rows[0]], ()):
            if _of_figure(side.low, low[row], high[row]) and _meet(low[row], high[row], against):
                who = ground.wording.naming.called(ground.wording.source(row))
                words = f'{who} has "{ground.wording.value(row)}"'
                return f"{words} where others give {pair.said(side)}: if the hedge was dropped, both may stand"
    return None


def _of_figure(figure: float, low: float, high: float) -> bool:
    """Whether a hedged interval is a figure's: it ends in it, or lies around it."""
    return figure in (low, high, (low + high) / 2)


def _meet(low: float, high: float, side: Side) -> bool:
    return low <= side.high and side.low <= high


def attribution(pair: Pair) -> str | None:
    """Say that each side quotes somebody else, or that one of them does."""
    wording = pair.ground.wording
    own = [any(wording.source(row) == wording.voice(row) for row in side.rows) for side in (pair.lower, pair.higher)]
    if all(own):
        return None
    if any(own):
        row = (pair.lower if own[1] else pair.higher).rows[0]
        source, voice = (wording.naming.called(key) for key in (wording.source(row), wording.voice(row)))
        return f"{source} quotes {voice}: it may be quoted rightly, whatever is right"
    if not {wording.voice(row) for row in pair.lower.rows}.isdisjoint(wording.voice(row) for row in pair.higher.rows):
        return None
    one, other = _firsts(pair)
    source, another, quoted, also = (
        wording.naming.called(of(row)) for of in (wording.source, wording.voice) for row in (one, other)
    )
    both = f"{quoted} and {also}" if source == another else f"{quoted}, {another} quotes {also}"
    return f"{source} quotes {both}: each may be quoted rightly"


def translation(pair: Pair) -> str | None:
    """Say that the two sides are in different languages."""
    ground = pair.ground
    lower, higher = ({_language(ground, row) for row in side.rows} for side in (pair.lower, pair.higher))
    if "" in lower | higher or not {_tongue(one) for one in lower}.isdisjoint(map(_tongue, higher)):
        return None
    one, other = _firsts(pair)
    source, another = map(ground.wording.called, (one, other))
    languages = f"{source} is in {_language(ground, one)}, {another} in {_language(ground, other)}"
    return f"{languages}: a translation may have changed the word"


def _when(ground: Ground, side: Side) -> _Time | None:
    """All the time of which a side's claims are made; None where one does not say, or says it on another clock."""
    if not all(ground.when[row] for row in side.rows):
        return None
    read = [interval(ground.when[row], Context.of(ground.source(row))) for row in side.rows]
    if len({one.track for one in read}) > 1 or any(one.offset is not None for one in read):
        return None
    return _Time(read[0].track, min(one.low for one in read), max(one.high for one in read))


def _language(ground: Ground, row: int) -> str:
    """The language of a row's source, "" where it does not say."""
    source = ground.source(row)
    return (source.language if source else None) or ""


def _tongue(language: str) -> str:
    """A language without its region: es-VE is Spanish, too."""
    return language.partition("-")[0].lower()


def _firsts(pair: Pair) -> tuple[int, int]:
    """A row of either side: the first in the order of the table."""
    return pair.lower.rows[0], pair.higher.rows[0]


def _may_have_grown(pair: Pair, *, undated: bool) -> str | None:
    if pair.fact.over_time not in ("grows", "shrinks"):
        return None
    if pair.fact.over_time == "shrinks":
        pair = pair._replace(lower=pair.higher, higher=pair.lower)
    clock, lower, higher = pair.ground.clock, pair.lower.rows, pair.higher.rows
    if any(clock[row] == _UNDATED for row in (*lower, *higher)) != undated:
        return None
    if max(clock[row][0] for row in lower) > min(clock[row][1] for row in higher):
        # One of the figures that it would have come to is certainly the earlier.
        return None
    open_ = (
        (one, other)
        for one in _telling(clock, lower, lambda row: -clock[row][1])
        for other in _telling(clock, higher, lambda row: clock[row][0])
        if clock[one][1] >= clock[other][0]
    )
    return f"{_from_to(pair, *next(open_))}, if {pair.said(pair.lower)} is the earlier"


def _telling(clock: Sequence[tuple[float, float]], rows: Sequence[int], key: Callable[[int], float]) -> Iterator[int]:
    """Of some rows the dated one that comes first by the key, and one without a date: as far as there are such."""
    dated = [row for row in rows if clock[row] != _UNDATED]
    if dated:
        yield min(dated, key=key)
    if len(dated) < len(rows):
        yield next(row for row in rows if clock[row] == _UNDATED)


def _from_to(pair: Pair, last: int, first: int) -> str:
    """When a row of either side was counted, and from what to what the figure may have grown."""
    how = "fallen" if pair.fact.over_time == "shrinks" else "grown"
    grown = f"the figure may have {how} from {pair.said(pair.lower)} to {pair.said(pair.higher)}"
    return f"{_dated(pair, last, first)}: {grown}"


def _dated(pair: Pair, last: int, first: int) -> str:
    """When a row of the lower side and one of the higher side were counted, or published."""
    (one, verb, date), (other, again, next_date) = _clock(pair, pair.lower, last), _clock(pair, pair.higher, first)
    if (verb, date) == (again, next_date):
        return f"{_OF_BOTH[verb]} {date}".rstrip()
    if verb == again:
        return f"{one} {verb} {date}, {other} {_AGAIN[verb]}{next_date}"
    return ", ".join(" ".join(filter(None, words)) for words in ((one, verb, date), (other, again, next_date)))


def _clock(pair: Pair, side: Side, row: int) -> tuple[str, str, str]:
    """What the clock of a row is that of, what it says of it, and the date, "" where there is none."""
    ground = pair.ground
    clock = ground.clock[row]
    if clock == _UNDATED:
        return pair.said(side), "is not dated", ""
    date = in_words(*clock).replace("on a day in", "in")
    if ground.comparison.clocks.counted[row]:
        return pair.said(side), "is as of", date.removeprefix("on ").removeprefix("in ")
    return ground.wording.called(row), "was published", date
