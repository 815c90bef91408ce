"""The claims of a table: which columns it may have, what a cell may hold, and the block of claims it comes to.

A reader of a format knows how its file holds cells and nothing of claims; that is known here, once for all formats.
Each distinct text is looked at once, so that ten million claims cost little more than reading their bytes.
"""

from __future__ import annotations

from array import array
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import compress, islice
from typing import NamedTuple, TypeVar

import numpy as np
from numpy.typing import NDArray

from discrepancies.columns.column import Column
from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.spelling import shortened
from discrepancies.load.encoding import FORBIDDEN, named, vetted
from discrepancies.load.fields import FLAGS
from discrepancies.load.gathered import BLOCK, Block, Gathered
from discrepancies.load.keys import unknown_key
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.yaml_nodes import LONGEST_SCALAR, LONGEST_VALUE, MOST_PROBLEMS, too_long
from discrepancies.model import CLAIM_KEYS, Place

KEYS = ("source", *CLAIM_KEYS)
"""The columns that a table of claims may have."""
NEEDED = ("source", "fact", "value")
IGNORED = "x-"
INSTALL = "pip install 'discrepancies[tables]'"
"""What brings the libraries that some formats need."""
ROW = 1
"""The column of a Place that stands for the row as a whole; its first cell is in the next."""


Found = TypeVar("Found")
"""A row as a format has it."""


class Header(NamedTuple):
    """What a table's first row says: for each key, which cell of a row holds it, counted from 0."""

    cells: Mapping[str, int]
    width: int
    nameless: tuple[int, ...]
    """Cells under no name, which must be empty."""


def library(wanted: str) -> tuple[str, str]:
    """What to say where reading a format takes what is not installed: (what is wrong, what to write instead)."""
    return f"{wanted} needs a library that is not installed", INSTALL


def text_of(name: str, data: bytes, problems: Problems) -> str:
    """The text of a table's file.

    Raises:
        Ended: it is not UTF-8, or holds what no text may.
    """
    before = len(problems.found)
    checked = vetted(data, name, problems)
    if len(problems.found) > before:
        raise Ended
    return checked.decode("utf-8-sig")


def header(name: str, names: Sequence[str | None], line: int, problems: Problems, *, extra: bool = False) -> Header:
    """Which column is which; those that begin with x- are among them where an `extra` is kept.

    From here on problems in this file name the column by what stands at its head.

    Raises:
        Ended: there can be no claims, for a column that each needs is missing, or one is there twice.
    """
    found = columns(name, names, line, KEYS, unknown_column, problems)
    missing = [key for key in NEEDED if key not in found.cells]
    for key in missing:
        instead = f"write {', '.join(NEEDED)} and what else there is in the first row"
        problems.add(Place(name, line, ROW), f'there is no column "{key}"', instead)
    if missing or len(found.cells) < sum(_key(head, KEYS) is not None for head in problems.columns[name]):
        raise Ended
    if extra:
        heads = enumerate(problems.columns[name][ROW:])
        kept = {head: number for number, head in heads if head.startswith(IGNORED) and len(head) > len(IGNORED)}
        return found._replace(cells={**found.cells, **kept})
    return found


def columns(
    name: str,
    names: Sequence[str | None],
    line: int,
    known: Collection[str],
    unknown: Callable[[str], tuple[str, str]],
    problems: Problems,
) -> Header:
    """Which column of a table is which of those known, the first of two that are called the same.

    `unknown` says what is wrong with another name, and what to write instead.
    """
    heads = [" ".join((head or "").split()) for head in names]
    problems.columns[name] = ("", *heads)
    cells: dict[str, int] = {}
    for number, head in enumerate(heads):
        at = Place(name, line, number + ROW + 1)
        if head in cells:
            problems.add(at, f'there are two columns "{head}"', "take one of the two out")
        elif (key := _key(head, known)) is not None:
            if key in cells:
                problems.add(at, f'there are two columns "{key}"', "take one of the two out")
            cells.setdefault(key, number)
        elif head and not head.startswith(IGNORED):
            problems.add(at, *unknown(head))
    return Header(cells, len(heads), tuple(number for number, head in enumerate(heads) if not head))


def _key(head: str, known: Collection[str]) -> str | None:
    """Which key a heading is, in any case and with blanks for underscores; None where it is none."""
    if head in known:
        return head
    plain = head.lower().replace(" ", "_")
    return plain if plain in known else None


def unknown_column(head: str) -> tuple[str, str]:
    """What to say of a column that no table of claims has: (what is wrong, what to write instead)."""
    return unknown_key("a table of claims", head, KEYS, "column")


def nameless(shown: str) -> tuple[str, str]:
    """What to say of a text under no column's name: (what is wrong, what to write instead)."""
    return f'"{shown}" stands in a column without a name', "name the column in the first row, or delete it"


def lacking(key: str) -> tuple[str, str]:
    """What to say of a claim without a cell that each needs: (what is wrong, what to write instead)."""
    return f"this claim has no {key}", "write one, or unknown" if key == "value" else "write it"


def clean(key: str, texts: Sequence[str]) -> bool:
    """Whether every one of these texts is as a cell may hold it: asked of a million at once, as most tables are."""
    joined = "\n".join(("", *texts, ""))
    return (
        key != "closed"
        and "".join(texts).isprintable()
        and not any(odd in joined for odd in ("  ", "\n ", " \n", "\n\n"))
        and max(map(len, texts), default=0) <= LONGEST_VALUE
    )


class Cells(dict[str | None, int]):
    """The texts of one column as they stand in the file, each to its code in `texts`, -1 where a cell is empty.

    A text is looked at when it is first asked for; one that may not stand there has the code -1 and is in `wrong`,
    with what to write instead.
    """

    def __init__(self, key: str, read: Callable[[str], str] | None = None) -> None:
        super().__init__({None: -1, "": -1})
        self.key = key
        self.read = read
        self.texts: list[str] = []
        self.wrong: dict[str | None, tuple[str, str]] = {}
        self._codes: dict[str, int] = {}

    def __missing__(self, written: str | None) -> int:
        text = written or ""
        if self.read:
            text = self.read(text)
        if found := FORBIDDEN.search(text):
            self.wrong[written] = f"{named(found[0])} is in this cell", "delete it: it cannot be seen"
            code = -1
        else:
            code = self._code(written, " ".join(text.split()))
        self[written] = code
        return code

    def _code(self, written: str | None, text: str) -> int:
        if not text:
            return -1
        if self.key == "closed" and text.lower() in FLAGS:  # a spreadsheet writes TRUE for true
            text = text.lower()
        longest = LONGEST_VALUE if self.key == "value" else LONGEST_SCALAR
        length = max(map(len, text.split(SEPARATOR))) if self.key == "value" else len(text)
        if length > longest:
            what = "a name in this list" if self.key == "value" and SEPARATOR in text else f"this {self.key}"
            self.wrong[written] = too_long(what, length, longest)
            return -1
        code = self._codes.setdefault(text, len(self.texts))
        if code == len(self.texts):
            self.texts.append(text)
        return code


class Names(str):
    """A list of names as a cell holds it, joined."""

    __slots__ = ()


class Refusals:
    """Takes what is wrong with the cells of a table, as much of it as anybody would read."""

    def __init__(self, name: str, problems: Problems) -> None:
        self.name, self.problems = name, problems
        self._allowed = MOST_PROBLEMS

    @property
    def full(self) -> bool:
        """Whether so much is wrong that nobody would read on."""
        return self._allowed <= 0

    def refuse(self, row: int, cell: int | None, wrong: str, instead: str) -> None:
        """Record what is wrong with a cell, counted from 0, or with a row as a whole, unless too much is."""
        if not self.full:
            self.problems.add(Place(self.name, row, ROW if cell is None else cell + ROW + 1), wrong, instead)
            self._allowed -= 1


class Rows(Refusals):
    """Takes the rows of a table a block at a time and holds their claims in columns."""

    def __init__(self, name: str, header: Header, problems: Problems, read: Callable[[str], str] | None = None) -> None:
        super().__init__(name, problems)
        self.header = header
        self.cells = {key: Cells(key, read) for key in header.cells}
        self.codes = {key: array("i") for key in header.cells}
        self.rows = array("q")
        self.lists: set[int] = set()

    def fill(
        self,
        found: Iterator[Found],
        row_of: Callable[[Found], tuple[int, Sequence[str | None]] | None],
        gathered: Gathered,
    ) -> None:
        """Take all rows that a file has, unless too much is wrong, and put their claims into `gathered`.

        `row_of` makes of what the format calls a row its number and its cells, as many as the header has; None where
        it holds none, or was refused.
        """
        while not self.full and (block := list(islice(found, BLOCK))):
            rows = [row for one in block if (row := row_of(one)) is not None]
            self.extend([number for number, _ in rows], [cells for _, cells in rows])
        gathered.whole &= not self.full
        gathered.add(self.block())

    def extend(self, numbers: Sequence[int], rows: Sequence[Sequence[str | None]]) -> None:
        """Take these rows, each as wide as the header; empty ones are no claims."""
        columns = {key: [row[cell] for row in rows] for key, cell in self.header.cells.items()}
        codes = {key: list(map(self.cells[key].__getitem__, texts)) for key, texts in columns.items()}
        for key, texts in columns.items():
            self._refuse_cells(key, numbers, texts)
        self._refuse_nameless(numbers, rows)
        kept = self._kept(numbers, columns, codes)
        before = len(self.rows)
        place = {row: before + n for n, row in enumerate(compress(range(len(rows)), kept))}
        lists = (row for row, value in enumerate(columns["value"]) if value.__class__ is Names)
        self.lists |= {place[row] for row in lists if row in place}
        self.rows.extend(compress(numbers, kept))
        for key, found in codes.items():
            self.codes[key].extend(compress(found, kept))

    def _kept(
        self, numbers: Sequence[int], columns: Mapping[str, Sequence[str | None]], codes: Mapping[str, Sequence[int]]
    ) -> list[bool]:
        """The rows that hold a claim; what one lacks is reported."""
        kept = [min(row) >= 0 for row in zip(*(codes[key] for key in NEEDED), strict=True)]
        for row in (row for row, whole in enumerate(kept) if not whole):
            if all(found[row] < 0 for found in codes.values()):
                continue
            for key in NEEDED:
                if codes[key][row] < 0 and columns[key][row] not in self.cells[key].wrong:
                    self.refuse(numbers[row], self.header.cells[key], *lacking(key))
        return kept

    def _refuse_cells(self, key: str, numbers: Sequence[int], texts: Sequence[str | None]) -> None:
        wrong = self.cells[key].wrong
        for row, text in enumerate(texts) if wrong else ():
            if text in wrong:
                self.refuse(numbers[row], self.header.cells[key], *wrong[text])

    def _refuse_nameless(self, numbers: Sequence[int], rows: Sequence[Sequence[str | None]]) -> None:
        for cell in self.header.nameless:
            for number, row in zip(numbers, rows, strict=True):
                if (row[cell] or "").strip():
                    self.refuse(number, None, *nameless(shortened(row[cell] or "")))

    def block(self) -> Block:
        """The claims of all rows taken."""
        columns = {
            key: Column(np.frombuffer(codes, dtype=np.int32) if codes else np.empty(0, np.int32), self.cells[key].texts)
            for key, codes in self.codes.items()
        }
        return block(columns, np.array(self.rows, dtype=np.int64), self.header, self.lists)


def block(columns: Mapping[str, Column], rows: NDArray[np.integer], header: Header, lists: Iterable[int] = ()) -> Block:
    """The claims of a table: entry n of every column is the claim that begins in line, or row, `rows[n]`.

    A value longer than a value may be can only be a list of names, as those of the claims `lists` are.
    """
    value = columns["value"]
    long = value.among({text for text in value.texts if len(text) > LONGEST_VALUE})
    places: dict[str, NDArray[np.integer]] = {}
    for key, cell in header.cells.items():
        number = np.int32(cell + ROW + 1)
        absent = columns[key].codes < 0
        places[key] = np.where(absent, np.int32(0), number) if absent.any() else np.broadcast_to(number, len(rows))
    return Block(columns, rows, places, frozenset(lists) | frozenset(long.tolist()))
