"""What has to be decided comes in the order in which to look at it, and nothing that does is left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

import discrepancies
from discrepancies.formats.most_pressing import card, line, lines, pressing
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


def test_errors_come_first_then_what_is_furthest_apart(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    broken = [f"f-{one.id}" for one in report.flagged if one.rule == "constraint-broken" and one.severity == "error"]
    order = told(report)
    assert order[0] == "fact-fire/dead"
    assert set(order) >= {"fact-fire/day", "fact-flood/dead", *broken}
    assert max(map(order.index, broken)) < order.index("fact-flood/dead")


def test_what_matters_comes_before_what_is_graver(dossier_of: Callable[..., Dossier]) -> None:
    for before, after, first, second in (
        ("flood: }", "flood: {matters: 1}}", "fact-flood/dead", "fact-fire/dead"),
        ("fire: {", "fire: {matters: 2, ", "fact-fire/day", "fact-flood/dead"),
        ("kind: date}", "kind: date, matters: 1}", "fact-fire/day", "fact-fire/dead"),
    ):
        order = told(discrepancies.check(dossier_of(SEVERAL.replace(before, after))))
        assert order.index(first) < order.index(second)


def test_what_is_settled_comes_last(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    decided = tuple(
        finding._replace(state="settled") if (finding.event, finding.fact) == ("fire", "dead") else finding
        for finding in report.flagged
    )
    order = replace(report, flagged=decided)
    assert told(order)[-1] == "fact-fire/dead"
    assert not [one for one in lines(order, 99) if one.startswith("Fire at the mill, dead")]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("count, unit: people} -> 7, 70", "count, unit: people} -> 7, 9"),
        ("date} -> 2020-01-01, 2020-03-01", "date} -> 2020-01-01, 2020-01-02"),
    ],
)
def test_what_is_further_apart_comes_first(dossier_of: Callable[..., Dossier], one: str, other: str) -> None:
    for pair in ((one, other), (other, one)):
        facts: list[str] = []
        claims: tuple[list[str], list[str]] = ([], [])
        for n, words in enumerate(pair):
            kind, values = words.split(" -> ")
            facts.append(f"f{n}: {{asks: What?, kind: {kind}")
            for of, value in zip(claims, values.split(", "), strict=True):
                of.append(f"{{fact: f{n}, value: {value}}}")
        sources = "".join(f"  s{n}: {{event: e, claims: [{', '.join(of)}]}}\n" for n, of in enumerate(claims))
        report = discrepancies.check(dossier_of(f"facts: {{{', '.join(facts)}}}\nsources:\n{sources}"))
        assert told(report)[0] == f"fact-e/f{pair.index(one)}"


def test_what_more_origins_say_on_both_sides_comes_first(dossier_of: Callable[..., Dossier]) -> None:
    sides = {"a": "7", "b": "9", "c": "9", "d": "7"}
    sources = "".join(f"  {key}: {{event: e, claims: [{{fact: y, value: {one}}}{{}}]}}\n" for key, one in sides.items())
    sources = sources.replace("{}", ", {fact: x, value: 7}", 1).replace("{}", ", {fact: x, value: 9}", 2)
    facts = "facts: {x: {asks: X?, kind: count}, y: {asks: Y?, kind: count}}\nsources:\n"
    report = discrepancies.check(dossier_of(facts + sources.replace("{}", "")))
    assert told(report) == ["fact-e/y", "fact-e/x"]


def test_each_has_a_card_and_a_line_of_one_anchor(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    for one in pressing(report):
        assert card(report, one).anchor == line(report, one).anchor
        assert one.place == (-1 if one.number is None else report.shown_facts.index(one.number))


def test_a_line_says_who_says_what_with_how_many_origins(dossier_of: Callable[..., Dossier]) -> None:
    report = discrepancies.check(dossier_of(SEVERAL))
    (fire,) = [line(report, one) for one in pressing(report) if line(report, one).anchor == "fact-fire/dead"]
    assert (fire.asks, fire.event_title) == ("How many died?", "Fire at the mill")
    assert fire.told == "7 (a; 1 origin) against 9 (b and d; 2 origins)"
    assert "Fire at the mill, dead: 7 (a; 1 origin) against 9 (b and d; 2 origins)" in lines(report, 6)


def test_a_line_of_many_sides_says_how_many_more(dossier_of: Callable[..., Dossier]) -> None:
    many = ", ".join(f"{{fact: dead, event: fire, value: {number}}}" for number in range(20, 25))
    report = discrepancies.check(dossier_of(f"{SEVERAL}      e: {{claims: [{many}]}}\n"))
    (fire,) = [line(report, one) for one in pressing(report) if line(report, one).anchor == "fact-fire/dead"]
    assert fire.told.count(" against ") == 1
    assert fire.told.endswith(" other answers")


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
