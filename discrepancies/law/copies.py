"""Which rows repeat which: each derived row beside what it should repeat, and how close the two come.

Who repeats somebody is declared; a row that quotes a voice of its own is held only against what that voice says in
the origin. Where the origin is silent on it, the row is news and no copy.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import pandas as pd

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, ranges
from discrepancies.language.reading import NEVER
from discrepancies.law.cells import Cells
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import Lineage
from discrepancies.law.scopes import Scopes

_Beside = Callable[[Ints, Ints], tuple[Ints, Ints]]
"""Gives rows, each with an older source, beside that source's rows on the same part."""


@dataclass(frozen=True)
class Copies:
    """Each derived row beside each row of those it repeats in the same fact and part: an entry a pair."""

    row: Ints
    origin: Ints
    shares: Mask
    """The two have a value in common."""
    equal: Mask
    inherited: Mask
    """The row's source derives from the origin's, whoever it is attributed to."""
    again: tuple[Ints, Ints]
    """Rows held against the source they are attributed to, beside equal ones of that voice in what theirs repeats."""

    def of(self, pairs: Mask) -> Copies:
        """Some of the pairs."""
        kept = self.row[pairs], self.origin[pairs], self.shares[pairs], self.equal[pairs], self.inherited[pairs]
        return Copies(*kept, self.again)


def copies_of(
    claims: pd.DataFrame, line: Lineage, cells: Cells, scopes: Scopes, ends: tuple[Intervals, Intervals]
) -> Copies:
    """Pair each row with what it should repeat: the source it is attributed to, else those it derives from."""
    source, voice = codes(claims, "source", "voice")
    sources = claims["source"].cat.categories
    as_source = sources.get_indexer(claims["voice"].cat.categories).astype(np.int64)[voice]
    own = as_source == source
    said, firm = ends
    node, track = scopes.node, firm.track
    # The table is sorted by part and source, so what a source says on a part is one run of rows.
    known = cells.part * len(sources) + source

    def beside(row: Ints, older: Ints) -> tuple[Ints, Ints]:
        wanted = cells.part[row] * len(sources) + older
        start, end = np.searchsorted(known, wanted), np.searchsorted(known, wanted, side="right")
        row, origin = np.repeat(row, end - start), ranges(start, end)
        alike = (node[row] == node[origin]) | scopes.unscoped[row] | scopes.unscoped[origin]
        alike &= track[origin] != NEVER
        return row[alike], origin[alike]

    compared = (track != NEVER) & ~cells.listing
    attributed = np.flatnonzero(compared & ~own & (as_source >= 0))
    row, origin = beside(attributed, as_source[attributed])
    compared[row] = False
    inherits = np.flatnonzero(compared)
    place, older = line.older(source[inherits])
    heir, told = beside(inherits[place], older)
    again = _over_again(claims, said, line, beside, np.unique(row))
    quoted, same_voice = len(row), own[heir] | (voice[heir] == voice[told])
    row, origin = np.concatenate([row, heir[same_voice]]), np.concatenate([origin, told[same_voice]])

    shares = firm.overlap(row, origin)
    alike = track[row] == track[origin]
    for pair in np.flatnonzero(~alike).tolist():
        shares[pair] = firm.share(int(row[pair]), int(origin[pair]))
    # Those attributed come first; the others are paired with what they inherit.
    inherited = np.ones(len(row), dtype=bool)
    inherited[:quoted] = line.repeats(source[row[:quoted]], source[origin[:quoted]])
    return Copies(row, origin, shares, alike & said.equal(row, origin), inherited, again)


def _over_again(
    claims: pd.DataFrame, said: Intervals, line: Lineage, beside: _Beside, quoting: Ints
) -> tuple[Ints, Ints]:
    """Rows that quote a source, beside those that say the same of the same time in that voice and theirs repeats."""
    source, voice, when = codes(claims, "source", "voice", "when")
    place, older = line.older(source[quoting])
    row, origin = beside(quoting[place], older)
    same = (voice[row] == voice[origin]) & (when[row] == when[origin]) & (said.track[row] == said.track[origin])
    same &= said.equal(row, origin)
    return row[same], origin[same]
