"""`discrepancies asks`: what is asked of whom, since when and by when, and what has been answered."""

from __future__ import annotations

import click

from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import decided, load, printing, style

FORMATS = ("text", "json")


@click.command("asks")
@options(dossier_options)
@click.option("--open", "waiting", is_flag=True, help="Leave out what is answered, or is flagged no longer.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it."
)
@told
def command(asked: Asked, waiting: bool, format_: str) -> None:
    """List what is asked of whom, since when, and what has answered it.

    With who asked, by when an answer is wanted, and the claims that have come since.
    """
    from discrepancies import decisions
    from discrepancies.formats import asks as asking
    from discrepancies.pipeline import check as check_dossier

    dossier = load(asked)
    log = decided(asked.log, named=bool(asked.decisions), four_eyes=asked.four_eyes) or decisions.Log(asked.log)
    report = check_dossier(dossier, decisions=log)
    found = decisions.asks(dossier, report.flagged, log)
    with printing() as out:
        render = asking.render if format_ == "text" else asking.render_json
        render(report, decisions.unanswered(found) if waiting else found, out, style())
