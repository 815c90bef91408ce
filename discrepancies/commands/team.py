"""What `discrepancies review` is told of a team: where it is served, and who may sign in."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import click

from discrepancies.commands.options import Put
from discrepancies.commands.running import telling_what_is_wrong, writing

if TYPE_CHECKING:
    from discrepancies.pages.reach import Reach
    from discrepancies.pages.sessions import Sessions

FILE = "users.txt"

_file = click.Path(dir_okay=False)
team_options: tuple[Put, ...] = (
    click.option("--listen", metavar="ADDRESS[:PORT]", help="Serve a team there: people sign in."),
    click.option("--host", "names", multiple=True, metavar="NAME", help="The name by which they reach it."),
    click.option("--cert", type=_file, metavar="FILE", help="The TLS certificate, with its chain (PEM)."),
    click.option("--key", type=_file, metavar="FILE", help="Its private key, if that is not in the same file."),
    click.option("--behind-proxy", "proxied", is_flag=True, help="A proxy in front of it has the TLS."),
    click.option("--users", type=_file, metavar="FILE", help=f"Who may sign in.  [default: {FILE} by the decisions]"),
    click.option("--add-user", "added", metavar="NAME", help="Let NAME sign in, or by a new password, and end."),
    click.option("--remove-user", "removed", metavar="NAME", help="Let NAME sign in no longer, and end."),
)


class Team(NamedTuple):
    """The options of a team."""

    listen: str | None
    names: tuple[str, ...]
    cert: str | None
    key: str | None
    proxied: bool
    users: str | None
    added: str | None
    removed: str | None

    def file(self, log: Path) -> Path:
        """The file of who may sign in."""
        return Path(self.users) if self.users else log.parent / FILE


def changed(team: Team, file: Path) -> bool:
    """Add a user or take one out, if that is what is asked; says what it did."""
    from discrepancies.pages import users

    if team.added is not None and team.removed is not None:
        raise click.UsageError("add a user or remove one, not both at once")
    with writing(), telling_what_is_wrong(), _refusing():
        if team.removed is not None:
            users.remove(file, team.removed)
            click.echo(f"{team.removed} can sign in no longer by {file}, and where they did that has ended.")
        elif team.added is not None:
            users.read(file)  # what is wrong with it is said before a password is asked for
            _tell_added(team.added, file, users.add(file, team.added, _password()))
    return (team.added, team.removed) != (None, None)


@contextmanager
def _refusing() -> Iterator[None]:
    from discrepancies.pages.reach import NotReachable
    from discrepancies.pages.users import NoUser

    try:
        yield
    except (NotReachable, NoUser) as error:
        raise click.ClickException(str(error)) from None


def _tell_added(name: str, file: Path, there: bool) -> None:
    if there:
        click.echo(f"{name} has another password in {file}, and where they signed in by the old one has ended.")
    else:
        click.echo(f"{name} can sign in by {file}. Keep this file out of git and of what you publish.")


def _password() -> str:
    """What is typed twice without being shown; or, where nobody types, the first line of standard input."""
    if sys.stdin.isatty():
        return str(click.prompt("Password", hide_input=True, confirmation_prompt="Once more"))
    return sys.stdin.readline().removesuffix("\n").removesuffix("\r")


def reached(team: Team, port: int | None) -> Reach:
    """Where the desk is, settled before anything listens; ends the program where it cannot be."""
    from discrepancies.pages.reach import Reach, certificate, reach

    if team.listen is None:
        of_team = (team.names, team.cert, team.key, team.proxied, team.users)
        if any(of_team):
            raise click.UsageError("people sign in to a team's desk: say where it is, by --listen ADDRESS:PORT")
        return Reach(port=port)
    with _refusing():
        found = reach(team.listen, team.names, certificate(team.cert, team.key), team.proxied)
    if port is not None and found.port is not None:
        raise click.UsageError("name the port once: in --listen or by --port")
    return found._replace(port=found.port or port)


def sessions(team: Team, file: Path) -> Sessions | None:
    """Who signs in, None where nobody has to; ends the program where nobody could.

    Raises:
        InputError: the file is wrong.
    """
    from discrepancies.pages.sessions import Sessions

    if team.listen is None:
        return None
    found = Sessions(file)
    if not found.users():
        raise click.ClickException(f"nobody can sign in by {file}: let them, by discrepancies review --add-user NAME")
    return found


def editors(sessions: Sessions | None, file: Path) -> tuple[str, ...]:
    """The names of those who may sign in, for others to name them; nobody's where nobody has to."""
    from discrepancies.pages.users import read

    return tuple(user.name for user in read(file).values()) if sessions else ()
