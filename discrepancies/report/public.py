"""A dossier as readers may have it: nothing in it says who a private voice is, or how the desk keeps its files.

An edition for readers is a report that was checked on this, so no rule, format, chart or file name has anything to
leave out. Under the names that stand in, everybody is as distinct as before, so every status and count stays.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from html import unescape
from itertools import chain, count
from typing import NamedTuple

import numpy as np

from discrepancies.claims import table
from discrepancies.columns.column import Column
from discrepancies.language.folding import fold
from discrepancies.load.dossier import Dossier
from discrepancies.load.problems import Problems
from discrepancies.load.written_claims import Written
from discrepancies.model import CLAIM_KEYS, Fact, Place, Refused, Source, Voice

VOICE, SOURCE = "unnamed voice", "unnamed source"
SHORTEST = 4
"""Letters of a name that is looked for: shorter ones are parts of too much else."""
NOWHERE = Place("", 0, 0)


class StandIns(NamedTuple):
    """What stands for whom: for the keys of private voices and sources, and for the names that they bear, folded."""

    keys: Mapping[str, str]
    names: Mapping[str, str]
    declared: frozenset[str]
    """Every key of a voice or source, private or not: what a source is `by` can be one."""

    def key(self, key: str) -> str:
        """A key of the edition for one of the dossier."""
        return self.keys.get(key, key)

    def name(self, name: str | None) -> str | None:
        """A name that readers may have for one that a voice, an issuer or a publisher bears."""
        return None if name is None else self.names.get(_folded(name), name)

    def issuer(self, by: str | None) -> str | None:
        """Who speaks in a source, by key or by name."""
        return self.key(by) if by in self.declared else self.name(by)


def stand_ins(dossier: Dossier) -> StandIns:
    """Who is not to be named, and by what each is told apart; in the order in which they are declared.

    Whoever bears one name is one: a voice titled as another is, or as who speaks in a private source. A name that a
    private source alone bears needs nothing in its place: it speaks for itself.
    """
    voices = [(voice.key, voice.title) for voice in dossier.voices.values() if voice.private]
    sources = [source for source in dossier.sources.values() if source.private]
    taken = {*dossier.sources, *dossier.voices}
    borne = Counter(_folded(name) for name in _borne(dossier))
    others = {_folded(name): name for name in map(_speaks, sources) if name and name not in taken}
    shared = (name for folded, name in others.items() if borne[folded] > 1)
    bearers = [*voices, *(("", name) for name in shared if _folded(name) not in {_folded(of) for _, of in voices})]
    keys: dict[str, str] = {}
    names: dict[str, str] = {}
    for (key, name), stand_in in zip(bearers, _numbered(VOICE, len(bearers), taken), strict=True):
        names.setdefault(_folded(name), stand_in)
        if key:
            keys[key] = stand_in
    keys |= zip((source.key for source in sources), _numbered(SOURCE, len(sources), taken), strict=True)
    return StandIns(keys, names, frozenset(taken))


def _borne(dossier: Dossier) -> Iterator[str]:
    """Every name that a voice, an issuer or a publisher bears, as often as it is borne."""
    yield from (voice.title for voice in dossier.voices.values())
    yield from (name for source in dossier.sources.values() for name in {source.by, source.publisher} if name)


def _speaks(source: Source) -> str | None:
    return source.by or source.publisher


def still_named(text: str, dossier: Dossier) -> list[str]:
    """The private voices and sources whose name stands in a text all the same: in a quote, a title or a reason."""
    declared = {*dossier.voices, *dossier.sources}
    voices = ((voice.key, voice.title) for voice in dossier.voices.values() if voice.private)
    private = [source for source in dossier.sources.values() if source.private]
    sources = ((source.key, name) for source in private for name in (source.title, source.by) if name)
    told = [(key, fold(name)) for key, name in chain(voices, sources) if name not in declared]
    plain = fold(unescape(text)) if told else ""
    found = (key for key, name in told if len(name) >= SHORTEST and re.search(rf"\b{re.escape(name)}\b", plain))
    return list(dict.fromkeys(found))


def masked(dossier: Dossier, known: StandIns) -> Dossier:
    """The dossier without what is private, its values read anew: no place, text, note or locator is in it."""
    draft = replace(
        dossier,
        paths=(),
        facts={key: _fact(fact) for key, fact in dossier.facts.items()},
        events={key: replace(event, at=NOWHERE) for key, event in dossier.events.items()},
        voices={known.key(key): _voice(voice, known) for key, voice in dossier.voices.items()},
        sources={known.key(key): _source(source, known) for key, source in dossier.sources.items()},
        constraints={key: replace(one, at=NOWHERE, holds_at=NOWHERE) for key, one in dossier.constraints.items()},
        written=_written(dossier.written, known),
        table=None,
        texts={},
    )
    refused: list[Refused] | None = [] if dossier.refused else None
    return replace(draft, table=table.build(draft, Problems(), refused))


def _numbered(words: str, number: int, taken: set[str]) -> Iterator[str]:
    """So many names that nobody else has: alone without a number."""
    every = (words if number == 1 and at == 1 else f"{words} {at}" for at in count(1))
    free = (name for name in every if name not in taken)
    yield from (next(free) for _ in range(number))


def _folded(name: str) -> str:
    return fold(name) or name


def _fact(fact: Fact) -> Fact:
    return replace(fact, at=NOWHERE, scopes={key: replace(one, at=NOWHERE) for key, one in fact.scopes.items()})


def _voice(voice: Voice, known: StandIns) -> Voice:
    return replace(voice, key=known.key(voice.key), title=str(known.name(voice.title)), at=NOWHERE)


def _source(source: Source, known: StandIns) -> Source:
    """A source with its links, and of a private one with nothing else that says which it is."""
    linked = replace(
        source,
        key=known.key(source.key),
        at=NOWHERE,
        by=known.issuer(source.by),
        publisher=known.name(source.publisher),
        derives_from=tuple(map(known.key, source.derives_from)),
        corrects=tuple(map(known.key, source.corrects)),
        text=None,
        ignore=(),
    )
    if not source.private:
        return linked
    speaks = _speaks(source) or ""
    issuer = _speaks(linked) if source.by in known.declared or _folded(speaks) in known.names else None
    linked = replace(linked, by=issuer, publisher=None, title=None, inferred=None)
    return replace(linked, url=None, archived=None, accessed=None)


def _written(written: Written, known: StandIns) -> Written:
    """The claims without their places, notes and locators; of those of private voices without the quotes, too."""
    columns = dict(written.columns)
    teller = [source in known.keys for source in columns["source"]]
    quoted = [voice in known.keys for voice in columns["attributed_to"]]
    private = np.array(teller, dtype=bool) | np.array(quoted, dtype=bool)
    for key in ("source", "attributed_to"):
        columns[key] = _renamed(columns[key], known)
    for key in ("quote", "inferred"):
        columns[key] = Column(np.where(private, np.int32(-1), columns[key].codes), columns[key].texts)
    for key in ("locator", "note"):
        columns[key] = Column.absent(len(written))
    nowhere = np.zeros(len(written), dtype=np.int64)
    places: Iterable[str] = (*CLAIM_KEYS, *written.places)
    return Written(columns, ("",), nowhere, nowhere, dict.fromkeys(places, nowhere))


def _renamed(column: Column, known: StandIns) -> Column:
    return Column(column.codes, [known.key(text) for text in column.texts])
