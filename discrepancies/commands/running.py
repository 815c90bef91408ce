"""How a command reads a dossier, prints, writes and ends: the same for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, TextIO, cast

import click

from discrepancies.engines import ENGINES, EngineError, engine_named
from discrepancies.formats import Style

if TYPE_CHECKING:
    from io import TextIOWrapper

    from discrepancies.decisions import Log
    from discrepancies.engines import Engine
    from discrepancies.load.dossier import Dossier
    from discrepancies.report import Filter, Report

DEFAULT_PATH = "data/claims.yaml"
DECISIONS = "decisions.yaml"
OPEN, WRONG, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
NARROWEST, WIDEST = 60, 160


def reported(
    paths: tuple[str, ...],
    texts: str | None,
    select: tuple[tuple[str, ...], ...] = (),
    ignore: tuple[tuple[str, ...], ...] = (),
    events: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
    decisions: str | None = None,
    refused: str | None = None,
    **where: Any,
) -> Report:
    """What the rules say of the dossier in these files, as far as it is shown; ends the program on wrong input.

    `decisions` is the file of the editors' decisions, by default the one beside the first path. `where` it is worked
    out: see `_working`.
    """
    from discrepancies.pipeline import check as check_dossier
    from discrepancies.report import Filter

    shown = Filter(events, facts, sources)
    never_over_input(refused, *paths or (DEFAULT_PATH,), decisions_path(paths, decisions))
    with _working(**where) as engine:
        dossier = load(paths, texts, decisions, engine, refused)
        _refuse_unknown(dossier, shown)
        log = decided(decisions_path(paths, decisions), named=bool(decisions))
        return check_dossier(
            dossier, select=sum(select, ()), ignore=sum(ignore, ()), shown=shown, decisions=log, engine=engine
        )


@contextmanager
def _working(
    engine: str = ENGINES[0], scheduler: str | None = None, workers: int | None = None, partitions: int | None = None
) -> Iterator[Engine | None]:
    """The processes that share the work; None where it is this one alone."""
    options = {"--scheduler": scheduler, "--workers": workers, "--partitions": partitions}
    given = [name for name, value in options.items() if value is not None]
    if engine == ENGINES[0] and given:
        raise click.UsageError(f"{given[0]} goes with --engine {ENGINES[1]}")
    if scheduler is not None and workers is not None:
        raise click.UsageError("--scheduler has workers of its own; leave out --workers")
    try:
        with engine_named(engine, scheduler, workers, partitions) as processes:
            yield processes
    except EngineError as error:
        raise click.ClickException(str(error)) from None


def load(
    paths: tuple[str, ...],
    texts: str | None = None,
    decisions: str | None = None,
    engine: Engine | None = None,
    refused: str | None = None,
    *,
    claimless: bool = False,
) -> Dossier:
    """The dossier in these files, by default the one at DEFAULT_PATH; ends the program on wrong input.

    A log of `decisions` among them is none of it. Where a file for those `refused` is named, claims whose value cannot
    be read are left out and listed there. It may be `claimless` where claims are what is made of it.
    """
    from discrepancies.pipeline import load as load_dossier

    skip = refused is not None
    with telling_what_is_wrong():
        dossier = load_dossier(
            *(_of_claims(paths, decisions) or (DEFAULT_PATH,)),
            stdin=sys.stdin.buffer,
            texts=texts,
            skip_unreadable=skip,
            engine=engine,
            claimless=claimless,
        )
    if refused is not None:
        _list_refused(dossier, refused)
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


def _of_claims(paths: tuple[str, ...], decisions: str | None) -> tuple[str, ...]:
    """The paths without the log of decisions, which "data/*.yaml" names too."""
    log = Path(decisions or DECISIONS)
    claims = tuple(path for path in paths if Path(path).name != DECISIONS and Path(path) != log)
    if paths and not claims:
        raise click.UsageError(f"{paths[0]} holds decisions, not claims; name the files with the claims too")
    return claims


def never_over_input(out: str | None, *read: str | Path) -> None:
    """End the program where `out` is one of the files that are read: writing there would lose it."""
    target = Path(out or "")
    if out and target.is_file() and any(path.exists() and path.samefile(target) for path in map(Path, read)):
        raise click.UsageError(f"{out} is read, and would be lost; write to a file of another name")


def decisions_path(paths: tuple[str, ...], given: str | None) -> Path:
    """The file of the editors' decisions: the one given, else the one beside the first path that is a file."""
    from discrepancies.load.folders import beside

    return Path(given) if given else beside(paths or (DEFAULT_PATH,), DECISIONS)


def decided(path: Path, *, named: bool = False) -> Log | None:
    """The editors' decisions in this file, None where there is none; ends the program on wrong input.

    A file that was `named` has to be there: without it all would be open again.
    """
    if not path.exists():
        if named:
            raise click.UsageError(f"there is no file {path}; give the one that `discrepancies decide` writes")
        return None
    from discrepancies.decisions import read

    with telling_what_is_wrong():
        return read(path)


@contextmanager
def telling_what_is_wrong() -> Iterator[None]:
    """Every input error with its place, and the exit status of wrong input."""
    from discrepancies.load.problems import InputError

    try:
        yield
    except InputError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(WRONG) from None


def _refuse_unknown(dossier: Dossier, shown: Filter) -> None:
    from discrepancies.pipeline import unknown

    wrong = unknown(dossier, shown)
    if wrong:
        raise click.UsageError(wrong)


def style() -> Style:
    """How wide the terminal is, and whether it has colour."""
    width = get_terminal_size((Style().width, 24)).columns
    return Style(max(NARROWEST, min(width, WIDEST)), sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


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
