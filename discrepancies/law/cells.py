"""Which rows can be compared: the numbers of the fact, part, cell and unit that each row of the table belongs to.

Rows that can be compared form a *cell* (one event, fact, part, scope and track; where several answers can be true at
once, one answer too, for no other excludes it). What a source says in one voice, at
one firmness, within a cell is a *unit*.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import pandas as pd

from discrepancies.claims.table import answering, codes
from discrepancies.columns.arrays import Ints, Mask, numbered
from discrepancies.language.reading import NEVER
from discrepancies.load.dossier import Dossier
from discrepancies.model import STATED


@dataclass(frozen=True)
class Cells:
    """Where each row stands, as integer arrays of one entry a row; numbers count in the order of the table.

    `fact` numbers events' facts (`first_row` of each), `part` those facts' parts, `cell` what is compared with one
    another (-1: nothing), `unit` a source's words in one voice, at one firmness, within a cell.
    """

    fact: Ints
    part: Ints
    cell: Ints
    unit: Ints
    teller: Ints
    """A number for each source in each voice: who tells what the row says."""
    word: Ints
    """A number for each teller at each firmness: what it alleges does not contradict what it states."""
    listing: Mask
    """Rows of a list of names, for which names-differ alone speaks."""
    several: Mask
    """Rows of facts of which several answers can be true at once: none excludes another."""
    first_row: Ints
    cell_count: int
    unit_count: int

    def rows_of_part(self, part: int) -> Ints:
        """The table's rows of one part of an event's fact."""
        return np.arange(*np.searchsorted(self.part, [part, part + 1]))

    def rows_of_fact(self, fact: int) -> range:
        """The table's rows of one event's fact."""
        end = self.first_row[fact + 1] if fact + 1 < len(self.first_row) else len(self.fact)
        return range(int(self.first_row[fact]), int(end))


def cells_of(dossier: Dossier) -> Cells:
    """Put each row of the claims table, sorted by event, fact and part, into its cell."""
    claims = dossier.claims
    event, asked, part_code, source, voice, scope = codes(claims, "event", "fact", "part", "source", "voice", "scope")
    changes = (np.diff(event) != 0) | (np.diff(asked) != 0)
    fact = np.concatenate([[0], np.cumsum(changes)])[: len(claims)]
    part = np.concatenate([[0], np.cumsum(changes | (np.diff(part_code) != 0))])[: len(claims)]
    first_row = np.concatenate([[0], np.flatnonzero(changes) + 1])[: len(claims)]

    track = claims["track"].to_numpy()
    compared = np.flatnonzero(track != NEVER)
    scopes, voices = (max(len(claims[key].cat.categories), 1) for key in ("scope", "voice"))
    several = answering(dossier, lambda fact: fact.several)
    answer = _answers(claims, several)
    place = (part * scopes + scope) * 4 + track
    known, cell = numbered(place * (int(answer.max(initial=0)) + 1) + answer, compared)
    _, teller = numbered(source * voices + voice, np.arange(len(claims)))
    # By the text and not its code: a table without a claim that is alleged has fewer codes.
    firmness = claims["stated"].cat.set_categories(STATED).cat.codes.to_numpy()
    words, word = numbered(teller * len(STATED) + firmness, np.arange(len(claims)))
    units, unit = numbered(cell * len(words) + word, compared)
    return Cells(
        fact=fact,
        part=part,
        cell=cell,
        unit=unit,
        teller=teller,
        word=word,
        listing=answering(dossier, lambda fact: fact.kind == "names"),
        several=several,
        first_row=first_row,
        cell_count=len(known),
        unit_count=len(units),
    )


def _answers(claims: pd.DataFrame, several: Mask) -> Ints:
    """A number for each answer of which several can be true at once; 0 for all rows that are held against others."""
    answer = np.zeros(len(claims), dtype=np.int64)
    if several.any():
        ends = claims[["low", "high"]].to_numpy()[several]
        answer[several] = np.unique(ends, axis=0, return_inverse=True)[1].reshape(-1) + 1
    return answer
