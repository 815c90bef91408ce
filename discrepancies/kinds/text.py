"""How each source words a thing: listed side by side, never compared.

"Rogue cop" and "officer" may be worth an editor's look without being a disagreement of fact.
"""

from __future__ import annotations

from math import nan
from typing import TYPE_CHECKING

from discrepancies.language.reading import NEVER, Bound, Context, Reading

if TYPE_CHECKING:
    from discrepancies.model import Fact

WORDING = Reading(nan, nan, nan, nan, "exact", NEVER)


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001
    """Read any wording: nothing to compare."""
    return WORDING


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """A wording has no interval to say."""
    return ""


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Wordings are not numbers: (None, None)."""
    return None, None
