"""Times of day in words and digits, "half past six in the evening", found where they begin in a text.

An hour of twelve without its part of the day is kept as it is written, for the other end of a range may tell it:
"between 4 and 5 pm".
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.clock import Clock, clock
from discrepancies.language.date_vocabulary import NEVER
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from discrepancies.language.date_vocabulary import DateWords

NOON = 12
_HALF_AFTER_MINUTES = re.compile(r"([ap])(?!\w)")
_MINUTES = re.compile(r":([0-9][0-9])(?::([0-9][0-9]))?(?![0-9:])")
_MINUTES_BEHIND_POINT = re.compile(r"\.([0-9][0-9])(?![0-9.]*[0-9])")


class TimeOfDay(NamedTuple):
    """A time as written: its digits, and what is said of the part of the day."""

    hour: str
    minute: str | None = None
    second: str | None = None
    part: str | None = None
    """a or p, or the hours of 24 it may be."""
    is_sure: bool = False
    """Whether the hour is one of 24 as it stands."""
    is_part_in_front: bool = False
    is_named: bool = False
    """Whether a word says that it is a time: "Uhr"."""

    @property
    def is_of_24(self) -> bool:
        """Whether its own digits tell that hours are counted to 24."""
        return self.part is None and (self.hour.startswith("0") or int(self.hour) > NOON)

    @property
    def lacks_part(self) -> bool:
        """Whether nothing but its part of the day would tell whether it is before noon or after."""
        return self.part is None and not self.hour.startswith("0") and 1 <= int(self.hour) <= NOON


class ClockPatterns(NamedTuple):
    """The patterns of a language's times, and what their words stand for."""

    front: re.Pattern[str]
    front_or_to: re.Pattern[str]
    half: re.Pattern[str]
    part: re.Pattern[str]
    hour: re.Pattern[str]
    sign: re.Pattern[str]
    sign_of_twelve: re.Pattern[str]
    minutes: re.Pattern[str]
    """Minutes behind the sign of the hour."""
    day: re.Pattern[str]
    """What makes the number before it a day."""
    shared: re.Pattern[str]
    """The other end of a range with points, "16.00 bis 17.30 Uhr", whose sign is for both."""
    end: re.Pattern[str]
    any_spoken: re.Pattern[str]
    begins: re.Pattern[str]
    """What any time begins with, so that other words cost one look."""
    spoken: tuple[tuple[re.Pattern[str], int], ...]
    hours: Mapping[str, int]
    parts: Mapping[str, str]
    is_twelve: bool


def clock_patterns(words: DateWords, spelt: Callable[[str], str]) -> ClockPatterns:
    """Make a language's patterns of times; `spelt` writes a word as it is in the text."""
    clock = words.clock
    parts = {spelt(phrase): hours for phrase, hours in clock.parts.items()}
    hours = {spelt(word): number for word, number in clock.hours.items()}
    border = r"(?![^\W_])" if words.borders else ""
    hour = f"(?:[0-9]{{1,2}}(?![0-9])|(?:{_any_of(hours)}){border})"
    between = _any_of(map(spelt, words.skipped))
    month = rf"\s?(?:(?:{between})\s?)?(?:{_any_of(map(spelt, words.months))}|{words.month_signs})"
    day = rf"(?:{words.day_signs}|{month})"
    ends = _any_of(map(spelt, (*words.to, *words.until, *words.and_, *words.or_, "-", "–")))
    marked = f"(?:{clock.hour}|{clock.hour_of_twelve}|{clock.half}|{_any_of(parts)})"
    dotted = r"\s?[0-9]{1,2}\.[0-9][0-9](?![0-9])"
    shapes = {spelt(phrase).replace("{}", f"({hour})") + border: minutes for phrase, minutes in clock.spoken.items()}
    spoken = "|".join(shapes) or NEVER
    patterns = {
        "front": rf"(?:{clock.front})\s?(?={hour}|{_any_of(parts)}|{spoken})",
        "front_or_to": rf"(?:{clock.front_or_to})\s?",
        "half": rf",?\s?(?=([ap]))(?:{clock.half})\.?(?!\w)",
        "part": rf",?\s?({_any_of(parts)}){border}\s?",
        "hour": hour,
        "sign": rf"\s?(?:{clock.hour})(?![^\W\d_])" if words.borders else rf"\s?(?:{clock.hour})",
        "sign_of_twelve": rf"\s?(?:{clock.hour_of_twelve}){border}",
        "minutes": rf"\s?([0-9]{{1,2}})(?:\s?(?:{clock.minute}){border}|(?<=[0-9][0-9])(?![0-9:./-]|{day}))",
        "day": day,
        "shared": rf"\s?(?:(?:{ends}){dotted},?\s?{marked}|(?:{clock.front_or_to}){dotted})",
        "any_spoken": spoken,
        "begins": rf"{hour}|{clock.front}|{_any_of(parts)}|{spoken}",
        "end": r"(?![\w:])" if words.borders else r"(?![0-9:])",
    }
    made = {name: re.compile(pattern) for name, pattern in patterns.items()}
    past = tuple((re.compile(pattern), minutes) for pattern, minutes in shapes.items())
    return ClockPatterns(**made, spoken=past, hours=hours, parts=parts, is_twelve=clock.twelve)


def has_time(words: DateWords, spelt: Callable[[str], str]) -> re.Pattern[str]:
    """What any text has that has a time of day in it: most have none, and need not be looked through at each word."""
    clock = words.clock
    hour = rf"(?:[0-9]|{_any_of(map(spelt, clock.hours))})"
    signs = rf"(?:{clock.hour}|{clock.hour_of_twelve}|{clock.half}|{_any_of(map(spelt, clock.parts))})"
    parts = rf"(?:{_any_of(map(spelt, clock.parts))})"
    spoken = "|".join(spelt(phrase).replace("{}", hour) for phrase in clock.spoken) or NEVER
    return re.compile(rf":[0-9]|{hour},?\s?{signs}|{parts},?\s?{hour}|(?:{clock.front})\s?{hour}|{spoken}")


def _any_of(words: Iterable[str]) -> str:
    """The longest of some words; a pattern that nothing matches where there are none."""
    return "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or NEVER


def clock_at(text: str, at: int, patterns: ClockPatterns) -> tuple[TimeOfDay, bool, int] | None:
    """The time of day that begins there, whether what stands before it may mean "to", and where it ends."""
    if not patterns.begins.match(text, at):
        return None
    place, front = _after(patterns.front, text, at)
    is_to = front is not None and patterns.front_or_to.fullmatch(front[0]) is not None
    place, early = _after(patterns.part, text, place)
    found = _spoken(text, place, patterns) or _in_digits(text, place, patterns, is_after_front=front is not None)
    if found is None:
        return None
    time, place, is_time = found
    part = patterns.parts[early[1]] if early else None
    if part is None:
        place, half = _after(patterns.half, text, place)
        place, late = (place, None) if half else _after(patterns.part, text.rstrip(), place)
        part = half[1] if half else patterns.parts[late[1]] if late else time.part
        place -= late is not None and text[place - 1] == " "
    if not (is_time or front or part) or not patterns.end.match(text, place):
        return None
    if not (is_time or part) and patterns.day.match(text, place):
        return None
    return time._replace(part=part, is_part_in_front=early is not None), is_to, place


def _after(pattern: re.Pattern[str], text: str, at: int) -> tuple[int, re.Match[str] | None]:
    match = pattern.match(text, at)
    return (match.end() if match else at), match


def _spoken(text: str, at: int, patterns: ClockPatterns) -> tuple[TimeOfDay, int, bool] | None:
    """A time as it is spoken, minutes past an hour or to it; the word for it makes it one."""
    for pattern, moved in patterns.spoken if patterns.any_spoken.match(text, at) else ():
        if match := pattern.match(text, at):
            hour = _number(match[1], patterns)
            is_sure = not 1 <= hour <= NOON
            total = (hour * 60 + moved) % (2 * NOON * 60 if is_sure else NOON * 60)
            shown = f"{total // 60:02d}" if is_sure else str(total // 60 or NOON)
            place, _ = _after(patterns.sign, text, match.end())
            return TimeOfDay(shown, f"{total % 60:02d}", is_sure=is_sure), place, True
    return None


def _in_digits(
    text: str, at: int, patterns: ClockPatterns, *, is_after_front: bool
) -> tuple[TimeOfDay, int, bool] | None:
    """An hour with or without minutes, and whether it can be nothing but a time."""
    place, hour = _after(patterns.hour, text, at)
    if hour is None:
        return None
    is_word = hour[0] in patterns.hours
    minute = second = half = None
    place, minutes = _after(_MINUTES, text, place)
    if minutes:
        minute, second = minutes.groups()
        place, half = _after(_HALF_AFTER_MINUTES, text, place)
    else:
        place, minutes = _after(_MINUTES_BEHIND_POINT, text, place)
        minute = minutes[1] if minutes else None
    is_digital = minutes is not None and (minutes[0][0] == ":" or is_after_front) and not patterns.is_twelve
    is_shared = minutes is not None and minutes[0][0] == "." and patterns.shared.match(text, place) is not None
    place, sign = _after(patterns.sign, text, place)
    place, of_twelve = (place, None) if sign else _after(patterns.sign_of_twelve, text, place)
    if (sign or of_twelve) and minute is None:
        place, count = _after(patterns.minutes, text, place)
        minute = count[1].zfill(2) if count else None
    is_sure = (is_digital or sign is not None or is_shared) and of_twelve is None and not is_word
    time = TimeOfDay(
        str(_number(hour[0], patterns)) if is_word else hour[0],
        minute,
        second,
        half and half[1],
        is_sure,
        is_named=bool(sign or of_twelve),
    )
    is_time = bool(minutes and minutes[0][0] == ":") or bool(sign or of_twelve) or is_shared
    return time, place, is_time


def _number(hour: str, patterns: ClockPatterns) -> int:
    return patterns.hours[hour] if hour in patterns.hours else int(hour)


def resolved(time: TimeOfDay) -> Clock:
    """The time of day as a stretch of seconds.

    Raises:
        Unreadable: there is no such time, or its part of the day is not known.
    """
    hour = int(time.hour)
    if time.part in ("a", "p") or (time.part is None and (time.is_sure or not time.lacks_part)):
        return clock(time.hour, time.minute, time.second, time.part)
    possible = sorted({hour % NOON, hour % NOON + NOON}) if hour <= NOON else [hour]
    if time.part is not None:
        possible = [each for each in possible if each in _hours_of(time.part)]
    if len(possible) == 1:
        return clock(f"{possible[0]:02d}", time.minute, time.second, None)
    shown, minute = f"{hour}:{time.minute}" if time.minute else f"{hour}", time.minute or "00"
    if not possible:
        raise Unreadable(f"{shown} is no time of that part of the day", "write the time as 00:00 to 23:59")
    raise Unreadable(
        f"{shown} may be before noon or after it", f"write {possible[0]:02d}:{minute} or {possible[1]:02d}:{minute}"
    )


def _hours_of(part: str) -> frozenset[int]:
    found: set[int] = set()
    for stretch in part.split():
        first, _, last = stretch.partition("-")
        found |= set(range(int(first), int(last or first) + 1))
    return frozenset(found)
