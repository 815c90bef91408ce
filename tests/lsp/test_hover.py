"""What is shown under the pointer: what a claim means and how the sources stand to it, and what a name stands for."""

from __future__ import annotations

from pathlib import Path

import pytest

pytest.importorskip("pygls", reason="the extra `lsp` is not installed")

from lsprotocol.types import MarkupContent

from discrepancies.lsp.hover import hover
from discrepancies.lsp.view import View
from tests.lsp.dossiers import MILL, at, seen, words_at


def told(view: View, words: str, ahead: int = 0) -> str:
    found = hover(view, at(view, words, ahead))
    assert found is not None
    assert isinstance(found.contents, MarkupContent)
    return found.contents.value


def test_a_claim_means_and_is_contradicted(tmp_path: Path) -> None:
    said = told(seen(tmp_path, MILL), "5, quote")
    assert "says **5**: exactly 5" in said
    assert "error, value-conflict" in said
    assert "excluded by" in said
    assert "mill_fire/killed` disputed: How many people were killed?" in said


def test_a_fact_has_its_question_and_the_answers_of_its_event(tmp_path: Path) -> None:
    said = told(seen(tmp_path, MILL), "cause\n")
    assert said.startswith("**What set it on fire?** (fact `cause`)")
    assert "**spark**" in said


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("police}", "**The police** (voice `police`)"),
        ("gazette:", "**Three dead at the mill** (source `gazette`)"),
        ("mill_fire:", "**The fire at the mill** (event `mill\\_fire`)"),
        ("everyone:", "all who were there"),
        ("over_time", "How the answer may change"),
        ("attributed_to", "The voice or source whose word it is"),
        ("events:", "What happened"),
    ],
)
def test_names_and_keys_are_told(tmp_path: Path, words: str, says: str) -> None:
    text = MILL.replace("kind: count,", "kind: count, over_time: fixed,")
    assert says.replace("\\_", "_") in told(seen(tmp_path, text), words, 1).replace("\\_", "_")


def test_a_word_of_a_constraint_is_a_fact(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL + "constraints:\n  few: {holds: killed > 2}\n")
    assert "How many people were killed?" in told(view, "killed > 2", 2)


def test_what_a_name_stands_for_is_told_of_broken_yaml_too(tmp_path: Path) -> None:
    view = seen(
        tmp_path, MILL, now=MILL.replace("attributed_to: police}", "attributed_to: police").replace("3, ", '"3, ')
    )
    assert "says **5**: exactly 5" in told(view, "5, quote")
    assert "The police" in told(view, "attributed_to: police\n", 16)


def test_nothing_that_is_shown_is_markup(tmp_path: Path) -> None:
    view = seen(tmp_path, MILL.replace("The police", "The *police* <b> [x](y)"))
    assert "The \\*police\\* \\<b> \\[x](y)" in told(view, "police}", 1)


def test_a_setting_is_told(tmp_path: Path) -> None:
    (tmp_path / "claims.yaml").write_text(MILL, "utf-8")
    view = seen(tmp_path, 'paths = ["claims.yaml"]\nfail-on = "error"\n', name="discrepancies.toml")
    assert "makes `check` exit with 1".replace("`", "\\`") in told(view, "fail-on", 2)
    assert words_at(view, view.lined.range((0, 5))) == "paths"
