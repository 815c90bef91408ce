"""The formats a report is written in, one file each.

A format is a module with `render(report, out, style)`, which writes one report to one stream, and FILES, which
names the files that `discrepancies report` makes of it (none, where nobody keeps one). To add one: write
`formats/x.py`, add its name here, prove it in `tests/golden/`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:
    from discrepancies.report import Report

FORMATS = ("text", "markdown", "json", "csv", "ranges", "html", "sarif", "github", "junit")
WORKBOOK = "xlsx"
"""The format that is no text: it goes into a file, where that is asked for, and takes a library."""
REGISTER = "register"
"""What editors decided, for `report` where there is a log of it."""
CSV = ("csv", "ranges")
"""The formats that a spreadsheet opens as CSV."""

FOR_EDITORS = ("sarif", "github", "junit", REGISTER)
"""Those that only point at the lines of files, which readers do not have, or say who did what."""
FOR_READERS = tuple(name for name in FORMATS if name not in FOR_EDITORS)


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


def rendering_of(name: str, *, excel: bool = False) -> Render:
    """What writes a report in a format, with the mark of CSV for a spreadsheet if asked."""
    render = format_named(name).render
    return _marked(render) if excel else render


def _marked(render: Render) -> Render:
    """CSV with the mark at its start without which a spreadsheet takes UTF-8 for another encoding."""

    def marking(report: Report, out: TextIO, style: Style) -> None:
        out.write("\ufeff")
        render(report, out, style)

    return marking


def kept(report: Report, *, excel: bool) -> Iterator[tuple[str, Render]]:
    """Every file that is kept of a report, with what writes it: of one with a log the register of decisions too.

    A workbook too, and CSV with its mark, if asked. Of an edition for readers those that say something to readers.
    """
    names = FOR_READERS if report.edition else FORMATS
    for name in (*names, *([REGISTER] if report.log else []), *([WORKBOOK] if excel else [])):
        for file, render in format_named(name).FILES.items():
            yield file, _marked(render) if excel and file.endswith(".csv") else render
