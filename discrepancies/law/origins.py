"""Whose word it is in the end: roots of sources and voices, repeats, and how many origins stand behind a claim.

Five papers that copy one agency are one witness. Support is counted here and nowhere else, so that copying a
source any number of times can change no count.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from graphlib import TopologicalSorter

import numpy as np
import pandas as pd

from discrepancies.claims.table import codes
from discrepancies.columns.arrays import Ints, Mask, distinct, isin, ranges
from discrepancies.model import Source

Roots = frozenset[str]


@dataclass(frozen=True)
class Lineage:
    """Where the words of a table's sources and voices come from, by integer code.

    `rows` is the root set of each row of the table as a number into `sets`; `pairs` are, sorted, the (source
    code, ancestor code) of every source that repeats another, at any depth.
    """

    roots: Mapping[str, Roots]
    sets: tuple[Roots, ...]
    rows: Ints
    pairs: Ints

    def of_row(self, row: int) -> Roots:
        """The roots of one row's voice."""
        return self.sets[int(self.rows[row])]

    def older(self, source: Ints) -> tuple[Ints, Ints]:
        """The ancestors of each of some source codes: (place in `source`, ancestor's code)."""
        start, end = np.searchsorted(self.pairs[:, 0], [source, source + 1])
        return np.repeat(np.arange(len(source)), end - start), self.pairs[ranges(start, end), 1]


def lineage(claims: pd.DataFrame, sources: Mapping[str, Source]) -> Lineage:
    """Trace every voice and source of the table of claims to its roots."""
    of = roots(sources)
    voices = claims["voice"].cat.categories.tolist()
    sets = list(dict.fromkeys(of.get(voice, Roots({voice})) for voice in voices))
    number = {roots_: n for n, roots_ in enumerate(sets)}
    of_voice = np.array([number[of.get(voice, Roots({voice}))] for voice in voices], dtype=np.int64)
    code = {key: number for number, key in enumerate(claims["source"].cat.categories.tolist())}
    pairs = sorted(
        (code[key], code[ancestor])
        for key, older in ancestors(sources).items()
        for ancestor in older
        if key in code and ancestor in code
    )
    (voice,) = codes(claims, "voice")
    return Lineage(of, tuple(sets), of_voice[voice], np.array(pairs, dtype=np.int64).reshape(-1, 2))


def ancestors(sources: Mapping[str, Source]) -> dict[str, frozenset[str]]:
    """The sources that each source repeats, at any depth; only those that repeat any have an entry."""
    older: dict[str, frozenset[str]] = {}
    derived = {key: source.derives_from for key, source in sources.items() if source.derives_from}
    for key in TopologicalSorter(derived).static_order():
        direct = sources[key].derives_from if key in sources else ()
        if direct:
            older[key] = frozenset(direct).union(*(older.get(parent, ()) for parent in direct))
    return older


def roots(sources: Mapping[str, Source]) -> dict[str, Roots]:
    """The ends of the chains of `derives_from` and `by` that start at each source, or at whoever speaks in one.

    The loader has refused cycles; what has neither key is its own root.
    """
    onward: dict[str, tuple[str, ...]] = {
        key: (*source.derives_from, *((source.by,) if source.by and source.by != key else ()))
        for key, source in sources.items()
        if source.derives_from or source.by
    }
    # Most sources come from nowhere else, and nothing has to be sorted for those.
    ends = {key: Roots({key}) for key in sources if key not in onward}
    for key in TopologicalSorter(onward).static_order():
        ends[key] = Roots().union(*(ends[parent] for parent in onward.get(key, ()))) or Roots({key})
    return ends


def disjoint(root_sets: Iterable[Roots]) -> list[Roots]:
    """Who counts as an origin: by fewest roots, then sorted names, each counts whose roots no counted one shares."""
    taken: set[str] = set()
    counted = []
    for of in sorted(set(root_sets), key=lambda roots_: (len(roots_), sorted(roots_))):
        if taken.isdisjoint(of):
            taken |= of
            counted.append(of)
    return counted


def count(root_sets: Iterable[Roots]) -> int:
    """How many origins stand behind claims of these roots."""
    return len(disjoint(root_sets))


def counts(label: Ints, root_set: Ints, line: Lineage, labels: int) -> Ints:
    """How many origins stand behind each of the labels 0..labels-1, given (label, root set) of each claim."""
    return np.bincount(counted(label, root_set, line)[0], minlength=labels)


def counted(label: Ints, root_set: Ints, line: Lineage) -> tuple[Ints, Ints]:
    """The origins that stand behind each label, given (label, root set) of each claim: (label, root set), sorted."""
    span = max(len(line.sets), 1)
    packed = distinct(label * span + root_set)
    label, root_set = np.divmod(packed, span)
    shared = np.array([len(of) > 1 for of in line.sets], dtype=bool)
    if not shared.any():
        return label, root_set
    number = {of: n for n, of in enumerate(line.sets)}
    left = np.ones(len(packed), dtype=bool)
    for one in distinct(label[shared[root_set]]).tolist():
        start, end = np.searchsorted(label, [one, one + 1])
        behind = disjoint(line.sets[n] for n in root_set[start:end].tolist())
        left[start:end] = np.isin(root_set[start:end], [number[of] for of in behind])
    return label[left], root_set[left]


def repeats(claims: pd.DataFrame, line: Lineage, label: Ints, rows: Ints | None = None) -> Mask:
    """Which entries repeat: an ancestor of the source claims the same label, in the same voice or, unnamed, in any.

    `label` is an integer for each entry: its event and fact, or the position that it supports. `rows` are the
    table's rows that the entries stand for, all of them in order unless given.
    """
    source, voice = codes(claims, "source", "voice")
    if rows is not None:
        source, voice = source[rows], voice[rows]
    repeating = np.zeros(len(label), dtype=bool)
    if not len(line.pairs):
        return repeating
    sources, voices = (len(claims[key].cat.categories) for key in ("source", "voice"))
    named = claims["voice"].cat.categories.get_indexer(claims["source"].cat.categories)[source] != voice
    in_any = distinct(label * sources + source)
    in_voice = distinct((label * sources + source) * voices + voice)
    entry, ancestor = line.older(source)
    older = label[entry] * sources + ancestor
    repeating[entry[np.where(named[entry], isin(older * voices + voice[entry], in_voice), isin(older, in_any))]] = True
    return repeating
