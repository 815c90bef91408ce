"""`discrepancies check`: run the rules and show what they flag."""

from __future__ import annotations

import sys
from functools import partial

import click

from discrepancies.commands.options import (
    Asked,
    checking_options,
    dossier_options,
    excel_option,
    fail_on_option,
    format_options,
    options,
    told,
)
from discrepancies.commands.running import never_over_input, put, rendering, reported, status
from discrepancies.formats import FORMATS, WORKBOOK
from discrepancies.model import Level


@click.command("check")
@options(dossier_options, format_options((*FORMATS, WORKBOOK)), checking_options)
@fail_on_option("is open")
@click.option(
    "--explain-constraints",
    "explained",
    is_flag=True,
    help="Print each constraint's answers, source by source, instead of the report.",
)
@excel_option("CSV for a spreadsheet: with the mark by which it knows UTF-8.")
@click.option("--stats", is_flag=True, help="Say at the end, on standard error, how long it took.")
@told
def command(asked: Asked, format_: str, output: str | None, fail_on: Level, explained: bool, stats: bool) -> int:
    """Run the rules; print what they flag and the agreement tables."""
    from discrepancies.engines.progress import watched
    from discrepancies.formats.most_pressing import narrowed

    render = rendering("constraints" if explained else format_, output, excel=asked.excel)
    never_over_input(output, *asked.files, asked.log)
    with watched(sys.stderr) as progress:
        report = reported(asked)
        if output in (None, "-"):
            progress.stop()
        put(output, partial(render, narrowed(report, asked.most)))
    if stats:
        click.echo(progress.took(len(report.dossier.written)), err=True)
    return status(report, fail_on)
