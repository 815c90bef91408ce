"""Which files are one dossier with a file that is open in the editor: nobody names them there as on a command line.

What `discrepancies.toml` names as `paths` is one, as it is for every command. Any other file is taken as somebody who
checks it would: with facts and sources of its own it is a dossier by itself; files that have only one of the two are
one dossier with those like them in their folder, and with the one whole file there where none of them has facts.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from discrepancies import config
from discrepancies.config import NAME, Config
from discrepancies.load.keys import SECTIONS
from discrepancies.load.problems import InputError, Problem
from discrepancies.load.yaml_folders import ENDINGS, LOG, beside

MOST_SIBLINGS = 500
"""Files of a folder that are looked into."""

_SECTION = re.compile(rf"^(?:\xef\xbb\xbf)?({'|'.join(SECTIONS)})[ \t]*:".encode("latin-1"), re.MULTILINE)

Held = Mapping[str, bytes]
"""What the editor holds of files, by their absolute paths."""


def absolute(name: str) -> str:
    """The absolute path of a file by its name as messages show it."""
    return os.path.abspath(name)  # noqa: PTH100 - Path.absolute keeps ".."


class Files(NamedTuple):
    """The files of one dossier, by their names as the pipeline gets them and messages show them."""

    claims: tuple[str, ...]
    log: str
    settled: Config = Config()
    claimless: bool = False
    """Whether they may be without a claim: the facts alone of a dossier whose claims lie elsewhere."""

    def __hash__(self) -> int:
        """By the files alone: what is settled may hold mappings."""
        return hash((self.claims, self.log))

    @property
    def paths(self) -> dict[str, str]:
        """The name of each file by its absolute path; the log is one of them."""
        return {absolute(name): name for name in (*self.claims, self.log)}


class Found(NamedTuple):
    """The dossier of a file, None where it is of none, and what is wrong with the config that would say so."""

    files: Files | None
    wrong: tuple[Problem, ...] = ()


def dossier_of(path: str, held: Held) -> Found:
    """The dossier that the file of an absolute path is of; its log of decisions is of it too."""
    file, wrong = Path(path), tuple[Problem, ...]()
    try:
        settled = config.read(file.parent, held)
    except InputError as error:
        settled, wrong = Config(), error.problems
    except OSError:
        settled = Config()
    if settled.paths:
        files = _files(settled.paths, settled)
        if path in files.paths or file.name == NAME:
            return Found(files, wrong)
    if file.suffix.lower() not in ENDINGS:
        return Found(None, wrong)
    every = [_files(names, settled, claimless=claimless) for names, claimless in _parted(file.parent, held)]
    own = next((files for files in every if path in files.paths), None)
    return Found(own, wrong)


def _files(names: Sequence[str], settled: Config, *, claimless: bool = False) -> Files:
    log = settled.decisions or str(beside(names, LOG))
    claims = tuple(name for name in names if Path(name).name != LOG and Path(name) != Path(log))
    return Files(claims, log, settled, claimless)


def _parted(folder: Path, held: Held) -> Iterator[tuple[list[str], bool]]:
    """The dossiers of a folder, and whether each may be without claims."""
    whole, parts, declared = list[str](), list[str](), set[bytes]()
    for path in _yaml_of(folder, held):
        sections = set(_SECTION.findall(_contents(path, held)))
        if {b"facts", b"sources"} <= sections:
            whole.append(_shown(path))
        elif sections:
            parts.append(_shown(path))
            declared |= sections
    if parts and len(whole) == 1 and b"facts" not in declared:
        parts, whole, declared = [*whole, *parts], [], {b"sources"}
    yield from (([name], False) for name in whole)
    if parts:
        yield parts, b"sources" not in declared


def _yaml_of(folder: Path, held: Held) -> list[str]:
    try:
        on_disk = [entry.path for entry in os.scandir(folder) if entry.name.lower().endswith(ENDINGS)]
    except OSError:
        on_disk = []
    unsaved = [path for path in held if Path(path).parent == folder and path.lower().endswith(ENDINGS)]
    named = sorted({*on_disk[:MOST_SIBLINGS], *unsaved})
    return [path for path in named if Path(path).name != LOG and not Path(path).name.startswith(".")]


def _contents(path: str, held: Held) -> bytes:
    try:
        return held[path] if path in held else Path(path).read_bytes()
    except OSError:
        return b""


def _shown(path: str) -> str:
    """A path as one would type it in the working folder, if it is in there."""
    here = str(Path.cwd())
    return os.path.relpath(path, here) if path.startswith(here + os.sep) else path
