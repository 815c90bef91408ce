"""A bare amount at one place of a text, with its unit where it has one: the value reader's own number, never another.

What begins as a number and is none (1,00,000; "one two three") is refused as a whole, so that no part of it is read.
"""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.allowed_units import is_allowed
from discrepancies.language.amounts import Asked
from discrepancies.language.composed import CLOCK, composed, unit_at
from discrepancies.language.digits import Number
from discrepancies.language.languages import Style
from discrepancies.language.normal_text import BREAK
from discrepancies.language.numerals import read_number
from discrepancies.language.parts_of_one import part_at
from discrepancies.language.phrases import plain
from discrepancies.language.reading import Unreadable
from discrepancies.language.shares import share_at
from discrepancies.language.units import is_time

if TYPE_CHECKING:
    from discrepancies.language.text_forms import TextForms

FAR = 160
"""No number is longer, with what is composed to it."""

_DIGITS = re.compile(r"[0-9](?:[.,'’ ]?[0-9](?![0-9]*/))*")
_SPACED = re.compile(r"[1-9][0-9]{0,2}(?: [0-9]{3})+(?:[.,][0-9]+)?")
_FIRST = re.compile(r"[0-9]|[-−.,][0-9]|[¼-¾⅐-⅞]")
_WORD = re.compile(r"[^\W\d_]+")
_WORD_BEHIND = re.compile(r"[ -]([^\W\d_]+)")
_GOES_ON = re.compile(r"[ -]\w")
_ASCII_FRACTION = re.compile(r"[0-9]+/[0-9]+")
_WORD_BEFORE = re.compile(r"([^\W\d_]+)\W?\Z")
_SIGN = re.compile(r" ?((?:°|[^\W\d_]){1,9}(?:[²³]|\^?[23])?(?:[/·][^\W\d_]{1,9}(?:[²³]|\^?[23])?)*)(?!\w)")
_WORD_LENGTH = 4
"""So many letters a unit's name has at least, that only the list of units knows: mile, acre."""
_DEGREES = ("C", "F")
_MINUTES = re.compile(r" ?[0-5][0-9](?![0-9.,:]*[0-9])(?![^\W\d_])")
_TENTH = Decimal("0.1")
_ONE = Number(Decimal(1), Decimal(1))


class Amount(NamedTuple):
    """One amount in a text: where its number ends, and where all of it does."""

    start: int
    number_start: int
    end: int
    """Where the number ends."""
    number: Number | None
    """None where it is none and must not be read."""
    in_words: bool = False
    unit: str | None = None
    """A measure, a currency, "%" or a part of time, as written."""
    unit_end: int = 0
    behind: int = 0
    """Where the noun begins, behind an "of"."""
    shape: str = ""
    """"clock" for 2:01:39, "share" for one in three, "unit" for an hour, "persons"; "" for a number and its unit."""

    @property
    def last(self) -> int:
        """Where it ends with its unit."""
        return max(self.end, self.unit_end)


def refused(start: int, end: int) -> Amount:
    """What must not be read, up to its end."""
    return Amount(start, start, end, None)


def amount_at(text: str, start: int, forms: TextForms, style: Style, *, hedged: bool = False) -> Amount | None:
    """The amount that begins at a place, with a currency before it or a unit behind; None where none does."""
    currency = forms.currency_before.match(text, start)
    at = currency.end() if currency else start
    is_money = currency is not None
    multiplied = part_at(text, at, style.code) and _number(text, at, forms, style, hedged=hedged, money=is_money)
    if multiplied and multiplied.number and multiplied.number.factor != 1:
        found: Amount | None = multiplied  # "a quarter of a million" is no share
    else:
        found = _special(text, at, forms, style) or _number(text, at, forms, style, hedged=hedged, money=is_money)
    if found is None or found.number is None:
        return found
    if currency and not found.shape:
        again = forms.currency_behind.match(text, found.behind)
        end = again.end() if again else found.end
        return found._replace(start=start, unit=currency[0].strip(), unit_end=end, behind=max(end, found.behind))
    if found.shape == "neighbours":
        return with_unit(text, found._replace(shape=""), forms, style)
    if found.shape:
        return found
    measured = _out_of(text, found, forms, style) or with_unit(text, found, forms, style)
    is_fraction = measured.unit is None and _ASCII_FRACTION.fullmatch(text, at, found.end)
    return refused(start, found.end) if is_fraction else measured


def _number(text: str, at: int, forms: TextForms, style: Style, *, hedged: bool, money: bool) -> Amount | None:
    window = text[at : at + FAR].partition(BREAK)[0]
    is_digit = _FIRST.match(window) is not None
    if is_digit and (run := _DIGITS.match(window)) and " " in run[0] and not _SPACED.fullmatch(run[0]):
        window = window.partition(" ")[0]
    for own in (style, *((Style(style.code, "unknown"),) if is_digit else ())):
        try:
            number, rest = read_number(window, whole=True, style=own, money=money, hedged=hedged, partial=True)
            break
        except Unreadable:
            continue
    else:
        run_on = _run(window, forms)
        return refused(at, at + run_on) if is_digit or run_on else None
    end = at + len(window) - len(rest)
    of = forms.of_behind.search(text, at, end)
    found = Amount(at, at, of.start() if of else end, number, in_words=not is_digit, behind=end)
    if not is_digit and forms.words.spaced:
        follows = _WORD_BEHIND.match(text, found.end)
        word = plain(follows[1]) if follows else ""
        if word in forms.run_on and (forms.text.ones_count or word not in forms.text.ones):
            return refused(at, found.end + 1 + _run(text[found.end + 1 : found.end + FAR], forms))
    if plain(text[at : found.end]) in forms.text.of_needed and found.end == found.behind:
        return None
    if found.end == found.behind and (number.vague or number.factor != 1) and (of := forms.of.match(text, found.end)):
        return found._replace(behind=of.end())
    return found


def _run(window: str, forms: TextForms) -> int:
    """How far the digits go on, or the words of numbers."""
    if run := _DIGITS.match(window):
        return run.end()
    end, word = 0, _WORD.match(window) if forms.words.spaced else None
    while word and (plain(word[0]) in forms.run_on or (end and plain(word[0]) in forms.and_)):
        end = word.end() if plain(word[0]) in forms.run_on else end
        word = _WORD.match(window, word.end() + 1) if window[word.end() : word.end() + 1] in (" ", "-") else None
    return end


def _special(text: str, at: int, forms: TextForms, style: Style) -> Amount | None:
    """What is an amount only as a whole: a clock's hours, a share in words, "an hour", "ساعتان", "شخصان"."""
    if clock := CLOCK.match(text, at):
        return Amount(at, at, clock.end(), _ONE, unit_end=clock.end(), behind=clock.end(), shape="clock")
    if forms.half_of_many.match(text, at):
        return None
    if match := forms.half.match(text, at) or forms.a_unit.match(text, at):
        return _one_unit(text, match, forms, style)
    if found := forms.share_before.match(text, at):
        return _share(at, found.end(), share_at(found[0], style))
    if (found := forms.share.match(text, at)) and not _is_no_share(text, at, found.end(), forms):
        return _share(at, found.end(), share_at(found[0], style))
    if match := forms.pair.match(text, at):
        half = forms.and_half.match(text, match.end())
        end = half.end() if half else match.end()
        return Amount(at, at, end, _ONE, in_words=True, unit=match[0], unit_end=end, behind=end, shape="unit")
    if match := forms.hedges.side_by_side.match(text, at):
        return Amount(at, at, match.end(), _ONE, in_words=True, behind=match.end(), shape="neighbours")
    if match := forms.persons.match(text, at):
        return Amount(at, at, match.end(), _ONE, in_words=True, behind=match.end(), shape="persons")
    return None


def _share(at: int, end: int, read: tuple[Number, str] | None) -> Amount | None:
    if read is None or read[1]:
        return None
    return Amount(at, at, end, read[0], in_words=True, unit="%", unit_end=end, behind=end, shape="share")


def _is_no_share(text: str, at: int, end: int, forms: TextForms) -> bool:
    """Whether a word for a share is none where it stands: "the first half", "half-time", "a third man"."""
    if not forms.words.spaced:
        return False
    words = [word for word in re.split("[ -]", plain(text[at:end])) if word not in forms.words.of]
    is_single = len(words) == 1 or words[0] in forms.text.ones or words[0] in forms.words.a
    if words[-1] not in forms.unsure_shares or not is_single:
        return False
    before = _WORD_BEFORE.search(text, max(0, at - 24), at)
    if before and plain(before[1]) in forms.not_before_shares:
        return True
    follows = _WORD_BEHIND.match(text, end)
    if follows is None:
        return text[end : end + 1] in ("-", "‐", "‑")
    return text[end] == "-" or plain(follows[1]) not in forms.after_shares


def _one_unit(text: str, match: re.Match[str], forms: TextForms, style: Style) -> Amount | None:
    """ "an hour", "half a year", with what is composed to it."""
    at, number_end = match.span()
    is_half = match.re is forms.half
    found = _unit(text, number_end, forms)
    if found is None:
        return None
    end = _composed_end(text, number_end, found[0], _ONE, style) or found[1]
    shape = "unit" if is_half or end > found[1] else "article"
    unit = text[number_end : found[1]].strip()
    return Amount(at, at, number_end, _ONE, in_words=True, unit=unit, unit_end=end, behind=end, shape=shape)


def _composed_end(text: str, end: int, sign: str, number: Number, style: Style) -> int | None:
    """Where a number ends with those behind it that are part of it: "6 ft 2 in"; None where nothing is."""
    rest = text[end : end + FAR].partition(BREAK)[0]
    asked = Asked(None, _TENTH, whole=False, style=style, time=is_time(sign))
    try:
        left = composed(number, rest, asked)[1]
    except Unreadable:
        return None
    return None if left is rest else end + len(rest) - (len(left) - len(sign) - 1)


def _out_of(text: str, found: Amount, forms: TextForms, style: Style) -> Amount | None:
    """ "one in three", "4 out of 10": a share, where the whole is a number by itself."""
    match = forms.out_of.match(text, found.end) or forms.part_of.match(text, found.end)
    if match is None or found.number is None or found.number.vague or found.number.factor != 1:
        return None
    whole = _number(text, match.end(), forms, style, hedged=False, money=False)
    if whole is None or whole.number is None or _unit(text, whole.end, forms):
        return None
    if match.re is forms.part_of:
        return refused(found.start, whole.end)
    share = _share(found.start, whole.end, share_at(text[found.start : whole.end], style))
    return share._replace(in_words=found.in_words) if share else None


def with_unit(text: str, found: Amount, forms: TextForms, style: Style) -> Amount:
    """The amount with the measure, the currency or the per cent behind it, where it has one."""
    number, end = found.number, found.end
    if number is None:
        return found
    money = forms.currency_behind.match(text, found.behind)
    if money and not (plain(money[0].strip()) in forms.text.unsure_units and _goes_on(text, money.end())):
        return found._replace(unit=money[0].strip(), unit_end=money.end(), behind=money.end())
    known = _unit(text, end, forms)
    sign = _SIGN.match(text, end)
    if sign and "/" in sign[1] and (known is None or sign.end() > known[1]) and is_allowed(sign[1]):
        return found._replace(unit=sign[1], unit_end=sign.end(), behind=sign.end())
    if known is None:
        named = sign is not None and len(sign[1]) >= _WORD_LENGTH and is_allowed(sign[1])
        if sign and named and not (plain(sign[1]) in forms.text.unsure_units and _goes_on(text, sign.end())):
            return found._replace(unit=sign[1], unit_end=sign.end(), behind=sign.end())
        glued = sign is not None and sign.start(1) == end and (is_allowed(sign[1]) or sign[1] in _DEGREES)
        return found._replace(unit=sign[1], unit_end=sign.end(), behind=sign.end()) if sign and glued else found
    name, unit_end = known
    written = text[end:unit_end].strip()
    follows = _WORD_BEHIND.match(text, unit_end) if text[end:unit_end] == "m" else None
    if follows and plain(follows[1]) not in forms.small:  # as likely a million as a metre
        return refused(found.start, unit_end)
    per = forms.per.match(text, unit_end)
    if per and (rate := unit_at(text, per.end(), forms.code)) and is_time(rate[0]):
        unit_end = rate[1]
        written = text[end:unit_end].strip()
    elif longer := _composed_end(text, end, name, number, style) or _bare_minutes(text, unit_end, name, forms):
        unit_end = longer
    return found._replace(unit=written, unit_end=unit_end, behind=unit_end)


def _unit(text: str, at: int, forms: TextForms) -> tuple[str, int] | None:
    """The sign of the unit that is written at a place, and where it ends, where it is no word of grammar."""
    found = unit_at(text, at, forms.code)
    if found and plain(text[at : found[1]].strip()) in forms.text.unsure_units and _goes_on(text, found[1]):
        return None
    return found


def _bare_minutes(text: str, at: int, sign: str, forms: TextForms) -> int | None:
    """Where the minutes end that are left without a unit: "3 h 20", in a sentence that goes on behind them."""
    match = _MINUTES.match(text, at) if sign == "hour" else None
    follows = _WORD_BEHIND.match(text, match.end()) if match else None
    if match is None or (follows and plain(follows[1]) not in forms.small):
        return None
    return match.end()


def _goes_on(text: str, end: int) -> bool:
    """Whether the sentence goes on behind a unit that may be a word of grammar: "nine in the house"."""
    return _GOES_ON.match(text, end) is not None
