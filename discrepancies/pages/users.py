"""Who may sign in: a file with a line for each, the name and the password's hash, for nobody's eyes but its owner's.

Passwords are hashed by scrypt as werkzeug has it, which comes with Flask: it takes 32 MB and some time for each try, as
much as is held to be enough for what somebody chose to remember, and argon2 would be one more library for no more than
that. The method and its strength stand before each hash, so that either can change without anybody's password.
"""

from __future__ import annotations

import contextlib
import os
import re
import stat
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from secrets import token_urlsafe
from typing import NamedTuple

from werkzeug.security import check_password_hash, generate_password_hash

from discrepancies.language.safe import hidden
from discrepancies.load.problems import Problems
from discrepancies.model import Place
from discrepancies.save.whole_file import held, written_whole

METHOD = "scrypt:32768:8:3"
SHORTEST, LONGEST = 12, 1000
"""Characters of a password."""
LONGEST_NAME = 200

_HASH = re.compile(r"scrypt:\d+:\d+:\d+\$[^\s$]+\$[0-9a-f]{128}")
_HEAD = "# Who may sign in. `discrepancies review --add-user NAME` and `--remove-user NAME` write this.\n"


class NoUser(ValueError):  # noqa: N818
    """A name or a password that cannot be taken; the message says why."""


class User(NamedTuple):
    """One who may sign in."""

    name: str
    hashed: str
    """The password's hash, with its method and its salt."""


def folded(name: str) -> str:
    """A name as it is compared: no two people differ by case, by blanks or by how an accent is typed alone."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def read(path: Path) -> Mapping[str, User]:
    """The users by their folded names; none where there is no file.

    Raises:
        InputError: the file is wrong, or others can read it.
    """
    return {folded(user.name): user for _, user in _users(str(path), _text(path))}


def add(path: Path, name: str, password: str) -> bool:
    """Let somebody sign in by this password, or from now on by this one only; whether they could already.

    Raises:
        NoUser: the name or the password cannot be taken.
        InputError: the file is wrong as it is.
        OSError: it cannot be written; it is as it was.
    """
    name = " ".join(unicodedata.normalize("NFC", name).split())
    if not name or len(name) > LONGEST_NAME or ": " in name or name.startswith("#") or any(map(hidden, name)):
        raise NoUser(f"a name is one line of up to {LONGEST_NAME} letters, without #, a colon or what is not seen")
    password = _typed(password)
    if not SHORTEST <= len(password) <= LONGEST:
        raise NoUser(f"a password has {SHORTEST} characters at least: a few words that do not go together are good")
    with _changing(path) as (lines, numbers):
        number = numbers.get(folded(name))
        known = lines[number - 1].rpartition(": ")[0] if number else name
        line = f"{known}: {generate_password_hash(password, METHOD)}"
        lines[number - 1 if number else len(lines) :] = [line, *(lines[number:] if number else ())]
    return number is not None


def remove(path: Path, name: str) -> None:
    """Let somebody sign in no longer.

    Raises:
        NoUser: nobody of this name could.
        InputError: the file is wrong as it is.
        OSError: it cannot be written; it is as it was.
    """
    with _changing(path) as (lines, numbers):
        if folded(name) not in numbers:
            raise NoUser(f"nobody of the name {name} can sign in by {path}")
        del lines[numbers[folded(name)] - 1]


def known(users: Mapping[str, User], name: str, password: str) -> User | None:
    """Who this is, by name and password; it takes as long for a name that nobody has."""
    user = users.get(folded(name))
    right = check_password_hash(user.hashed if user else _nobodys(), _typed(password))
    return user if right else None


@cache
def _nobodys() -> str:
    return generate_password_hash(token_urlsafe(), METHOD)


def _typed(password: str) -> str:
    """A password as it is hashed: an accent is the same however a keyboard makes it."""
    return unicodedata.normalize("NFKC", password)


def _text(path: Path) -> str:
    problems = Problems()
    try:
        with path.open("rb") as file:
            mode, data = os.fstat(file.fileno()).st_mode, file.read()
    except FileNotFoundError:
        return ""
    if os.name == "posix" and stat.S_IMODE(mode) & 0o077:
        problems.add(Place(str(path), 1, 1), "others on this machine can read or change it", f"run: chmod 600 {path}")
    try:
        text = data.decode()
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        problems.add(Place(str(path), line, 1), "this is not UTF-8", "take the line out and add the user again")
    problems.raise_any()
    return text


def _users(name: str, text: str) -> list[tuple[int, User]]:
    """Each user with the number of the line."""
    problems, found, lines = Problems(), list[tuple[int, User]](), dict[str, int]()
    for number, line in enumerate(text.split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        user = User(*(part.strip() for part in line.rpartition(": ")[::2]))
        place, key = Place(name, number, 1), folded(user.name)
        if not key or not _HASH.fullmatch(user.hashed):
            problems.add(place, "this is no name with a hash", "take the line out and add the user again")
        elif key in lines:
            problems.add(place, f"{user.name} stands on line {lines[key]} already", "take one of the lines out")
        lines.setdefault(key, number)
        found.append((number, user))
    problems.raise_any()
    return found


@contextlib.contextmanager
def _changing(path: Path) -> Iterator[tuple[list[str], dict[str, int]]]:
    """The file's lines, to be changed, and on which of them each folded name stands."""
    with held(path):
        text = _text(path) or _HEAD
        lines = text.removesuffix("\n").split("\n")
        yield lines, {folded(user.name): number for number, user in _users(str(path), text)}
        if not path.exists():
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))  # what takes its place keeps that
        with written_whole(path) as out:
            out.write("\n".join([*lines, ""]))
