"""How two claims relate, with a witness, against the sets of values that they allow."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest

from discrepancies.comparison import compare
from discrepancies.conflicts import conflicts
from discrepancies.model import Dossier
from discrepancies.relations import clash, excludes, relate, witness
from discrepancies.wording import Wording

FACTS: dict[str, dict[str, Any]] = {
    "killed": {"asks": "?", "kind": "count", "scopes": {"all": "everybody", "group": "the group"}},
    "happened": {"asks": "?", "kind": "date"},
    "where": {"asks": "?", "kind": "category", "terms": {"North": ["Town"]}},
    "leader": {"asks": "?", "kind": "name"},
    "called": {"asks": "?", "kind": "text"},
}


def _two(fact: str, one: str, other: str, scopes: tuple[str, ...] = ()) -> str:
    claims = [{"fact": fact, "value": one}, {"fact": fact, "value": other}]
    for claim, scope in zip(claims, scopes, strict=False):
        claim["scope"] = scope
    sources = {key: {"event": "e", "claims": [claim]} for key, claim in zip("ab", claims, strict=True)}
    return json.dumps({"facts": FACTS, "sources": sources})


@pytest.mark.parametrize(
    ("fact", "one", "other", "relation", "back", "why"),
    [
        ("killed", "7", "seven", "equal", "equal", "both allow 7"),
        ("killed", "7", "at least 5", "refines", "refined-by", "both allow 7"),
        ("killed", "1 to 5", "3 to 9", "overlaps", "overlaps", "both allow 3 to 5"),
        ("killed", "at least 5", "at least 9", "refined-by", "refines", "both allow at least 9"),
        ("killed", "7", "at least 9", "disjoint", "disjoint", "no number is both exactly 7 and at least 9"),
        ("killed", "7", "unknown", "not-comparable", "not-comparable", "one of them is not established"),
        (
            "called",
            "rebel",
            "hero",
            "not-comparable",
            "not-comparable",
            "wordings are listed side by side, never compared",
        ),
        ("where", "North", "Town", "refined-by", "refines", "both allow Town"),
        ("leader", "Ana Ruiz", "RUIZ, Ana", "equal", "equal", "it is one name"),
        ("leader", "Ana Ramirez", "Ana Ramires", "overlaps", "overlaps", "probably one name, spelt differently"),
        ("happened", "2018", "May 2018", "refined-by", "refines", "both allow on a day in May 2018"),
        ("happened", "15 May", "May 2018", "overlaps", "overlaps", "on a day in May 2018 allows such a day"),
    ],
)
def test_how_two_claims_relate(
    fact: str, one: str, other: str, relation: str, back: str, why: str, dossier_of: Callable[..., Dossier]
) -> None:
    dossier = dossier_of(_two(fact, one, other))
    comparison, wording = compare(dossier), Wording(dossier)
    assert relate(comparison, wording, 0, 1) == relation
    assert relate(comparison, wording, 1, 0) == back
    assert witness(comparison, wording, 0, 1) == why


def test_a_day_without_a_year_that_the_other_does_not_hold(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("happened", "15 May", "June 2018"))
    comparison, wording = compare(dossier), Wording(dossier)
    assert relate(comparison, wording, 0, 1) == relate(comparison, wording, 1, 0) == "disjoint"
    assert witness(comparison, wording, 0, 1) == excludes(wording, 0, 1)
    assert excludes(wording, 1, 0) == ("no date is both on a day in June 2018 and on 15 May of a year not given")


def test_figures_of_two_scopes(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "7", "7", ("group", "all")))
    comparison, wording = compare(dossier), Wording(dossier)
    assert relate(comparison, wording, 0, 1) == "not-comparable"
    assert witness(comparison, wording, 0, 1) == "one counts group, the other all"


def test_a_scope_and_none(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "7", "7", ("group",)))
    assert relate(compare(dossier), Wording(dossier), 0, 1) == "equal"


def test_times_on_several_clocks(dossier_of: Callable[..., Dossier]) -> None:
    text = json.loads(_two("happened", "2018-01-15T04:30-04:00", "2018-01-15T08:30Z"))
    text["sources"]["c"] = {"event": "e", "claims": [{"fact": "happened", "value": "15 January 2018"}]}
    dossier = dossier_of(json.dumps(text))
    comparison, wording = compare(dossier), Wording(dossier)
    assert relate(comparison, wording, 0, 1) == "equal"
    assert relate(comparison, wording, 0, 2) == "not-comparable"
    assert "time zone" in witness(comparison, wording, 0, 2)


def _clash(dossier: Dossier) -> str:
    comparison = compare(dossier)
    (conflict,) = conflicts(comparison, np.ones(len(comparison.claims), dtype=bool))
    return clash(comparison, Wording(dossier), conflict)


def test_a_clash_names_all_who_say_either(dossier_of: Callable[..., Dossier]) -> None:
    text = json.loads(_two("killed", "7", "at least 9"))
    text["sources"]["c"] = {"event": "e", "claims": [{"fact": "killed", "value": "seven"}]}
    text["sources"]["d"] = {"event": "e", "claims": [{"fact": "killed", "value": "at least 1"}]}
    assert _clash(dossier_of(json.dumps(text))) == "no number is both exactly 7 (a and c) and at least 9 (b)"


def test_a_clash_names_the_scope(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "7", "9", ("group", "group")))
    assert _clash(dossier) == "no number is both exactly 7 for group (a) and exactly 9 for group (b)"


def test_a_clash_that_a_generous_reading_ends_says_so(dossier_of: Callable[..., Dossier]) -> None:
    assert _clash(dossier_of(_two("killed", "about 500", "560"))) == (
        "no number is both about 500 (450 to 550) (a) and exactly 560 (b), "
        "though a more generous reading of the vague words would let both stand"
    )


def test_a_clash_of_all_together_says_so(dossier_of: Callable[..., Dossier]) -> None:
    text = json.loads(_two("happened", "January 2018", "after 20 January 2018"))
    text["sources"]["c"] = {"event": "e", "claims": [{"fact": "happened", "value": "15 January"}]}
    assert "and the rest together" in _clash(dossier_of(json.dumps(text)))
