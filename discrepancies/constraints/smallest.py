"""The fewest claims that break a constraint: what an editor has to look at, and nothing else.

A set of claims breaks it exactly if it leaves out of none of the largest sets that do not everything that these lack.
So the smallest set is a smallest one that meets what each of those lacks, and those are found as they are needed.

Ignatiev, A., Previti, A., Liffiton, M., Marques-Silva, J. (2015): Smallest MUS extraction with minimal hitting set
dualization. Principles and Practice of Constraint Programming, 173-182.
Junker, U. (2004): QuickXplain: preferred explanations and relaxations for over-constrained problems. AAAI, 167-172.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

MOST_LOOKED_AT = 100_000
"""Claims that may be looked at, each as often as it is in a set that is tried, before a small set must do."""
Breaks = Callable[[frozenset[int]], bool]
"""Whether the claims of these numbers break it; more claims never break it less."""


class _TooMany(Exception):  # noqa: N818
    """The smallest set would take too long to find."""


def smallest(count: int, breaks: Breaks) -> tuple[int, ...]:
    """The smallest set out of claims 0..count-1 that breaks it, of several the first in order; all of them must.

    Where that would take too long it is a set from which none can be taken.
    """
    left = MOST_LOOKED_AT

    def tried(few: frozenset[int]) -> bool:
        nonlocal left
        left -= len(few) + 1
        if left < 0:
            raise _TooMany
        return breaks(few)

    lacking: list[tuple[int, ...]] = []
    try:
        while not tried(frozenset(chosen := _meeting(lacking))):
            lacking.append(_lacking(count, chosen, tried))
    except _TooMany:
        return tuple(_none_to_spare(frozenset(), False, tuple(range(count)), breaks))
    return chosen


def _lacking(count: int, chosen: tuple[int, ...], breaks: Breaks) -> tuple[int, ...]:
    """What is left out when claims are added to the chosen ones, in order, as long as they do not break it."""
    kept = set(chosen)
    for claim in range(count):
        if claim not in kept and not breaks(frozenset(kept | {claim})):
            kept.add(claim)
    return tuple(claim for claim in range(count) if claim not in kept)


def _meeting(sets: Sequence[tuple[int, ...]]) -> tuple[int, ...]:
    """The smallest tuple that has a member of each set, of several the first in order."""
    patience = MOST_LOOKED_AT

    def search(chosen: tuple[int, ...], left: Sequence[tuple[int, ...]], room: int) -> tuple[int, ...] | None:
        nonlocal patience
        if not left:
            return chosen
        patience -= len(left)
        if patience < 0:
            raise _TooMany
        if room == 0:
            return None
        # Members are chosen in rising order, so none may lie behind the last of any set that is still to be met.
        last = min(one[-1] for one in left)
        after = chosen[-1] if chosen else -1
        for member in sorted({member for one in left for member in one if after < member <= last}):
            found = search((*chosen, member), [one for one in left if member not in one], room - 1)
            if found is not None:
                return found
        return None

    tuples = (search((), sets, room) for room in range(len(sets) + 1))
    return next(found for found in tuples if found is not None)


def _none_to_spare(given: frozenset[int], added: bool, claims: tuple[int, ...], breaks: Breaks) -> list[int]:
    """What of these claims it takes, beside those given, to break it: halved until none can be spared, early ones kept.

    `added` says whether the given ones have grown since they were last known not to break it.
    """
    if added and breaks(given):
        return []
    if len(claims) == 1:
        return list(claims)
    first, second = claims[: len(claims) // 2], claims[len(claims) // 2 :]
    later = _none_to_spare(given | set(first), True, second, breaks)
    earlier = _none_to_spare(given | set(later), bool(later), first, breaks)
    return [*earlier, *later]
