"""How far two quotes are the same words of one text: by their places in it where it is at hand, else by their words."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING

from discrepancies.compare.words import longest_run, overlap, parts_in_common, rarity, tokens

if TYPE_CHECKING:
    from discrepancies.compare.sides import Said
    from discrepancies.evidence.quotes import Found


_SOME = 0.1


class Quotes:
    """The quotes of two sides, by words that tell the more the fewer quotes have them."""

    def __init__(self, sides: tuple[Sequence[Said], Sequence[Said]]) -> None:
        self._sides = sides
        self._known: dict[tuple[str, str, str], float] = {}

    def alike(self, one: Said, other: Said) -> float | None:
        """How far two claims of one source quote the same, from 0 to 1; None where one has no quote."""
        if not one.quote or not other.quote:
            return None
        key = one.source, one.quote, other.quote
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._alike(one, other)
        return known

    def _alike(self, one: Said, other: Said) -> float:
        if one.quote == other.quote:
            return 1.0
        ours, theirs = tokens(one.quote), tokens(other.quote)
        words = overlap(ours, theirs, self._weight) if ours & theirs else 0.0
        words = max(words, longest_run(one.quote, other.quote)) if words > _SOME else words
        if one.found is None or other.found is None:
            return words
        places = _shared(one.found, other.found)
        several = one.found.others or other.found.others
        return max(places, words if several else 0.0)

    @cached_property
    def _weight(self) -> Mapping[str, float]:
        return rarity(tokens(one.quote) for said in self._sides for one in said if one.quote)


def _shared(one: Found, other: Found) -> float:
    """How much of two quotes' places is the same."""
    both = sum(
        max(0, min(ours.end, theirs.end) - max(ours.start, theirs.start))
        for ours in one.passages
        for theirs in other.passages
    )
    left, right = (sum(passage.end - passage.start for passage in found.passages) for found in (one, other))
    return parts_in_common(both, left, right)
