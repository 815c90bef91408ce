"""One key of all claims as codes into its texts: the form in which claims are read, sent on, checked and counted.

Ten million claims hold a few thousand distinct values, so each text stands once and a claim is four bytes. Whoever
needs the text of one claim asks for it by number, as of a list.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from operator import lt
from typing import TypeVar

import numpy as np
from numpy.typing import NDArray

from discrepancies.columns.arrays import Coded, Ints, Mask

Codes = NDArray[np.int32]
Kind = TypeVar("Kind", bound=np.integer)

_BLOCK = 4096


@dataclass(frozen=True, slots=True, eq=False)
class Column:
    """Entry n is the text `texts[codes[n]]`, or nothing where the code is -1. Texts may recur and be unused."""

    codes: Codes
    texts: Sequence[str]

    @classmethod
    def of(cls, texts: Sequence[str | None]) -> Column:
        """A column of these texts, in their order."""
        number: dict[str | None, int] = {None: -1}
        codes = [number.setdefault(text, len(number) - 1) for text in texts]
        return cls(np.array(codes, dtype=np.int32), [text for text in number if text is not None])

    @classmethod
    def absent(cls, length: int) -> Column:
        """A column without a text, which takes no room however long it is."""
        return cls(np.broadcast_to(np.int32(-1), length), ())

    @classmethod
    def joined(cls, columns: Sequence[Column]) -> Column:
        """Columns one after another."""
        if not columns:
            return cls.absent(0)
        if len(columns) == 1:
            return columns[0]
        offsets = np.cumsum([0, *(len(column.texts) for column in columns)])[:-1].tolist()
        moved = [
            np.where(column.codes < 0, np.int32(-1), column.codes + np.int32(offset))
            for column, offset in zip(columns, offsets, strict=True)
        ]
        return cls(np.concatenate(moved).astype(np.int32), [text for column in columns for text in column.texts])

    def __len__(self) -> int:
        return len(self.codes)

    def __getitem__(self, entry: int) -> str | None:
        code = int(self.codes[entry])
        return None if code < 0 else self.texts[code]

    def __iter__(self) -> Iterator[str | None]:
        texts = [*self.texts, None]
        return map(texts.__getitem__, self.codes.tolist())

    def take(self, entries: Ints | Mask) -> Column:
        """These entries only."""
        return Column(taken(self.codes, entries), self.texts)

    def first(self) -> dict[str, int]:
        """The texts that some entry has, each with its first entry, in their order."""
        seen = np.zeros(len(self.texts) + 1, dtype=bool)
        seen[-1] = True
        found: dict[str, int] = {}
        for start in range(0, len(self), _BLOCK):
            if seen.all():
                break
            codes = self.codes[start : start + _BLOCK]
            for entry in np.flatnonzero(~seen[codes]).tolist():
                found.setdefault(self.texts[codes[entry]], start + entry)
            seen[codes] = True
        return found

    def distinct(self) -> Column:
        """The same with each text once."""
        # A million in rising order, as numbered keys are, are each there once without a look-up.
        if all(map(lt, self.texts, islice(self.texts, 1, None))) or len(set(self.texts)) == len(self.texts):
            return self
        first = {text: code for code, text in reversed(list(enumerate(self.texts)))}
        same = np.array([*(first[text] for text in self.texts), -1], dtype=np.int32)
        return Column(same[self.codes], self.texts)

    def among(self, wanted: frozenset[str] | set[str]) -> Ints:
        """The entries that have one of these texts, in order."""
        codes = [code for code, text in enumerate(self.texts) if text in wanted]
        return np.flatnonzero(np.isin(self.codes, codes)) if codes else np.empty(0, dtype=np.int64)

    def given(self) -> Ints:
        """The entries that have a text, in order."""
        return np.flatnonzero(self.codes >= 0) if self.texts else np.empty(0, dtype=np.int64)

    def sorted(self, absent: str) -> Coded:
        """The entries as codes into the sorted distinct texts that are used; `absent` stands for nothing."""
        marked = self._marked()
        texts = [self.texts[code] for code in np.flatnonzero(marked).tolist()]
        lacking = len(self) > 0 and (not texts or bool((self.codes < 0).any()))
        distinct = sorted({*texts, absent} if lacking else set(texts))
        number = dict(zip(distinct, range(len(distinct)), strict=True))
        # One more entry than texts: nothing has the code -1, which is the last.
        rank = np.full(len(self.texts) + 1, number.get(absent, -1), dtype=np.int32)
        rank[:-1][marked] = list(map(number.__getitem__, texts))
        if not lacking and np.array_equal(rank[:-1], np.arange(len(self.texts))):
            return Coded(self.codes, distinct)
        return Coded(rank[self.codes], distinct)

    def _marked(self) -> Mask:
        """Which of the texts some entry has."""
        marked = np.zeros(len(self.texts) + 1, dtype=bool)
        marked[self.codes] = True
        return marked[:-1]


def taken(array: NDArray[Kind], entries: Ints | Mask) -> NDArray[Kind]:
    """These entries of an array; one that repeats a single number, and so takes no room, still takes none."""
    if len(array) and array.strides == (0,):
        length = int(np.count_nonzero(entries)) if entries.dtype == bool else len(entries)
        return np.broadcast_to(array[0], length)
    return array[entries]
