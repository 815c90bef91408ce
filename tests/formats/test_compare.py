"""A comparison in each form: as its schema has it, lines that fit, a page that runs nothing; nothing acts."""

from __future__ import annotations

import io
import json
import os
import re
from pathlib import Path

import jsonschema
import pytest
from wcwidth import wcswidth

import discrepancies
from discrepancies.compare import Comparison, agreement
from discrepancies.formats import Style
from discrepancies.formats.compare import FORMS, render
from tests.compare.dossiers import FIRST, SECOND, comparison

GOLDEN = Path(__file__).parent / "compare"
SCHEMA = json.loads(
    (Path(discrepancies.__file__).parent / "formats" / "schemas" / "compare.schema.json").read_text(encoding="utf-8")
)


def written(found: Comparison, form: str, width: int = 80) -> str:
    out = io.StringIO()
    render(form, found, out, Style(width))
    return out.getvalue()


@pytest.mark.parametrize("width", [80, 120])
def test_the_terminal_form_is_as_it_was_and_fits(width: int) -> None:
    said = written(comparison(), "text", width)
    golden = GOLDEN / f"{width}.txt"
    if os.environ.get("GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")
    assert max(map(wcswidth, said.splitlines())) <= width


@pytest.mark.parametrize("form", ["html", "json"])
def test_the_other_forms_are_as_they_were(form: str) -> None:
    said = written(comparison(), form)
    if form == "html":  # the styles are tested by looking at them
        said = said[said.index("<body>") :]
    golden = GOLDEN / f"mill.{form}"
    if os.environ.get("GOLDEN"):
        golden.write_text(said, encoding="utf-8")
    assert said == golden.read_text(encoding="utf-8")


@pytest.mark.parametrize("sides", [(FIRST, SECOND), (SECOND, FIRST), (FIRST, FIRST)])
def test_json_is_what_its_schema_says(sides: tuple[str, str]) -> None:
    found = comparison(*sides)
    said = json.loads(written(found, "json"))
    jsonschema.Draft202012Validator(SCHEMA).validate(said)
    assert said["summary"]["both"] == len(said["pairs"]) == len(found.both)
    assert [one["id"] for one in said["pairs"]] == [one.id for one in found.both]


def test_a_page_runs_nothing_and_everything_in_it_is_escaped() -> None:
    first = FIRST.replace("workers found", "<script>alert(1)</script> found")
    page = written(comparison(first), "html")
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    assert "default-src &#39;none&#39;; style-src &#39;sha256-" in page
    assert not re.search(r"""\s(?:on\w+|src)=|href=["'](?!#)""", page)


def test_what_acts_in_a_terminal_is_made_visible() -> None:
    first = FIRST.replace("flames forty metres high", "flames \u202e forty metres high")
    said = written(comparison(first, FIRST.replace("value: 40 m", "value: 41 m")), "text")
    assert "\u202e" not in said


def test_without_the_library_all_but_alpha_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("discrepancies.compare.reliability.find_spec", lambda _: None)
    found = comparison()
    assert not agreement(found).by_chance
    said = " ".join(written(found, "text").split())
    assert "Krippendorff's alpha needs the library krippendorff, which is not installed: pip install" in said
    assert "Read differently (3)" in said
    assert json.loads(written(found, "json"))["agreement"]["alpha"] is False


def test_there_are_as_many_forms_as_are_told() -> None:
    assert FORMS == ("text", "json", "html")
