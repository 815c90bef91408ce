"""What docs/quotes.md says of its examples is what happens to them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from discrepancies.evidence import near, quotes
from discrepancies.evidence.quotes import Change, find, nearest
from discrepancies.load.texts.source_text import SourceText

PAGE = (Path(__file__).parents[2] / "docs" / "quotes.md").read_text("utf-8")
PLAIN = PAGE.partition("```text\n")[2].partition("```")[0]
TEXT = SourceText("a", "a.txt", PLAIN, "0" * 64, "utf-8", (1, 4))
ROWS = [
    tuple(cell.strip() for cell in row.split("|")[1:-1])
    for row in re.findall(r"^\|.*\| (?:yes|no|altered) \|.*$", PAGE, re.MULTILINE)
]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row[0]))
def test_each_example_is_true(row: tuple[str, ...]) -> None:
    quote, answer, *change = row
    found = find(quote, TEXT)
    assert ("no" if found is None else "altered" if found.altered else "yes") == answer
    if change:
        closest = nearest(quote, TEXT)
        assert closest is not None
        assert closest.altered == (Change(quoted=change[1], stands=change[0]),)


def test_the_limits_that_the_page_names_are_those_in_force() -> None:
    assert len(ROWS) > 15
    assert f"up to {quotes.MOST_OTHERS}" in PAGE
    assert f"up to {near.REPLACED} words" in PAGE
    assert round(1 / near.CHANGED) == 6
    assert near.FEWEST == 3
