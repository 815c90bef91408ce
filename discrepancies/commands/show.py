"""`discrepancies show`: one fact, with its quotes and relations."""

from __future__ import annotations

import click

from discrepancies.commands.options import decisions_option, paths_argument, texts_option
from discrepancies.commands.running import printing, reported, style


@click.command("show")
@click.argument("fact")
@paths_argument
@texts_option
@decisions_option
def command(fact: str, paths: tuple[str, ...], texts: str | None, decisions: str | None) -> None:
    """Show one fact (FACT or EVENT/FACT): its table, quotes and relations."""
    from discrepancies.formats import show as showing

    report = reported(paths, texts, facts=(fact,), decisions=decisions)
    with printing() as out:
        showing.render(report, fact, out, style())
