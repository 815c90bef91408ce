"""A file is written whole or not at all: whatever stops the program, a reader finds the old text or the new one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import TextIO

UNFINISHED = ".part"
"""How the name ends of a file that is being written; one that stays behind was left by a program that was killed."""


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
    except BaseException as error:
        Path(temporary).unlink(missing_ok=True)
        if isinstance(error, OSError) and error.filename in (None, temporary):  # None: a full disk
            error.filename = str(named)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
