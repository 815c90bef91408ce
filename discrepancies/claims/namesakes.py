"""Names put where intervals can be compared: those alike overlap, and a closed list says no to whom it lacks.

Which names are alike depends on all that is said of a fact, so this looks at the whole table.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

import numpy as np
import pandas as pd

from discrepancies.claims.values import ENDS
from discrepancies.columns.arrays import Ints, runs
from discrepancies.kinds import identifier
from discrepancies.kinds import name as name_kind
from discrepancies.language.likeness import FEW, likeness
from discrepancies.language.name_axis import axis
from discrepancies.language.reading import NEVER
from discrepancies.model import Fact

_ENDS = list(ENDS[:-1])


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
    """Give each name its place on an axis of its own, where names that are alike overlap; and each identifier."""
    value = table["value"].cat
    codes, texts = value.codes.to_numpy(), value.categories
    groups = [*_facts_of_kind(table, facts, "name"), *_facts_of_kind(table, facts, "identifier")]
    ends = np.zeros((len(table), 2))
    for fact, rows in groups:
        given, of = np.unique(codes[rows], return_inverse=True)
        kind = name_kind if fact.kind == "name" else identifier
        spellings = [kind.spelling(text, fact) for text in texts[given].tolist()]
        placed = axis(set(spellings), likeness(set(spellings) if fact.kind == "name" else ()))
        ends[rows] = np.array([placed[name] for name in spellings])[of]
    if groups:
        every = np.concatenate([rows for _, rows in groups])
        table.loc[every, _ENDS] = ends[every][:, [0, 1] * 3]


def compared(table: pd.DataFrame, facts: Mapping[str, Fact]) -> pd.DataFrame | None:
    """The table with the parts of names that are alike joined, and closed lists saying no to the names they lack.

    Its rows are in no order and its parts plain texts; None where no fact asks for a list of names.
    """
    groups = list(_facts_of_kind(table, facts, "names"))
    if not groups:
        return None
    parts = np.array(table["part"].tolist(), dtype=object)
    claim, closed = table["claim"].to_numpy(), table["closed"].to_numpy()
    low = table["low"].to_numpy(copy=True)
    lacking: list[tuple[int, str]] = []
    for _, rows in groups:
        lists: defaultdict[str, set[int]] = defaultdict(set)
        for name, of in zip(parts[rows].tolist(), claim[rows].tolist(), strict=True):
            lists[name].add(of)
        same = _joined(lists)
        # Another spelling of the name fits what the others say of it, and equals none of it.
        otherwise = {name: 1 - 1 / (2 + place) for place, name in enumerate(sorted(same)) if same[name] != name}
        low[rows] = [otherwise.get(name, at) for name, at in zip(parts[rows].tolist(), low[rows].tolist(), strict=True)]
        parts[rows] = [same[name] for name in parts[rows].tolist()]
        everyone = sorted(set(same.values()))
        for row in rows[np.unique(claim[rows], return_index=True)[1]].tolist():
            if closed[row]:
                lacking.extend((row, name) for name in everyone if claim[row] not in lists[name])
    table["part"] = parts
    table["soft_low"] = np.where(low != table["low"], low, table["soft_low"])
    table["low"] = table["firm_low"] = low
    added = table.iloc[[row for row, _ in lacking]].copy()
    added["part"] = [name for _, name in lacking]
    added[_ENDS] = 0.0
    added["listed"] = False
    return pd.concat([table, added], ignore_index=True)


def _joined(lists: dict[str, set[int]]) -> dict[str, str]:
    """Each name to the one that stands for it: alike names are one, unless one list tells them apart.

    `lists` says which lists each name is on; that of one that stands for others gets theirs too.
    """
    same = {name: [name] for name in lists}

    def join(one: str, other: str) -> bool:
        few, many = sorted((same[one], same[other]), key=lambda names: (len(names), names))
        if few is many or not lists[few[0]].isdisjoint(lists[many[0]]):
            return False
        lists[many[0]] |= lists[few[0]]
        many += few
        same.update(dict.fromkeys(few, many))
        return True

    # A single list tells all its names apart.
    like = likeness(lists if len(set[int]().union(*lists.values())) > 1 else ())
    for one, other in like.pairs():
        join(one, other)
    for crowd in like.crowds:
        waiting: list[str] = []
        for name in crowd:
            # A few are tried: of two lists in which all names are alike each finds another.
            found = next((place for place, one in enumerate(waiting[:FEW]) if join(one, name)), None)
            if found is not None:
                waiting.append(waiting.pop(found))
            else:
                waiting.append(name)
    stands = {id(together): min(together) for together in same.values()}
    for together in {id(names): names for names in same.values()}.values():
        lists[min(together)] = lists[together[0]]
    return {name: stands[id(together)] for name, together in same.items()}
