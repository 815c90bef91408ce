"""What an editor has to decide, the most pressing first: facts in dispute or strained, and whatever else is an error.

What the dossier says matters comes first, then errors before warnings, then what is furthest apart, then what has most
origins on both sides. The report puts it on top and draws a card for each as far as there is room.
"""

from __future__ import annotations

from dataclasses import replace
from math import inf, isfinite
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from discrepancies.formats import cards, columns, outline
from discrepancies.kinds import FIGURES
from discrepancies.language.safe import visible
from discrepancies.law.stances import STANCES
from discrepancies.model import SEVERITIES, STATUSES
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discrepancies.columns.arrays import Ints
    from discrepancies.formats.cards import Card
    from discrepancies.model import Finding, Severity, State
    from discrepancies.report import Answer, Report

MOST_FIRST = 6
"""Told at the head of a report: more than these is no help."""
MOST_SIDES = 3
"""Answers held against one another in a line."""
_DAY = 86_400
_DATES = ("date", "period")
_AT_ODDS = ("disputed", "strained")


class Pressing(NamedTuple):
    """A fact that is disputed, strained or has an error, or an error that is about no fact."""

    number: int | None
    """The fact's number in the agreement."""
    place: int
    """Which of the shown facts it is, counted from 0; -1 for none."""
    findings: tuple[Finding, ...]
    """The shown findings about it."""
    state: State | None
    severity: Severity | None
    disputed: bool
    matters: tuple[float, float]
    """How early to look at its event, and at the fact; infinity where nobody says."""
    apart: float
    """How far its claims are apart: the ratio of figures, the days between dates; 0 where they meet."""
    origins: int
    """By how many origins the weaker of its two best founded answers is said."""

    @property
    def order(self) -> tuple[object, ...]:
        """What is settled comes last."""
        severity = len(SEVERITIES) if self.severity is None else SEVERITIES.index(self.severity)
        return self.state in ("settled", None), self.matters, severity, not self.disputed, -self.apart, -self.origins


class Line(NamedTuple):
    """The same in a line: what it is about, and who says what."""

    anchor: str
    event_title: str
    asks: str
    fact: str
    """Its key; "" where it is about none."""
    told: str
    """"7 (Gazette; 1 origin) against at least 9 (Officials and Wire; 2 origins)", or what is flagged."""
    state: State | None


def pressing(report: Report) -> list[Pressing]:
    """What has to be decided or was, in the order in which to look at it."""
    return sorted(_pressing(report), key=lambda one: one.order)


def narrowed(report: Report, most: int | None) -> Report:
    """The report with so many of its facts at most, those to look at first; after what is pressing comes the rest."""
    if most is None or most >= len(report.shown_facts):
        return report
    first = [one.number for one in pressing(report) if one.number is not None]
    numbers = list(dict.fromkeys([*first, *report.shown_facts]))[:most]
    rows = report.agreement.comparison.cells.first_row[numbers].tolist()
    asked = tuple(map(report.wording.question, rows))
    return replace(report, shown=report.shown._replace(facts=asked))


def card(report: Report, one: Pressing) -> Card:
    """The card of something pressing."""
    if one.number is None:
        return cards.card(report, one.findings[0])
    return cards.fact_card(report, one.number, one.findings)


def speaking(report: Report, finding: Finding) -> int:
    """How many sources speak on what a finding is about: on its fact, or in the finding where it is about none."""
    if finding.event and finding.fact and finding.rows:
        return int(report.agreement.sources[report.agreement.comparison.cells.fact[finding.rows[0]]])
    return len(set(map(report.wording.source, finding.rows)))


def line(report: Report, one: Pressing) -> Line:
    """The line of something pressing."""
    if one.number is None:
        (finding,) = one.findings
        title = cards.title(report, finding.event) or ""
        message = outline.sentence(report, finding.message)
        return Line(cards.finding_anchor(finding.id), title, finding.rule, "", message, one.state)
    row = int(report.agreement.comparison.cells.first_row[one.number])
    event, fact = str(report.wording.about(row).event), report.wording.fact(row)
    return Line(
        cards.fact_anchor(event, fact.key),
        cards.title(report, event) or event,
        fact.asks,
        fact.key,
        _sides(report, one.number, one.findings),
        one.state,
    )


def lines(report: Report, most: int) -> list[str]:
    """The first few that wait for somebody, a sentence each: "Fire at the mill, killed: 7 (Gazette; 1 origin) …"."""
    waiting = [one for one in pressing(report) if one.state != "settled"][:most]
    told = ((one.number, line(report, one)) for one in waiting)
    return [visible(of.told if number is None else f"{of.event_title}, {of.fact}: {of.told}") for number, of in told]


def _sides(report: Report, number: int, findings: tuple[Finding, ...]) -> str:
    """Who says what, with how many origins: the answers that the gravest finding holds against one another."""
    held = {row for finding in cards.gravest(findings)[:1] for row in finding.rows}
    answers = report.fact(number).answers
    told = [one for one in answers if not held or not held.isdisjoint(one.rows)] or list(answers)
    # What nobody excludes is no side.
    told = [one for one in told if one.excludes.sources_total] or told
    furthest = (min(told, key=lambda one: one.high), max(told, key=lambda one: one.low))
    # Of several the two furthest apart are at odds for sure; others may agree with either.
    sides = [one for one in told if one in furthest] if furthest[0].high < furthest[1].low else told[:MOST_SIDES]
    more = len(told) - len(sides)
    against = " against ".join(_side(report, one) for one in sides)
    return f"{against}; and {counted(more, 'other answer')}" if more else against


def _side(report: Report, answer: Answer) -> str:
    brief, wording = report.wording.naming.brief, report.wording
    tellers = dict.fromkeys((wording.source(row), wording.voice(row)) for row in answer.rows)
    who = [brief(source) if source == voice else f"{brief(source)} quoting {brief(voice)}" for source, voice in tellers]
    return f"{answer.label} ({listed(who)}; {counted(answer.origins, 'origin')})"


def _pressing(report: Report) -> Iterator[Pressing]:
    agreement, known = report.agreement, {finding.id: finding for finding in report.shown_findings}
    found = []
    for place, number in enumerate(report.shown_facts):
        about = report.wording.about(int(agreement.comparison.cells.first_row[number]))
        findings = tuple(known[of] for of in report.findings_of.get(about[:2], ()))
        severity = min((one.severity for one in findings), key=SEVERITIES.index, default=None)
        if STATUSES[agreement.status[number]] in _AT_ODDS or severity == "error":
            found.append((place, number, findings, severity))
    origins = _origins(report, np.array([number for _, number, *_ in found], dtype=np.int64))
    for (place, number, findings, severity), behind in zip(found, origins, strict=True):
        about = report.wording.about(int(agreement.comparison.cells.first_row[number]))
        yield Pressing(
            number=number,
            place=place,
            findings=findings,
            state=cards.worst(findings),
            severity=severity,
            disputed=STATUSES[agreement.status[number]] == "disputed",
            matters=_matters(report, about.event, about.fact),
            apart=_apart(report, number),
            origins=behind,
        )
    for one in report.shown_findings:
        if one.severity == "error" and not (one.event and one.fact):
            matters = _matters(report, one.event, None)
            yield Pressing(None, -1, (one,), one.state, one.severity, False, matters, 0, 0)


def _matters(report: Report, event: str | None, fact: str | None) -> tuple[float, float]:
    of_event, of_fact = report.dossier.events.get(event or ""), report.dossier.facts.get(fact or "")
    return (of_event and of_event.matters) or inf, (of_fact and of_fact.matters) or inf


def _apart(report: Report, number: int) -> float:
    """From the least upper to the greatest lower end of what is claimed: a ratio of figures, days between dates."""
    comparison = report.agreement.comparison
    rows = np.array(comparison.cells.rows_of_fact(number))
    rows = rows[comparison.cells.cell[rows] >= 0]
    kind = report.wording.fact(int(comparison.cells.first_row[number])).kind
    if not len(rows) or kind not in (*FIGURES, *_DATES):
        return 0
    upper, lower = float(comparison.firm.high[rows].min()), float(comparison.firm.low[rows].max())
    if not (isfinite(upper) and isfinite(lower) and lower > upper):
        return 0
    if kind in _DATES:
        return (lower - upper) / _DAY
    return abs(lower / upper) if upper else inf


def _origins(report: Report, facts: Ints) -> list[int]:
    """Of each of these facts the origins of the second best founded answer that somebody excludes."""
    known = columns.answers(report, facts)
    stands, each = known.stances.known, len(STANCES)
    said = np.diff(stands.origin_begin)[STANCES.index("says") :: each]
    excluded = np.diff(stands.source_begin)[STANCES.index("excludes") :: each] > 0
    fact = report.agreement.answers.fact[known.place]
    order = np.lexsort((-said, fact))
    order = order[excluded[order]]
    starts = np.searchsorted(fact[order], facts)
    second = starts + 1
    within = second < np.searchsorted(fact[order], facts, side="right")
    counts = np.zeros(len(facts), dtype=np.int64)
    counts[within] = said[order[second[within]]]
    return list(map(int, counts))
