"""What an editor has to decide, the most pressing first: disputed facts, and whatever else is an error.

The report puts it on top and draws a card for each as far as there is room; what comes after has a line.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from discrepancies.formats import cards
from discrepancies.model import SEVERITIES, STATUSES, WORST_FIRST

if TYPE_CHECKING:
    from collections.abc import Iterator

    from discrepancies.formats.cards import Card
    from discrepancies.model import Finding, Severity, State
    from discrepancies.report import Report

MOST_VALUES = 3
"""Answers named in a line."""


class Pressing(NamedTuple):
    """A fact that is disputed or has an error, or an error that is about no fact."""

    number: int | None
    """The fact's number in the agreement."""
    place: int
    """Which of the shown facts it is, counted from 0; -1 for none."""
    findings: tuple[Finding, ...]
    """The shown findings about it."""
    state: State | None
    severity: Severity | None
    disputed: bool
    sources: int
    """How many speak on it."""

    @property
    def order(self) -> tuple[int, bool, int, int]:
        """What waits for a decision first, disputed facts before others, errors before warnings, then by sources."""
        state = len(WORST_FIRST) if self.state is None else WORST_FIRST.index(self.state)
        severity = len(SEVERITIES) if self.severity is None else SEVERITIES.index(self.severity)
        return state, not self.disputed, severity, -self.sources


class Line(NamedTuple):
    """The same in a line, where no card is drawn."""

    anchor: str
    event_title: str
    asks: str
    values: tuple[str, ...]
    more: int
    """Answers not named."""


def pressing(report: Report) -> list[Pressing]:
    """What has to be decided or was, in the order in which to look at it."""
    return sorted(_pressing(report), key=lambda one: one.order)


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
        return Line(cards.finding_anchor(finding.id), finding.event or "", finding.rule, (finding.message,), 0)
    agreement = report.agreement
    row = int(agreement.comparison.cells.first_row[one.number])
    event, fact = str(report.wording.about(row).event), report.wording.fact(row)
    rows = agreement.answers.first[agreement.answers.of_fact(one.number)[:MOST_VALUES]].tolist()
    return Line(
        anchor=cards.fact_anchor(event, fact.key),
        event_title=cards.title(report, event) or event,
        asks=fact.asks,
        values=tuple(map(report.own_words, rows)),
        more=int(agreement.answers.total[one.number]) - len(rows),
    )


def _pressing(report: Report) -> Iterator[Pressing]:
    agreement, known = report.agreement, {finding.id: finding for finding in report.shown_findings}
    for place, number in enumerate(report.shown_facts):
        about = report.wording.about(int(agreement.comparison.cells.first_row[number]))
        found = tuple(known[of] for of in report.findings_of.get(about[:2], ()))
        severity = min((one.severity for one in found), key=SEVERITIES.index, default=None)
        disputed = STATUSES[agreement.status[number]] == "disputed"
        if disputed or severity == "error":
            sources = int(agreement.sources[number])
            yield Pressing(number, place, found, cards.worst(found), severity, disputed, sources)
    for finding in report.shown_findings:
        if finding.severity == "error" and not (finding.event and finding.fact):
            yield Pressing(None, -1, (finding,), finding.state, finding.severity, False, speaking(report, finding))
