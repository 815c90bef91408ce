"""`discrepancies review`: the editors' local page, which writes the log of decisions."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING

import click

from discrepancies.commands import INTERRUPTED
from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import telling_what_is_wrong

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("review")
@options(dossier_options)
@click.option("--port", type=click.IntRange(1024, 65535), help="Listen here.  [default: one that is free]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--by", default="", metavar="NAME", envvar="DISCREPANCIES_BY", help="The name that decisions are signed with."
)
@told
def command(asked: Asked, port: int | None, no_browser: bool, by: str) -> int:
    """Open a page on this machine to decide on what was flagged; every answer is written at once. Ctrl-C ends."""
    if "-" in asked.paths:
        raise click.UsageError("review reads the claims again whenever they change: give a file instead of -")
    with _flask():
        from discrepancies.pages import serving
        from discrepancies.pages.app import application
    from discrepancies.pages.desk import Desk, House
    from discrepancies.pages.guard import Guard

    desk = Desk(asked.files, asked.log, asked.texts, house=House(asked.four_eyes, asked.editor))
    with telling_what_is_wrong():
        desk.listed()
    with _free(port):
        listener = serving.listening(desk.log, port)
    with listener:
        guard = Guard(listener.getsockname()[1])
        serving.show(guard, not no_browser, click.echo)
        serving.server(application(desk, guard, by), listener).serve_forever()
    return INTERRUPTED


@contextmanager
def _flask() -> Iterator[None]:
    """One clear line where the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("discrepancies"):
            raise
        raise click.ClickException(
            f"the review page needs {error.name}, which is not installed: pip install 'discrepancies[review]'"
        ) from None


@contextmanager
def _free(port: int | None) -> Iterator[None]:
    """One clear line where the port cannot be had."""
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        raise click.ClickException(f"port {port} cannot be had ({why}): name another one, or none") from None
