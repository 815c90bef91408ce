"""How a command reads a dossier, prints, writes and ends: the same for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO, cast

import click

from discrepancies.commands import OPEN, PIPE_CLOSED
from discrepancies.commands.options import DECISIONS, Asked
from discrepancies.commands.wrong_input import telling_what_is_wrong as telling_what_is_wrong
from discrepancies.engines import ENGINES, EngineError, engine_named
from discrepancies.formats import CSV, WORKBOOK, Style, rendering_of

if TYPE_CHECKING:
    from io import TextIOWrapper

    from discrepancies.decisions import Log
    from discrepancies.diff import Difference
    from discrepancies.engines import Engine
    from discrepancies.formats import Render
    from discrepancies.load.dossier import Dossier
    from discrepancies.model import Level, Severity
    from discrepancies.proof import Proof
    from discrepancies.report import Report

NARROWEST, WIDEST = 60, 160


def reported(asked: Asked) -> Report:
    """What the rules say of a dossier, as far as it is shown; ends the program on wrong input."""
    from discrepancies.load import revision
    from discrepancies.pipeline import check as check_dossier
    from discrepancies.pipeline import unknown

    never_over_input(asked.refused, *asked.files, asked.log)
    with _working(asked) as engine:
        dossier = load(asked, engine)
        if wrong := unknown(dossier, asked.shown):
            raise click.UsageError(wrong)
        report = check_dossier(
            dossier,
            select=sum(asked.select, ()),
            ignore=sum(asked.ignore, ()),
            shown=asked.shown,
            decisions=decided(asked.log, named=bool(asked.decisions), four_eyes=asked.four_eyes),
            engine=engine,
        )
    return replace(report, revision=revision.of(dossier.paths))


@contextmanager
def _working(asked: Asked) -> Iterator[Engine | None]:
    """The processes that share the work; None where it is this one alone."""
    where = asked.scheduler, asked.workers, asked.partitions
    given = [f"--{name}" for name in ("scheduler", "workers", "partitions") if getattr(asked, name) is not None]
    if asked.engine == ENGINES[0] and given:
        raise click.UsageError(f"{given[0]} goes with --engine {ENGINES[1]}")
    if given[:2] == ["--scheduler", "--workers"]:
        raise click.UsageError("--scheduler has workers of its own; leave out --workers")
    try:
        with engine_named(asked.engine, *where) as processes:
            yield processes
    except EngineError as error:
        raise click.ClickException(str(error)) from None


def load(asked: Asked, engine: Engine | None = None, *, claimless: bool = False) -> Dossier:
    """The dossier that is asked about; ends the program on wrong input.

    A log of decisions among its files is none of it. Where a file for refused claims is named, claims whose value
    cannot be read are left out and listed there. It may be `claimless` where claims are what is made of it.
    """
    from discrepancies.pipeline import load as load_dossier

    with telling_what_is_wrong():
        dossier = load_dossier(
            *of_claims(asked),
            stdin=sys.stdin.buffer,
            texts=asked.texts,
            skip_unreadable=asked.refused is not None,
            engine=engine,
            claimless=claimless,
            columns=asked.columns,
        )
    if asked.refused is not None:
        _list_refused(dossier, asked.refused)
    if dossier.annotations:
        from discrepancies.wording import counted

        said = f"{counted(dossier.annotations, 'annotation')}: no claims, so not checked"
        click.echo(f"{said}; discrepancies convert writes them as drafts to complete", err=True)
    return dossier


def _list_refused(dossier: Dossier, path: str) -> None:
    from discrepancies.formats import refused
    from discrepancies.save.whole_file import written_whole
    from discrepancies.wording import counted

    with writing(), written_whole(Path(path)) as out:
        refused.render(dossier, out)
    if dossier.refused:
        values = counted(len(dossier.refused), "value")
        click.echo(f"{values} of {len(dossier.written):,} cannot be read and left out; {path} says why", err=True)


def of_claims(asked: Asked) -> tuple[str, ...]:
    """The files without the log of decisions, which "data/*.yaml" names too."""
    log = Path(asked.decisions or asked.log_if_there or DECISIONS)
    claims = tuple(path for path in asked.files if Path(path).name != DECISIONS and Path(path) != log)
    if asked.paths and not claims:
        raise click.UsageError(f"{asked.paths[0]} holds decisions, not claims; name the files with the claims too")
    return claims or asked.files


def never_over_input(out: str | None, *read: str | Path) -> None:
    """End the program where `out` is one of the files that are read: writing there would lose it."""
    target = Path(out or "")
    if out and target.is_file() and any(path.exists() and path.samefile(target) for path in map(Path, read)):
        raise click.UsageError(f"{out} is read, and would be lost; write to a file of another name")


def decided(path: Path, *, named: bool = False, four_eyes: Sequence[Severity] = ()) -> Log | None:
    """The editors' decisions in this file, None where there is none; ends the program on wrong input.

    A file that was `named` has to be there: without it all would be open again. On findings as severe as `four_eyes` a
    decision counts once it was approved.
    """
    if not path.exists():
        if named:
            raise click.UsageError(f"there is no file {path}; give the one that `discrepancies decide` writes")
        return None
    from discrepancies.decisions import read

    with telling_what_is_wrong():
        return read(path, four_eyes)


def style() -> Style:
    """How wide the terminal is, and whether it has colour."""
    width = get_terminal_size((Style().width, 24)).columns
    return Style(max(NARROWEST, min(width, WIDEST)), sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


def put(output: str | None, render: Callable[[TextIO, Style], None]) -> None:
    """Write to the file that is named, or to the terminal where none is, or "-"."""
    from discrepancies.engines.progress import stage
    from discrepancies.save.whole_file import written_whole

    if output is None or output == "-":
        with printing() as out, stage("writing"):
            render(out, style())
    else:
        with writing(), written_whole(Path(output)) as out, stage("writing"):
            render(out, Style())


def rendering(name: str, output: str | None, *, excel: bool) -> Render:
    """What writes a report in a format, for a spreadsheet if asked; ends the program where that cannot be."""
    if name == WORKBOOK:
        need_openpyxl()
        if output is None:
            raise click.UsageError(f"--format {WORKBOOK} writes a file for a spreadsheet; name it with --output")
    if excel and name not in CSV:
        raise click.UsageError(f"--excel goes with --format {' or '.join(CSV)}; --format {WORKBOOK} writes a workbook")
    return rendering_of(name, excel=excel)


def need_openpyxl() -> None:
    """End the program where what writes a workbook is not installed, before any work is done."""
    from importlib.util import find_spec

    from discrepancies.load.table import INSTALL

    if find_spec("openpyxl") is None:
        raise click.ClickException(f"writing XLSX needs a library: {INSTALL}")


def status(found: Report | Difference | Proof, fail_on: Level) -> int:
    """The exit status of what was found: OPEN where a finding as severe as this is, 0 otherwise."""
    return OPEN if fail_on != "never" and found.fails(fail_on) else 0


@contextmanager
def printing() -> Iterator[TextIO]:
    """Standard output in UTF-8, whatever the terminal's locale; whoever reads it may leave early."""
    out = cast("TextIOWrapper", sys.stdout)
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", newline="")
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(PIPE_CLOSED) from None


@contextmanager
def writing() -> Iterator[None]:
    """One clear line where a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename or 'the report'}: {error.strerror}") from None
