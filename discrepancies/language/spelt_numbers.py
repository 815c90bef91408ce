"""A whole number in words, in any language that has tables for them: how the words of one number follow one another.

The state in which a number is when the next word comes says whether that word still belongs to it, so that
"twenty thirty" or "seven and nine" is never one number.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.language.languages import numbers_of
from discrepancies.language.phrases import NO_LETTER, keyed, one_of, plain

if TYPE_CHECKING:
    from collections.abc import Mapping

    from discrepancies.language.number_vocabulary import NumberWords

_TEN, _HUNDRED, _FOUR_PLACES = 10, 100, 10_000
_NO_LETTER = re.compile(NO_LETTER)


class Spelt(NamedTuple):
    """A number in words, and where it ends."""

    value: int
    factor: int
    """What multiplies all of it: 1,000 in "two thousand"; 1 in "two thousand and five"."""
    end: int


class _Forms(NamedTuple):
    words: NumberWords
    word: re.Pattern[str]
    spelt: Mapping[str, int]
    times: Mapping[str, int]
    powers: Mapping[str, int]
    bare: frozenset[str]
    joins: re.Pattern[str]
    joins_tens: re.Pattern[str]
    ones_first: re.Pattern[str]
    blank: re.Pattern[str]
    a: re.Pattern[str]
    pairs: Mapping[str, int]
    bare_hedged: frozenset[str]


@cache
def _forms(code: str) -> _Forms:
    words = numbers_of(code)
    every = (*words.spelt, *words.times, *words.powers, *words.pairs)
    return _Forms(
        words,
        re.compile(one_of(every, spaced=words.spaced and not words.glued), re.IGNORECASE),
        keyed(words.spelt),
        keyed(words.times),
        keyed(words.powers),
        frozenset(map(plain, words.bare)),
        re.compile(words.joins, re.IGNORECASE),
        re.compile(words.joins_tens, re.IGNORECASE),
        re.compile(words.ones_first or "(?!)", re.IGNORECASE),
        re.compile(words.joins_times or (" ?" if words.glued else " " if words.spaced else "")),
        re.compile(one_of(words.a, spaced=words.spaced), re.IGNORECASE),
        keyed(words.pairs),
        frozenset(map(plain, (*words.bare, *words.bare_hedged))),
    )


class _State(NamedTuple):
    """A number so far: whole groups, the hundreds of the open one, and what is below them."""

    total: int = 0
    group: int = 0
    unit: int = 0
    room: float = float("inf")
    """Below which the next power must be."""
    lowest: float = float("inf")
    """Below which the next multiplier within the group must be."""
    factor: int = 1
    parts: int = 0
    skips: bool = False
    """Whether places were skipped without the word for it."""

    @property
    def value(self) -> int:
        return self.total + self.group + self.unit


def spelt_at(text: str, at: int, code: str, *, hedged: bool = False) -> Spelt | None:
    """The longest number in words that begins at `at`, None where none does; `hedged` where a hedge stands before."""
    forms = _forms(code)
    if hedged:
        forms = forms._replace(bare=forms.bare_hedged)
    state, end, found = _State(), at, None
    if article := forms.a.match(text, at):
        state, end = _State(unit=1, parts=1), article.end()
    while step := _next(text, end, state, forms):
        state, end = step
        if not forms.words.glued or _NO_LETTER.match(text, end):
            found = None if state.skips else Spelt(state.value, state.factor if state.parts == 1 else 1, end)
    return None if found is None or _multiplied_again(text, found.end, forms) else found


def _multiplied_again(text: str, end: int, forms: _Forms) -> bool:
    """Whether a multiplier follows that the number cannot take: it is not what it seems."""
    match = forms.blank.match(text, end)
    word = forms.word.match(text, match.end()) if match else None
    return word is not None and plain(word[0]) not in forms.spelt


def _next(text: str, end: int, state: _State, forms: _Forms) -> tuple[_State, int] | None:
    """The number with one more word, and where that ends."""
    if not state.parts and not state.unit and not state.group:
        return _with_word(text, end, "", state, forms)
    for join in (forms.joins_tens, forms.ones_first, forms.joins, forms.blank):
        if (match := join.match(text, end)) and (step := _with_word(text, match.end(), match[0], state, forms, join)):
            return step
    return None


def _with_word(
    text: str, at: int, joined: str, state: _State, forms: _Forms, join: re.Pattern[str] | None = None
) -> tuple[_State, int] | None:
    match = forms.word.match(text, at)
    if match is None:
        return None
    word = plain(match[0])
    if (value := forms.spelt.get(word)) is not None:
        after = _counted(value, joined, state, forms, join)
    elif (times := forms.times.get(word)) is not None and join in (None, forms.blank, forms.joins):
        after = _multiplied(times, word, state, forms, join)
    elif (power := forms.powers.get(word)) is not None and join in (None, forms.blank, forms.joins):
        after = _grouped(power, word, state, forms, join)
    else:
        after = None
    if after is None and (pair := forms.pairs.get(word)) and join in (None, forms.joins) and pair < state.room:
        after = None if state.group or state.unit else _State(state.total + 2 * pair, room=pair, parts=state.parts + 1)
    return None if after is None else (after, match.end())


def _counted(value: int, joined: str, state: _State, forms: _Forms, join: re.Pattern[str] | None) -> _State | None:
    """With a word from one to nine hundred."""
    unit, words = state.unit, forms.words
    if value >= _HUNDRED:
        fits = join in (None, forms.joins) and not state.group and not unit
        return state._replace(group=value, lowest=_HUNDRED, parts=state.parts + 1, factor=1) if fits else None
    if unit:
        tens = unit >= 2 * _TEN and unit % _TEN == 0
        if join is forms.joins_tens and tens and (value < _TEN or (unit in words.tens_take_teens and value < 20)):
            return state._replace(unit=unit + value)
        if join is forms.ones_first and unit < _TEN and value >= 2 * _TEN and value % _TEN == 0:
            return state._replace(unit=unit + value)
        return None
    if join not in (None, forms.joins) or value >= state.lowest or value >= state.room:
        return None
    skips = bool(words.gap) and joined != words.gap and min(state.lowest, state.room) not in (float("inf"), _TEN)
    return state._replace(unit=value, skips=skips, parts=state.parts + (not state.group), factor=1)


def _multiplied(times: int, word: str, state: _State, forms: _Forms, join: re.Pattern[str] | None) -> _State | None:
    """With a hundred (or where groups are of four places, a thousand or a ten) behind what it multiplies."""
    if state.unit and join is forms.blank and state.unit < times < state.lowest:
        alone = not state.group
        return state._replace(
            group=state.group + state.unit * times,
            unit=0,
            lowest=times,
            factor=times if alone else 1,
            skips=state.skips and times * _TEN != min(state.lowest, state.room),
        )
    if state.unit or state.group or word not in forms.bare or join not in (None, forms.joins):
        return None
    return state._replace(group=times, lowest=times, factor=times, parts=state.parts + 1)


def _grouped(power: int, word: str, state: _State, forms: _Forms, join: re.Pattern[str] | None) -> _State | None:
    """With a thousand or more behind the group that it multiplies."""
    group = state.group + state.unit
    if power >= state.room or group >= power:
        return None
    if group and join is forms.blank:
        factor = power * (state.factor if not state.unit else 1)
        skips = state.skips and not (power * _FOUR_PLACES == state.room and group * _TEN >= _FOUR_PLACES)
        return _State(state.total + group * power, 0, 0, power, float("inf"), factor, state.parts, skips)
    if group or word not in forms.bare or join not in (None, forms.joins):
        return None
    return _State(state.total + power, 0, 0, power, float("inf"), power, state.parts + 1)
