"""How two claims on one fact relate, and the witness: a value both allow, or the sentence why there is none."""

from __future__ import annotations

from typing import Literal

import numpy as np

from discrepancies.kinds import kind
from discrepancies.language.reading import ABSOLUTE, NEVER
from discrepancies.law.comparison import Comparison
from discrepancies.law.two_times import of_one_time
from discrepancies.wording import Wording

Name = Literal["equal", "refines", "refined-by", "overlaps", "disjoint", "not-comparable"]


def relate(comparison: Comparison, wording: Wording, one: int, other: int) -> Name:
    """How the first of two rows of one event, fact and part relates to the second.

    Figures with no value in common are disjoint even where both may stand, because one is `superseded`; so are a
    whole and a part above it, while other figures of two scopes are not comparable.
    """
    low, high = comparison.said.low, comparison.said.high
    if exceeds(comparison, one, other) or exceeds(comparison, other, one):
        return "disjoint"
    if _why_not_comparable(comparison, wording, one, other):
        return "not-comparable"
    if not comparison.firm.share(one, other):
        return "disjoint"
    if comparison.firm.track[one] != comparison.firm.track[other]:
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
    """The sentence that shows a relation: a value that both allow, or why there is none, or need be none."""
    relation = relate(comparison, wording, one, other)
    if relation == "not-comparable":
        return _why_not_comparable(comparison, wording, one, other)
    if relation == "disjoint":
        return _why_disjoint(comparison, wording, one, other)
    fact = wording.fact(one)
    if fact.kind == "name":
        return "it is one name" if relation == "equal" else "probably one name, spelt differently"
    if comparison.firm.track[one] != comparison.firm.track[other]:
        dated = min((one, other), key=lambda row: int(comparison.firm.track[row]))
        return f"{wording.means(dated)} allows such a day"
    for ends in (comparison.said, comparison.firm):
        low, high = max(ends.low[one], ends.low[other]), min(ends.high[one], ends.high[other])
        if low <= high:
            break
    return f"both allow {kind(fact.kind).say(float(low), float(high), fact)}{_if_alike(wording, one, other)}"


def superseded(comparison: Comparison, one: int, other: int) -> bool:
    """Whether a row's figure is certainly earlier than another's, and the fact went from there to it as it can.

    The two are of one scope, or one of them states none.
    """
    node, clocks, firm = comparison.scopes.node, comparison.clocks, comparison.firm
    up, down = firm.high[one] < firm.low[other], firm.low[one] > firm.high[other]
    return bool(
        ((clocks.grows[one] and up) or (clocks.shrinks[one] and down))
        and clocks.before(one, other)
        and (node[one] == node[other] or min(node[one], node[other]) < 0)
    )


def exceeds(comparison: Comparison, one: int, other: int) -> bool:
    """Whether a row's figure for a part is above another's for the whole, and not because of their times."""
    inner, whole = (int(comparison.scopes.node[row]) for row in (one, other))
    clocks = comparison.clocks
    return (
        min(inner, whole) >= 0
        and bool(comparison.firm.low[one] > comparison.firm.high[other])
        and comparison.scopes.contains(whole, inner)
        and not bool(clocks.begins[one] > clocks.ends[other])
    )


def excludes(wording: Wording, one: int, other: int) -> str:
    """Why no value is both: "no number is both exactly 7 and at least 9"."""
    return f"no {wording.noun(one)} is both {wording.means(one)} and {wording.means(other)}"


def between_scopes(comparison: Comparison, wording: Wording, one: int, other: int) -> str:
    """What the scopes of two rows have to do with one another; "" where they are one, or a row states none."""
    nodes = int(comparison.scopes.node[one]), int(comparison.scopes.node[other])
    if nodes[0] == nodes[1] or min(nodes) < 0:
        return ""
    scopes, (inner, outer) = comparison.scopes, (wording.scope(one), wording.scope(other))
    if scopes.contains(*nodes):
        inner, outer = outer, inner
    elif not scopes.contains(*reversed(nodes)):
        if scopes.disjoint(*nodes):
            return f"separate parts, together at most their whole: {inner}; {outer}"
        return f"nothing is declared of how they relate: {inner}; {outer}"
    return f"part of {outer}, so at most the whole: {inner}"


def _why_disjoint(comparison: Comparison, wording: Wording, one: int, other: int) -> str:
    """Why two rows have no value in common, or need none."""
    if exceeds(comparison, one, other) or exceeds(comparison, other, one):
        part, whole = (one, other) if exceeds(comparison, one, other) else (other, one)
        return f"a part is at most its whole, and {wording.means(part)} is more than {wording.means(whole)}"
    way = ("lower", "higher") if comparison.clocks.grows[one] else ("higher", "lower")
    if superseded(comparison, one, other):
        return f"it is earlier, and {way[0]}"
    if superseded(comparison, other, one):
        return f"it is later, and {way[1]}"
    why = f"{excludes(wording, one, other)}{_if_alike(wording, one, other)}"
    if not comparison.clocks.falls[one]:
        return why
    lower, higher = sorted((one, other), key=lambda row: float(comparison.firm.low[row]))
    first, then = (lower, higher) if comparison.clocks.grows[one] else (higher, lower)
    later = comparison.clocks.before(then, first)
    name = "lower" if first == lower else "higher"
    return f"{why}, and the {name} is {'the later' if later else 'not certainly the earlier'}"


def _if_alike(wording: Wording, one: int, other: int) -> str:
    """The condition under which a row that states no scope is held against one that does."""
    scopes = {wording.scope(one), wording.scope(other)}
    return f", if both count {max(scopes)}" if len(scopes) > 1 and "" in scopes else ""


def _of_two_times(comparison: Comparison, one: int, other: int) -> str:
    """Why the times of two rows leave nothing to compare, "" where they do not."""
    whens, clocks = comparison.whens, comparison.clocks
    if whens.apart(one, other):
        return "they are said of two times"
    for whole, inner in ((one, other), (other, one)):
        if whens.holds(whole, inner) and comparison.firm.high[whole] >= comparison.firm.low[inner]:
            return "what was counted over a longer time is at least what was counted within"
    both = np.array([one]), np.array([other])
    if clocks.varies[one] and not of_one_time(whens, clocks, *both)[0]:
        return "it varies, and they are not certainly of one time"
    return ""


def _why_not_comparable(comparison: Comparison, wording: Wording, one: int, other: int) -> str:
    """Why two rows cannot be compared, "" where they can."""
    tracks = {int(comparison.firm.track[one]), int(comparison.firm.track[other])}
    if NEVER in tracks and wording.fact(one).kind == "text":
        return "wordings are listed side by side, never compared"
    if NEVER in tracks:
        return "one of them is not established"
    if ABSOLUTE in tracks and len(tracks) > 1:
        return "one states its time zone, the other does not"
    if why := _of_two_times(comparison, one, other):
        return why
    return between_scopes(comparison, wording, one, other)
