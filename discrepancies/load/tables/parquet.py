"""Reads Parquet with pyarrow: columns of text go through as codes into their distinct texts, none made for each claim.

Whole numbers, exact decimals, days and truth values are their text. A type whose text is not certain (a measured
number, a time that may be no more than a day) is refused by the name of its column. A folder named key=value is a
column of its own, as other programs partition a table.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from itertools import chain
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, NamedTuple
from urllib.parse import unquote

import numpy as np

from discrepancies.columns.column import Column
from discrepancies.load.gathered import Gathered
from discrepancies.load.problems import Problems
from discrepancies.load.processes import cores
from discrepancies.load.table import NEEDED, ROW, Cells, block, clean, header, lacking, library
from discrepancies.load.tables import mapped
from discrepancies.load.tables.numbered import Numbered, joined, numbered
from discrepancies.load.tables.parquet_rows import as_they_are
from discrepancies.load.yaml_nodes import LONGEST_VALUE, MOST_PROBLEMS
from discrepancies.model import Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from discrepancies.columns.column import Codes
    from discrepancies.load.processes import Map

PARTS = 4
"""For each core, so that none waits long for the slowest."""
_NOTHING = "__HIVE_DEFAULT_PARTITION__"


def read(name: str, data: bytes, gathered: Gathered, problems: Problems) -> None:
    """Read the claims of one file into `gathered`, as every `Reader` does."""
    problems.columns[name] = ("",)
    try:
        import pyarrow as pa
        import pyarrow.parquet as pq
    except ImportError:
        problems.end(Place(name, 1, ROW), *library("reading Parquet"))
    try:
        file = pq.ParquetFile(pa.BufferReader(data))
        if (sheet := gathered.mapped(name)) and mapped.read(
            name, as_they_are(file, _partition(name)), sheet, gathered, problems
        ):
            return
        texts = [field.name for field in file.schema_arrow if pa.types.is_string(field.type)]
        coded = [key for key in texts if _in_codes(file.metadata, key)]
        _claims(name, _Stored(data, file.metadata, file.schema_arrow, coded), gathered, problems)
    except (pa.ArrowException, OSError, ValueError):
        problems.end(Place(name, 1, ROW), "this is not a Parquet file, or a damaged one", "write it again")


class _Coded(NamedTuple):
    """A column, and whether its texts are known to stand as a cell may hold them."""

    column: Column
    tidy: bool


class _Stored(NamedTuple):
    """A file's bytes, and what pyarrow knows of them; `coded` are the columns to read as codes."""

    data: bytes
    metadata: Any
    schema: Any
    coded: Sequence[str]

    def read(self, key: str, groups: range) -> Any:
        """One column of some groups of rows; in a thread of its own, for pyarrow reads a column with one."""
        import pyarrow as pa
        import pyarrow.parquet as pq

        source = pa.BufferReader(self.data)
        file = pq.ParquetFile(source, metadata=self.metadata, read_dictionary=[key] if key in self.coded else None)
        return file.read_row_groups(groups, columns=[key], use_threads=False)[key]


def _claims(name: str, file: _Stored, gathered: Gathered, problems: Problems) -> None:
    partition = _partition(name)
    heading = header(name, [*file.schema.names, *partition], 1, problems, extra=gathered.extra)
    rows = np.arange(1, file.metadata.num_rows + 1, dtype=np.int32)
    columns: dict[str, Column] = {}
    refused: dict[str, NDArray[np.int64]] = {}
    places = {key: Place(name, 1, cell + ROW + 1) for key, cell in heading.cells.items()}
    uncertain = _uncertain(file, places.keys() - partition.keys(), places, problems)
    whole = _stored(file, [key for key in heading.cells if key not in partition], uncertain) | {
        key: _constant(text, len(rows)) for key, text in partition.items() if key in heading.cells
    }
    for key, at in places.items():
        (found, tidy), cells = whole[key], Cells(key)
        columns[key] = found if tidy and key != "closed" else _clean(found, cells)
        wrong = {text for text in cells.wrong if text}
        refused[key] = found.among(wrong) if wrong else np.empty(0, dtype=np.int64)
        for row in refused[key][:MOST_PROBLEMS].tolist():
            problems.add(at._replace(line=row + 1), *cells.wrong[found[row]])
    kept = np.full(len(rows), not uncertain)  # without that column a claim would be another
    for key in (key for key in NEEDED if key not in uncertain):
        lost = np.flatnonzero(columns[key].codes < 0)
        kept[lost] = False
        at = Place(name, 1, heading.cells[key] + ROW + 1)
        for row in np.setdiff1d(lost, refused[key])[:MOST_PROBLEMS].tolist():
            problems.add(at._replace(line=row + 1), *lacking(key))
    if not kept.all():
        columns, rows = {key: column.take(kept) for key, column in columns.items()}, rows[kept]
    gathered.add(block(columns, rows, heading))


def _uncertain(file: _Stored, keys: Iterable[str], places: Mapping[str, Place], problems: Problems) -> set[str]:
    """The columns of a type that is not read, each reported."""
    found = set()
    for key in keys:
        kind = file.schema.field(key).type
        # What was written from codes comes back as codes, and what they stand for is what counts.
        kind = getattr(kind, "value_type", kind) if _is_codes(kind) else kind
        if not _lossless(kind):
            wrong = f"this column is of type {kind}, whose text is not certain"
            problems.add(places[key], wrong, "store it as text")
            found.add(key)
    return found


def _stored(file: _Stored, keys: Sequence[str], uncertain: Collection[str]) -> dict[str, _Coded]:
    """The columns as codes into their distinct texts, read on all cores; an uncertain one is empty."""
    columns = {key: _Coded(Column.absent(file.metadata.num_rows), tidy=True) for key in uncertain}
    groups, threaded = file.metadata.num_row_groups, cores()
    size = groups // (PARTS * threaded) + 1
    spans = [range(start, min(start + size, groups)) for start in range(0, groups, size)]
    with ThreadPoolExecutor(threaded) as threads:
        # The largest first: while it is joined the others are read.
        read = sorted((key for key in keys if key not in columns), key=lambda key: -_bytes(file.metadata, key))
        parts = {key: [threads.submit(_part, file, key, span) for span in spans] for key in read}
        for key in read:
            columns[key] = _joined(list(chain.from_iterable(part.result() for part in parts.pop(key))), threads.map)
    return columns


def _part(file: _Stored, key: str, groups: range) -> list[Any]:
    """One column of some groups of rows: its texts as numbers, or as codes with dictionaries of their own."""
    import pyarrow as pa

    column = file.read(key, groups)
    if _is_codes(column.type):
        return list(column.chunks)
    chunks = column.cast(pa.string()).chunks
    return [numbered(chunk) or chunk.dictionary_encode() for chunk in chunks if len(chunk)]


def _partition(name: str) -> dict[str, str]:
    """The columns that the folders of a file's path stand for."""
    pairs = (part.partition("=") for part in PurePath(name).parent.parts)
    return {key: unquote(text) for key, equals, text in pairs if equals and key}


def _constant(text: str, length: int) -> _Coded:
    return _Coded(Column(np.broadcast_to(np.int32(-1 if text == _NOTHING else 0), length), [text]), tidy=False)


def _in_codes(metadata: Any, key: str) -> bool:
    """Whether a column is stored as codes throughout; one of too many texts is not, and is faster read as it stands."""
    return _bytes(metadata, key) < 8 * int(metadata.num_rows)


def _bytes(metadata: Any, key: str) -> int:
    """How much a column takes in the file, before it is compressed."""
    number = metadata.schema.names.index(key)
    groups = (metadata.row_group(group) for group in range(metadata.num_row_groups))
    size: int = sum(group.column(number).total_uncompressed_size for group in groups)
    return size


def _joined(parts: Sequence[Any], each: Map) -> _Coded:
    """Parts of a column, as `_part` gives them, as one."""
    import pyarrow as pa

    if not parts:
        return _Coded(Column.absent(0), tidy=True)
    if all(isinstance(part, Numbered) for part in parts) and (found := joined(parts, each)):
        return _told(*found)
    chunks = [part.texts().dictionary_encode() if isinstance(part, Numbered) else part for part in parts]
    # pyarrow's own way to do this takes time with the square of the chunks.
    number, texts = _distinct(pa.concat_arrays([chunk.dictionary.cast(pa.string()) for chunk in chunks]))
    numbers = np.split(number, np.cumsum([len(chunk.dictionary) for chunk in chunks])[:-1])
    claims = sum(map(len, chunks))
    if len(texts) == 1 and not any(chunk.null_count for chunk in chunks):
        return _told(np.broadcast_to(np.int32(0), claims), texts)
    codes = np.empty(claims, dtype=np.int32)
    places = np.split(codes, np.cumsum([len(chunk) for chunk in chunks])[:-1])

    def put(one: tuple[Codes, Codes, Any]) -> None:
        place, number, chunk = one
        np.take(np.append(number, np.int32(-1)), _indices(chunk), out=place, mode="wrap")

    list(each(put, zip(places, numbers, chunks, strict=True)))
    return _told(codes, texts)


def _told(codes: Codes, texts: Any) -> _Coded:
    ends = np.frombuffer(texts.buffers()[1], dtype=np.int32)[texts.offset : texts.offset + len(texts) + 1]
    letters = np.frombuffer(texts.buffers()[2] or b"", dtype=np.uint8)[ends[0] : ends[-1]]
    sizes = np.diff(ends)
    # Visible ASCII alone, and no space: most columns are that, and it is seen without making a text of any.
    tidy = sizes.min(initial=1) > 0 and sizes.max(initial=0) <= LONGEST_VALUE
    tidy = tidy and bool((letters - np.uint8(ord("!"))).max(initial=0) <= ord("~") - ord("!"))
    return _Coded(Column(codes, texts.to_pylist()), tidy)


def _distinct(texts: Any) -> tuple[Codes, Any]:
    """For each text its place among the distinct ones, and these."""
    if (found := numbered(texts)) and (counted := joined([found])):
        return counted
    encoded = texts.dictionary_encode()
    return _indices(encoded), encoded.dictionary


def _indices(chunk: Any) -> NDArray[np.int32]:
    """Where each entry stands in its chunk's dictionary, -1 for nothing."""
    indices = chunk.indices.fill_null(-1) if chunk.null_count else chunk.indices
    found: NDArray[np.int32] = indices.to_numpy(zero_copy_only=False)
    return found


def _is_codes(kind: Any) -> bool:
    from pyarrow import types

    return bool(types.is_dictionary(kind))


def _lossless(kind: Any) -> bool:
    """Whether values of a type have one text that says all they hold."""
    from pyarrow import types

    tests = (
        *(types.is_string, types.is_large_string, types.is_integer, types.is_boolean),
        *(types.is_decimal, types.is_date32, types.is_null),
    )
    return any(test(kind) for test in tests)


def _clean(column: Column, cells: Cells) -> Column:
    """The column with each distinct text as a cell may hold it."""
    if clean(cells.key, column.texts):
        return column
    found = [cells[text] for text in column.texts]
    if found == list(range(len(found))):
        return Column(column.codes, cells.texts)
    number = np.fromiter(chain(found, [-1]), dtype=np.int32, count=len(found) + 1)
    return Column(number[column.codes], cells.texts)
