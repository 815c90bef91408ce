"""A story's numbers that only name something (a case, an article, a file), held against those that are claimed.

One that is nowhere is only told where a claimed one nearly is it: a story names many numbers that no claim is about.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cached_property
from typing import TYPE_CHECKING

from rapidfuzz.distance import DamerauLevenshtein

from discrepancies.kinds.names import SEPARATOR
from discrepancies.proof.marks import SEVERITY, Kind, Mark

if TYPE_CHECKING:
    from discrepancies.evidence.spans import Span, Spans
    from discrepancies.proof.story import Story
    from discrepancies.report import Report

_CODE = re.compile(r"(?<![\w.,$€£/-])(?=[\w./,-]*\d)(?:[A-Z]{1,8}[-/ ]?)?\d[\w]*(?:[.,/-]\w+)+(?!\w)")
_NAMING = ("identifier", "name", "names", "text", "category")
_LAST_WORD = re.compile(r"[^\W\d_]+\s+\Z")
_LONGEST_WORD = 40
_MOST_APART = 2
_FEWEST_DIGITS = 2


class Codes:
    """The numbers by which a dossier's claims name something."""

    def __init__(self, report: Report) -> None:
        self.report = report

    @cached_property
    def known(self) -> Mapping[str, int]:
        """Every such number by its letters and digits, with a row that claims it."""
        wording, found = self.report.wording, dict[str, int]()
        for number in self.report.shown_facts:
            rows = self.report.claims_of(number)
            if wording.fact(rows[0]).kind in _NAMING:
                for row in rows:
                    for value in wording.value(row).split(SEPARATOR):
                        for code in _CODE.finditer(value):
                            found.setdefault(_plain(code[0]), row)
        return found

    def marks(self, story: Story, taken: Spans) -> Iterator[Mark]:
        """A mark for each number of a story that is claimed, or nearly is."""
        for found in _CODE.finditer(story.plain):
            if taken.meet(found.span()):
                continue
            code = _plain(found[0])
            if code in self.known:
                yield self._mark(found, "backed", f"{self._called(self.known[code])} has this number", self.known[code])
            elif near := self._near(code) or self._called_alike(story.plain[: found.start()]):
                row = self.known[near]
                said = f"no source has this number; {self._called(row)} has {self.report.wording.value(row)}"
                yield self._mark(found, "unbacked", said, row)

    def _near(self, code: str) -> str | None:
        if sum(map(str.isdigit, code)) < _FEWEST_DIGITS:
            return None
        near = (one for one in self.known if abs(len(one) - len(code)) <= 1)
        return next(
            (one for one in near if DamerauLevenshtein.distance(one, code) <= min(_MOST_APART, len(code) // 3)), None
        )

    def _called_alike(self, before: str) -> str | None:
        """A claimed number that is called by the word in front: "Article 4.1" where the story has Article 6.1."""
        word = _LAST_WORD.search(before[-_LONGEST_WORD:])
        return self._by_word.get(word[0].strip().casefold()) if word else None

    @cached_property
    def _by_word(self) -> Mapping[str, str]:
        """A claimed number for each word in front of one, where that word is all that stands there."""
        wording, found = self.report.wording, dict[str, str]()
        for code, row in self.known.items():
            for value in wording.value(row).split(SEPARATOR):
                word, _, number = value.strip().partition(" ")
                if word.isalpha() and _plain(number) == code:
                    found.setdefault(word.casefold(), code)
        return found

    def _called(self, row: int) -> str:
        return self.report.wording.called(row)

    def _mark(self, found: re.Match[str], kind: Kind, message: str, row: int) -> Mark:
        about = self.report.wording.about(row)
        start, end = found.span()
        return Mark(start, end, found[0], kind, SEVERITY[kind], message, about.event, about.fact, (row,))


def _plain(code: str) -> str:
    return "".join(filter(str.isalnum, code)).casefold()


def lettered(story: Story) -> Iterator[Span]:
    """Where numbers stand that begin with letters, so that nothing in them is a figure or a date."""
    return (found.span() for found in _CODE.finditer(story.plain) if found[0][0].isalpha())
