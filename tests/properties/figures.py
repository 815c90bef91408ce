"""Figures with a scope and a time, and how they are written into a claims file.

A figure is told by one source in one voice, counts whom its scope says, and was counted up to some day.
"""

from __future__ import annotations

from collections.abc import Mapping
from fractions import Fraction
from typing import NamedTuple

from tests.properties.claims_files import Tree
from tests.properties.oracle import Lineage

TOLERANCE = Fraction(1, 4)
UNKNOWN = "unknown"
VOICES = ("crowd", "ministry")


class Figure(NamedTuple):
    """One claim as written: who says what in whose voice, counted of whom and up to when."""

    source: str
    attributed_to: str | None
    written: str
    scope: str | None = None
    as_of: str | None = None
    stated: str = "fact"

    @property
    def voice(self) -> str:
        """Whose word it is."""
        return self.attributed_to or self.source


class Scope(NamedTuple):
    """Whom a figure counts: each of `contains` is at most it, and so are all `parts` together."""

    key: str
    contains: tuple[str, ...] = ()
    parts: tuple[str, ...] = ()


class Question(NamedTuple):
    """What of a fact's declaration counts here."""

    cumulative: bool
    scopes: tuple[Scope, ...] = ()


class Asked(NamedTuple):
    """One fact of one event, and what is said of it."""

    event: str
    fact: str
    figures: tuple[Figure, ...]


class Small(NamedTuple):
    """A dossier: what is asked, who repeats whom, when each source was published (as written), and what is said."""

    questions: Mapping[str, Question]
    derives_from: Mapping[str, tuple[str, ...]]
    published: Mapping[str, str]
    facts: tuple[Asked, ...]

    @property
    def lineage(self) -> Lineage:
        """Who repeats whom."""
        return Lineage(self.derives_from, {})

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources that claim something or are repeated."""
        figures = [figure for asked in self.facts for figure in asked.figures]
        named = {figure.source for figure in figures} | ({figure.voice for figure in figures} - {*VOICES})
        for name in list(named):
            named |= self.lineage.copied(name)
        return tuple(sorted(named))


def tree(small: Small) -> dict[str, dict[str, Tree]]:
    """The dossier in the sections and keys of a claims file."""
    sources: dict[str, Tree] = {}
    for name in small.sources:
        source: dict[str, Tree] = {"published": small.published[name]} if name in small.published else {}
        if name in small.derives_from:
            source["derives_from"] = small.derives_from[name]
        claims = [_claim(asked, one) for asked in small.facts for one in asked.figures if one.source == name]
        sources[name] = {**source, "claims": claims}
    facts = {key: _fact(small.questions[key]) for key in sorted({asked.fact for asked in small.facts})}
    return {"facts": facts, "voices": {voice: voice.title() for voice in VOICES}, "sources": sources}


def _fact(question: Question) -> Tree:
    fact: dict[str, Tree] = {"asks": "How many?", "kind": "count", "about": f"{float(TOLERANCE):.0%}"}
    if question.cumulative:
        fact["cumulative"] = "true"
    if question.scopes:
        fact["scopes"] = {scope.key: _scope(scope) for scope in question.scopes}
    return fact


def _scope(scope: Scope) -> Tree:
    wider: dict[str, Tree] = {"contains": scope.contains, "parts": scope.parts}
    return {"is": scope.key} | {key: keys for key, keys in wider.items() if keys}


def _claim(asked: Asked, one: Figure) -> Tree:
    keys = {"attributed_to": one.attributed_to, "as_of": one.as_of, "scope": one.scope}
    claim = {"fact": asked.fact, "event": asked.event, "value": one.written, "quote": "…"}
    claim |= {key: text for key, text in keys.items() if text}
    return claim | ({"stated": one.stated} if one.stated != "fact" else {})


def small(question: Question, text: str) -> Small:
    """A dossier worked out by hand, of one fact.

    The text has, in any order and separated by semicolons, figures as "source[/voice] figure [of scope] [on date]",
    "source repeats source" and "source published date".
    """
    derives_from: dict[str, tuple[str, ...]] = {}
    published: dict[str, str] = {}
    figures = []
    for clause in text.split("; "):
        source, word, *rest = clause.split()
        if word == "repeats":
            derives_from[source] = (*derives_from.get(source, ()), *rest)
        elif word == "published":
            published[source] = " ".join(rest)
        else:
            figures.append(_told(clause))
    return Small({"dead": question}, derives_from, published, (Asked("e", "dead", tuple(figures)),))


def _told(text: str) -> Figure:
    rest, _, dated = text.partition(" on ")
    rest, _, scope = rest.partition(" of ")
    teller, _, written = rest.partition(" ")
    source, _, voice = teller.partition("/")
    return Figure(source, voice or None, written, scope or None, dated or None)


def examples(text: str) -> list[tuple[str, str]]:
    """Claims and what must be found, from paragraphs of three lines: what it shows, the claims, the findings."""
    paragraphs = (paragraph.split("\n") for paragraph in text.strip().split("\n\n"))
    return [(claims.strip(), found.strip()) for _, claims, found in paragraphs]
