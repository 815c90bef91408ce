"""The report as pandas tables, for notebooks: what was flagged, what is agreed, and both as a page shows them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from discrepancies.model import STATUSES, Decision, Finding
from discrepancies.wording import counted, listed, span

if TYPE_CHECKING:
    from discrepancies.report import Report

FACT_COLUMNS = (
    *("event", "fact", "asks", "kind", "unit", "status", "low", "high", "values", "sources", "origins"),
    *("findings", "state"),
)

_UNDECIDED = (None,) * len(Decision._fields)


class Row(NamedTuple):
    """One claim as an agreement table shows it; see `table`."""

    position: int
    value: str
    inferred: str
    means: str
    scope: str | None
    time: str
    source: str
    voice: str
    stated: str
    quote: str
    file: str
    line: int


def findings(report: Report) -> pd.DataFrame:
    """The shown findings, one row each.

    Columns: id, evidence, rule, severity, event, fact, scope, subject, message, sources, state, answer, because, value,
    reason, by, at, changed. Those of the decision are None where nobody has decided; `changed` is a list of sentences.
    """
    return pd.DataFrame(
        [
            (
                *finding[:9],
                sorted({report.wording.source(row) for row in finding.rows}),
                finding.state,
                *(finding.decision or _UNDECIDED),
                list(finding.changed),
            )
            for finding in report.shown_findings
        ],
        columns=[*Finding._fields[:9], "sources", "state", *Decision._fields, "changed"],
    )


def facts(report: Report) -> pd.DataFrame:
    """The shown facts, one row each, in FACT_COLUMNS; `values` has what each position says, of whom and up to when.

    `state` is that of the fact's errors, the worst of them; None where it has none.
    """
    shown = [report.fact(number) for number in report.shown_facts]
    return pd.DataFrame(
        [
            (
                *(fact.event, fact.fact.key, fact.fact.asks, fact.fact.kind, fact.fact.unit, fact.status),
                *span(fact.fact, fact.low, fact.high),
                [position.label for position in fact.positions],
                *(fact.sources, fact.origins, list(fact.findings), report.fact_state(fact.number)),
            )
            for fact in shown
        ],
        columns=list(FACT_COLUMNS),
    )


def table(report: Report, question: str) -> pd.DataFrame:
    """The agreement table of one fact ("event/fact"): a row a claim, in the order of `Report.in_order`.

    Columns: position, value, inferred, means, scope, time, source, voice, stated, quote, file, line. `position`
    counts from 1, the first that the claim supports; 0 where it can be compared with nothing, or none is listed.
    `time` says up to when it was counted, where the fact's figures may grow: "as of 15 January 2018".

    Raises:
        KeyError: no claim answers this question.
    """
    number = report.numbered(question)
    if len(number) != 1:
        raise KeyError(question)
    return pd.DataFrame(rows(report, number[0]), columns=list(Row._fields))


def rows(report: Report, number: int) -> list[Row]:
    """The claims of one fact, by its number, in the order of `Report.in_order`."""
    place = report.first_positions(number)
    return [_row(report, row, place.get(report.wording.claim(row), 0)) for row in report.in_order(number)]


def page(report: Report) -> str:
    """The counts, the findings and every fact as HTML, escaped by pandas."""
    statuses = listed([f"{number} {status}" for status, number in report.statuses.items()], most=len(STATUSES))
    flagged = report.findings.drop(columns=["evidence"]).assign(
        sources=report.findings["sources"].map(", ".join), changed=report.findings["changed"].map("; ".join)
    )
    agreed = report.facts.drop(columns=["findings"]).assign(values=report.facts["values"].map("; ".join))
    tables = (table.astype(object).fillna("") for table in (flagged, agreed))
    return f"<p>{counted(len(report.shown_facts), 'fact')}: {statuses}</p>" + "".join(
        table.to_html(index=False, justify="left") for table in tables
    )


def _row(report: Report, row: int, position: int) -> Row:
    wording = report.wording
    file, line = report.place(row)
    return Row(
        position=position,
        value=wording.value(row),
        inferred=report.inferred(row),
        means=wording.answers(row),
        scope=wording.about(row).scope,
        time=report.time([row]),
        source=wording.source(row),
        voice=wording.voice(row),
        stated=wording.stated(row),
        quote=report.quote(row),
        file=file,
        line=line,
    )
