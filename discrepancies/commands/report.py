"""`discrepancies report`: the report in every format, in a folder."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from discrepancies.commands.options import (
    choice_of_engine,
    choice_of_rules,
    decisions_option,
    filters,
    options,
    paths_argument,
    texts_option,
    unreadable,
)
from discrepancies.commands.running import reported, writing
from discrepancies.formats import FORMATS, Style, format_named
from discrepancies.save.whole_file import written_whole


@click.command("report")
@paths_argument
@texts_option
@decisions_option
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False),
    default="reports",
    show_default=True,
    help="Into this folder.",
)
@options(choice_of_rules, filters, unreadable, choice_of_engine)
def command(paths: tuple[str, ...], output: str, **how: Any) -> None:
    """Write the report in every format into a folder."""
    report = reported(paths, **how)
    with writing():
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FORMATS:
            for file, render in format_named(name).FILES.items():
                with written_whole(folder / file) as out:
                    render(report, out, Style())
                click.echo(folder / file)
