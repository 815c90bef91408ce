"""`discrepancies convert`: a dossier written another way."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancies.commands.running import telling_what_is_wrong, writing
from discrepancies.language.safe import visible

if TYPE_CHECKING:
    from discrepancies.save.convert import Converted


@click.command("convert")
@click.argument("paths", nargs=-1, required=True, metavar="IN...")
@click.argument("out", metavar="OUT")
@click.option(
    "--rest",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Where facts and all else but claims goes, if OUT is a table; by default beside OUT, if need be.",
)
@click.option("--force", is_flag=True, help="Write over files that are there.")
def command(paths: tuple[str, ...], out: str, rest: str | None, force: bool) -> None:
    """Write the dossier as YAML, CSV, TSV, XLSX, JSON Lines or Parquet.

    OUT says which by its ending. IN can also be what other programs export as JSON: references (CSL-JSON, from Zotero)
    become sources, annotations (Hypothesis, W3C) drafts, with a question mark for what a fact-checker has to fill in.

    The claims, findings and ids stay the same. A table holds claims only, so what else there is goes to a YAML
    file beside it; give both to the other commands. Of what begins with x- the texts of claims are carried over,
    and all that facts, events, voices and sources have; comments are not. Sheets are read as the config's [columns]
    maps them.
    """
    from discrepancies.config import read
    from discrepancies.constraints.declared import check_expressions
    from discrepancies.evidence.drafts import shown_value
    from discrepancies.load.files import Reading
    from discrepancies.save import CannotHold
    from discrepancies.save.convert import Above, convert

    try:
        with telling_what_is_wrong(), writing():
            above = Above(check_expressions, shown_value)
            reading = Reading(columns=read(Path.cwd()).columns, stdin=sys.stdin.buffer)
            done = convert(paths, out, rest, force=force, above=above, reading=reading)
    except CannotHold as error:
        raise click.ClickException(str(error)) from None
    _tell_left_out(done)
    _tell(done)


def _tell_left_out(done: Converted) -> None:
    from discrepancies.wording import counted

    why = "longer than a claims file may hold, or with characters that cannot be seen"
    for column, cells in done.left_out.items():
        click.echo(f"left out: {counted(cells, 'text')} of {visible(column)}, {why}", err=True)


def _tell(done: Converted) -> None:
    from discrepancies.wording import counted

    claims = counted(done.claims, "claim") + _to_complete(done.drafts)
    sections = ", ".join(f"{name} ({count:,})" for name, count in done.sections.items())
    if done.together == (done.out,):
        click.echo(f"{done.out}: {claims}; {sections}")
        return
    click.echo(f"{done.out}: {claims}")
    if done.rest:
        click.echo(f"{done.rest}: {sections}")
    click.echo(f"together: discrepancies check {' '.join(done.together)}")


def _to_complete(drafts: int) -> str:
    from discrepancies.wording import counted

    return f", {counted(drafts, 'draft')} to complete" if drafts else ""
