"""Who stands how to the answers of some facts: sources by key, and origins by name.

Worked out for many answers at once, and for those alone that are shown.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, distinct
from discrepancies.law.origins import counted, repeats
from discrepancies.law.stances import SAYS, STANCES, stances
from discrepancies.report.entries import MOST_SOURCES, Stance

if TYPE_CHECKING:
    from discrepancies.law.agreement import Agreement

_AT_ONCE = 4096
"""Answers for which this is worked out in one go, where they are asked for one by one."""
_NOBODY = Stance((), 0, ())


class Standing(NamedTuple):
    """Who stands how to some answers: group 4n + s has those of stance s (of STANCES) to the nth of them.

    Sources and origins are codes, group by group, each in order; those of group g are begin[g]..begin[g + 1].
    """

    source: list[int]
    source_begin: list[int]
    origin: list[int]
    """Numbers of sets of roots."""
    origin_begin: list[int]

    def listed(self) -> list[int]:
        """Where the sources of each group end that are listed: MOST_SOURCES at most."""
        ends = zip(self.source_begin[:-1], self.source_begin[1:], strict=True)
        return [min(begin + MOST_SOURCES, end) for begin, end in ends]

    def named(self) -> list[int]:
        """Where the origins of each group end that are named: all that say an answer, of the others as many."""
        ends = enumerate(zip(self.origin_begin[:-1], self.origin_begin[1:], strict=True))
        return [min(begin + MOST_SOURCES, end) if group % len(STANCES) != SAYS else end for group, (begin, end) in ends]


class Stander:
    """Who stands how to each of an agreement's answers, worked out when it is asked for."""

    def __init__(self, agreement: Agreement) -> None:
        self._agreement = agreement
        self.keys: list[str] = agreement.comparison.claims["source"].cat.categories.tolist()
        """What each source code stands for."""
        self.names = [" and ".join(sorted(of)) for of in agreement.comparison.lineage.sets]
        """What each set of roots is called, by what its roots are called."""
        self._rank = np.argsort(np.argsort(np.array(self.names, dtype=object), kind="stable"))
        self._block = -1
        self._known: Standing | None = None

    def of(self, place: int) -> tuple[Stance, ...]:
        """Who says one answer, bears it out, leaves it open and excludes it; its neighbours are looked at with it."""
        block, at = divmod(place, _AT_ONCE)
        if self._known is None or block != self._block:
            last = min((block + 1) * _AT_ONCE, len(self._agreement.answers.fact))
            self._known, self._block = self.standing(np.arange(block * _AT_ONCE, last)), block
        return tuple(self._stance(self._known, len(STANCES) * at + stance) for stance in range(len(STANCES)))

    def _stance(self, known: Standing, group: int) -> Stance:
        begin, end = known.source_begin[group : group + 2]
        if begin == end:
            return _NOBODY
        sources = tuple([self.keys[code] for code in known.source[begin : min(begin + MOST_SOURCES, end)]])
        first, last = known.origin_begin[group : group + 2]
        last = last if group % len(STANCES) == SAYS else min(first + MOST_SOURCES, last)
        return Stance(sources, end - begin, tuple([self.names[number] for number in known.origin[first:last]]))

    def standing(self, places: Ints) -> Standing:
        """Who stands how to these answers."""
        comparison = self._agreement.comparison
        claims, line = comparison.claims, comparison.lineage
        found = stances(self._agreement, places)
        group, groups = len(STANCES) * found.answer + found.stance, len(STANCES) * len(places)
        (source,) = codes(claims, "source")
        span = len(self.keys)
        tells, source = np.divmod(distinct(group * span + source[found.row]), max(span, 1))
        said = group * (int(comparison.saying.max(initial=0)) + 1) + comparison.saying[found.row]
        own = ~repeats(claims, line, said, found.row)
        stands, origin, _ = counted(group[own], line.rows[found.row[own]], line)
        origin = origin[np.lexsort((self._rank[origin], stands))]
        every = np.arange(groups + 1)
        begins = (np.searchsorted(of, every).tolist() for of in (tells, stands))
        return Standing(source.tolist(), next(begins), origin.tolist(), next(begins))
