"""The `quotes` command from outside: what it prints of texts, quotes and coverage, what it writes, and how it ends."""

from __future__ import annotations

import hashlib
import re
import shlex
from pathlib import Path

import pytest
import yaml
from wcwidth import wcswidth

from tests.command_line import Outcome, run

PAGE = Path(__file__).parent.parent / "docs" / "coverage.md"

TEXT = """\
THE HARBOUR FIRE OF 2019

Nine people died in the fire on 12 March 2019, said the mayor of the Free Town of Westport, Ana Ruiz, at the port.
At least 14 were hurt; call 555 0199 to help.
"""
FACTS = """
facts:
  killed: {asks: How many people were killed?, kind: count, unit: people}
  hurt: {asks: How many people were hurt?, kind: count, unit: people}
"""
SOURCES = """
sources:
  gazette:
    event: fire
    text: {file: texts/gazette.txt, lines: 1-4}
    ignore: {555 0199: a telephone number, no longer there: a caption}
    claims:
      - {fact: killed, value: 9, quote: "Nine people died in the fire"}
  wire:
    event: fire
    text: {file: texts/wire.txt}
    claims:
      - {fact: killed, value: 9, quote: "nine people have died"}
  radio:
    event: fire
    claims:
      - {fact: killed, value: 9, quote: "nine dead"}
"""
RIGHT = FACTS + SOURCES


@pytest.fixture(autouse=True)
def _folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    Path("texts").mkdir()
    Path("texts/gazette.txt").write_text(TEXT, encoding="utf-8")
    Path("right.yaml").write_text(RIGHT, encoding="utf-8")
    Path("wrong.yaml").write_text(RIGHT.replace("died in the fire", "were killed by the fire"), encoding="utf-8")
    Path("bad.yaml").write_text(RIGHT.replace("value: 9", "value: 7 or 9"), encoding="utf-8")


def section(found: Outcome, heading: str) -> list[str]:
    """The lines under a heading, up to the next empty one."""
    return found.out[found.out.index(heading) :].split("\n\n")[0].splitlines()[1:]


def test_it_says_which_texts_are_at_hand_and_which_are_not() -> None:
    found = run("quotes", "right.yaml")
    assert found.out.startswith("1 of 3 texts at hand.\n")
    row = next(line for line in found.out.splitlines() if line.startswith("gazette"))
    assert row.split() == ["gazette", "texts/gazette.txt", "(utf-8)", "1-4", "1", "of", "1", "no"]
    assert "Not at hand: wire (texts/wire.txt) and radio." in found.out
    assert (found.status, found.err) == (0, "")


def test_without_any_text_it_says_how_to_give_them() -> None:
    Path("texts/gazette.txt").unlink()
    found = run("quotes", "right.yaml", "--coverage")
    assert found.status == 0
    assert "0 of 3 texts at hand." in found.out
    assert "--texts" in found.out
    assert "Coverage" not in found.out


def test_a_folder_of_texts_can_be_given() -> None:
    Path("elsewhere").mkdir()
    Path("elsewhere/radio.txt").write_text("so nine dead, they said\n", encoding="utf-8")
    found = run("quotes", "right.yaml", "--texts", "elsewhere")
    assert "2 of 3 texts at hand." in found.out
    assert run("quotes", "right.yaml", "--texts", "nowhere").status == 2


def test_a_folder_that_lacks_a_text_that_was_read_is_no_success() -> None:
    Path("pinned.yaml").write_text(RIGHT.replace("wire.txt", f"wire.txt, sha256: {'0' * 64}"), encoding="utf-8")
    found = run("quotes", "pinned.yaml", "--texts", "texts")
    assert found.status == 1
    assert "Not at hand, though the SHA-256 is given: wire (texts/wire.txt)." in found.out
    assert "Not at hand: radio." in found.out
    assert run("quotes", "pinned.yaml").status == 0


def test_its_findings_are_told_as_check_tells_them() -> None:
    found, check = run("quotes", "wrong.yaml"), run("check", "wrong.yaml")
    assert (found.status, check.status) == (1, 1)
    assert "quote-not-found" in found.out
    start = found.out.index("Errors (")
    told = found.out[start : found.out.index("\n\n", found.out.index("quote-not-found"))]
    assert told in check.out


def test_only_the_rules_of_quotes_are_run() -> None:
    disputed = RIGHT.replace('value: 9, quote: "nine dead"', 'value: 5, quote: "five dead"')
    Path("disputed.yaml").write_text(disputed, encoding="utf-8")
    assert run("check", "disputed.yaml").status == 1
    found = run("quotes", "disputed.yaml")
    assert found.status == 0
    assert "Nothing flagged." in found.out


def test_a_claim_without_a_quote_is_told() -> None:
    Path("missing.yaml").write_text(RIGHT.replace(', quote: "nine dead"', ""), encoding="utf-8")
    found = run("quotes", "missing.yaml")
    assert found.status == 0
    assert "quote-missing" in found.out


def test_wrong_input_and_usage_end_with_2() -> None:
    found = run("quotes", "bad.yaml")
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("bad.yaml:")
    assert run("quotes", "right.yaml", "--draft", "--pin").status == 2
    assert run("quotes", "right.yaml", "--covered").status == 2
    assert Path("right.yaml").read_text("utf-8") == RIGHT


def test_coverage_counts_figures_and_names() -> None:
    assert "Coverage" not in run("quotes", "right.yaml").out
    found = run("quotes", "right.yaml", "--coverage")
    assert found.status == 0
    _, headers, _, row = section(found, "Coverage\n===")
    assert headers.split("  ")[0] == "source"
    assert row.split() == ["gazette", "1", "of", "4", "(25%)", "0", "of", "2", "(0%)", *row.split()[-1:]]
    assert int(row.split()[-1]) > 0
    assert 'gazette ignores "no longer there" (a caption)' in " ".join(found.out.split())
    assert "figure-unclaimed" in found.out
    assert "Westport»" not in found.out


def test_several_texts_have_a_total() -> None:
    Path("texts/wire.txt").write_text("nine people have died\n", encoding="utf-8")
    found = run("quotes", "right.yaml", "--coverage")
    *_, wire, whole = section(found, "Coverage\n===")
    assert wire.split() == ["wire", "1", "of", "1", "(100%)", "none", "to", "claim", "0"]
    assert whole.split()[:5] == ["all", "2", "of", "5", "(40%)"]


def test_what_is_missing_is_listed_with_its_line_and_kind() -> None:
    found = run("quotes", "right.yaml", "--missing")
    listed = section(found, "gazette: 3 figures and 2 names that no quote covers")
    assert [line.split()[:2] for line in listed] == [
        ["1", "date"], ["3", "date"], ["3", "name"], ["3", "name"], ["4", "number"],
    ]  # fmt: skip
    assert listed[0] == "  1  date    THE HARBOUR FIRE OF «2019»"
    assert "«Free Town of Westport»" in listed[2]
    assert "Coverage" in found.out


@pytest.mark.parametrize("width", [80, 120])
@pytest.mark.parametrize("text", [TEXT, TEXT.replace(" ", "  "), TEXT.replace(", ", "、漢字漢字、")])
def test_it_fits_the_terminal(width: int, text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", str(width))
    Path("texts/gazette.txt").write_text(text, encoding="utf-8")
    found = run("quotes", "right.yaml", "--missing")
    assert max(map(wcswidth, found.out.splitlines())) <= width
    assert any(wcswidth(line) > width - 12 for line in found.out.splitlines())


def test_a_hostile_text_does_nothing_to_a_terminal() -> None:
    hostile = TEXT.replace("the mayor", "\x1b]0;owned\x07 \u202emayor\u2028").replace(
        "14 were", "\x1b[31m14\u202e were"
    )
    Path("texts/gazette.txt").write_text(hostile, encoding="utf-8")
    for options in ("--missing", "--draft"):
        found = run("quotes", "right.yaml", options)
        assert found.out
        assert all(line.isprintable() for line in found.out.split("\n"))
    assert "<U+001B>" in run("quotes", "right.yaml", "--missing").out


def test_a_draft_is_nothing_but_yaml() -> None:
    found = run("quotes", "right.yaml", "--draft")
    assert (found.status, found.err) == (0, "")
    claims = yaml.safe_load(found.out)["sources"]["gazette"]["claims"]
    assert [claim["fact"] for claim in claims] == ["?"] * 5
    assert [claim["locator"] for claim in claims] == ["line 1", "line 3", "line 3", "line 3", "line 4"]
    assert claims[-1]["value"] == "At least 14"


def test_pin_writes_what_was_read_and_says_so() -> None:
    found = run("quotes", "right.yaml", "--pin")
    assert (found.status, found.err) == (0, "")
    sha256 = hashlib.sha256(Path("texts/gazette.txt").read_bytes()).hexdigest()
    assert sha256 in Path("right.yaml").read_text("utf-8")
    assert found.out == "right.yaml: gazette has the SHA-256 of texts/gazette.txt\n"
    row = next(line for line in run("quotes", "right.yaml").out.splitlines() if line.startswith("gazette"))
    assert row.endswith("yes")
    again = Path("right.yaml").read_bytes()
    assert "Nothing to write" in run("quotes", "right.yaml", "--pin").out
    assert Path("right.yaml").read_bytes() == again
    Path("texts/gazette.txt").write_text(f"{TEXT}more\n", encoding="utf-8")
    changed = run("quotes", "right.yaml")
    assert changed.status == 1
    assert next(line for line in changed.out.splitlines() if line.startswith("gazette")).endswith("changed")
    assert run("quotes", "right.yaml", "--pin").out.endswith(", in place of another\n")
    assert run("quotes", "right.yaml").status == 0


def test_what_cannot_be_pinned_is_an_input_error() -> None:
    found = run("quotes", "-", "--texts", "texts", "--pin", stdin=RIGHT.encode())
    assert (found.status, found.out) == (2, "")
    assert found.err.startswith("-:1:1: ")


def test_the_default_is_the_shipped_place() -> None:
    assert run("quotes").status == 2
    Path("data/texts").mkdir(parents=True)
    Path("data/claims.yaml").write_text(RIGHT, encoding="utf-8")
    assert run("quotes") == run("quotes", "data/claims.yaml")


def test_the_page_on_coverage_shows_what_is_printed() -> None:
    page = PAGE.read_text("utf-8")
    text, *outputs = re.findall(r"```text\n(.*?)```", page, re.DOTALL)
    (claims,) = re.findall(r"```yaml\n(.*?)```", page, re.DOTALL)
    Path("gazette.txt").write_text(text, encoding="utf-8")
    Path("fire.yaml").write_text(claims, encoding="utf-8")
    assert len(outputs) == 2
    for shown in outputs:
        command, _, printed = shown.partition("\n")
        assert run(*shlex.split(command.removeprefix("$ discrepancies "))).out == printed
