"""One language's words for dates, made into the tables and patterns that text is cut with.

They are made once, when the first date of the language is read.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from discrepancies.language.calendar_spans import Span, of_years
from discrepancies.language.date_vocabulary import NEVER
from discrepancies.language.hours import TimeOfDay, clock_patterns, has_time
from discrepancies.language.languages import dates_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from discrepancies.language.date_vocabulary import DateWords
    from discrepancies.language.hours import ClockPatterns


class Token(NamedTuple):
    """One word or sign. Kinds: D day, M month, Y year, B a number too long for a day, E a date in one token,
    F fraction, W weekday, T time, Z offset, P early, mid, late, A about, L a word in front that bounds, O one behind,
    X either, R between two ends, C before or after Christ, N without a year, ( and ).
    """

    kind: str
    value: Any


class Fixed(NamedTuple):
    """A date that stands in one token, and whether the token calls it approximate."""

    span: Span
    is_about: bool = False


class Scanner(NamedTuple):
    """A language's words, and the patterns that find them."""

    words: DateWords
    table: dict[str, Token | None]
    phrases: Mapping[str, Sequence[tuple[str, str]]]
    """Those of the table by their first letter, the longest first, each with what must not follow it."""
    ahead: re.Pattern[str]
    """Digits and signs that come before phrases."""
    else_: re.Pattern[str]
    """Digits and signs that are looked for where no phrase is."""
    has_time: re.Pattern[str]
    """What any text has that has a time of day in it."""
    refused: dict[str, str]
    """Word to reason."""
    centuries: tuple[re.Pattern[str], ...]
    spelt: Callable[[str], str]
    """Writes a text or a word in small letters, and one sign for its many forms."""
    uneven: tuple[str, ...]
    """Patterns of what that makes longer or shorter."""


_UNSEEN = "".join(map(chr, (*range(0x64B, 0x653), 0x640, 0x200E, 0x200F)))
"""Vowel marks and what else says nothing."""
# What one sign is written as, whichever of its forms a keyboard gave.
_SIGNS = {
    **dict.fromkeys(map(ord, "−‑"), "-"),
    **dict.fromkeys(map(ord, "’ʼ‘`´"), "'"),
    ord("ё"): "е",
    **dict.fromkeys(map(ord, "أإآ"), "ا"),
    **dict.fromkeys(map(ord, _UNSEEN)),
    **dict.fromkeys(map(ord, "،，"), ","),
    **dict.fromkeys([ord("（")], "("),
    **dict.fromkeys([ord("）")], ")"),
    ord("："): ":",
}


@cache
def clock_of(code: str) -> ClockPatterns:
    """What finds the times of day of a language; made when the first text is read that may have one."""
    return clock_patterns(dates_of(code), scanner(code).spelt)


@cache
def scanner(code: str) -> Scanner:
    """What cuts the dates of a language that is read."""
    words = dates_of(code)
    spelt = _spelling(words)
    table = {spelt(phrase): token for phrase, token in _entries(words)}
    return Scanner(
        words,
        table,
        _by_letter(words, table, spelt),
        *_patterns(words),
        has_time(words, spelt),
        {spelt(word): reason for reason, listed in words.refused.items() for word in listed},
        tuple(re.compile(pattern) for pattern in words.centuries),
        spelt,
        (*((_numerals(words),) if words.numerals else ()), f"[{_UNSEEN}]+"),
    )


def normal(text: str, code: str) -> str:
    """A text as the words are written: lower case, one blank for any white space, one sign for its many forms."""
    return " ".join(scanner(code).spelt(text).split())


def _numerals(words: DateWords) -> str:
    return "|".join(sorted(words.numerals, key=len, reverse=True)) or NEVER


def _spelling(words: DateWords) -> Callable[[str], str]:
    signs = _SIGNS | {ord(sign): str(digit) for digit, sign in enumerate(words.digits)}
    numerals = re.compile(_numerals(words))

    def spelt(text: str) -> str:
        if text.isascii():
            return text.lower().replace("`", "'")
        written = unicodedata.normalize("NFC", text.lower()).translate(signs)
        return numerals.sub(lambda match: words.numerals[match[0]], written) if words.numerals else written

    return spelt


def _entries(words: DateWords) -> Iterable[tuple[str, Token | None]]:
    """Each phrase and what it stands for; where two entries have one phrase, the later wins."""
    for phrases, token in (
        (words.skipped, None),
        (words.to, Token("R", "to")),
        (words.until, Token("R", "until")),
        (words.and_, Token("R", "and")),
        (words.or_, Token("R", "or")),
        (words.bc, Token("C", "bc")),
        (words.ad, Token("C", "ad")),
        (words.first_day, Token("D", 1)),
        (words.yearless, Token("N", None)),
    ):
        yield from ((phrase, token) for phrase in phrases)
    yield from ((word, Token("D", number)) for word, number in words.day_words.items())
    yield from ((phrase, Token("A", phrase)) for phrase in words.about)
    for kind, bounds in (("L", words.front), ("O", words.behind), ("P", words.thirds), ("X", _either_side(words))):
        yield from ((phrase, Token(kind, name)) for name, phrases in bounds.items() for phrase in phrases)
    yield from ((phrase, Token("F", fraction)) for phrase, fraction in words.fractions.items())
    yield from ((phrase, Token("E", Fixed(of_years(year, year + 9)))) for phrase, year in words.decade_names.items())
    yield from ((word, Token("M", number)) for word, number in words.months.items())
    yield from ((word, Token("W", number)) for word, number in words.weekdays.items())
    for phrase, (hour, minute) in words.clock.times.items():
        yield phrase, Token("T", TimeOfDay(hour, minute, is_sure=True))


def _either_side(words: DateWords) -> dict[str, tuple[str, ...]]:
    """What bounds the date behind it or before it, wherever it stands: "al più tardi"."""
    behind = {phrase for phrases in words.behind.values() for phrase in phrases}
    return {name: tuple(behind & set(phrases)) for name, phrases in words.front.items()}


def _by_letter(words: DateWords, table: Iterable[str], spelt: Callable[[str], str]) -> dict[str, list[tuple[str, str]]]:
    """The phrases by their first letter: of a pattern of them all, the making would take longer than most readings."""
    glued = {spelt(phrase) for phrase in words.glued}
    found: dict[str, list[tuple[str, str]]] = {}
    for phrase in sorted(table, key=len, reverse=True):
        is_open = phrase in glued or not words.borders or phrase[-1] == "'"
        border = "" if is_open else "a digit" if phrase[-1].isdigit() else "a letter"
        found.setdefault(phrase[0], []).append((phrase, border))
    return found


def phrase_at(cut: Scanner, text: str, place: int) -> tuple[str, int] | None:
    """The longest phrase that stands at a place, and where it ends, with the point of an abbreviation.

    A word ends where no letter follows; one with a digit, where no digit does either.
    """
    for phrase, border in cut.phrases.get(text[place], ()):
        if text.startswith(phrase, place):
            end = place + len(phrase)
            behind = text[end : end + 1]
            if not border:
                return phrase, end
            if border == "a letter" and behind == ".":
                return phrase, end + 1
            if not (behind.isalnum() or behind == "_") or (border == "a letter" and not _is_letter(behind)):
                return phrase, end
    return None


def _is_letter(sign: str) -> bool:
    return sign.isalnum() and not sign.isdecimal()


def _patterns(words: DateWords) -> tuple[re.Pattern[str], re.Pattern[str]]:
    decades = "|".join(f"(?:{_unnamed(pattern)})" for pattern in words.decades)
    border = r"(?!\w)" if words.borders else ""
    ahead = rf"""
        (?P<skip>[\s,]+)
      | (?P<decade>{decades}){border}
      | (?P<numeric>(?:[0-9]{{1,2}}(?P<a>[/.-])[0-9]{{1,2}}(?P=a)[0-9]{{1,4}}
          |[0-9]{{4}}(?P<b>[/.])[0-9]{{1,2}}(?P=b)[0-9]{{1,4}})(?![\w/]))
      | (?P<edtf>(?<!\w)-?[0-9][0-9x]{{3}}(?:-[0-9x]{{2}}(?:-[0-9x]{{2}}
          (?:[t\s][0-9][0-9]:[0-9][0-9](?::[0-9][0-9])?(?:z|\s?[+-][0-9][0-9](?::?[0-9][0-9])?)?
          (?!\s?[ap]\.?m|[\d:]))?)?)?[~?%]?(?!\w)
        |(?<!\w)xxxx-[0-9x]{{2}}(?:-[0-9x]{{2}})?[~?%]?(?!\w))
      | (?P<year>[0-9]{{1,4}}\s?(?:{_unnamed(words.year_signs)}){border})
      | (?P<month>[0-9]{{1,2}}\s?(?:{words.month_signs}))
        """
    else_ = rf"""
        (?P<day>[0-9]{{1,2}}\s?(?:{words.day_signs}){border}|[0-9]{{1,2}}(?!\w))
      | (?P<bare>[0-9]{{3}}(?!\w))
      | (?P<zone>(?:z|utc|gmt)(?:\s?[+-][0-9]{{1,2}}(?::?[0-9][0-9])?)?(?![\w:]))
      | (?P<east>\+[0-9][0-9]:?[0-9][0-9](?![\w:]))
      | (?P<about>[~≈])
      | (?P<dash>[-–—])
      | (?P<slash>/)
      | (?P<bracket>[()])
        """
    return re.compile(ahead, re.VERBOSE), re.compile(else_, re.VERBOSE)


def _unnamed(pattern: str) -> str:
    """A pattern as a part of one in which blanks say nothing: its groups have no names there."""
    return re.sub(r"\(\?P<\w+>", "(?:", pattern).replace(" ", r"\s")
