"""What is told of two curators' readings for people, and in which words; text and page only lay it out.

First how far the two agree, then what they read differently, then what only one of them has; of what is the same,
nothing but the number. What outsiders wrote is passed on as it is, for each form makes it harmless in its own way.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.claims.table import first_rows
from discrepancies.compare import agreement
from discrepancies.compare.reliability import INSTALL, LIBRARY
from discrepancies.evidence.excerpts import in_context
from discrepancies.wording import Wording, counted, listed

if TYPE_CHECKING:
    from discrepancies.compare import Agreement, Comparison
    from discrepancies.compare.readings import Both, Differs
    from discrepancies.compare.reliability import Share
    from discrepancies.compare.sides import Said
    from discrepancies.evidence.excerpts import Excerpt
    from discrepancies.load.dossier import Dossier

MOST = 100
"""Claims that only one has, told one by one; the JSON form has them all."""

_NOTHING = {"voice": "the source's own word", "scope": "of no scope", "as_of": "as of no time", "when": "at no time"}
"""What it is called that a claim says nothing of a field."""
_NAMES = {"as_of": "as of"}


class Row(NamedTuple):
    """One thing that was read differently: what, and how A and B have it."""

    field: str
    a: str
    b: str
    fits: bool


class Words(NamedTuple):
    """The words of a text that a claim rests on, and where the claim is written down."""

    quote: str
    excerpt: Excerpt | None
    place: str


class Item(NamedTuple):
    """A claim that both have, and what they read differently."""

    id: str
    question: str
    source: str
    value: str
    rows: tuple[Row, ...]
    words: tuple[Words, Words]

    @property
    def one_quote(self) -> bool:
        """Whether both quote the same words."""
        return self.words[0].quote == self.words[1].quote


class Alone(NamedTuple):
    """A claim that only one has."""

    question: str
    source: str
    value: str
    words: Words


class Side:
    """One curator's dossier, and what is needed to tell of its claims."""

    def __init__(self, dossier: Dossier) -> None:
        self.dossier, self.wording = dossier, Wording(dossier)
        rows = first_rows(dossier.claims)
        self._row = dict(zip(dossier.claims["claim"].to_numpy()[rows].tolist(), rows.tolist(), strict=True))

    def question(self, said: Said) -> str:
        """The event and the question, with their keys."""
        declared = self.dossier.event_title(said.event)
        return f"{declared or said.event}: {said.fact.asks} [{said.event}/{said.fact.key}]"

    def source(self, said: Said) -> str:
        """What a claim's source is called."""
        return self.wording.naming.called(said.source)

    def means(self, said: Said) -> str:
        """A value, with what it means where that is more than it says."""
        return self.wording.that_is(self._row[said.number])

    def plain_meaning(self, said: Said) -> str:
        """What a value means alone."""
        return self.wording.answers(self._row[said.number])

    def words(self, said: Said) -> Words:
        """The words that a claim rests on."""
        row = self._row[said.number]
        excerpt = in_context(self.dossier, self.wording, row, said.found) if said.found else None
        place = self.dossier.written.place(said.number, "fact")
        return Words(said.quote, excerpt, f"{place.file}:{place.line}")

    def reading(self, said: Said, field: str, text: str) -> str:
        """How this side has a field: a value with its meaning, a voice or a scope by its name."""
        if field in ("value", "hedge"):
            return self.means(said)
        if not text:
            return _NOTHING[field]
        if field == "voice":
            declared = self.dossier.voices.get(text)
            name = declared.title if declared and declared.title else None
            return f"{name} [{text}]" if name else self.wording.naming.called(text)
        if field == "event":
            return self.wording.naming.event(text)
        if field == "scope" and text in said.fact.scopes and said.fact.scopes[text].label != text:
            return f"{said.fact.scopes[text].label} [{text}]"
        return text


class Told:
    """A comparison, told for people."""

    def __init__(self, comparison: Comparison) -> None:
        self.comparison = comparison
        self.a, self.b = Side(comparison.a), Side(comparison.b)

    @cached_property
    def agreement(self) -> Agreement:
        """How far the two agree."""
        return agreement(self.comparison)

    def head(self) -> Iterator[str]:
        """What was compared, and what comes of it: a sentence each."""
        one = self.comparison
        yield f"A is {listed(one.a.paths, 1)}, B is {listed(one.b.paths, 1)}."
        if not one.sources:
            yield "They have no source in common, so there is nothing to compare."
            return
        yield f"{counted(len(one.sources), 'source')} in common, {counted(len(one.both), 'claim')} in both."
        if not one.differs:
            yield "Nothing differs."
            return
        yield (
            f"Of these {len(one.same):,} are read the same, {len(one.different):,} differently. "
            f"Only A has {counted(len(one.only_a), 'more claim')}, only B {len(one.only_b):,}."
        )

    def sources(self) -> Iterator[str]:
        """What was not compared, and under which keys the sources go: a sentence each."""
        one = self.comparison
        for side, apart, name in ((self.a, one.apart[0], "A"), (self.b, one.apart[1], "B")):
            keys = list(dict.fromkeys(said.source for said in apart))
            if keys:
                names = listed(side.wording.naming.all_called(keys))
                yield f"Only {name} read {names}: {counted(len(apart), 'claim')} not compared."

    def different(self) -> Iterator[Item]:
        """What both have and read differently, in the order of A."""
        for pair in self.comparison.different:
            yield self.item(pair)

    def item(self, pair: Both) -> Item:
        """What both have, and what differs in it."""
        asked = self.a.question(pair.a)
        if (pair.a.event, pair.a.fact.key) != (pair.b.event, pair.b.fact.key):
            asked += f"; B: {pair.b.fact.asks} [{pair.b.event}/{pair.b.fact.key}]"
        rows = tuple(self.row(pair, one) for one in pair.differs)
        return Item(
            pair.id,
            asked,
            self.a.source(pair.a),
            "" if any(row.field in ("value", "hedge") for row in rows) else self.a.means(pair.a),
            rows,
            (self.a.words(pair.a), self.b.words(pair.b)),
        )

    def row(self, pair: Both, differs: Differs) -> Row:
        """How A and B have one thing."""
        ours = self.a.reading(pair.a, differs.field, differs.a)
        theirs = self.b.reading(pair.b, differs.field, differs.b)
        return Row(_NAMES.get(differs.field, differs.field), ours, theirs, differs.fits)

    def only(self, side: Side, claims: Sequence[Said]) -> Iterator[Alone]:
        """What only one has, the first MOST."""
        for said in claims[:MOST]:
            yield Alone(side.question(said), side.source(said), side.means(said), side.words(said))

    def tables(self) -> Iterator[tuple[tuple[str, ...], list[tuple[str, ...]]]]:
        """How far they agree, in tables: by curator, by kind, by what was read; each with its headings."""
        yield (
            ("curator", "claims", "the other has too", "and reads the same"),
            [
                (one.side, f"{one.claims:,}", _part(one.also, one.claims), _part(one.same, one.claims))
                for one in self.agreement.curators
            ],
        )
        if self.comparison.both:
            alpha = ("alpha", "scale") if self.agreement.by_chance else ()
            yield ("kind", "claims", "same value", *alpha), list(map(self._share, self.agreement.kinds))
            yield ("read", "claims", "the same", *alpha), [self._share(one) for one in self.agreement.fields]

    def _share(self, one: Share) -> tuple[str, ...]:
        chance = (f"{one.alpha:.2f}" if one.alpha is not None else "–", one.scale) if self.agreement.by_chance else ()
        return _NAMES.get(one.of, one.of), f"{one.pairs:,}", _part(one.same, one.pairs), *chance

    def notes(self) -> Iterator[str]:
        """What the tables need to be read rightly."""
        if not self.comparison.both:
            return
        if self.agreement.by_chance:
            yield (
                "Krippendorff's alpha: 1 is all the same, 0 no more than chance; – where all readings are one "
                "or none has a scale, so that it says nothing."
            )
        else:
            yield f"Krippendorff's alpha needs the library {LIBRARY}, which is not installed: {INSTALL}"

    def in_other_words(self) -> Iterator[str]:
        """What was taken to be the same, because the one always has it where the other has something else."""
        pairs = {
            (pair.a.fact.key, pair.b.fact.key, pair.a.value, pair.other_words)
            for pair in self.comparison.same
            if pair.other_words
        }
        for ours, theirs, value, words in sorted(pairs):
            yield f"{value} to {ours} is {words} to {theirs}"


def _part(number: int, whole: int) -> str:
    return f"{number:,} ({100 * number / whole:.0f}%)" if whole else f"{number:,}"
