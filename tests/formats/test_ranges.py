"""Ranges: low and high as the sources leave them, and a best value only from an editor."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

import discrepancies
from discrepancies.formats import Style, ranges
from discrepancies.model import Answer, Decision, State
from discrepancies.report import Filter, Report

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier

DOSSIER = """
    facts:
      dead: {asks: How many?, kind: count, scopes: {men: the men}}
      began: {asks: When?, kind: date}
      weight: {asks: How heavy?, kind: quantity, unit: kg}
      called: {asks: What?, kind: text}
    sources:
      a:
        event: e
        claims:
          - {fact: dead, value: 7}
          - {fact: dead, value: 4, scope: men}
          - {fact: began, value: January 2018}
          - {fact: called, value: x}
      b:
        event: e
        claims:
          - {fact: dead, value: at least 9}
          - {fact: began, value: 15 January 2018}
          - {fact: weight, value: unknown}
      c: {event: e, derives_from: [b], claims: [{fact: dead, value: 10 to 14}]}
"""


@pytest.fixture
def report(dossier_of: Callable[..., Dossier]) -> Report:
    return discrepancies.check(dossier_of(DOSSIER))


def rows(report: Report) -> list[dict[str, str]]:
    out = io.StringIO()
    ranges.render(report, out, Style())
    return list(csv.DictReader(io.StringIO(out.getvalue(), newline="")))


def decided(report: Report, answer: Answer, value: str | None, state: State = "settled") -> dict[str, str]:
    """The row of the dead without a scope, once an editor has answered its conflict so."""
    decision = Decision(answer, None, value, "two visits", "Ana", "2024-01-01T00:00:00Z")
    flagged = tuple(
        one._replace(state=state, decision=decision) if one.rule == "value-conflict" else one for one in report.flagged
    )
    return next(row for row in rows(replace(report, flagged=flagged)) if row["fact"] == "dead" and not row["scope"])


def test_a_row_for_each_event_fact_and_scope(report: Report) -> None:
    assert [list(row.values()) for row in rows(report)] == [
        ["e", "began", "", "2018-01-01", "", "2018-01-31", "2", "2", "compatible"],
        ["e", "dead", "", "7", "", "", "3", "2", "disputed"],
        ["e", "dead", "men", "4", "", "4", "1", "1", "disputed"],
        ["e", "weight", "", "", "", "", "1", "1", "single-source"],
    ]


@pytest.mark.parametrize(
    ("answer", "value", "ends"),
    [
        ("prefer", "9", ("7", "9", "")),
        ("prefer", "nine", ("7", "9", "")),
        ("prefer", "about 9", ("7", "about 9", "")),
        ("prefer", "=1", ("7", "'=1", "")),
        ("range", "9 to 12", ("9", "", "12")),
        ("range", "at least 9", ("9", "", "")),
        ("unconfirmed", None, ("7", "", "")),
        ("explained", None, ("7", "", "")),
    ],
)
def test_an_editor_gives_the_best_value(
    report: Report, answer: Answer, value: str | None, ends: tuple[str, str, str]
) -> None:
    row = decided(report, answer, value)
    assert (row["low"], row["best"], row["high"]) == ends


def test_a_decision_that_no_longer_holds_gives_none(report: Report) -> None:
    assert decided(report, "prefer", "9", "stale")["best"] == ""


def test_only_what_is_shown_has_rows(dossier_of: Callable[..., Dossier]) -> None:
    shown = discrepancies.check(dossier_of(DOSSIER), shown=Filter(facts=("began",)))
    assert [row["fact"] for row in rows(shown)] == ["began"]
    nothing = discrepancies.check(dossier_of(DOSSIER), shown=Filter(facts=("called",)))
    assert rows(nothing) == []
