"""The law of comparison, applied once to the whole table: which rows can be compared, and which exclude others.

Rows that can be compared form a *cell* (one event, fact, part, scope and track). In one dimension closed
intervals that overlap pairwise share a point, so a cell is consistent exactly if its greatest low is at most its
least high; no pair is ever enumerated. What a source says in one voice within a cell is a *unit*. Of a cumulative
fact a lower figure that is certainly the earlier excludes nothing.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from discrepancies.columns.arrays import isin, numbered, ranges
from discrepancies.language.calendar import holds_such_day
from discrepancies.language.reading import ABSOLUTE, NEVER
from discrepancies.law.clocks import clocks
from discrepancies.law.origins import Lineage, lineage, repeats
from discrepancies.law.scopes import Scopes, scopes_of

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Ends(NamedTuple):
    """The least and the greatest value each row allows: as read, or with its vague widths doubled."""

    low: Floats
    high: Floats


@dataclass(frozen=True)
class Copies:
    """Each derived row beside each row of those it repeats in the same fact and part: do they fit, are they equal?"""

    row: Ints
    origin: Ints
    shares: Mask
    """The two have a value in common."""
    fits: Mask
    """They have, or the lower figure of a cumulative fact is certainly the earlier."""
    equal: Mask
    inherited: Mask
    """The row's source derives from the origin's, whoever it is attributed to."""


@dataclass(frozen=True)
class Comparison:
    """The table's rows put where the law compares them, as integer arrays of one entry a row.

    `fact` numbers events' facts in the order of the table (`first_row` of each), `part` those facts' parts,
    `cell` what is compared with one another (-1: nothing), `unit` a source's words in one voice within a cell.
    """

    claims: pd.DataFrame
    lineage: Lineage
    low: Floats
    high: Floats
    track: Ints
    fact: Ints
    part: Ints
    cell: Ints
    unit: Ints
    teller: Ints
    """A number for each source in each voice: who tells what the row says."""
    unscoped: Mask
    """Rows that state no scope."""
    scopes: Scopes
    cumulative: Mask
    """Rows of facts whose figures may grow."""
    earliest: Floats
    latest: Floats
    """Up to when each row was counted, in seconds as `low` and `high` of a date; see `clocks`."""
    listing: Mask
    """Rows of a list of names, for which names-differ alone speaks."""
    first_row: Ints
    cells: int
    units: int
    copies: Copies
    misquotes: Mask
    aside: Mask
    """Rows that misquote, or repeat a misquote: they count as that, not as a further conflict."""
    repeats: Mask
    """Rows that repeat an ancestor's claim of the same event and fact."""
    same: Mask
    """Rows that say exactly what an ancestor says: that claim over again, no further side in a conflict."""

    @cached_property
    def firm(self) -> Ends:
        """The rows' intervals as they are."""
        return Ends(self.low, self.high)

    @cached_property
    def generous(self) -> Ends:
        """The rows' intervals with their vague widths doubled: what excludes nothing here is a soft conflict."""
        return Ends(self.claims["soft_low"].to_numpy(), self.claims["soft_high"].to_numpy())

    @cached_property
    def counted(self) -> Mask:
        """The rows that say up to when they were counted, or repeat one that does; others were published some time."""
        copies, first, last = self.copies, self.earliest, self.latest
        says = np.array(self.claims["as_of"] != "")
        within = (first[copies.row] <= first[copies.origin]) & (last[copies.origin] <= last[copies.row])
        row, origin = (of[within & ~says[copies.row]] for of in (copies.row, copies.origin))
        while not says[row[says[origin]]].all():
            says[row[says[origin]]] = True
        return says

    @cached_property
    def repeating(self) -> Mask:
        """The rows that do not say themselves up to when they were counted, and repeat others."""
        repeating = np.asarray(self.claims["as_of"] == "")
        return repeating & np.isin(np.arange(len(repeating)), self.copies.row)

    @cached_property
    def begins(self) -> Floats:
        """`earliest` where time counts, -inf elsewhere: what is not cumulative is said of all time."""
        return np.where(self.cumulative, self.earliest, -np.inf)

    @cached_property
    def ends(self) -> Floats:
        """`latest` where time counts, inf elsewhere."""
        return np.where(self.cumulative, self.latest, np.inf)

    def rows_of_part(self, part: int) -> Ints:
        """The table's rows of one part of an event's fact."""
        return np.arange(*np.searchsorted(self.part, [part, part + 1]))

    def rows_of_fact(self, fact: int) -> range:
        """The table's rows of one event's fact."""
        end = self.first_row[fact + 1] if fact + 1 < len(self.first_row) else len(self.fact)
        return range(int(self.first_row[fact]), int(end))


def compare(dossier: Dossier) -> Comparison:
    """Lay out the dossier's claims for comparison."""
    claims = dossier.claims
    event, fact_code, part_code, source, voice, scope = (
        claims[key].cat.codes.to_numpy().astype(np.int64)
        for key in ("event", "fact", "part", "source", "voice", "scope")
    )
    low, high, track = (claims[key].to_numpy() for key in ("low", "high", "track"))
    changes = (np.diff(event) != 0) | (np.diff(fact_code) != 0)
    fact = np.concatenate([[0], np.cumsum(changes)])[: len(claims)]
    part = np.concatenate([[0], np.cumsum(changes | (np.diff(part_code) != 0))])[: len(claims)]
    first_row = np.concatenate([[0], np.flatnonzero(changes) + 1])[: len(claims)]

    scopes = len(claims["scope"].cat.categories)
    compared = np.flatnonzero(track != NEVER)
    packed = (part * max(scopes, 1) + scope) * 4 + track
    known, cell = numbered(packed, compared)
    voices = len(claims["voice"].cat.categories)
    tellers, teller = numbered(source * voices + voice, np.arange(len(claims)))
    units, unit = numbered(cell * len(tellers) + teller, compared)

    line = lineage(claims, dossier.sources)
    lists = [n for n, key in enumerate(claims["fact"].cat.categories) if dossier.facts[key].kind == "names"]
    listing = np.isin(fact_code, lists)
    unscoped = np.asarray(claims["scope"] == "")
    growing = [n for n, key in enumerate(claims["fact"].cat.categories) if dossier.facts[key].cumulative]
    cumulative = np.isin(fact_code, growing)
    copies = _copies(claims, line, low, high, part, track, scope, unscoped, listing)
    earliest, latest = clocks(dossier, copies.row, copies.origin, copies.equal, copies.shares)
    copies = _in_time(copies, cumulative, low, high, earliest, latest)
    misquotes = _misquotes(copies, len(claims))
    return Comparison(
        claims=claims,
        lineage=line,
        low=low,
        high=high,
        track=track,
        fact=fact,
        part=part,
        cell=cell,
        unit=unit,
        teller=teller,
        first_row=first_row,
        unscoped=unscoped,
        scopes=scopes_of(dossier),
        cumulative=cumulative,
        earliest=earliest,
        latest=latest,
        listing=listing,
        cells=len(known),
        units=len(units),
        copies=copies,
        misquotes=misquotes,
        aside=_set_aside(copies, misquotes),
        repeats=repeats(claims, line, fact),
        same=_same(copies, cell, np.asarray(claims["as_of"] != "") & cumulative, earliest, latest),
    )


def extremes(low: Floats, high: Floats, label: Ints, labels: int) -> tuple[Floats, Floats]:
    """The greatest low and the least high of each label 0..labels-1; entries labelled -1 count nowhere."""
    greatest, least = np.full(labels, -np.inf), np.full(labels, np.inf)
    rows = np.flatnonzero(label >= 0)
    np.maximum.at(greatest, label[rows], low[rows])
    np.minimum.at(least, label[rows], high[rows])
    return greatest, least


def share(low: Floats, high: Floats, track: Ints, one: int, other: int) -> bool:
    """Whether two rows that are compared allow a value in common, one of them without a year or not."""
    if track[one] == track[other]:
        return bool(low[one] <= high[other] and low[other] <= high[one])
    dated, digits = sorted((one, other), key=lambda row: int(track[row]))
    return holds_such_day(low[dated], high[dated], low[digits], high[digits])


def _copies(
    claims: pd.DataFrame,
    line: Lineage,
    low: Floats,
    high: Floats,
    part: Ints,
    track: Ints,
    scope: Ints,
    unscoped: Mask,
    listing: Mask,
) -> Copies:
    """Pair each row with what it should repeat: the source it is attributed to, else those it derives from.

    A row that quotes a voice of its own is paired only with what that voice says there: where it says nothing
    there, the row is news and no copy.
    """
    source, voice = (claims[key].cat.codes.to_numpy().astype(np.int64) for key in ("source", "voice"))
    sources = claims["source"].cat.categories
    as_source = sources.get_indexer(claims["voice"].cat.categories).astype(np.int64)[voice]
    own = np.asarray(claims["voice"].astype(str) == claims["source"].astype(str))
    # The table is sorted by part and source, so what a source says on a part is one run of rows.
    known = part * len(sources) + source

    def beside(row: Ints, older: Ints) -> tuple[Ints, Ints]:
        wanted = part[row] * len(sources) + older
        start, end = np.searchsorted(known, wanted), np.searchsorted(known, wanted, side="right")
        row, origin = np.repeat(row, end - start), ranges(start, end)
        alike = (scope[row] == scope[origin]) | unscoped[row] | unscoped[origin]
        # A date without a year is held against one with; a time on several clocks against its like only.
        alike &= (track[row] == track[origin]) | ((track[row] != ABSOLUTE) & (track[origin] != ABSOLUTE))
        alike &= track[origin] != NEVER
        return row[alike], origin[alike]

    compared = (track != NEVER) & ~listing
    attributed = np.flatnonzero(compared & ~own & (as_source >= 0))
    row, origin = beside(attributed, as_source[attributed])
    compared[row] = False
    inherits = np.flatnonzero(compared)
    start, end = np.searchsorted(line.pairs[:, 0], [source[inherits], source[inherits] + 1])
    heir, told = beside(np.repeat(inherits, end - start), line.pairs[ranges(start, end), 1])
    same_voice = own[heir] | (voice[heir] == voice[told])
    row, origin = np.concatenate([row, heir[same_voice]]), np.concatenate([origin, told[same_voice]])

    shares = (low[row] <= high[origin]) & (low[origin] <= high[row])
    for pair in np.flatnonzero(track[row] != track[origin]).tolist():
        shares[pair] = share(low, high, track, int(row[pair]), int(origin[pair]))
    equal = (low[row] == low[origin]) & (high[row] == high[origin])
    inherited = isin(source[row] * len(sources) + source[origin], line.pairs[:, 0] * len(sources) + line.pairs[:, 1])
    return Copies(row, origin, shares, shares, equal, inherited)


def _in_time(copies: Copies, cumulative: Mask, low: Floats, high: Floats, earliest: Floats, latest: Floats) -> Copies:
    """The same pairs, where a lower figure of a growing fact fits a higher one that is certainly later."""
    row, origin = copies.row, copies.origin
    grown = (high[row] < low[origin]) & (latest[row] < earliest[origin])
    grown |= (high[origin] < low[row]) & (latest[origin] < earliest[row])
    return replace(copies, fits=copies.shares | (cumulative[row] & grown))


def _same(copies: Copies, cell: Ints, dated: Mask, earliest: Floats, latest: Floats) -> Mask:
    """The rows that say what an ancestor says of one scope: where they are `dated` themselves, of one time."""
    row, origin = copies.row, copies.origin
    as_of = (earliest[row] == earliest[origin]) & (latest[row] == latest[origin])
    same = np.zeros(len(dated), dtype=bool)
    same[row[copies.equal & copies.inherited & (cell[row] == cell[origin]) & (as_of | ~dated[row])]] = True
    return same


def _misquotes(copies: Copies, rows: int) -> Mask:
    """The rows that fit none of what they should repeat."""
    misquotes = np.zeros(rows, dtype=bool)
    misquotes[copies.row] = True
    misquotes[copies.row[copies.fits]] = False
    return misquotes


def _set_aside(copies: Copies, misquotes: Mask) -> Mask:
    """Misquotes, and the rows that fit nothing but rows set aside: copies of a misquote are its echo."""
    aside = misquotes
    row, origin = copies.row[copies.fits], copies.origin[copies.fits]
    while True:
        sound = np.zeros(len(aside), dtype=bool)
        sound[row[~aside[origin]]] = True
        further = aside.copy()
        further[row] |= ~sound[row]
        if np.array_equal(further, aside):
            return aside
        aside = further
