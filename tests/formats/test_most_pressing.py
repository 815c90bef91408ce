"""What has to be decided comes in the order in which to look at it, and nothing that does is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import discrepancies
from discrepancies.formats.most_pressing import card, line, pressing
from discrepancies.load.dossier import Dossier
from discrepancies.report import Report

SEVERAL = """
    facts: {dead: {asks: How many died?, kind: count}, day: {asks: Which day?, kind: date}}
    events: {fire: {title: Fire at the mill}, flood: }
    constraints: {few: {says: Few died, holds: dead <= 3}}
    sources:
      a: {event: fire, published: 2020-01-02, claims: [{fact: dead, value: 7}, {fact: day, value: 2020-01-03}]}
      b: {event: fire, claims: [{fact: dead, value: 9}, {fact: dead, event: flood, value: about 100}]}
      c: {event: flood, claims: [{fact: dead, value: about 130}]}
      d: {event: fire, claims: [{fact: dead, value: 9}]}
"""


def told(report: Report) -> list[str]:
    return [line(report, one).anchor for one in pressing(report)]


def test_errors_come_before_warnings_and_what_more_speak_on_before_others(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    broken = [f"f-{one.id}" for one in report.flagged if one.rule == "constraint-broken" and one.severity == "error"]
    assert broken
    assert told(report)[:2] == ["fact-fire/dead", "fact-flood/dead"]
    assert set(told(report)[2:]) == {"fact-fire/day", *broken}


def test_what_is_settled_comes_last_and_what_is_stale_first(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    about = {"fire": "settled", "flood": "stale"}
    decided = tuple(
        finding._replace(state=about[str(finding.event)])  # type: ignore[arg-type]
        if finding.rule == "value-conflict"
        else finding
        for finding in report.flagged
    )
    order = told(replace(report, flagged=decided))
    assert order[0] == "fact-flood/dead"
    assert order[-1] == "fact-fire/dead"


def test_each_has_a_card_and_a_line_of_one_anchor(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    for one in pressing(report):
        assert card(report, one).anchor == line(report, one).anchor
        assert one.place == (-1 if one.number is None else report.shown_facts.index(one.number))


def test_a_line_names_the_question_the_event_and_the_first_answers(dossier_of: Callable[..., Dossier]) -> None:
    many = ", ".join(f"{{fact: dead, event: fire, value: {number}}}" for number in range(20, 25))
    report = discrepancies.check(dossier_of(f"{SEVERAL}      e: {{claims: [{many}]}}\n"))
    (fire,) = [line(report, one) for one in pressing(report) if line(report, one).anchor == "fact-fire/dead"]
    assert (fire.asks, fire.event_title, fire.values, fire.more) == (
        "How many died?",
        "Fire at the mill",
        ("7", "9", "20"),
        4,
    )


def test_nothing_presses_where_all_agree(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(
        dossier_of("""
            facts: {dead: {asks: How many died?, kind: count}}
            sources:
              a: {event: e, claims: [{fact: dead, value: 7}]}
              b: {event: e, claims: [{fact: dead, value: 7}]}
        """)
    )
    assert pressing(report) == []
