"""From a report to its edition for readers: the decisions that may be shown there, and the count of what may not."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from typing import TYPE_CHECKING

from discrepancies.model import Handled
from discrepancies.report.edition import OF_THE_DESK, Edition, reach, widths
from discrepancies.rules import RULES

if TYPE_CHECKING:
    from discrepancies.model import Finding
    from discrepancies.report.report import Report

EDITORS = "the editors"
"""Who decided, as readers are told."""

_About = tuple[str, str | None, str | None, str | None, frozenset[int]]


def carried(whole: Report, made: Report, keys: Mapping[str, str]) -> tuple[Finding, ...]:
    """The findings of an edition with the decisions that were approved on those of the whole report.

    The two are one where rule, event, fact, scope and claims are; where several are alike, the subject must be, too,
    as the edition has it: `keys` are those of the whole report with what stands in for them.
    """
    decided: defaultdict[_About, list[Finding]] = defaultdict(list)
    hidden = re.compile(
        "|".join(rf"(?<!\w){re.escape(key)}(?!\w)" for key in sorted(keys, key=len, reverse=True)) or "(?!)"
    )
    for finding in whole.flagged:
        subject = finding.subject and hidden.sub(lambda key: keys[key[0]], finding.subject)
        decided[_about(whole, finding)].append(finding._replace(subject=subject))
    return tuple(_settled(one, decided[_about(made, one)]) for one in made.flagged)


def edition(whole: Report, made: Report) -> Edition:
    """What an edition says of itself; `made` has the decisions that it shows."""
    desk = [name for name in whole.rules if name in OF_THE_DESK]
    shown = [one for one in whole.shown_findings if one.rule not in desk]
    rows = made.agreement.comparison.cells.first_row[made.shown_facts].tolist()
    facts = {fact.key: fact for fact in map(made.wording.fact, rows)}
    return Edition(
        rules=made.rules,
        of_the_desk=tuple(desk),
        not_run=tuple(name for name in RULES if name not in whole.rules),
        widths=widths(),
        facts=tuple(map(reach, facts.values())),
        decisions=sum(one.decision is not None for one in shown)
        - sum(one.decision is not None for one in made.shown_findings),
        findings=len(whole.shown_findings) - len(shown),
        voices=sum(voice.private for voice in whole.dossier.voices.values()),
        sources=sum(source.private for source in whole.dossier.sources.values()),
    )


def _about(report: Report, finding: Finding) -> _About:
    claims = frozenset(map(report.wording.claim, finding.rows))
    return finding.rule, finding.event, finding.fact, finding.scope, claims


def _settled(finding: Finding, alike: list[Finding]) -> Finding:
    """A finding of the edition with the approved decision on it, if there is one."""
    same = alike if len(alike) == 1 else [one for one in alike if one.subject == finding.subject]
    if len(same) != 1 or not _approved(same[0]) or same[0].decision is None:
        return finding
    decision = same[0].decision._replace(by=EDITORS, whom=None, until=None)
    return finding._replace(state="settled", decision=decision, handled=Handled())


def _approved(finding: Finding) -> bool:
    """Whether its decision settles it, and somebody approved it who did not make it."""
    return finding.state == "settled" and bool(finding.handled.approved_by)
