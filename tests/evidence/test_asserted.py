"""What a quote denies, leaves open, bounds, or says of others is not shown by it; what it says in other words is."""

from __future__ import annotations

import pytest

from discrepancies.evidence.shown import disagreement
from discrepancies.language.reading import Context
from discrepancies.model import Fact, Place


def asserted(kind: str, unit: str | None, value: str, quote: str, language: str = "en") -> bool:
    asked = Fact("killed", "How many people were killed?", kind, Place("c.yaml", 1, 1), unit=unit)
    return disagreement(quote, asked, value, Context(None, language)) is None


@pytest.mark.parametrize(
    ("value", "quote", "language", "shown"),
    [
        ("9", "nobody knows when, but nine people died", "en", True),
        ("9", "nobody knows whether nine people died", "en", False),
        ("9", "He denied that nine people died", "en", False),
        ("9", "it is not known why nine people died", "en", True),
        ("9", "negó que nueve personas murieran", "es", False),
        ("9", "não se sabe se nove pessoas morreram", "pt", False),
        ("0", "no one knows how many people were killed", "en", False),
        ("0", "none of them knows how many died", "en", False),
        ("0", "none of them died", "en", True),
        ("0", "no one was injured; nine people were killed", "en", False),
        ("0", "nobody died and nine people were hurt", "en", True),
        ("0", "nadie sabe cuántas personas murieron", "es", False),
        ("0", "nadie murió", "es", True),
        ("0", "nadie resultó herido", "es", False),
    ],
)
def test_what_is_denied_or_not_known_or_of_others_is_not_shown(
    value: str, quote: str, language: str, shown: bool
) -> None:
    assert asserted("count", "people", value, quote, language) == shown


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("2018-01-15", "until 15 January 2018", False),
        ("2018-01-15", "since 15 January 2018", True),
        ("2018-01-15", "on the eve of 15 January 2018", False),
        ("2018-01-15", "not on 15 January 2018 but on 16 January 2018", False),
        ("2018-01-16", "not on 15 January 2018 but on 16 January 2018", True),
        ("2018-01-15", "15 January 2018 or 16 January 2018", False),
        ("2018-01-15", "around 15 January 2018", False),
        ("2018-01-15/2018-01-20", "from 15 January 2018 until 20 January 2018", True),
    ],
)
def test_a_date_that_is_denied_or_bounded_or_one_of_two_is_not_shown(value: str, quote: str, shown: bool) -> None:
    assert asserted("period" if "/" in value else "date", None, value, quote) == shown


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("50%", "half of the clinics", True),
        ("50%", "more than half of the clinics", False),
        ("more than 50%", "more than half of the clinics", True),
        ("50%", "the second half of the year", False),
        ("75%", "three-quarters of the town", True),
    ],
)
def test_a_share_in_words_is_a_percentage(value: str, quote: str, shown: bool) -> None:
    assert asserted("quantity", "%", value, quote) == shown


def test_a_value_in_the_unit_of_the_quote_is_shown() -> None:
    assert asserted("quantity", "km/h", "155 mph", "gusts of 155 mph")
    assert not asserted("quantity", "cm", "3 in", "3 in a row")
    assert asserted("quantity", "US$", "US$ 5", "a bare $5")
    assert asserted("quantity", "$", "$5", "for US$5")
    assert not asserted("quantity", "$", "$5", "for A$5")


@pytest.mark.parametrize(
    ("unit", "value", "quote", "shown"),
    [
        ("magnitude", "3.3", "a tremor of magnitude 3.3", True),
        ("magnitude", "3.3", "a tremor of magnitude 3.3 km away", False),
        ("years", "2", "children between the ages of 2 and 15", True),
        ("years", "2", "2 and 15 of them", False),
    ],
)
def test_a_unit_may_stand_before_its_number(unit: str, value: str, quote: str, shown: bool) -> None:
    assert asserted("quantity", unit, value, quote) == shown
