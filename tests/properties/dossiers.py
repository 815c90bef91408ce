"""Small random dossiers, as text in the file format and as the oracle sees them."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from fractions import Fraction
from functools import partial
from random import Random
from typing import NamedTuple

from tests.properties import meanings, meanings_of_dates
from tests.properties.claims_files import Tree
from tests.properties.meanings import Phrase
from tests.properties.oracle import UNKNOWN, Lineage, Said

GROUPS = ("k", "l", "m", "n", "o")
"""A dossier has a group of five sources for each letter, that know only one another."""
VOICES = ("crowd", "ministry")
ISSUERS = ("Wire", "Wire", "crowd")

FACTS: Mapping[str, Tree] = {
    "dead": {"asks": "How many?", "kind": "count", "unit": "people"},
    "hurt": {"asks": "How many?", "kind": "count", "unit": "people", "about": "25%"},
    "day": {"asks": "When?", "kind": "date", "future": "true"},
    "span": {"asks": "From when to when?", "kind": "period", "future": "true"},
    "role": {
        "asks": "What was he?",
        "kind": "category",
        "terms": meanings.TERMS,
        "aliases": {"on duty": "serving", "ex": "former"},
    },
    "spot": {"asks": "Where?", "kind": "category", "terms": meanings.TREE},
    "held": {"asks": "Was he held?", "kind": "yes-no"},
    "chief": {"asks": "Who led?", "kind": "name", "aliases": {"Anita": "Ana Ruiz"}},
    "victims": {"asks": "Who died?", "kind": "names", "aliases": {"Anita": "Ana"}},
    "called": {"asks": "What is he called?", "kind": "text"},
}
PHRASES: Mapping[str, Callable[[Random], Phrase]] = {
    "dead": partial(meanings.counts, tolerance=Fraction(1, 10)),
    "hurt": partial(meanings.counts, tolerance=Fraction(1, 4)),
    "day": meanings_of_dates.dates,
    "span": meanings_of_dates.periods,
    "role": meanings.roles,
    "spot": meanings.places,
    "held": meanings.answers,
    "chief": meanings.people,
    "victims": meanings.lists,
    "called": meanings.words,
}
_OFTEN = (*("dead", "day") * 4, *("span", "spot", "victims") * 2, "hurt", "role", "held", "chief", "called")


class Asked(NamedTuple):
    """One fact of one event, and what is said of it."""

    event: str
    fact: str
    claims: tuple[Said, ...]


class Small(NamedTuple):
    """A dossier: who repeats whom, and the facts."""

    lineage: Lineage
    facts: tuple[Asked, ...]

    @property
    def sources(self) -> tuple[str, ...]:
        """All sources that claim something or are repeated."""
        claims = [claim for asked in self.facts for claim in asked.claims]
        named = {claim.source for claim in claims} | ({claim.voice for claim in claims} - {*VOICES})
        for name in list(named):
            named |= self.lineage.copied(name)
        return tuple(sorted(named))


def dossier(seed: int, size: int) -> Small:
    """A dossier of `size` facts, each of an event of its own, with one to six claims by one to five sources."""
    random = Random(seed)
    derives_from: dict[str, tuple[str, ...]] = {}
    by: dict[str, str] = {}
    for group in GROUPS:
        crowd = [f"{group}{number}" for number in range(5)]
        random.shuffle(crowd)
        busy = random.random()
        for number, name in enumerate(crowd):
            above = tuple(other for other in crowd[:number] if random.random() < 0.6 * busy)
            if above:
                derives_from[name] = above
            if random.random() < 0.3:
                by[name] = random.choice((*ISSUERS, *crowd[:number]))
    lineage = Lineage(derives_from, by)
    return Small(lineage, tuple(_asked(random, f"e{number}") for number in range(size)))


def _asked(random: Random, event: str) -> Asked:
    fact, group = random.choice(_OFTEN), random.choice(GROUPS)
    phrases = [PHRASES[fact](random) for _ in range(random.choice((1, 2, 2, 3, 4)))]
    speaking = random.sample([f"{group}{number}" for number in range(5)], random.randint(1, 5))
    claims = []
    for _ in range(random.randint(1, 6)):
        phrase = random.choice(phrases)
        if random.random() < 0.08:
            phrase = Phrase(random.choice(UNKNOWN), {"": None} if "" in phrase.answer else {})
        attributed_to = None
        if random.random() < 0.35:
            attributed_to = random.choice((*VOICES, *VOICES, *(f"{group}{number}" for number in range(5))))
        stated = random.choice(("fact", "fact", "fact", "likely", "alleged"))
        closed = fact == "victims" and bool(phrase.answer) and random.random() < 0.4
        claims.append(Said(random.choice(speaking), attributed_to, stated, *phrase, closed))
    return Asked(event, fact, tuple({(c.source, c.voice, c.stated, c.written): c for c in claims}.values()))


def tree(small: Small, facts: Sequence[str] = tuple(FACTS)) -> dict[str, dict[str, Tree]]:
    """The dossier in the sections and keys of a claims file."""
    sources: dict[str, Tree] = {}
    for name in small.sources:
        source: dict[str, Tree] = {"by": small.lineage.by[name]} if name in small.lineage.by else {}
        if name in small.lineage.derives_from:
            source["derives_from"] = small.lineage.derives_from[name]
        claims = [_entry(asked, claim) for asked in small.facts for claim in asked.claims if claim.source == name]
        sources[name] = {**source, "claims": claims}
    return {
        "facts": {key: FACTS[key] for key in facts},
        "voices": {voice: voice.title() for voice in VOICES},
        "sources": sources,
    }


def _entry(asked: Asked, claim: Said) -> Tree:
    entry = {"fact": asked.fact, "event": asked.event, "value": claim.written, "quote": "…"}
    if claim.attributed_to:
        entry["attributed_to"] = claim.attributed_to
    if claim.stated != "fact":
        entry["stated"] = claim.stated
    if claim.closed:
        entry["closed"] = "true"
    return entry
