"""The smallest set, by trying all, for any way in which sets can break a constraint."""

from __future__ import annotations

from collections.abc import Collection
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from discrepancies.constraints.smallest import smallest

COUNT = 7
sets = st.lists(st.frozensets(st.integers(0, COUNT - 1), max_size=4), min_size=1, max_size=6)


def breaks(few: Collection[int], breaking: list[frozenset[int]]) -> bool:
    return any(one <= set(few) for one in breaking)


@settings(max_examples=1000)
@given(sets)
def test_the_first_of_the_smallest(breaking: list[frozenset[int]]) -> None:
    first = next(few for size in range(COUNT + 1) for few in combinations(range(COUNT), size) if breaks(few, breaking))
    assert smallest(COUNT, lambda few: breaks(few, breaking)) == first


def test_many_claims_of_which_any_two_break_it() -> None:
    assert smallest(100, lambda few: len(few) > 1) == (0, 1)


def test_where_the_smallest_is_not_found_in_time_none_can_be_spared() -> None:
    found = smallest(40, lambda few: len(few) >= 20)
    assert len(found) == 20
