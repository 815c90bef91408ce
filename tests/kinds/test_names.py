"""A list of names becomes one yes a name; an empty name or one given twice is refused."""

from __future__ import annotations

import pytest

from discrepancies.kinds import names
from discrepancies.kinds.yes_no import YES
from discrepancies.language.reading import Context, Unreadable
from discrepancies.model import Fact, Place

VICTIMS = Fact("victims", "Who was killed?", "names", Place("x", 1, 1), aliases={"pepe sol": "José Sol"})


def test_a_list_is_a_yes_for_each_name() -> None:
    read = names.read("Ana Ruiz; Sol, José;李明", VICTIMS, Context())
    assert read == (("ana ruiz", YES), ("jose sol", YES), ("李明", YES))


def test_one_name_is_a_list() -> None:
    assert names.read("Ana Ruiz", VICTIMS, Context()) == (("ana ruiz", YES),)


def test_an_alias_is_the_name_it_stands_for() -> None:
    assert names.read("Pepe Sol", VICTIMS, Context()) == (("jose sol", YES),)


@pytest.mark.parametrize("text", ["Ana Ruiz;", "; Ana Ruiz", "Ana Ruiz; ; Eva Paz", "Ana Ruiz; ?"])
def test_an_empty_name_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="empty name; write one name between two semicolons"):
        names.read(text, VICTIMS, Context())


@pytest.mark.parametrize("text", ["Ana Ruiz; ANA RUIZ", "José Sol; Eva Paz; Pepe Sol", "Ruiz, Ana; Ana Ruiz"])
def test_one_name_twice_is_refused_however_spelt(text: str) -> None:
    with pytest.raises(Unreadable, match="write each name once"):
        names.read(text, VICTIMS, Context())


@pytest.mark.parametrize(
    "text",
    ["Ana Sol, Tom Reed, Bo Lind", "Ana, Tom, Bo", "Ana Sol, Tom Reed and Bo Lind", "آنا سول، توم ريد", "李明、王芳"],
)
def test_several_names_with_commas_are_refused(text: str) -> None:
    with pytest.raises(Unreadable, match=r'a comma between them.*|commas between them; write a list: .* joined by ";"'):
        names.read(text, VICTIMS, Context())


def test_what_may_be_two_names_or_one_is_refused_with_both() -> None:
    with pytest.raises(Unreadable) as error:
        names.read("García Márquez, Gabriel José; Ana Sol", VICTIMS, Context())
    assert error.value.instead.endswith('as it is spoken, "Gabriel José García Márquez"')


@pytest.mark.parametrize(
    ("text", "spelt"),
    [
        ("Martin King, Jr.", "martin king jr"),
        ("Acme, Inc.", "acme inc"),
        ("Sol, José", "jose sol"),
        ("Pérez Díaz, Óscar", "oscar perez diaz"),
    ],
)
def test_one_name_with_a_comma_is_read(text: str, spelt: str) -> None:
    assert names.read(text, VICTIMS, Context()) == ((spelt, YES),)


@pytest.mark.parametrize(
    "text",
    [
        "Ana Ruiz et al.",
        "Ana Ruiz; et al.",
        "Ana Ruiz; and others",
        "Ana Ruiz y otros",
        "Ana Ruiz, et al",
        "Ana Ruiz и др.",
    ],
)
def test_others_open_a_list_and_are_no_name_on_it(text: str) -> None:
    assert names.read(text, VICTIMS, Context()) == (("ana ruiz", YES),)
    assert names.is_open(text)


def test_a_list_of_others_only_is_refused() -> None:
    with pytest.raises(Unreadable):
        names.read("et al.", VICTIMS, Context())


@pytest.mark.parametrize("text", ["Ana Ruiz", "Al Etal", "Pet Al-Amin; Ana", "Setal"])
def test_names_that_look_like_others(text: str) -> None:
    assert not names.is_open(text)


def test_written_keeps_names_as_they_are() -> None:
    assert names.written("Ana Ruiz;Sol, José ") == ["Ana Ruiz", "Sol, José"]


def test_saying() -> None:
    assert [names.say(1, 1, VICTIMS), names.say(0, 0, VICTIMS)] == ["yes", "no"]
    assert names.bounds(1, 1) == (None, None)
