"""What editors decided, in words: the answer, whose it is and why, what has changed since, and what is left to do."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Style
from discrepancies.formats.layout import wrap
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.decisions import Entry
    from discrepancies.model import Answer, Decision, Finding
    from discrepancies.report import Report

CHANGES_SHOWN = 6
"""What changed under a stale decision, as far as it is told under a finding; JSON has it all."""

WAITING: Mapping[Answer, str] = {"pending": "pending", "ask": "put to the source", "mend": "to mend"}
"""The answers that leave a finding open, as a count has them."""


def answer(decision: Decision) -> str:
    """An answer in a few words: "explained (scope)", "prefer 7"."""
    because = f"({decision.because})" if decision.because else None
    return visible(" ".join(filter(None, (decision.answer, decision.value, because))))


def whose(decision: Decision) -> str:
    """Who decided, and on which day on that editor's calendar."""
    return visible(f"{decision.by}, {decision.at[:10]}")


def reason(decision: Decision) -> str:
    """Why, on one line."""
    return visible(" ".join(decision.reason.split()))


def told(decision: Decision) -> str:
    """A decision on one line: "explained (scope) by Ana Ruiz, 2026-01-15: seven are those with him"."""
    return f"{answer(decision)} by {whose(decision)}: {reason(decision)}"


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
    answered = Counter(finding.decision.answer for finding in waiting if finding.decision and finding.state == "open")
    sorts = {"stale": sum(finding.state == "stale" for finding in waiting)}
    sorts.update({words: answered[given] for given, words in WAITING.items()})
    which = listed(f"{number:,} {words}" for words, number in sorts.items() if number)
    settled = f"; {report.states['settled']:,} settled" if report.states["settled"] else ""
    to_do = f"Left to decide: {listed(counts)}" if counts else "Nothing left to decide"
    return f"{to_do}{f' ({which})' if which else ''}{settled}."


def render(report: Report, entry: Entry, path: Path, out: TextIO, style: Style) -> None:
    """Write what was recorded, what an editor may want to know of it, and how much is left."""
    from dataclasses import replace

    # Start-up: a dossier without decisions needs none of it.
    from discrepancies import decisions

    finding = next(finding for finding in report.flagged if finding.id == entry.id)
    now = decisions.applied(report.dossier, report.flagged, decisions.read(path))
    about = f"{decisions.about(finding)} [{entry.id}]: {answer(entry.decision)}"
    open_ = "" if entry.decision.answer not in WAITING else "It stays open."
    lines = (
        f"Recorded in {path}: {about}.",
        " ".join(filter(None, (open_, *decisions.remarks(report.dossier, finding, entry.decision)))),
        left(replace(report, flagged=now)),
    )
    out.writelines(f"{line}\n" for words in lines if words for line in wrap(visible(words), style.width))


def meanwhile(entry: Entry | None) -> str:
    """What to say to an editor who was overtaken by another."""
    if entry is None:
        return "the decision that counted was taken back meanwhile, so nothing was recorded; run this again to decide"
    return f"meanwhile it was decided: {told(entry.decision)}; nothing was recorded; run this again to decide anew"
