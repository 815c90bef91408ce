"""One conflict: claims of one fact that cannot all be true, and those of them that show it best."""

from __future__ import annotations

from typing import NamedTuple

from discrepancies.columns.arrays import Ints


class Conflict(NamedTuple):
    """Claims of one fact that cannot all be true; `one` and `other` are the rows that show it best."""

    rows: Ints
    one: int
    other: int
    soft: bool
    """It vanishes when the words are read generously, or when the fact may change over time."""
    about: int
    """The row whose event, fact and scope the conflict is about."""
    also: tuple[int, ...] = ()
    """The other rows of the smallest set, where two do not suffice: parts that are too much together."""
    moment: int | None = None
    """The row whose time tells this conflict from others about the same; None where time has no part in it."""
    size: float = 0.0
    """How far apart the two are."""

    @property
    def shown(self) -> tuple[int, ...]:
        """The smallest set of rows that shows it."""
        return self.one, self.other, *self.also
