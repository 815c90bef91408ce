"""Places in a text in the units of the editor, whatever characters and line ends are in it."""

from __future__ import annotations

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import (
    Position,
    Range,
    TextDocumentContentChangePartial,
    TextDocumentContentChangeWholeDocument,
)

from discrepancies.lsp.positions import UTF_8, UTF_16, UTF_32, LinedText, changed

TEXT = "a: 🔥x\r\nb: שלום\n\tc: é\rd: \u2028e\n"


@pytest.mark.parametrize("encoding", [UTF_8, UTF_16, UTF_32])
def test_every_place_is_found_again(encoding: str) -> None:
    lined = LinedText(TEXT, encoding)
    for offset in range(len(TEXT) + 1):
        if TEXT[offset - 1 : offset + 1] != "\r\n":
            assert lined.offset(lined.position(offset)) == offset


@pytest.mark.parametrize(("encoding", "units"), [(UTF_8, 7), (UTF_16, 5), (UTF_32, 4)])
def test_a_fire_is_as_long_as_the_encoding_has_it(encoding: str, units: int) -> None:
    assert LinedText(TEXT, encoding).position(4) == Position(0, units)


def test_only_what_ends_a_line_for_the_editor_does() -> None:
    lined = LinedText(TEXT)
    assert [TEXT[start:end] for start, end in zip(lined.starts, lined.ends, strict=True)] == [
        "a: 🔥x",
        "b: שלום",
        "\tc: é",
        "d: \u2028e",
        "",
    ]


def test_what_lies_outside_is_held_within() -> None:
    lined = LinedText(TEXT)
    assert lined.offset(Position(0, 99)) == 5
    assert lined.offset(Position(99, 0)) == len(TEXT)
    assert lined.offset(Position(0, 4)) == 3, "half a character is before it"


def test_changes_are_made_one_after_the_other() -> None:
    def at(line: int, start: int, end: int, text: str) -> TextDocumentContentChangePartial:
        return TextDocumentContentChangePartial(Range(Position(line, start), Position(line, end)), text)

    assert changed("🔥a\nb", [at(0, 2, 3, "x"), at(1, 0, 1, "y"), at(1, 9, 9, "!")], UTF_16) == "🔥x\ny!"
    assert changed("a", [TextDocumentContentChangeWholeDocument("b"), at(0, 0, 0, "c")], UTF_16) == "cb"
