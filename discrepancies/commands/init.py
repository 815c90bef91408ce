"""`discrepancies init`: a small dossier to start from."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands.running import writing


@click.command("init")
@click.argument("folder", metavar="[DIR]", default=".", type=click.Path(file_okay=False))
def command(folder: str) -> None:
    """Write a small commented dossier to read and to replace.

    It goes into DIR/data, by default here, and beside that a commented config, DIR/discrepancies.toml. It never writes
    over a file that is there.
    """
    from discrepancies.save.starter import InTheWay, start

    try:
        with writing():
            written = start(Path(folder))
    except InTheWay as error:
        raise click.ClickException(str(error)) from None
    for path in written:
        click.echo(path)
    click.echo("read the first, then run: discrepancies check" + ("" if folder == "." else f" {written[0]}"))
