"""A proof as SARIF 2.1.0: each mark that somebody has to look at as a result in the story, its claims beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from discrepancies.formats import finding_lines, outline
from discrepancies.formats.json import write_lines, written
from discrepancies.formats.proof import sentences
from discrepancies.formats.sarif import LEVELS, SCHEMA, message, uri
from discrepancies.language.safe import visible
from discrepancies.proof.marks import MARKS, SEVERITY

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.proof import Mark, Proof

_MOST_RELATED = 20


def render(proof: Proof, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the marks as one run of one tool, a result a line."""
    rules = [
        {"id": kind, "shortDescription": message(says), "defaultConfiguration": {"level": LEVELS[SEVERITY[kind]]}}
        for kind, says in MARKS.items()
    ]
    out.write(f'{{"$schema": "{SCHEMA}",\n "version": "2.1.0",\n "runs": [{{\n "columnKind": "unicodeCodePoints",')
    out.write('\n "tool": {"driver": {"name": "discrepancies", "rules": [')
    write_lines(out, [list(map(written, rules))])
    out.write(']}},\n "results": [')
    marks = [one for one in proof.marks if one.mark != "backed"]
    write_lines(out, [[written(_result(proof, one)) for one in marks]])
    out.write("]}]}\n")


def _result(proof: Proof, mark: Mark) -> dict[str, Any]:
    (line, column), (end_line, end_column) = proof.story.place(mark.start), proof.story.place(mark.end)
    region = {"startLine": line, "startColumn": column, "endLine": end_line, "endColumn": end_column}
    result = {
        "ruleId": mark.mark,
        "ruleIndex": list(MARKS).index(mark.mark),
        "level": LEVELS[mark.severity],
        "message": message(visible(sentences.sentence(proof, mark))),
        "locations": [_location(proof.story.name, region)],
        "relatedLocations": [_claim(proof, row) for row in mark.rows[:_MOST_RELATED]],
        "partialFingerprints": {"discrepancies-proof/v1": mark.id},
        "suppressions": [{"kind": "external", "status": "accepted", "justification": mark.accepted}]
        if mark.accepted is not None
        else [],
    }
    return {key: value for key, value in result.items() if value != []}


def _claim(proof: Proof, row: int) -> dict[str, Any]:
    file, line = proof.report.place(row)
    said = message(finding_lines.claim(outline.said(proof.report, row)))
    return {**_location(file, {"startLine": line}), "message": said} if file != "-" else {"message": said}


def _location(file: str, region: dict[str, int]) -> dict[str, Any]:
    return {"physicalLocation": {"artifactLocation": {"uri": uri(file)}, "region": region}}
