"""Who says what: which claims are one answer, who stands how to it, and in which order answers are listed."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from math import inf
from random import Random
from typing import Any

import pytest

import discrepancies
from discrepancies.law.answers import MOST
from discrepancies.law.row_order import wholes_first
from discrepancies.load.dossier import Dossier
from discrepancies.model import Fact, Place, Scope
from discrepancies.report import Agreed, Report, Stance

PLACE = Place("x", 1, 1)

Claim = tuple[str, str, str, str]
"""Source, value, as_of and scope; "" where it has none."""


@pytest.fixture
def report(dossier_of: Callable[..., Dossier]) -> Callable[..., Report]:
    """Check claims on one count that may grow, of scopes all ⊃ group ⊃ some, and others."""

    def checked(claims: Sequence[Claim], *, over_time: str = "grows", **sources: dict[str, Any]) -> Report:
        scopes = {
            "others": "others",
            "some": "some",
            "group": {"contains": ["some"]},
            "all": {"parts": ["others", "group"]},
        }
        fact = {"asks": "How many?", "kind": "count", "over_time": over_time, "scopes": scopes}
        made: dict[str, Any] = {}
        for source, value, as_of, scope in claims:
            one = made.setdefault(source, {"event": "e", **sources.get(source, {}), "claims": []})
            claim = {"fact": "dead", "value": value, "as_of": as_of, "scope": scope}
            one["claims"].append({key: text for key, text in claim.items() if text})
        return discrepancies.check(dossier_of(json.dumps({"facts": {"dead": fact}, "sources": made})))

    return checked


def labels(report: Report) -> list[str]:
    (number,) = report.shown_facts
    return [answer.label for answer in report.fact(number).answers]


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


def test_answers_by_scope_and_then_the_latest_first(report: Callable[..., Report]) -> None:
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
        "8 for all, as of 3 March 2019",
        "9 for all, as of 2 March 2019",
        "5 for all, undated",
        "3 for group, as of 8 March 2019",
        "2 for some, as of 9 March 2019",
        "1 for others, as of March 2019",
    ]
    still = labels(report(claims, over_time="fixed"))
    assert still == ["4", "5 for all", "8 for all", "9 for all", "3 for group", "2 for some", "1 for others"]


def test_what_is_said_of_two_times_is_two_answers_where_it_moves(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "2019-03-04", ""), ("b", "7", "", ""), ("b", "9", "", ""), ("c", "7", "2019-03-04", "")]
    moving = report(claims, b={"published": "2019-03-02"})
    assert [(one.label, one.says.sources) for one in the_fact(moving).answers] == [
        ("7, as of 4 March 2019", ("a", "c")),
        ("7, published 2 March 2019", ("b",)),
        ("9, published 2 March 2019", ("b",)),
    ]
    assert [one.says.sources for one in the_fact(report(claims, over_time="fixed")).answers] == [
        ("a", "b", "c"),
        ("b",),
    ]


def test_of_many_figures_the_latest_are_listed(report: Callable[..., Report]) -> None:
    days = MOST + 8
    claims = [("a", str(100 + day), str(date(2019, 1, 1) + timedelta(day)), "") for day in range(1, days + 1)]
    claims += [("b", str(100 + day), str(date(2019, 1, 1) + timedelta(day)), "") for day in range(1, 6)]
    fact = the_fact(report(claims))
    assert fact.answers_total == days
    assert [answer.low for answer in fact.answers] == [100 + day for day in range(days, 8, -1)]


def test_of_many_answers_those_that_most_give_are_listed(report: Callable[..., Report]) -> None:
    values = range(1, MOST + 6)
    claims = [(f"s{value}", str(value), "", "") for value in values]
    claims += [(f"t{value}", str(value), "", "") for value in values if value > 5]
    fact = the_fact(report(claims, over_time="fixed"))
    assert fact.answers_total == MOST + 5
    assert [answer.low for answer in fact.answers] == list(range(6, MOST + 6))


def test_claims_come_in_the_order_of_their_answers(report: Callable[..., Report]) -> None:
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
        *("8", "9", "10", "at least 1", "at least 2", "unknown"),
    ]


def test_the_commonest_words_stand_for_an_answer_and_then_the_first(report: Callable[..., Report]) -> None:
    claims = [("a", "seven", "", ""), ("b", "7", "", ""), ("c", "7", "", ""), ("d", "none", "", ""), ("e", "0", "", "")]
    fact = the_fact(report(claims, over_time="fixed"))
    assert [(one.value, one.means, one.label) for one in fact.answers] == [
        ("none", "exactly 0", "none, that is, 0"),
        ("7", "exactly 7", "7"),
    ]


def test_an_interval_that_nobody_gave_is_no_answer(report: Callable[..., Report]) -> None:
    claims = [("a", "at least 3", "", ""), ("b", "up to 900", "", ""), ("c", "412", "", ""), ("d", "57", "", "")]
    answers = the_fact(report(claims, over_time="fixed")).answers
    assert [(one.label, one.says.sources, one.bears_out.sources, one.leaves_open.sources, one.excludes.sources)
            for one in answers] == [
        ("up to 900, that is, at most 900", ("b",), ("c", "d"), ("a",), ()),
        ("at least 3", ("a",), ("c", "d"), ("b",), ()),
        ("57", ("d",), (), ("a", "b"), ("c",)),
        ("412", ("c",), (), ("a", "b"), ("d",)),
    ]  # fmt: skip


def test_who_says_an_answer_is_named_as_that_alone(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "", ""), ("a", "at least 9", "", ""), ("b", "7", "", ""), ("b", "5 to 8", "", "")]
    seven = next(one for one in the_fact(report(claims, over_time="fixed")).answers if one.value == "7")
    assert seven.says == Stance(("a", "b"), 2, ("a", "b"))
    assert seven.excludes == seven.leaves_open == Stance((), 0, ())


def test_copies_are_sources_and_no_origins(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "", ""), ("b", "7", "", ""), ("c", "9", "", "")]
    first, second = the_fact(report(claims, over_time="fixed", b={"derives_from": ["a"]}, a={"publisher": "A"})).answers
    assert first.says == Stance(("a", "b"), 2, ("A",))
    assert second.excludes == Stance(("a", "b"), 2, ("A",))


def test_documents_of_one_title_are_origins_of_their_own(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "", ""), ("b", "7", "", "")]
    (seven,) = the_fact(report(claims, over_time="fixed", a={"title": "A toll"}, b={"title": "A toll"})).answers
    assert seven.says.origins == ("a", "b")


def test_a_later_higher_figure_excludes_no_earlier_one(report: Callable[..., Report]) -> None:
    claims = [
        ("a", "5", "2019-03-01", ""),
        ("b", "9", "2019-03-02", ""),
        ("c", "7", "2019-03-03", ""),
        ("d", "5", "", ""),
    ]
    by_value = {one.label: one for one in the_fact(report(claims)).answers}
    assert by_value["5, as of 1 March 2019"].excludes.sources == ()
    assert by_value["5, as of 1 March 2019"].leaves_open.sources == ("d",)
    assert by_value["9, as of 2 March 2019"].excludes.sources == ("c", "d")
    assert by_value["7, as of 3 March 2019"].excludes.sources == ("b", "d")


def test_what_is_said_of_another_scope_has_no_stance(report: Callable[..., Report]) -> None:
    claims = [("a", "9", "", "all"), ("b", "7", "", "group"), ("c", "at least 8", "", ""), ("d", "6", "", "all")]
    by_value = {one.value: one for one in the_fact(report(claims, over_time="fixed")).answers}
    assert (by_value["9"].leaves_open.sources, by_value["9"].excludes.sources) == (("c",), ("d",))
    assert (by_value["7"].leaves_open.sources, by_value["7"].excludes.sources) == ((), ())


def test_what_states_no_scope_excludes_what_is_said_of_one_only_where_it_fits_none(
    report: Callable[..., Report],
) -> None:
    stated = [("a", "9", "", "all"), ("b", "7", "", "group")]
    answers = the_fact(report([*stated, ("c", "7", "", "")], over_time="fixed")).answers
    assert [(one.label, one.leaves_open.sources, one.excludes.sources) for one in answers] == [
        ("7", ("b",), ()),
        ("9 for all", (), ()),
        ("7 for group", ("c",), ()),
    ]
    answers = the_fact(report([*stated, ("c", "12", "", "")], over_time="fixed")).answers
    assert [(one.label, one.excludes.sources) for one in answers] == [
        ("12", ("a", "b")),
        ("9 for all", ("c",)),
        ("7 for group", ("c",)),
    ]


def test_what_is_not_established_is_listed_and_stands_to_nothing(report: Callable[..., Report]) -> None:
    claims = [("a", "7", "", ""), ("b", "unknown", "", ""), ("c", "not established", "", "")]
    seven, unknown = the_fact(report(claims, over_time="fixed")).answers
    assert (unknown.value, unknown.means, unknown.says.sources) == ("unknown", "not established", ("b", "c"))
    assert seven[-3:] == unknown[-3:] == (Stance((), 0, ()),) * 3


@pytest.mark.parametrize("seed", range(20))
def test_stances_against_their_meaning(seed: int, report: Callable[..., Report]) -> None:
    random = Random(seed)
    values = {"3": (3, 3), "5": (5, 5), "7": (7, 7), "at least 4": (4, inf), "up to 6": (0, 6), "4 to 8": (4, 8)}
    claims = [(random.choice("abcdefgh"), random.choice(list(values)), "", "") for _ in range(random.randint(2, 9))]
    fact = the_fact(report(claims, over_time="fixed"))
    assert {answer.value for answer in fact.answers} == {value for _, value, *_ in claims}
    for answer in fact.answers:
        says = {source for source, value, *_ in claims if value == answer.value}
        stances: dict[str, set[str]] = {"says": says, "bears_out": set(), "leaves_open": set(), "excludes": set()}
        for source, value, *_ in claims:
            if source not in says:
                stances[_stance(values[value], values[answer.value])].add(source)
        assert {name: set(getattr(answer, name).sources) for name in stances} == stances


def _stance(claim: tuple[float, float], answer: tuple[float, float]) -> str:
    if claim[0] > answer[1] or answer[0] > claim[1]:
        return "excludes"
    return "bears_out" if answer[0] <= claim[0] and claim[1] <= answer[1] else "leaves_open"


def test_where_several_answers_can_be_true_none_excludes_another(dossier_of: Callable[..., Dossier]) -> None:
    fact = {"asks": "When was it first shown?", "kind": "date", "several": True}
    sources = {
        key: {"event": "e", "claims": [{"fact": "shown", "value": value}]}
        for key, value in (("a", "14 February 2009"), ("b", "October 2008"))
    }
    checked = discrepancies.check(dossier_of(json.dumps({"facts": {"shown": fact}, "sources": sources})))
    (number,) = checked.shown_facts
    assert [one.excludes.sources_total for one in checked.fact(number).answers] == [0, 0]
