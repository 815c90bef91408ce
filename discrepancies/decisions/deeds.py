"""What can be done to a finding without deciding on it, and what each needs: assigned, commented on, approved.

The command and the review page ask the same of an editor. Undoing is in `writing.py`, for what can be undone is known
only there.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import normalize

from discrepancies.decisions.answers import NotAnAnswer, day, line, lines
from discrepancies.model import NOBODY, SETTLING, Deed

if TYPE_CHECKING:
    from discrepancies.model import Doing, Entry, Finding


def same_name(one: str, other: str) -> bool:
    """Whether two editors' names are one: case, blanks and how an accent is typed aside."""
    return _folded(one) == _folded(other)


def _folded(name: str) -> str:
    return " ".join(normalize("NFKC", name).casefold().split())


def assigned(finding: Finding, to: str | None, by: str | None, at: str, until: str | None = None) -> Deed:
    """That a finding is somebody's to look at, by a day where one is given; "nobody" takes it from whoever has it.

    Raises:
        NotAnAnswer: a name is missing, or the day is none.
    """
    whose, by_when = line("whom it is assigned to", to), day(until)
    if not whose:
        raise NotAnAnswer(f"an assignment needs a name; say whose it is, or {NOBODY}")
    nobody = same_name(whose, NOBODY)
    if nobody and by_when:
        raise NotAnAnswer("what is nobody's has no day; leave out until when")
    return _deed(finding, "assign", NOBODY if nobody else whose, by, at)._replace(until=by_when)


def commented(finding: Finding, text: str | None, by: str | None, at: str) -> Deed:
    """A remark on a finding; its lines are kept, and whom it mentions are plain names.

    Raises:
        NotAnAnswer: there is no text or no name.
    """
    said = lines("the comment", text)
    if not said:
        raise NotAnAnswer("a comment says something; write it")
    return _deed(finding, "comment", said, by, at)


def approved(finding: Finding, current: Entry | None, by: str | None, at: str) -> Deed:
    """That somebody else than decided stands behind the decision that counts, on the claims as they are.

    Raises:
        NotAnAnswer: there is nothing to approve, or it is one's own.
    """
    if current is None:
        raise NotAnAnswer("nobody has decided on this finding; there is nothing to approve")
    if current.evidence != finding.evidence:
        raise NotAnAnswer("what it was decided on has changed since; decide anew, then it can be approved")
    if current.decision.answer not in SETTLING:
        raise NotAnAnswer(f"{current.decision.answer} leaves the finding open; there is nothing to approve")
    deed = _deed(finding, "approve", current.mark, by, at)
    if same_name(deed.by, current.by):
        raise NotAnAnswer(f"{current.by} decided this; somebody else has to approve it")
    return deed


def named(by: str | None) -> str:
    """The name of whoever does something, tidied.

    Raises:
        NotAnAnswer: there is none.
    """
    who = line("the name", by)
    if not who:
        raise NotAnAnswer("whoever does this needs a name; say who it is")
    return who


def _deed(finding: Finding, does: Doing, says: str, by: str | None, at: str) -> Deed:
    about = finding.event, finding.fact, finding.scope, finding.subject
    return Deed(*finding[:3], *about, does, says, named(by), at)
