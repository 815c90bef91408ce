"""What an editor lets stand in a story though it is marked: an entry of the log as any other, until the claims change.

To the log a mark is a finding of the rule `proof`, about the words of the story; so it is merged, undone and made
stale as every decision is. A check flags none of these, and leaves what is decided on them alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from discrepancies import decisions
from discrepancies.claims import edits
from discrepancies.decisions import Entry, Given, Log
from discrepancies.decisions.finding_by_id import found
from discrepancies.model import Finding
from discrepancies.proof.marks import Mark

if TYPE_CHECKING:
    from discrepancies.report import Report

RULE = "proof"
"""The rule that a mark is of, as the log has it."""


def with_accepted(report: Report, marks: Iterable[Mark]) -> Iterator[Mark]:
    """The marks, and of those that an editor lets stand the reason."""
    every = tuple(marks)
    if report.log is None:
        yield from every
        return
    held = decisions.applied(report.dossier, [_finding(report, mark) for mark in every], report.log)
    for mark, finding in zip(every, held, strict=True):
        stands = finding.state == "settled" and finding.decision is not None and mark.mark != "backed"
        yield mark._replace(accepted=finding.decision.reason) if stands and finding.decision else mark


def accepted(report: Report, marks: Iterable[Mark], id_: str, given: Given) -> Entry:
    """The entry of the log that lets a mark stand.

    Raises:
        NotAnAnswer: no mark has this id, or a reason or a name is missing.
    """
    findings = [_finding(report, mark) for mark in marks if mark.mark != "backed"]
    finding = found(findings, Log(Path()), id_)
    return decisions.entry(report.dossier, finding, decisions.decided(report.dossier, finding, given))


def _finding(report: Report, mark: Mark) -> Finding:
    claims = edits.of_dossier(report.dossier, [report.wording.claim(row) for row in mark.rows]) if mark.rows else []
    rests = "\x1e".join(sorted("\x1f".join(edits.content(claim)) for claim in claims))
    evidence = sha256(f"{mark.id}\x1d{rests}".encode()).hexdigest()[:12]
    subject = " ".join(mark.text.split())[:200]
    about = (mark.event, mark.fact, None, subject)
    return Finding(mark.id, evidence, RULE, mark.severity, *about, f"{mark.mark}: {mark.message}", mark.rows)
