"""What the config says of a command, wherever the command line itself says nothing: an option that is given wins."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from discrepancies.commands.wrong_input import telling_what_is_wrong

if TYPE_CHECKING:
    from discrepancies.config import Config


def configured(context: click.Context, given: Mapping[str, Any]) -> dict[str, Any]:
    """The parameters of a command with what the config of the working folder settles; a wrong one ends the program.

    What a command has no option for (who must approve, the editor) comes with them under its name in `Asked`.
    """
    from discrepancies.config import read

    with telling_what_is_wrong():
        settled = _settled(read(Path.cwd()))
    return {**given, **{name: value for name, value in settled.items() if value and _open(context, given, name)}}


def _settled(config: Config) -> dict[str, Any]:
    """The config by the names of parameters and of what `Asked` holds besides."""
    return {
        "paths": config.paths,
        "texts": config.texts,
        "log_if_there": config.decisions,
        "ignore": (config.ignore,) if config.ignore else (),
        "fail_on": config.fail_on,
        "engine": config.engine,
        "four_eyes": config.four_eyes,
        "editor": config.editor,
        "columns": config.columns,
    }


def _open(context: click.Context, given: Mapping[str, Any], name: str) -> bool:
    """Whether the command line leaves this open: `--select` says what to run as well as `--ignore` does."""
    if name == "paths":
        return _is_argument(context, name) and not given[name]
    said = {"ignore": ("select", "ignore")}.get(name, (name,))
    unsaid = all(context.get_parameter_source(one) in (None, ParameterSource.DEFAULT) for one in said)
    return unsaid and (name in given or name != "fail_on")


def _is_argument(context: click.Context, name: str) -> bool:
    return any(isinstance(one, click.Argument) and one.name == name for one in context.command.params)
