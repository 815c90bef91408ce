"""Names that are probably one, against trying all pairs; and names that are two."""

from __future__ import annotations

from itertools import combinations, product
from random import Random

import pytest

from discrepancies.language.folding import fold
from discrepancies.language.likeness import FEW, alike, likeness, shorter

SLIPS = [
    ("lisbeth ramirez", "lisbeth ramires"),
    ("lisbeth ramirez", "lisbet ramirez"),
    ("ramos", "ramosa"),
    ("daniel", "danile"),
    ("andres", "andress"),
    ("abrah", "abra"),
    ("vijana gatte", "vinaja gatte"),
    ("dr ramirez", "ramires"),
    ("نعيمان", "نعيمون"),
    ("lisbeth", "lisbaeth"),
]
TRANSCRIBED = [
    ("mohammed sotto", "muhammad sotto"),
    ("Володимир Зеленський", "Volodymyr Zelensky"),
    ("tchaikovsky", "Чайковский"),
    ("иван чехов", "ivan chekhov"),
    ("yousef karimi", "yusef kareemi"),
    ("Сергей Щербаков", "Sergei Shcherbakov"),
    ("Rustam Alieva", "R. Aliyeva"),
]
SHORTER = [
    ("Marano", "Nicolás Marano Ruiz"),
    ("Nicolás Marano", "Nicolás Marano Ruiz"),
    ("N. Marano", "Nicolás Marano"),
    ("N. Marano", "Nicolás Marano Ruiz"),
    ("Nicolás Marano", "Dr. Nicolás Marano"),
    ("SW EASTWOOD VW", "SW EASTWOOD VIEW"),
    ("St. Albans St", "Saint Albans Street"),
    ("Milltown Elementary", "Milltown Elementary School"),
    ("El Amar Intl", "El Amar International Airport"),
    ("El Junquito", "El Junquito, Venezuela"),
    ("Sara Pinho", "Sara Pinho 0001"),
    ("WHO", "World Health Organization"),
    ("W.H.O.", "World Health Organization"),
    ("MSPS", "Ministerio de Salud Pública y Social"),
    ("John Smith", "John Smith Jr."),
    ("Зеленский", "Владимир Зеленский"),
]
NEITHER_SHORTER = [("J. R. Smith", "John Smith"), ("Boris Prokov", "Capt. B. Prokov"), ("Dr. Ruiz", "Prof. Ruiz")]
APART = [
    ("ana", "anna"),
    ("lisbeth ramirez", "lisbet ramires"),
    ("lisbeth ramirez", "ramirez lisbeth"),
    ("ramirez", "ramarez s"),
    ("ramirez", "ranires"),
    ("unit 10001", "unit 10002"),
    ("Maria Lopez", "Mario Lopez"),
    ("Мария Сотова", "Марина Сотова"),
    ("Ana Hernandez", "Ana Fernandez"),
    ("Gambia", "Zambia"),
    ("Korea", "North Korea"),
    ("Guinea", "Papua New Guinea"),
    ("Francisco", "San Francisco"),
    ("Nicolás Marano Ruiz", "Nicolás Marano López"),
    ("Nicolás Ruiz", "Marano Ruiz"),
    ("O. Pérez", "Ana Pérez"),
    ("O. P.", "Óscar"),
    ("李", "李明"),
    ("李明", "李明博"),
    ("Boris", "Prokov"),
    ("ab" * 25, "ab" * 25 + "a"),
]


@pytest.mark.parametrize(("one", "other"), [*SLIPS, *TRANSCRIBED, *NEITHER_SHORTER])
def test_spelt_differently(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert alike(one, other)
    assert alike(other, one)


@pytest.mark.parametrize(("one", "other"), SHORTER)
def test_shorter(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert alike(one, other)
    assert alike(other, one)
    assert shorter(one, other)
    assert not shorter(other, one)


@pytest.mark.parametrize(("one", "other"), SLIPS[:5] + NEITHER_SHORTER[2:])
def test_a_slip_is_not_shorter(one: str, other: str) -> None:
    assert not shorter(fold(one), fold(other))
    assert not shorter(fold(other), fold(one))


@pytest.mark.parametrize(("one", "other"), APART)
def test_two_names(one: str, other: str) -> None:
    one, other = fold(one), fold(other)
    assert not alike(one, other)
    assert not alike(other, one)


@pytest.mark.parametrize("seed", range(8))
def test_pairs_are_found_among_many_as_by_trying_all(seed: int) -> None:
    random = Random(seed)
    words = [
        *"lra",
        "dr",
        "st",
        "new",
        "lr",
        "ap",
        "of",
        "ana",
        "ramirez",
        "ramires",
        "ramire",
        "ramriez",
        "lugo",
        "lugos",
    ]
    words += ["perez", "peres", "pires", "street", "mohammed", "muhammad", "иван", "ivan", "0001"]
    names = {" ".join(random.choices(words, k=random.randint(1, 4))) for _ in range(150)}
    for some in (sorted(names), sorted(names)[:FEW]):
        like = likeness(some)
        assert list(like.pairs()) == [pair for pair in combinations(some, 2) if alike(*pair)]
        assert like.crowds == []


def test_a_crowd_of_which_all_are_alike_is_told_as_one() -> None:
    crowd = [f"ana ramir{letter}" for letter in "bcdfghlmnprst"]
    like = likeness([*crowd, "eva paz", "ramirb"])
    assert like.crowds == [crowd]
    assert list(like.pairs()) == [("ana ramirb", "ramirb")]


def test_what_grows_with_the_square_of_the_names_is_not_told() -> None:
    like = likeness(["ramir" + "".join(letters) for letters in product("abcdefghijklmnop", repeat=3)])
    assert list(map(len, like.crowds)) == [16**3]
    assert like.near_to == {}
