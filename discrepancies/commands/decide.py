"""`discrepancies decide`: record what an editor decides on a finding, or does to it without deciding."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from discrepancies.commands.options import Asked, decisions_option, paths_argument, texts_option, told
from discrepancies.commands.running import load, printing, style, telling_what_is_wrong, writing
from discrepancies.model import ANSWERS

if TYPE_CHECKING:
    from discrepancies.decisions import Document, Log
    from discrepancies.model import Finding
    from discrepancies.report import Report

ACTS = ("answer", "assign", "comment", "approve", "undo")
GOES_WITH = {
    **dict.fromkeys(("because", "value", "whom", "reason"), ("answer",)),
    "until": ("answer", "assign"),
}
"""What an option says more of; the others go with every act."""

LAST = "last"
"""What is undone where no mark is given."""


@click.command("decide")
@click.argument("id_", metavar="ID")
@paths_argument
@click.option("--answer", type=click.Choice(ANSWERS), help="Decide on it.")
@click.option("--because", metavar="KIND", help="Of what is explained: the kind of explanation, such as scope.")
@click.option("--value", help='The value preferred, or the range to publish: "7 to 9".')
@click.option("--whom", metavar="NAME", help="Of ask: who is asked.")
@click.option("--reason", help="Of an answer: why, in a sentence or more.")
@click.option("--assign", metavar="NAME", help="Make it somebody's to look at, or nobody's.")
@click.option("--until", metavar="DAY", help="Of ask and --assign: by when, such as 2024-06-01.")
@click.option("--comment", metavar="TEXT", help="Remark on it.")
@click.option("--approve", is_flag=True, help="Approve of what somebody else has decided.")
@click.option(
    "--undo",
    is_flag=False,
    flag_value=LAST,
    metavar="[MARK]",
    help="Take back what was last decided or done, or what has this mark.",
)
@click.option("--by", required=True, envvar="DISCREPANCIES_BY", show_envvar=True, help="Who decides or does it.")
@click.option("--at", metavar="TIME", help="When it was, if not now: 2024-03-05T14:30+01:00.")
@texts_option
@decisions_option
@told
def command(asked: Asked, id_: str, at: str | None, **given: Any) -> None:
    """Record what an editor decides on the finding ID, or does to it; as much of ID is enough as no other begins with.

    One of --answer, --assign, --comment, --approve and --undo says what.

    prefer (a value), range (publish both ends; one may be open), unconfirmed, explained, noted (nothing to settle) and
    not-a-conflict (the finding is mistaken) settle a finding until its evidence changes; pending, ask (the source) and
    mend (our own claim is wrong) leave it open.
    """
    from discrepancies import decisions as deciding
    from discrepancies.decisions.answers import moment, now
    from discrepancies.formats import decision_words
    from discrepancies.pipeline import check as check_dossier

    act = _act(given)
    dossier = load(asked)
    with telling_what_is_wrong():
        log = deciding.read(asked.log, asked.four_eyes)
    report = check_dossier(dossier, decisions=log)
    with _refusing(), writing(), telling_what_is_wrong():
        finding = deciding.found(report.flagged, id_)
        given["at"] = now() if at is None else moment(at)
        written = _written(report, finding, log, act, given)
    with printing() as out:
        decision_words.render(report, written, log.followed_by([written]), out, style())


def _act(given: Mapping[str, Any]) -> str:
    """What is to be done; ends the program where that is not one thing."""
    acts = [act for act in ACTS if given[act] not in (None, False)]
    if len(acts) != 1:
        every = ", ".join(f"--{act}" for act in ACTS[:-1])
        both = f"--{' and --'.join(acts)} are several acts; run this once for each" if acts else None
        raise click.UsageError(both or f"say what to do: {every} or --{ACTS[-1]}")
    for option, fitting in GOES_WITH.items():
        if given[option] is not None and acts[0] not in fitting:
            raise click.UsageError(f"--{option} goes with --{' or --'.join(fitting)}, not with --{acts[0]}")
    return acts[0]


def _written(report: Report, finding: Finding, log: Log, act: str, given: Mapping[str, Any]) -> Document:
    from discrepancies import decisions as deciding

    by, at, current = given["by"], given["at"], log.current.get(finding.id)
    if act == "undo":
        return deciding.undo(log.path, [_marked(log, finding, given["undo"])], deciding.named(by), at)[0]
    if act == "answer":
        said = deciding.Given(**{key: given[key] for key in deciding.Given._fields})
        made: Document = deciding.entry(report.dossier, finding, deciding.decided(report.dossier, finding, said))
    elif act == "assign":
        made = deciding.assigned(finding, given["assign"], by, at, given["until"])
    elif act == "comment":
        made = deciding.commented(finding, given["comment"], by, at)
    else:
        made = deciding.approved(finding, current, by, at)
    return deciding.write(log.path, [made], {finding.id: current.mark if current else ""})[0]


def _marked(log: Log, finding: Finding, given: str) -> str:
    """The mark of what is to be undone."""
    from discrepancies.decisions import NotAnAnswer
    from discrepancies.decisions.finding_by_id import LEAST

    if given == LAST:
        if not (done := log.in_force(finding.id)):
            raise NotAnAnswer("nothing has been decided on this finding or done to it; there is nothing to undo")
        return done[-1].mark
    digits = given.strip().lower()
    marks = [one.mark for one in log.history(finding.id) if one.mark.startswith(digits)]
    if len(digits) < LEAST or set(digits) - set("0123456789abcdef"):
        raise click.UsageError(f'"{given}" is no mark; write its 12 digits after --undo, or --undo at the very end')
    if len(marks) != 1:
        many = f"{len(marks)} documents" if marks else "no document"
        raise NotAnAnswer(f'{many} on this finding has a mark that begins with "{digits}"; the log has them by time')
    if marks[0] in log.undone:
        raise NotAnAnswer(f"{marks[0]} was undone already; undo that undo to have it count again")
    return marks[0]


@contextmanager
def _refusing() -> Iterator[None]:
    from discrepancies.decisions import NotAnAnswer, Overtaken
    from discrepancies.formats.decision_words import meanwhile

    try:
        yield
    except NotAnAnswer as error:
        raise click.ClickException(str(error)) from None
    except Overtaken as error:
        raise click.ClickException(meanwhile(error.entry)) from None
