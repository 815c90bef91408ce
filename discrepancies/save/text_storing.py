"""Puts a source's text beside the claims file, under texts/, whole or not at all and never over another file.

The name is made of the one it came with, so that any system can have it and nothing in it leads elsewhere.
"""

from __future__ import annotations

import contextlib
import os
import re
import tempfile
import unicodedata
from pathlib import Path
from typing import NamedTuple

from discrepancies.language.reading import Unreadable
from discrepancies.load.texts.opening import ENDINGS, inside
from discrepancies.save.whole_file import UNFINISHED

FOLDER = "texts"
_LONGEST = 80
_MOST = 1_000
_OTHER = re.compile(r"[^\w.-]+")
_TAKEN = re.compile(r"(?:con|prn|aux|nul|com[0-9]|lpt[0-9])(?:\.|$)", re.IGNORECASE)
"""Names that some systems keep for devices."""


class Stored(NamedTuple):
    """A text that was put there: where, and its name relative to the claims file."""

    path: Path
    name: str


def safe_name(name: str) -> str:
    """A file's name that any system can have, with an ending that says what it is: "El_Pitazo-16.html"."""
    last = unicodedata.normalize("NFC", re.split(r"[/\\]", name)[-1])
    ending = max((one for one in ENDINGS if last.lower().endswith(one)), key=len, default="")
    stem = last[: len(last) - len(ending)]
    plain = _OTHER.sub("_", stem).strip("._-")[:_LONGEST].rstrip("._-") or "text"
    if _TAKEN.match(plain):
        plain = f"text_{plain}"
    return f"{plain}{ending or '.txt'}"


def stored(claims_file: str, name: str, data: bytes) -> Stored:
    """Put the bytes of a text beside a claims file; another file of that name stays, and this one gets a number.

    Raises:
        Unreadable: the folder for texts leads elsewhere, or is full of texts of that name.
        OSError: it cannot be written; nothing is left of it.
    """
    home = Path(claims_file).parent
    folder = home / FOLDER
    inside(home, FOLDER)
    folder.mkdir(exist_ok=True)
    plain = safe_name(name)
    descriptor, temporary = tempfile.mkstemp(prefix=f".{plain}.", suffix=UNFINISHED, dir=folder)
    try:
        with os.fdopen(descriptor, "wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        Path(temporary).chmod(0o644)
        for number in range(1, _MOST):
            path = folder / (plain if number == 1 else f"{Path(plain).stem}-{number}{Path(plain).suffix}")
            with contextlib.suppress(FileExistsError):
                _put(Path(temporary), path)
                return Stored(path, f"{FOLDER}/{path.name}")
    finally:
        Path(temporary).unlink(missing_ok=True)
    raise Unreadable(f"there are {_MOST:,} texts called {plain}", "give it another name")


def _put(temporary: Path, path: Path) -> None:
    """Give a file that is whole its name.

    Raises:
        FileExistsError: another has it.
    """
    try:
        os.link(temporary, path)
    except FileExistsError:
        raise
    except OSError:  # not every disk has links
        if path.exists():
            raise FileExistsError(path) from None
        temporary.rename(path)
