"""Conflicts against trying all pairs and sets, soft and hard, with and without a year or a scope."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations
from random import Random
from typing import Any

import numpy as np
import pytest

from discrepancies.law.comparison import Comparison, compare
from discrepancies.law.conflict import Conflict
from discrepancies.law.conflicts import conflicts, contradictions, found
from discrepancies.load.dossier import Dossier

VALUES = ["7", "8", "9", "at least 8", "at most 8", "7 to 8", "about 8", "unknown"]
EVENTS = 150


def _many(random: Random) -> str:
    """Many small facts: a few claims of a few sources, some in somebody else's voice."""
    sources = {
        name: {
            "claims": [
                {"event": f"e{event}", "fact": "killed", "value": random.choice(VALUES)}
                | random.choice([{}, {}, {"attributed_to": "police"}])
                for event in range(EVENTS)
                for _ in range(random.choice([0, 1, 1, 2]))
            ]
        }
        for name in "abcd"
    }
    facts = {"killed": {"asks": "?", "kind": "count"}}
    return json.dumps({"facts": facts, "voices": {"police": "The police"}, "sources": sources})


def _excluding(comparison: Comparison, rows: range) -> list[tuple[int, int]]:
    low, high = comparison.firm.low, comparison.firm.high
    return [(a, b) for a, b in combinations(rows, 2) if low[a] > high[b] or low[b] > high[a]]


def _by_fact(comparison: Comparison, found: Any) -> dict[int, list[Conflict]]:
    by_fact: dict[int, list[Conflict]] = {}
    for conflict in found:
        by_fact.setdefault(int(comparison.cells.fact[conflict.one]), []).append(conflict)
    return by_fact


def _status(comparison: Comparison) -> str:
    """What the conflicts of the only fact come to."""
    (disputed,), (strained,) = found(comparison).bearing(comparison, comparison.cells.fact, 1)
    return "disputed" if disputed else "strained" if strained else ""


def test_conflicts_are_those_that_trying_all_pairs_finds(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(dossier_of(_many(Random(3))))
    facts = len(comparison.cells.first_row)
    unit = comparison.cells.unit
    across = _by_fact(comparison, conflicts(comparison, np.ones(len(comparison.claims), dtype=bool)))
    within = _by_fact(comparison, contradictions(comparison))
    hard, soft = found(comparison).bearing(comparison, comparison.cells.fact, facts)
    wrong = hard | soft
    seen = set()
    for fact in range(facts):
        pairs = _excluding(comparison, comparison.cells.rows_of_fact(fact))
        assert bool(wrong[fact]) == bool(pairs)
        between = {frozenset(pair) for pair in pairs if unit[pair[0]] != unit[pair[1]]}
        own = {unit[a] for a, b in pairs if unit[a] == unit[b]}
        assert (fact in across) == bool(between)
        assert sorted(unit[conflict.one] for conflict in within.get(fact, [])) == sorted(own)
        for conflict in across.get(fact, []):
            assert {conflict.one, conflict.other} in between
            assert comparison.firm.low[conflict.one] > comparison.firm.high[conflict.other]
        seen.add((bool(between), bool(own)))
    assert seen == {(False, False), (False, True), (True, False), (True, True)}


def test_only_rows_that_count_are_in_conflict(dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(dossier_of(_many(Random(4))))
    among = comparison.claims["source"].isin(["a", "b"]).to_numpy()
    clashes = list(conflicts(comparison, among))
    assert clashes
    for conflict in clashes:
        assert among[conflict.rows].all()


def _dates(*values: str) -> str:
    sources = {
        source: {"event": "e", "claims": [{"fact": "happened", "value": value}]}
        for source, value in zip("abcd", values, strict=False)
    }
    return json.dumps({"facts": {"happened": {"asks": "?", "kind": "date"}}, "sources": sources})


@pytest.mark.parametrize(
    ("values", "soft"),
    [
        (["14 January 2018", "15 January"], False),
        (["mid-January 2018", "8 January"], True),
        (["mid-January 2018", "mid-February"], False),
        (["2018", "29 February"], False),
        (["15 January", "17 January"], False),
        (["about 15 January", "17 January"], True),
        (["January 2018", "after 20 January 2018", "15 January"], False),
        (["January 2018", "after 20 January 2018", "mid-January"], True),
        (["14 January 2018", "15 January 2018", "15 January"], False),
    ],
)
def test_dates_without_a_year_against_those_with_one(
    values: list[str], soft: bool, dossier_of: Callable[..., Dossier]
) -> None:
    comparison = compare(dossier_of(_dates(*values)))
    clashes = list(conflicts(comparison, np.ones(len(values), dtype=bool)))
    assert _status(comparison) == ("strained" if soft else "disputed")
    assert [conflict.soft for conflict in clashes] == [soft]


@pytest.mark.parametrize(
    "values",
    [
        ["15 January 2018", "15 January"],
        ["January 2018", "15 January"],
        ["2015 to 2017", "29 February"],
        ["after 20 January 2018", "15 January"],
        ["January 2018", "after 10 January 2018", "15 January"],
        ["15 January", "January", "mid-January"],
        ["unknown", "15 January", "15 January 2018"],
    ],
)
def test_a_day_that_the_others_hold_is_no_conflict(values: list[str], dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(dossier_of(_dates(*values)))
    assert list(conflicts(comparison, np.ones(len(values), dtype=bool))) == []
    assert _status(comparison) == ""


def _scoped(*claims: tuple[str, str, str]) -> str:
    sources: dict[str, Any] = {}
    for source, value, scope in claims:
        claim = {"fact": "killed", "value": value} | ({"scope": scope} if scope else {})
        sources.setdefault(source, {"event": "e", "claims": []})["claims"].append(claim)
    scopes = {"all": {"contains": ["group"]}, "group": "the group"}
    return json.dumps({"facts": {"killed": {"asks": "?", "kind": "count", "scopes": scopes}}, "sources": sources})


ALL9, GROUP7 = ("x", "9", "all"), ("y", "7", "group")


@pytest.mark.parametrize(
    ("claims", "across", "within"),
    [
        ([ALL9, GROUP7], 0, 0),
        ([ALL9, GROUP7, ("a", "7", ""), ("b", "9", "")], 1, 0),
        ([ALL9, GROUP7, ("a", "7", ""), ("a", "9", "")], 0, 1),
        ([ALL9, GROUP7, ("a", "8", "")], 1, 0),
        ([ALL9, GROUP7, ("a", "8", "all")], 1, 0),
        ([ALL9, ("a", "11", "all"), ("b", "9 to 11", "")], 1, 0),
        ([ALL9, ("x", "8", "")], 0, 1),
        ([ALL9, ("x", "7", ""), GROUP7], 0, 0),
        ([ALL9, ("x", "8", "all")], 0, 1),
        ([("a", "8", ""), ("b", "9", "")], 1, 0),
    ],
)
def test_a_figure_without_a_scope_is_held_against_those_that_others_state(
    claims: list[tuple[str, str, str]], across: int, within: int, dossier_of: Callable[..., Dossier]
) -> None:
    comparison = compare(dossier_of(_scoped(*claims)))
    assert len(list(conflicts(comparison, np.ones(len(claims), dtype=bool)))) == across
    assert len(list(contradictions(comparison))) == within
    assert _status(comparison) == ("disputed" if across + within else "")


@pytest.mark.parametrize(
    ("values", "hard"),
    [
        (["about 500", "560"], False),
        (["about 500", "610"], True),
        (["nearly 500", "430"], False),
        (["nearly 500", "424"], True),
        (["500", "501"], False),
        (["500", "551"], True),
        (["412", "413"], True),
        (["more than 9", "9"], False),
        (["none", "hundreds"], True),
    ],
)
def test_what_excludes_softly(values: list[str], hard: bool, dossier_of: Callable[..., Dossier]) -> None:
    comparison = compare(
        dossier_of(_scoped(*((source, value, "") for source, value in zip("ab", values, strict=True))))
    )
    assert (not comparison.generous.share(0, 1)) is hard
    assert (not comparison.generous.share(1, 0)) is hard
