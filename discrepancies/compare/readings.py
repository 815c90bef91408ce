"""What two curators read differently in the same words: the value, its hedge, the scope, the voice, how firm, when."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import sha256
from math import inf
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.compare.sides import middle
from discrepancies.compare.translated import Translated, same_scope
from discrepancies.compare.values import Stand, stand
from discrepancies.kinds import kind
from discrepancies.language.folding import fold
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

if TYPE_CHECKING:
    from discrepancies.compare.alignment import Pair
    from discrepancies.compare.sides import Said, Span

FIELDS = ("value", "hedge", "scope", "voice", "stated", "as_of", "when", "event")
"""What can be read differently, in the order in which it is told."""
KEYS = {"hedge": "value", "voice": "attributed_to"}
"""The key of a claim that gives a field, where it is not called so."""

_DATE = Fact("as_of", "", "date", Place("", 1, 1))


class Differs(NamedTuple):
    """One thing that two curators read differently."""

    field: str
    a: str
    """As A has it, "" where A says nothing of it."""
    b: str
    fits: bool = False
    """Whether both can be right: one is only wider, or says more."""


@dataclass(frozen=True)
class Both:
    """A claim that both curators have."""

    a: Said
    b: Said
    differs: tuple[Differs, ...]
    other_words: str = ""
    """How B puts the same value, where that is only the same because it always stands for A's."""

    @property
    def id(self) -> str:
        """What tells this pair, whatever line it is on: by what the two claims say."""
        return identity("both", self.a, self.b)


def identity(sort: str, *claims: Said) -> str:
    """An id by what claims say, for choices that outlast an edit elsewhere."""
    parts = [sort, *(part for claim in claims for part in (*claim.content[:3], claim.fact.key, *claim.content[5:]))]
    return sha256("\x1f".join(parts).encode()).hexdigest()[:12]


def read(pair: Pair, known: Translated, contexts: tuple[Context, Context]) -> Both:
    """What differs between two readings of the same words."""
    one, other = pair
    facts = one.fact.key, other.fact.key
    stands = stand(one, other)
    words = (facts, fold(one.value), fold(other.value)) in known.terms
    if words or (facts in known.turned and stands is Stand.DIFFERS):
        return Both(one, other, tuple(_beside(one, other, known, contexts)), other.value)
    differs = [] if stands is Stand.SAME else [_value(one, other, stands)]
    return Both(one, other, (*differs, *_beside(one, other, known, contexts)))


def _value(one: Said, other: Said, stands: Stand) -> Differs:
    listed = stands is Stand.UNTOLD and "text" in (one.fact.kind, other.fact.kind)
    hedged = one.family == other.family == "figure" and one.hedge != other.hedge and _one_figure(one, other)
    return Differs("hedge" if hedged else "value", one.value, other.value, stands is Stand.TOUCHES or listed)


def _one_figure(one: Said, other: Said) -> bool:
    """Whether two values are one figure with other words around it."""
    if one.means.unit != other.means.unit or not one.means.spans or not other.means.spans:
        return False
    ours, theirs = one.means.spans[0], other.means.spans[0]
    return bool(_figures(ours) & _figures(theirs))


def _figures(span: Span) -> set[float]:
    """The figures that a span may be made of."""
    low, high = span
    return {end for end in (low, high, middle(span)) if end not in (inf, -inf, 0.0) or low == high}


def _beside(one: Said, other: Said, known: Translated, contexts: tuple[Context, Context]) -> Iterator[Differs]:
    """What differs besides the value."""
    if not same_scope(one, other, known):
        yield Differs("scope", one.scope, other.scope, not (one.scope and other.scope))
    if (known.voices.get(one.voice, f"\0{one.voice}") if one.voice else "") != other.voice:
        yield Differs("voice", one.voice, other.voice)
    if one.stated != other.stated:
        yield Differs("stated", one.stated, other.stated)
    for key in ("as_of", "when"):
        ours, theirs = getattr(one, key), getattr(other, key)
        if ours != theirs and (_time(ours, contexts[0]) != _time(theirs, contexts[1])):
            yield Differs(key, ours, theirs, not (ours and theirs))
    # Where the one has two events and the other one, neither is read as another.
    if known.events[one.event] != other.event and known.events_back[other.event] != one.event:
        yield Differs("event", one.event, other.event)


@lru_cache(maxsize=1 << 14)
def _time(text: str, context: Context) -> object:
    """What a time means, as its source writes dates."""
    try:
        read = kind("date").read(text, _DATE, context) if text else None
    except Unreadable:
        return fold(text)
    return (read.low, read.high) if isinstance(read, Reading) else read
