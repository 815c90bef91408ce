"""The commands, one file each: what a person types, and what then happens in one call or two.

A command is a module with a `command`. It parses, calls and prints; what it says of a dossier is made elsewhere, and
imported when it runs. To add one: write `commands/x.py`, add its name here, and a row to the README.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import click

COMMANDS = (*("check", "report", "show", "review", "decide", "rules", "quotes", "diff", "convert", "schema", "init"),)


def command_named(name: str) -> click.Command:
    """The command of this name, imported when first asked for."""
    return cast("click.Command", import_module(f"discrepancies.commands.{name}").command)
