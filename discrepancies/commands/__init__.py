"""The commands, one file each: what a person types, and what then happens in one call or two.

A command is a module with a `command`. It parses, calls and prints; what it says of a dossier is made elsewhere, and
imported when it runs. To add one: write `commands/x.py`, add its name here, and a row to the README.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, cast

if TYPE_CHECKING:
    import click

COMMANDS = {
    "check": "Run the rules; print what they flag and the agreement tables.",
    "report": "Write the report in every format into a folder.",
    "show": "Show one fact: its table, quotes and relations.",
    "curate": "Open a page on this machine to claim what the texts say.",
    "review": "Open a page on this machine to decide on what was flagged.",
    "decide": "Record what an editor decides on the finding ID, or does to it.",
    "asks": "List what is asked of whom, since when, and what has answered it.",
    "rules": "List the rules, or print one rule's manual page.",
    "quotes": "Check quotes against their texts; show what no claim covers.",
    "proof": "Hold a story against the dossier before it is printed.",
    "diff": "Show what a change of the claims does to the findings.",
    "compare": "Hold two curators' dossiers of the same sources side by side.",
    "convert": "Write the dossier as YAML, CSV, TSV, XLSX, JSON Lines or Parquet.",
    "schema": "Print the JSON Schema of a claims file.",
    "lsp": "Serve your editor: errors and findings as you type.",
    "init": "Write a small commented dossier to read and to replace.",
}
"""By name, each with the first sentence of its help: what `discrepancies --help` lists without importing any."""

OPEN, WRONG, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""What the program's exit status means, where it is not 0."""


def command_named(name: str) -> click.Command:
    """The command of this name, imported when first asked for."""
    return cast("click.Command", import_module(f"discrepancies.commands.{name}").command)
