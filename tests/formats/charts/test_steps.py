"""A figure over time: a mark a claim where its time and its figure meet, in steps, and the words, the latest first."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import discrepancies
from discrepancies.formats.cards import fact_card
from discrepancies.formats.charts import steps
from discrepancies.formats.html import environment
from discrepancies.load.dossier import Dossier

Load = Callable[[str], Dossier]

TOLL = """
    facts: {dead: {asks: How many died?, kind: count, unit: people, over_time: grows}}
    sources:
      a: {event: e, claims: [{fact: dead, value: 3, as_of: 2021-07-14}, {fact: dead, value: 57, as_of: 2021-07-15},
        {fact: dead, value: 135, as_of: 2021-08-01}, {fact: dead, value: unknown}]}
      b: {event: e, claims: [{fact: dead, value: at least 90, as_of: 2021-07-16}]}
      c: {event: e, claims: [{fact: dead, value: 133}]}
"""


def test_each_dated_claim_is_one_mark_and_all_are_told_the_latest_first(dossier_of: Load) -> None:
    drawn = steps(discrepancies.check(dossier_of(TOLL)), 0)
    assert drawn is not None
    assert [(one.who, one.says) for one in drawn.told] == [
        ("a", "135"),
        ("b", "at least 90"),
        ("a", "57"),
        ("a", "3"),
        ("c", "133"),
    ]
    assert len(drawn.spots) == 4
    assert [one.colour >= 0 for one in drawn.told] == [True, True, True, True, False]
    assert all(after.x <= one.x for one, after in pairwise(drawn.spots))
    assert drawn.note == "Not drawn, for want of a time or of room: 1 claim."


def test_higher_figures_stand_higher_and_an_open_one_reaches_up(dossier_of: Load) -> None:
    drawn = steps(discrepancies.check(dossier_of(TOLL)), 0)
    assert drawn is not None
    latest, open_, middle, first = drawn.spots
    assert latest.y < open_.y < middle.y < first.y
    assert open_.top < open_.y == open_.bottom
    assert latest.top == latest.y == latest.bottom


def test_the_claims_of_one_teller_are_joined_in_steps(dossier_of: Load) -> None:
    drawn = steps(discrepancies.check(dossier_of(TOLL)), 0)
    assert drawn is not None
    assert len(drawn.legs) == 4
    assert all(leg.x1 == leg.x2 or leg.y1 == leg.y2 for leg in drawn.legs)
    assert {(leg.x2, leg.y2) for leg in drawn.legs} > {(one.x, one.y) for one in drawn.spots[:1]}


def test_what_cannot_change_or_is_of_one_time_is_not_drawn_so(dossier_of: Load) -> None:
    for text in (
        TOLL.replace("grows", "fixed"),
        TOLL.replace("2021-07-15", "2021-07-14").replace("07-16", "07-14").replace("2021-08-01", "2021-07-14"),
    ):
        report = discrepancies.check(dossier_of(text))
        assert steps(report, 0) is None
        assert fact_card(report, 0, ()).chart is not None


def test_what_outsiders_wrote_cannot_act_in_it(dossier_of: Load) -> None:
    text = TOLL.replace("unit: people", 'unit: "<b>people"').replace("c: {event", 'c: {publisher: "<i>C", event')
    drawn = steps(discrepancies.check(dossier_of(text)), 0)
    page = (
        environment().from_string('{% import "charts.html" as charts %}{{ charts.steps(drawn) }}').render(drawn=drawn)
    )
    assert "<b>people" not in page
    assert "<i>C" not in page
    assert page.count("<circle") == 4 + 4
