"""How two claims on one fact relate, and the witness: a value both allow, or the sentence why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from discrepancies.comparison import share
from discrepancies.kinds import kind
from discrepancies.kinds.reading import ABSOLUTE, NEVER

if TYPE_CHECKING:
    from discrepancies.comparison import Comparison
    from discrepancies.conflicts import Conflict
    from discrepancies.wording import Wording

Name = Literal["equal", "refines", "refined-by", "overlaps", "disjoint", "not-comparable"]


def relate(comparison: Comparison, wording: Wording, one: int, other: int) -> Name:
    """How the first of two rows of one event, fact and part relates to the second."""
    low, high = comparison.low, comparison.high
    if _why_not_comparable(comparison, wording, one, other):
        return "not-comparable"
    if not share(low, high, comparison.track, one, other):
        return "disjoint"
    if comparison.track[one] != comparison.track[other]:
        return "overlaps"
    if low[one] == low[other] and high[one] == high[other]:
        return "equal"
    if wording.fact(one).kind != "name":
        if low[one] >= low[other] and high[one] <= high[other]:
            return "refines"
        if low[one] <= low[other] and high[one] >= high[other]:
            return "refined-by"
    return "overlaps"


def witness(comparison: Comparison, wording: Wording, one: int, other: int) -> str:
    """The sentence that shows a relation: a value that both allow, or why there is none."""
    relation = relate(comparison, wording, one, other)
    if relation == "not-comparable":
        return _why_not_comparable(comparison, wording, one, other)
    if relation == "disjoint":
        return excludes(wording, one, other)
    fact = wording.fact(one)
    if fact.kind == "name":
        return "it is one name" if relation == "equal" else "probably one name, spelt differently"
    if comparison.track[one] != comparison.track[other]:
        dated = min((one, other), key=lambda row: int(comparison.track[row]))
        return f"{wording.means(dated)} allows such a day"
    low = max(comparison.low[one], comparison.low[other])
    high = min(comparison.high[one], comparison.high[other])
    return f"both allow {kind(fact.kind).say(float(low), float(high), fact)}"


def excludes(wording: Wording, one: int, other: int) -> str:
    """Why no value is both: "no number is both exactly 7 and at least 9"."""
    return f"no {wording.noun(one)} is both {wording.means(one)} and {wording.means(other)}"


def clash(comparison: Comparison, wording: Wording, conflict: Conflict, *, alone: bool = False) -> str:
    """A conflict in one sentence: what its two extremes say, and who says each (or who `alone` says both)."""
    sides = []
    for row in (conflict.other, conflict.one):
        scope, rows = wording.about(row).scope, conflict.rows
        same = rows[(comparison.low[rows] == comparison.low[row]) & (comparison.high[rows] == comparison.high[row])]
        who = "" if alone else f" {wording.bracketed(same.tolist())}"
        sides.append(f"{wording.means(row)}{f' for {scope}' if scope else ''}{who}")
    noun = wording.noun(conflict.one)
    if relate(comparison, wording, conflict.one, conflict.other) == "overlaps":
        why = f"no {noun} fits {sides[0]}, {sides[1]} and the rest together"
    else:
        why = f"no {noun} is both {sides[0]} and {sides[1]}"
    part = wording.part(conflict.one)
    if alone:
        part = f"{wording.who(conflict.one)} contradicts itself{f' on the {part}' if part else ''}"
    close = ", though a more generous reading of the vague words would let both stand" if conflict.soft else ""
    return f"{f'{part}: ' if part else ''}{why}{close}"


def _why_not_comparable(comparison: Comparison, wording: Wording, one: int, other: int) -> str:
    """Why two rows cannot be compared, "" where they can."""
    tracks = {int(comparison.track[one]), int(comparison.track[other])}
    scopes = wording.about(one).scope, wording.about(other).scope
    if NEVER in tracks and wording.fact(one).kind == "text":
        return "wordings are listed side by side, never compared"
    if NEVER in tracks:
        return "one of them is not established"
    if None not in scopes and scopes[0] != scopes[1]:
        return f"one counts {scopes[0]}, the other {scopes[1]}"
    if ABSOLUTE in tracks and len(tracks) > 1:
        return "one states its time zone, the other does not"
    return ""
