"""The word-for-word law: a legal value that stands in a quote is found there as the same value, and no other is.

Every documented number of every language is a quote by itself and in an invented sentence of its language; and no
quote of one shows another that means something else.
"""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path
from typing import Any

import pytest
import yaml

from discrepancies.evidence.shown import disagreement
from discrepancies.kinds import MEASURED, kind
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import Context, Reading
from discrepancies.model import Fact, Place

HERE = Path(__file__).parents[1] / "language"
CARRIERS = {
    "en": ("The survey of the valley lists {}.", "According to the log, {} that night."),
    "es": ("El censo del valle registra {}.", "Según el registro, {} aquella noche."),
    "pt": ("O censo do vale regista {}.", "Segundo o registo, {} naquela noite."),
    "fr": ("Le registre de la vallée indique {}.", "Selon le registre, {} cette nuit-là."),
    "de": ("Das Register des Tals nennt {}.", "Laut Register waren es {} in jener Nacht."),
    "it": ("Il registro della valle riporta {}.", "Secondo il registro, {} quella notte."),
    "ru": ("В журнале долины указано {}.", "По данным журнала, {} в ту ночь."),
    "uk": ("У журналі долини зазначено {}.", "За даними журналу, {} тієї ночі."),
    "ar": ("يذكر سجل الوادي {}.", "وبحسب السجل، {} في تلك الليلة."),
    "zh": ("山谷登记册记载{}。", "据登记，{}，当晚。"),
    "nl": ("Het register van het dal vermeldt {}.", "Volgens het logboek waren het er {} die nacht."),
}
EXCEPTIONS: dict[str, str] = yaml.safe_load((HERE / "not_word_for_word.yaml").read_text("utf-8"))
"""Quotes that do not show their value, each with the reason."""
QUOTES = [
    case for case in yaml.safe_load((HERE / "quotes.yaml").read_text("utf-8")) if case["kind"] in ("count", *MEASURED)
]


def documented(code: str) -> list[dict[str, Any]]:
    cases = yaml.safe_load((HERE / f"{code}.yaml").read_text("utf-8"))
    return [
        case
        for case in cases
        if case["kind"] in ("count", *MEASURED) and "not_read" not in case and "refused" not in case
    ]


def fact_of(case: dict[str, Any]) -> Fact:
    return Fact("k", "?", case["kind"], Place("f", 1, 1), unit=case.get("unit"))


def shows(quote: str, case: dict[str, Any], value: str, code: str) -> bool:
    context = Context(language=code, decimal=case.get("decimal"))
    return disagreement(quote, fact_of(case), value, context) is None


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_documented_value_shows_itself(code: str) -> None:
    missing = [
        quote
        for case in documented(code)
        for carrier in ("{}", *CARRIERS[code])
        if (quote := carrier.format(case["value"])) not in EXCEPTIONS and not shows(quote, case, case["value"], code)
    ]
    assert missing == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_the_exceptions_are_still_some(code: str) -> None:
    shown = [
        quote
        for case in documented(code)
        for carrier in CARRIERS[code]
        if (quote := carrier.format(case["value"])) in EXCEPTIONS and shows(quote, case, case["value"], code)
    ]
    assert shown == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_no_documented_value_shows_another(code: str) -> None:
    """With a prime step, so that each run holds every quote against some of the values that mean something else."""
    by_fact: defaultdict[tuple[str, ...], list[dict[str, Any]]] = defaultdict(list)
    for case in documented(code):
        by_fact[case["kind"], str(case.get("unit")), str(case.get("decimal"))].append(case)
    wrong = []
    for cases in by_fact.values():
        read = [meaning(case, code) for case in cases]
        for number, case in enumerate(cases):
            quote = CARRIERS[code][0].format(case["value"])
            others = [other for other, means in zip(cases, read, strict=True) if means != read[number]]
            wrong += [
                (quote, other["value"]) for other in others[number % 7 :: 7] if shows(quote, case, other["value"], code)
            ]
    assert wrong == []


def meaning(case: dict[str, Any], code: str) -> tuple[object, ...]:
    context = Context(language=code, decimal=case.get("decimal"))
    reading = kind(case["kind"]).read(case["value"], fact_of(case), context)
    assert isinstance(reading, Reading)
    return reading.low, reading.high, reading.hedge


@pytest.mark.parametrize("case", QUOTES, ids=lambda case: f"{case['value']} in {case['quote']}")
def test_a_sentence_shows_its_value_and_by_a_slip_it_does_not(case: dict[str, Any]) -> None:
    assert shows(case["quote"], case, case["value"], case["language"]) == case["shows"]
