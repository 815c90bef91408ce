"""How a command reads a dossier, prints, writes and ends: the same for all of them."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from shutil import get_terminal_size
from typing import TYPE_CHECKING, TextIO, cast

import click

from discrepancies.formats import Style

if TYPE_CHECKING:
    from io import TextIOWrapper

    from discrepancies.model import Dossier
    from discrepancies.report import Filter, Report

DEFAULT_PATH = "data/claims.yaml"
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
) -> Report:
    """What the rules say of the dossier in these files, as far as it is shown; ends the program on wrong input."""
    from discrepancies.pipeline import check as check_dossier
    from discrepancies.report import Filter

    dossier = load(paths, texts)
    shown = Filter(events, facts, sources)
    _refuse_unknown(dossier, shown)
    return check_dossier(dossier, select=sum(select, ()), ignore=sum(ignore, ()), shown=shown)


def load(paths: tuple[str, ...], texts: str | None = None) -> Dossier:
    """The dossier in these files, by default the one at DEFAULT_PATH; ends the program on wrong input."""
    from discrepancies.pipeline import load as load_dossier

    with telling_what_is_wrong():
        return load_dossier(*(paths or (DEFAULT_PATH,)), stdin=sys.stdin.buffer, texts=texts)


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
