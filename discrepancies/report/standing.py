"""Who stands how to the answers of some facts, in columns: sources by key, and origins by name.

Worked out for many answers at once, and for those alone that are shown.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, distinct
from discrepancies.law.origins import counted, repeats
from discrepancies.law.stances import STANCES, stances
from discrepancies.report.entries import MOST_SOURCES, Stance

if TYPE_CHECKING:
    from discrepancies.law.agreement import Agreement


_AT_ONCE = 4096
"""Answers for which this is worked out in one go, where they are asked for one by one."""


@dataclass(frozen=True)
class Standing:
    """Who stands how to the answers asked for: group 4n + s has those of stance s (of STANCES) to the nth answer.

    Sources and origins are codes, group by group; those of group g are begin[g]..begin[g + 1].
    """

    source: Ints
    source_begin: Ints
    origin: Ints
    """Numbers of sets of roots; `names` says what each is called."""
    origin_begin: Ints

    def of(self, answer: int, sources: list[str], names: list[str]) -> tuple[Stance, ...]:
        """The four stances to one of the answers, with the keys of the sources and the names of the origins."""
        return tuple(self._stance(len(STANCES) * answer + s, sources, names) for s in range(len(STANCES)))

    def _stance(self, group: int, sources: list[str], names: list[str]) -> Stance:
        source = self.source[self.source_begin[group] : self.source_begin[group + 1]]
        origin = self.origin[self.origin_begin[group] : self.origin_begin[group + 1]].tolist()
        listed = tuple(sources[code] for code in source[:MOST_SOURCES].tolist())
        return Stance(listed, len(source), tuple(sorted(names[number] for number in origin)))


class StandingOfAll:
    """Who stands how to each answer, worked out for the neighbours of the one that is asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self._keys = agreement.comparison.claims["source"].cat.categories.tolist()
        self.names = origin_names(agreement)
        """What each set of roots of the agreement's lineage is called."""
        self._block = -1
        self._known: Standing | None = None

    def of(self, place: int) -> tuple[Stance, ...]:
        """Who says an answer, bears it out, leaves it open and excludes it, by its place in the agreement."""
        block, at = divmod(place, _AT_ONCE)
        if self._known is None or block != self._block:
            last = min((block + 1) * _AT_ONCE, len(self._agreement.answers.fact))
            self._known, self._block = standing(self._agreement, np.arange(block * _AT_ONCE, last)), block
        return self._known.of(at, self._keys, self.names)


def standing(agreement: Agreement, places: Ints) -> Standing:
    """Who stands how to these answers."""
    comparison = agreement.comparison
    claims, line = comparison.claims, comparison.lineage
    found = stances(comparison, agreement.answers, places)
    group, groups = len(STANCES) * found.answer + found.stance, len(STANCES) * len(places)
    (source,) = codes(claims, "source")
    span = int(source.max(initial=0)) + 1
    tells, source = np.divmod(distinct(group * span + source[found.row]), span)
    own = ~repeats(claims, line, group, found.row)
    stands, origin, _ = counted(group[own], line.rows[found.row[own]], line)
    every = np.arange(groups + 1)
    return Standing(source, np.searchsorted(tells, every), origin, np.searchsorted(stands, every))


def origin_names(agreement: Agreement) -> list[str]:
    """What each set of roots is called, by what its roots are called."""
    return [" and ".join(sorted(of)) for of in agreement.comparison.lineage.sets]
