"""What is asked of whom, as text and as JSON: the most pressing first, with the claims that have answered it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any, TextIO

from discrepancies.formats import Style
from discrepancies.formats.json import write_object, written
from discrepancies.formats.layout import wrap
from discrepancies.formats.text import heading
from discrepancies.language.safe import visible
from discrepancies.wording import counted, listed

if TYPE_CHECKING:
    from discrepancies.decisions import Ask
    from discrepancies.report import Report

FORMAT = "discrepancies-asks/1"

_HEADS = {"overdue": "Overdue", "waiting": "Waiting", "answered": "Answered", "gone": "Flagged no longer"}


def render(report: Report, asks: Sequence[Ask], out: TextIO, style: Style) -> None:
    """Write every question under how it stands, and how many there are."""
    out.writelines(f"{line}\n" for line in _lines(report, asks, style))


def render_json(report: Report, asks: Sequence[Ask], out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the same as one JSON object."""
    write_object(out, {"format": FORMAT, "decisions": report.decisions}, {"asks": [list(map(_written, asks))]})


def _lines(report: Report, asks: Sequence[Ask], style: Style) -> Iterator[str]:
    yield from wrap(_counted(asks), style.width)
    state = ""
    for ask in asks:
        if ask.state != state:
            state = ask.state
            yield from ("", *heading(f"{_HEADS[state]} ({sum(one.state == state for one in asks):,})", style))
        yield ""
        yield from _one(report, ask, style.width)


def _counted(asks: Sequence[Ask]) -> str:
    if not asks:
        return "No question waits for an answer."
    states = Counter[str](ask.state for ask in asks)
    return f"{counted(len(asks), 'question')}: {listed([f'{states[one]:,} {one}' for one in _HEADS if states[one]])}."


def _one(report: Report, ask: Ask, width: int) -> Iterator[str]:
    decision = ask.entry.decision
    by = f", to answer by {decision.until}" if decision.until else ""
    asked = f"{decision.whom or 'Somebody who is not named'}, asked by {decision.by} on {decision.at[:10]}{by}"
    yield from wrap(visible(asked), width)
    for about in _about(report, ask):
        yield from wrap(visible(about), width, "  ")
    yield from wrap(visible(" ".join(decision.reason.split())), width, "  = ", "    ")
    for sentence in ask.says:
        yield from wrap(visible(f"since then: {sentence}"), width, "  ! ", "    ")


def _about(report: Report, ask: Ask) -> Iterator[str]:
    """What it is about, as a check names it, and the question that the fact asks, where there is one."""
    entry, dossier = ask.entry, report.dossier
    where = "/".join(filter(None, (entry.event, entry.fact)))
    title = dossier.event_title(entry.event or "")
    about = f"{title} [{where}]" if title and title != where else where or entry.subject or ""
    yield f"{entry.rule}, {about} [{entry.id}]"
    if fact := dossier.facts.get(entry.fact or ""):
        yield fact.asks


def _written(ask: Ask) -> str:
    entry, decision = ask.entry, ask.entry.decision
    about: dict[str, Any] = {key: getattr(entry, key) for key in ("id", "rule", "event", "fact", "scope", "subject")}
    asked = {"whom": decision.whom, "reason": decision.reason, "by": decision.by, "since": decision.at}
    answered = {"claims": [dict(claim) for claim in ask.claims], "says": list(ask.says)}
    return written({**about, **asked, "until": decision.until, "state": ask.state, **answered})
