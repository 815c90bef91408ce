"""`discrepancies check`: run the rules and show what they flag."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from discrepancies.commands.options import (
    Level,
    choice_of_engine,
    choice_of_rules,
    decisions_option,
    filters,
    options,
    paths_argument,
    texts_option,
    unreadable,
)
from discrepancies.commands.running import (
    DEFAULT_PATH,
    OPEN,
    decisions_path,
    never_over_input,
    printing,
    reported,
    style,
    writing,
)
from discrepancies.engines.progress import stage, watched
from discrepancies.formats import FORMATS, Style, format_named
from discrepancies.save.whole_file import written_whole

if TYPE_CHECKING:
    from discrepancies.engines.progress import Progress
    from discrepancies.report import Report


@click.command("check")
@paths_argument
@texts_option
@decisions_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@options(choice_of_rules, filters, unreadable, choice_of_engine)
@click.option(
    "--fail-on",
    type=click.Choice(get_args(Level)),
    default="error",
    show_default=True,
    help="Exit with 1 if a finding as severe as this is open.",
)
@click.option(
    "--explain-constraints",
    "explained",
    is_flag=True,
    help="Print each constraint's answers, source by source, instead of the report.",
)
@click.option("--stats", is_flag=True, help="Say at the end, on standard error, how long it took.")
def command(
    paths: tuple[str, ...], format_: str, output: str | None, fail_on: Level, explained: bool, stats: bool, **how: Any
) -> int:
    """Run the rules; print what they flag and the agreement tables."""
    never_over_input(output, *paths or (DEFAULT_PATH,), decisions_path(paths, how["decisions"]))
    with watched(sys.stderr) as progress:
        report = reported(paths, **how)
        _write(report, "constraints" if explained else format_, output, progress)
    if stats:
        click.echo(progress.took(len(report.dossier.written)), err=True)
    return OPEN if fail_on != "never" and report.fails(fail_on) else 0


def _write(report: Report, format_: str, output: str | None, progress: Progress) -> None:
    if output is None or output == "-":
        progress.stop()
        with printing() as out, stage("writing"):
            format_named(format_).render(report, out, style())
    else:
        with writing(), written_whole(Path(output)) as out, stage("writing"):
            format_named(format_).render(report, out, Style())
