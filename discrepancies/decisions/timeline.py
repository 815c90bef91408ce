"""A finding's whole history for a person: what was decided and done, what was undone, and what changed in between."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal, NamedTuple

from discrepancies.decisions.states import changes, entry
from discrepancies.model import Decision, Doing, Entry
from discrepancies.wording.answered import answered, assigned

if TYPE_CHECKING:
    from discrepancies.decisions.log import Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Document, Finding

_NOTHING = Decision("pending", None, None, "", "", "")


class Moment(NamedTuple):
    """One thing in a finding's history."""

    at: str
    """When it was decided or done; "" of a change that came after all that, for nobody wrote down when it did."""
    by: str
    kind: Literal["answer", "evidence"] | Doing
    says: str
    """What was decided or done, in a few words, and why; lines are kept. "" of a change."""
    changed: tuple[str, ...] = ()
    """What had changed since the decision before, or since the last one, a plain sentence each."""
    undone: bool = False
    """It is out of force."""
    mark: str = ""


def timeline(dossier: Dossier, finding: Finding, log: Log) -> tuple[Moment, ...]:
    """All that was decided and done about a finding, by time, with what changed in its evidence in between."""
    return tuple(_moments(dossier, finding, log))


def _moments(dossier: Dossier, finding: Finding, log: Log) -> Iterator[Moment]:
    before: Entry | None = None
    for one in log.history(finding.id):
        mark = one.mark
        changed: tuple[str, ...] = ()
        if isinstance(one, Entry):
            changed = changes(dossier, before, one) if before else ()
            before = one
        kind = "answer" if isinstance(one, Entry) else one.does
        yield Moment(one.at, one.by, kind, told(log, one), changed, mark in log.undone, mark)
    if before and before.evidence != finding.evidence:
        yield Moment("", "", "evidence", "", changes(dossier, before, entry(dossier, finding, _NOTHING)))


def told(log: Log, one: Document) -> str:
    """What a document says, in a sentence without its end: "assigned to Bo Li, by 2024-06-01"."""
    if isinstance(one, Entry):
        return f"{answered(one.decision)}: {one.decision.reason}"
    if one.does == "assign":
        return assigned(one.says, one.until)
    if one.does == "comment":
        return f"commented: {one.says}"
    target = log.marked.get(one.says)
    did = "approved" if one.does == "approve" else "undid"
    return f"{did} {_briefly(target)}" if target else did


def _briefly(one: Document) -> str:
    """What was done, and whose it is, as something that is approved or undone: "explained (scope) by Ana Ruiz"."""
    if isinstance(one, Entry):
        what = answered(one.decision)
    else:
        what = {"assign": f"the assignment to {one.says}", "comment": "the comment", "approve": "the approval"}.get(
            one.does, "the undo"
        )
    return f"{what} by {one.by}"
