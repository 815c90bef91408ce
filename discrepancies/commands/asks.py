"""`discrepancies asks`: what is asked of whom, since when and by when, and what has been answered."""

from __future__ import annotations

import click

from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import load, printing, style, telling_what_is_wrong

FORMATS = ("text", "json")


@click.command("asks")
@options(dossier_options)
@click.option("--open", "waiting", is_flag=True, help="Leave out what is answered, or is flagged no longer.")
@click.option(
    "--format", "format_", type=click.Choice(FORMATS), default="text", show_default=True, help="How to write it."
)
@told
def command(asked: Asked, waiting: bool, format_: str) -> None:
    """List what is asked of whom: by whom, since when, by when, and the claims that have answered it."""
    from discrepancies import decisions
    from discrepancies.formats import asks as asking
    from discrepancies.pipeline import check as check_dossier

    dossier = load(asked)
    if asked.decisions and not asked.log.exists():
        raise click.UsageError(f"there is no file {asked.log}; give the one that `discrepancies decide` writes")
    with telling_what_is_wrong():
        log = decisions.read(asked.log, asked.four_eyes)
    report = check_dossier(dossier, decisions=log)
    found = decisions.asks(dossier, report.flagged, log)
    if waiting:
        found = tuple(one for one in found if one.state in ("overdue", "waiting"))
    with printing() as out:
        (asking.render if format_ == "text" else asking.render_json)(report, found, out, style())
