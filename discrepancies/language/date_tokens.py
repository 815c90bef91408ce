"""The words and signs a date is made of, so that the grammar deals in days, months and years only.

Every character must belong to a token that its language knows; a word that is not, or that no interval could stand
for ("yesterday", "spring"), is refused by name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language import edtf, numeric_dates
from discrepancies.language.calendar import DAY, year_digits
from discrepancies.language.calendar_spans import Span, of_years
from discrepancies.language.clock import seconds_east
from discrepancies.language.date_scanner import Fixed, Scanner, Token, clock_of, normal, phrase_at, scanner
from discrepancies.language.date_years import in_digits, roman
from discrepancies.language.hours import TimeOfDay, clock_at
from discrepancies.language.reading import Context, NotADate, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_WHY = {
    "relative": (
        "which day this is depends on when it was written",
        "write the day meant, and under inferred how it is known",
    ),
    "week": ("a week is not read", "write its days, as in 15-21 January 2018"),
    "season": ("the months of a season differ by hemisphere", "write the months, as in 2018-03/2018-05"),
    "part of day": (
        "part of a day is not an agreed stretch of time",
        "write the day alone, or the times, as in 18:00",
    ),
    "midnight": ("midnight may be where the day begins or ends", "write 00:00 of the day that begins"),
    "calendar": ("days of another calendar are not read", "write the day of the Gregorian calendar"),
    "zone": (
        "names of time zones are not read, for they depend on place and season",
        "write the offset from UTC, as in 04:30 UTC-04:00",
    ),
}
_ZONES = frozenset(("est", "edt", "cst", "cdt", "mst", "mdt", "pst", "pdt", "cet", "cest", "bst"))

_HYPHENED = re.compile(r"\b([0-9]{1,2})-([^\W\d_]{3,9})-([0-9]{4})\b")
_BRACKETED = re.compile(r"\((?P<inside>W)\)|[WT]\((?P<day>[DMYE]{1,3})\)")
_TIME_OF_DAY = re.compile(r".{10,11}[t ](?P<hour>[0-9][0-9]):(?P<minute>[0-9][0-9])(?::(?P<second>[0-9][0-9]))?")
_NUMERIC_SIGNS = re.compile(r"[/.-]")
_DIGITS = re.compile("[0-9]+")
_MOST_NUMBERS = 4
_NINES = str.maketrans("012345678", "999999999")


def how_to_write(code: str) -> str:
    """What to write instead of a text that is no date of the language."""
    words = scanner(code).words
    return f"write it in {words.language} or as EDTF: 2018-01-15, {words.examples}"


class Placed(NamedTuple):
    """A token where it stands; without one where a word says nothing, as "of" and "the" do."""

    token: Token | None
    start: int
    end: int


def tokens(text: str, context: Context, code: str) -> list[Token]:
    """Cut a phrase into tokens, in order, without fillers and commas.

    Raises:
        Unreadable: something in it belongs to no date, or a part of it is none.
    """
    lowered = hyphens_open(normal(text, code))
    numbers = _DIGITS.findall(lowered)
    shaped = _shaped(lowered.translate(_NINES), code) if len(numbers) <= _MOST_NUMBERS else None
    if shaped is None:
        return _cut(lowered, context, code)
    digits = iter(numbers)
    return [Token(token.kind, int(next(digits))) if token.kind in "DY" else token for token in shaped]


@lru_cache(maxsize=4096)
def _shaped(shape: str, code: str) -> tuple[Token, ...] | None:
    """The tokens of all texts that differ in the digits of days and years only; None where those may be something else.

    A million claims have few shapes, and cutting is the most of reading. No phrase has a nine in it, and all other
    digits are told apart by how many they are.
    """
    try:
        found = tuple(_cut(shape, Context(), code))
        decades = _cut(shape.replace("9999", "9990"), Context(), code)
    except Unreadable:
        return None
    if [token.kind for token in found] != [token.kind for token in decades]:
        return None
    numbers = sum(token.kind in "DY" and token.value in (9, 99, 9999) for token in found)
    is_plain = all(token.kind in "LOPAMRW" or token.value in (9, 99, 9999) for token in found)
    return found if is_plain and numbers == len(_DIGITS.findall(shape)) else None


def _cut(lowered: str, context: Context, code: str) -> list[Token]:
    found: list[Token] = []
    end = 0
    for placed in placed_tokens(lowered, context, code):
        end = placed.end
        if placed.token is not None:
            found.append(placed.token)
    if unknown := lowered[end:].strip(" ,"):
        raise _unknown(unknown.split(maxsplit=1)[0], lowered, scanner(code), code)
    return found


def hyphens_open(lowered: str) -> str:
    """A normal text in which 15-Jan-2018 has blanks for its hyphens; no place in it moves."""
    return _HYPHENED.sub(r"\1 \2 \3", lowered) if "-" in lowered else lowered


def placed_tokens(lowered: str, context: Context, code: str, *, has_time: bool | None = None) -> Iterator[Placed]:
    """The tokens that a normal text begins with, up to what belongs to no date.

    `has_time` is whether it may have a time of day, where that is known.

    Raises:
        Unreadable: one of them is a date, but no certain one.
    """
    cut = scanner(code)
    if has_time is None:
        has_time = cut.has_time.search(lowered) is not None
    clock = clock_of(code) if has_time else None
    place, last = 0, None
    while place < len(lowered):
        if lowered[place] in " ,":
            place += 1
            continue
        if clock and (time := clock_at(lowered, place, clock)):
            if time[1] and last is not None and last.kind in "TD":
                yield Placed(Token("R", "to"), place, place)
            last = Token("T", time[0])
            yield Placed(last, place, time[2])
            place = time[2]
            continue
        start, match = place, cut.ahead.match(lowered, place)
        if match is None and (phrase := phrase_at(cut, lowered, place)):
            written, place = phrase
            token = cut.table[written]
            if token is not None and token.kind == "R" and last is None and written in cut.words.leading:
                token = None
        else:
            match = match or cut.else_.match(lowered, place)
            if match is None:
                return
            place = match.end()
            if match.lastgroup == "edtf":
                for last in _edtf(match[0]):
                    yield Placed(last, start, place)
                continue
            token = _token(match.lastgroup or "", match[0], context, cut)
            if last is not None and last.kind == "P" and token is not None and token == ("R", "-"):
                token = None
        last = token or last
        yield Placed(token, start, place)


def without_brackets(found: Sequence[Token]) -> list[Token]:
    """Without the brackets around a weekday, or around the day of a weekday or time: "18:45 (8 December 2011)"."""
    kinds = "".join(token.kind for token in found)
    match = _BRACKETED.search(kinds)
    if match is None or len(kinds) != len(found):
        return list(found)
    at, last = match.span("inside" if match["inside"] else "day")
    return [*found[: at - 1], *found[at:last], *found[last + 1 :]]


def _token(group: str, text: str, context: Context, cut: Scanner) -> Token | None:
    match group:
        case "day" | "month" | "bare":
            return Token({"day": "D", "month": "M", "bare": "B"}[group], _number(text))
        case "year":
            return Token("Y" if len(_DIGITS.findall(text)[0]) == 4 else "B", _number(text))
        case "dash":
            return Token("R", "-" if text == "-" else "–")
        case "slash":
            return Token("R", "/")
        case "zone" | "east":
            return Token("Z", seconds_east(text))
        case "about":
            return Token("A", text)
        case "bracket":
            return Token(text, None)
        case "numeric":
            first, second, third = _NUMERIC_SIGNS.split(text)
            is_day_first = context.dates is None and text[len(first)] in cut.words.day_first
            order = "day-first" if is_day_first else context.dates
            return Token("E", Fixed(numeric_dates.span(first, second, third, context._replace(dates=order))))
        case "decade":
            return Token("E", Fixed(_decade(text, cut)))
    return None


def _number(text: str) -> int:
    return int(_DIGITS.findall(text)[0])


def _unknown(word: str, text: str, cut: Scanner, code: str) -> Unreadable:
    """Refuse a phrase for its unknown word, or better for one that is known to be none of a date's."""
    for century in cut.centuries:
        if match := century.search(text):
            era = re.compile("|".join(map(re.escape, cut.words.bc)))
            return _of_century(match.groupdict().get("number"), is_bc=era.search(text) is not None)
    listed = text.replace(",", " ").replace(".", " ").split() if cut.words.borders else cut.refused
    for known in listed:
        if known in _ZONES:
            return Unreadable(*_WHY["zone"])
        if known in cut.refused and known in text:
            return Unreadable(*_WHY[cut.refused[known]])
    return NotADate(f"“{word}” does not belong in a date", how_to_write(code))


def _of_century(number: str | None, *, is_bc: bool) -> Unreadable:
    """Refuse a century, with the years that either half of the writers mean by it."""
    century = 19 if number is None else int(number) if number.isdigit() else roman(number)
    years = f"{century - 1:02d}XX or {century * 100 - 99:04d}/{century * 100:04d}"
    if is_bc:
        years = f"{year_digits(1 - century * 100)}/{year_digits(100 - century * 100)}"
    return Unreadable("writers differ on the years of a century", f"write the years, as in {years}")


def _edtf(text: str) -> Iterator[Token]:
    """A year, a date, or a day with its time and offset apart, so that the end of a range can share the day."""
    if text.isdigit():
        yield Token("Y", int(text))
        return
    found = edtf.span(text.upper())
    if found is None:
        raise NotADate(f"“{text}” does not belong in a date", how_to_write("en"))
    time = _TIME_OF_DAY.match(text)
    if time is None:
        yield Token("E", Fixed(*found))
        return
    low = found[0].low // DAY * DAY
    yield Token("E", Fixed(Span(low, low + DAY - 1), found[1]))
    yield Token("T", TimeOfDay(time["hour"], time["minute"], time["second"], is_sure=True))
    if found[0].offset is not None:
        yield Token("Z", found[0].offset)


def _decade(text: str, cut: Scanner) -> Span:
    year = next(year for pattern in cut.words.decades if (year := in_digits(pattern, text)) is not None)
    if year % 100 == 0:
        raise Unreadable(f"the {year}s may be ten years or a hundred", f"write {year // 10}X or {year // 100}XX")
    return of_years(year, year + 9)
