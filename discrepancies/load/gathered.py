"""What the files say before anything is checked across them: small trees for what is declared, columns for claims.

Every reader of a format fills one `Gathered`; `dossier.py` then checks the whole once, whatever the format was.
Claims are many, so they never become objects: each key is one dense column that grows a block at a time.
"""

from __future__ import annotations

from array import array
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import compress
from typing import NamedTuple

from discrepancies.model import CLAIM_KEYS, Place, Written

BLOCK = 4096
LINE = 32
"""A place within a file is packed as line << 32 | column, both counted from 1."""
COLUMN_MASK = (1 << LINE) - 1


class Scalar(NamedTuple):
    """A text, white space collapsed, and where it stands; `text` is empty only where a key has no value."""

    text: str
    at: Place


class Items(NamedTuple):
    """A list of nodes."""

    items: tuple[Node, ...]
    at: Place


class Entries(NamedTuple):
    """A mapping: its keys, each once, with their nodes."""

    entries: tuple[tuple[Scalar, Node], ...]
    at: Place


Node = Scalar | Items | Entries | None
"""None stands for what was refused when it was read, and already reported."""


class Column(NamedTuple):
    """One key of all claims: its texts, and where in its file each stands (packed, 0 where the key is absent)."""

    texts: list[str | None]
    places: array[int]


@dataclass(slots=True)
class Columns:
    """The claims of all files, dense: entry n of every column is claim n."""

    by_key: dict[str, Column] = field(default_factory=lambda: {key: Column([], array("q")) for key in CLAIM_KEYS})
    source: list[str] = field(default_factory=list)
    file: array[int] = field(default_factory=lambda: array("i"))
    line: array[int] = field(default_factory=lambda: array("q"))
    lists: set[int] = field(default_factory=set)
    """The claims whose value was written as a list."""
    room: int = 0

    def grow(self) -> None:
        """Make room for another block of claims in every column, in place."""
        none, zeros = [None] * BLOCK, array("q", bytes(8 * BLOCK))
        for texts, places in self.by_key.values():
            texts.extend(none)
            places.extend(zeros)
        self.room += BLOCK

    def drop_unfinished(self) -> None:
        """Forget a claim whose end was never read; the next one takes its place."""
        claim = len(self.line)
        if claim < self.room:
            for texts, places in self.by_key.values():
                texts[claim], places[claim] = None, 0
            self.lists.discard(claim)

    def trim(self) -> None:
        """Take the spare room away: from here on entry n of every column is claim n, and there are no more."""
        self.room = len(self.line)
        for texts, places in self.by_key.values():
            del texts[self.room :], places[self.room :]

    def written(self, files: tuple[str, ...], kept: Sequence[bool] | None = None) -> Written:
        """The trimmed columns, without the claims that `kept` leaves out."""
        columns: dict[str, list[str | None]] = {key: column.texts for key, column in self.by_key.items()}
        columns["source"] = list(self.source)
        places = {key: column.places for key, column in self.by_key.items()}
        if kept is None:
            return Written(columns, files, self.file, self.line, places)
        return Written(
            {key: list(compress(texts, kept)) for key, texts in columns.items()},
            files,
            array("i", compress(self.file, kept)),
            array("q", compress(self.line, kept)),
            {key: array("q", compress(packed, kept)) for key, packed in places.items()},
        )


@dataclass(slots=True)
class Gathered:
    """All that has been read so far."""

    files: list[str] = field(default_factory=list)
    sections: defaultdict[str, list[tuple[Scalar, Node]]] = field(default_factory=lambda: defaultdict(list))
    """For each section that stands in some file, its entries in order; a source's without its claims."""
    claimless: list[Scalar] = field(default_factory=list)
    """The sources that have no `claims` key."""
    claims: Columns = field(default_factory=Columns)
    whole: bool = True
    """False once a file could not be read to its end: what seems undeclared may stand in the rest of it."""

    def place(self, claim: int, key: str) -> Place:
        """Where a claim gives `key`, or where the claim starts if it does not."""
        packed = self.claims.by_key[key].places[claim]
        file = self.files[self.claims.file[claim]]
        return Place(file, packed >> LINE, packed & COLUMN_MASK) if packed else Place(file, self.claims.line[claim], 1)
