"""`discrepancies lsp`: a language server for the editor in which claims are written, over standard input and output."""

from __future__ import annotations

import gc
import logging
import os
import sys

import click

RARELY = 100_000, 20, 50
"""How much is made before garbage is looked for: a check makes much that is kept, and has to be quick."""


@click.command("lsp")
def command() -> None:
    """Serve your editor: errors and findings as you type.

    The editor starts it and talks to it over standard input and output; docs/editors.md says how. Exit status: 0 if the
    editor has asked it to end, else 1.
    """
    try:
        import pygls  # noqa: F401
    except ModuleNotFoundError as error:
        wrong = f"the language server needs {error.name}, which is not installed: pip install 'discrepancies[lsp]'"
        raise click.ClickException(wrong) from None
    from discrepancies.lsp.server import made

    gc.enable()  # the command line switches it off, for programs that end soon
    gc.freeze()
    gc.set_threshold(*RARELY)
    logging.basicConfig(level=logging.ERROR, stream=sys.stderr)
    # Whatever else is printed by mistake, or by a library, must not get among the messages.
    out = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    server = made()
    server.start_io(sys.stdin.buffer, out)
    sys.stderr.flush()
    os._exit(0 if server.asked_to_stop else 1)  # a check that is still running is of no use to anybody
