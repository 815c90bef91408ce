"""Positions and claims in the order in which reports list them, and which of many are listed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from math import inf, isinf
from random import Random
from typing import Any

import pytest

import discrepancies
from discrepancies.law.agreement import MOST_POSITIONS
from discrepancies.law.listed_positions import wholes_first
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact, Place, Scope
from discrepancies.report import Agreed, Position, Report

PLACE = Place("x", 1, 1)

Claim = tuple[str, str, str, str]
"""Source, value, as_of and scope; "" where it has none."""


@pytest.fixture
def report(dossier_of: Callable[..., Dossier]) -> Callable[..., Report]:
    """Check claims on one count that may grow, of scopes all ⊃ group ⊃ some, and others."""

    def checked(claims: Sequence[Claim], *, cumulative: bool = True, **sources: dict[str, Any]) -> Report:
        scopes = {
            "others": "others",
            "some": "some",
            "group": {"contains": ["some"]},
            "all": {"parts": ["others", "group"]},
        }
        fact = {"asks": "How many?", "kind": "count", "cumulative": str(cumulative).lower(), "scopes": scopes}
        made: dict[str, Any] = {}
        for source, value, as_of, scope in claims:
            one = made.setdefault(source, {"event": "e", **sources.get(source, {}), "claims": []})
            claim = {"fact": "dead", "value": value, "as_of": as_of, "scope": scope}
            one["claims"].append({key: text for key, text in claim.items() if text})
        return discrepancies.check(dossier_of(json.dumps({"facts": {"dead": fact}, "sources": made})))

    return checked


def labels(report: Report) -> list[str]:
    (number,) = report.shown_facts
    return [position.label for position in report.fact(number).positions]


def the_fact(report: Report) -> Agreed:
    (number,) = report.shown_facts
    return report.fact(number)


def test_wholes_come_before_what_they_contain() -> None:
    def fact(**within: str) -> Fact:
        scopes = {key: Scope(key, key, tuple(inner[::2]), tuple(inner[1::2]), PLACE) for key, inner in within.items()}
        return Fact("dead", "?", "count", PLACE, scopes=scopes)

    assert wholes_first(fact(a="", b="ca", c="d", d="")) == ["b", "a", "c", "d"]
    assert wholes_first(fact(z="", y="z", x="z", w="")) == ["w", "x", "y", "z"]
    assert wholes_first(fact()) == []


def test_scopes_are_ordered_alike_whichever_is_declared_first() -> None:
    scopes = {key: Scope(key, key, inner, (), PLACE) for key, inner in (("a", ("c",)), ("b", ("a",)), ("c", ()))}
    turned = dict(reversed(scopes.items()))
    assert wholes_first(Fact("f", "?", "count", PLACE, scopes=scopes)) == ["b", "a", "c"]
    assert wholes_first(Fact("f", "?", "count", PLACE, scopes=turned)) == ["b", "a", "c"]


def test_positions_by_scope_and_then_in_time(report: Callable[..., Report]) -> None:
    claims = [
        ("a", "9", "2019-03-02", "all"),
        ("a", "8", "2019-03-03", "all"),
        ("a", "2", "2019-03-09", "some"),
        ("a", "3", "2019-03-08", "group"),
        ("b", "5", "", "all"),
        ("b", "1", "2019-03", "others"),
        ("b", "4", "2019-03-01", ""),
    ]
    assert labels(report(claims)) == [
        "4, as of 1 March 2019",
        "9 for all, as of 2 March 2019",
        "8 for all, as of 3 March 2019",
        "5 for all, undated",
        "3 for group, as of 8 March 2019",
        "2 for some, as of 9 March 2019",
        "1 for others, as of March 2019",
    ]
    still = labels(report(claims, cumulative=False))
    assert still == ["4", "5 for all", "8 for all", "9 for all", "3 for group", "2 for some", "1 for others"]


def test_a_position_has_the_time_of_what_gives_it_its_least_value(report: Callable[..., Report]) -> None:
    claims = [
        ("a", "at least 3", "2019-03-01", ""),
        ("a", "10 to 14", "2019-03-02", ""),
        ("b", "up to 12", "2019-03-05", ""),
        ("c", "10", "2019-03-04", ""),
        ("d", "13", "2019-03-09", ""),
    ]
    assert labels(report(claims)) == ["10, as of 2 to 4 March 2019", "13, as of 9 March 2019"]


def test_what_was_counted_goes_before_what_was_only_published(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "2019-03-04", ""), ("b", "7", "", ""), ("b", "9", "", ""), ("c", "8", "2019-03-03", "")]
    assert labels(report(claims, b={"published": "2019-03-02"})) == [
        "9, published 2 March 2019",
        "8, as of 3 March 2019",
        "7, as of 4 March 2019",
    ]


def test_of_many_figures_the_last_in_time_are_listed(report: Callable[..., Report]) -> None:
    days = MOST_POSITIONS + 8
    claims = [("a", str(100 - day if day == 25 else day), f"2019-03-{day:02}", "") for day in range(1, days + 1)]
    claims += [("b", str(day), f"2019-03-{day:02}", "") for day in range(1, 6)]
    fact = the_fact(report(claims))
    assert fact.positions_total == days
    assert [position.low for position in fact.positions] == [*range(9, 25), 75, *range(26, days + 1)]


def test_undated_figures_come_last_and_are_listed(report: Callable[..., Report]) -> None:
    claims = [("a", str(50 + day), f"2019-03-{day:02}", "") for day in range(1, MOST_POSITIONS + 3)]
    fact = the_fact(report([*claims, ("b", "4", "", ""), ("c", "5", "", "")]))
    assert [position.label for position in fact.positions][-2:] == ["4, undated", "5, undated"]
    assert len(fact.positions) == MOST_POSITIONS


def test_claims_by_scope_and_in_time(report: Callable[..., Report]) -> None:
    made = report(
        [
            ("b", "9", "2019-03-02", "all"),
            ("a", "8", "2019-03-03", "all"),
            ("a", "unknown", "2019-03-01", ""),
            ("a", "at least 2", "2019-03-01", "group"),
            ("c", "at least 1", "", "all"),
            ("b", "10", "2019-03-02", "all"),
        ]
    )
    (number,) = made.shown_facts
    assert [made.wording.value(row) for row in made.in_order(number)] == [
        *("9", "10", "8", "at least 1", "at least 2", "unknown"),
    ]


@pytest.mark.parametrize("seed", range(20))
def test_the_order_of_positions_against_its_meaning(seed: int, report: Callable[..., Report]) -> None:
    random = Random(seed)
    values = ("3", "5", "7", "at least 4", "up to 6", "4 to 8")
    times = ("", "2019-03", "2019-03-05", "2019-03-06", "before 2019-03-06")
    claims = [(*map(random.choice, ("abc", values, times, ("", "all", "group", "some", "others"))),) for _ in range(14)]
    made = report(claims, a={"published": "2019-03-07"}, b={"derives_from": "a"})
    comparison = made.agreement.comparison

    def key(position: Position) -> tuple[Any, ...]:
        first = [row for row in position.rows if comparison.firm.low[row] == position.low]
        dated = [
            row for row in first if max(abs(comparison.clocks.earliest[row]), abs(comparison.clocks.latest[row])) < inf
        ]
        dated += [
            row for row in first if isinf(comparison.clocks.earliest[row]) != isinf(comparison.clocks.latest[row])
        ]
        counted = [row for row in dated if comparison.clocks.counted[row]] or dated
        time = (
            [min(comparison.clocks.earliest[counted]), max(comparison.clocks.latest[counted])]
            if counted
            else [inf, inf]
        )
        scopes = wholes_first(made.dossier.facts["dead"])
        return (scopes.index(position.scope) if position.scope else -1, *time, position.low)

    positions = the_fact(made).positions
    assert [key(one) for one in positions] == sorted(map(key, positions))
    assert [one.time == "undated" for one in positions] == [key(one)[1] == inf for one in positions]
