"""Worlds of moments: a series that falls, sources that differ on some days, figures that held at a time.

Here it is counted how many findings there are: one a fall, one a day on which sources differ.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations, pairwise
from random import Random

from tests.properties.worlds_in_time import DAYS, stretch, value_at_random
from tests.properties.worlds_values import exactly
from tests.properties.worlds_written import Claim, Source, Told, World


def falls(world: World, told: Told, _number: int) -> Iterator[str]:
    """One source's series: a finding a fall, each with an id of its own."""
    if not all(claim.as_of for claim in world.claims):
        return
    figures = [claim.value.low for claim in sorted(world.claims, key=lambda claim: claim.as_of)]
    expected = sum(later < earlier for earlier, later in pairwise(figures))
    found = told.of("revised-down")
    if len({finding["id"] for finding in found}) != expected or len(found) != expected:
        yield f"falls: expected {expected}, came {[finding['message'] for finding in found]}"
    drops = [_fall(finding) for finding in found]
    if None not in drops and drops != sorted(drops, reverse=True, key=lambda drop: drop or 0):
        yield f"falls: expected the largest first, came {drops}"


def _fall(finding: dict[str, list[dict[str, str]]] | object) -> float | None:
    claims = finding["claims"] if isinstance(finding, dict) else []
    figures = [float(claim["value"]) for claim in claims]
    return max(figures) - min(figures) if len(figures) == 2 else None


def moments(world: World, told: Told, _number: int) -> Iterator[str]:
    """Sources that differ on some days: a finding a day on which they do."""
    if not all(claim.as_of for claim in world.claims):
        return
    days: dict[str, set[float]] = {}
    for claim in world.claims:
        days.setdefault(claim.as_of, set()).add(claim.value.low)
    expected = sum(len(figures) > 1 for figures in days.values())
    found = told.of("value-conflict")
    if len({finding["id"] for finding in found}) != expected or len(found) != expected:
        yield f"moments: expected {expected}, came {[finding['message'] for finding in found]}"
    status = told.fact["status"]
    if (status == "disputed") != bool(expected):
        yield f"moments: {expected} days on which they differ, and the status is {status}"


# When a figure held


def _groups(world: World) -> dict[str, list[Claim]]:
    groups: dict[str, list[Claim]] = {}
    for claim in world.claims:
        groups.setdefault(claim.when, []).append(claim)
    return groups


def _shared(claims: Sequence[Claim]) -> tuple[float, float]:
    return max(claim.value.low for claim in claims), min(claim.value.high for claim in claims)


def held(world: World, told: Told, _number: int) -> Iterator[str]:
    """Figures that held at a time: those of one time share a value, a stretch is at least each within it."""
    groups = _groups(world)
    timeless = groups.pop("", [])
    whole_days = all("/" not in claim.when for claim in world.claims)
    if world.declared["over_time"] == "varies" and not whole_days:
        return  # whether a stretch within another coincides with it, no word says
    wrong = any(low > high for low, high in map(_shared, (*groups.values(), *([timeless] if timeless else []))))
    for one, other in combinations(groups, 2):
        mine, yours = stretch(one), stretch(other)
        assert mine is not None
        assert yours is not None
        for whole, part, over, within in ((mine, yours, one, other), (yours, mine, other, one)):
            inside = whole[0] <= part[0] and part[1] <= whole[1]
            if inside and _shared(groups[within])[0] > min(claim.value.high for claim in groups[over]):
                wrong = True
    free = timeless and groups
    fits = (
        any(
            max(_shared(group)[0], _shared(timeless)[0]) <= min(_shared(group)[1], _shared(timeless)[1])
            for group in groups.values()
        )
        if free
        else True
    )
    status = told.fact["status"]
    if (wrong or not fits) != (status == "disputed"):
        yield f"when: expected {'a' if wrong or not fits else 'no'} conflict, came {status}"


# Random worlds


def series(random: Random) -> World:
    """Give one source's figures of a week that can only grow."""
    days = random.sample(DAYS, random.randint(2, 6))
    claims = tuple(Claim("a", exactly(random.choice([6, 7, 8, 9, 11, 12])), as_of=day) for day in days)
    return World({"kind": "count", "over_time": "grows"}, (Source("a"),), claims)


def days_apart(random: Random) -> World:
    """Give several sources' figures of the same days, of what varies."""
    days = random.sample(DAYS, random.randint(1, 3))
    claims = tuple(Claim(key, exactly(random.choice([7, 7, 8])), as_of=day) for day in days for key in "ab")
    return World({"kind": "count", "over_time": "varies"}, (Source("a"), Source("b")), claims)


def at_times(random: Random) -> World:
    """Give figures that held at a time or over a stretch, of several sources that say one thing each."""
    whens = random.sample([*DAYS[:3], "2024-03-01/2024-03-02", "2024-03-01/2024-03-03", "2024-03-05/2024-03-06"], 3)
    choices = [*whens, *([""] if random.random() < 0.4 else [])]
    over_time = random.choice(["fixed", "fixed", "varies"]) if "" not in choices else "fixed"
    keys = "abcde"[: random.randint(2, 5)]
    claims = tuple(Claim(key, value_at_random(random), when=random.choice(choices)) for key in keys)
    return World({"kind": "count", "over_time": over_time}, tuple(Source(key) for key in keys), claims)


MAKERS = ["series", "days_apart", "at_times"]
ORACLES = {"series": falls, "days_apart": moments, "at_times": held}
