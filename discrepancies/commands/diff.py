"""`discrepancies diff`: what an edit of the claims opens, closes and moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from discrepancies.commands.options import (
    DECISIONS,
    Asked,
    fail_on_option,
    filter_options,
    format_options,
    options,
    sides_options,
    told,
)
from discrepancies.commands.running import decided, load, never_over_input, put, status, telling_what_is_wrong
from discrepancies.formats.diff import FORMS, render
from discrepancies.model import Level

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.load.dossier import Dossier


@click.command("diff")
@options(sides_options, format_options(FORMS), filter_options)
@fail_on_option("was opened or moved and is not settled")
@told
def command(asked: Asked, old: str, new: str, format_: str, output: str | None, fail_on: Level) -> int:
    """Show what a change of the claims does to the findings.

    OLD and NEW are each a claims file, a folder of them, "-" (standard input), or git:REV:PATH: a file or a folder as
    it was at a revision, such as git:HEAD:data/claims.yaml.
    """
    never_over_input(output, old, new, *asked.paths)
    difference = _difference(asked, (old, new))
    put(output, lambda out, style: render(format_, difference, out, style))
    return status(difference, fail_on)


def _difference(asked: Asked, sides: tuple[str, str]) -> Difference:
    from discrepancies import diff
    from discrepancies.load.yaml_folders import beside

    named = asked.decisions or asked.log_if_there
    log = Path(named) if named else beside(reversed(sides), DECISIONS)
    old, new = _dossiers(asked, sides, log)
    if wrong := diff.unknown(old, new, asked.shown):
        raise click.UsageError(wrong)
    decisions = decided(log, named=bool(asked.decisions), four_eyes=asked.four_eyes)
    return diff.difference(old, new, decisions=decisions, shown=asked.shown)


def _dossiers(asked: Asked, sides: tuple[str, str], log: Path) -> Iterator[Dossier]:
    from discrepancies.load.yaml_folders import claims_files

    if sides == ("-", "-"):
        raise click.UsageError('only one of OLD and NEW can be "-"')
    for side in sides:
        with telling_what_is_wrong():
            files = claims_files(side, log.name)
        yield load(asked._replace(paths=(*files, *asked.paths)))
