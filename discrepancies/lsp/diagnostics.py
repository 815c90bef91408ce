"""What is wrong with a dossier and what is flagged in it, file by file, each where it is to be mended.

An input error stands at its place with its remedy. A finding stands at every claim that it rests on, at the key that it
is about, and names the others; one that is only good to know stands once. What an editor has settled is not shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING

from lsprotocol.types import Diagnostic, DiagnosticRelatedInformation, DiagnosticSeverity, Location

from discrepancies.formats import decision_words
from discrepancies.formats.finding_places import spots
from discrepancies.language.safe import visible
from discrepancies.load.files import STDIN
from discrepancies.lsp.belonging import absolute
from discrepancies.lsp.positions import LinedText, Span

if TYPE_CHECKING:
    from lsprotocol.types import Range

    from discrepancies.load.problems import Problem
    from discrepancies.lsp.checking import Checked
    from discrepancies.model import Finding, Severity
    from discrepancies.report import Report

SOURCE, INPUT = "discrepancies", "input"
"""Who says so, and the code of an input error; that of a finding is its rule."""

MOST_CLAIMS, MOST_OTHERS, MOST = 50, 20, 1_000
"""Claims that one finding is shown at, others that each of them names, and diagnostics of one file."""

SEVERITY: Mapping[Severity, DiagnosticSeverity] = {
    "error": DiagnosticSeverity.Error,
    "warning": DiagnosticSeverity.Warning,
    "info": DiagnosticSeverity.Information,
}

_KEY_OF = {"quote-missing": "fact", "quote-not-found": "quote", "quote-disagrees": "quote"}
"""At which of a claim's keys a rule's findings stand, where not at its value."""

_OF_TEXT = (".yaml", ".yml")
_FIRST = re.compile(r"(?:first )?at ([^\s()]+):(\d+)|first in line (\d+)")
_QUOTED = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*\"?|'(?:[^'\r\n]|'')*'?")
_IN_FLOW = re.compile(r"[^\r\n,\[\]{}#]*[^\s,\[\]{}#]")
_IN_BLOCK = re.compile(r"(?:[^\s#]|#(?<=\S#)|[ \t]+(?=[^\s#]))+")
_KEY = re.compile(r"[^\s,\[\]{}]+?(?=:(?:\s|$))")

Texts = Callable[[str], LinedText]
"""The text of a file, by its absolute path."""


def of_dossier(checked: Checked, texts: Texts, uri: Callable[[str], str]) -> dict[str, list[Diagnostic]]:
    """The diagnostics of each file that has some, by its absolute path."""
    found: dict[str, list[Diagnostic]] = {}
    shown = _Shown(texts, uri)
    for problem in checked.problems:
        found.setdefault(absolute(problem.place.file), []).append(shown.problem(problem))
    if checked.report is not None:
        for finding in checked.report.flagged:
            if finding.state != "settled":
                for path, one in shown.finding(checked.report, finding):
                    found.setdefault(path, []).append(one)
    return {path: sorted(those, key=_order)[:MOST] for path, those in found.items()}


def of_problems(problems: Iterable[Problem], texts: Texts, uri: Callable[[str], str]) -> dict[str, list[Diagnostic]]:
    """The diagnostics of input errors alone, by the absolute path of their file."""
    shown, found = _Shown(texts, uri), dict[str, list[Diagnostic]]()
    for problem in problems:
        found.setdefault(absolute(problem.place.file), []).append(shown.problem(problem))
    return found


def _order(one: Diagnostic) -> tuple[int, int, int]:
    return one.severity or 0, one.range.start.line, one.range.start.character


class _Shown:
    """The files that diagnostics are of, each read once."""

    def __init__(self, texts: Texts, uri: Callable[[str], str]) -> None:
        self._text, self._uri = cache(texts), uri

    def problem(self, problem: Problem) -> Diagnostic:
        """An input error where it stands, with what to write instead."""
        return Diagnostic(
            self._range(problem.place.file, problem.place.line, problem.place.column),
            f"{visible(problem.wrong)}; {visible(problem.instead)}",
            severity=DiagnosticSeverity.Error,
            code=INPUT,
            source=SOURCE,
            related_information=list(self._named(problem)) or None,
            data={"instead": problem.instead},
        )

    def _named(self, problem: Problem) -> Iterator[DiagnosticRelatedInformation]:
        """The other place that the words of an input error name."""
        if found := _FIRST.search(problem.wrong):
            file, line = found[1] or problem.place.file, int(found[2] or found[3])
            yield DiagnosticRelatedInformation(self._location(file, line, None), "here first")

    def finding(self, report: Report, finding: Finding) -> Iterator[tuple[str, Diagnostic]]:
        """A finding at each of its claims; one without claims, or only good to know, at its first place alone."""
        rows = report.sorted(finding.rows) if finding.rows else []
        key = _KEY_OF.get(finding.rule, "value")
        places = [(row, report.dossier.written.place(report.wording.claim(row), key)) for row in rows]
        places = [(row, place) for row, place in places if place.file != STDIN][:MOST_CLAIMS]
        said = _message(finding)
        if not places:
            spot = spots(report, finding)[0]
            if spot.file:
                yield absolute(spot.file), self._flagged(finding, said, self._whole(spot.file, spot.line), [])
            return
        others = [
            DiagnosticRelatedInformation(
                self._location(place.file, place.line, place.column),
                visible(f"{report.wording.who(row)}: {report.said(row)}"),
            )
            for row, place in places[: MOST_OTHERS + 1]
        ]
        for number, (_, place) in enumerate(places if finding.severity != "info" else places[:1]):
            at = self._range(place.file, place.line, place.column)
            beside = [one for other, one in enumerate(others) if other != number][:MOST_OTHERS]
            yield absolute(place.file), self._flagged(finding, said, at, beside)

    def _flagged(
        self, finding: Finding, said: str, at: Range, beside: list[DiagnosticRelatedInformation]
    ) -> Diagnostic:
        return Diagnostic(
            at,
            said,
            severity=SEVERITY[finding.severity],
            code=finding.rule,
            source=SOURCE,
            related_information=beside or None,
            data={"id": finding.id},
        )

    def _location(self, file: str, line: int, column: int | None) -> Location:
        at = self._whole(file, line) if column is None else self._range(file, line, column)
        return Location(self._uri(absolute(file)), at)

    def _range(self, file: str, line: int, column: int) -> Range:
        """What stands at a place: a key or a text; in a table, whose columns have no places, the row."""
        lined = self._text(absolute(file))
        if not file.lower().endswith((*_OF_TEXT, ".toml")):
            return self._whole(file, line)
        return lined.range(token(lined, lined.offset_at(line, column)))

    def _whole(self, file: str, line: int) -> Range:
        """A line without its indentation."""
        lined = self._text(absolute(file))
        number = min(max(line, 1), len(lined.starts)) - 1
        start, end = lined.starts[number], lined.ends[number]
        return lined.range((end - len(lined.text[start:end].lstrip()), end))


def token(lined: LinedText, at: int) -> Span:
    """What begins at a place, to its end in the line: a text in quotation marks, a key, a plain text."""
    text = lined.text
    if quoted := _QUOTED.match(text, at):
        return quoted.span()
    before = text[lined.starts[lined.line_of(at)] : at]
    flow = before.count("{") + before.count("[") > before.count("}") + before.count("]")
    for pattern in (_KEY, _IN_FLOW if flow else _IN_BLOCK):
        if (found := pattern.match(text, at)) and found.end() > at:
            return found.span()
    return at, min(at + 1, lined.ends[lined.line_of(at)])


def _message(finding: Finding) -> str:
    """The finding, what might explain it, and of a decision that is stale what has changed."""
    lines = [finding.message, *(f"? {kind}: {text}" for kind, text in finding.explanations)]
    if finding.decision:
        lines += [f"{finding.state}: {decision_words.told(finding.decision)}"]
        lines += [f"since then: {change}" for change in decision_words.changed(finding)]
    return "\n".join(map(visible, lines))
