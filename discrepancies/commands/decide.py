"""`discrepancies decide`: record an editor's answer to a finding."""

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
@click.option("--answer", type=click.Choice(ANSWERS), required=True, help="What is decided.")
@click.option("--because", metavar="KIND", help="Of what is explained: the kind of explanation, such as scope.")
@click.option("--value", help='The value preferred, or the range to publish: "7 to 9".')
@click.option("--reason", required=True, help="Why, in a sentence or more.")
@click.option("--by", required=True, envvar="DISCREPANCIES_BY", show_envvar=True, help="Who decides.")
@click.option("--at", metavar="TIME", help="When it was decided, if not now: 2024-03-05T14:30+01:00.")
@texts_option
@decisions_option
@told
def command(asked: Asked, id_: str, at: str | None, **given: Any) -> None:
    """Record an editor's answer to the finding ID, or as much of its beginning as no other has.

    prefer (a value), range (publish both ends; one may be open), unconfirmed, explained, noted (nothing to settle) and
    not-a-conflict (the finding is mistaken) settle a finding until its evidence changes; pending, ask (the source) and
    mend (our own claim is wrong) leave it open.
    """
    from discrepancies import decisions as deciding
    from discrepancies.decisions.answers import moment, now
    from discrepancies.formats import decision_words
    from discrepancies.pipeline import check as check_dossier

    dossier, path = load(asked), asked.log
    with telling_what_is_wrong():
        log = deciding.read(path, asked.four_eyes)
    report = check_dossier(dossier, decisions=log)
    with _refusing(), writing(), telling_what_is_wrong():
        finding = deciding.found(report.flagged, id_)
        answer = deciding.Given(at=now() if at is None else moment(at), **given)
        decision = deciding.decided(dossier, finding, answer)
        entry, current = deciding.entry(dossier, finding, decision), log.current.get(finding.id)
        deciding.write(path, [entry], {finding.id: current.mark if current else ""})
    with printing() as out:
        decision_words.render(report, entry, path, out, style())


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
