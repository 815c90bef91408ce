"""Worlds in which nothing moves: who excludes whom, who says so, how many origins, which status, by brute force.

A possible world gives the fact one value. A claim is the set of the values it allows among all that matter; claims
conflict where their sets share nothing, and every relation of the design's words is one between these sets.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations, pairwise
from random import Random

from tests.properties.worlds_of_origins import (
    ancestors,
    counts,
    one_and_its_copies,
    only_one_of_its_own,
    packing,
    repeats,
    same,
    voice,
)
from tests.properties.worlds_values import KINDS, START
from tests.properties.worlds_written import UNKNOWN, Claim, Source, Told, Value, World, plain

BORDER = 1e-6  # what binary fractions may add to a tolerance


def possible(value: Value, points: Sequence[float]) -> frozenset[float]:
    """Give which of these values a claim allows."""
    if value.day is None:
        return frozenset(point for point in points if value.low <= point <= value.high)
    dated = ((point, date.fromordinal(int(point) + START)) for point in points)
    return frozenset(point for point, day in dated if (day.month, day.day) == value.day)


def all_points(world: World) -> list[float]:
    """Give the values that matter: every day, or every bound and something between and beyond."""
    if world.declared["kind"] == "date":
        return [float(day) for day in range(3 * 365 + 40)]
    bounds = {bound for claim in world.claims for bound in (claim.value.low, claim.value.high)} - {float("inf")}
    ends = sorted(bounds | {0, max(bounds, default=0) + 1})
    return sorted({*ends, *((one + other) / 2 for one, other in pairwise(ends))})


def _gap(one: tuple[float, float], other: tuple[float, float]) -> float:
    return max(0.0, one[0] - other[1], other[0] - one[1])


def _allowances(world: World, one: Value, other: Value) -> tuple[float, float]:
    """How far two answers may surely, and at most, differ and be the same."""
    if not world.tolerance:
        return 0.0, 0.0
    if world.tolerance == "as written":
        coarser = max(one.unit, other.unit)  # half of its last digit is rounding, a whole one is for the words to say
        return coarser / 2 - BORDER, coarser + BORDER
    if not world.tolerance.endswith("%"):
        return float(world.tolerance) + BORDER, float(world.tolerance) + BORDER
    part = float(world.tolerance[:-1]) / 100
    bounds = [bound for bound in (one.low, one.high, other.low, other.high) if bound != float("inf")]
    return part * min(bounds) + BORDER, part * max(bounds) + BORDER


def strength(world: World, one: Value, other: Value) -> frozenset[str]:
    """Give how two values may stand to one another: "" where they share one, "strained" or "disputed"."""
    if not (one.known and other.known):
        return frozenset({""})
    if one.day or other.day:
        points = all_points(world)
        return frozenset({"" if possible(one, points) & possible(other, points) else "disputed"})
    surely, at_most = _allowances(world, one, other)
    gap = _gap((one.low, one.high), (other.low, other.high))
    if gap <= surely:
        return frozenset({""})
    told = {""} if gap <= at_most else set()
    if not _gap(one.surely, other.surely):
        # Still open: whether a stated tolerance leaves room for what is allowed softly besides.
        return frozenset({"strained", *told} | ({"disputed"} if world.tolerance else set()))
    if _gap(one.perhaps, other.perhaps) > at_most:
        return frozenset({"disputed", *told})
    return frozenset({"strained", "disputed", *told})


# What is expected


@dataclass(frozen=True)
class Pair:
    """Two claims that exclude one another, and how."""

    one: Claim
    other: Claim
    how: frozenset[str]

    @property
    def own_quarrel(self) -> bool:
        """Whether one voice in one source contradicts itself, at one firmness."""
        mine, yours = self.one, self.other
        return (mine.source, voice(mine), mine.stated) == (yours.source, voice(yours), yours.stated)

    @property
    def alleged_besides(self) -> bool:
        """Whether one voice in one source says the two at different firmness."""
        mine, yours = self.one, self.other
        return (mine.source, voice(mine)) == (yours.source, voice(yours)) and mine.stated != yours.stated

    def may_misquote(self, world: World) -> bool:
        return kin(world, self.one, self.other)


def kin(world: World, one: Claim, other: Claim) -> bool:
    """Whether one of the two sources derives from the other, or quotes it."""
    for mine, yours in ((one, other), (other, one)):
        if yours.source in ancestors(world, mine.source) or mine.attributed == yours.source:
            return True
    return False


def _strength(world: World, one: Claim, other: Claim) -> frozenset[str]:
    """Say how two claims stand; copies of what a source states and alleges are as little against one another."""
    how = strength(world, one.value, other.value)
    pairs = (Pair(mine, yours, how) for mine in _with_originals(world, one) for yours in _with_originals(world, other))
    return how | {""} if any(pair.alleged_besides for pair in pairs) else how


def _with_originals(world: World, claim: Claim) -> list[Claim]:
    above = ancestors(world, claim.source)
    return [claim, *(other for other in world.claims if other.source in above and same(claim, other))]


def conflicts(world: World) -> list[Pair]:
    """Give the pairs of claims that may exclude one another; what a source alleges besides is no claim against it."""
    pairs = (Pair(one, other, _strength(world, one, other)) for one, other in combinations(world.claims, 2))
    return [pair for pair in pairs if pair.how != {""} and not pair.alleged_besides]


def worst(pairs: Iterable[Pair]) -> frozenset[str]:
    """Give how these conflicts may count together: the worst of them counts."""
    order = ["", "strained", "disputed"]
    told = frozenset({""})
    for pair in pairs:
        told = frozenset(max(one, other, key=order.index) for one in told for other in pair.how)
    return told


def quiet_statuses(world: World) -> frozenset[str]:
    """Give the statuses that may be where nothing conflicts."""
    if len({claim.source for claim in world.claims}) == 1:
        return frozenset({"single-source"})
    comparable = [claim for claim in world.claims if claim.value.known]
    told: set[str] = set()
    for spoke in (list(world.claims), comparable):  # an answer that supports nothing may still be a word
        count = counts(world, spoke)
        if 0 in count or 1 in count or one_and_its_copies(world, spoke):
            told.add("echoed" if spoke else "incomparable")
        if count[-1] < 2 or only_one_of_its_own(world, spoke):
            continue
        told.add(_quiet_status(world, [claim for claim in comparable if not repeats(world, claim)]))
    return frozenset(told)


def _quiet_status(world: World, left: Sequence[Claim]) -> str:
    if len(left) < 2:
        return "incomparable"
    one_answer = all(same(left[0], claim) and left[0].as_of == claim.as_of for claim in left)
    as_fact = packing(world, [claim for claim in left if claim.stated == "fact"])
    return "agreed" if one_answer and as_fact >= 2 else "compatible"


def _quiet_or_one_answer(world: World) -> frozenset[str]:
    """Give the quiet statuses; answers that differ by a tolerance may be one answer."""
    told = quiet_statuses(world)
    return told | {"agreed"} if world.tolerance and "compatible" in told else told


def statuses(world: World) -> frozenset[str]:
    """Give the statuses that the fact may have."""
    told = worst(conflicts(world))
    return frozenset(status for status in told if status) | (_quiet_or_one_answer(world) if "" in told else frozenset())


# What came


CONFLICT_RULES = ("self-contradiction", "misquote", "value-conflict", "names-differ", "revised-down")


def wrong_status(expected: frozenset[str], told: Told) -> Iterator[str]:
    """Hold the status against what it may be, and against the rules of conflict."""
    status = told.fact["status"]
    if status not in expected:
        yield f"status: expected {' or '.join(sorted(expected))}, came {status}"
    severities = {severity for rule in CONFLICT_RULES for severity in told.severities(rule)}
    by_rules = "disputed" if "error" in severities else "strained" if "warning" in severities else ""
    if by_rules != (status if status in ("disputed", "strained") else ""):
        yield f"rules: the status is {status}, the rules of conflict say {by_rules or 'nothing'}"


def wrong_rules(world: World, told: Told) -> Iterator[str]:
    """Hold whose quarrel is flagged as what against who contradicts whom."""
    pairs = [pair for pair in conflicts(world) if "" not in pair.how]
    maybe = [pair for pair in conflicts(world) if "" in pair.how]
    own = [pair for pair in pairs if pair.own_quarrel]
    if own and not told.of("self-contradiction"):
        yield "self-contradiction: expected one, none came"
    if told.of("self-contradiction") and not any(pair.own_quarrel for pair in pairs + maybe):
        yield "self-contradiction: none expected, one came"
    if told.of("misquote") and not any(pair.may_misquote(world) for pair in pairs + maybe):
        yield "misquote: none expected, one came"
    if any(_misquoted(world, claim) for claim in world.claims) and not told.of("misquote"):
        yield "misquote: expected one, none came"
    set_aside = {
        id(claim) for pair in pairs if pair.own_quarrel or pair.may_misquote(world) for claim in (pair.one, pair.other)
    }
    plain_ones = [pair for pair in pairs if not {id(pair.one), id(pair.other)} & set_aside]
    if plain_ones and not told.of("value-conflict"):
        yield "value-conflict: expected one, none came"
    if told.of("value-conflict") and all(pair.own_quarrel for pair in pairs + maybe):
        yield "value-conflict: none expected, one came"


def _misquoted(world: World, claim: Claim) -> bool:
    """Whether a claim surely contradicts what it repeats: all of it, in its own words, by a source that speaks once."""
    source = next(source for source in world.sources if source.key == claim.source)
    if claim.attributed in world.voices or sum(other.source == claim.source for other in world.claims) > 1:
        return False
    keys = {claim.attributed} if claim.attributed else ancestors(world, source.key)
    originals = [other for other in world.claims if other.source in keys]
    plain_words = all(not other.attributed for other in originals)
    sides = [strength(world, claim.value, other.value) for other in originals]
    return bool(originals) and plain_words and all("" not in side for side in sides)


RELATIONS = ("says", "bears_out", "leaves_open", "excludes")


def relation(world: World, answer: Value, claim: Claim, points: Sequence[float]) -> str:
    """Say how a claim stands to an answer."""
    mine, asked = possible(claim.value, points), possible(answer, points)
    if mine == asked:
        return "says"
    if mine < asked:
        return "bears_out"
    return "leaves_open" if "" in strength(world, answer, claim.value) else "excludes"


def wrong_answers(world: World, told: Told, number: int) -> Iterator[str]:
    """Hold the answers against the claims: one for each thing said, in words of those who say it."""
    points = all_points(world)
    groups: dict[frozenset[float], list[Claim]] = {}
    for claim in world.claims:
        if claim.value.known:
            groups.setdefault(possible(claim.value, points), []).append(claim)
    entries = [entry for entry in told.fact["answers"] if entry["value"] != UNKNOWN.text]
    if len(entries) != len(groups):
        yield f"answers: expected {len(groups)}, came {[entry['value'] for entry in entries]}"
    for claims in groups.values():
        texts = {claim.value.text for claim in claims}
        found = [entry for entry in entries if entry["value"] in texts]
        if len(found) != 1:
            yield f"answers: expected one of {texts}, came {[entry['value'] for entry in entries]}"
            continue
        yield from _wrong_relations(world, claims[0].value, found[0], points, number)
    if len(groups) > 1 and not world.tolerance:
        yield from _wrong_left_open(world, told)


def _wrong_left_open(world: World, told: Told) -> Iterator[str]:
    """What all claims leave open is told where they do not conflict, and only there."""
    left, known = told.fact["open"], [claim.value for claim in world.claims if claim.value.known]
    if any(value.day for value in known):
        return  # dates without a year stand outside the law of intervals
    low, high = max(value.low for value in known), min(value.high for value in known)
    if told.fact["status"] == "disputed":
        if left is not None:
            yield f"open: expected nothing, came {left}"
    elif left is None and low <= high and told.fact["status"] == "compatible":
        yield "open: nothing came"
    elif left is not None and world.declared["kind"] == "count" and low <= high:
        expected = (low, None if high == float("inf") else high)
        if (left["low"], left["high"]) != expected:
            yield f"open: expected {expected}, came {left}"


def _wrong_relations(
    world: World, answer: Value, entry: dict[str, dict[str, list[str]]], points: Sequence[float], number: int
) -> Iterator[str]:
    stand = {id(claim): relation(world, answer, claim, points) for claim in world.claims if claim.value.known}
    saying = {claim.source for claim in world.claims if stand.get(id(claim)) == "says"}
    undated = any(claim.value.day for claim in world.claims)  # whether a day of no year is narrower, no word says
    for name in () if world.tolerance or undated else RELATIONS:
        # Who says so is listed by that alone, whatever else it says.
        claims = [
            claim
            for claim in world.claims
            if stand.get(id(claim)) == name and (name == "says" or claim.source not in saying)
        ]
        expected = sorted({claim.source for claim in claims})
        came = sorted(plain(source, number) for source in entry[name]["sources"])
        if expected != came:
            yield f'"{answer.text}" {name}: expected {expected}, came {came}'
        elif len(entry[name]["origins"]) not in counts(world, claims):
            yield f'"{answer.text}" {name}: expected {counts(world, claims)} origins, came {entry[name]["origins"]}'


def oracle(world: World, told: Told, number: int) -> Iterator[str]:
    """Say what of a still world is told wrong."""
    yield from wrong_status(statuses(world), told)
    yield from wrong_rules(world, told)
    if "answers" in told.fact:
        yield from wrong_answers(world, told, number)


# Random worlds


VOICES = {"v": "The Mayor", "w": "Harbour Office", "x": "Evening Bell"}


def _source(random: Random, key: str, earlier: Sequence[str]) -> Source:
    chosen = tuple(one for one in earlier if random.random() < 0.25)
    issuers = ["Harbour Office", "HARBOUR OFFICE", "Coast Guard"]
    by = random.choice(issuers) if random.random() < 0.2 else ""
    publisher = random.choice(["Evening Bell", "evening bell", "Tide"]) if random.random() < 0.15 else ""
    return Source(key, derives=chosen, by=by, publisher=publisher)


def sources_at_random(random: Random, most: int = 4) -> tuple[Source, ...]:
    """Give some sources, each of which may derive from those before it."""
    keys = "abcdef"[: random.randint(1, most)]
    return tuple(_source(random, key, keys[:number]) for number, key in enumerate(keys))


def claim_at_random(random: Random, sources: Sequence[Source], value: Value) -> Claim:
    """Let one of the sources say a value, in its own voice or another's."""
    source = random.choice(sources).key
    others = [other.key for other in sources if other.key < source]
    attributed = random.choice([*VOICES, *others]) if random.random() < 0.2 else ""
    stated = random.choice(["alleged", "likely"]) if random.random() < 0.15 else "fact"
    return Claim(source, value, attributed=attributed, stated=stated)


def still(random: Random) -> World:
    """Give a world in which nothing moves."""
    declared, pool = KINDS[random.choice(list(KINDS))]
    sources = sources_at_random(random)
    told: list[Claim] = []
    for _ in range(random.randint(1, 6)):
        again = random.choice(told).value if told and random.random() < 0.3 else pool(random)
        value = UNKNOWN if random.random() < 0.04 else again
        told.append(claim_at_random(random, sources, value))
    world = World(declared, sources, tuple(told), VOICES)
    kinds = {"count": ["1", "2", "10%"], "quantity": ["as written", "0.1"], "share": ["0.3"]}
    allowed = kinds.get(str(declared["kind"]))
    if allowed is None or random.random() < 0.7:
        return world
    tolerance = random.choice(allowed)
    return replace(world, declared={**declared, "tolerance": tolerance}, tolerance=tolerance)
