"""Lines and tables are measured in columns of a terminal, and only quotes are broken within a word or shortened."""

from __future__ import annotations

import pytest
from wcwidth import wcswidth

from discrepancies.formats.layout import Quoted, beside, columns, quoted, table, wrap


@pytest.mark.parametrize(("text", "wide"), [("abc", 3), ("日本", 4), ("e\u0301", 1), ("", 0), ("👩\u200d👧", 2)])
def test_columns(text: str, wide: int) -> None:
    assert columns(text) == wide


def test_wrap_breaks_at_spaces_only_and_hangs() -> None:
    assert wrap("a bb ccc dddddddddd e", 6, "- ", "  ") == ["- a bb", "  ccc", "  dddddddddd", "  e"]
    assert wrap("日本 日本", 7) == ["日本", "日本"]
    assert wrap("", 10, "  ") == ["  "]


def test_a_quote_is_broken_within_a_word_and_shortened_with_an_ellipsis() -> None:
    assert quoted("“日本語日本語”", 11, "", "", None) == ["“日本語日本", "語”"]
    short = quoted(f"“{'word ' * 40}end”", 20, "  ", "  ", 2)
    assert len(short) == 2
    assert short[-1].endswith("…”")
    assert all(wcswidth(line) <= 20 for line in short)


def test_a_table_shares_the_width_and_breaks_a_key_where_its_words_join() -> None:
    lines = list(table(("fact", "value"), [("a_rather_long_key", "7 of them or more"), "between", ("b", "日本")], 24))
    assert lines == [
        "fact       value",
        "---------  ---------",
        "a_rather_  7 of them",
        "long_key   or more",
        "between",
        "b          日本",
    ]


def test_a_number_in_a_table_stays_as_written() -> None:
    assert list(table(("a", "b"), [("9.10", "1e3")], 40, right=(1,)))[2] == "9.10  1e3"
    assert list(table(("a", "b"), [], 40)) == []


def test_what_is_too_wide_to_have_its_text_beside_it_stands_above() -> None:
    lines = list(beside([("7", ["who", Quoted("“quote”", None)]), ("a value wider than that", ["who"])], 24, 2))
    assert lines == ["  7  who", "     “quote”", "  a value wider than", "    that", "      who"]


def test_a_quote_beside_a_text_is_as_long_as_it_may_be() -> None:
    quote = f"“{'word ' * 9}end”"
    assert len(list(beside([("7", ["who", Quoted(quote, 2)])], 24, 2))) == 3
    assert " ".join(line.strip() for line in beside([("7", [Quoted(quote, None)])], 24, 0)) == f"7  {quote}"
