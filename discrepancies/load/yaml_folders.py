"""The claims files of a folder, where one name stands for a whole dossier: in the working tree or at a revision."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from discrepancies.language.reading import Unreadable
from discrepancies.load import revision
from discrepancies.load.files import STDIN
from discrepancies.load.problems import Problems
from discrepancies.model import Place

ENDINGS = (".yaml", ".yml")
LOG = "decisions.yaml"


def claims_files(name: str, log: str = LOG) -> tuple[str, ...]:
    """The files that a name stands for: itself, or of a folder every file of claims at any depth, in order.

    Those are its files in YAML but for hidden ones, what lies in hidden folders, and logs of decisions, which are
    called `log`.

    Raises:
        InputError: there is no such revision or no such path in it, or nothing of the kind in the folder.
    """
    problems = Problems()
    try:
        files = _files(name)
        if files is None:
            return (name,)
        claims = tuple(file for file, within in files if _of_claims(within, log))
        if claims:
            return claims
        raise Unreadable(f"no file in this folder ends in {' or '.join(ENDINGS)}", "name the claims file itself")
    except Unreadable as error:
        problems.add(Place(name, 1, 1), error.wrong, error.instead)
    problems.raise_any()
    return ()


def beside(names: Iterable[str], file: str) -> Path:
    """Where a file lies beside the first of these names, or in it if that is a folder.

    One that is in the working tree comes before one of a revision, which stands for its place there.
    """
    named = sorted((name for name in names if name != STDIN), key=_of_revision)
    first = next((revision.place(name) if _of_revision(name) else Path(name) for name in named), Path(file))
    return (first if first.is_dir() else first.parent) / file


def _of_revision(name: str) -> bool:
    return name.startswith(revision.PREFIX)


def _files(name: str) -> list[tuple[str, PurePosixPath]] | None:
    """The files of a folder, each with its path within; None where it is none."""
    if _of_revision(name):
        listed = revision.folder(name)
        if listed is None:
            return None
        return [(file, PurePosixPath(file.removeprefix(name).lstrip("/"))) for file in listed]
    folder = Path(name)
    if not folder.is_dir():
        return None
    files = sorted(path for path in folder.rglob("*") if path.is_file())
    return [(str(path), PurePosixPath(path.relative_to(folder).as_posix())) for path in files]


def _of_claims(within: PurePosixPath, log: str) -> bool:
    hidden = any(part.startswith(".") for part in within.parts)
    return within.suffix.lower() in ENDINGS and within.name not in (log, LOG) and not hidden
