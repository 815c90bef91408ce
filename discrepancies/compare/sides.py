"""What one curator's claims say, laid out to be held against another's: no code and no key that only one dossier knows.

A value is what it means: figures in a unit that both can be brought to, dates as seconds, names and terms folded with
all that is declared to be the same.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from decimal import Decimal
from functools import cache
from math import inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.claims.table import first_rows
from discrepancies.evidence.quotes import find
from discrepancies.kinds import MEASURED
from discrepancies.kinds.names import written as listed
from discrepancies.language.folding import fold
from discrepancies.language.reading import UNKNOWN_WORDS, YEARLESS
from discrepancies.language.units import calendar_days, convert, is_time

if TYPE_CHECKING:
    from discrepancies.evidence.quotes import Found
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Fact

FIGURES = ("count", *MEASURED)
DATES = ("date", "period")
FAMILIES: Mapping[str, str] = {
    **dict.fromkeys(FIGURES, "figure"),
    **dict.fromkeys(DATES, "date"),
    "yes-no": "yes-no",
    "coordinates": "coordinates",
}
"""Kinds whose values can be held against each other; all that is not here is words."""
UNKNOWN = "unknown"
Span = tuple[float, float]


class Means(NamedTuple):
    """What a value means, apart from how it is written."""

    spans: tuple[Span, ...]
    """Of figures and dates: from where to where it reaches, one a part that can be compared."""
    forms: tuple[frozenset[str], ...]
    """Of words: a set for each name of a list, or the one; whatever is in one set is the same."""
    unknown: bool
    unit: str | None = None
    """Of a figure, the unit that its span is in."""
    yearless: bool = False
    """Whether it is a date that does not say its year."""


class Said(NamedTuple):
    """One claim of one side."""

    number: int
    """Among the claims of its dossier."""
    source: str
    event: str
    fact: Fact
    value: str
    means: Means
    hedge: str
    quote: str
    scope: str
    voice: str
    """What it is attributed to, "" for the source's own word."""
    stated: str
    as_of: str
    when: str
    found: Found | None
    """Where the quote stands in the source's text, if that is at hand."""

    @property
    def family(self) -> str:
        """Which values it can be held against: "figure", "date", "yes-no", "coordinates" or "words"."""
        return FAMILIES.get(self.fact.kind, "words")

    @property
    def content(self) -> tuple[str, ...]:
        """What orders claims alike, whatever order their files have them in."""
        return (
            *(self.source, self.quote, self.value, self.fact.asks, self.fact.key, self.event),
            *(self.scope, self.voice, self.stated, self.as_of, self.when),
        )


def claims_of(dossier: Dossier) -> list[Said]:
    """What a dossier's sources claim, in the order of their files."""
    table, written = dossier.claims, dossier.written.columns
    rows = first_rows(table)
    firsts = table.iloc[rows]
    spans: dict[int, list[Span]] = {}
    for claim, low, high in zip(*(table[key].tolist() for key in ("claim", "low", "high")), strict=True):
        spans.setdefault(claim, []).append((low, high))
    said = []
    for number, event, source, hedge, track in zip(
        *(firsts[key].tolist() for key in ("claim", "event", "source", "hedge", "track")), strict=True
    ):
        fact = dossier.facts[str(written["fact"][number])]
        value, quote = str(written["value"][number]), written["quote"][number] or ""
        said.append(
            Said(
                number=number,
                source=source,
                event=event,
                fact=fact,
                value=value,
                means=_means(fact, value, tuple(spans[number]))._replace(yearless=track == YEARLESS),
                hedge=hedge,
                quote=quote,
                scope=written["scope"][number] or "",
                voice=written["attributed_to"][number] or "",
                stated=written["stated"][number] or "fact",
                as_of=written["as_of"][number] or "",
                when=written["when"][number] or "",
                found=None,
            )
        )
    return sorted(said, key=lambda one: one.number)


def located(said: Iterable[Said], dossier: Dossier) -> list[Said]:
    """The claims with the places of their quotes, where the dossier has their texts at hand."""

    @cache  # two claims often have one quote
    def place(source: str, quote: str) -> Found | None:
        text, declared = dossier.texts.get(source), dossier.sources.get(source)
        return find(quote, text, declared.language if declared else None) if text and quote else None

    return [one._replace(found=place(one.source, one.quote)) for one in said]


def _means(fact: Fact, value: str, spans: tuple[Span, ...]) -> Means:
    if value.lower() in UNKNOWN_WORDS:
        return Means((), (), unknown=True)
    if fact.kind in FIGURES:
        return _figure(fact, spans)
    if fact.kind in DATES:
        # A period is held against a date by all of the time that it takes.
        return Means(((min(low for low, _ in spans), max(high for _, high in spans)),), (), unknown=False)
    if fact.kind in ("yes-no", "coordinates"):
        return Means(spans, (), unknown=False)
    names = listed(value) if fact.kind == "names" else [value]
    return Means((), tuple(_forms(fact, name) for name in names), unknown=False)


def _figure(fact: Fact, spans: tuple[Span, ...]) -> Means:
    unit = fact.unit
    if fact.kind == "duration" and unit is None:
        return Means(spans, (), unknown=False, unit="s")
    if fact.kind == "count":
        return Means(spans, (), unknown=False)
    if is_time(unit):
        return Means(tuple(_seconds(str(unit), span) for span in spans), (), unknown=False, unit="s")
    return Means(spans, (), unknown=False, unit=unit)


def _seconds(unit: str, span: Span) -> Span:
    """A span of a unit of time in seconds; of months and years, the fewest and the most that these can have."""
    day = convert(Decimal(1), "day", "s")

    def of(end: float, longest: int) -> float:
        if not isfinite(end):
            return end
        days = calendar_days(Decimal(end), unit)
        return float(days[longest] * day if days else convert(Decimal(end), unit, "s"))

    return of(span[0], 0), of(span[1], 1)


def _forms(fact: Fact, name: str) -> frozenset[str]:
    """A name or term folded, and as which its fact declares it."""
    folded = fold(name) or name
    meant = fact.aliases.get(folded)
    forms = {folded, fold(meant) or meant} if meant else {folded}
    return frozenset({*forms, folded.replace(" ", "")} if fact.kind == "identifier" else forms)


def middle(span: Span) -> float:
    """One number for a span: its middle, or the one end that it has."""
    low, high = span
    if low == -inf or (low == 0 and high == inf):
        return high if high != inf else 0.0
    return low if high == inf else (low + high) / 2
