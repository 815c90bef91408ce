"""What editors decided on a fact, and whether a story keeps to it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

from discrepancies.decisions.answers import VALUED, value_read
from discrepancies.language.reading import Reading, Unreadable
from discrepancies.proof.relations import BACKING, Relation, claimed, relation

if TYPE_CHECKING:
    from discrepancies.model import Fact, Finding
    from discrepancies.report import Report


class Decided(NamedTuple):
    """A decision that says what to publish on a fact."""

    by: str
    says: str
    """As a sentence goes on: "to prefer 9", "to publish none of it as certain"."""
    rows: tuple[int, ...]
    agrees: bool
    """Whether the story says just that, or less."""
    firmer: bool
    """Whether the story says more of the same."""
    rounded: bool
    """Whether the story rounds what was decided on."""
    stale: bool

    @property
    def settles(self) -> bool:
        """Whether what is printed is as decided, on evidence that is the same."""
        return self.agrees and not self.stale


_SAYS = {"prefer": "to prefer {}", "range": "to publish {}", "unconfirmed": "to publish none of it as certain"}


def decided_on(report: Report, of_fact: Sequence[Finding], fact: Fact, stated: Reading) -> Decided | None:
    """The gravest decision on what is flagged of a fact that says what to publish, or clears it; None for none."""
    for finding in of_fact:
        if finding.state != "open" and (found := _of(report, finding, fact, stated)):
            return found
    return None


def _of(report: Report, finding: Finding, fact: Fact, stated: Reading) -> Decided | None:
    decision = finding.decision
    if decision is None:
        return None
    agrees, firmer, rounded = decision.answer != "unconfirmed", False, False
    if decision.answer in VALUED and decision.value:
        how = _relation(report, finding, fact, decision.value, stated)
        agrees = how in BACKING
        rounded = how == Relation.ROUNDED
        firmer = how == Relation.FIRMER and decision.answer == "prefer"
    says = _SAYS.get(decision.answer, f"that it is {decision.answer.replace('-', ' ')}").format(decision.value)
    return Decided(decision.by, says, tuple(finding.rows), agrees, firmer, rounded, finding.state == "stale")


def _relation(report: Report, finding: Finding, fact: Fact, value: str, stated: Reading) -> Relation | None:
    try:
        read = value_read(report.dossier, finding, fact, value)
    except Unreadable:
        return None
    if not isinstance(read, Reading):
        return None
    return relation(stated, claimed(read))
