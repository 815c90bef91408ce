"""Which cells of a sheet's rows mean what: its mapping, held against the headings that it has."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from discrepancies.language.spelling import shortened, suggestion
from discrepancies.load.problems import Problems
from discrepancies.load.table import IGNORED, KEYS, ROW, Names
from discrepancies.load.tables.mapping import VALUE, Said, Sheet, Use, folded
from discrepancies.load.tables.moments import tidied
from discrepancies.model import Place


class Row(NamedTuple):
    """A row of a sheet as texts; `wrong` holds, by cell, what could not be read and what to write instead.

    Of a row that could not be read at all that stands under None.
    """

    number: int
    cells: Sequence[str | None]
    wrong: Mapping[int | None, tuple[str, str]] = {}

    def cell(self, number: int) -> str | None:
        """The text of a cell, counted from 0; None beyond the last."""
        return self.cells[number] if number < len(self.cells) else None


class Source(NamedTuple):
    """Where a text of a claim comes from: a cell of its row, or what the mapping says of every row."""

    cell: int | None
    words: Mapping[str, str]
    fixed: str | None = None

    def text(self, row: Row) -> str | None:
        """The text, None where there is none, and "" where the mapping says that its cell says nothing."""
        found = None if self.cell is None else said(row, self.cell, self.words)
        return found or self.fixed or found


class Values(NamedTuple):
    """A column of values: its cell, what it is used for, and where the other texts of its claims come from."""

    cell: int
    use: Use
    words: Mapping[str, str]
    bounds: tuple[int | None, int | None, int | None]
    """The cells of low, high and until."""
    others: Mapping[str, Source]


def said(row: Row, cell: int, words: Mapping[str, str]) -> str | None:
    """What a cell says: its words as the mapping has them, "" where those are nothing; None where it is empty."""
    text = row.cell(cell) or ""
    if words and (stands := words.get(folded(text))) is not None:
        return stands
    return text if text.__class__ is Names else tidied(text).strip() or None


class Plan(NamedTuple):
    """Which cells of a row mean what."""

    width: int
    values: tuple[Values, ...]
    described: Mapping[str, Source]
    """What rows say of their source and event: "source.url", "event.date"."""
    until: Mapping[str, int]
    """For such a key, the cell in which what begins there ends."""
    rows: Mapping[str, Source]
    """What rows say of their claims, whichever column has the value."""
    extras: Mapping[str, int]
    """What is kept and looked at by nothing, by name."""
    heads: Sequence[str]


class Planning:
    """Finds the columns that a mapping speaks of in a sheet's headings."""

    def __init__(self, name: str, line: int, heads: Sequence[str], problems: Problems) -> None:
        self.name, self.line, self.heads, self.problems = name, line, heads, problems
        self.cells: dict[str, int] = {}
        self.twice: dict[str, int] = {}
        for number, head in enumerate(heads):
            if head and self.cells.setdefault(folded(head), number) != number:
                self.twice.setdefault(folded(head), number)
        self.used: set[int] = set()

    def plan(self, sheet: Sheet) -> Plan | None:
        """The plan for a sheet; None where a heading is not there, or there twice, each of which is reported."""
        before = len(self.problems.found)
        for heading in sheet.headings():
            self._find(heading)
        if len(self.problems.found) > before:
            return None
        rows: dict[str, Source] = {}
        until: dict[str, int] = {}
        extras: dict[str, int] = {}
        spread: list[tuple[int, Use]] = []
        for heading, uses in sheet.columns:
            for use in uses:
                cell = self.cells[folded(heading.text)]
                if use.key == VALUE:
                    spread.append((cell, use))
                elif use.key.startswith(IGNORED):
                    extras[use.key] = cell
                else:
                    fixed = sheet.fixed.get(use.key)
                    rows[use.key] = Source(cell, {**sheet.words, **use.words}, fixed.text if fixed else None)
                    if use.until:
                        until[use.key] = self.cells[folded(use.until.text)]
        for key, fixed in sheet.fixed.items():
            rows.setdefault(key, Source(None, {}, fixed.text))
        self._by_name(rows, spread, sheet)
        for number, head in enumerate(self.heads):
            if number not in self.used:
                extras.setdefault(self._extra(head, number), number)
        values = tuple(self._values(cell, use, rows, sheet) for cell, use in spread)
        claims = {key: source for key, source in rows.items() if key in KEYS}
        about = {key: source for key, source in rows.items() if "." in key}
        return Plan(len(self.heads), values, about, until, claims, extras, self.heads)

    def _find(self, heading: Said) -> None:
        key = folded(heading.text)
        if key not in self.cells:
            wrong = f'{self.name} has no column "{shortened(heading.text)}"'
            instead = suggestion(heading.text, [head for head in self.heads if head], "write it as the sheet has it")
            self.problems.add(heading.at, wrong, instead)
        elif key in self.twice:
            at = Place(self.name, self.line, self.twice[key] + ROW + 1)
            self.problems.add(
                at, f'there are two columns "{self.heads[self.twice[key]]}"', "call one of them otherwise"
            )
        else:
            self.used.add(self.cells[key])

    def _by_name(self, rows: dict[str, Source], spread: list[tuple[int, Use]], sheet: Sheet) -> None:
        """A column that is called as a key is that key, where the mapping says nothing of either."""
        for key in KEYS:
            cell = self.cells.get(folded(key))
            if cell is None or cell in self.used or key in rows or (key == VALUE and spread):
                continue
            self.used.add(cell)
            if key == VALUE:
                spread.append((cell, Use(VALUE, {})))
            else:
                rows[key] = Source(cell, sheet.words)

    def _extra(self, head: str, number: int) -> str:
        name = head or f"column {number + 1}"
        if self.twice.get(folded(head)) == number:
            name = f"{name} {number + 1}"
        return name if name.startswith(IGNORED) else f"{IGNORED}{name}"

    def _values(self, cell: int, use: Use, rows: Mapping[str, Source], sheet: Sheet) -> Values:
        bounds = tuple(self.cells[folded(said.text)] if said else None for said in (use.low, use.high, use.until))
        own = {key: Source(None, {}, said.text) for key, said in use.fixed.items()}
        others = {key: source for key, source in {**rows, **own}.items() if key in KEYS}
        low, high, until = bounds
        return Values(cell, use, {**sheet.words, **use.words}, (low, high, until), others)
