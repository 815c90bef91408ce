"""A constraint's text made into an expression: its comparisons, and what joins them.

What does not go together (an answer that is more than another, a date beside a figure, kilograms beside kilometres)
is refused here, when the file is loaded.
"""

from __future__ import annotations

import ast
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, NoReturn, cast

from discrepancies.constraints.expression import (
    PUBLISHED,
    TURNED,
    Answered,
    Compared,
    Every,
    Number,
    OnWeekday,
    Order,
    Some,
    Truth,
    denied,
    unknowns,
)
from discrepancies.constraints.operands import CALLED, WEEKDAY_NAMES, Is, Side, Sides
from discrepancies.constraints.tokens import Fault, parsed
from discrepancies.kinds import category, yes_no
from discrepancies.language.calendar import WEEKDAYS
from discrepancies.language.reading import Context, Unreadable
from discrepancies.language.spelling import shortened, suggestion

if TYPE_CHECKING:
    from discrepancies.model import Fact

_ORDERS: Mapping[type[ast.cmpop], Order] = {
    ast.Lt: "<",
    ast.LtE: "<=",
    ast.Gt: ">",
    ast.GtE: ">=",
    ast.Eq: "==",
    ast.NotEq: "!=",
}

_RANK: Mapping[Is, int] = dict.fromkeys(CALLED, 2) | {"answer": 0, "weekday": 1, "text": 3, "word": 3}
"""Which of two sides says how the other is read."""


def compiled(text: str, facts: Mapping[str, Fact], events: Collection[str] | None) -> Truth:
    """Read a constraint; `events` are those declared, None where any may be named.

    Raises:
        Fault: it is not in the language, names what is not declared, or puts together what cannot be compared.
    """
    from_parser = parsed(text)
    truth = _truth(Sides(text, from_parser, facts, events), from_parser.tree)
    if set(unknowns(truth)) <= {PUBLISHED}:
        raise Fault(0, "this constraint names no fact", "name what must hold, as in count(victims) == killed")
    return truth


def _truth(sides: Sides, node: ast.expr) -> Truth:
    """A comparison, or several joined."""
    match node:
        case ast.BoolOp(ast.And(), values):
            return Every(tuple(_truth(sides, value) for value in values))
        case ast.BoolOp(ast.Or(), values):
            return Some(tuple(_truth(sides, value) for value in values))
        case ast.UnaryOp(ast.Not(), operand):
            return denied(_truth(sides, operand))
        case ast.Compare(left, ops, comparators):
            chain = [left, *comparators]
            pairs = [
                _comparison(sides, one, _ORDERS[type(op)], other)
                for one, op, other in zip(chain, ops, comparators, strict=False)
            ]
            return pairs[0] if len(pairs) == 1 else Every(tuple(pairs))
    side = sides.side(node)
    example = f"{side.written} == yes" if side.what == "answer" else f"{side.written} > 0"
    raise sides.fault(
        node, f"{sides.quoted(node)} is compared with nothing", f"write, for example, {shortened(example)}"
    )


def _comparison(sides: Sides, left: ast.expr, order: Order, right: ast.expr) -> Truth:
    """Two sides in an order."""
    one, other = sides.side(left), sides.side(right)
    written = sides.text[sides.start(left) : sides.end(right)]
    if _RANK[other.what] < _RANK[one.what]:
        one, other, order = other, one, TURNED[order]
    if one.what in ("text", "word"):
        _refuse_alone(sides, one, other)
    if one.what == "answer":
        return _answered(one, order, other, written)
    if one.what == "weekday":
        return _on_weekday(one, order, other, written)
    _single(sides, one)
    if other.what == "text" and one.what == "date":
        return Compared(one.date, order, sides.dated(other), written)
    if other.what in ("text", "word"):
        sides.refuse_word(one, other)
    _single(sides, other)
    if one.what != other.what:
        wrong = f'"{shortened(one.written)}" is {CALLED[one.what]} and "{shortened(other.written)}"'
        instead = "compare figures with figures and dates with dates"
        if "figure" in (one.what, other.what) and all(c in "0123456789- " for c in other.written):
            instead = 'put a date in quotation marks, as in "2018-01-15"'
        raise Fault(other.at, f"{wrong} {CALLED[other.what]}", instead)
    if one.what == "date":
        return Compared(one.date, order, other.date, written)
    sides.same_units(one, other, other.at)
    compared = Compared(one.figure, order, other.figure, written)
    if isinstance(compared.left, Number) and isinstance(compared.right, Number):
        raise Fault(one.at, f'"{shortened(written)}" names no fact', "compare with a fact, as in killed > 0")
    return compared


def _answered(one: Side, order: Order, other: Side, written: str) -> Truth:
    """An answer that is, or is not, a term."""
    fact, unknown = cast("Fact", one.fact), one.asked
    if order not in ("==", "!="):
        wrong = f'"{shortened(one.written)}" is an answer, which is neither more nor less than another'
        raise Fault(one.at, wrong, f"write {shortened(one.written)} == …, or !=")
    if other.what not in ("text", "word") and not other.written.isidentifier():
        wrong = f'"{shortened(one.written)}" is an answer and "{shortened(other.written)}" {CALLED[other.what]}'
        raise Fault(other.at, wrong, _terms(fact))
    try:
        if fact.kind == "yes-no":
            term = yes_no.read(other.written, fact, Context())
        else:
            term = category.read(other.written, fact, Context())
    except Unreadable as error:
        raise Fault(other.at, error.wrong, error.instead if fact.kind == "category" else _terms(fact)) from None
    return Answered(unknown, int(term.low), int(term.high), other.written, order == "==", written)


def _on_weekday(one: Side, order: Order, other: Side, written: str) -> Truth:
    """A date that falls, or does not, on a day of the week."""
    if order not in ("==", "!="):
        wrong = "a day of the week is neither more nor less than another"
        raise Fault(one.at, wrong, f"write {shortened(one.written)} == Monday, or !=")
    day = WEEKDAY_NAMES.get(other.written.lower()) if other.what in ("text", "word") else None
    if day is None:
        wrong = f'"{shortened(other.written)}" is no day of the week'
        raise Fault(other.at, wrong, suggestion(other.written, WEEKDAYS))
    return OnWeekday(one.date, day, order == "==", written)


def _single(sides: Sides, side: Side) -> None:
    """Refuse what is no single figure or date."""
    if side.what in ("period", "names", "wording"):
        sides.refuse_whole(side)


def _refuse_alone(sides: Sides, one: Side, other: Side) -> NoReturn:
    """Refuse two sides neither of which is a fact."""
    for side in (one, other):
        sides.refuse_unknown(side)
    wrong = f'neither "{shortened(one.written)}" nor "{shortened(other.written)}" is a fact'
    raise Fault(one.at, wrong, "compare with a fact, as in filed < published")


def _terms(fact: Fact) -> str:
    if fact.kind == "yes-no":
        return "write yes or no"
    return f"write one of its terms: {', '.join(term.name for term in fact.terms[:8])}"
