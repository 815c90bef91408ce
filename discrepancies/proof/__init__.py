"""A story held against the dossier: every figure, date, name and quotation of a text that is about to be published.

In go the story's text and a report; out come marks, one for each thing that a reader could hold the writer to, with
the claims that back it or that it goes against. `story` is the text as it is read, `mentions` what it states,
`questions` which fact each of them answers, and `figures`, `names` and `quotations` how they stand to the claims.
"""

from __future__ import annotations

from discrepancies.proof.accepting import accepted
from discrepancies.proof.marks import MARKS, Mark
from discrepancies.proof.proving import Proof, prove
from discrepancies.proof.story import Story, WrongTie, read

__all__ = ["MARKS", "Mark", "Proof", "Story", "WrongTie", "accepted", "prove", "read"]
