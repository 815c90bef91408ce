"""The command line: parses, calls, prints. What it says of a dossier is made elsewhere, and imported when run."""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from shutil import get_terminal_size
from typing import TYPE_CHECKING, Any, Literal, NoReturn, TextIO, cast, get_args

import click

from discrepancies import __version__
from discrepancies.formats import FORMATS, Style, format_named, written_whole
from discrepancies.rules import RULES, rule, unknown_rule

if TYPE_CHECKING:
    from io import TextIOWrapper

    from discrepancies.model import Dossier
    from discrepancies.report import Filter, Report

Level = Literal["error", "warning", "info", "never"]
DEFAULT_PATH = "data/claims.yaml"
OPEN, WRONG, INTERRUPTED, PIPE_CLOSED = 1, 2, 130, 141
NARROWEST, WIDEST = 60, 160


class _Rules(click.ParamType[tuple[str, ...]]):
    """Names of rules, one or several with commas between."""

    name = "rules"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002
        return "RULE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:
        names = tuple(name.strip() for name in str(value).split(","))
        for name in names:
            if name not in RULES:
                self.fail(unknown_rule(name), param, ctx)
        return names


paths_argument = click.argument("paths", nargs=-1, metavar="[PATHS]...")
texts_option = click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Look in this folder for the sources' texts.",
)
filters = (
    click.option("--event", "events", multiple=True, metavar="EVENT", help="Show only this event."),
    click.option("--fact", "facts", multiple=True, metavar="FACT", help="Show only this fact: FACT or EVENT/FACT."),
    click.option("--source", "sources", multiple=True, metavar="SOURCE", help="Show only what this source says."),
)
choice_of_rules = (
    click.option("--select", multiple=True, type=_Rules(), help="Run only these rules."),
    click.option("--ignore", multiple=True, type=_Rules(), help="Run all rules but these."),
)


def options(*groups: tuple[Callable[..., Any], ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put several options on a command."""

    def put(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return put


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, package_name="discrepancies", message="%(prog)s %(version)s")
def cli() -> None:
    """Show where sources that describe one event cannot all be right.

    Reads claims that a fact-checker wrote down by hand (PATHS, by default data/claims.yaml; "-" reads standard
    input), flags what cannot all be true, and shows how far the sources agree on every fact. It never says
    which of them is right.

    Exit status: 0 nothing is open, 1 something is, 2 the input or the command is wrong.
    """


@cli.command()
@paths_argument
@texts_option
@click.option(
    "--format",
    "format_",
    type=click.Choice(FORMATS),
    default="text",
    show_default=True,
    help="How to write it.",
)
@click.option("--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal.")
@options(choice_of_rules, filters)
@click.option(
    "--fail-on",
    type=click.Choice(get_args(Level)),
    default="error",
    show_default=True,
    help="Exit with 1 if a finding as severe as this is open.",
)
@click.option(
    "--explain-constraints",
    "explained",
    is_flag=True,
    help="Print each constraint's answers, source by source, instead of the report.",
)
def check(paths: tuple[str, ...], format_: str, output: str | None, fail_on: Level, explained: bool, **how: Any) -> int:
    """Run the rules; print what they flag and the agreement tables."""
    report = _report(paths, **how)
    format_ = "constraints" if explained else format_
    if output is None:
        with _printing() as out:
            format_named(format_).render(report, out, _style())
    else:
        with _writing(), written_whole(Path(output)) as out:
            format_named(format_).render(report, out, Style())
    return OPEN if fail_on != "never" and report.fails(fail_on) else 0


@cli.command("report")
@paths_argument
@texts_option
@click.option(
    "--output",
    "-o",
    type=click.Path(file_okay=False),
    default="reports",
    show_default=True,
    help="Into this folder.",
)
@options(choice_of_rules, filters)
def report_command(paths: tuple[str, ...], output: str, **how: Any) -> None:
    """Write the report in every format into a folder."""
    report = _report(paths, **how)
    with _writing():
        folder = Path(output)
        folder.mkdir(parents=True, exist_ok=True)
        for name in FORMATS:
            for file, render in format_named(name).FILES.items():
                with written_whole(folder / file) as out:
                    render(report, out, Style())
                click.echo(folder / file)


@cli.command()
@click.argument("fact")
@paths_argument
@texts_option
def show(fact: str, paths: tuple[str, ...], texts: str | None) -> None:
    """Show one fact (FACT or EVENT/FACT): its table, quotes and relations."""
    from discrepancies.formats import show as showing

    report = _report(paths, texts, facts=(fact,))
    with _printing() as out:
        showing.render(report, fact, out, _style())


@cli.command()
@paths_argument
@texts_option
@click.option("--coverage", is_flag=True, help="Count the figures and names of each text that quotes cover.")
@click.option("--missing", is_flag=True, help="The same, and list those that no quote covers.")
@click.option("--draft", is_flag=True, help="Write claims for those instead, as YAML to complete.")
@click.option("--pin", is_flag=True, help="Write each text's SHA-256 into the claims files instead.")
def quotes(paths: tuple[str, ...], texts: str | None, coverage: bool, missing: bool, draft: bool, pin: bool) -> int:
    """Check the quotes against the sources' texts; show what no claim covers."""
    _at_most_one(draft=draft, pin=pin)
    if draft:
        return _draft(paths, texts)
    if pin:
        return _pin(paths, texts)
    from discrepancies.formats import quotes as quoting
    from discrepancies.pipeline import check as check_dossier

    dossier = replace(_load(paths, texts), every_quote=True)
    report = check_dossier(dossier, select=quoting.rules(coverage=coverage or missing))
    with _printing() as out:
        quoting.render(report, out, _style(), coverage=coverage or missing, missing=missing)
    return OPEN if report.fails("error") or (texts and quoting.awaited(dossier)) else 0


def _at_most_one(**options: bool) -> None:
    if sum(options.values()) > 1:
        raise click.UsageError(f"{' and '.join(map('--{}'.format, options))} cannot be used together")


def _draft(paths: tuple[str, ...], texts: str | None) -> int:
    from discrepancies.evidence.coverage import coverages
    from discrepancies.evidence.drafts import drafts

    dossier = _load(paths, texts)
    with _printing() as out:
        out.writelines(drafts(dossier, coverages(dossier)))
    return 0


def _pin(paths: tuple[str, ...], texts: str | None) -> int:
    from discrepancies.evidence.pinning import pin
    from discrepancies.formats import quotes as quoting

    dossier = _load(paths, texts)
    with _writing(), _telling_what_is_wrong():
        written = pin(paths or (DEFAULT_PATH,), dossier, dossier.texts)
    with _printing() as out:
        quoting.render_pinned(written, out)
    return 0


@cli.command()
@click.argument("names", required=False, metavar="[RULE]", type=_Rules())
def rules(names: tuple[str, ...] | None) -> None:
    """List the rules, or print one rule's manual page."""
    if names is not None:
        click.echo("\n\n".join((rule(name).__doc__ or "").strip() for name in names))
        return
    for each in RULES:
        page = (rule(each).__doc__ or "").strip().splitlines()[0]
        click.echo(f"{each:18} {rule(each).SEVERITY:8} {page.partition(': ')[2]}")


@cli.command()
@paths_argument
def schema(paths: tuple[str, ...]) -> None:
    """Print the JSON Schema of a claims file, with the keys that PATHS declare."""
    from discrepancies.schema import text

    dossier = _load(paths) if paths or Path(DEFAULT_PATH).exists() else None
    click.echo(text(dossier), nl=False)


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
    sys.exit(status or 0)


def _report(
    paths: tuple[str, ...],
    texts: str | None,
    select: tuple[tuple[str, ...], ...] = (),
    ignore: tuple[tuple[str, ...], ...] = (),
    events: tuple[str, ...] = (),
    facts: tuple[str, ...] = (),
    sources: tuple[str, ...] = (),
) -> Report:
    from discrepancies.pipeline import check as check_dossier
    from discrepancies.report import Filter

    dossier = _load(paths, texts)
    shown = Filter(events, facts, sources)
    _refuse_unknown(dossier, shown)
    return check_dossier(dossier, select=sum(select, ()), ignore=sum(ignore, ()), shown=shown)


def _load(paths: tuple[str, ...], texts: str | None = None) -> Dossier:
    from discrepancies.pipeline import load

    with _telling_what_is_wrong():
        return load(*(paths or (DEFAULT_PATH,)), stdin=sys.stdin.buffer, texts=texts)


@contextmanager
def _telling_what_is_wrong() -> Iterator[None]:
    """Every input error with its place, and the exit status of wrong input."""
    from discrepancies.load.problems import InputError

    try:
        yield
    except InputError as error:
        click.echo(str(error), err=True)
        raise click.exceptions.Exit(WRONG) from None


def _refuse_unknown(dossier: Dossier, shown: Filter) -> None:
    from discrepancies.pipeline import unknown

    wrong = unknown(dossier, shown)
    if wrong:
        raise click.UsageError(wrong)


def _style() -> Style:
    width = get_terminal_size((Style().width, 24)).columns
    return Style(max(NARROWEST, min(width, WIDEST)), sys.stdout.isatty() and not os.environ.get("NO_COLOR"))


@contextmanager
def _printing() -> Iterator[TextIO]:
    """Standard output in UTF-8, whatever the terminal's locale; whoever reads it may leave early."""
    out = cast("TextIOWrapper", sys.stdout)
    if hasattr(out, "reconfigure"):
        out.reconfigure(encoding="utf-8", newline="")
    try:
        yield out
        out.flush()
    except BrokenPipeError:
        # Python would complain once more when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise click.exceptions.Exit(PIPE_CLOSED) from None


@contextmanager
def _writing() -> Iterator[None]:
    """One clear line where a file cannot be written."""
    try:
        yield
    except OSError as error:
        raise click.ClickException(f"cannot write {error.filename or 'the report'}: {error.strerror}") from None
