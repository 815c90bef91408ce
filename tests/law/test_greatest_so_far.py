"""The greatest value so far, against looking through all entries."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.law.greatest_so_far import Stretches, greatest_meeting, timeline

ENTRIES = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 4), st.integers(0, 6), st.integers(0, 2)), min_size=0, max_size=14
)
"""Label, time, value and teller of each entry."""
QUESTIONS = st.tuples(st.integers(0, 3), st.integers(-1, 5), st.integers(0, 2))


@given(ENTRIES, st.lists(QUESTIONS, min_size=1, max_size=6), st.booleans(), st.booleans())
def test_what_is_reached_is_the_greatest_there_is(
    entries: list[tuple[int, int, int, int]], questions: list[tuple[int, int, int]], before: bool, besides: bool
) -> None:
    label, time, value, teller = np.array(entries, dtype=np.int64).reshape(-1, 4).T
    asked, moment, asker = np.array(questions, dtype=np.int64).T
    laid_out = timeline(label, time.astype(float), value.astype(float), teller)
    reached = laid_out.reached(asked, moment.astype(float), before=before, besides=asker if besides else None)
    for (of, until, own), found in zip(questions, reached.tolist(), strict=True):
        known = {
            number
            for number, (at, when, _, who) in enumerate(entries)
            if at == of and (when < until or (when == until and not before)) and not (besides and who == own)
        }
        assert (found in known) if known else found == -1
        assert not known or entries[found][2] == max(entries[number][2] for number in known)


def test_infinite_times_are_before_and_after_all_others() -> None:
    always = np.array([-np.inf, 3.0, np.inf])
    laid_out = timeline(np.zeros(3, dtype=np.int64), always, np.array([1.0, 5.0, 9.0]))
    times = np.array([-np.inf, 2.9, 3.0, np.inf])
    assert laid_out.reached(np.zeros(4, dtype=np.int64), times).tolist() == [0, 0, 1, 2]


def _stretches(random: np.random.Generator, size: int) -> Stretches:
    opens = random.integers(0, 20, size).astype(float)
    closes = opens + random.integers(0, 6, size).astype(float)
    opens[random.random(size) < 0.1] = -np.inf
    closes[random.random(size) < 0.1] = np.inf
    label, value, teller = random.integers(0, 3, size), random.integers(0, 50, size), random.integers(0, 3, size)
    return Stretches(label, opens, closes, value.astype(float), teller)


@pytest.mark.parametrize("besides", [True, False])
def test_the_greatest_that_meets_is_that_of_trying_all(*, besides: bool) -> None:
    random = np.random.default_rng(7)
    for _ in range(100):
        among, askers = _stretches(random, int(random.integers(0, 30))), _stretches(random, 10)
        if not besides:
            among, askers = among._replace(teller=None), askers._replace(teller=None)
        for asker, found in enumerate(greatest_meeting(among, askers).tolist()):
            meets = (among.opens <= askers.closes[asker]) & (askers.opens[asker] <= among.closes)
            meets &= among.label == askers.label[asker]
            if among.teller is not None and askers.teller is not None:
                meets &= among.teller != askers.teller[asker]
            assert (found >= 0) == meets.any()
            assert found < 0 or (meets[found] and among.value[found] == among.value[meets].max())
