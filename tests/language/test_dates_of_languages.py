"""Dates in each language against what they mean in plain English: read as that, or refused, never as another."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancies.kinds.date import interval
from discrepancies.language.languages import LANGUAGES, dates_of
from discrepancies.language.reading import Context, Unreadable

HERE = Path(__file__).parent
CASES: list[dict[str, Any]] = [
    {"language": path.stem, **case}
    for path in [HERE / "dates.yaml", *sorted(HERE.glob("??.yaml"))]
    for case in yaml.safe_load(path.read_text(encoding="utf-8"))
    if case.get("kind", "date") == "date"
]


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['language']}: {case['value']}")
def test_a_value_means_what_its_english_means(case: dict[str, Any]) -> None:
    context = Context(language=case["language"])
    if "refused" in case:
        with pytest.raises(Unreadable) as refusal:
            interval(case["value"], context)
        assert case["refused"] in str(refusal.value)
    else:
        assert interval(case["value"], context)[:5] == interval(case["means"], Context())[:5]


def test_no_value_means_something_else_in_another_language() -> None:
    for case in CASES:
        if "refused" in case:
            continue
        meant = interval(case["means"], Context())
        for language in LANGUAGES:
            try:
                read = interval(case["value"], Context(language=language))
            except Unreadable:
                continue
            assert read[:2] == meant[:2], (case["value"], language)


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_form_of_a_month_is_that_month(language: str) -> None:
    months = dates_of(language).months or {f"{number}月": number for number in range(1, 13)}
    for form, number in months.items():
        text = f"2018年{form}15日" if language == "zh" else f"15 {form} 2018"
        for written in (text, text.upper(), text.title()):
            assert interval(written, Context(language=language)) == interval(f"2018-{number:02d}-15", Context())
    assert set(months.values()) == set(range(1, 13))


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_cannot_be_read_says_how_to_write_it(language: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        interval("zzz 15", Context(language=language))
    assert dates_of(language).examples in refusal.value.instead
    for example in dates_of(language).examples.split(", "):
        interval(example, Context(language=language))
