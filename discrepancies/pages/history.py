"""What was done about a finding so far, as the page shows it, and what is asked of whom and still open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from discrepancies.decisions import Entry, about
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.decisions import Document, Log
    from discrepancies.model import Finding
    from discrepancies.report import Report


class Moment(NamedTuple):
    """One document of the log, in an editor's words."""

    at: str
    by: str
    kind: str
    """"answer", "assign", "comment", "approve" or "undo"."""
    says: str
    reason: str
    """Of an answer: why. Its lines are kept, as a comment's are."""
    undone: bool
    mark: str
    """What undoes it, "" where it cannot be undone (any more)."""


def moments(log: Log, finding: Finding) -> list[Moment]:
    """All that was decided on a finding and done to it, the newest first."""
    return [_moment(log, one) for one in reversed(log.history(finding.id))]


def _moment(log: Log, one: Document) -> Moment:
    undone = one.mark in log.undone
    if isinstance(one, Entry):
        decision = one.decision
        told = (decision.answer, decision.because and f"by {decision.because}", decision.value, decision.whom)
        until = f", by {decision.until}" if decision.until else ""
        says, reason, kind = " ".join(filter(None, told)) + until, decision.reason, "answer"
    else:
        until = f", by {one.until}" if one.until else ""
        words = {"assign": f"assigned to {one.says}{until}", "approve": "approved", "undo": _undoes(log, one.says)}
        says, reason, kind = words.get(one.does, ""), one.says if one.does == "comment" else "", one.does
    counts = not undone and kind != "undo" and (kind != "answer" or log.current.get(one.id) == one)
    return Moment(one.at, visible(one.by), kind, visible(says), reason, undone, one.mark if counts else "")


def _undoes(log: Log, mark: str) -> str:
    one = log.marked.get(mark)
    words = one.decision.answer if isinstance(one, Entry) else one.does if one else "something"
    return f"took back: {words} of {one.by}" if one else "took something back"


def asks(report: Report) -> list[dict[str, Any]]:
    """Every open question: of whom, by when, since when, and on which finding; what is due first stands first."""
    asked = [(one, one.decision) for one in report.flagged if one.decision and one.decision.answer == "ask"]
    return [
        {
            "id": finding.id,
            "about": visible(about(finding)),
            "whom": visible(ask.whom or ""),
            "reason": ask.reason,
            "by": visible(ask.by),
            "since": ask.at[:10],
            "until": ask.until,
            "answered": finding.state == "stale",
        }
        for finding, ask in sorted(asked, key=lambda one: (one[1].until or "9", one[1].at))
    ]
