"""What a refused figure is to be written as instead: every value that a refusal names is read, and drops nothing."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from discrepancies import kinds
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

HERE = Path(__file__).parent
MEASURED = ("count", "quantity", "money", "share", "duration")
CASES = [
    (code, case)
    for code in LANGUAGES
    for case in yaml.safe_load((HERE / f"{code}.yaml").read_text(encoding="utf-8"))
    if "refused" in case and case["kind"] in MEASURED
]
QUOTED = re.compile(r'"([^"]+)"')
BARE = re.compile(r"(?:write|or) (-?[0-9][0-9.,'’  ]*[0-9]|[0-9])(?=$|[ ,;])")
NO_VALUE = re.compile(r"decimal: \w+|[^\W\d]+|%")
"""What else stands in quotation marks: a key with its value, a unit alone."""
NUMBERS = st.from_regex(r"[1-9][0-9]{0,3}(?:[.,' ][0-9]{1,3}){0,3}", fullmatch=True)
WORDS = ("", "about ", "at least ", "up to ")
BEHIND = ("", " million", " zillion", " people", " lakh", " - 20,000", " to 3 million", "/10", " percent", " ± 3")


def remedies(refusal: Unreadable) -> list[str]:
    named = QUOTED.findall(refusal.instead) + BARE.findall(refusal.instead)
    return [each for each in named if not NO_VALUE.fullmatch(each)]


def read(case: dict[str, Any], text: str, language: str | None) -> Reading:
    fact = Fact("k", "?", case["kind"], Place("f", 1, 1), unit=case.get("unit"))
    found = kinds.kind(case["kind"]).read(text, fact, Context(language=language, decimal=case.get("decimal")))
    assert isinstance(found, Reading)
    return found


def refused(case: dict[str, Any], text: str, language: str | None) -> Unreadable | None:
    try:
        read(case, text, language)
    except Unreadable as refusal:
        return refusal
    return None


@pytest.mark.parametrize(("code", "case"), CASES)
def test_what_a_refusal_says_to_write_is_read(code: str, case: dict[str, Any]) -> None:
    refusal = refused(case, case["value"], code)
    assert refusal is not None
    for each in remedies(refusal):
        assert refused(case, each, code) is None, (refusal, each)


@given(
    kind=st.sampled_from([("count", None), ("count", "people"), ("quantity", "km"), ("quantity", None)]),
    language=st.sampled_from([None, *LANGUAGES]),
    number=NUMBERS,
    before=st.sampled_from(WORDS),
    behind=st.sampled_from(BEHIND),
)
def test_what_is_to_be_written_for_any_figure_is_read(
    kind: tuple[str, str | None], language: str | None, number: str, before: str, behind: str
) -> None:
    case = {"kind": kind[0], "unit": kind[1]}
    refusal = refused(case, f"{before}{number}{behind}", language)
    for each in remedies(refusal) if refusal else ():
        assert refused(case, each, language) is None, (f"{before}{number}{behind}", refusal, each)


@pytest.mark.parametrize(("value", "unit"), [("3 zillion", "people"), ("two and a half", None), ("3 zillion", None)])
def test_nothing_that_may_change_a_number_is_said_to_be_left_out(value: str, unit: str | None) -> None:
    refusal = refused({"kind": "count", "unit": unit}, value, None)
    assert refusal is not None
    assert refusal.instead.endswith("if it changes the number, write that in digits")


@pytest.mark.parametrize(
    ("language", "value", "means"),
    [
        ("fr", "250,000", {250_000, 250}),
        ("en", "250.000", {250_000, 250}),
        ("de", "1,234", {1234}),
        ("fr", "1.234", {1234}),
    ],
)
def test_each_remedy_is_one_of_what_the_figure_may_mean(language: str, value: str, means: set[int]) -> None:
    case = {"kind": "count"}
    refusal = refused(case, value, language)
    assert refusal is not None
    assert {read(case, each, language).low for each in remedies(refusal)} == means
