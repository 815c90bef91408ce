"""Stretches of hours: what one end of "between 4 and 5 pm on 15 January" says for the other, and a clock in brackets.

A bare number before a time is an hour only where the day is given besides; what could be a day or an hour, or an hour
before noon or after it, is refused.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from discrepancies.language.calendar import DAY, HOUR
from discrepancies.language.date_scanner import Token
from discrepancies.language.hours import NOON, TimeOfDay, resolved
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Sequence

_FURTHEST_OFFSET = 14
_QUARTER = 15


def with_hours(found: Sequence[Token]) -> list[Token]:
    """Make clock times of the times of a phrase, each with the part of the day that is said for both ends of a range.

    Raises:
        Unreadable: a time may be one of two, or there is none such.
    """
    tokens = list(found)
    middles = [place for place, token in enumerate(tokens) if token.kind == "R"]
    if len(middles) == 1:
        _share(tokens, middles[0])
    for place, token in enumerate(tokens):
        if token.kind == "T":
            tokens[place] = Token("T", resolved(token.value))
    return _on_another_clock(tokens)


def _share(tokens: list[Token], middle: int) -> None:
    """Give either end of a range the part of the day that the other says for both."""
    if _is_hour(tokens, middle):
        last = cast("TimeOfDay", tokens[middle + 1].value)
        hour = str(tokens[middle - 1].value)
        tokens[middle - 1] = Token("T", TimeOfDay(hour, is_sure=last.is_sure and last.part is None))
    ends = [
        [place for place, token in enumerate(tokens) if token.kind == "T" and (place < middle) is before]
        for before in (True, False)
    ]
    if not all(len(places) == 1 for places in ends):
        return
    (left,), (right,) = ends
    first, last = cast("TimeOfDay", tokens[left].value), cast("TimeOfDay", tokens[right].value)
    if first.is_of_24 != last.is_of_24 and first.part is None and last.part is None:
        tokens[left], tokens[right] = (Token("T", time._replace(is_sure=True)) for time in (first, last))
    are_beside = (left, right) == (middle - 1, middle + 1)
    if first.part is None and last.part is not None and int(first.hour) <= NOON:
        if not (are_beside and first.lacks_part):
            raise _one_end_only()
        tokens[left] = Token("T", _latest_before(first, last))
    elif first.part is not None and last.lacks_part:
        if not (are_beside and first.is_part_in_front):
            raise _one_end_only()
        tokens[right] = Token("T", _earliest_after(first, last))
    elif are_beside and tokens[middle].value == "-" and _may_be_offset(first, last, tokens[right + 1 :]):
        one, other = _digits(first), _digits(last)
        raise Unreadable(
            "what follows the dash may be a time or an offset from UTC",
            f"write {one} to {other}, or {one} UTC-{other}",
        )


def _is_hour(tokens: Sequence[Token], middle: int) -> bool:
    """Whether the number before the middle is an hour: a time follows, and the day is given besides."""
    if not 0 < middle < len(tokens) - 1 or (tokens[middle - 1].kind, tokens[middle + 1].kind) != ("D", "T"):
        return False
    before = "".join(token.kind for token in tokens[: middle - 1])
    others = before + "".join(token.kind for token in tokens[middle + 1 :])
    return ("D" in others or "E" in others) and not (before.endswith("M") and "D" not in before)


def _latest_before(first: TimeOfDay, last: TimeOfDay) -> TimeOfDay:
    """The first time of a range in the half of the day in which it comes at most twelve hours before the last."""
    end = resolved(last).high
    possible = [time for time in _both_halves(first) if resolved(time).low <= end]
    if not possible:
        raise past_midnight()
    return possible[-1]


def _earliest_after(first: TimeOfDay, last: TimeOfDay) -> TimeOfDay:
    start = resolved(first).low
    possible = [time for time in _both_halves(last) if resolved(time).low >= start]
    if not possible:
        raise past_midnight()
    return possible[0]


def _both_halves(time: TimeOfDay) -> list[TimeOfDay]:
    hour = int(time.hour) % NOON
    return [time._replace(hour=f"{each:02d}", is_sure=True) for each in (hour, hour + NOON)]


def _may_be_offset(first: TimeOfDay, last: TimeOfDay, behind: Sequence[Token]) -> bool:
    if first.part or last.part or last.is_named or last.minute is None or any(token.kind in "DMYE" for token in behind):
        return False
    return int(last.hour) <= _FURTHEST_OFFSET and int(last.minute) % _QUARTER == 0


def _digits(time: TimeOfDay) -> str:
    return f"{int(time.hour):02d}:{time.minute or '00'}"


def _one_end_only() -> Unreadable:
    return Unreadable(
        "only one end of the range says whether it is before noon or after", "write both times as 00:00 to 23:59"
    )


def past_midnight() -> Unreadable:
    """Why hours that run backwards are no range of one day."""
    return Unreadable(
        "the range passes midnight", "write each time with its day, as in 2018-01-15 22:00/2018-01-16 02:00"
    )


def _on_another_clock(tokens: list[Token]) -> list[Token]:
    """Take the offset from what the same moment is at Greenwich: "18:07 (15:07 GMT)" is three hours east."""
    kinds = "".join(token.kind for token in tokens)
    at = kinds.find("T(TZ)")
    if at < 0:
        return tokens
    here, there, offset = tokens[at].value, tokens[at + 2].value, tokens[at + 3].value
    if here.high - here.low != there.high - there.low:
        raise Unreadable("one of the two times has minutes and the other none", "write one of the two times")
    east = (here.low - there.low + offset + DAY // 2) % DAY - DAY // 2
    if east % (HOUR // 4) or east + DAY <= _FURTHEST_OFFSET * HOUR:
        raise Unreadable("the two times do not tell the offset from UTC", "write one of the two times, with its offset")
    return [*tokens[: at + 1], Token("Z", east), *tokens[at + 5 :]]
