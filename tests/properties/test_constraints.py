"""Answers and smallest sets against all values there are: small random constraints and claims, held to by brute force.

A constraint is made here as text and, beside it, as plain arithmetic over arrays: of every combination of values that
the claims leave possible. Nothing is taken from the program but what it says.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import combinations, product
from pathlib import Path
from random import Random
from typing import Any, NamedTuple

import numpy as np
import pytest
from numpy.typing import NDArray

import discrepancies
from discrepancies.constraints.judging import BROKEN, HOLDS, OPEN, Judged, judged
from discrepancies.law.agreement import agree

CASES_A_BATCH = 500
BATCHES = 20
FIGURES = ("a", "b", "c")
DATES = ("d", "e")
SOURCES = ("s", "t", "u")
TOP = 70
"""Figures without an upper end are tried up to here: no constraint below tells apart what is larger."""
MOMENTS = 2
"""Seconds of a day that are tried: as many as there are dates to be put in order within it."""
FIRST_DAYS = ("2016-02-26", "2016-02-28", "2016-12-30", "2017-02-27", "2018-02-26")
ANY_DAY = sorted(
    int(np.datetime64(f"{year}-{season}").astype(np.int64)) + more
    for year in range(2014, 2021)
    for season in ("02-23", "12-27")
    for more in range(10)
)
"""Days on which a date lies of which nobody speaks: all that a constraint below can tell apart."""

Values = Mapping[str, NDArray[np.int64]]
Truth = Callable[[Values], NDArray[np.bool_]]
Figure = Callable[[Values], NDArray[np.int64]]


class Says(NamedTuple):
    """A claim: the fact, as written, and the values it leaves possible."""

    source: str
    fact: str
    written: str
    values: frozenset[int]


class Case(NamedTuple):
    text: str
    truth: Truth
    facts: tuple[str, ...]
    claims: tuple[Says, ...]


ORDERS: Mapping[str, Callable[[Any, Any], Any]] = {
    "<": np.less,
    "<=": np.less_equal,
    ">": np.greater,
    ">=": np.greater_equal,
    "==": np.equal,
    "!=": np.not_equal,
}


def figure(random: Random, depth: int) -> tuple[str, Figure]:
    """A sum or multiple of facts, not deep."""
    pick = random.random()
    if depth == 0 or pick < 0.5:
        fact = random.choice(FIGURES)
        return fact, lambda values: values[fact]
    (left, one), (right, other) = figure(random, depth - 1), figure(random, depth - 1)
    if pick < 0.7:
        return f"{left} + {right}", lambda values: one(values) + other(values)
    if pick < 0.8:
        return f"{left} - ({right})", lambda values: one(values) - other(values)
    factor = random.choice((2, 2, 3, -1))
    return (f"-({left})" if factor == -1 else f"{factor} * ({left})"), lambda values: factor * one(values)


def of_figures(random: Random) -> tuple[str, Truth]:
    left, one = figure(random, random.choice((0, 1, 1)))
    order = random.choice(tuple(ORDERS))
    if random.random() < 0.4:
        number = random.randrange(8)
        if random.random() < 0.3:
            low = random.randrange(4)
            return f"{low} <= {left} {order} {number}", lambda v: (one(v) >= low) & ORDERS[order](one(v), number)
        return f"{left} {order} {number}", lambda values: ORDERS[order](one(values), number)
    right, other = figure(random, random.choice((0, 1)))
    return f"{left} {order} {right}", lambda values: ORDERS[order](one(values), other(values))


def day(values: NDArray[np.int64]) -> NDArray[np.int64]:
    days: NDArray[np.int64] = values // MOMENTS
    return days


def years(start: NDArray[np.int64], end: NDArray[np.int64]) -> NDArray[np.int64]:
    """Full years between days counted since 1970, by their year, month and day."""
    early, late = np.minimum(start, end), np.maximum(start, end)
    one, other = (days.astype("datetime64[D]") for days in (early, late))
    year, later_year = (days.astype("datetime64[Y]").astype(np.int64) for days in (one, other))
    month, later_month = (days.astype("datetime64[M]").astype(np.int64) % 12 for days in (one, other))
    within, later_within = ((d - d.astype("datetime64[M]")).astype(np.int64) for d in (one, other))
    before = (later_month < month) | ((later_month == month) & (later_within < within))
    full = later_year - year - before
    signed: NDArray[np.int64] = np.where(end < start, -full, full)
    return signed


def of_dates(random: Random) -> tuple[str, Truth]:
    one, other = random.choice(DATES), random.choice(DATES)
    order = random.choice(tuple(ORDERS))
    compared = ORDERS[order]
    pick = random.random()
    if pick < 0.4:
        if order in ("==", "!="):
            return f"{one} {order} {other}", lambda v: compared(day(v[one]), day(v[other]))
        return f"{one} {order} {other}", lambda v: compared(v[one], v[other])
    if pick < 0.6:
        number = random.randrange(-1, 3)
        return f"days({one}, {other}) {order} {number}", lambda v: compared(day(v[other]) - day(v[one]), number)
    if pick < 0.8:
        number = random.randrange(-1, 3)
        return f"years({one}, {other}) {order} {number}", lambda v: compared(years(day(v[one]), day(v[other])), number)
    number = random.randrange(7)
    name = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")[number]
    order = random.choice(("==", "!="))
    return f"weekday({one}) {order} {name}", lambda v: ORDERS[order]((day(v[one]) + 3) % 7, number)


def constraint(random: Random, depth: int, one: Callable[[Random], tuple[str, Truth]]) -> tuple[str, Truth]:
    pick = random.random()
    if depth == 0 or pick < 0.4:
        return one(random)
    (left, first), (right, second) = constraint(random, depth - 1, one), constraint(random, depth - 1, one)
    if pick < 0.6:
        return f"({left}) and ({right})", lambda values: first(values) & second(values)
    if pick < 0.8:
        return f"({left}) or ({right})", lambda values: first(values) | second(values)
    return f"not ({left})", lambda values: ~first(values)


def figure_said(random: Random) -> tuple[str, frozenset[int]]:
    low = random.randrange(5)
    pick = random.random()
    if pick < 0.6:
        return str(low), frozenset({low})
    if pick < 0.8:
        high = low + random.randrange(1, 4)
        return f"{low} to {high}", frozenset(range(low, high + 1))
    if pick < 0.9:
        return f"at most {low}", frozenset(range(low + 1))
    return f"at least {low}", frozenset(range(low, TOP))


def date_said(random: Random) -> tuple[str, frozenset[int]]:
    first = int(np.datetime64(random.choice(FIRST_DAYS)).astype(np.int64)) + random.randrange(3)
    last = first + random.choice((0, 0, 1, 2))
    ends = [str(np.datetime64(of, "D")) for of in (first, last)]
    moments = frozenset(range(first * MOMENTS, (last + 1) * MOMENTS))
    return (ends[0] if first == last else "/".join(ends)), moments


def case(random: Random) -> Case:
    dated = random.random() < 0.25
    facts, said = (DATES, date_said) if dated else (FIGURES, figure_said)
    text, truth = constraint(random, random.choice((0, 0, 1, 2)), of_dates if dated else of_figures)
    claims: set[Says] = set()
    while not any(claim.fact in names_in(text) for claim in claims):
        for _ in range(random.randint(2, 7)):
            claims.add(Says(random.choice(SOURCES), random.choice(facts), *said(random)))
    named = tuple(fact for fact in facts if fact in names_in(text))
    return Case(text, truth, named, tuple(sorted(claims)))


def names_in(text: str) -> set[str]:
    return set("".join(c if c.isalpha() else " " for c in text).split())


def left(case: Case, claims: Iterable[Says]) -> dict[str, frozenset[int]]:
    """What claims leave possible of each fact that somebody speaks of."""
    possible: dict[str, frozenset[int]] = {}
    for claim in claims:
        if claim.fact in case.facts:
            possible[claim.fact] = possible.get(claim.fact, claim.values) & claim.values
    return possible


def used(case: Case, claims: Iterable[Says]) -> list[Says]:
    """The claims on facts that are not left out."""
    claims = list(claims)
    possible = left(case, claims)
    return [claim for claim in claims if possible.get(claim.fact)]


def outcomes(case: Case, claims: Iterable[Says]) -> set[bool]:
    """The truth values that the constraint takes over all values that claims leave possible."""
    possible = left(case, claims)
    if case.facts[0] in DATES:
        anything = [day * MOMENTS + moment for day in ANY_DAY for moment in range(MOMENTS)]
    else:
        anything = list(range(TOP))
    values = [np.array(sorted(possible.get(fact, anything)), dtype=np.int64) for fact in case.facts]
    grid = dict(zip(case.facts, np.meshgrid(*values, indexing="ij", sparse=True), strict=True))
    return set(np.unique(np.broadcast_to(case.truth(grid), [len(of) for of in values])).tolist())


def answer(case: Case, claims: Iterable[Says]) -> int:
    return {frozenset({True}): HOLDS, frozenset({False}): BROKEN}.get(frozenset(outcomes(case, claims)), OPEN)


def contested(case: Case, claims: Sequence[Says]) -> dict[str, list[frozenset[int]]]:
    """The answers to each fact whose claims have no value in common."""
    facts = [fact for fact, possible in left(case, claims).items() if not possible]
    return {fact: list(dict.fromkeys(claim.values for claim in claims if claim.fact == fact)) for fact in facts}


def jointly(case: Case, claims: Sequence[Says]) -> int:
    """The answer for all together: broken if it is with each answer to what is contested."""
    answers, kept = contested(case, claims), used(case, claims)

    def with_these(chosen: Iterable[frozenset[int]]) -> int:
        said = (Says("", fact, "", values) for fact, values in zip(answers, chosen, strict=True))
        return answer(case, [*kept, *said])

    if {with_these(chosen) for chosen in product(*answers.values())} == {BROKEN}:
        return BROKEN
    every = (frozenset[int]().union(*values) for values in answers.values())
    between = with_these(frozenset(range(min(values), max(values) + 1)) for values in every)
    return HOLDS if between == HOLDS else OPEN


def smallest(case: Case, claims: Sequence[Says]) -> int:
    """How many claims it takes to break the constraint."""
    return next(
        size
        for size in range(len(claims) + 1)
        if any(answer(case, few) == BROKEN for few in combinations(claims, size))
    )


def dossier(cases: Sequence[Case]) -> dict[str, Any]:
    said = {
        source: {
            "claims": [
                {"event": f"e{number}", "fact": claim.fact, "value": claim.written, "quote": "…"}
                for number, case in enumerate(cases)
                for claim in case.claims
                if claim.source == source
            ]
        }
        for source in SOURCES
    }
    return {
        "facts": {
            **{fact: {"asks": "How many?", "kind": "count"} for fact in FIGURES},
            **{fact: {"asks": "When?", "kind": "date"} for fact in DATES},
        },
        "sources": said,
        "constraints": {f"c{number}": {"holds": case.text, "for": f"e{number}"} for number, case in enumerate(cases)},
    }


def found(cases: Sequence[Case], path: Path) -> Iterator[tuple[int, str, Judged, int]]:
    """Every answer of the program: the case's number, the source or "", what was judged, and at which place."""
    path.write_text(json.dumps(dossier(cases), ensure_ascii=False), encoding="utf-8")
    loaded = discrepancies.load(str(path))
    for one in judged(loaded, agree(loaded), fully=True):
        for place in range(len(one.cases)):
            yield int(one.constraint.key[1:]), one.source(place), one, place


def shown(case: Case, claims: Iterable[Says]) -> str:
    return "\n".join((case.text, *(f"  {claim.source}: {claim.fact} is {claim.written}" for claim in claims)))


@pytest.mark.parametrize("batch", range(BATCHES))
def test_answers_and_smallest_sets_are_those_of_all_values_there_are(batch: int, tmp_path: Path) -> None:
    random = Random(batch)
    cases = [case(random) for _ in range(CASES_A_BATCH)]
    answered = set()
    for number, source, one, place in found(cases, tmp_path / "claims.yaml"):
        asked = cases[number]
        claims = [claim for claim in asked.claims if source in ("", claim.source)]
        open_to_doubt = bool(contested(asked, claims)) and not source
        claims = claims if open_to_doubt else used(asked, claims)
        answered.add((number, source))
        # Years are counted exactly only where both dates are known within a year or so.
        exact = "years" not in asked.text
        wanted, given = (jointly if open_to_doubt else answer)(asked, claims), int(one.answers[place])
        spoken_of = set(left(asked, used(asked, claims))) >= set(asked.facts)
        assert given == wanted or (given == OPEN and not exact and not spoken_of), shown(asked, claims)
        if given == BROKEN:
            few = chosen(one, place, claims)
            assert jointly(asked, few) == BROKEN, shown(asked, few)
            if open_to_doubt:
                continue
            size = smallest(asked, claims)
            assert len(few) == size or (len(few) > size and not exact) or not size, shown(asked, claims)
    assert answered == {
        (number, source)
        for number, asked in enumerate(cases)
        for claim in asked.claims
        if claim.fact in asked.facts
        for source in ("", claim.source)
    }


def test_answers_about_products_are_never_wrong_and_mostly_there(tmp_path: Path) -> None:
    random = Random(7)
    cases: list[Case] = []
    while len(cases) < 200:
        asked = case(random)
        one, other, third = random.choices(FIGURES, k=3)
        order = random.choice(sorted(ORDERS))
        named = tuple(sorted({one, other, third}))
        if {claim.fact for claim in asked.claims} >= set(named):
            truth = partial(_of_product, order, one, other, third)
            cases.append(Case(f"{one} * {other} {order} {third}", truth, named, asked.claims))
    right = every = 0
    for number, source, judged_one, place in found(cases, tmp_path / "claims.yaml"):
        asked = cases[number]
        claims = [claim for claim in asked.claims if source in ("", claim.source)]
        if contested(asked, claims):
            continue
        wanted, given = answer(asked, claims), int(judged_one.answers[place])
        assert given in (wanted, OPEN), shown(asked, claims)
        right, every = right + (given == wanted), every + 1
    assert right > 0.9 * every


def _of_product(order: str, one: str, other: str, third: str, values: Values) -> NDArray[np.bool_]:
    holds: NDArray[np.bool_] = ORDERS[order](values[one] * values[other], values[third])
    return holds


def chosen(one: Judged, place: int, claims: Iterable[Says]) -> list[Says]:
    """The claims that the program says break it; those alike are one."""
    rows = list({row for rows in one.broken(place).rows.values() for row in rows})
    ground = one.ground
    source, fact = (
        [ground.categories[key][code] for code in codes[rows].tolist()]
        for key, codes in (("source", ground.source), ("fact", ground.fact))
    )
    values = ground.comparison.claims["value"].to_numpy()[rows].tolist()
    said = set(zip(source, fact, values, strict=True))
    few = [claim for claim in claims if claim[:3] in said]
    assert len(few) == len(rows)
    return few
