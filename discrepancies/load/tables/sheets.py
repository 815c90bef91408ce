"""The sections of a dossier in sheets of a workbook: a row an entry, its key in the first column.

A list stands in one cell, "; " between its texts; one whose texts have that themselves, and what is nested (scopes,
terms, aliases, a text, what to ignore), stands in one as YAML writes it. So a workbook can hold a whole dossier, and
everything the YAML reader refuses is refused here too.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import yaml
from yaml import DocumentEndEvent, DocumentStartEvent, StreamStartEvent

from discrepancies.kinds.names import SEPARATOR
from discrepancies.load import table
from discrepancies.load.encoding import lines_of
from discrepancies.load.gathered import Gathered
from discrepancies.load.keys import SECTIONS, TITLE, Key, unknown_key
from discrepancies.load.problems import Ended, Problems
from discrepancies.load.syntax import translated
from discrepancies.load.table import ROW, Cells
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.load.yaml_nodes import File, node_of
from discrepancies.model import Place

KEYLESS = frozenset({"claims"})
"""Keys that have a sheet of their own."""


def read(place: str, section: str, rows: Iterator[Any], gathered: Gathered, problems: Problems) -> None:
    """Add the entries of one sheet to `gathered`; `place` is what the sheet is called in messages.

    Raises:
        Ended: it has no column of keys.
    """
    one, keys = SECTIONS[section].one, SECTIONS[section].keys
    entries = gathered.section(section)
    number, heads, _ = next(rows)
    known = [one, *(key for key in keys if key not in KEYLESS)]
    unknown = partial(unknown_key, f"a sheet of {one}s", known=known)
    columns = {cell: head for head, cell in table.columns(place, heads, number, known, unknown, problems).cells.items()}
    if one not in columns.values():
        problems.end(Place(place, number, ROW), f'there is no column "{one}"', f'write "{one}" above the keys')
    if gathered.extra:
        columns |= {cell: head for cell, head in enumerate(problems.columns[place][ROW:]) if head[:2] == table.IGNORED}
    for number, cells, wrong in rows:
        for cell in wrong:
            problems.add(Place(place, number, cell + ROW + 1), *wrong[cell])
        given = {
            columns[cell]: (text, Place(place, number, cell + ROW + 1))
            for cell, text in enumerate(cells)
            if cell in columns and text and text.strip()
        }
        key = _scalar(one, *given.pop(one), problems) if one in given else None
        if key is None:
            if one not in given and not wrong:
                problems.add(Place(place, number, ROW), f"this row has no {one}", f'write its key into "{one}"')
            continue
        texts = ((name, *of) for name, of in given.items())
        nodes = ((Scalar(name, at), _node(name, keys.get(name), text, at, problems)) for name, text, at in texts)
        entries.append((key, Entries(tuple(nodes), key.at)))


def read_title(place: str, rows: Iterator[Any], gathered: Gathered, problems: Problems) -> None:
    """Add what a sheet calls the dossier: the one cell under its heading.

    Raises:
        Ended: it has no column of that name.
    """
    number, heads, _ = next(rows)
    unknown = partial(unknown_key, "a sheet of the title", known=(TITLE,))
    cells = table.columns(place, heads, number, (TITLE,), unknown, problems).cells
    if TITLE not in cells:
        problems.end(Place(place, number, ROW), f'there is no column "{TITLE}"', f'write "{TITLE}" above the title')
    for number, texts, wrong in rows:
        at = Place(place, number, cells[TITLE] + ROW + 1)
        for cell in wrong:
            problems.add(Place(place, number, cell + ROW + 1), *wrong[cell])
        text = texts[cells[TITLE]] if cells[TITLE] < len(texts) else None
        title = _scalar(TITLE, text, at, problems) if text and text.strip() else None
        if title:
            gathered.titles.append(title)


def _node(name: str, key: Key | None, text: str, at: Place, problems: Problems) -> Node:
    if key is None:
        return _scalar(name, text, at, problems)
    if key.holds == "special" or (key.holds == "list" and text.startswith("[")):
        return _tree(text, at, problems)
    if key.holds == "list" and SEPARATOR in text:
        return Items(tuple(_scalar(name, part, at, problems) for part in text.split(SEPARATOR) if part.strip()), at)
    return _scalar(name, text, at, problems)


def _scalar(name: str, text: str, at: Place, problems: Problems) -> Scalar | None:
    cells = Cells(name)
    code = cells[text]
    if code < 0:
        problems.add(at, *cells.wrong[text])
        return None
    return Scalar(cells.texts[code], at)


def _tree(text: str, at: Place, problems: Problems) -> Node:
    """What a cell says in YAML, all of it placed at the cell."""
    found = Problems()
    data = text.encode("utf-8", "replace")
    try:
        file = File.of(at.file, data, found, yaml.BaseLoader)
        event = file.next()
        while event.__class__ in (StreamStartEvent, DocumentStartEvent):
            event = file.next()
        node = node_of(file, event, 3)
        if file.next().__class__ is not DocumentEndEvent:
            found.add(at, "this cell holds more than one YAML text", "write one")
    except yaml.YAMLError as error:
        _, _, wrong, instead = translated(error, lines_of(data))
        found.add(at, f"in this cell's YAML {wrong}", instead)
        node = None
    except Ended:
        node = None
    for problem in found.found:
        problems.add(at, problem.wrong, problem.instead)
    return _placed(node, at)


def _placed(node: Node, at: Place) -> Node:
    if isinstance(node, Scalar):
        return Scalar(node.text, at)
    if isinstance(node, Items):
        return Items(tuple(_placed(item, at) for item in node.items), at)
    if isinstance(node, Entries):
        return Entries(tuple((Scalar(key.text, at), _placed(value, at)) for key, value in node.entries), at)
    return None
