"""Which rows are no word of their own: what repeats an ancestor, says it exactly, or gets it wrong.

A wrong copy is reported as that and set aside, with whatever copies it in turn: the same conflict is not told again
between the other sources. One that a generous reading mends stays, as if it were told by whom it repeats: it is held
against everybody else.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Ints, Mask, distinct, ranges
from discrepancies.law.copies import Copies
from discrepancies.law.corrections import Corrections, Ground
from discrepancies.law.intervals import Intervals
from discrepancies.law.origins import repeats
from discrepancies.law.two_times import both_stand


@dataclass(frozen=True)
class Echoes:
    """How the rows stand to what they repeat; all but `fits` have one entry a row."""

    fits: Mask
    """For each pair of copies: they share a value, are of two times, or the later takes the earlier back."""
    misquotes: Mask
    """Rows that fit none of what they should repeat."""
    softly: Mask
    """Those of them that a more generous reading lets fit the nearest of it, or that may be a translation."""
    translated: Mask
    """For each pair of copies: names or terms of sources in two languages."""
    aside: Mask
    """Rows that misquote, or repeat a misquote: they count as that, not as a further conflict."""
    teller: Ints
    """Who tells each row, where two are held against one another: of softly wrong copies who tells their origin."""
    repeats: Mask
    """Rows that say what an ancestor says, and so are no word of their own."""
    derived: Mask
    """These, and rows that stand beside whatever else an ancestor says of their fact."""
    same: Mask
    """Rows that say exactly what an ancestor says: that claim over again, no further side in a conflict."""


def echoes_of(ground: Ground, generous: Intervals, corrections: Corrections) -> Echoes:
    """Tell what each row is beside those that it repeats."""
    claims, cells, clocks = ground.dossier.claims, ground.cells, ground.clocks
    copies = clocks.copies
    row, origin = copies.row, copies.origin
    fits = copies.shares | corrections.replacing | cells.several[row]
    left = np.flatnonzero(~fits)
    # What is counted up to another day is no copy of that figure.
    fits[left] = clocks.of_two_counts(row[left], origin[left])
    fits[left] |= both_stand(ground.whens, clocks, ground.firm, row[left], origin[left])
    fits |= _as_corrected(ground, corrections)
    misquotes = np.zeros(len(claims), dtype=bool)
    misquotes[row] = True
    misquotes[row[fits]] = False
    # Whoever corrects a source and says the same again stands by it: that is its own word from then on.
    anew = np.zeros(len(claims), dtype=bool)
    anew[row[corrections.replacing & copies.equal]] = True
    same = _same(copies, ground) & ~anew
    nearest, softly = _nearly(ground, generous, misquotes)
    translated = _translated(ground)
    in_words = np.zeros(len(claims), dtype=bool)
    in_words[row[translated]] = True
    aside = _set_aside(copies, fits, misquotes & ~(softly & ~in_words))
    return Echoes(
        fits=fits,
        misquotes=misquotes,
        translated=translated,
        softly=softly | (misquotes & in_words),
        aside=aside,
        teller=_tellers(ground, fits, nearest, _set_aside(copies, fits, misquotes) & ~aside),
        repeats=_again(ground, same) & ~anew,
        derived=repeats(claims, ground.lineage, cells.fact),
        same=same,
    )


def _as_corrected(ground: Ground, corrections: Corrections) -> Mask:
    """The pairs of copies whose origin was replaced since by what the copy says already."""
    row, origin = ground.clocks.copies.row, ground.clocks.copies.origin
    by = np.arange(len(corrections.aside))
    by[corrections.row] = corrections.by
    found: Mask = corrections.aside[origin] & (ground.firm.track[row] == ground.firm.track[by[origin]])
    return found & ground.firm.overlap(row, by[origin])


def _nearly(ground: Ground, generous: Intervals, misquotes: Mask) -> tuple[Ints, Mask]:
    """For each misquote what comes nearest to it of what it repeats, and whether it fits that, read generously."""
    copies, firm = ground.clocks.copies, ground.firm
    softly, nearest = np.zeros(len(misquotes), dtype=bool), np.arange(len(misquotes))
    pairs = np.flatnonzero(misquotes[copies.row])
    row, origin = copies.row[pairs], copies.origin[pairs]
    gap = np.maximum(firm.low[row] - firm.high[origin], firm.low[origin] - firm.high[row])
    gap[firm.track[row] != firm.track[origin]] = 0
    least = np.full(len(misquotes), np.inf)
    np.minimum.at(least, row, gap)
    for one, other in zip(row[gap == least[row]].tolist(), origin[gap == least[row]].tolist(), strict=True):
        if not softly[one]:
            nearest[one], softly[one] = other, generous.share(one, other)
    return nearest, softly


def _tellers(ground: Ground, fits: Mask, nearest: Ints, softly: Mask) -> Ints:
    """Who tells each row: of those that are softly wrong, or fit nothing but such, whoever tells their origin."""
    copies, teller = ground.clocks.copies, ground.cells.teller
    if not softly.any():
        return teller
    wrong = softly & (nearest != np.arange(len(softly)))
    pairs = np.flatnonzero(fits & (softly & ~wrong)[copies.row] & softly[copies.origin])
    behind = np.arange(len(softly))
    behind[copies.row[pairs]] = copies.origin[pairs]
    # Copies of copies, however long the chain; those that quote each other in turn lead nowhere.
    for _ in range(len(pairs).bit_length()):
        behind = behind[behind]
    found: Ints = np.where(softly, teller[nearest[behind]], teller)
    return found


def _translated(ground: Ground) -> Mask:
    """The pairs of copies whose sources write in two languages, of a name or a term."""
    dossier, copies = ground.dossier, ground.clocks.copies
    (source,) = codes(dossier.claims, "source")
    declared = [dossier.sources.get(key) for key in dossier.claims["source"].cat.categories.tolist()]
    languages = [(one.language if one else None) or "en" for one in declared]
    language = np.unique(np.array(languages, dtype=str), return_inverse=True)[1]
    words = answering(dossier, lambda fact: fact.kind in ("name", "category"))
    found: Mask = (language[source[copies.row]] != language[source[copies.origin]]) & words[copies.row]
    return found


def _set_aside(copies: Copies, fits: Mask, misquotes: Mask) -> Mask:
    """Misquotes, and the rows that fit nothing but rows set aside: copies of a misquote are its echo."""
    aside = misquotes.copy()
    by_origin = np.flatnonzero(fits)[np.argsort(copies.origin[fits], kind="stable")]
    row, origin = copies.row[by_origin], copies.origin[by_origin]
    sound = np.bincount(row, minlength=len(aside))
    fallen = np.flatnonzero(aside)
    while len(fallen):
        heirs = row[ranges(*np.searchsorted(origin, [fallen, fallen + 1]))]
        np.subtract.at(sound, heirs, 1)
        heirs = distinct(heirs)
        fallen = heirs[(sound[heirs] == 0) & ~aside[heirs]]
        aside[fallen] = True
    return aside


def _again(ground: Ground, same: Mask) -> Mask:
    """The rows whose claim an ancestor makes, too: one answer, in the same voice or, where they name none, in any."""
    # Who repeats figures of several times without a time of its own says none that one of them says.
    return repeats(ground.dossier.claims, ground.lineage, ground.saying) | (same & ground.clocks.repeating)


def _same(copies: Copies, ground: Ground) -> Mask:
    """The rows that say what an ancestor says of one scope; what may change and states its time, of one time too."""
    cells, clocks, when = ground.cells, ground.clocks, ground.whens.number
    row, origin = copies.row, copies.origin
    as_of = (clocks.earliest[row] == clocks.earliest[origin]) & (clocks.latest[row] == clocks.latest[origin])
    as_of |= ~(clocks.stated & clocks.moves)[row]
    same = np.zeros(len(cells.cell), dtype=bool)
    same[
        row[
            copies.equal
            & copies.inherited
            & (cells.cell[row] == cells.cell[origin])
            & as_of
            & (when[row] == when[origin])
        ]
    ] = True
    return same
