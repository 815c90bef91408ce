"""Worlds in which time passes: figures that stay, grow, shrink or vary, counted up to a time, held at one, corrected.

A possible world gives the fact a value at every time. Which worlds there are `over_time` says; which of two times is
the earlier only the dates say, and what they leave open is not assumed.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import combinations
from random import Random

from tests.properties import worlds
from tests.properties.worlds import wrong_status
from tests.properties.worlds_of_origins import (
    ancestors,
    counts,
    one_and_its_copies,
    only_one_of_its_own,
    packing,
    voice,
)
from tests.properties.worlds_values import at_least, at_most, between, exactly
from tests.properties.worlds_written import Claim, Source, Told, Value, World

Stretch = tuple[int, int]
DAYS = [f"2024-03-0{day}" for day in range(1, 8)]
MONTH = "2024-03"


def stretch(text: str) -> Stretch | None:
    """Give the first and the last day of a time as written, None where nothing is."""
    if not text:
        return None
    first, _, last = text.partition("/")
    if first == MONTH:
        return 1, 31
    return int(first[-2:]), int((last or first)[-2:])


def apart(one: Stretch | None, other: Stretch | None) -> bool:
    """Whether two times certainly differ."""
    return one is not None and other is not None and (one[1] < other[0] or other[1] < one[0])


def source_of(world: World, claim: Claim) -> Source:
    return next(source for source in world.sources if source.key == claim.source)


def repeated(world: World, claim: Claim) -> list[Claim]:
    """Give the claims of its source's ancestors that a claim repeats: those of the same value, in the same voice."""
    above = ancestors(world, claim.source)
    alike = [
        other
        for other in world.claims
        if other.source in above and (other.value.low, other.value.high) == (claim.value.low, claim.value.high)
    ]
    return [other for other in alike if not claim.attributed or voice(other) == claim.attributed]


def clocks(world: World, claim: Claim) -> set[Stretch | None]:
    """Give the times up to which a claim may have been counted; several where it repeats several."""
    if claim.as_of:
        return {stretch(claim.as_of)}
    inherited = {clock for other in repeated(world, claim) for clock in clocks(world, other)}
    published = stretch(source_of(world, claim).published)
    if not inherited:
        return {published}
    return {published if clock is None else clock for clock in inherited}


def _against(over_time: str, one: Value, other: Value, mine: Stretch | None, yours: Stretch | None) -> bool:
    """Whether two figures exclude one another, counted up to these times."""
    if one.low <= other.high and other.low <= one.high:
        return False
    if over_time == "varies":
        return mine is not None and mine == yours
    if over_time == "fixed":
        return True
    lower_is_one = one.low < other.low
    earlier_is_lower = over_time == "grows"
    first, second = (mine, yours) if lower_is_one == earlier_is_lower else (yours, mine)
    return not (first is not None and second is not None and first[1] < second[0])


@dataclass(frozen=True)
class Clash:
    """Two claims that may exclude one another, and how."""

    one: Claim
    other: Claim
    how: frozenset[str]


def clash(world: World, one: Claim, other: Claim) -> frozenset[str]:
    """Say how two claims stand: "", "strained" or "disputed", all that the words leave open."""
    over_time = str(world.declared.get("over_time", "fixed"))
    if apart(stretch(one.when), stretch(other.when)):
        return frozenset({""})
    told: set[str] = set()
    for first in (one, *repeated(world, one)):  # a copy's quarrel may count as that of what it copies
        for second in (other, *repeated(world, other)):
            for mine in clocks(world, first):
                for yours in clocks(world, second):
                    told |= _how(over_time, first, second, mine, yours)
    return frozenset(told)


def _how(over_time: str, one: Claim, other: Claim, mine: Stretch | None, yours: Stretch | None) -> set[str]:
    if not _against(over_time, one.value, other.value, mine, yours):
        return {""}
    if over_time == "varies" and mine is not None and mine[0] != mine[1]:
        return {"", "strained", "disputed"}  # two months that are one need not be one day of it
    if apart(stretch(one.as_of), stretch(other.as_of)):
        return {"strained"}
    if not apart(mine, yours):
        return {"disputed"}
    own = (one.source, voice(one)) == (other.source, voice(other))
    inherited = not (one.as_of and other.as_of) and any(clock for clock in (one.as_of, other.as_of))
    return {"disputed", "strained"} if (own and over_time != "fixed") or inherited else {"disputed"}


def issuer(source: Source) -> str:
    return " ".join(source.by.casefold().split())


def later_of_one_issuer(world: World, one: Claim, other: Claim) -> bool | None:
    """Whether one's source is certainly the later word of the other's issuer; None where the words leave it open."""
    mine, yours = source_of(world, one), source_of(world, other)
    if mine.key == yours.key or not issuer(mine) or issuer(mine) != issuer(yours):
        return False
    if not apart(stretch(mine.published), stretch(yours.published)):
        return None if one.as_of or other.as_of else False
    later = (stretch(mine.published) or (0, 0)) > (stretch(yours.published) or (0, 0))
    if one.attributed or other.attributed or one.as_of or other.as_of or repeated(world, one) or repeated(world, other):
        return None
    return later


def set_aside(world: World, claim: Claim) -> bool | None:
    """Whether a claim was corrected; None where the words leave it open."""
    speaking = {other.source for other in world.claims}
    if any(claim.source in source.corrects and source.key in speaking for source in world.sources):
        return None if claim.attributed else True
    silent = {key for source in world.sources if source.key not in speaking for key in source.corrects}
    answers: set[bool | None] = set()
    if claim.source in silent:
        answers.add(None)  # by one that does not speak of it, but may be corrected by one that does
    answers |= {
        later and (None if set_aside_by_word(world, other) else later)
        for other in world.claims
        for later in [later_of_one_issuer(world, other, claim)]
        if "" not in clash(world, claim, other)
    }
    return True if True in answers else None if None in answers else False


def set_aside_by_word(world: World, claim: Claim) -> bool:
    speaking = {other.source for other in world.claims}
    return any(claim.source in source.corrects and source.key in speaking for source in world.sources)


def clashes(world: World) -> list[Clash]:
    """Give the pairs of claims, neither of them set aside, that may exclude one another."""
    found = []
    for one, other in combinations(world.claims, 2):
        aside = {set_aside(world, one), set_aside(world, other)}
        how = clash(world, one, other)
        if how == {""} or (True in aside and not worlds.kin(world, one, other)):
            continue
        if True in aside:
            aside.add(None)  # whether what was corrected since can still be misquoted, no word says
        found.append(Clash(one, other, how | {""} if None in aside else how))
    return found


def worst(found: Iterable[Clash]) -> frozenset[str]:
    order = ["", "strained", "disputed"]
    told = frozenset({""})
    for each in found:
        told = frozenset(max(one, other, key=order.index) for one in told for other in each.how)
    return told


def quiet(world: World) -> frozenset[str]:
    """Give the statuses that a fact in time may have where nothing conflicts."""
    if len({claim.source for claim in world.claims}) == 1:
        return frozenset({"single-source"})
    told: set[str] = set()
    left = [claim for claim in world.claims if set_aside(world, claim) is False]  # of those one may be a copy
    if len(left) < len(world.claims) and one_and_its_copies(world, left):
        told |= {"incomparable", "echoed", "agreed"}
    for claims in (world.claims, left):
        some = replace(world, claims=tuple(claims))
        if len({claim.source for claim in claims}) <= 1:
            told |= {"single-source", "incomparable", "echoed"}
            continue
        count = counts(some, claims)
        if 1 in count or one_and_its_copies(some, claims):
            told.add("echoed")
        if count[-1] > 1 and not only_one_of_its_own(some, claims):
            told |= _said_by_two(some)
    return frozenset(told)


def _said_by_two(world: World) -> set[str]:
    values = {(claim.value.low, claim.value.high) for claim in world.claims}
    if len(values) > 1:
        return {"compatible", "incomparable"} if _moments(world) else {"compatible"}
    timed = any(claim.as_of or claim.when for claim in world.claims) or "over_time" in world.declared
    facts = [claim for claim in world.claims if claim.stated == "fact"]
    two = packing(world, facts) >= 2
    if timed:
        return {"agreed", "compatible", "incomparable"} if _moments(world) else {"agreed", "compatible"}
    return {"agreed"} if two else {"compatible"}


def _moments(world: World) -> bool:
    """Whether some claims may have nothing to be compared with, for want of a common time."""
    return world.declared.get("over_time") == "varies" or any(claim.when for claim in world.claims)


def statuses(world: World) -> frozenset[str]:
    """Give the statuses that the fact may have."""
    told = worst(clashes(world))
    return frozenset(status for status in told if status) | (quiet(world) if "" in told else frozenset())


def wrong_corrections(world: World, told: Told) -> Iterator[str]:
    """Hold who was corrected against who corrects, declared or as one issuer's later word."""
    severities = told.severities("corrected")
    speaking = {claim.source for claim in world.claims}
    declared = differing = False
    for source in world.sources:
        for earlier in set(source.corrects) & speaking if source.key in speaking else set():
            declared = True
            pairs = [
                (one, other)
                for one in world.claims
                for other in world.claims
                if (one.source, other.source) == (source.key, earlier)
            ]
            differing |= any("" not in clash(world, one, other) for one, other in pairs)
    if differing and "info" not in severities:
        yield f"corrected: expected one for information, came {severities}"
    silent = {key for source in world.sources if source.key not in speaking for key in source.corrects}
    if not declared and not silent and "info" in severities:
        yield "corrected: none expected for information, one came"
    answers = {
        None if set_aside_by_word(world, one) else later_of_one_issuer(world, one, other)
        for one in world.claims
        for other in world.claims
        if clash(world, one, other) != {""}
    }
    if True in answers and not declared and "warning" not in severities:
        yield f"corrected: expected a warning, came {severities}"
    if answers == {False} and "warning" in severities:
        yield "corrected: no warning expected, one came"


def oracle(world: World, told: Told, _number: int) -> Iterator[str]:
    """Say what of a world in time is told wrong."""
    yield from wrong_status(statuses(world), told)
    yield from wrong_corrections(world, told)


# Random worlds


def value_at_random(random: Random) -> Value:
    number = random.choice([6, 7, 7, 8, 9])
    shape = random.choice([exactly, exactly, exactly, exactly, at_least, at_most, None])
    return shape(number) if shape else between(number - 1, number)


def _sources(random: Random, most: int) -> tuple[Source, ...]:
    keys = "abcd"[: random.randint(1, most)]
    return tuple(
        Source(
            key,
            derives=tuple(one for one in keys[:number] if random.random() < 0.2),
            by=random.choice(["", "", "Coast Guard", "COAST GUARD"]),
            published=random.choice(["", *DAYS[1:6]]),
            corrects=tuple(one for one in keys[:number] if random.random() < 0.1),
        )
        for number, key in enumerate(keys)
    )


def counted(random: Random) -> World:
    """Give figures counted up to times: `as_of`, inherited or as published; some of them corrected."""
    over_time = random.choice(["", "fixed", "grows", "grows", "shrinks", "varies"])
    declared = {"kind": "count", **({"over_time": over_time} if over_time else {})}
    sources = _sources(random, 4)
    if random.random() < 0.5:
        sources = tuple(replace(source, by="", corrects=()) for source in sources)
    said: list[Claim] = []
    for _ in range(random.randint(1, 6)):
        value = random.choice(said).value if said and random.random() < 0.3 else value_at_random(random)
        as_of = random.choice([*DAYS[:4], MONTH]) if random.random() < 0.4 else ""
        attributed = "v" if random.random() < 0.1 else ""
        said.append(Claim(random.choice(sources).key, value, attributed=attributed, as_of=as_of))
    return World(declared, sources, tuple(said), {"v": "The Mayor"})


MAKERS = ["counted"]
