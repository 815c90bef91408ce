"""Stretches of a text, and whether another one meets them: what quotes cover, what is ignored, what is read already."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from typing import NamedTuple

Span = tuple[int, int]
"""Start and end, offsets in a text."""


class Spans(NamedTuple):
    """Stretches of a text, those that touch made one."""

    starts: list[int]
    ends: list[int]

    @classmethod
    def of(cls, spans: Iterable[Span]) -> Spans:
        """These stretches, in whatever order."""
        starts: list[int] = []
        ends: list[int] = []
        for start, end in sorted(spans):
            if ends and start <= ends[-1]:
                ends[-1] = max(ends[-1], end)
            else:
                starts.append(start)
                ends.append(end)
        return cls(starts, ends)

    def meet(self, span: Span) -> bool:
        """Whether a stretch has a part inside."""
        at = bisect_left(self.starts, span[1])
        return at > 0 and span[0] < self.ends[at - 1]

    def hold(self, places: Iterable[Span]) -> bool:
        """Whether one of the places lies wholly inside."""
        return any((at := bisect_right(self.starts, place[0])) and place[1] <= self.ends[at - 1] for place in places)
