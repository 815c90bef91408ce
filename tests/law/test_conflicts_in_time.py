"""Conflicts in time against looking at every two claims: what is told, how firmly, and how the fact stands."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from itertools import combinations
from math import inf
from random import Random
from typing import NamedTuple

import pytest

import discrepancies
from discrepancies.load.dossier import Dossier

DAYS = ["2018-01-01", "2018-01-02", "2018-01-03", "2018-01", "2018-02-01"]
SAID = {
    "5": (5, 5),
    "7": (7, 7),
    "8": (8, 8),
    "11": (11, 11),
    "at least 8": (8, inf),
    "at most 6": (0, 6),
    "7 to 9": (7, 9),
}
WHEN = [None, "2018-01-01", "2018-01-02", "2018-01", "2018-01-01/2018-01-02"]
RULES = {"value-conflict": "across", "self-contradiction": "own", "revised-down": "fall"}

Span = tuple[float, float]


class Claim(NamedTuple):
    source: str
    value: str
    as_of: str | None
    when: str | None
    published: str | None

    @property
    def clock(self) -> Span:
        return _span(self.as_of or self.published)


def _span(text: str | None) -> Span:
    if text is None:
        return -inf, inf
    if "/" in text:
        first, last = text.split("/")
        return _span(first)[0], _span(last)[1]
    if len(text) == len("2018-01"):
        return _span(f"{text}-01")[0], date(2018, int(text[-2:]) + 1, 1).toordinal() - 1
    day = date.fromisoformat(text).toordinal()
    return day, day


def _claims(random: Random) -> list[Claim]:
    held = random.random() < 0.4
    claims = []
    for source in "abcd"[: random.randint(1, 4)]:
        published = random.choice([None, None, *DAYS])
        for _ in range(random.choice([1, 1, 2, 3])):
            as_of = random.choice([None, None, *DAYS])
            claims.append(
                Claim(source, random.choice(list(SAID)), as_of, random.choice(WHEN) if held else None, published)
            )
    return claims


def _quarrel(way: str, one: Claim, other: Claim) -> tuple[str, bool] | None:
    """As what two claims exclude each other, and whether firmly."""
    if (one.when is None) != (other.when is None):
        return None  # looked at by itself
    low, high = sorted((one, other), key=lambda claim: SAID[claim.value][1])
    if SAID[low.value][1] >= SAID[high.value][0]:
        return None
    over, within = _span(low.when), _span(high.when)
    if _apart(over, within):
        return None
    stretched = "/" in f"{low.when}{high.when}" and over != within
    if stretched and not ("/" in str(low.when) and over[0] <= within[0] and within[1] <= over[1]):
        return None
    own = one.source == other.source
    first, then = (low, high) if way == "grows" else (high, low)
    if way in ("grows", "shrinks"):
        if first.clock[1] < then.clock[0]:
            return None
        if own and then.clock[1] < first.clock[0]:
            return ("fall", False) if over == within else None
    dated = low.clock == high.clock and low.clock[0] > -inf
    if way == "varies" and not (over == within if low.when else dated):
        return None
    two_counts = low.as_of and high.as_of and _apart(_span(low.as_of), _span(high.as_of))
    return "own" if own else "across", not two_counts


def _apart(one: Span, other: Span) -> bool:
    return one[1] < other[0] or other[1] < one[0]


def _fitting_no_time(claims: list[Claim]) -> set[tuple[str, bool]]:
    timely = [claim for claim in claims if claim.when]
    return {
        ("own" if other.source == claim.source else "across", True)
        for claim in claims
        if claim.when is None and all(_apart(SAID[claim.value], SAID[other.value]) for other in timely)
        for other in timely
    }


@pytest.mark.parametrize("way", ["fixed", "grows", "shrinks", "varies"])
def test_what_is_told_is_what_every_two_claims_show(way: str, dossier_of: Callable[..., Dossier]) -> None:
    random = Random(way)
    for _ in range(60):
        claims = _claims(random)
        sources = {
            claim.source: {
                "event": "e",
                **({"published": claim.published} if claim.published else {}),
                "claims": [
                    {"fact": "x", "value": of.value}
                    | ({"as_of": of.as_of} if of.as_of else {})
                    | ({"when": of.when} if of.when else {})
                    for of in claims
                    if of.source == claim.source
                ],
            }
            for claim in claims
        }
        facts = {"x": {"asks": "?", "kind": "count", "over_time": way}}
        report = discrepancies.check(dossier_of(json.dumps({"facts": facts, "sources": sources})), select=list(RULES))
        wanted = {quarrel for pair in combinations(claims, 2) if (quarrel := _quarrel(way, *pair))}
        wanted |= _fitting_no_time(claims) if way == "fixed" else set()
        told = {(RULES[finding.rule], finding.severity == "error") for finding in report.flagged}
        assert {rule for rule, _ in told} == {rule for rule, _ in wanted}, claims
        assert {rule for rule, firm in told if firm} == {rule for rule, firm in wanted if firm}, claims
        status = report.fact(0).status
        assert (status == "disputed") == any(firm for _, firm in wanted), claims
        assert (status == "strained") == (bool(wanted) and not any(firm for _, firm in wanted)), claims
