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
