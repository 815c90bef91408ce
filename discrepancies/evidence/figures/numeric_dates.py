"""Dates in digits and signs: 2018-01-15, 15/1/2018, and 3/4/2018, which is two days until the source says which."""

from __future__ import annotations

import re

from discrepancies.evidence.figures.phrases import Phrase, refused
from discrepancies.kinds import date
from discrepancies.language.reading import Context, Unreadable

_END = r"(?![\w/-]|[.,:][0-9])"
_ISO = re.compile(
    rf"[0-9]{{4}}-[0-9]{{2}}(?:-[0-9]{{2}}(?P<time>[T ][0-9]{{2}}:[0-9]{{2}}(?::[0-9]{{2}})?"
    rf"(?:Z|\s?[+-][0-9]{{2}}:?[0-9]{{2}}(?!-))?)?)?{_END}"
)
_SIGNS = re.compile(rf"[0-9]{{1,4}}([/.-])[0-9]{{1,2}}\1(?P<last>[0-9]{{1,4}}){_END}")
_ORDERS = ("day-first", "month-first")


def numeric_at(text: str, place: int, order: str | None) -> Phrase | None:
    """The date in digits that begins at `place`, refused where it is no day or lacks its century; else None."""
    if match := _ISO.match(text, place):
        written = " ".join(match[0].split())
        given = "YM" if len(written) == 7 else "YMDT" if match["time"] else "YMD"
        if given == "YM" and (int(written[5:]) == (int(written[:4]) + 1) % 100 or not 1 <= int(written[5:]) <= 12):
            # 2017-18 and 2009-10 are as likely two years as a month.
            return refused(text, place, match.end())
        values = _read((written,), None)
    elif match := _SIGNS.match(text, place):
        if len(match[0]) < 8 or (len(match["last"]) != 4 and not match[0][:4].isdigit()):
            return refused(text, place, match.end())
        given = "YMD"
        values = _read((match[0],), order) or (_both(match[0]) if order is None else ())
    else:
        return None
    return Phrase(place, match.end(), "date", values, given=given) if values else refused(text, place, match.end())


def _both(written: str) -> tuple[str, ...]:
    return tuple(value for order in _ORDERS for value in _read((written,), order))


def _read(written: tuple[str, ...], order: str | None) -> tuple[str, ...]:
    """The dates as ISO writes them, as far as they are dates."""
    found = []
    for value in written:
        try:
            reading = date.interval(value, Context(order))
        except Unreadable:
            continue
        first, last = date.bounds(reading.low, reading.high)
        found.append(str(first) if first == last else value)
    return tuple(found)
