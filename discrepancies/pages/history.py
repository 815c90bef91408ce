"""What was done about a finding so far, as the page shows it, and what is asked of whom and still open.

The words are the log's own (`decisions.timeline`, `decisions.asks`); what the page adds is what can still be undone.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from discrepancies import decisions
from discrepancies.formats import cards
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.decisions import Log
    from discrepancies.decisions.timeline import Moment
    from discrepancies.model import Finding
    from discrepancies.report import Report


class Shown(NamedTuple):
    """One thing in a finding's history."""

    moment: Moment
    lines: tuple[str, ...]
    """What it says, a line each."""
    undoes: str
    """The mark that undoes it, "" where it cannot be undone (any more)."""


def moments(report: Report, finding: Finding, log: Log) -> list[Shown]:
    """All that was decided on a finding and done to it, the newest first, with what changed in between."""
    counting = {one.mark for one in (log.current.get(finding.id), log.assigned(finding.id)) if one}
    told = decisions.timeline(report.dossier, finding, log)
    return [_shown(moment, counting) for moment in reversed(told)]


def _shown(moment: Moment, counting: set[str]) -> Shown:
    lasting = moment.kind in ("comment", "approve")
    counts = not moment.undone and (lasting or moment.mark in counting)
    return Shown(moment, tuple(map(visible, moment.says.splitlines())), moment.mark if counts else "")


def asks(report: Report, log: Log) -> list[dict[str, Any]]:
    """Every open question, what presses most first: of whom, since when, by when, and what has answered it since.

    Nobody is asked any more what is flagged no longer.
    """
    return [
        {
            "id": ask.finding.id,
            "about": _about(report, ask.finding),
            "whom": visible(ask.entry.decision.whom or ""),
            "reason": ask.entry.decision.reason,
            "by": visible(ask.entry.by),
            "since": ask.entry.at[:10],
            "until": ask.entry.decision.until,
            "state": ask.state,
            "says": list(map(visible, ask.says)),
        }
        for ask in decisions.asks(report.dossier, report.flagged, log)
        if ask.finding
    ]


def _about(report: Report, finding: Finding) -> str:
    """The event by its name, and the question; else the rule."""
    fact = report.dossier.facts.get(finding.fact or "")
    told = (cards.title(report, finding.event), fact.asks if fact else finding.rule)
    return visible(": ".join(filter(None, told)))
