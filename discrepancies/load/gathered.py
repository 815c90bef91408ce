"""What the files say before anything is checked across them: trees for what is declared, columns for claims.

Every reader of a format fills a `Gathered`; `dossier.py` then checks the whole once, whatever the format was.
Claims are many, so they never become objects: each file's are a block of dense columns of codes.
"""

from __future__ import annotations

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from numpy.typing import NDArray

from discrepancies.columns.column import Column
from discrepancies.load.addresses import like
from discrepancies.load.tree import Entries, Node, Scalar
from discrepancies.load.written_claims import Written
from discrepancies.model import CLAIM_KEYS

if TYPE_CHECKING:
    from discrepancies.load.tables.mapping import Mappings, Sheet

BLOCK = 4096
LINE = 32
"""A place within a file is packed as line << 32 | column, both counted from 1."""


@dataclass(frozen=True, slots=True, eq=False)
class Block:
    """The claims of one file: every array and column has an entry a claim.

    `columns` has "source" and those of CLAIM_KEYS that the file gives; `line` counts from 1. `places` has, for each
    of those keys, line << 32 | column of its value, 0 where the key is absent; without a line (a table's column
    alone) it is in the claim's own. `lists` are the claims whose value was written as a list.
    """

    columns: Mapping[str, Column]
    line: NDArray[np.integer]
    places: Mapping[str, NDArray[np.integer]]
    lists: frozenset[int] = frozenset()
    file: int = 0
    """Indexes the files gathered; a file's own reader gathers that one alone."""

    def __len__(self) -> int:
        return len(self.line)


class Slot(NamedTuple):
    """One key of a file's claims while it is read: codes into the file's texts (-1 none), and packed places."""

    codes: array[int]
    places: array[int]


@dataclass(slots=True)
class Columns:
    """The claims of one file while it is read, dense: entry n of every slot is claim n."""

    by_key: dict[str, Slot] = field(default_factory=lambda: {key: Slot(array("i"), array("q")) for key in CLAIM_KEYS})
    texts: list[str] = field(default_factory=list)
    """What the codes stand for, whatever the key."""
    shared: dict[str, int] = field(default_factory=dict)
    """The codes of texts that may recur, as they stand in the file: each is looked at once."""
    source: array[int] = field(default_factory=lambda: array("i"))
    line: array[int] = field(default_factory=lambda: array("q"))
    lists: set[int] = field(default_factory=set)
    """The claims whose value was written as a list."""
    room: int = 0
    extras: dict[str, Slot] | None = None
    """What begins with x-, where that is kept."""

    def grow(self) -> None:
        """Make room for another block of claims in every slot, in place."""
        none, zeros = array("i", [-1]) * BLOCK, array("q", bytes(8 * BLOCK))
        for codes, places in (*self.by_key.values(), *(self.extras or {}).values()):
            codes.extend(none)
            places.extend(zeros)
        self.room += BLOCK

    def keep(self, key: str, text: str) -> None:
        """Keep with the claim that is being read what is not one of its keys."""
        if self.extras is None:
            return
        if key not in self.extras:
            self.extras[key] = Slot(array("i", [-1]) * self.room, array("q", bytes(8 * self.room)))
        claim = len(self.line)
        self.extras[key].codes[claim] = self.code(text)

    def code(self, text: str) -> int:
        """The code of a text that is now one of the file's."""
        self.texts.append(text)
        return len(self.texts) - 1

    def drop_unfinished(self) -> None:
        """Forget a claim whose end was never read; the next one takes its place."""
        claim = len(self.line)
        if claim < self.room:
            for codes, places in (*self.by_key.values(), *(self.extras or {}).values()):
                codes[claim], places[claim] = -1, 0
            self.lists.discard(claim)

    def block(self) -> Block:
        """What has been read, in arrays, each column with its own texts; keys that no claim gives are left out."""
        claims = len(self.line)
        columns = {"source": _column(self.source, claims, self.texts)}
        places = {}
        for key, slot in self.by_key.items():
            given = np.frombuffer(slot.places, dtype=np.int64, count=claims) if claims else np.empty(0, dtype=np.int64)
            if given.any():
                columns[key], places[key] = _column(slot.codes, claims, self.texts), given
        for key, slot in (self.extras or {}).items():
            columns[key] = _column(slot.codes, claims, self.texts)
        line = np.array(self.line, dtype=np.int64)
        return Block(columns, line, places, frozenset(self.lists))


def _column(codes: array[int], claims: int, texts: Sequence[str]) -> Column:
    """A column that keeps only those of the texts that it has."""
    of = np.frombuffer(codes, dtype=np.int32, count=claims) if claims else np.empty(0, dtype=np.int32)
    marked = np.zeros(len(texts) + 1, dtype=bool)
    marked[of] = True
    used = np.flatnonzero(marked[:-1])
    number = np.full(len(texts) + 1, -1, dtype=np.int32)
    number[used] = np.arange(len(used))
    return Column(number[of], [texts[code] for code in used.tolist()])


class Noted(NamedTuple):
    """What somebody marked in a source and wrote beside it: what drafts of claims are made of."""

    source: Scalar
    quote: str | None
    facts: tuple[tuple[str | None, str, str], ...]
    """What the annotator says it shows: an event perhaps, a fact, a value."""
    keys: Mapping[str, str]
    """Further keys of the claim."""
    words: tuple[str, ...]
    """What is written and tagged besides."""
    about: str
    """Who marked it, and when."""


@dataclass(slots=True)
class Gathered:
    """All that has been read so far."""

    files: list[str] = field(default_factory=list)
    sections: dict[str, list[tuple[Scalar, Node]]] = field(default_factory=dict)
    """For each section that stands in some file, its entries in order; a source's without its claims."""
    titles: list[Scalar] = field(default_factory=list)
    """What the files call the dossier; it is wrong for more than one to do so."""
    claimless: list[Scalar] = field(default_factory=list)
    """The sources that have no `claims` key."""
    blocks: list[Block] = field(default_factory=list)
    references: list[tuple[Scalar, Entries]] = field(default_factory=list)
    """Sources as other programs know them: they fill in what no file declares; see `settle`."""
    pages: list[tuple[Scalar, Entries]] = field(default_factory=list)
    """The same of what is known of them only by where they are; they come after those that have a name."""
    noted: list[Noted] = field(default_factory=list)
    """What others marked in sources: drafts, which are never among the claims."""
    exported: bool = False
    """Whether there are sources among them that another program exported."""
    whole: bool = True
    """False once a file could not be read to its end: what seems undeclared may stand in the rest of it."""
    described: dict[str, list[tuple[Scalar, Node]]] = field(default_factory=dict)
    """What mapped sheets say of sources, events and voices, beside the claims they have of them."""
    named: list[tuple[str, Scalar]] = field(default_factory=list)
    """The names that a mapping itself gives, each with its section."""
    mappings: Mappings | None = None
    """How sheets are mapped that are read as they are."""
    extra: bool = False
    """Whether what begins with x- is kept too: only what writes it again asks for it."""
    left_out: dict[str, int] = field(default_factory=dict)
    """By their columns, how many cells of those could not be kept: no claims file may hold such a text."""

    def section(self, name: str) -> list[tuple[Scalar, Node]]:
        """The entries of a section, to add to."""
        return self.sections.setdefault(name, [])

    def mapped(self, name: str, sheet: str | None = None) -> Sheet | None:
        """How a file, or one sheet of a workbook, is mapped; None where it is not."""
        return self.mappings.of(name, sheet) if self.mappings else None

    def add(self, block: Block) -> None:
        """Keep the claims of a file."""
        if len(block):
            self.blocks.append(block)

    def join(self, other: Gathered) -> None:
        """Add what was read of further files."""
        before = len(self.files)
        self.files += other.files
        for name, entries in other.sections.items():
            self.section(name).extend(entries)
        self.titles += other.titles
        self.claimless += other.claimless
        self.blocks += [replace(block, file=before + block.file) for block in other.blocks]
        self.references += other.references
        self.pages += other.pages
        self.noted += other.noted
        self.whole &= other.whole
        for name, entries in other.described.items():
            self.described.setdefault(name, []).extend(entries)
        self.named += other.named
        for name, cells in other.left_out.items():
            self.left_out[name] = self.left_out.get(name, 0) + cells

    def settle(self) -> None:
        """Let the references be sources, or fill in the source that has the same key or the same address."""
        if not self.references and not self.pages:
            return
        entries = {key.text: (key, node) for key, node in self.section("sources")}
        doubled = len(entries) < len(self.section("sources"))
        by_address = {like(url): key for key, (_, node) in entries.items() if (url := _url(node))}
        named: dict[str, str] = {}
        for key, node in () if doubled else (*self.references, *self.pages):
            url = _url(node)
            declared = key.text if key.text in entries else by_address.get(like(url)) if url else None
            if declared is None:
                declared = key.text
                entries[declared] = key, node
            else:
                entries[declared] = entries[declared][0], _filled(entries[declared][1], node)
            if url:
                by_address.setdefault(like(url), declared)
            named[key.text] = declared
        self.noted = [
            one._replace(source=Scalar(named.get(one.source.text, one.source.text), one.source.at))
            for one in self.noted
        ]
        if not doubled:
            self.sections["sources"] = list(entries.values())
        self.references, self.pages, self.exported = [], [], True

    def written(self) -> tuple[Written, frozenset[int]]:
        """The claims of all files as one, and those of them whose value was written as a list."""
        sizes = [len(block) for block in self.blocks]
        firsts = np.cumsum([0, *sizes]).tolist()
        columns, places = {}, {}
        extras = dict.fromkeys(key for block in self.blocks for key in block.columns if key.startswith("x-"))
        for key in ("source", *CLAIM_KEYS, *extras):
            columns[key] = Column.joined([block.columns.get(key) or Column.absent(len(block)) for block in self.blocks])
            places[key] = _joined([block.places.get(key, _nowhere(len(block))) for block in self.blocks])
        files = _joined([np.broadcast_to(np.int32(block.file), len(block)) for block in self.blocks])
        line = _joined([block.line for block in self.blocks])
        lists = frozenset(
            first + claim for first, block in zip(firsts, self.blocks, strict=False) for claim in block.lists
        )
        return Written(columns, tuple(self.files), files, line, places), lists


def _url(node: Node) -> str | None:
    entries = node.entries if isinstance(node, Entries) else ()
    found = next((value for key, value in entries if key.text == "url"), None)
    return found.text if isinstance(found, Scalar) and found.text else None


def _filled(node: Node, further: Entries) -> Node:
    """What is declared of a source, with what only the further one says of it."""
    if isinstance(node, Scalar) and not node.text:
        return further
    if not isinstance(node, Entries):
        return node
    given = {key.text for key, _ in node.entries}
    return node._replace(entries=(*node.entries, *(one for one in further.entries if one[0].text not in given)))


def _nowhere(claims: int) -> NDArray[np.integer]:
    """The places of a key that no claim has; they take no room."""
    return np.broadcast_to(np.int8(0), claims)


def _joined(arrays: Sequence[NDArray[np.integer]]) -> NDArray[np.integer]:
    """Arrays one after another; one alone, or nothing but zeros, is not copied."""
    if len(arrays) == 1:
        return arrays[0]
    if not any(array.strides[0] or array[0] for array in arrays):
        return _nowhere(sum(map(len, arrays)))
    return np.concatenate(arrays)
