"""A name is read, folded and joined with its aliases."""

from __future__ import annotations

import pytest

from discrepancies.kinds import name
from discrepancies.language.reading import Context, Unreadable, exactly
from discrepancies.model import Fact, Place

LEADER = Fact("leader", "Who led them?", "name", Place("x", 1, 1), aliases={"el jefe": "Óscar Pérez"})


@pytest.mark.parametrize("text", ["Óscar Pérez", "李明", "G20"])
def test_any_name_is_read_and_numbered_later(text: str) -> None:
    assert name.read(text, LEADER, Context()) == exactly(0, 0)


@pytest.mark.parametrize("text", ["?", "—", "…"])
def test_what_holds_no_letter_is_refused(text: str) -> None:
    with pytest.raises(Unreadable) as error:
        name.read(text, LEADER, Context())
    assert error.value.instead == "write the name, or unknown"


@pytest.mark.parametrize("text", ["Óscar Pérez", "PEREZ, Oscar", "el jefe", "El Jéfe"])
def test_spellings_and_aliases_of_one_name_are_one(text: str) -> None:
    assert name.spelling(text, LEADER) == "oscar perez"


def test_other_names_are_others() -> None:
    assert name.spelling("O. Pérez", LEADER) == "o perez"


def test_a_number_of_a_name_says_nothing() -> None:
    assert name.say(0, 0, LEADER) == ""
    assert name.bounds(0, 0) == (None, None)
