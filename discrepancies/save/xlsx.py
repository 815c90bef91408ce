"""Writes a whole dossier as XLSX to go on with: a sheet of claims, and one for every other section there is.

Cells that name something offer what is declared, from a hidden sheet; a spreadsheet warns of another name and takes
it. Every cell is text in the format for text, so that a spreadsheet changes nothing of what is typed over it either.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import BinaryIO

from discrepancies.columns.column import Column
from discrepancies.kinds.names import SEPARATOR
from discrepancies.load.keys import CLAIM, SECTIONS, TITLE, Key
from discrepancies.load.table import IGNORED, KEYS
from discrepancies.load.tree import Entries, Items, Node, Scalar
from discrepancies.save import CannotHold, Contents, workbook
from discrepancies.save.workbook import MOST_CHARACTERS, MOST_ROWS, USUAL, Heading
from discrepancies.save.yaml import flow

WHOLE = True
OFFERED = ("attributed_to", "scope", "stated")
"""Columns that a sheet of claims has, though no claim fills them, where there is something to choose from."""

_WIDE = {
    "quote": 60,
    **dict.fromkeys(("asks", "title", "holds", "says"), 44),
    **dict.fromkeys(("inferred", "note", "url", "archived", "scopes"), 40),
    "value": 28,
    **dict.fromkeys(("source", "event", "fact", "attributed_to"), 22),
}
_WRAPPED_FROM = 28


def write(contents: Contents, out: BinaryIO) -> None:
    """Write every section with openpyxl.

    Raises:
        CannotHold: more claims than a sheet has rows, or a longer text than a cell may have.
    """
    book = workbook.new()
    sections = [(name, *_section(name, entries)) for name, entries in contents.sections.items()]
    _refuse_too_much(contents, [[contents.title], *(row for _, _, rows in sections for row in rows)])
    lists = _lists(contents)
    # The lists come first, for only then is it known where they stand, and are moved to the end.
    cells = workbook.add_lists(book, lists)
    if contents.claims:
        columns = _with_offered(contents.claims, lists)
        names = {key: _list_of(key, CLAIM[key]) for key in columns if key in CLAIM} | {"source": "sources"}
        _add(book, "claims", tuple(columns), zip(*columns.values(), strict=True), _offered(names, cells))
    if contents.title:
        _add(book, TITLE, (TITLE,), iter([(contents.title,)]), {})
    for name, header, rows in sections:
        names = {key: _list_of(key, of) for key, of in SECTIONS[name].keys.items() if key in header[1:]}
        _add(book, name, header, iter(rows), _offered(names, cells))
    if cells:
        book.move_sheet(workbook.LISTS, len(book.sheetnames))
        book.active = 0
    workbook.save(book, out)


def _refuse_too_much(contents: Contents, rows: Sequence[Sequence[str | None]]) -> None:
    """Before anything is begun, for openpyxl leaves what it has begun behind."""
    if any(len(column) >= MOST_ROWS for column in contents.claims.values()):
        raise CannotHold(f"a sheet of XLSX holds {MOST_ROWS:,} rows at most: write CSV or Parquet instead")
    if workbook.too_much(rows, (column.texts for column in contents.claims.values())):
        raise CannotHold(f"a cell of XLSX holds {MOST_CHARACTERS:,} characters at most: write YAML instead")


def _lists(contents: Contents) -> dict[str, list[str]]:
    """What there is to choose from, by the name of its list: what is declared, and what claims name besides."""

    def named(section: str, *keys: str) -> dict[str, None]:
        declared = (key.text for key, _ in contents.sections.get(section, ()))
        used = (text for key in keys if key in contents.claims for text in contents.claims[key].first())
        return dict.fromkeys((*declared, *used))

    sources = named("sources", "source")
    words = {_list_of(key, of): of.words for key, of in _worded()}
    lists: dict[str, list[str]] = {
        "facts": [*named("facts", "fact")],
        "events": [*named("events", "event")],
        "sources": [*sources],
        "voices": [*dict.fromkeys((*named("voices", "attributed_to"), *sources))],
        "scope": [*dict.fromkeys((*_scopes(contents), *named("", "scope")))],
    }
    return lists | {name: [*of] for name, of in words.items()}


def _worded() -> Iterator[tuple[str, Key]]:
    """The keys that only some words may be written for, one word a cell."""
    every = (CLAIM, *(section.keys for section in SECTIONS.values()))
    yield from ((key, of) for keys in every for key, of in keys.items() if of.words and of.holds == "text")


def _scopes(contents: Contents) -> Iterator[str]:
    """The scopes of every fact, in order."""
    for _, node in contents.sections.get("facts", ()):
        scopes = dict(_given("facts", node)).get("scopes")
        if isinstance(scopes, Entries):
            yield from (key.text for key, _ in scopes.entries)
        elif isinstance(scopes, Items):
            yield from (item.text for item in scopes.items if isinstance(item, Scalar))


def _list_of(key: str, of: Key) -> str:
    """The name of the list that cells under a key choose from, if there is one."""
    return (of.names or key) if of.holds == "text" else ""


def _offered(names: Mapping[str, str], cells: Mapping[str, str]) -> dict[str, str]:
    return {key: cells[name] for key, name in names.items() if name in cells}


def _with_offered(claims: Mapping[str, Column], lists: Mapping[str, Sequence[str]]) -> dict[str, Column]:
    """The columns of claims, in their order, and those that one could choose something in."""
    length = len(next(iter(claims.values())))
    wanted = {key for key in OFFERED if key != "scope" or lists["scope"]}
    keys = (*(key for key in KEYS if key in claims or key in wanted), *(key for key in claims if key not in KEYS))
    return {key: claims.get(key, Column.absent(length)) for key in keys}


def _given(section: str, node: Node) -> list[tuple[str, Node]]:
    """What an entry says, a single text under the key it stands for."""
    if isinstance(node, Entries):
        return [(key.text, value) for key, value in node.entries]
    return [(SECTIONS[section].short or "", node)] if isinstance(node, Scalar) and node.text else []


def _section(name: str, entries: Sequence[tuple[Scalar, Node]]) -> tuple[list[str], list[list[str | None]]]:
    """The header and the rows of a section's sheet, with the keys that some entry has."""
    given = [(key.text, dict(_given(name, node))) for key, node in entries]
    keys = [key for key in SECTIONS[name].keys if any(key in of for _, of in given)]
    keys += dict.fromkeys(key for _, of in given for key in of if key.startswith(IGNORED))
    holds = {key: SECTIONS[name].keys[key].holds if key in SECTIONS[name].keys else IGNORED for key in keys}
    return [SECTIONS[name].one, *keys], [[key, *(_cell(holds[k], of.get(k)) for k in keys)] for key, of in given]


def _cell(holds: str, node: Node) -> str | None:
    """What stands in one cell: a text, a list with "; " between its texts, or YAML for what is nested."""
    if node is None or holds == "special" or (holds == IGNORED and not isinstance(node, Scalar)):
        return flow(node) or None
    items = node.items if isinstance(node, Items) else (node,)
    texts = [item.text for item in items if isinstance(item, Scalar)]
    if holds == "list" and any(SEPARATOR in text or text.startswith("[") for text in texts):
        return flow(Items(items, node.at))
    return f"{SEPARATOR} ".join(texts) or None


def _add(
    book: object,
    title: str,
    header: Sequence[str],
    rows: Iterator[Sequence[str | None]],
    offered: Mapping[str, str],
) -> None:
    widths = [_WIDE.get(key, USUAL) for key in header]
    headings = [Heading(key, width, width >= _WRAPPED_FROM) for key, width in zip(header, widths, strict=True)]
    workbook.add(book, title, headings, rows, offered)
