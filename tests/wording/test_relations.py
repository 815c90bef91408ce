"""How two claims relate, with a witness, against the sets of values that they allow."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest

from discrepancies.law.comparison import compare
from discrepancies.load.dossier import Dossier
from discrepancies.wording import Wording
from discrepancies.wording.relations import between_scopes, exceeds, excludes, relate, superseded, witness

SCOPES = {
    "all": {"is": "everybody", "parts": ["group", "others"]},
    "group": {"is": "the group", "contains": ["women"]},
    "others": "others",
    "women": "the women",
    "seen": "those who were seen",
}

FACTS: dict[str, dict[str, Any]] = {
    "killed": {"asks": "?", "kind": "count", "scopes": SCOPES},
    "happened": {"asks": "?", "kind": "date"},
    "where": {"asks": "?", "kind": "category", "terms": {"North": ["Town"]}},
    "leader": {"asks": "?", "kind": "name"},
    "called": {"asks": "?", "kind": "text"},
}


def _two(fact: str, one: str, other: str, scopes: tuple[str, ...] = ()) -> str:
    claims = [{"fact": fact, "value": one}, {"fact": fact, "value": other}]
    for claim, scope in zip(claims, scopes, strict=False):
        claim.update({"scope": scope} if scope else {})
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


PART, APART = "part of {}, so at most the whole: {}", "separate parts, together at most their whole: {}; {}"


@pytest.mark.parametrize(
    ("scopes", "said"),
    [
        (("group", "all"), PART.format("everybody", "the group")),
        (("all", "women"), PART.format("everybody", "the women")),
        (("others", "women"), APART.format("others", "the women")),
        (("group", "others"), APART.format("the group", "others")),
        (("seen", "all"), "nothing is declared of how they relate: those who were seen; everybody"),
        (("group", "group"), ""),
        (("group",), ""),
    ],
)
def test_figures_of_two_scopes(scopes: tuple[str, ...], said: str, dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "7", "7", scopes))
    comparison, wording = compare(dossier), Wording(dossier)
    assert between_scopes(comparison, wording, 0, 1) == said
    assert relate(comparison, wording, 0, 1) == ("not-comparable" if said else "equal")
    assert witness(comparison, wording, 0, 1) == (
        said or f"both allow 7{', if both count the group' * (len(scopes) < 2)}"
    )


def test_a_part_above_its_whole(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "9", "at most 8", ("women", "all")))
    comparison, wording = compare(dossier), Wording(dossier)
    assert exceeds(comparison, 0, 1)
    assert not exceeds(comparison, 1, 0)
    assert relate(comparison, wording, 0, 1) == relate(comparison, wording, 1, 0) == "disjoint"
    why = "a part is at most its whole, and exactly 9 is more than at most 8"
    assert witness(comparison, wording, 0, 1) == witness(comparison, wording, 1, 0) == why


def test_a_scope_and_none_that_exclude_each_other(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of(_two("killed", "7", "8", ("", "group")))
    why = "no number is both exactly 7 and exactly 8, if both count the group"
    assert witness(compare(dossier), Wording(dossier), 0, 1) == why


LOWER, HIGHER = "it is earlier, and lower", "it is later, and higher"
NEITHER = "no number is both exactly {} and exactly {}, and the lower is {}"


@pytest.mark.parametrize(
    ("one", "other", "whys"),
    [
        (("4", "2019-03-07"), ("5", "2019-03-08"), (LOWER, HIGHER)),
        (("5", "2019-03"), ("4", "2019-02-28"), (HIGHER, LOWER)),
        (
            ("5", "2019-03-07"),
            ("4", "2019-03-08"),
            (NEITHER.format(5, 4, "the later"), NEITHER.format(4, 5, "the later")),
        ),
        (
            *(("4", "2019-03"), ("5", "2019-03-08")),
            tuple(NEITHER.format(*pair, "not certainly the earlier") for pair in ((4, 5), (5, 4))),
        ),
        (("4", "2019-03-07"), ("4", "2019-03-08"), ("both allow 4", "both allow 4")),
    ],
)
def test_figures_that_may_grow(
    one: tuple[str, str], other: tuple[str, str], whys: tuple[str, str], dossier_of: Callable[..., Dossier]
) -> None:
    sources = {
        key: {"event": "e", "claims": [{"fact": "dead", "value": value, "as_of": as_of}]}
        for key, (value, as_of) in (("a", one), ("b", other))
    }
    facts = {"dead": {"asks": "?", "kind": "count", "cumulative": "true"}}
    dossier = dossier_of(json.dumps({"facts": facts, "sources": sources}))
    comparison, wording = compare(dossier), Wording(dossier)
    assert (witness(comparison, wording, 0, 1), witness(comparison, wording, 1, 0)) == whys
    assert superseded(comparison, 0, 1) == (whys[0] == LOWER)
    assert superseded(comparison, 1, 0) == (whys[1] == LOWER)
    assert relate(comparison, wording, 0, 1) == ("equal" if one[0] == other[0] else "disjoint")


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
