"""`discrepancies compare`: two curators' dossiers of the same sources held against each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from discrepancies.commands import OPEN
from discrepancies.commands.options import Asked, format_options, options, texts_option, told
from discrepancies.commands.running import load, never_over_input, put, telling_what_is_wrong
from discrepancies.formats.compare import FORMS, render

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.load.dossier import Dossier

FAIL_ON = ("difference", "reading", "never")


@click.command("compare")
@click.argument("a")
@click.argument("b")
@options(
    (
        click.option("--with", "paths", multiple=True, metavar="FILE", help="Read this file too, on both sides."),
        texts_option,
    ),
    format_options(FORMS),
)
@click.option(
    "--fail-on",
    type=click.Choice(FAIL_ON),
    default=FAIL_ON[0],
    show_default=True,
    help="Exit with 1 if anything differs, or only if a claim that both have is read differently.",
)
@told
def command(asked: Asked, a: str, b: str, format_: str, output: str | None, fail_on: str) -> int:
    """Hold two curators' dossiers of the same sources against each other.

    A and B are each a claims file, a folder of them, "-" (standard input), or git:REV:PATH. Their keys may be others:
    sources, facts, events, scopes and voices are known by what they are. `diff` is for two versions of one dossier.
    """
    never_over_input(output, a, b, *asked.paths)
    comparison = _compared(asked, (a, b))
    put(output, lambda out, style: render(format_, comparison, out, style))
    return OPEN if _fails(comparison, fail_on) else 0


def _fails(comparison: Comparison, fail_on: str) -> bool:
    if fail_on == "reading":
        return bool(comparison.different)
    return fail_on != "never" and comparison.differs


def _compared(asked: Asked, sides: tuple[str, str]) -> Comparison:
    from discrepancies.compare import compared

    if sides == ("-", "-"):
        raise click.UsageError('only one of A and B can be "-"')
    a, b = (_dossier(asked, side) for side in sides)
    return compared(a, b)


def _dossier(asked: Asked, side: str) -> Dossier:
    from discrepancies.load.yaml_folders import claims_files

    with telling_what_is_wrong():
        files = claims_files(side, asked.log.name)
    return load(asked._replace(paths=(*files, *asked.paths)))
