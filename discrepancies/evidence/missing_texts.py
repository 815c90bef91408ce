"""The texts that are not at hand, and what was therefore not checked: said once, so that silence is no all-clear."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier


class NotRun(NamedTuple):
    """A rule that could not look at everything, and why."""

    rule: str
    why: str
    """What is missing: "5 texts missing", "5 of 8 texts missing"."""
    wholly: bool
    """It could look at nothing at all."""


def unchecked_quotes(dossier: Dossier) -> dict[str, int]:
    """How many quotes each source has whose text is not at hand."""
    written = dossier.written.columns
    source = written["source"]
    number = np.bincount(source.codes[written["quote"].given()], minlength=len(source.texts)).tolist()
    quotes: dict[str, int] = {}
    for key, of in zip(source.texts, number, strict=True):
        if of and key not in dossier.texts:
            quotes[key] = quotes.get(key, 0) + of
    return quotes


def not_run(dossier: Dossier, ran: Sequence[str]) -> tuple[NotRun, ...]:
    """Which of the rules that ran could not look at everything for want of texts, in their order."""
    speaking = dossier.written.columns["source"].first()
    lacking = [key for key in speaking if key not in dossier.texts]
    pinned = [key for key in lacking if (text := dossier.sources[key].text) and text.sha256]
    quoted = unchecked_quotes(dossier)
    missing = {
        "quote-not-found": len(quoted),
        "quote-disagrees": 0 if dossier.every_quote else len(quoted),
        "text-changed": len(pinned),
        "figure-unclaimed": len(lacking),
    }
    at_hand = len(speaking) - len(lacking)
    return tuple(NotRun(rule, _why(missing[rule], at_hand), not at_hand) for rule in ran if missing.get(rule))


def _why(missing: int, at_hand: int) -> str:
    number = f"{missing:,} of {missing + at_hand:,}" if at_hand else f"{missing:,}"
    return f"{number} {'text' if missing == 1 and not at_hand else 'texts'} missing"
