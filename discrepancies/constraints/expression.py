"""The parts of a constraint, as plain data: what it asks of the sources, and how it puts that together.

Figures, days and dates are what is compared, comparisons what is joined by and, or, not. Every comparison keeps the
words it was written in, for the sentence that says how it is broken.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from fractions import Fraction
from math import inf
from typing import Literal, NamedTuple

Order = Literal["<", "<=", ">", ">=", "==", "!="]
Sort = Literal["count", "quantity", "date", "answer", "names"]

OPPOSITE: dict[Order, Order] = {"<": ">=", "<=": ">", ">": "<=", ">=": "<", "==": "!=", "!=": "=="}
TURNED: dict[Order, Order] = {"<": ">", "<=": ">=", ">": "<", ">=": "<=", "==": "==", "!=": "!="}
"""The order between the same two sides, the other one first."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """What claims leave open: a fact's value, an end of a period, how many names a list has.

    `event` is None where it is the event the constraint is held against; a `fact` of "" is the day on which the
    source was published. `terms` is how many terms an answer may be, numbered as in the claims table.
    """

    sort: Sort
    fact: str
    event: str | None = None
    part: str = ""
    scope: str = ""
    terms: int = 0

    @property
    def whole(self) -> bool:
        """Whether only whole numbers are possible; dates are whole seconds."""
        return self.sort != "quantity"


PUBLISHED = Unknown("date", "")


@dataclass(frozen=True, slots=True)
class Number:
    """A number written out."""

    value: Fraction


@dataclass(frozen=True, slots=True)
class Dated:
    """A date written out: all its seconds."""

    low: float
    high: float
    written: str


@dataclass(frozen=True, slots=True)
class Days:
    """The days from one date to another, or, with `both` ends counted, that a period has."""

    start: Unknown | Dated
    end: Unknown | Dated
    both: bool = False


@dataclass(frozen=True, slots=True)
class Years:
    """The full years from one date to another."""

    start: Unknown | Dated
    end: Unknown | Dated


@dataclass(frozen=True, slots=True)
class Sum:
    """One figure and another: added, or with a sign of -1 taken away."""

    left: Figure
    sign: int
    right: Figure


@dataclass(frozen=True, slots=True)
class Times:
    """A number times a figure."""

    factor: Fraction
    of: Figure


@dataclass(frozen=True, slots=True)
class Product:
    """One figure times another."""

    left: Figure
    right: Figure


@dataclass(frozen=True, slots=True)
class Inverse:
    """One over a figure."""

    of: Figure


Figure = Number | Unknown | Days | Years | Sum | Times | Product | Inverse


@dataclass(frozen=True, slots=True)
class Compared:
    """Two figures, or two dates, in an order. Dates are equal that are of one day; one is before another by moments."""

    left: Figure | Dated
    order: Order
    right: Figure | Dated
    written: str

    @property
    def dates(self) -> tuple[Unknown, Unknown] | None:
        """The two dates that it compares by their days; None where it compares moments or figures."""
        if isinstance(self.left, Unknown) and self.left.sort == "date" and self.order in ("==", "!="):
            return (self.left, self.right) if isinstance(self.right, Unknown) else None
        return None

    @property
    def sides(self) -> tuple[Figure, Figure]:
        """Both sides, where no date is written out."""
        assert not isinstance(self.left, Dated)  # noqa: S101 - a date written out stands on the right
        assert not isinstance(self.right, Dated)  # noqa: S101 - and is compared by `within`
        return self.left, self.right


@dataclass(frozen=True, slots=True)
class OnWeekday:
    """A date falls on a day of the week (Monday is 0), or, with `yes` False, does not."""

    date: Unknown | Dated
    day: int
    yes: bool
    written: str


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer is a term or one below it, numbered from `low` to `high`, or, with `yes` False, is not."""

    answer: Unknown
    low: int
    high: int
    term: str
    yes: bool
    written: str


@dataclass(frozen=True, slots=True)
class Every:
    """All of these must hold."""

    parts: tuple[Truth, ...]


@dataclass(frozen=True, slots=True)
class Some:
    """One of these must hold."""

    parts: tuple[Truth, ...]


Comparison = Compared | OnWeekday | Answered
Truth = Comparison | Every | Some


def denied(truth: Truth) -> Truth:
    """What holds exactly where the other does not."""
    match truth:
        case Every(parts):
            return Some(tuple(map(denied, parts)))
        case Some(parts):
            return Every(tuple(map(denied, parts)))
        case Compared(order=order):
            return replace(truth, order=OPPOSITE[order], written=f"not {truth.written}")
        case _:
            return replace(truth, yes=not truth.yes, written=f"not {truth.written}")


def comparisons(truth: Truth) -> Iterator[Comparison]:
    """The comparisons in it, in the order they are written."""
    if isinstance(truth, Every | Some):
        for part in truth.parts:
            yield from comparisons(part)
    else:
        yield truth


class Within(NamedTuple):
    """An unknown lies from one end to another, either of them possible or infinite, or, with `yes` False, does not."""

    of: Unknown
    low: float
    high: float
    yes: bool


def within(comparison: Comparison) -> Within | None:
    """A comparison of an answer with terms, or of a date with one written out, by its ends; None where it is another.

    Terms are numbered, and dates whole seconds: what is before one is at most the second before it.
    """
    match comparison:
        case Answered(answer, low, high, _, yes):
            return Within(answer, low, high, yes)
        case Compared(Unknown() as date, order, Dated(low, high)):
            ends = {"<": (-inf, low - 1), "<=": (-inf, high), ">": (high + 1, inf), ">=": (low, inf)}
            return Within(date, *ends.get(order, (low, high)), order != "!=")
    return None


def figures(comparison: Comparison) -> Iterator[Figure | Dated]:
    """The figures and dates that it compares, and those within them."""
    match comparison:
        case Compared(left, _, right):
            yield from _parts(left)
            yield from _parts(right)
        case OnWeekday(date):
            yield date
        case Answered(answer):
            yield answer


def _parts(figure: Figure | Dated) -> Iterator[Figure | Dated]:
    yield figure
    match figure:
        case Sum(left, _, right) | Days(left, right) | Years(left, right) | Product(left, right):
            yield from _parts(left)
            yield from _parts(right)
        case Times(_, of) | Inverse(of):
            yield from _parts(of)


def unknowns(truth: Truth) -> Iterator[Unknown]:
    """What it asks of the sources, in the order written, each as often as it stands there."""
    for comparison in comparisons(truth):
        yield from (figure for figure in figures(comparison) if isinstance(figure, Unknown))
