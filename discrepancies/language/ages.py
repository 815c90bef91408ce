"""Ages: somebody aged 17 is from 17 to just under 18, and somebody in their thirties from 30 to just under 40."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from discrepancies.language.languages import numbers_of
from discrepancies.language.numerals import read_number
from discrepancies.language.phrases import keyed, plain, written
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.language.languages import Style

_DECADE = 10
_OLDEST = 150


@cache
def _patterns(code: str) -> tuple[re.Pattern[str], ...]:
    return tuple(
        re.compile(f"{written(before)}(?P<age>.+?){written(behind)}", re.IGNORECASE)
        for before, _, behind in (phrase.partition("#") for phrase in numbers_of(code).ages)
    )


def age_of(text: str, style: Style) -> tuple[int, int] | None:
    """The whole years that an age leaves possible, the last one excluded; None where `text` is no age."""
    words = numbers_of(style.code)
    for phrase, years in keyed(words.decades).items():
        before, sign, behind = plain(phrase).partition("#")
        inner = plain(text).removeprefix(before).removesuffix(behind)
        if not sign and plain(text) == plain(phrase):
            return int(years), int(years) + (_DECADE if years != "13" else _DECADE - 3)
        if sign and plain(text) == f"{before}{inner}{behind}" and re.fullmatch("[1-9]0", inner):
            return int(inner), int(inner) + _DECADE
    for pattern in _patterns(style.code):
        match = pattern.fullmatch(text)
        if match is None:
            continue
        try:
            number, rest = read_number(match["age"], whole=True, style=style)
        except Unreadable:
            continue
        if not rest and not number.vague and number.low <= _OLDEST:
            return int(number.low), int(number.low) + 1
    return None
