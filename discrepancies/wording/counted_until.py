"""Of which time claims are, in words: without it an editor cannot see why two figures may stand beside each other.

That is when it held, as a claim says, and up to when it was counted, of facts that may change. Where nobody says up to
when a figure was counted, the day on which it was published stands in, and is called that.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from math import isfinite

import numpy as np

from discrepancies.language.dates_in_words import in_words
from discrepancies.law.comparison import Comparison

UNDATED = "undated"
"""Said of a figure that may change where nobody says up to when it was counted, though others of its fact are dated."""

_ON = re.compile(r"^(?:on (?:a day (?:in|from) )?|from )")


def time(comparison: Comparison, rows: Sequence[int]) -> str:
    """Of which time these rows of one fact are: "as of 3 to 5 January 2018", "for 2010, as of March 2011".

    "published 6 January 2018" where none of them says up to when it was counted, "first published" where what they
    repeat was; `UNDATED` where that is not known either. "" of a fact that does not change and of which no time is
    said, or of which none is dated: there is nothing to put in order.
    """
    return ", ".join(filter(None, (_held(comparison, rows), _counted(comparison, rows))))


def _held(comparison: Comparison, rows: Sequence[int]) -> str:
    """When all these rows say that it held; "" where they do not agree on that."""
    whens = comparison.whens
    said = {int(whens.number[row]) for row in rows}
    return f"for {_words(whens.first[rows[0]], whens.last[rows[0]])}" if len(said) == 1 and said != {-1} else ""


def _counted(comparison: Comparison, rows: Sequence[int]) -> str:
    clocks = comparison.clocks
    if not clocks.moves[rows[0]]:
        return ""
    known = [row for row in rows if _is_dated(comparison, row)]
    if not known:
        of_fact = comparison.cells.rows_of_fact(int(comparison.cells.fact[rows[0]]))
        return UNDATED if clocks.dated(np.array(of_fact)).any() else ""
    counted = [row for row in known if clocks.counted[row]] or known
    how = "as of"
    if not clocks.counted[counted[0]]:
        how = "first published" if all(clocks.repeating[row] for row in counted) else "published"
    return f"{how} {_words(min(clocks.earliest[row] for row in counted), max(clocks.latest[row] for row in counted))}"


def _is_dated(comparison: Comparison, row: int) -> bool:
    return isfinite(comparison.clocks.earliest[row]) or isfinite(comparison.clocks.latest[row])


def copied_from(comparison: Comparison, row: int) -> list[int]:
    """The rows that a row which states no time itself has it from, because it repeats what they say."""
    copies, clocks = comparison.copies, comparison.clocks
    if not clocks.moves[row]:
        return []
    origin = copies.origin[copies.row == row]
    alike = clocks.repeating[row] & copies.equal[copies.row == row] & (clocks.counted[origin] == clocks.counted[row])
    found: list[int] = origin[alike].tolist()
    return found


def moment(comparison: Comparison, row: int) -> str:
    """The time that tells a conflict from others about the same fact: "15 February 2023", or `UNDATED`."""
    clocks, whens = comparison.clocks, comparison.whens
    said = [_words(whens.first[row], whens.last[row])] if whens.number[row] >= 0 else []
    if clocks.falls[row] or (clocks.varies[row] and not said):
        said.append(_words(clocks.earliest[row], clocks.latest[row]) if _is_dated(comparison, row) else UNDATED)
    return ", ".join(said)


def of_time(comparison: Comparison, row: int) -> str:
    """Of which time a row is, as a sentence has it behind its figure: " for 2010", " as of 15 January 2018"; else "".

    Of a fact that does not change, that is what the row itself says of it.
    """
    clocks = comparison.clocks
    how = time(comparison, [row])
    if clocks.stated[row] and not clocks.moves[row]:
        how = ", ".join(filter(None, (how, f"as of {_words(clocks.earliest[row], clocks.latest[row])}")))
    return f", {how}" if how == UNDATED else f" {how}" if how else ""


def _words(first: float, last: float) -> str:
    return _ON.sub("", in_words(float(first), float(last)))
