"""A column of codes answers as the list of texts it stands for."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.columns.column import Column, taken

texts = st.lists(st.one_of(st.none(), st.sampled_from(["a", "b", "", "ö", "a "])), max_size=12)


def recurring(values: list[str | None]) -> Column:
    """A column in which every entry has a text of its own, and one is never used."""
    codes = [-1 if value is None else place for place, value in enumerate(values)]
    return Column(np.array(codes, dtype=np.int32), [*(value or "" for value in values), "never"])


@given(texts)
def test_a_column_is_the_texts_it_was_made_of(values: list[str | None]) -> None:
    for column in (Column.of(values), recurring(values)):
        assert list(column) == [column[entry] for entry in range(len(column))] == values
        assert list(column.distinct()) == values
        assert len(set(column.distinct().codes.tolist()) - {-1}) == len(set(values) - {None})
        assert column.given().tolist() == [entry for entry, value in enumerate(values) if value is not None]
        assert column.among({"a", "ö"}).tolist() == [n for n, value in enumerate(values) if value in ("a", "ö")]
        assert column.first() == {value: values.index(value) for value in dict.fromkeys(values) if value is not None}


@given(texts)
def test_codes_are_in_the_order_of_their_texts(values: list[str | None]) -> None:
    for column in (Column.of(values), recurring(values)):
        codes, distinct = column.sorted("b")
        filled = [value if value is not None else "b" for value in values]
        assert distinct == sorted(set(filled))
        assert [distinct[code] for code in codes.tolist()] == filled


@given(st.lists(texts, min_size=1, max_size=4))
def test_columns_are_joined_one_after_another(several: list[list[str | None]]) -> None:
    joined = Column.joined([recurring(values) for values in several])
    assert list(joined) == [one for values in several for one in values]


@given(texts, st.data())
def test_some_entries_are_taken(values: list[str | None], data: st.DataObject) -> None:
    kept = np.array([data.draw(st.booleans()) for _ in values], dtype=bool)
    expected = [value for value, one in zip(values, kept.tolist(), strict=True) if one]
    assert list(Column.of(values).take(kept)) == list(Column.of(values).take(np.flatnonzero(kept))) == expected


def test_what_nobody_says_takes_no_room_however_long() -> None:
    absent = Column.absent(10**12)
    some = absent.take(np.array([3, 10**11]))
    assert (len(absent), absent[10**11], list(some)) == (10**12, None, [None, None])
    assert taken(absent.codes, np.arange(5)).strides == (0,)
