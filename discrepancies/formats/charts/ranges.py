"""A range chart: what each source says of one fact, a row a claim, and behind it what the answers leave open."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

import numpy as np

from discrepancies.formats import outline
from discrepancies.formats.charts.drawing import Band, Mark, Panel, RangeChart, Row
from discrepancies.formats.charts.plots import PARTS, joining, plot
from discrepancies.kinds import names
from discrepancies.language.reading import ABSOLUTE, COMPARABLE, NEVER, YEARLESS
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.formats.charts.plots import Plot
    from discrepancies.report import Agreed, Report

MOST_ROWS = 100
"""Claims drawn a fact; of more, as many of each answer as there is room for."""
MOST_NAMES = 6
"""Names of a list that are written out beside its marks."""
TITLES = {COMPARABLE: "With a year", YEARLESS: "Without a year", ABSOLUTE: "With a time zone, in UTC"}
"""The panels of a fact whose dates have no axis in common."""


def range_chart(report: Report, number: int) -> RangeChart | None:
    """The chart of one event's fact, by its number in the agreement; None where nothing said of it can be drawn."""
    fact = report.fact(number)
    drawn = _drawn(report, fact)
    shown = sorted({_track(report, row) for row in drawn} - {NEVER})
    if not shown:
        return None
    panels = tuple(
        _panel(report, fact, drawn, track, TITLES[track] if len(shown) > 1 else "", with_unknown=track == shown[0])
        for track in shown
    )
    left_out = len(fact.rows) - len(drawn)
    note = f"Not drawn: {counted(left_out, 'more claim')}." if left_out else ""
    return RangeChart(number, fact.fact.asks, panels, note)


def _drawn(report: Report, fact: Agreed) -> list[int]:
    """The rows drawn, one a claim, in order, those of one teller together; of too many, evenly of each answer."""
    rows, place = report.in_order(fact.number), report.answer_of(fact.number)
    if len(rows) > MOST_ROWS:
        seen: Counter[int] = Counter()
        ranks = []
        for order, row in enumerate(rows):
            answer = place.get(report.wording.claim(row), 0)
            seen[answer] += 1
            ranks.append((seen[answer], order))
        rows = [rows[order] for order in sorted(order for _, order in sorted(ranks)[:MOST_ROWS])]
    tellers: dict[str, list[int]] = {}
    for row in rows:
        tellers.setdefault(report.wording.who(row), []).append(row)
    return [row for of in tellers.values() for row in of]


def _track(report: Report, row: int) -> int:
    """The calendar that a claim's dates stand on: those of its parts that say anything stand on one."""
    return int(report.agreement.comparison.firm.track[report.wording.rows(row)].max())


def _panel(report: Report, fact: Agreed, claims: Sequence[int], track: int, title: str, *, with_unknown: bool) -> Panel:
    """Those of some claims that stand on one track, on one axis; and those that say nothing."""
    wording, tracks = report.wording, report.agreement.comparison.firm.track
    rows = [row for row in claims if _track(report, row) in ((track, NEVER) if with_unknown else (track,))]
    said = {row: [of for of in wording.rows(row) if tracks[of] != NEVER] for row in rows}
    telling = [of for row in rows for of in said[row]]
    every = [of for row in claims for of in wording.rows(row) if tracks[of] in (COMPARABLE, YEARLESS)]
    drawing = plot(report, fact.fact, telling, [of for of in every if track != ABSOLUTE and tracks[of] != track])
    bands = _bands(fact, drawing, set(telling))
    drawn, before = [], ""
    for row in rows:
        who = wording.who(row)
        parts = said[row]
        drawn.append(
            Row(
                number=wording.claim(row),
                who=who,
                says=_says(report, fact, row),
                how=tuple(_how(report, row, who)),
                marks=tuple(_marks(fact, drawing, parts)),
                bands=tuple(band for of in parts for band in bands.get(of, ())),
                again=who == before,
                faint=_faint(report, row),
            )
        )
        before = who
    return Panel(title, drawing.axis, tuple(drawn))


def _bands(fact: Agreed, drawing: Plot, telling: set[int]) -> Mapping[int, Sequence[Band]]:
    """Behind each of these rows the listed answers that it supports."""
    bands: dict[int, list[Band]] = {}
    for ordinal, answer in enumerate(fact.answers, start=1):
        supporting = telling.intersection(answer.rows)
        if supporting:
            band = Band(drawing.shade(answer), ordinal, answer.label)
            for row in supporting:
                bands.setdefault(row, []).append(band)
    return bands


def _marks(fact: Agreed, drawing: Plot, parts: Sequence[int]) -> Iterator[Mark]:
    """The marks of one claim: of a period its start, its end, and first what joins them."""
    marks = [drawing.mark(of) for of in parts]
    if fact.fact.kind == "period" and len(marks) == len(PARTS):
        yield from joining(*([mark.on] for mark in marks))
    # Names that share a column are one mark.
    yield from dict.fromkeys(marks)


def _says(report: Report, fact: Agreed, row: int) -> str:
    """What a claim means; of a list of names the first few."""
    wording = report.wording
    if fact.fact.kind != "names" or report.stands_aside(row):
        return wording.answers(row).removeprefix("exactly ")
    complete = bool(report.dossier.claims["closed"].iat[row])
    words = listed(names.written(wording.value(row)), MOST_NAMES)
    return f"{words} (a complete list)" if complete else words


def _how(report: Report, row: int, who: str) -> Iterator[str]:
    """Of whom, up to when and how firmly it is said, and whether only after others."""
    yield outline.said(report, row).who.removeprefix(visible(who)).removeprefix(", ")
    if not _faint(report, row):
        return
    older = listed(report.wording.naming.all_called(_older(report, row))) or "another source"
    misquotes = report.agreement.comparison.echoes.misquotes[report.wording.rows(row)].any()
    yield f"misquotes {older}" if misquotes else f"repeats {older}"


def _faint(report: Report, row: int) -> bool:
    """Whether a claim repeats another, or misquotes it."""
    comparison, rows = report.agreement.comparison, report.wording.rows(row)
    return bool(comparison.echoes.derived[rows].any() or comparison.echoes.aside[rows].any())


def _older(report: Report, row: int) -> list[str]:
    """The sources that a claim repeats or misquotes."""
    comparison, wording = report.agreement.comparison, report.wording
    told = comparison.copies.origin[np.isin(comparison.copies.row, wording.rows(row))]
    return list(dict.fromkeys(wording.source(of) for of in told.tolist()))
