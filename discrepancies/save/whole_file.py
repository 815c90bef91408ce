"""A file is written whole or not at all: whatever stops the program, a reader finds the old text or the new one."""

from __future__ import annotations

import contextlib
import os
import stat
from collections.abc import Iterator
from glob import escape
from pathlib import Path
from typing import TextIO

UNFINISHED = ".part"
"""How the name ends of a file that is being written; one that stays behind was left by a program that was killed."""

PATIENCE = 30
"""Seconds to wait for another program to finish its writing; it takes a fraction of one."""


@contextlib.contextmanager
def held(path: Path) -> Iterator[None]:
    """Hold off every other program that holds this file; what a killed one has left behind is cleared away.

    Raises:
        OSError: the folder cannot be written to, or another program has been at it for too long.
    """
    from filelock import FileLock, Timeout

    real = Path(os.path.realpath(path))
    lock = real.with_name(f".{real.name}.lock")
    try:
        real.parent.stat()  # a folder that is not there would be made for the lock
        with FileLock(lock, timeout=PATIENCE, poll_interval=0.01):
            for left in real.parent.glob(f".{escape(real.name)}.*{UNFINISHED}"):
                left.unlink(missing_ok=True)
            try:
                yield
            finally:
                with contextlib.suppress(OSError):  # who waits for it notices; Windows keeps a file that is open
                    lock.unlink()
    except Timeout:
        raise TimeoutError(None, "another program has been writing it for too long", str(path)) from None
    except OSError as error:
        error.filename = str(path)
        raise


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
