"""Annotations on a pull request: workflow commands that GitHub Actions reads from a job's log.

The log shows all of them; beside the changed lines GitHub shows ten of a kind a step, so the gravest come first, and
where there are more the first line says so. What an editor has settled is not shown.

Reference: GitHub's documentation, "Workflow commands for GitHub Actions"; what a value escapes is that of the package
@actions/core.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, TextIO

from discrepancies.formats import Render, Style, finding_lines, outline
from discrepancies.formats.finding_places import spots
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.model import Finding, Severity
    from discrepancies.report import Report

MOST = 10
"""Annotations of one kind that GitHub shows a step."""

FILES: Mapping[str, Render] = {}
"""Nobody keeps these: they are for the log of a job."""

_LIMIT = f"GitHub shows {MOST} of a kind here; the log of the job has all."
_COMMANDS: Mapping[Severity, str] = {"error": "error", "warning": "warning", "info": "notice"}
_DATA = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_PROPERTY = {**_DATA, **str.maketrans({":": "%3A", ",": "%2C"})}


def render(report: Report, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write a command for each shown finding that is not settled, one a line."""
    unsettled = [finding.severity for finding in report.shown_findings if finding.state != "settled"]
    if any(unsettled.count(severity) > MOST for severity in _COMMANDS):
        out.write(annotation("info", {"title": "discrepancies"}, f"{outline.tally(report)} {_LIMIT}"))
    for one in finding_lines.findings(report):
        if one.finding.state != "settled":
            about = {**_place(report, one.finding), "title": finding_lines.title(one)}
            out.write(annotation(one.finding.severity, about, "\n".join(finding_lines.lines(one))))


def _place(report: Report, finding: Finding) -> dict[str, str]:
    spot = spots(report, finding)[0]
    return {"file": visible(spot.file), "line": str(spot.line)} if spot.file else {}


def annotation(severity: Severity, properties: Mapping[str, str], data: str) -> str:
    """One command of a job's log: how grave, where, and what is said; on a line of its own."""
    given = ",".join(f"{key}={value.translate(_PROPERTY)}" for key, value in properties.items())
    return f"::{_COMMANDS[severity]} {given}::{data.translate(_DATA)}\n"
