"""Where the words of a world come from in the end, by brute force: roots, repeats, and how many origins at most."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from itertools import combinations

from tests.properties.worlds_written import Claim, World


def roots(world: World, name: str) -> frozenset[str]:
    """Give the ends of the chains that start at a source or a voice."""
    if name in world.voices:
        return frozenset({world.voices[name].casefold()})
    source = next(source for source in world.sources if source.key == name)
    found = {root for key in source.derives for root in roots(world, key)}
    if source.by:
        found.add(source.by.casefold())
    return frozenset(found or {source.publisher.casefold() or name})


def ancestors(world: World, name: str) -> frozenset[str]:
    """Give every source that a source derives from, in the end."""
    above = next(source.derives for source in world.sources if source.key == name)
    return frozenset(above) | {further for key in above for further in ancestors(world, key)}


def voice(claim: Claim) -> str:
    return claim.attributed or claim.source


def same(one: Claim, other: Claim) -> bool:
    """Whether two claims say the same of the same."""
    mine, yours = one.value, other.value
    alike = (mine.low, mine.high, mine.day) == (yours.low, yours.high, yours.day)
    return alike and (one.scope, one.when) == (other.scope, other.when)


def repeats(world: World, claim: Claim) -> bool:
    """Whether an ancestor of a claim's source claims the same, in the same voice or, where it names none, in any."""
    above = ancestors(world, claim.source)
    others = (other for other in world.claims if other.source in above and same(claim, other))
    others = (other for other in others if claim.as_of in ("", other.as_of))  # it may leave out of when a figure is
    return any(not claim.attributed or voice(other) == claim.attributed for other in others)


def origins(world: World, claim: Claim, *, quoted: bool = False) -> frozenset[str]:
    """Give a claim's roots; of a copy `quoted`, whom what it copies quotes, where that speaks of the fact at all."""
    if claim.attributed or not quoted:
        return roots(world, voice(claim))
    source = next(source for source in world.sources if source.key == claim.source)
    found = {source.by.casefold()} - {""}
    for key in source.derives:
        theirs = [other for other in world.claims if other.source == key] or [replace(claim, source=key)]
        found = found.union(*(origins(world, other, quoted=True) for other in theirs))
    return frozenset(found) or roots(world, claim.source)


def packing(world: World, claims: Sequence[Claim], *, quoted: bool = False) -> int:
    """Count how many of these claims there are at most whose roots are pairwise disjoint."""
    among = replace(world, claims=tuple(claims))
    sets = {origins(world, claim, quoted=quoted) for claim in claims if not repeats(among, claim)}
    best = 0
    for size in range(1, len(sets) + 1):
        for chosen in combinations(sets, size):
            if all(one.isdisjoint(other) for one, other in combinations(chosen, 2)):
                best = size
    return best


def counts(world: World, claims: Sequence[Claim]) -> range:
    """Give the counts that the words allow: whether who changes a quotation has it from the quoted, they leave open."""
    fewest, most = packing(world, claims, quoted=True), packing(world, claims)
    return range(min(fewest, most), max(fewest, most) + 1)


def one_and_its_copies(world: World, claims: Sequence[Claim]) -> bool:
    """Whether all sources but one derive from another that speaks: what they change, the words may call an echo."""
    speaking = {claim.source for claim in claims}
    return len([key for key in speaking if not ancestors(world, key) & speaking]) == 1


def only_one_of_its_own(world: World, claims: Sequence[Claim]) -> bool:
    """Whether all claims but one source's are repeats, so that there is one source and its copies."""
    return len({claim.source for claim in claims if not repeats(world, claim)}) == 1
