"""What a date leaves possible, as the plain set of half days it may be.

Half days from 1970 to 2060, so that a width can be doubled around a middle that falls on noon; the first and the
last stand for all before and after.
"""

from __future__ import annotations

from calendar import month_abbr, month_name
from collections.abc import Callable
from datetime import date, timedelta
from random import Random
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from tests.properties.meanings import Meaning, Phrase, bits

FIRST_DAY, LAST_DAY = date(1970, 1, 1), date(2060, 12, 31)

_DAYS = [FIRST_DAY + timedelta(n) for n in range((LAST_DAY - FIRST_DAY).days + 1)]
_YEAR = np.array([day.year for day in _DAYS])
_MONTH = np.array([day.month for day in _DAYS])
_DAY = np.array([day.day for day in _DAYS])
_DIGITS = _MONTH * 32 + _DAY
_THIRDS = {"early": (1, 10), "mid": (11, 20), "late": (21, 31)}
_PARTS_OF_YEAR = {"early": (1, 4), "mid": (5, 8), "late": (9, 12)}
_PARTS_OF_DECADE = {"early": (0, 3), "mid": (4, 6), "late": (7, 9)}

Days = NDArray[np.bool_]


class Stretch(NamedTuple):
    """A way to write a day, a month, a year or ten years, and the days in it."""

    written: str
    days: Days
    around: Days
    """One unit of the same precision more on either side."""


def halves(days: Days) -> int:
    """The half days of these days."""
    return int.from_bytes(np.packbits(np.repeat(days, 2), bitorder="little").tobytes(), "little")


def _run(days: Days) -> tuple[int, int]:
    numbers = np.flatnonzero(days)
    return int(numbers[0]), int(numbers[-1])


def _between(first: int, last: int) -> Days:
    numbers = np.arange(len(_DAYS))
    return (first <= numbers) & (numbers <= last)


def _doubled(days: Days) -> int:
    first, last = _run(days)
    width = last - first + 1
    found = np.zeros(2 * len(_DAYS), dtype=bool)
    found[max(0, 2 * first - width) : 2 * last + 2 + width] = True
    return int.from_bytes(np.packbits(found, bitorder="little").tobytes(), "little")


def dated(days: Days, soft: int | None = None) -> Meaning:
    """Some day of these."""
    possible = halves(days)
    return Meaning(possible, possible if soft is None else soft, possible)


def _stretch(random: Random) -> Stretch:
    """A day, month, year or decade around the turn of 2017."""
    day = date(2017, 12, 1) + timedelta(random.choice((random.randrange(130), 30 + random.randrange(25))))
    precision = random.choice(("day", "day", "day", "month", "month", "year", "decade"))
    number = (day - FIRST_DAY).days
    if precision == "day":
        forms = (
            day.isoformat(),
            f"{day.day} {month_name[day.month]} {day.year}",
            f"{month_name[day.month]} {day.day}, {day.year}",
            f"{day.day} {month_abbr[day.month]} {day.year}",
        )
        return Stretch(random.choice(forms), _between(number, number), _between(number - 1, number + 1))
    if precision == "month":
        months = _YEAR * 12 + _MONTH - (day.year * 12 + day.month)
        written = random.choice((f"{day.year}-{day.month:02}", f"{month_name[day.month]} {day.year}"))
        return Stretch(written, months == 0, abs(months) <= 1)
    if precision == "year":
        return Stretch(str(day.year), _YEAR - day.year == 0, abs(_YEAR - day.year) <= 1)
    return Stretch("201X", _YEAR // 10 == 201, abs(_YEAR // 10 - 201) <= 1)


def dates(random: Random) -> Phrase:
    """A date in any precision and hedge."""
    twice: list[Callable[[Random], tuple[str, Meaning]]] = [_plain, _one_sided, _range, _yearless]
    written, meaning = random.choice([*twice, *twice, _plain, _circa, _third, _third_of_year])(random)
    return Phrase(written, {"": meaning})


def _plain(random: Random) -> tuple[str, Meaning]:
    stretch = _stretch(random)
    return stretch.written, dated(stretch.days)


def _circa(random: Random) -> tuple[str, Meaning]:
    stretch = _stretch(random)
    if stretch.written[:3].isdigit():
        written = stretch.written + random.choice("~?%")
    else:
        written = f"{random.choice(('about', 'circa', 'around'))} {stretch.written}"
    return written, dated(stretch.around, _doubled(stretch.around))


def _third(random: Random) -> tuple[str, Meaning]:
    year, month = random.choice(((2017, 12), (2018, 1), (2018, 2)))
    which = random.choice(list(_THIRDS))
    first, last = _THIRDS[which]
    days = (year == _YEAR) & (month == _MONTH) & (first <= _DAY) & (last >= _DAY)
    return f"{which}{random.choice((' ', '-'))}{month_name[month]} {year}", dated(days, _doubled(days))


def _third_of_year(random: Random) -> tuple[str, Meaning]:
    which = random.choice(list(_THIRDS))
    if random.random() < 0.3:
        first, last = _PARTS_OF_DECADE[which]
        days = (_YEAR // 10 == 201) & (first <= _YEAR % 10) & (last >= _YEAR % 10)
        return f"{which} 2010s", dated(days, _doubled(days))
    year = random.choice((2017, 2018))
    first, last = _PARTS_OF_YEAR[which]
    days = (year == _YEAR) & (first <= _MONTH) & (last >= _MONTH)
    return f"{which} {year}", dated(days, _doubled(days))


def _one_sided(random: Random) -> tuple[str, Meaning]:
    stretch = _stretch(random)
    first, last = _run(stretch.days)
    if stretch.written == "201X":
        first, last, written = 0, 0, "2018"
        first, last = _run(_YEAR == 2018)
    else:
        written = stretch.written
    phrase, low, high = random.choice(
        (
            ("before {}", 0, first - 1),
            ("by {}", 0, last),
            ("until {}", 0, last),
            ("no later than {}", 0, last),
            ("after {}", last + 1, len(_DAYS)),
            ("since {}", first, len(_DAYS)),
            ("no earlier than {}", first, len(_DAYS)),
        )
    )
    return phrase.format(written), dated(_between(low, high))


def _range(random: Random) -> tuple[str, Meaning]:
    first = date(2017, 12, 20) + timedelta(random.randrange(60))
    last = first + timedelta(random.randint(1, 30))
    number, length = (first - FIRST_DAY).days, (last - first).days
    days = _between(number, number + length)
    forms = [f"{first}/{last}", f"{first} to {last}"]
    if (first.year, first.month) == (last.year, last.month):
        month = month_name[first.month]
        forms += [f"{first.day}-{last.day} {month} {first.year}", f"{month} {first.day}-{last.day}, {first.year}"]
        forms.append(f"between {first.day} and {last.day} {month} {first.year}")
    if random.random() < 0.25:
        months = _YEAR * 12 + _MONTH
        begin, end = first.year * 12 + first.month, 2018 * 12 + 3
        days = (begin <= months) & (months <= end)
        forms = [f"{first.year}-{first.month:02}/2018-03"]
    elif random.random() < 0.2:
        reach = _between(number - 1, number + 1)
        soft = _between(_run(reach)[0], number + length)
        wide = halves(soft) | (_doubled(reach) & halves(_between(0, number)))
        return f"{first}~/{last}", Meaning(halves(soft), wide, halves(soft))
    return random.choice(forms), dated(days)


def _yearless(random: Random) -> tuple[str, Meaning]:
    month = random.choice((1, 1, 2, 3, 12))
    name = month_name[month]
    day = random.randint(3, 20)
    last = random.randint(day + 1, 25)
    form = random.randrange(6)
    if form < 2:
        return random.choice((f"{day} {name}", f"{name} {day}", f"XXXX-{month:02}-{day:02}")), _every_year(
            month, day, month, day
        )
    if form == 2:
        return random.choice((name, f"XXXX-{month:02}")), _every_year(month, 1, month, 31)
    if form == 3:
        return f"{day}-{last} {name}", _every_year(month, day, month, last)
    if form == 4:
        return f"mid-{name}", _every_year(month, 11, month, 20, soft=5)
    return f"January to {month_name[2 + month % 3]}", _every_year(1, 1, 2 + month % 3, 31)


def _every_year(month: int, day: int, last_month: int, last_day: int, soft: int = 0) -> Meaning:
    """These days, in every year; doubled they reach `soft` days further (within the month)."""
    low, high = month * 32 + day, last_month * 32 + last_day
    digits = bits(n for n in sorted(set(_DIGITS.tolist())) if low <= n <= high)
    return Meaning(
        halves((low <= _DIGITS) & (high >= _DIGITS)),
        halves((low - soft <= _DIGITS) & (high + soft >= _DIGITS)),
        ("yearless", digits),
        digits,
    )


def periods(random: Random) -> Phrase:
    """A period: from some day to another, or less."""
    first = (date(2018, 1, 1) - FIRST_DAY).days + random.randrange(25)
    last = first + random.randint(0, 6)
    begin, end = _DAYS[first], _DAYS[last]
    start_day, end_day = dated(_between(first, first)), dated(_between(last, last))
    january = dated((_YEAR == 2018) & (_MONTH == 1))
    reach = _between(first - 1, first + 1)
    forms: tuple[tuple[str, Meaning | None, Meaning | None], ...] = (
        (f"{begin}/{end}", start_day, end_day),
        (f"from {begin} to {end}", start_day, end_day),
        (f"{begin}", start_day, start_day),
        ("January 2018", january, january),
        (f"{begin}/..", start_day, None),
        (f"since {begin}", start_day, None),
        (f"until {end}", None, end_day),
        (f"{begin}~/2018-03", dated(reach, _doubled(reach)), dated((_YEAR == 2018) & (_MONTH == 3))),
        (f"before {end}", None, dated(_between(0, last - 1))),
    )
    written, start, finish = random.choice(forms)
    return Phrase(written, {"start": start, "end": finish})
