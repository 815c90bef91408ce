"""A timeline has a row for each fact about a date, in their order, with a mark for each answer."""

from __future__ import annotations

from collections.abc import Callable
from math import isnan
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

import discrepancies
from discrepancies.formats.charts import Timeline, timeline
from discrepancies.formats.charts.drawing import FIRST, LAST
from tests.formats.charts.test_ranges import at_random
from tests.formats.test_golden import DOSSIERS, reported

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.report import Agreed, Answer, Report

YEARS_APART = """
    facts:
      raid: {asks: When was the raid?, kind: date}
      raid_ended: {asks: When did it end?, kind: date}
      case: {asks: When was the case filed?, kind: date}
      siege: {asks: From when to when was it besieged?, kind: period}
    sources:
      a:
        event: e
        claims:
          - {fact: raid, value: 2018-01-15, quote: q}
          - {fact: raid_ended, value: 2018-01-16, quote: q}
          - {fact: case, value: 2023-12-26, quote: q}
          - {fact: siege, value: 2018-01-12/2018-01-16, quote: q}
      b:
        event: e
        claims:
          - {fact: raid, value: 2018-01-14, quote: q}
    """


def drawn(report: Report, event: str) -> Timeline:
    found = timeline(report, event)
    assert found
    return found


def compared(fact: Agreed) -> list[Answer]:
    return [answer for answer in fact.answers if not isnan(answer.low)]


def holds(report: Report) -> None:
    for event, _ in report.shown_events:
        facts = [fact for fact in map(report.fact, report.shown_facts) if fact.event == event]
        dated = {fact.number: fact for fact in facts if fact.fact.kind in ("date", "period") and compared(fact)}
        found = timeline(report, event)
        if found is None:
            assert not dated
            continue
        rows = [row for panel in found.panels for row in panel.rows]
        assert {row.number for row in rows} == set(dated)
        for number, fact in dated.items():
            marks = [mark for row in rows if row.number == number for mark in row.marks if mark.shape != "link"]
            assert len(marks) == len(compared(fact))
            assert all(FIRST <= mark.on.start <= mark.on.end <= LAST for mark in marks)
            assert all(row.disputed == (fact.status == "disputed") for row in rows if row.number == number)


@pytest.mark.parametrize("dossier", DOSSIERS)
def test_every_answer_of_every_date_is_drawn_once(dossier: str) -> None:
    holds(reported(dossier))


@pytest.mark.parametrize("seed", range(6))
def test_every_answer_of_dates_at_random_is_drawn_once(seed: int, tmp_path: Path) -> None:
    for report in at_random(tmp_path, seed):
        holds(report)


def test_facts_are_in_order_and_say_what_is_left_open() -> None:
    dated, yearless = drawn(reported("every_kind"), "dam").panels
    assert [(row.who, row.says, row.disputed) for row in dated.rows] == [
        ("From when to when did it rain?", "start on 1 March 2019, end on 6 March 2019 or on 7 March 2019", True),
        ("When did the dam break?", "Thursday 7 March 2019", True),
        ("When did the road reopen?", "2019-03-12", False),
    ]
    assert [row.says for row in yearless.rows] == ["Friday 8 March"]


def test_answers_that_follow_one_another_do_not_touch() -> None:
    [rain, *_] = drawn(reported("every_kind"), "dam").panels[0].rows
    link, start, *ends = rain.marks
    assert link.shape == "link"
    assert start.on.end <= link.on.start < link.on.end <= ends[0].on.start
    assert ends[0].on.end < ends[1].on.start


def test_facts_years_apart_stand_on_an_axis_that_is_broken_and_says_so(dossier_of: Callable[..., Dossier]) -> None:
    [panel] = drawn(discrepancies.check(dossier_of(YEARS_APART)), "e").panels
    assert panel.axis.note == "The axis is broken: nothing is drawn between January 2018 and December 2023."
    assert [row.who for row in panel.rows] == [
        "From when to when was it besieged?",
        "When was the raid?",
        "When did it end?",
        "When was the case filed?",
    ]
    raid = panel.rows[1]
    assert raid.says == "2018-01-14 or 2018-01-15"
    assert raid.marks[0].on.end < raid.marks[1].on.start < panel.axis.breaks[0] < panel.rows[3].marks[0].on.start


def test_an_event_without_dates_has_none() -> None:
    report = reported("reconciled")
    assert timeline(report, "raid") is None
    assert timeline(report, "flood") is not None
