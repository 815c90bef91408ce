"""What the figures for some scopes demand of others: a whole is at least what it contains, and its parts together.

The law between scopes is one of least values. What a scope needs at a time is the greatest of what is said of it,
what each scope that it contains needs, and the sum of what its parts need; a figure below that is excluded. Seen
from above, a whole leaves each of its parts a cap: what remains when the other parts have what they need.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Floats, Ints, Mask, distinct, ranges
from discrepancies.law.greatest_so_far import Timeline
from discrepancies.load.dossier import Dossier
from discrepancies.model import Scope

_DUST = 1e-12
"""How much of a sum of fractions may come from adding floats; whole numbers add up exactly."""


@dataclass(frozen=True)
class Scopes:
    """How scopes contain one another, as a graph of *nodes*: one for each scope of each fact with scoped claims.

    `node` is that of each row of the claims table, -1 where it states no scope. The edges from a node to the scopes
    directly in it are start[node]..start[node + 1] of `inner`; `part` tells disjoint parts from what is contained.
    `height` is the longest way down from a node.
    """

    names: tuple[str, ...]
    node: Ints
    start: Ints
    inner: Ints
    part: Mask
    height: Ints

    @cached_property
    def unscoped(self) -> Mask:
        """The rows that state no scope."""
        return self.node < 0

    def within(self, nodes: Ints) -> tuple[Ints, Ints]:
        """All that lies in each of some nodes, itself too: (place in `nodes`, node), sorted, each pair once."""
        size = max(len(self.names), 1)
        index, at = np.arange(len(nodes)), nodes
        found = [index * size + at]
        while len(at):
            begin, end = self.start[at], self.start[at + 1]
            packed = distinct(np.repeat(index, end - begin) * size + self.inner[ranges(begin, end)])
            index, at = np.divmod(packed, size)
            found.append(packed)
        return np.divmod(distinct(np.concatenate(found)), size)

    def contains(self, whole: int, other: int) -> bool:
        """Whether one scope lies in another, at any depth."""
        return whole in self._around[other]

    def together(self, one: int, other: int) -> bool:
        """Whether two scopes lie in one whole: whoever declared that knows them to be different."""
        return not self._around[one].isdisjoint(self._around[other])

    def disjoint(self, one: int, other: int) -> bool:
        """Whether two scopes lie in two parts of one whole."""
        both = self._around[one] & self._around[other]
        return any(not self._part_of(whole, one) & self._part_of(whole, other) for whole in both)

    def rest(self, whole: int, inner: int) -> list[str]:
        """The names of the parts that, with `inner`, are declared to make up the whole: [] where none are."""
        if inner in (steps := self._parts(whole)):
            return [self.names[step] for step in steps if step != inner]
        for step in steps:
            if self.contains(step, inner) and (deeper := self.rest(step, inner)):
                return [*deeper, *(self.names[other] for other in steps if other != step)]
        return []

    def _part_of(self, whole: int, inner: int) -> set[int]:
        """The parts of a whole that a scope lies in; all there are of them if in none."""
        parts = self._parts(whole)
        return {part for part in parts if part == inner or self.contains(part, inner)} or {*parts, whole}

    def _parts(self, whole: int) -> list[int]:
        edges = slice(self.start[whole], self.start[whole + 1])
        parts: list[int] = self.inner[edges][self.part[edges]].tolist()
        return parts

    @cached_property
    def _around(self) -> defaultdict[int, set[int]]:
        """The wholes that each node lies in, at any depth."""
        around: defaultdict[int, set[int]] = defaultdict(set)
        wholes = np.flatnonzero(self.height)
        for place, inner in zip(*(of.tolist() for of in self.within(wholes)), strict=True):
            if inner != wholes[place]:
                around[inner].add(int(wholes[place]))
        return around


@dataclass(frozen=True)
class Asked:
    """Questions put to the figures: what must a scope be at least, given what is known up to a time?

    A question has a `label` (whose figures count: those of one part of a fact, say), a `node` and a `time`.
    `entry` lists (question, node) of all that lies in the node asked about, sorted and packed; `own` is the greatest
    low said of that scope by then, `below` what the scopes in it demand, both -inf where nothing is said.
    """

    scopes: Scopes
    label: Ints
    time: Floats
    question: Ints
    node: Ints
    own: Floats
    below: Floats
    root: Ints
    """The entry of each question's own node."""
    together: Floats
    """What the parts of an entry's node add up to, 0 where it has none."""

    @property
    def need(self) -> Floats:
        """The least value each entry's scope can have."""
        return np.maximum(self.own, self.below)

    def entries(self, question: Ints, node: Ints) -> Ints:
        """The entries of nodes that lie in what a question asks about."""
        size = len(self.scopes.names)
        return np.searchsorted(self.question * size + self.node, question * size + node)

    def caps(self, high: Floats) -> Floats:
        """The most each entry's scope can have if the scope asked about has at most `high` (one a question)."""
        scopes, need = self.scopes, self.need
        cap = np.full(len(self.node), np.inf)
        cap[self.root] = high
        for height in range(int(scopes.height.max(initial=0)), 0, -1):
            whole, edge, inner = self._edges(height)
            left = cap[whole].copy()
            part = scopes.part[edge]
            others = self.together[whole] - np.maximum(need[inner], 0)
            left[part] -= (others - dust(others))[part]
            np.minimum.at(cap, inner, left)
        return cap

    def _edges(self, height: int) -> tuple[Ints, Ints, Ints]:
        """The edges down from the entries of one height: (entry of the whole, edge, entry of what lies in it)."""
        scopes = self.scopes
        whole = np.flatnonzero(scopes.height[self.node] == height)
        begin, end = scopes.start[self.node[whole]], scopes.start[self.node[whole] + 1]
        whole, edge = np.repeat(whole, end - begin), ranges(begin, end)
        return whole, edge, self.entries(self.question[whole], scopes.inner[edge])


def scopes_of(dossier: Dossier) -> Scopes:
    """The scopes of all facts whose claims state some."""
    claims = dossier.claims
    fact, scope = codes(claims, "fact", "scope")
    keys = list(claims["scope"].cat.categories)
    stated = np.flatnonzero(np.asarray(claims["scope"] != ""))
    number: dict[tuple[int, str], int] = {}
    inner: list[int] = []
    part: list[bool] = []
    start, height = [0], []
    for code in distinct(fact[stated]).tolist():
        declared = dossier.facts[claims["fact"].cat.categories[code]].scopes
        number |= {(code, key): len(number) + place for place, key in enumerate(declared)}
        tall = _heights(declared)
        for key, one in declared.items():
            inner += [number[code, name] for name in (*one.contains, *one.parts)]
            part += [False] * len(one.contains) + [True] * len(one.parts)
            start.append(len(inner))
            height.append(tall[key])
    node = np.full(len(claims), -1, dtype=np.int64)
    packed, place = np.unique(fact[stated] * max(len(keys), 1) + scope[stated], return_inverse=True)
    of = [number[pair // len(keys), keys[pair % len(keys)]] for pair in packed.tolist()]
    node[stated] = np.array(of, dtype=np.int64)[place]
    return Scopes(
        tuple(key for _, key in number),
        node,
        np.array(start, dtype=np.int64),
        np.array(inner, dtype=np.int64),
        np.array(part, dtype=bool),
        np.array(height, dtype=np.int64),
    )


def ask(scopes: Scopes, said: Timeline, low: Floats, label: Ints, node: Ints, time: Floats) -> Asked:
    """Answer questions (label, node, time) from what is `said` of each label * nodes + node, entry by `low`."""
    size = len(scopes.names)
    question, at = scopes.within(node)
    reached = said.reached(label[question] * size + at, time[question])
    own = np.where(reached >= 0, low[reached], -np.inf) if len(low) else np.full(len(at), -np.inf)
    asked = Asked(
        scopes,
        label,
        time,
        question,
        at,
        own,
        np.full(len(at), -np.inf),
        np.zeros(len(node), dtype=np.int64),
        np.zeros(len(at)),
    )
    asked.root[:] = asked.entries(np.arange(len(node)), node)
    for height in range(1, int(scopes.height.max(initial=0)) + 1):
        whole, edge, inner = asked._edges(height)
        needed, part = asked.need[inner], scopes.part[edge]
        np.maximum.at(asked.below, whole[~part], needed[~part])
        np.add.at(asked.together, whole[part], np.maximum(needed[part], 0))
        sums = asked.together - dust(asked.together)
        asked.below[whole] = np.maximum(asked.below, np.where(sums > 0, sums, -np.inf))[whole]
    return asked


def dust(sums: Floats | np.float64) -> Floats:
    """What adding floats may have added to sums that are no whole numbers."""
    return np.where(sums == np.rint(sums), 0.0, np.abs(sums) * _DUST)


def _heights(declared: Mapping[str, Scope]) -> dict[str, int]:
    """The longest way down from each scope; the loader has refused circles."""
    heights: dict[str, int] = {}
    waiting = list(declared)
    while waiting:
        key = waiting[-1]
        inner = (*declared[key].contains, *declared[key].parts)
        missing = [name for name in inner if name not in heights]
        if missing:
            waiting += missing
        else:
            heights[key] = 1 + max(map(heights.__getitem__, inner), default=-1)
            waiting.pop()
    return heights
