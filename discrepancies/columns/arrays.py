"""Arrays of integer codes: the few operations on them that numpy lacks, or does at several times the cost.

Whatever is compared is first numbered, so the law, the origins and the formats all count with these.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Ints = NDArray[np.int64]
Floats = NDArray[np.float64]
Mask = NDArray[np.bool_]


class Coded(NamedTuple):
    """Texts as codes into their distinct ones, which are sorted; no code is absent."""

    codes: NDArray[np.integer]
    texts: list[str]


def numbered(packed: Ints, rows: Ints) -> tuple[Ints, Ints]:
    """Number the distinct values of packed[rows] in sorted order: those values, and each row's number or -1."""
    of = packed if len(rows) == len(packed) else packed[rows]
    least = int(of.min(initial=0))
    found, inverse = renumbered(of - least if least else of, int(of.max(initial=-1)) + 1 - least)
    found += least
    if len(rows) == len(packed):
        return found, inverse.astype(np.int64, copy=False)
    number = np.full(len(packed), -1, dtype=np.int64)
    number[rows] = inverse
    return found, number


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


def renumbered(numbers: NDArray[np.integer], span: int) -> tuple[Ints, NDArray[np.integer]]:
    """The distinct ones of numbers 0..span-1, sorted, and which of them each entry is: counted, where there is room."""
    if span > 4 * len(numbers) + 2**20:
        found, of = np.unique(numbers, return_inverse=True)
        return found, of
    there = np.zeros(span, dtype=bool)
    there[numbers] = True
    found = np.flatnonzero(there)
    if len(found) == span:
        return np.arange(span), numbers
    number = np.cumsum(there) - 1
    return found, number[numbers]


def order(columns: Sequence[tuple[NDArray[np.integer], int]]) -> Ints | None:
    """The entries sorted by several columns of codes, the first above all, and by their place where these are alike.

    A column is (codes from 0, how many there can be). None stands for entries that are sorted as they are.
    """
    keys = _packed(columns)
    if not keys or all(not len(key) for key in keys):
        return None
    if len(keys) > 1:
        return np.lexsort(keys[::-1])
    (key,) = keys
    if (key[1:] >= key[:-1]).all():
        return None
    place = max(len(key) - 1, 1).bit_length()
    if int(key.max()).bit_length() + place > 63:
        return np.argsort(key, kind="stable")
    # Sorting numbers is several times as fast as sorting places by them, so each takes its place along.
    key <<= place
    key |= np.arange(len(key))
    key.sort()
    key &= (1 << place) - 1
    return key


def _packed(columns: Sequence[tuple[NDArray[np.integer], int]]) -> list[Ints]:
    """Several columns of codes as few sort keys as hold them, the most significant first."""
    keys: list[Ints] = []
    room = 0
    for codes, size in columns:
        if size <= 1:
            continue
        if not keys or room * size >= 2**62:
            keys.append(codes.astype(np.int64))
            room = size
            continue
        keys[-1] *= size
        keys[-1] += codes
        room *= size
    return keys
