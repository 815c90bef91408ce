"""What the review page is told of one finding: its card, and what can be answered to it.

Suggestions are what the sources say, in the order in which they stand everywhere else, and none of them is chosen
beforehand.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from math import inf, isfinite
from typing import TYPE_CHECKING, Any, NamedTuple

from discrepancies.decisions.answers import RANGES, offered
from discrepancies.decisions.deeds import same_name
from discrepancies.explanations import KINDS
from discrepancies.formats import cards
from discrepancies.formats.html import environment
from discrepancies.kinds import MEASURED
from discrepancies.language.safe import visible
from discrepancies.pages import history
from discrepancies.pages.links import Files, links

if TYPE_CHECKING:
    import jinja2

    from discrepancies.decisions import Entry, Log
    from discrepancies.model import Answer, Decision, Doing, Finding
    from discrepancies.report import Report

MOST_SUGGESTED = 12
_LOWEST = "Lowest and highest, or at least the lowest"
ENDS = {
    kind: f"{'First and last day' if kind == 'date' else _LOWEST}, such as {example}"
    for kind, example in RANGES.items()
}
"""What a range has, of the kinds of value that have one."""


class Offer(NamedTuple):
    """An answer as the page offers it: its key, its name, and what it says."""

    name: Answer
    key: str
    label: str
    means: str


OFFERS = (
    Offer("prefer", "p", "Prefer", "publish this value"),
    Offer("range", "r", "Range", "publish lowest to highest"),
    Offer("unconfirmed", "u", "Unconfirmed", "publish none of it as certain"),
    Offer("explained", "e", "Explained", "only an apparent conflict"),
    Offer("noted", "n", "Noted", "seen, nothing to settle"),
    Offer("not-a-conflict", "x", "Not a conflict", "the finding is mistaken"),
    Offer("pending", "w", "Pending", "wait, stays open"),
    Offer("ask", "a", "Ask", "ask somebody, by a day; stays open"),
    Offer("mend", "m", "Mend", "our own claim is wrong, stays open"),
)


class Deeds(NamedTuple):
    """What can be done without deciding, as the page offers it."""

    name: Doing
    key: str
    label: str
    means: str


DEEDS = (
    Deeds("assign", "s", "Assign", "say who looks at it, and by when"),
    Deeds("comment", "c", "Comment", "say something without deciding"),
    Deeds("approve", "y", "Approve", "stand behind what somebody else decided"),
)


def mark(entry: Entry | None) -> str:
    """What tells an entry of the log from any other of its finding; "" for none."""
    return entry.mark if entry else ""


def said(decision: Decision) -> str:
    """An answer as a sentence: "explained by scope.", "prefer 7.", "ask The ministry, by 2024-06-01."."""
    because = f" by {decision.because}" if decision.because else ""
    what = "".join(f" {text}" for text in (decision.value, decision.whom) if text)
    until = f", by {decision.until}" if decision.until else ""
    return visible(f"{decision.answer}{because}{what}{until}.")


def shown(
    report: Report,
    finding: Finding,
    log: Log,
    files: Files = Files(),  # noqa: B008 - it is frozen
    reader: str = "",
) -> dict[str, Any]:
    """One finding: its evidence and its history as HTML with every text escaped, what may be done, and the mark of
    the decision that counts. `reader` is who signed in, "" for whoever it is: nobody approves what is their own."""
    naming = report.wording.naming
    own = finding.decision is not None and same_name(finding.decision.by, reader)
    waits = finding.handled.awaits_approval and not own
    return {
        "id": finding.id,
        "evidence": finding.evidence,
        "mark": mark(log.current.get(finding.id)),
        "html": template("finding.html").render(
            card=cards.card(report, finding), naming=naming, links=links(report, files)
        ),
        "handled": template("handled.html").render(finding=finding),
        "history": template("history.html").render(moments=history.moments(report, finding, log), naming=naming),
        "answers": list(offered(report.dossier, finding)),
        "deeds": [deed.name for deed in DEEDS if deed.name != "approve" or waits],
        "kinds": _kinds(finding),
        "values": _values(report, finding),
        "asked": {"prefer": "Value", "range": ENDS.get(_kind(report, finding), "")},
    }


@cache
def template(name: str) -> jinja2.Template:
    """A template of the review page, which finds the report's too."""
    import jinja2

    shared = environment()
    own = jinja2.PackageLoader("discrepancies.pages")
    return shared.overlay(loader=jinja2.ChoiceLoader([own, *filter(None, [shared.loader])])).get_template(name)


def _kind(report: Report, finding: Finding) -> str:
    """The kind of value that answers the fact that a finding is about, "" where it is about none."""
    return report.dossier.facts[finding.fact].kind if finding.event and finding.fact else ""


def _kinds(finding: Finding) -> list[dict[str, str]]:
    """The kinds of explanation, with the sentence of those that are offered here; these come first."""
    offered = {offer.kind: visible(offer.text) for offer in finding.explanations}
    return [{"kind": kind, "text": offered.get(kind, "")} for kind in dict.fromkeys((*offered, *KINDS))]


def _values(report: Report, finding: Finding) -> dict[str, list[str]]:
    """What an answer that takes a value may take, as the sources write it."""
    suggested = {"prefer": _written, "range": _range}
    fitting = [answer for answer in offered(report.dossier, finding) if answer in suggested]
    return {answer: suggested[answer](report, report.sorted(finding.rows)) for answer in fitting}


def _written(report: Report, rows: Sequence[int]) -> list[str]:
    """The values that sources give, in their order, one for each meaning; none that hides a character."""
    meanings: dict[str, str] = {}
    for row in rows:
        value = report.wording.value(row)
        if visible(value) == value:
            meanings.setdefault(report.wording.answers(row), value)
    return list(dict.fromkeys(meanings.values()))[:MOST_SUGGESTED]


def _range(report: Report, rows: Sequence[int]) -> list[str]:
    """From the lowest to the highest figure that a source gives, where there are figures; nobody gives a bare 0.

    What a source leaves open stays open: "at least 7" is no highest figure.
    """
    if report.wording.fact(rows[0]).kind not in ("count", *MEASURED):
        return []
    spans = [report.wording.means_between(row) for row in rows]
    lowest = min((low or high for low, high in spans if isfinite(low or high)), default=inf)
    highest = max((high for _, high in spans if isfinite(high)), default=-inf)
    low, high = (report.wording.between(end, end, rows) if isfinite(end) else "" for end in (lowest, highest))
    closed = [f"{low} to {high}"] if lowest < highest and low and high else []
    return [*closed, *([f"at least {low}"] if low and any(high == inf for _, high in spans) else [])]
