"""A timeline: what the sources leave open of an event's dates, a row a fact, all on one calendar.

What happened when is asked fact by fact; only side by side do the answers show an order, and where it is in doubt.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import isfinite, isnan
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.formats import outline
from discrepancies.formats.charts.calendar import dates
from discrepancies.formats.charts.drawing import Mark, Panel, Row, Stretch, Timeline
from discrepancies.formats.charts.plots import PARTS, joining, on_day, soft
from discrepancies.formats.charts.ranges import TITLES
from discrepancies.language.reading import ABSOLUTE
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.formats.charts.scale import Scale
    from discrepancies.report import Agreed, Answer, Report

    Lane = tuple[Agreed, list[Answer]]
    """A fact, and those of its answers that stand on one calendar."""

MOST_ROWS = 60
"""Facts drawn an event, those that are disputed before others."""
DATED = frozenset({"date", "period"})
"""The kinds of value that a timeline draws."""
_GAP = 0.4
"""Percent of the width: what keeps answers apart that follow one another."""


def timeline(report: Report, event: str) -> Timeline | None:
    """The dates and periods of one event, by its key; None where no source gives any."""
    dated = [report.fact(number) for number in _numbers(report, event)]
    said = sorted((fact for fact in dated if _told(fact)), key=lambda fact: fact.status != "disputed")
    track = report.agreement.comparison.firm.track
    lanes: dict[int, list[Lane]] = {}
    for fact in said[:MOST_ROWS]:
        of_track: dict[int, list[Answer]] = {}
        for answer in _told(fact):
            of_track.setdefault(int(track[answer.rows[0]]), []).append(answer)
        for number, answers in of_track.items():
            lanes.setdefault(number, []).append((fact, answers))
    if not lanes:
        return None
    left_out = len(said) - MOST_ROWS
    note = f"Not drawn: {counted(left_out, 'more fact')}." if left_out > 0 else ""
    return Timeline(event, tuple(_panel(report, lanes, number) for number in sorted(lanes)), note)


def _numbers(report: Report, event: str) -> list[int]:
    """The numbers of an event's shown facts that are answered by dates."""
    claims, shown = report.dossier.claims, np.array(report.shown_facts, dtype=np.int64)
    rows = report.agreement.comparison.cells.first_row[shown]
    fact, events = claims["fact"].cat, claims["event"].cat
    is_dated = np.array([report.dossier.facts[key].kind in DATED for key in fact.categories], dtype=bool)
    of_event = events.codes.to_numpy()[rows] == events.categories.get_loc(event)
    numbers: list[int] = shown[of_event & is_dated[fact.codes.to_numpy()[rows]]].tolist()
    return numbers


def _panel(report: Report, lanes: dict[int, list[Lane]], track: int) -> Panel:
    """Facts on one calendar, in the order of what is first said of them."""
    spans = {number: [(one.low, one.high) for _, of in lanes[number] for one in of] for number in lanes}
    beside = [span for number in spans if ABSOLUTE not in (number, track) and number != track for span in spans[number]]
    axis = dates(spans[track], beside)
    in_order = sorted(lanes[track], key=lambda lane: (_first(lane[1]), lane[0].fact.key))
    rows = tuple(
        Row(
            number=fact.number,
            who=fact.fact.asks,
            says=_says(answers),
            how=(outline.unlisted(fact),),
            marks=tuple(_marks(report, axis, answers)),
            disputed=fact.status == "disputed",
        )
        for fact, answers in in_order
    )
    return Panel(TITLES[track] if len(lanes) > 1 else "", axis.axis, rows)


def _told(fact: Agreed) -> list[Answer]:
    """The answers of a fact that can be drawn: what is not established has no place on a calendar."""
    return [answer for answer in fact.answers if not isnan(answer.low)]


def _first(answers: Sequence[Answer]) -> float:
    """The first second that any of them allows; of one open before it, the last."""
    return min(answer.low if isfinite(answer.low) else answer.high for answer in answers)


def _says(answers: Sequence[Answer]) -> str:
    """The answers in words: "on 7 March 2019 or on 8 March 2019", of a period its start and its end."""
    values: dict[str, list[str]] = {}
    for answer in answers:
        values.setdefault(answer.part, []).append(answer.means if answer.part else answer.value)
    return ", ".join(" ".join(filter(None, (part, " or ".join(of)))) for part, of in values.items())


def _marks(report: Report, axis: Scale, answers: Sequence[Answer]) -> Iterator[Mark]:
    """A mark for each answer, and first what joins a period's ends."""
    marks = [
        on_day(axis, answer.low, answer.high, soft=all(soft(report, row) for row in answer.rows)) for answer in answers
    ]
    ends = {part: [mark.on for mark, of in zip(marks, answers, strict=True) if of.part == part] for part in PARTS}
    yield from joining(*ends.values())
    for mark in marks:
        yield mark._replace(on=_parted(mark.on)) if mark.shape == "bar" else mark


def _parted(on: Stretch) -> Stretch:
    """A stretch that does not touch what follows it."""
    return on._replace(end=round(on.end - _GAP, 1)) if on.width > 4 * _GAP else on
