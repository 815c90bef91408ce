"""The figures of running text: each number and date with its hedge, its unit and every way that it can be read.

A claim's value is written to be read; a source's sentence is not. What is not understood here is no figure, for a
quote must never seem to show what it does not say.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Literal, NamedTuple, cast

from discrepancies.evidence.figures.composed import composed
from discrepancies.evidence.figures.dates import dates_at
from discrepancies.evidence.figures.known import KNOWN, spoken, telling
from discrepancies.evidence.figures.numbers import number_at
from discrepancies.evidence.figures.openers import WORD, openers
from discrepancies.evidence.figures.ordinals import ordinal_at
from discrepancies.evidence.figures.years import year_alone_at
from discrepancies.kinds import count, date, quantity
from discrepancies.language.reading import Context, Hedge, Reading, Unreadable
from discrepancies.model import Fact, Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from discrepancies.evidence.figures.language import Language
    from discrepancies.evidence.figures.phrases import Phrase

LANGUAGES = ("en", "es", "pt")

_UNBROKEN = re.compile(r"\S+")
_OF_ADDRESSES = ("@", "://", "www.")
_COUNT, _QUANTITY = (Fact("", "", kind, Place("", 0, 0)) for kind in ("count", "quantity"))


class Figure(NamedTuple):
    """A number or a date in a text, from `start` to `end` with its hedges, without its unit."""

    start: int
    end: int
    text: str
    kind: Literal["number", "date"]
    values: tuple[str, ...]
    """What a claim would say, in English, one for each way to read it, the likeliest first: "at least 9", "15 January".

    The fact's own kind reads them with the fact's tolerance.
    """
    readings: tuple[Reading, ...]
    """What the values mean to a count (or where that reads no decimals, a quantity) that tolerates 10%, or to a date.

    A day of the month alone is that number, a time alone its seconds since midnight; both on the track NEVER.
    """
    unit: str | None = None
    """Up to three words behind it, or a sign, as written: "other people", "%", "year" of "20-year-old"."""
    languages: tuple[str, ...] = ()
    """The languages that read it so."""
    ordinal: bool = False
    """The second, not two."""
    identifier: bool = False
    """A name in digits: article 3, case 14,178."""
    given: str = ""
    """The parts of a date that are given: letters of YMDW, and T for a time of day."""
    either: bool = False
    """Whether it may be a year as well as a number; `kind` is the likelier."""

    @property
    def low(self) -> float:
        """Of the likeliest reading, as in all kinds."""
        return self.readings[0].low

    @property
    def high(self) -> float:
        """Of the likeliest reading, as in all kinds."""
        return self.readings[0].high

    @property
    def hedge(self) -> Hedge:
        """Of the likeliest reading, as in all kinds."""
        return self.readings[0].hedge


def figures(text: str, languages: Sequence[str] = LANGUAGES, dates: str | None = None) -> list[Figure]:
    """The figures of a text in order, none overlapping another.

    `languages` are those that the text may be in; where they are several, a line is read in those that its words of
    grammar speak for. `dates` is how it writes 3/4/2018: "day-first" or "month-first".
    """
    codes = tuple(languages)
    whole = composed(text)
    found = _found(whole.text, codes, dates)
    if whole.text is text:
        return found
    ends = ((whole.original(figure.start), whole.original(figure.end)) for figure in found)
    return [
        figure._replace(start=start, end=end, text=text[start:end])
        for figure, (start, end) in zip(found, ends, strict=True)
    ]


def _found(text: str, codes: tuple[str, ...], dates: str | None) -> list[Figure]:
    places, spoken_at = _places(text, codes)
    found: list[tuple[Phrase, str]] = []
    for code in codes:
        here = places if len(codes) == 1 else [place for place in places if code in spoken_at(place)]
        found += ((phrase, code) for phrase in _read(text, here, KNOWN[code], dates))
    return [_figure(text, phrase, codes) for phrase, codes in _settled(found) if phrase.kind]


def _read(text: str, places: Iterable[int], language: Language, dates: str | None) -> Iterator[Phrase]:
    """What one language understands or refuses, left to right."""
    resume = 0
    for place in places:
        if place < resume:
            continue
        for phrase in _phrases_at(text, place, language, dates):
            yield phrase
            resume = max(resume, phrase.end)


def _phrases_at(text: str, place: int, language: Language, dates: str | None) -> Sequence[Phrase]:
    words, is_digit = openers(language.code), text[place].isdigit()
    found_word = None if is_digit else WORD.match(text, place)
    word = found_word[0].lower() if found_word else ""
    if (is_digit or word in words.dates) and (found := dates_at(text, place, language, dates)):
        return found
    if not is_digit and word not in words.numbers:
        return ()
    one = (
        ordinal_at(text, place, language)
        or (year_alone_at(text, place, language) if is_digit else None)
        or number_at(text, place, language)
    )
    return (one,) if one else ()


def _settled(found: list[tuple[Phrase, str]]) -> Iterator[tuple[Phrase, tuple[str, ...]]]:
    """Of phrases that overlap the longest, with every reading of those that are the same stretch.

    So "entre 10 y 14" is one range, though English sees two numbers in it; what one language refuses, none reads.
    """
    last: tuple[Phrase, tuple[str, ...]] | None = None
    for phrase, code in sorted(found, key=lambda each: (each[0].start, -each[0].end)):
        if last is None or phrase.start >= last[0].end:
            if last:
                yield last
            last = phrase, (code,)
        elif (phrase.start, phrase.end) == (last[0].start, last[0].end):
            last = _joined(*last, phrase, code)
        elif phrase.end - phrase.start > last[0].end - last[0].start:
            last = phrase, (code,)
    if last:
        yield last


def _joined(one: Phrase, codes: tuple[str, ...], other: Phrase, code: str) -> tuple[Phrase, tuple[str, ...]]:
    if not one.kind or not other.kind:
        return (one if not one.kind else other), codes
    values = tuple(dict.fromkeys((*one.values, *other.values))) if one.kind == other.kind else one.values
    return one._replace(values=values, unit=one.unit or other.unit), (*codes, code)


def _figure(text: str, phrase: Phrase, codes: tuple[str, ...]) -> Figure:
    kind = cast("Literal['number', 'date']", phrase.kind)
    read = _date if kind == "date" else _number
    return Figure(
        phrase.start,
        phrase.end,
        text[phrase.start : phrase.end],
        kind,
        phrase.values,
        (phrase.reading,) if phrase.reading else tuple(map(read, phrase.values)),
        phrase.unit,
        codes,
        phrase.ordinal,
        phrase.identifier,
        phrase.given,
        phrase.either,
    )


@lru_cache(maxsize=4096)
def _date(value: str) -> Reading:
    return date.interval(value, Context())


@lru_cache(maxsize=4096)
def _number(value: str) -> Reading:
    try:
        return count.read(value, _COUNT, Context())
    except Unreadable:
        return quantity.read(value, _QUANTITY, Context())


def _places(text: str, codes: tuple[str, ...]) -> tuple[list[int], Callable[[int], frozenset[str]]]:
    """Where figures may begin, and the languages spoken at such a place."""
    tells = telling(codes) if len(codes) > 1 else {}
    alone = frozenset[str]().union(*(openers(code).alone for code in codes))
    before = _before(codes)
    line_starts = [0, *(match.end() for match in re.finditer("\n", text))] if tells else [0]
    votes = [[0] * len(codes) for _ in line_starts]
    places: list[int] = []
    line, opened, followers = 0, -1, frozenset[str]()
    for match in WORD.finditer(text):
        word = match[0].lower()
        is_digit = word[0].isdigit()
        if opened >= 0 and (is_digit or word in followers):
            places.append(opened)
        opened = -1
        if is_digit or word in alone:
            places.append(match.start())
        elif word in before:
            opened, followers = match.start(), before[word]
        if word in tells:
            while line + 1 < len(line_starts) and line_starts[line + 1] <= match.start():
                line += 1
            for code in tells[word]:
                votes[line][code] += 1
    whole = [sum(counts) for counts in zip(*votes, strict=True)]
    spoken_on = [spoken(codes, counts if any(counts) else whole) for counts in votes]
    return _outside_addresses(text, places), lambda place: spoken_on[bisect_right(line_starts, place) - 1]


def _outside_addresses(text: str, places: list[int]) -> list[int]:
    """The places that are in no web or mail address."""
    if not any(sign in text for sign in _OF_ADDRESSES):
        return places
    addresses = [
        (match.start(), match.end())
        for match in _UNBROKEN.finditer(text)
        if any(sign in match[0] for sign in _OF_ADDRESSES)
    ]
    starts_at = [start for start, _ in addresses]
    outside = []
    for place in places:
        before = bisect_right(starts_at, place)
        if not before or addresses[before - 1][1] <= place:
            outside.append(place)
    return outside


@cache
def _before(codes: tuple[str, ...]) -> Mapping[str, frozenset[str]]:
    """The words that open a figure in any of the languages, with those that may follow."""
    found: dict[str, frozenset[str]] = {}
    for code in codes:
        for word, followers in openers(code).before.items():
            found[word] = found.get(word, frozenset()) | followers
    return found
