"""Markdown tables keep their columns, and nothing that a source wrote is markup."""

from __future__ import annotations

import io
import re
from pathlib import Path

import pytest

import discrepancies
from discrepancies.formats import Style, markdown
from discrepancies.language.safe import markdown as plain

GOLDEN = Path(__file__).parent.parent / "golden"
UNESCAPED_PIPE = re.compile(r"(?<!\\)(?:\\\\)*\|")


def written(dossier: str) -> str:
    out = io.StringIO()
    markdown.render(discrepancies.check(discrepancies.load(str(GOLDEN / f"{dossier}.yaml"))), out, Style())
    return out.getvalue()


@pytest.mark.parametrize("dossier", ["every_kind", "hostile", "quoted", "reconciled"])
def test_the_rows_of_a_table_have_as_many_cells_as_its_head(dossier: str) -> None:
    tables = re.findall(r"(?:^\|.*\n)+", written(dossier), re.MULTILINE)
    assert len(tables) > 3
    for table in tables:
        rows = table.splitlines()
        assert len({len(UNESCAPED_PIPE.findall(row)) for row in rows}) == 1, rows
        assert re.fullmatch(r"\|( -{3}:? \|)+", rows[1])


def test_no_html_link_or_emphasis_of_a_source_gets_out() -> None:
    text = written("hostile")
    assert not re.search(r"[<>\u202e\u2066]", text)
    assert not re.search(r"(?<!\\)\]\(|(?<!\\)`|!\[", re.sub(r"`[\w./-]+`", "", text))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a|b", r"a\|b"),
        (r"a\|b", r"a\\\|b"),
        ("<b>&lt;", "&lt;b&gt;&amp;lt;"),
        ("some_key_here", "some_key_here"),
        ("_em_ __strong__", r"\_em\_ \_\_strong\_\_"),
        ("*a* `b` [c](d) ~e~ #1 !", r"\*a\* \`b\` \[c\](d) \~e\~ \#1 \!"),
        ("a\u202eb", "a&lt;U+202E&gt;b"),
    ],
)
def test_text_is_shown_to_the_letter(text: str, shown: str) -> None:
    assert plain(text) == shown
