"""What several commands can be told, said once."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Literal

import click
from click.shell_completion import CompletionItem

from discrepancies.engines import ENGINES
from discrepancies.rules import RULES, unknown_rule

Level = Literal["error", "warning", "info", "never"]


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


paths_argument = click.argument("paths", nargs=-1, metavar="[PATHS]...")
texts_option = click.option(
    "--texts",
    type=click.Path(exists=True, file_okay=False),
    metavar="DIR",
    help="Look in this folder for the sources' texts.",
)
decisions_option = click.option(
    "--decisions",
    type=click.Path(dir_okay=False),
    metavar="FILE",
    help="The editors' decisions.  [default: decisions.yaml beside the first path]",
)
filters = (
    click.option("--event", "events", multiple=True, metavar="EVENT", help="Show only this event."),
    click.option("--fact", "facts", multiple=True, metavar="FACT", help="Show only this fact: FACT or EVENT/FACT."),
    click.option("--source", "sources", multiple=True, metavar="SOURCE", help="Show only what this source says."),
)
unreadable = (
    click.option(
        "--refused",
        type=click.Path(dir_okay=False),
        metavar="FILE",
        help="Leave out claims whose value cannot be read, and list them in this CSV file.",
    ),
)
choice_of_rules = (
    click.option("--select", multiple=True, type=Rules(), help="Run only these rules."),
    click.option("--ignore", multiple=True, type=Rules(), help="Run all rules but these."),
)
choice_of_engine = (
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


def options(*groups: tuple[Callable[..., Any], ...]) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Put several options on a command."""

    def put(command: Callable[..., Any]) -> Callable[..., Any]:
        for option in reversed([option for group in groups for option in group]):
            command = option(command)
        return command

    return put
