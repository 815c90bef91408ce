"""Whether a constraint can hold, and whether it can fail, for values that the claims leave possible.

A constraint becomes systems of linear inequalities, one for each way in which its comparisons can all be met; what
two of them exclude between them is found before the rest is looked at. The calendar is made linear: a date is a whole
number of seconds within a whole number of days, a day of the week a remainder of seven.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from fractions import Fraction
from functools import cache
from itertools import product
from math import inf, isfinite, nextafter
from typing import NamedTuple

from discrepancies.constraints.expression import (
    Compared,
    Comparison,
    Dated,
    Days,
    Every,
    Figure,
    Number,
    OnWeekday,
    Order,
    Some,
    Sum,
    Times,
    Truth,
    Unknown,
    Years,
    comparisons,
    figures,
    within,
)
from discrepancies.constraints.linear import Exact, Inequality, Patience, Undecided, satisfiable
from discrepancies.language.calendar import DAY, civil

Span = tuple[float, float]
Spans = Mapping[Unknown, Span]
"""What is left open of each unknown, both ends possible, as in the claims table; what is not in it can be anything."""

_MOST_SPLIT = 400
_MEANT = 15
"""What somebody wrote as a bound is hardly ever longer than this; the float next to it always is."""

_Way = tuple[list[Truth], list[Inequality]]
"""What is still to be met and the inequalities that go with it, if this way is taken."""
Linear = tuple[dict[Hashable, Exact], Exact]


def possible(truth: Truth, spans: Spans) -> bool:
    """Whether it can be met; what takes too long to tell counts as possible."""
    try:
        return any(_Question(one, truth).possible() for one in _split(truth, spans))
    except Undecided:
        return True


def bounds(unknown: Unknown, spans: Spans) -> Span:
    """What is left open of an unknown."""
    if unknown in spans:
        return spans[unknown]
    if unknown.sort == "answer":
        return 0.0, float(unknown.terms - 1)
    return (0.0, inf) if unknown.sort in ("count", "names") else (-inf, inf)


def exact_end(end: float, outwards: float) -> tuple[Fraction | float, bool]:
    """The number that is meant by an end, and whether it is itself excluded: an open end is the float next to it."""
    if not isfinite(end):
        return end, False
    meant = nextafter(end, outwards)
    is_open = meant == 0 or len(repr(meant)) <= _MEANT < len(repr(end))
    return Fraction(repr(meant if is_open else end)), is_open


def day_of(second: float) -> float:
    """The day, counted since 1970-01-01, in which a second lies."""
    return second // DAY if isfinite(second) else second


def date_span(date: Unknown | Dated, spans: Spans) -> Span:
    """The seconds in which a date can lie."""
    return (date.low, date.high) if isinstance(date, Dated) else bounds(date, spans)


def day_span(date: Unknown | Dated, spans: Spans) -> Span:
    """The days on which a date can lie."""
    low, high = date_span(date, spans)
    return day_of(low), day_of(high)


def years_between(start: float, end: float) -> float:
    """The full years from one day to another, negative where that comes first."""
    if not (isfinite(start) and isfinite(end)):
        return inf if end > start else -inf
    return float(_years(int(start), int(end)))


@cache
def _years(start: int, end: int) -> int:
    if end < start:
        return -_years(end, start)
    (year, *day), (later, *later_day) = civil(start), civil(end)
    return later - year - (later_day < day)


def years_span(years: Years, spans: Spans) -> Span:
    """The full years that there can be between two dates."""
    (first, last), (opens, closes) = day_span(years.start, spans), day_span(years.end, spans)
    return years_between(last, opens), years_between(first, closes)


def _split(truth: Truth, spans: Spans) -> Iterator[Spans]:
    """The spans day by day for dates that years are counted from or to, where these are named elsewhere too."""
    named = [date for comparison in comparisons(truth) for date in figures(comparison) if isinstance(date, Unknown)]
    counted = {
        date
        for comparison in comparisons(truth)
        for years in figures(comparison)
        if isinstance(years, Years)
        for date in (years.start, years.end)
        if isinstance(date, Unknown) and named.count(date) > 1
    }
    ways = 1.0
    for date in counted:
        first, last = day_span(date, spans)
        ways *= last - first + 1
    if not counted or ways > _MOST_SPLIT:
        yield spans
        return
    days = {date: range(*(int(day) for day in day_span(date, spans))) for date in counted}
    for chosen in product(*((*of, of.stop) for of in days.values())):
        split = dict(spans)
        for date, day in zip(days, chosen, strict=True):
            low, high = bounds(date, spans)
            split[date] = max(low, float(day * DAY)), min(high, float(day * DAY + DAY - 1))
        yield split


class _DayOf(NamedTuple):
    """The day on which a date lies, where its seconds do not matter."""

    date: Unknown


class _Question:
    """One constraint with one set of spans; the unknowns of its inequalities are added as they are met."""

    def __init__(self, spans: Spans, truth: Truth) -> None:
        self.spans = spans
        self.truth = truth
        self.whole: set[Hashable] = set()
        self.known: dict[Hashable, list[Inequality]] = {}
        self.patience = Patience()

    def possible(self) -> bool:
        return self._met([self.truth], [], [])

    def _met(self, waiting: list[Truth], rows: list[Inequality], choices: list[list[_Way]]) -> bool:
        """Whether all that waits can be met together with the rows; choices are looked at one by one."""
        waiting, rows, choices = list(waiting), list(rows), list(choices)
        while waiting:
            match waiting.pop():
                case Every(parts):
                    waiting.extend(reversed(parts))
                case Some(parts):
                    choices.append([([part], []) for part in parts])
                case comparison:
                    first, *others = self._ways(comparison)
                    if others:
                        choices.append([([], way) for way in (first, *others)])
                    else:
                        rows.extend(first)
        if not self._satisfiable(rows):
            return False
        if not choices:
            return True
        return any(self._met(parts, [*rows, *added], choices[1:]) for parts, added in choices[0])

    def _satisfiable(self, rows: list[Inequality]) -> bool:
        used = {name: None for row in rows for name in row.coefficients}
        about = [row for name in used for row in self.known[name]]
        for name in used:
            if isinstance(name, _DayOf) and name.date in used:
                moment: Linear = ({name.date: 1}, 0)
                midnight: Linear = ({name: DAY}, 0)
                about += _between(_minus(moment, midnight), 0, DAY - 1)
        return satisfiable([*rows, *about], self.whole, self.patience)

    def _ways(self, one: Comparison) -> list[list[Inequality]]:
        """The ways in which a comparison can be met: each a list of inequalities."""
        if ends := within(one):
            value = self._unknown(ends.of)
            if ends.yes:
                return [[*_between(value, ends.low, ends.high)]]
            return [[_at_most(value, ends.low - 1)], [_at_least(value, ends.high + 1)]]
        match one:
            case OnWeekday(date, day, yes):
                return [self._weekday(date, day, yes)]
            case Compared(order=order):
                if dates := one.dates:
                    left, right = map(self._day, dates)
                else:
                    left, right = map(self._figure, one.sides)
                return _apart(_minus(left, right), order)
        raise AssertionError

    def _weekday(self, date: Unknown | Dated, day: int, yes: bool) -> list[Inequality]:
        """Day number + 3 is seven times something and the weekday, or one to six more than that."""
        weeks: Hashable = ("weeks", date, day)
        self.whole.add(weeks)
        self.known.setdefault(weeks, [])
        rest = _minus(_plus(self._day(date), 3 - day), ({weeks: 7}, 0))
        return [*_between(rest, 0, 0)] if yes else [*_between(rest, 1, 6)]

    def _figure(self, figure: Figure) -> Linear:
        match figure:
            case Number(value):
                return {}, _plain(value)
            case Unknown():
                return self._unknown(figure)
            case Days(start, end, both):
                return _plus(_minus(self._day(end), self._day(start)), int(both))
            case Years():
                return self._named(figure, lambda: years_span(figure, self.spans))
            case Sum(left, sign, right):
                other = self._figure(right)
                return _minus(self._figure(left), _scaled(other, -sign))
            case Times(factor, of):
                return _scaled(self._figure(of), _plain(factor))

    def _unknown(self, unknown: Unknown) -> Linear:
        if not unknown.whole:
            if unknown not in self.known:
                self.known[unknown] = list(_real_bounds(unknown, *bounds(unknown, self.spans)))
            return {unknown: 1}, 0
        return self._named(unknown, lambda: bounds(unknown, self.spans))

    def _day(self, date: Unknown | Dated) -> Linear:
        """The day of a date."""
        if isinstance(date, Dated):
            return {}, int(date.low // DAY)
        return self._named(_DayOf(date), lambda: day_span(date, self.spans))

    def _named(self, name: Hashable, span: Callable[[], Span]) -> Linear:
        """A whole number within a span."""
        value: Linear = ({name: 1}, 0)
        if name not in self.known:
            self.whole.add(name)
            self.known[name] = list(_between(value, *span()))
        return value


def _real_bounds(value: Unknown, low: float, high: float) -> Iterator[Inequality]:
    """The ends of a measured value."""
    for end, outwards, sign in ((low, -inf, -1), (high, inf, 1)):
        if isfinite(end):
            bound, is_open = exact_end(end, outwards)
            yield Inequality({value: sign}, sign * Fraction(bound), is_open)


def _apart(apart: Linear, order: Order) -> list[list[Inequality]]:
    """The ways in which a difference can be what the order asks for."""
    less, more = (Inequality(one, -rest) for one, rest in (apart, _scaled(apart, -1)))
    match order:
        case "<=":
            return [[less]]
        case ">=":
            return [[more]]
        case "<":
            return [[less._replace(strict=True)]]
        case ">":
            return [[more._replace(strict=True)]]
        case "==":
            return [[less, more]]
        case "!=":
            return [[less._replace(strict=True)], [more._replace(strict=True)]]


def _at_most(value: Linear, bound: float) -> Inequality:
    return Inequality(value[0], int(bound) - value[1])


def _at_least(value: Linear, bound: float) -> Inequality:
    return _at_most(_scaled(value, -1), -bound)


def _between(value: Linear, low: float, high: float) -> Iterator[Inequality]:
    """That a value lies between two ends, one that is infinite left out."""
    if isfinite(low):
        yield _at_least(value, low)
    if isfinite(high):
        yield _at_most(value, high)


def _plain(number: Fraction) -> Exact:
    return number.numerator if number.denominator == 1 else number


def _scaled(value: Linear, factor: Exact) -> Linear:
    return {name: factor * coefficient for name, coefficient in value[0].items()}, factor * value[1]


def _plus(value: Linear, number: Exact) -> Linear:
    return value[0], value[1] + number


def _minus(left: Linear, right: Linear) -> Linear:
    names = dict.fromkeys((*left[0], *right[0]))
    return {name: left[0].get(name, 0) - right[0].get(name, 0) for name in names}, left[1] - right[1]
