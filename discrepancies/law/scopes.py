"""How the scopes of a fact lie in one another, as a graph: what contains what, and which parts add up to which whole.

Of counts, quantities and sums of money alone a whole is at least what it contains; a share, an age or a day of a part
says nothing about that of the whole, so the scopes of such facts have nothing to do with one another here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, distinct, ranges
from discrepancies.kinds import adds_up
from discrepancies.load.dossier import Dossier
from discrepancies.model import Scope


@dataclass(frozen=True)
class Scopes:
    """How scopes contain one another, as a graph of *nodes*: one for each scope of each fact with scoped claims.

    `node` is that of each row of the claims table, -1 where it states no scope. The edges from a node to the scopes
    directly in it are start[node]..start[node + 1] of `inner`; `part` tells disjoint parts from what is contained.
    `height` is the longest way down from a node, `fact` numbers the facts that have nodes.
    """

    names: tuple[str, ...]
    node: Ints
    start: Ints
    inner: Ints
    part: Mask
    height: Ints
    fact: Ints
    adds: Mask
    """The nodes of facts whose figures add up."""
    complete: Mask
    """The nodes whose parts are all there is of them."""

    @cached_property
    def unscoped(self) -> Mask:
        """The rows that state no scope."""
        return self.node < 0

    @cached_property
    def around(self) -> tuple[Ints, Ints]:
        """The wholes that each node lies directly in: of node n start[n]..start[n + 1] of the second array."""
        whole = np.repeat(np.arange(len(self.names)), np.diff(self.start))
        order = np.argsort(self.inner, kind="stable")
        return np.searchsorted(self.inner[order], np.arange(len(self.names) + 1)), whole[order]

    @cached_property
    def family(self) -> Ints:
        """A number for each node that all nodes have which it is joined with, however far off."""
        family = np.arange(len(self.names))
        whole = np.repeat(np.arange(len(self.names)), np.diff(self.start))
        while True:
            # Everyone takes the least number near by, and then that one's own: long chains take few rounds.
            least = family.copy()
            np.minimum.at(least, whole, family[self.inner])
            np.minimum.at(least, self.inner, family[whole])
            np.minimum.at(least, family, least.copy())
            least = least[least]
            if np.array_equal(least, family):
                return family
            family = least

    @cached_property
    def roots(self) -> tuple[Ints, Ints]:
        """The nodes that lie in none and in which each node lies, itself if it is one: laid out as `around` is."""
        outer, wholes = self.around[0].tolist(), self.around[1].tolist()
        roots: list[tuple[int, ...]] = [()] * len(self.names)
        for node in np.argsort(-self.height, kind="stable").tolist():
            above = wholes[outer[node] : outer[node + 1]]
            roots[node] = (
                roots[above[0]]
                if len(above) == 1
                else tuple(sorted({root for whole in above for root in roots[whole]})) or (node,)
            )
        start = np.cumsum([0, *map(len, roots)])
        return start, np.array([root for of in roots for root in of], dtype=np.int64)

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

    def all_in(self, whole: int) -> Ints:
        """The nodes that lie in one, at any depth, and itself."""
        first = int(self._first[whole])
        inside = self._inside[whole]
        bits = np.frombuffer(inside.to_bytes(inside.bit_length() // 8 + 1, "little"), dtype=np.uint8)
        return first + np.flatnonzero(np.unpackbits(bits, bitorder="little"))

    def contains(self, whole: int, other: int) -> bool:
        """Whether one scope lies in another, at any depth."""
        return whole != other and self._in_or_same(whole, other)

    def disjoint(self, one: int, other: int) -> bool:
        """Whether two scopes lie in two parts of one whole."""
        wholes = np.flatnonzero((self.fact == self.fact[one]) & (self.height > 0)).tolist()
        both = [whole for whole in wholes if self.contains(whole, one) and self.contains(whole, other)]
        return any(not self._part_of(whole, one) & self._part_of(whole, other) for whole in both)

    def parts(self, whole: int) -> list[int]:
        """The disjoint parts of a whole."""
        edges = slice(self.start[whole], self.start[whole + 1])
        parts: list[int] = self.inner[edges][self.part[edges]].tolist()
        return parts

    def _part_of(self, whole: int, inner: int) -> set[int]:
        """The parts of a whole that a scope lies in; all there are of them if in none."""
        parts = self.parts(whole)
        return {part for part in parts if self._in_or_same(part, inner)} or {*parts, whole}

    def _in_or_same(self, whole: int, other: int) -> bool:
        return bool(self.fact[whole] == self.fact[other] and self._inside[whole] >> int(other - self._first[other]) & 1)

    @cached_property
    def _first(self) -> Ints:
        """The first node of each node's fact."""
        return np.searchsorted(self.fact, self.fact)

    @cached_property
    def _inside(self) -> list[int]:
        """All that lies in each node, itself too, as the bits of a number: the first node of its fact is bit 0."""
        start, inner, first = self.start.tolist(), self.inner.tolist(), self._first.tolist()
        inside = [1 << node - first[node] for node in range(len(first))]
        for node in np.argsort(self.height, kind="stable").tolist():
            for below in inner[start[node] : start[node + 1]]:
                inside[node] |= inside[below]
        return inside


def scopes_of(dossier: Dossier) -> Scopes:
    """The scopes of all facts whose claims state some."""
    claims = dossier.claims
    fact, scope = codes(claims, "fact", "scope")
    keys = list(claims["scope"].cat.categories)
    stated = np.flatnonzero(np.asarray(claims["scope"] != ""))
    number: dict[tuple[int, str], int] = {}
    inner: list[int] = []
    part: list[bool] = []
    adds: list[bool] = []
    complete: list[bool] = []
    start, height = [0], []
    for code in distinct(fact[stated]).tolist():
        asked = dossier.facts[claims["fact"].cat.categories[code]]
        number |= {(code, key): len(number) + place for place, key in enumerate(asked.scopes)}
        adding = adds_up(asked)
        tall = _heights(asked.scopes) if adding else dict.fromkeys(asked.scopes, 0)
        for key, one in asked.scopes.items():
            parts = one.parts if adding else ()
            contained = tuple(name for name in one.contains if name not in parts) if adding else ()
            inner += [number[code, name] for name in (*contained, *parts)]
            part += [False] * len(contained) + [True] * len(parts)
            start.append(len(inner))
            height.append(tall[key])
            adds.append(adding)
            complete.append(one.complete and bool(parts))
    node = np.full(len(claims), -1, dtype=np.int64)
    packed, place = np.unique(fact[stated] * max(len(keys), 1) + scope[stated], return_inverse=True)
    of = [number[pair // len(keys), keys[pair % len(keys)]] for pair in packed.tolist()]
    node[stated] = np.array(of, dtype=np.int64)[place]
    return Scopes(
        names=tuple(key for _, key in number),
        node=node,
        start=np.array(start, dtype=np.int64),
        inner=np.array(inner, dtype=np.int64),
        part=np.array(part, dtype=bool),
        height=np.array(height, dtype=np.int64),
        fact=np.array([code for code, _ in number], dtype=np.int64),
        adds=np.array(adds, dtype=bool),
        complete=np.array(complete, dtype=bool),
    )


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
