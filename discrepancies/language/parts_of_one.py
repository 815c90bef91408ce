"""Parts of one in words, as numbers have them: "three fifths", "and a quarter" of "two and a quarter", 四分之三.

What can be another number is none: "twenty fifths" may be twenty-fifths, and "thirty and three quarters" of languages
that join tens and ones so is two numbers at once.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.digits import EXACT
from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import keyed, one_of, plain
from discrepancies.language.spelt_numbers import spelt_at

if TYPE_CHECKING:
    from collections.abc import Mapping

_TEN, _TWENTY, _HUNDRED = 10, 20, 100


class _Forms(NamedTuple):
    denominators: Mapping[str, int]
    denominator: re.Pattern[str]
    """What follows the number of parts, with what stands between."""
    alone: re.Pattern[str]
    a: re.Pattern[str]
    and_: re.Pattern[str]
    reversed_parts: str


@cache
def _forms(code: str) -> _Forms:
    words = numbers_of(code)
    parts = (entry.split() for entry in words.denominators.split(",") if entry)
    denominators = {name: int(number) for number, *names in parts for name in names}
    joint = "|".join(
        f" {one_of((word,), spaced=False)}{' ?' if word in words.attached else ' '}" for word in words.and_part
    )

    def pattern(expression: str) -> re.Pattern[str]:
        return re.compile(expression, re.IGNORECASE)

    return _Forms(
        keyed(denominators),
        pattern(f"(?P<joint>{words.joins_parts})(?P<name>{one_of(denominators)})"),
        pattern(f"(?P<name>{one_of(words.lone_parts)})"),
        pattern(one_of(words.a)),
        pattern(joint or "(?!)"),
        words.reversed_parts,
    )


def part_at(text: str, at: int, code: str) -> tuple[Decimal, int] | None:
    """The part of one that begins at `at`, and where it ends; None where none does."""
    forms = _forms(code)
    spelt = spelt_at(text, at, code)
    if forms.reversed_parts:
        return _reversed(text, spelt.value, spelt.end, code) if spelt else None
    if article := forms.a.match(text, at):
        count, end = 1, article.end()
    elif spelt and spelt.value < _HUNDRED:
        count, end = spelt.value, spelt.end
    else:
        alone = None if spelt else forms.alone.match(text, at)
        return (
            (EXACT.divide(Decimal(1), Decimal(forms.denominators[plain(alone["name"])])), alone.end())
            if alone
            else None
        )
    match = forms.denominator.match(text, end)
    if match is None or " " in text[at:end] or (count >= _TWENTY and (count % _TEN == 0 or match["joint"] != " ")):
        return None
    return EXACT.divide(Decimal(count), Decimal(forms.denominators[plain(match["name"])])), match.end()


def _reversed(text: str, below: int, end: int, code: str) -> tuple[Decimal, int] | None:
    """The part where what it is a part of comes first."""
    sign = _forms(code).reversed_parts
    above = spelt_at(text, end + len(sign), code) if text.startswith(sign, end) else None
    if above is None or not 0 < above.value < below:
        return None
    return EXACT.divide(Decimal(above.value), Decimal(below)), above.end


def further_part(text: str, code: str) -> tuple[Decimal, int] | None:
    """The part that `text` adds to the number before it, less than one, and where it ends."""
    joint = _forms(code).and_.match(text)
    found = part_at(text, joint.end(), code) if joint else None
    return found if found and found[0] < 1 else None
