"""Dates in running text: found as far as their own words go, in every language, in time that grows with the text."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.kinds import date
from discrepancies.language.date_phrases import DatePhrase, date_phrases, dates_and_refused
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import NEVER, YEARLESS, Context, Unreadable

HERE = Path(__file__).parent
TEXTS: list[dict[str, Any]] = yaml.safe_load((HERE / "date_phrases.yaml").read_text(encoding="utf-8"))
CARRIERS: dict[str, list[str]] = yaml.safe_load((HERE / "carriers.yaml").read_text(encoding="utf-8"))
VALUES: list[dict[str, Any]] = [
    {"language": path.stem, **case}
    for path in [HERE / "dates.yaml", *sorted(HERE.glob("??.yaml"))]
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    if case.get("kind", "date") == "date" and "means" in case and "not_read" not in case
]
READ_AS_ENGLISH = {"15 January 2018", "mid-January 2018", "mar 2018"}
"""Values that are English in a source of another language: no text is looked through for the words of two."""


def shown(phrase: DatePhrase) -> dict[str, str]:
    return {phrase.value: phrase.given + (" either" if phrase.either else "")}


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: f"{case['language']}: {case['text']}")
def test_a_text_has_these_dates(case: dict[str, Any]) -> None:
    found = dates_and_refused(case["text"], Context(), case["language"])
    assert [shown(phrase) for phrase in found.dates] == case["dates"]
    assert [case["text"][start:end] for start, end in found.refused] == case.get("refused", [])


@pytest.mark.parametrize("case", VALUES, ids=lambda case: f"{case['language']}: {case['value']}")
def test_a_value_is_found_as_the_same_value_in_a_sentence(case: dict[str, Any]) -> None:
    language, value = case["language"], case["value"]
    if language not in LANGUAGES or (language != "en" and value in READ_AS_ENGLISH):
        return
    meant = date.stretch(value, Context(language=language))
    for carrier in ("{}", *CARRIERS[language]):
        (found,) = date_phrases(carrier.format(value), Context(), language)
        assert found.stretch == meant, carrier


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: f"{case['language']}: {case['text']}")
def test_what_a_phrase_gives_as_its_value_is_one(case: dict[str, Any]) -> None:
    for phrase in date_phrases(case["text"], Context(), case["language"]):
        if phrase.alone is None:
            assert date.stretch(phrase.value, Context(language=case["language"])) == phrase.stretch


@pytest.mark.parametrize("case", TEXTS, ids=lambda case: f"{case['language']}: {case['text']}")
def test_white_space_and_what_stands_around_move_a_date_and_change_none(case: dict[str, Any]) -> None:
    text, language = case["text"], case["language"]
    alone = date_phrases(text, Context(), language)
    for written in (text.replace(" ", "\u00a0"), text.replace(" ", "\n"), text.replace(" ", "  ")):
        assert [shown(phrase) for phrase in date_phrases(written, Context(), language)] == list(map(shown, alone))
    before = "“Ñandú.”\n\n"
    within = date_phrases(f"{before}{text}\n\n“Ñandú.”", Context(), language)
    moved = [phrase._replace(start=phrase.start + len(before), end=phrase.end + len(before)) for phrase in alone]
    assert within == moved


def test_a_blank_line_ends_every_phrase() -> None:
    assert [phrase.value for phrase in date_phrases("15\n\nJanuary 2018", Context(), "en")] == ["January 2018"]


def test_places_are_those_of_the_text_as_it_is() -> None:
    text = "Más  de 400 fotos del\n15 de enero de 2018; ١٥ يناير".replace("á", "a\u0301")
    (phrase,) = date_phrases(text, Context(), "es")
    assert text[phrase.start : phrase.end] == "15 de enero de 2018"
    arabic = "غادرت في ١٥ يَنايِر ٢٠١٨ العبارة"
    (phrase,) = date_phrases(arabic, Context(), "ar")
    assert arabic[phrase.start : phrase.end] == "١٥ يَنايِر ٢٠١٨"
    chinese = "渡轮于二〇一八年一月十五日离岛"
    (phrase,) = date_phrases(chinese, Context(), "zh")
    assert chinese[phrase.start : phrase.end] == "二〇一八年一月十五日"


def test_a_date_says_what_is_given() -> None:
    day, time, alone = date_phrases("On 15 January, at 04:30, on Tuesday (26).", Context(), "en")
    assert day.given == "MD"
    assert day.stretch is not None
    assert day.stretch.start is not None
    assert day.stretch.start.track == YEARLESS
    assert time.alone is not None
    assert (time.given, time.alone.low, time.alone.high, time.alone.track) == ("T", 16_200, 16_259, NEVER)
    assert alone.alone is not None
    assert (alone.given, alone.alone.low, alone.alone.high, alone.alone.weekday) == ("DW", 26, 26, 1)


def test_hours_alone_are_a_stretch_of_the_day() -> None:
    hours, about = date_phrases("Between 9 and 10 a.m., then about 6 pm.", Context(), "en")
    assert hours.alone is not None
    assert about.alone is not None
    assert (hours.alone.low, hours.alone.high) == (32_400, 36_059)
    assert (about.alone.hedge, about.alone.low) == ("about", 61_200)


@pytest.mark.parametrize(("order", "day"), [("day-first", "2018-04-03"), ("month-first", "2018-03-04")])
def test_the_source_decides_how_a_numeric_date_reads(order: str, day: str) -> None:
    (phrase,) = date_phrases("on 3/4/2018 they left", Context(order), "en")
    assert phrase.stretch == date.stretch(day, Context())


def test_a_date_that_its_source_cannot_have_written_is_none() -> None:
    found = dates_and_refused("on 13/4/2018 they left", Context("month-first"), "en")
    assert (found.dates, len(found.refused)) == ([], 1)


PIECES = ("May ", "de ", "15 ", " and ", "or ", "between ", "Tuesday ", "al ", "2018", "before ", "4 pm ", "年", "月")


@given(st.lists(st.sampled_from([*"0123456789.,-/:()%$? \n", *PIECES])).map("".join), st.sampled_from(LANGUAGES))
def test_any_text_gives_dates_in_order_that_are_values(text: str, language: str) -> None:
    found = dates_and_refused(text, Context(), language)
    assert all(0 <= phrase.start < phrase.end <= len(text) for phrase in found.dates)
    assert all(one.end <= other.start for one, other in pairwise(found.dates))
    for phrase in found.dates:
        assert (phrase.stretch is None) != (phrase.alone is None)
        assert phrase.given


GROWING = (
    *("1", "1 ", "2018-", "1/", "1:", "a@", "between ", "6 and ", "January ", "6 to ", "Tuesday ", "1.", "(1) ", " "),
    *("15 January 2018 to ", "1月", "и ", "a", "["),
)


@pytest.mark.parametrize("piece", GROWING)
@pytest.mark.parametrize("language", ["en", "ru", "zh"])
def test_the_time_taken_grows_with_the_text_and_no_faster(piece: str, language: str) -> None:
    def taken(times: int) -> float:
        before = process_time()
        date_phrases(piece * times, Context(), language)
        return process_time() - before

    taken(10)
    assert taken(1_200) < 12 * taken(300) + 0.2


def test_what_is_no_value_is_refused_as_a_value() -> None:
    for text in ("3/4/2018", "31 April 2018", "before 15 January"):
        with pytest.raises(Unreadable):
            date.interval(text, Context())
        assert dates_and_refused(text, Context(), "en") == ([], [(0, len(text))])
