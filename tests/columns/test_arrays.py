"""Arrays of codes against the plain loops that they stand for."""

from __future__ import annotations

from itertools import pairwise

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.columns.arrays import Ints, distinct, isin, numbered, ranges
from discrepancies.columns.arrays import runs as runs_of

codes = st.lists(st.integers(-9, 9), max_size=12)


def ints(values: list[int]) -> Ints:
    return np.array(values, dtype=np.int64)


@given(codes)
def test_distinct_values_are_sorted_and_each_once(values: list[int]) -> None:
    assert distinct(ints(values)).tolist() == sorted(set(values))


@given(codes, codes)
def test_what_is_known_is_found(wanted: list[int], known: list[int]) -> None:
    assert isin(ints(wanted), ints(sorted(known))).tolist() == [value in known for value in wanted]


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 4)), max_size=8))
def test_ranges_stand_one_after_another(runs: list[tuple[int, int]]) -> None:
    start, size = (ints([run[n] for run in runs]) for n in (0, 1))
    assert ranges(start, start + size).tolist() == [n for one, many in runs for n in range(one, one + many)]


@given(codes, st.data())
def test_rows_are_numbered_in_the_order_of_their_values(values: list[int], data: st.DataObject) -> None:
    rows = [row for row in range(len(values)) if data.draw(st.booleans())]
    known, number = numbered(ints(values), ints(rows))
    assert known.tolist() == sorted({values[row] for row in rows})
    assert [known[number[row]] if row in rows else number[row] for row in range(len(values))] == [
        values[row] if row in rows else -1 for row in range(len(values))
    ]


def test_ranges() -> None:
    assert ranges(np.array([3, 5, 0]), np.array([5, 5, 3])).tolist() == [3, 4, 0, 1, 2]
    assert ranges(np.array([], dtype=np.int64), np.array([], dtype=np.int64)).tolist() == []


def test_isin() -> None:
    known = np.array([1, 4, 6])
    assert isin(np.array([0, 1, 5, 6, 7]), known).tolist() == [False, True, False, True, False]
    assert isin(np.array([1]), known[:0]).tolist() == [False]


@given(st.lists(st.integers(0, 3)))
def test_runs_end_where_the_key_changes(keys: list[int]) -> None:
    found = [run.tolist() for run in runs_of(ints([*range(len(keys))]), ints(keys))]
    assert [entry for run in found for entry in run] == list(range(len(keys)))
    assert all(len({keys[entry] for entry in run}) == 1 for run in found)
    assert all(keys[one[-1]] != keys[other[0]] for one, other in pairwise(found))
