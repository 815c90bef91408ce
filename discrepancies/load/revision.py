"""Files as they were at a revision of a git repository, named `git:REV:PATH`: what a change is held against.

Git itself is asked, without a shell and with nothing that it could take for an option, and never writes. What it says
is put into a sentence that tells an editor what to write instead.
"""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

from discrepancies.language.reading import Unreadable

PREFIX = "git:"


class _Named(NamedTuple):
    """What `git:REV:PATH` names; without REV a file as it is staged, without PATH the whole repository."""

    rev: str
    path: str

    def __str__(self) -> str:
        return f"{self.rev}:{self.path}"


def contents(name: str) -> bytes:
    """The bytes of the file `git:REV:PATH`; PATH begins at the repository's root, or with ./ at the current folder.

    Raises:
        Unreadable: no git, no repository, no such revision, or no file of that name in it.
    """
    named = _named(name)
    data = _git("cat-file", "blob", str(named))
    if data is None:
        raise _missing(named)
    return data


def folder(name: str) -> list[str] | None:
    """The files at any depth of the folder `git:REV:PATH`, each as such a name, in order; None if it is a file.

    Raises:
        Unreadable: as for `contents`.
    """
    named = _named(name)
    sort = _git("cat-file", "-t", str(named))
    if sort is None:
        raise _missing(named)
    if sort.strip() != b"tree":
        return None
    listed = _git("ls-tree", "-r", "-z", "--full-tree", "--name-only", str(named)) or b""
    start = f"{PREFIX}{named.rev}:{named.path}"
    start += "" if start.endswith(("/", ":")) else "/"
    return sorted(start + os.fsdecode(file) for file in listed.split(b"\0") if file)


def place(name: str) -> Path:
    """Where in the working tree the file or folder `git:REV:PATH` lies, or would."""
    path = name.removeprefix(PREFIX).partition(":")[2]
    if path.startswith(("./", "../")):
        return Path(path)
    return Path(os.fsdecode((_git("rev-parse", "--show-cdup") or b"").strip()), path)


def of(paths: Iterable[str]) -> str | None:
    """The last revision that touched these files, short, and whether they changed since; None without git.

    Of files that were named as of a revision it is that one.
    """
    names = [path for path in paths if path != "-"]
    try:
        revs = {_named(name).rev for name in names if name.startswith(PREFIX)}
        if revs:
            found = [_git("rev-parse", "--short", f"{rev}^{{commit}}") for rev in sorted(revs) if rev]
            return ", ".join(rev.decode().strip() for rev in found if rev) or None
        if not names:
            return None
        folder, files = Path(names[0]).absolute().parent, [str(Path(name).absolute()) for name in names]
        last = _git("-C", str(folder), "log", "-1", "--format=%h", "--", *files)
        if not last or not last.strip():
            return None
        changed = _git("-C", str(folder), "status", "--porcelain", "--", *files)
    except (Unreadable, OSError, ValueError):  # no git, or a name that it cannot take
        return None
    return f"{last.decode().strip()}{', changed since' if changed and changed.strip() else ''}"


def _named(name: str) -> _Named:
    rev, colon, path = name.removeprefix(PREFIX).partition(":")
    if not colon:
        raise Unreadable("this names no file of a revision", f'write "{PREFIX}{rev or "HEAD"}:data/claims.yaml"')
    # Git would take it for an option.
    if rev.startswith("-"):
        raise Unreadable(f'no revision is called "{rev}"', 'name a commit, a branch or a tag, such as "HEAD~1"')
    return _Named(rev, path)


def _missing(named: _Named) -> Unreadable:
    """Why git has no such file."""
    rev, path = named
    _git("rev-parse", "--git-dir", needed=True)
    if not rev:
        return Unreadable(f'no file "{path}" is staged', "name a file, not a folder, from the root of the repository")
    if _git("rev-parse", "--verify", "--quiet", f"{rev}^{{tree}}") is None:
        return Unreadable(f'this repository has no revision "{rev}"', 'look for it with "git log --oneline"')
    where = f'at the revision "{rev}"'
    if _git("cat-file", "-t", str(named)) is not None:
        return Unreadable(f"this is a folder {where}", "name a file in it")
    if _git("cat-file", "-t", f"{rev}:./{path}") is not None:
        instead = f'write "{PREFIX}{rev}:./{path}" for what is in the current folder'
        return Unreadable(f'there is no "{path}" in the root of the repository {where}', instead)
    return Unreadable(f'there is no "{path}" {where}', "write the path as it was then, from the root of the repository")


def _git(*arguments: str, needed: bool = False) -> bytes | None:
    """What git prints; None where it fails, or if it is `needed` an exception that says why."""
    program = shutil.which("git")
    if program is None:
        raise Unreadable("git is not installed here", "install it, or save the old file and name that")
    run = subprocess.run(  # noqa: S603 - no shell, and no argument begins with a dash but ours
        [program, *arguments],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        env={**os.environ, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
    )
    if run.returncode == 0:
        return run.stdout
    if needed:
        told = run.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
        if "not a git repository" in told:
            raise Unreadable("the current folder is in no git repository", "go to the folder of the repository")
        raise Unreadable(f"git cannot read the repository ({told})", "see that git itself works here")
    return None
