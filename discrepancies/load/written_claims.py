"""The claims as their files have them: columns of text with the place of each, whatever file or format they came from.

Every later step asks this for what a claim says in so many words, and for where an error or a finding points.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from discrepancies.columns.column import Column, taken
from discrepancies.model import Place

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, eq=False)
class Written:
    """The claims as written, a column a key, an entry a claim.

    `columns` has the keys of CLAIM_KEYS and "source"; `value` of a names list is its names joined by "; ".
    `file` indexes `files`; `line` is the claim's first line or its row, counted from 1; `places` holds, for each key
    of CLAIM_KEYS, line << 32 | column of its value (both counted from 1), 0 where the key is absent. A place
    without a line is in the claim's own.
    """

    columns: Mapping[str, Column]
    files: tuple[str, ...]
    file: NDArray[np.integer]
    line: NDArray[np.integer]
    places: Mapping[str, NDArray[np.integer]]

    def __len__(self) -> int:
        return len(self.line)

    def place(self, claim: int, key: str) -> Place:
        """Where claim number `claim` gives `key`, or where the claim starts if it does not."""
        packed = int(self.places[key][claim])
        line = packed >> 32 or int(self.line[claim])
        return Place(self.files[self.file[claim]], line, packed & 0xFFFFFFFF or 1)

    def take(self, claims: NDArray[np.int64]) -> Written:
        """These claims only."""
        return Written(
            {key: column.take(claims) for key, column in self.columns.items()},
            self.files,
            taken(self.file, claims),
            self.line[claims],
            {key: taken(packed, claims) for key, packed in self.places.items()},
        )
