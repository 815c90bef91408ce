"""`discrepancies curate`: the fact-checker's page, a source's text beside its claims, where a click makes one."""

from __future__ import annotations

from pathlib import Path

import click

from discrepancies.commands import INTERRUPTED
from discrepancies.commands.options import Asked, options, paths_argument, texts_option, told
from discrepancies.commands.review import free_port, with_flask
from discrepancies.commands.running import of_claims, telling_what_is_wrong


@click.command("curate")
@options((paths_argument, texts_option))
@click.option("--port", type=click.IntRange(1024, 65535), help="Listen here.  [default: one that is free]")
@click.option("--no-browser", is_flag=True, help="Print the address and open no browser.")
@told
def command(asked: Asked, port: int | None, no_browser: bool) -> int:
    """Open a page on this machine to claim what the texts say.

    Every claim is written at once. A file of YAML that is not there yet is begun with the first thing that is
    written. Ctrl-C ends.
    """
    if "-" in asked.paths:
        raise click.UsageError("curate writes into the claims file: give a file instead of -")
    with with_flask("curating"):
        from discrepancies.pages import serving
        from discrepancies.pages.curating_routes import MOST_BYTES, application
    from discrepancies.pages.curating import Bench
    from discrepancies.pages.guard import Guard
    from discrepancies.pages.reach import Reach

    with telling_what_is_wrong():
        bench = Bench(_begun(of_claims(asked)), asked.texts, asked.columns)
        with bench.looking():
            pass
    reach = Reach(port=port)
    with free_port(port):
        listener = serving.listening(Path(bench.paths[0]), reach)
    with listener:
        at = listener.getsockname()[1]
        guard = Guard(at, reach.origins(at), most=MOST_BYTES)
        serving.show(guard, not no_browser, click.echo, "Curate")
        serving.server(application(bench, guard), listener, reach, MOST_BYTES).serve_forever()
    return INTERRUPTED


def _begun(paths: tuple[str, ...]) -> tuple[str, ...]:
    """The files of the dossier; one of YAML need not be there, but its folder has to be."""
    for path in map(Path, paths):
        if not path.exists() and not path.parent.is_dir():
            raise click.UsageError(f"there is no folder {path.parent} to begin {path.name} in; make it")
    return paths
