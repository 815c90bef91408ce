"""What acts on a terminal or in a spreadsheet is made visible and harmless; what people write stays as it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from discrepancies.language.safe import cell, guarded, hidden, unguarded, visible


@pytest.mark.parametrize(
    "character", ["\x1b", "\x00", "\x7f", "\x9b", "\u202e", "\u2066", "\ufeff", "\u2028", "\U000e0041"]
)
def test_what_is_hidden_gets_a_stand_in(character: str) -> None:
    assert hidden(character)
    assert visible(f"a{character}b") == f"a<U+{ord(character):04X}>b"


@pytest.mark.parametrize("text", ["é", "e\u0301", "日本", "👩\u200d👧", "می\u200cخواهم", "a\u00a0b", "“x” – y", ""])
def test_what_people_write_stays(text: str) -> None:
    assert visible(text) == text


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        *[("=1", "'=1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\t=1", "<U+0009>=1"), ("a=1", "a=1"), ("", "")],
        *[("'=1", "''=1"), ("''@a", "'''@a"), ("'a", "'a")],
    ],
)
def test_no_cell_is_a_formula(text: str, safe: str) -> None:
    assert cell(text) == safe


@given(st.text() | st.text("'=+-@\t\ra"))
def test_the_apostrophe_can_be_taken_off_again(text: str) -> None:
    assert unguarded(guarded(text)) == text
    assert not guarded(text).startswith(("=", "+", "-", "@", "\t", "\r"))


@pytest.mark.parametrize("text", ["'tis", "''", "'", "a", "", "=1"])
def test_a_cell_that_nobody_guarded_is_its_text(text: str) -> None:
    assert unguarded(text) == text
