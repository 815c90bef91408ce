"""Opens the files of a dossier and has each read by the reader of its format, whatever is wrong with any of them.

A file that is missing or unreadable is an input error like any other: it is reported with the rest, in one go.
"""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from importlib import import_module
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol, cast

from discrepancies.language.reading import Unreadable
from discrepancies.load import READERS, revision
from discrepancies.load.described import declare
from discrepancies.load.encoding import lines_of
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Ended, Problem, Problems
from discrepancies.model import Place

if TYPE_CHECKING:
    Each = Callable[[Callable[["File"], "Read"], Iterable["File"]], Iterator["Read"]]
    """What has every file read: here, or in other processes."""
    from discrepancies.load.declared_keys import Known
    from discrepancies.load.dossier import Dossier
    from discrepancies.load.tables.mapping import Mappings

STDIN = "-"
PARQUET = ".parquet"

_NOT_THERE = "there is no such file", "check the path"


class Reading(NamedTuple):
    """What is read otherwise than as it lies."""

    held: Mapping[str, bytes] = {}
    """Of a file, by its name as given, what is read in place of what is in it."""
    columns: Mappings | None = None
    """How the headings of sheets are mapped that are read as they are."""
    extra: bool = False
    """Whether what begins with x- is kept too, as far as it is a single text."""
    stdin: BinaryIO | None = None
    """What "-" is, where not the process's."""


AS_THEY_LIE = Reading()


class Reader(Protocol):
    """What a format's module offers."""

    def read(self, name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
        """Put one file's declarations and claims into `gathered`, and what is wrong with it into `problems`.

        Raises:
            Ended: it cannot be read to its end; what comes before that may be in `gathered`.
        """


def read(
    paths: Sequence[str],
    problems: Problems,
    stdin: BinaryIO | None = None,
    each: Each = map,
    *,
    claimless: bool = False,
    reading: Reading = AS_THEY_LIE,
) -> tuple[Dossier, Known]:
    """Read one dossier, its values still unread, from one file or several, and which keys they declare.

    "-" reads `stdin`, by default the process's.

    `git:REV:PATH` is a file as it was at a revision of the repository that the current folder is in; see `revision`.
    Whatever is wrong is put into `problems`, and what can be read is read; the caller raises when it has no more
    to add. The files are read by `each`, in other processes maybe. They may be `claimless`: without a single claim.
    `reading` says what is read otherwise than as it lies.
    """
    # Start-up: a process that only reads files never gets here.
    from discrepancies.load.dossier import draft

    return draft(paths, gather(paths, problems, stdin, each, reading), problems, claimless=claimless)


def gather(
    paths: Sequence[str],
    problems: Problems,
    stdin: BinaryIO | None = None,
    each: Each = map,
    reading: Reading = AS_THEY_LIE,
) -> Gathered:
    """What the files say, each on its own; of a folder, the Parquet files in it."""
    gathered = Gathered()
    if reading.columns:
        problems.texts.setdefault(reading.columns.file, lines_of(reading.columns.data))
    opened = _opened(paths, gathered, problems, stdin or reading.stdin, reading.held)
    for one in each(read_file, (file._replace(mappings=reading.columns, extra=reading.extra) for file in opened)):
        gathered.join(one.gathered)
        problems.found += one.found
        problems.columns |= one.columns
        problems.texts |= dict.fromkeys(one.columns, _no_line)  # a table's cells are named, not shown
    declare(gathered)
    gathered.settle()
    return gathered


class File(NamedTuple):
    """A file that was opened: its name as given, and its bytes."""

    name: str
    data: bytes
    mappings: Mappings | None = None
    extra: bool = False


class Read(NamedTuple):
    """What one file says and what is wrong with it, as `Problems` holds it."""

    name: str
    gathered: Gathered
    found: list[Problem]
    columns: dict[str, Sequence[str]]


def read_file(file: File) -> Read:
    """Read one file by itself."""
    gathered, problems = Gathered([file.name], mappings=file.mappings, extra=file.extra), Problems()
    reader = _reader(file.name)
    try:
        if reader:
            reader.read(file.name, file.data, gathered, problems)
    except Ended:
        gathered.whole = False
    return Read(file.name, gathered, problems.found, problems.columns)


def _opened(
    paths: Sequence[str], gathered: Gathered, problems: Problems, stdin: BinaryIO | None, held: Mapping[str, bytes]
) -> Iterator[File]:
    """The files that can be read; of the others `problems` says why not."""
    seen: dict[str, str] = {}
    for name in chain.from_iterable(_parquet_files(str(path)) for path in paths):
        real = name if name == STDIN else str(Path(name).absolute())
        problems.texts.setdefault(name, _no_line)
        if real in seen:
            first = "" if seen[real] == name else f', first as "{seen[real]}"'
            problems.add(Place(name, 1, 1), f"this file is given twice{first}", "give it once")
            continue
        seen[real] = name
        reader = _reader(name)
        data = held.get(name) if name in held or not reader else _bytes(name, stdin, problems)
        if reader is None:
            problems.add(Place(name, 1, 1), *_without_reader(name))
        if reader is None or data is None:
            gathered.whole = False
            continue
        problems.texts[name] = lines_of(data)
        yield File(name, data)


def _parquet_files(name: str) -> list[str]:
    """The file of this name, or the Parquet files anywhere in the folder of this name, in sorted order."""
    if name == STDIN or not Path(name).is_dir():
        return [name]
    found = (path for path in Path(name).rglob(f"*{PARQUET}") if path.is_file())
    # What other programs keep for themselves beside a table begins with an underscore or a dot.
    own = (path for path in found if not any(part[0] in "_." for part in path.relative_to(name).parts))
    return sorted(map(str, own)) or [name]


def _no_line(_: int) -> None:
    """A file that could not be read has no lines to show."""


def _reader(name: str) -> Reader | None:
    ending = ".yaml" if name == STDIN else Path(name).suffix.lower()
    module = dict(READERS).get(ending)
    return cast("Reader", import_module(f"discrepancies.load.{module}")) if module else None


def _without_reader(name: str) -> tuple[str, str]:
    """Why nothing reads a file of this name, and what to give instead."""
    path, ending = Path(name), Path(name).suffix
    if path.is_dir():
        return _is_folder(path)
    if not ending and not name.startswith(revision.PREFIX) and not path.exists():
        return _NOT_THERE
    endings = ", ".join(ending for ending, _ in READERS)
    wrong = f'a file ending in "{ending}" is not read' if ending else "a file without an ending is not read"
    return wrong, f"give a file that ends in {endings}"


def _is_folder(path: Path) -> tuple[str, str]:
    return "this is a folder without Parquet files", f'name the files in it, such as "{path / "*.yaml"}"'


def _bytes(name: str, stdin: BinaryIO | None, problems: Problems) -> bytes | None:
    try:
        if name == STDIN:
            return (stdin or sys.stdin.buffer).read()
        if name.startswith(revision.PREFIX):
            return revision.contents(name)
        return Path(name).read_bytes()
    except FileNotFoundError:
        found = _NOT_THERE
    except IsADirectoryError:
        found = _is_folder(Path(name))
    except PermissionError:
        found = "this file may not be read", "allow it, or copy it to where you may read it"
    except Unreadable as error:
        found = error.wrong, error.instead
    except (OSError, ValueError) as error:
        found = f"this file cannot be read ({error})", "check the path"
    problems.add(Place(name, 1, 1), *found)
    return None
