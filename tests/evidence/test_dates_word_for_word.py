"""The word-for-word law for dates: a documented value as its own quote shows itself, and each slip of it does not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancies.evidence.shown import disagreement
from discrepancies.evidence.shown.said import Gap
from discrepancies.kinds import date
from discrepancies.language.languages import LANGUAGES, dates_of
from discrepancies.language.reading import Context, Unreadable
from discrepancies.model import Fact, Place

HERE = Path(__file__).parents[1] / "language"
CARRIERS: dict[str, list[str]] = yaml.safe_load((HERE / "carriers.yaml").read_text(encoding="utf-8"))
VALUES: list[tuple[str, str]] = sorted(
    {
        (case.get("language", path.stem), case["value"])
        for path in [HERE / "dates.yaml", *sorted(HERE.glob("??.yaml"))]
        for case in yaml.safe_load(path.read_text(encoding="utf-8"))
        if case.get("kind", "date") == "date" and "means" in case and "not_read" not in case
    }
)
QUOTES: list[dict[str, Any]] = [
    case for case in yaml.safe_load((HERE / "quotes.yaml").read_text(encoding="utf-8")) if case["kind"] == "date"
]
EXCEPTIONS = {
    ("es", "15 January 2018"): "English in a Spanish source: no text is looked through for the words of two languages",
    ("es", "mid-January 2018"): "the same",
    ("es", "mar 2018"): "the same",
}


def gap(kind: str, value: str, quote: str, language: str) -> Gap | None:
    return disagreement(quote, Fact("f", "When?", kind, Place("c.yaml", 1, 1)), value, Context(language=language))


def slips(value: str, language: str) -> Iterator[str]:
    """The value with another day or year, another month, or without what bounds or blurs it."""
    words = dates_of(language)
    for digits in re.finditer("[0-9٠-٩]+", value):
        for number in (int(digits[0]) + 1, int(digits[0]) - 1):
            if number > 0:
                yield f"{value[: digits.start()]}{number:0{len(digits[0])}d}{value[digits.end() :]}"
    lowered = value.lower()
    for name in sorted(words.months, key=len, reverse=True):
        if found := re.search(rf"(?<![^\W\d_]){re.escape(name)}(?![^\W\d_])", lowered):
            yield f"{value[: found.start()]}{another(words.months, name, value)}{value[found.end() :]}"
            break
    # What "from" says of a range, "to" says as well.
    bounds = (phrases for name, phrases in words.front.items() if name != "from")
    for phrase in sorted(set().union(*bounds, words.about, words.until, *words.thirds.values()), key=len, reverse=True):
        if lowered.startswith(phrase) and not lowered[len(phrase) :][:1].isalpha():
            yield value[len(phrase) :].lstrip(" -")
            break


def another(months: Mapping[str, int], name: str, value: str) -> str:
    """The next month in the same form."""
    forms = [form for form, number in months.items() if number == months[name]]
    others = [form for form, number in months.items() if number == months[name] % 12 + 1]
    other = others[min(forms.index(name), len(others) - 1)]
    return other.title() if name not in value else other


@pytest.mark.parametrize(("language", "value"), VALUES, ids=lambda part: part)
def test_a_value_shows_itself_alone_and_in_a_sentence(language: str, value: str) -> None:
    if language not in LANGUAGES or (language, value) in EXCEPTIONS:
        return
    for kind in ("date", "period"):
        for carrier in ("{}", *CARRIERS[language]):
            assert gap(kind, value, carrier.format(value), language) is None, carrier


@pytest.mark.parametrize(("language", "value"), VALUES, ids=lambda part: part)
def test_a_slip_of_it_does_not_show_it(language: str, value: str) -> None:
    if language not in LANGUAGES:
        return
    meant = date.interval(value, Context(language=language))
    for slip in slips(value, language):
        try:
            if date.interval(slip, Context(language=language)) == meant:
                continue
        except Unreadable:
            pass
        for carrier in ("{}", CARRIERS[language][0]):
            assert gap("date", value, carrier.format(slip), language) is not None, slip


def test_an_exception_is_one() -> None:
    for language, value in EXCEPTIONS:
        assert gap("date", value, CARRIERS[language][0].format(value), language) is not None


@pytest.mark.parametrize("case", QUOTES, ids=lambda case: f"{case['language']}: {case['quote']}")
def test_a_sentence_shows_a_date_or_does_not(case: dict[str, Any]) -> None:
    assert (gap("date", case["value"], case["quote"], case["language"]) is None) == case["shows"]


@pytest.mark.parametrize(
    ("value", "quote", "shown"),
    [
        ("15 January 2018, 16:00 to 17:00", "Between 4 and 5 pm on 15 January 2018 the ferry sank.", True),
        ("15 January 2018, 16:00 to 17:00", "Between 4 and 6 pm on 15 January 2018 the ferry sank.", False),
        ("Tuesday 4 August 2020, about 6 pm", "On Tuesday 4 August 2020, about 6 pm, the lamps went out.", True),
        ("Tuesday 4 August 2020, 6 pm", "On Tuesday 4 August 2020, about 6 pm, the lamps went out.", False),
        ("4 August 2020, 18:07 UTC+3", "On 4 August 2020, 18:07 (15:07 GMT), the lamps went out.", True),
        ("4 August 2020, 15:07 UTC+3", "On 4 August 2020, 18:07 (15:07 GMT), the lamps went out.", False),
        ("14/15 January 2018", "The night of 14/15 January 2018 was cold.", True),
        ("first half of 2021", "In H1 2021 the ferry stood still.", True),
        ("H1 2021", "In H2 2021 the ferry stood still.", False),
        ("1991-06", "The licence is of 06-1991.", True),
        ("490 BC", "They built it in 490 BC.", True),
        ("490 BC", "They built it in AD 490.", False),
        ("490–480 BC", "They built it 490–480 BC, on the hill.", True),
        ("1990s", "In the 1990s it was pulled down.", True),
        ("19XX", "In the 19th century it was pulled down.", False),
        ("15 or 16 January 2018", "It was on 15 or 16 January 2018.", True),
        ("15 January 2018", "It was on 15 or 16 January 2018.", False),
        ("15 January 2018", "They met on 15 and 16 January 2018.", True),
        ("16 January 2018", "They met on 15 and 16 January 2018.", True),
        ("15 January 2018", "They killed 15 in January 2018.", False),
        ("3 April 2018", "It was 3/4/2018.", False),
        ("2018", "It was 31 April 2018.", False),
        ("15 January", "It was before 15 January.", False),
        ("2 March", "since 2 March", True),
    ],
)
def test_forms_of_dates_in_english_sentences(value: str, quote: str, shown: bool) -> None:
    assert (gap("date", value, quote, "en") is None) == shown
