"""What a story works out itself: a figure that its words say is the sum, or the rest, of figures that stand before it.

No source says so; but the reader can do the sum, and so it is only listed.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cached_property
from itertools import combinations
from typing import TYPE_CHECKING

from discrepancies.evidence.shown import numbers
from discrepancies.evidence.shown.said import Said
from discrepancies.language.story_words import works_out
from discrepancies.model import Fact, Place

if TYPE_CHECKING:
    from discrepancies.language.reading import Context
    from discrepancies.proof.marks import Mark
    from discrepancies.proof.mentions import Mention
    from discrepancies.proof.story import Story

_ANY_COUNT = Fact("number", "", "count", Place("", 1, 1))
_MOST_PARTS, _MOST_BEFORE = 4, 8


class Sums:
    """The counts of a story, and which of them are worked out from others."""

    def __init__(self, story: Story, stated: Sequence[Mention], context: Context) -> None:
        self.story, self.stated, self.context = story, stated, context

    @cached_property
    def _counts(self) -> Sequence[tuple[Mention, int]]:
        return [(one, value) for one in self.stated if (value := self._value(one))]

    def instead(self, mark: Mark, mention: Mention) -> Mark:
        """A mark of what no claim says, told as a sum where it is one and nobody tied it to a fact."""
        if mark.mark != "unbacked" or mention.tie or not (worked_out := self._sum(mention)):
            return mark
        message = f"no claim says so; it is {worked_out}, which stand before it"
        return mark._replace(severity="info", message=message, event=None, fact=None, rows=())

    def _sum(self, mention: Mention) -> str:
        """The sum that a figure is, as "37 + 2"; "" where it is none, or nothing says that it is one."""
        if not works_out(self.story.plain[slice(*mention.sentence)], mention.language):
            return ""
        if not (value := self._value(mention)):
            return ""
        place = self.story.paragraph(mention.start)
        start = self.story.paragraphs[max(place - 1, 0)][0]
        before = [one for one in self._counts if start <= one[0].start < mention.start][-_MOST_BEFORE:]
        for size in range(2, _MOST_PARTS + 1):
            for parts in combinations([number for _, number in before], size):
                if sum(parts) == value:
                    return " + ".join(map(str, parts))
                if 2 * max(parts) - sum(parts) == value:
                    first, *rest = sorted(parts, reverse=True)
                    return " - ".join(map(str, (first, *rest)))
        return ""

    def _value(self, mention: Mention) -> int:
        """What an exact count is; 0 for anything else."""
        if mention.sort != "figure" or mention.figure is None:
            return 0
        said = Said(self.story.plain, mention.language, self.context)
        read = numbers.read_as(mention.figure, said, _ANY_COUNT)
        return int(read.low) if read and read.low == read.high else 0
