"""How two claims' values stand to one another, whatever kinds and units their facts have: what they mean decides."""

from __future__ import annotations

from decimal import Decimal
from enum import Enum
from functools import lru_cache
from math import isclose, isinf
from typing import TYPE_CHECKING

from discrepancies.compare.words import bare
from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.calendar import holds_such_day
from discrepancies.language.currencies import currency_of
from discrepancies.language.folding import fold
from discrepancies.language.likeness import shorter
from discrepancies.language.reading import Unreadable
from discrepancies.language.units import convert

if TYPE_CHECKING:
    from discrepancies.compare.sides import Said, Span


class Stand(Enum):
    """How a value stands to another."""

    SAME = "same"
    TOUCHES = "touches"
    """Both may be right: one is wider, or a part of the other."""
    DIFFERS = "differs"
    UNTOLD = "untold"
    """They cannot be held against each other: other terms, other units."""


def stand(one: Said, other: Said) -> Stand:
    """How two values stand to one another."""
    if one.means.unknown or other.means.unknown:
        return Stand.SAME if one.means.unknown and other.means.unknown else Stand.DIFFERS
    if one.family == other.family and one.family != "words":
        return _spans(one, other)
    if one.family == other.family or "text" in (one.fact.kind, other.fact.kind):
        return _words(one, other)
    return Stand.UNTOLD


def comparable(one: Said, other: Said) -> bool:
    """Whether two claims can be one reading of the same words: one family, or words beside what is only listed."""
    if {one.fact.kind, other.fact.kind} == {"name", "names"}:  # who somebody was is not who they all were
        return not any(SEPARATOR in said.value for said in (one, other) if said.fact.kind == "names")
    if one.family == other.family:
        return one.family != "figure" or bool(_factor(one.means.unit, other.means.unit))
    # What one curator only lists as a text another may have as a kind of its own, if it is put in the same words.
    listed = "text" in (one.fact.kind, other.fact.kind)
    return listed and "yes-no" not in (one.family, other.family) and fold(one.value) == fold(other.value)


def _spans(one: Said, other: Said) -> Stand:
    ours, theirs = one.means.spans, converted(one, other)
    if not theirs or len(ours) != len(theirs):
        return Stand.UNTOLD
    if one.means.yearless != other.means.yearless:
        bare, dated = (ours[0], theirs[0]) if one.means.yearless else (theirs[0], ours[0])
        return Stand.TOUCHES if not any(map(isinf, dated)) and holds_such_day(*dated, *bare) else Stand.DIFFERS
    if all(_equal(left, right) for left, right in zip(ours, theirs, strict=True)):
        return Stand.SAME
    # The same words, read by facts that let "about" reach as far as each of them says.
    if fold(one.value) == fold(other.value) and one.fact.kind == other.fact.kind and one.family != "yes-no":
        return Stand.SAME
    near = all(_touch(left, right) for left, right in zip(ours, theirs, strict=True))
    return Stand.TOUCHES if near else Stand.DIFFERS


def converted(one: Said, other: Said) -> tuple[Span, ...]:
    """The second claim's spans in the first one's unit; nothing where that cannot be told."""
    factor = _factor(one.means.unit, other.means.unit)
    return tuple((low * factor, high * factor) for low, high in other.means.spans) if factor else ()


@lru_cache(maxsize=1 << 10)
def _factor(ours: str | None, theirs: str | None) -> float:
    """By how much a figure in the one unit is one in the other; 0 where it cannot be told."""
    if ours == theirs:
        return 1.0
    if not ours or not theirs:  # a count has no unit, and no length of time is one
        return 0.0 if "s" in (ours, theirs) else 1.0
    money = currency_of(ours), currency_of(theirs)
    if any(money):
        return 1.0 if money[0] == money[1] else 0.0
    try:
        zero, one = (convert(Decimal(number), theirs, ours) for number in (0, 1))
    except (Unreadable, ImportError):
        return 0.0
    return float(one) if not zero else 0.0


def _equal(one: Span, other: Span) -> bool:
    return all(a == b or isclose(a, b, rel_tol=1e-6, abs_tol=1e-9) for a, b in zip(one, other, strict=True))


def _touch(one: Span, other: Span) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _words(one: Said, other: Said) -> Stand:
    ours, theirs = _forms(one), _forms(other)
    if len(ours) == len(theirs) and _each_in(ours, theirs) and _each_in(theirs, ours):
        return Stand.SAME
    if one.fact.kind == other.fact.kind == "text" and bare(one.value) == bare(other.value):
        return Stand.SAME
    if any(form & with_it for form in ours for with_it in theirs):
        return Stand.TOUCHES
    if one.fact.kind == other.fact.kind == "category":
        terms = {fold(term.name) for term in one.fact.terms} & {fold(term.name) for term in other.fact.terms}
        return Stand.DIFFERS if terms else Stand.UNTOLD
    part = any(_part(a, b) or _part(b, a) for form in ours for a in form for with_it in theirs for b in with_it)
    return Stand.TOUCHES if part else Stand.UNTOLD if "text" in (one.fact.kind, other.fact.kind) else Stand.DIFFERS


def _forms(said: Said) -> tuple[frozenset[str], ...]:
    return said.means.forms or (frozenset({fold(said.value) or said.value}),)


def _each_in(ones: tuple[frozenset[str], ...], others: tuple[frozenset[str], ...]) -> bool:
    every = frozenset().union(*others)
    return all(form & every for form in ones)


def _part(few: str, many: str) -> bool:
    return f" {few} " in f" {many} " or shorter(few, many)
