"""Texts told apart by their number come back as they were, and only where it does tell them apart."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.load.tables.numbered import joined, numbered

NUMBERS = st.lists(st.integers(0, 10**5), min_size=1, max_size=30)


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.sampled_from(["", "Q", "event_", "dé "]), st.sampled_from([0, 7]))
def test_every_text_comes_back(parts: list[list[int]], prefix: str, width: int) -> None:
    texts = [[f"{prefix}{number:0{width}}" for number in part] for part in parts]
    found = [numbered(pa.array(part, pa.string())) for part in texts]
    told = [part for part in found if part]
    assert [part.texts().to_pylist() for part in told] == texts
    with ThreadPoolExecutor(3) as threads:
        for each in (map, threads.map):
            counted = joined(told, each)
            assert counted
            codes, distinct = counted[0].tolist(), counted[1].to_pylist()
            assert [distinct[code] for code in codes] == [text for part in texts for text in part]
            assert len(set(distinct)) == len(distinct) == len(set(codes))


@pytest.mark.parametrize(
    "texts",
    [
        [],
        ["a", "b"],
        ["7", None],
        ["7", ""],
        ["7", "-7"],
        ["7", "07", "7"],
        ["7", "7 "],
        ["x7", "y7"],
        ["7", "٣"],
        ["1" * 16],
        ["7.5", "7.6x"],
    ],
)
def test_other_texts_are_not_numbers(texts: list[str | None]) -> None:
    assert numbered(pa.array(texts, pa.string())) is None


@pytest.mark.parametrize(
    ("one", "other"),
    [(["a7"], ["b7"]), (["07"], ["7"]), (["07"], ["007"]), (["7", "8"], ["10" * 7])],
)
def test_parts_that_a_number_does_not_tell_apart_or_not_by_counting(one: list[str], other: list[str]) -> None:
    parts = [part for texts in (one, other) if (part := numbered(pa.array(texts)))]
    assert len(parts) == 2
    assert joined(parts) is None


def test_a_slice_is_read_from_where_it_begins() -> None:
    found = numbered(pa.array(["no", "Q7", "Q12", "no"])[1:3])
    assert found
    assert found.numbers.tolist() == [7, 12]
