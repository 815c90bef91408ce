"""The formats a report is written in, one file each.

A format is a module with `render(report, out, style)`, which writes one report to one stream, and FILES, which
names the files that `discrepancies report` makes of it (none, where nobody keeps one). To add one: write
`formats/x.py`, add its name here, prove it in `tests/golden/`.
"""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Callable, Iterator, Mapping
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, Protocol, TextIO, cast

if TYPE_CHECKING:
    from discrepancies.report import Report

FORMATS = ("text", "markdown", "json", "csv", "ranges", "html", "sarif", "github", "junit")

UNFINISHED = ".part"
"""How the name ends of a file that is being written; one that stays behind was left by a program that was killed."""


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


@contextlib.contextmanager
def written_whole(path: Path) -> Iterator[TextIO]:
    """A text stream that becomes the file `path` once all is written, and leaves nothing behind otherwise.

    A file that was there keeps its permissions, and a link stays one: it is what it leads to that is written. A device
    or a pipe is no file to take the place of, so it is written to.

    Raises:
        OSError: the folder cannot be written to, or the disk is full; the old file, if any, is untouched.
    """
    import tempfile

    named, path = path, Path(os.path.realpath(path))
    if path.exists() and not (path.is_file() or path.is_dir()):
        with path.open("w", encoding="utf-8", newline="") as out:
            yield out
        return
    try:
        descriptor, temporary = tempfile.mkstemp(prefix=f".{path.name}.", suffix=UNFINISHED, dir=path.parent)
    except OSError as error:
        error.filename = str(named)  # the other one is none that anybody knows
        raise
    try:
        with os.fdopen(descriptor, "w", encoding="utf-8", newline="") as out:
            yield out
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).chmod(stat.S_IMODE(path.stat().st_mode) if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        Path(temporary).unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
