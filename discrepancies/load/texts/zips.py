"""What is packed in a zip file, looked at before it is unpacked: a small one can hold files without number."""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile

from discrepancies.language.reading import Unreadable

MARK = b"PK\x03\x04"
MOST_FILES = 20_000
_LISTED = b"PK\x01\x02"
_BLOCK = 1 << 20


@contextmanager
def unzipped(file: BinaryIO) -> Iterator[ZipFile]:
    """The files in a zip file, none of which needs a password; whatever is damaged in it is told in the same words.

    Raises:
        Unreadable: it is damaged, or has more files than it may.
    """
    _refuse_many(file)
    try:
        with ZipFile(file) as packed:
            yield packed
    except (BadZipFile, zlib.error, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as error:
        if isinstance(error, Unreadable):
            raise
        wrong = "the zip file needs a password" if "password" in str(error) else "the zip file is damaged"
        raise Unreadable(wrong, "save it without one" if "password" in str(error) else "copy it again") from None


def _refuse_many(file: BinaryIO) -> None:
    """By counting, for a list of its files is built as soon as it is opened."""
    file.seek(0)
    count, before = 0, b""
    while block := file.read(_BLOCK):
        count += (before + block).count(_LISTED)
        before = block[-len(_LISTED) + 1 :]
        if count > MOST_FILES:
            raise Unreadable(f"the zip file holds more than {MOST_FILES:,} files", "take out those that are not needed")
    file.seek(0)


def holds(packed: ZipFile, name: str) -> bool:
    """Whether there is a file of this name."""
    return name in packed.NameToInfo
