"""A proof as JSON, a public contract: docs/proof.md, schemas/proof.schema.json. One line a mark."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TextIO

from discrepancies.formats.json import write_object, written
from discrepancies.proof.marks import MARKS

if TYPE_CHECKING:
    from discrepancies.formats import Style
    from discrepancies.proof import Mark, Proof

FORMAT = "discrepancies-proof/1"


def render(proof: Proof, out: TextIO, style: Style) -> None:  # noqa: ARG001
    """Write the proof as one JSON object."""
    start = {
        "format": FORMAT,
        "story": proof.story.name,
        "from": list(proof.report.dossier.paths),
        "summary": {
            "statements": len(proof.marks),
            "accepted": sum(one.accepted is not None for one in proof.marks),
            "marks": {kind: proof.counts.get(kind, 0) for kind in MARKS},
        },
    }
    write_object(out, start, {"marks": [[written(_mark(proof, one)) for one in proof.marks]]})


def _mark(proof: Proof, mark: Mark) -> dict[str, Any]:
    line, column = proof.story.place(mark.start)
    end_line, end_column = proof.story.place(mark.end)
    return {
        "id": mark.id,
        "line": line,
        "column": column,
        "end_line": end_line,
        "end_column": end_column,
        "text": mark.text,
        "mark": mark.mark,
        "severity": mark.severity,
        "event": mark.event,
        "fact": mark.fact,
        "message": mark.message,
        "guessed": mark.guessed,
        "origins": mark.origins,
        "accepted": mark.accepted,
        "claims": [_claim(proof, row) for row in mark.rows],
    }


def _claim(proof: Proof, row: int) -> dict[str, Any]:
    report = proof.report
    wording, (file, line) = report.wording, report.place(row)
    source, voice = wording.source(row), wording.voice(row)
    return {
        "source": source,
        "name": wording.naming.name(source),
        "voice": voice if voice != source else None,
        "value": wording.value(row),
        "means": wording.answers(row),
        "scope": wording.about(row).scope,
        "stated": wording.stated(row),
        "quote": report.quote(row) or None,
        "file": file,
        "line": line,
    }
