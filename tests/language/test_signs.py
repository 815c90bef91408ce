"""Decimal and grouping signs: by the source's language, or as the source itself says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from discrepancies.kinds import count, quantity
from discrepancies.language.reading import Context, Unreadable
from discrepancies.model import Fact, Place

if TYPE_CHECKING:
    from discrepancies.language.number_vocabulary import Sign

HOMELESS = Fact("homeless", "How many lost their homes?", "count", Place("facts.yaml", 1, 1))
MASS = Fact("mass", "How much?", "quantity", Place("facts.yaml", 1, 1), unit="kg")


@pytest.mark.parametrize(
    ("text", "language", "decimal", "number"),
    [
        ("2.300 kg", "de", None, 2300),
        ("2.300 kg", "en", None, 2.3),
        ("2.300 kg", "en", "comma", 2300),
        ("2,5 Kilogramm", "de-AT", None, 2.5),
        ("2.5 kg", "de", None, 2.5),
        ("2.5 kg", "es-MX", None, 2.5),
        ("5,00,000 kg", "en-IN", None, 500_000),
        ("five kg", "fr", None, 5),
    ],
)
def test_figures_are_read_as_the_source_writes_them(
    text: str, language: str, decimal: Sign | None, number: float
) -> None:
    assert quantity.read(text, MASS, Context(language=language, decimal=decimal)).low == number


@pytest.mark.parametrize("language", ["fr", "de", "ru"])
def test_a_count_in_english_words_has_its_thousands(language: str) -> None:
    reading = count.read("250,000 to 300,000", HOMELESS, Context(language=language))
    assert (reading.low, reading.high) == (250_000, 300_000)


@pytest.mark.parametrize(("text", "number"), [("3 billion kg", 3e9), ("3 billions kg", 3e12), ("1 billion kg", 1e12)])
def test_a_french_billion_behind_more_than_one_is_english(text: str, number: float) -> None:
    assert quantity.read(text, MASS, Context(language="fr")).low == number


@pytest.mark.parametrize("text", ["2.750 kg", "2,750 kg"])
def test_where_the_language_is_not_read_what_can_be_thousands_is_refused(text: str) -> None:
    with pytest.raises(Unreadable, match="decimal: comma"):
        quantity.read(text, MASS, Context(language="sv"))


@pytest.mark.parametrize(
    ("text", "language"),
    [("2.750 kg", "fr"), ("2.750 kg", "ru"), ("1.5 billion kg", "fr"), ("2.5 Billion kg", "de"), ("1,5 kg", "ar")],
)
def test_what_two_languages_write_differently_is_not_read_as_english(text: str, language: str) -> None:
    with pytest.raises(Unreadable):
        quantity.read(text, MASS, Context(language=language))
