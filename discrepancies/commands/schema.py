"""`discrepancies schema`: the JSON Schema that lets an editor complete and check a claims file."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands.options import DEFAULT_PATH, Asked, paths_argument, told
from discrepancies.commands.running import load


@click.command("schema")
@paths_argument
@told
def command(asked: Asked) -> None:
    """Print the JSON Schema of a claims file.

    It knows the keys that PATHS declare, for an editor to offer.
    """
    from discrepancies.load.schema import text

    dossier = load(asked) if asked.paths or Path(DEFAULT_PATH).exists() else None
    click.echo(text(dossier), nl=False)
