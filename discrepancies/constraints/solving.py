"""Whether a constraint can hold, and whether it can fail, for values that the claims leave possible.

A constraint becomes systems of linear inequalities, one for each way in which its comparisons can all be met; what
two of them exclude between them is found before the rest is looked at. The calendar is made linear: a date is a whole
number of seconds within a whole number of days, a day of the week a remainder of seven.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from fractions import Fraction
from functools import partial
from itertools import product
from math import floor, inf, isfinite
from typing import NamedTuple

from discrepancies.constraints.expression import (
    Compared,
    Comparison,
    Dated,
    Days,
    Every,
    Figure,
    Inverse,
    Number,
    OnWeekday,
    Order,
    Product,
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
from discrepancies.constraints.reach import Reach, Span, Spans, bounds, day_span, exact_end, reach, years_span
from discrepancies.language.calendar import DAY

_MOST_SPLIT = 400
_MOST_HALVINGS = 4
_STEPS_OF_PRODUCTS = 300
"""Rows that may be made about a constraint with products, which is asked for every part of what its factors can be."""
_Way = tuple[list[Truth], list[Inequality]]
"""What is still to be met and the inequalities that go with it, if this way is taken."""
Linear = tuple[dict[Hashable, Exact], Exact]


def possible(truth: Truth, spans: Spans) -> bool:
    """Whether it can be met; what takes too long to tell counts as possible."""
    try:
        nonlinear = any(isinstance(one, Product | Inverse) for of in comparisons(truth) for one in figures(of))
        patience = partial(Patience, _STEPS_OF_PRODUCTS) if nonlinear else Patience
        return any(_in_some_part(truth, one, patience(), _MOST_HALVINGS) for one in _split(truth, spans))
    except Undecided:
        return True


def _in_some_part(truth: Truth, spans: Spans, patience: Patience, halvings: int) -> bool:
    """Whether it can be met; a product is known the better the narrower its factors are, so they are halved."""
    if not _Question(spans, truth, patience).possible():
        return False
    widest = _widest_factor(truth, spans) if halvings else None
    return widest is None or any(_in_some_part(truth, half, patience, halvings - 1) for half in _halves(widest, spans))


def _widest_factor(truth: Truth, spans: Spans) -> Unknown | None:
    """The unknown of a product that is known least, None where all are known or open without end."""
    widths = {}
    for comparison in comparisons(truth):
        for one in figures(comparison):
            for factor in _factors(one) if isinstance(one, Product | Inverse) else ():
                low, high = bounds(factor, spans)
                if isfinite(low) and isfinite(high) and low < high:
                    widths[factor] = (high - low) / (1 + abs(low) + abs(high))
    return max(widths, key=lambda of: widths[of], default=None)


def _factors(of: Figure) -> Iterator[Unknown]:
    match of:
        case Unknown(sort) if sort != "date":
            yield of
        case Sum(left, _, right) | Product(left, right):
            yield from _factors(left)
            yield from _factors(right)
        case Times(_, inner) | Inverse(inner):
            yield from _factors(inner)


def _halves(of: Unknown, spans: Spans) -> Iterator[Spans]:
    low, high = bounds(of, spans)
    middle = low + (high - low) / 2
    if of.whole:
        middle = float(floor(middle))
    yield {**spans, of: (low, middle)}
    yield {**spans, of: (middle + of.whole, high)}


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

    def __init__(self, spans: Spans, truth: Truth, patience: Patience) -> None:
        self.spans = spans
        self.truth = truth
        self.whole: set[Hashable] = set()
        self.known: dict[Hashable, list[Inequality]] = {}
        self.patience = patience

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
        about: list[Inequality] = []
        waiting = list(used)
        while waiting:
            # What is known of a product names its factors.
            known = self.known[waiting.pop()]
            about += known
            named = {name: None for row in known for name in row.coefficients if name not in used}
            used |= named
            waiting += named
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
            case Product(left, right):
                return self._product(figure, left, right)
            case Inverse(of):
                return self._inverse(figure, of)

    def _product(self, figure: Product, left: Figure, right: Figure) -> Linear:
        """Two figures multiplied: a multiple of one where the other is known, else what planes can say of it."""
        one, other = self._figure(left), self._figure(right)
        if not one[0] or not other[0]:
            return _scaled(other, one[1]) if not one[0] else _scaled(one, other[1])
        value: Linear = ({figure: 1}, 0)
        if figure not in self.known:
            self.known[figure] = list(
                _multiplied(value, (one, other), (reach(left, self.spans), reach(right, self.spans)))
            )
        return value

    def _inverse(self, figure: Inverse, of: Figure) -> Linear:
        """One over a figure: what that makes one with."""
        other = self._figure(of)
        if not other[0] and other[1]:
            return {}, _plain(1 / Fraction(other[1]))
        value: Linear = ({figure: 1}, 0)
        if figure not in self.known:
            ends = reach(figure, self.spans), reach(of, self.spans)
            self.known[figure] = list(_multiplied(({}, 1), (value, other), ends))
        return value

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


def _multiplied(value: Linear, of: tuple[Linear, Linear], ends: tuple[Reach, Reach]) -> Iterator[Inequality]:
    """What lines can say of a product of two figures: it lies between planes through the corners of their ends.

    McCormick, G. P. (1976): Computability of global solutions to factorable nonconvex programs. Mathematical
    Programming 10, 147-175.
    """
    for side, end in enumerate(ends[0]):
        for other, also in enumerate(ends[1]):
            if isfinite(end) and isfinite(also):
                one, two = Fraction(end), Fraction(also)
                plane = _plus(_minus(_scaled(of[1], one), _scaled(of[0], -two)), _plain(-one * two))
                apart = _minus(plane, value) if side == other else _minus(value, plane)
                yield Inequality(apart[0], -apart[1])


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
