"""The `compare` command from outside: what it reads, how it ends, and what it says of input that is wrong."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.command_line import run
from tests.compare.dossiers import FIRST, SECOND


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.yaml").write_text(FIRST, encoding="utf-8")
    Path("b.yaml").write_text(SECOND, encoding="utf-8")


def test_it_ends_with_1_where_something_differs_as_asked() -> None:
    assert run("compare", "a.yaml", "b.yaml").status == 1
    assert run("compare", "a.yaml", "a.yaml").status == 0
    assert run("compare", "a.yaml", "b.yaml", "--fail-on", "never").status == 0
    four = '      - {fact: injured, value: 4, quote: "four firemen"}\n'
    more = FIRST.replace("      - {fact: height", f"{four}      - {{fact: height")
    Path("more.yaml").write_text(more, encoding="utf-8")
    assert run("compare", "a.yaml", "more.yaml").status == 1
    assert run("compare", "a.yaml", "more.yaml", "--fail-on", "reading").status == 0


def test_a_side_may_be_a_folder_or_standard_input_and_both_may_share_a_file() -> None:
    Path("second").mkdir()
    Path("b.yaml").rename("second/b.yaml")
    said = json.loads(run("compare", "a.yaml", "second", "--format", "json").out)
    assert (said["b"], said["summary"]["both"]) == (["second/b.yaml"], 6)
    assert run("compare", "a.yaml", "-", stdin=FIRST.encode()).status == 0
    facts, sources = FIRST.split("sources:\n")
    Path("facts.yaml").write_text(facts, encoding="utf-8")
    Path("claims.yaml").write_text(f"sources:\n{sources}", encoding="utf-8")
    assert run("compare", "claims.yaml", "claims.yaml", "--with", "facts.yaml").status == 0


def test_it_writes_to_a_file_and_never_over_what_it_reads() -> None:
    assert run("compare", "a.yaml", "b.yaml", "--format", "html", "-o", "out.html").status == 1
    assert Path("out.html").read_text(encoding="utf-8").startswith("<!DOCTYPE html>")
    refused = run("compare", "a.yaml", "b.yaml", "-o", "b.yaml")
    assert refused.status == 2
    assert "b.yaml is read, and would be lost" in refused.err


def test_texts_put_the_words_quoted_in_their_place() -> None:
    Path("texts").mkdir()
    Path("texts/gazette.txt").write_text(
        "It is known that at least nine people died in the flames, said the mayor of the town.", encoding="utf-8"
    )
    Path("a.yaml").write_text(FIRST.replace("published: 2019-03-13", "text: {file: gazette.txt}"), encoding="utf-8")
    said = run("compare", "a.yaml", "b.yaml", "--texts", "texts").out
    assert "“It is known that «‹at least nine› people died in the flames», said the mayor" in " ".join(said.split())
    assert "“It is known that at least «‹nine› people died in the flames», said" in " ".join(said.split())


def test_a_wrong_file_is_told_with_its_place_and_nothing_is_compared() -> None:
    Path("b.yaml").write_text(SECOND.replace("fact: hurt", "fact: hurts"), encoding="utf-8")
    said = run("compare", "a.yaml", "b.yaml")
    assert (said.status, said.out) == (2, "")
    assert "b.yaml:27" in said.err
    assert run("compare", "-", "-").err.count('only one of A and B can be "-"') == 1
