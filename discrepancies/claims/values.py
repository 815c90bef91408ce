"""Every value read, each distinct one once: what ten million claims say is a few hundred thousand texts.

Two facts that read every text alike share what was read, and so do two sources that write dates alike.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from typing import Any

import numpy as np
from numpy.typing import NDArray

from discrepancies import kinds
from discrepancies.columns.arrays import Coded, Floats, Ints, Mask, ranges, renumbered
from discrepancies.language.amounts import FINE
from discrepancies.language.calendar import on_weekday
from discrepancies.language.digits import ROUND
from discrepancies.language.leeway import EDGE
from discrepancies.language.numerals import PLAIN, plain_number
from discrepancies.language.reading import COMPARABLE, UNKNOWN, UNKNOWN_WORDS, YEARLESS, Context, Reading, Unreadable
from discrepancies.load.dossier import Dossier
from discrepancies.load.processes import Map
from discrepancies.model import Fact

_FIGURES = ("count", *kinds.MEASURED)

_Asked = tuple[Fact, str, Context]
"""A text, the fact that it answers, and how its source writes."""

_NOTHING = frozenset({"n/a", "na", "not available", "not known", "no data", "none given", "null", "tbd", "-", "–", "?"})
_NOTHING_SAID = Unreadable("this says no value", "write unknown, or leave the claim out")
ENDS = ("low", "high", "soft_low", "soft_high", "firm_low", "firm_high", "digit")
HEDGES = ("exact", "about", "at least", "at most", "range", "vague")
BLOCK = 4096
"""Texts that are read in one go."""


@dataclass(frozen=True)
class Values:
    """What the claims' values mean: value n is the readings first[n]..first[n]+count[n]-1, several of a compound one.

    `of` says which value each claim gives; the other arrays have an entry a reading, as `Reading` has them, with NaN
    for no offset. `unreadable` are the values that cannot be read, and why; each reads as not established.
    """

    of: NDArray[np.integer]
    first: Ints
    count: Ints
    part: Sequence[str]
    ends: Floats
    """A row for each of ENDS."""
    hedge: NDArray[np.int8]
    track: NDArray[np.int8]
    weekday: NDArray[np.int8]
    offset: Floats
    gap: Floats
    """gap_low and gap_high, a row each; NaN where there is no gap."""
    unreadable: Mapping[int, Unreadable]


def _in_digits(fact: Fact) -> bool:
    """Whether mere digits are a whole answer, and exactly what they say: of what nobody says the unit they are not."""
    return fact.kind in _FIGURES and fact.tolerance is None and (fact.kind != "duration" or fact.unit is not None)


def read(draft: Dossier, fact: Coded, value: Coded, source: Coded, each: Map = map) -> Values:
    """Read what the claims, given as codes of their fact, value and source, say; blocks of them by `each`."""
    declared = [draft.facts[key] for key in fact.texts]
    written = [Context.of(draft.sources.get(key)) for key in source.texts]
    contexts = list(dict.fromkeys(written)) or [Context()]
    of, (by, text, context) = _asked(fact, value, source, declared, [contexts.index(one) for one in written])

    digits = np.array([_in_digits(one) for one in declared], dtype=bool)
    texts = list(map(value.texts.__getitem__, text.tolist()))
    number = np.full(len(texts), np.nan)
    plain = np.flatnonzero(digits[by])
    number[plain] = np.array([plain_number(texts[n]) for n in plain.tolist()], dtype=np.float64)
    others = np.flatnonzero(np.isnan(number))
    asked = ((declared[by[n]], texts[n], contexts[context[n]]) for n in others.tolist())
    blocks = zip(*each(_block, _blocks(asked)), strict=True)
    count, parts, readings, wrong = (list(chain.from_iterable(lists)) for lists in blocks)

    counts = np.ones(len(texts), dtype=np.int64)
    counts[others] = count
    first = np.cumsum(counts) - counts
    among = ranges(first[others], first[others] + counts[others])
    columns = dict(
        zip(Reading._fields, zip(*readings, strict=True) if readings else [()] * len(Reading._fields), strict=True)
    )
    hedges = np.array([HEDGES.index(hedge) for hedge in columns["hedge"]], dtype=np.int8)

    def every(alike: float, of_others: Sequence[object] | NDArray[np.int8], dtype: type[np.generic]) -> NDArray[Any]:
        column = np.full(int(counts.sum()), alike, dtype=dtype)
        column[among] = np.array(of_others, dtype=dtype)
        return column

    ends = np.stack([every(np.nan, columns[key], np.float64) for key in ENDS])
    counted = np.array([one.kind == "count" for one in declared], dtype=bool)
    fast = np.delete(np.arange(len(texts)), others)
    ends[:, first[fast]] = _of_plain(number[fast], counted[by[fast]])
    gap = _gaps((columns["gap_low"], columns["gap_high"]), among, ends.shape[1])
    track, weekday = (every(of, columns[key], np.int8) for of, key in ((COMPARABLE, "track"), (-1, "weekday")))
    for n in np.flatnonzero(track == YEARLESS).tolist():
        # A weekday narrows a day of any year to those years in which it is one.
        low, high, soft_low, soft_high = ends[:4, n].tolist()
        named = int(weekday[n])
        ends[:4, n] = [*on_weekday(low, high, named), *on_weekday(soft_low, soft_high, named)]
        if not np.isnan(gap[0, n]):
            gap[0, n] = on_weekday(gap[0, n], gap[0, n], -1)[1]
    for own, firm in ((0, 4), (1, 5)):
        ends[firm] = np.where(np.isnan(ends[firm]), ends[own], ends[firm])
    part = np.full(ends.shape[1], "", dtype=object)
    part[among] = parts
    return Values(
        of=of,
        first=first,
        count=counts,
        part=part.tolist(),
        ends=ends,
        hedge=every(HEDGES.index("exact"), hedges, np.int8),
        track=track,
        weekday=weekday,
        offset=every(np.nan, columns["offset"], np.float64),
        gap=gap,
        unreadable={n: Unreadable(*why) for n, why in zip(others.tolist(), wrong, strict=True) if why},
    )


def _of_plain(number: Floats, counted: Mask) -> Floats:
    """A row for each of ENDS, of plain whole numbers, as `leeway.softly` has each of them."""
    places = np.floor(np.log10(np.maximum(number, 1))) + 1
    zeros = np.zeros(len(number))
    for power in range(1, PLAIN):
        zeros[(number % 10.0**power == 0) & (number > 0)] = power
    half = 10.0 ** np.where(zeros >= np.minimum(places - zeros, ROUND), zeros, 0) / 2
    half[number == 0] = 0
    edge = np.where(number < FINE * 2 * half, 2 * half * EDGE, 0)
    low = np.where(counted, np.ceil(number - half), number - half)
    high = np.where(counted, np.ceil(number + half) - (half > 0), number + half - edge)
    return np.stack([number, number, low, high, number, number, ((number > 0) & ~counted).astype(np.float64)])


def _gaps(columns: Sequence[Sequence[float | None]], among: Ints, readings: int) -> Floats:
    """Where the gaps of readings begin and end; an array that takes no room where there are none."""
    if not any(one is not None for one in columns[0]):
        return np.broadcast_to(np.nan, (2, readings))
    gaps = np.full((2, readings), np.nan)
    gaps[:, among] = np.array(columns, dtype=np.float64)
    return gaps


def _blocks(asked: Iterator[_Asked]) -> Iterator[list[_Asked]]:
    """All of them in blocks, of which there is one at least."""
    yield list(islice(asked, BLOCK))
    while block := list(islice(asked, BLOCK)):
        yield block


def _block(asked: Iterable[_Asked]) -> tuple[list[int], list[str], list[Reading], list[tuple[str, str] | None]]:
    """How many readings each text has, their parts, the readings; and what is wrong with a text and what to write."""
    count: list[int] = []
    parts: list[str] = []
    readings: list[Reading] = []
    wrong: list[tuple[str, str] | None] = []
    for fact, text, context in asked:
        wrong.append(None)
        try:
            found = UNKNOWN if text.lower() in UNKNOWN_WORDS else kinds.kind(fact.kind).read(text, fact, context)
        except Unreadable as error:
            said = _NOTHING_SAID if text.lower() in _NOTHING else error
            wrong[-1] = said.wrong, said.instead
            found = UNKNOWN
        if isinstance(found, Reading):
            parts.append("")
            readings.append(found)
            count.append(1)
        else:
            parts += [part for part, _ in found]
            readings += [reading for _, reading in found]
            count.append(len(found))
    return count, parts, readings, wrong


def _asked(
    fact: Coded, value: Coded, source: Coded, facts: Sequence[Fact], contexts: Sequence[int]
) -> tuple[NDArray[np.integer], tuple[Ints, Ints, Ints]]:
    """What of the following each claim gives; of each text to read its fact, its code and its context."""
    reader, ways = _readers(facts), max(contexts, default=0) + 1
    packed = value.codes
    if reader.any() or ways > 1:
        context = np.array(contexts, dtype=np.int64)
        packed = (reader[fact.codes] * len(value.texts) + value.codes) * ways + context[source.codes]
    distinct, of = renumbered(packed, max(len(facts), 1) * max(len(value.texts), 1) * ways)
    pair, context = np.divmod(distinct, ways)
    return of, (*np.divmod(pair, max(len(value.texts), 1)), context)


def _readers(facts: Sequence[Fact]) -> Ints:
    """For each fact the first one that reads every value alike."""
    first: dict[tuple[object, ...], int] = {}
    return np.array(
        [
            first.setdefault(
                (
                    *(fact.kind, fact.unit, fact.form, fact.about, fact.tolerance, fact.difference, fact.terms),
                    tuple(fact.aliases.items()),
                ),
                number,
            )
            for number, fact in enumerate(facts)
        ],
        dtype=np.int64,
    )
