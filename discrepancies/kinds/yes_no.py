"""Whether something was so: yes or no, the two simplest answers there are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.language.reading import Bound, Context, Reading, Unreadable, exactly

if TYPE_CHECKING:
    from discrepancies.model import Fact

NO, YES = exactly(0, 0), exactly(1, 1)
_WORDS = {"yes": YES, "true": YES, "no": NO, "false": NO}


def read(text: str, fact: Fact, context: Context) -> Reading:  # noqa: ARG001
    """Read yes, no, true or false as [1, 1] or [0, 0].

    Raises:
        Unreadable: any other word.
    """
    reading = _WORDS.get(text.lower())
    if reading is None:
        raise Unreadable(
            f"{text!r} is neither yes nor no",
            "write yes or no (and `stated: likely` or `stated: alleged` where the source is not sure)",
        )
    return reading


def say(low: float, high: float, fact: Fact) -> str:  # noqa: ARG001
    """ "yes", "no", or "yes or no" where both are possible."""
    return "yes or no" if low != high else "yes" if low else "no"


def bounds(low: float, high: float) -> tuple[Bound, Bound]:  # noqa: ARG001
    """Yes and no are answers, not numbers: (None, None)."""
    return None, None
