"""Whose word it is in the end: roots of sources and voices, repeats, and how many origins stand behind a claim.

Five papers that copy one agency are one witness. Support is counted here and nowhere else, so that copying a
source any number of times can change no count.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from graphlib import TopologicalSorter
from typing import NamedTuple

import numpy as np
import pandas as pd

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, distinct, isin, ranges
from discrepancies.law.issuers import Roots, issuers, roots
from discrepancies.load.dossier import Dossier
from discrepancies.model import Source

TRIED = 24
"""Sets of roots, tied to one another, of which every choice is tried; of more, one good choice is found."""
_COMPARED = 200
"""So many sets are held against one another, to leave out those that hold another."""


@dataclass(frozen=True)
class Lineage:
    """Where the words of a table's sources and voices come from, by integer code.

    `roots` are those of every source and voice; `rows` the root set of each row of the table as a number into `sets`.
    Two sources are one issuer's exactly where their codes have one number in `issuer`. The ancestors of source code n,
    whom it repeats at any depth, are ancestors[start[n]:start[n + 1]], in order.
    """

    roots: Mapping[str, Roots]
    sets: tuple[Roots, ...]
    rows: Ints
    issuer: Ints
    start: Ints
    ancestors: Ints

    def of_row(self, row: int) -> Roots:
        """The roots of one row's voice."""
        return self.sets[int(self.rows[row])]

    def countable(self, rows: Sequence[int]) -> bool:
        """Whether it is certain how many origins these rows have, and not only that they are as many at least."""
        return disjoint(frozenset(self.sets[number] for number in self.rows[list(rows)].tolist())).exact

    def older(self, source: Ints) -> tuple[Ints, Ints]:
        """The ancestors of each of some source codes: (place in `source`, ancestor's code)."""
        start, end = self.start[source], self.start[source + 1]
        return np.repeat(np.arange(len(source)), end - start), self.ancestors[ranges(start, end)]

    def repeats(self, source: Ints, older: Ints) -> Mask:
        """Which sources repeat the one beside them."""
        if not len(self.ancestors):
            return np.zeros(len(source), dtype=bool)
        sources = len(self.start) - 1
        known = np.repeat(np.arange(sources), np.diff(self.start)) * sources + self.ancestors
        return isin(source * sources + older, known)


def lineage(dossier: Dossier) -> Lineage:
    """Trace every voice and source of the table of claims to its roots."""
    claims, sources = dossier.claims, dossier.sources
    of = roots(sources, dossier.voices)
    voices, keys = (claims[key].cat.categories.tolist() for key in ("voice", "source"))
    sets = list(dict.fromkeys(of.get(voice, Roots({voice})) for voice in voices))
    number = {roots_: n for n, roots_ in enumerate(sets)}
    of_voice = np.array([number[of.get(voice, Roots({voice}))] for voice in voices], dtype=np.int64)
    issued = issuers(sources, dossier.voices)
    names: dict[str, int] = {}
    issuer = [names.setdefault(issued.get(key, key), len(names)) for key in keys]
    code = {key: number for number, key in enumerate(keys)}
    (voice,) = codes(claims, "voice")
    start, older = _ancestors(sources, code)
    return Lineage(of, tuple(sets), of_voice[voice], np.array(issuer, dtype=np.int64), start, older)


def ancestors(sources: Mapping[str, Source], of: Collection[str]) -> dict[str, list[str]]:
    """The sources that each of some sources repeats, at any depth, in order; [] for none."""
    keys = sorted(sources)
    code = {key: number for number, key in enumerate(keys)}
    start, older = _ancestors(sources, code)
    codes = [code[key] for key in of]
    return {keys[n]: list(map(keys.__getitem__, older[start[n] : start[n + 1]].tolist())) for n in codes}


def _ancestors(sources: Mapping[str, Source], code: Mapping[str, int]) -> tuple[Ints, Ints]:
    """By code, where the ancestors of each source begin among all of them, and these; only those that have a code.

    Each source's are the bits of one number, few bytes for thousands: a chain of as many is millions
    of pairs, which no sets of keys hold in good time.
    """
    derived = {key: source.derives_from for key, source in sources.items() if source.derives_from}
    behind: dict[str, int] = {}
    coded: list[int] = []
    with_self: dict[str, int] = {}
    for key in TopologicalSorter(derived).static_order():
        bits = 0
        for parent in derived.get(key, ()):
            bits |= with_self[parent]
        behind[key] = with_self[key] = bits
        if key in code:
            with_self[key] |= 1 << len(coded)
            coded.append(code[key])
    number = np.array(coded, dtype=np.int64)
    count = np.zeros(len(code) + 1, dtype=np.int64)
    found: dict[int, Ints] = {}
    pieces: list[Ints] = []
    for key, at in sorted(code.items(), key=lambda item: item[1]):
        bits = behind.get(key, 0)
        if not bits:
            continue
        if bits not in found:
            packed = np.frombuffer(bits.to_bytes(bits.bit_length() // 8 + 1, "little"), dtype=np.uint8)
            found[bits] = np.sort(number[np.flatnonzero(np.unpackbits(packed, bitorder="little"))])
        pieces.append(found[bits])
        count[at + 1] = len(found[bits])
    return np.cumsum(count), np.concatenate(pieces) if pieces else np.empty(0, dtype=np.int64)


class Disjoint(NamedTuple):
    """Sets of roots that have none in common: as many as there can be, or, where that is not `exact`, that many."""

    sets: tuple[Roots, ...]
    exact: bool


@lru_cache(maxsize=10_000)
def disjoint(root_sets: frozenset[Roots]) -> Disjoint:
    """Who counts as an origin: of these sets as many as there can be that share no root with one another."""
    singles = Roots().union(*(of for of in root_sets if len(of) == 1))
    # A set that holds another one can give way to it.
    tied = [of for of in root_sets if singles.isdisjoint(of)]
    if len(tied) <= _COMPARED:
        tied = [of for of in tied if not any(other < of for other in tied)]
    tied.sort(key=lambda of: (len(of), sorted(of)))
    found, exact = [Roots({root}) for root in singles], True
    for group in _joined(tied):
        if len(group) <= TRIED:
            touching = [sum(1 << n for n, other in enumerate(group) if other & of) for of in group]
            most = _most_apart((1 << len(group)) - 1, touching)
            found += [of for n, of in enumerate(group) if most >> n & 1]
        else:
            exact = False
            taken: set[str] = set()
            for of in group:
                if taken.isdisjoint(of):
                    taken |= of
                    found.append(of)
    return Disjoint(tuple(found), exact)


def _joined(sets: Iterable[Roots]) -> list[list[Roots]]:
    """The sets in groups that have no root in common, each in their order."""
    order = {of: n for n, of in enumerate(sets)}
    of_root: defaultdict[str, list[Roots]] = defaultdict(list)
    for of in order:
        for root in of:
            of_root[root].append(of)
    groups, seen = [], set[Roots]()
    for first in order:
        waiting, group = [first], set[Roots]()
        while waiting:
            of = waiting.pop()
            if of not in seen:
                seen.add(of)
                group.add(of)
                waiting += [other for root in of for other in of_root.pop(root, ())]
        if group:
            groups.append(sorted(group, key=order.__getitem__))
    return groups


def _most_apart(left: int, touching: list[int]) -> int:
    """The most of those left (bits) that touch no other; `touching` has for each those it touches, and itself."""
    if not left:
        return 0
    there = [n for n in range(len(touching)) if left >> n & 1]
    touched = [(touching[n] & left).bit_count() for n in there]
    if min(touched) <= 2:
        # Whoever touches one other at most can always be taken.
        one = there[touched.index(min(touched))]
        return 1 << one | _most_apart(left & ~touching[one], touching)
    one = there[touched.index(max(touched))]
    with_it = 1 << one | _most_apart(left & ~touching[one], touching)
    without = _most_apart(left & ~(1 << one), touching)
    return without if without.bit_count() > with_it.bit_count() else with_it


class Counted(NamedTuple):
    """The origins behind labels: (label, root set) of each, sorted; `least` are labels that may have more of them."""

    label: Ints
    root_set: Ints
    least: Ints


def counts(label: Ints, root_set: Ints, line: Lineage, labels: int) -> Ints:
    """How many origins stand behind each of the labels 0..labels-1, given (label, root set) of each claim."""
    return np.bincount(counted(label, root_set, line).label, minlength=labels)


def counted(label: Ints, root_set: Ints, line: Lineage) -> Counted:
    """The origins that stand behind each label, given (label, root set) of each claim."""
    span = max(len(line.sets), 1)
    packed = distinct(label * span + root_set)
    label, root_set = np.divmod(packed, span)
    shared = np.array([len(of) > 1 for of in line.sets], dtype=bool)
    least: list[int] = []
    if not shared.any():
        return Counted(label, root_set, np.array(least, dtype=np.int64))
    number = {of: n for n, of in enumerate(line.sets)}
    left = np.ones(len(packed), dtype=bool)
    several = distinct(label[shared[root_set]])
    starts, ends = np.searchsorted(label, several), np.searchsorted(label, several, side="right")
    for one, start, end in zip(several.tolist(), starts.tolist(), ends.tolist(), strict=True):
        behind = disjoint(frozenset(line.sets[n] for n in root_set[start:end].tolist()))
        left[start:end] = np.isin(root_set[start:end], [number[of] for of in behind.sets])
        if not behind.exact:
            least.append(one)
    return Counted(label[left], root_set[left], np.array(least, dtype=np.int64))


def repeats(claims: pd.DataFrame, line: Lineage, label: Ints, rows: Ints | None = None) -> Mask:
    """Which entries repeat: an ancestor of the source claims the same label, in the same voice or, unnamed, in any.

    Who is attributed to that very ancestor repeats it, too, whoever spoke there.

    `label` is an integer for each entry: its event and fact, or the position that it supports. `rows` are the
    table's rows that the entries stand for, all of them in order unless given.
    """
    source, voice = codes(claims, "source", "voice")
    if rows is not None:
        source, voice = source[rows], voice[rows]
    repeating = np.zeros(len(label), dtype=bool)
    if not len(line.ancestors):
        return repeating
    sources, voices = (len(claims[key].cat.categories) for key in ("source", "voice"))
    as_source = claims["source"].cat.categories.get_indexer(claims["voice"].cat.categories)[voice]
    in_any = distinct(label * sources + source)
    in_voice = distinct((label * sources + source) * voices + voice)
    entry, ancestor = line.older(source)
    older = label[entry] * sources + ancestor
    # Who names no voice, or the ancestor itself, repeats whoever speaks there.
    any_voice = (as_source[entry] == source[entry]) | (as_source[entry] == ancestor)
    repeating[entry[np.where(any_voice, isin(older, in_any), isin(older * voices + voice[entry], in_voice))]] = True
    return repeating
