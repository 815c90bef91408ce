"""What is asked of whom: every answer `ask` that counts, since when and by when, and the claims that have answered it.

A question is answered by the claim that answers it: one that came under the finding since, or was edited. Nobody has
to say so, and until an editor decides anew the finding stays open.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal, NamedTuple

from discrepancies.claims import edits
from discrepancies.decisions.states import claims_of, looked_for

if TYPE_CHECKING:
    from discrepancies.decisions.log import Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Entry, Finding

AskState = Literal["overdue", "waiting", "answered", "gone"]
ASK_STATES: tuple[AskState, ...] = ("overdue", "waiting", "answered", "gone")
"""How a question stands, the most pressing first; `gone`: what it was about is flagged no longer."""


class Ask(NamedTuple):
    """One question put to somebody."""

    entry: Entry
    """The decision that asks it: of whom, by whom, since when, by when, and why."""
    finding: Finding | None
    """What it is about; None where that is not flagged now."""
    state: AskState
    claims: tuple[Mapping[str, str], ...] = ()
    """The claims that came or were edited since, by the keys of the claims file and "source"."""
    says: tuple[str, ...] = ()
    """The same, a plain sentence each."""


def asks(dossier: Dossier, findings: Sequence[Finding], log: Log, today: str | None = None) -> tuple[Ask, ...]:
    """Every question that no later decision has replaced; the most pressing first.

    `findings` are all there are; `today` is the day, such as 2024-06-01, after which a question is overdue.
    """
    there = {finding.id: finding for finding in findings}
    day = today or date.today().isoformat()
    open_ = (entry for entry in log.current.values() if entry.decision.answer == "ask")
    return tuple(sorted((_ask(dossier, there.get(entry.id), entry, day) for entry in open_), key=_pressing))


def unanswered(asks: Sequence[Ask]) -> tuple[Ask, ...]:
    """Those of some questions that still wait for an answer."""
    return tuple(ask for ask in asks if ask.state in ("overdue", "waiting"))


def _ask(dossier: Dossier, finding: Finding | None, entry: Entry, today: str) -> Ask:
    changed = tuple(_came(dossier, finding, entry))
    claims, says = tuple(change.after or {} for change in changed), tuple(_said(entry, one) for one in changed)
    until = entry.decision.until
    state: AskState = "overdue" if until and until < today else "waiting"
    if finding is None and looked_for(dossier, entry):
        state = "answered" if claims else "gone"
    elif claims:
        state = "answered"
    return Ask(entry, finding, state, claims, says)


def _came(dossier: Dossier, finding: Finding | None, entry: Entry) -> Iterator[edits.Change]:
    """What is said now and was not when it was asked: under the finding, or of what it was about where that is gone."""
    if finding is not None and finding.evidence == entry.evidence:
        return
    now = claims_of(dossier, entry if finding is None else finding)
    yield from (change for change in edits.between(entry.claims, now) if change.after)


def _said(entry: Entry, change: edits.Change) -> str:
    asked = not entry.fact
    return edits.said(change, asked=asked) if change.before else edits.rested(change.claim, again=True, asked=asked)


def _pressing(ask: Ask) -> tuple[object, ...]:
    decision = ask.entry.decision
    return ASK_STATES.index(ask.state), decision.until or "9999", ask.entry.instant, ask.entry.id
