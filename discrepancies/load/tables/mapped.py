"""Reads a sheet as it is by its mapping: each row comes to as many claims as it has columns of values.

A format hands over its rows as texts; which of them is the one with the headings is told here, by what the mapping
asks for. Nothing is guessed of a value: a cell is taken as it stands, with the hedge or the bounds that the mapping
gives it. What the mapping does not speak of is kept as an extra, and looked at by nothing.
"""

from __future__ import annotations

import json
from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, islice, pairwise

import numpy as np

from discrepancies.columns.column import Column
from discrepancies.language.numerals import plain_number
from discrepancies.load.gathered import BLOCK, Block, Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.table import NEEDED, ROW, Cells, Header, Names, Refusals, block, lacking
from discrepancies.load.tables.described import Described
from discrepancies.load.tables.mapping import VALUE, Sheet, folded
from discrepancies.load.tables.mapping_read import KEYS as MAPPED
from discrepancies.load.tables.plan import Plan, Planning, Row, Values, said
from discrepancies.load.tree import Scalar
from discrepancies.model import Place

SEARCHED = 20
"""Rows among which the one with the headings is looked for: above it there may be a title."""


def read(name: str, rows: Iterator[Row], sheet: Sheet, gathered: Gathered, problems: Problems) -> int:
    """Read the claims of a sheet into `gathered`, and what it says of its sources and events.

    `name` is one of the files gathered; where a workbook has several mapped sheets, each is one.

    Gives the number of the row with the headings; 0 where there is nothing to map, for the sheet has no heading that
    the mapping speaks of and is a table of claims as it stands.
    """
    first = list(islice(rows, SEARCHED))
    if not first:
        problems.add(Place(name, 1, ROW), "this sheet is empty", "write headings, and rows below them")
        return 1
    wanted = {folded(heading.text) for heading in sheet.headings()}
    found = [len(wanted & {folded(cell or "") for cell in row.cells}) for row in first]
    top = found.index(max(found))
    if sheet.pattern is None and not found[top] and {folded(cell or "") for cell in first[0].cells} >= set(NEEDED):
        return 0
    heads = [" ".join((cell or "").split()) for cell in first[top].cells]
    problems.columns[name] = ("", *heads)
    plan = Planning(name, first[top].number, heads, problems).plan(sheet)
    if plan is None:
        gathered.whole = False
        return first[top].number
    gathered.named += _named(sheet)
    _Filling(name, plan, gathered, problems).fill(chain(first[top + 1 :], rows))
    return first[top].number


def _named(sheet: Sheet) -> Iterator[tuple[str, Scalar]]:
    """The facts, events, sources and voices that a mapping itself names."""
    for fixed in (sheet.fixed, *(use.fixed for column in sheet.columns for use in column.uses)):
        for key, text in fixed.items():
            if key in MAPPED and (section := MAPPED[key].names) and "." not in key:
                yield section, Scalar(*text)


class _Filling(Refusals):
    """Takes the rows of a sheet a block at a time: claims in columns, sources and events as they are told of."""

    def __init__(self, name: str, plan: Plan, gathered: Gathered, problems: Problems) -> None:
        super().__init__(name, problems)
        self.plan, self.gathered = plan, gathered
        self.described = Described(name, self, plan.described, plan.until)
        self.extras = {key: Cells(key) for key in plan.extras} if gathered.extra else {}
        self.columns = [_Claims(values, self.extras) for values in plan.values]

    def fill(self, rows: Iterable[Row]) -> None:
        """Take all rows, unless too much is wrong."""
        rows = iter(rows)
        while not self.full and (part := list(islice(rows, BLOCK))):
            whole = [row for row in part if self._whole(row)]
            keys = [self.described.row(row, self.plan.rows) for row in whole] if self._describes else None
            for claims in self.columns:
                self._take(claims, whole, keys)
            if not self.columns and self.extras:
                for row, key in zip(whole, keys or (), strict=False):
                    self.described.extras(key, row, self.plan.extras, self.extras)
        self.gathered.whole &= not self.full
        for claims in self.columns:
            self.gathered.add(replace(claims.block(self.plan), file=self.gathered.files.index(self.name)))
            self.described.fixed(claims.values.use.fixed)
        self.described.into(self.gathered)
        self.gathered.left_out |= {name: len(cells.wrong) for name, cells in self.extras.items() if cells.wrong}
        at = Place(self.name, 1, ROW)
        voices = dict.fromkeys(text for claims in self.columns for text in claims.texts("attributed_to"))
        section = self.gathered.described.setdefault("voices", [])
        section += [(Scalar(voice, at), Scalar("", at)) for voice in voices]

    @property
    def _describes(self) -> bool:
        return bool(self.plan.described)

    def _whole(self, row: Row) -> bool:
        """Whether a row says something that could be read; what could not, where it counts, is reported."""
        for cell, wrong in row.wrong.items():
            if cell not in self.plan.extras.values():
                self.refuse(row.number, cell, *wrong)
        return not any(cell not in self.plan.extras.values() for cell in row.wrong) and any(row.cells)

    def _take(self, claims: _Claims, rows: Sequence[Row], keys: Sequence[tuple[str | None, str | None]] | None) -> None:
        values = claims.values
        texts = [self._value(row, values) for row in rows]
        columns: dict[str, list[str | None]] = {VALUE: [text for text, _ in texts]}
        for key, source in values.others.items():
            columns[key] = [source.text(row) for row in rows]
        for part, key in ((0, "source"), (1, "event")):
            if keys is not None and key not in values.use.fixed:
                columns[key] = [both[part] for both in keys]
        if values.use.low or values.use.high:
            notes = columns.get("note") or [None] * len(rows)
            columns["note"] = ["; ".join(filter(None, both)) or None
                               for both in zip(notes, (note for _, note in texts), strict=True)]  # fmt: skip
        kept = self._kept(values, rows, columns)
        for key, found in columns.items():
            codes = [claims.cells[key][text] if keep else -1 for text, keep in zip(found, kept, strict=True)]
            wrong = claims.cells[key].wrong
            for row, text in zip(rows, found, strict=True) if wrong else ():
                if text in wrong:
                    self.refuse(row.number, self._cell(values, key), *wrong[text])
            if key in NEEDED and wrong:
                kept = [keep and code >= 0 for keep, code in zip(kept, codes, strict=True)]
            columns[key] = codes  # type: ignore[assignment]
        claims.extend(rows, columns, kept, self.plan.extras)  # type: ignore[arg-type]

    def _value(self, row: Row, values: Values) -> tuple[str | None, str | None]:
        """The value in a row and a note on what it leaves unsaid."""
        text = said(row, values.cell, values.words)
        low, high, until = (None if cell is None else said(row, cell, values.words) for cell in values.bounds)
        if until and text and until != text:
            return f"{text}/{until}", None
        if low or high:
            return self._between(row, values, low, text, high)
        if text and values.use.hedge:
            return f"{values.use.hedge} {text}", None
        return text, None

    def _between(
        self, row: Row, values: Values, low: str | None, best: str | None, high: str | None
    ) -> tuple[str | None, str | None]:
        """What a source leaves open that gives bounds: all between them, whatever it thinks the likeliest."""
        given = [(text, plain_number(text)) for text in (low, best, high) if text]
        for (less, below), (more, above) in pairwise(given):
            if below is not None and above is not None and below > above:
                self.refuse(row.number, values.cell, f"{less} stands as lower than {more}", "see which is which")
                return None, None
        note = f"{self.plan.heads[values.cell]}: {best}" if best else None
        if low and high:
            return (low, None) if low == high else (f"{low}–{high}", note)
        return (f"≥{low}" if low else f"≤{high}"), note

    def _kept(self, values: Values, rows: Sequence[Row], columns: Mapping[str, Sequence[str | None]]) -> list[bool]:
        """The rows that hold a claim; what one lacks is reported."""
        needed = [columns.get(key) or [None] * len(rows) for key in NEEDED]
        kept = [all(row) for row in zip(*needed, strict=True)]
        alone = not values.use.fixed and len(self.plan.values) == 1
        for number in (number for number, whole in enumerate(kept) if not whole):
            if not columns[VALUE][number]:
                # An empty cell of one column among several says nothing; a row that only lacks its value says so.
                asked = values.others.get("fact")
                if not (alone and asked and asked.cell is not None and asked.text(rows[number])):
                    continue
            if values.bounds != (None, None, None) and not columns[VALUE][number]:
                continue
            if any(column[number] == "" for column in needed):  # the mapping says that this word says nothing
                continue
            for key, column in zip(NEEDED, needed, strict=True):
                if not column[number]:
                    self.refuse(rows[number].number, self._cell(values, key), *self._lacking(values, key))
        return kept

    def _lacking(self, values: Values, key: str) -> tuple[str, str]:
        """What to say of a row that lacks what a claim needs; the mapping can say that it is no claim."""
        wrong, instead = lacking(key)
        source = values.others.get(key)
        if key != VALUE and (source is None or source.cell is None):
            return wrong, instead
        heading = json.dumps(self.plan.heads[self._cell(values, key)], ensure_ascii=False)
        return wrong, f'{instead}, or map {heading} = {{key = "{key}", words = {{"" = ""}}}}: then it is no claim'

    def _cell(self, values: Values, key: str) -> int:
        source = values.others.get(key)
        return values.cell if source is None or source.cell is None else source.cell


class _Claims:
    """The claims of one column of values, in columns of codes."""

    def __init__(self, values: Values, extras: Mapping[str, Cells]) -> None:
        self.values = values
        keys = (VALUE, "source", "event", "note", *values.others)
        self.cells = {key: Cells(key) for key in dict.fromkeys(keys)}
        self.extras = extras
        self.codes = {key: array("i") for key in (*self.cells, *extras)}
        self.rows = array("q")
        self.lists: set[int] = set()

    def extend(
        self,
        rows: Sequence[Row],
        codes: Mapping[str, Sequence[int]],
        kept: Sequence[bool],
        extras: Mapping[str, int],
    ) -> None:
        """Take the rows that are kept, with the codes of their texts."""
        before = len(self.rows)
        chosen = [number for number, keep in enumerate(kept) if keep]
        self.rows.extend(rows[number].number for number in chosen)
        for key in self.cells:
            self.codes[key].extend((codes[key][number] for number in chosen) if key in codes else [-1] * len(chosen))
        for key, cells in self.extras.items():
            texts = (
                rows[number].cells[extras[key]] if extras[key] < len(rows[number].cells) else None for number in chosen
            )
            self.codes[key].extend(map(cells.__getitem__, texts))
        for place, number in enumerate(chosen):
            if rows[number].cell(self.values.cell).__class__ is Names:
                self.lists.add(before + place)

    def texts(self, key: str) -> Sequence[str]:
        """The distinct texts of a key."""
        return self.cells[key].texts if key in self.cells else ()

    def block(self, plan: Plan) -> Block:
        """The claims of all rows taken."""
        cells = {**self.cells, **self.extras}
        filled = {
            key: codes for key, codes in self.codes.items() if key in (*NEEDED, "event") or any(c >= 0 for c in codes)
        }
        columns = {
            key: Column(np.frombuffer(codes, dtype=np.int32) if codes else np.empty(0, np.int32), cells[key].texts)
            for key, codes in filled.items()
        }
        place = {key: self._place(key) for key in filled if key in self.cells}
        return block(columns, np.array(self.rows, dtype=np.int64), Header(place, plan.width, ()), self.lists)

    def _place(self, key: str) -> int:
        source = self.values.others.get(key)
        return self.values.cell if source is None or source.cell is None else source.cell
