"""Writes a dossier as files that `load/` reads back to the same claims: a writer a format, beside a reader a format.

A table of claims holds claims only; YAML and XLSX hold the other sections too. To add a format: write
`save/x.py` with `write(contents, out)` and `WHOLE`, add its endings here and its reader in `load/`.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from importlib import import_module
from typing import TYPE_CHECKING, BinaryIO, NamedTuple, Protocol, cast

from discrepancies.kinds.names import SEPARATOR, written

if TYPE_CHECKING:
    from discrepancies.columns.column import Column
    from discrepancies.load.tree import Node, Scalar

WRITERS = (
    (".yaml", "yaml"),
    (".yml", "yaml"),
    (".csv", "csv"),
    (".tsv", "tsv"),
    (".xlsx", "xlsx"),
    (".jsonl", "jsonl"),
    (".ndjson", "jsonl"),
    (".parquet", "parquet"),
)
"""Which ending is written by which module of this package."""


class Contents(NamedTuple):
    """What is written: the sections as they were read, and the claims in columns, those that some claim fills.

    `kinds` is the kind of each fact, `title` what the dossier is called.
    """

    sections: Mapping[str, Sequence[tuple[Scalar, Node]]]
    claims: Mapping[str, Column]
    kinds: Mapping[str, str]
    title: str | None = None


class Writer(Protocol):
    """What a format's module offers."""

    WHOLE: bool
    """Whether it holds all sections, or claims only."""

    def write(self, contents: Contents, out: BinaryIO) -> None:
        """Write a dossier, or its claims.

        Raises:
            CannotHold: the format has no room for it.
            ImportError: its library is not installed.
        """


class CannotHold(Exception):  # noqa: N818
    """A format has no room for a dossier; the message says what for, and which format has."""


def writer(ending: str) -> Writer | None:
    """The writer of files that end so, imported when first asked for; None where there is none."""
    module = dict(WRITERS).get(ending.lower())
    return cast("Writer", import_module(f"discrepancies.save.{module}")) if module else None


def names(value: str) -> list[str] | None:
    """The names of a list, where writing them one by one and joining them again gives the same text; else None."""
    listed = written(value)
    return listed if all(listed) and f"{SEPARATOR} ".join(listed) == value else None
