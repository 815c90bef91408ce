"""Name-like phrases: what capitals single out, and what they do not."""

from __future__ import annotations

import pytest

from discrepancies.evidence.capitals import named


def found(text: str) -> list[str]:
    return [text[start:end] for start, end in named(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("the mayor, Ana Ruiz, said so", ["Ana Ruiz"]),
        ("said the Ministry of the Interior on", ["Ministry of the Interior"]),
        ("la Universidad Central de la Costa abrió", ["Universidad Central de la Costa"]),
        ("o Rio das Ostras e a Ilha do Mel", ["Rio das Ostras", "Ilha do Mel"]),
        ("Ana Ruiz said so. Bruno Sol did not.", ["Ana Ruiz", "Bruno Sol"]),
        ("he saw Ana and Bruno", ["Ana", "Bruno"]),
        ("he saw Ana, Bruno", ["Ana", "Bruno"]),
        ("told Dr. Ana M. Ruiz and St. Mary", ["Dr. Ana M. Ruiz", "St. Mary"]),
        ("in the U.S. and the U.N. too", ["U.S.", "U.N."]),
        ("by FAES and COVID-19 in Pérez’s house", ["FAES", "COVID-19", "Pérez"]),
        ("FAES entered. The men of Ana left", ["FAES", "Ana"]),
        ("Jean-Luc O'Neill and the D'Angelo family", ["Jean-Luc O'Neill", "D'Angelo"]),
        ("in El Alto, near La Paz", ["El Alto", "La Paz"]),
        ("by Óscar Ñáñez", ["Óscar Ñáñez"]),
        ("he saw Ana of", ["Ana"]),
        ("of 1 May The Harbour Board of Westport, and in The Hague", ["Harbour Board of Westport", "The Hague"]),
    ],
)
def test_runs_of_capitalised_words_are_names(text: str, names: list[str]) -> None:
    assert found(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Yesterday it rained. Nobody was hurt! Why? Because: It was dry",
        "he said, “Never again” and ‘Never’",
        "THE PORT WAS CLOSED ON THE DAY",
        "and I said that I would",
        "on Tuesday in January it",
        "in the XXI of it",
        "one line\nAnother line\n\n  Indented",
        "1234 56 !? []",
        "",
        "警察は七人が死亡したと述べた",
    ],
)
def test_what_a_capital_says_nothing_of_is_no_name(text: str) -> None:
    assert found(text) == []


def test_the_word_that_begins_a_sentence_is_no_part_of_a_name_if_it_is_an_ordinary_one() -> None:
    assert found("The Harbour Board met. In Lima it rained.") == ["Harbour Board", "Lima"]
    assert found("Witness Ana Ruiz spoke; a witness heard her.") == ["Ana Ruiz"]
    assert found("Captain Ana Ruiz spoke.") == ["Captain Ana Ruiz"]


def test_months_are_no_part_of_a_name() -> None:
    assert found("said on January Ana Ruiz") == ["Ana Ruiz"]


@pytest.mark.parametrize(
    ("language", "text", "names"),
    [
        ("fr", "et Ana Ruiz a dit lundi", ["Ana Ruiz"]),
        ("fr", "Après minuit, Ana Ruiz", ["Ana Ruiz"]),
        ("ru", "сказала в Январе Анна Руис", ["Анна Руис"]),
        ("de", "und der Hafen von Lima brannte, so Ana Ruiz am Montag", ["Hafen von Lima", "Ana Ruiz"]),
        ("ar", "قالت آنا رويز", []),
    ],
)
def test_each_language_has_its_own_times_and_beginnings(language: str, text: str, names: list[str]) -> None:
    assert [text[slice(*name)] for name in named(text, codes=(language,))] == names


def test_a_run_as_long_as_a_heading_is_none() -> None:
    assert found("and Eight Words With Capitals Are Just A Name") == ["Eight Words With Capitals Are Just A Name"]
    assert found("and Nine Words With Capitals Are No Name At All") == []


def test_only_what_counts_is_looked_at() -> None:
    text = "so Ana Ruiz\nsaw Bruno Sol\nand Carla Luz\n"
    start, end = text.index("saw"), text.index("and")
    assert [text[slice(*name)] for name in named(text, start, end)] == ["Bruno Sol"]


@pytest.mark.parametrize(
    ("unit", "names"),
    [("A ", 0), ("Ab ", 0), ("a, Ab ", 50_000), ("Aa-", 0), ("of ", 0), ("Aa of the ", 0), (". A", 0), ("[[[[", 0)],
)
def test_a_long_line_of_one_thing_takes_no_longer_than_it_is(unit: str, names: int) -> None:
    assert len(found(f"and {unit * 50_000} end")) == names
