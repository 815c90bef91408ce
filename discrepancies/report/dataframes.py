"""The report as pandas tables, for notebooks: what was flagged, what is agreed, and both as a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from discrepancies.model import STATUSES, Decision, Finding
from discrepancies.wording import counted, listed, span

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from discrepancies.model import State, Status
    from discrepancies.report.entries import Agreed
    from discrepancies.wording import Wording

FACT_COLUMNS = (
    *("event", "fact", "asks", "kind", "unit", "status", "low", "high", "answers", "sources", "origins"),
    *("findings", "state"),
)

_HANDLED = ("assigned", "assigned_until", "comments", "approved_by", "awaits_approval")
"""What has been done besides deciding, by other names than a decision's."""
_UNDECIDED = (None,) * len(Decision._fields)


def findings(shown: Sequence[Finding], wording: Wording) -> pd.DataFrame:
    """The shown findings, one row each.

    Columns: id, evidence, rule, severity, event, fact, scope, subject, message, sources, state, answer, because, value,
    reason, by, at, whom, until, changed, assigned, assigned_until, comments, approved_by, awaits_approval. Those of the
    decision are None where nobody has decided; `changed` is a list of sentences, `approved_by` one of names.
    """
    return pd.DataFrame(
        [
            (
                *finding[:9],
                sorted({wording.source(row) for row in finding.rows}),
                finding.state,
                *(finding.decision or _UNDECIDED),
                list(finding.changed),
                *finding.handled[:3],
                list(finding.handled.approved_by),
                finding.handled.awaits_approval,
            )
            for finding in shown
        ],
        columns=[*Finding._fields[:9], "sources", "state", *Decision._fields, "changed", *_HANDLED],
    )


def facts(shown: Sequence[tuple[Agreed, State | None]]) -> pd.DataFrame:
    """Facts, one row each, in FACT_COLUMNS; `answers` has what is said, of whom and up to when.

    `state`, given beside the fact, is that of its errors, the worst of them; None where it has none.
    """
    return pd.DataFrame(
        [
            (
                *(fact.event, fact.fact.key, fact.fact.asks, fact.fact.kind, fact.fact.unit, fact.status),
                *span(fact.fact, fact.low, fact.high),
                [answer.label for answer in fact.answers],
                *(fact.sources, fact.origins, list(fact.findings), state),
            )
            for fact, state in shown
        ],
        columns=list(FACT_COLUMNS),
    )


def page(statuses: Mapping[Status, int], findings: pd.DataFrame, facts: pd.DataFrame) -> str:
    """The counts, the findings and every fact as HTML, escaped by pandas."""
    told = listed([f"{number} {status}" for status, number in statuses.items()], most=len(STATUSES))
    flagged = findings.drop(columns=["evidence"]).assign(
        sources=findings["sources"].map(", ".join), changed=findings["changed"].map("; ".join)
    )
    agreed = facts.drop(columns=["findings"]).assign(answers=facts["answers"].map("; ".join))
    tables = (table.astype(object).fillna("") for table in (flagged, agreed))
    return f"<p>{counted(len(facts), 'fact')}: {told}</p>" + "".join(
        table.to_html(index=False, justify="left") for table in tables
    )
