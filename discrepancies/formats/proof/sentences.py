"""What is told of a mark, whatever the form: what it is about, its sentence, its claims, and the count of all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discrepancies.formats import outline
from discrepancies.model import SEVERITIES
from discrepancies.proof.marks import MARKS
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.formats.outline import Said
    from discrepancies.proof import Mark, Proof

CLAIMS_SHOWN = 6


def sentence(proof: Proof, mark: Mark) -> str:
    """A mark's message as a sentence; whether the fact was guessed, and why an editor lets it stand, behind it."""
    said = outline.sentence(proof.report, mark.message)
    if mark.accepted is not None:
        said = f"{said} An editor lets it stand: {mark.accepted}"
    return said


def question(proof: Proof, mark: Mark) -> str:
    """The event's fact that a mark is about, by its names: "The mill fire [mill_fire/dead]"; "" for none."""
    naming = proof.report.wording.naming
    if mark.event is None:
        return ""
    asked = naming.question(mark.event, mark.fact) if mark.fact else naming.event(mark.event)
    return f"{asked}, a guess" if mark.guessed and mark.mark != "backed" else asked


def claims(proof: Proof, mark: Mark) -> Iterator[Said]:
    """The claims that a mark is held against, as they are quoted everywhere."""
    return (outline.said(proof.report, row) for row in mark.rows[:CLAIMS_SHOWN])


def tally(proof: Proof) -> str:
    """How many statements there are, and how many of each mark: "14 statements: 10 backed, 3 unbacked, 1 rounded."."""
    accepted = sum(one.accepted is not None for one in proof.marks)
    parts = [f"{proof.counts[kind]:,} {kind}" for kind in MARKS if proof.counts.get(kind)]
    parts += [f"{accepted:,} let stand by an editor"] if accepted else []
    said = counted(len(proof.marks), "statement")
    return f"{said}: {', '.join(parts)}." if parts else f"{said}."


def told(proof: Proof) -> list[Mark]:
    """The marks that somebody has to look at, the gravest first, each kind in the order of the story."""
    left = [one for one in proof.marks if one.mark != "backed" and one.accepted is None]
    return sorted(left, key=lambda one: SEVERITIES.index(one.severity))


def basis(proof: Proof) -> str:
    """What a story was held against: its dossier's files, its texts and its decisions."""
    return f"Held against {listed(proof.report.dossier.paths)}. {outline.head(proof.report)[0]}"
