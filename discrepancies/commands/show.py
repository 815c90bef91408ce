"""`discrepancies show`: one fact, with its quotes and relations."""

from __future__ import annotations

import click

from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import printing, reported, style


@click.command("show")
@click.argument("fact")
@options(dossier_options)
@told
def command(asked: Asked, fact: str) -> None:
    """Show one fact: its table, quotes and relations.

    FACT is asked of every event, EVENT/FACT of one.
    """
    from discrepancies.formats import show as showing

    report = reported(asked._replace(facts=(fact,)))
    with printing() as out:
        showing.render(report, fact, out, style())
