"""What a claim of some words of a text would begin with: its quote, value, fact, event, scope, time and voice.

In go a dossier and the words that a curator points at, out comes an offer, each part with the reason for it. What the
words show is filled in (the quote, the value as the source's language reads it); what only a person can tell (which
fact, whose word, as of when) is put in an order. Nothing is compared by it and nothing is decided.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from discrepancies.evidence import located
from discrepancies.evidence.coverage import figures_of
from discrepancies.evidence.drafts import measure_of
from discrepancies.evidence.drafts import value as value_of
from discrepancies.evidence.offers.likely_facts import Likely, LikelyFacts, events_of, stems_of, sure
from discrepancies.evidence.offers.pointed import Pointed, pointed
from discrepancies.evidence.offers.voices import Firmness, Speaker, firmness, speakers
from discrepancies.evidence.spans import Span
from discrepancies.kinds import kind
from discrepancies.language.reading import Context
from discrepancies.load.declarations import date_problem

if TYPE_CHECKING:
    from discrepancies.evidence.figures import Figure
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.texts.source_text import SourceText

_LONGEST_VALUE = 200


class Day(NamedTuple):
    """A time up to which a figure may have been counted."""

    value: str
    why: str


class Offer(NamedTuple):
    """What a claim would begin with; "" and empty where the words tell nothing."""

    quote: str
    quoted: Span
    value: str
    locator: str
    fact: str
    """The likeliest, where it is sure enough to be filled in; else "", and which it is only a person can say."""
    event: str
    """The likeliest, where the source, its claims or its text name it, or there is no other."""
    facts: tuple[Likely, ...]
    scopes: tuple[tuple[str, str], ...]
    """Of the first fact: each with why."""
    as_of: tuple[Day, ...]
    voices: tuple[Speaker, ...]
    firmness: Firmness
    measure: tuple[str, str]
    """The kind of a fact that is asked for it, and its unit."""


class Offers:
    """What is offered of one dossier, which is looked through once."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier = dossier
        self._facts = LikelyFacts(dossier)

    def offer(self, source: str, start: int, end: int) -> Offer | None:
        """What a claim of the words between two places of a source's text, which is at hand, would begin with.

        None where there is not a word.
        """
        dossier = self.dossier
        text, declared = dossier.texts[source], dossier.sources[source]
        at = pointed(text, declared, start, end)
        if at is None:
            return None
        sentence = text.plain[slice(*at.sentence)]
        value = _value(text, at, Context.of(declared))
        events = events_of(
            dossier, source, stems_of(sentence), self._near(source, at), stems_of(text.plain[slice(*text.span)])
        )
        facts = self._facts.offered(source, text, at, value, events)
        first = sure(facts, events) if at.is_read else None
        return Offer(
            quote=at.quote,
            quoted=at.quoted,
            value=value,
            locator=f"line {text.line_of(at.start)}",
            fact=first.fact if first else "",
            event=events.likeliest[0] if events.sure else "",
            facts=tuple(facts),
            scopes=tuple(self._facts.scopes(first.fact, text, at)) if first else (),
            as_of=tuple(self._days(source, at)),
            voices=tuple(speakers(dossier, source, sentence, at.language)),
            firmness=firmness(sentence, at.language),
            measure=_measure(at),
        )

    def scopes(self, source: str, fact: str, start: int, end: int) -> tuple[tuple[str, str], ...]:
        """The scopes of another fact that the words around name."""
        text = self.dossier.texts[source]
        at = pointed(text, self.dossier.sources[source], start, end)
        return tuple(self._facts.scopes(fact, text, at)) if at else ()

    def _near(self, source: str, at: Pointed) -> list[str]:
        """The events of what the source is claimed to say, those of the claims nearest before first."""
        columns = self.dossier.written.columns
        found = [
            (abs(at.start - passages.passages[0].start) + (passages.passages[0].start > at.start) * 10_000, claim)
            for claim, passages in located(self.dossier).items()
            if passages and columns["source"][claim] == source
        ]
        return list(dict.fromkeys(str(columns["event"][claim]) for _, claim in sorted(found)))

    def _days(self, source: str, at: Pointed) -> list[Day]:
        """The days of the sentence, and that of publication, that a figure may have been counted up to."""
        dossier, context = self.dossier, Context.of(self.dossier.sources[source])
        if at.figure is None or at.figure.kind == "date":
            return []
        found = [
            Day(value, f"“{' '.join(one.text.split())}” is in the sentence")
            for one in figures_of(dossier.texts[source], dossier.sources[source])
            if one.kind == "date" and at.sentence[0] <= one.start and one.end <= at.sentence[1]
            for value in (_day(one, context),)
            if value and date_problem(value, context, yearless=False) is None
        ]
        published = dossier.sources[source].published
        return [*found, *([Day(published, "the day it was published")] if published else [])]


def _day(figure: Figure, context: Context) -> str | None:
    """A date of a text as a time up to which one counts: of a stretch, and of "by 3 March 2024", its last day."""
    stretch = figure.date.stretch if figure.date else None
    if stretch is None or stretch.start == stretch.end:
        return value_of(figure, context)
    if stretch.end is None or "D" not in figure.given:
        return None
    last = kind("date").bounds(stretch.end.high, stretch.end.high)[1]
    return str(last).partition("T")[0] if last else None


def _measure(at: Pointed) -> tuple[str, str]:
    if at.figure and at.figure.kind == "number":
        return measure_of(at.figure)
    return ("date" if at.figure else "name" if at.is_name else "", "")


def _value(text: SourceText, at: Pointed, context: Context) -> str:
    """The words as a claim has them; "" where they are no value by themselves."""
    words = " ".join(text.plain[at.start : at.end].split())
    if at.figure:
        return value_of(at.figure, context) or ""
    return words if len(words) <= _LONGEST_VALUE else ""
