"""Figures in each language, each beside its English twin: what a value in its language means, and what is refused."""

from __future__ import annotations

from math import isclose
from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancies import kinds
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

HERE = Path(__file__).parent
CASES = [
    (code, case)
    for code in LANGUAGES
    if (HERE / f"{code}.yaml").exists()
    for case in yaml.safe_load((HERE / f"{code}.yaml").read_text(encoding="utf-8"))
    if case["kind"] in kinds.KINDS and case["kind"] in ("count", "quantity", "money", "share", "duration")
]
_UNITS = {"share": "%", "duration": "seconds"}


def read(case: dict[str, Any], text: str, language: str) -> Reading:
    kind = case["kind"]
    fact = Fact("k", "?", kind, Place("f", 1, 1), unit=case.get("unit"))
    context = Context(language=language, decimal=case.get("decimal"))
    reading = kinds.kind(kind).read(text, fact, context)
    assert isinstance(reading, Reading)
    return reading


@pytest.mark.parametrize(("code", "case"), [case for case in CASES if "means" in case[1] and "not_read" not in case[1]])
def test_a_value_means_what_its_english_twin_means(code: str, case: dict[str, Any]) -> None:
    reading, twin = read(case, case["value"], code), read({**case, "decimal": None}, case["means"], "en")
    assert reading.hedge == twin.hedge
    # How far a figure is rounded depends on how it is written; a vague word reaches as far in every language.
    vague = ("soft_low", "soft_high") if reading.hedge in ("about", "vague") else ()
    for end in ("low", "high", *vague):
        assert isclose(getattr(reading, end), getattr(twin, end), rel_tol=1e-9), (reading, twin)


@pytest.mark.parametrize(("code", "case"), [case for case in CASES if "not_read" in case[1]])
def test_what_is_not_read_yet_is_refused_and_never_misread(code: str, case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable):
        read(case, case["value"], code)


@pytest.mark.parametrize(("code", "case"), [case for case in CASES if "refused" in case[1]])
def test_what_is_not_certain_in_a_language_is_refused(code: str, case: dict[str, Any]) -> None:
    with pytest.raises(Unreadable, match=case["refused"] or "."):
        read(case, case["value"], code)
