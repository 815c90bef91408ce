"""Each conflict in one sentence: the figures, who gives them, whom they count and the sum that shows it."""

from __future__ import annotations

import json
from collections.abc import Callable

import numpy as np

from discrepancies.law.comparison import compare
from discrepancies.law.conflicts import conflicts
from discrepancies.load.dossier import Dossier
from discrepancies.wording import Wording
from discrepancies.wording.conflict_sentences import clash

FACTS = {
    "killed": {"asks": "?", "kind": "count", "scopes": {"all": "all", "group": "group"}},
    "happened": {"asks": "?", "kind": "date"},
}


def _two(fact: str, one: str, other: str, scopes: tuple[str, ...] = ()) -> str:
    claims = [{"fact": fact, "value": one}, {"fact": fact, "value": other}]
    for claim, scope in zip(claims, scopes, strict=False):
        claim["scope"] = scope
    sources = {key: {"event": "e", "claims": [claim]} for key, claim in zip("ab", claims, strict=True)}
    return json.dumps({"facts": FACTS, "sources": sources})


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
        "no number is both about 500 (450 to 550) (a) and exactly 560 (b), though read more generously both could stand"
    )


def test_a_clash_of_all_together_says_so(dossier_of: Callable[..., Dossier]) -> None:
    text = json.loads(_two("happened", "January 2018", "after 20 January 2018"))
    text["sources"]["c"] = {"event": "e", "claims": [{"fact": "happened", "value": "15 January"}]}
    assert "and the rest together" in _clash(dossier_of(json.dumps(text)))


def test_parts_that_are_too_much_together_are_added_up(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("""
        facts:
          weight:
            {asks: "?", kind: quantity, unit: kg, scopes: {all: {parts: [dry, wet]}, dry: , wet: {is: what was wet}}}
        sources:
          a: {event: e, claims: [{fact: weight, value: 0.25 kg, scope: all}]}
          b: {event: e, claims: [{fact: weight, value: 0.15 kg, scope: dry}, {fact: weight, value: 0.2 kg, scope: wet}]}
        """)
    assert _clash(dossier) == (
        "exactly 0.15 kg for dry (b) and exactly 0.2 kg for what was wet [wet] (b) are more together than "
        "exactly 0.25 kg for all (a): 0.15 kg + 0.2 kg = 0.35 kg"
    )


def test_a_part_that_is_more_than_its_whole(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("""
        facts: {killed: {asks: "?", kind: count, scopes: {everyone: {contains: [women]}, women: }}}
        sources:
          a: {event: e, claims: [{fact: killed, value: 7, scope: everyone}]}
          b: {event: e, claims: [{fact: killed, value: at least 9, scope: women}]}
        """)
    assert _clash(dossier) == "at least 9 for women (b) is more than exactly 7 for everyone (a), which counts these too"


def test_a_figure_that_fits_no_stated_scope(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("""
        facts: {killed: {asks: "?", kind: count, scopes: {everyone: {contains: [women]}, women: }}}
        sources:
          a: {event: e, claims: [{fact: killed, value: 7, scope: everyone}, {fact: killed, value: 3, scope: women}]}
          b: {event: e, claims: [{fact: killed, value: 9}]}
        """)
    assert _clash(dossier) == (
        "exactly 9 (b) does not say whom it counts, and fits none that others do: "
        "exactly 7 for everyone (a) and exactly 3 for women (a)"
    )


def test_figures_in_time_are_dated(dossier_of: Callable[..., Dossier]) -> None:
    dossier = dossier_of("""
        facts: {killed: {asks: "?", kind: count, cumulative: true}}
        sources:
          a: {event: e, published: 2018-01-16, claims: [{fact: killed, value: 9}]}
          b: {event: e, claims: [{fact: killed, value: 7, as_of: 2018-01-17}]}
        """)
    assert _clash(dossier) == (
        "no number is both exactly 7 as of 17 January 2018 (b) and exactly 9 published 16 January 2018 (a)"
    )
