"""A finding told in a few plain lines, for programs that show it in a box of their own: an annotation, a test result.

They fold long lines themselves, so nothing is laid out here. What outsiders wrote has been made visible.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from discrepancies.formats import decision_words, outline
from discrepancies.formats.excerpt_marks import marked
from discrepancies.language.safe import visible
from discrepancies.wording import counted

if TYPE_CHECKING:
    from discrepancies.formats.outline import Flagged, Said
    from discrepancies.model import Finding
    from discrepancies.report import Report


def findings(report: Report) -> Iterator[Flagged]:
    """Every shown finding, the gravest first."""
    for severity in outline.severities(report):
        for group in outline.flagged(report, severity):
            yield from group


def title(one: Flagged) -> str:
    """What was flagged, of what: "value-conflict: mill_fire/injured"."""
    return f"{one.finding.rule}: {one.about}" if one.about else one.finding.rule


def lines(one: Flagged) -> Iterator[str]:
    """The question, the finding, what might explain it, the claims that show it, and what an editor decided."""
    if one.asks:
        yield one.asks
    yield f"{one.message} [{one.finding.id}]"
    yield from (visible(f"? {kind}: {text}") for kind, text in one.finding.explanations)
    yield from (f"{claim(said)} ({said.place})" for said in one.claims)
    if one.more:
        yield f"and {counted(one.more, 'more claim', 'more claims')}"
    yield from decision(one.finding)


def claim(said: Said) -> str:
    """One claim: by whom what is said, how that is known where the words do not show it, and the words that do."""
    inferred = f" (inferred: {said.inferred})" if said.inferred else ""
    quote = marked(said.excerpt) if said.excerpt else said.quote
    return f"{said.who}: {said.value}{inferred}{f', {quote}' if quote else ''}"


def decision(finding: Finding) -> Iterator[str]:
    """What an editor decided, and what has changed since; nothing where nobody has."""
    if finding.decision:
        yield f"{finding.state}: {decision_words.told(finding.decision)}"
    yield from decision_words.handled(finding)
    if finding.decision:
        yield from (f"since then: {change}" for change in decision_words.changed(finding))
