"""docs/numbers.md is a promise to users, so every row of its tables is read and compared."""

from __future__ import annotations

import re
from math import inf, nextafter
from pathlib import Path

import pytest

from discrepancies.kinds import count, quantity
from discrepancies.language.en import NUMBERS as ENGLISH
from discrepancies.language.reading import Context, Reading, Unreadable
from discrepancies.model import Fact, Place

PAGE = (Path(__file__).parents[2] / "docs" / "numbers.md").read_text(encoding="utf-8")
HEADER = re.compile(r"^\| (?P<kind>count|quantity)(?: (?:of|in) (?P<unit>\S+))? \| (?P<second>[a-z ]+) \|")
ROW = re.compile(r"^\| `(?P<written>[^`]+)` \| (?P<rest>.*) \|$")

ACCEPTED: list[tuple[str, ...]] = []
REFUSED: list[tuple[str, ...]] = []
kind, unit, table = "", "", ACCEPTED
for line in PAGE.splitlines():
    if header := HEADER.match(line):
        kind, unit = header["kind"], header["unit"] or ""
        table = ACCEPTED if header["second"] == "from" else REFUSED
    if row := ROW.match(line):
        table.append((kind, unit, row["written"], *row["rest"].split(" | ")))


def read(kind: str, unit: str, text: str) -> Reading:
    fact = Fact("k", "?", kind, Place("facts.yaml", 1, 1), unit=unit or None)
    if kind == "count":
        return count.read(text, fact, Context())
    return quantity.read(text, fact, Context())


def ends(written: str, doubled: str) -> tuple[float, float]:
    """What the page says in words: a number, "above 9", "below 9", or "any" for no bound."""
    low, high = (end.replace(",", "") for end in (written, doubled))
    first = -inf if low == "any" else float(low.removeprefix("above "))
    last = inf if high == "any" else float(high.removeprefix("below "))
    return (
        nextafter(first, inf) if low.startswith("above") else first,
        nextafter(last, -inf) if high.startswith("below") else last,
    )


@pytest.mark.parametrize(("kind", "unit", "text", "low", "high", "hedge"), [row for row in ACCEPTED if len(row) == 6])
def test_what_a_number_means(kind: str, unit: str, text: str, low: str, high: str, hedge: str) -> None:
    reading = read(kind, unit, text)
    assert reading[:2] == ends(low, high)
    assert reading.hedge == hedge


@pytest.mark.parametrize(
    ("kind", "unit", "text", "low", "high", "soft_low", "soft_high", "hedge"),
    [row for row in ACCEPTED if len(row) == 8],
)
def test_what_a_vague_number_means(
    kind: str, unit: str, text: str, low: str, high: str, soft_low: str, soft_high: str, hedge: str
) -> None:
    reading = read(kind, unit, text)
    assert reading[:2] == ends(low, high)
    # The page has six digits of a width that nobody wrote.
    assert reading[2:4] == pytest.approx(ends(soft_low, soft_high), rel=1e-5)
    assert reading.hedge == hedge


@pytest.mark.parametrize(("kind", "unit", "text", "wrong", "instead"), REFUSED)
def test_what_is_refused_and_why(kind: str, unit: str, text: str, wrong: str, instead: str) -> None:
    with pytest.raises(Unreadable) as refusal:
        read(kind, unit, text)
    assert (refusal.value.wrong, refusal.value.instead) == (wrong, instead)


def test_the_page_shows_every_word_that_is_understood() -> None:
    shown = {row[2] for row in ACCEPTED}
    phrases = {phrase for phrases in ENGLISH.before.values() for phrase in phrases}
    behind = {phrase for phrases in ENGLISH.after.values() for phrase in phrases}
    assert {phrase for phrase in phrases if not any(text.startswith(phrase) for text in shown)} == set()
    assert {phrase for phrase in behind if not any(text.endswith(phrase) for text in shown)} == set()
    assert {*ENGLISH.none, *ENGLISH.few, *ENGLISH.many} <= shown


def test_every_row_of_the_page_is_checked() -> None:
    assert {len(row) for row in ACCEPTED} == {6, 8}
    assert len(ACCEPTED) + len(REFUSED) == PAGE.count("\n| `")
    assert len(ACCEPTED) > 150
    assert len(REFUSED) > 40
