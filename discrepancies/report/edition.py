"""What an edition for readers says of itself: by which method it was made, and how much was left out.

Every width is read by the kinds themselves, from the words that have it, so what readers are told is what is done.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from discrepancies.kinds import FIGURES, kind
from discrepancies.language.reading import Context, Reading
from discrepancies.model import Fact, Place

OF_THE_DESK = (
    *("quote-missing", "quote-not-found", "quote-disagrees", "language-not-read"),
    *("text-changed", "text-missing", "figure-unclaimed", "unused"),
)
"""Rules on how a dossier is kept: they are for whoever keeps it."""

_WORDS: Mapping[str, tuple[str, ...]] = {
    "count": (
        *("about 500", "nearly 500", "more than 500", "at least 500", "up to 500", "500"),
        *("several", "dozens", "hundreds", "thousands"),
    ),
    "date": ("about 15 January 2018", "early January 2018", "mid-January 2018", "late January 2018", "2018-01~"),
}


class Width(NamedTuple):
    """Words, the values that they leave possible, and all that they may mean if read generously."""

    words: str
    means: str
    softly: str


class Reach(NamedTuple):
    """What a fact says of its own measure: how far "about" reaches, and how far two answers may differ."""

    fact: str
    asks: str
    about: str | None
    """A percentage; None of what is no figure."""
    tolerance: str | None


class Edition(NamedTuple):
    """The method in force, and what was left out: counted, and not said."""

    rules: tuple[str, ...]
    """The rules that ran and whose findings are shown."""
    of_the_desk: tuple[str, ...]
    """Those that ran and whose findings are left out, for they are on how the dossier is kept."""
    not_run: tuple[str, ...]
    """Those that were not run at all."""
    widths: tuple[Width, ...]
    facts: tuple[Reach, ...]
    decisions: int
    """Decisions left out, because nobody approved them."""
    findings: int
    """Findings left out, on how the dossier is kept."""
    voices: int
    """Voices that are not named."""
    sources: int
    """Sources that are not named."""


def widths() -> tuple[Width, ...]:
    """How far words reach that give no bounds, where no fact says otherwise."""
    return tuple(_width(words, name) for name, every in _WORDS.items() for words in every)


def reach(fact: Fact) -> Reach:
    """What a fact says of its own measure."""
    about = f"{fact.about * 100:f}".rstrip("0").rstrip(".") if fact.about else "0"
    tolerance = fact.tolerance
    if tolerance is None:
        within = None
    elif tolerance.by == "last digit":
        within = "as written"
    elif tolerance.by == "share":
        within = f"{_plain(float(tolerance.amount) * 100)}%"
    else:
        unit = "m" if fact.kind == "coordinates" else fact.unit
        within = f"{_plain(float(tolerance.amount))}{f' {unit}' if unit else ''}"
    return Reach(fact.key, fact.asks, f"{about}%" if fact.kind in FIGURES else None, within)


def _plain(number: float) -> str:
    return f"{number:,.9f}".rstrip("0").rstrip(".")


def _width(words: str, name: str) -> Width:
    fact, of = Fact("", "", name, Place("", 0, 0)), kind(name)
    reading = of.read(words, fact, Context())
    if not isinstance(reading, Reading):
        raise TypeError(f"{name} is a compound kind")
    firm, soft = (reading.low, reading.high), (reading.soft_low, reading.soft_high)
    return Width(words, of.say(*firm, fact), of.say(*soft, fact))
