"""A difference as JSON, a public contract: docs/diff.md, schemas/diff.schema.json. One line a thing that differs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, TextIO

from discrepancies.claims.edits import said
from discrepancies.formats.json import write_object, written

if TYPE_CHECKING:
    from discrepancies.diff import Difference, Moved, Turned
    from discrepancies.formats import Style
    from discrepancies.model import Finding
    from discrepancies.report import Report

FORMAT = "discrepancies-diff/2"

_IDENTITY = ("id", "evidence", "rule", "severity", "event", "fact", "scope", "subject", "message", "state")


def render(difference: Difference, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the difference as one JSON object."""
    old, new = (list(report.dossier.paths) for report in (difference.old, difference.new))
    start = {"format": FORMAT, "old": old, "new": new, "summary": _summary(difference)}
    write_object(out, start, {key: [list(map(written, elements))] for key, elements in _lists(difference).items()})


def _summary(difference: Difference) -> dict[str, Any]:
    kinds = [change.kind for change in difference.claims]
    return {
        "findings": {key: len(getattr(difference, key)) for key in ("opened", "moved", "closed")},
        "decisions": {"stale": len(difference.staled), "closed": len(difference.lapsed)},
        "statuses": len(difference.turned),
        "claims": {kind: kinds.count(kind) for kind in ("added", "edited", "removed")},
        "declarations": len(difference.declared),
    }


def _lists(difference: Difference) -> Mapping[str, Iterable[dict[str, Any]]]:
    return {
        "opened": map(_finding, difference.opened),
        "moved": map(_moved, difference.moved),
        "closed": map(_finding, difference.closed),
        "decisions": _decisions(difference),
        "statuses": (_turned(difference.new, one) for one in difference.turned),
        "claims": ({**change._asdict(), "said": said(change)} for change in difference.claims),
        "declarations": (
            {key: getattr(one, key) for key in ("kind", "section", "key", "changed")} for one in difference.declared
        ),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    decision = finding.decision._asdict() if finding.decision else None
    return {**{key: getattr(finding, key) for key in _IDENTITY}, "decision": decision}


def _moved(moved: Moved) -> dict[str, Any]:
    before = {key: getattr(moved.before, key) for key in ("evidence", "severity", "message", "state")}
    return {**_finding(moved.after), "before": before, "because": moved.because}


def _decisions(difference: Difference) -> Iterator[dict[str, Any]]:
    for became, findings in (("stale", difference.staled), ("closed", difference.lapsed)):
        yield from ({"id": one.id, "became": became, "decision": _finding(one)["decision"]} for one in findings)


def _turned(report: Report, turned: Turned) -> dict[str, Any]:
    answers = report.fact(turned.number).answers if turned.number is not None else ()
    return {
        **{key: getattr(turned, key) for key in ("event", "fact", "before", "after")},
        "answers": [
            {
                "part": one.part or None,
                "value": one.value,
                "scope": one.scope,
                "sources": one.says.sources_total,
                "origins": one.origins,
            }
            for one in answers
        ],
    }
