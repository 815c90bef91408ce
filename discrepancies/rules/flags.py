"""The two usual shapes of a flag, so that a rule says only what is wrong: one claim, or claims that exclude each other.

Any other flag is a `model.Flag` that its rule fills in itself.
"""

from __future__ import annotations

from discrepancies.law.conflict import Conflict
from discrepancies.model import Flag
from discrepancies.wording import Wording


def of_claim(wording: Wording, row: int, message: str) -> Flag:
    """The flag of one claim, for which its source has to answer."""
    return Flag(message, [row], wording.about(row), wording.source(row))


def of_conflict(wording: Wording, conflict: Conflict, message: str) -> Flag:
    """The flag of claims that cannot all be true, with those that show it."""
    rows, about = conflict.rows.tolist(), wording.about(conflict.about)
    return Flag(message, rows, about, soft=conflict.soft, shown=conflict.shown, size=conflict.size)
