"""Near misses against trying all pairs, and names on an axis that overlap exactly where they nearly match."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from discrepancies.language.spelling import MOST_TANGLED, axis, near, near_pairs, nearest, neighbours


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("lisbeth ramirez", "lisbeth ramires"),
        ("lisbeth ramirez", "lisbet ramirez"),
        ("ramos", "ramosa"),
        ("daniel", "danile"),
        ("andres", "andress"),
        ("abrah", "abra"),
    ],
)
def test_one_edit_in_one_long_word_is_near(one: str, other: str) -> None:
    assert near(one, other)
    assert near(other, one)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("ana", "anna"),
        ("lisbeth ramirez", "lisbeth ramirez"),
        ("lisbeth ramirez", "lisbet ramires"),
        ("lisbeth ramirez", "ramirez lisbeth"),
        ("lisbeth ramirez", "lisbeth"),
        ("ramirez", "ramarez s"),
        ("ramirez", "ranires"),
        ("unit 10001", "unit 10002"),
        ("", ""),
    ],
)
def test_anything_else_is_not(one: str, other: str) -> None:
    assert not near(one, other)
    assert not near(other, one)


def test_pairs_are_found_among_many_as_by_trying_all() -> None:
    random = Random(7)
    words = ["ramirez", "ramires", "ramire", "ramriez", "lugo", "lugos", "ana", "perez", "peres", "pires"]
    names = {" ".join(random.choices(words, k=random.randint(1, 3))) for _ in range(150)}
    for some in (names, sorted(names)[:5]):
        assert sorted(near_pairs(some)) == [pair for pair in combinations(sorted(some), 2) if near(*pair)]


def test_neighbours_go_both_ways() -> None:
    assert neighbours(["ramires", "ramirez", "ramirex", "lugo"]) == {
        "ramires": {"ramirez", "ramirex"},
        "ramirez": {"ramires", "ramirex"},
        "ramirex": {"ramires", "ramirez"},
    }


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


@pytest.mark.parametrize(
    "names",
    [
        ["ana", "eva"],
        ["ramirez", "ramires", "lugo"],
        ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires"],
        ["ramires", "ramirez", "ramirex", "ramire"],
        ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires", "lisbet ramire"],
    ],
)
def test_names_overlap_on_the_axis_exactly_where_they_are_near(names: list[str]) -> None:
    placed = axis(names, neighbours(names))
    assert all(low <= high for low, high in placed.values())
    assert len(set(placed.values())) == len(names)
    assert {pair for pair in combinations(sorted(names), 2) if _overlap(placed[pair[0]], placed[pair[1]])} == set(
        near_pairs(names)
    )


def test_a_tangle_that_cannot_be_drawn_overlaps_as_a_whole() -> None:
    square = ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires", "lisbet ramirez"]
    many = [f"ramire{letter}" for letter in "abcdefghij"][: MOST_TANGLED + 1]
    for names in (square, many):
        placed = axis([*names, "ana"], neighbours(names))
        assert all(_overlap(placed[one], placed[other]) for one, other in combinations(names, 2))
        assert not any(_overlap(placed["ana"], placed[name]) for name in names)
        assert len(set(placed.values())) == len(names) + 1


def test_the_axis_does_not_depend_on_the_order_of_names() -> None:
    names = ["lisbet ramires", "lugo", "lisbeth ramirez", "lisbeth ramires"]
    assert axis(names, neighbours(names)) == axis(sorted(names), neighbours(names[::-1]))


def test_nearest() -> None:
    assert nearest("Killd", ["injured", "killed"]) == "killed"
    assert nearest("xyz", ["injured", "killed"]) is None
    assert nearest("killed", []) is None
