"""Where the sources' texts lie, and how their bytes are had without being led elsewhere.

A dossier comes from others, so what it names may only be a plain file inside its own folder: no link that leads out,
no device, no pipe that would be waited on for ever. The same goes for a folder of texts given on the command line.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import defaultdict
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, NamedTuple

from discrepancies.language.reading import Unreadable

LARGEST = 20_000_000
"""Bytes of a text."""
LARGEST_ARCHIVE = 200_000_000
"""Bytes of an archive of web pages, of which one is the text; it is never in memory as a whole."""
DEEPEST = 8
"""Folders inside of one another that are looked into."""
MOST_FILES = 10_000
ARCHIVES = (".warc", ".warc.gz", ".wacz")
ENDINGS = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".pdf", ".docx", *ARCHIVES)
"""Of a file that may be a source's text because it is named like the source."""

_CAREFULLY = sum(getattr(os, name, 0) for name in ("O_NOFOLLOW", "O_NONBLOCK", "O_NOCTTY", "O_BINARY"))


def inside(folder: Path, relative: str) -> Path:
    """Where a file of `folder` really lies, links followed.

    Raises:
        Unreadable: outside of the folder.
    """
    try:
        home, path = folder.resolve(), (folder / relative).resolve()
    except (OSError, RuntimeError, ValueError) as error:  # links that lead round in a circle
        raise Unreadable("its path leads nowhere", "check the path") from error
    if not path.is_relative_to(home):
        raise Unreadable("it is a link that leads out of its folder", "put the file itself there")
    return path


def is_archive(name: str) -> bool:
    """Whether a file of this name holds web pages as they were captured, many in one."""
    return name.lower().endswith(ARCHIVES)


def contents(path: Path) -> bytes:
    """The bytes of a plain file; `path` has no link left in it.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is something else, too large, or may not be read.
    """
    with opened(path) as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise _too_large(len(data), LARGEST)
    return data


def digest(path: Path) -> str:
    """The SHA-256 of a plain file's bytes, in lower case; an archive may be larger than other texts.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is something else, too large, or may not be read.
    """
    with opened(path, LARGEST_ARCHIVE if is_archive(path.name) else LARGEST) as file:
        sha256 = hashlib.sha256()
        while block := file.read(1 << 20):
            sha256.update(block)
        return sha256.hexdigest()


@contextmanager
def opened(path: Path, largest: int = LARGEST) -> Iterator[BinaryIO]:
    """A plain file of at most so many bytes, to read from; `path` has no link left in it.

    Raises:
        FileNotFoundError: there is none.
        Unreadable: it is something else, too large, or may not be read.
    """
    try:
        # Before it is opened, for opening alone makes some devices act, and again after, for it may have been swapped.
        _refuse_odd(path.lstat(), largest)
        with os.fdopen(os.open(path, os.O_RDONLY | _CAREFULLY), "rb") as file:
            _refuse_odd(os.fstat(file.fileno()), largest)
            yield file
    except Unreadable:
        raise
    except (FileNotFoundError, NotADirectoryError):
        raise FileNotFoundError(path) from None
    except PermissionError:
        raise Unreadable("it may not be read", "allow it, or copy it to where you may read it") from None
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise Unreadable(f"the system says: {reason[:1].lower()}{reason[1:]}", "check the path") from None


def _refuse_odd(status: os.stat_result, largest: int) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable("it is a folder", "name a file in it")
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable("it is a device, a pipe or a link, not a plain file", "name a plain file")
    if status.st_size > largest:
        raise _too_large(status.st_size, largest)


def _too_large(size: int, largest: int) -> Unreadable:
    wrong = f"it has {size:,} bytes, and a text at most {largest:,}"
    return Unreadable(wrong, "save the part that is quoted as a file of its own")


class Shelf(NamedTuple):
    """The files of a folder of texts."""

    folder: Path
    files: tuple[Path, ...]
    """Relative to the folder, those higher up first."""

    def by_sha256(self, wanted: Collection[str], likely: Collection[str]) -> dict[str, Path]:
        """The files that have one of these digests; those named like one of `likely` are looked at first."""
        found: dict[str, Path] = {}
        for file in sorted(self.files, key=lambda file: file.name not in likely and file.stem not in likely):
            if len(found) == len(wanted):
                break
            try:
                sha256 = digest(inside(self.folder, str(file)))
            except (FileNotFoundError, Unreadable):  # not every file in the folder has to be a text
                continue
            if sha256 in wanted:
                found.setdefault(sha256, file)
        return found

    def by_name(self, source: str, declared: str | None) -> Path | None:
        """The file with the declared path or name, else the one named like the source.

        Raises:
            Unreadable: there are several.
        """
        if declared and Path(declared) in self.files:
            return Path(declared)
        by_name: defaultdict[bool, list[Path]] = defaultdict(list)
        for file in self.files:
            if declared and file.name == Path(declared).name:
                by_name[True].append(file)
            elif file.name.startswith(source) and file.name[len(source) :].lower() in ENDINGS:
                by_name[False].append(file)
        same = by_name[True] or by_name[False]
        if len(same) > 1:
            first, second = (file.as_posix() for file in same[:2])
            raise Unreadable(f"both {first} and {second} may be it", 'say which with "text: {file: …}", or move one')
        return same[0] if same else None


def shelf(folder: Path) -> Shelf:
    """The plain files in a folder and the folders in it; hidden ones and links that lead out are not looked at.

    Raises:
        Unreadable: there is no such folder, or it has so many files that it must be another one.
    """
    if not folder.is_dir():
        raise Unreadable("there is no such folder", "check the path")
    files = []
    for file in _walked(folder):
        files.append(file)
        if len(files) > MOST_FILES:
            raise Unreadable(f"this folder has more than {MOST_FILES:,} files in it", "give the folder of the texts")
    return Shelf(folder, tuple(sorted(files, key=lambda file: (len(file.parts), file.parts))))


def _walked(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        here = Path(at).relative_to(folder)
        folders[:] = [] if len(here.parts) >= DEEPEST else [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and _is_ours(folder, here / name):
                yield here / name


def _is_ours(folder: Path, file: Path) -> bool:
    try:
        return inside(folder, str(file)).is_file()
    except (OSError, Unreadable):
        return False
