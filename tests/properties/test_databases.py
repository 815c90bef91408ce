"""Databases of deadly attacks count differently: everybody, victims only, police or civilians apart.

Each event has true figures, and databases that tell them after their own conventions; some hedge, some are wrong, one
copies another. What must be found is worked out from that in plain code: which figures differ by their scope alone,
and which sets of claims cannot all be true.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, permutations, product
from math import ceil, floor, inf
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

import pytest

import discrepancies
from tests.properties.claims_files import Tree, plain

if TYPE_CHECKING:
    from discrepancies.model import Finding

EVENTS = 300
COPY, ORIGIN = "mirror", "register"


class Counts(NamedTuple):
    """What a scope is made of, and what else it contains."""

    parts: tuple[str, ...] = ()
    contains: tuple[str, ...] = ()


SHALLOW = {
    "everyone": Counts(parts=("victims", "perpetrators")),
    "victims": Counts(parts=("civilians", "police")),
    "perpetrators": Counts(),
    "civilians": Counts(),
    "police": Counts(),
}
DEEP = SHALLOW | {"civilians": Counts(contains=("women", "minors")), "women": Counts(), "minors": Counts()}
FACTS = {"killed": SHALLOW, "dead": DEEP}
CONVENTIONS: Mapping[str, Sequence[tuple[str, ...]]] = {
    "tally": [("everyone",)],
    "ledger": [("victims",)],
    "register": [("everyone", "victims"), ("everyone", "perpetrators"), ("everyone", "victims", "perpetrators")],
    "roll": [("police",), ("police", "perpetrators"), ("police", "everyone")],
    "watch": [("civilians", "police"), ("victims", "police"), ("women", "minors"), ("civilians", "women")],
    "almanac": [("everyone",), ("victims",), ("civilians",), ("minors", "victims")],
    "mirror": [("everyone", "victims"), ("everyone",), ("perpetrators", "victims")],
}
"""What each database tells of an event, as its editors felt that day."""


class Told(NamedTuple):
    """One figure of one database, what it leaves possible, and whether it is right."""

    source: str
    scope: str
    written: str
    low: float
    high: float
    true: bool = True

    def excludes(self, other: Told) -> bool:
        """Whether no number is both."""
        return self.low > other.high or other.low > self.high


Told_of = dict[str, tuple[str, list[Told]]]
"""For each event the fact that is asked of it, and what is told."""


def _true_figures(random: Random) -> dict[str, int]:
    civilians = random.choice((random.randrange(4), random.randrange(3, 13), random.randrange(10, 90)))
    police = random.choice((0, 0, 1, 2, 5))
    perpetrators = random.choice((0, 1, 1, 1, 2, 11))
    return {
        "everyone": civilians + police + perpetrators,
        "victims": civilians + police,
        "perpetrators": perpetrators,
        "civilians": civilians,
        "police": police,
        "women": random.randint(0, civilians),
        "minors": random.randint(0, civilians),
    }


def _worded(random: Random, number: int) -> tuple[str, float, float]:
    """A true figure as a database puts it, and what that leaves possible."""
    less, more = max(number - random.randrange(3), 0), number + random.randrange(1, 4)
    form = random.randrange(16)
    if form == 0:
        return f"at least {less}", less, inf
    if form == 1:
        return f"up to {more}", 0, more
    if form == 2:
        return f"{less} to {more}", less, more
    if form == 3 and number >= 20:
        return f"about {number}", floor(number * 9 / 10), ceil(number * 11 / 10)
    return str(number), number, number


def _wrong(random: Random, number: int) -> int:
    """Another figure: by one, with its digits transposed, with one digit taken for another, or by more."""
    digits = str(number)
    slip = random.randrange(4)
    if slip == 1 and len(set(digits)) == 2 and digits[1] != "0":
        return int(digits[::-1])
    if slip == 2:
        return number + random.choice((2, 3, 6))
    if slip == 3:
        return number + random.randrange(8, 40)
    return abs(number + random.choice((-1, 1)))


def _told_of_event(random: Random, tree: Mapping[str, Counts]) -> list[Told]:
    figures = _true_figures(random)
    careless = random.choice((0.0, 0.0, 0.1, 0.4))
    told: dict[tuple[str, str], Told] = {}
    for source in sorted(random.sample(list(CONVENTIONS), random.randint(4, 6)), key=lambda name: name == COPY):
        for scope in random.choice(CONVENTIONS[source]):
            if scope not in tree:
                continue
            said = Told(source, scope, *_worded(random, figures[scope]))
            if source == COPY and (ORIGIN, scope) in told and random.random() < 0.8:
                said = told[ORIGIN, scope]._replace(source=COPY)
            if random.random() < careless:
                number = _wrong(random, figures[scope])
                said = Told(source, scope, str(number), number, number, true=number == figures[scope])
            told[source, scope] = said
    return list(told.values())


@cache
def _told(seed: int) -> Told_of:
    random = Random(seed)
    facts = {f"e{number}": random.choice(list(FACTS)) for number in range(EVENTS)}
    return {event: (fact, _told_of_event(random, FACTS[fact])) for event, fact in facts.items()}


def _unscoped(claim: Told) -> Told:
    """The claim without its scope: of what it is the right figure can no longer be told."""
    return claim._replace(scope="", true=False)


def _with_some_scopes_unstated(told: Told_of, random: Random) -> Told_of:
    """The same where one or two databases of each event do not say whom they count."""
    without: Told_of = {}
    for event, (fact, claims) in told.items():
        sources = sorted({claim.source for claim in claims} - {COPY, ORIGIN})
        silent = random.sample(sources, random.randint(1, min(2, len(sources))))
        without[event] = fact, [_unscoped(claim) if claim.source in silent else claim for claim in claims]
    return without


def _without_scopes(told: Told_of) -> Told_of:
    return {event: (fact, [_unscoped(claim) for claim in claims]) for event, (fact, claims) in told.items()}


class Found(NamedTuple):
    """A finding, and the claims of the test that it rests on."""

    finding: Finding
    claims: tuple[Told, ...]

    def holds(self, *claims: Told) -> bool:
        """Whether it rests on all of these."""
        return set(claims) <= set(self.claims)


def _checked(told: Told_of, folder: Path, *, declared: bool = True) -> dict[str, dict[str, list[Found]]]:
    """The findings that `check` makes of each event, by rule; the facts have their scopes `declared` or none."""
    facts: dict[str, Tree] = {}
    for fact, tree in FACTS.items():
        asked: dict[str, Tree] = {"asks": "How many people were killed?", "kind": "count", "unit": "people"}
        scopes = {key: {word: of for word, of in counts._asdict().items() if of} for key, counts in tree.items()}
        facts[fact] = asked | ({"scopes": scopes} if declared else {})
    sources: dict[str, Tree] = {}
    for source in CONVENTIONS:
        claims = [
            {"event": event, "fact": fact, "value": claim.written, "quote": "…"}
            | ({"scope": claim.scope} if claim.scope else {})
            for event, (fact, claims) in told.items()
            for claim in claims
            if claim.source == source
        ]
        sources[source] = {"claims": claims} | ({"derives_from": [ORIGIN]} if source == COPY else {})
    path = folder / "claims.yaml"
    path.write_text(plain({"facts": facts, "sources": sources}), encoding="utf-8")
    report = discrepancies.check(discrepancies.load(str(path)))
    columns = (report.dossier.claims[key].tolist() for key in ("event", "source", "scope", "value"))
    keys = list(zip(*columns, strict=True))
    claim_of = {(event, c.source, c.scope, c.written): c for event, (_, claims) in told.items() for c in claims}
    found: dict[str, dict[str, list[Found]]] = {event: {} for event in told}
    for finding in report.flagged:
        if finding.event:
            claims_of = tuple(claim_of[keys[row]] for row in finding.rows)
            found[finding.event].setdefault(finding.rule, []).append(Found(finding, claims_of))
    return found


def _within(tree: Mapping[str, Counts], scope: str) -> Iterator[str]:
    """Every scope that this one contains, at any depth."""
    for below in tree[scope].parts + tree[scope].contains:
        yield below
        yield from _within(tree, below)


def _supports(tree: Mapping[str, Counts], scope: str, claims: Sequence[Told]) -> Iterator[tuple[Told, ...]]:
    """Every set of claims whose lows add up to what a scope must count at the least."""
    yield from ((claim,) for claim in claims if claim.scope == scope)
    for below in tree[scope].contains:
        yield from _supports(tree, below, claims)
    of_parts = [[(), *_supports(tree, part, claims)] for part in tree[scope].parts]
    yield from (sum(chosen, ()) for chosen in product(*of_parts) if any(chosen))


def _clashes(tree: Mapping[str, Counts], claims: Sequence[Told]) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """(whole, claims) for every set of claims that cannot all be true, where all but one of them can."""
    for whole in tree:
        supports = list(_supports(tree, whole, claims))
        for most in (claim for claim in claims if claim.scope == whole and claim.high < inf):
            for support in supports:
                least = sum(claim.low for claim in support)
                if least > most.high >= least - min(claim.low for claim in support):
                    yield whole, (*support, most)


def _misquotes(claims: Sequence[Told]) -> set[Told]:
    """What the copy tells otherwise than each figure of its origin that it may stand for."""
    wrong = set()
    for claim in claims:
        if claim.source == COPY:
            origin = [c for c in claims if c.source == ORIGIN and (c.scope == claim.scope or not c.scope)]
            if origin and all(map(claim.excludes, origin)):
                wrong.add(claim)
    return wrong


def _independent(claims: Sequence[Told]) -> list[Told]:
    """The claims without misquotes, and without those that repeat a figure of the origin as it is."""
    said = {(c.scope, c.low, c.high) for c in claims if c.source == ORIGIN}
    wrong = _misquotes(claims)
    return [c for c in claims if c not in wrong and not (c.source == COPY and (c.scope, c.low, c.high) in said)]


def _story(event: str, claims: Sequence[Told], *more: object) -> str:
    """What is told of an event, as somebody who looks into a failure wants it."""
    return "\n".join((event, *(f"{c.source}: {c.written} {c.scope}" for c in claims), *map(str, more)))


def _subjects(found: Iterable[Found]) -> set[tuple[str | None, str | None]]:
    return {(one.finding.scope, one.finding.subject) for one in found}


@pytest.mark.parametrize("seed", range(3))
def test_with_scopes_stated_only_what_cannot_be_true_is_a_conflict(seed: int, tmp_path: Path) -> None:
    told = _told(seed)
    found = _checked(told, tmp_path)
    conflicts = 0
    for event, (fact, claims) in told.items():
        rules, independent = found[event], _independent(claims)
        joint: dict[str, list[tuple[Told, ...]]] = {}
        alone: set[tuple[str | None, str | None]] = set()
        for whole, clash in _clashes(FACTS[fact], independent):
            sources = {claim.source for claim in clash}
            if len(sources) > 1:
                joint.setdefault(whole, []).append(clash)
            else:
                alone.add((whole, sources.pop()))
        # A copy says against itself what it took over.
        own = [claim for claim in claims if claim.source == COPY]
        alone |= {(whole, COPY) for whole, _ in _clashes(FACTS[fact], own)}
        assert _subjects(rules.get("value-conflict", [])) == {(whole, None) for whole in joint}, _story(event, claims)
        assert _subjects(rules.get("self-contradiction", [])) == alone, _story(event, claims)
        assert {one.finding.subject for one in rules.get("misquote", [])} == (
            {COPY} if _misquotes(claims) else set()
        ), _story(event, claims)
        for one in rules.get("value-conflict", []):
            pairs = [clash for clash in joint[str(one.finding.scope)] if len(clash) == 2]
            assert all(one.holds(*clash) for clash in pairs), _story(event, claims, one.finding)
            assert any(one.holds(*clash) for clash in joint[str(one.finding.scope)]), _story(event, claims, one.finding)
        if all(claim.true for claim in claims):
            assert not rules.keys() & {"value-conflict", "self-contradiction", "misquote"}, _story(event, claims)
        conflicts += len(joint)
    assert conflicts > EVENTS / 10


@pytest.mark.parametrize("seed", range(3))
def test_with_scopes_stated_figures_that_differ_by_scope_are_said_to(seed: int, tmp_path: Path) -> None:
    told = _told(seed)
    found = _checked(told, tmp_path)
    pairs = 0
    for event, (fact, claims) in told.items():
        tree = FACTS[fact]
        differing = {one.finding.scope: one for one in found[event].get("scope-differs", []) if one.finding.scope}
        for whole, part in product(_independent(claims), repeat=2):
            if whole.source == part.source or part.scope not in _within(tree, whole.scope):
                continue
            if whole.true and part.true and whole.excludes(part):
                one = differing.get(whole.scope)
                assert one, _story(event, claims, whole, part)
                assert one.holds(whole, part), _story(event, claims, whole, part, one.finding)
                assert {whole.scope, part.scope} <= set(one.finding.message.replace(",", " ").split()), (
                    one.finding.message
                )
                pairs += 1
        for scope, one in differing.items():
            of_scope = [claim for claim in one.claims if claim.scope == scope]
            assert any(one.source != other.source and one.excludes(other) for one in of_scope for other in claims)
    assert pairs > EVENTS


@pytest.mark.parametrize("seed", range(3))
def test_a_figure_without_a_scope_is_held_against_each_scope_that_is_stated(seed: int, tmp_path: Path) -> None:
    told = _with_some_scopes_unstated(_told(seed), Random(seed))
    found = _checked(told, tmp_path)
    counted = {"none": 0, "some": 0, "all": 0}
    for event, (fact, claims) in told.items():
        tree, wrong = FACTS[fact], _misquotes(claims)
        stated = [claim for claim in claims if claim.scope and claim not in wrong]
        scopes = {claim.scope for claim in stated}
        # The whole is what was asked, where nobody states it.
        whole = {"everyone"} - scopes
        sound = not any(_clashes(tree, stated))
        outcome: dict[Told, str] = {}
        for claim in claims:
            if claim.scope:
                continue
            fits = {
                scope
                for scope in (*scopes, *whole)
                if (
                    not any(_clashes(tree, [*stated, claim._replace(scope=scope)]))
                    if sound
                    else scope in whole or any(not claim.excludes(other) for other in stated if other.scope == scope)
                )
            }
            outcome[claim] = "none" if not fits else "all" if fits >= scopes else "some"
            counted[outcome[claim]] += 1 if scopes else 0
        if len({claim.source for claim in stated}) < 2:
            continue
        among_themselves = [
            (one, other)
            for one, other in combinations(outcome, 2)
            if one.source != other.source and one.excludes(other)
        ]
        for rule, how in (("value-conflict", "none"), ("scope-differs", "some")):
            unscoped = [one for one in found[event].get(rule, []) if one.finding.scope is None]
            expected = [claim for claim, fate in outcome.items() if fate == how]
            # Nothing that others state clears a conflict between those that state no scope.
            rivals = among_themselves if rule == "value-conflict" else []
            assert bool(unscoped) == bool(expected or rivals), _story(event, claims, rule, *expected, *rivals)
            resting = {claim for one in unscoped for claim in one.claims}
            assert resting >= {*expected}, _story(event, claims, rule, *expected)
            assert all(resting >= {*pair} for pair in rivals), _story(event, claims, rule, *rivals)
    assert min(counted.values()) > EVENTS / 20, counted


@pytest.mark.parametrize("declared", [True, False])
@pytest.mark.parametrize("seed", range(2))
def test_with_scopes_left_out_every_difference_is_a_conflict(seed: int, declared: bool, tmp_path: Path) -> None:
    told = _without_scopes(_told(seed))
    found = _checked(told, tmp_path, declared=declared)
    explained = {True: 0, False: 0}
    for event, (_, claims) in told.items():
        rules, independent = found[event], _independent(claims)
        apart = [pair for pair in combinations(independent, 2) if pair[0].excludes(pair[1])]
        joint = [pair for pair in apart if pair[0].source != pair[1].source]
        alone = {
            one.source for one, other in combinations(claims, 2) if one.source == other.source and one.excludes(other)
        }
        assert "scope-differs" not in rules
        assert _subjects(rules.get("value-conflict", [])) == ({(None, None)} if joint else set()), _story(event, claims)
        assert _subjects(rules.get("self-contradiction", [])) == {(None, source) for source in alone}, _story(
            event, claims
        )
        for one in (*rules.get("value-conflict", []), *rules.get("self-contradiction", [])):
            assert one.finding.rule == "self-contradiction" or all(one.holds(*pair) for pair in joint)
            kinds = [explanation.kind for explanation in one.finding.explanations]
            gaps = {int(a.low - b.high) for a, b in permutations(one.claims, 2) if a.low > b.high}
            exact = {claim.low for claim in one.claims if claim.low == claim.high}
            by_one = any(number + 1 in exact for number in exact)
            assert "one-more-or-less" not in kinds or 1 in gaps, _story(event, claims, one.finding)
            # It is offered where it dissolves the conflict that is shown, the widest there is.
            assert "one-more-or-less" in kinds or not by_one or gaps != {1}, _story(event, claims, one.finding)
            explained[by_one] += 1
    assert min(explained.values()) > EVENTS / 10, explained
