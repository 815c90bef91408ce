"""Whether the files are still what they were when they were read.

The claims and the log are small and what a decision rests on, so they are held against each other by content, for
which no clock has to be fine enough. The sources' texts may be large: of those, size and times tell.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from discrepancies.model import Source


class Trace(NamedTuple):
    """A file, and what tells it from any other: its content or its stamp; None where it cannot be read."""

    path: Path
    left: str | tuple[int, ...] | None


def contents(paths: Iterable[Path]) -> tuple[Trace, ...]:
    """What these files hold now."""
    return tuple(Trace(path, _content(path)) for path in paths)


def stamps(folder: Path | None, sources: Iterable[Source]) -> tuple[Trace, ...]:
    """The size and times of everything in a folder of texts, and of the texts that sources name."""
    return tuple(Trace(path, stamp(path)) for path in sorted(set(texts(folder, sources))))


def texts(folder: Path | None, sources: Iterable[Source]) -> Iterator[Path]:
    """Everything in a folder of texts, and the texts that sources name."""
    if folder:
        yield from folder.rglob("*")
    for source in sources:
        if source.text and source.text.file:
            yield Path(source.text.at.file).parent / source.text.file


def _content(path: Path) -> str | None:
    try:
        return sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


def stamp(path: Path) -> tuple[int, ...] | None:
    """By which a file is known to have changed without reading it; None where it cannot be looked at."""
    try:
        found = path.stat()
    except (OSError, ValueError):  # a name that no file can have is declared sometimes
        return None
    return found.st_size, found.st_mtime_ns, found.st_ctime_ns, found.st_ino
