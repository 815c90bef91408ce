"""`discrepancies schema`: the JSON Schema that lets an editor complete and check a claims file."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands.options import paths_argument
from discrepancies.commands.running import DEFAULT_PATH, load


@click.command("schema")
@paths_argument
def command(paths: tuple[str, ...]) -> None:
    """Print the JSON Schema of a claims file, with the keys that PATHS declare."""
    from discrepancies.load.schema import text

    dossier = load(paths) if paths or Path(DEFAULT_PATH).exists() else None
    click.echo(text(dossier), nl=False)
