"""The stretches of a running text that may be dates: where one can open, and the scanner's tokens from there on.

A text has sentences, addresses and numbers where a value has none. Every look is at a bounded stretch, so that the
time taken grows with the text and with nothing else.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.aligned_text import BREAK, AlignedText, aligned
from discrepancies.language.date_scanner import Scanner, phrase_at, scanner
from discrepancies.language.date_tokens import Placed, hyphens_open, placed_tokens
from discrepancies.language.reading import Context, Unreadable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from discrepancies.language.date_vocabulary import DateWords

PERCENT = "\x01"
"""What stands for a per cent sign, which in a value may say that a date is uncertain, as "?" may."""

_REACH = 200
_NEAR = 20
_MOST_TOKENS = 16
_ABBREVIATION = 4
_WORD = re.compile(r"[0-9]+|[^\W\d_]+")
_SIGNS = {ord("?"): BREAK, ord("%"): PERCENT}
_GLUE = re.compile(r"[./\\:@#+_'-]|[–—]")
_BLOT = re.compile(r"[ ,]*[\w/.:'–-]*\w")
_ADDRESS = re.compile(r"[^ ]*(?:@|://|www\.)[^ ]*")
_SENTENCE_END = re.compile(r"(?<=[0-9])\.(?=\s+(\S)|\s*\Z)")
_LAST_POINT = re.compile(r"(?<=[0-9])\.(?=(\Z)|\s*\Z|\n\s*\n)")
_IN_A_ROW = re.compile(r"[0-9]{1,4} [0-9]{1,4} [0-9]{1,4}(?: [0-9]|\Z)")
"""Bare numbers as a table has them, of which none begins a date."""
_TWO_YEARS = re.compile(r"[0-9]{2}([0-9]{2})-([0-9]{2})")


class Text(NamedTuple):
    """A text, as it is and made plain, and how it is read."""

    original: str
    aligned: AlignedText
    context: Context
    code: str
    cut: Scanner
    times: list[int]
    """Where it may have times of day."""

    @property
    def plain(self) -> str:
        """The text in which places are counted here."""
        return self.aligned.text

    def written(self, start: int, end: int) -> str:
        """Some of it as it stands in the original."""
        return self.original[self.aligned.original(start) : self.aligned.original(end)]


class Walk(NamedTuple):
    """The tokens from a place on, with their places in the plain text, and where a date ends that cannot be read."""

    found: list[Placed]
    broken: int | None = None


def opened(text: str, context: Context, code: str) -> Text:
    """A text made ready to be looked through."""
    cut = scanner(code)
    ends = _LAST_POINT if cut.words.day_point else _SENTENCE_END
    even = aligned(ends.sub(_broken, text), cut.spelt, cut.uneven)
    even = even._replace(text=hyphens_open(even.text.translate(_SIGNS)))
    times = [match.start() for match in cut.has_time.finditer(even.text)]
    return Text(text, even, context, code, cut, times)


def _broken(point: re.Match[str]) -> str:
    """The point behind digits, unless what follows may go on with them."""
    return "." if point[1] and point[1].isalnum() and not point[1].isupper() else BREAK


def candidates(text: Text) -> Iterator[int]:
    """Where a date can open: at a number, or at a word that one may begin with."""
    plain, openers, words = text.plain, _openers(text.code), text.cut.words
    skipped = _skipped(text.code)
    if not words.borders:
        yield from (match.start() for match in _pattern_of(text.code).finditer(plain))
        return
    addresses = (
        [match.span() for match in _ADDRESS.finditer(plain)] if any(s in plain for s in ("@", "://", "www.")) else []
    )
    behind = 0
    for match in _WORD.finditer(plain):
        place, word = match.start(), match[0]
        while behind < len(addresses) and addresses[behind][1] <= place:
            behind += 1
        if behind < len(addresses) and addresses[behind][0] <= place:
            continue
        if word[0].isdigit():
            if not (_is_glued(plain, place, words) or _IN_A_ROW.match(plain, place)):
                yield place
        elif word in openers:
            if word not in skipped or ((phrase := phrase_at(text.cut, plain, place)) and text.cut.table[phrase[0]]):
                yield place
        elif word[0] in words.attached and word[1:] in openers:
            yield place + 1


def walk(text: Text, place: int) -> Walk:
    """The tokens from a place on, up to what belongs to no date or ends a sentence."""
    window = text.plain[place : place + _REACH]
    is_cut = place + _REACH < len(text.plain)
    found: list[Placed] = []
    fronts: set[object] = set()
    unbound = text.cut.words.unbound
    try:
        near = bisect_left(text.times, place - _NEAR)
        has_time = near < len(text.times) and text.times[near] < place + _REACH
        for token, start, end in placed_tokens(window, text.context, text.code, has_time=has_time):
            raw = window[start:end]
            if (is_cut and end == len(window)) or len(found) == _MOST_TOKENS:
                break
            if found and text.plain.startswith(unbound, place + start):
                break
            if token is not None and token.kind == "R" and token.value == "and" and "between" not in fronts:
                found.append(Placed(token, place + start, place + end))
                break
            if (years := _TWO_YEARS.fullmatch(raw)) and int(years[2]) == (int(years[1]) + 1) % 100:
                return Walk(found, place + end)
            if raw.endswith(".") and _ends_sentence(text, token and token.kind, raw, place + end):
                found.append(Placed(token, place + start, place + end - 1))
                break
            if token is not None and token.kind == "L":
                fronts.add(token.value)
            found.append(Placed(token, place + start, place + end))
    except Unreadable:
        at = found[-1].end if found else place
        blot = _BLOT.match(text.plain, at, at + _REACH)
        return Walk(found, blot.end() if blot else at)
    return Walk(found)


def _ends_sentence(text: Text, kind: str | None, raw: str, end: int) -> bool:
    """Whether the point behind a word or number is a sentence's and no part of it."""
    word = raw[:-1]
    if kind in ("T", "C"):
        return False
    if kind == "D" or word.isdigit():
        behind = text.plain[end : end + 2].lstrip()
        goes_on = text.cut.words.day_point or behind[:1] in "-–/" or text.written(end, end + 2).strip()[:1].islower()
        return not (behind and goes_on)
    if kind in ("M", "W"):
        return word not in _abbreviations(text.code)
    if kind in ("B", "Y"):
        word = word.split()[-1]
    return len(word) > (2 if kind != "A" else _ABBREVIATION + 2)


@cache
def _abbreviations(code: str) -> frozenset[str]:
    """Short names of months and weekdays, which a point may stand behind; the first name of each is the full one."""
    cut = scanner(code)
    short = set()
    for names in (cut.words.months, cut.words.weekdays):
        spelt = {cut.spelt(name): number for name, number in names.items()}
        full = {number: name for name, number in reversed(spelt.items())}
        short |= {name for name in spelt if len(name) <= _ABBREVIATION and _is_short(name, full[spelt[name]], spelt)}
    return frozenset(short)


def is_abbreviated(text: Text, placed: Placed) -> bool:
    """Whether a month or weekday is written by its first letters."""
    return text.plain[placed.start : placed.end].rstrip(".") in _abbreviations(text.code)


def _is_short(name: str, full: str, names: Mapping[str, int]) -> bool:
    return name != full and any(
        number == names[name] and other.startswith(name) and len(other) > len(name) + 1
        for other, number in names.items()
    )


def _is_glued(plain: str, place: int, words: DateWords) -> bool:
    """Whether a number is part of a longer thing, as in COVID-19, 1/2, v2.0, 555-1234."""
    if place == 0:
        return False
    before = plain[place - 1]
    earlier = plain[place - 2 : place - 1]
    if before.isalpha() and before in words.attached:
        return earlier.isalnum()
    if before.isalnum() or before in "_/\\@#+$€£¥":
        return True
    if before == "'":
        return not earlier.isalpha()
    return before in ".,:-–" and earlier.isalnum()


@cache
def _openers(code: str) -> frozenset[str]:
    """The first words of whatever may open a date."""
    return frozenset(match[0] for phrase in _opening(code) if (match := _WORD.match(phrase)))


@cache
def _skipped(code: str) -> frozenset[str]:
    """Those of them that open something as part of a longer phrase only: the "on" of "on or about"."""
    cut = scanner(code)
    times = (*cut.words.clock.parts, *cut.words.clock.spoken, cut.words.clock.front)
    opening = {word for phrase in times for word in _WORD.findall(cut.spelt(phrase))}
    return frozenset(word for word in _openers(code) if cut.table.get(word, word) is None) - opening


@cache
def _pattern_of(code: str) -> re.Pattern[str]:
    """The same where no blanks stand between words."""
    phrases = sorted(filter(None, _opening(code)), key=len, reverse=True)
    return re.compile(rf"(?<![0-9.])[0-9]|{'|'.join(map(re.escape, phrases))}")


def _opening(code: str) -> Iterator[str]:
    cut = scanner(code)
    yield from (phrase for phrase, token in cut.table.items() if token is not None and token.kind in "LXAPFDMWTEC")
    for phrase in (*cut.words.until, *cut.words.first_day, *cut.words.clock.parts, *cut.words.clock.spoken):
        yield cut.spelt(phrase).replace("{}", "").strip()
    yield from map(cut.spelt, cut.words.clock.hours)
    for pattern in (*cut.words.decades, cut.words.clock.front):
        words = re.sub(r"\(\?P<\w+>|\\\w", " ", pattern)
        for letter in (1, 2):
            yield from re.findall(r"[^\W\d_]{2,}", re.sub(r"\[(\w)(\w)\]", rf"\{letter}", words))
    yield from ("~", "≈")
