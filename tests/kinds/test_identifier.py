"""An identifier is compared after its declared form, and what is not of that form is refused."""

from __future__ import annotations

import pytest

from discrepancies.kinds import identifier
from discrepancies.language.reading import Context, Unreadable, exactly
from discrepancies.model import Fact, Place


def of(form: str | None) -> Fact:
    return Fact("number", "What is its number?", "identifier", Place("x", 1, 1), form=form)


@pytest.mark.parametrize(
    ("form", "spellings"),
    [
        ("isbn", ["978-0-470-12990-6", "9780470129906", "0-470-12990-5", "0470129905", "ISBN 978 0 470 12990 6"]),
        ("isbn", ["0-8044-2957-X", "080442957x", "978-0-8044-2957-3", "ISBN-10: 0-8044-2957-X"]),
        ("doi", ["10.1000/Ab.182", "doi:10.1000/AB.182", "https://doi.org/10.1000/ab.182", "https://dx.doi.org/10.1000%2Fab.182"]),
        ("plain", ["AB-12/34", "ab1234", "Ab 12 34", "AB–12–34", "ab_12_34"]),
        (None, ["Case No. 4.1", "CASE NO 4.1", "case-no-4.1"]),
    ],
)  # fmt: skip
def test_spellings_of_one_identifier_are_one(form: str | None, spellings: list[str]) -> None:
    assert len({identifier.spelling(one, of(form)) for one in spellings}) == 1
    assert all(identifier.read(one, of(form), Context()) == exactly(0, 0) for one in spellings)


@pytest.mark.parametrize(
    ("form", "one", "other"),
    [
        ("isbn", "978-0-470-12990-6", "0-471-41805-6"),
        ("isbn", "9780470129906", "9780804429573"),
        ("doi", "10.1000/182", "10.1000/1.82"),
        ("plain", "AB-1234", "AB-1243"),
        ("plain", "article 4.1", "article 41"),
    ],
)
def test_two_identifiers_are_two(form: str, one: str, other: str) -> None:
    assert identifier.spelling(one, of(form)) != identifier.spelling(other, of(form))


@pytest.mark.parametrize(
    ("form", "text", "wrong"),
    [
        ("isbn", "978-0-470-12990-7", "its last digit does not check"),
        ("isbn", "0-470-12990-6", "its last digit does not check"),
        ("isbn", "12345", "has not 10 or 13 digits"),
        ("isbn", "9770470129906", "has not 10 or 13 digits"),
        ("doi", "https://example.org/10.1000/182", "is no DOI"),
        ("doi", "10.1000", "is no DOI"),
        ("plain", "—", "holds no identifier"),
    ],
)
def test_what_is_not_of_the_form_is_refused(form: str, text: str, wrong: str) -> None:
    with pytest.raises(Unreadable, match=wrong):
        identifier.read(text, of(form), Context())


def test_a_number_of_an_identifier_says_nothing() -> None:
    assert identifier.say(0, 0, of(None)) == ""
    assert identifier.bounds(0, 0) == (None, None)
