"""A proof in each form: as its schema and SARIF's have it, lines that fit, a page that runs nothing; nothing acts."""

from __future__ import annotations

import io
import json
import re
from contextlib import chdir
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from wcwidth import wcswidth

import discrepancies
from discrepancies import pipeline
from discrepancies.formats import Style
from discrepancies.formats.proof import FORMS, render
from discrepancies.proof import Proof, prove
from discrepancies.proof.story import Known, of_text

HERE = Path(__file__).parent
SCHEMA = json.loads(
    (Path(discrepancies.__file__).parent / "formats" / "schemas" / "proof.schema.json").read_text(encoding="utf-8")
)
SARIF = json.loads((HERE / "schemas" / "sarif-schema-2.1.0.json").read_text("utf-8"))
STORY = """\
Seven people died in the mill fire at Harrow Bridge, and the damage was US$2.3 million; "flames forty metres high" were
seen, and 23 people were hurt. It broke out on 12 March 2019.
"""
MARKS = {"disputed", "rounded", "altered-quotation", "firmer", "backed"}


@pytest.fixture(scope="module")
def proof() -> Proof:
    return proved(STORY)


def proved(story: str) -> Proof:
    with chdir(HERE.parent / "proof"):  # so that no line is as long as the path of a checkout
        report = pipeline.check(pipeline.load("fires.yaml"))
    return prove(report, of_text(story, "story.md", Known(report.dossier.events, report.dossier.facts)))


def written(proof: Proof, form: str, width: int = 80) -> str:
    out = io.StringIO()
    render(form, proof, out, Style(width))
    return out.getvalue()


def test_json_is_what_its_schema_says(proof: Proof) -> None:
    said: dict[str, Any] = json.loads(written(proof, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(said)
    assert {one["mark"] for one in said["marks"]} == MARKS
    seven = said["marks"][0]
    assert (seven["line"], seven["column"], seven["text"], seven["fact"]) == (1, 1, "Seven", "dead")
    assert [(claim["value"], claim["name"]) for claim in seven["claims"]] == [
        ("7", "Harrow Gazette"),
        ("9", "Northern Wire"),
    ]
    assert said["summary"]["statements"] == len(said["marks"]) == sum(said["summary"]["marks"].values())


def test_sarif_is_what_its_schema_says(proof: Proof) -> None:
    said = json.loads(written(proof, "sarif"))
    jsonschema.Draft4Validator(SARIF).validate(said)
    results = said["runs"][0]["results"]
    assert {one["ruleId"] for one in results} == MARKS - {"backed"}
    assert results[0]["locations"][0]["physicalLocation"]["region"]["startColumn"] == 1


def test_github_has_a_line_for_each_mark_to_look_at(proof: Proof) -> None:
    lines = written(proof, "github").splitlines()
    assert len(lines) == sum(one.mark != "backed" for one in proof.marks)
    assert lines[0].startswith("::error file=story.md,line=1,col=1,title=disputed%3A Seven::")


@pytest.mark.parametrize("width", [60, 80, 120])
def test_text_fits_the_terminal(proof: Proof, width: int) -> None:
    lines = written(proof, "text", width).splitlines()
    assert max(map(wcswidth, lines)) <= width
    assert f"{len(proof.marks)} statements: " in "\n".join(lines[-2:])
    assert all(f"[{one.id}]" in "".join(lines) for one in proof.marks if one.mark != "backed")


def test_the_page_links_each_mark_to_what_is_said_of_it_and_runs_nothing(proof: Proof) -> None:
    page = written(proof, "html")
    for one in proof.marks:
        assert page.count(f'id="t-{one.id}"') == page.count(f'id="m-{one.id}"') == 1
    assert "script" not in page
    assert "default-src &#39;none&#39;" in page
    shown = re.sub(r"<[^>]+>", "", page[page.index('<div class="story"') : page.index("</div>")])
    assert shown.replace("&#34;", '"') == STORY


@pytest.mark.parametrize("form", FORMS)
def test_what_a_story_says_acts_nowhere(form: str) -> None:
    hostile = "Seven <script>alert(1)</script> died at Harrow Bridge \x1b[31m \u202e“one two <b>three”</b>\n"
    said = written(proved(hostile), form)
    assert "<script>" not in said or form != "html"
    assert "\x1b" not in said
    if form != "json":
        assert "\u202e" not in said
