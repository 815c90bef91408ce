"""Worlds in which claims are of different groups: a whole, what it contains, the parts it is made of.

A possible world gives every scope a number; a claim without scope is of the whole, or of one that somebody states. The
claims conflict exactly if there is no such world. It is searched for by trying every number, from the leaves up.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import combinations, product
from random import Random

from tests.properties import worlds
from tests.properties.worlds import strength, wrong_status
from tests.properties.worlds_values import (
    TREE,
    Pool,
    answers,
    at_least,
    between,
    days,
    exactly,
    more_than,
    places,
    shares,
)
from tests.properties.worlds_written import UNKNOWN, Claim, Source, Told, Value, World

MOST = 40
NUMBERS = frozenset(range(MOST))
Bounds = tuple[float, float]


@dataclass(frozen=True)
class Scope:
    """A group, and those in it: each at most the whole, or disjoint and at most (complete: exactly) it together."""

    key: str
    contains: tuple[Scope, ...] = ()
    parts: tuple[Scope, ...] = ()
    complete: bool = False

    @property
    def below(self) -> tuple[Scope, ...]:
        return self.contains + self.parts

    def all_keys(self) -> set[str]:
        return {self.key}.union(*(scope.all_keys() for scope in self.below))

    def declared(self) -> dict[str, object]:
        """Give it and all below it as they are declared."""
        entry: dict[str, object] = {}
        if self.contains:
            entry["contains"] = [scope.key for scope in self.contains]
        if self.parts:
            entry["parts"] = [scope.key for scope in self.parts]
        if self.complete:
            entry["complete"] = "true"
        written: dict[str, object] = {self.key: entry or None}
        for scope in self.below:
            written |= scope.declared()
        return written


def numbers(scope: Scope, allowed: Mapping[str, frozenset[int]]) -> frozenset[int]:
    """Give the numbers that a scope can have, in a world in which all below it have one that is allowed."""
    least = [min(numbers(part, allowed), default=MOST) for part in scope.contains]
    sums = {sum(some) for some in product(*(sorted(numbers(part, allowed))[:25] for part in scope.parts))}
    found = {number for number in allowed.get(scope.key, NUMBERS) if all(number >= some for some in least)}
    if scope.parts and scope.complete:
        return frozenset(found & sums)
    return frozenset(number for number in found if any(some <= number for some in sums))


@dataclass(frozen=True)
class Scoped(World):
    """A world with scopes: the roots of their trees."""

    roots: tuple[Scope, ...] = ()
    related: frozenset[frozenset[str]] = field(default_factory=frozenset)


def allowed_by(bounds: Sequence[Bounds]) -> frozenset[int]:
    return frozenset(number for number in NUMBERS if all(low <= number <= high for low, high in bounds))


def bounds_of(claims: Sequence[Claim], softly: bool) -> list[Bounds]:
    return [claim.value.surely if softly else (claim.value.low, claim.value.high) for claim in claims]


def _holds(roots: Sequence[Scope], allowed: Mapping[str, frozenset[int]]) -> bool:
    return all(numbers(root, allowed) for root in roots)


def worlds_there_are(world: Scoped, softly: bool) -> set[bool]:
    """Say whether there is a world; both where the words leave open whether claims without scope are of one group."""
    stated = {claim.scope for claim in world.claims if claim.scope}
    allowed = {
        key: allowed_by(bounds_of([claim for claim in world.claims if claim.scope == key], softly)) for key in stated
    }
    loose = bounds_of([claim for claim in world.claims if not claim.scope], softly)
    if not _holds(world.roots, allowed) or not allowed_by(loose):
        return {False}
    if not loose or not stated:
        return {True}
    together = bool(_homes(world, allowed, stated, allowed_by(loose)))
    apart = all(_homes(world, allowed, stated, allowed_by([one])) for one in loose)
    return {together, apart}


def _homes(world: Scoped, allowed: Mapping[str, frozenset[int]], stated: set[str], figure: frozenset[int]) -> list[str]:
    """Give what a figure without scope can be of: a scope that somebody states, or the whole where nobody does."""
    homes = [key for key in stated if _holds(world.roots, {**allowed, key: allowed[key] & figure})]
    whole = world.roots[0].key if len(world.roots) == 1 and world.roots[0].below else ""
    if whole and whole not in stated and _holds(world.roots, {**allowed, whole: figure}):
        homes.append(whole)
    if not whole and _holds([Scope("", contains=world.roots)], {**allowed, "": figure}):
        homes.append("")
    return homes


def statuses(world: Scoped) -> frozenset[str]:
    """Give the statuses that the fact may have."""
    told: set[str] = set()
    for firmly in worlds_there_are(world, softly=False):
        if firmly:
            told |= worlds.quiet_statuses(world)
            if not any(_comparable(world, one, other) for one, other in combinations(world.claims, 2)):
                told.add("incomparable")
            continue
        told |= {"strained" if softly else "disputed" for softly in worlds_there_are(world, softly=True)}
        stated = replace(world, claims=tuple(claim for claim in world.claims if claim.scope))
        if (worlds_there_are(stated, softly=False), worlds_there_are(stated, softly=True)) == ({False}, {True}):
            told |= {"strained", "disputed"}  # what a figure fits whose own claims strain one another, no word says
    return frozenset(told)


def _comparable(world: Scoped, one: Claim, other: Claim) -> bool:
    return one.scope == other.scope or frozenset({one.scope, other.scope}) in world.related


def _differ(one: Value, other: Value) -> bool:
    return one.low > other.high or other.low > one.high


def wrong_scope_differs(world: Scoped, told: Told, number: int) -> Iterator[str]:
    """Each two figures that differ, and whose declared scopes do, are flagged as that, and nothing else is."""
    status = told.fact["status"]
    found = told.of("scope-differs")
    pairs = [
        (one, other)
        for one, other in combinations(world.claims, 2)
        if one.scope != other.scope and one.value.known and other.value.known and _differ(one.value, other.value)
    ]
    if found and not pairs and all(claim.scope for claim in world.claims):  # one without may differ from a sum
        yield "scope-differs: none expected, one came"
    if status in ("disputed", "strained"):
        return
    flagged = [{(claim["source"], claim["value"]) for claim in finding["claims"]} for finding in found]
    for one, other in pairs:
        held = one.scope.startswith(other.scope) or other.scope.startswith(one.scope)  # as the keys are made
        if one.source == other.source or not held:
            continue  # who gives whole and part himself says so, and two parts need no saying
        both = {(f"{claim.source}{number}", claim.value.text) for claim in (one, other)}
        if not any(both <= claims for claims in flagged):
            loose = "" if one.scope and other.scope else " of which one has no scope"
            yield f"scope-differs: expected one on two claims{loose}, none came ({sorted(both)})"


def figures_of_groups(world: World, told: Told, number: int) -> Iterator[str]:
    """Say what of figures that add up is told wrong."""
    assert isinstance(world, Scoped)
    yield from wrong_status(statuses(world), told)
    yield from wrong_scope_differs(world, told, number)


def answers_within_scopes(world: World, told: Told, _number: int) -> Iterator[str]:
    """Say what of other kinds is told wrong: compared within a scope; without one, with any that shares a value."""
    status = told.fact["status"]
    if world.declared.get("several") == "true":
        if status in ("disputed", "strained"):
            yield f"several: expected no conflict, came {status}"
        return
    groups: dict[str, list[Claim]] = {}
    for claim in world.claims:
        groups.setdefault(claim.scope, []).append(claim)
    loose = groups.pop("", [])
    how = worlds.worst(
        worlds.Pair(one, other, strength(world, one.value, other.value))
        for group in (*groups.values(), loose)
        for one, other in combinations(group, 2)
    )
    for claim in loose:
        fits = [
            {worst for each in group for worst in strength(world, claim.value, each.value)} for group in groups.values()
        ]
        if fits and not any(fit == {""} for fit in fits):
            how = frozenset({"strained", "disputed"}) | (how if any("" in fit for fit in fits) else frozenset())
    expected = (how - {""}) | (worlds.quiet_statuses(world) | {"incomparable"} if "" in how else frozenset())
    yield from wrong_status(frozenset(expected), told)


# Random worlds


def _tree(random: Random, key: str, depth: int) -> Scope:
    if not depth or (depth < 2 and random.random() < 0.5):
        return Scope(key)
    letters = "x" if (held := random.random()) < 0.15 else "xy"
    some = tuple(_tree(random, f"{key}{letter}", depth - 1) for letter in letters)
    if held < 0.3:
        return Scope(key, contains=some)
    inside = (Scope(f"{key}z"),) if random.random() < 0.2 else ()
    return Scope(key, parts=some, contains=inside, complete=random.random() < 0.5)


def _kin(scope: Scope) -> Iterator[frozenset[str]]:
    for other in scope.below:
        yield from (frozenset({scope.key, key}) for key in other.all_keys())
        yield from _kin(other)
    for one, other in combinations(scope.parts, 2):
        yield from (frozenset({mine, yours}) for mine in one.all_keys() for yours in other.all_keys())


def _figure(random: Random, high: bool) -> Value:
    number = random.choice([5, 6, 7, 8, 9] if high else [1, 2, 3, 3, 4])
    shape = random.choice([exactly, exactly, exactly, exactly, at_least, more_than, None])
    if shape:
        return shape(number)
    # Still open: how far a range reaches softly whose upper end alone is a round number, 9 to 10.
    return between(number, number + 1) if number not in (8, 9) else between(number - 1, number)


def _sources(random: Random) -> tuple[Source, ...]:
    return tuple(Source(key) for key in "abcde"[: random.choice([1, 2, 3, 5, 5])])


def grouped(random: Random) -> World:
    """Give counts of a whole and those in it."""
    flat = random.random() < 0.15
    roots = tuple(Scope(f"g{letter}") for letter in "pqr") if flat else (_tree(random, "g", random.choice([1, 2, 2])),)
    keys = sorted(set().union(*(root.all_keys() for root in roots)))
    sources = _sources(random)
    said = []
    for _ in range(random.randint(1, 6)):
        scope = random.choice([*keys, *keys, "g" if "g" in keys else "", ""])
        value = UNKNOWN if random.random() < 0.03 else _figure(random, scope in ("g", ""))
        said.append(Claim(random.choice(sources).key, value, scope=scope))
    declared: dict[str, object] = {}
    for root in roots:
        declared |= root.declared()
    related = frozenset(pair for root in roots for pair in _kin(root))
    loose = frozenset(frozenset({"", key}) for key in keys)
    known = tuple(claim for claim in said if claim.value.known) or (Claim("a", exactly(7)),)
    return Scoped({"kind": "count", "scopes": declared}, sources, known, {}, "", roots, related | loose)


def apart_by_scope(random: Random) -> World:
    """Give answers of other kinds, of which each scope has its own."""
    kinds: list[tuple[dict[str, object], Pool]] = [
        ({"kind": "date"}, days),
        ({"kind": "category", "terms": TREE}, places),
        ({"kind": "share"}, shares),
        ({"kind": "yes-no"}, answers),
    ]
    declared, pool = random.choice(kinds)
    sources = _sources(random)
    scopes = ["online", "print"]
    several = {"several": "true"} if random.random() < 0.2 and declared["kind"] in ("date", "category") else {}
    said = tuple(
        Claim(random.choice(sources).key, pool(random), scope=random.choice([*scopes, *scopes, ""]))
        for _ in range(random.randint(1, 6))
    )
    # Still open: dates without a year beside scopes.
    said = tuple(claim for claim in said if not claim.value.day)
    if not said:
        return apart_by_scope(random)
    return World({**declared, **several, "scopes": scopes}, sources, said)


MAKERS = ["grouped", "apart_by_scope"]
ORACLES = {"grouped": figures_of_groups, "apart_by_scope": answers_within_scopes}
