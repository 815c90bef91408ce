"""Years that are more than four digits: before Christ or after, of fewer digits, of a century in Roman ones."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from discrepancies.language.date_scanner import Token
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

_NUMBERS = ("D", "B", "Y")
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}


def roman(text: str) -> int:
    """The number that small Roman digits are."""
    values = [_ROMAN[letter] for letter in text]
    return sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))


def in_digits(pattern: str, text: str) -> int | None:
    """The first year of a decade that one of a language's patterns finds."""
    match = re.fullmatch(pattern, text)
    if match is None:
        return None
    found = match.groupdict()
    if found.get("century") is None:
        return int(found["year"])
    century = int(found["century"]) if found["century"].isdigit() else roman(found["century"])
    return (century - 1) * 100 + int(found["tens"])


def with_years(found: Sequence[Token]) -> list[Token]:
    """Make years of the numbers beside "BC" and "AD", and of those of three digits where only a year can stand.

    "490–480 BC" says it once for both.

    Raises:
        Unreadable: there is no year 0.
    """
    tokens = list(found)
    for place in [place for place, token in enumerate(tokens) if token.kind == "C"]:
        era, beside = tokens[place].value, _beside(tokens, place)
        if beside is None:
            continue
        shared = [beside - 2] if beside == place - 1 and _is_alone_before(tokens, beside) else []
        for number in (beside, *shared):
            tokens[number] = Token("Y!", _year(tokens[number].value, era))
        tokens[place] = Token("", None)
    tokens = [Token(token.kind.rstrip("!"), token.value) for token in tokens if token.kind]
    return [Token("Y", token.value) if _must_be_year(tokens, place) else token for place, token in enumerate(tokens)]


def _beside(tokens: Sequence[Token], place: int) -> int | None:
    """The number that an era belongs to: before it, but for "15 January AD 79"."""
    sides = [side for side in (place - 1, place + 1) if 0 <= side < len(tokens) and tokens[side].kind in _NUMBERS]
    if not sides:
        return None
    return sides[-1] if tokens[place].value == "ad" else sides[0]


def _is_alone_before(tokens: Sequence[Token], number: int) -> bool:
    """Whether the other end of a range is a bare number too."""
    if number < 2 or tokens[number - 1].kind != "R" or tokens[number - 2].kind not in _NUMBERS:
        return False
    return number == 2 or tokens[number - 3].kind in ("L", "A")


def _year(number: int, era: str) -> int:
    if number == 0:
        raise Unreadable("there is no year 0", "write 1 BC or AD 1")
    return number if era == "ad" else 1 - number


def _must_be_year(tokens: Sequence[Token], place: int) -> bool:
    """Whether a number of three digits stands behind a month, or is the second of two years."""
    if tokens[place].kind != "B" or tokens[place].value < 100 or place == 0:
        return False
    kinds = _kinds(tokens[:place])
    return kinds.endswith(("M", "MD")) or (kinds.endswith("R") and kinds.rstrip("R").endswith(("B", "Y")))


def _kinds(tokens: Iterable[Token]) -> str:
    return "".join(token.kind for token in tokens)
