"""One dossier checked as the editor holds it, and all that is to be shown of it, file by file.

It runs off the event loop and takes as long as it takes; between reading and comparing it asks whether anybody still
wants to know.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from discrepancies import pipeline
from discrepancies.decisions.log import Log, grown
from discrepancies.load.files import Reading
from discrepancies.load.problems import InputError, Problem, Problems

if TYPE_CHECKING:
    from discrepancies.lsp.belonging import Files, Held
    from discrepancies.report import Report

MANY = 2_000
"""Claims from which on it pays to find out which events have changed, and to compare these alone."""


class Superseded(Exception):  # noqa: N818
    """The files have changed meanwhile: what is worked out is of no use any more."""


class Checked(NamedTuple):
    """What came of it: input errors, or a report (with a log of decisions that cannot be read, both)."""

    problems: tuple[Problem, ...] = ()
    report: Report | None = None
    undecided: Report | None = None
    """The same without the decisions."""


def checked(
    files: Files, held: Held, superseded: Callable[[], bool] = lambda: False, earlier: Report | None = None
) -> Checked:
    """Check a dossier of which some files are held in memory.

    Of many claims only what has changed since an `earlier` report, without decisions, is compared again.

    Raises:
        Superseded: it is of no use any more.
    """
    named = {name: held[path] for path, name in files.paths.items() if path in held}
    reading = Reading(named, files.settled.columns)
    try:
        dossier = pipeline.edited(files.claims, reading, files.settled.texts, claimless=files.claimless)
    except InputError as error:
        return Checked((*error.problems, *_log(files, named)[1]))
    if superseded():
        raise Superseded
    if earlier and len(dossier.written) > MANY:
        undecided = pipeline.checked_again(dossier, earlier)
    else:
        undecided = pipeline.check(dossier, ignore=files.settled.ignore)
    log, wrong = _log(files, named)
    return Checked(wrong, pipeline.decided(undecided, log) if log else undecided, undecided)


def _log(files: Files, named: Mapping[str, bytes]) -> tuple[Log | None, tuple[Problem, ...]]:
    """The log of decisions, None where there is none that can be read; and what is wrong with it."""
    problems = Problems()
    try:
        data = named[files.log] if files.log in named else Path(files.log).read_bytes()
    except OSError:
        return None, ()
    documents = grown(files.log, data, problems)
    if problems.found:
        return None, tuple(problems.found)
    return Log(Path(files.log), documents, files.settled.four_eyes), ()
