"""Where a quote leads: to the source at those words, its archive, its text, and the file and line of the claim."""

from __future__ import annotations

from pathlib import Path

import pytest

from discrepancies import pipeline
from discrepancies.pages.links import Files, at_words, links
from discrepancies.pages.passages import passage
from discrepancies.report import Report

CLAIMS = """\
facts:
  injured: {asks: How many people were injured?, kind: count, unit: people}
sources:
  gazette:
    url: https://gazette.example/mill
    archived: https://archive.example/gazette
    text: {file: texts/gazette.txt}
    claims:
      - {event: mill, fact: injured, value: 7, quote: Seven people were hurt - all of the crew}
  herald:
    archived: https://archive.example/herald#top
    claims:
      - {event: mill, fact: injured, value: 11, quote: Eleven people were hurt}
  wire:
    claims:
      - {event: mill, fact: injured, value: 12}
"""
EDITOR = "vscode://file/{path}:{line}"


@pytest.fixture
def claims(tmp_path: Path) -> Path:
    """Three sources: with an address and a text, with an archived copy alone, and with nothing to lead to."""
    path = tmp_path / "claims.yaml"
    path.write_text(CLAIMS, "utf-8")
    (tmp_path / "texts").mkdir()
    text = "A fire broke out.\n\nSeven people were hurt - all of the crew.\u202e\nNobody died.\n"
    (tmp_path / "texts" / "gazette.txt").write_text(text, "utf-8")
    return path


@pytest.fixture
def report(claims: Path) -> Report:
    """What a check of them finds."""
    return pipeline.check(pipeline.load(str(claims)))


def test_a_quote_leads_to_the_source_at_its_words_its_archive_its_text_and_its_claim(
    report: Report, claims: Path
) -> None:
    linked = links(report, Files(editor=EDITOR))(0)
    words = "#:~:text=Seven%20people%20were%20hurt%20%2D%20all%20of%20the%20crew"
    assert linked.url == f"https://gazette.example/mill{words}"
    assert linked.archived == f"https://archive.example/gazette{words}"
    assert linked.text
    assert linked.text.label == "texts/gazette.txt:3"
    assert linked.text.url == f"vscode://file/{claims.parent}/texts/gazette.txt:3"
    assert linked.claim == (f"{claims}:9", f"vscode://file/{claims}:9")


def test_without_an_editor_the_places_are_only_told_and_what_is_not_there_leads_nowhere(report: Report) -> None:
    of = links(report, Files())
    assert of(0).claim.url is None
    assert of(1)[:3] == ("https://archive.example/herald#top", None, None)
    assert of(2)[:3] == (None, None, None)


def test_a_long_quote_is_told_by_its_ends() -> None:
    words = " ".join(f"word{number}" for number in range(60))
    address = at_words("https://gazette.example/", words)
    assert address.endswith(
        "=word0%20word1%20word2%20word3%20word4%20word5,word54%20word55%20word56%20word57%20word58%20word59"
    )


def test_a_passage_has_the_quote_in_its_text_and_nothing_that_cannot_be_seen(report: Report) -> None:
    found = passage(report, 0)
    assert found
    assert [one["words"] for one in found["pieces"] if one["quoted"]] == ["Seven people were hurt - all of the crew"]
    whole = "".join(one["words"] for one in found["pieces"])
    assert whole == "A fire broke out.\n\nSeven people were hurt - all of the crew.<U+202E>\nNobody died."
    assert (found["before"], found["after"]) == (False, False)
    assert passage(report, 1) is passage(report, 99) is passage(report, -1) is None
