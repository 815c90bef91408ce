"""Which finding an editor means: an id as a report shows it, or as much of its beginning as no other id has.

What is flagged no longer can still be taken back: the log has it, and says what it was about.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from discrepancies.decisions.answers import NotAnAnswer
from discrepancies.language.spelling import nearest, shortened

if TYPE_CHECKING:
    from discrepancies.decisions.log import Log
    from discrepancies.model import Document, Finding

LEAST, WHOLE = 4, 12
"""The digits of an id that have to be given, and those it has."""

MOST_NAMED = 5

Meant = TypeVar("Meant", "Finding", "Document")


def about(finding: Finding | Document) -> str:
    """What a finding is about, in a few words: "value-conflict, el_junquito/killed"."""
    where = "/".join(filter(None, (finding.event, finding.fact)))
    return ", ".join(filter(None, (finding.rule, where, finding.scope, finding.subject)))


def found(findings: Sequence[Finding], log: Log, given: str) -> Finding:
    """The one finding that is meant, of those that are flagged.

    Raises:
        NotAnAnswer: it is none, or there are several.
    """
    digits = _digits(given)
    if meant := _one(findings, digits):
        return meant
    if gone := _one(_in_log(log), digits):
        raise NotAnAnswer(
            f"nothing flags {about(gone)} [{gone.id}] any more; all that can be done is to take back, with --undo, "
            "what was decided on it or done to it"
        )
    guess = nearest(digits, [finding.id for finding in findings])
    raise NotAnAnswer(
        f'nothing flagged has the id "{digits}"; '
        + (f'did you mean "{guess}"?' if guess else "`discrepancies check` shows the ids in brackets")
    )


def logged(findings: Sequence[Finding], log: Log, given: str) -> str:
    """The id of the one finding that is meant, of those that are flagged and of those that the log has.

    Raises:
        NotAnAnswer: it is none, or there are several.
    """
    there = {finding.id for finding in findings}
    digits, gone = _digits(given), [one for one in _in_log(log) if one.id not in there]
    meant = {one.id: about(one) for one in (*findings, *gone) if one.id.startswith(digits)}
    return _only(meant, digits) or found(findings, log, given).id


def _in_log(log: Log) -> Sequence[Document]:
    """A document on each finding in the log: the last."""
    return list({one.id: one for one in log.documents}.values())


def _digits(given: str) -> str:
    digits = given.strip().strip("[]").lower()
    if not LEAST <= len(digits) <= WHOLE or set(digits) - set("0123456789abcdef"):
        raise NotAnAnswer(
            f'"{shortened(given)}" is no id of a finding; write the 12 digits that `discrepancies check` shows '
            "in brackets, or the first four or more of them"
        )
    return digits


def _one(those: Sequence[Meant], digits: str) -> Meant | None:
    """The one whose id begins so, None where none does."""
    meant = {one.id: one for one in those if one.id.startswith(digits)}
    id_ = _only({key: about(one) for key, one in meant.items()}, digits)
    return meant[id_] if id_ else None


def _only(meant: Mapping[str, str], digits: str) -> str | None:
    """The one id of those that begin so, each with what it is about; None where there is none."""
    if len(meant) > 1:
        named = "; ".join(f"{id_} ({what})" for id_, what in islice(meant.items(), MOST_NAMED))
        raise NotAnAnswer(f'{len(meant)} findings begin with "{digits}": {named}; write more of the id')
    return next(iter(meant), None)
