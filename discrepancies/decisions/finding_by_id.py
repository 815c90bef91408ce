"""Which finding an editor means: an id as a report shows it, or as much of its beginning as no other id has."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from discrepancies.decisions.answers import NotAnAnswer
from discrepancies.language.spelling import nearest, shortened

if TYPE_CHECKING:
    from discrepancies.model import Finding

LEAST, WHOLE = 4, 12
"""The digits of an id that have to be given, and those it has."""

MOST_NAMED = 5


def about(finding: Finding) -> str:
    """What a finding is about, in a few words: "value-conflict, el_junquito/killed"."""
    where = "/".join(filter(None, (finding.event, finding.fact)))
    return ", ".join(filter(None, (finding.rule, where, finding.scope, finding.subject)))


def found(findings: Sequence[Finding], given: str) -> Finding:
    """The one finding that is meant.

    Raises:
        NotAnAnswer: it is none, or there are several.
    """
    digits = given.strip().strip("[]").lower()
    if not LEAST <= len(digits) <= WHOLE or set(digits) - set("0123456789abcdef"):
        raise NotAnAnswer(
            f'"{shortened(given)}" is no id of a finding; write the 12 digits that `discrepancies check` shows '
            "in brackets, or the first four or more of them"
        )
    meant = [finding for finding in findings if finding.id.startswith(digits)]
    if len(meant) == 1:
        return meant[0]
    if meant:
        named = "; ".join(f"{finding.id} ({about(finding)})" for finding in meant[:MOST_NAMED])
        raise NotAnAnswer(f'{len(meant)} findings begin with "{digits}": {named}; write more of the id')
    guess = nearest(digits, [finding.id for finding in findings])
    raise NotAnAnswer(
        f'nothing flagged has the id "{digits}"; '
        + (f'did you mean "{guess}"?' if guess else "`discrepancies check` shows the ids in brackets")
    )
