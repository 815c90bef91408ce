"""Names put where intervals can be compared: near-misses overlap, and a closed list says no to whom it lacks.

Which names are nearly alike depends on all that is said of a fact, so this looks at the whole table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from itertools import chain

import numpy as np
import pandas as pd

from discrepancies.columns.arrays import Ints, runs
from discrepancies.kinds import name as name_kind
from discrepancies.kinds.yes_no import NO
from discrepancies.language.reading import NEVER
from discrepancies.language.spelling import axis, neighbours
from discrepancies.model import Fact


def _facts_of_kind(table: pd.DataFrame, facts: Mapping[str, Fact], kind: str) -> Iterator[tuple[Fact, Ints]]:
    """The rows of each event's fact of this kind that say something, fact by fact."""
    keys = list(table["fact"].cat.categories)
    of_kind = [number for number, key in enumerate(keys) if facts[key].kind == kind]
    if not of_kind:
        return
    event, fact = (table[key].cat.codes.to_numpy().astype(np.int64) for key in ("event", "fact"))
    rows = np.flatnonzero(np.isin(fact, of_kind) & (table["track"].to_numpy() != NEVER))
    packed = event[rows] * len(keys) + fact[rows]
    order = np.argsort(packed, kind="stable")
    for group in runs(rows[order], packed[order]):
        yield facts[keys[fact[group[0]]]], group


def number(table: pd.DataFrame, facts: Mapping[str, Fact]) -> None:
    """Give each name its place on an axis of its own, where names that nearly match overlap."""
    value = table["value"].cat
    codes, texts = value.codes.to_numpy(), value.categories
    groups = [
        (rows, [name_kind.spelling(value, fact) for value in texts[codes[rows]].tolist()])
        for fact, rows in _facts_of_kind(table, facts, "name")
    ]
    near_to = neighbours(name for _, spellings in groups if len(set(spellings)) > 1 for name in spellings)
    ends = np.zeros((len(table), 2))
    for rows, spellings in groups:
        placed = axis(set(spellings), near_to)
        ends[rows] = [placed[name] for name in spellings]
    if groups:
        every = np.concatenate([rows for rows, _ in groups])
        table.loc[every, ["low", "high", "soft_low", "soft_high"]] = ends[every][:, [0, 1, 0, 1]]


def compared(table: pd.DataFrame, facts: Mapping[str, Fact]) -> pd.DataFrame | None:
    """The table with the parts of names that nearly match joined, and closed lists saying no to the names they lack.

    Its rows are in no order and its parts plain texts; None where no fact asks for a list of names.
    """
    groups = list(_facts_of_kind(table, facts, "names"))
    if not groups:
        return None
    parts = np.array(table["part"].tolist(), dtype=object)
    claim, closed = table["claim"].to_numpy(), table["closed"].to_numpy()
    near_to = neighbours(chain.from_iterable(parts[rows].tolist() for _, rows in groups))
    lacking: list[tuple[int, str]] = []
    for _, rows in groups:
        lists: defaultdict[int, set[str]] = defaultdict(set)
        for row in rows.tolist():
            lists[claim[row]].add(parts[row])
        same = _joined(set(parts[rows].tolist()), near_to, lists.values())
        for row in rows.tolist():
            if same[parts[row]] != parts[row]:
                # Another spelling of the name fits what the others say of it, and equals none of it.
                table.loc[row, ["low", "soft_low"]] = 1 - 1 / (2 + sorted(same).index(parts[row]))
        parts[rows] = [same[part] for part in parts[rows].tolist()]
        everyone = set(same.values())
        for row in rows[np.unique(claim[rows], return_index=True)[1]].tolist():
            if closed[row]:
                listed = {same[part] for part in lists[claim[row]]}
                lacking.extend((row, name) for name in sorted(everyone - listed))
    table["part"] = parts
    added = table.iloc[[row for row, _ in lacking]].copy()
    added["part"] = [name for _, name in lacking]
    added[["low", "high", "soft_low", "soft_high"]] = NO[:4]
    added["listed"] = False
    return pd.concat([table, added], ignore_index=True)


def _joined(names: set[str], near_to: Mapping[str, set[str]], lists: Collection[set[str]]) -> dict[str, str]:
    """Each name to the one that stands for it: near matches are one name, unless one list tells them apart."""
    same = {name: {name} for name in names}
    for name in sorted(names):
        for other in sorted(near_to.get(name, set()) & names):
            together = same[name] | same[other]
            if same[name] is not same[other] and not any(len(together & listed) > 1 for listed in lists):
                same.update(dict.fromkeys(together, together))
    return {name: min(together) for name, together in same.items()}
