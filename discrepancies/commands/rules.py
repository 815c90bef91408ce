"""`discrepancies rules`: the catalogue of rules, and their manual pages."""

from __future__ import annotations

import click

from discrepancies.commands.options import Rules
from discrepancies.rules import RULES, rule


@click.command("rules")
@click.argument("names", required=False, metavar="[RULE]", type=Rules())
def command(names: tuple[str, ...] | None) -> None:
    """List the rules, or print one rule's manual page."""
    if names is not None:
        click.echo("\n\n".join((rule(name).__doc__ or "").strip() for name in names))
        return
    for each in RULES:
        page = (rule(each).__doc__ or "").strip().splitlines()[0]
        click.echo(f"{each:18} {rule(each).SEVERITY:8} {page.partition(': ')[2]}")
