"""What somebody marked in a page becomes a draft with what they said of it, and never a claim by itself."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

import discrepancies
from discrepancies.evidence.drafts import shown_value
from discrepancies.load.files import read
from discrepancies.load.problems import Problems
from discrepancies.save.convert import Above, convert
from tests.command_line import run

PAGE = "https://example.org/mill"
FACTS = """\
facts: {killed: {asks: How many?, kind: count}, cause: {asks: What began it?, kind: text}}
events: {mill: {title: Fire}}
sources: {gazette: {url: "https://example.org/mill", event: mill, language: en, claims: [{fact: cause, value: a lamp}]}}
"""


def hypothesis(
    text: str = "", *tags: str, exact: str | None = "At least\nnine people died", **more: Any
) -> dict[str, Any]:
    selectors = [{"type": "TextPositionSelector", "start": 1, "end": 9}]
    if exact is not None:
        selectors.append({"type": "TextQuoteSelector", "exact": exact, "prefix": "a ", "suffix": "."})
    return {
        "id": "x",
        "created": "2018-02-03T10:00:00.000000+00:00",
        "user": "acct:ann@example.org",
        "uri": PAGE,
        "text": text,
        "tags": list(tags),
        "document": {"title": ["Fire at the mill"]},
        "target": [{"source": PAGE, "selector": selectors}],
        **more,
    }


W3C = {
    "@context": "http://www.w3.org/ns/anno.jsonld",
    "type": "Annotation",
    "creator": {"name": "Ann"},
    "created": "2018-02-03",
    "body": [
        {"type": "TextualBody", "value": "killed: at least nine", "purpose": "commenting"},
        {"type": "TextualBody", "value": "mill", "purpose": "tagging"},
    ],
    "target": {
        "source": PAGE,
        "selector": {"type": "RangeSelector", "refinedBy": {"type": "TextQuoteSelector", "exact": "nine people died"}},
    },
}


def drafts(tmp_path: Path, exported: Any, facts: str | None = None) -> list[dict[str, str]]:
    """What is drafted, as a table that nobody has checked."""
    (tmp_path / "marks.json").write_text(json.dumps(exported), "utf-8")
    (tmp_path / "facts.yaml").write_text(facts or "", "utf-8")
    paths = [str(tmp_path / "facts.yaml")] * bool(facts) + [str(tmp_path / "marks.json")]
    done = convert(paths, str(tmp_path / "out.jsonl"), force=True, above=Above(value_of=shown_value))
    rows = [json.loads(line) for line in (tmp_path / "out.jsonl").read_text("utf-8").splitlines()][done.claims :]
    assert len(rows) == done.drafts
    return rows


NOTE = "ann, 2018-02-03"


def test_words_that_are_marked_are_a_quote_and_the_rest_is_open(tmp_path: Path) -> None:
    (one,) = drafts(tmp_path, {"total": 1, "rows": [hypothesis()]})
    assert one == {
        "source": "example.org/mill",
        "event": "?",
        "fact": "?",
        "value": "At least nine",
        "quote": "At least nine people died",
        "note": NOTE,
    }
    assert drafts(tmp_path, [hypothesis(exact="Nobody knows why")])[0]["value"] == "?"
    assert drafts(tmp_path, [hypothesis(exact="nine died and seven fled")])[0]["value"] == "?"


def test_what_the_annotator_says_it_shows(tmp_path: Path) -> None:
    said = "killed: nine or more\nmill/hurt = 3\nas_of: 2018-01-16\nscope: everyone"
    said += "\nCompare https://example.com\nsee: p. 3"
    first, second = drafts(tmp_path, [hypothesis(said, "urgent")])
    assert (first["fact"], first["value"], first["event"]) == ("killed", "nine or more", "?")
    assert (second["fact"], second["value"], second["event"]) == ("hurt", "3", "mill")
    for one in (first, second):
        assert (one["as_of"], one["scope"]) == ("2018-01-16", "everyone")
        assert one["note"] == f"{NOTE}: Compare https://example.com; see: p. 3; urgent"


def test_beside_a_claims_file_only_its_facts_count(tmp_path: Path) -> None:
    (one,) = drafts(tmp_path, [hypothesis("deaths: 9", "killed")], FACTS)
    assert (one["source"], one["fact"], one["value"]) == ("gazette", "killed", "At least nine")
    assert one["note"] == f"{NOTE}: deaths: 9"
    assert "event" not in one or one["event"] is None


@pytest.mark.parametrize(
    "wrapped", [lambda one: one, lambda one: [one], lambda one: {"type": "AnnotationPage", "items": [one]},
                lambda one: {"type": "AnnotationCollection", "first": {"items": [one]}}],
)  # fmt: skip
def test_as_the_w3c_has_it(tmp_path: Path, wrapped: Any) -> None:
    (one,) = drafts(tmp_path, wrapped(W3C))
    assert (one["source"], one["fact"], one["value"]) == ("example.org/mill", "killed", "at least nine")
    assert (one["quote"], one["note"]) == ("nine people died", "Ann, 2018-02-03: mill")


def test_what_is_no_draft(tmp_path: Path) -> None:
    page_note = hypothesis("a fine page", exact=None)
    answer = hypothesis("I agree", references=["x"])
    assert drafts(tmp_path, {"annotations": [page_note, answer]}) == []
    assert drafts(tmp_path, [hypothesis("killed: 9", exact=None)])[0]["fact"] == "killed"


def test_a_page_of_a_pdf(tmp_path: Path) -> None:
    marked = hypothesis()
    marked["target"][0]["selector"].append({"type": "PageSelector", "index": 3, "label": "4"})
    assert drafts(tmp_path, [marked])[0]["locator"] == "p. 4"
    local = hypothesis(uri="urn:x-pdf:abc")
    local["target"][0]["source"] = "urn:x-pdf:abc"
    assert drafts(tmp_path, [local])[0]["source"] == "urn:x-pdf:abc"


def test_a_draft_that_nobody_has_looked_at_cannot_pass_for_a_claim(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    (tmp_path / "marks.json").write_text(json.dumps([hypothesis()]), "utf-8")
    out = str(tmp_path / "out.yaml")
    done = run("convert", str(tmp_path / "facts.yaml"), str(tmp_path / "marks.json"), out)
    assert done.out.startswith(f"{out}: 1 claim, 1 draft to complete; ")
    checked = run("check", out)
    assert checked.status == 2
    assert '"?"' in checked.err
    assert 'fact: "?"' in checked.err


def test_among_the_files_of_a_dossier_it_brings_sources_and_no_claim(tmp_path: Path) -> None:
    (tmp_path / "facts.yaml").write_text(FACTS, "utf-8")
    other = hypothesis(uri="https://example.org/other")
    (tmp_path / "marks.json").write_text(json.dumps([hypothesis(), other]), "utf-8")
    dossier = discrepancies.load(str(tmp_path / "facts.yaml"), str(tmp_path / "marks.json"))
    assert list(dossier.sources) == ["gazette", "example.org/other"]
    assert (len(dossier.claims), dossier.annotations) == (1, 2)
    assert dossier.sources["gazette"].title == "Fire at the mill"
    checked = run("check", str(tmp_path / "facts.yaml"), str(tmp_path / "marks.json"))
    assert "2 annotations: no claims, so not checked; discrepancies convert writes them as drafts" in checked.err


def test_one_without_a_page_is_wrong(tmp_path: Path) -> None:
    (tmp_path / "marks.json").write_text('[{"type": "Annotation", "target": {"selector": {"exact": "a"}}}]', "utf-8")
    problems = Problems()
    read([str(tmp_path / "marks.json")], problems, claimless=True)
    assert [(one.place.line, one.place.column) for one in problems.found] == [(1, 2)]
    assert "does not say of which page it is" in problems.found[0].wrong
