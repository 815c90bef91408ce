"""Two curators' dossiers held against each other, from the sources down to the single reading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from discrepancies.compare.alignment import aligned
from discrepancies.compare.questions import questions
from discrepancies.compare.readings import Both, read
from discrepancies.compare.same_sources import aligned as aligned_sources
from discrepancies.compare.sides import claims_of, located
from discrepancies.compare.translated import Translated, translated
from discrepancies.language.reading import Context

if TYPE_CHECKING:
    from discrepancies.compare.sides import Said
    from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Comparison:
    """What two curators made of the same sources; everything in the order of A's files, then of B's."""

    a: Dossier
    b: Dossier
    sources: Mapping[str, str]
    """The sources that both read: A's key, B's key."""
    both: tuple[Both, ...]
    only_a: tuple[Said, ...]
    """Claims of sources that both read, which only A has."""
    only_b: tuple[Said, ...]
    apart: tuple[tuple[Said, ...], tuple[Said, ...]]
    """Claims of sources that only the one or only the other read: nothing to hold them against."""
    known: Translated

    @property
    def different(self) -> tuple[Both, ...]:
        """What both have and read differently."""
        return tuple(one for one in self.both if one.differs)

    @property
    def same(self) -> tuple[Both, ...]:
        """What both have and read the same."""
        return tuple(one for one in self.both if not one.differs)

    @property
    def differs(self) -> bool:
        """Whether there is anything that one has and the other has not, or not so."""
        return bool(self.different or self.only_a or self.only_b or any(self.apart))


def compared(a: Dossier, b: Dossier) -> Comparison:
    """Hold two dossiers against each other; takes n log n of their claims."""
    sides = claims_of(a), claims_of(b)
    sources = aligned_sources(a, b, sides)
    a, b = _with_texts(a, b, sources), _with_texts(b, a, {theirs: ours for ours, theirs in sources.items()})
    sides = located(sides[0], a), located(sides[1], b)
    pairs = aligned(sides, sources, questions(sides, (a, b)))
    known = translated(pairs, sources, (a, b))
    contexts = tuple({key: Context.of(source) for key, source in one.sources.items()} for one in (a, b))
    both = tuple(read(pair, known, (contexts[0][pair[0].source], contexts[1][pair[1].source])) for pair in pairs)
    joined = {pair.a.number for pair in both}, {pair.b.number for pair in both}
    rest = (
        [one for one in sides[0] if one.number not in joined[0]],
        [one for one in sides[1] if one.number not in joined[1]],
    )
    shared = set(sources), set(sources.values())
    only, apart = (
        [tuple(one for one in of if (one.source in held) is with_both) for of, held in zip(rest, shared, strict=True)]
        for with_both in (True, False)
    )
    return Comparison(a, b, sources, both, only[0], only[1], (apart[0], apart[1]), known)


def _with_texts(dossier: Dossier, other: Dossier, known_as: Mapping[str, str]) -> Dossier:
    """The dossier with the texts of its sources that are at hand for the other one alone."""
    lent = {key: other.texts[theirs] for key, theirs in known_as.items() if theirs in other.texts}
    return replace(dossier, texts={**lent, **dossier.texts})
