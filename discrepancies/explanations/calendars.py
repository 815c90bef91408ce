"""Reasons in how dates are kept: a first of January for a year, the old calendar and the new, two halves of a day."""

from __future__ import annotations

from discrepancies.explanations.opposing_sides import Pair, Side
from discrepancies.language.calendar import DAY, HOUR, MONTHS, civil, day_number
from discrepancies.language.reading import COMPARABLE

_FIRST_NEW_DAY = day_number(1582, 10, 15)
_LAST_OLD_DAY = day_number(1930, 12, 31)
"""By then the last country had left the Julian calendar."""
_MOST_OF_A_TIME = HOUR
"""A time of day that leaves more open than this is no time on a clock."""


def stands_for_the_year(pair: Pair) -> str | None:
    """Say that a first of January may stand for its year, or a first of the month for its month."""
    for one, other in ((pair.lower, pair.higher), (pair.higher, pair.lower)):
        first, low, high = _whole_day(one), _day(other.low), _day(other.high)
        if first is None or low is None or high is None or other.track != COMPARABLE:
            continue
        (year, month, day), opens, closes = civil(first), civil(low), civil(high)
        if day != 1:
            continue
        said = f"1 {MONTHS[month - 1]} {year:04d}"
        if month == 1 and opens[0] == closes[0] == year:
            return f"{said} may stand for the whole year {year:04d}, where the day was not known"
        if opens[:2] == closes[:2] == (year, month):
            return f"{said} may stand for the whole month, where the day was not known"
    return None


def old_style(pair: Pair) -> str | None:
    """Say that one day in the Julian calendar is the other one in the Gregorian."""
    lower, higher = _whole_day(pair.lower), _whole_day(pair.higher)
    if lower is None or higher is None or not _FIRST_NEW_DAY <= higher <= _LAST_OLD_DAY:
        return None
    year, month, _ = civil(lower)
    century = (year if month > 2 else year - 1) // 100
    if higher - lower != century - century // 4 - 2:
        return None
    said, also = (f"{day} {MONTHS[month - 1]} {year:04d}" for year, month, day in (civil(lower), civil(higher)))
    return f"{said} in the old (Julian) calendar is {also} in the new: {higher - lower} days lie between them"


def twelve_hours(pair: Pair) -> str | None:
    """Say that two times of one day are half a day apart."""
    lower, higher = pair.lower, pair.higher
    if lower.track != COMPARABLE or higher.track != COMPARABLE or _day(lower.low) != _day(higher.high):
        return None
    if any(side.hedge != "exact" or side.high - side.low >= _MOST_OF_A_TIME for side in (lower, higher)):
        return None
    half = DAY / 2
    if lower.high + half < higher.low or higher.high < lower.low + half:
        return None
    one, other = (f"{int(side.low % DAY) // HOUR:02d}:{int(side.low % HOUR) // 60:02d}" for side in (lower, higher))
    return f"{one} and {other} are twelve hours apart: a.m. and p.m. may be mixed up"


def _whole_day(side: Side) -> int | None:
    """The number of the one day that a side gives, None where it gives anything else."""
    if side.hedge != "exact" or side.track != COMPARABLE or side.low % DAY or side.high != side.low + DAY - 1:
        return None
    return _day(side.low)


def _day(second: float) -> int | None:
    return int(second // DAY) if abs(second) < 1e14 else None
