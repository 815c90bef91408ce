"""`discrepancies check`: run the rules and show what they flag."""

from __future__ import annotations

import sys

import click

from discrepancies.commands.options import (
    Asked,
    checking_options,
    dossier_options,
    fail_on_option,
    format_options,
    options,
    told,
)
from discrepancies.commands.running import never_over_input, put, reported, status
from discrepancies.formats import FORMATS, format_named
from discrepancies.model import Level


@click.command("check")
@options(dossier_options, format_options(FORMATS), checking_options)
@fail_on_option("is open")
@click.option(
    "--explain-constraints",
    "explained",
    is_flag=True,
    help="Print each constraint's answers, source by source, instead of the report.",
)
@click.option("--stats", is_flag=True, help="Say at the end, on standard error, how long it took.")
@told
def command(asked: Asked, format_: str, output: str | None, fail_on: Level, explained: bool, stats: bool) -> int:
    """Run the rules; print what they flag and the agreement tables."""
    from discrepancies.engines.progress import watched
    from discrepancies.formats.most_pressing import narrowed

    never_over_input(output, *asked.files, asked.log)
    with watched(sys.stderr) as progress:
        report = reported(asked)
        if output in (None, "-"):
            progress.stop()
        name, part = "constraints" if explained else format_, narrowed(report, asked.most)
        put(output, lambda out, style: format_named(name).render(part, out, style))
    if stats:
        click.echo(progress.took(len(report.dossier.written)), err=True)
    return status(report, fail_on)
