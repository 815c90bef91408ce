"""What the rows of a mapped sheet say of their sources and events, put together to an entry each.

A source that a sheet gives no key has its address for one, without what all addresses begin with; so rows that name
one address are one source. Several rows may describe the same thing: what only helps to find it is taken from the
first, and what a check rests on has to be the same in all.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from hashlib import sha256
from typing import TYPE_CHECKING, Protocol

from discrepancies.kinds.names import SEPARATOR
from discrepancies.language.spelling import shortened
from discrepancies.load.fields import wrong_text
from discrepancies.load.gathered import Gathered
from discrepancies.load.keys import LONGEST_KEY, SECTIONS
from discrepancies.load.table import ROW, Cells
from discrepancies.load.tables.moments import tidied
from discrepancies.load.tables.plan import Row, Source
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.model import Place

if TYPE_CHECKING:
    from discrepancies.load.tables.mapping import Said

_BEGINNING = re.compile(r"^[a-z][a-z0-9+.-]*://(?:www\.)?", re.IGNORECASE)
_KEYS = {
    "source": ("source.url", "source.archived", "source.title", "source.publisher", "source.by"),
    "event": ("event.title",),
}
"""What stands for a key that is not given, the likeliest first."""
_ALIKE = frozenset({"published", "language", "dates", "decimal", "by", "event", "date", "place", "utc_offset"})
"""What a check rests on, so that no row may say otherwise than another."""
_SECTIONS = {"source": "sources", "event": "events"}
_HASHED = 8


class Refuses(Protocol):
    """Takes what is wrong with a cell."""

    def refuse(self, row: int, cell: int | None, wrong: str, instead: str) -> None: ...  # noqa: D102


def key_of(text: str) -> str:
    """The key of what is known by this text: an address without its beginning, and never longer than a key may be."""
    key = _BEGINNING.sub("", text).rstrip("/") or text
    if len(key) <= LONGEST_KEY:
        return key
    return f"{key[: LONGEST_KEY - _HASHED - 1]}…{sha256(key.encode()).hexdigest()[:_HASHED]}"


class Described:
    """Gathers what the rows of one sheet say of sources and events."""

    def __init__(self, name: str, refuses: Refuses, texts: Mapping[str, Source], until: Mapping[str, int]) -> None:
        self.name, self.refuses, self.texts, self.until = name, refuses, texts, until
        self.cells = {key: Cells(key) for key in texts}
        self.found: dict[str, dict[str, dict[str, Scalar]]] = {"source": {}, "event": {}}
        self.refused: set[tuple[str, str]] = set()
        self.first: dict[tuple[str, str], Place] = {}

    def row(self, row: Row, rows: Mapping[str, Source]) -> tuple[str | None, str | None]:
        """Take what a row says; gives the keys of its source and its event, None where it has none."""
        texts = {key: self._text(key, source, row) for key, source in self.texts.items()}
        keys: dict[str, str | None] = {}
        for one, instead in _KEYS.items():
            given = rows[one].text(row) if one in rows else None
            stands = next((found for key in instead if (found := texts.get(key))), None)
            key = " ".join(given.split()) if given else key_of(stands) if stands else None
            keys[one] = key
            about = {
                name: text
                for name, text in texts.items()
                if text and name.startswith(f"{one}.") and (name, text) not in self.refused
            }
            if key and about:
                self._add(one, key, row.number, about)
        return keys["source"], keys["event"]

    def fixed(self, texts: Mapping[str, Said]) -> None:
        """Take what the mapping itself says of a source or event that it names."""
        for one in _KEYS:
            if key := texts.get(one):
                about = {name: said for name, said in texts.items() if name.startswith(f"{one}.")}
                if about:
                    self.first.setdefault((one, key.text), key.at)
                entry = self.found[one].setdefault(key.text, {}) if about else {}
                for name, said in about.items():
                    entry.setdefault(name.partition(".")[2], Scalar(*said))

    def extras(
        self, keys: tuple[str | None, str | None], row: Row, cells: Mapping[str, int], texts: Mapping[str, Cells]
    ) -> None:
        """Keep with a row's source, else its event, what nothing looks at: the texts of these cells, by name."""
        one, key = ("source", keys[0]) if keys[0] else ("event", keys[1])
        entry = self.found[one].get(key or "")
        for name, cell in cells.items() if entry is not None else ():
            code = texts[name][row.cell(cell)]
            if entry is not None and code >= 0:
                entry.setdefault(name, Scalar(texts[name].texts[code], Place(self.name, row.number, cell + ROW + 1)))

    def into(self, gathered: Gathered) -> None:
        """Hand over an entry for each source and event."""
        for one, entries in self.found.items():
            section = gathered.described.setdefault(_SECTIONS[one], [])
            for key, entry in entries.items():
                at = self.first[one, key]
                nodes = tuple((Scalar(name, text.at), self._node(one, name, text)) for name, text in entry.items())
                section.append((Scalar(key, at), Entries(nodes, at)))

    def _text(self, key: str, source: Source, row: Row) -> str | None:
        """What a row says under a key, as an entry may hold it."""
        text = source.text(row)
        if not text:
            return None
        cells = self.cells[key]
        code = cells[text]
        if code < 0:
            if text in cells.wrong:
                self.refuses.refuse(row.number, source.cell, *cells.wrong[text])
            return None
        text = cells.texts[code]
        end = self.until.get(key)
        if end is not None and (last := (row.cell(end) or "").strip()):
            text = _span(text, last)
        one, _, name = key.partition(".")
        if wrong := wrong_text(name, text, SECTIONS[_SECTIONS[one]].keys[name]):
            self.refuses.refuse(row.number, source.cell, *wrong)
            self.refused.add((key, text))
        return text

    def _add(self, one: str, key: str, number: int, about: Mapping[str, str]) -> None:
        self.first.setdefault((one, key), Place(self.name, number, ROW))
        entry = self.found[one].setdefault(key, {})
        for full, text in about.items():
            name, cell = full.partition(".")[2], self.texts[full].cell
            at = Place(self.name, number, ROW if cell is None else cell + ROW + 1)
            first = entry.setdefault(name, Scalar(text, at))
            if name in _ALIKE and first.text != text:
                wrong = f'the {one} "{shortened(key)}" has "{shortened(text)}" here, and "{shortened(first.text)}"'
                wrong += f" in row {first.at.line}"
                self.refuses.refuse(number, cell, wrong, f"write one of the two, or map the column to x-{name}")

    @staticmethod
    def _node(one: str, name: str, text: Scalar) -> Node:
        key = SECTIONS[_SECTIONS[one]].keys.get(name)
        if key and key.holds == "list" and SEPARATOR in text.text:
            parts = (part.strip() for part in text.text.split(SEPARATOR))
            return Items(tuple(Scalar(part, text.at) for part in parts if part), text.at)
        return text


def _span(first: str, last: str) -> str:
    """From a date to another, as one date; a day at midnight is that day."""
    last = tidied(last)
    return first if first == last else f"{first}/{last}"
