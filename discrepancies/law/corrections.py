"""Claims that their issuer replaced: by a source that says so, or by a later one of its own that says something else.

What was replaced is shown beside what replaced it, and set aside from every conflict.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, distinct, isin, ranges
from discrepancies.law.cells import Cells
from discrepancies.law.clocks import Clocks
from discrepancies.law.greatest_so_far import timeline
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import Lineage
from discrepancies.law.scopes import Scopes
from discrepancies.law.whens import Whens
from discrepancies.load.dossier import Dossier


@dataclass(frozen=True)
class Corrections:
    """Each replaced row beside one that replaces it, and whether the latter's source says that it corrects."""

    row: Ints
    by: Ints
    declared: Mask
    aside: Mask
    """The rows of the table that were replaced."""
    replacing: Mask
    """For each pair of copies, whether the row replaces its origin: a correction is no misquote."""


@dataclass(frozen=True)
class Ground:
    """What is known of the rows before they are held against one another."""

    dossier: Dossier
    lineage: Lineage
    cells: Cells
    saying: Ints
    scopes: Scopes
    firm: Intervals
    whens: Whens
    clocks: Clocks


def corrections_of(ground: Ground) -> Corrections:
    """Find the rows that were replaced."""
    row, by = _declared(ground)
    late, later = _undeclared(ground)
    aside = np.zeros(len(ground.dossier.claims), dtype=bool)
    aside[row] = True
    new = ~aside[late]
    late, later = late[new], later[new]
    aside[late] = True
    declared = np.repeat([True, False], [len(row), len(late)])
    return Corrections(
        np.concatenate([row, late]), np.concatenate([by, later]), declared, aside, _replacing(ground, aside)
    )


def _declared(ground: Ground) -> tuple[Ints, Ints]:
    """The rows on what a source that corrects theirs speaks of, too: one fact, scope and time; with a row of it."""
    pairs = _correcting(ground)
    if not len(pairs):
        return _none()
    claims, cells, node = ground.dossier.claims, ground.cells, ground.scopes.node
    (source,) = codes(claims, "source")
    sources = len(claims["source"].cat.categories)
    # What a list of names says of one name is replaced by the whole of another list.
    asked = np.where(cells.listing, cells.fact + int(cells.part.max(initial=0)) + 1, cells.part)
    place = (asked * (len(ground.scopes.names) + 1) + node + 1) * sources + source
    by_place = np.argsort(place, kind="stable")
    known = place[by_place]
    speaking = np.flatnonzero(isin(source, distinct(pairs[:, 0])))
    begin, end = np.searchsorted(pairs[:, 0], source[speaking]), np.searchsorted(pairs[:, 0], source[speaking] + 1)
    by, older = np.repeat(speaking, end - begin), pairs[ranges(begin, end), 1]
    wanted = place[by] - source[by] + older
    begin, end = np.searchsorted(known, wanted), np.searchsorted(known, wanted, side="right")
    by, row = np.repeat(by, end - begin), by_place[ranges(begin, end)]
    meets = ground.whens.meet(row, by) & ~ground.whens.holds(row, by) & ~ground.whens.holds(by, row)
    row, by = row[meets], by[meets]
    # Whoever says the same again comes last, so that what is shown is what was changed.
    order = np.lexsort((by, ground.firm.equal(row, by), row))
    first = order[np.unique(row[order], return_index=True)[1]]
    return row[first], by[first]


def _none() -> tuple[Ints, Ints]:
    return np.empty(0, dtype=np.int64), np.empty(0, dtype=np.int64)


def _correcting(ground: Ground) -> Ints:
    """The pairs (source code, code of one that it corrects), at any depth, sorted."""
    sources = ground.dossier.sources
    if not any(source.corrects for source in sources.values()):
        return np.zeros((0, 2), dtype=np.int64)
    code = {key: number for number, key in enumerate(ground.dossier.claims["source"].cat.categories.tolist())}
    replaced = _replaced({key: source.corrects for key, source in sources.items() if source.corrects})
    pairs = [(code[key], code[one]) for key, older in replaced.items() for one in older if {key, one} <= code.keys()]
    return np.array(sorted(pairs), dtype=np.int64).reshape(-1, 2)


def _replaced(corrects: Mapping[str, tuple[str, ...]]) -> dict[str, frozenset[str]]:
    """The sources that each source corrects, at any depth."""
    older: dict[str, frozenset[str]] = {}
    for key in TopologicalSorter(corrects).static_order():
        direct = corrects.get(key, ())
        older[key] = frozenset(direct).union(*(older[one] for one in direct))
    return older


def _undeclared(ground: Ground) -> tuple[Ints, Ints]:
    """The rows, in their source's own words, that a later source of their issuer contradicts; with one that does.

    Of what may change over time only what was counted up to one time can, or of what varies what is said of one time:
    else the later is news.
    """
    issuer = _issuer(ground)
    cells, clocks, firm, whens = ground.cells, ground.clocks, ground.firm, ground.whens
    rows = np.flatnonzero((issuer >= 0) & (cells.cell >= 0) & ~cells.listing)
    if not len(rows):
        return _none()
    moving = clocks.moves[rows] & ~(clocks.varies[rows] & whens.stated[rows])
    moves = moving & clocks.counted[rows]
    times = (np.where(moves, ends[rows], 0) for ends in (clocks.earliest, clocks.latest))
    columns = [cells.cell[rows], issuer[rows], whens.number[rows], moves, *times]
    _, label = np.unique(np.column_stack(columns), axis=0, return_inverse=True)
    opens, closes = (ends[rows] for ends in clocks.published)
    low, high = firm.low[rows], firm.high[rows]
    freely = ~moving | moves
    found = np.full(len(rows), -1, dtype=np.int64)
    # A later figure below, or above, which of a figure that may go that way is no correction.
    for value, reach, may in ((-high, -low, freely | clocks.grows[rows]), (low, high, freely | clocks.shrinks[rows])):
        later = timeline(label, -opens, value).reached(label, -closes, before=True)
        over = np.flatnonzero((later >= 0) & may)
        over = over[value[later[over]] > reach[over]]
        found[over] = later[over]
    late = np.flatnonzero(found >= 0)
    return rows[late], rows[found[late]]


def _issuer(ground: Ground) -> Ints:
    """The number of the issuer of each row that is in its source's own words; -1 where it has no other source."""
    claims, issuer = ground.dossier.claims, ground.lineage.issuer
    source, voice = codes(claims, "source", "voice")
    several = np.bincount(issuer, minlength=1)[issuer] > 1
    own = claims["voice"].cat.categories.get_indexer(claims["source"].cat.categories)[source] == voice
    return np.where(own & several[source], issuer[source], -1)


def _replacing(ground: Ground, aside: Mask) -> Mask:
    """The pairs of copies in which the row's source corrects its origin's, or its issuer took the origin's back."""
    copies, clocks = ground.clocks.copies, ground.clocks
    row, origin = copies.row, copies.origin
    replaced: Mask = aside[origin]
    if not replaced.any():
        return replaced
    issuer, (source,) = _issuer(ground), codes(ground.dossier.claims, "source")
    sources = len(ground.dossier.claims["source"].cat.categories)
    pairs = _correcting(ground)
    declared = isin(source[row] * sources + source[origin], pairs[:, 0] * sources + pairs[:, 1])
    later = clocks.published[1][origin] < clocks.published[0][row]
    own = (issuer[row] == issuer[origin]) & (issuer[row] >= 0) & later
    found: Mask = replaced & (declared | own)
    return found
