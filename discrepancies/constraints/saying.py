"""How a constraint is broken, in a sentence with the figures put in: "7 women + 2 men = 9, more than the 8 killed".

A sentence is made from the comparison that fails and from what the claims leave open, hedges and all.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from math import inf, isfinite
from typing import TYPE_CHECKING

from discrepancies.constraints.expression import (
    PUBLISHED,
    TURNED,
    Answered,
    Compared,
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
    unknowns,
)
from discrepancies.constraints.reach import Reach, Spans, bounds, date_span, day_span, reach
from discrepancies.constraints.solving import possible
from discrepancies.kinds import count, kind, quantity
from discrepancies.language.calendar import DAY, WEEKDAYS, weekday
from discrepancies.language.dates_in_words import in_words
from discrepancies.model import Fact, Place
from discrepancies.wording import listed, shortened

if TYPE_CHECKING:
    from discrepancies.constraints.judging import Broken
    from discrepancies.wording import Wording

    Facts = Mapping[str, Fact]

_BARE = Fact("", "", "quantity", Place("", 0, 0))
"""What a number is a value of that has no unit."""


def sentence(truth: Truth, spans: Spans, facts: Facts) -> str:
    """Why it cannot hold for these spans."""
    match truth:
        case Every(parts):
            failing = next((part for part in parts if not possible(part, spans)), None)
            return sentence(failing, spans, facts) if failing else _together(truth, spans, facts)
        case Some(parts):
            return "; and ".join(dict.fromkeys(sentence(part, spans, facts) for part in parts))
        case OnWeekday(date, day, yes):
            return _weekday(date, day, yes, spans, facts)
        case Answered(answer, _, _, term, yes):
            said = figure(answer, spans, facts)
            if yes:
                return f"{said}, not {term}"
            return said if said.endswith(f" is {term}") else f"{said}, which is in {term}"
        case Compared(left, _, right):
            dates = isinstance(right, Dated) or (isinstance(left, Unknown) and left.sort == "date")
            how = (_dates if dates else _figures)(truth, spans, facts)
            return how or _together(truth, spans, facts)


def broken_by(truth: Truth, broken: Broken, facts: Facts) -> str:
    """Why it cannot hold for what breaks it, with each of the answers where a fact is disputed."""
    every = (sentence(truth, spans, facts) for spans in (broken.spans, *broken.otherwise))
    return "; and with another answer ".join(shortened(list(dict.fromkeys(every))))


def given(truth: Truth, spans: Spans, facts: Facts) -> list[str]:
    """What is known of each fact that a constraint names: "7 killed", "filed on 15 January 2018"."""
    return [figure(of, spans, facts) for of in dict.fromkeys(unknowns(truth)) if bounds(of, spans) != bounds(of, {})]


def name(unknown: Unknown, facts: Facts) -> str:
    """What an unknown is called: "killed", "killed (the group)", "killed in la_vega", "start of lasted"."""
    if unknown == PUBLISHED:
        return "published"
    words = unknown.fact.replace("_", " ")
    if unknown.part:
        words = f"{unknown.part} of {words}"
    if unknown.scope:
        words = f"{words} ({facts[unknown.fact].scopes[unknown.scope].label})"
    return f"{words} in {unknown.event}" if unknown.event else words


def asked(unknown: Unknown) -> str:
    """An unknown as a constraint names it: "killed[group]", "la_vega/lasted.start"."""
    event = f"{unknown.event}/" if unknown.event else ""
    part = f".{unknown.part}" if unknown.part else ""
    scope = f"[{unknown.scope}]" if unknown.scope else ""
    return f"{event}{unknown.fact}{part}{scope}"


def figure(of: Figure | Dated, spans: Spans, facts: Facts) -> str:
    """A figure, a date or an answer with its name: "at least 9 killed", "5 kg (seized)", "standing is former"."""
    match of:
        case Number():
            return _number(reach(of, spans))
        case Dated(low, high):
            return in_words(low, high).removeprefix("on ")
        case Unknown():
            return _unknown(of, *bounds(of, spans), facts)
        case Days(start, _, both=True):
            return f"{_counted(of, spans)} ({name(replace(_known(start), part=''), facts)})"
        case Days() | Years():
            return f"{_counted(of, spans)} ({_from_to(of, spans, facts)})"
        case Sum(left, sign, right):
            other = figure(right, spans, facts)
            other = f"({other})" if isinstance(right, Sum) else other
            return f"{figure(left, spans, facts)} {'+' if sign > 0 else '−'} {other}"
        case Times(factor, inner):
            words = figure(inner, spans, facts)
            words = f"({words})" if isinstance(inner, Sum) else words
            if abs(factor) < 1 and factor.numerator == 1:
                return f"{words} / {factor.denominator:,}"
            return f"−{words}" if factor == -1 else f"{_number((factor, factor))} × {words}"
        case Product(left, right):
            by, second = ("/", right.of) if isinstance(right, Inverse) else ("×", right)
            return f"{_factor(left, spans, facts)} {by} {_factor(second, spans, facts)}"
        case Inverse(inner):
            return f"1 / ({figure(inner, spans, facts)})"


def _factor(of: Figure, spans: Spans, facts: Facts) -> str:
    """A figure beside a sign of multiplication."""
    words = figure(of, spans, facts)
    return f"({words})" if isinstance(of, Sum | Product) else words


def told_by(broken: Broken, wording: Wording) -> str:
    """Who says what breaks a constraint: "a", or "women and men: a; killed: b quoting officials"."""
    tells: dict[str, list[Unknown]] = {}
    for unknown, rows in broken.rows.items():
        tells.setdefault(wording.tellers(rows), []).append(unknown)
    if len(tells) == 1:
        return next(iter(tells))
    facts = wording.dossier.facts
    return "; ".join(f"{listed(_names(told, facts))}: {who}" for who, told in tells.items())


def _names(told: Sequence[Unknown], facts: Facts) -> list[str]:
    """What unknowns are called, both ends of a period as the period."""
    ends = Counter((of.event, of.fact) for of in told if of.part)
    wholes = (replace(of, part="") if of.part and ends[of.event, of.fact] > 1 else of for of in told)
    return [name(of, facts) for of in dict.fromkeys(wholes)]


def _unknown(of: Unknown, low: float, high: float, facts: Facts) -> str:
    called = name(of, facts)
    if of.sort == "date":
        return f"{called} {in_words(low, high)}"
    if of.sort == "answer":
        fact = facts[of.fact]
        return f"{called} is {kind(fact.kind).say(low, high, fact)}"
    if of.sort == "quantity":
        return f"{quantity.say(low, high, facts[of.fact])} ({called})"
    number = count.say(low, high, _BARE) if (low, high) != (0, inf) else "any number of"
    if of.sort == "names":
        return f"{number} {'name' if number.split()[-1] == '1' else 'names'} in {called}"
    return f"{number} {called}"


def _day(date: Unknown | Dated, spans: Spans, facts: Facts) -> str:
    """A date with its name behind it: "15 January 2018 (filed)"."""
    if isinstance(date, Dated):
        return figure(date, spans, facts)
    return f"{in_words(*bounds(date, spans)).removeprefix('on ')} ({name(date, facts)})"


def _from_to(of: Days | Years, spans: Spans, facts: Facts) -> str:
    return f"from {_day(of.start, spans, facts)} to {_day(of.end, spans, facts)}"


def _number(reach: Reach, fact: Fact = _BARE) -> str:
    return quantity.say(float(reach[0]), float(reach[1]), fact)


def _counted(of: Days | Years, spans: Spans) -> str:
    """How many days or years there can be: "1 day", "at least 3 years"."""
    number, unit = _number(reach(of, spans)), "day" if isinstance(of, Days) else "year"
    return f"{number} {unit if number in ('1', '-1') else f'{unit}s'}"


def _figures(compared: Compared, spans: Spans, facts: Facts) -> str | None:
    """A comparison of figures that fails by their size alone; None where it fails otherwise."""
    (left, right), order = compared.sides, compared.order
    if isinstance(left, Number) or (
        isinstance(right, Sum | Times | Product | Days | Years) and not isinstance(left, Sum | Times | Product)
    ):
        left, order, right = right, TURNED[order], left
    relation = _relation(order, reach(left, spans), reach(right, spans), _is_counted(left))
    if relation is None:
        return None
    if relation == "more than":
        left = _without_open(left, spans)
    if not relation.startswith("not") and not _is_point(reach(right, spans)):
        relation = "but"
    if order == "==" and isinstance(left, Days | Years) and _is_point(reach(right, spans)):
        relation = "not"
    return f"{_first(left, spans, facts)}, {relation} {_second(right, spans, facts)}"


def _without_open(of: Figure, spans: Spans) -> Figure:
    """A sum without the counts of which nobody speaks: they can only make it more."""
    if not isinstance(of, Sum) or of.sign < 0:
        return of
    left, right = _without_open(of.left, spans), _without_open(of.right, spans)
    kept = [one for one in (left, right) if not (isinstance(one, Unknown) and bounds(one, spans) == (0, inf))]
    return Sum(left, 1, right) if len(kept) != 1 else kept[0]


def _relation(order: Order, left: Reach, right: Reach, counted: bool) -> str | None:
    """How the left side stands to the right, against the order; None where their ends do not tell."""
    fewer = "fewer" if counted else "less"
    if left[0] > right[1] and order in ("<", "<=", "=="):
        return "more than"
    if left[1] < right[0] and order in (">", ">=", "=="):
        return f"{fewer} than"
    if order == "<" and left[0] == right[1]:
        return f"not {fewer} than"
    if order == ">" and left[1] == right[0]:
        return "not more than"
    if order == "!=" and _is_point(left) and left == right:
        return "equal to"
    return None


def _is_point(reach: Reach) -> bool:
    return reach[0] == reach[1]


def _is_counted(of: Figure) -> bool:
    """Whether "fewer" is the word for less of it."""
    match of:
        case Unknown(sort):
            return sort != "quantity"
        case Sum(left, _, right) | Product(left, right):
            return _is_counted(left) and _is_counted(right)
        case Times(_, inner):
            return _is_counted(inner)
        case Inverse():
            return False
        case _:
            return True


def _first(of: Figure, spans: Spans, facts: Facts) -> str:
    """A side at the beginning of a sentence, with what it comes to."""
    words = figure(of, spans, facts)
    if isinstance(of, Sum | Times | Product):
        return f"{words} = {_total(of, spans, facts)}"
    if isinstance(of, Days) and of.both:
        low, high = bounds(_known(of.start), spans)[0], bounds(_known(of.end), spans)[1]
        if all(first == last for first, last in (day_span(end, spans) for end in (of.start, of.end))) and low <= high:
            lasting = in_words(low // DAY * DAY, high // DAY * DAY + DAY - 1)
            return f"{lasting.removeprefix('on ').removeprefix('a day from ')} is {_counted(of, spans)}"
    elif isinstance(of, Days | Years):
        return f"{_from_to(of, spans, facts)} is {_counted(of, spans)}"
    return words


def _second(of: Figure, spans: Spans, facts: Facts) -> str:
    """A side behind what it is compared with."""
    words = figure(of, spans, facts)
    if isinstance(of, Sum | Times | Product):
        return f"{_total(of, spans, facts)} ({words})"
    exact = isinstance(of, Unknown) and of.whole and _is_point(bounds(of, spans))
    return f"the {words}" if exact else words


def _total(of: Figure, spans: Spans, facts: Facts) -> str:
    """What a calculation comes to, in the unit of its measured values where they are only added."""
    units = _units(of, facts)
    fact = next(iter(units.values())) if len(units) == 1 else _BARE
    return _number(reach(of, spans), fact)


def _units(of: Figure, facts: Facts) -> dict[str | None, Fact]:
    match of:
        case Unknown(sort, key):
            return {facts[key].unit: facts[key]} if sort == "quantity" else {}
        case Sum(left, _, right):
            return _units(left, facts) | _units(right, facts)
        case Product(left, right):
            both = _units(left, facts) | _units(right, facts)
            return both if len(both) == 1 and not (_units(left, facts) and _units(right, facts)) else {None: _BARE}
        case Times() | Inverse():
            return {None: _BARE}
        case _:
            return {}


def _dates(compared: Compared, spans: Spans, facts: Facts) -> str | None:
    """A comparison of dates that fails by their order alone; None where it fails otherwise."""
    left, order, right = compared.left, compared.order, compared.right
    assert isinstance(left, Unknown)  # noqa: S101 - a date written out stands on the right
    one = bounds(left, spans)
    there = right if isinstance(right, Dated) else _known(right)
    other = date_span(there, spans)
    if one[0] > other[1]:
        relation = "later than" if order != "==" else "not on"
    elif one[1] < other[0]:
        relation = "earlier than" if order != "==" else "not on"
    elif order in ("==", "!="):
        relation = "not on" if order == "==" else "the same day as"
    elif not isfinite(one[0]) and not isfinite(one[1]):
        return None
    else:
        relation = {"<": "not earlier than", "<=": "later than", ">": "not later than", ">=": "earlier than"}[order]
    return f"{figure(left, spans, facts)}, {relation} {_day(there, spans, facts)}"


def _weekday(date: Unknown | Dated, day: int, yes: bool, spans: Spans, facts: Facts) -> str:
    first, last = day_span(date, spans)
    said = figure(date, spans, facts)
    if not yes:
        return f"{said} is a {WEEKDAYS[day]}"
    if first == last:
        return f"{said} is a {WEEKDAYS[weekday(int(first))]}, not a {WEEKDAYS[day]}"
    return f"{said}, none of which is a {WEEKDAYS[day]}"


def _together(truth: Truth, spans: Spans, facts: Facts) -> str:
    """That comparisons exclude one another, though none is broken by itself."""
    figures = given(truth, spans, facts)
    with_figures = f"with {listed(figures, 8)}, " if figures else "whatever the figures, "
    return f"{with_figures}{_written(truth)} cannot hold"


def _written(truth: Truth) -> str:
    match truth:
        case Every(parts):
            return " and ".join(f"({_written(part)})" if isinstance(part, Some) else _written(part) for part in parts)
        case Some(parts):
            return " or ".join(map(_written, parts))
        case _:
            return truth.written


def _known(of: Figure | Dated) -> Unknown:
    assert isinstance(of, Unknown)  # noqa: S101 - only facts are dates without being written out
    return of
