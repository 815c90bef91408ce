"""Arrays of integer codes: the few operations on them that numpy lacks, or does at several times the cost.

Whatever is compared is first numbered, so the law, the origins and the formats all count with these.
"""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Mask = NDArray[np.bool_]


def numbered(packed: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Number the distinct values of packed[rows] in sorted order: those values, and each row's number or -1."""
    distinct, inverse = np.unique(packed[rows], return_inverse=True)
    number = np.full(len(packed), -1, dtype=np.int64)
    number[rows] = inverse
    return distinct, number


def distinct(values: Ints) -> Ints:
    """The distinct values, sorted: what `np.unique` gives, in a quarter of the time it takes to hash them."""
    values = np.sort(values)
    found: Ints = values[np.append(True, values[1:] != values[:-1])[: len(values)]]
    return found


def ranges(start: Ints, end: Ints) -> Ints:
    """The numbers start[0]..end[0]-1, then start[1]..end[1]-1, and so on, in one array."""
    sizes = end - start
    numbers: Ints = np.arange(sizes.sum()) + np.repeat(start - np.cumsum(sizes) + sizes, sizes)
    return numbers


def runs(entries: Ints, keys: Ints) -> Iterator[Ints]:
    """The entries split where their keys change, run by run in order."""
    if len(entries):
        yield from np.split(entries, np.flatnonzero(np.diff(keys)) + 1)


def isin(wanted: Ints, known: Ints) -> Mask:
    """Which of `wanted` are in `known`, sorted: one look-up each."""
    if not len(known):
        return np.zeros(len(wanted), dtype=bool)
    found: Mask = known[np.minimum(np.searchsorted(known, wanted), len(known) - 1)] == wanted
    return found
