"""The constraints that a dossier declares, read: refused at their place as its files are loaded, then asked for.

What ties a constraint to the facts and events of its dossier is known only once all files have been read, so here is
where an expression meets them.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from discrepancies.constraints.compiler import compiled
from discrepancies.constraints.tokens import Fault
from discrepancies.model import Place

if TYPE_CHECKING:
    from discrepancies.constraints.expression import Truth
    from discrepancies.load.declared_keys import Known
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.problems import Problems
    from discrepancies.model import Constraint


def check_expressions(dossier: Dossier, known: Known, problems: Problems) -> None:
    """Report what is wrong with the constraints of a dossier that was just read, each at the place within its text."""
    events = None if "events" in known.open else known.entries["events"]
    for constraint in dossier.constraints.values():
        try:
            compiled(constraint.holds, dossier.facts, events)
        except Fault as fault:
            # A name that is declared after all, or may be, has been reported where it could not be read.
            if fault.undeclared is None or (known.whole and fault.undeclared not in known.entries["facts"]):
                problems.add(_within(constraint, fault.at, problems), fault.wrong, fault.instead)


def truths(dossier: Dossier) -> dict[str, Truth]:
    """What must hold by each constraint of a dossier that was loaded, by its key."""
    events = dossier.events if dossier.events_declared else None
    return {key: compiled(constraint.holds, dossier.facts, events) for key, constraint in dossier.constraints.items()}


def _within(constraint: Constraint, offset: int, problems: Problems) -> Place:
    """Where a character of an expression stands, or where it begins if that is on another line or written otherwise."""
    at, text = constraint.holds_at, constraint.holds
    line_of = problems.texts.get(at.file)
    line = (line_of(at.line) or "") if line_of else ""
    column = at.column - 1
    if line[column : column + 1] in ('"', "'") and not text.startswith(line[column]):
        column += 1
    # White space at the start has been taken away, and a run of it within made one space.
    column += len(line[column:]) - len(line[column:].lstrip())
    for character in text[:offset]:
        if character == " " and line[column : column + 1].isspace():
            column += len(line[column:]) - len(line[column:].lstrip())
        elif line[column : column + 1] == character:
            column += 1
        else:
            return at
    return at._replace(column=column + 1)
