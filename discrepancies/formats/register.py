"""The register of decisions: all that was decided and done, each with what it was about and what has become of it.

`report` writes it where there is a log, as a page and as CSV; the workbook has it as a sheet. What was undone, or
decided anew, stays in it and says so: a register that leaves out what was taken back is none.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, NamedTuple, TextIO

from markupsafe import Markup

from discrepancies.formats import Render, Style, html, outline
from discrepancies.formats.csv import write_table
from discrepancies.language.safe import cell
from discrepancies.model import Deed, Entry
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.decisions import Log
    from discrepancies.model import Document, Finding
    from discrepancies.report import Report

DID: Mapping[str, str] = {"assign": "assigned", "comment": "comment", "approve": "approved", "undo": "undone"}
"""What was done without deciding, in a word."""
STANDS: Mapping[str, str] = {
    "settled": "it counts, and nothing has changed since",
    "open": "it counts, and leaves the finding open",
    "awaits approval": "it counts once somebody else has approved of it",
    "stale": "what it was decided on has changed",
    "closed": "nothing flags that any more",
    "replaced": "it was decided anew",
    "undone": "it was taken back",
}
"""What has become of a decision, in a few words."""

MOST_ON_PAGE = 1_000
"""Entries on the page, the newest; one of fifty thousand is 40 MB, and no browser scrolls it. The table has all."""

COLUMNS = (
    *("at", "by", "did", "value", "says", "state", "changed", "approved_by", "until", "whom"),
    *("event", "asks", "rule", "subject", "values", "id", "event_key", "fact_key", "mark"),
)


class Registered(NamedTuple):
    """One document of the log, as the register has it."""

    document: Document
    did: str
    """What was decided, or done: "explained (scope)", "assigned to Ana Ruiz"."""
    value: str
    says: str
    """The reason, or the comment."""
    state: str
    """What has become of it: one of STANDS, or "" of what decides nothing and is in force."""
    changed: tuple[str, ...]
    approved_by: tuple[str, ...]
    event: str
    """By its title."""
    asks: str
    values: tuple[str, ...]
    """What the sources said when it was decided, by name: "The Gazette: 7"."""
    finding: Finding | None
    """What it is on, if that is still flagged."""

    @property
    def whom(self) -> str | None:
        """Who is asked."""
        return self.document.decision.whom if isinstance(self.document, Entry) else None

    @property
    def until(self) -> str | None:
        """The day by which they should have answered, or what is assigned is to be done."""
        return self.document.decision.until if isinstance(self.document, Entry) else self.document.until


def registered(report: Report, most: int | None = None) -> list[Registered]:
    """The documents on what the report shows, the newest first and no more than `most`; none where there is no log."""
    log = report.log
    if log is None:
        return []
    there = _there(report, log)[:most]
    ids = {one.id for one in there}
    named = {one.id: _named(report, one) for one in report.shown_findings if one.id in ids}
    return [_registered(report, log, one, named.get(one.id)) for one in there]


def _there(report: Report, log: Log) -> list[Document]:
    """The documents on what the report shows and on what nothing flags any more, the newest first."""
    hidden = {finding.id for finding in report.flagged} - {finding.id for finding in report.shown_findings}
    newest = sorted(log.documents, key=lambda one: one.instant, reverse=True)
    return [one for one in newest if one.id not in hidden]


def _named(report: Report, finding: Finding) -> Finding:
    return finding._replace(message=outline.sentence(report, finding.message))


def _registered(report: Report, log: Log, one: Document, finding: Finding | None) -> Registered:
    fact = report.dossier.facts.get(one.fact or "")
    decision = one.decision if isinstance(one, Entry) else None
    state = _state(log, one, finding)
    return Registered(
        document=one,
        did=_did(log, one),
        value=(decision.value or "") if decision else "",
        says=decision.reason if decision else one.says if isinstance(one, Deed) and one.does == "comment" else "",
        state=state,
        changed=finding.changed if finding and state == "stale" else (),
        approved_by=_approved_by(log, one),
        event=report.dossier.event_title(one.event or "") or one.event or "",
        asks=fact.asks if fact else "",
        values=tuple(_values(report, one)) if isinstance(one, Entry) else (),
        finding=finding,
    )


_OF_STORIES = "proof"
"""What is decided of a story's words; a report has no story to hold it against."""


def _did(log: Log, one: Document) -> str:
    if isinstance(one, Entry):
        return f"{one.decision.answer} ({one.decision.because})" if one.decision.because else one.decision.answer
    if one.does == "assign":
        return f"assigned to {one.says}"
    target = log.marked.get(one.says) if one.does in ("approve", "undo") else None
    if target is None:
        return DID[one.does]
    return f"{DID[one.does]}: {_did(log, target)} of {target.by}, {target.at[:10]}"


def _state(log: Log, one: Document, finding: Finding | None) -> str:
    """What has become of it; of a deed only whether it was undone."""
    if one.mark in log.undone:
        return "undone"
    if isinstance(one, Deed):
        return ""
    if log.current.get(one.id) != one:
        return "replaced"
    if finding is None:
        return "settled" if one.rule == _OF_STORIES else "closed"
    return "awaits approval" if finding.handled.awaits_approval else finding.state


def _approved_by(log: Log, one: Document) -> tuple[str, ...]:
    """Who approved of it, as far as that is in force."""
    deeds = (deed for deed in log.in_force(one.id) if isinstance(deed, Deed) and deed.does == "approve")
    return tuple(dict.fromkeys(deed.by for deed in deeds if deed.says == one.mark))


def _values(report: Report, one: Entry) -> Iterator[str]:
    """What was said, in the sources' words, of which fact where there are several."""
    facts = report.dossier.facts
    for claim in one.claims:
        asked = facts[claim["fact"]].asks if claim.get("fact") != one.fact and claim.get("fact") in facts else ""
        yield f"{report.wording.naming.brief(claim['source'])}: {' '.join(filter(None, (asked, claim['value'])))}"


def render_page(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the register as a page, in the report's own dress."""
    styles = html.written(*html.SHARED, "page.css", "decisions.css")
    shown = registered(report, MOST_ON_PAGE)
    every = len(_there(report, report.log)) if report.log else 0
    page = {
        "policy": html.policy(styles),
        "styles": Markup(styles),  # noqa: S704 - ours, and hashed
        "title": outline.title(report),
        "basis": outline.basis(report),
        "tally": outline.tally(report),
        "naming": report.wording.naming,
        "entries": shown,
        "how_many": counted(every, "entry", "entries"),
        "more": every > len(shown) and f"{len(shown):,}",
        "stands": STANDS,
    }
    out.writelines(html.environment().get_template("decisions.html").generate(page))
    out.write("\n")  # which the template engine takes off the end


def render_table(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the register as CSV."""
    write_table(out, COLUMNS, (map(cell, _row(one)) for one in registered(report)))


def _row(one: Registered) -> tuple[str, ...]:
    document = one.document
    return (
        *(document.at, document.by, one.did, one.value, " ".join(one.says.split()), one.state),
        *("; ".join(one.changed), "; ".join(one.approved_by), one.until or "", one.whom or ""),
        *(one.event, one.asks, document.rule, document.subject or "", "; ".join(one.values)),
        *(document.id, document.event or "", document.fact or "", document.mark),
    )


FILES: Mapping[str, Render] = {"decisions.html": render_page, "decisions.csv": render_table}
