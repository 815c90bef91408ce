"""What one request sees: the file it is about, the files of its dossier, and the last report that could be made.

Names and places come from the texts as they are now, however broken; what claims mean and how they stand comes from the
report, whose claims are found again by what they say, for their lines may have moved since.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property, reduce
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from lsprotocol.types import Location

from discrepancies.kinds.names import SEPARATOR
from discrepancies.load.keys import CLAIM, SECTIONS
from discrepancies.lsp.outline import Entry, Outline, Path, outlined
from discrepancies.lsp.positions import LinedText

if TYPE_CHECKING:
    from lsprotocol.types import Position

    from discrepancies.lsp.belonging import Files
    from discrepancies.lsp.watched import Reported, Snapshot
    from discrepancies.report import Report

WORD = re.compile(r"[^\W\d]\w*")
"""A fact or a scope in a constraint."""

_LISTS = ("contains", "parts")


class Declared(NamedTuple):
    """A key where it is declared."""

    file: str
    entry: Entry


class Named(NamedTuple):
    """What a text names: a key of a section, or a scope of a fact."""

    section: str
    key: str
    fact: str = ""
    """Of a scope: the fact that has it."""


class View:
    """One file of a dossier as it was when the request came."""

    def __init__(self, path: str, snapshot: Snapshot, files: Files | None, reported: Reported | None) -> None:
        self.path, self.snapshot, self.files, self._reported = path, snapshot, files, reported
        self.report: Report | None = reported.report if reported else None
        self._texts: dict[str, LinedText] = {}
        self._views: dict[str, View] = {}

    @property
    def fresh(self) -> bool:
        """Whether the report is of the texts as they are now."""
        if self.files is None or self._reported is None:
            return False
        now, then = self.snapshot.buffers, self._reported.buffers
        return all(now.get(path) is then.get(path) for path in self.files.paths)

    @property
    def lined(self) -> LinedText:
        """The text of the file that is asked about."""
        return self.text(self.path)

    @property
    def outline(self) -> Outline:
        """Its outline."""
        return self.outline_of(self.path)

    def offset(self, position: Position) -> int:
        """A position in it as an offset."""
        return self.lined.offset(position)

    def text(self, path: str) -> LinedText:
        """The text of a file, by its absolute path."""
        if path not in self._texts:
            self._texts[path] = self.snapshot.text(path)
        return self._texts[path]

    def outline_of(self, path: str) -> Outline:
        """The outline of a file, by its absolute path."""
        return outlined(self.text(path).text)

    @cached_property
    def paths(self) -> tuple[str, ...]:
        """The files of YAML with claims, this one first."""
        others = [path for path in (self.files.paths if self.files else ()) if path.lower().endswith((".yaml", ".yml"))]
        return tuple(dict.fromkeys((self.path, *others)))

    def beside(self, path: str) -> View:
        """The same view of another file of the dossier."""
        if path == self.path:
            return self
        if path not in self._views:
            self._views[path] = View(path, self.snapshot, self.files, self._reported)
            self._views[path]._texts = self._texts
            self._views[path].declared = self.declared
        return self._views[path]

    def location(self, path: str, entry: Entry) -> Location:
        """The place of an entry's key, or of its value where it has none."""
        span = entry.key if entry.key[1] > entry.key[0] else entry.value
        return Location(self.snapshot.uri(path), self.text(path).range(span))

    @cached_property
    def declared(self) -> dict[str, dict[str, Declared]]:
        """For each section its keys, as the texts have them now."""
        found: dict[str, dict[str, Declared]] = {section: {} for section in SECTIONS}
        for path in self.paths:
            for section in SECTIONS:
                for entry in self.outline_of(path).within((section,)):
                    found[section].setdefault(str(entry.path[-1]), Declared(path, entry))
        return found

    def about(self, section: str, key: str, name: str) -> str:
        """What a declared thing says under one of its keys, "" where nothing."""
        if (declared := self.declared[section].get(key)) is None:
            return ""
        entry = self.outline_of(declared.file).by_path.get((section, key, name))
        return entry.text if entry else ""

    def title(self, section: str, key: str) -> str:
        """What a declared thing is called, or asks."""
        declared = self.declared[section].get(key)
        words = self.about(section, key, "asks" if section == "facts" else "title")
        return words or (declared.entry.text if declared and section == "voices" else "")

    def scopes(self, fact: str) -> dict[str, tuple[Declared, str]]:
        """The scopes of a fact, each with its words."""
        if (declared := self.declared["facts"].get(fact)) is None:
            return {}
        outline, found = self.outline_of(declared.file), {}
        for entry in outline.within(("facts", fact, "scopes")):
            inner = outline.by_path.get((*entry.path, "is"))
            key = entry.text if isinstance(entry.path[-1], int) else entry.path[-1]
            label = inner.text if inner else "" if isinstance(entry.path[-1], int) else entry.text
            found[key] = Declared(declared.file, entry), label
        return found

    def terms(self, fact: str) -> list[str]:
        """The terms of a fact, of a tree all of them."""
        if (declared := self.declared["facts"].get(fact)) is None:
            return []
        begin = ("facts", fact, "terms")
        below = [one for one in self.outline_of(declared.file).entries if one.path[:3] == begin and len(one.path) > 3]
        names = [str(one.path[-1]) for one in below if isinstance(one.path[-1], str)]
        return list(dict.fromkeys(name for name in (*names, *(one.text for one in below)) if name))

    def claim(self, path: Path) -> Mapping[str, Entry] | None:
        """The keys of the claim that a path leads into, by name; None where it leads into none."""
        if not is_claim(path):
            return None
        return {str(entry.path[-1]): entry for entry in self.outline.within(path[:4])}

    def event_of(self, path: Path, claim: Mapping[str, Entry]) -> str:
        """The event of a claim, its own or its source's."""
        return claim["event"].text if "event" in claim else self.about("sources", str(path[1]), "event")

    def value_of(self, claim: Mapping[str, Entry]) -> str:
        """The value of a claim as the loader has it; of a list its names, joined."""
        if "value" not in claim:
            return ""
        items = [item.text for item in self.outline.within(claim["value"].path)]
        return f"{SEPARATOR} ".join(items) or claim["value"].text

    def names(self, entry: Entry, *, at_key: bool = False) -> Named | None:
        """What an entry's value, or its key, names; None where nothing."""
        path = entry.path
        if at_key and path[0] in SECTIONS:
            if len(path) == 2:
                return Named(str(path[0]), str(path[1]))
            if len(path) == 4 and path[0] == "facts" and path[2] == "scopes":
                return Named("scopes", str(path[3]), str(path[1]))
        if at_key or not entry.text:
            return None
        base = tuple(path[:-1] if isinstance(path[-1], int) else path)
        if base[:1] == ("facts",) and "scopes" in base and (base[-1] in _LISTS or base[-1] == "scopes"):
            return Named("scopes", entry.text, str(path[1]))
        if (claim := self.claim(path)) is not None and len(path) >= 5:
            if path[4] == "scope":
                return Named("scopes", entry.text, claim["fact"].text if "fact" in claim else "")
            return self._reference(CLAIM[str(path[4])].names, entry.text) if path[4] in CLAIM else None
        if len(base) == 3 and base[0] in SECTIONS and base[2] == "by":
            return Named("sources", entry.text) if entry.text in self.declared["sources"] else None
        if len(base) == 3 and base[0] in SECTIONS and base[2] in SECTIONS[str(base[0])].keys:
            return self._reference(SECTIONS[str(base[0])].keys[str(base[2])].names, entry.text)
        return None

    def named_at(self, entry: Entry, offset: int) -> Named | None:
        """What the key or the value of an entry names, by which of them a place is in; of a constraint each word."""
        if entry.key[0] <= offset <= entry.key[1] and entry.key[1] > entry.key[0]:
            return self.names(entry, at_key=True)
        if entry.path[0] == "constraints" and entry.path[-1] == "holds":
            word = next((one[0] for one in WORD.finditer(self.lined.text, *entry.value) if one.end() >= offset), "")
            return Named("facts", word) if word in self.declared["facts"] else None
        return self.names(entry)

    def _reference(self, section: str | None, key: str) -> Named | None:
        if section == "voices" and key not in self.declared["voices"]:
            section = "sources"
        return Named(section, key) if section else None

    def declaration(self, named: Named) -> Declared | None:
        """Where what is named is declared."""
        if named.section == "scopes":
            found = self.scopes(named.fact).get(named.key)
            return found[0] if found else None
        return self.declared[named.section].get(named.key)

    def row_at(self, path: Path) -> int | None:
        """The row of the report's table of the claim that a path leads into; None where it has none."""
        claim = self.claim(path)
        if self.report is None or claim is None:
            return None
        said = {"source": str(path[1]), "value": self.value_of(claim), "event": self.event_of(path, claim)}
        said["fact"] = claim["fact"].text if "fact" in claim else ""
        columns = self.report.dossier.written.columns
        found = reduce(np.intersect1d, (columns[key].among({text}) for key, text in said.items()))
        quote = claim["quote"].text if "quote" in claim else None
        same = [one for one in found.tolist() if columns["quote"][one] == quote]
        if not len(found):
            return None
        number = same[0] if same else int(found[0])
        rows = np.flatnonzero(self.report.dossier.claims["claim"].to_numpy() == number)
        return int(rows[0]) if len(rows) else None

    def claims(self) -> Iterator[tuple[str, Path, Mapping[str, Entry]]]:
        """Every claim of the dossier's files of YAML as they are now: file, path, and its keys."""
        for file in self.paths:
            outline = self.outline_of(file)
            for source in outline.within(("sources",)):
                for item in outline.within((*source.path, "claims")):
                    yield file, item.path, {str(one.path[-1]): one for one in outline.within(item.path)}


def is_claim(path: Path) -> bool:
    """Whether a path leads to a claim or into it."""
    return len(path) >= 4 and path[0] == "sources" and path[2] == "claims" and isinstance(path[3], int)
