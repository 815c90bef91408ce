"""Names as intervals, so that the law which compares figures compares them too.

Two names whose intervals share a point can be one name, and no two are equal: a name that is alike supports
nobody and contradicts nobody. A shorter form is the wider interval, which holds the fuller ones, as "January" holds
its days.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import permutations

from discrepancies.language.likeness import Likeness, shorter

MOST_TANGLED = 6
"""So many names are tried in every order."""

Span = tuple[float, float]


def axis(names: Collection[str], like: Likeness) -> dict[str, Span]:
    """Put folded names on an axis as intervals that overlap where the names are alike, none equal to another.

    Likeness is not passed on (a chain of three is two overlaps), and not every web of it can be drawn with intervals.
    Where it cannot, some names overlap too many, and of a crowd or what is tied to one all do: reported by
    `spelling-differs`, never called a conflict.
    """
    crowd_of = {name: crowd for crowd in like.crowds for name in crowd}
    placed: dict[str, Span] = {}
    for name in sorted(names):
        if name not in placed:
            tangle = _tangle(name, like.near_to, crowd_of)
            start, step = len(placed), 1 / (len(tangle) + 1)
            crowded = not crowd_of.keys().isdisjoint(tangle)
            drawn = [(of, len(tangle) - 1) for of in tangle] if crowded else _line_up(tangle, like.near_to)
            spans = {of: (float(start + n), start + reach + n * step) for n, (of, reach) in enumerate(drawn)}
            if not crowded:
                _put_into_shorter(spans, like.near_to)
            placed.update(spans)
    return placed


def _tangle(name: str, near_to: Mapping[str, set[str]], crowd_of: Mapping[str, list[str]]) -> list[str]:
    """All names that the name is tied to, however far."""
    found, waiting, crowds = {name}, [name], set[int]()
    while waiting:
        one = waiting.pop()
        new = near_to.get(one, set()) - found
        crowd = crowd_of.get(one, [])
        if id(crowd) not in crowds:
            crowds.add(id(crowd))
            new = new.union(crowd) - found
        found |= new
        waiting.extend(new)
    return sorted(found)


def _line_up(tangle: Sequence[str], near_to: Mapping[str, set[str]]) -> list[tuple[str, int]]:
    """Each name with the number of the last one it reaches, in an order where it reaches as few others as can be."""
    best: list[tuple[str, int]] = []
    fewest = -1
    for order in _orders(tangle, near_to):
        number_of = {name: number for number, name in enumerate(order)}
        reach = [max(map(number_of.__getitem__, (name, *near_to.get(name, ())))) for name in order]
        overlaps = sum(last - number for number, last in enumerate(reach))
        if fewest < 0 or overlaps < fewest:
            best, fewest = list(zip(order, reach, strict=True)), overlaps
        if 2 * overlaps == sum(len(near_to.get(name, ())) for name in tangle):
            break
    return best


def _orders(tangle: Sequence[str], near_to: Mapping[str, set[str]]) -> Iterator[Sequence[str]]:
    """Orders to try: from the name with the most others downwards, from one at an end, and every one of a few."""
    by_degree = sorted(tangle, key=lambda name: (-len(near_to.get(name, ())), len(name), name))
    yield _followed(by_degree[0], near_to)
    yield _followed(by_degree[-1], near_to)
    if len(tangle) <= MOST_TANGLED:
        yield from permutations(tangle)


def _followed(first: str, near_to: Mapping[str, set[str]]) -> list[str]:
    """A tangle's names as one comes to them, from each to those like it: the most tied and the shortest first."""
    order: dict[str, None] = {}
    waiting = [first]
    while waiting:
        name = waiting.pop()
        if name not in order:
            order[name] = None
            beside = [one for one in near_to.get(name, ()) if one not in order]
            waiting += sorted(beside, key=lambda name: (len(near_to[name]), -len(name), name))
    return list(order)


def _put_into_shorter(spans: dict[str, Span], near_to: Mapping[str, set[str]]) -> None:
    """Narrow each name to what its shorter forms span, where it still overlaps everything that it is like."""
    taken = set(spans.values())
    for name in sorted(spans, key=lambda name: (len(name), name)):
        beside = near_to.get(name, set())
        low, high = spans[name]
        for other in sorted(beside):
            if shorter(other, name):
                low, high = max(low, spans[other][0]), min(high, spans[other][1])
        overlaps = low <= high and all(low <= spans[other][1] and spans[other][0] <= high for other in beside)
        if (low, high) not in taken and overlaps:
            taken.add((low, high))
            spans[name] = low, high
