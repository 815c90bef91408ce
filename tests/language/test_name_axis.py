"""Names on an axis: overlapping where they are alike, the shorter holding the fuller, none equal to another."""

from __future__ import annotations

from itertools import combinations

import pytest

from discrepancies.language.likeness import alike, likeness, shorter
from discrepancies.language.name_axis import axis


def _overlap(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _placed(names: list[str]) -> dict[str, tuple[float, float]]:
    placed = axis(names, likeness(names))
    assert all(low <= high for low, high in placed.values())
    assert len(set(placed.values())) == len(set(names))
    return placed


@pytest.mark.parametrize(
    "names",
    [
        ["ana", "eva"],
        ["ramirez", "ramires", "lugo"],
        ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires"],
        ["ramires", "ramirez", "ramirex", "ramire"],
        ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires", "lisbet ramire"],
        ["prokov", "boris prokov", "capt b prokov", "ivan prokov"],
        [
            "prokov",
            *(f"{name} prokov" for name in ("ana", "eva", "ivan", "luis", "olga", "paul", "rita", "sara", "tom")),
        ],
        ["marano", "nicolas marano", "nicolas marano ruiz", "nicolas marano sol", "eva marano", "eva marano sol"],
    ],
)
def test_names_overlap_exactly_where_they_are_alike(names: list[str]) -> None:
    placed = _placed(names)
    for one, other in combinations(sorted(names), 2):
        assert _overlap(placed[one], placed[other]) == alike(one, other), (one, other)


def test_a_shorter_form_holds_the_fuller_ones() -> None:
    names = ["prokov", "boris prokov", "b prokov", "ivan prokov", "boris petrov prokov", "lugo"]
    placed = _placed(names)
    for one in names:
        for other in names:
            if shorter(one, other):
                assert placed[one][0] <= placed[other][0] <= placed[other][1] <= placed[one][1], (one, other)


def test_of_a_tangle_that_cannot_be_drawn_those_alike_overlap_and_as_few_others_as_can_be() -> None:
    square = ["lisbeth ramirez", "lisbeth ramires", "lisbet ramires", "lisbet ramirez"]
    placed = _placed([*square, "ana"])
    overlapping = {pair for pair in combinations(sorted(square), 2) if _overlap(placed[pair[0]], placed[pair[1]])}
    assert overlapping > set(likeness(square).pairs())
    assert len(overlapping) == 5
    assert not any(_overlap(placed["ana"], placed[name]) for name in square)


def test_a_crowd_overlaps_as_a_whole() -> None:
    crowd = [f"ramire{letter}" for letter in "abcdefghijkl"]
    placed = _placed([*crowd, "ana"])
    assert all(_overlap(placed[one], placed[other]) for one, other in combinations(crowd, 2))
    assert not any(_overlap(placed["ana"], placed[name]) for name in crowd)


def test_the_axis_does_not_depend_on_the_order_of_names() -> None:
    names = ["lisbet ramires", "lugo", "lisbeth ramirez", "lisbeth ramires"]
    assert _placed(names) == _placed(names[::-1])
