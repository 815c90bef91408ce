"""What stands on one side of a comparison: a number, a fact or a part of one, a function, or a calculation with these.

It is made from Python's tree of the stand-ins, piece by piece from a short list of what may stand there; all else is
refused here, when the file is loaded.
"""

from __future__ import annotations

import ast
from bisect import bisect_right
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING, Literal, NamedTuple, NoReturn, cast

from discrepancies.constraints.expression import (
    PUBLISHED,
    Dated,
    Days,
    Figure,
    Inverse,
    Number,
    Product,
    Sort,
    Sum,
    Times,
    Unknown,
    Years,
)
from discrepancies.constraints.tokens import Fault, Parsed, Token
from discrepancies.kinds import MEASURED
from discrepancies.kinds.date import interval
from discrepancies.language.calendar import DAY, WEEKDAYS
from discrepancies.language.reading import YEARLESS, Context, Unreadable
from discrepancies.language.spelling import shortened, suggestion
from discrepancies.language.units import same_unit

if TYPE_CHECKING:
    from discrepancies.model import Fact

FUNCTIONS = {"count": "a list of names", "weekday": "a date", "days": "a period, or two dates", "years": "two dates"}
_EXAMPLES = {
    "count": "count(victims)",
    "weekday": "weekday(filed) == Tuesday",
    "days": "days(lasted) or days(filed, published)",
    "years": "years(happened, published)",
}
WEEKDAY_NAMES = {name.lower(): number for number, name in enumerate(WEEKDAYS)}

Is = Literal["figure", "date", "weekday", "period", "names", "answer", "wording", "text", "word"]
CALLED: Mapping[Is, str] = {
    "figure": "a figure",
    "date": "a date",
    "weekday": "a day of the week",
    "period": "a period",
    "names": "a list of names",
    "answer": "an answer",
    "wording": "a wording",
    "text": "a text",
    "word": "a word",
}

_ASKED: Mapping[str, tuple[Is, Sort]] = {
    "count": ("figure", "count"),
    **dict.fromkeys(MEASURED, ("figure", "quantity")),
    "date": ("date", "date"),
    "period": ("period", "date"),
    "category": ("answer", "answer"),
    "yes-no": ("answer", "answer"),
    "names": ("names", "names"),
}
"""What a fact of each kind is in a constraint, and what it asks of the sources; others cannot be compared."""


class Side(NamedTuple):
    """What it is and what it is as a part of an expression, the fact it asks for, and the unit of a quantity.

    A `word` is no fact: perhaps a term or a day of the week.
    """

    what: Is
    at: int
    written: str
    value: Figure | Dated | None = None
    fact: Fact | None = None
    unit: str | None = None

    @property
    def figure(self) -> Figure:
        """The figure that it is."""
        return cast("Figure", self.value)

    @property
    def date(self) -> Unknown | Dated:
        """The date that it is, or that a weekday is of."""
        return cast("Unknown | Dated", self.value)

    @property
    def asked(self) -> Unknown:
        """What it asks of the sources."""
        return cast("Unknown", self.value)


@dataclass(frozen=True)
class Sides:
    """Makes sides of the parts of one constraint; `events` are those declared, None where any may be named."""

    text: str
    parsed: Parsed
    facts: Mapping[str, Fact]
    events: Collection[str] | None

    def side(self, node: ast.expr) -> Side:
        """What stands on one side of a comparison."""
        at, written = self.start(node), self.text[self.start(node) : self.end(node)]
        match node:
            case ast.Name():
                return self.named(self.token(node), at, written)
            case ast.Attribute(ast.Name() as name):
                return self.end_of(
                    self.named(self.token(name), at, self.token(name).text), self.attribute(node), written
                )
            case ast.Subscript(ast.Name() as name, ast.Name() as scope):
                return self.scoped(self.named(self.token(name), at, self.token(name).text), self.token(scope), written)
            case ast.Call(ast.Name() as name, arguments):
                return self.called(self.token(name), arguments, at, written)
            case ast.BinOp(left, ast.Add() | ast.Sub() | ast.Mult() | ast.Div() as op, right):
                one, other = self.operand(left, op, right), self.operand(right, op, left)
                if isinstance(op, ast.Div):
                    return self.quotient(one, other, at, written)
                if isinstance(op, ast.Mult):
                    return self.product(one, other, at, written)
                self.same_units(one, other, other.at)
                figure = _sum(one.figure, -1 if isinstance(op, ast.Sub) else 1, other.figure)
                return Side("figure", at, written, figure, unit=one.unit or other.unit)
            case ast.UnaryOp(ast.USub(), operand):
                one = self.operand(operand, None, None)
                return Side("figure", at, written, _times(Fraction(-1), one.figure), unit=one.unit)
        if isinstance(node, ast.BoolOp | ast.Compare | ast.UnaryOp):
            raise self.fault(
                node, f"{self.quoted(node)} is no figure or date", "join comparisons with and, or and not only"
            )
        raise self.fault(node, f"{self.quoted(node)} cannot stand here", "write a fact, a date or a number")

    def named(self, token: Token, at: int, written: str) -> Side:
        """What a single word, number or text stands for."""
        if token.kind == "number":
            return Side("figure", at, written, Number(Fraction(token.text)))
        if token.kind == "text":
            return Side("text", at, token.text[1:-1].strip())
        if token.event is not None and self.events is not None and token.event not in self.events:
            wrong = f'no event is called "{shortened(token.event)}"'
            instead = suggestion(token.event, self.events, "declare it under events")
            if token.event in self.facts:
                instead = 'put spaces around the sign to divide: "a / b"'
            if "-" in token.event:
                instead += ', or put spaces around a minus sign: "a - b"'
            raise Fault(token.at, wrong, instead, token.event)
        if token.text == "published" and token.event is None:
            return Side("date", at, written, PUBLISHED)
        fact = self.facts.get(token.text)
        if fact is None:
            if token.event is None:
                return Side("word", at, token.text)
            self.undeclared(token)
        return self.of_fact(fact, token, at, written)

    def of_fact(self, fact: Fact, token: Token, at: int, written: str) -> Side:
        """A declared fact: what can be asked of it depends on its kind."""
        if fact.kind not in _ASKED:
            return Side("wording", at, written, fact=fact)
        what, sort = _ASKED[fact.kind]
        terms = 2 if fact.kind == "yes-no" else len(fact.terms)
        unit = fact.unit if fact.kind in MEASURED else None
        return Side(what, at, written, Unknown(sort, fact.key, token.event, terms=terms), fact, unit)

    def undeclared(self, token: Token) -> NoReturn:
        """Refuse a name that no fact has."""
        wrong = f'no fact is called "{shortened(token.text)}"'
        at = token.end - len(token.text)
        raise Fault(at, wrong, suggestion(token.text, self.facts, "declare it under facts"), token.text)

    def end_of(self, side: Side, which: Token, written: str) -> Side:
        """The start or the end of a period."""
        self.refuse_unknown(side)
        if side.what != "period":
            raise Fault(which.at, f'"{shortened(side.written)}" is {CALLED[side.what]}', "only a period has an end")
        if which.text not in ("start", "end"):
            wrong = f'a period has no "{shortened(which.text)}"'
            raise Fault(which.at, wrong, suggestion(which.text, ("start", "end")))
        asked = replace(side.asked, part=which.text)
        return Side("date", side.at, written, asked, side.fact)

    def scoped(self, side: Side, scope: Token, written: str) -> Side:
        """A figure of one scope."""
        self.refuse_unknown(side)
        if side.fact is None or side.what != "figure":
            wrong = f'"{shortened(side.written)}" is {CALLED[side.what]}'
            raise Fault(side.at, wrong, "only counts and quantities have scopes")
        if scope.text not in side.fact.scopes:
            wrong = f'no scope of the fact "{side.fact.key}" is called "{shortened(scope.text)}"'
            instead = suggestion(scope.text, side.fact.scopes, f'declare it under scopes of "{side.fact.key}"')
            raise Fault(scope.at, wrong, instead)
        asked = replace(side.asked, scope=scope.text)
        return Side("figure", side.at, written, asked, side.fact, side.unit)

    def called(self, name: Token, arguments: list[ast.expr], at: int, written: str) -> Side:
        """A function and what it is given."""
        if name.text not in FUNCTIONS or name.event is not None:
            wrong = f'there is no function "{shortened(name.text)}"'
            raise Fault(at, wrong, suggestion(name.text, FUNCTIONS))
        given = [self.side(argument) for argument in arguments]
        for side in given:
            self.refuse_unknown(side)
        wants = f'"{name.text}" is for {FUNCTIONS[name.text]}'
        match name.text, [side.what for side in given]:
            case "count", ["names"]:
                return Side("figure", at, written, given[0].asked)
            case "weekday", ["date" | "text"]:
                return Side("weekday", at, written, self.day(given[0]))
            case "days", ["period"]:
                start, end = (replace(given[0].asked, part=part) for part in ("start", "end"))
                return Side("figure", at, written, Days(start, end, both=True), unit="days")
            case "days", ["date" | "text", "date" | "text"]:
                return Side("figure", at, written, Days(self.day(given[0]), self.day(given[1])), unit="days")
            case "years", ["date" | "text", "date" | "text"]:
                return Side("figure", at, written, Years(self.day(given[0]), self.day(given[1])), unit="years")
        odd = next((side for side in given if side.what not in ("date", "text")), given[0])
        is_what = f', and "{shortened(odd.written)}" is {CALLED[odd.what]}' if len(given) < 3 else ""
        if name.text in ("years", "days") and all(side.what in ("date", "text") for side in given):
            is_what, odd = f", and here {'is one' if len(given) == 1 else f'are {len(given)}'}", given[-1]
        raise Fault(odd.at, f"{wants}{is_what}", f"write it as in {_EXAMPLES[name.text]}")

    def day(self, side: Side) -> Unknown | Dated:
        """A date that a function is given; one written out must be a single day."""
        if side.what == "date":
            return side.date
        dated = self.dated(side)
        if dated.low // DAY != dated.high // DAY:
            raise Fault(side.at, f'"{shortened(side.written)}" is more than a day', 'write a day, as in "2018-01-15"')
        return dated

    def dated(self, side: Side) -> Dated:
        """A date written out."""
        try:
            reading = interval(side.written, Context())
        except Unreadable as error:
            raise Fault(side.at, error.wrong, error.instead) from None
        if reading.track == YEARLESS:
            raise Fault(side.at, f'"{shortened(side.written)}" has no year', "add the year")
        return Dated(reading.low, reading.high, side.written)

    def operand(self, node: ast.expr, op: ast.operator | None, beside: ast.expr | None) -> Side:
        """A figure that is added, taken away or multiplied."""
        side = self.side(node)
        if side.what == "figure":
            return side
        self.refuse_unknown(side)
        if side.what == "date" and isinstance(op, ast.Sub) and beside is not None:
            wrong = "dates are not taken from one another"
            raise Fault(side.at, wrong, "write days(a, b) for the days from a to b")
        if side.what in ("date", "period", "names", "wording"):
            self.refuse_whole(side)
        raise Fault(side.at, f'"{shortened(side.written)}" is {CALLED[side.what]}', "calculate with figures only")

    def product(self, one: Side, other: Side, at: int, written: str) -> Side:
        """A number times a figure, in whatever unit the number makes of it, or two figures, in that of the measured."""
        left, right = one.figure, other.figure
        if isinstance(left, Number):
            return Side("figure", at, written, _times(left.value, right))
        if isinstance(right, Number):
            return Side("figure", at, written, _times(right.value, left))
        unit = one.unit or other.unit if not (one.unit and other.unit) else None
        return Side("figure", at, written, Product(left, right), unit=unit)

    def quotient(self, one: Side, other: Side, at: int, written: str) -> Side:
        """A figure by a number or by another figure; of two in one unit it has none."""
        if isinstance(other.figure, Number):
            if not other.figure.value:
                raise Fault(other.at, "nothing can be divided by 0", "write another number")
            return Side("figure", at, written, _times(1 / other.figure.value, one.figure))
        unit = None if other.unit else one.unit
        return Side("figure", at, written, Product(one.figure, Inverse(other.figure)), unit=unit)

    def same_units(self, one: Side, other: Side, at: int) -> None:
        """Refuse to add or compare kilograms and kilometres."""
        if one.unit and other.unit and not same_unit(one.unit, other.unit):
            wrong = f'"{shortened(one.written)}" is in {one.unit} and "{shortened(other.written)}" in {other.unit}'
            raise Fault(at, wrong, "multiply one of them by the number that makes their units the same")

    def refuse_whole(self, side: Side) -> NoReturn:
        """Refuse a period, a list or a date where a figure is wanted."""
        name = shortened(side.written)
        if side.what == "wording" and side.fact:
            wrong = f'the fact "{name}" is of kind {side.fact.kind}, which no constraint can compare'
            raise Fault(side.at, wrong, "name a count, quantity, date, period, category, yes-no or names fact")
        instead = {
            "period": f"write {name}.start, {name}.end or days({name})",
            "names": f"write count({name})",
        }.get(side.what, f'write days({name}, "2018-01-15") or compare it with a date')
        what = {"period": "a whole period", "names": "a whole list of names"}.get(side.what, "a date, not a figure")
        raise Fault(side.at, f'"{name}" is {what}', instead)

    def refuse_unknown(self, side: Side) -> None:
        """Refuse a word that is no fact."""
        if side.what == "word":
            self.refuse_word(None, side)

    def refuse_word(self, one: Side | None, other: Side) -> NoReturn:
        """Refuse a word that is no fact, or a text beside something that is no date and no answer."""
        if other.what == "text" and one is not None:
            wrong = f'"{shortened(one.written)}" is {CALLED[one.what]} and "{shortened(other.written)}" a text'
            raise Fault(other.at, wrong, "write a figure without quotation marks")
        if other.written.lower() in WEEKDAY_NAMES:
            name = shortened(one.written) if one else "date"
            wrong = f'"{other.written}" is a day of the week'
            raise Fault(other.at, wrong, f"write weekday({name}) == {other.written}")
        if other.written in FUNCTIONS:
            wrong = f'"{other.written}" is given nothing'
            raise Fault(other.at, wrong, f"write it as in {_EXAMPLES[other.written]}")
        self.undeclared(Token("name", other.written, other.at))

    def fault(self, node: ast.expr, wrong: str, instead: str) -> Fault:
        """What is wrong with a part of the text."""
        return Fault(self.start(node), wrong, instead)

    def quoted(self, node: ast.expr) -> str:
        """A part of the text, in quotation marks."""
        return f'"{shortened(self.text[self.start(node) : self.end(node)])}"'

    def token(self, node: ast.expr) -> Token:
        """What a stand-in stands for."""
        return self.parsed.tokens[self._number(node.col_offset)]

    def attribute(self, node: ast.Attribute) -> Token:
        """What stands behind a dot."""
        return self.parsed.tokens[self._number((node.end_col_offset or 1) - 1)]

    def start(self, node: ast.expr) -> int:
        """Where in the text a part of the tree begins."""
        return self.parsed.tokens[self._number(node.col_offset)].at

    def end(self, node: ast.expr) -> int:
        """Where in the text a part of the tree ends."""
        return self.parsed.tokens[self._number((node.end_col_offset or 1) - 1)].end

    def _number(self, column: int) -> int:
        return bisect_right(self.parsed.starts, column) - 1


def _sum(left: Figure, sign: int, right: Figure) -> Figure:
    if isinstance(left, Number) and isinstance(right, Number):
        return Number(left.value + sign * right.value)
    return Sum(left, sign, right)


def _times(factor: Fraction, of: Figure) -> Figure:
    if isinstance(of, Number):
        return Number(factor * of.value)
    return Times(factor * of.factor, of.of) if isinstance(of, Times) else Times(factor, of)
