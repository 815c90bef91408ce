"""What may be written at a place, in whole files and in those that break off there."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import TextEdit

from discrepancies.config import SETTINGS
from discrepancies.lsp.completion import completion
from discrepancies.lsp.positions import LinedText
from tests.lsp.dossiers import MILL, seen

HERE = "⌷"


def offered(folder: Path, marked: str, name: str = "claims.yaml") -> dict[str, str]:
    """What is offered where the mark stands: each label with the text as it then is, to the end of the line."""
    text = marked.replace(HERE, "")
    view = seen(folder, MILL, now=text, name=name) if name == "claims.yaml" else seen(folder, text, name=name)
    items = completion(view, LinedText(text).position(marked.index(HERE))).items
    result = {}
    for item in items:
        assert isinstance(item.text_edit, TextEdit)
        where = item.text_edit.range
        start, end = view.lined.offset(where.start), view.lined.offset(where.end)
        after = text[:start] + item.text_edit.new_text + text[end:]
        line = after.count("\n", 0, start)
        result[item.label] = after.split("\n")[line].strip()
    return result


@pytest.mark.parametrize(
    ("before", "after", "label", "line"),
    [
        ("fact: cause", f"fact: {HERE}", "killed", "- fact: killed"),
        ("fact: cause", f"fact: ki{HERE}", "killed", "- fact: killed"),
        ("{fact: killed, value: 3, quote: three workers died}", f"{{fact: ki{HERE}", "killed", "- {fact: killed"),
        ("value: spark", f"value: {HERE}", "arson", "value: arson"),
        ("event: mill_fire\n    published", f"event: {HERE}\n    published", "mill_fire", "event: mill_fire"),
        (
            "to: police}",
            f"to: {HERE}}}",
            "gazette",
            "- {fact: killed, value: 5, quote: five people were killed, attributed_to: gazette}",
        ),
        (
            ", attributed_to: police}",
            f", scope: {HERE}}}",
            "everyone",
            "- {fact: killed, value: 5, quote: five people were killed, scope: everyone}",
        ),
        (
            ", attributed_to: police}",
            f", stated: {HERE}",
            "alleged",
            "- {fact: killed, value: 5, quote: five people were killed, stated: alleged",
        ),
        (
            ", attributed_to: police}",
            f", {HERE}",
            "as_of",
            "- {fact: killed, value: 5, quote: five people were killed, as_of: ",
        ),
        (
            "  wire:\n    event: mill_fire",
            f"  wire:\n    event: mill_fire\n    {HERE}",
            "derives_from",
            "derives_from:",
        ),
        ("kind: date", f"kind: {HERE}", "count", "happened: {asks: On what day did it burn?, kind: count}"),
        ("kind: date", f"kind: date, {HERE}", "tolerance", ""),
        ("events:\n", f"{HERE}\nevents:\n", "constraints", "constraints:"),
    ],
)
def test_what_is_known_is_offered(tmp_path: Path, before: str, after: str, label: str, line: str) -> None:
    assert MILL.count(before) == 1
    found = offered(tmp_path, MILL.replace(before, after))
    if line:
        assert found[label].strip() == line.strip()
    else:
        assert label not in found, "a date has none"


def test_a_key_that_is_there_is_not_offered_again(tmp_path: Path) -> None:
    found = offered(tmp_path, MILL.replace("value: spark", f"value: spark\n        {HERE}"))
    assert {"quote", "fact", "value"}.isdisjoint(found)
    assert "scope" not in found, "the fact has no scopes"
    assert "note" in found


def test_what_other_sources_say_is_not_offered(tmp_path: Path) -> None:
    assert set(offered(tmp_path, MILL.replace("value: 5", f"value: {HERE}"))) == {"unknown"}


def test_a_constraint_speaks_of_facts(tmp_path: Path) -> None:
    found = offered(tmp_path, f"{MILL}constraints:\n  few: {{holds: 2 < ki{HERE}")
    assert found["killed"] == "few: {holds: 2 < killed"


def test_an_empty_file_begins_with_a_section(tmp_path: Path) -> None:
    assert {"facts", "events", "sources", "title"} <= set(offered(tmp_path, HERE))


def test_settings_and_their_words(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text(MILL, "utf-8")
    name = "discrepancies.toml"
    assert set(offered(tmp_path, HERE, name)) == set(SETTINGS)
    assert offered(tmp_path, f'paths = "claims.yaml"\nfail-on = {HERE}', name)['"warning"'] == 'fail-on = "warning"'
    assert offered(tmp_path, f'fail-on = "wa{HERE}"', name)["warning"] == 'fail-on = "warning"'
    assert "paths" not in offered(tmp_path, f'paths = "claims.yaml"\n{HERE}', name)
