"""docs/dates.md is a promise to users, so every row of its tables is read and compared."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discrepancies.kinds import date, period
from discrepancies.language.languages import LANGUAGES
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

FACT = Fact("happened", "When was it?", "period", Place("claims.yaml", 1, 1))
ROW = re.compile(r"^\| (?P<written>`[^`]+`) \| (?P<rest>.*) \|$")

ACCEPTED: list[tuple[str, ...]] = []
OF_LANGUAGES: list[tuple[str, ...]] = []
GEDCOM: list[tuple[str, ...]] = []
REFUSED: list[tuple[str, ...]] = []
PERIODS: list[tuple[str, ...]] = []
header = ""
for line in (Path(__file__).parents[2] / "docs" / "dates.md").read_text(encoding="utf-8").splitlines():
    if line.startswith(("| written", "| language", "| gedcom")):
        header = line
    if row := ROW.match(line):
        first, second = (cell.split(":")[0].strip() for cell in header.split("|")[1:3])
        tables = {"from": GEDCOM if first == "gedcom" else ACCEPTED, "written": OF_LANGUAGES}
        table = (tables | {"refused": REFUSED, "start": PERIODS})[second]
        table.append((row["written"].strip("`"), *row["rest"].split(" | ")))


def end(written: str) -> str | None:
    return None if written == "open" else written


@pytest.mark.parametrize(("written", "first", "last", "hedge"), ACCEPTED)
def test_what_a_date_means(written: str, first: str, last: str, hedge: str) -> None:
    reading = date.interval(written, Context())
    assert date.bounds(reading.low, reading.high) == (end(first), end(last))
    assert reading.hedge == hedge


@pytest.mark.parametrize(("language", "written", "first", "last", "hedge"), OF_LANGUAGES)
def test_what_a_date_means_in_another_language(language: str, written: str, first: str, last: str, hedge: str) -> None:
    reading = date.interval(written.strip("`"), Context(language=language))
    assert date.bounds(reading.low, reading.high) == (end(first), end(last))
    assert reading.hedge == hedge


@pytest.mark.parametrize(("written", "first", "last", "hedge"), GEDCOM)
def test_what_a_date_of_a_family_tree_means(written: str, first: str, last: str, hedge: str) -> None:
    reading = date.interval(written, Context("gedcom"))
    assert date.bounds(reading.low, reading.high) == (end(first), end(last))
    assert reading.hedge == hedge


@pytest.mark.parametrize(("written", "wrong", "instead"), REFUSED)
def test_what_is_refused_and_why(written: str, wrong: str, instead: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        date.interval(written, Context())
    assert (refusal.value.wrong, refusal.value.instead) == (wrong, instead)


@pytest.mark.parametrize(("written", "start", "finish"), PERIODS)
def test_what_a_period_means(written: str, start: str, finish: str) -> None:
    (_, first), (_, last) = period.read(written, FACT, Context())
    assert (shown(first), shown(last)) == (start, finish)


def test_the_page_has_its_tables() -> None:
    assert len(ACCEPTED) > 100
    assert len(REFUSED) > 50
    assert len(PERIODS) > 15
    assert {language for language, *_ in OF_LANGUAGES} == set(LANGUAGES) - {"en"}
    assert len(GEDCOM) > 5


def shown(reading: Reading) -> str:
    if reading.low != reading.low:
        return "unknown"
    low, high = date.bounds(reading.low, reading.high)
    return str(low) if low == high else f"{low or 'open'} to {high or 'open'}"
