"""What a reading says, without how far it reaches where it is compared."""

from __future__ import annotations

from discrepancies.language.reading import Hedge, Reading


def said(reading: Reading) -> tuple[float, float, Hedge]:
    """The ends as they are written, and the hedge."""
    return reading.low, reading.high, reading.hedge
