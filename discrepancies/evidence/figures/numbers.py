"""Numbers in running text with what bounds them: "at least nine", "entre 10 y 14", "US$2.2 million", "20-year-old".

A number becomes the phrase that a claim would have. What only looks like one (a share, a time, half of a telephone
number, "no one") is refused together with all that belongs to it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import cache, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence.figures.amounts import Amount, amount_at, number_word, said
from discrepancies.evidence.figures.days import is_noun
from discrepancies.evidence.figures.known import KNOWN
from discrepancies.evidence.figures.phrases import (
    SPACE,
    Phrase,
    any_of,
    is_glued,
    pattern,
    plain,
    refused,
    word_before,
    word_behind,
)
from discrepancies.evidence.figures.units import Unit, money_at, money_before, unit_at
from discrepancies.language.amounts import Asked
from discrepancies.language.hedged_numbers import read_span
from discrepancies.language.reading import Unreadable

if TYPE_CHECKING:
    from discrepancies.evidence.figures.language import Language

_ASKED = Asked(None, Decimal("0.1"), whole=False)
_SIGN_BEFORE = re.compile(r"(?:(?P<about>[~≈])|(?P<bound>[<>]=?|[≤≥]))[^\S\n]?\Z")
_MINUS = re.compile(r"(?:^|[\s(])[-−]\Z")
_SIGNS = {">": "more than", ">=": "at least", "≥": "at least", "<": "less than", "<=": "at most", "≤": "at most"}
_PHONE = re.compile(r"\+[0-9](?:[0-9().-]|[^\S\n]){5,30}[0-9]")
_LOCAL_PHONE = re.compile(r"[0-9]{3}[-.‐‑][0-9]{4}(?![0-9])|0[0-9]+(?:(?:[.-]|[^\S\n])[0-9]{2,})+")
_TABLE = re.compile(r"[0-9]++(?:[^\S\n][0-9]++){20}(?:[^\S\n][0-9]++)*+")
_LIST_MARK = re.compile(r"[0-9]{1,3}[.)](?=\s)")
_POINT_BEFORE = re.compile(r"(?:\A|[^.\w])\.\Z")
_NOTE = re.compile(r"[0-9]{1,3}\]")
_LINE_START = re.compile(r"(?:^|\n)[^\S\n]{0,20}\(?\Z")
_JUNK = re.compile(r"[\w/\\@#°º]|[.,:'’-][0-9]|[-–‐‑][0-9A-Z]")
_HEADLINE = 80
_LOWER_WORD = re.compile(r"(?<![\w-])[^\W\d_A-Z]+(?![\w-])")
_SENTENCE_START = re.compile(r"(?:\A|[.!?:;—–\"“”«»‘(\[\n•*|])\s*\Z")
_REACH = 24
_GAP = re.compile(SPACE)
_GOES_ON = frozenset({"than", "as", "of", "de", "del", "do", "que"})
"""What makes "or more", "at least" the beginning of something else: more than, at least as many."""
_TEN_TIMES = Decimal(10)
_FIRST_YEAR, _LAST_YEAR = 1000, 2100


class _Patterns(NamedTuple):
    before: re.Pattern[str]
    after: re.Pattern[str]
    between: re.Pattern[str]
    from_: re.Pattern[str]
    and_: re.Pattern[str]
    to: re.Pattern[str]
    or_: re.Pattern[str]
    shares: re.Pattern[str]
    none: re.Pattern[str]
    no: re.Pattern[str]
    clock: re.Pattern[str]
    half: re.Pattern[str]
    times: re.Pattern[str]
    percent: re.Pattern[str]
    change: re.Pattern[str]


class _Numbers(NamedTuple):
    """One amount or the two of a range, and the phrases that a claim would have for them."""

    end: int
    values: tuple[str, ...]
    amount: Amount
    is_range: bool = False


def number_at(text: str, place: int, language: Language) -> Phrase | None:
    """The number that begins at `place` with its hedges; None if there is none."""
    start, hedges = _hedges(text, place, language)
    money = money_at(text, start)
    at = money[0] if money else start
    unit = money[1] if money else None
    if text[at : at + 1].isdigit() and (wrong := _no_number(text, place, at)) is not None:
        return wrong
    found = _between(text, at, language) or _single(text, at, language)
    if found is None:
        return _nothing(text, place, language) if at == place else None
    if not found.values:
        return refused(text, place, found.end)
    begins = place
    if at == place:
        begins, signed, unit = _signs(text, place)
        begins -= found.values[0].startswith("-")
        hedges = (*signed, *hedges)
    bare_one = found.amount.is_one and not found.is_range and not hedges and unit is None and start == place
    denying = language.denying | {"no"} if found.amount.in_words else language.denying
    is_denied = word_before(text, begins).lower() in denying or (hedges and found.values == ("0",))
    if is_denied or (found.amount.in_words and _is_a_name(text, begins, found.end, language)):
        return refused(text, begins, found.end)
    end, values = found.end, found.values
    if not found.is_range and (match := _bound_behind(text, end, language)):
        hedges, end = _with_hedge(hedges, match, language), match.end()
    if wrong := _refused_behind(text, begins, end, language, found.amount):
        return wrong
    behind = unit_at(text, end, language, skip_of=found.amount.is_vague or found.amount.factor > 1)
    if unit is None and behind:
        unit = behind.written
    beyond = None if found.is_range or not behind else _bound_behind_noun(text, end, behind, language)
    if beyond and behind:
        hedges = _with_hedge(hedges, beyond, language)
        unit = " ".join(text[end : beyond.start()].split()) or unit
    rest = behind.end if behind and behind.is_glued else end
    end = rest if behind and behind.is_share else end
    is_million = (
        behind is not None and behind.is_million and (unit != "m" or is_noun(word_behind(text, rest), language))
    )
    if is_million or _JUNK.match(text, rest) or (unit is None and _is_time(text, begins, language)):
        return refused(text, begins, rest)
    values = _hedged(values, hedges, text[place:start], unit, language)
    if not values or (bare_one and not _counts_one(text, begins, unit, language)):
        return refused(text, begins, end)
    end = max(end, beyond.end()) if beyond else end
    label = word_before(text, begins)
    is_label = label.lower() in language.labels or _is_numbered_name(text, begins, label, unit, found.amount)
    either = unit is None and not hedges and not is_label and _may_be_a_year(found)
    return Phrase(begins, end, "number", values, unit, identifier=is_label, either=either)


def _bound_behind(text: str, place: int, language: Language) -> re.Match[str] | None:
    """A hedge behind a number; "or more than 5" is none, and "at least two of them" is the next number's."""
    match = _patterns(language.code).after.match(text, place)
    if match is None or (match[1] != "+" and (word := word_behind(text, match.end())) and word.lower() in _GOES_ON):
        return None
    gap = _GAP.match(text, match.end())
    follows = gap.end() if gap else match.end()
    is_next = match[1] != "+" and follows > match.end() and amount_at(text, follows, language)
    return None if is_next else match


def _bound_behind_noun(text: str, end: int, behind: Unit, language: Language) -> re.Match[str] | None:
    """The hedge behind what is counted: "nine people at least", "nine people or so"."""
    ends = [end + found.end() for found in re.finditer(r"[^\W\d_]+(?![\w'’-])", text[end : behind.end])]
    return next((match for place in ends if (match := _bound_behind(text, place, language))), None)


def _with_hedge(hedges: tuple[str, ...], match: re.Match[str], language: Language) -> tuple[str, ...]:
    role = _roles(language.code, "after")[plain(match[1])]
    return hedges if role in hedges else (*hedges, role)


def _may_be_a_year(found: _Numbers) -> bool:
    bare = found.amount.is_bare and not found.is_range
    return bare and _FIRST_YEAR <= Decimal(found.values[0].replace(",", "")) <= _LAST_YEAR


def _hedges(text: str, place: int, language: Language) -> tuple[int, tuple[str, ...]]:
    """Where the hedges end that begin at `place`, and what they are in English."""
    patterns, roles = _patterns(language.code), _roles(language.code, "before")
    end = place
    found: list[str] = []
    while len(found) < 3 and (match := patterns.before.match(text, end)):
        if role := roles[plain(match[1])]:
            found.append(role)
        end = match.end()
    return end, tuple(found)


def _signs(text: str, place: int) -> tuple[int, tuple[str, ...], str | None]:
    """Where a figure begins that has signs before its digits, their hedges, and a currency."""
    start, unit = place, None
    if money := money_before(text, place):
        start, unit = money
    if match := _SIGN_BEFORE.search(text, max(0, start - 4), start):
        return match.start(), ("about" if match["about"] else _SIGNS[match["bound"]],), unit
    return start, (), unit


def _no_number(text: str, place: int, at: int) -> Phrase | None:
    """The refusal of digits that number a list, call a telephone or are part of something longer."""
    if at and text[at - 1] == "+" and (match := _PHONE.match(text, at - 1)):
        return refused(text, place, match.end())
    if match := _TABLE.match(text, at) or _LOCAL_PHONE.match(text, at):
        return refused(text, place, match.end())
    if (is_glued(text, at) and not money_before(text, at)) or _POINT_BEFORE.search(text, max(0, at - 2), at):
        return refused(text, place, at)
    if (match := _LIST_MARK.match(text, at)) and _LINE_START.search(text, max(0, at - 22), at):
        return refused(text, place, match.end())
    if at and text[at - 1] == "[" and _NOTE.match(text, at):
        return refused(text, place, at)
    return None


def _single(text: str, place: int, language: Language) -> _Numbers | None:
    first = amount_at(text, place, language)
    if first is None or not first.values:
        return first and _Numbers(first.end, (), first)
    if _MINUS.search(text, max(0, place - 2), place):
        return _Numbers(first.end, tuple(f"-{value}" for value in first.values), first)
    patterns = _patterns(language.code)
    percent = patterns.percent.match(text, first.end)
    joined = patterns.to.match(text, percent.end() if percent else first.end)
    if (match := joined) and not patterns.change.search(text, max(0, place - _REACH), place):
        last = amount_at(text, match.end(), language)
        spaced = not match[0].strip().startswith(("-", "–", "‐", "‑")) or match[0] != "-"
        if last and last.values and not first.is_vague and not last.is_vague and (spaced or not last.in_words):
            return _range(first, last)
    if (match := patterns.or_.match(text, first.end)) and (last := amount_at(text, match.end(), language)):
        return _either(first, last)
    return _Numbers(first.end, first.values, first)


def _between(text: str, place: int, language: Language) -> _Numbers | None:
    """ "between 10 and 14", "from 6 to 9"; None where the word opens something else."""
    patterns = _patterns(language.code)
    opener, middle = patterns.between.match(text, place), patterns.and_
    if opener is None:
        opener, middle = patterns.from_.match(text, place), patterns.to
        if opener and patterns.change.search(text, max(0, place - _REACH), opener.end()):
            return None
    first = amount_at(text, opener.end(), language) if opener else None
    if not first or not first.values:
        return None
    percent = patterns.percent.match(text, first.end)
    joined = middle.match(text, percent.end() if percent else first.end)
    last = amount_at(text, joined.end(), language) if joined else None
    if not last or not last.values or last.is_vague or first.is_vague:
        return None
    return _range(first, last)


def _range(first: Amount, last: Amount) -> _Numbers:
    """From one amount to another, "1 to 2 million" in millions both; without values where it runs backwards."""
    values = []
    for one, other in zip(first.values, last.values, strict=False):
        low, high = (Decimal(value.replace(",", "")) for value in (one, other))
        bare = high / last.factor
        if first.factor == 1 and last.factor > 1 and low <= bare:
            if not 0 < low < bare <= low * _TEN_TIMES:
                continue
            low *= last.factor
        if low < high:
            values.append(f"{said(low)} to {said(high)}")
    return _Numbers(last.end, tuple(values), last._replace(is_one=False), is_range=True)


def _either(first: Amount, last: Amount) -> _Numbers:
    """ "One or two" is a range, for nothing lies between; "7 or 9" is two answers and none."""
    values: tuple[str, ...] = ()
    if len(first.values) == len(last.values) == 1 and not first.is_vague and not last.is_vague:
        low, high = (Decimal(amount.values[0].replace(",", "")) for amount in (first, last))
        years = first.is_bare and last.is_bare and low >= _FIRST_YEAR
        if high - low == 1 and low == low.to_integral_value() and not years:
            values = (f"{low:,f} to {high:,f}",)
    return _Numbers(last.end, values, last._replace(is_one=False), is_range=True)


def _nothing(text: str, place: int, language: Language) -> Phrase | None:
    """Zero in words: "none", "no survivors", "cero"."""
    patterns = _patterns(language.code)
    if match := patterns.no.match(text, place):
        noun = word_behind(text, match.end())
        if noun.lower() in language.losses:
            return Phrase(place, match.end(), "number", ("none",), noun)
    if match := patterns.none.match(text, place):
        return Phrase(place, match.end(), "number", ("none",))
    return None


def _refused_behind(text: str, start: int, end: int, language: Language, amount: Amount) -> Phrase | None:
    """The refusal of a number that what follows makes a share, a fraction, a time or a figure of speech."""
    patterns = _patterns(language.code)
    for wrong in (patterns.shares, patterns.half, patterns.clock):
        if match := wrong.match(text, end):
            return refused(text, start, match.end())
    if amount.in_words and amount.factor >= 100 and (match := patterns.times.match(text, end)):
        return refused(text, start, match.end())
    return None


def _is_time(text: str, start: int, language: Language) -> bool:
    """Whether a number without a noun stands where a time of day does: "at nine"."""
    return word_before(text, start).lower() in language.at


def _counts_one(text: str, start: int, unit: str | None, language: Language) -> bool:
    """Whether "one" by itself counts: it needs a noun, and no word that makes it a pronoun. An article never does."""
    if language.grammar:
        return False
    noun = (unit or "").partition(" ")[0].lower()
    before = word_before(text, start).lower()
    return (
        bool(noun)
        and before not in language.not_ones
        and noun not in ("another", "thing", "day", "time", "way", "moment")
    )


def _is_a_name(text: str, start: int, end: int, language: Language) -> bool:
    """Whether a number word with a capital is part of a name: Three Mile Island, Group of Seven.

    Not at the start of a sentence, nor in a headline that has capitals throughout.
    """
    if not text[start].isupper() or text[start : start + 2].isupper():
        return False
    follows = word_behind(text, end)
    is_name = follows[:1].isupper() and not follows.isupper()
    if not is_name and (start == 0 or _SENTENCE_START.search(text, max(0, start - 6), start)):
        return False
    line_start = text.rfind("\n", max(0, start - _HEADLINE), start) + 1 or max(0, start - _HEADLINE)
    line_end = text.find("\n", end, end + _HEADLINE)
    small = _LOWER_WORD.findall(text, line_start, end + _HEADLINE if line_end < 0 else line_end)
    return any(word not in language.small and word not in language.spelt for word in small)


def _is_numbered_name(text: str, start: int, label: str, unit: str | None, amount: Amount) -> bool:
    """Whether digits without a noun stand behind a name: Apollo 11, Boeing 737."""
    if unit is not None or amount.in_words or not label[:1].isupper() or not label[1:2].islower():
        return False
    begins = text.rfind(label, 0, start)
    return text[begins + len(label) : start] in (" ", "\u00a0") and not _SENTENCE_START.search(
        text, max(0, begins - 4), begins
    )


def _hedged(
    values: tuple[str, ...], hedges: tuple[str, ...], words: str, unit: str | None, language: Language
) -> tuple[str, ...]:
    """The values with their hedges, as far as the kinds read them."""
    phrases = [" ".join((*hedges, value)) for value in values]
    first = (unit or "").partition(" ")[0].lower()
    if plain(words) in language.during and first in language.spans_of_time:
        phrases += values
    return tuple(phrase for phrase in phrases if _reads(phrase))


@lru_cache(maxsize=4096)
def _reads(phrase: str) -> bool:
    try:
        read_span(phrase, _ASKED)
    except Unreadable:
        return False
    return True


@cache
def _roles(code: str, side: str) -> dict[str, str]:
    table = KNOWN[code].before if side == "before" else KNOWN[code].after
    return {phrase: role for role, phrases in table.items() for phrase in phrases}


@cache
def _patterns(code: str) -> _Patterns:
    language = KNOWN[code]
    number = number_word(language)
    days = any_of(language.months)
    shares = language.shares.replace("NUMBERS", number).replace("DAYS", days)
    hundreds = {"en": "times", "es": "veces", "pt": "vezes"}[code]
    return _Patterns(
        before=pattern(rf"({any_of(_roles(code, 'before'))}) "),
        after=pattern(rf"{SPACE}?({any_of(_roles(code, 'after'))})"),
        between=pattern(rf"(?:{any_of(language.between)}) "),
        from_=pattern(rf"(?:{any_of(language.from_)}) "),
        and_=pattern(rf" (?:{any_of(language.and_)}) "),
        to=pattern(rf" (?:{any_of(w for w in language.to if w not in ('hasta', 'até'))}) |[-–‐‑]| [–] | - "),
        or_=pattern(rf" (?:{any_of(language.or_)}) "),
        shares=pattern(shares),
        none=pattern(rf"(?:{any_of(language.none)})(?! of it)"),
        no=pattern(rf"(?:{any_of(language.no)})"),
        clock=pattern(language.clock),
        half=pattern(r"(?: [^\W\d_]+)? (?:and a half|y medi[oa]|e mei[oa])(?!\w)"),
        times=pattern(rf" {hundreds}(?!\w)"),
        change=pattern(rf"(?<!\w)(?:{any_of(language.changes)}) (?:{any_of(language.from_)}) \Z"),
        percent=pattern(rf"{SPACE}?(?:%|{any_of(language.percent)})"),
    )
