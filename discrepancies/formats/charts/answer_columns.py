"""Where an answer stands that is no number: a column for each term, name, yes and no, in order, with its name above.

A term of a tree takes the columns of all terms within it, and a narrow one of its own for what is in none of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate
from math import ceil
from typing import NamedTuple

from discrepancies.formats.charts.drawing import LEFT, NARROWEST, RIGHT, Axis, Heading, Stretch, Tick
from discrepancies.formats.charts.scale import LETTER
from discrepancies.formats.layout import columns

MOST = 24
"""Columns drawn; what would stand in further ones stands in the last."""
_OWN = 0.4
"""The width of a whole term's own column, of that of others."""
_LINE = 16
"""Pixels from one line of a heading to the next."""
MOST_LINES = 5
"""Lines of a heading; what has no room in them is cut, and shown whole when it is pointed at."""
_GAP = 4.0
"""Pixels between two headings."""
_BROKEN = 40.0
"""Pixels: in narrower columns names are not broken but turned."""
_TURNED = 110
"""Pixels that turned names are high."""
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
    headings = _headed(drawn, spans)
    ticks = tuple(Tick(round(edge, 1), "") for edge in edges)
    axis = Axis(ticks=ticks, headings=tuple(headings), above=max(one.top + one.height for one in headings))
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


def _headed(drawn: Sequence[Column], spans: Sequence[Stretch]) -> list[Heading]:
    """Each name over its own columns, whatever their width: what lies within another stands below that."""
    depth = [sum(other.low < one.low <= other.high for other in drawn) for one in drawn]
    headings: list[Heading] = []
    top = 0
    for level in range(max(depth) + 1):
        own = [(one.label, span) for one, span, at in zip(drawn, spans, depth, strict=True) if at == level]
        height, turned = _room([(_pixels(label), span.width * NARROWEST / 100 - _GAP) for label, span in own])
        headings += [Heading(label, span, top, height, turned) for label, span in own]
        top += height
    return headings


def _room(names: Sequence[tuple[float, float]]) -> tuple[int, bool]:
    """How high names (pixels, pixels of their column) stand, and whether they are turned: in one line, or broken."""
    if min(width for _, width in names) < _BROKEN:
        turned = max(pixels for pixels, _ in names) > min(width for _, width in names)
        return (_TURNED, True) if turned else (_LINE, False)
    # A word that does not fit the rest of a line takes another.
    lines = max(1 if pixels <= width else ceil(pixels / width) + 1 for pixels, width in names)
    return min(lines, MOST_LINES) * _LINE, False


def _pixels(label: str) -> float:
    return columns(label) * LETTER
