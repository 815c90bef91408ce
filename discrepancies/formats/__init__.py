"""The formats a report is written in, one file each.

A format is a module with `render(report, out, style)`, which writes one report to one stream, and FILES, which
names the files that `discrepancies report` makes of it (none, where nobody keeps one). To add one: write
`formats/x.py`, add its name here, prove it in `tests/golden/`.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:
    from discrepancies.report import Report

FORMATS = ("text", "markdown", "json", "csv", "ranges", "html", "sarif", "github", "junit")


class Style(NamedTuple):
    """How a report meets the eye, for the formats that care: columns of the terminal, and whether it has colour."""

    width: int = 80
    colour: bool = False


Render = Callable[["Report", TextIO, Style], None]


class Format(Protocol):
    """What a format's module offers."""

    FILES: Mapping[str, Render]

    def render(self, report: Report, out: TextIO, style: Style) -> None: ...  # noqa: D102


def format_named(name: str) -> Format:
    """The module of a format, imported when first asked for."""
    return cast("Format", import_module(f"discrepancies.formats.{name}"))
