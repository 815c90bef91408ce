"""The hedged numbers of running text: where each begins and ends, and the value that stands there.

A scanner proposes stretches and the reader of values reads them, so that whatever is a legal value is found as the
same value when it stands in a sentence. What only looks like a number (half of a telephone number, a score, "no one")
is refused together with all that belongs to it.
"""

from __future__ import annotations

import re
from decimal import Decimal
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.ages import age_of
from discrepancies.language.amounts import Asked
from discrepancies.language.amounts_in_text import Amount, with_unit
from discrepancies.language.currencies import currency_of
from discrepancies.language.hedged_numbers import read_span
from discrepancies.language.languages import ENGLISH, Style
from discrepancies.language.normal_text import normal_text
from discrepancies.language.numerals import read_number
from discrepancies.language.phrases import plain
from discrepancies.language.places_in_text import (
    glued_end,
    is_glued,
    is_junk,
    is_name,
    is_numbered_name,
    no_number,
    places,
    word_before,
    word_behind,
)
from discrepancies.language.ranges_in_text import Hedges, between, hedges_at, single
from discrepancies.language.reading import Unreadable
from discrepancies.language.text_forms import TextForms, text_forms
from discrepancies.language.units import is_share, is_time, sign_of
from discrepancies.language.words_behind import Behind, words_behind

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discrepancies.language.number_vocabulary import Sign

ARTICLE = "article"
"""The shape of what may be no number at all."""

_BRACKETS = re.compile(r" ?\(([^()\n]{1,60})\)")
_LEFT = re.compile(r"(?:[~≈≤≥]|[<>]=?) ?\Z")
_MINUS = re.compile(r"(?<![^\s(])[-−]\Z")
_MINUS_BEHIND_HAN = re.compile(r"(?<![^\s(\u3400-\u9fff，])[-−]\Z")
_LONG_HAN = re.compile("[一二三四五六七八九十两][十百千万亿]")
"""How a number of several characters begins that is hardly a part of a word."""
_LIST_MARK = re.compile(r"^[^\S\n]{0,20}\(?([0-9]{1,3})[.)](?=\s)", re.MULTILINE)
_NO_HOUR = re.compile(r"2[5-9]|[3-9][0-9]|[1-9][0-9]{2}|[0-9]{5,}|[0-9]{1,3}(?:[.,\u00a0\u202f ][0-9]{3})+")
"""What is written as no hour of the day is, nor as an hour and its minutes."""
_TENTH = Decimal("0.1")


class NumberPhrase(NamedTuple):
    """A hedged number in a text, from `start` to `end` with its hedges and its unit, without what it counts."""

    start: int
    end: int
    value: str
    """What a claim would say, in the language of the text, with hedges and unit: "at least nine", "40 km"."""
    bare: str
    """The same without its unit."""
    noun: str = ""
    """Up to three words behind it, as written: "other people"."""
    unit: str | None = None
    """What it is measured in, as written: "km", "€", "%", "minutes", "years" of an age; None where it only counts."""
    ordinal: bool = False
    """The second, not two."""
    identifier: bool = False
    """A name in digits: article 3, case 14,178."""
    shape: str = ""
    """What it is besides a number.

    "share" is half or one in three, "clock" 2:01:39 (which may be a time of day), "age" 17-year-old, "unit" an hour,
    "article" a word for one that may be an article, "none" no survivors.
    """
    also: tuple[str, ...] = ()
    """What else it may say: "2" where "over 2 days" may be during two."""

    @property
    def is_article(self) -> bool:
        """Whether it may be no number at all: "a woman"."""
        return self.shape == ARTICLE or (self.shape == "persons" and self.bare == "1")


class _Found(NamedTuple):
    """A phrase, or what is refused up to `end`."""

    end: int
    phrase: NumberPhrase | None = None


def number_phrases(text: str, style: Style = ENGLISH, *, articles: bool = False) -> list[NumberPhrase]:
    """The hedged numbers of a text in one language, left to right, none overlapping another.

    With `articles` those instead that may be no numbers: words for one that may be articles, as in "an hour".
    """
    forms = text_forms(style.code)
    normal = normal_text(text if forms.words.spaced else forms.wide_comma.sub(",", text), forms.digits)
    found = _phrases(forms.hyphened.sub(" ", normal.text), forms, style)
    sure = [phrase for phrase in found if phrase.is_article == articles]
    if normal.places:
        sure = [each._replace(start=normal.original(each.start), end=normal.original(each.end)) for each in sure]
    marks = {match.start(1) for match in _LIST_MARK.finditer(text)}
    return [phrase for phrase in sure if phrase.start not in marks] if marks else sure


def _phrases(text: str, forms: TextForms, style: Style) -> Iterator[NumberPhrase]:
    resume = 0
    for place in places(text, forms):
        if place < resume:
            continue
        found = _at(text, place, resume, forms, style)
        if found:
            found = _with_other_limit(text, found, forms, style)
            is_noun = found.phrase and found.phrase.shape == "persons" and place == resume + 1 > 1
            resume = max(found.end, place + 1)
            if found.phrase and not is_noun:
                yield found.phrase


def _with_other_limit(text: str, found: _Found, forms: TextForms, style: Style) -> _Found:
    """The phrase with a second limit behind it that makes a range of the two: "more than 5 but at most 9"."""
    one = found.phrase
    if one is None or one.shape or one.unit:
        return found
    if not (forms.hedges.before.match(text, one.start) or forms.hedges.at_end.search(one.bare)):
        return found
    noun = f" {one.noun}" if one.noun and forms.words.spaced else one.noun
    if not text.startswith(noun, found.end):  # its hedge is behind it, and what follows is another item of a list
        return found
    end = found.end + len(noun)
    for pattern in (forms.hedges.two_limits, forms.hedges.two_limits_behind):
        joint = pattern.match(text, end)
        behind = _at(text, joint.end(), joint.end(), forms, style) if joint and joint.end() < len(text) else None
        other = behind.phrase if behind else None
        if joint is None or behind is None or other is None or other.shape or one.noun not in ("", other.noun):
            continue
        value, bare = (f"{first}{joint[0]}{last}" for first, last in ((one.value, other.value), (one.bare, other.bare)))
        if other.start == joint.end() and _reads(bare, None, style.code, style.sign):
            return behind._replace(phrase=other._replace(start=one.start, value=value, bare=bare))
    return found


def _at(text: str, place: int, resume: int, forms: TextForms, style: Style) -> _Found | None:
    """What begins at a place; None where nothing does."""
    if decade := forms.decade.match(text, place):
        phrase = NumberPhrase(place, decade.end(), decade[0], decade[0], "", "years", shape="age")
        return _Found(decade.end(), phrase)
    if (ordinal := _ordinal(text, place, forms)) is not None:
        return ordinal
    start = _with_signs(text, place, resume, forms)
    hedges = hedges_at(text, start, forms)
    at = hedges.end
    if forms.trap.match(text, at):
        return None
    if hedges.start == at > place and (ordinal := _ordinal(text, at, forms)):
        return ordinal
    if text[at : at + 1].isdigit() and (end := no_number(text, at, hedges.start, forms)):
        return _Found(end)
    found = between(text, at, forms, style) or single(text, at, forms, style, hedged=hedges.bounds)
    if found is None:
        return _nothing(text, place, forms) if at == place else None
    first, last, is_range = found
    if last.number is None or first.number is None:
        return _Found(glued_end(text, last.end))
    return _phrase(text, _Parts(hedges, first, last, is_range), forms, style)


def _with_signs(text: str, place: int, resume: int, forms: TextForms) -> int:
    """Where a number begins that has signs before its digits: ~9, ≥ 9, €9, -9."""
    if not text[place].isdigit():
        return place
    near = max(resume, place - 8)
    start = place
    if minus := (_MINUS if forms.words.spaced else _MINUS_BEHIND_HAN).search(text, near, start):
        start = minus.start()
    if currency := forms.currency_left.search(text, near, start):
        start = currency.start()
    if sign := _LEFT.search(text, near, start):
        start = sign.start()
    return start


class _Parts(NamedTuple):
    """What has been found of one phrase."""

    hedges: Hedges
    first: Amount
    last: Amount
    is_range: bool


def _phrase(text: str, parts: _Parts, forms: TextForms, style: Style) -> _Found:
    hedges, first, last, is_range = parts
    start, at = hedges.start, hedges.end
    if (again := _BRACKETS.match(text, last.end)) and _is_repeated(again[1], last, style):
        last = with_unit(text, last._replace(end=again.end(), behind=again.end()), forms, style)
        parts = parts._replace(last=last)
    if is_glued(text, start, forms) or _is_denied(text, start, first, forms):
        return _Found(glued_end(text, last.last))
    if first.in_words and is_name(text, at, last.end, forms):
        return _Found(last.last)
    if age := _age(text, start, last, style, forms):
        return _Found(age.end, age)
    if not forms.words.spaced and _is_no_number(text, at, parts, forms):
        return _Found(last.end)
    behind = words_behind(text, last, forms, style, is_range=is_range)
    is_measured = behind.amount.unit is not None
    for wrong, at_all in ((forms.idiom, True), (forms.clock, forms.words.spaced), (forms.multiplier, False)):
        places_of = (last.end, behind.end) if at_all or not is_measured else ()
        if match := next(filter(None, (wrong.match(text, end) for end in places_of)), None):
            return _Found(glued_end(text, match.end()))
    last = behind.amount
    if behind.is_uncertain or is_junk(text, behind.junk_from, forms):
        return _Found(glued_end(text, max(behind.junk_from, behind.hedge_end)))
    return _assembled(text, parts._replace(last=last), behind, forms, style)


def _assembled(text: str, parts: _Parts, behind: Behind, forms: TextForms, style: Style) -> _Found:
    hedges, first, last, is_range = parts
    start, at = hedges.start, hedges.end
    unit, end = last.unit or first.unit, behind.end
    bounded = text[start : hedges.words_end]
    value = bare = bounded + text[at:end] + behind.hedge
    if is_range and not unit and not forms.words.spaced:
        value = bare = value.replace(_counted_between(text, first, last, forms), "", 1)
    if unit and not first.shape and not (is_range and first.unit):
        number_start = first.number_start if first.number_start > first.start else at
        bare = bounded + text[number_start : last.end] + text[max(last.end, last.unit_end) : end] + behind.hedge
    if behind.hyphened:
        value = f"{bounded}{text[at : last.end]} {behind.hyphened}" if behind.is_unit else value
        unit = behind.hyphened if behind.is_unit else unit
    if first.shape == "persons":
        value = bare = f"{bounded}{forms.hedges.persons[plain(text[at : last.end])]}"
    end = max(end, behind.hedge_end)
    label = word_before(text, start)
    if unit is None and not behind.noun and _is_of_a_time(plain(label), text[at:end], forms):
        return _Found(end)
    shape = first.shape or _shape(text, parts, behind, forms)
    asked_unit = unit if first.unit and (is_range or first.number_start > first.start) else None
    if first.shape in ("", "persons") and not _reads(bare, asked_unit, style.code, style.sign):
        return _Found(glued_end(text, end))
    if is_range and first.shape != last.shape:
        return _Found(glued_end(text, end))
    spans = unit and plain(bounded.strip()) in forms.text.during and _is_of_time(unit, style.code)
    is_label = _is_label(label, forms) or is_numbered_name(text, start, label, unit or behind.noun, first)
    also = (text[at:end],) if spans else ()
    return _Found(
        end,
        NumberPhrase(*(start, end, value, bare, behind.noun, unit), identifier=is_label, shape=shape, also=also),
    )


def _is_of_a_time(label: str, number: str, forms: TextForms) -> bool:
    """Whether a word makes the bare number behind it an hour or a decade; "put at 1,200" and "at 31" are no hours."""
    return label in forms.text.decade or (label in forms.text.at and not _NO_HOUR.fullmatch(number))


def _is_label(word: str, forms: TextForms) -> bool:
    known = plain(word)
    return known in forms.text.labels or (known[:1] in forms.text.clitics and known[1:] in forms.text.labels)


def _shape(text: str, parts: _Parts, behind: Behind, forms: TextForms) -> str:
    """Whether a word for one is an article, or a vague one has nothing to count."""
    hedges, first, last, is_range = parts
    if hedges.roles or is_range or behind.hedge or first.number is None or not first.in_words:
        return ""
    word = plain(text[hedges.end : last.end])
    if word not in forms.text.ones:
        return ""
    if not forms.text.ones_count:
        return ARTICLE
    noun = plain((last.unit or behind.noun).partition(" ")[0])
    before = plain(word_before(text, hedges.start))
    return "" if noun and before not in forms.text.not_ones and noun not in forms.text.not_one_nouns else ARTICLE


def _is_denied(text: str, start: int, first: Amount, forms: TextForms) -> bool:
    before = plain(word_before(text, start))
    return before in forms.text.denying or (first.in_words and before in forms.text.denying_words)


def _is_no_number(text: str, at: int, parts: _Parts, forms: TextForms) -> bool:
    """Whether Chinese characters for a number are part of a word: they count what a measure word or a unit names."""
    first, last = parts.first, parts.last
    if not first.in_words or parts.is_range or first.shape or last.unit:
        return False
    if forms.counted.match(text, last.end) or forms.hedges.after_number.match(text, last.end):
        return False
    is_closed = not text[last.end : last.end + 1].isalpha()
    is_bounded = bool(parts.hedges.roles)
    is_vague = first.number is not None and first.number.vague and last.end - at > 1
    is_long = is_vague or _LONG_HAN.match(text, at, last.end) is not None
    return not (is_closed and (is_bounded or at == 0 or is_long)) and not (is_long and is_bounded)


def _ordinal(text: str, place: int, forms: TextForms) -> _Found | None:
    """The ordinal that begins at a place; refused where it is a fraction or a figure of speech."""
    match = forms.ordinal.match(text, place)
    if match is None or forms.share.match(text, place):
        return None
    if not forms.words.spaced:
        if not match["behind"]:
            return None
        return _Found(match.end(), NumberPhrase(place, match.end(), match["behind"], match["behind"], ordinal=True))
    noun = word_behind(text, match.end())
    if match[0].endswith(".") and (not noun or not noun[0].isupper() or plain(noun) in forms.small):
        return None
    if (
        is_glued(text, place, forms)
        or text[match.end() : match.end() + 1] in ("-", "‐", "‑")
        or not noun
        or plain(noun) in forms.small
        or plain(noun) in forms.text.not_ordinal_nouns
        or (noun[0].isupper() and match[0][0].isupper())
        or plain(word_before(text, place)) in forms.text.not_ordinals
    ):
        return _Found(glued_end(text, match.end()))
    number = match["digits"] or str(forms.ordinals[plain(match[0]).replace("‑", "-")])
    return _Found(match.end(), NumberPhrase(place, match.end(), number, number, noun, ordinal=True))


def _nothing(text: str, place: int, forms: TextForms) -> _Found | None:
    """Zero in words: "none", "no survivors"."""
    match = forms.no.match(text, place)
    noun = word_behind(text, match.end()) if match else ""
    if match and noun and plain(noun) in forms.text.losses:
        return _Found(match.end(), NumberPhrase(place, match.end(), match[0], match[0], noun, shape="none"))
    if match := forms.none.match(text, place):
        return _Found(match.end(), NumberPhrase(place, match.end(), match[0], match[0], shape="none"))
    return None


def _counted_between(text: str, first: Amount, last: Amount, forms: TextForms) -> str:
    """The measure word of the first number of 10人至14人."""
    counted = forms.counted.match(text, first.last, last.start)
    return counted[0] if counted else ""


def _age(text: str, start: int, last: Amount, style: Style, forms: TextForms) -> NumberPhrase | None:
    """The age that a number is a part of: "aged 17", "17-year-old"."""
    before = forms.age_before.search(text, max(0, start - 40), start)
    behind = forms.age_behind.match(text, last.end)
    for begins, ends in (
        (before and before.start(), behind and behind.end()),
        (before and before.start(), last.end),
        (start, behind and behind.end()),
    ):
        if begins is None or ends is None:
            continue
        value = text[begins:ends]
        if age_of(value, style) is not None:
            return NumberPhrase(begins, ends, value, text[start : last.end], "", "years", shape="age")
    return None


def _is_repeated(inside: str, last: Amount, style: Style) -> bool:
    """Whether brackets hold the number before them once more: "nine (9)"."""
    try:
        number, rest = read_number(inside, whole=False, style=style)
    except Unreadable:
        return False
    return not rest and last.number is not None and number.low == last.number.low


def _is_of_time(unit: str, code: str) -> bool:
    return is_time(sign_of(unit, code))


@lru_cache(maxsize=4096)
def _reads(bare: str, unit: str | None, code: str, sign: Sign) -> bool:
    """Whether the reader of values reads it, as a count or as a measure."""
    money, share = (currency_of(unit, code) is not None, is_share(unit)) if unit else (False, False)
    asked = Asked(unit, _TENTH, whole=False, money=money, share=share, time=is_time(unit))
    for style in (Style(code, sign), Style("en", "unknown")):
        for whole in (True, False) if unit is None else (False,):
            try:
                span = read_span(bare, asked._replace(whole=whole, style=style))
            except Unreadable:
                continue
            if unit or not (span.low_unit.strip() or span.high_unit.strip()):
                return True
    return False
