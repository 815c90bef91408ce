"""Near misses: two spellings that are probably one name, or one word mistyped.

Offered to the editor, and never used to join people: of two names compared as the same only because they
nearly match, `spelling-differs` says so. Also finds what an unknown word was probably meant to be, and says it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence, Set
from itertools import combinations, permutations

LONG_ENOUGH = 5
"""Letters a word needs before one edit in it counts as a slip: short names differ by one letter too often."""

MOST_TANGLED = 6
FEW = 8


def near(one: str, other: str) -> bool:
    """Whether two folded names nearly match: one word of five letters or more differs, by one edit."""
    words, others = one.split(), other.split()
    if len(words) != len(others):
        return False
    differing = [(a, b) for a, b in zip(words, others, strict=True) if a != b]
    return len(differing) == 1 and _one_edit(*differing[0])


def neighbours(names: Iterable[str]) -> dict[str, set[str]]:
    """For each folded name that nearly matches others, which ones."""
    near_to: defaultdict[str, set[str]] = defaultdict(set)
    for one, other in near_pairs(names):
        near_to[one].add(other)
        near_to[other].add(one)
    return dict(near_to)


def near_pairs(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """All pairs of distinct folded names that nearly match, each once, sorted within.

    Two words one edit apart share a form with at most one letter taken out, so names meet in a bucket per
    such form instead of being held against one another pair by pair; a few are quicker tried.
    """
    names = sorted(set(names))
    if len(names) <= FEW:
        yield from (pair for pair in combinations(names, 2) if near(*pair))
        return
    buckets: defaultdict[tuple[str, ...], list[str]] = defaultdict(list)
    for name in names:
        words = name.split()
        for place, word in enumerate(words):
            if len(word) >= LONG_ENOUGH - 1 and word.isalpha():
                for form in {word, *(word[:cut] + word[cut + 1 :] for cut in range(len(word)))}:
                    buckets[(*words[:place], "", form, "", *words[place + 1 :])].append(name)
    seen = set()
    for bucket in buckets.values():
        for number, one in enumerate(bucket):
            for other in bucket[number + 1 :]:
                if (one, other) not in seen and near(one, other):
                    seen.add((one, other))
                    yield one, other


def axis(names: Collection[str], near_to: Mapping[str, Set[str]]) -> dict[str, tuple[float, float]]:
    """Put names on an axis as intervals that overlap exactly where the names nearly match, none equal another.

    Nearly matching is not transitive (a chain of three is two overlaps), and not every such graph can be drawn
    with intervals; beyond six names in one tangle, or where none fits, its names all overlap: reported by
    `spelling-differs`, never called a conflict.
    """
    placed: dict[str, tuple[float, float]] = {}
    for name in sorted(names):
        if name not in placed:
            tangle = _tangle(name, near_to)
            start, step = len(placed), 1 / (len(tangle) + 1)
            for number, (of, reach) in enumerate(_line_up(tangle, near_to)):
                placed[of] = (start + number, start + reach + number * step)
    return placed


def _tangle(name: str, near_to: Mapping[str, Set[str]]) -> list[str]:
    found, waiting = {name}, [name]
    while waiting:
        new = near_to.get(waiting.pop(), frozenset()) - found
        found |= new
        waiting.extend(new)
    return sorted(found)


def _line_up(tangle: Sequence[str], near_to: Mapping[str, Set[str]]) -> list[tuple[str, int]]:
    """Each name with the number of the last one it reaches, in an order where it reaches all those between."""
    for order in permutations(tangle) if len(tangle) <= MOST_TANGLED else ():
        after = [
            [place for place in range(number + 1, len(order)) if order[place] in near_to.get(name, ())]
            for number, name in enumerate(order)
        ]
        if all(places == list(range(n + 1, n + 1 + len(places))) for n, places in enumerate(after)):
            return [(name, n + len(after[n])) for n, name in enumerate(order)]
    return [(name, len(tangle) - 1) for name in tangle]


def nearest(word: str, known: Iterable[str]) -> str | None:
    """The known word that `word` was probably meant to be, or None where none is close."""
    from rapidfuzz import process
    from rapidfuzz.distance import OSA

    found = process.extractOne(
        word, list(known), scorer=OSA.normalized_similarity, processor=str.casefold, score_cutoff=0.6
    )
    return found[0] if found else None


def suggestion(word: str, known: Iterable[str], otherwise: str = "") -> str:
    """What to write instead of an unknown word: the nearest known one, else one of those there are."""
    known = list(known)
    if not known:
        return otherwise
    guess = known[0] if len(known) == 1 else nearest(shortened(word), known)
    listed = ", ".join(known[:12]) + (", …" if len(known) > 12 else "")
    written = f"write one of {listed}" if guess is None else f'write "{guess}"'
    return f"{written}, or {otherwise}" if otherwise else written


def shortened(text: str) -> str:
    """A text as a message shows it: never more than 60 characters."""
    return text if len(text) <= 60 else f"{text[:59]}…"


def _one_edit(one: str, other: str) -> bool:
    if max(len(one), len(other)) < LONG_ENOUGH or not (one + other).isalpha():
        return False
    from rapidfuzz.distance import OSA

    return OSA.distance(one, other, score_cutoff=1) == 1
