"""A text of several megabytes that is all one line, or no text at all, takes no longer than its length is worth.

Nothing here measures time; what does not end in two minutes would not end at all.
"""

from __future__ import annotations

import faulthandler
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.command_line import run

HANG = 120
"""Seconds after which something hangs for certain."""
LONGEST, LONG = 5_000_000, 1_000_000

QUOTE = "at least nine people were killed on 7 March 2019"
ALTERED = "at least nine people there were killed on 7 March 2019"
FRAGMENTS = "at least nine people […] 7 March 2019"
ABSENT = "eight people were never killed here at all"
CLAIMS = f"""\
facts:
  dead: {{asks: How many?, kind: count}}
  when: {{asks: When?, kind: date}}
sources:
  a:
    event: e
    language: en
    text: {{file: NAME}}
    claims:
      - {{fact: dead, value: at least 9, quote: {QUOTE}}}
      - {{fact: dead, value: at least 9, quote: {ALTERED}}}
      - {{fact: when, value: 2019-03-07, quote: "{FRAGMENTS}"}}
      - {{fact: dead, value: 8, quote: {ABSENT}}}
"""
LINES = ("the mayor of Alder said so, and ", "[")
REPEATED = ("(", "nine ", "1,", "x", "-\u00ad", "« ", "\t")
PAGES = ("[", "<", "<b>", "&lt;", "<!--", "<p>they say ")


@pytest.fixture(autouse=True)
def _hang_guard(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.chdir(tmp_path)
    faulthandler.dump_traceback_later(HANG, exit=True)
    yield
    faulthandler.cancel_dump_traceback_later()


def long_text(repeated: str, length: int) -> str:
    half = repeated * (length // 2 // len(repeated))
    return f"{half} {QUOTE} {half}"


def dossier(name: str, text: str) -> str:
    Path(name).write_text(text, encoding="utf-8")
    Path("claims.yaml").write_text(CLAIMS.replace("NAME", name), encoding="utf-8")
    return "claims.yaml"


@pytest.mark.parametrize(("repeated", "length"), [*((of, LONGEST) for of in LINES), *((of, LONG) for of in REPEATED)])
def test_a_long_text_of_one_line(repeated: str, length: int) -> None:
    text = long_text(repeated, length)
    checked = run("check", dossier("a.txt", text), "--format", "json")
    assert checked.status == 1
    report = json.loads(checked.out)
    selectors = {claim["quote"]: claim["selectors"] for fact in report["facts"] for claim in fact["claims"]}
    (position,) = [one for one in selectors[QUOTE] if one["type"] == "TextPositionSelector"]
    assert position["start"] == text.index(QUOTE)
    assert text[position["start"] : position["end"]] == QUOTE
    assert len(selectors[FRAGMENTS]) == 4
    assert selectors[ABSENT] is None
    assert len(checked.out) < 20_000


@pytest.mark.parametrize("repeated", PAGES)
def test_a_long_page_of_one_line(repeated: str) -> None:
    page = f"<html><body><p>{long_text(repeated, LONG)}</p></body></html>"
    assert run("check", dossier("a.html", page), "--format", "json").status in (1, 2)


@pytest.mark.parametrize("command", [("check",), ("show", "dead"), ("quotes", "--coverage", "--missing")])
@pytest.mark.parametrize("repeated", ["[", "nine people, "])
def test_what_is_printed_of_a_long_text_stays_short(command: tuple[str, ...], repeated: str) -> None:
    text = long_text(repeated, 20_000)
    printed = run(*command, dossier("a.txt", text))
    assert printed.status in (0, 1)
    assert max(map(len, printed.out.splitlines())) <= 80
