"""What the program tells of random small dossiers, against the worlds in which their claims can be true.

`WORLDS=10000` looks at so many of each sort.
"""

from __future__ import annotations

from collections.abc import Callable
from random import Random

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.properties import worlds, worlds_in_time, worlds_of_moments, worlds_of_scopes, worlds_of_units
from tests.properties.worlds_written import BATCH, WORLDS, Oracle, World, hold

SORTS: dict[str, tuple[Callable[[Random], World], Oracle]] = {
    "still": (worlds.still, worlds.oracle),
    "counted": (worlds_in_time.counted, worlds_in_time.oracle),
    "series": (worlds_of_moments.series, worlds_of_moments.falls),
    "days apart": (worlds_of_moments.days_apart, worlds_of_moments.moments),
    "at times": (worlds_of_moments.at_times, worlds_of_moments.held),
    "converted": (worlds_of_units.converted, worlds_of_units.oracle),
    "grouped": (worlds_of_scopes.grouped, worlds_of_scopes.figures_of_groups),
    "apart by scope": (worlds_of_scopes.apart_by_scope, worlds_of_scopes.answers_within_scopes),
}


@pytest.mark.parametrize("sort", SORTS)
@settings(max_examples=max(1, WORLDS // BATCH), phases=[Phase.generate])
@given(seed=st.integers(0, 2**32))
def test_what_is_told_of_a_world(sort: str, seed: int) -> None:
    hold(*SORTS[sort], Random(seed))
