"""How the program ends on wrong input: every error with its place, and the exit status that says so."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

import click

from discrepancies.commands import WRONG


@contextmanager
def telling_what_is_wrong() -> Iterator[None]:
    """Every input error with its place, and the exit status of wrong input."""
    from discrepancies.load.problems import InputError

    try:
        yield
    except InputError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(WRONG) from None
