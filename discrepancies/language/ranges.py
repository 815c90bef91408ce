"""What a range says that its two numbers alone do not: what both are multiplied by, and which digits are left out."""

from __future__ import annotations

from decimal import Decimal

from discrepancies.language.digits import EXACT, Number
from discrepancies.language.reading import Unreadable

_FAR = Decimal(100)
"""How far apart the numbers of "950,000 to 1 million" may be; those of "20 to 3 million" are two readings."""
_SCORES = 100
"""Below it two equal numbers with a dash between them may be how a match ended."""


def in_full(text: str, first: Number, last: Number) -> Number:
    """The first number of "1 to 2 million", which is in millions too.

    That is certain where it is the smaller one, by no more than ten times ("2 to 300 thousand" is not);
    where it is the larger one ("950,000 to 1 million") it can only stand for itself.
    """
    factor = Decimal(last.factor)
    bare = EXACT.divide(last.low, factor)
    if first.factor != 1 or last.factor == 1 or not first.high:
        return first
    if first.low > bare and not last.vague and EXACT.multiply(first.low, _FAR) >= last.low:
        return first
    if first.vague or last.vague or not first.low < bare <= EXACT.multiply(first.low, Decimal(10)):
        raise Unreadable(
            f'"{text}" does not say what its first number is multiplied by',
            'write both in full: "2,000 to 300,000"',
        )
    full = EXACT.multiply(first.low, factor)
    return Number(full, full, last.factor, last=EXACT.multiply(first.last, factor), point=first.point)


def refuse_shortened(text: str, ends: tuple[Number, Number], joint: str, to: str) -> None:
    """Refuse "20-30,000" and "5-600", of which the first number may be short for 20,000 and 500; and "2-2", a score."""
    first, last = ends
    dash = joint.strip() in ("-", "–", "—") and bool(joint)
    if first.factor != 1 or last.factor != 1 or not first.last or not last.last or first.low <= 0:
        return
    if dash and first.low == last.low < _SCORES:
        raise Unreadable(f'"{text}" can be a score', f"write the number once: {first.low}")
    if first.low != first.low.to_integral_value() or last.low != last.low.to_integral_value() or first.low >= last.low:
        return
    low, high = int(first.low), int(last.low)
    left_out = 0
    if last.grouped and not first.grouped and high % 1000 == 0 and low <= high // 1000:
        left_out = 3
    elif dash and not last.grouped:
        places = len(str(high)) - len(str(low))
        left_out = places if places > 1 and high % 10**places == 0 and low < high // 10**places else 0
    if left_out:
        raise Unreadable(
            f'"{text}" does not say whether its first number is {low} or {low * 10**left_out}',
            f'write "{low * 10**left_out} {to} {high}" or "{low} {to} {high}"',
        )


def leaves_open(text: str, instead: str) -> Unreadable:
    """The refusal of alternatives that are no stretch by themselves."""
    return Unreadable(f'"{text}" leaves open which', f'write a range: "{instead}"')


def refuse_share(text: str, asked: str | None, written: str) -> None:
    """Refuse "two thirds" without a unit where the fact has one: it is as likely a share of what the fact measures."""
    if asked and not written.strip():
        raise Unreadable(f'"{text}" can be a share', "write it with its unit, or declare the fact as a share")
