"""What several commands can be told, said once; what concerns the dossier they get as one `Asked`."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple, get_args

import click
from click.shell_completion import CompletionItem

from discrepancies.commands.configured import configured
from discrepancies.engines import ENGINES
from discrepancies.model import STATUSES, Level
from discrepancies.rules import RULES, unknown_rule

if TYPE_CHECKING:
    from discrepancies.load.tables.mapping import Mappings
    from discrepancies.model import Severity, Status
    from discrepancies.report import Filter

DEFAULT_PATH = "data/claims.yaml"
DECISIONS = "decisions.yaml"

Put = Callable[[Callable[..., Any]], Callable[..., Any]]
"""What puts an argument or an option on a command."""


class Asked(NamedTuple):
    """What a command is told of a dossier and of checking it, as far as it has the options."""

    paths: tuple[str, ...] = ()
    texts: str | None = None
    decisions: str | None = None
    """The file of the editors' decisions, where one is named."""
    select: tuple[tuple[str, ...], ...] = ()
    ignore: tuple[tuple[str, ...], ...] = ()
    events: tuple[str, ...] = ()
    facts: tuple[str, ...] = ()
    sources: tuple[str, ...] = ()
    only: tuple[Status, ...] = ()
    """The statuses of the facts to show; all where none is given."""
    most: int | None = None
    """So many facts are shown, those to look at first."""
    refused: str | None = None
    """The file to list claims in whose value cannot be read."""
    engine: str = ENGINES[0]
    scheduler: str | None = None
    workers: int | None = None
    partitions: int | None = None
    log_if_there: str | None = None
    """The file of decisions that the config names, which need not be there yet."""
    four_eyes: tuple[Severity, ...] = ()
    """Of findings as severe as these a decision counts once somebody else approved it."""
    editor: str | None = None
    """The address that opens a file at a line; see `config.link`."""
    columns: Mappings | None = None
    """How the headings of sheets are mapped to keys."""
    excel: bool = False
    """Whether what is written is for a spreadsheet."""
    watch: bool = False
    """Whether to check again whenever a file changes."""

    @property
    def files(self) -> tuple[str, ...]:
        """The paths, or the one that stands for none."""
        return self.paths or (DEFAULT_PATH,)

    @property
    def log(self) -> Path:
        """The file of the editors' decisions: the one named, else the one beside the first path that is a file."""
        from discrepancies.load.yaml_folders import beside

        named = self.decisions or self.log_if_there
        return Path(named) if named else beside(self.files, DECISIONS)

    @property
    def shown(self) -> Filter:
        """What is to be shown of the report."""
        from discrepancies.report import Filter

        return Filter(self.events, self.facts, self.sources, self.only)


def told(command: Callable[..., Any]) -> Callable[..., Any]:
    """Give a command all that `Asked` holds as its first argument, and the rest of its options by name.

    What the command line leaves open is as the config has it.
    """

    @wraps(command)
    def telling(**options: Any) -> Any:
        asked, given = _sorted(click.get_current_context(), options)
        return command(asked, **given)

    return telling


def asked_anew() -> Asked:
    """What the command that runs is told, with the config as it is now; a wrong one ends the program."""
    context = click.get_current_context()
    return _sorted(context, context.params)[0]


def _sorted(context: click.Context, options: Mapping[str, Any]) -> tuple[Asked, dict[str, Any]]:
    given = configured(context, options)
    asked = Asked(**{key: given.pop(key) for key in Asked._fields if key in given})
    return asked, given


def options(*groups: Sequence[Put]) -> Put:
    """Put several options on a command."""

    def put(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return put


class Rules(click.ParamType[tuple[str, ...]]):
    """Names of rules, one or several with commas between."""

    name = "rules"

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:  # noqa: ARG002, D102
        return "RULE"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> tuple[str, ...]:  # noqa: D102
        names = tuple(name.strip() for name in str(value).split(","))
        for name in names:
            if name not in RULES:
                self.fail(unknown_rule(name), param, ctx)
        return names

    def shell_complete(self, ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:  # noqa: ARG002, D102
        before, comma, begun = incomplete.rpartition(",")
        return [CompletionItem(f"{before}{comma}{name}") for name in RULES if name.startswith(begun)]


def _decisions(beside: str) -> Put:
    says = f"The editors' decisions.  [default: {DECISIONS} beside {beside}]"
    return click.option("--decisions", type=click.Path(dir_okay=False), metavar="FILE", help=says)


paths_argument = click.argument("paths", nargs=-1, metavar="[PATHS]...")
texts_option = click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Look in this folder for the sources' texts.",
)
decisions_option = _decisions("the first path")
dossier_options = (paths_argument, texts_option, decisions_option)
sides_options = (
    click.argument("old"),
    click.argument("new"),
    click.option("--with", "paths", multiple=True, metavar="FILE", help="Read this file too, on both sides."),
    texts_option,
    _decisions("NEW, or beside OLD"),
)
filter_options = (
    click.option("--event", "events", multiple=True, metavar="EVENT", help="Show only this event."),
    click.option("--fact", "facts", multiple=True, metavar="FACT", help="Show only this fact: FACT or EVENT/FACT."),
    click.option("--source", "sources", multiple=True, metavar="SOURCE", help="Show only what this source says."),
)
checking_options = (
    click.option("--select", multiple=True, type=Rules(), help="Run only these rules."),
    click.option("--ignore", multiple=True, type=Rules(), help="Run all rules but these."),
    *filter_options,
    click.option("--only", multiple=True, type=click.Choice(STATUSES), help="Show only facts of this status."),
    click.option("--most", type=click.IntRange(1), metavar="N", help="Show the N facts to look at first, no more."),
    click.option(
        "--refused",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Leave out claims whose value cannot be read, and list them in this CSV file.",
    ),
    click.option(
        "--engine",
        type=click.Choice(ENGINES),
        default=ENGINES[0],
        show_default=True,
        help="Do the work in this process, or in several.",
    ),
    click.option("--scheduler", metavar="ADDRESS", help="Of several: those of this scheduler (tcp://HOST:PORT)."),
    click.option(
        "--workers", type=click.IntRange(1), metavar="N", help="Of several: so many, by default one a processor."
    ),
    click.option("--partitions", type=click.IntRange(1), metavar="N", help="Of several: cut the work into N parts."),
)


def format_options(names: Sequence[str]) -> tuple[Put, Put]:
    """In which of some formats to write, and where to."""
    return (
        click.option(
            "--format", "format_", type=click.Choice(names), default="text", show_default=True, help="How to write it."
        ),
        click.option(
            "--output", "-o", type=click.Path(dir_okay=False), help="Write to this file instead of the terminal."
        ),
    )


def excel_option(says: str) -> Put:
    """Whether what is written is for a spreadsheet."""
    return click.option("--excel", is_flag=True, help=says)


def fail_on_option(when: str) -> Put:
    """From which severity on the exit status is that something is open, "never" for none."""
    return click.option(
        "--fail-on",
        type=click.Choice(get_args(Level)),
        default="error",
        show_default=True,
        help=f"Exit with 1 if a finding as severe as this {when}.",
    )
