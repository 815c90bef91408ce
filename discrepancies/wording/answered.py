"""An editor's answer in a few words, the same wherever it is told."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from discrepancies.model import Decision


def answered(decision: Decision) -> str:
    """An answer in a few words: "explained (scope)", "prefer 7", "ask The ministry (by 2024-06-01)"."""
    because = f"({decision.because})" if decision.because else None
    said = " ".join(filter(None, (decision.answer, decision.value, because, decision.whom)))
    return f"{said} (by {decision.until})" if decision.until else said


def assigned(whose: str, until: str | None) -> str:
    """Whose something is to look at: "assigned to Bo Li, by 2024-06-01"."""
    return f"assigned to {whose}{f', by {until}' if until else ''}"
