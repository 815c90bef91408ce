"""`discrepancies report`: the report in every format, in a folder; or an edition of it for readers."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancies.commands.options import Asked, checking_options, dossier_options, excel_option, options, told
from discrepancies.commands.running import need_openpyxl, reported, writing
from discrepancies.formats import FOR_EDITORS, Style, format_named, kept

if TYPE_CHECKING:
    from discrepancies.load.dossier import Dossier
    from discrepancies.report import Report

REPORTS, PUBLIC = "reports", "public"


@click.command("report")
@options(dossier_options)
@click.option("--output", "-o", type=click.Path(file_okay=False), help=f"Into this folder.  [default: {REPORTS}]")
@options(checking_options)
@excel_option("A workbook too, and CSV with the mark by which a spreadsheet knows UTF-8.")
@click.option(
    "--public",
    is_flag=True,
    help="Write an edition for readers, without what is private, and with its method; by default into public.",
)
@told
def command(asked: Asked, output: str | None, public: bool) -> None:
    """Write the report in every format into a folder."""
    from discrepancies.formats.most_pressing import narrowed

    if asked.excel:
        need_openpyxl()
    if public:
        _published(asked, Path(output or PUBLIC))
    else:
        _write(narrowed(reported(asked), asked.most), asked, Path(output or REPORTS))


def _published(asked: Asked, folder: Path) -> None:
    from discrepancies.formats.most_pressing import narrowed
    from discrepancies.pipeline import published

    _refuse_to_add(folder)
    report = reported(asked)
    written = _write(narrowed(published(report), asked.most), asked, folder)
    _say_who_is_still_named(report.dossier, written)


def _write(report: Report, asked: Asked, folder: Path) -> list[Path]:
    """Write every file of a report, and say which these are."""
    from discrepancies.save.whole_file import written_whole

    written = []
    with writing():
        folder.mkdir(parents=True, exist_ok=True)
        for file, render in kept(report, excel=asked.excel):
            with written_whole(folder / file) as out:
                render(report, out, Style())
            click.echo(folder / file)
            written.append(folder / file)
    return written


def _refuse_to_add(folder: Path) -> None:
    """End the program where a whole report lies in the folder: readers would be given what it says."""
    files = chain.from_iterable(format_named(name).FILES for name in FOR_EDITORS)
    if there := next(filter(Path.exists, map(folder.joinpath, files)), None):
        raise click.UsageError(f"{there} is no file for readers: give another folder, or take that out")


def _say_who_is_still_named(dossier: Dossier, written: Sequence[Path]) -> None:
    from discrepancies.report.public import still_named

    with_names = ((path, still_named(path.read_text("utf-8", "replace"), dossier)) for path in written)
    for path, names in with_names:
        if names:
            click.echo(f"{path} has the name of {', '.join(names)} in a quote, a title or a reason", err=True)
