"""`discrepancies proof`: a story held against the dossier."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from discrepancies.commands.options import Asked, dossier_options, fail_on_option, format_options, options, told
from discrepancies.commands.running import never_over_input, put, reported, status, telling_what_is_wrong, writing
from discrepancies.formats.proof import FORMS, render
from discrepancies.model import Level

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from discrepancies.proof import Proof, Story
    from discrepancies.report import Report


@click.command("proof")
@click.argument("story", metavar="STORY")
@options(dossier_options, format_options(FORMS))
@click.option("--language", metavar="CODE", help="The story's language, where it is not to be told from its words.")
@click.option("--accept", metavar="ID", help="Let the mark ID stand, for a reason; it is written into the decisions.")
@click.option("--reason", help="Why it may stand.")
@click.option("--by", envvar="DISCREPANCIES_BY", help="Who lets it stand.")
@fail_on_option("is marked and nobody lets it stand")
@told
def command(asked: Asked, story: str, format_: str, output: str | None, fail_on: Level, **given: Any) -> int:
    """Hold a story against the dossier before it is printed.

    Every figure, date, name and quotation of it is marked. STORY is Markdown, plain text, HTML or Word (.docx), or "-"
    for standard input. "[killed]" or "[event/killed]" behind a figure, or a link to claim:event/killed, says which fact
    it is about; else value and words tell.
    """
    from discrepancies.proof import prove

    never_over_input(output, story, *asked.files, asked.log)
    report = reported(asked)
    text = _read(story, report)
    proof = prove(report, text, given["language"])
    if given["accept"]:
        report = _accepted(asked, proof, given)
        proof = prove(report, text, given["language"])
    put(output, lambda out, style: render(format_, proof, out, style))
    return status(proof, fail_on)


def _accepted(asked: Asked, proof: Proof, given: Mapping[str, Any]) -> Report:
    """Let a mark stand; gives the report with the log as it is then."""
    from discrepancies import decisions
    from discrepancies.commands.decide import refusing
    from discrepancies.decisions.answers import now
    from discrepancies.pipeline import decided
    from discrepancies.proof import accepted

    answer = decisions.Given("not-a-conflict", given["reason"], given["by"], now())
    with refusing(), writing(), telling_what_is_wrong():
        log = decisions.read(asked.log, asked.four_eyes)
        entry = accepted(proof.report, proof.marks, given["accept"], answer)
        current = log.current.get(entry.id)
        decisions.write(asked.log, [entry], after={entry.id: current.mark if current else ""})
        return decided(proof.report, decisions.read(asked.log, asked.four_eyes))


def _read(name: str, report: Report) -> Story:
    from discrepancies.language.reading import Unreadable
    from discrepancies.proof import read
    from discrepancies.proof.story import Known

    events = {*report.dossier.events, *report.dossier.claims["event"].cat.categories}
    try:
        data = sys.stdin.buffer.read() if name == "-" else Path(name).read_bytes()
        with telling_what_is_wrong(), _in_its_place(name, data):
            return read(data, name, Known(events, report.dossier.facts))
    except OSError as error:
        raise click.UsageError(f"{name} cannot be read ({error.strerror}); check the path") from None
    except Unreadable as error:
        raise click.UsageError(f"{name} cannot be read: {error.wrong}; {error.instead}") from None


@contextmanager
def _in_its_place(name: str, data: bytes) -> Iterator[None]:
    """A tie to what is not there as every input error is told, with its line and a caret under it."""
    from discrepancies.load.encoding import lines_of
    from discrepancies.load.problems import Problems
    from discrepancies.model import Place
    from discrepancies.proof import WrongTie

    try:
        yield
    except WrongTie as error:
        text, problems = data.decode("utf-8", "replace").replace("\r\n", "\n"), Problems()
        problems.texts[name] = lines_of(text.encode())
        before = text[: error.at]
        place = Place(name, before.count("\n") + 1, error.at - before.rfind("\n"))
        problems.add(place, error.wrong, error.instead)
        problems.raise_any()
