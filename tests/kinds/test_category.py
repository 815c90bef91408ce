"""Terms and aliases as intervals: a place contains what lies in it, and a mistyped term is refused with a guess."""

from __future__ import annotations

import pytest

from discrepancies.kinds import category
from discrepancies.language.reading import Context, Unreadable, exactly
from discrepancies.model import Fact, Place, Term

#  North: {Town: [Old Mill, New Mill], Lake}, South
TREE = tuple(
    Term(*term)
    for term in [
        ("North", 0, 4),
        ("Town", 1, 3),
        ("Old Mill", 2, 2),
        ("New Mill", 3, 3),
        ("Läke", 4, 4),
        ("South", 5, 5),
    ]
)
WHERE = Fact("where", "Where?", "category", Place("x", 1, 1), terms=TREE, aliases={"pueblo": "Town"})


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("North", 0, 4),
        ("Town", 1, 3),
        ("Old Mill", 2, 2),
        ("old  mill", 2, 2),
        ("LAKE", 4, 4),
        ("South", 5, 5),
        ("Pueblo", 1, 3),
    ],
)
def test_a_term_is_itself_and_all_below_it(text: str, low: int, high: int) -> None:
    assert category.read(text, WHERE, Context()) == exactly(low, high)


def test_a_term_lies_within_those_above_it_and_apart_from_its_siblings() -> None:
    north, town, mill, lake = (category.read(t, WHERE, Context()) for t in ("North", "Town", "Old Mill", "Läke"))
    assert north.low <= town.low <= mill.low <= mill.high <= town.high <= north.high
    assert town.high < lake.low


def test_a_word_that_is_no_term_is_refused_with_the_nearest() -> None:
    with pytest.raises(Unreadable, match="where has no term 'Twon'; write 'Town', or declare it"):
        category.read("Twon", WHERE, Context())


def test_a_word_like_no_term_is_refused_with_all_there_are() -> None:
    with pytest.raises(Unreadable, match=r"write one of: North, Town, Old Mill, New Mill, Läke, South$"):
        category.read("xyz", WHERE, Context())


def test_of_many_terms_the_first_are_named() -> None:
    fact = Fact("f", "?", "category", Place("x", 1, 1), terms=tuple(Term(f"t{n}{n}{n}", n, n) for n in range(9)))
    with pytest.raises(Unreadable, match=r"t777, …$"):
        category.read("xyz", fact, Context())


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [(0, 4, "North"), (1, 3, "Town"), (2, 2, "Old Mill"), (2, 3, "Town"), (3, 4, "North"), (0, 5, "any")],
)
def test_the_narrowest_term_that_holds_a_range_says_it(low: int, high: int, said: str) -> None:
    assert category.say(low, high, WHERE) == said


def test_terms_are_not_numbers() -> None:
    assert category.bounds(0, 4) == (None, None)
