"""How a statement of a story can stand to the dossier, and how grave each way is.

A mark never says that a story is wrong: it says what no claim says, or what the claims say otherwise.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal, NamedTuple

from discrepancies.model import Severity

Kind = Literal[
    "backed",
    "unbacked",
    "disputed",
    "firmer",
    "rounded",
    "another-event",
    "altered-quotation",
    "misspelt-name",
    "against-decision",
    "decision-stale",
]

MARKS: Mapping[Kind, str] = {
    "backed": "a claim says so",
    "unbacked": "no claim says so",
    "disputed": "sources contradict it, and it is printed bare",
    "firmer": "it is firmer than its source: a hedge, a doubt or an attribution is lost",
    "rounded": "the sources give a figure that this one rounds",
    "another-event": "it is what sources say of another event",
    "altered-quotation": "the words are not those of the source",
    "misspelt-name": "the dossier spells this name otherwise",
    "against-decision": "the editor decided otherwise",
    "decision-stale": "it rests on a decision whose evidence has changed",
}
"""Every mark, and what it says in a few words."""

SEVERITY: Mapping[Kind, Severity] = {
    "backed": "info",
    "unbacked": "error",
    "disputed": "error",
    "firmer": "error",
    "rounded": "warning",
    "another-event": "error",
    "altered-quotation": "error",
    "misspelt-name": "warning",
    "against-decision": "error",
    "decision-stale": "warning",
}


class Mark(NamedTuple):
    """One statement of a story, and how it stands to the dossier."""

    start: int
    """Where it begins in the story's text, from 0; `Story.place` tells line and column."""
    end: int
    text: str
    mark: Kind
    severity: Severity
    message: str
    """A plain sentence, without a full stop."""
    event: str | None = None
    fact: str | None = None
    rows: tuple[int, ...] = ()
    """The claims that it is held against, as rows of the claims table, one a claim."""
    origins: int = 0
    """Of what is backed: how many origins say so."""
    guessed: bool = False
    """Whether the fact was found by value and words; False where the story ties it, or nothing is to be guessed."""
    id: str = ""
    accepted: str | None = None
    """Why an editor lets it stand, where one does."""
