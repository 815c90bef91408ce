"""Who stands how to the answers of some facts, in columns: sources by key, and origins by name.

Worked out for many answers at once, and for those alone that are shown.
"""

from __future__ import annotations

from collections import Counter
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
    from discrepancies.load.dossier import Dossier


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
    stands, origin = counted(group[own], line.rows[found.row[own]], line)
    every = np.arange(groups + 1)
    return Standing(source, np.searchsorted(tells, every), origin, np.searchsorted(stands, every))


def origin_names(dossier: Dossier, agreement: Agreement) -> list[str]:
    """What each set of roots is called: by its roots' names, with the key where two have one name."""
    sets = agreement.comparison.lineage.sets
    keys = sorted({key for of in sets for key in of})
    called = {key: _name(dossier, key) for key in keys}
    often = Counter(called.values())
    names = {key: f"{name} ({key})" if often[name] > 1 and name != key else name for key, name in called.items()}
    return [" and ".join(sorted(names[key] for key in of)) for of in sets]


def _name(dossier: Dossier, key: str) -> str:
    """What somebody is called to whom words go back: a voice by its title, a source by who published it."""
    if key in dossier.voices:
        return dossier.voices[key].title
    source = dossier.sources.get(key)
    return (source.publisher or source.title or key) if source else key
