"""A source's text as a reader sees it: what every quote and figure of the source is held against."""

from __future__ import annotations

import re
from bisect import bisect_right
from functools import lru_cache
from typing import NamedTuple


class SourceText(NamedTuple):
    """A source's text. Positions in it are indices of `plain`; lines are counted from 1."""

    source: str
    name: str
    """The path as shown to people: as declared, or within the folder of texts."""
    plain: str
    """What a reader sees, with "\\n" between lines; in a page also "\\t" between the cells of a table."""
    sha256: str
    """Of the file's bytes, in lower case."""
    encoding: str
    lines: tuple[int, int]
    """The first and the last line that count."""

    @property
    def span(self) -> tuple[int, int]:
        """Where the lines that count begin and end, without the last one's end."""
        starts = line_starts(self.plain)
        first, last = self.lines
        end = starts[last] - 1 if last < len(starts) else len(self.plain) - self.plain.endswith("\n")
        return starts[first - 1], end

    def line_of(self, offset: int) -> int:
        """The number of the line that a position is in."""
        return bisect_right(line_starts(self.plain), offset)


@lru_cache(maxsize=64)
def line_starts(plain: str) -> list[int]:
    """Where each line begins; a line's end at the very end begins none."""
    starts = [0, *(end.end() for end in re.finditer("\n", plain))]
    return starts[:-1] if len(starts) > 1 and starts[-1] == len(plain) else starts
