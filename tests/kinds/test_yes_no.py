"""Yes and no in the words people use, and nothing else."""

from __future__ import annotations

import pytest

from discrepancies.kinds import yes_no
from discrepancies.language.reading import Context, Unreadable
from discrepancies.model import Fact, Place

ARMED = Fact("armed", "Were they armed?", "yes-no", Place("x", 1, 1))


@pytest.mark.parametrize(("text", "point"), [("yes", 1), ("Yes", 1), ("true", 1), ("no", 0), ("NO", 0), ("false", 0)])
def test_yes_and_no_are_points(text: str, point: int) -> None:
    reading = yes_no.read(text, ARMED, Context())
    assert reading[:5] == (point, point, point, point, "exact")


@pytest.mark.parametrize("text", ["y", "1", "maybe", "probably", "not", "yes and no"])
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r"is neither yes nor no; write yes or no .*stated: likely"):
        yes_no.read(text, ARMED, Context())


def test_saying() -> None:
    assert [yes_no.say(1, 1, ARMED), yes_no.say(0, 0, ARMED), yes_no.say(0, 1, ARMED)] == ["yes", "no", "yes or no"]
    assert yes_no.bounds(0, 1) == (None, None)
