"""`discrepancies check`: run the rules and show what they flag."""

from __future__ import annotations

import sys
from functools import partial
from typing import TYPE_CHECKING

import click

from discrepancies.commands.options import (
    Asked,
    asked_anew,
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

if TYPE_CHECKING:
    from discrepancies.formats import Render
    from discrepancies.report import Report


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
@click.option(
    "--watch", is_flag=True, help="Check again whenever a file changes, and show what that did; Ctrl-C ends it."
)
@click.option("--stats", is_flag=True, help="Say at the end, on standard error, how long it took.")
@told
def command(asked: Asked, format_: str, output: str | None, fail_on: Level, explained: bool, stats: bool) -> int:
    """Run the rules; print what they flag and the agreement tables."""
    render = rendering("constraints" if explained else format_, output, excel=asked.excel)
    never_over_input(output, *asked.files, asked.log)
    if asked.watch:
        return _watch(asked, output, render)
    report = _once(asked, output, render, stats=stats)
    return status(report, fail_on)


def _once(asked: Asked, output: str | None, render: Render, *, stats: bool) -> Report:
    from discrepancies.engines.progress import watched
    from discrepancies.formats.most_pressing import narrowed

    with watched(sys.stderr) as progress:
        report = reported(asked)
        if output in (None, "-"):
            progress.stop()
        put(output, partial(render, narrowed(report, asked.most)))
    if stats:
        click.echo(progress.took(len(report.dossier.written)), err=True)
    return report


def _watch(asked: Asked, output: str | None, render: Render) -> int:
    """Check with every change, until it is interrupted: all that is found first, then what each change does."""
    from discrepancies.commands.watching import Watched, changing, need_watchfiles, never_stdin, watch
    from discrepancies.formats.diff import render as render_difference
    from discrepancies.formats.most_pressing import narrowed

    need_watchfiles()
    never_stdin(asked)

    def checked() -> tuple[Asked, Report]:
        now = asked_anew()
        return now, reported(now)

    def show(before: Report | None, found: Report) -> None:
        from discrepancies.diff import Difference

        if before is None or output not in (None, "-"):
            put(output, partial(render, narrowed(found, asked.most)))
        if before is not None:
            click.echo(f"\nChanged: {', '.join(watched.changed)}\n")
            put(None, partial(render_difference, "text", Difference(before, found)))

    watched = Watched(asked, checked)
    watch(watched, changing(watched), show)
    return 0
