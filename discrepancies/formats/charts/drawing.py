"""What is drawn, as plain data: rows of words with marks beside them, on an axis that they share.

All that is horizontal is in percent of the drawing's width, so that it fits a telephone and a desk. Nothing vertical is
set, for a row is as high as its words.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

LEFT, RIGHT = 5.0, 95.0
"""Between these lies what the axis covers."""
FIRST, LAST = 4.0, 96.0
"""Up to here goes what lies beyond it; beyond that there is room for the head of an arrow."""
NARROWEST = 270.0
"""Pixels of a drawing on the narrowest screen: what is set out to be legible there is so everywhere."""

Shape = Literal["point", "bar", "cross", "link"]
"""A value; a stretch of values; a no, said of a name; what joins the start and the end of a period."""


class Stretch(NamedTuple):
    """A part of the drawing's width, and whether what it stands for goes on beyond the axis."""

    start: float
    end: float
    before: bool = False
    after: bool = False

    @property
    def middle(self) -> float:
        """Half-way."""
        return round((self.start + self.end) / 2, 1)

    @property
    def width(self) -> float:
        """From start to end."""
        return round(self.end - self.start, 1)


class Mark(NamedTuple):
    """What is drawn of one value."""

    shape: Shape
    on: Stretch
    soft: bool = False
    """As far as the words for "about", "several" or "early" are taken to reach."""


class Band(NamedTuple):
    """The values that an answer leaves open, shaded behind a row that supports it."""

    on: Stretch
    answer: int
    """Counted from 1, in the order of the fact's listed answers."""
    label: str


class Tick(NamedTuple):
    """A line across the drawing and, where there is room for it, what it stands for."""

    at: float
    label: str
    anchor: Literal["start", "middle", "end"] = "middle"


class Heading(NamedTuple):
    """A column's name above the drawing, over its own stretch: how far from the top, how high, and whether turned."""

    label: str
    on: Stretch
    top: int
    height: int
    turned: bool


class Axis(NamedTuple):
    """What is behind and around the rows: ticks below them or headings above them."""

    ticks: tuple[Tick, ...] = ()
    contexts: tuple[Tick, ...] = ()
    """What is common to the labels of a piece of the axis, below them: a year, a unit."""
    breaks: tuple[float, ...] = ()
    headings: tuple[Heading, ...] = ()
    above: int = 0
    """Pixels that the headings take."""
    note: str = ""
    """How to read it, where that is out of the ordinary."""


class Row(NamedTuple):
    """A claim of a range chart, or a fact of a timeline: the words, and the marks beside them."""

    number: int
    """Of the claim in the files, or of the fact in the agreement."""
    who: str
    says: str
    how: tuple[str, ...]
    """Under which conditions: "as of 3 January 2018", "repeats wire"."""
    marks: tuple[Mark, ...]
    bands: tuple[Band, ...] = ()
    again: bool = False
    """The row above is by the same."""
    faint: bool = False
    """It only repeats another, or misquotes it."""
    disputed: bool = False


class Panel(NamedTuple):
    """Rows on one axis, and what is said of them where there are several panels."""

    title: str
    axis: Axis
    rows: tuple[Row, ...]


class RangeChart(NamedTuple):
    """What each source says of one event's fact."""

    number: int
    """Of the fact in the agreement."""
    asks: str
    panels: tuple[Panel, ...]
    note: str
    """What is not drawn, else ""."""


class Spot(NamedTuple):
    """A claim over time: where it is marked, from the highest to the lowest figure that it allows, in percent."""

    x: float
    y: float
    top: float
    bottom: float
    colour: int
    title: str


class Leg(NamedTuple):
    """A line from one place to another, in percent."""

    x1: float
    y1: float
    x2: float
    y2: float
    colour: int


class Told(NamedTuple):
    """A claim in words beside its drawing."""

    who: str
    says: str
    about: str
    colour: int
    """-1 where it is not drawn."""


class Steps(NamedTuple):
    """What each source says of one event's fact whose answer may change, over time."""

    number: int
    asks: str
    across: Axis
    upwards: tuple[Tick, ...]
    """The figures, `at` in percent from the top."""
    unit: str
    legs: tuple[Leg, ...]
    spots: tuple[Spot, ...]
    told: tuple[Told, ...]
    """The latest first."""
    note: str


class Timeline(NamedTuple):
    """What the sources leave open of an event's dates."""

    event: str
    panels: tuple[Panel, ...]
    note: str
