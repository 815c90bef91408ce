"""A quote in its source's text, to be read on from: more of it than a card has room for, and still not a whole book."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Any

from discrepancies.evidence import located
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.report import Report

AROUND = 6_000
"""Characters shown before a quote and after it."""


def passage(report: Report, claim: int) -> dict[str, Any] | None:
    """The text around the quote of a claim, in pieces with whether each is quoted; None where it is not at hand."""
    dossier = report.dossier
    if not 0 <= claim < len(dossier.written):
        return None
    source = dossier.written.columns["source"][claim] or ""
    text, found = dossier.texts.get(source), located(dossier).get(claim)
    if text is None or found is None:
        return None
    begins, ends = text.span
    start = max(begins, found.passages[0].start - AROUND)
    end = min(ends, found.passages[-1].end + AROUND)
    edges = sorted({start, end, *(edge for part in found.passages for edge in part)})
    return {
        "who": visible(report.wording.naming.brief(source)),
        "name": visible(f"{text.name}:{text.line_of(found.passages[0].start)}"),
        "pieces": [
            {
                "words": _lines(text.plain[first:last]),
                "quoted": any(part.start <= first and last <= part.end for part in found.passages),
            }
            for first, last in pairwise(edges)
        ],
        "before": start > begins,
        "after": end < ends,
    }


def _lines(words: str) -> str:
    """Some words with their lines and cells, and nothing else that cannot be seen."""
    return "\n".join("\t".join(map(visible, line.split("\t"))) for line in words.split("\n"))
