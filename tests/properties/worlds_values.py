"""Values as sources write them, each with what it allows: worked out by hand from the design's words.

What a value allows softly stands here twice: what it surely allows, and beyond what it surely allows nothing. Where the
design's words leave open how far that is (a bound that is rounded too), the two differ and the oracle says nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from math import nextafter
from random import Random

from tests.properties.worlds_written import INFINITE, UNKNOWN, Value, firm

Pool = Callable[[Random], Value]


def exactly(number: float, text: str = "", step: float = 1) -> Value:
    """Give a figure that is rounded to the digits it is written with, unless these are all it has."""
    written = text or f"{number:,}"
    digits = written.replace(",", "")
    whole = digits.rstrip("0")
    closing = len(digits) - len(whole)
    if "." in digits or not number or not closing or not (closing >= 3 or closing >= len(whole)):
        return firm(written, number, number, unit=step)
    half = 10**closing / 2
    return Value(
        written,
        number,
        number,
        (number - half + 1, number + half - 1),
        (number - half, number + half),
        unit=step,
    )


def _far(number: int) -> tuple[float, float]:
    """Beyond what a vague figure allows nothing, be it rounded and vague."""
    low, high = exactly(number).perhaps
    return min(low, number) * 0.65, max(high, number) * 1.5


def about(number: int) -> Value:
    """Give a figure that reaches 10% to both sides, softly twice that by ratio or, at most, by sum."""
    low, high = number * 0.9, number * 1.1
    return Value(f"about {number:,}", low, high, (number * 0.81, number * 1.2), _far(number))


def nearly(number: int) -> Value:
    return Value(f"nearly {number:,}", number * 0.9, number, (number * 0.81, number), _far(number))


def _rounding(number: int) -> float:
    """How far rounding may reach at most."""
    low, high = exactly(number).perhaps
    return (high - low) / 2


def at_least(number: int) -> Value:
    return Value(f"at least {number:,}", number, INFINITE, (number, INFINITE), (number - _rounding(number), INFINITE))


def more_than(number: int) -> Value:
    low = number + 1
    return Value(f"more than {number:,}", low, INFINITE, (number, INFINITE), (number - _rounding(number), INFINITE))


def at_most(number: int) -> Value:
    return Value(f"up to {number:,}", 0, number, (0, number), (0, number + _rounding(number)))


def fewer_than(number: int) -> Value:
    return Value(f"fewer than {number:,}", 0, number - 1, (0, number), (0, number + _rounding(number)))


def between(low: int, high: int) -> Value:
    reach = max(_rounding(low), _rounding(high))
    return Value(f"{low:,} to {high:,}", low, high, (low, high), (low - reach, high + reach))


def small(random: Random) -> Value:
    """Give a count of a few, none of which is rounded."""
    number = random.choice([6, 7, 7, 8, 9])
    shape = random.choice([exactly, exactly, exactly, at_least, at_most, more_than, fewer_than, None])
    return shape(number) if shape else between(number - random.choice([1, 2]), number)


def large(random: Random) -> Value:
    """Give a count that may be rounded."""
    if random.random() < 0.1:
        return random.choice(
            [Value("dozens", 24, 99, (24, 99), (4, 420)), firm("none", 0, 0), UNKNOWN, exactly(20), exactly(500)]
        )
    shape = random.choice([exactly, exactly, exactly, about, nearly, at_least, at_most, more_than, fewer_than, None])
    if shape in (about, nearly):
        return shape(random.choice([20, 500, 1000]))
    number = random.choice([18, 20, 22, 23, 27, 480, 500, 530, 540, 560, 620, 1000, 1200])
    return shape(number) if shape else between(number, number + random.choice([1, 4, 40]))


def shares(random: Random) -> Value:
    """Give a part of a whole in per cent; one that is written with fewer digits may be rounded."""
    number = random.choice(["51", "51.2", "51.4", "51.8", "52", "52.3", "53"])
    low = float(number)
    unit = 0.1 if "." in number else 1.0
    slack = unit * 0.49
    shape = random.choice(["", "", "", "at least ", "more than ", "up to "])
    if not shape:
        perhaps = (low - unit / 2, low + unit / 2)
        return Value(f"{number}%", low, low, (low - slack, low + slack), perhaps, unit=unit)
    if shape == "up to ":
        return Value(f"up to {number}%", 0, low, (0, low), (0, low + unit / 2))
    above = nextafter(low, INFINITE) if shape == "more than " else low
    return Value(f"{shape}{number}%", above, 100, (low, 100), (low - unit / 2, 100))


def lengths(random: Random) -> Value:
    """Give a length in kilometres."""
    number = random.choice(["5", "5.2", "5.3", "4.8", "5.34", "6", "7.1"])
    low = float(number)
    unit = {0: 1.0, 1: 0.1, 2: 0.01}[len(number.partition(".")[2])]
    if random.random() < 0.2:
        return Value(f"at least {number} km", low, INFINITE, (low, INFINITE), (low - unit / 2, INFINITE))
    slack = unit * 0.49
    return Value(f"{number} km", low, low, (low - slack, low + slack), (low - unit / 2, low + unit / 2), unit=unit)


START = date(2017, 1, 1).toordinal()


def _days(text: str, first: date, last: date) -> Value:
    return firm(text, first.toordinal() - START, last.toordinal() - START)


def days(random: Random) -> Value:
    """Give a day, a stretch of days, a month, a year, or a day of no year."""
    day = date(2018, random.choice([1, 1, 1, 2]), random.choice([14, 15, 15, 16, 28]))
    shape = random.randrange(8)
    if shape == 0:
        number = day.toordinal() - START
        return Value(f"XXXX-{day:%m-%d}", number, number, (0, 0), (0, 0), day=(day.month, day.day))
    if shape == 1:
        month = day.replace(day=1)
        after = (month + timedelta(days=40)).replace(day=1)
        text = f"{month:%Y-%m}" if random.random() < 0.5 else f"{month:%B %Y}"
        return _days(text, month, after - timedelta(days=1))
    if shape == 2:
        year = random.choice([2018, 2018, 2019])
        return _days(str(year), date(year, 1, 1), date(year, 12, 31))
    if shape == 3:
        last = day + timedelta(days=random.choice([1, 2, 20]))
        return _days(f"{day}/{last}", day, last)
    if shape == 4:
        return _days(f"{day.day} {day:%B %Y}", day, day)
    return _days(str(day), day, day)


TREE = {"Harbour": {"North quay": ["Shed one", "Shed two"], "South quay": None}, "Town": None}
_PLACES = {
    "Harbour": (0, 4),
    "North quay": (1, 3),
    "Shed one": (2, 2),
    "Shed two": (3, 3),
    "South quay": (4, 4),
    "Town": (5, 5),
}


def places(random: Random) -> Value:
    """Give a term of a tree, which holds what is below it."""
    text = random.choice([*_PLACES, "Harbour", "North quay"])
    return firm(random.choice([text, text, text.upper()]), *_PLACES[text])


def answers(random: Random) -> Value:
    return random.choice([firm("yes", 1, 1), firm("yes", 1, 1), firm("no", 0, 0)])


def names(random: Random) -> Value:
    """Give one of two names, in one of its spellings."""
    number = random.choice([0, 0, 1])
    spellings = [["Ana Ruiz", "ANA RUIZ", "Ána Ruíz"], ["Pedro Gómez", "pedro gomez"]]
    return firm(random.choice(spellings[number]), number, number)


KINDS: dict[str, tuple[dict[str, object], Pool]] = {
    "small": ({"kind": "count"}, small),
    "large": ({"kind": "count"}, large),
    "share": ({"kind": "share"}, shares),
    "length": ({"kind": "quantity", "unit": "km"}, lengths),
    "date": ({"kind": "date"}, days),
    "category": ({"kind": "category", "terms": TREE}, places),
    "yes-no": ({"kind": "yes-no"}, answers),
    "name": ({"kind": "name"}, names),
}
