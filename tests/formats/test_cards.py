"""A card has both sides with all that an editor needs, prefers neither, and links to nothing that runs."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import discrepancies
from discrepancies.formats import cards
from discrepancies.formats.cards import Card, card, fact_anchor, fact_card, web_address, worst
from discrepancies.language.safe import visible
from discrepancies.load.dossier import Dossier
from discrepancies.model import Finding
from discrepancies.report import Report

Load = Callable[..., Dossier]

TOLL = """
    facts: {dead: {asks: How many died?, kind: count, unit: people}, named: {asks: Who led it?, kind: name}}
    events: {fire: {title: Fire at the mill}}
    sources:
      gazette: {event: fire, claims: [{fact: dead, value: 7, quote: seven died}, {fact: named, value: Ana Ruiz}]}
      herald: {event: fire, publisher: The Herald, claims: [{fact: dead, value: at least 9, stated: alleged}]}
      copy: {event: fire, derives_from: [gazette], claims: [{fact: dead, value: 7}]}
      wire: {event: fire, claims: [{fact: dead, value: at least 5}]}
"""


def the_card(report: Report, question: str = "fire/dead") -> Card:
    (number,) = report.numbered(question)
    known = {finding.id: finding for finding in report.flagged}
    return fact_card(report, number, [known[of] for of in report.fact(number).findings])


def test_the_sides_are_the_answers_with_their_quotes(dossier_of: Load) -> None:
    one = the_card(discrepancies.check(dossier_of(TOLL)))
    assert (one.anchor, one.asks, one.event_title) == ("fact-fire/dead", "How many died?", "Fire at the mill")
    assert (one.status, one.state, one.sources) == ("disputed", "open", ("copy", "gazette", "herald", "wire"))
    assert [side.value for side in one.sides] == ["at least 5", "7", "at least 9"]
    assert [[claim.who for claim in side.claims] for side in one.sides] == [
        ["wire"],
        ["copy", "gazette"],
        ["The Herald [herald]"],
    ]
    assert one.sides[1].claims[1].said.quote == "“seven died”"
    assert one.sides[1].claims[0].origins == "gazette"
    assert (one.sides[2].claims[0].how, one.sides[2].claims[0].title) == ("as alleged", None)


def test_a_side_says_who_else_stands_how_to_it(dossier_of: Load) -> None:
    one = the_card(discrepancies.check(dossier_of(TOLL)))
    assert [side.support for side in one.sides] == ["1 source", "2 sources, 1 origin (gazette)", "1 source"]
    assert [side.others for side in one.sides] == [
        ("borne out by copy, gazette and The Herald",),
        ("left open by wire", "excluded by The Herald"),
        ("left open by wire", "excluded by copy and gazette"),
    ]


def test_a_side_has_as_many_claims_as_it_shows_and_says_how_many_more(dossier_of: Load) -> None:
    many = "".join(f"      s{number:02}: {{event: fire, claims: [{{fact: dead, value: 7}}]}}\n" for number in range(20))
    one = the_card(discrepancies.check(dossier_of(TOLL + many)))
    assert [(len(side.claims), side.more) for side in one.sides] == [(1, 0), (cards.CLAIMS_SHOWN, 14), (1, 0)]


def test_what_is_not_in_dispute_stands_besides(dossier_of: Load) -> None:
    report = discrepancies.check(
        dossier_of("""
            facts: {day: {asks: Which day?, kind: date}}
            sources:
              a: {event: e, published: 2020-01-10, claims: [{fact: day, value: 2020-03-01}]}
              b: {event: e, published: 2020-04-10, claims: [{fact: day, value: 2020-03-01}]}
        """)
    )
    one = the_card(report, "e/day")
    assert [finding.rule for finding in one.findings if finding.severity == "error"] == ["published-before"]
    assert [claim.who for side in one.sides for claim in side.claims] == ["a"]
    assert [claim.who for side in one.besides for claim in side.claims] == ["b"]


def test_a_finding_has_a_card_of_its_own(dossier_of: Load) -> None:
    report = discrepancies.check(dossier_of(TOLL))
    conflict = next(finding for finding in report.flagged if finding.rule == "value-conflict")
    one = card(report, conflict)
    assert one.anchor == f"f-{conflict.id}"
    assert [finding.id for finding in one.findings] == [conflict.id]
    assert one.findings[0].message.endswith(".")
    assert {claim.who for side in one.sides for claim in side.claims} == {
        report.wording.who(row) for row in conflict.rows
    }


def test_what_is_about_no_fact_says_what_must_hold(dossier_of: Load) -> None:
    report = discrepancies.check(
        dossier_of("""
            facts: {dead: {asks: How many died?, kind: count}, women: {asks: How many were women?, kind: count}}
            constraints: {part: {says: The women are among the dead, holds: women <= dead}}
            sources: {a: {event: e, claims: [{fact: dead, value: 3}, {fact: women, value: 5}]}}
        """)
    )
    broken = next(finding for finding in report.flagged if finding.rule == "constraint-broken")
    one = card(report, broken)
    assert (one.asks, one.fact, one.status) == ("The women are among the dead", None, None)
    assert [side.value for side in one.sides] == ["How many died?", "How many were women?"]
    rolled = next(finding for finding in report.flagged if finding.rule == "single-source")
    assert card(report, rolled).sides == ()


def test_the_sides_of_a_period_are_those_of_the_part_in_dispute(dossier_of: Load) -> None:
    report = discrepancies.check(
        dossier_of("""
            facts: {lasted: {asks: How long?, kind: period}}
            sources:
              a: {event: e, claims: [{fact: lasted, value: 2020-01-01/2020-01-05}]}
              b: {event: e, claims: [{fact: lasted, value: 2020-01-01/2020-01-07}]}
        """)
    )
    sides = the_card(report, "e/lasted").sides
    assert [side.value for side in sides] == ["end: on 5 January 2020", "end: on 7 January 2020"]


def test_a_quote_in_its_text_is_cut_where_it_and_its_figure_begin_and_end(dossier_of: Load, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("On Monday, police said, seven people died in the fire.")
    report = discrepancies.check(
        dossier_of("""
            facts: {dead: {asks: How many died?, kind: count}}
            sources: {a: {event: e, text: {file: a.txt}, claims: [{fact: dead, value: 7, quote: seven people died}]}}
        """)
    )
    (side,) = the_card(report, "e/dead").sides
    pieces = side.claims[0].pieces
    assert "".join(piece.words for piece in pieces) == "On Monday, police said, seven people died in the fire."
    assert "".join(piece.words for piece in pieces if piece.quoted) == "seven people died"
    assert [piece.words for piece in pieces if piece.figure] == ["seven"]


@pytest.mark.parametrize(
    ("address", "linked"),
    [
        ("https://example.org/a?b=c#d", True),
        ("HTTP://example.org", True),
        (None, False),
        ("", False),
        ("javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("java\tscript:alert(1)", False),
        ("data:text/html,<script>alert(1)</script>", False),
        ("//example.org", False),
        ("https:", False),
        ("https://[", False),
        ("file:///etc/passwd", False),
    ],
)
def test_only_addresses_of_the_web_are_linked(address: str | None, linked: bool) -> None:
    assert web_address(address) == (address if linked else None)


@given(*[st.text(min_size=1).map(visible)] * 4)
def test_an_anchor_needs_no_escape_and_is_that_of_one_fact(event: str, fact: str, other: str, another: str) -> None:
    anchors = fact_anchor(event, fact), fact_anchor(other, another)
    assert all(anchor.isascii() and not set(anchor) & set(" \t\n\"'<>&#?") for anchor in anchors)
    assert (anchors[0] == anchors[1]) == ((event, fact) == (other, another))


def test_a_case_is_as_far_as_the_worst_of_its_gravest_findings() -> None:
    def finding(severity: str, state: str) -> Finding:
        return Finding("", "", "", severity, None, None, None, None, "", (), state=state)  # type: ignore[arg-type]

    assert worst([]) is None
    assert worst([finding("warning", "open"), finding("error", "settled")]) == "settled"
    assert worst([finding("error", "settled"), finding("error", "open")]) == "open"
    assert worst([finding("error", "open"), finding("error", "stale")]) == "stale"
