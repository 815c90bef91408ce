"""Our own claim mended from its card: what an edit would change, in the file and among the findings, and the edit made.

Everything is tried in memory first: the file is written anew only if the whole dossier then loads, and only over what
the editor has seen. Who mends is nowhere in the file: it is the claims' file, not the log.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
from flask import jsonify

from discrepancies import pipeline
from discrepancies.language.safe import visible
from discrepancies.load.problems import InputError
from discrepancies.pages import body
from discrepancies.pages.acts import Moved
from discrepancies.pages.editable_claims import KEYS, claim_at
from discrepancies.pages.finding_words import told
from discrepancies.save.claim_edits import CHANGED, Rewrite, difference, edited, write

if TYPE_CHECKING:
    from flask import Flask
    from flask.typing import ResponseReturnValue

    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Finding
    from discrepancies.pages.desk import Desk
    from discrepancies.report import Report

_NOTHING = {"here": "Nothing is changed.", "gone": [], "new": [], "gone_total": 0, "new_total": 0}


class Edit(NamedTuple):
    """An edit in an editor's words: POST /api/claims/tried to see what it would do, /api/claims to make it."""

    id: str
    """The finding on whose card it is made."""
    at: str
    """The claim's place, and the digest of its file, as the finding's `claims` give them."""
    seen: str
    value: str
    """ "" for a key that is to go."""
    scope: str
    as_of: str
    quote: str

    @property
    def texts(self) -> dict[str, str | None]:
        """The new texts by their keys."""
        return {key: getattr(self, key) or None for key in KEYS}


def api(app: Flask, desk: Desk) -> None:
    """Give an application the routes of mending."""

    @app.post("/api/claims/tried")
    def tried() -> ResponseReturnValue:
        return jsonify(_tried(desk, Edit(**body.texts(*Edit._fields))))

    @app.post("/api/claims")
    def mended() -> ResponseReturnValue:
        said = _mended(desk, Edit(**body.texts(*Edit._fields)))
        return jsonify(said), HTTPStatus.CREATED if "said" in said else HTTPStatus.UNPROCESSABLE_ENTITY


def _tried(desk: Desk, edit: Edit) -> dict[str, Any]:
    """What an edit would change; what is wrong with it, if anything is.

    Raises:
        Moved: the file or the claim is another now.
    """
    with desk.looking() as seen:
        report = seen.report
        claim = _claim(report, seen.findings.get(edit.id), edit)
        made = _rewritten(report.dossier, claim, edit)
    if isinstance(made, dict):
        return made
    try:  # nothing is held still for this: it takes as long as a check
        dossier = pipeline.edited(desk.paths, desk.reading({made.file: made.after}), desk.texts)
    except InputError as error:
        return _wrong(error)
    then = pipeline.decided(pipeline.checked_again(dossier, seen.checked), seen.log)
    lines = difference(made)
    return {
        "file": visible(made.file),
        "lines": [(line.number, *(text and visible(text.expandtabs(4)) for text in line[1:])) for line in lines],
        "means": visible(_means(then, claim)),
        **(_effects(report, then, edit.id) if lines else _NOTHING),
    }


def _mended(desk: Desk, edit: Edit) -> dict[str, Any]:
    """Make an edit; what is wrong with it, if anything is, and then nothing is written.

    Raises:
        Moved: the file or the claim is another now.
        OSError: the file cannot be written; it is as it was.
    """
    with desk.looking() as seen:
        claim = _claim(seen.report, seen.findings.get(edit.id), edit)
        made = _rewritten(seen.report.dossier, claim, edit)
        if isinstance(made, dict):
            return made
        try:
            pipeline.edited(desk.paths, desk.reading({made.file: made.after}), desk.texts)
        except InputError as error:
            return _wrong(error)
        try:
            write(made)
        except InputError:
            raise _moved() from None
        lines = difference(made)
    where = f"{made.file}:{lines[0].number}" if lines else made.file
    return {"said": visible(f"{where} is written.")}


def _claim(report: Report, finding: Finding | None, edit: Edit) -> int:
    """The claim that is edited, one of those that the finding rests on."""
    claim = claim_at(report.dossier, edit.at)
    if claim is None or finding is None or claim not in map(report.wording.claim, finding.rows):
        raise _moved()
    return claim


def _rewritten(dossier: Dossier, claim: int, edit: Edit) -> Rewrite | dict[str, Any]:
    """The file as it would be, or what is wrong with the edit."""
    try:
        return edited(dossier, claim, edit.texts, edit.seen)
    except InputError as error:
        if any(problem.wrong == CHANGED for problem in error.problems):
            raise _moved() from None
        return _wrong(error)


def _moved() -> Moved:
    says = "The file of this claim changed meanwhile: nothing was written. What you typed is kept; look at it again."
    return Moved("evidence", says)


def _wrong(error: InputError) -> dict[str, Any]:
    """What is wrong, in the words of the terminal, a sentence each."""
    said = body.sentences(error)
    return {"wrong": said, "error": " ".join(said)}


def _means(report: Report, claim: int) -> str:
    """What the new value means, as the reports say it; how it reads in its source's language is in that."""
    rows = np.flatnonzero(report.dossier.claims["claim"].to_numpy() == claim)
    return report.wording.answers(int(rows[0])) if len(rows) else ""


def _effects(now: Report, then: Report, id_: str) -> dict[str, Any]:
    """What becomes of the findings: of this one in a sentence, and which others go and come."""
    old, new = ({finding.id: finding for finding in report.flagged} for report in (now, then))
    if id_ not in new:
        here = "This finding would be gone."
    elif new[id_].evidence == old[id_].evidence if id_ in old else False:
        here = "This finding would stay as it is."
    else:
        here = "This finding would stay, with other evidence."
        if id_ in old and old[id_].state == "settled" and new[id_].state != "settled":
            here += " Its decision would be stale."
    gone = [finding for of, finding in old.items() if of not in new and of != id_]
    come = [finding for of, finding in new.items() if of not in old]
    return {"here": here, "gone": told(gone), "new": told(come), "gone_total": len(gone), "new_total": len(come)}
