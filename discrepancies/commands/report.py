"""`discrepancies report`: the report in every format, in a folder."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands.options import Asked, checking_options, dossier_options, excel_option, options, told
from discrepancies.commands.running import need_openpyxl, reported, writing
from discrepancies.formats import Style, kept


@click.command("report")
@options(dossier_options)
@click.option(
    "--output", "-o", type=click.Path(file_okay=False), default="reports", show_default=True, help="Into this folder."
)
@options(checking_options)
@excel_option("A workbook too, and CSV with the mark by which a spreadsheet knows UTF-8.")
@told
def command(asked: Asked, output: str) -> None:
    """Write the report in every format into a folder."""
    from discrepancies.formats.most_pressing import narrowed
    from discrepancies.save.whole_file import written_whole

    if asked.excel:
        need_openpyxl()
    report = narrowed(reported(asked), asked.most)
    with writing():
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        for file, render in kept(report, excel=asked.excel):
            with written_whole(folder / file) as out:
                render(report, out, Style())
            click.echo(folder / file)
