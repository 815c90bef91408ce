"""`discrepancies report`: the report in every format, in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands.options import Asked, checking_options, dossier_options, options, told
from discrepancies.commands.running import reported, writing
from discrepancies.formats import FORMATS, Style, format_named


@click.command("report")
@options(dossier_options)
@click.option(
    "--output", "-o", type=click.Path(file_okay=False), default="reports", show_default=True, help="Into this folder."
)
@options(checking_options)
@told
def command(asked: Asked, output: str) -> None:
    """Write the report in every format into a folder."""
    from discrepancies.formats.most_pressing import narrowed
    from discrepancies.save.whole_file import written_whole

    report = narrowed(reported(asked), asked.most)
    with writing():
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FORMATS:
            for file, render in format_named(name).FILES.items():
                with written_whole(folder / file) as out:
                    render(report, out, Style())
                click.echo(folder / file)
