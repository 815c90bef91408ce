"""A figure for a whole as the sum of what others give for scopes in it, and of a rest: "9 = 7 + 2".

Where the sources give all the parts themselves, nothing is supposed; else the sentence says of whom the rest would be.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

import numpy as np

from discrepancies.columns.arrays import Ints
from discrepancies.kinds import kind
from discrepancies.law.comparison import Comparison
from discrepancies.wording import Wording, listed, named
from discrepancies.wording.conflict_sentences import plus


class Sum(NamedTuple):
    """The arithmetic of a whole."""

    words: str
    given: bool
    """The sources give all of it: nothing is supposed."""


def parts_given(comparison: Comparison, whole: int, stated: Mapping[int, int]) -> tuple[list[int], list[int]]:
    """The disjoint scopes of a whole that are `stated` (node: row), the nearest on each way down, and those missing.

    A part that nobody states stands for its own parts where somebody states some of these.
    """
    scopes = comparison.scopes
    given: list[int] = []
    missing: list[int] = []
    waiting = scopes.parts(whole)[::-1]
    while waiting:
        node = waiting.pop()
        if node in stated:
            given.append(node)
        elif (parts := scopes.parts(node)) and any(inner in stated for inner in scopes.all_in(node).tolist()):
            waiting += parts[::-1]
        else:
            missing.append(node)
    return given, missing


@dataclass(frozen=True)
class Sums:
    """Sums of the figures of one part of a fact, of which `alike` are the scopes that somebody gives exactly so."""

    comparison: Comparison
    wording: Wording
    alike: Mapping[float, Sequence[int]]

    def figure(self, row: int) -> str:
        """What is said of whom, and by whom: "exactly 9 for everyone (a)"."""
        return f"{self.wording.means(row)}{self.wording.counts(row)} {self.wording.bracketed([row])}"

    def of_parts(self, row: int, whole: int, parts: Sequence[int], missing: Sequence[int]) -> Sum | None:
        """A row's figure for a whole as rows for all its parts that are given, and a rest that is those missing.

        None where the parts are more than the whole.
        """
        low, high, fact = self.comparison.said.low, self.comparison.said.high, self.wording.fact(row)
        if sum(float(low[one]) for one in parts) > high[row]:
            return None
        rest = listed([named(fact, self.comparison.scopes.names[node]) for node in missing])
        left = plus(low[row], *(-high[one] for one in parts)), plus(high[row], *(-low[one] for one in parts))
        if left[0] <= 0 <= left[1] and not rest and left != (0, 0):
            return Sum("together they fit", given=True)
        return self._summed(row, parts, left, rest or self._others(whole, parts, left))

    def of_pair(self, row: int, whole: int, inner: int) -> Sum:
        """A row's figure for a whole (-1: the fact as asked) as another's for one scope in it, and a rest."""
        low, high = self.comparison.said.low, self.comparison.said.high
        left = plus(low[row], -high[inner]), plus(high[row], -low[inner])
        return self._summed(row, [inner], left, self._others(whole, [inner], left))

    def _summed(self, row: int, inner: Sequence[int], left: tuple[float, float], rest: str) -> Sum:
        """The figure of a row as others and what is left, "if the 2 are" whoever that is."""
        fact, low, high = self.wording.fact(row), self.comparison.said.low, self.comparison.said.high
        say = kind(fact.kind).say
        if any(low[one] != high[one] for one in (row, *inner)):
            return Sum(f"{say(*left, fact)} more, if they are {rest}", given=False)
        total, *parts = (say(float(low[one]), float(low[one]), fact) for one in (row, *inner))
        equation = f"{total} = {' + '.join(parts)}"
        if left[0] == 0:
            return Sum(equation, given=True)
        more = say(*left, fact)
        return Sum(f"{equation} + {more}, if the {more} {'is' if left[0] == 1 else 'are'} {rest}", given=False)

    def _others(self, whole: int, inner: Sequence[int], left: tuple[float, float]) -> str:
        """Whom a whole counts besides scopes in it: one of just that figure, or others."""
        scopes, fact = self.comparison.scopes, self.wording.fact(inner[0])
        nodes = [int(scopes.node[one]) for one in inner]
        fitting = self.alike.get(left[0], ()) if left[0] == left[1] else ()
        third = next((node for node in fitting if node != whole and node not in nodes), None)
        if third is not None:
            return named(fact, scopes.names[third])
        not_as = listed([named(fact, scopes.names[node]) for node in nodes])
        return f"counted as {named(fact, scopes.names[whole])} and not as {not_as}" if whole >= 0 else f"not {not_as}"


def sums(comparison: Comparison, wording: Wording, rows: Ints) -> Sums:
    """Sums of the rows of one part."""
    low, node = comparison.said.low[rows], comparison.scopes.node[rows]
    exact = np.flatnonzero((low == comparison.said.high[rows]) & (node >= 0))
    alike: dict[float, dict[int, None]] = {}
    for value, of in zip(low[exact].tolist(), node[exact].tolist(), strict=True):
        alike.setdefault(value, {})[of] = None
    return Sums(comparison, wording, {value: tuple(nodes) for value, nodes in alike.items()})
