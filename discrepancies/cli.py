"""The command line as a whole: the commands by name, and how the program ends."""

from __future__ import annotations

import gc
import os
import sys
from typing import NoReturn

import click

from discrepancies import __version__
from discrepancies.commands import COMMANDS, INTERRUPTED, WRONG, command_named


class _Commands(click.Group):
    """The commands, each imported when first asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        return command_named(cmd_name) if cmd_name in COMMANDS else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002
        # click would import every command, to ask for the sentence that is at hand here.
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="discrepancies", message="%(prog)s %(version)s")
def cli() -> None:
    """Show where sources that describe one event cannot all be right.

    Reads claims that a fact-checker wrote down by hand (PATHS, by default data/claims.yaml; "-" reads standard
    input), flags what cannot all be true, and shows how far the sources agree on every fact. It never says
    which of them is right.

    Exit status: 0 nothing is open, 1 something is, 2 the input or the command is wrong.
    """


def main() -> NoReturn:
    """Run the command line and exit: 2 for wrong input or usage, 130 for Ctrl-C, never with a traceback for either."""
    # numpy would start a thread a core for linear algebra, of which there is none here.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    gc.disable()  # one run builds what it shows and ends: looking for garbage in it costs a quarter of the time
    try:
        status = cli.main(prog_name="discrepancies", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = WRONG
    except click.Abort:
        status = INTERRUPTED
    gc.freeze()  # neither does ending look: Python would go over every object once more, a fifth of a short run
    sys.exit(status or 0)
