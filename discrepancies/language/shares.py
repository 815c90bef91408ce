"""Shares that are no percentages as written: "half", "two-thirds", "one in five", "4 out of 10"."""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.digits import EXACT, Number
from discrepancies.language.languages import numbers_of
from discrepancies.language.numerals import read_number
from discrepancies.language.phrases import NO_LETTER, keyed, one_of, plain
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.language.languages import Style

_ALL, _TEN = Decimal(100), Decimal(10)
_YEARS = 1900, 2100
"""A number between them is hardly what something is a share of: "12 in 2020"."""


class _Forms(NamedTuple):
    parts: Mapping[str, str]
    part: re.Pattern[str]
    out_of: re.Pattern[str]
    tenths: str
    percent_before: str
    reversed_parts: str


@cache
def _forms(code: str) -> _Forms:
    words = numbers_of(code)
    blank = " " if words.spaced else " ?"
    return _Forms(
        keyed(words.parts),
        re.compile(rf"(?:{one_of(words.parts, spaced=words.spaced)})(?:{NO_LETTER}|$)", re.IGNORECASE),
        re.compile(rf"{blank}(?:{one_of(words.out_of)}){blank}", re.IGNORECASE),
        words.tenths,
        words.percent_before,
        words.reversed_parts,
    )


def share_at(text: str, style: Style) -> tuple[Number, str] | None:
    """The share that `text` starts with, in per cent, and what is behind it; None where it starts with none."""
    forms = _forms(style.code)
    if forms.percent_before and text.startswith(forms.percent_before):
        return read_number(text.removeprefix(forms.percent_before), whole=False, style=style)
    if forms.reversed_parts and forms.reversed_parts in text:
        whole, _, part = text.partition(forms.reversed_parts)
        return _of(part, whole, style)
    if match := forms.part.match(text):
        part, _, whole = forms.parts[plain(match[0])].partition("/")
        value = EXACT.divide(EXACT.multiply(_ALL, Decimal(part)), Decimal(whole))
        return Number(value, value), text[match.end() :]
    if forms.tenths and forms.tenths in text:
        return _in_tenths(text, forms.tenths, style)
    match = forms.out_of.search(text)
    return None if match is None else _of(text[: match.start()], text[match.end() :], style)


def _in_tenths(text: str, sign: str, style: Style) -> tuple[Number, str] | None:
    """The share of 三成 or 三成五, None where there is no number before the sign."""
    before, _, behind = text.partition(sign)
    try:
        tens, rest = read_number(before, whole=False, style=style)
        ones, more = read_number(behind, whole=True, style=style) if behind else (Number(Decimal(0), Decimal(0)), "")
    except Unreadable:
        return None
    if rest or more or not 0 <= tens.low <= _TEN or not ones.low < _TEN:
        return None
    value = tens.low * _TEN + ones.low
    return Number(value, value), ""


def _of(part: str, whole: str, style: Style) -> tuple[Number, str] | None:
    """The share that two numbers make, None where they make none."""
    try:
        some, behind_part = read_number(part, whole=False, style=style)
        all_of_it, rest = read_number(whole, whole=False, style=style)
    except Unreadable:
        return None
    if style.code == "zh":
        behind_part, rest = rest, behind_part
    if _YEARS[0] <= all_of_it.low <= _YEARS[1]:
        return None
    if behind_part or some.vague or all_of_it.vague or not Decimal(0) <= some.low <= all_of_it.low or not all_of_it.low:
        return None
    value = EXACT.divide(EXACT.multiply(_ALL, some.low), all_of_it.low)
    return Number(value, value), rest
