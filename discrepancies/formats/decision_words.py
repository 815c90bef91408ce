"""What editors decided, in words: the answer, whose it is and why, what has changed since, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Style
from discrepancies.formats.layout import wrap
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed
from discrepancies.wording.answered import answered, assigned

if TYPE_CHECKING:
    from discrepancies.decisions import Document, Entry, Log
    from discrepancies.model import Answer, Decision, Finding
    from discrepancies.report import Report

CHANGES_SHOWN = 6
"""What changed under a stale decision, as far as it is told under a finding; JSON has it all."""

AWAITS = "decided, awaits approval"
"""What is said of a finding that four eyes have to look at, and two have."""

LEFT = ("Left to decide", "Nothing left to decide")
LEFT_FOR_READERS = ("Not settled", "Nothing is in question")
"""What heads the count of what is open: readers decide nothing."""

WAITING: Mapping[Answer, str] = {"pending": "pending", "ask": "put to the source", "mend": "to mend"}
"""The answers that leave a finding open, as a count has them."""


def answer(decision: Decision) -> str:
    """An answer in a few words: "explained (scope)", "prefer 7"."""
    return visible(answered(decision))


def whose(decision: Decision) -> str:
    """Who decided, and on which day on that editor's calendar."""
    return visible(f"{decision.by}, {decision.at[:10]}")


def reason(decision: Decision) -> str:
    """Why, on one line."""
    return visible(" ".join(decision.reason.split()))


def told(decision: Decision) -> str:
    """A decision on one line: "explained (scope) by Ana Ruiz, 2026-01-15: seven are those with him"."""
    return f"{answer(decision)} by {whose(decision)}: {reason(decision)}"


def handled(finding: Finding) -> list[str]:
    """What else was done about a finding: that its decision awaits approval or has it, whose it is, and comments."""
    done = finding.handled
    approval = f"approved by {listed(done.approved_by)}" if done.approved_by else ""
    whose = assigned(done.assigned, done.until) if done.assigned else ""
    comments = counted(done.comments, "comment") if done.comments else ""
    return [visible(words) for words in (AWAITS if done.awaits_approval else approval, whose, comments) if words]


def changed(finding: Finding) -> list[str]:
    """What changed since a stale decision was made, at most CHANGES_SHOWN and how many more."""
    shown = [visible(change) for change in finding.changed[:CHANGES_SHOWN]]
    more = len(finding.changed) - len(shown)
    return [*shown, f"and {counted(more, 'more change')}"] if more else shown


def left(report: Report) -> str:
    """How much of what the report shows is still to be decided; "" where nobody has decided on any of it."""
    shown = report.shown_findings
    if not any(finding.decision for finding in shown):
        return ""
    waiting = [finding for finding in shown if finding.state != "settled" and finding.severity != "info"]
    severities = Counter(finding.severity for finding in waiting)
    counts = [counted(severities[severity], severity) for severity in ("error", "warning") if severities[severity]]
    given = Counter(finding.decision.answer for finding in waiting if finding.decision and finding.state == "open")
    sorts = {"stale": sum(finding.state == "stale" for finding in waiting)}
    sorts["awaiting approval"] = sum(finding.handled.awaits_approval for finding in waiting)
    sorts.update({words: given[waits] for waits, words in WAITING.items()})
    which = listed(f"{number:,} {words}" for words, number in sorts.items() if number)
    settled = f"; {report.states['settled']:,} settled" if report.states["settled"] else ""
    some, none = LEFT_FOR_READERS if report.edition else LEFT
    return f"{f'{some}: {listed(counts)}' if counts else none}{f' ({which})' if which else ''}{settled}."


def render(report: Report, written: Document, log: Log, out: TextIO, style: Style) -> None:
    """Write what was recorded, what an editor may want to know of it, and how much is left; `log` has it."""
    from dataclasses import replace

    # Start-up: a dossier without decisions needs none of it.
    from discrepancies import decisions

    before = [finding for finding in report.flagged if finding.id == written.id]
    after = decisions.applied(report.dossier, before, alone := log.on({written.id}))
    now = tuple(after[0] if finding in before else finding for finding in report.flagged)
    if isinstance(written, decisions.Entry):
        did, remarks = answer(written.decision), decisions.remarks(report.dossier, after[0], written.decision)
        then = " ".join(filter(None, (_stays(after[0]), *remarks)))
    else:
        did = "commented" if written.does == "comment" else decisions.told(log, written)
        then = _counts(alone, written, flagged=bool(before)) if written.does == "undo" else ""
    recorded = f"Recorded in {log.path}: {decisions.about(written)} [{written.id}]: {did}."
    lines = (recorded, then, left(replace(report, flagged=now)))
    out.writelines(f"{line}\n" for words in lines if words for line in wrap(visible(words), style.width))


def _stays(finding: Finding) -> str:
    if finding.handled.awaits_approval:
        return "It stays open until somebody else approves it."
    return "It stays open." if finding.state == "open" else ""


def _counts(log: Log, undo: Document, *, flagged: bool) -> str:
    """What counts once something was undone, and how that is undone in its turn."""
    counts = log.current.get(undo.id)
    now = f"What counts now: {told(counts.decision).rstrip('.')}." if counts else "No decision counts on it now."
    gone = "" if flagged else " Nothing flags it any more."
    return f"{now}{gone} To undo that too: --undo {undo.mark}"


def meanwhile(entry: Entry | None) -> str:
    """What to say to an editor who was overtaken by another."""
    if entry is None:
        return "the decision that counted was taken back meanwhile, so nothing was recorded; run this again to decide"
    decided = told(entry.decision).rstrip(".")
    return f"meanwhile it was decided: {decided}; nothing was recorded; run this again to decide anew"
