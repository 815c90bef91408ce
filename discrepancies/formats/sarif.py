"""SARIF 2.1.0, for code scanning, editors and whatever else lists findings beside the lines they are about.

A finding is a result at its first claim's line, with the other claims as related locations. What an editor decided is
a suppression: accepted if it settles the finding, under review if it does not, rejected once the evidence has changed.
There is no time and no version of the program in it: a rerun changes nothing.

Reference: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, sections 3.11 and 3.27.
"""

from __future__ import annotations

import os
from collections.abc import Iterator, Mapping
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TextIO
from urllib.parse import quote

from discrepancies.formats import Render, Style, finding_lines, outline
from discrepancies.formats.finding_places import spots
from discrepancies.formats.json import write_lines, written
from discrepancies.language.safe import visible
from discrepancies.rules import RULES, manual, rule

if TYPE_CHECKING:
    from discrepancies.formats.finding_places import Spot
    from discrepancies.model import Finding, Severity, State
    from discrepancies.report import Report

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"

MOST_RELATED = 100
"""Claims located beside the first; code scanning shows no more, and refuses a result with over a thousand."""

_RESULTS_AT_ONCE = 1_000
LEVELS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "note"}
_STATUS: Mapping[State, str] = {"settled": "accepted", "open": "underReview", "stale": "rejected"}
_ABOUT = ("event", "fact", "scope", "subject", "state")


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the shown findings as one run of one tool, a result a line."""
    out.write(f'{{"$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [{{\n "tool": {{"driver": ')
    out.write('{"name": "discrepancies", "rules": [')
    write_lines(out, [[written(_rule(name)) for name in RULES]])
    out.write(f']}}}},\n "invocations": {written([_invocation(report)])},\n "results": [')
    write_lines(out, _results(report))
    out.write("]}]}\n")


FILES: Mapping[str, Render] = {"report.sarif": render}


def _rule(name: str) -> dict[str, Any]:
    page = manual(name)
    return {
        "id": name,
        "shortDescription": message(page.flags),
        "fullDescription": message(page.flags),
        "help": {**message(page.body), "markdown": message(page.markdown)["text"]},
        "defaultConfiguration": {"level": LEVELS[rule(name).SEVERITY]},
    }


def _invocation(report: Report) -> dict[str, Any]:
    """That the rules ran, and which of them could not look at everything: that they found nothing is no all-clear."""
    notifications = [
        {
            "associatedRule": {"id": one.rule, "index": RULES.index(one.rule)},
            "level": "note",
            "message": message(f"{'not run' if one.wholly else 'run in part'}: {one.why}"),
        }
        for one in report.not_run
    ]
    return {"executionSuccessful": True, "toolExecutionNotifications": notifications}


def _results(report: Report) -> Iterator[list[str]]:
    findings = report.shown_findings
    for begin in range(0, len(findings), _RESULTS_AT_ONCE):
        yield [written(_result(report, finding)) for finding in findings[begin : begin + _RESULTS_AT_ONCE]]


def _result(report: Report, finding: Finding) -> dict[str, Any]:
    first, *others = spots(report, finding)
    explanations = (f"{kind}: {text}" for kind, text in finding.explanations)
    result = {
        "ruleId": finding.rule,
        "ruleIndex": RULES.index(finding.rule),
        "level": LEVELS[finding.severity],
        "message": message("\n".join(map(visible, (outline.sentence(report, finding.message), *explanations)))),
        "locations": [_location(report, first)] if first.file else [],
        "relatedLocations": [_location(report, spot) for spot in others[:MOST_RELATED]],
        "partialFingerprints": {"discrepancies/v1": finding.id, "discrepancies-evidence/v1": finding.evidence},
        "suppressions": _suppressions(finding),
        "properties": {
            "claims": len(finding.rows),
            **{key: word for key in _ABOUT if (word := getattr(finding, key)) is not None},
        },
    }
    return {key: value for key, value in result.items() if value != []}


def _location(report: Report, spot: Spot) -> dict[str, Any]:
    """A claim's place, with what it says; one from standard input has no place."""
    location: dict[str, Any] = {}
    if spot.file:
        region = {"startLine": spot.line}
        location["physicalLocation"] = {"artifactLocation": {"uri": uri(spot.file)}, "region": region}
    if spot.row is not None:
        location["message"] = message(finding_lines.claim(outline.said(report, spot.row)))
    return location


def _suppressions(finding: Finding) -> list[dict[str, str]]:
    words = "\n".join(finding_lines.decision(finding))
    return [{"kind": "external", "status": _STATUS[finding.state], "justification": words}] if words else []


def uri(file: str) -> str:
    """A path as given on the command line, as a URI reference."""
    path = PurePath(file)
    return path.as_uri() if path.is_absolute() else quote(os.fsencode(path.as_posix()))


def message(text: str) -> dict[str, str]:
    """A text that says nothing but itself: no placeholder (braces), no embedded link (brackets)."""
    text = text.replace("{", "{{").replace("}", "}}")
    return {"text": text.replace("[", r"\[").replace("]", r"\]") if "](" in text else text}
