"""`discrepancies diff`: what an edit of the claims opens, closes and moves."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, get_args

import click

from discrepancies.commands.options import Level, filters, options, texts_option
from discrepancies.commands.running import (
    DECISIONS,
    OPEN,
    decided,
    load,
    never_over_input,
    printing,
    style,
    telling_what_is_wrong,
    writing,
)
from discrepancies.formats import Style
from discrepancies.formats.diff import FORMS, render
from discrepancies.save.whole_file import written_whole

if TYPE_CHECKING:
    from discrepancies.diff import Difference
    from discrepancies.load.dossier import Dossier
    from discrepancies.report import Filter


@click.command("diff")
@click.argument("old")
@click.argument("new")
@click.option("--with", "common", multiple=True, metavar="FILE", help="Read this file too, on both sides.")
@texts_option
@click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The editors' decisions.  [default: decisions.yaml beside NEW, or beside OLD]",
)
@click.option("--format", "form", type=click.Choice(FORMS), default="text", show_default=True, help="How to write it.")
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@options(filters)
@click.option(
    "--fail-on",
    type=click.Choice(get_args(Level)),
    default="error",
    show_default=True,
    help="Exit with 1 if a finding as severe as this was opened or moved and is not settled.",
)
def command(
    old: str,
    new: str,
    common: tuple[str, ...],
    texts: str | None,
    decisions: str | None,
    form: str,
    output: str | None,
    events: tuple[str, ...],
    facts: tuple[str, ...],
    sources: tuple[str, ...],
    fail_on: Level,
) -> int:
    """Show what a change of the claims does to the findings.

    OLD and NEW are each a claims file, a folder of them, "-" (standard input), or git:REV:PATH: a file or a folder as
    it was at a revision, such as git:HEAD:data/claims.yaml.
    """
    from discrepancies.report import Filter

    never_over_input(output, old, new, *common)
    difference = _difference((old, new), common, texts, decisions, Filter(events, facts, sources))
    if output is None or output == "-":
        with printing() as out:
            render(form, difference, out, style())
    else:
        with writing(), written_whole(Path(output)) as out:
            render(form, difference, out, Style())
    return OPEN if fail_on != "never" and difference.fails(fail_on) else 0


def _difference(
    sides: tuple[str, str], common: tuple[str, ...], texts: str | None, decisions: str | None, shown: Filter
) -> Difference:
    from discrepancies import diff
    from discrepancies.load.folders import beside

    log = Path(decisions) if decisions else beside(reversed(sides), DECISIONS)
    old, new = _dossiers(sides, common, texts, log)
    if wrong := diff.unknown(old, new, shown):
        raise click.UsageError(wrong)
    return diff.difference(old, new, decisions=decided(log, named=bool(decisions)), shown=shown)


def _dossiers(sides: tuple[str, str], common: tuple[str, ...], texts: str | None, log: Path) -> Iterator[Dossier]:
    from discrepancies.load.folders import claims_files

    if sides == ("-", "-"):
        raise click.UsageError('only one of OLD and NEW can be "-"')
    for side in sides:
        with telling_what_is_wrong():
            files = claims_files(side, log.name)
        yield load((*files, *common), texts)
