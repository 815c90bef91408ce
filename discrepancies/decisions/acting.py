"""One act on a finding as somebody types it, from what was given to the document that is in the log.

It is exactly one of ACTS, and whatever else is given has to go with it: what contradicts itself is refused before
anything is read.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from discrepancies.decisions.answers import Given, NotAnAnswer, decided
from discrepancies.decisions.deeds import approved, assigned, commented, named
from discrepancies.decisions.finding_by_id import LEAST
from discrepancies.decisions.states import entry
from discrepancies.decisions.writing import undo, write

if TYPE_CHECKING:
    from discrepancies.decisions.log import Log
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Document, Finding

ACTS = ("answer", "assign", "comment", "approve", "undo")

GOES_WITH = {
    **dict.fromkeys(("because", "value", "whom", "reason"), ("answer",)),
    "until": ("answer", "assign"),
}
"""What says more of an act, and of which; all else goes with every act."""

LAST = "last"
"""What is undone where no mark is given."""


def act(given: Mapping[str, Any]) -> str:
    """Which one of ACTS is given.

    Raises:
        NotAnAnswer: it is none or several, or something is given that does not go with it.
    """
    acts = [one for one in ACTS if given[one] not in (None, False)]
    if not acts:
        raise NotAnAnswer(f"say what to do: {', '.join(f'--{one}' for one in ACTS[:-1])} or --{ACTS[-1]}")
    if len(acts) > 1:
        raise NotAnAnswer(f"--{' and --'.join(acts)} are several acts; run this once for each")
    for option, fitting in GOES_WITH.items():
        if given[option] is not None and acts[0] not in fitting:
            raise NotAnAnswer(f"--{option} goes with --{' or --'.join(fitting)}, not with --{acts[0]}")
    mark = given["undo"] or LAST
    if mark != LAST and (len(mark) < LEAST or set(mark.lower()) - set("0123456789abcdef")):
        raise NotAnAnswer(f'"{mark}" is no mark; write its 12 digits after --undo, or --undo at the very end')
    return acts[0]


def done(dossier: Dossier, finding: Finding, log: Log, act: str, given: Mapping[str, Any]) -> Document:
    """Do it, unless it is to undo, in view of the log as it was read; gives what was written.

    Raises:
        NotAnAnswer: something is missing or wrong in what was given.
        Overtaken: what it goes by is no longer so; nothing is written.
        OSError: the log cannot be written; it is as it was.
    """
    by, at, current = given["by"], given["at"], log.current.get(finding.id)
    made: Document
    if act == "answer":
        said = Given(**{key: given[key] for key in Given._fields})
        made = entry(dossier, finding, decided(dossier, finding, said))
    elif act == "assign":
        made = assigned(finding, given["assign"], by, at, given["until"])
    elif act == "comment":
        made = commented(finding, given["comment"], by, at)
    else:
        made = approved(finding, current, by, at)
    return write(log.path, [made], {finding.id: current.mark if current else ""})[0]


def undone(id_: str, log: Log, given: Mapping[str, Any]) -> Document:
    """Undo what is meant on a finding, be it flagged or not; gives what was written.

    Raises:
        NotAnAnswer: there is no such thing, or it is undone already.
        Overtaken: it is no longer in force; nothing is written.
        OSError: the log cannot be written; it is as it was.
    """
    return undo(log.path, [_marked(id_, log, given["undo"])], named(given["by"]), given["at"])[0]


def _marked(id_: str, log: Log, given: str) -> str:
    """The mark of what is to be undone."""
    if given == LAST:
        if not (last := log.in_force(id_)[-1:]):
            raise NotAnAnswer("nothing has been decided on this finding or done to it; there is nothing to undo")
        return last[0].mark
    digits = given.lower()
    marks = [one.mark for one in log.history(id_) if one.mark.startswith(digits)]
    if len(marks) != 1:
        raise NotAnAnswer(f'{len(marks) or "no"} documents on this finding have a mark that begins with "{digits}"')
    if marks[0] in log.undone:
        raise NotAnAnswer(f"{marks[0]} was undone already; undo that undo to have it count again")
    return marks[0]
