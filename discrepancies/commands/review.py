"""`discrepancies review`: the editors' page, on their own machine or for a team, which writes the log of decisions."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import click

from discrepancies.commands import INTERRUPTED
from discrepancies.commands.options import Asked, dossier_options, options, told
from discrepancies.commands.running import of_claims, telling_what_is_wrong
from discrepancies.commands.team import Team, changed, editors, reached, team_options
from discrepancies.commands.team import sessions as signing_in

if TYPE_CHECKING:
    from collections.abc import Iterator


@click.command("review")
@options(dossier_options)
@click.option("--port", type=click.IntRange(1024, 65535), help="Listen here.  [default: one that is free]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@click.option(
    "--by", default="", metavar="NAME", envvar="DISCREPANCIES_BY", help="The name that decisions are signed with."
)
@options(team_options)
@told
def command(asked: Asked, port: int | None, no_browser: bool, by: str, **team: Any) -> int:
    """Open a page on this machine to decide on what was flagged.

    Every answer is written at once; Ctrl-C ends. With --listen it serves a team: people sign in, as those whom
    --add-user has let in.
    """
    if "-" in asked.paths:
        raise click.UsageError("review reads the claims again whenever they change: give a file instead of -")
    with with_flask():
        from discrepancies.pages import serving
        from discrepancies.pages.app import application
    from discrepancies.pages.desk import Desk, House
    from discrepancies.pages.guard import Guard

    of_team = Team(**team)
    users = of_team.file(asked.log)
    if changed(of_team, users):
        return 0
    reach = reached(of_team, port)
    with telling_what_is_wrong():
        sessions = signing_in(of_team, users)
        house = House(asked.four_eyes, asked.editor, editors(sessions, users), asked.columns)
        desk = Desk(of_claims(asked), asked.log, asked.texts, house=house)
        desk.listed()
    with free_port(reach.port):
        listener = serving.listening(desk.log, reach)
    with listener:
        at = listener.getsockname()[1]
        guard = Guard(at, reach.origins(at), sessions)
        serving.show(guard, not (no_browser or sessions), click.echo)
        serving.server(application(desk, guard, by), listener, reach).serve_forever()
    return INTERRUPTED


@contextmanager
def with_flask(what: str = "the review page") -> Iterator[None]:
    """One clear line where the extra is missing."""
    try:
        yield
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("discrepancies"):
            raise
        raise click.ClickException(
            f"{what} needs {error.name}, which is not installed: pip install 'discrepancies[review]'"
        ) from None


@contextmanager
def free_port(port: int | None) -> Iterator[None]:
    """One clear line where the port cannot be had."""
    try:
        yield
    except OSError as error:
        why = os.strerror(error.errno or 0).lower()
        which = "the port" if port is None else f"port {port}"
        raise click.ClickException(f"{which} cannot be had ({why}): name another one, or none") from None
