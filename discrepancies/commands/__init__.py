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
    "show": "Show one fact (FACT or EVENT/FACT): its table, quotes and relations.",
    "review": "Open a page on this machine to decide on what was flagged; every answer is written at once.",
    "curate": "Open a page on this machine to claim what the sources' texts say; every claim is written at once.",
    "decide": "Record what an editor decides on the finding ID, or does to it.",
    "asks": "List what is asked of whom: by whom, since when, by when, and the claims that have answered it.",
    "rules": "List the rules, or print one rule's manual page.",
    "quotes": "Check the quotes against the sources' texts; show what no claim covers.",
    "proof": "Hold a story against the dossier: every figure, date, name and quotation of it.",
    "diff": "Show what a change of the claims does to the findings.",
    "compare": "Hold two curators' dossiers of the same sources against each other.",
    "convert": "Write the dossier in IN as OUT: YAML, CSV, TSV, XLSX, JSON Lines or Parquet, by its ending.",
    "schema": "Print the JSON Schema of a claims file, with the keys that PATHS declare.",
    "lsp": "Serve the editor in which claims are written: errors and findings as one types.",
    "init": "Write a small commented dossier into DIR/data, by default here, to read and to replace.",
}
"""By name, each with the first sentence of its help: what `discrepancies --help` lists without importing any."""

OPEN, WRONG, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
"""What the program's exit status means, where it is not 0."""


def command_named(name: str) -> click.Command:
    """The command of this name, imported when first asked for."""
    return cast("click.Command", import_module(f"discrepancies.commands.{name}").command)
