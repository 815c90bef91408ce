"""Where one can go: to a declaration, a quote in its text, the other side, every use."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import Location

from discrepancies.lsp import places
from discrepancies.lsp.symbols import symbols
from discrepancies.lsp.view import View
from tests.lsp.dossiers import MILL, at, seen, words_at


def there(view: View, found: list[Location]) -> list[str]:
    """What stands at each place, to the end of its line."""
    said = []
    for one in found:
        lined = view.text(unquote(urlsplit(one.uri).path))
        start = lined.offset(one.range.start)
        said.append(lined.text[start : lined.ends[one.range.start.line]])
    return said


@pytest.mark.parametrize(
    ("words", "ahead", "declared"),
    [
        ("fact: cause", 7, "cause: {asks"),
        ("event: mill_fire\n    published", 8, "mill_fire: {title"),
        ("to: police}", 5, "police: The police"),
        ("scope: everyone", 9, "everyone: all who were there"),
        ("[gazette]", 2, "gazette:"),
        ("holds: killed", 8, "killed: {asks"),
    ],
)
def test_a_name_leads_to_its_declaration(tmp_path: Path, words: str, ahead: int, declared: str) -> None:
    text = MILL.replace("three workers died}", "three workers died, scope: everyone}").replace(
        "  wire:\n", "  wire:\n    derives_from: [gazette]\n"
    )
    view = seen(tmp_path, text + "constraints:\n  some: {holds: killed > 2}\n")
    (found,) = there(view, places.definition(view, at(view, words, ahead)))
    assert found.startswith(declared)


def test_a_quote_leads_to_its_words(tmp_path: Path) -> None:
    (tmp_path / "gazette.txt").write_text("The mill burnt.\n🔥 We heard: three workers died.\n", "utf-8")
    view = seen(tmp_path, MILL.replace("    title: Three", "    text: {file: gazette.txt}\n    title: Three"))
    (found,) = there(view, places.definition(view, at(view, "three workers", 3)))
    assert found == "three workers died."


def test_a_claim_leads_to_the_other_side(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL)
    assert there(view, places.implementation(view, at(view, "five people")))[0].startswith("3, quote")
    moved = seen(tmp_path, MILL, now="# one line more\n" + MILL)
    assert there(moved, places.implementation(moved, at(moved, "five people")))[0].startswith("3, quote")
    assert places.implementation(view, at(view, "a spark")) == []


def test_a_name_leads_to_its_uses_and_a_claim_to_its_like(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL)
    assert len(places.references(view, at(view, "  killed", 3))) == 2
    assert len(places.references(view, at(view, "  mill_fire: {", 3))) == 2
    assert [one[:1] for one in there(view, places.references(view, at(view, "five people")))] == ["3", "5"]


def test_the_outline_has_sections_and_claims(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL, now=MILL.replace("value: 5, ", 'value: "5, '))
    found = symbols(view)
    assert [one.name for one in found] == ["facts", "events", "voices", "sources"]
    gazette, wire = found[3].children or []
    assert (gazette.name, gazette.detail) == ("gazette", "Three dead at the mill")
    assert [one.name for one in gazette.children or []] == ["killed: 3", "cause: spark"]
    assert wire.children
    for one in (found[3], gazette, *(gazette.children or [])):
        inner = (one.selection_range.start, one.selection_range.end)
        assert all(
            (one.range.start.line, one.range.start.character)
            <= (place.line, place.character)
            <= (one.range.end.line, one.range.end.character)
            for place in inner
        )
    assert words_at(view, gazette.selection_range) == "gazette"
