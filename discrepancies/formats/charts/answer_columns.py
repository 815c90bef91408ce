"""Where an answer stands that is no number: a column for each term, name, yes and no, in order, with its name above.

A term of a tree takes the columns of all terms within it, and a narrow one of its own for what is in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from discrepancies.formats.charts.drawing import LEFT, NARROWEST, RIGHT, Axis, Heading, Stretch, Tick
from discrepancies.formats.charts.scale import LETTER
from discrepancies.formats.layout import columns

MOST = 24
"""Columns drawn; what would stand in further ones stands in the last."""
_OWN = 0.4
"""The width of a whole term's own column, of that of others."""
_MARGIN = 2.0
"""Percent of the width between a shading and its column's edge."""


class Column(NamedTuple):
    """One answer: the least and the greatest number that it allows, by which columns are found again."""

    low: float
    high: float
    label: str


class Columns(NamedTuple):
    """Columns by rising number, and from where to where each is drawn."""

    columns: tuple[Column, ...]
    edges: tuple[float, ...]
    axis: Axis

    def across(self, low: float, high: float) -> Stretch:
        """From the first to the last column whose least number lies between two numbers, both included."""
        of, last = self._covered(low, high), len(self.edges) - 2
        return Stretch(self.edges[min(of[0], last)], self.edges[min(of[-1], last) + 1])

    def several(self, low: float, high: float) -> bool:
        """Whether more than one column lies between two numbers."""
        return len(self._covered(low, high)) > 1

    def _covered(self, low: float, high: float) -> list[int]:
        return [place for place, column in enumerate(self.columns) if low <= column.low <= high]


def laid_out(answers: Sequence[Column]) -> Columns:
    """Columns for distinct answers in rising order; of more than MOST the last ones share a column."""
    drawn = [*answers[: MOST - 1], *_rest(answers)]
    shares = [_OWN if any(one.low < other.low <= one.high for other in drawn) else 1.0 for one in drawn]
    edges = [LEFT + (RIGHT - LEFT) * part / sum(shares) for part in accumulate(shares, initial=0)]
    spans = [_within(drawn, edges, place) for place in range(len(drawn))]
    headings = _in_one_line(drawn, spans) or _in_lines(drawn, spans)
    levels = max(heading.level for heading in headings) + 1
    ticks = tuple(Tick(round(edge, 1), "") for edge in edges)
    axis = Axis(ticks=ticks, headings=tuple(headings), levels=levels)
    return Columns(tuple(answers), tuple(round(edge, 1) for edge in edges), axis)


def inset(stretch: Stretch) -> Stretch:
    """Some columns without their margins."""
    return stretch._replace(start=round(stretch.start + _MARGIN, 1), end=round(stretch.end - _MARGIN, 1))


def _rest(answers: Sequence[Column]) -> list[Column]:
    """The last column: an answer like others, or all that are left."""
    rest = answers[MOST - 1 :]
    if len(rest) < 2:
        return list(rest)
    return [Column(rest[0].low, max(one.high for one in rest), f"{len(rest)} others")]


def _within(drawn: Sequence[Column], edges: Sequence[float], place: int) -> Stretch:
    """The columns of an answer and of all within it."""
    last = max(at for at, other in enumerate(drawn) if at == place or drawn[place].low < other.low <= drawn[place].high)
    return Stretch(round(edges[place], 1), round(edges[last + 1], 1))


def _in_one_line(drawn: Sequence[Column], spans: Sequence[Stretch]) -> list[Heading]:
    """Each name above the middle of its column, where all have room there and none contains another."""
    nested = any(after.start < one.end for one, after in pairwise(spans))
    if nested or any(
        _pixels(one.label) > span.width * NARROWEST / 100 - 4 for one, span in zip(drawn, spans, strict=True)
    ):
        return []
    return [Heading(one.label, span.middle, "middle", 0, span, "") for one, span in zip(drawn, spans, strict=True)]


def _in_lines(drawn: Sequence[Column], spans: Sequence[Stretch]) -> list[Heading]:
    """A line for each name, beside the line down to its column: to the right of it or, towards the end, to the left."""
    headings = []
    for level, (one, span) in enumerate(zip(drawn, spans, strict=True)):
        label = _shortened(one.label)
        starts = span.start * NARROWEST / 100 + _pixels(label) + 4 <= NARROWEST
        full = one.label if label != one.label else ""
        at, anchor = (span.start, "start") if starts else (span.end, "end")
        if not starts and span.end * NARROWEST / 100 < _pixels(label):
            at, anchor = RIGHT, "end"
        headings.append(Heading(label, at, "start" if anchor == "start" else "end", level, span, full))
    return headings


def _pixels(label: str) -> float:
    return columns(label) * LETTER


def _shortened(label: str) -> str:
    """As much of a name as fits the narrowest drawing."""
    while _pixels(label) > NARROWEST * RIGHT / 100 - 8:
        label = f"{label.rstrip('…')[:-1].rstrip()}…"
    return label
