"""`discrepancies compare`: two curators' dossiers of the same sources held against each other."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from discrepancies.commands import OPEN
from discrepancies.commands.options import Asked, format_options, options, texts_option, told
from discrepancies.commands.running import load, never_over_input, put, telling_what_is_wrong, writing
from discrepancies.formats.compare import FORMS, render
from discrepancies.save.whole_file import written_whole

if TYPE_CHECKING:
    from discrepancies.compare import Comparison
    from discrepancies.load.dossier import Dossier

CHOICES = ".choices"
"""How the file of choices ends, so that no folder of claims takes it for one."""
FAIL_ON = ("difference", "reading", "never")


class Wanted(NamedTuple):
    """What is wanted of a comparison besides being told."""

    fail_on: str
    consensus: str | None
    choices: str | None


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
@click.option(
    "--consensus",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="Write A's file with what is chosen in --choices, once all is chosen; until then, what there is to choose.",
)
@click.option(
    "--choices",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help=f"What is chosen, a or b for each difference.  [default: the consensus' name with {CHOICES}]",
)
@told
def command(asked: Asked, a: str, b: str, format_: str, output: str | None, **wanted: Any) -> int:
    """Hold two curators' dossiers of the same sources side by side.

    A and B are each a claims file, a folder of them, "-" (standard input), or git:REV:PATH. Their keys may be others:
    sources, facts, events, scopes and voices are known by what they are. `diff` is for two versions of one dossier.
    """
    never_over_input(output, a, b, *asked.paths)
    fail_on, consensus, choices = Wanted(**wanted)
    if choices and not consensus:
        raise click.UsageError("--choices goes with --consensus, which says where to write")
    if consensus:
        return _consensus(asked, (a, b), Path(consensus), choices)
    comparison = _compared(asked, (a, b))
    put(output, lambda out, style: render(format_, comparison, out, style))
    return OPEN if _fails(comparison, fail_on) else 0


def _fails(comparison: Comparison, fail_on: str) -> bool:
    if fail_on == "reading":
        return bool(comparison.different)
    return fail_on != "never" and comparison.differs


def _consensus(asked: Asked, sides: tuple[str, str], out: Path, named: str | None) -> int:
    """Write the consensus where all is chosen, else what is still to be chosen."""
    from discrepancies.compare import choices, consensus
    from discrepancies.formats.compare.choices import asked_in
    from discrepancies.load.files import Reading
    from discrepancies.pipeline import edited

    path = Path(named or out.with_suffix(CHOICES))
    comparison = _compared(asked, sides)
    read = (*comparison.a.paths, *comparison.b.paths)
    never_over_input(str(out), *read)
    never_over_input(str(path), *read)
    with telling_what_is_wrong(), writing():
        file = _file(comparison, out, path, asked.paths)
        every, kept = choices.differences(comparison), choices.read(path)
        if missing := [one for one in every if kept.of(one) is None]:
            click.echo(asked_in(path, comparison, kept, missing))
            return OPEN
        made = consensus.made(comparison, file, consensus.chosen(comparison, every, kept))
        edited((str(out), *asked.paths), Reading({str(out): made}, asked.columns))
        with written_whole(out) as written:
            written.write(made.decode())
    click.echo(consensus.told(str(out), file, every, kept))
    return 0


def _file(comparison: Comparison, out: Path, choices: Path, shared: Sequence[str]) -> str:
    """A's one file, which the consensus is made from; ends the program where there is none or it cannot be."""
    from discrepancies.compare import consensus

    try:
        return consensus.made_from(comparison, out, choices, shared)
    except ValueError as error:
        raise click.UsageError(str(error)) from None


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
