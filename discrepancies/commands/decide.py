"""`discrepancies decide`: record what an editor decides on a finding, or does to it without deciding."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import click

from discrepancies.commands.options import Asked, decisions_option, paths_argument, texts_option, told
from discrepancies.commands.running import load, printing, style, telling_what_is_wrong, writing
from discrepancies.model import ANSWERS


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
    flag_value="last",
    metavar="[MARK]",
    help="Take back what was last decided or done, or what has this mark.",
)
@click.option("--by", required=True, envvar="DISCREPANCIES_BY", show_envvar=True, help="Who decides or does it.")
@click.option("--at", metavar="TIME", help="When it was, if not now: 2024-03-05T14:30+01:00.")
@texts_option
@decisions_option
@told
def command(asked: Asked, id_: str, at: str | None, **given: Any) -> None:
    """Record what an editor decides on the finding ID, or does to it.

    Of the ID as much is enough as no other begins with. One of --answer, --assign, --comment, --approve and --undo says
    what is done.

    prefer (a value), range (publish both ends; one may be open), unconfirmed, explained, noted (nothing to settle) and
    not-a-conflict (the finding is mistaken) settle a finding until its evidence changes; pending, ask (the source) and
    mend (our own claim is wrong) leave it open.
    """
    from discrepancies import decisions as deciding
    from discrepancies.decisions.answers import moment, now
    from discrepancies.formats import decision_words
    from discrepancies.pipeline import check as check_dossier

    with refusing():
        act = deciding.act(given)
    dossier = load(asked)
    with telling_what_is_wrong():
        log = deciding.read(asked.log, asked.four_eyes)
    report = check_dossier(dossier, decisions=log)
    with refusing(), writing(), telling_what_is_wrong():
        given["at"] = now() if at is None else moment(at)
        if act == "undo":
            written = deciding.undone(deciding.logged(report.flagged, log, id_), log, given)
        else:
            written = deciding.done(dossier, deciding.found(report.flagged, log, id_), log, act, given)
    with printing() as out:
        decision_words.render(report, written, log.followed_by([written]), out, style())


@contextmanager
def refusing() -> Iterator[None]:
    """One clear line where what is given is no answer, or somebody else was faster."""
    from discrepancies.decisions import NotAnAnswer, Overtaken
    from discrepancies.formats.decision_words import meanwhile

    try:
        yield
    except NotAnAnswer as error:
        raise click.ClickException(str(error)) from None
    except Overtaken as error:
        raise click.ClickException(meanwhile(error.entry)) from None
